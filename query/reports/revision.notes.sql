WITH of_unit AS (
  SELECT s.plan, y.year
    FROM scope s
    JOIN plan p ON p.id = s.plan
    LEFT JOIN scope_unit n ON n.plan = s.plan
    LEFT JOIN unit u ON u.id = n.unit
    LEFT JOIN scope_year y ON y.plan = s.plan
   WHERE has_words(p.issuer, :name) OR has_words(u.name, :name)
)
SELECT 'no plan asked about is of a unit or issuer with the words ''' || :name
       || '''; thidua units lists them'
 WHERE NOT EXISTS (SELECT 1 FROM of_unit)
UNION ALL
SELECT 'the plans of that unit are of one year, ' || min(year)
       || ': there is no other to compare'
  FROM of_unit WHERE year IS NOT NULL
HAVING count(DISTINCT year) = 1
UNION ALL
SELECT count(*) || iif(count(*) = 1, ' plan of', ' plans of')
       || ' the unit without a known year: ' || group_concat(s.plan, ', ')
  FROM of_unit s WHERE s.year IS NULL
HAVING count(*) > 0;
