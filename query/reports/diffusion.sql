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
--   changes.
-- column: formula integer  Words in formulae that an earlier plan has too.
-- column: own integer  All other words.
-- column: verbatim_share real  verbatim / words.
-- column: adapted_share real  adapted / words.
-- column: formula_share real  formula / words.
-- column: own_share real  own / words.
-- column: earlier integer  Earlier plans in scope from which text could come.
-- column: sources integer  Those it shares words with that are no formula.
-- column: main integer  The one it shares most such words with.
-- column: main_words integer  The words of its passages that are shared with it.
-- column: main_issuer text  The body that issued that one.
-- export: yes
-- brief: year issuer words verbatim_share adapted_share formula_share own_share main_issuer
-- note: Only text of plans in scope counts, and only forward in date and
--   downward or sideways in level; each word once: as a formula, else verbatim,
--   else adapted. "Own" says that no such plan in this index has it.
WITH rank(level, n) AS (
  VALUES ('central', 1), ('industry', 2), ('province', 2), ('district', 3),
         ('grassroots', 4), ('enterprise', 4)
), part AS MATERIALIZED (
  SELECT r.id, r.plan_a, r.plan_b, r.word_b AS a, r.word_b + r.words_b AS b,
         CASE WHEN r.formula IS NOT NULL THEN 1
              WHEN r.identity >= 0.98 THEN 2 ELSE 3 END AS kind
    FROM reuse r
    JOIN scope sa ON sa.plan = r.plan_a
    JOIN scope sb ON sb.plan = r.plan_b
    JOIN plan p ON p.id = r.plan_a
    JOIN plan q ON q.id = r.plan_b
    JOIN rank ra ON ra.level = p.level
    JOIN rank rb ON rb.level = q.level
   WHERE r.directed AND ra.n <= rb.n
), up_to(kind) AS (
  VALUES (1), (2), (3)
), piece AS (
  SELECT u.kind, t.plan_b, t.a, t.b,
         max(t.b) OVER (PARTITION BY u.kind, t.plan_b
                        ORDER BY t.a, t.b DESC, t.id
                        ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)
           AS before
    FROM up_to u JOIN part t ON t.kind <= u.kind
), covered AS (
  SELECT plan_b, kind, sum(max(0, b - max(a, coalesce(before, 0)))) AS words
    FROM piece GROUP BY plan_b, kind
), total AS MATERIALIZED (
  SELECT plan_b, max(iif(kind = 1, words, 0)) AS f,
         max(iif(kind <= 2, words, 0)) AS fv, max(words) AS fva
    FROM covered GROUP BY plan_b
), pair AS (
  SELECT plan_b, plan_a, sum(b - a) AS words
    FROM part WHERE kind > 1 GROUP BY plan_b, plan_a
), best AS (
  SELECT c.plan_b, c.plan_a, c.words, count(*) OVER (PARTITION BY c.plan_b) AS n,
         row_number() OVER (PARTITION BY c.plan_b
                            ORDER BY c.words DESC, p.issued, p.source) AS nth
    FROM pair c JOIN plan p ON p.id = c.plan_a
), main AS MATERIALIZED (
  SELECT plan_b, plan_a, words, n FROM best WHERE nth = 1
), local AS MATERIALIZED (
  SELECT q.id, q.issued, r.n AS rank
    FROM scope s JOIN plan q ON q.id = s.plan
    JOIN rank r ON r.level = q.level
   WHERE q.issued IS NOT NULL
), day AS (
  SELECT issued, sum(rank = 1) AS n1, sum(rank = 2) AS n2, sum(rank = 3) AS n3,
         sum(rank = 4) AS n4
    FROM local GROUP BY issued
), before AS MATERIALIZED (
  SELECT issued, sum(n1) OVER w - n1 AS n1, sum(n2) OVER w - n2 AS n2,
         sum(n3) OVER w - n3 AS n3, sum(n4) OVER w - n4 AS n4
    FROM day WINDOW w AS (ORDER BY issued ROWS UNBOUNDED PRECEDING)
), counted AS MATERIALIZED (
  SELECT l.id, d.n1 + iif(l.rank >= 2, d.n2, 0) + iif(l.rank >= 3, d.n3, 0)
                    + iif(l.rank >= 4, d.n4, 0) AS earlier
    FROM local l CROSS JOIN before d ON d.issued = l.issued
)
SELECT q.id AS plan, q.year, q.issuer, q.level, q.issued, q.syllables AS words,
       coalesce(t.fv - t.f, 0) AS verbatim, coalesce(t.fva - t.fv, 0) AS adapted,
       coalesce(t.f, 0) AS formula, q.syllables - coalesce(t.fva, 0) AS own,
       round(1.0 * coalesce(t.fv - t.f, 0) / q.syllables, 4) AS verbatim_share,
       round(1.0 * coalesce(t.fva - t.fv, 0) / q.syllables, 4) AS adapted_share,
       round(1.0 * coalesce(t.f, 0) / q.syllables, 4) AS formula_share,
       round(1.0 * (q.syllables - coalesce(t.fva, 0)) / q.syllables, 4)
         AS own_share,
       c.earlier, coalesce(b.n, 0) AS sources, b.plan_a AS main,
       b.words AS main_words, m.issuer AS main_issuer
  FROM counted c
  JOIN plan q ON q.id = c.id
  LEFT JOIN total t ON t.plan_b = q.id
  LEFT JOIN main b ON b.plan_b = q.id
  LEFT JOIN plan m ON m.id = b.plan_a
 WHERE q.level <> 'central' AND q.syllables > 0
 ORDER BY q.year, q.issued, q.source;
