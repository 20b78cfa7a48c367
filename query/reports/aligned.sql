-- help: One shared passage word by word, its differences marked.
-- title: Shared passage {id}
-- example: aligned 1
-- param: id number required  Its number, as thidua reuse tells it.
-- column: ord integer  1, 2, ... in the passage.
-- column: kind text  same; number or spelling: one word, printed with another
--   number or spelling; changed: other words; only a, only b: added or left out.
-- column: text_a text  The words in plan a.
-- column: text_b text  The words in plan b.
-- column: source_a text  Where they stand in plan a, file:line of the passage.
-- column: source_b text  The same in plan b.
-- column: plan_a integer  The earlier plan.
-- column: plan_b integer  The later plan.
-- brief: kind text_a text_b source_a source_b
-- count: aligned
-- empty: notfound
-- note: Words correspond as in the best local alignment (Smith and Waterman
--   1981; a word that is the same 3, another one -1, one left out -2).
SELECT t.ord, t.kind, t.text_a, t.text_b,
       a.source || ':' || ga.line AS source_a,
       b.source || ':' || gb.line AS source_b,
       r.plan_a, r.plan_b
  FROM reuse r
  JOIN scope sa ON sa.plan = r.plan_a
  JOIN scope sb ON sb.plan = r.plan_b
  JOIN plan a ON a.id = r.plan_a
  JOIN plan b ON b.id = r.plan_b
  JOIN aligned t
  LEFT JOIN passage ga ON ga.id = t.passage_a
  LEFT JOIN passage gb ON gb.id = t.passage_b
 WHERE r.id = :id
 ORDER BY t.ord;
