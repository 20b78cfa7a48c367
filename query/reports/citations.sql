-- help: The documents that plans name: resolutions, directives, laws.
-- title: Citations
-- example: citations
-- example: citations --level province
-- column: plan integer  The plan; thidua show PLAN tells all of it.
-- column: year text  Its campaign year, or years as 2019-2020.
-- column: issuer text  The body that issued it.
-- column: number text  Its document number.
-- column: type text  Sort of document.
-- column: cited text  Its number, or the name of a law.
-- column: cited_date text  Its date.
-- column: cited_issuer text  Its issuer as printed.
-- column: section text  Heading it stands under.
-- column: line integer  Line of the file on which its paragraph begins.
-- column: source text  The file.
-- column: quotation text  The words around it.
-- column: fact text  Its name in the index: thidua why FACT tells its story.
-- export: yes
-- brief: plan year type cited cited_date cited_issuer
SELECT p.id AS plan, p.year, p.issuer, p.number, c.type,
       coalesce(c.number, c.name) AS cited, c.date AS cited_date,
       c.issuer AS cited_issuer, g.section, g.line, p.source,
       around(g.text, coalesce(c.number, c.name), 12) AS quotation,
       'citation:' || c.id AS fact
  FROM scope s
  JOIN plan p ON p.id = s.plan
  JOIN citation c ON c.plan = p.id
  JOIN passage g ON g.id = c.passage
 ORDER BY p.year, p.source, c.byte_from;
