-- help: Whom plans are sent to (Nơi nhận, Kính gửi).
-- title: Recipients
-- example: recipients
-- example: recipients --year 2021
-- column: plan integer  The plan; thidua show PLAN tells all of it.
-- column: year text  Its campaign year, or years as 2019-2020.
-- column: issuer text  The body that issued it.
-- column: number text  Its document number.
-- column: recipient text  The line as printed.
-- column: line integer  Line of the file on which its paragraph begins.
-- column: source text  The file.
-- column: fact text  Its name in the index: thidua why FACT tells its story.
-- export: yes
-- brief: plan year issuer recipient
SELECT p.id AS plan, p.year, p.issuer, p.number, r.text AS recipient, g.line,
       p.source,
       'recipient:' || r.id AS fact
  FROM scope s
  JOIN plan p ON p.id = s.plan
  JOIN recipient r ON r.plan = p.id
  JOIN passage g ON g.id = r.passage
 ORDER BY p.year, p.source, r.byte_from;
