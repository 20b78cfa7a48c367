-- help: The paragraphs that begin on a line of a file.
-- title: Paragraphs of a line
-- example: page_passage --source a.txt:3
-- internal: yes
-- option: source text  The file and the line, as FILE:LINE.
-- column: text text  The words of the paragraph.
-- note: A part of thidua report.
SELECT g.text
  FROM plan p
  JOIN passage g ON g.plan = p.id
 WHERE p.source || ':' || g.line = :source
   AND p.source = rtrim(rtrim(:source, '0123456789'), ':')
 ORDER BY g.ord;
