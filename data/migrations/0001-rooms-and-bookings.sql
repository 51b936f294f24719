-- SPDX-License-Identifier: GPL-3.0-or-later
-- The house, its bookings, and the journal that keeps every change of them.
--
-- Moments are wall-clock minutes since 1970-01-01, dates are days since then; 15778080 and 68374080
-- are 2000-01-01 and 2100-01-01 in minutes. Ids are never used twice: the journal names rows by
-- them. Lists of text stand in one column, a line each, lists of ids as a JSON array, so that one
-- row is the whole of a thing and its history. No text has control characters but for the line
-- feeds between its lines: the journal's JSON could not hold them.

-- The journal. --------------------------------------------------------------------------------

-- One act. At most one step is open, and only inside a transaction: commit closes it.
CREATE TABLE journal_step (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  kind TEXT NOT NULL CHECK (kind IN ('act', 'undo', 'redo', 'upkeep')),
  name TEXT NOT NULL,
  account TEXT NOT NULL,
  at INTEGER NOT NULL,
  -- An undo names the act that it takes back, a redo the undo.
  reverts INTEGER REFERENCES journal_step (id),
  is_open INTEGER NOT NULL DEFAULT 1 CHECK (is_open IN (0, 1)),
  CHECK ((kind IN ('undo', 'redo')) = (reverts IS NOT NULL))
) STRICT;
CREATE UNIQUE INDEX journal_step_open ON journal_step (is_open) WHERE is_open = 1;
CREATE INDEX journal_step_by_reverts ON journal_step (reverts) WHERE reverts IS NOT NULL;

-- One row's change in one step: what it was before the step and after it, as a JSON object.
CREATE TABLE journal (
  id INTEGER PRIMARY KEY,
  step_id INTEGER NOT NULL REFERENCES journal_step (id),
  tbl TEXT NOT NULL,
  row_id INTEGER NOT NULL,
  before TEXT,
  after TEXT,
  UNIQUE (tbl, row_id, step_id)
) STRICT;
CREATE INDEX journal_by_step ON journal (step_id);

-- Nothing is written outside a step, and nobody edits what is past.
CREATE TRIGGER journal_needs_step BEFORE INSERT ON journal
WHEN NEW.step_id IS NOT (SELECT id FROM journal_step WHERE is_open = 1)
BEGIN
  SELECT RAISE (ABORT, 'zimt-no-step');
END;
CREATE TRIGGER journal_keeps_updates BEFORE UPDATE ON journal
WHEN OLD.step_id IS NOT (SELECT id FROM journal_step WHERE is_open = 1)
  OR NEW.step_id IS NOT OLD.step_id
BEGIN
  SELECT RAISE (ABORT, 'zimt-journal-kept');
END;
CREATE TRIGGER journal_keeps_deletes BEFORE DELETE ON journal
WHEN OLD.step_id IS NOT (SELECT id FROM journal_step WHERE is_open = 1)
BEGIN
  SELECT RAISE (ABORT, 'zimt-journal-kept');
END;
CREATE TRIGGER journal_step_keeps_updates BEFORE UPDATE ON journal_step
WHEN OLD.is_open = 0
BEGIN
  SELECT RAISE (ABORT, 'zimt-journal-kept');
END;
CREATE TRIGGER journal_step_keeps_deletes BEFORE DELETE ON journal_step
WHEN OLD.is_open = 0
BEGIN
  SELECT RAISE (ABORT, 'zimt-journal-kept');
END;

-- The house. ----------------------------------------------------------------------------------

CREATE TABLE setting (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  key TEXT NOT NULL UNIQUE CHECK (length (key) BETWEEN 1 AND 100),
  value TEXT NOT NULL,
  CONSTRAINT no_control_characters
    CHECK ((key || value)
           NOT GLOB ('*[' || char (1) || '-' || char (9) || char (11) || '-' || char (31) || ']*'))
) STRICT;

CREATE TABLE room (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  number TEXT NOT NULL UNIQUE COLLATE NOCASE CHECK (length (number) BETWEEN 1 AND 200),
  name TEXT NOT NULL CHECK (length (name) <= 200),
  position INTEGER NOT NULL CHECK (position >= 0),
  is_bookable INTEGER NOT NULL CHECK (is_bookable IN (0, 1)),
  n_seats INTEGER NOT NULL CHECK (n_seats BETWEEN 0 AND 5000),
  whole_id INTEGER REFERENCES room (id) CHECK (whole_id <> id),
  through_id INTEGER REFERENCES room (id) CHECK (through_id <> id),
  buffer_before INTEGER NOT NULL CHECK (buffer_before BETWEEN 0 AND 240),
  buffer_after INTEGER NOT NULL CHECK (buffer_after BETWEEN 0 AND 240),
  floor TEXT,
  rule_text TEXT,
  open_to TEXT NOT NULL,
  usage TEXT NOT NULL,
  purposes TEXT NOT NULL,
  refused TEXT NOT NULL,
  equipment TEXT NOT NULL,
  -- Opening and closing minute of Monday to Sunday, fourteen numbers; NULL: always open.
  opening TEXT CHECK (opening NOT GLOB '*[^0-9 ]*'),
  CONSTRAINT no_control_characters
    CHECK ((number || name || coalesce (floor, '') || coalesce (rule_text, '') || open_to || usage
           || purposes || refused || equipment)
           NOT GLOB ('*[' || char (1) || '-' || char (9) || char (11) || '-' || char (31) || ']*'))
) STRICT;

