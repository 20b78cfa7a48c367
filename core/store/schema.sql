-- The index file. Tables and columns are an interface: any SQLite client may
-- read them; column_doc (filled from the comments here) says what each holds.
--
-- A comment after a column is its documentation. byte_from and byte_to count
-- bytes in the source file, from 0, the end not included. Dates are ISO 8601,
-- with the precision printed: 2020-01-31, 2020-01, 2020.

CREATE TABLE meta(                      -- facts about the index itself
  key TEXT PRIMARY KEY,                 -- name of the fact
  value TEXT NOT NULL                   -- its value
) WITHOUT ROWID;

CREATE TABLE column_doc(                -- what each column holds
  table_name TEXT NOT NULL,             -- a table of this file
  column_name TEXT NOT NULL,            -- a column of it; empty: the table
  type TEXT NOT NULL,                   -- INTEGER, REAL, TEXT or BLOB
  doc TEXT NOT NULL,                    -- one line
  PRIMARY KEY(table_name, column_name)
) WITHOUT ROWID;

CREATE TABLE unit(                      -- bodies known to the authority file
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,                   -- canonical name
  key TEXT NOT NULL UNIQUE,             -- comparison key of the name
  kind TEXT,                            -- sort of body, as in units.csv
  level TEXT,                           -- central, industry, province, district, grassroots or enterprise
  region TEXT,                          -- socio-economic region
  parent TEXT,                          -- body above it
  valid_from TEXT,                      -- date from which it existed
  valid_to TEXT,                        -- last date on which it existed
  successor TEXT                        -- body that took its place
);

CREATE TABLE event(                     -- events known to the authority file
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,                   -- canonical name
  key TEXT NOT NULL UNIQUE,             -- comparison key of the name
  date TEXT                             -- the day it happened; null where printed with several
);

CREATE TABLE plan(                      -- one row a document
  id INTEGER PRIMARY KEY,
  source TEXT NOT NULL UNIQUE,          -- path of the file as it was given
  sha256 TEXT NOT NULL,                 -- hash of the file's bytes, hex
  reading TEXT NOT NULL,                -- hash of the program version, rules and authorities it was read with
  bytes INTEGER NOT NULL,               -- size of the file
  encoding TEXT NOT NULL,               -- how it was read: UTF-8 or UTF-16; with BOM, decomposed, with bad bytes replaced
  number TEXT,                          -- document number as printed, no spaces: 64/KH-CĐCT
  code TEXT,                            -- the part after the slash: KH-CĐCT
  issued TEXT,                          -- date of issue
  place TEXT,                           -- place of the place-and-date line
  issuer TEXT,                          -- issuing body in its fullest printed form
  unit INTEGER REFERENCES unit,         -- the issuer, or the place it belongs to, in the authority file
  level TEXT,                           -- central, industry, province, district, grassroots or enterprise
  region TEXT,                          -- socio-economic region, through unit
  signer TEXT,                          -- name under the signature
  title TEXT,                           -- text after KẾ HOẠCH, on one line
  year TEXT,                            -- campaign year, 2021, or span, 2019-2020
  year_basis TEXT,                      -- evidence that decided the year
  syllables INTEGER NOT NULL            -- length: runs of letters, marks and digits
);

CREATE TABLE plan_year(                 -- the years a plan counts in
  plan INTEGER NOT NULL REFERENCES plan ON DELETE CASCADE,
  year INTEGER NOT NULL,                -- each year the campaign covers
  PRIMARY KEY(plan, year)
) WITHOUT ROWID;
CREATE INDEX plan_year_year ON plan_year(year, plan);

CREATE TABLE passage(                   -- a paragraph of a plan
  id INTEGER PRIMARY KEY,
  plan INTEGER NOT NULL REFERENCES plan ON DELETE CASCADE,
  ord INTEGER NOT NULL,                 -- 1, 2, ... in the plan
  section TEXT,                         -- heading it stands under
  ref TEXT,                             -- numbering that leads to it: II.2.1
  kind TEXT NOT NULL,                   -- head, title, heading, item, text, recipients or signature
  text TEXT NOT NULL,                   -- NFC, layout removed, spelling kept
  line INTEGER NOT NULL,                -- line of the source file it begins on, from 1
  byte_from INTEGER NOT NULL,
  byte_to INTEGER NOT NULL
);
CREATE INDEX passage_plan ON passage(plan, ord);

