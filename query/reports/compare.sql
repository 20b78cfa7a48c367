-- help: Two sides compared: years, levels, units or any filters.
-- title: {a} (a) and {b} (b)
-- example: compare 2017 2025
-- example: compare 2017..2020 2021..2025 --level province -o compare.csv
-- example: compare province district --year 2025
-- example: compare --a 'year=2017' --b 'year=2025 level=province'
-- param: a side required  First side: a year, a range as 2017..2020, a level, a
--   unit, a region, or filters as 'year=2025 level=province'.
-- param: b side required  Second side.
-- option: alpha=0.05 text  An absence that is less likely than this is shown; above 0
--   and below 1.
-- column: kind text  theme, movement, phase, anniversary, citation, target or
--   audience.
-- column: name text  The theme, movement, event or document, as first printed.
-- column: state text  persistent: on both sides; new: on the second only;
--   returning: the same, but on a plan before it that is not of the first side (of
--   movements, themes, anniversaries and citations);
--   dropped: on the first only; not observable: on one side only, and only at
--   levels of which the other side has no plan. Of sides that are not years, the
--   second after the first: both, only a, only b.
-- column: claim text  What may be said: the state, or that it is not shown,
--   where p_absent is above --alpha.
-- column: n_a integer  Plans of the first side that have it ...
-- column: of_a integer  ... of so many.
-- column: n_b integer  Plans of the second side that have it ...
-- column: of_b integer  ... of so many.
-- column: p_absent real  Where one side has none: how likely that is if the plans
--   that have it had fallen on the sides by chance (hypergeometric). Of years, only
--   plans of levels that both sides have are counted.
-- column: p_holm real  The same for all absences told here together (Holm 1979).
-- column: share_a real  n_a / of_a, for 5 plans or more ...
-- column: share_a_low real  ... and its 95 % interval (Wilson) ...
-- column: share_a_high real  ... both ends.
-- column: share_b real  The same of the second side.
-- column: share_b_low real  ... its interval's lower end ...
-- column: share_b_high real  ... and upper end.
-- column: before integer  Of what is returning, the last year of such a plan.
-- column: resembles text  Of a movement or theme on one side only, the most alike
--   of those on the other side only: perhaps renamed.
-- column: likeness real  How alike they are, 0 to 1: common syllables in order
--   (2 L / (m + n)).
-- column: detail_a text  On the first side: scope of a theme, kind of a movement,
--   counts of an anniversary, type of a document, theme of a phase, figures of a
--   target.
-- column: detail_b text  The same on the second side.
-- column: plans_a text  The plans of the first side that have it, each with its
--   document number.
-- column: plans_b text  The same of the second side.
-- column: source_a text  Where it stands first on the first side, file:line.
-- column: quotation_a text  The words around it there.
-- column: source_b text  The same on the second side.
-- column: quotation_b text  The words around it there.
-- column: key text  What was compared: words in lower case, tone marks in one
--   place; the authority file's name of a movement or event it knows; days of a
--   phase; the words around a target, with # for figures.
-- brief: kind name claim n_a of_a n_b of_b
-- note: Anniversaries are the same if the event is, whatever its count; citations
--   if the number is; phases if their days of the year are; targets if the six
--   words on either side are, whatever the figures. A plan for several years counts in each year it covers. With
--   --movement only plans that name it are read, and all plans of a side are
--   counted. Absence from a side means that none of its plans here has it.
-- note: claim judges each row alone: where hundreds are judged, one in twenty that is
--   absent by chance is called shown. p_holm at most 0.05 holds for all together.
-- note: p_absent takes plans as drawn by chance from one lot; plans that copy one
--   another are fewer than they seem, so it is the least doubt there is.
WITH frame AS MATERIALIZED (
  SELECT (SELECT count(*) FROM side WHERE side = 'a') AS of_a,
         (SELECT count(*) FROM side WHERE side = 'b') AS of_b,
         coalesce(:a_to < :b_from, 0) AS in_time
), level_of AS MATERIALIZED (
  SELECT DISTINCT d.side, coalesce(p.level, '') AS level
    FROM side d JOIN plan p ON p.id = d.plan
), comparable AS MATERIALIZED (
  SELECT d.side, d.plan FROM side d JOIN plan p ON p.id = d.plan
   WHERE NOT (SELECT in_time FROM frame)
      OR EXISTS (SELECT 1 FROM level_of l WHERE l.side <> d.side
                  AND l.level = coalesce(p.level, ''))
), size AS MATERIALIZED (
  SELECT (SELECT count(*) FROM comparable WHERE side = 'a') AS like_a,
         (SELECT count(*) FROM comparable WHERE side = 'b') AS like_b
), placed AS MATERIALIZED (
  SELECT d.side, d.plan, c.plan IS NOT NULL AS comparable,
         p.id || coalesce(' ' || p.number, '') AS label,
         row_number() OVER (ORDER BY p.year, p.source, d.side) AS nth
    FROM side d JOIN scope s ON s.plan = d.plan JOIN plan p ON p.id = d.plan
    LEFT JOIN comparable c ON c.side = d.side AND c.plan = d.plan
), fact(rank, kind, key, name, detail, side, nth, passage, at)
AS MATERIALIZED (
  SELECT 1, 'theme', f.key, f.text, f.scope, d.side, d.nth, f.passage,
         f.byte_from
    FROM placed d CROSS JOIN theme f ON f.plan = d.plan
  UNION ALL
  SELECT 2, 'movement', v.key, f.raw, f.kind, d.side, d.nth, f.passage,
         f.byte_from
    FROM placed d CROSS JOIN mention f ON f.plan = d.plan
    JOIN movement v ON v.id = f.movement
    JOIN scope_movement w ON w.movement = v.id
  UNION ALL
  SELECT 3, 'phase', coalesce(substr(f.date_from, 6), '') || '..' ||
         coalesce(substr(f.date_to, 6), ''),
         ltrim(coalesce(f.unit, '') || ' ' || coalesce(f.n || ' ', '') || '(' ||
               coalesce(substr(f.date_from, 6), '') || '..' ||
               coalesce(substr(f.date_to, 6), '') || ')'),
         f.theme, d.side, d.nth, f.passage, f.byte_from
    FROM placed d CROSS JOIN phase f ON f.plan = d.plan
   WHERE f.date_from IS NOT NULL OR f.date_to IS NOT NULL
  UNION ALL
  SELECT 4, 'anniversary', f.key, f.event, CAST(f.years AS TEXT), d.side,
         d.nth, f.passage, f.byte_from
    FROM placed d CROSS JOIN anniversary f ON f.plan = d.plan
  UNION ALL
  SELECT 5, 'citation', coalesce(f.number, f.name, f.type),
         coalesce(f.number, f.name), f.type, d.side, d.nth, f.passage,
         f.byte_from
    FROM placed d CROSS JOIN citation f ON f.plan = d.plan
  UNION ALL
  SELECT 6, 'target', shape_key(around(g.text, f.text, 6)),
         around(g.text, f.text, 6),
         printf('%s %g%s', f.relation, f.value, coalesce(' ' || f.unit, '')),
         d.side, d.nth, f.passage, f.byte_from
    FROM placed d CROSS JOIN target f ON f.plan = d.plan
    JOIN passage g ON g.id = f.passage
  UNION ALL
  SELECT 7, 'audience', name_key(f.text), f.text, NULL, d.side, d.nth,
         f.passage, f.byte_from
    FROM placed d CROSS JOIN audience f ON f.plan = d.plan
), summed AS MATERIALIZED (
  SELECT f.rank, f.kind, f.key, f.side, count(DISTINCT f.nth) AS n, f.name,
         f.passage, min((f.nth << 32) + f.at) AS first,
         count(DISTINCT iif(d.comparable, f.nth, NULL)) AS seen
    FROM fact f JOIN placed d ON d.nth = f.nth
   GROUP BY f.rank, f.key, f.side
), both_sides AS MATERIALIZED (
  SELECT rank, kind, key,
         max(iif(side = 'a', n, NULL)) AS n_a,
         max(iif(side = 'b', n, NULL)) AS n_b,
         max(iif(side = 'a', name, NULL)) AS name_a,
         max(iif(side = 'b', name, NULL)) AS name_b,
         max(iif(side = 'a', passage, NULL)) AS passage_a,
         max(iif(side = 'b', passage, NULL)) AS passage_b,
         sum(seen) AS seen
    FROM summed GROUP BY rank, key
), earlier_plan AS MATERIALIZED (
  SELECT o.plan, max(o.year) AS year FROM frame r
    JOIN observed o ON r.in_time AND o.year < :b_from
   WHERE o.plan NOT IN (SELECT plan FROM side) GROUP BY o.plan
), every(rank, key, plan) AS (
  SELECT 1, key, plan FROM theme
  UNION ALL
  SELECT 2, v.key, m.plan FROM mention m JOIN movement v ON v.id = m.movement
  UNION ALL SELECT 4, key, plan FROM anniversary
  UNION ALL SELECT 5, coalesce(number, name, type), plan FROM citation
), earlier AS MATERIALIZED (
  SELECT f.rank, f.key, max(e.year) AS year
    FROM frame r
    CROSS JOIN every f ON r.in_time
    CROSS JOIN earlier_plan e ON e.plan = f.plan
   WHERE (f.rank, f.key) IN (SELECT rank, key FROM both_sides
                              WHERE n_a IS NULL)
   GROUP BY f.rank, f.key
), single AS MATERIALIZED (
  SELECT rank, key, coalesce(name_a, name_b) AS name, n_a IS NOT NULL AS on_a
    FROM (SELECT *, row_number() OVER (PARTITION BY rank, n_a IS NULL
                                       ORDER BY coalesce(n_a, n_b) DESC, key)
                    AS nth
            FROM both_sides
           WHERE rank <= 2 AND (n_a IS NULL OR n_b IS NULL))
   WHERE nth <= 100
), alike AS MATERIALIZED (
  SELECT s.rank, s.key, o.name, name_likeness(s.key, o.key) AS likeness,
         row_number() OVER (PARTITION BY s.rank, s.key
                            ORDER BY name_likeness(s.key, o.key) DESC, o.key)
           AS nth
    FROM single s
    JOIN single o ON o.rank = s.rank AND o.on_a <> s.on_a
     AND name_tier(s.key, o.key) IS NOT NULL
), stated AS (
  SELECT k.*, r.of_a, r.of_b, e.year AS before,
         CASE WHEN n_a IS NOT NULL AND n_b IS NOT NULL OR NOT seen THEN NULL
              WHEN n_a IS NULL THEN absence(seen, like_b, like_a)
              ELSE absence(seen, like_a, like_b) END AS p_absent,
         CASE WHEN n_a IS NOT NULL AND n_b IS NOT NULL
                THEN iif(in_time, 'persistent', 'both')
              WHEN in_time AND NOT seen THEN 'not observable'
              WHEN n_b IS NULL THEN iif(in_time, 'dropped', 'only a')
              WHEN NOT in_time THEN 'only b'
              WHEN e.year IS NULL THEN 'new'
              ELSE 'returning' END AS state
    FROM frame r
    CROSS JOIN size
    CROSS JOIN both_sides k
    LEFT JOIN earlier e ON e.rank = k.rank AND e.key = k.key
), listed AS MATERIALIZED (
  SELECT rank, key, side, group_concat(label, '; ') AS plans
    FROM (SELECT DISTINCT f.rank, f.key, f.side, f.nth, d.label
            FROM fact f JOIN placed d ON d.nth = f.nth
           ORDER BY f.nth)
   GROUP BY rank, key, side
), detailed AS MATERIALIZED (
  SELECT rank, key, side, group_concat(detail, ', ') AS detail
    FROM (SELECT DISTINCT rank, key, side, detail FROM fact
           ORDER BY detail)
   GROUP BY rank, key, side
), joined AS (
  SELECT k.*, v.name AS known, l.name AS resembles, l.likeness,
         da.detail AS detail_a, db.detail AS detail_b,
         pa.plans AS plans_a, pb.plans AS plans_b,
         sa.source || ':' || ga.line AS source_a,
         around(ga.text, name_a, 12) AS quotation_a,
         sb.source || ':' || gb.line AS source_b,
         around(gb.text, name_b, 12) AS quotation_b,
         count(p_absent) OVER () AS tests,
         row_number() OVER (ORDER BY p_absent IS NULL, p_absent) AS nth
    FROM stated k
    LEFT JOIN alike l ON l.rank = k.rank AND l.key = k.key AND l.nth = 1
    LEFT JOIN movement v ON k.kind = 'movement' AND v.key = k.key
    LEFT JOIN detailed da ON da.rank = k.rank AND da.key = k.key
                         AND da.side = 'a'
    LEFT JOIN detailed db ON db.rank = k.rank AND db.key = k.key
                         AND db.side = 'b'
    LEFT JOIN listed pa ON pa.rank = k.rank AND pa.key = k.key AND pa.side = 'a'
    LEFT JOIN listed pb ON pb.rank = k.rank AND pb.key = k.key AND pb.side = 'b'
    LEFT JOIN passage ga ON ga.id = passage_a
    LEFT JOIN plan sa ON sa.id = ga.plan
    LEFT JOIN passage gb ON gb.id = passage_b
    LEFT JOIN plan sb ON sb.id = gb.plan
)
SELECT k.kind, coalesce(known, name_a, name_b) AS name, state,
       CASE WHEN p_absent <= probability(:alpha, 'alpha') OR p_absent IS NULL
              OR state = 'not observable' THEN state
            ELSE 'not shown to be ' || state END AS claim,
       coalesce(n_a, 0) AS n_a, of_a, coalesce(n_b, 0) AS n_b, of_b,
       significant(p_absent, 6) AS p_absent,
       iif(p_absent IS NULL, NULL,
           significant(min(1.0, max(p_absent * (tests - nth + 1))
                                  OVER (ORDER BY nth)), 6)) AS p_holm,
       iif(of_a >= 5, round(1.0 * coalesce(n_a, 0) / of_a, 4), NULL) AS share_a,
       iif(of_a >= 5, round(wilson_low(coalesce(n_a, 0), of_a), 4), NULL)
         AS share_a_low,
       iif(of_a >= 5, round(wilson_high(coalesce(n_a, 0), of_a), 4), NULL)
         AS share_a_high,
       iif(of_b >= 5, round(1.0 * coalesce(n_b, 0) / of_b, 4), NULL) AS share_b,
       iif(of_b >= 5, round(wilson_low(coalesce(n_b, 0), of_b), 4), NULL)
         AS share_b_low,
       iif(of_b >= 5, round(wilson_high(coalesce(n_b, 0), of_b), 4), NULL)
         AS share_b_high,
       iif(state = 'returning', before, NULL) AS before,
       resembles, round(likeness, 3) AS likeness,
       detail_a, detail_b, plans_a, plans_b, source_a, quotation_a, source_b,
       quotation_b, k.key
  FROM joined k
 ORDER BY k.rank,
          CASE WHEN n_a IS NULL THEN 3 WHEN n_b IS NULL THEN 2 ELSE 1 END,
          coalesce(n_a, 0) + coalesce(n_b, 0) DESC, k.key;
