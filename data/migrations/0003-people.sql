-- SPDX-License-Identifier: GPL-3.0-or-later
-- The card indexes: organisations and persons, interpreters and companions, and what links them.
-- What of a card is private is sealed (class P) under the card's uid, each revision a value of its
-- own; the row says which one holds, so that a step back brings the private part back too and the
-- journal has nothing of it.

-- Erasing. ------------------------------------------------------------------------------------

-- Erasing a card takes what the journal has of it along. What stays is a count, as the proof. The
-- card is named only while it goes, in a transaction that is no step, so that nobody's act can
-- touch the past.
CREATE TABLE erasure (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  at INTEGER NOT NULL, -- minutes since 1970 UTC
  n_images INTEGER NOT NULL CHECK (n_images >= 0),
  card_id INTEGER,
  card_uid TEXT,
  assignment_id INTEGER, -- its own, where it is one
  CHECK ((card_id IS NULL) = (card_uid IS NULL)),
  CHECK (card_id IS NOT NULL OR assignment_id IS NULL)
) STRICT;
CREATE UNIQUE INDEX erasure_open ON erasure (card_id IS NOT NULL) WHERE card_id IS NOT NULL;
CREATE VIEW erasing (card_id, card_uid, assignment_id) AS
  SELECT card_id, card_uid, assignment_id FROM erasure WHERE card_id IS NOT NULL;

CREATE TRIGGER erasure_is_no_step BEFORE INSERT ON erasure
WHEN NEW.card_id IS NULL OR EXISTS (SELECT 1 FROM journal_step WHERE is_open = 1)
BEGIN
  SELECT RAISE (ABORT, 'zimt-journal-kept');
END;
-- It ends once, and when there is nothing left.
CREATE TRIGGER erasure_ends BEFORE UPDATE ON erasure
WHEN OLD.card_id IS NULL OR NEW.card_id IS NOT NULL OR NEW.id IS NOT OLD.id
  OR EXISTS (SELECT 1 FROM card WHERE id = OLD.card_id)
  OR EXISTS (SELECT 1 FROM journal WHERE tbl = 'card' AND row_id = OLD.card_id)
  OR EXISTS (SELECT 1 FROM journal WHERE tbl = 'assignment' AND row_id = OLD.assignment_id)
BEGIN
  SELECT RAISE (ABORT, 'zimt-journal-kept');
END;
CREATE TRIGGER erasure_is_kept BEFORE DELETE ON erasure
BEGIN
  SELECT RAISE (ABORT, 'zimt-journal-kept');
END;

-- An erasure takes the images of its own card, takes the card out of what others say of it, and may
-- change names of steps. Nothing else of the past ever changes.
DROP TRIGGER journal_keeps_updates;
CREATE TRIGGER journal_keeps_updates BEFORE UPDATE ON journal
WHEN (OLD.step_id IS NOT (SELECT id FROM journal_step WHERE is_open = 1)
      OR NEW.step_id IS NOT OLD.step_id)
  AND NOT EXISTS (
    SELECT 1 FROM erasing
    WHERE (NEW.id, NEW.step_id, NEW.tbl, NEW.row_id)
        IS (OLD.id, OLD.step_id, OLD.tbl, OLD.row_id)
      AND (OLD.tbl = 'assignment'
             AND NEW.before IS replace (OLD.before, '"interpreter_id":' || card_id || ',',
                                        '"interpreter_id":null,')
             AND NEW.after IS replace (OLD.after, '"interpreter_id":' || card_id || ',',
                                       '"interpreter_id":null,')
           OR OLD.tbl = 'card'
             AND NEW.before IS replace (OLD.before, '"merged_into":"' || card_uid || '"',
                                        '"merged_into":null')
             AND NEW.after IS replace (OLD.after, '"merged_into":"' || card_uid || '"',
                                       '"merged_into":null')))
BEGIN
  SELECT RAISE (ABORT, 'zimt-journal-kept');