CREATE TABLE organisation (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  short_name TEXT NOT NULL UNIQUE COLLATE NOCASE CHECK (length (short_name) BETWEEN 1 AND 200),
  name TEXT NOT NULL CHECK (length (name) BETWEEN 1 AND 200),
  kind TEXT NOT NULL CHECK (length (kind) BETWEEN 1 AND 100),
  is_in_house INTEGER NOT NULL CHECK (is_in_house IN (0, 1)),
  colour INTEGER NOT NULL CHECK (colour BETWEEN 0 AND 16777215),
  mark TEXT NOT NULL CHECK (length (mark) <= 4),
  pattern INTEGER NOT NULL CHECK (pattern BETWEEN 0 AND 5),
  CONSTRAINT no_control_characters
    CHECK ((short_name || name || kind || mark)
           NOT GLOB ('*[' || char (1) || '-' || char (31) || ']*'))
) STRICT;

CREATE TABLE equipment (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT NOT NULL UNIQUE COLLATE NOCASE CHECK (length (name) BETWEEN 1 AND 200),
  count INTEGER NOT NULL CHECK (count BETWEEN 1 AND 10000),
  CONSTRAINT no_control_characters
    CHECK (name NOT GLOB ('*[' || char (1) || '-' || char (31) || ']*'))
) STRICT;

CREATE TABLE closure (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  room_id INTEGER REFERENCES room (id), -- NULL: the whole house
  starts INTEGER NOT NULL CHECK (starts BETWEEN 15778080 AND 68374080),
  ends INTEGER NOT NULL CHECK (ends BETWEEN 15778080 AND 68374080),
  title TEXT NOT NULL CHECK (length (title) BETWEEN 1 AND 200),
  CONSTRAINT no_control_characters
    CHECK (title NOT GLOB ('*[' || char (1) || '-' || char (31) || ']*')),
  CHECK (starts < ends)
) STRICT;
CREATE INDEX closure_by_room ON closure (room_id);

-- Which rooms share space: each with itself, and a whole with its parts, at any depth. Two parts of
-- one whole do not. Derived from room.whole_id, so that undo keeps it right.
CREATE TABLE room_shares (
  room_id INTEGER NOT NULL,
  other_id INTEGER NOT NULL,
  PRIMARY KEY (room_id, other_id)
) STRICT, WITHOUT ROWID;

CREATE VIEW room_above (room_id, whole_id) AS
  WITH RECURSIVE above (room_id, whole_id) AS (
    SELECT id, whole_id FROM room WHERE whole_id IS NOT NULL
    UNION
    SELECT above.room_id, room.whole_id
    FROM above JOIN room ON room.id = above.whole_id
    WHERE room.whole_id IS NOT NULL
  )
  SELECT room_id, whole_id FROM above;
CREATE VIEW room_shares_now (room_id, other_id) AS
  SELECT id, id FROM room
  UNION SELECT room_id, whole_id FROM room_above
  UNION SELECT whole_id, room_id FROM room_above;

CREATE TRIGGER room_shares_insert AFTER INSERT ON room
BEGIN
  SELECT RAISE (ABORT, 'zimt-room-cycle')
  WHERE EXISTS (SELECT 1 FROM room_above WHERE room_id = whole_id);
  DELETE FROM room_shares;
  INSERT INTO room_shares SELECT room_id, other_id FROM room_shares_now;
  SELECT RAISE (ABORT, 'zimt-conflict-rooms')
  WHERE EXISTS (
    SELECT 1 FROM double_booking
    WHERE room_id IN (SELECT other_id FROM room_shares WHERE room_id = NEW.id));
END;
CREATE TRIGGER room_shares_update AFTER UPDATE OF id, whole_id ON room
WHEN (NEW.id, NEW.whole_id) IS NOT (OLD.id, OLD.whole_id)
BEGIN
  SELECT RAISE (ABORT, 'zimt-room-cycle')
  WHERE EXISTS (SELECT 1 FROM room_above WHERE room_id = whole_id);
  DELETE FROM room_shares;
  INSERT INTO room_shares SELECT room_id, other_id FROM room_shares_now;
  SELECT RAISE (ABORT, 'zimt-conflict-rooms')
  WHERE EXISTS (
    SELECT 1 FROM double_booking
    WHERE room_id IN (SELECT other_id FROM room_shares WHERE room_id = NEW.id));
END;
CREATE TRIGGER room_shares_delete AFTER DELETE ON room
BEGIN
  DELETE FROM room_shares;
  INSERT INTO room_shares SELECT room_id, other_id FROM room_shares_now;
END;

-- Bookings. -----------------------------------------------------------------------------------

