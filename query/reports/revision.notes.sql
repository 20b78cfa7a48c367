SELECT count(*) || iif(count(*) = 1, ' plan of', ' plans of')
       || ' the unit without a known year: ' || group_concat(s.plan, ', ')
  FROM scope s
  JOIN plan p ON p.id = s.plan
  LEFT JOIN scope_unit n ON n.plan = s.plan
  LEFT JOIN unit u ON u.id = n.unit
 WHERE (has_words(p.issuer, :name) OR has_words(u.name, :name))
   AND NOT EXISTS (SELECT 1 FROM scope_year y WHERE y.plan = s.plan)
HAVING count(*) > 0;