END;
DROP TRIGGER journal_keeps_deletes;
CREATE TRIGGER journal_keeps_deletes BEFORE DELETE ON journal
WHEN OLD.step_id IS NOT (SELECT id FROM journal_step WHERE is_open = 1)
  AND NOT EXISTS (
    SELECT 1 FROM erasing
    WHERE OLD.tbl = 'card' AND OLD.row_id = card_id
       OR OLD.tbl = 'assignment' AND OLD.row_id = assignment_id)
BEGIN
  SELECT RAISE (ABORT, 'zimt-journal-kept');
END;
DROP TRIGGER journal_step_keeps_updates;
CREATE TRIGGER journal_step_keeps_updates BEFORE UPDATE ON journal_step
WHEN OLD.is_open = 0
  AND NOT EXISTS (
    SELECT 1 FROM erasing
    WHERE (NEW.id, NEW.kind, NEW.account, NEW.at, NEW.reverts, NEW.is_open)
      IS (OLD.id, OLD.kind, OLD.account, OLD.at, OLD.reverts, OLD.is_open))
BEGIN
  SELECT RAISE (ABORT, 'zimt-journal-kept');
END;

-- Cards. --------------------------------------------------------------------------------------

-- Every organisation has its card; what the plan knows of it (its names, its kind) is in its own
-- row and not here.
CREATE TABLE card (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE CHECK (length (uid) = 32 AND uid NOT GLOB '*[^0-9a-f]*'),
  kind TEXT NOT NULL CHECK (kind IN (
    'organisation', 'person', 'interpreter', 'companion', 'newcomer', 'tandem', 'assignment',
    'demand', 'mailing', 'filter', 'tariff')),
  organisation_id INTEGER UNIQUE REFERENCES organisation (id),
  -- The public fields as one JSON object; a schema that is not trusted may not use json_valid ().
  details TEXT NOT NULL CHECK (details GLOB '{*}'),
  sealed_revision INTEGER NOT NULL CHECK (sealed_revision BETWEEN 0 AND 4294967295), -- 0: none
  merged_into TEXT REFERENCES card (uid),
  revision INTEGER NOT NULL DEFAULT 1,
  CONSTRAINT no_control_characters
    CHECK (details NOT GLOB ('*[' || char (1) || '-' || char (31) || ']*')),
  CHECK ((kind = 'organisation') = (organisation_id IS NOT NULL)),
  CHECK (merged_into IS NOT uid)
) STRICT;
CREATE INDEX card_by_merged_into ON card (merged_into) WHERE merged_into IS NOT NULL;

-- What is sealed is bound to the uid, and what may be done to the kind.
CREATE TRIGGER card_keeps_its_ids BEFORE UPDATE OF id, uid, kind, organisation_id ON card
WHEN (NEW.id, NEW.uid, NEW.kind, NEW.organisation_id)
  IS NOT (OLD.id, OLD.uid, OLD.kind, OLD.organisation_id)
BEGIN
  SELECT RAISE (ABORT, 'zimt-card-kept');
END;

-- A card that was merged leads to one that was not, or to one that leads further, never round.
CREATE TRIGGER card_no_circle_insert AFTER INSERT ON card
WHEN NEW.merged_into IS NOT NULL
BEGIN
  SELECT RAISE (ABORT, 'zimt-card-circle')
  WHERE NEW.uid IN (
    WITH RECURSIVE further (uid) AS (
      SELECT NEW.merged_into
      UNION
      SELECT card.merged_into FROM card JOIN further ON card.uid = further.uid
      WHERE card.merged_into IS NOT NULL
    )
    SELECT uid FROM further);
