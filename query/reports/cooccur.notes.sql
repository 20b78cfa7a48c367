-- What is asked is looked at even where there is nothing to ask it of; then
-- why there may be less to see than the figures say.
SELECT NULL WHERE at_least(:least, 1, 'least') < 0
UNION ALL
SELECT 'only ' || count(*) || iif(count(*) = 1, ' plan', ' plans')
       || ': what stands together may do so in one list'
  FROM (SELECT plan FROM observed_plan)
HAVING count(*) < 5
UNION ALL
SELECT 'no two movements asked about are named by ' || :least
       || ' plans or more together; --least 1 takes all'
 WHERE NOT EXISTS (
  SELECT 1 FROM (SELECT DISTINCT plan, movement FROM mention) a
    JOIN (SELECT DISTINCT plan, movement FROM mention) b
      ON b.plan = a.plan AND b.movement <> a.movement
    JOIN scope_movement w ON w.movement = a.movement
   WHERE a.plan IN (SELECT plan FROM observed_plan)
   GROUP BY a.movement, b.movement HAVING count(*) >= :least);
