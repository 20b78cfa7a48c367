-- help: The words, or runs of words, that stand most often.
-- title: Runs of words
-- example: ngrams --n 2..4 --limit 50
-- example: ngrams --n 1 --by year -o words.csv
-- option: n=2 text  Words of a run, 1 to 9; or a range, as 2..5.
-- option: by text  Count for each year, unit or level.
-- option: least=3 number  Runs in fewer places are left out.
-- column: label text  The year, unit or level; empty without --by.
-- column: n integer  How many words.
-- column: ngram text  The run, in lower case.
-- column: places integer  How often it stands in the plans.
-- column: plans integer  Plans in which it does.
-- column: per_10000 real  Places for each 10,000 words of the label.
-- brief: label n ngram places plans per_10000
-- empty: notfound
-- count: ngrams
-- note: No run goes over the end of a sentence. A plan for several years counts in
--   each of them.
SELECT g.label, g.n, g.text AS ngram, g.places, g.plans,
       round(10000.0 * g.places / t.words, 3) AS per_10000
  FROM ngram g JOIN ngram_total t ON t.label = g.label
 ORDER BY g.label, g.places DESC, g.n DESC, g.text;