END;
CREATE TRIGGER card_no_circle_update AFTER UPDATE OF merged_into ON card
WHEN NEW.merged_into IS NOT NULL
BEGIN
  SELECT RAISE (ABORT, 'zimt-card-circle')
  WHERE NEW.uid IN (
    WITH RECURSIVE further (uid) AS (
      SELECT NEW.merged_into
      UNION
      SELECT card.merged_into FROM card JOIN further ON card.uid = further.uid
      WHERE card.merged_into IS NOT NULL
    )
    SELECT uid FROM further);
END;

-- Organisations that are there already. -------------------------------------------------------
-- Their cards come into the journal as if they had come with them, so that steps back and forth
-- take both along; also those of organisations that are gone and may come back.

CREATE TABLE card_to_be (id INTEGER PRIMARY KEY, uid TEXT NOT NULL) STRICT;
INSERT INTO card_to_be
SELECT id, lower (hex (randomblob (16)))
FROM (SELECT id FROM organisation UNION SELECT row_id FROM journal WHERE tbl = 'organisation');

DROP TRIGGER journal_needs_step;
DROP TRIGGER journal_needs_right;
INSERT INTO journal (step_id, tbl, row_id, before, after)
SELECT step_id, 'card', row_id, iif (before IS NULL, NULL, image), iif (after IS NULL, NULL, image)
FROM journal CROSS JOIN (
  SELECT id, '{"id":' || id || ',"uid":"' || uid || '","kind":"organisation"'
    || ',"organisation_id":' || id
    || ',"details":"{}","sealed_revision":0,"merged_into":null,"revision":1}' AS image
  FROM card_to_be) AS made ON made.id = journal.row_id
WHERE tbl = 'organisation' AND (before IS NULL) <> (after IS NULL);
CREATE TRIGGER journal_needs_step BEFORE INSERT ON journal
WHEN NEW.step_id IS NOT (SELECT id FROM journal_step WHERE is_open = 1)
BEGIN
  SELECT RAISE (ABORT, 'zimt-no-step');
END;
CREATE TRIGGER journal_needs_right BEFORE INSERT ON journal
WHEN NEW.tbl <> 'account'
  AND EXISTS (SELECT 1 FROM leading_account)
  AND NOT EXISTS (SELECT 1 FROM may_write WHERE tbl = NEW.tbl)
  AND NOT EXISTS (SELECT 1 FROM acting WHERE kind = 'upkeep')
BEGIN
  SELECT RAISE (ABORT, 'zimt-not-allowed');
END;

INSERT INTO card (id, uid, kind, organisation_id, details, sealed_revision)
SELECT id, uid, 'organisation', id, '{}', 0 FROM card_to_be
WHERE id IN (SELECT id FROM organisation);
DELETE FROM sqlite_sequence WHERE name = 'card';
INSERT INTO sqlite_sequence (name, seq) SELECT 'card', coalesce (max (id), 0) FROM card_to_be;
DROP TABLE card_to_be;

-- Assignments. --------------------------------------------------------------------------------

-- When an interpreter is where, in clear, because the database keeps two apart; what for and for
-- whom is sealed. Offers of one job to several share the job.
CREATE TABLE assignment (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  card_id INTEGER NOT NULL UNIQUE REFERENCES card (id),
  interpreter_id INTEGER REFERENCES card (id),
  job TEXT NOT NULL CHECK (length (job) = 32 AND job NOT GLOB '*[^0-9a-f]*'),
  state TEXT NOT NULL CHECK (state IN (
    'asked', 'checked', 'declined', 'offered', 'accepted', 'refused', 'confirmed', 'done',
    'failed', 'settled', 'paid', 'cancelled')),
  starts INTEGER NOT NULL CHECK (starts BETWEEN 15778080 AND 68374080),
  ends INTEGER NOT NULL CHECK (ends BETWEEN 15778080 AND 68374080),
  travel INTEGER NOT NULL CHECK (travel BETWEEN 0 AND 240), -- minutes before and after
  booking_id INTEGER REFERENCES booking (id), -- "Busy" in the room plan
  revision INTEGER NOT NULL DEFAULT 1,
  CHECK (starts < ends),
  CHECK (ends - starts <= 1440) -- which the search for clashes relies on
) STRICT;
CREATE INDEX assignment_by_interpreter ON assignment (interpreter_id, starts)
  WHERE interpreter_id IS NOT NULL;
