-- help: Words that stand near what a query finds, and how firmly.
-- title: {query}
-- example: collocates '"sáng kiến"'
-- example: collocates 'thi đua' --window 3 --least 5 --year 2021
-- param: query query required  Words that must all occur; in quotation
--   marks, in that order. thidua search --help tells the rest.
-- option: window=5 number  Words on each side that count as near.
-- option: least=3 number  Words near in fewer places are left out.
-- column: word text  A word, in lower case.
-- column: places integer  How often it stands in the windows (O), each place once.
-- column: plans integer  Plans in which it does.
-- column: frequency integer  How often it stands in all plans asked about (C).
-- column: nodes integer  Places that the query finds.
-- column: slots integer  Words in all windows (R).
-- column: words integer  Words of the plans asked about (N).
-- column: expected real  R C / N: places to be expected by chance.
-- column: log_dice real  14 + log2(2 o / (nodes + C)), o the smaller of O and
--   nodes (Rychlý 2008): at most 14, whatever the size of the corpus.
-- column: pmi real  log2(O N / (R C)): high for rare words.
-- column: t real  (O - expected) / sqrt(O): high for frequent words.
-- column: g2 real  Log-likelihood ratio of the four cells (Dunning 1993).
-- column: delta_p real  P(word | in a window) - P(word | elsewhere).
-- column: delta_p_back real  P(in a window | word) - P(in a window | other words).
-- brief: word places plans frequency log_dice pmi t g2
-- empty: notfound
-- hits: all
-- count: collocates
-- note: Windows do not go over the end of a sentence, and the words of the query
--   itself are not counted. Order a table by what is asked: log_dice for a word's
--   company, pmi for set phrases, t and g2 for what is certain.
SELECT c.word, c.places, c.plans, c.total AS frequency, t.nodes, t.slots,
       t.words, round(1.0 * t.slots * c.total / t.words, 3) AS expected,
       round(log_dice(min(c.places, t.nodes), t.nodes, c.total), 3) AS log_dice,
       round(pmi(c.places, t.slots, c.total, t.words), 3) AS pmi,
       round(t_score(c.places, t.slots, c.total, t.words), 3) AS t,
       round(g2(c.places, t.slots, c.total, t.words), 3) AS g2,
       round(delta_p(c.places, t.slots, c.total, t.words), 5) AS delta_p,
       round(delta_p(c.places, c.total, t.slots, t.words), 5) AS delta_p_back
  FROM collocate c, collocate_total t
 WHERE c.places >= at_least(:least, 1, 'least')
 ORDER BY log_dice(min(c.places, t.nodes), t.nodes, c.total) DESC, c.word;
