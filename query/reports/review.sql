-- help: Names that may be one: proposals for a person to decide.
-- title: Names to review
-- example: review -o review.csv
-- example: review --all
-- option: all flag All related names too (tier T4), which are never merged, and
--   names decided to be different; thidua decisions lists all decisions.
-- column: name text  A name.
-- column: other text  The other, under which both count if they are the same; the
--   authority file's, where it knows one.
-- column: tier text  T2: equal but for marks, or the same syllables in another
--   order, or equal once abbreviations are written out; T3: .90 of the syllables in the same order, or .85 by Levenshtein;
--   T4: related.
-- column: likeness real  2 L / (m + n), L the longest common subsequence of their
--   m and n syllables.
-- column: years text  Years in which a plan names the one.
-- column: other_years text  Years in which a plan names the other.
-- column: succession text  yes: the years do not meet and half of the words stay,
--   so that one may have followed the other.
-- column: plans integer  Plans that name the one.
-- column: other_plans integer  Plans that name the other.
-- column: decision text  same, different, or empty: not decided. Fill it in and
--   give the file to thidua-index --review.
-- brief: name other tier likeness years other_years
-- note: Nothing is merged unless the authority file or a decision says so.
WITH used AS MATERIALIZED (
  SELECT v.id, v.name, v.key, v.authority,
         count(DISTINCT m.plan) AS plans,
         (SELECT group_concat(year, ', ')
            FROM (SELECT DISTINCT y.year
                    FROM mention m2 JOIN scope_year y ON y.plan = m2.plan
                   WHERE m2.movement = v.id ORDER BY 1)) AS years,
         (SELECT min(y.year) FROM mention m2
            JOIN scope_year y ON y.plan = m2.plan
           WHERE m2.movement = v.id) AS first,
         (SELECT max(y.year) FROM mention m2
            JOIN scope_year y ON y.plan = m2.plan
           WHERE m2.movement = v.id) AS last
    FROM movement v JOIN mention m ON m.movement = v.id
    JOIN scope s ON s.plan = m.plan
   GROUP BY v.id
), pair AS MATERIALIZED (
  SELECT a.*, b.id AS other_id, b.name AS other, b.key AS other_key, b.plans AS other_plans,
         b.years AS other_years, b.first AS other_first, b.last AS other_last,
         name_tier(a.key, b.key) AS tier,
         round(name_likeness(a.key, b.key), 4) AS likeness
    FROM used a JOIN used b ON a.id <> b.id
     AND (a.authority < b.authority
          OR (a.authority = b.authority
              AND (a.plans < b.plans OR (a.plans = b.plans AND a.key > b.key))))
   WHERE NOT (a.authority AND b.authority)
), written_out AS (
  SELECT DISTINCT x.movement AS one, y.movement AS other
    FROM mention x
    JOIN mention y ON y.long_key = x.long_key AND y.movement <> x.movement
   WHERE x.long_key <> x.key OR y.long_key <> y.key
), proposed AS (
  SELECT name, key, other, other_key, likeness, years, other_years, plans,
         other_plans,
         iif((id, other_id) IN written_out, 'T2', tier) AS tier,
         iif(likeness >= 0.5 AND (last < other_first OR first > other_last),
                'yes', NULL) AS succession
    FROM pair
)
SELECT p.name, p.other, p.tier, p.likeness, p.years, p.other_years,
       p.succession, p.plans, p.other_plans, d.decision
  FROM proposed p
  LEFT JOIN decision d ON d.key = p.key AND d.into_key = p.other_key
 WHERE p.tier IS NOT NULL
   AND (:all OR (d.decision IS NULL
                 AND (p.tier <> 'T4' OR p.succession IS NOT NULL)))
 ORDER BY p.tier, p.likeness DESC, p.name, p.other;