CREATE INDEX assignment_by_booking ON assignment (booking_id) WHERE booking_id IS NOT NULL;

-- Which state may follow which; '': of a new one. zimt-assignment.c says the same to people; a test
-- compares them.
CREATE TABLE assignment_next (
  state TEXT NOT NULL,
  next TEXT NOT NULL,
  PRIMARY KEY (state, next)
) STRICT, WITHOUT ROWID;
INSERT INTO assignment_next (state, next) VALUES
  ('', 'asked'), ('', 'offered'), ('asked', 'checked'), ('asked', 'declined'),
  ('asked', 'offered'), ('asked', 'cancelled'), ('checked', 'offered'),
  ('checked', 'declined'), ('checked', 'cancelled'), ('offered', 'accepted'),
  ('offered', 'refused'), ('offered', 'cancelled'), ('accepted', 'confirmed'),
  ('accepted', 'refused'), ('accepted', 'cancelled'), ('confirmed', 'done'),
  ('confirmed', 'failed'), ('confirmed', 'cancelled'), ('done', 'settled'),
  ('done', 'confirmed'), ('settled', 'paid'), ('settled', 'done');

CREATE TRIGGER assignment_begins BEFORE INSERT ON assignment
WHEN NOT EXISTS (SELECT 1 FROM assignment_next WHERE state = '' AND next = NEW.state)
  AND NOT EXISTS (SELECT 1 FROM acting WHERE kind IN ('undo', 'redo', 'upkeep'))
BEGIN
  SELECT RAISE (ABORT, 'zimt-illegal-step');
END;
CREATE TRIGGER assignment_steps BEFORE UPDATE OF state ON assignment
WHEN NEW.state IS NOT OLD.state
  AND NOT EXISTS (SELECT 1 FROM assignment_next WHERE state = OLD.state AND next = NEW.state)
  AND NOT EXISTS (SELECT 1 FROM acting WHERE kind IN ('undo', 'redo', 'upkeep'))
BEGIN
  SELECT RAISE (ABORT, 'zimt-illegal-step');
END;

-- Nobody is in two places: between two jobs of one interpreter lies the longer travel time of the
-- two.
CREATE TRIGGER assignment_no_double_booking_insert AFTER INSERT ON assignment
WHEN NEW.interpreter_id IS NOT NULL
  AND NEW.state IN ('accepted', 'confirmed', 'done', 'settled', 'paid')
BEGIN
  SELECT RAISE (ABORT, 'zimt-conflict-interpreter')
  WHERE EXISTS (
    SELECT 1 FROM assignment AS other INDEXED BY assignment_by_interpreter
    WHERE other.interpreter_id = NEW.interpreter_id AND other.id <> NEW.id
      AND other.state IN ('accepted', 'confirmed', 'done', 'settled', 'paid')
      AND other.starts BETWEEN NEW.starts - 1440 - 240 AND NEW.ends + 240
      AND other.starts < NEW.ends + max (NEW.travel, other.travel)
      AND NEW.starts < other.ends + max (NEW.travel, other.travel));
END;
CREATE TRIGGER assignment_no_double_booking_update
AFTER UPDATE OF id, interpreter_id, state, starts, ends, travel ON assignment
WHEN NEW.interpreter_id IS NOT NULL
  AND NEW.state IN ('accepted', 'confirmed', 'done', 'settled', 'paid')