-- "passage" in double quotes: so sqlite-utils and Datasette find the table that
-- searches it.
CREATE VIRTUAL TABLE passage_fts USING fts5(
  text, content="passage", content_rowid='id',
  tokenize='unicode61 remove_diacritics 0'
);

CREATE TABLE spelling(                  -- vocabulary by spelling without marks
  key TEXT NOT NULL,                    -- the word in lower case, all marks off, đ as d, a lone i as y
  word TEXT NOT NULL,                   -- the word as the full-text index has it
  n INTEGER NOT NULL,                   -- passages that hold it
  places INTEGER NOT NULL,              -- how often it stands in them
  PRIMARY KEY(key, word)
) WITHOUT ROWID;

CREATE TABLE passage_length(            -- lengths of passages, for ranking
  block INTEGER PRIMARY KEY,            -- of passages block * 4096 to block * 4096 + 4095
  lengths BLOB NOT NULL                 -- a byte a passage: its words, 255 for more
);

CREATE TABLE passage_shift(             -- where a text is not its bytes one by one
  passage INTEGER PRIMARY KEY REFERENCES passage ON DELETE CASCADE, -- the passage: passage.id; one that is a plain copy has no row
  plan INTEGER NOT NULL REFERENCES plan ON DELETE CASCADE,
  shifts BLOB NOT NULL                  -- for the program: how far words stand from where a plain copy has them
);
CREATE INDEX passage_shift_plan ON passage_shift(plan);

CREATE TABLE header(                    -- where a plan's own fields stand
  plan INTEGER NOT NULL REFERENCES plan ON DELETE CASCADE,
  field TEXT NOT NULL,                  -- a column of plan: number, issued, signer ...
  value TEXT NOT NULL,                  -- what the plan's row says
  passage INTEGER NOT NULL REFERENCES passage ON DELETE CASCADE,
  byte_from INTEGER NOT NULL,
  byte_to INTEGER NOT NULL,
  rule TEXT NOT NULL,                   -- rule that read it
  PRIMARY KEY(plan, field)
) WITHOUT ROWID;

CREATE TABLE movement(                  -- a named movement, drive or campaign
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,                   -- canonical name: the authority's, else as first printed
  key TEXT NOT NULL UNIQUE,             -- comparison key of the name
  kind TEXT NOT NULL,                   -- phong trào, cuộc vận động or đợt thi đua
  sponsor TEXT,                         -- body that launched it, by the authority file
  authority INTEGER NOT NULL            -- 1: a row of movements.csv
);

CREATE TABLE mention(                   -- a place where a movement is named
  id INTEGER PRIMARY KEY,
  movement INTEGER NOT NULL REFERENCES movement, -- the movement: movement.id
  plan INTEGER NOT NULL REFERENCES plan ON DELETE CASCADE,
  passage INTEGER NOT NULL REFERENCES passage ON DELETE CASCADE,
  raw TEXT NOT NULL,                    -- the name as printed
  key TEXT NOT NULL,                    -- comparison key of the name: the authority's where it knows the form
  long_key TEXT NOT NULL,               -- comparison key of the printed name with its abbreviations written out
  kind TEXT NOT NULL,                   -- what the text calls it
  launcher TEXT,                        -- body that launched it, where the text says so
  byte_from INTEGER NOT NULL,
  byte_to INTEGER NOT NULL,
  rule TEXT NOT NULL                    -- rule that read it
);
CREATE INDEX mention_movement ON mention(movement, plan);
CREATE INDEX mention_plan ON mention(plan);

CREATE TABLE movement_count(            -- how often a movement is named, in all plans
  movement INTEGER PRIMARY KEY REFERENCES movement, -- the movement: movement.id
  plans INTEGER NOT NULL,               -- plans that name it
  dated INTEGER NOT NULL,               -- those of them whose year is known
  mentions INTEGER NOT NULL             -- places where it is named
);

