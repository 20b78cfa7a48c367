-- help: Movements that stand together in plans, and how firmly.
-- title: Movements in the same plans
-- example: cooccur
-- example: cooccur --least 5 --level province -o pairs.csv
-- example: cooccur --movement 'lao động giỏi'
-- option: least=3 number  Pairs that fewer plans name are left out.
-- column: source text  A movement.
-- column: target text  Another one, behind it in the order of names.
-- column: weight integer  Plans that name both (O).
-- column: source_plans integer  Plans that name the first (R).
-- column: target_plans integer  Plans that name the second (C).
-- column: plans integer  Plans asked about (N).
-- column: expected real  R C / N: plans to be expected by chance.
-- column: g2 real  Log-likelihood ratio of the four cells (Dunning 1993).
-- column: phi real  Correlation of the two, -1 to 1; below 0 they avoid one
--   another; null where all plans name one of them.
-- column: p real  Fisher's exact test, both sides.
-- column: p_holm real  The same corrected for all pairs (Holm 1979).
-- column: p_bh real  Share of false ones if this pair and all with a smaller p
--   are taken for true (Benjamini and Hochberg 1995).
-- column: tests integer  Pairs that were tested: those with --least plans.
-- column: log_dice real  14 + log2(2 O / (R + C)) (Rychlý 2008).
-- column: jaccard real  O / (R + C - O).
-- graph: undirected
-- export: yes
-- evidence: mentions
-- brief: source target weight expected phi p_holm log_dice
-- note: Each pair stands once. With --movement, one of the two is such a
--   movement. Plans of one body repeat one another from year to year and are
--   not independent, which makes p too small; many name what their
--   superior body lists, and a pair may be that list's.
WITH asked(plan) AS MATERIALIZED (
  -- with --movement, plans that name none of them are plans asked about too
  SELECT plan FROM observed_plan
), named AS MATERIALIZED (
  SELECT DISTINCT m.plan, m.movement
    FROM asked a JOIN mention m ON m.plan = a.plan
), alone AS MATERIALIZED (
  SELECT n.movement, count(*) AS plans, v.key, v.name,
         n.movement IN (SELECT movement FROM scope_movement) AS wanted
    FROM named n JOIN movement v ON v.id = n.movement GROUP BY n.movement
), pair AS MATERIALIZED (
  SELECT a.name AS source, b.name AS target, a.key AS source_key,
         b.key AS target_key, count(*) AS o, a.plans AS r, b.plans AS c,
         (SELECT count(*) FROM asked) AS n
    FROM named x
    JOIN named y ON y.plan = x.plan AND y.movement <> x.movement
    JOIN alone a ON a.movement = x.movement
    JOIN alone b ON b.movement = y.movement AND a.key < b.key
   WHERE a.wanted OR b.wanted
   GROUP BY x.movement, y.movement
  HAVING count(*) >= at_least(:least, 1, 'least')
), tested AS MATERIALIZED (
  SELECT *, fisher(o, r, c, n) AS p, count(*) OVER () AS tests FROM pair
), ranked AS (
  SELECT *, row_number() OVER (ORDER BY p) AS nth FROM tested
), corrected AS (
  SELECT *, min(1.0, max(p * (tests - nth + 1)) OVER (ORDER BY p)) AS p_holm,
         min(1.0, min(p * tests / nth) OVER (ORDER BY p DESC)) AS p_bh
    FROM ranked
)
SELECT source, target, o AS weight, r AS source_plans, c AS target_plans,
       n AS plans, round(1.0 * r * c / n, 3) AS expected,
       round(g2(o, r, c, n), 3) AS g2, round(phi(o, r, c, n), 4) AS phi,
       significant(p, 4) AS p, significant(p_holm, 4) AS p_holm,
       significant(p_bh, 4) AS p_bh, tests, round(log_dice(o, r, c), 3) AS log_dice,
       round(jaccard(o, r, c), 4) AS jaccard
  FROM corrected
 ORDER BY log_dice(o, r, c) DESC, o DESC, source_key, target_key;
