-- help: Names by what they are used as, year by year.
-- title: Names and their roles
-- example: roles
-- example: roles --movement 'năng suất'
-- example: roles --all
-- option: all flag Names of one role too.
-- column: name text  The name.
-- column: role text  movement, or motto, goal, award, contest, model, column,
--   event, programme, document, speech.
-- column: plans integer  Plans that use it so.
-- column: years text  Years in which a plan does.
-- column: mentions integer  Places; thidua mentions --role ROLE lists them.
-- export: yes
-- note: What stands before a name decides its role. Without --all, the names
--   that have more than one.
WITH named AS MATERIALIZED (
  SELECT coalesce(v.name, n.raw) AS name, coalesce(v.key, n.key) AS key, n.role,
         n.plan, n.movement
    FROM (SELECT movement, plan, raw, NULL AS key, 'movement' AS role
            FROM mention
          UNION ALL
          SELECT movement, plan, raw, key, role FROM other_name) n
    JOIN scope s ON s.plan = n.plan
    LEFT JOIN movement v ON v.id = n.movement
   WHERE n.movement IN (SELECT movement FROM scope_movement)
      OR (n.movement IS NULL
          AND (SELECT count(*) FROM scope_movement)
              = (SELECT count(*) FROM movement))
), used AS (
  SELECT key, role, group_concat(year, ', ') AS years
    FROM (SELECT DISTINCT n.key, n.role, y.year
            FROM named n JOIN scope_year y ON y.plan = n.plan
           ORDER BY y.year)
   GROUP BY key, role
), several AS (
  SELECT key FROM named GROUP BY key HAVING count(DISTINCT role) > 1
)
SELECT min(n.name) AS name, n.role, count(DISTINCT n.plan) AS plans, u.years,
       count(*) AS mentions
  FROM named n
  LEFT JOIN used u ON u.key = n.key AND u.role = n.role
 WHERE :all OR n.key IN (SELECT key FROM several)
 GROUP BY n.key, n.role
 ORDER BY n.key, plans DESC, n.role;
