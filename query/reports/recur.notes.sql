SELECT count(*) || ' of ' || (SELECT count(*) FROM scope)
       || ' plans have no known year and stand in no column'
  FROM scope s
 WHERE NOT EXISTS (SELECT 1 FROM scope_year y WHERE y.plan = s.plan)
HAVING count(*) > 0;
