-- What is asked is looked at even where there is nothing to ask it of; then
-- why there may be less than was asked for.
SELECT NULL WHERE probability(:alpha, 'alpha') + at_least(:least, 1, 'least') < 0
UNION ALL
SELECT count(*) || ' of ' || (SELECT count(*) FROM scope)
       || ' plans have no known year and are in no series'
  FROM scope s
 WHERE NOT EXISTS (SELECT 1 FROM scope_year y WHERE y.plan = s.plan)
HAVING count(*) > 0
UNION ALL
SELECT 'no movement asked about is named by ' || :least
       || ' plans or more; --least 1 takes all'
 WHERE :query IS NULL AND NOT EXISTS (
  SELECT 1 FROM mention m JOIN scope s ON s.plan = m.plan
    JOIN scope_movement w ON w.movement = m.movement
   GROUP BY m.movement HAVING count(DISTINCT m.plan) >= :least);
