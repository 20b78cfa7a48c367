-- help: Finds passages by their words, the best first.
-- example: search giỏi việc nước --year 2021
-- example: search '"lao dong gioi"'
-- example: search --syntax 'thi AND (đua OR dua) NOT "khen thưởng"'
-- param: query query required  Words that must all occur; in quotation
--   marks, in that order.
-- column: plan integer  The plan; thidua show PLAN tells all of it.
-- column: year text  Its campaign year, or years as 2019-2020.
-- column: issuer text  The body that issued it.
-- column: number text  Its document number.
-- column: section text  Heading the passage stands under.
-- column: line integer  Line of the file on which the passage begins.
-- column: source text  The file.
-- column: snippet text  The words around, hits between « and ».
-- column: score real  How well it fits (BM25): more is better.
-- column: passage integer  The passage.
-- brief: plan year issuer section snippet
-- empty: notfound
-- note: Any text is a query: punctuation and words such as AND mean nothing
--   special. With an accent in it, words are found as typed; only capitals
--   and the place of the tone mark are free (hoà is hòa). Without any accent
--   they are found whatever their accents, and d finds đ.
SELECT p.id AS plan, p.year, p.issuer, p.number, g.section, g.line, p.source,
       snippet(passage_fts, 0, '«', '»', '…', 24) AS snippet,
       round(-bm25(passage_fts), 3) AS score, g.id AS passage
  FROM passage_fts
 CROSS JOIN passage g ON g.id = passage_fts.rowid
 CROSS JOIN scope s ON s.plan = g.plan
 CROSS JOIN plan p ON p.id = g.plan
 WHERE passage_fts MATCH :query
 ORDER BY passage_fts.rank;
