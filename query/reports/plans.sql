-- help: The plans in the index, with what is known of each.
-- title: Plans
-- example: plans
-- example: plans --level province --year 2021 -o plans.csv
-- column: plan integer  Number of the plan in this index; thidua show PLAN
--   tells all of it.
-- column: year text  Campaign year, or years as 2019-2020.
-- column: level text  central, industry, province, district, grassroots or
--   enterprise.
-- column: issuer text  The body that issued it.
-- column: unit text  The issuer as the authority file calls it, or the
--   province it stands in; with --as-of, the one that took its place.
-- column: region text  Socio-economic region of the unit.
-- column: number text  Document number.
-- column: issued text  Date of issue.
-- column: place text  Place of issue.
-- column: signer text  Name under the signature.
-- column: title text  What the plan is for.
-- column: year_basis text  The evidence that decided the year.
-- column: themes integer  Themes it sets, those of phases left out.
-- column: movements integer  Movements it names, each once.
-- column: flags integer  Things a reader should check; see the report flags.
-- column: syllables integer  Length.
-- column: source text  The file.
-- export: yes
-- brief: plan year level issuer number movements
SELECT p.id AS plan, p.year, p.level, p.issuer, u.name AS unit, u.region,
       p.number, p.issued, p.place, p.signer, p.title, p.year_basis,
       (SELECT count(*) FROM theme t WHERE t.plan = p.id) AS themes,
       (SELECT count(DISTINCT m.movement) FROM mention m
         WHERE m.plan = p.id) AS movements,
       (SELECT count(*) FROM flag f WHERE f.plan = p.id) AS flags,
       p.syllables, p.source
  FROM scope s
  JOIN plan p ON p.id = s.plan
  JOIN scope_unit n ON n.plan = p.id
  LEFT JOIN unit u ON u.id = n.unit
 ORDER BY p.year IS NULL, p.year, p.source;
