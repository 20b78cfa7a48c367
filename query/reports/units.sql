-- help: How many plans there are of each unit, and of which years.
-- title: Plans by unit
-- example: units
-- example: units --as-of 2025-07-01 --level province
-- column: unit text  The unit: a body of the authority file, or the province the
--   issuer stands in; none where neither is known.
-- column: region text  Its socio-economic region.
-- column: plans integer  Plans counted under it.
-- column: issuers integer  Issuers with different names among them.
-- column: first integer  The first year of which it has a plan.
-- column: last integer  The last.
-- column: was text  Units that were counted under it by --as-of.
-- export: yes
-- brief: unit region plans first last was
-- note: With --as-of a plan counts under the unit that had its place on that day
--   (Hòa Bình under Phú Thọ from 2025-07-01). The sum over all units is the
--   number of plans, whatever the day.
SELECT u.name AS unit, u.region, count(DISTINCT s.plan) AS plans,
       count(DISTINCT p.issuer) AS issuers, min(y.year) AS first,
       max(y.year) AS last,
       (SELECT group_concat(name, '; ')
          FROM (SELECT DISTINCT o.name
                  FROM scope_unit n2
                  JOIN scope s2 ON s2.plan = n2.plan
                  JOIN plan p2 ON p2.id = n2.plan
                  JOIN unit o ON o.id = p2.unit
                 WHERE n2.unit = u.id AND o.id <> u.id ORDER BY 1)) AS was
  FROM scope s
  JOIN plan p ON p.id = s.plan
  JOIN scope_unit n ON n.plan = s.plan
  LEFT JOIN unit u ON u.id = n.unit
  LEFT JOIN scope_year y ON y.plan = s.plan
 GROUP BY u.id
 ORDER BY plans DESC, u.key;
