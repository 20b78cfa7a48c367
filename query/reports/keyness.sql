-- help: Words, runs of words or movements that mark a side.
-- title: {a} (a) and {b} (b), by what marks a side
-- example: keyness 2017 2025
-- example: keyness province district --of ngrams --n 2..4 -o key.csv
-- example: keyness 2017 2025 --of movements
-- example: keyness 2017 2025 --text original
-- example: keyness 2017 2025 --lock
-- param: a side required  First side: a year, a range as 2017..2020, a level, a
--   unit, a region, or filters as 'year=2025 level=province'.
-- param: b side required  Second side.
-- option: of=words text  words, ngrams (runs of words) or movements.
-- choices: of words ngrams movements
-- option: n=2..3 text  Words of a run, 1 to 9; or a range.
-- option: text=all text  all, original (without the words that a plan has from an
--   earlier one) or copied (those words only), on both sides.
-- choices: text all original copied
-- option: by=plans text  Count plans that have it, or places among words.
-- choices: by plans places
-- option: least=3 number  What stands in fewer plans is left out; at least 2.
-- option: lock flag  Only what is shown to be about as frequent on both sides.
-- option: numbers flag  Numbers too (years, days, figures); else they are left out.
-- option: draws=999 number  With --by places: dealings of plans to the sides
--   that are drawn, where there are too many to try all.
-- option: seed=1 number  Where those draws begin; the same seed, the same draws.
-- column: item text  The word, run or movement.
-- column: side text  The side on which it stands more often.
-- column: key integer  1: it marks the side: lrc is not 0, it is in 2 plans or more of
--   that side, and p_dealt is at most 0.05.
-- column: f_a integer  Plans of the first side that have it, or places ...
-- column: n_a integer  ... of so many plans, or words.
-- column: f_b integer  The same of the second side.
-- column: n_b integer  ... of so many.
-- column: lrc real  Conservative log ratio (Evert 2022): the limit nearer to 0 of
--   the log ratio's 95 % interval, corrected for the family; 0: nothing is shown.
--   Above 0: more on the first side; 1 is twice, 2 is four times.
-- column: log_ratio real  log2 of the ratio of shares, half a count added (Walter
--   1975, Hardie 2014).
-- column: low real  Its interval's lower end (Clopper-Pearson, corrected) ...
-- column: high real  ... and upper end; empty where it has none.
-- column: g2 real  Log-likelihood ratio of the four cells (Dunning 1993).
-- column: p real  Its probability by chi-square, one degree of freedom.
-- column: bh real  p of the family corrected by Benjamini and Hochberg 1995: of plans
--   p_dealt, which is exact, where there is one; of places p.
-- column: holm real  And by Holm 1979.
-- column: bic real  g2 - ln N: below 0 for no difference, above 10 very strong.
-- column: p_dealt real  The probability that plans dealt to the sides by chance
--   differ as much; empty where g2 is below 3.84, and of places where lrc is 0.
-- column: dealings integer  Of so many dealings; empty: of all.
-- column: locked integer  1: shown to be within half and twice as frequent.
-- column: family integer  Things tested: those in --least plans.
-- column: plans_a integer  Plans of the first side that have it ...
-- column: plans_b integer  ... and of the second.
-- column: places_a integer  How often it stands on the first side ...
-- column: places_b integer  ... and on the second.
-- column: dp real  Gries's DP over plans: 0 evenly spread, 1 in one small plan.
-- column: dp_norm real  The same over the most it can be (Lijffijt and Gries 2012).
-- column: source_a text  Where it stands first on the first side, file:line.
-- column: source_b text  The same on the second.
-- brief: item side key f_a n_a f_b n_b lrc bh
-- empty: notfound
-- count: keyness
-- notes: compare
-- note: Plans are counted, not words, unless --by places is given: words come in
--   plans, and one plan that says a word a hundred times proves nothing of its
--   year. What stands in one plan only cannot mark a side. What marks comes first,
--   the most certain before the rest. Intervals, and corrections of places, take
--   words as falling one by one, which they do not: of places p_dealt is the test.
-- note: thidua search '"ITEM"' --year YEAR shows every place; a plan for several years counts
--   on each side it is on. With --movement the plans of the sides are not
--   narrowed, movements are.
WITH item AS MATERIALIZED (
  SELECT k.*, iif(:by = 'plans', k.plans_a, k.places_a) AS f1,
         iif(:by = 'plans', t.plans_a, t.words_a) AS n1,
         iif(:by = 'plans', k.plans_b, k.places_b) AS f2,
         iif(:by = 'plans', t.plans_b, t.words_b) AS n2,
         count(*) OVER () AS m
    FROM key_item k, key_total t
), measured AS MATERIALIZED (
  SELECT item.*, abs(keyness_g2(f1, n1, f2, n2)) AS g2,
         log_ratio(f1, n1, f2, n2) AS log_ratio,
         lrc(f1, n1, f2, n2, m) AS lrc,
         chi_p(abs(keyness_g2(f1, n1, f2, n2))) AS p
    FROM item
), ranked AS (
  SELECT *, row_number() OVER (ORDER BY p_test, item) AS i
    FROM (SELECT *, iif(:by = 'plans', coalesce(p_dealt, p), p) AS p_test
            FROM measured)
), corrected AS (
  SELECT ranked.*,
         min(1.0, min(p_test * m / i) OVER (ORDER BY i DESC)) AS bh,
         min(1.0, max(p_test * (m - i + 1)) OVER (ORDER BY i)) AS holm
    FROM ranked
), judged AS (
  SELECT *, CASE WHEN f1 * n2 > f2 * n1 THEN 'a'
                 WHEN f1 * n2 < f2 * n1 THEN 'b' END AS side,
         CAST(locked(f1, n1, f2, n2, m) AS INTEGER) AS locked
    FROM corrected
)
SELECT k.item, k.side,
       lrc <> 0 AND p_dealt <= 0.05
         AND iif(side = 'a', plans_a, plans_b) >= 2 AS key,
       f1 AS f_a, n1 AS n_a, f2 AS f_b, n2 AS n_b,
       round(lrc, 4) AS lrc, round(log_ratio, 4) AS log_ratio,
       round(lrc_low(f1, n1, f2, n2, m), 4) AS low,
       round(lrc_high(f1, n1, f2, n2, m), 4) AS high,
       round(g2, 4) AS g2, significant(p, 6) AS p,
       significant(bh, 6) AS bh,
       significant(holm, 6) AS holm,
       round(bic(g2, n1 + n2), 4) AS bic,
       significant(p_dealt, 6) AS p_dealt, dealings, locked, m AS family,
       plans_a, plans_b, places_a, places_b,
       round(dp, 4) AS dp, round(dp_norm, 4) AS dp_norm,
       sa.source || ':' || ga.line AS source_a,
       sb.source || ':' || gb.line AS source_b
  FROM judged k
  LEFT JOIN passage ga ON ga.id = k.passage_a
  LEFT JOIN plan sa ON sa.id = ga.plan
  LEFT JOIN passage gb ON gb.id = k.passage_b
  LEFT JOIN plan sb ON sb.id = gb.plan
 WHERE at_least(:least, 2, 'least') AND (NOT :lock OR locked)
 ORDER BY key DESC, abs(lrc) DESC, g2 DESC, k.item;
