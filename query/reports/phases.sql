-- help: The phases (đợt, giai đoạn) of plans and their windows.
-- title: Phases
-- example: phases
-- example: phases --unit "cong thuong"
-- column: plan integer  The plan; thidua show PLAN tells all of it.
-- column: year text  Its campaign year, or years as 2019-2020.
-- column: issuer text  The body that issued it.
-- column: number text  Its document number.
-- column: n integer  Number of the phase; none for one undivided window.
-- column: unit text  What the text calls it: đợt or giai đoạn.
-- column: date_from text  First day.
-- column: date_to text  Last day.
-- column: theme text  Theme of the phase.
-- column: text text  The words it was read from.
-- column: section text  Heading it stands under.
-- column: line integer  Line of the file on which its paragraph begins.
-- column: source text  The file.
-- column: quotation text  The words around it.
-- column: fact text  Its name in the index: thidua why FACT tells its story.
-- export: yes
-- brief: plan year n date_from date_to text
SELECT p.id AS plan, p.year, p.issuer, p.number, f.n, f.unit, f.date_from,
       f.date_to, f.theme, f.text, g.section, g.line, p.source,
       around(g.text, f.text, 12) AS quotation,
       'phase:' || f.id AS fact
  FROM scope s
  JOIN plan p ON p.id = s.plan
  JOIN phase f ON f.plan = p.id
  JOIN passage g ON g.id = f.passage
 ORDER BY p.year, p.source, f.byte_from;
