-- help: How much of each local plan stands in earlier plans.
-- title: Diffusion of text into local plans
-- example: diffusion
-- example: diffusion --level province --year 2021 -o diffusion.csv
-- column: plan integer  The plan; thidua reuse PLAN shows its passages.
-- column: year text  Its campaign year.
-- column: issuer text  The body that issued it.
-- column: level text  Its level.
-- column: issued text  Its date.
-- column: words integer  Its words.
-- column: verbatim integer  Words in passages that stand so in an earlier plan.
-- column: adapted integer  Further words, in passages that stand there with
--   changes, and those changes.
-- column: formula integer  Words of either that very many plans have: thidua
--   formulae.
-- column: own integer  All other words.
-- column: verbatim_share real  verbatim / words.
-- column: adapted_share real  adapted / words.
-- column: formula_share real  formula / words.
-- column: own_share real  own / words.
-- column: earlier integer  Earlier plans in the index, of no lower level.
-- column: sources integer  Those of them it shares passages with that are no formulae.
-- column: main integer  The one it shares most words of such passages with.
-- column: main_words integer  So many words, formulae within those passages too.
-- column: main_issuer text  The body that issued that one.
-- export: yes
-- brief: plan year issuer words verbatim adapted formula own main
-- note: Filters choose the plans that are told of; what they copied is looked for in
--   the whole index, in every plan issued before. Each word counts once: as
--   formula, else verbatim, else adapted. "Own" says that no earlier plan in this
--   index has it. sources and main are the plans that were first to have a
--   passage, of no lower level than the plan.
WITH rank(level, n) AS (
  VALUES ('central', 1), ('industry', 2), ('province', 2), ('district', 3),
         ('grassroots', 4), ('enterprise', 4)
), local AS MATERIALIZED (
  SELECT q.id, q.issued, r.n AS rank
    FROM scope s JOIN plan q ON q.id = s.plan
    JOIN rank r ON r.level = q.level
   WHERE q.issued IS NOT NULL AND q.level <> 'central' AND q.syllables > 0
), total AS MATERIALIZED (
  SELECT u.plan,
         sum(iif(u.how = 'verbatim', u.word_to - u.word_from, 0)) AS verbatim,
         sum(iif(u.how = 'adapted', u.word_to - u.word_from, 0)) AS adapted,
         sum(iif(u.how = 'formula', u.word_to - u.word_from, 0)) AS formula
    FROM local l CROSS JOIN reused u ON u.plan = l.id GROUP BY u.plan
), piece AS (
  SELECT e.plan_b, e.plan_a, e.word_b AS a, e.word_b + e.words_b AS b,
         max(e.word_b + e.words_b)
           OVER (PARTITION BY e.plan_b, e.plan_a
                 ORDER BY e.word_b, e.words_b DESC, e.id
                 ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS before
    FROM local l CROSS JOIN reuse e ON e.plan_b = l.id
    JOIN plan p ON p.id = e.plan_a JOIN rank r ON r.level = p.level
   WHERE e.directed AND e.formula IS NULL AND r.n <= l.rank
), pair AS (
  SELECT plan_b, plan_a,
         sum(max(0, b - max(a, coalesce(before, 0)))) AS words
    FROM piece GROUP BY plan_b, plan_a
), best AS (
  SELECT c.*, count(*) OVER (PARTITION BY c.plan_b) AS n,
         row_number() OVER (PARTITION BY c.plan_b
                            ORDER BY c.words DESC, p.issued, p.source) AS nth
    FROM pair c JOIN plan p ON p.id = c.plan_a
), main AS MATERIALIZED (
  SELECT plan_b, plan_a, words, n FROM best WHERE nth = 1
), day AS (
  SELECT p.issued, sum(r.n = 1) AS n1, sum(r.n = 2) AS n2, sum(r.n = 3) AS n3,
         sum(r.n = 4) AS n4
    FROM plan p JOIN rank r ON r.level = p.level
   WHERE p.issued IS NOT NULL GROUP BY p.issued
), before AS MATERIALIZED (
  SELECT issued, sum(n1) OVER w - n1 AS n1, sum(n2) OVER w - n2 AS n2,
         sum(n3) OVER w - n3 AS n3, sum(n4) OVER w - n4 AS n4
    FROM day WINDOW w AS (ORDER BY issued ROWS UNBOUNDED PRECEDING)
), counted AS (
  SELECT l.id, d.n1 + iif(l.rank >= 2, d.n2, 0) + iif(l.rank >= 3, d.n3, 0)
                    + iif(l.rank >= 4, d.n4, 0) AS earlier,
         coalesce(t.verbatim, 0) AS verbatim, coalesce(t.adapted, 0) AS adapted,
         coalesce(t.formula, 0) AS formula
    FROM local l CROSS JOIN before d ON d.issued = l.issued
    LEFT JOIN total t ON t.plan = l.id
)
SELECT q.id AS plan, q.year, q.issuer, q.level, q.issued, q.syllables AS words,
       c.verbatim, c.adapted, c.formula,
       q.syllables - c.verbatim - c.adapted - c.formula AS own,
       round(1.0 * c.verbatim / q.syllables, 4) AS verbatim_share,
       round(1.0 * c.adapted / q.syllables, 4) AS adapted_share,
       round(1.0 * c.formula / q.syllables, 4) AS formula_share,
       round(1.0 * (q.syllables - c.verbatim - c.adapted - c.formula)
             / q.syllables, 4) AS own_share,
       c.earlier, coalesce(b.n, 0) AS sources, b.plan_a AS main,
       b.words AS main_words, m.issuer AS main_issuer
  FROM counted c
  JOIN plan q ON q.id = c.id
  LEFT JOIN main b ON b.plan_b = q.id
  LEFT JOIN plan m ON m.id = b.plan_a
 ORDER BY q.year, q.issued, q.source;
