-- help: The full story of one fact: what, where, by which rule.
-- title: {fact}
-- example: why mention:1
-- example: why anniversary:3 --format json
-- param: fact text required  A fact by its name in the index, as the column
--   fact of the reports has it: mention:12, theme:3, phase:1, target:7 ...
-- column: group text  What sort of thing is told.
-- column: field text  Which one.
-- column: value text  Its value.
-- layout: card
-- empty: notfound
-- note: bytes counts in the source file, from 0; its SHA-256 is the one it had
--   when it was read, and thidua verify tells whether it still has it.
WITH asked(kind, id) AS (
  SELECT substr(:fact, 1, instr(:fact, ':') - 1),
         CAST(substr(:fact, instr(:fact, ':') + 1) AS INTEGER)
), found(plan, passage, byte_from, byte_to, rule, says) AS (
  SELECT m.plan, m.passage, m.byte_from, m.byte_to, m.rule,
         m.kind || ' “' || m.raw || '”, counted as “' || v.name || '”'
           || coalesce(', launched by ' || m.launcher, '')
    FROM mention m JOIN movement v ON v.id = m.movement
    JOIN asked a ON a.kind = 'mention' AND a.id = m.id
  UNION ALL
  SELECT n.plan, n.passage, n.byte_from, n.byte_to, n.rule,
         n.role || ' “' || n.raw || '”'
    FROM other_name n JOIN asked a ON a.kind = 'other_name' AND a.id = n.id
  UNION ALL
  SELECT t.plan, t.passage, t.byte_from, t.byte_to, t.rule,
         'theme (' || t.scope || ') “' || t.text || '”'
    FROM theme t JOIN asked a ON a.kind = 'theme' AND a.id = t.id
  UNION ALL
  SELECT h.plan, h.passage, h.byte_from, h.byte_to, h.rule,
         coalesce(h.unit || coalesce(' ' || h.n, ''), 'window') || ', from '
           || coalesce(h.date_from, '?') || ' to ' || coalesce(h.date_to, '?')
    FROM phase h JOIN asked a ON a.kind = 'phase' AND a.id = h.id
  UNION ALL
  SELECT n.plan, n.passage, n.byte_from, n.byte_to, n.rule,
         n.years || ' years of ' || n.event || ' ('
           || coalesce(n.date_from, '?') || ' to ' || coalesce(n.date_to, '?')
           || ')' || iif(n.holds = 0, '; the dates do not make the count', '')
    FROM anniversary n JOIN asked a ON a.kind = 'anniversary' AND a.id = n.id
  UNION ALL
  SELECT c.plan, c.passage, c.byte_from, c.byte_to, c.rule,
         c.type || ' ' || coalesce(c.number, c.name, '')
           || coalesce(' of ' || c.date, '')
           || coalesce(' by ' || c.issuer, '')
    FROM citation c JOIN asked a ON a.kind = 'citation' AND a.id = c.id
  UNION ALL
  SELECT t.plan, t.passage, t.byte_from, t.byte_to, t.rule,
         t.relation || ' ' || t.value || coalesce(' ' || t.unit, '')
    FROM target t JOIN asked a ON a.kind = 'target' AND a.id = t.id
  UNION ALL
  SELECT r.plan, r.passage, r.byte_from, r.byte_to, r.rule,
         'recipient “' || r.text || '”'
    FROM recipient r JOIN asked a ON a.kind = 'recipient' AND a.id = r.id
  UNION ALL
  SELECT u.plan, u.passage, u.byte_from, u.byte_to, u.rule,
         'audience “' || u.text || '”'
    FROM audience u JOIN asked a ON a.kind = 'audience' AND a.id = u.id
  UNION ALL
  SELECT b.plan, b.passage, b.byte_from, b.byte_to, b.rule,
         b.short || ' stands for “' || b.long || '”'
    FROM abbreviation b JOIN asked a ON a.kind = 'abbreviation' AND a.id = b.id
  UNION ALL
  SELECT f.plan, f.passage, f.byte_from, f.byte_to, f.rule,
         f.kind || ' ' || f.field || ' “' || f.text || '”'
    FROM finding f JOIN asked a ON a.kind = 'finding' AND a.id = f.id
), story(rank, grp, field, value) AS (
  SELECT 1, 'fact', 'says', f.says FROM found f
  UNION ALL SELECT 2, 'fact', 'read by rule', f.rule FROM found f
  UNION ALL
  SELECT 3, 'place', 'source', p.source || ':' || g.line
    FROM found f JOIN passage g ON g.id = f.passage JOIN plan p ON p.id = f.plan
  UNION ALL
  SELECT 4, 'place', 'bytes', f.byte_from || ' to ' || f.byte_to FROM found f
  UNION ALL
  SELECT 5, 'place', 'sha256', p.sha256
    FROM found f JOIN plan p ON p.id = f.plan
  UNION ALL
  SELECT 6, 'place', 'section', coalesce(g.section, '')
           || coalesce(' [' || g.ref || ']', '')
    FROM found f JOIN passage g ON g.id = f.passage
   WHERE coalesce(g.section, g.ref) IS NOT NULL
  UNION ALL
  SELECT 7, 'place', 'passage', g.text
    FROM found f JOIN passage g ON g.id = f.passage
  UNION ALL
  SELECT 8, 'plan', 'issuer', p.issuer
    FROM found f JOIN plan p ON p.id = f.plan WHERE p.issuer IS NOT NULL
  UNION ALL
  SELECT 9, 'plan', 'number', p.number
    FROM found f JOIN plan p ON p.id = f.plan WHERE p.number IS NOT NULL
  UNION ALL
  SELECT 10, 'plan', 'year', p.year || coalesce(' (by ' || p.year_basis || ')', '')
    FROM found f JOIN plan p ON p.id = f.plan WHERE p.year IS NOT NULL
  UNION ALL
  SELECT 11, 'plan', 'title', p.title
    FROM found f JOIN plan p ON p.id = f.plan WHERE p.title IS NOT NULL
)
SELECT grp AS "group", field, value FROM story
 WHERE EXISTS (SELECT 1 FROM found f JOIN scope s ON s.plan = f.plan)
 ORDER BY rank;
