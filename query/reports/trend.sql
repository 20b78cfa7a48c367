-- help: What rises or falls with the years: movements, or a query.
-- title: Trends over the years
-- example: trend
-- example: trend --movement 'lao động giỏi'
-- example: trend '"chuyển đổi số"' --alpha 0.01
-- param: query query optional  Words that must all occur; in quotation
--   marks, in that order. Without it the movements of --movement are asked
--   about, each for itself.
-- option: alpha=0.05 text  A trend is called one where p_holm is at most this.
-- option: least=3 number  Movements that fewer plans name are left out.
-- column: name text  The movement; (query) for what a query finds.
-- column: years integer  Years of which there are plans: the length of the series.
-- column: first integer  The first of them.
-- column: last integer  The last of them.
-- column: plans_with integer  Plans in which it stands, summed over years (k) ...
-- column: plans integer  ... of so many (n).
-- column: by_year text  Both for each year: 2017 1/4; 2018 2/5.
-- column: s integer  Pairs of years in which its share rises less those in which
--   it falls (Mann 1945, Kendall 1975).
-- column: tau real  Kendall's tau b of share and year, -1 to 1; null where all
--   shares are equal.
-- column: p real  Probability of as large an s, either way, if years did not
--   matter: of all orders of the shares for at most 10 years, else by the normal
--   approximation.
-- column: p_least real  The least p that any order of these shares could have.
-- column: p_holm real  p corrected for all rows that could show a trend at all
--   (Holm 1979); null for the others.
-- column: tests integer  How many rows those are.
-- column: slope real  Change of the share in a year: the median of the slopes of
--   all pairs of years (Theil 1950, Sen 1968); null for fewer than 5 plans.
-- column: intercept real  The median of share - slope x year.
-- column: z real  Cochran and Armitage's z of k of n against the year, which
--   weighs years by their plans; null for fewer than 5 plans.
-- column: p_z real  Its p on both sides, uncorrected.
-- column: verdict text  rising, falling, no trend shown, or why it cannot be told.
-- brief: name years plans_with plans p_holm verdict
-- empty: notfound
-- hits: all
-- note: A plan for several years counts in the first of them only: counted in each,
--   it would make years alike that are one plan.
-- note: A year without plans is not in the series; slopes are over the real
--   years. Four years have 24 orders, of which 2 are all the way up or down, so
--   that p cannot be below 0.083: the verdict says where that is so, of few years
--   or of many equal shares. Plans of one body in different years resemble one
--   another, which makes p too small; and where the units of the years differ,
--   a trend may be theirs: --unit and --level compare like with like. The places
--   themselves are shown by thidua mentions and thidua search.
WITH place(item, name, plan) AS MATERIALIZED (
  SELECT DISTINCT 0, '(query)', g.plan
    FROM hit h JOIN passage g ON g.id = h.passage
   WHERE :query IS NOT NULL
  UNION ALL
  SELECT DISTINCT v.id, v.name, m.plan
    FROM mention m
    JOIN scope s ON s.plan = m.plan
    JOIN scope_movement w ON w.movement = m.movement
    JOIN movement v ON v.id = m.movement
   WHERE :query IS NULL
), base AS MATERIALIZED (
  SELECT plan, min(year) AS year FROM observed WHERE :query IS NULL
   GROUP BY plan
  UNION ALL
  SELECT plan, min(year) FROM scope_year WHERE :query IS NOT NULL GROUP BY plan
), per_year AS MATERIALIZED (
  SELECT year, count(*) AS n FROM base GROUP BY year
), item AS MATERIALIZED (
  SELECT p.item, p.name FROM place p
   WHERE EXISTS (SELECT 1 FROM base b WHERE b.plan = p.plan)
      OR NOT EXISTS (SELECT 1 FROM base)
   GROUP BY p.item, p.name
  HAVING count(*) >= at_least(iif(:query IS NULL, :least, 1), 1, 'least')
), found AS MATERIALIZED (
  SELECT p.item, b.year, count(*) AS k
    FROM place p JOIN base b ON b.plan = p.plan GROUP BY p.item, b.year
), share AS (
  SELECT i.item, i.name, y.year, coalesce(f.k, 0) AS k, y.n,
         1.0 * coalesce(f.k, 0) / y.n AS share
    FROM item i LEFT JOIN per_year y
    LEFT JOIN found f ON f.item = i.item AND f.year = y.year
   ORDER BY i.item, y.year
), series AS MATERIALIZED (
  SELECT item, name, count(year) AS years, min(year) AS first,
         max(year) AS last, sum(iif(n IS NULL, NULL, k)) AS k, sum(n) AS n,
         group_concat(year || ' ' || k || '/' || n, '; ') AS by_year,
         mann_kendall_s(year, share) AS s, kendall_tau(year, share) AS tau,
         coalesce(mann_kendall_exact(year, share),
                  mann_kendall_p(year, share)) AS p,
         coalesce(mann_kendall_least(year, share), 1) AS least,
         coalesce(mann_kendall_least(year, year), 1) AS least_of_years,
         theil_sen(year, share) AS slope,
         theil_sen_intercept(year, share) AS intercept,
         cochran_armitage_z(k, n, year) AS z,
         cochran_armitage_p(k, n, year) AS p_z,
         probability(:alpha, 'alpha') AS alpha
    FROM share GROUP BY item, name
), ranked AS (
  SELECT *, least <= alpha AS can,
         count(*) OVER (PARTITION BY least <= alpha) AS tests,
         row_number() OVER (PARTITION BY least <= alpha ORDER BY p) AS nth
    FROM series
), holm AS (
  SELECT *, iif(can, min(1.0, max(p * (tests - nth + 1))
                                OVER (PARTITION BY can ORDER BY p)), NULL)
              AS p_holm
    FROM ranked
)
SELECT name, years, first, last, k AS plans_with, n AS plans, by_year,
       CAST(s AS INTEGER) AS s, round(tau, 4) AS tau, significant(p, 4) AS p,
       significant(least, 4) AS p_least, significant(p_holm, 4) AS p_holm,
       sum(can) OVER () AS tests,
       iif(n >= 5, significant(slope, 6), NULL) AS slope,
       iif(n >= 5, significant(intercept, 8), NULL) AS intercept,
       iif(n >= 5, round(z, 4), NULL) AS z,
       iif(n >= 5, significant(p_z, 4), NULL) AS p_z,
       CASE WHEN years = 0 THEN 'cannot be told: no plan has a known year'
            WHEN years = 1 THEN 'cannot be told: 1 year can never reach '
                                || :alpha
            WHEN NOT can
            THEN 'cannot be told: ' || years || ' years '
                 || iif(least_of_years <= alpha,
                        'with so many equal shares ', '')
                 || 'can never reach ' || :alpha
            WHEN p_holm <= alpha AND s > 0 THEN 'rising'
            WHEN p_holm <= alpha AND s < 0 THEN 'falling'
            ELSE 'no trend shown' END AS verdict
  FROM holm
 ORDER BY can DESC, significant(p_holm, 4), p_z IS NULL, significant(p_z, 4),
          name;
