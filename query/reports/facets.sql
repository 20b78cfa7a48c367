-- help: How what a query finds is spread over years, levels, units.
-- title: {query}
-- example: facets 'chuyển đổi số'
-- example: facets '"an toàn"' --by section
-- param: query query required  Words that must all occur; in quotation
--   marks, in that order. thidua search --help tells the rest.
-- option: by=year,level,unit text  Facets with commas between: year, level,
--   unit, region, section, kind and tier.
-- column: facet text  What is counted by.
-- column: value text  A year, a level ...; null: not known.
-- column: passages integer  Passages found there.
-- column: plans integer  Plans they are in.
-- empty: notfound
-- hits: all
-- note: A plan for several years counts in each of them.
WITH found AS MATERIALIZED (
  SELECT g.id, g.plan, g.section, g.kind, h.tier
    FROM hit h JOIN passage g ON g.id = h.passage
), facet(ord, facet, value, plan) AS (
  SELECT 1, 'year', y.year, f.plan
    FROM found f JOIN scope_year y ON y.plan = f.plan
  UNION ALL SELECT 2, 'level', p.level, f.plan
    FROM found f JOIN plan p ON p.id = f.plan
  UNION ALL SELECT 3, 'unit', coalesce(u.name, p.issuer), f.plan
    FROM found f JOIN plan p ON p.id = f.plan
    LEFT JOIN scope_unit n ON n.plan = f.plan
    LEFT JOIN unit u ON u.id = n.unit
  UNION ALL SELECT 4, 'region', p.region, f.plan
    FROM found f JOIN plan p ON p.id = f.plan
  UNION ALL SELECT 5, 'section', f.section, f.plan FROM found f
  UNION ALL SELECT 6, 'kind', f.kind, f.plan FROM found f
  UNION ALL SELECT 7, 'tier', f.tier, f.plan FROM found f
)
SELECT facet, CAST(value AS TEXT) AS value, count(*) AS passages,
       count(DISTINCT plan) AS plans
  FROM facet
 WHERE listed(:by, facet, 'year, level, unit, region, section, kind, tier')
 GROUP BY ord, facet, value
 ORDER BY ord, iif(ord = 1, value, NULL), count(*) DESC, value;
