-- help: The anniversaries that plans celebrate, with the sum checked.
-- title: Anniversaries
-- example: anniversaries
-- example: anniversaries --year 2017
-- column: plan integer  The plan; thidua show PLAN tells all of it.
-- column: year text  Its campaign year, or years as 2019-2020.
-- column: issuer text  The body that issued it.
-- column: number text  Its document number.
-- column: years integer  The count as printed.
-- column: event text  The event as printed.
-- column: date_from text  Date of the event, where printed.
-- column: date_to text  Date of the anniversary, where printed.
-- column: holds integer  1: the dates agree with the count; 0: they do not;
--   none: it cannot be said.
-- column: key text  Comparison key of the event.
-- column: section text  Heading it stands under.
-- column: line integer  Line of the file on which its paragraph begins.
-- column: source text  The file.
-- column: quotation text  The words around it.
-- column: fact text  Its name in the index: thidua why FACT tells its story.
-- export: yes
-- brief: plan year years event date_from date_to holds
SELECT p.id AS plan, p.year, p.issuer, p.number, a.years, a.event, a.date_from,
       a.date_to, a.holds, a.key, g.section, g.line, p.source,
       around(g.text, a.event, 12) AS quotation,
       'anniversary:' || a.id AS fact
  FROM scope s
  JOIN plan p ON p.id = s.plan
  JOIN anniversary a ON a.plan = p.id
  JOIN passage g ON g.id = a.passage
 ORDER BY p.year, p.source, a.byte_from;
