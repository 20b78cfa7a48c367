-- help: Which movements recur: each movement against the years.
-- title: Movements by year: plans that name them
-- example: recur
-- example: recur --level province -o recur.csv
-- example: recur --by region
-- example: recur --long --format json
-- option: by text  Count apart by unit, level or region of the plans.
-- choices: by unit level region
-- with: part by
-- column: name text  The movement.
-- column: part text  With --by: the unit, level or region; null: not known.
-- column: kind text  phong trào, cuộc vận động or đợt thi đua.
-- column: plans integer  Plans that name it.
-- column: plans_dated integer  Those of them whose year is known ...
-- column: of_plans integer  ... of so many.
-- column: first integer  First year in which a plan names it.
-- column: last integer  Last year in which one does.
-- column: span integer  Years from first to last, both counted.
-- column: years_used integer  Years in which a plan names it.
-- column: years_observed integer  Years of which there are plans.
-- column: share real  years_used / years_observed; null for fewer than 5 years.
-- column: share_low real  Wilson's interval of 95 % of that share: its lower
--   end; null for fewer than 5 years.
-- column: share_high real  And its upper end.
-- column: longest_run integer  Most years in a row in which a plan names it, of
--   those of which there are plans.
-- column: gaps integer  Years between first and last of which there are plans,
--   none of which names it.
-- column: gap_years text  Which they are.
-- column: heading text  A year with its number of plans; with --by the year.
-- column: year integer  A year.
-- column: named integer  Plans of that year that name it; null: there are none
--   of that year, so nothing is known.
-- column: of integer  Plans of that year; null: none.
-- export: yes
-- evidence: mentions
-- brief: name part plans years_used
-- pivot: named year of as {heading}
-- note: --movement chooses movements; the plans they are counted among stay.
--   In the heading of a year, n is the number of plans of that year that were
--   asked about; 0 means that none of them names the movement, an empty cell
--   that there is no plan to name it. A year without plans has no column and is
--   in no count: of it nothing is known, so it neither ends a run nor makes a
--   gap. A plan for several years counts in each; plans counts it once.
-- note: With --by, all counts are those of the plans of one unit, level or region.
WITH part(plan, part) AS MATERIALIZED (
  SELECT p.id, coalesce(CASE :by WHEN 'level' THEN p.level
                                 WHEN 'region' THEN p.region
                                 WHEN 'unit' THEN coalesce(u.name, p.issuer)
                        END, '')
    FROM plan p
    LEFT JOIN scope_unit n ON n.plan = p.id AND :by = 'unit'
    LEFT JOIN unit u ON u.id = n.unit
   WHERE :by IS NOT NULL
), year_of_all AS MATERIALIZED (
  SELECT year, count(*) AS of FROM observed GROUP BY year
), per_year AS MATERIALIZED (
  SELECT '' AS part, year, of, row_number() OVER (ORDER BY year) AS nth
    FROM year_of_all WHERE :by IS NULL
  UNION ALL
  SELECT a.part, o.year, count(*) AS of,
         row_number() OVER (PARTITION BY a.part ORDER BY o.year) AS nth
    FROM observed o JOIN part a ON a.plan = o.plan GROUP BY a.part, o.year
), dated AS MATERIALIZED (
  SELECT '' AS part, count(DISTINCT plan) AS plans,
         count(DISTINCT year) AS years
    FROM observed WHERE :by IS NULL GROUP BY 1
  UNION ALL
  SELECT a.part, count(DISTINCT o.plan) AS plans,
         count(DISTINCT o.year) AS years
    FROM observed o JOIN part a ON a.plan = o.plan GROUP BY a.part
), named AS MATERIALIZED (
  SELECT DISTINCT m.movement, m.plan, a.part
    FROM mention m JOIN scope s ON s.plan = m.plan
    JOIN scope_movement w ON w.movement = m.movement
    JOIN part a ON a.plan = m.plan
   WHERE :by IS NOT NULL
), cell AS MATERIALIZED (
  SELECT movement, '' AS part, year, plans AS named
    FROM scope_movement_year WHERE :by IS NULL
  UNION ALL
  SELECT n.movement, n.part, y.year, count(*)
    FROM named n JOIN scope_year y ON y.plan = n.plan
   GROUP BY n.movement, n.part, y.year
), used AS MATERIALIZED (
  SELECT c.movement, c.part, c.year, p.nth,
         p.nth - row_number() OVER (PARTITION BY c.movement, c.part
                                    ORDER BY c.year) AS run
    FROM cell c JOIN per_year p ON p.part = c.part AND p.year = c.year
), spell AS (
  SELECT movement, part, min(year) AS first, max(year) AS last,
         count(*) AS years_used, max(nth) - min(nth) + 1 AS observable
    FROM used GROUP BY movement, part
), longest AS (
  SELECT movement, part, max(n) AS n
    FROM (SELECT movement, part, count(*) AS n FROM used
           GROUP BY movement, part, run)
   GROUP BY movement, part
), gap AS (
  SELECT l.movement, l.part, group_concat(l.year, ', ') AS years
    FROM (SELECT s.movement, s.part, p.year
            FROM spell s
            JOIN per_year p ON p.part = s.part
                           AND p.year BETWEEN s.first AND s.last
           WHERE NOT EXISTS (SELECT 1 FROM cell c
                              WHERE c.movement = s.movement
                                AND c.part = s.part AND c.year = p.year)
           ORDER BY p.year) l
   GROUP BY l.movement, l.part
), total AS (
  SELECT movement, '' AS part, plans, dated
    FROM scope_movement_count WHERE :by IS NULL
  UNION ALL
  SELECT n.movement, n.part, count(*) AS plans,
         sum(EXISTS (SELECT 1 FROM scope_year y WHERE y.plan = n.plan))
           AS dated
    FROM named n GROUP BY n.movement, n.part
), whole AS MATERIALIZED (
  SELECT t.movement, t.part, t.plans, t.dated,
         coalesce(d.plans, 0) AS of_plans, s.first, s.last,
         coalesce(s.years_used, 0) AS years_used,
         coalesce(d.years, 0) AS years_observed, coalesce(l.n, 0) AS run,
         coalesce(s.observable - s.years_used, 0) AS gaps, g.years
    FROM total t
    LEFT JOIN dated d ON d.part = t.part
    LEFT JOIN spell s ON s.movement = t.movement AND s.part = t.part
    LEFT JOIN longest l ON l.movement = t.movement AND l.part = t.part
    LEFT JOIN gap g ON g.movement = t.movement AND g.part = t.part
)
SELECT v.name, nullif(t.part, '') AS part, v.kind, t.plans,
       t.dated AS plans_dated, t.of_plans, t.first, t.last,
       t.last - t.first + 1 AS span, t.years_used, t.years_observed,
       iif(t.years_observed >= 5,
           round(1.0 * t.years_used / t.years_observed, 4), NULL) AS share,
       iif(t.years_observed >= 5,
           round(wilson_low(t.years_used, t.years_observed), 4), NULL)
         AS share_low,
       iif(t.years_observed >= 5,
           round(wilson_high(t.years_used, t.years_observed), 4), NULL)
         AS share_high,
       t.run AS longest_run, t.gaps, t.years AS gap_years,
       y.year || iif(:by IS NULL, ' (n=' || y.of || ')', '') AS heading,
       y.year, iif(p.of IS NULL, NULL, coalesce(c.named, 0)) AS named, p.of
  FROM whole t
  JOIN movement v ON v.id = t.movement
  LEFT JOIN year_of_all y
  LEFT JOIN per_year p ON p.part = t.part AND p.year = y.year
  LEFT JOIN cell c ON c.movement = t.movement AND c.part = t.part
                  AND c.year = y.year
 ORDER BY iif(:by IS NULL, NULL, v.key), t.part = '', t.years_used DESC,
          t.plans DESC, v.key, t.part, y.year;
