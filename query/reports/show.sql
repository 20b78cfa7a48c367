-- help: One plan as a card: its own fields, its facts and its sections.
-- title: Plan {plan}; in brackets, the line of its file
-- example: show 1
-- example: show 64/KH-CĐCT
-- example: show plans/2021-ldld-lang-son.txt --format md
-- param: plan plan required  Its number in the index, its document number,
--   or the end of its path.
-- column: group text  What sort of fact it is.
-- column: field text  Which one.
-- column: value text  What the plan says.
-- column: line integer  Line of the file on which its paragraph begins.
-- column: rule text  The rule that read it.
-- layout: card
-- empty: notfound
WITH fact(rank, ord, grp, field, value, passage, rule) AS (
  SELECT 1, ord, 'plan', field, value, NULL, NULL
    FROM (
      SELECT 1 AS ord, 'source' AS field, source AS value FROM plan
       WHERE id = :plan
      UNION ALL SELECT 2, 'level', level FROM plan WHERE id = :plan
      UNION ALL SELECT 3, 'unit', u.name FROM plan p
        JOIN unit u ON u.id = p.unit WHERE p.id = :plan
      UNION ALL SELECT 4, 'region', region FROM plan WHERE id = :plan
      UNION ALL SELECT 1e12, 'year', year FROM plan WHERE id = :plan
      UNION ALL SELECT 2e12, 'year_basis', year_basis FROM plan
       WHERE id = :plan) d
   WHERE value IS NOT NULL
     AND NOT EXISTS (SELECT 1 FROM header h
                      WHERE h.plan = :plan AND h.field = d.field)
  UNION ALL
  SELECT 1, 10 + byte_from, 'plan', field, value, passage, rule
    FROM header WHERE plan = :plan
  UNION ALL
  SELECT 2, byte_from, 'themes', scope, text, passage, rule
    FROM theme WHERE plan = :plan
  UNION ALL
  SELECT 3, min(m.byte_from), 'movements', v.kind,
         v.name || coalesce(' · ' || m.launcher, '')
                || iif(count(*) > 1, ' · ' || count(*) || '×', ''),
         m.passage, m.rule
    FROM mention m JOIN movement v ON v.id = m.movement
   WHERE m.plan = :plan GROUP BY v.id
  UNION ALL
  SELECT 4, byte_from, 'phases', coalesce(unit, '') || coalesce(' ' || n, ''),
         coalesce(date_from, '?') || ' – ' || coalesce(date_to, '?')
           || coalesce(' · ' || theme, ''), passage, rule
    FROM phase WHERE plan = :plan
  UNION ALL
  SELECT 5, byte_from, 'anniversaries', CAST(years AS TEXT),
         event || coalesce(' (' || date_from
                             || coalesce(' – ' || date_to, '') || ')', '')
               || iif(holds = 0, ' ✗', ''), passage, rule
    FROM anniversary WHERE plan = :plan
  UNION ALL
  SELECT 6, byte_from, 'citations', type,
         coalesce(number, name, '') || coalesce(' · ' || date, '')
           || coalesce(' · ' || issuer, ''), passage, rule
    FROM citation WHERE plan = :plan
  UNION ALL
  SELECT 7, byte_from, 'targets',
         relation || ' ' || rtrim(rtrim(printf('%.6f', value), '0'), '.')
           || coalesce(' ' || unit, ''), text, passage, rule
    FROM target WHERE plan = :plan
  UNION ALL
  SELECT 8, byte_from, kind, field, text, passage, rule
    FROM finding WHERE plan = :plan
  UNION ALL
  SELECT 9, byte_from, 'recipients', '', text, passage, rule
    FROM recipient WHERE plan = :plan
  UNION ALL
  SELECT 10, f.id, 'flags', f.code, f.detail, f.passage, NULL
    FROM flag f WHERE f.plan = :plan
  UNION ALL
  SELECT 11, min(ord), 'sections', count(*) || '¶', section, id, NULL
    FROM passage WHERE plan = :plan AND section IS NOT NULL GROUP BY section
)
SELECT f.grp AS "group", f.field,
       f.value || iif(:card AND g.line IS NOT NULL,
                      '  [' || g.line || ']', '') AS value,
       g.line, f.rule
  FROM fact f
  JOIN scope s ON s.plan = :plan
  LEFT JOIN passage g ON g.id = f.passage
 ORDER BY f.rank, f.grp, f.ord;
