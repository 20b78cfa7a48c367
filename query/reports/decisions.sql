-- help: What was decided of names that may be one.
-- title: Decisions
-- example: decisions -o decisions.csv
-- column: name text  A name.
-- column: other text  The other: where they are the same, both count under it.
-- column: decision text  same or different.
-- column: plans integer  Plans in scope that print the one.
-- export: yes
-- note: Decisions stay when plans are read again. They live in the index: keep
--   them by writing this report to a file, and give it to thidua-index --review
--   after the index was made anew. To undo a merge, change same to different.
SELECT d.name, d.into_name AS other, d.decision,
       (SELECT count(DISTINCT m.plan) FROM mention m
          JOIN scope s ON s.plan = m.plan WHERE m.key = d.key) AS plans
  FROM decision d
 ORDER BY d.into_name, d.name;