CREATE TABLE series (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE CHECK (length (uid) = 32 AND uid NOT GLOB '*[^0-9a-f]*'),
  title TEXT NOT NULL CHECK (length (title) BETWEEN 1 AND 200),
  organisation_id INTEGER REFERENCES organisation (id),
  category TEXT NOT NULL CHECK (length (category) BETWEEN 1 AND 100),
  n_people INTEGER NOT NULL CHECK (n_people BETWEEN 0 AND 5000),
  buffer_before INTEGER NOT NULL CHECK (buffer_before BETWEEN 0 AND 240),
  buffer_after INTEGER NOT NULL CHECK (buffer_after BETWEEN 0 AND 240),
  equipment TEXT NOT NULL CHECK (equipment NOT GLOB '*[^][0-9,]*'),
  room_id INTEGER NOT NULL REFERENCES room (id),
  starts INTEGER NOT NULL CHECK (starts BETWEEN 15778080 AND 68374080),
  length INTEGER NOT NULL CHECK (length BETWEEN 1 AND 10080),
  rule TEXT NOT NULL CHECK (length (rule) BETWEEN 1 AND 1000),
  pauses INTEGER NOT NULL CHECK (pauses BETWEEN 0 AND 7),
  status TEXT NOT NULL CHECK (status IN ('fixed', 'option', 'cancelled')),
  option_expires INTEGER NOT NULL CHECK (option_expires BETWEEN 0 AND 48000),
  filled_until INTEGER NOT NULL CHECK (filled_until BETWEEN 0 AND 47482),
  revision INTEGER NOT NULL DEFAULT 1,
  CONSTRAINT no_control_characters
    CHECK ((title || category || rule)
           NOT GLOB ('*[' || char (1) || '-' || char (31) || ']*'))
) STRICT;
CREATE INDEX series_by_room ON series (room_id);
CREATE INDEX series_by_organisation ON series (organisation_id) WHERE organisation_id IS NOT NULL;

CREATE TABLE booking (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE CHECK (length (uid) = 32 AND uid NOT GLOB '*[^0-9a-f]*'),
  series_id INTEGER REFERENCES series (id),
  original INTEGER NOT NULL CHECK (original BETWEEN 15778080 AND 68374080),
  room_id INTEGER NOT NULL REFERENCES room (id),
  starts INTEGER NOT NULL CHECK (starts BETWEEN 15778080 AND 68374080),
  ends INTEGER NOT NULL CHECK (ends BETWEEN 15778080 AND 68374080),
  title TEXT NOT NULL CHECK (length (title) BETWEEN 1 AND 200),
  search TEXT NOT NULL, -- the title, folded
  organisation_id INTEGER REFERENCES organisation (id),
  category TEXT NOT NULL CHECK (length (category) BETWEEN 1 AND 100),
  n_people INTEGER NOT NULL CHECK (n_people BETWEEN 0 AND 5000),
  buffer_before INTEGER NOT NULL CHECK (buffer_before BETWEEN 0 AND 240),
  buffer_after INTEGER NOT NULL CHECK (buffer_after BETWEEN 0 AND 240),
  equipment TEXT NOT NULL CHECK (equipment NOT GLOB '*[^][0-9,]*'),
  status TEXT NOT NULL CHECK (status IN ('fixed', 'option', 'cancelled')),
  option_expires INTEGER NOT NULL CHECK (option_expires BETWEEN 0 AND 48000),
  is_exception INTEGER NOT NULL CHECK (is_exception IN (0, 1)),
  n_counted INTEGER NOT NULL CHECK (n_counted BETWEEN -1 AND 100000),
  revision INTEGER NOT NULL DEFAULT 1,
  CONSTRAINT no_control_characters
    CHECK ((title || search || category)
           NOT GLOB ('*[' || char (1) || '-' || char (31) || ']*')),
  CHECK (starts < ends),
  CHECK (ends - starts <= 10080) -- ZIMT_BOOKING_MAX_LENGTH, which every range query relies on
) STRICT;
CREATE INDEX booking_by_room ON booking (room_id, starts, ends, status);
CREATE INDEX booking_by_start ON booking (starts);
CREATE INDEX booking_by_series ON booking (series_id, original) WHERE series_id IS NOT NULL;
CREATE INDEX booking_by_organisation ON booking (organisation_id, starts)
  WHERE organisation_id IS NOT NULL;
CREATE INDEX booking_by_search ON booking (search, starts);
CREATE INDEX booking_by_option ON booking (option_expires) WHERE status = 'option';

CREATE TABLE pause (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE CHECK (length (uid) = 32 AND uid NOT GLOB '*[^0-9a-f]*'),
  series_id INTEGER NOT NULL REFERENCES series (id),
  original INTEGER NOT NULL CHECK (original BETWEEN 15778080 AND 68374080),
  kind TEXT NOT NULL CHECK (kind IN ('public-holiday', 'school-holiday', 'closure', 'skipped')),
  reason TEXT NOT NULL CHECK (length (reason) <= 1000),
  CONSTRAINT no_control_characters
    CHECK (reason NOT GLOB ('*[' || char (1) || '-' || char (31) || ']*')),
  UNIQUE (series_id, original)
) STRICT;
CREATE INDEX pause_by_original ON pause (original);

