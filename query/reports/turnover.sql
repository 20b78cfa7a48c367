-- help: How much one side keeps of the other, and how much is new.
-- title: Turnover from {a} (a) to {b} (b)
-- example: turnover 2017 2025
-- example: turnover province district --year 2025
-- param: a side required  First side: a year, a range as 2017..2020, a level, a
--   unit, a region, or filters as 'year=2025 level=province'.
-- param: b side required  Second side.
-- column: kind text  movement, theme, anniversary or citation.
-- column: n_a integer  Different ones on the first side ...
-- column: n_b integer  ... and on the second.
-- column: both integer  Those on both sides.
-- column: retention real  both / n_a: the share of the first side that stays ...
-- column: retention_low real  ... with its 95 % interval (Wilson) ...
-- column: retention_high real  ... both ends.
-- column: novelty real  (n_b - both) / n_b: the share of the second side that is new
-- column: novelty_low real  ... its interval's lower end ...
-- column: novelty_high real  ... and upper end.
-- column: jaccard real  both / all different ones: 1 where the sides name the same.
-- column: beta_sor real  Dissimilarity of Sorensen, 0 to 1 (Baselga 2010) ...
-- column: beta_sim real  ... of which by replacement ...
-- column: beta_sne real  ... and by one side naming fewer.
-- column: plans_a integer  Plans of the first side.
-- column: plans_b integer  Plans of the second.
-- brief: kind n_a n_b both retention novelty jaccard
-- notes: compare
-- note: A name counts once a side, in however many plans it stands. More plans name
--   more: compare sides of about as many, and see completeness. The intervals
--   take names as drawn by chance; they are too narrow where plans copy one another.
-- note: thidua compare A B lists the names behind the numbers.
WITH fact(rank, kind, key, plan) AS (
  SELECT 1, 'movement', m.movement, m.plan
    FROM mention m JOIN scope_movement w ON w.movement = m.movement
  UNION ALL SELECT 2, 'theme', key, plan FROM theme
  UNION ALL SELECT 3, 'anniversary', key, plan FROM anniversary
  UNION ALL
  SELECT 4, 'citation', coalesce(number, name, type), plan FROM citation
), named AS MATERIALIZED (
  SELECT f.rank, f.kind, f.key, max(d.side = 'a') AS a, max(d.side = 'b') AS b
    FROM side d
    JOIN fact f ON f.plan = d.plan
    JOIN scope s ON s.plan = d.plan
   GROUP BY f.rank, f.key
), counted AS (
  SELECT rank, kind, sum(a) AS n_a, sum(b) AS n_b, sum(a AND b) AS n
    FROM named GROUP BY rank
)
SELECT kind, n_a, n_b, n AS both,
       round(1.0 * n / nullif(n_a, 0), 6) AS retention,
       round(wilson_low(n, n_a), 6) AS retention_low,
       round(wilson_high(n, n_a), 6) AS retention_high,
       round(1.0 * (n_b - n) / nullif(n_b, 0), 6) AS novelty,
       round(wilson_low(n_b - n, n_b), 6) AS novelty_low,
       round(wilson_high(n_b - n, n_b), 6) AS novelty_high,
       round(1.0 * n / nullif(n_a + n_b - n, 0), 6) AS jaccard,
       round(beta_sor(n, n_a - n, n_b - n), 6) AS beta_sor,
       round(beta_sim(n, n_a - n, n_b - n), 6) AS beta_sim,
       round(beta_sne(n, n_a - n, n_b - n), 6) AS beta_sne,
       (SELECT count(*) FROM side WHERE side = 'a') AS plans_a,
       (SELECT count(*) FROM side WHERE side = 'b') AS plans_b
  FROM counted ORDER BY rank;