BEGIN
  SELECT RAISE (ABORT, 'zimt-conflict-interpreter')
  WHERE EXISTS (
    SELECT 1 FROM assignment AS other INDEXED BY assignment_by_interpreter
    WHERE other.interpreter_id = NEW.interpreter_id AND other.id <> NEW.id
      AND other.state IN ('accepted', 'confirmed', 'done', 'settled', 'paid')
      AND other.starts BETWEEN NEW.starts - 1440 - 240 AND NEW.ends + 240
      AND other.starts < NEW.ends + max (NEW.travel, other.travel)
      AND NEW.starts < other.ends + max (NEW.travel, other.travel));
END;

-- Who is merged into another is one person, in one place.
CREATE TRIGGER card_merging_takes_assignments AFTER UPDATE OF merged_into ON card
WHEN NEW.kind = 'interpreter' AND NEW.merged_into IS NOT NULL
BEGIN
  UPDATE assignment SET interpreter_id = (SELECT id FROM card WHERE uid = NEW.merged_into)
  WHERE interpreter_id = NEW.id;
END;

-- Who may what. -------------------------------------------------------------------------------

INSERT INTO write_right (role, tbl) VALUES
  ('intern', 'card'), ('network', 'card'), ('lead', 'card'), ('counselling', 'card'),
  ('intern', 'assignment'), ('lead', 'assignment'), ('counselling', 'assignment');

-- The journal knows the table only, and roles differ by kind. Counsellors arrange interpreters for
-- their cases, and note where nobody could come.
CREATE TABLE card_right (
  role TEXT NOT NULL
    CHECK (role IN ('reception', 'intern', 'network', 'lead', 'counselling', 'care')),
  kind TEXT NOT NULL,
  PRIMARY KEY (role, kind)
) STRICT, WITHOUT ROWID;
INSERT INTO card_right (role, kind) VALUES
  ('intern', 'organisation'), ('network', 'organisation'), ('lead', 'organisation'),
  ('counselling', 'organisation'), ('intern', 'person'), ('network', 'person'),
  ('lead', 'person'), ('counselling', 'person'), ('intern', 'mailing'), ('network', 'mailing'),
  ('lead', 'mailing'), ('counselling', 'mailing'), ('intern', 'filter'), ('network', 'filter'),
  ('lead', 'filter'), ('counselling', 'filter'), ('intern', 'interpreter'),
  ('lead', 'interpreter'), ('intern', 'companion'), ('lead', 'companion'),
  ('intern', 'newcomer'), ('lead', 'newcomer'), ('intern', 'tandem'), ('lead', 'tandem'),
  ('intern', 'tariff'), ('lead', 'tariff'), ('intern', 'assignment'), ('lead', 'assignment'),
  ('counselling', 'assignment'), ('intern', 'demand'), ('lead', 'demand'),
  ('counselling', 'demand');
CREATE VIEW may_write_card (kind) AS
  SELECT card_right.kind FROM acting CROSS JOIN card_right
  WHERE instr (' ' || acting.roles || ' ', ' ' || card_right.role || ' ');
CREATE TRIGGER card_insert_needs_right BEFORE INSERT ON card
WHEN EXISTS (SELECT 1 FROM leading_account)
  AND NOT EXISTS (SELECT 1 FROM may_write_card WHERE kind = NEW.kind)
  AND NOT EXISTS (SELECT 1 FROM acting WHERE kind = 'upkeep')
  AND NOT EXISTS (SELECT 1 FROM erasing)
BEGIN
  SELECT RAISE (ABORT, 'zimt-not-allowed');
END;
CREATE TRIGGER card_update_needs_right BEFORE UPDATE ON card
WHEN EXISTS (SELECT 1 FROM leading_account)
  AND NOT EXISTS (SELECT 1 FROM may_write_card WHERE kind = NEW.kind)
  AND NOT EXISTS (SELECT 1 FROM acting WHERE kind = 'upkeep')
  AND NOT EXISTS (SELECT 1 FROM erasing)
BEGIN
  SELECT RAISE (ABORT, 'zimt-not-allowed');