CREATE TABLE movement_year(             -- how often a movement is named, by year
  movement INTEGER NOT NULL REFERENCES movement, -- the movement: movement.id
  year INTEGER NOT NULL,                -- a year that plans count in
  plans INTEGER NOT NULL,               -- plans of that year that name it; one for several years counts in each
  PRIMARY KEY(movement, year)
) WITHOUT ROWID;

CREATE TABLE other_name(                -- a quoted name that is not used as a movement's
  id INTEGER PRIMARY KEY,
  plan INTEGER NOT NULL REFERENCES plan ON DELETE CASCADE,
  passage INTEGER NOT NULL REFERENCES passage ON DELETE CASCADE,
  role TEXT NOT NULL,                   -- motto, goal, award, contest, model, column, event, programme, document or speech
  raw TEXT NOT NULL,                    -- the words as printed
  key TEXT NOT NULL,                    -- comparison key of the words
  movement INTEGER REFERENCES movement, -- movement that other plans name by these words
  byte_from INTEGER NOT NULL,
  byte_to INTEGER NOT NULL,
  rule TEXT NOT NULL                    -- rule that read it
);
CREATE INDEX other_name_plan ON other_name(plan);

CREATE TABLE decision(                  -- what a person said of two names
  key TEXT NOT NULL,                    -- comparison key of the one
  name TEXT NOT NULL,                   -- the one as it was proposed
  into_key TEXT NOT NULL,               -- comparison key of the other
  into_name TEXT NOT NULL,              -- the other: the name both count under where they are the same
  decision TEXT NOT NULL,               -- same or different
  PRIMARY KEY(key, into_key)
) WITHOUT ROWID;

CREATE TABLE theme(                     -- a theme (chủ đề), not tied to a phase
  id INTEGER PRIMARY KEY,
  plan INTEGER NOT NULL REFERENCES plan ON DELETE CASCADE,
  passage INTEGER NOT NULL REFERENCES passage ON DELETE CASCADE,
  scope TEXT NOT NULL,                  -- year, activity, emulation, province or topic
  text TEXT NOT NULL,                   -- as printed
  key TEXT NOT NULL,                    -- comparison key of the text
  byte_from INTEGER NOT NULL,
  byte_to INTEGER NOT NULL,
  rule TEXT NOT NULL                    -- rule that read it
);
CREATE INDEX theme_plan ON theme(plan);

CREATE TABLE phase(                     -- a phase (đợt, giai đoạn) or the plan's one window
  id INTEGER PRIMARY KEY,
  plan INTEGER NOT NULL REFERENCES plan ON DELETE CASCADE,
  passage INTEGER NOT NULL REFERENCES passage ON DELETE CASCADE,
  n INTEGER,                            -- its number; null for one undivided window
  unit TEXT,                            -- đợt or giai đoạn, as printed
  date_from TEXT,                       -- first day
  date_to TEXT,                         -- last day
  theme TEXT,                           -- theme of the phase
  text TEXT NOT NULL,                   -- words it was read from
  byte_from INTEGER NOT NULL,
  byte_to INTEGER NOT NULL,
  rule TEXT NOT NULL                    -- rule that read it
);
CREATE INDEX phase_plan ON phase(plan);

CREATE TABLE anniversary(               -- an anniversary the plan celebrates
  id INTEGER PRIMARY KEY,
  plan INTEGER NOT NULL REFERENCES plan ON DELETE CASCADE,
  passage INTEGER NOT NULL REFERENCES passage ON DELETE CASCADE,
  years INTEGER NOT NULL,               -- the count as printed
  event TEXT NOT NULL,                  -- the event as printed
  key TEXT NOT NULL,                    -- comparison key of the event: event.key where the authority file knows it
  date_from TEXT,                       -- date of the event, where printed
  date_to TEXT,                         -- date of the anniversary, where printed
  holds INTEGER,                        -- 1: the dates agree with the count; 0: not; null: cannot be said
  byte_from INTEGER NOT NULL,
  byte_to INTEGER NOT NULL,
  rule TEXT NOT NULL                    -- rule that read it
);
CREATE INDEX anniversary_plan ON anniversary(plan);

