-- help: The plans most like a plan: by their movements, themes and text.
-- title: Plans like {plan}
-- example: similar 1
-- example: similar 145/KH-LĐLĐ --by text --year 2021..2025
-- param: plan plan required  A plan: its number in the index, its document
--   number, or a part of its file's name.
-- option: by=names text  What to sort by: names, themes or text.
-- choices: by names themes text
-- column: plan integer  Another plan; thidua show PLAN tells all of it.
-- column: year text  Its campaign year, or years as 2019-2020.
-- column: issuer text  The body that issued it.
-- column: number text  Its document number.
-- column: movements integer  Movements it names (B).
-- column: movements_common integer  Those that PLAN names too.
-- column: names_jaccard real  The common ones over all that one of the two names;
--   null where neither names any.
-- column: names_contained real  The common ones over B.
-- column: names_cosine real  Cosine of the two sets, each movement with the weight
--   ln((1 + N) / (1 + plans that name it)) + 1: a rare one that is common counts
--   more; null where one of them names none.
-- column: themes_jaccard real  Words that both have in their themes, over all
--   words in them; null where neither has a theme.
-- column: shingles integer  Different runs of five words it has.
-- column: shingles_common integer  Those that PLAN has too.
-- column: text_jaccard real  The common ones over all; null for plans of fewer
--   than five words.
-- column: text_contained real  The common ones over all of its own.
-- column: source text  The file.
-- brief: plan year issuer names_cosine names_jaccard themes_jaccard text_jaccard
-- count: shingles
-- note: Runs of words are compared as they are spelt, capitals apart, and go
--   on from one paragraph to the next. A plan and its own copy have 1
--   everywhere. N is the number of plans asked about.
WITH asked(plan) AS MATERIALIZED (
  SELECT plan FROM scope UNION SELECT :plan
), named AS MATERIALIZED (
  SELECT DISTINCT m.plan, m.movement
    FROM asked a JOIN mention m ON m.plan = a.plan
), weight AS MATERIALIZED (
  SELECT movement,
         ln((1.0 + (SELECT count(*) FROM asked)) / (1 + count(*))) + 1 AS w,
         max(plan = :plan) AS mine
    FROM named GROUP BY movement
), name_of_plan AS MATERIALIZED (
  SELECT n.plan, count(*) AS n, sum(w.mine) AS common, sum(w.w * w.w) AS w2,
         sum(w.mine * w.w * w.w) AS common2
    FROM named n JOIN weight w ON w.movement = n.movement GROUP BY n.plan
), word AS MATERIALIZED (
  SELECT DISTINCT t.plan, j.value AS word
    FROM asked a JOIN theme t ON t.plan = a.plan,
         json_each('["' || replace(t.key, ' ', '","') || '"]') j
), word_of_plan AS MATERIALIZED (
  SELECT plan, count(*) AS n,
         sum(word IN (SELECT word FROM word WHERE plan = :plan)) AS common
    FROM word GROUP BY plan
), mine AS (
  SELECT coalesce(n.n, 0) AS n, n.w2, coalesce(t.n, 0) AS words, s.shingles
    FROM shingled s
    LEFT JOIN name_of_plan n ON n.plan = s.plan
    LEFT JOIN word_of_plan t ON t.plan = s.plan
   WHERE s.plan = :plan
), compared AS (
  SELECT s.plan, coalesce(n.n, 0) AS movements, coalesce(n.common, 0) AS common,
         1.0 * coalesce(n.common, 0)
           / nullif(coalesce(n.n, 0) + m.n - coalesce(n.common, 0), 0) AS jaccard,
         1.0 * n.common / n.n AS contained, n.common2 / sqrt(n.w2 * m.w2) AS cosine,
         1.0 * coalesce(t.common, 0)
           / nullif(coalesce(t.n, 0) + m.words - coalesce(t.common, 0), 0)
           AS themes,
         s.shingles, s.common AS shingles_common,
         1.0 * s.common / nullif(s.shingles + m.shingles - s.common, 0) AS text,
         1.0 * s.common / nullif(s.shingles, 0) AS text_contained
    FROM shingled s
    CROSS JOIN mine m
    LEFT JOIN name_of_plan n ON n.plan = s.plan
    LEFT JOIN word_of_plan t ON t.plan = s.plan
   WHERE s.plan <> :plan
)
SELECT c.plan, p.year, p.issuer, p.number, c.movements,
       c.common AS movements_common, round(c.jaccard, 6) AS names_jaccard,
       round(c.contained, 6) AS names_contained,
       round(c.cosine, 6) AS names_cosine,
       round(c.themes, 6) AS themes_jaccard, c.shingles, c.shingles_common,
       round(c.text, 6) AS text_jaccard,
       round(c.text_contained, 6) AS text_contained, p.source
  FROM compared c JOIN plan p ON p.id = c.plan
 ORDER BY CASE :by WHEN 'text' THEN c.text WHEN 'themes' THEN c.themes
                   ELSE c.cosine END DESC NULLS LAST,
          c.text DESC NULLS LAST, p.source;
