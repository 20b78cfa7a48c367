-- Why a difference between the sides may not be what it seems.
WITH size AS (
  SELECT side, iif(side = 'a', :a, :b) AS label, count(*) AS n
    FROM side GROUP BY side
), share AS (
  SELECT l.level,
         (SELECT count(*) FROM side d JOIN plan p ON p.id = d.plan
           WHERE d.side = 'a' AND coalesce(p.level, 'unknown') = l.level)
           AS a,
         (SELECT count(*) FROM side d JOIN plan p ON p.id = d.plan
           WHERE d.side = 'b' AND coalesce(p.level, 'unknown') = l.level)
           AS b,
         (SELECT n FROM size WHERE side = 'a') AS of_a,
         (SELECT n FROM size WHERE side = 'b') AS of_b
    FROM (SELECT DISTINCT coalesce(p.level, 'unknown') AS level
            FROM side d JOIN plan p ON p.id = d.plan) l
   ORDER BY l.level
), span AS (
  SELECT d.side, min(y.year) AS first, max(y.year) AS last,
         (SELECT count(DISTINCT p.level) FROM side e
            JOIN plan p ON p.id = e.plan WHERE e.side = d.side) AS levels
    FROM side d JOIN plan_year y ON y.plan = d.plan GROUP BY d.side
)
SELECT 'only ' || n || iif(n = 1, ' plan', ' plans') || ' of ' || label
       || iif(:a_to IS NULL OR :b_to IS NULL, ': a difference may be chance',
              ': a difference may be the unit''s and not the time''s')
  FROM size WHERE n < 5
UNION ALL
SELECT 'the sides differ in level (' || group_concat(
         level || ' ' || a || ' of ' || of_a || ' and ' || b || ' of ' || of_b,
         ', ') || '): a difference may be the unit''s and not the time''s; '
       || '--level compares like with like'
  FROM share WHERE :a_to IS NOT NULL AND :b_to IS NOT NULL
HAVING max(abs(1.0 * a / of_a - 1.0 * b / of_b)) > 0.1
UNION ALL
SELECT 'the first side (' || :a || ') is later than the second (' || :b ||
       '): what is dropped and new is told of an earlier side and a later one'
  FROM span a JOIN span b ON a.side = 'a' AND b.side = 'b'
 WHERE a.first > b.last
UNION ALL
SELECT count(*) || iif(count(*) = 1, ' plan counts', ' plans count')
       || ' on both sides'
       || iif(:a_to IS NULL OR :b_to IS NULL, '', ', being for several years')
       || ': ' || substr(group_concat(plan, ', '), 1, 60)
       || iif(length(group_concat(plan, ', ')) > 60, ' …', '')
  FROM (SELECT plan FROM side GROUP BY plan HAVING count(*) > 1)
HAVING count(*) > 0;
