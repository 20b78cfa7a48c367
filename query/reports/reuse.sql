-- help: Passages that plans share, with both places.
-- title: Shared passages
-- example: reuse 145/KH-LĐLĐ
-- example: reuse --least 30 --class adapted -o reuse.csv
-- param: plan plan optional  One plan: what it shares with any other in scope.
-- option: least=12 number  Passages of fewer words are left out.
-- option: class text  Only these.
-- choices: class verbatim adapted
-- option: formulae flag  Formulae too; else they are only counted.
-- column: id integer  The shared passage; thidua aligned ID shows it word by word.
-- column: plan_a integer  The earlier plan; thidua show PLAN tells all of it.
-- column: plan_b integer  The later plan.
-- column: directed integer  1: plan a was issued before plan b; 0: the dates do
--   not tell, and a and b may be the other way round.
-- column: year_a text  Campaign year of plan a.
-- column: issuer_a text  The body that issued plan a.
-- column: level_a text  Its level.
-- column: year_b text  Campaign year of plan b.
-- column: issuer_b text  The body that issued plan b.
-- column: level_b text  Its level.
-- column: words integer  Words of the passage in plan b.
-- column: identity real  Share of the aligned words that are the same, numbers
--   taken as one.
-- column: class text  verbatim: identity of 0.98 and more; adapted: of 0.8.
-- column: formula integer  Plans that share it, where it is a formula: a passage
--   in more than ten plans and in a tenth of all; null: it is none.
-- column: source_a text  Where it begins in plan a, file:line.
-- column: quotation_a text  Its first words there, at most forty; ¶ stands
--   between paragraphs.
-- column: source_b text  The same in plan b.
-- column: quotation_b text  The same in plan b.
-- column: byte_from_a integer  Its first byte in the file of plan a, from 0.
-- column: byte_to_a integer  Byte after it there.
-- column: byte_from_b integer  The same in plan b.
-- column: byte_to_b integer  The same in plan b.
-- export: yes
-- brief: id year_a issuer_a year_b issuer_b words identity quotation_b
-- note: A passage has at least twelve words, of which four in five are the same
--   in the same order. It is told with the first plan in the index that has it,
--   and with each later one that has more of it or has it word for word: two
--   plans that both have it from a third are each told with the third.
-- note: That two plans share words does not say that one was copied from the
--   other: both may have them from a plan that is not in the index.
SELECT r.id, r.plan_a, r.plan_b, r.directed,
       a.year AS year_a, a.issuer AS issuer_a, a.level AS level_a,
       b.year AS year_b, b.issuer AS issuer_b, b.level AS level_b,
       r.words_b AS words, round(r.identity, 4) AS identity,
       iif(r.identity >= 0.98, 'verbatim', 'adapted') AS class,
       f.plans AS formula,
       a.source || ':' || ga.line AS source_a,
       words_of(iif(r.byte_to_a <= ga.byte_to, ga.text,
                    (SELECT group_concat(n.text, ' ¶ ')
                       FROM (SELECT text FROM passage
                              WHERE plan = r.plan_a
                                AND ord BETWEEN ga.ord AND ga.ord + 3
                              ORDER BY ord) n)),
                r.skip_a, min(r.words_a, 40)) AS quotation_a,
       b.source || ':' || gb.line AS source_b,
       words_of(iif(r.byte_to_b <= gb.byte_to, gb.text,
                    (SELECT group_concat(n.text, ' ¶ ')
                       FROM (SELECT text FROM passage
                              WHERE plan = r.plan_b
                                AND ord BETWEEN gb.ord AND gb.ord + 3
                              ORDER BY ord) n)),
                r.skip_b, min(r.words_b, 40)) AS quotation_b,
       r.byte_from_a, r.byte_to_a, r.byte_from_b, r.byte_to_b
  FROM (SELECT r.* FROM reuse r WHERE :plan IS NULL
        UNION ALL SELECT r.* FROM reuse r WHERE r.plan_a = :plan
        UNION ALL SELECT r.* FROM reuse r WHERE r.plan_b = :plan) r
  JOIN scope sa ON sa.plan = r.plan_a
  JOIN scope sb ON sb.plan = r.plan_b
  JOIN plan a ON a.id = r.plan_a
  JOIN plan b ON b.id = r.plan_b
  JOIN passage ga ON ga.id = r.passage_a
  JOIN passage gb ON gb.id = r.passage_b
  LEFT JOIN formula f ON f.id = r.formula
 WHERE r.words_b >= at_least(:least, 1, 'least')
   AND (:class IS NULL
        OR :class = iif(r.identity >= 0.98, 'verbatim', 'adapted'))
   AND (:formulae OR r.formula IS NULL)
 ORDER BY r.words_b DESC, a.issued, a.source, b.issued, b.source, r.word_b,
          r.word_a;
