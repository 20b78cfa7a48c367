SELECT 'what plans share was not looked for (--no-reuse); index again without it'
 WHERE NOT EXISTS (SELECT 1 FROM meta WHERE key = 'reuse' AND value <> 'left out')
UNION ALL
SELECT count(*) || ' of ' || (SELECT count(*) FROM scope)
       || ' plans have no date of issue or no level and are held out: '
       || substr(group_concat(plan, ', '), 1, 60)
       || iif(length(group_concat(plan, ', ')) > 60, ' …', '')
  FROM (SELECT s.plan FROM scope s JOIN plan p ON p.id = s.plan
         WHERE p.issued IS NULL OR p.level IS NULL ORDER BY p.source)
HAVING count(*) > 0;
