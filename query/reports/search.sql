-- help: Finds passages by their words, the best first.
-- example: search giỏi việc nước --year 2021
-- example: search '"lao dong gioi"'
-- example: search 'khen thưởng -"thi đua" section:"tổ chức thực hiện"'
-- example: search 'NEAR(sáng kiến đoàn viên)' --match ocr
-- example: search --syntax 'thi AND (đua OR dua) NOT "khen thưởng"'
-- param: query query required  Words that must all occur; in quotation
--   marks, in that order.
-- option: context=24 number  Words of a passage that are shown.
-- column: plan integer  The plan; thidua show PLAN tells all of it.
-- column: year text  Its campaign year, or years as 2019-2020.
-- column: issuer text  The body that issued it.
-- column: number text  Its document number.
-- column: section text  Heading the passage stands under.
-- column: line integer  Line of the file on which the passage begins.
-- column: source text  The file.
-- column: snippet text  The words around, hits between « and ».
-- column: tier text  How it matches: exact, tone, loose or ocr.
-- column: score real  How well it fits (BM25): more is better.
-- column: passage integer  The passage.
-- brief: plan year issuer section snippet
-- marked: snippet
-- empty: notfound
-- hits: ranked
-- note: The query may also have one OR another, (brackets), -without, begin*,
--   NEAR(a b) for words of one sentence, NEAR(a b, 8) for at most 8 words between
--   them, NEAR(a b, section) for one heading; and section:word, movement:"a name",
--   role:motto. --explain tells how it is read.
-- note: Any text is a query: marks that do not fit mean nothing. With an accent
--   in it, words are found as typed; only capitals, the place of the tone mark
--   (hoà is hòa) and a lone i for y (kĩ is kỹ) are free. Without any accent they
--   are found whatever their accents, and d finds đ. What matches exactly comes
--   first.
SELECT p.id AS plan, p.year, p.issuer, p.number, g.section, g.line, p.source,
       marked(g.text, h.spots, at_least(:context, 1, 'context')) AS snippet, h.tier,
       round(h.score, 3) AS score, g.id AS passage
  FROM hit h
  JOIN passage g ON g.id = h.passage
  JOIN plan p ON p.id = g.plan
 ORDER BY h.ord;
