-- What the rows do not hold.
SELECT 'what plans share was not looked for (--no-reuse); index again without it'
 WHERE NOT EXISTS (SELECT 1 FROM meta WHERE key = 'reuse' AND value <> 'left out')
UNION ALL
SELECT count(*) || iif(count(*) = 1, ' place of a formula is', ' places of formulae are')
       || ' left out; --formulae shows them'
  FROM reuse r
  JOIN scope sa ON sa.plan = r.plan_a
  JOIN scope sb ON sb.plan = r.plan_b
 WHERE r.formula IS NOT NULL AND NOT :formulae
   AND (:plan IS NULL OR :plan IN (r.plan_a, r.plan_b))
HAVING count(*) > 0
UNION ALL
SELECT count(*) || ' of ' || (SELECT count(*) FROM scope)
       || ' plans have no date of issue: which of two is the earlier is not known'
  FROM scope s JOIN plan p ON p.id = s.plan
 WHERE p.issued IS NULL
HAVING count(*) > 0;
