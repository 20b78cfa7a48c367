-- help: The movements named, with how many plans name each and when.
-- title: Movements
-- example: movements
-- example: movements --year 2017..2020 --format md
-- column: name text  The authority file's name, else as first printed.
-- column: kind text  phong trào, cuộc vận động or đợt thi đua.
-- column: sponsor text  Body that launched it, by the authority file.
-- column: plans integer  Plans that name it.
-- column: mentions integer  Places where it is named; see the report mentions.
-- column: years integer  Years in which a plan names it.
-- column: first integer  The first of these years.
-- column: last integer  The last of them.
-- column: authority integer  1: it is in the authority file.
-- export: yes
-- evidence: mentions
-- brief: name kind plans years first last
WITH used AS (
  SELECT movement, count(*) AS years, min(year) AS first, max(year) AS last
    FROM scope_movement_year GROUP BY movement
)
SELECT v.name, v.kind, v.sponsor, n.plans, n.mentions,
       coalesce(u.years, 0) AS years, u.first, u.last, v.authority
  FROM scope_movement_count n
  JOIN movement v ON v.id = n.movement
  LEFT JOIN used u ON u.movement = n.movement
 ORDER BY n.plans DESC, n.mentions DESC, v.key;
