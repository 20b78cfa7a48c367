-- help: Matches of a regular expression, its groups as columns.
-- title: {pattern}
-- example: regex '(\d+)/KH-(?<body>[\p{Lu}Đ]+)'
-- example: regex 'phong trào “([^”]+)” do (\p{Lu}[^,.;]+) phát động' -o launched.csv
-- param: pattern text required  A regular expression of PCRE2.
-- option: context=8 text  Words shown on each side; or sentence.
-- column: plan integer  The plan; thidua show PLAN tells all of it.
-- column: year text  Its campaign year, or years as 2019-2020.
-- column: issuer text  The body that issued it.
-- column: section text  Heading the passage stands under.
-- column: line integer  Line of the file on which the passage begins.
-- column: source text  The file.
-- column: left text  The words before.
-- column: match text  What matches, as printed.
-- column: right text  The words behind.
-- column: passage integer  The passage.
-- column: text_from integer  First byte of the match in passage.text, from 0.
-- column: text_to integer  Byte after the match in passage.text.
-- column: found integer  Counts the matches.
-- column: capture text  A group, by its name or number; _ behind the name of a
--   column.
-- column: value text  What it matches.
-- brief: year left match right
-- kwic: left match right
-- pivot: value as {capture}
-- empty: notfound
-- count: regex
-- note: A match may go over the lines and pages of the file, but not from one
--   paragraph into the next. Case and accents count, unless the pattern begins
--   with (?i). It is quick where the pattern has words between blanks, outside of
--   groups and without |: they are looked up first.
SELECT p.id AS plan, p.year, p.issuer, g.section, g.line, p.source,
       left_of(g.text, f.text_from, context_words(:context)) AS left,
       piece(g.text, f.text_from, f.text_to) AS match,
       right_of(g.text, f.text_to, context_words(:context)) AS right,
       g.id AS passage, f.text_from, f.text_to, f.id AS found,
       iif(r.name IN ('plan', 'year', 'issuer', 'section', 'line', 'source', 'left',
                      'match', 'right', 'passage', 'text_from', 'text_to',
                      'found'), r.name || '_', r.name) AS capture, r.value
  FROM found f
  JOIN passage g ON g.id = f.passage
  JOIN plan p ON p.id = g.plan
  LEFT JOIN found_group r ON r.found = f.id
 ORDER BY f.id, r.n;