CREATE TABLE citation(                  -- another document the plan names
  id INTEGER PRIMARY KEY,
  plan INTEGER NOT NULL REFERENCES plan ON DELETE CASCADE,
  passage INTEGER NOT NULL REFERENCES passage ON DELETE CASCADE,
  type TEXT NOT NULL,                   -- sort of document: Nghị quyết, Chỉ thị ...
  number TEXT,                          -- its number, no spaces
  name TEXT,                            -- its name, for laws
  date TEXT,                            -- its date
  issuer TEXT,                          -- its issuer as printed
  byte_from INTEGER NOT NULL,
  byte_to INTEGER NOT NULL,
  rule TEXT NOT NULL                    -- rule that read it
);
CREATE INDEX citation_plan ON citation(plan);

CREATE TABLE target(                    -- a quantified aim
  id INTEGER PRIMARY KEY,
  plan INTEGER NOT NULL REFERENCES plan ON DELETE CASCADE,
  passage INTEGER NOT NULL REFERENCES passage ON DELETE CASCADE,
  relation TEXT NOT NULL,               -- >=, <= or =
  value REAL NOT NULL,                  -- the number
  unit TEXT,                            -- %, or the thing counted
  text TEXT NOT NULL,                   -- words it was read from
  byte_from INTEGER NOT NULL,
  byte_to INTEGER NOT NULL,
  rule TEXT NOT NULL                    -- rule that read it
);
CREATE INDEX target_plan ON target(plan);

CREATE TABLE recipient(                 -- a line of Nơi nhận or Kính gửi
  id INTEGER PRIMARY KEY,
  plan INTEGER NOT NULL REFERENCES plan ON DELETE CASCADE,
  passage INTEGER NOT NULL REFERENCES passage ON DELETE CASCADE,
  text TEXT NOT NULL,                   -- as printed
  byte_from INTEGER NOT NULL,
  byte_to INTEGER NOT NULL,
  rule TEXT NOT NULL                    -- rule that read it
);
CREATE INDEX recipient_plan ON recipient(plan);

CREATE TABLE audience(                  -- a group of people the plan addresses
  id INTEGER PRIMARY KEY,
  plan INTEGER NOT NULL REFERENCES plan ON DELETE CASCADE,
  passage INTEGER NOT NULL REFERENCES passage ON DELETE CASCADE,
  text TEXT NOT NULL,                   -- as printed
  byte_from INTEGER NOT NULL,
  byte_to INTEGER NOT NULL,
  rule TEXT NOT NULL                    -- rule that read it
);
CREATE INDEX audience_plan ON audience(plan);

CREATE TABLE abbreviation(              -- what a plan itself says an abbreviation stands for
  id INTEGER PRIMARY KEY,
  plan INTEGER NOT NULL REFERENCES plan ON DELETE CASCADE,
  passage INTEGER NOT NULL REFERENCES passage ON DELETE CASCADE,
  short TEXT NOT NULL,                  -- the abbreviation as printed
  long TEXT NOT NULL,                   -- the words it stands for, as printed
  short_key TEXT NOT NULL,              -- comparison key of the abbreviation
  long_key TEXT NOT NULL,               -- comparison key of the words
  byte_from INTEGER NOT NULL,
  byte_to INTEGER NOT NULL,
  rule TEXT NOT NULL                    -- rule that read it
);
CREATE INDEX abbreviation_plan ON abbreviation(plan);

CREATE TABLE finding(                   -- facts of kinds that rules of one's own add
  id INTEGER PRIMARY KEY,
  plan INTEGER NOT NULL REFERENCES plan ON DELETE CASCADE,
  passage INTEGER NOT NULL REFERENCES passage ON DELETE CASCADE,
  kind TEXT NOT NULL,                   -- kind of fact, from the rule's file name
  field TEXT NOT NULL,                  -- named group of the rule
  text TEXT NOT NULL,                   -- as printed
  byte_from INTEGER NOT NULL,
  byte_to INTEGER NOT NULL,
  rule TEXT NOT NULL                    -- rule that read it
);
CREATE INDEX finding_plan ON finding(plan);

