-- help: A concordance: each place a query finds, in context.
-- title: {query}
-- example: kwic '"thi đua"' --sort R1,L1
-- example: kwic 'lao dong gioi' --context sentence -o kwic.csv
-- example: kwic 'sáng kiến' --sample 20 --seed 7
-- param: query query required  Words that must all occur; in quotation
--   marks, in that order. thidua search --help tells the rest.
-- option: context=8 text  Words shown on each side; or sentence.
-- option: sort text  What the lines are sorted by, up to four of L1 to L9 (the
--   word so far to the left), R1 to R9, node, year, issuer and source, with
--   commas between; else by relevance.
-- option: sample number  So many lines, drawn at random.
-- option: seed=1 number  Draws others; the same seed draws the same.
-- column: plan integer  The plan; thidua show PLAN tells all of it.
-- column: year text  Its campaign year, or years as 2019-2020.
-- column: issuer text  The body that issued it.
-- column: section text  Heading the passage stands under.
-- column: line integer  Line of the file on which the passage begins.
-- column: source text  The file.
-- column: left text  The words before.
-- column: node text  The words found, as printed.
-- column: right text  The words behind.
-- column: tier text  How the passage matches: exact, tone, loose or ocr.
-- column: passage integer  The passage.
-- column: text_from integer  First byte of the node in passage.text, from 0.
-- column: text_to integer  Byte after the node in passage.text.
-- brief: year left node right
-- kwic: left node right
-- empty: notfound
-- hits: all
-- note: Words are sorted as in a Vietnamese dictionary. Each word or phrase of
--   the query is a node of its own; quote what belongs together.
WITH spot AS (
  SELECT h.ord, h.passage, h.tier, j.key AS nth,
         json_extract(j.value, '$[0]') AS a, json_extract(j.value, '$[1]') AS b
    FROM hit h, json_each(h.spots) j
   ORDER BY iif(:sample IS NULL, 0, shuffle(:seed, h.passage, j.key)), h.ord,
            j.key
   LIMIT coalesce(at_least(:sample, 1, 'sample'), -1)
)
SELECT p.id AS plan, p.year, p.issuer, g.section, g.line, p.source,
       left_of(g.text, t.a, context_words(:context)) AS left,
       piece(g.text, t.a, t.b) AS node,
       right_of(g.text, t.b, context_words(:context)) AS right,
       t.tier, g.id AS passage, t.a AS text_from, t.b AS text_to
  FROM spot t
  JOIN passage g ON g.id = t.passage
  JOIN plan p ON p.id = g.plan
 ORDER BY kwic_key(:sort, 1, g.text, t.a, t.b, p.year, p.issuer, p.source),
          kwic_key(:sort, 2, g.text, t.a, t.b, p.year, p.issuer, p.source),
          kwic_key(:sort, 3, g.text, t.a, t.b, p.year, p.issuer, p.source),
          kwic_key(:sort, 4, g.text, t.a, t.b, p.year, p.issuer, p.source),
          t.ord, t.nth;