END;
CREATE TRIGGER card_delete_needs_right BEFORE DELETE ON card
WHEN EXISTS (SELECT 1 FROM leading_account)
  AND NOT EXISTS (SELECT 1 FROM may_write_card WHERE kind = OLD.kind)
  AND NOT EXISTS (SELECT 1 FROM acting WHERE kind = 'upkeep')
  AND NOT EXISTS (SELECT 1 FROM erasing)
BEGIN
  SELECT RAISE (ABORT, 'zimt-not-allowed');
END;

-- What is asked of the cards. -----------------------------------------------------------------

-- Consents and opt-outs: the newest answer of each person for each purpose; of two on one date the
-- later one in the card.
CREATE VIEW permission (card_id, uid, place, purpose, answer, date, source, text_version) AS
  SELECT card.id, card.uid, entry.key,
    max (CASE field.key WHEN 'purpose' THEN field.atom END),
    max (CASE field.key WHEN 'answer' THEN field.atom END),
    max (CASE field.key WHEN 'date' THEN field.atom END),
    max (CASE field.key WHEN 'source' THEN field.atom END),
    max (CASE field.key WHEN 'text_version' THEN field.atom END)
  FROM card JOIN json_each (card.details, '$.permissions') AS entry
    JOIN json_each (entry.value) AS field
  WHERE card.kind = 'person' AND card.merged_into IS NULL
  GROUP BY card.id, card.uid, entry.key;
CREATE VIEW consent_state (card_id, uid, purpose, answer, date, source, text_version) AS
  SELECT card_id, uid, purpose, answer, date, source, text_version FROM (
    SELECT *, row_number () OVER (
      PARTITION BY card_id, purpose ORDER BY date DESC, place DESC) AS age
    FROM permission)
  WHERE age = 1;

-- Memberships of the network, past ones too: members on a day are those who joined on it or before
-- and had not left.
CREATE VIEW network_member (card_id, uid, organisation_id, joined, left_on) AS
  SELECT card.id, card.uid, card.organisation_id,
    max (CASE field.key WHEN 'joined' THEN field.atom END),
    max (CASE field.key WHEN 'left' THEN field.atom END)
  FROM card JOIN json_each (card.details, '$.memberships') AS entry
    JOIN json_each (entry.value) AS field
  WHERE card.kind = 'organisation' AND card.merged_into IS NULL
  GROUP BY card.id, entry.key;

-- Interpreters who would be in two places; nothing, ever. A pair shows at the one that begins
-- earlier, or at both.
CREATE VIEW double_assignment (first_id, second_id) AS
  SELECT first.id, second.id
  FROM assignment AS first CROSS JOIN assignment AS second INDEXED BY assignment_by_interpreter
  ON second.interpreter_id = first.interpreter_id AND second.id <> first.id
    AND second.starts BETWEEN first.starts AND first.ends + 240
    AND second.starts < first.ends + max (first.travel, second.travel)
  WHERE first.state IN ('accepted', 'confirmed', 'done', 'settled', 'paid')
    AND second.state IN ('accepted', 'confirmed', 'done', 'settled', 'paid');

-- What the journal keeps of a row. ------------------------------------------------------------

