-- help: What a reader should check, plan by plan.
-- title: Flags
-- example: flags
-- example: flags --unit "lang son"
-- example: flags --code undated
-- option: code text Only remarks of this kind, such as undated.
-- choices: code lost-diacritics mojibake bytes-replaced normalisation-mixed
--   tone-places-mixed quotes-unbalanced words-doubled sentence-cut
--   header-missing number-missing number-malformed undated year-unknown
--   year-conflict lunar-year stale-year issuer-unknown unit-unresolved
--   anniversary-arithmetic phases-overlap phase-reversed phase-outside-year
--   rule-limit
-- column: plan integer  The plan; thidua show PLAN tells all of it.
-- column: year text  Its campaign year, or years as 2019-2020.
-- column: issuer text  The body that issued it.
-- column: number text  Its document number.
-- column: code text  Kind of remark.
-- column: detail text  The remark.
-- column: section text  Heading it stands under.
-- column: line integer  Line of the file on which its paragraph begins.
-- column: source text  The file.
-- export: yes
-- brief: plan year code detail line
SELECT p.id AS plan, p.year, p.issuer, p.number, f.code, f.detail, g.section,
       g.line, p.source
  FROM scope s
  JOIN plan p ON p.id = s.plan
  JOIN flag f ON f.plan = p.id
  LEFT JOIN passage g ON g.id = f.passage
 WHERE f.code = coalesce(:code, f.code)
 ORDER BY p.year, p.source, g.ord, f.code, f.detail;
