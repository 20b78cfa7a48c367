-- help: What plans themselves say their abbreviations stand for.
-- title: Abbreviations
-- example: abbreviations
-- example: abbreviations --year 2021
-- column: plan integer  The plan; thidua show PLAN tells all of it.
-- column: year text  Its campaign year, or years as 2019-2020.
-- column: issuer text  The body that issued it.
-- column: number text  Its document number.
-- column: short text  The abbreviation as printed.
-- column: long text  The words before it that its letters begin, as printed.
-- column: line integer  Line of the file on which its paragraph begins.
-- column: source text  The file.
-- column: quotation text  The words around it.
-- column: fact text  Its name in the index: thidua why FACT tells its story.
-- export: yes
-- brief: short long plan year issuer
-- note: In its plan this goes before the authority file's table.
SELECT p.id AS plan, p.year, p.issuer, p.number, a.short, a.long, g.line,
       p.source, around(g.text, a.long, 12) AS quotation,
       'abbreviation:' || a.id AS fact
  FROM scope s
  JOIN plan p ON p.id = s.plan
  JOIN abbreviation a ON a.plan = p.id
  JOIN passage g ON g.id = a.passage
 ORDER BY a.short_key, a.long_key, p.year, p.source, a.byte_from;
