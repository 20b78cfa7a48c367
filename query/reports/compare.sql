-- help: Two years, or two spans of years, side by side.
-- title: {a} (a) and {b} (b)
-- example: compare 2017 2025
-- example: compare 2017..2020 2021..2025 --level province -o compare.csv
-- param: a years required  First side: a year, or a range as 2017..2020.
-- param: b years required  Second side.
-- disjoint: a b
-- column: kind text  theme, movement, anniversary or citation.
-- column: name text  The theme, movement, event or document, as first printed.
-- column: state text  kept: on both sides; gone: on the first only; new: on
--   the second only.
-- column: n_a integer  Plans of the first side that have it ...
-- column: of_a integer  ... of so many.
-- column: n_b integer  Plans of the second side that have it ...
-- column: of_b integer  ... of so many.
-- column: detail_a text  On the first side: scope of a theme, kind of a
--   movement, counts of an anniversary, type of a document.
-- column: detail_b text  The same on the second side.
-- column: plans_a text  The plans of the first side that have it, each with
--   its document number.
-- column: plans_b text  The same of the second side.
-- column: source_a text  Where it stands first on the first side, file:line.
-- column: quotation_a text  The words around it there.
-- column: source_b text  The same on the second side.
-- column: quotation_b text  The words around it there.
-- column: key text  What was compared: words in lower case, tone marks in
--   one place; the authority file's name of a movement or event it knows.
-- brief: kind name state n_a of_a n_b of_b
-- note: Anniversaries are the same if the event is, whatever its count;
--   citations if the number is. A plan for several years counts in each year
--   it covers. With --movement only plans that name it are read, and all plans
--   of a side are counted. Absence from a side means that none of its plans here has it.
WITH side(side, plan) AS MATERIALIZED (
  SELECT DISTINCT 'a', plan FROM observed WHERE year BETWEEN :a_from AND :a_to
  UNION ALL
  SELECT DISTINCT 'b', plan FROM observed WHERE year BETWEEN :b_from AND :b_to
), fact(rank, kind, key, name, detail, plan, passage, at) AS (
  SELECT 1, 'theme', key, text, scope, plan, passage, byte_from FROM theme
  UNION ALL
  SELECT 2, 'movement', v.key, m.raw, m.kind, m.plan, m.passage, m.byte_from
    FROM mention m JOIN movement v ON v.id = m.movement
    JOIN scope_movement w ON w.movement = v.id
  UNION ALL
  SELECT 3, 'anniversary', key, event, CAST(years AS TEXT), plan, passage,
         byte_from FROM anniversary
  UNION ALL
  SELECT 4, 'citation', coalesce(number, name, type), coalesce(number, name),
         type, plan, passage, byte_from FROM citation
), found AS MATERIALIZED (
  SELECT f.rank, f.kind, f.key, f.name, f.detail, d.side, f.plan, f.passage,
         row_number() OVER (PARTITION BY f.rank, f.key, d.side
                            ORDER BY p.year, p.source, f.at) AS nth,
         row_number() OVER (PARTITION BY f.rank, f.key, d.side, f.plan
                            ORDER BY f.at) AS nth_in_plan
    FROM side d
    JOIN fact f ON f.plan = d.plan
    JOIN scope s ON s.plan = f.plan
    JOIN plan p ON p.id = f.plan
), summed AS (
  SELECT rank, kind, key, side,
         count(DISTINCT plan) AS n,
         max(iif(nth = 1, name, NULL)) AS name,
         max(iif(nth = 1, passage, NULL)) AS passage
    FROM found GROUP BY rank, key, side
), listed AS (
  SELECT rank, key, side, group_concat(label, '; ') AS plans
    FROM (SELECT f.rank, f.key, f.side,
                 p.id || coalesce(' ' || p.number, '') AS label
            FROM found f JOIN plan p ON p.id = f.plan
           WHERE f.nth_in_plan = 1
           ORDER BY p.year, p.source)
   GROUP BY rank, key, side
), detailed AS (
  SELECT rank, key, side, group_concat(detail, ', ') AS detail
    FROM (SELECT DISTINCT rank, key, side, detail FROM found
           ORDER BY detail)
   GROUP BY rank, key, side
), whole AS (
  SELECT s.*, l.plans, d.detail, p.source || ':' || g.line AS source,
         around(g.text, s.name, 12) AS quotation
    FROM summed s
    JOIN listed l USING (rank, key, side)
    JOIN detailed d USING (rank, key, side)
    JOIN passage g ON g.id = s.passage
    JOIN plan p ON p.id = g.plan
)
SELECT k.kind, coalesce(v.name, a.name, b.name) AS name,
       CASE WHEN b.n IS NULL THEN 'gone' WHEN a.n IS NULL THEN 'new'
            ELSE 'kept' END AS state,
       coalesce(a.n, 0) AS n_a,
       (SELECT count(*) FROM side WHERE side = 'a') AS of_a,
       coalesce(b.n, 0) AS n_b,
       (SELECT count(*) FROM side WHERE side = 'b') AS of_b,
       a.detail AS detail_a, b.detail AS detail_b,
       a.plans AS plans_a, b.plans AS plans_b,
       a.source AS source_a, a.quotation AS quotation_a,
       b.source AS source_b, b.quotation AS quotation_b,
       k.key
  FROM (SELECT DISTINCT rank, kind, key FROM summed) k
  LEFT JOIN whole a ON a.rank = k.rank AND a.key = k.key AND a.side = 'a'
  LEFT JOIN whole b ON b.rank = k.rank AND b.key = k.key AND b.side = 'b'
  LEFT JOIN movement v ON k.kind = 'movement' AND v.key = k.key
 ORDER BY k.rank, CASE WHEN a.n IS NULL THEN 3 WHEN b.n IS NULL THEN 2
                       ELSE 1 END,
          coalesce(a.n, 0) + coalesce(b.n, 0) DESC, k.key;