CREATE TABLE flag(                      -- what a reader should check
  id INTEGER PRIMARY KEY,
  plan INTEGER NOT NULL REFERENCES plan ON DELETE CASCADE,
  passage INTEGER REFERENCES passage ON DELETE CASCADE,
  code TEXT NOT NULL,                   -- short name of the kind
  detail TEXT NOT NULL                  -- one line for a person
);
CREATE INDEX flag_plan ON flag(plan);

-- Text reuse. Words are counted from 0, as runs of letters, marks and digits,
-- in a passage or over all passages of a plan in their order. A shared passage
-- may go on over the end of a paragraph.

CREATE TABLE reuse(                     -- a passage of at least twelve words that two plans share
  id INTEGER PRIMARY KEY,
  plan_a INTEGER NOT NULL REFERENCES plan ON DELETE CASCADE, -- the one plan: plan.id; the earlier one where directed
  passage_a INTEGER NOT NULL REFERENCES passage ON DELETE CASCADE, -- the passage of plan a in which it begins: passage.id
  skip_a INTEGER NOT NULL,              -- words of that passage before it
  word_a INTEGER NOT NULL,              -- words of plan a before it
  words_a INTEGER NOT NULL,             -- its words in plan a
  byte_from_a INTEGER NOT NULL,         -- its first byte in the source file of plan a, from 0
  byte_to_a INTEGER NOT NULL,           -- byte after it in the source file of plan a
  plan_b INTEGER NOT NULL REFERENCES plan ON DELETE CASCADE, -- the other plan: plan.id; the later one where directed
  passage_b INTEGER NOT NULL REFERENCES passage ON DELETE CASCADE, -- the same of plan b
  skip_b INTEGER NOT NULL,              -- the same of plan b
  word_b INTEGER NOT NULL,              -- the same of plan b
  words_b INTEGER NOT NULL,             -- the same of plan b
  byte_from_b INTEGER NOT NULL,         -- the same of plan b
  byte_to_b INTEGER NOT NULL,           -- the same of plan b
  directed INTEGER NOT NULL,            -- 1: plan a was issued before plan b; 0: the dates do not tell
  identity REAL NOT NULL,               -- share of the aligned words that are the same, numbers taken as one: 0.8 to 1
  formula INTEGER REFERENCES formula    -- the formula it is: formula.id; null: it is none
);
CREATE INDEX reuse_a ON reuse(plan_a);
CREATE INDEX reuse_b ON reuse(plan_b);

CREATE TABLE formula(                   -- a passage that stands in more than ten plans and in a tenth of all; its places are rows of reuse
  id INTEGER PRIMARY KEY,
  plan INTEGER NOT NULL REFERENCES plan ON DELETE CASCADE, -- the first plan that has it: plan.id
  passage INTEGER NOT NULL REFERENCES passage ON DELETE CASCADE, -- the passage in which it begins there: passage.id
  skip INTEGER NOT NULL,                -- words of that passage before it
  word INTEGER NOT NULL,                -- words of that plan before it
  words INTEGER NOT NULL,               -- its words
  byte_from INTEGER NOT NULL,
  byte_to INTEGER NOT NULL,
  plans INTEGER NOT NULL                -- plans that have its words: those of its runs of nine that fewest have
);
CREATE INDEX formula_plan ON formula(plan);

CREATE TABLE reused(                    -- words that a plan has from an earlier one, each place once
  plan INTEGER NOT NULL REFERENCES plan ON DELETE CASCADE, -- the later plan: plan.id
  passage INTEGER NOT NULL REFERENCES passage ON DELETE CASCADE, -- a passage of it: passage.id
  word_from INTEGER NOT NULL,           -- first word in the passage, from 0
  word_to INTEGER NOT NULL,             -- word after the last one
  byte_from INTEGER NOT NULL,
  byte_to INTEGER NOT NULL,
  how TEXT NOT NULL,                    -- formula, verbatim or adapted: the first of these that holds
  PRIMARY KEY(plan, passage, word_from)
) WITHOUT ROWID;
