-- help: How often a query or a movement stands in each year.
-- title: {query}
-- example: timeline '"chuyển đổi số"'
-- example: timeline --movement 'lao động giỏi'
-- param: query query optional  Words that must all occur; in quotation
--   marks, in that order. Without it the movements of --movement are counted.
-- column: year integer  The year. One without plans has nothing beside it.
-- column: plans integer  Plans of the year; null: none, so nothing is known.
-- column: plans_with integer  Those in which it stands.
-- column: share real  plans_with / plans; null for fewer than 5 plans.
-- column: share_low real  Wilson's interval of 95 % of that share: its lower
--   end.
-- column: share_high real  And its upper end.
-- column: passages integer  Passages in which it stands.
-- column: places integer  Places: words and phrases found, or mentions.
-- column: syllables integer  Length of the year's plans.
-- column: per_10000 real  Places for each 10,000 syllables.
-- column: per_10000_low real  The exact 95 % interval of that, places taken as
--   Poisson's (Garwood 1936): its lower end; null for fewer than 5 plans.
-- column: per_10000_high real  And its upper end.
-- brief: year plans plans_with share share_low share_high per_10000
-- spark: per_10000 by year
-- empty: notfound
-- hits: all
-- note: The interval of the rate takes places as falling one by one; words that
--   come in lists and in copied passages fall together, and it is then too narrow.
-- note: A plan for several years counts in each of them, with all it has. With a
--   query, --movement narrows the plans that are looked at, as other filters do.
WITH RECURSIVE place AS (
  SELECT g.plan, g.id AS passage, json_array_length(h.spots) AS n
    FROM hit h JOIN passage g ON g.id = h.passage
  UNION ALL
  SELECT m.plan, m.passage, 1
    FROM mention m
    JOIN scope s ON s.plan = m.plan
    JOIN scope_movement v ON v.movement = m.movement
   WHERE :query IS NULL
), per_plan AS (
  SELECT plan, count(DISTINCT passage) AS passages, sum(n) AS places
    FROM place GROUP BY plan
), base AS (
  SELECT plan, year FROM observed WHERE :query IS NULL
  UNION ALL SELECT plan, year FROM scope_year WHERE :query IS NOT NULL
), counted AS (
  SELECT o.year, count(*) AS plans, count(p.plan) AS plans_with,
         total(p.passages) AS passages, total(p.places) AS places,
         sum(l.syllables) AS syllables
    FROM base o
    JOIN plan l ON l.id = o.plan
    LEFT JOIN per_plan p ON p.plan = o.plan
   WHERE o.year BETWEEN 1000 AND 9999
   GROUP BY o.year
), span(year, last) AS (
  SELECT min(year), max(year) FROM counted
   WHERE EXISTS (SELECT 1 FROM place)
  UNION ALL
  SELECT year + 1, last FROM span WHERE year < last
)
SELECT s.year, c.plans, c.plans_with,
       iif(c.plans >= 5, round(1.0 * c.plans_with / c.plans, 4), NULL) AS share,
       iif(c.plans >= 5, round(wilson_low(c.plans_with, c.plans), 4), NULL)
         AS share_low,
       iif(c.plans >= 5, round(wilson_high(c.plans_with, c.plans), 4), NULL)
         AS share_high,
       CAST(c.passages AS INTEGER) AS passages,
       CAST(c.places AS INTEGER) AS places, c.syllables,
       round(10000.0 * c.places / c.syllables, 3) AS per_10000,
       iif(c.plans >= 5, round(10000.0 * poisson_low(c.places) / c.syllables, 3),
           NULL) AS per_10000_low,
       iif(c.plans >= 5, round(10000.0 * poisson_high(c.places) / c.syllables, 3),
           NULL) AS per_10000_high
  FROM span s LEFT JOIN counted c ON c.year = s.year
 WHERE s.year IS NOT NULL
 ORDER BY s.year;
