-- help: A unit's sentences from year to year: kept, edited, new, gone.
-- title: {name} from year to year
-- example: revision 'Lạng Sơn'
-- example: revision 'Lạng Sơn' --state kept --stale
-- param: name text required  Words of the unit's name, accents free, as for
--   --unit.
-- option: state text  Only these.
-- choices: state kept edited added removed
-- option: stale flag  Only kept sentences that say the earlier year.
-- column: unit text  The unit.
-- column: year_a integer  The year before, of which it has plans.
-- column: year_b integer  The year.
-- column: state text  kept: the same words, numbers too; edited: most alike of
--   those left; added; removed.
-- column: likeness real  2 L / (m + n) of m and n words, L the longest common
--   subsequence; at least 0.6 where edited.
-- column: stale integer  1: kept, and still says the earlier year: check whether
--   it means the campaign's.
-- column: text_a text  The sentence before.
-- column: text_b text  The sentence now.
-- column: source_a text  Where it stood, file:line of the passage.
-- column: source_b text  Where it stands.
-- column: plan_a integer  The plan before.
-- column: plan_b integer  The plan now.
-- brief: year_a year_b state stale text_a text_b
-- empty: notfound
-- count: revision
-- note: A year in a date, a document's number or a span, or in a passage that
--   cites a document or counts an anniversary, is not called stale.
SELECT coalesce(u.name, p.issuer) AS unit, v.year_a, v.year_b, v.state,
       round(v.likeness, 3) AS likeness,
       iif(v.state = 'kept', v.same_year
             AND NOT EXISTS (SELECT 1 FROM citation c
                              WHERE c.passage = v.passage_b AND c.plan = p.id)
             AND NOT EXISTS (SELECT 1 FROM anniversary c
                              WHERE c.passage = v.passage_b AND c.plan = p.id),
           NULL) AS stale,
       v.text_a, v.text_b,
       a.source || ':' || ga.line AS source_a,
       b.source || ':' || gb.line AS source_b,
       a.id AS plan_a, b.id AS plan_b
  FROM revised v
  LEFT JOIN passage ga ON ga.id = v.passage_a
  LEFT JOIN passage gb ON gb.id = v.passage_b
  LEFT JOIN plan a ON a.id = ga.plan
  LEFT JOIN plan b ON b.id = gb.plan
  JOIN plan p ON p.id = coalesce(b.id, a.id)
  LEFT JOIN scope_unit n ON n.plan = p.id
  LEFT JOIN unit u ON u.id = n.unit
 WHERE (:state IS NULL OR v.state = :state)
   AND (NOT :stale OR (v.same_year
             AND NOT EXISTS (SELECT 1 FROM citation c
                              WHERE c.passage = v.passage_b AND c.plan = p.id)
             AND NOT EXISTS (SELECT 1 FROM anniversary c
                              WHERE c.passage = v.passage_b AND c.plan = p.id)))
 ORDER BY unit, v.year_b, coalesce(b.source, a.source), coalesce(gb.ord, ga.ord),
          v.state, v.rowid;