CREATE VIEW card_image AS
  SELECT id, '{' || '"id":' || id || ',"uid":"' || uid || '"' || ',"kind":"' || kind || '"'
    || ',"organisation_id":' || coalesce (organisation_id, 'null')
    || ',"details":"'
    || replace (replace (details, '\', '\\'), '"', '\"') || '"'
    || ',"sealed_revision":' || sealed_revision
    || ',"merged_into":' || coalesce ('"' || merged_into || '"', 'null')
    || ',"revision":' || revision || '}' AS image
  FROM card;
CREATE TRIGGER card_journal_insert AFTER INSERT ON card
BEGIN
  INSERT INTO journal (step_id, tbl, row_id, before, after)
  VALUES ((SELECT id FROM journal_step WHERE is_open = 1), 'card', NEW.id,
          NULL, (SELECT image FROM card_image WHERE id = NEW.id))
  ON CONFLICT (tbl, row_id, step_id) DO UPDATE SET after = excluded.after;
END;
CREATE TRIGGER card_journal_before_update BEFORE UPDATE ON card
WHEN NOT EXISTS (SELECT 1 FROM erasing)
BEGIN
  INSERT INTO journal (step_id, tbl, row_id, before, after)
  VALUES ((SELECT id FROM journal_step WHERE is_open = 1), 'card', OLD.id,
          (SELECT image FROM card_image WHERE id = OLD.id), NULL)
  ON CONFLICT (tbl, row_id, step_id) DO NOTHING;
END;
CREATE TRIGGER card_journal_after_update AFTER UPDATE ON card
BEGIN
  UPDATE journal SET after = (SELECT image FROM card_image WHERE id = NEW.id)
  WHERE tbl = 'card' AND row_id = NEW.id
    AND step_id = (SELECT id FROM journal_step WHERE is_open = 1);
END;
CREATE TRIGGER card_journal_delete BEFORE DELETE ON card
WHEN NOT EXISTS (SELECT 1 FROM erasing)
BEGIN
  INSERT INTO journal (step_id, tbl, row_id, before, after)
  VALUES ((SELECT id FROM journal_step WHERE is_open = 1), 'card', OLD.id,
          (SELECT image FROM card_image WHERE id = OLD.id), NULL)
  ON CONFLICT (tbl, row_id, step_id) DO UPDATE SET after = NULL;
END;

CREATE VIEW assignment_image AS
  SELECT id, '{' || '"id":' || id || ',"card_id":' || card_id
    || ',"interpreter_id":' || coalesce (interpreter_id, 'null')
    || ',"job":"' || job || '"' || ',"state":"' || state || '"'
    || ',"starts":' || starts || ',"ends":' || ends || ',"travel":' || travel
    || ',"booking_id":' || coalesce (booking_id, 'null')
    || ',"revision":' || revision || '}' AS image
  FROM assignment;
CREATE TRIGGER assignment_journal_insert AFTER INSERT ON assignment
BEGIN
  INSERT INTO journal (step_id, tbl, row_id, before, after)
  VALUES ((SELECT id FROM journal_step WHERE is_open = 1), 'assignment', NEW.id,
          NULL, (SELECT image FROM assignment_image WHERE id = NEW.id))
  ON CONFLICT (tbl, row_id, step_id) DO UPDATE SET after = excluded.after;
END;
CREATE TRIGGER assignment_journal_before_update BEFORE UPDATE ON assignment
WHEN NOT EXISTS (SELECT 1 FROM erasing)
BEGIN
  INSERT INTO journal (step_id, tbl, row_id, before, after)
  VALUES ((SELECT id FROM journal_step WHERE is_open = 1), 'assignment', OLD.id,
          (SELECT image FROM assignment_image WHERE id = OLD.id), NULL)
  ON CONFLICT (tbl, row_id, step_id) DO NOTHING;
END;
CREATE TRIGGER assignment_journal_after_update AFTER UPDATE ON assignment
BEGIN
  UPDATE journal SET after = (SELECT image FROM assignment_image WHERE id = NEW.id)
  WHERE tbl = 'assignment' AND row_id = NEW.id
    AND step_id = (SELECT id FROM journal_step WHERE is_open = 1);
END;
CREATE TRIGGER assignment_journal_delete BEFORE DELETE ON assignment
WHEN NOT EXISTS (SELECT 1 FROM erasing)
BEGIN
  INSERT INTO journal (step_id, tbl, row_id, before, after)
  VALUES ((SELECT id FROM journal_step WHERE is_open = 1), 'assignment', OLD.id,
          (SELECT image FROM assignment_image WHERE id = OLD.id), NULL)
  ON CONFLICT (tbl, row_id, step_id) DO UPDATE SET after = NULL;
END;
