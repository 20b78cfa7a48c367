-- help: Formulae: passages that very many plans have.
-- title: Formulae
-- example: formulae
-- example: formulae --least 20 -o formulae.csv
-- option: least=12 number  Those of fewer words are left out.
-- column: plans integer  Plans of the index that have it: those that have the run of
--   nine of its words that fewest have.
-- column: of integer  Plans of the index.
-- column: places integer  Plans in scope that are led back to its first plan.
-- column: words integer  Its words.
-- column: text text  As the first plan has it, at most sixty words; ¶ stands
--   between paragraphs.
-- column: first integer  The first plan that has it.
-- column: source text  Where it stands there, file:line.
-- column: formula integer  Its number in the table formula.
-- export: yes
-- brief: plans of words text
-- note: A formula stands in more than ten plans and in a tenth of all. What plans
--   share beyond that is told by thidua reuse. A formula is told with the first
--   plan that has it so; shorter and longer forms of it have rows of their own.
--   With filters, those that stand in a plan in scope.
SELECT f.plans, (SELECT count(*) FROM plan) AS of,
       count(DISTINCT r.plan_b) AS places,
       f.words, words_of(iif(f.byte_to <= g.byte_to, g.text,
                              (SELECT group_concat(n.text, ' ¶ ')
                                 FROM (SELECT text FROM passage
                                        WHERE plan = f.plan
                                          AND ord BETWEEN g.ord AND g.ord + 5
                                        ORDER BY ord) n)),
                          f.skip, min(f.words, 60)) AS text,
       f.plan AS first, p.source || ':' || g.line AS source,
       f.id AS formula
  FROM formula f
  JOIN reuse r ON r.plan_a = f.plan AND r.formula = f.id
  JOIN scope s ON s.plan = r.plan_b
  JOIN plan p ON p.id = f.plan
  JOIN passage g ON g.id = f.passage
 WHERE f.words >= at_least(:least, 1, 'least')
 GROUP BY f.id
 ORDER BY 1 DESC, f.words DESC, p.source, f.word;
