SELECT count(*) || ' of ' || (SELECT count(*) FROM scope)
       || ' plans have no known year and are not counted'
  FROM scope s
 WHERE :by = 'year'
   AND NOT EXISTS (SELECT 1 FROM scope_year y WHERE y.plan = s.plan)
HAVING count(*) > 0;
