-- help: How many plans there are of each year, by level.
-- title: Plans by year
-- example: years
-- example: years --unit 'lang son'
-- column: year integer  A year that plans count in.
-- column: plans integer  Plans of that year.
-- column: central integer  Those of central bodies.
-- column: industry integer  Those of industry unions.
-- column: province integer  Those of provinces.
-- column: district integer  Those of districts.
-- column: grassroots integer  Those of grassroots unions.
-- column: enterprise integer  Those of enterprises.
-- column: unknown integer  Those whose level is not known.
-- export: yes
-- note: A plan for several years counts in each, so the sum may be more than
--   the number of plans.
SELECT y.year, count(*) AS plans,
       count(*) FILTER (WHERE p.level = 'central') AS central,
       count(*) FILTER (WHERE p.level = 'industry') AS industry,
       count(*) FILTER (WHERE p.level = 'province') AS province,
       count(*) FILTER (WHERE p.level = 'district') AS district,
       count(*) FILTER (WHERE p.level = 'grassroots') AS grassroots,
       count(*) FILTER (WHERE p.level = 'enterprise') AS enterprise,
       count(*) FILTER (WHERE p.level IS NULL) AS unknown
  FROM scope_year y
  JOIN plan p ON p.id = y.plan
 GROUP BY y.year
 ORDER BY y.year;
