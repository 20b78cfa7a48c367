SELECT 'what plans share was not looked for (--no-reuse); index again without it'
 WHERE NOT EXISTS (SELECT 1 FROM meta WHERE key = 'reuse' AND value <> 'left out')
UNION ALL
SELECT count(*) || ' of ' || (SELECT count(*) FROM scope)
       || ' plans have no date of issue or no level and have no edges: '
       || substr(group_concat(s.plan, ', '), 1, 60)
       || iif(length(group_concat(s.plan, ', ')) > 60, ' …', '')
  FROM scope s JOIN plan p ON p.id = s.plan
 WHERE p.issued IS NULL OR p.level IS NULL
HAVING count(*) > 0;