-- Which bookings hold how much of a kind of equipment, by time. Derived from booking.equipment.
CREATE TABLE booking_equipment (
  equipment_id INTEGER NOT NULL REFERENCES equipment (id),
  starts INTEGER NOT NULL,
  booking_id INTEGER NOT NULL,
  n_pieces INTEGER NOT NULL,
  PRIMARY KEY (equipment_id, starts, booking_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX booking_equipment_by_booking ON booking_equipment (booking_id);

CREATE TRIGGER booking_equipment_insert AFTER INSERT ON booking
WHEN NEW.equipment <> '[]'
BEGIN
  INSERT INTO booking_equipment
  SELECT value, NEW.starts, NEW.id, count (*) FROM json_each (NEW.equipment) GROUP BY value;
END;
CREATE TRIGGER booking_equipment_update
AFTER UPDATE OF starts, ends, status, equipment ON booking
WHEN (NEW.equipment <> '[]' OR OLD.equipment <> '[]')
  AND (NEW.starts, NEW.ends, NEW.status, NEW.equipment)
    IS NOT (OLD.starts, OLD.ends, OLD.status, OLD.equipment)
BEGIN
  DELETE FROM booking_equipment WHERE booking_id = NEW.id;
  INSERT INTO booking_equipment
  SELECT value, NEW.starts, NEW.id, count (*) FROM json_each (NEW.equipment) GROUP BY value;
END;
CREATE TRIGGER booking_equipment_delete AFTER DELETE ON booking
WHEN OLD.equipment <> '[]'
BEGIN
  DELETE FROM booking_equipment WHERE booking_id = OLD.id;
END;

-- No double booking. --------------------------------------------------------------------------
-- A fixed booking that comes, moves or becomes fixed must find its room, the whole and the parts of
-- it, free of other fixed bookings and of closures, and the pieces that it holds. A booking that
-- stays where it is may change its words even under a closure that came later. Rooms become parts,
-- and pieces go, only where no booking is in the way. Buffers, opening hours and rooms that are
-- reached through others are rules of the program alone.

-- A pair shows at the one that begins later, or at both.
CREATE VIEW double_booking (room_id, titles) AS
  SELECT first.room_id, first.title || ' / ' || second.title
  FROM booking AS first CROSS JOIN room_shares ON room_shares.room_id = first.room_id
  CROSS JOIN booking AS second INDEXED BY booking_by_room
  ON second.room_id = room_shares.other_id AND second.starts < first.ends
    AND second.starts >= first.starts
  WHERE first.status = 'fixed' AND second.status = 'fixed' AND second.id <> first.id;
-- The pieces that fixed bookings hold where one begins: in between it only gets less.
CREATE VIEW equipment_in_use (equipment_id, moment, n_pieces) AS
  SELECT equipment_id, starts, (
    SELECT sum (held.n_pieces)
    FROM booking_equipment AS held CROSS JOIN booking ON booking.id = held.booking_id
    WHERE held.equipment_id = booking_equipment.equipment_id
      AND held.starts <= booking_equipment.starts
      AND held.starts > booking_equipment.starts - 10080
      AND booking.ends > booking_equipment.starts AND booking.status = 'fixed')
  FROM booking_equipment;

CREATE TRIGGER booking_insert_clash AFTER INSERT ON booking
WHEN NEW.status = 'fixed'
BEGIN
  SELECT RAISE (ABORT, 'zimt-conflict-booking')
  WHERE EXISTS (
    SELECT 1 FROM room_shares CROSS JOIN booking ON booking.room_id = room_shares.other_id
    WHERE room_shares.room_id = NEW.room_id
      AND booking.starts < NEW.ends AND booking.starts > NEW.starts - 10080
      AND booking.ends > NEW.starts AND booking.status = 'fixed' AND booking.id <> NEW.id);
  SELECT RAISE (ABORT, 'zimt-conflict-closure')
  WHERE EXISTS (
    SELECT 1 FROM closure
    WHERE closure.starts < NEW.ends AND closure.ends > NEW.starts
      AND (closure.room_id IS NULL
           OR closure.room_id IN (SELECT other_id FROM room_shares WHERE room_id = NEW.room_id)));
END;
CREATE TRIGGER booking_update_clash AFTER UPDATE OF id, room_id, starts, ends, status ON booking
WHEN NEW.status = 'fixed'
  AND (NEW.room_id, NEW.starts, NEW.ends, NEW.status)
    IS NOT (OLD.room_id, OLD.starts, OLD.ends, OLD.status)
BEGIN
  SELECT RAISE (ABORT, 'zimt-conflict-booking')
  WHERE EXISTS (
    SELECT 1 FROM room_shares CROSS JOIN booking ON booking.room_id = room_shares.other_id
    WHERE room_shares.room_id = NEW.room_id
      AND booking.starts < NEW.ends AND booking.starts > NEW.starts - 10080
      AND booking.ends > NEW.starts AND booking.status = 'fixed' AND booking.id <> NEW.id);
  SELECT RAISE (ABORT, 'zimt-conflict-closure')
  WHERE EXISTS (
    SELECT 1 FROM closure
    WHERE closure.starts < NEW.ends AND closure.ends > NEW.starts
      AND (closure.room_id IS NULL
           OR closure.room_id IN (SELECT other_id FROM room_shares WHERE room_id = NEW.room_id)));
END;

CREATE TRIGGER booking_equipment_clash AFTER INSERT ON booking_equipment
BEGIN
  SELECT RAISE (ABORT, 'zimt-conflict-equipment')
  FROM booking JOIN equipment ON equipment.id = NEW.equipment_id
  WHERE booking.id = NEW.booking_id AND booking.status = 'fixed' AND EXISTS (
    SELECT 1 FROM equipment_in_use
    WHERE equipment_id = NEW.equipment_id
      AND moment >= NEW.starts AND moment < booking.ends AND n_pieces > equipment.count);
END;
CREATE TRIGGER equipment_insert_clash AFTER INSERT ON equipment
BEGIN
  SELECT RAISE (ABORT, 'zimt-conflict-count')
  WHERE EXISTS (
    SELECT 1 FROM equipment_in_use WHERE equipment_id = NEW.id AND n_pieces > NEW.count);
END;
CREATE TRIGGER equipment_update_clash AFTER UPDATE OF id, count ON equipment
WHEN NEW.id <> OLD.id OR NEW.count < OLD.count
BEGIN
  SELECT RAISE (ABORT, 'zimt-conflict-count')
  WHERE EXISTS (
    SELECT 1 FROM equipment_in_use WHERE equipment_id = NEW.id AND n_pieces > NEW.count);
END;

-- What the journal keeps of a row. ------------------------------------------------------------
-- Each table has a view that gives its rows as JSON, and four triggers. Changes of one row in one
-- step become one line of the journal; commit drops lines that end as they began. The JSON is put
-- together by hand: SQLite 3.40 holds its JSON functions to be unsafe in a schema that is not
-- trusted, and ours is not.

CREATE VIEW setting_image AS
  SELECT id, '{' || '"id":' || id
    || ',"key":"'
    || replace (replace (replace (key, '\', '\\'), '"', '\"'), char (10), '\n') || '"'
    || ',"value":"'
    || replace (replace (replace (value, '\', '\\'), '"', '\"'), char (10), '\n') || '"'
    || '}' AS image
  FROM setting;
CREATE TRIGGER setting_journal_insert AFTER INSERT ON setting
BEGIN
  INSERT INTO journal (step_id, tbl, row_id, before, after)
  VALUES ((SELECT id FROM journal_step WHERE is_open = 1), 'setting', NEW.id,
          NULL, (SELECT image FROM setting_image WHERE id = NEW.id))
  ON CONFLICT (tbl, row_id, step_id) DO UPDATE SET after = excluded.after;
END;
CREATE TRIGGER setting_journal_before_update BEFORE UPDATE ON setting
BEGIN
  INSERT INTO journal (step_id, tbl, row_id, before, after)
  VALUES ((SELECT id FROM journal_step WHERE is_open = 1), 'setting', OLD.id,
          (SELECT image FROM setting_image WHERE id = OLD.id), NULL)
  ON CONFLICT (tbl, row_id, step_id) DO NOTHING;
END;
CREATE TRIGGER setting_journal_after_update AFTER UPDATE ON setting
BEGIN
  UPDATE journal SET after = (SELECT image FROM setting_image WHERE id = NEW.id)
  WHERE tbl = 'setting' AND row_id = NEW.id
    AND step_id = (SELECT id FROM journal_step WHERE is_open = 1);
END;
CREATE TRIGGER setting_journal_delete BEFORE DELETE ON setting
BEGIN
  INSERT INTO journal (step_id, tbl, row_id, before, after)
  VALUES ((SELECT id FROM journal_step WHERE is_open = 1), 'setting', OLD.id,
          (SELECT image FROM setting_image WHERE id = OLD.id), NULL)
  ON CONFLICT (tbl, row_id, step_id) DO UPDATE SET after = NULL;
END;

CREATE VIEW room_image AS
  SELECT id, '{' || '"id":' || id
    || ',"number":"'
    || replace (replace (replace (number, '\', '\\'), '"', '\"'), char (10), '\n') || '"'
    || ',"name":"'
    || replace (replace (replace (name, '\', '\\'), '"', '\"'), char (10), '\n') || '"'
    || ',"position":' || position || ',"is_bookable":' || is_bookable || ',"n_seats":' || n_seats
    || ',"whole_id":' || coalesce (whole_id, 'null')
    || ',"through_id":' || coalesce (through_id, 'null')
    || ',"buffer_before":' || buffer_before || ',"buffer_after":' || buffer_after
    || ',"floor":' || coalesce (
      '"' || replace (replace (replace (floor, '\', '\\'), '"', '\"'), char (10), '\n') || '"',
      'null')
    || ',"rule_text":' || coalesce (
      '"' || replace (replace (replace (rule_text, '\', '\\'), '"', '\"'), char (10), '\n') || '"',
      'null')
    || ',"open_to":"'
    || replace (replace (replace (open_to, '\', '\\'), '"', '\"'), char (10), '\n') || '"'
    || ',"usage":"'
    || replace (replace (replace (usage, '\', '\\'), '"', '\"'), char (10), '\n') || '"'
    || ',"purposes":"'
    || replace (replace (replace (purposes, '\', '\\'), '"', '\"'), char (10), '\n') || '"'
    || ',"refused":"'
    || replace (replace (replace (refused, '\', '\\'), '"', '\"'), char (10), '\n') || '"'
    || ',"equipment":"'
    || replace (replace (replace (equipment, '\', '\\'), '"', '\"'), char (10), '\n') || '"'
    || ',"opening":' || coalesce ('"' || opening || '"', 'null')
    || '}' AS image
  FROM room;
CREATE TRIGGER room_journal_insert AFTER INSERT ON room
BEGIN
  INSERT INTO journal (step_id, tbl, row_id, before, after)
  VALUES ((SELECT id FROM journal_step WHERE is_open = 1), 'room', NEW.id,
          NULL, (SELECT image FROM room_image WHERE id = NEW.id))
  ON CONFLICT (tbl, row_id, step_id) DO UPDATE SET after = excluded.after;
END;
CREATE TRIGGER room_journal_before_update BEFORE UPDATE ON room
BEGIN
  INSERT INTO journal (step_id, tbl, row_id, before, after)
  VALUES ((SELECT id FROM journal_step WHERE is_open = 1), 'room', OLD.id,
          (SELECT image FROM room_image WHERE id = OLD.id), NULL)
  ON CONFLICT (tbl, row_id, step_id) DO NOTHING;
END;
CREATE TRIGGER room_journal_after_update AFTER UPDATE ON room
BEGIN
  UPDATE journal SET after = (SELECT image FROM room_image WHERE id = NEW.id)
  WHERE tbl = 'room' AND row_id = NEW.id
    AND step_id = (SELECT id FROM journal_step WHERE is_open = 1);
END;
CREATE TRIGGER room_journal_delete BEFORE DELETE ON room
BEGIN
  INSERT INTO journal (step_id, tbl, row_id, before, after)
  VALUES ((SELECT id FROM journal_step WHERE is_open = 1), 'room', OLD.id,
          (SELECT image FROM room_image WHERE id = OLD.id), NULL)
  ON CONFLICT (tbl, row_id, step_id) DO UPDATE SET after = NULL;
END;

CREATE VIEW organisation_image AS
  SELECT id, '{' || '"id":' || id
    || ',"short_name":"'
    || replace (replace (replace (short_name, '\', '\\'), '"', '\"'), char (10), '\n') || '"'
    || ',"name":"'
    || replace (replace (replace (name, '\', '\\'), '"', '\"'), char (10), '\n') || '"'
    || ',"kind":"'
    || replace (replace (replace (kind, '\', '\\'), '"', '\"'), char (10), '\n') || '"'
    || ',"is_in_house":' || is_in_house || ',"colour":' || colour
    || ',"mark":"'
    || replace (replace (replace (mark, '\', '\\'), '"', '\"'), char (10), '\n') || '"'
    || ',"pattern":' || pattern || '}' AS image
  FROM organisation;
CREATE TRIGGER organisation_journal_insert AFTER INSERT ON organisation
BEGIN
  INSERT INTO journal (step_id, tbl, row_id, before, after)
  VALUES ((SELECT id FROM journal_step WHERE is_open = 1), 'organisation', NEW.id,
          NULL, (SELECT image FROM organisation_image WHERE id = NEW.id))
  ON CONFLICT (tbl, row_id, step_id) DO UPDATE SET after = excluded.after;
END;
CREATE TRIGGER organisation_journal_before_update BEFORE UPDATE ON organisation
BEGIN
  INSERT INTO journal (step_id, tbl, row_id, before, after)
  VALUES ((SELECT id FROM journal_step WHERE is_open = 1), 'organisation', OLD.id,
          (SELECT image FROM organisation_image WHERE id = OLD.id), NULL)
  ON CONFLICT (tbl, row_id, step_id) DO NOTHING;
END;
CREATE TRIGGER organisation_journal_after_update AFTER UPDATE ON organisation
BEGIN
  UPDATE journal SET after = (SELECT image FROM organisation_image WHERE id = NEW.id)
  WHERE tbl = 'organisation' AND row_id = NEW.id
    AND step_id = (SELECT id FROM journal_step WHERE is_open = 1);
END;
CREATE TRIGGER organisation_journal_delete BEFORE DELETE ON organisation
BEGIN
  INSERT INTO journal (step_id, tbl, row_id, before, after)
  VALUES ((SELECT id FROM journal_step WHERE is_open = 1), 'organisation', OLD.id,
          (SELECT image FROM organisation_image WHERE id = OLD.id), NULL)
  ON CONFLICT (tbl, row_id, step_id) DO UPDATE SET after = NULL;
END;

CREATE VIEW equipment_image AS
  SELECT id, '{' || '"id":' || id
    || ',"name":"'
    || replace (replace (replace (name, '\', '\\'), '"', '\"'), char (10), '\n') || '"'
    || ',"count":' || count || '}' AS image
  FROM equipment;
CREATE TRIGGER equipment_journal_insert AFTER INSERT ON equipment
BEGIN
  INSERT INTO journal (step_id, tbl, row_id, before, after)
  VALUES ((SELECT id FROM journal_step WHERE is_open = 1), 'equipment', NEW.id,
          NULL, (SELECT image FROM equipment_image WHERE id = NEW.id))
  ON CONFLICT (tbl, row_id, step_id) DO UPDATE SET after = excluded.after;
END;
CREATE TRIGGER equipment_journal_before_update BEFORE UPDATE ON equipment
BEGIN
  INSERT INTO journal (step_id, tbl, row_id, before, after)
  VALUES ((SELECT id FROM journal_step WHERE is_open = 1), 'equipment', OLD.id,
          (SELECT image FROM equipment_image WHERE id = OLD.id), NULL)
  ON CONFLICT (tbl, row_id, step_id) DO NOTHING;
END;
CREATE TRIGGER equipment_journal_after_update AFTER UPDATE ON equipment
BEGIN
  UPDATE journal SET after = (SELECT image FROM equipment_image WHERE id = NEW.id)
  WHERE tbl = 'equipment' AND row_id = NEW.id
    AND step_id = (SELECT id FROM journal_step WHERE is_open = 1);
END;
CREATE TRIGGER equipment_journal_delete BEFORE DELETE ON equipment
BEGIN
  INSERT INTO journal (step_id, tbl, row_id, before, after)
  VALUES ((SELECT id FROM journal_step WHERE is_open = 1), 'equipment', OLD.id,
          (SELECT image FROM equipment_image WHERE id = OLD.id), NULL)
  ON CONFLICT (tbl, row_id, step_id) DO UPDATE SET after = NULL;
END;

CREATE VIEW closure_image AS
  SELECT id, '{' || '"id":' || id || ',"room_id":' || coalesce (room_id, 'null')
    || ',"starts":' || starts || ',"ends":' || ends
    || ',"title":"'
    || replace (replace (replace (title, '\', '\\'), '"', '\"'), char (10), '\n') || '"'
    || '}' AS image
  FROM closure;
CREATE TRIGGER closure_journal_insert AFTER INSERT ON closure
BEGIN
  INSERT INTO journal (step_id, tbl, row_id, before, after)
  VALUES ((SELECT id FROM journal_step WHERE is_open = 1), 'closure', NEW.id,
          NULL, (SELECT image FROM closure_image WHERE id = NEW.id))
  ON CONFLICT (tbl, row_id, step_id) DO UPDATE SET after = excluded.after;
END;
CREATE TRIGGER closure_journal_before_update BEFORE UPDATE ON closure
BEGIN
  INSERT INTO journal (step_id, tbl, row_id, before, after)
  VALUES ((SELECT id FROM journal_step WHERE is_open = 1), 'closure', OLD.id,
          (SELECT image FROM closure_image WHERE id = OLD.id), NULL)
  ON CONFLICT (tbl, row_id, step_id) DO NOTHING;
END;
CREATE TRIGGER closure_journal_after_update AFTER UPDATE ON closure
BEGIN
  UPDATE journal SET after = (SELECT image FROM closure_image WHERE id = NEW.id)
  WHERE tbl = 'closure' AND row_id = NEW.id
    AND step_id = (SELECT id FROM journal_step WHERE is_open = 1);
END;
CREATE TRIGGER closure_journal_delete BEFORE DELETE ON closure
BEGIN
  INSERT INTO journal (step_id, tbl, row_id, before, after)
  VALUES ((SELECT id FROM journal_step WHERE is_open = 1), 'closure', OLD.id,
          (SELECT image FROM closure_image WHERE id = OLD.id), NULL)
  ON CONFLICT (tbl, row_id, step_id) DO UPDATE SET after = NULL;
END;

CREATE VIEW series_image AS
  SELECT id, '{' || '"id":' || id || ',"uid":"' || uid || '"'
    || ',"title":"'
    || replace (replace (replace (title, '\', '\\'), '"', '\"'), char (10), '\n') || '"'
    || ',"organisation_id":' || coalesce (organisation_id, 'null')
    || ',"category":"'
    || replace (replace (replace (category, '\', '\\'), '"', '\"'), char (10), '\n') || '"'
    || ',"n_people":' || n_people || ',"buffer_before":' || buffer_before
    || ',"buffer_after":' || buffer_after || ',"equipment":"' || equipment || '"'
    || ',"room_id":' || room_id || ',"starts":' || starts || ',"length":' || length
    || ',"rule":"'
    || replace (replace (replace (rule, '\', '\\'), '"', '\"'), char (10), '\n') || '"'
    || ',"pauses":' || pauses || ',"status":"' || status || '"'
    || ',"option_expires":' || option_expires || ',"filled_until":' || filled_until
    || ',"revision":' || revision || '}' AS image
  FROM series;
CREATE TRIGGER series_journal_insert AFTER INSERT ON series
BEGIN
  INSERT INTO journal (step_id, tbl, row_id, before, after)
  VALUES ((SELECT id FROM journal_step WHERE is_open = 1), 'series', NEW.id,
          NULL, (SELECT image FROM series_image WHERE id = NEW.id))
  ON CONFLICT (tbl, row_id, step_id) DO UPDATE SET after = excluded.after;
END;
CREATE TRIGGER series_journal_before_update BEFORE UPDATE ON series
BEGIN
  INSERT INTO journal (step_id, tbl, row_id, before, after)
  VALUES ((SELECT id FROM journal_step WHERE is_open = 1), 'series', OLD.id,
          (SELECT image FROM series_image WHERE id = OLD.id), NULL)
  ON CONFLICT (tbl, row_id, step_id) DO NOTHING;
END;
CREATE TRIGGER series_journal_after_update AFTER UPDATE ON series
BEGIN
  UPDATE journal SET after = (SELECT image FROM series_image WHERE id = NEW.id)
  WHERE tbl = 'series' AND row_id = NEW.id
    AND step_id = (SELECT id FROM journal_step WHERE is_open = 1);
END;
CREATE TRIGGER series_journal_delete BEFORE DELETE ON series
BEGIN
  INSERT INTO journal (step_id, tbl, row_id, before, after)
  VALUES ((SELECT id FROM journal_step WHERE is_open = 1), 'series', OLD.id,
          (SELECT image FROM series_image WHERE id = OLD.id), NULL)
  ON CONFLICT (tbl, row_id, step_id) DO UPDATE SET after = NULL;
END;

CREATE VIEW booking_image AS
  SELECT id, '{' || '"id":' || id || ',"uid":"' || uid || '"'
    || ',"series_id":' || coalesce (series_id, 'null')
    || ',"original":' || original || ',"room_id":' || room_id || ',"starts":' || starts
    || ',"ends":' || ends
    || ',"title":"'
    || replace (replace (replace (title, '\', '\\'), '"', '\"'), char (10), '\n') || '"'
    || ',"search":"'
    || replace (replace (replace (search, '\', '\\'), '"', '\"'), char (10), '\n') || '"'
    || ',"organisation_id":' || coalesce (organisation_id, 'null')
    || ',"category":"'
    || replace (replace (replace (category, '\', '\\'), '"', '\"'), char (10), '\n') || '"'
    || ',"n_people":' || n_people || ',"buffer_before":' || buffer_before
    || ',"buffer_after":' || buffer_after || ',"equipment":"' || equipment || '"'
    || ',"status":"' || status || '"' || ',"option_expires":' || option_expires
    || ',"is_exception":' || is_exception || ',"n_counted":' || n_counted
    || ',"revision":' || revision || '}' AS image
  FROM booking;
CREATE TRIGGER booking_journal_insert AFTER INSERT ON booking
BEGIN
  INSERT INTO journal (step_id, tbl, row_id, before, after)
  VALUES ((SELECT id FROM journal_step WHERE is_open = 1), 'booking', NEW.id,
          NULL, (SELECT image FROM booking_image WHERE id = NEW.id))
  ON CONFLICT (tbl, row_id, step_id) DO UPDATE SET after = excluded.after;
END;
CREATE TRIGGER booking_journal_before_update BEFORE UPDATE ON booking
BEGIN
  INSERT INTO journal (step_id, tbl, row_id, before, after)
  VALUES ((SELECT id FROM journal_step WHERE is_open = 1), 'booking', OLD.id,
          (SELECT image FROM booking_image WHERE id = OLD.id), NULL)
  ON CONFLICT (tbl, row_id, step_id) DO NOTHING;
END;
CREATE TRIGGER booking_journal_after_update AFTER UPDATE ON booking
BEGIN
  UPDATE journal SET after = (SELECT image FROM booking_image WHERE id = NEW.id)
  WHERE tbl = 'booking' AND row_id = NEW.id
    AND step_id = (SELECT id FROM journal_step WHERE is_open = 1);
END;
CREATE TRIGGER booking_journal_delete BEFORE DELETE ON booking
BEGIN
  INSERT INTO journal (step_id, tbl, row_id, before, after)
  VALUES ((SELECT id FROM journal_step WHERE is_open = 1), 'booking', OLD.id,
          (SELECT image FROM booking_image WHERE id = OLD.id), NULL)
  ON CONFLICT (tbl, row_id, step_id) DO UPDATE SET after = NULL;
END;

CREATE VIEW pause_image AS
  SELECT id, '{' || '"id":' || id || ',"uid":"' || uid || '"' || ',"series_id":' || series_id
    || ',"original":' || original || ',"kind":"' || kind || '"'
    || ',"reason":"'
    || replace (replace (replace (reason, '\', '\\'), '"', '\"'), char (10), '\n') || '"'
    || '}' AS image
  FROM pause;
CREATE TRIGGER pause_journal_insert AFTER INSERT ON pause
BEGIN
  INSERT INTO journal (step_id, tbl, row_id, before, after)
  VALUES ((SELECT id FROM journal_step WHERE is_open = 1), 'pause', NEW.id,
          NULL, (SELECT image FROM pause_image WHERE id = NEW.id))
  ON CONFLICT (tbl, row_id, step_id) DO UPDATE SET after = excluded.after;
END;
CREATE TRIGGER pause_journal_before_update BEFORE UPDATE ON pause
BEGIN
  INSERT INTO journal (step_id, tbl, row_id, before, after)
  VALUES ((SELECT id FROM journal_step WHERE is_open = 1), 'pause', OLD.id,
          (SELECT image FROM pause_image WHERE id = OLD.id), NULL)
  ON CONFLICT (tbl, row_id, step_id) DO NOTHING;
END;
CREATE TRIGGER pause_journal_after_update AFTER UPDATE ON pause
BEGIN
  UPDATE journal SET after = (SELECT image FROM pause_image WHERE id = NEW.id)
  WHERE tbl = 'pause' AND row_id = NEW.id
    AND step_id = (SELECT id FROM journal_step WHERE is_open = 1);
END;
CREATE TRIGGER pause_journal_delete BEFORE DELETE ON pause
BEGIN
  INSERT INTO journal (step_id, tbl, row_id, before, after)
  VALUES ((SELECT id FROM journal_step WHERE is_open = 1), 'pause', OLD.id,
          (SELECT image FROM pause_image WHERE id = OLD.id), NULL)
  ON CONFLICT (tbl, row_id, step_id) DO UPDATE SET after = NULL;
END;
