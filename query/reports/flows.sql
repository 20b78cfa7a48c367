-- help: From which plan to which text flows, as the edges of a graph.
-- title: Flows of text
-- example: flows -o flows.csv
-- example: flows --least 50 --year 2021
-- option: least=12 number  Edges of fewer words are left out.
-- option: formulae flag  Formulae too.
-- column: source integer  The earlier plan.
-- column: target integer  The later plan.
-- column: weight integer  Words of the target in passages it shares with the
--   source, each once.
-- column: passages integer  The passages.
-- column: verbatim integer  Words of those in passages that are verbatim.
-- column: step text  down: to a lower level; sideways: the same level.
-- column: share real  weight / words of the target.
-- column: source_name text  The body that issued the source.
-- column: source_level text  Its level.
-- column: source_issued text  Its date.
-- column: target_name text  The body that issued the target.
-- column: target_level text  Its level.
-- column: target_issued text  Its date.
-- graph: directed
-- export: yes
-- brief: source target weight passages step source_name target_name
-- note: Text flows forward in date and downward or sideways in level (central,
--   industry and province, district, grassroots and enterprise). Which plan
--   has a passage first, in this index, is all that is known: it may have come by
--   a plan that is not here. Filters choose the targets; sources are looked for in
--   the whole index.
WITH rank(level, n) AS (
  VALUES ('central', 1), ('industry', 2), ('province', 2), ('district', 3),
         ('grassroots', 4), ('enterprise', 4)
), edge AS (
  SELECT r.plan_a, r.plan_b, r.word_b AS a, r.word_b + r.words_b AS b,
         r.identity >= 0.98 AS verbatim, ra.n AS from_rank, rb.n AS to_rank,
         max(r.word_b + r.words_b) OVER w AS before,
         max(iif(r.identity >= 0.98, r.word_b + r.words_b, 0)) OVER w
           AS before_verbatim
    FROM reuse r
    JOIN scope s ON s.plan = r.plan_b
    JOIN plan p ON p.id = r.plan_a
    JOIN plan q ON q.id = r.plan_b
    JOIN rank ra ON ra.level = p.level
    JOIN rank rb ON rb.level = q.level
   WHERE r.directed AND ra.n <= rb.n
     AND (:formulae OR r.formula IS NULL)
  WINDOW w AS (PARTITION BY r.plan_a, r.plan_b
               ORDER BY r.word_b, r.words_b DESC, r.id
               ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)
)
SELECT e.plan_a AS source, e.plan_b AS target,
       sum(max(0, e.b - max(e.a, coalesce(e.before, 0)))) AS weight,
       count(*) AS passages,
       sum(iif(e.verbatim,
               max(0, e.b - max(e.a, coalesce(e.before_verbatim, 0))), 0))
         AS verbatim,
       iif(e.from_rank < e.to_rank, 'down', 'sideways') AS step,
       round(1.0 * sum(max(0, e.b - max(e.a, coalesce(e.before, 0))))
             / q.syllables, 4) AS share,
       p.issuer AS source_name, p.level AS source_level,
       p.issued AS source_issued, q.issuer AS target_name,
       q.level AS target_level, q.issued AS target_issued
  FROM edge e
  JOIN plan p ON p.id = e.plan_a
  JOIN plan q ON q.id = e.plan_b
 GROUP BY e.plan_a, e.plan_b
HAVING weight >= at_least(:least, 1, 'least')
 ORDER BY weight DESC, p.issued, p.source, q.issued, q.source;
