-- help: How many movements there may be beyond those that were seen.
-- title: Movements seen, and how many there may be
-- example: completeness
-- example: completeness --by level
-- example: completeness --year 2021..2025 --by year
-- option: by text  Count apart by year, unit, level or region of the plans.
-- choices: by year unit level region
-- with: part by
-- column: part text  With --by: the year, unit, level or region; null: not known.
-- column: plans integer  Plans (t).
-- column: movements integer  Different movements they name (S).
-- column: once integer  Movements that one plan only names (Q1).
-- column: twice integer  Movements that two plans name (Q2).
-- column: namings integer  Plans that name a movement, summed over movements (U).
-- column: estimate real  How many movements there are at least, seen or not
--   (Chao2, Chao 1987); null for fewer than 2 plans.
-- column: unseen real  estimate - movements.
-- column: coverage real  The share of all namings in such plans that is of
--   movements seen (Chao and Jost 2012); null for fewer than 5 plans.
-- export: yes
-- evidence: mentions
-- brief: part plans movements once twice estimate unseen coverage
-- note: The estimate takes the plans for a fair draw from those that could have
--   been read, and is a lower bound: rare movements may be more. A name that is
--   read in two ways counts as two movements seen once and makes it too high:
--   see thidua review. A plan for several years counts in each.
WITH asked(plan) AS MATERIALIZED (
  -- with --movement, plans that name none of them are plans read all the same
  SELECT plan FROM observed_plan
), part(plan, part) AS MATERIALIZED (
  SELECT a.plan, coalesce(CASE :by WHEN 'level' THEN p.level
                                   WHEN 'region' THEN p.region
                                   WHEN 'unit' THEN coalesce(u.name, p.issuer)
                          END, '')
    FROM asked a
    JOIN plan p ON p.id = a.plan
    LEFT JOIN scope_unit n ON n.plan = p.id
    LEFT JOIN unit u ON u.id = n.unit
   WHERE coalesce(:by, '') <> 'year'
  UNION ALL
  SELECT o.plan, CAST(o.year AS TEXT) FROM observed o WHERE :by = 'year'
), size AS (
  SELECT part, count(*) AS t FROM part GROUP BY part
), named AS (
  SELECT a.part, m.movement, count(DISTINCT m.plan) AS n
    FROM part a
    JOIN mention m ON m.plan = a.plan
    JOIN scope_movement w ON w.movement = m.movement
   GROUP BY a.part, m.movement
), counted AS (
  SELECT z.part, z.t, count(n.movement) AS s, count(nullif(n.n = 1, 0)) AS q1,
         count(nullif(n.n = 2, 0)) AS q2, coalesce(sum(n.n), 0) AS u
    FROM size z LEFT JOIN named n ON n.part = z.part
   GROUP BY z.part
)
SELECT nullif(part, '') AS part, t AS plans, s AS movements, q1 AS once,
       q2 AS twice, u AS namings, round(chao2(s, q1, q2, t), 2) AS estimate,
       round(chao2(s, q1, q2, t) - s, 2) AS unseen,
       iif(t >= 5, round(coverage(u, q1, q2, t), 4), NULL) AS coverage
  FROM counted
 ORDER BY part = '', part;
