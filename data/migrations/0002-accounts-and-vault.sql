-- SPDX-License-Identifier: GPL-3.0-or-later
-- Accounts and what they may write, and the vault: values that only some accounts can open.
--
-- What may be seen of accounts is journaled like the house. Key material and sealed values are not:
-- a step back must not bring an old key back, and who changed a sealed value, and when, is sealed
-- inside it.

-- Accounts. -----------------------------------------------------------------------------------

CREATE TABLE account (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE CHECK (length (uid) = 32 AND uid NOT GLOB '*[^0-9a-f]*'),
  name TEXT NOT NULL UNIQUE COLLATE NOCASE
    CHECK (length (name) BETWEEN 1 AND 200 AND lower (name) <> 'reception'),
  roles TEXT NOT NULL CHECK (roles NOT GLOB '*[^a-z ]*'),
  last_day INTEGER CHECK (last_day BETWEEN 10957 AND 47481),
  is_ended INTEGER NOT NULL DEFAULT 0 CHECK (is_ended IN (0, 1)),
  CONSTRAINT no_control_characters
    CHECK (name NOT GLOB ('*[' || char (1) || '-' || char (31) || ']*'))
) STRICT;

CREATE TABLE account_key (
  account_id INTEGER PRIMARY KEY REFERENCES account (id),
  public_key BLOB NOT NULL,
  blob BLOB NOT NULL,
  n_failed INTEGER NOT NULL DEFAULT 0 CHECK (n_failed >= 0),
  failed_at INTEGER NOT NULL DEFAULT 0
) STRICT;

-- Entries of code lists that the house added or hid.
CREATE TABLE choice (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  list TEXT NOT NULL CHECK (length (list) BETWEEN 1 AND 100),
  code TEXT NOT NULL CHECK (length (code) BETWEEN 1 AND 100),
  label TEXT NOT NULL CHECK (length (label) <= 200),
  is_hidden INTEGER NOT NULL CHECK (is_hidden IN (0, 1)),
  UNIQUE (list, code),
  CONSTRAINT no_control_characters
    CHECK ((list || code || label) NOT GLOB ('*[' || char (1) || '-' || char (31) || ']*'))
) STRICT;

CREATE VIEW account_image AS
  SELECT id, '{' || '"id":' || id || ',"uid":"' || uid || '"'
    || ',"name":"'
    || replace (replace (replace (name, '\', '\\'), '"', '\"'), char (10), '\n') || '"'
    || ',"roles":"' || roles || '"' || ',"last_day":' || coalesce (last_day, 'null')
    || ',"is_ended":' || is_ended || '}' AS image
  FROM account;
CREATE TRIGGER account_journal_insert AFTER INSERT ON account
BEGIN
  INSERT INTO journal (step_id, tbl, row_id, before, after)
  VALUES ((SELECT id FROM journal_step WHERE is_open = 1), 'account', NEW.id,
          NULL, (SELECT image FROM account_image WHERE id = NEW.id))
  ON CONFLICT (tbl, row_id, step_id) DO UPDATE SET after = excluded.after;
END;
CREATE TRIGGER account_journal_before_update BEFORE UPDATE ON account
BEGIN
  INSERT INTO journal (step_id, tbl, row_id, before, after)
  VALUES ((SELECT id FROM journal_step WHERE is_open = 1), 'account', OLD.id,
          (SELECT image FROM account_image WHERE id = OLD.id), NULL)
  ON CONFLICT (tbl, row_id, step_id) DO NOTHING;
END;
CREATE TRIGGER account_journal_after_update AFTER UPDATE ON account
BEGIN
  UPDATE journal SET after = (SELECT image FROM account_image WHERE id = NEW.id)
  WHERE tbl = 'account' AND row_id = NEW.id
    AND step_id = (SELECT id FROM journal_step WHERE is_open = 1);
END;
CREATE TRIGGER account_journal_delete BEFORE DELETE ON account
BEGIN
  INSERT INTO journal (step_id, tbl, row_id, before, after)
  VALUES ((SELECT id FROM journal_step WHERE is_open = 1), 'account', OLD.id,
          (SELECT image FROM account_image WHERE id = OLD.id), NULL)
  ON CONFLICT (tbl, row_id, step_id) DO UPDATE SET after = NULL;
END;

CREATE VIEW choice_image AS
  SELECT id, '{' || '"id":' || id
    || ',"list":"'
    || replace (replace (replace (list, '\', '\\'), '"', '\"'), char (10), '\n') || '"'
    || ',"code":"'
    || replace (replace (replace (code, '\', '\\'), '"', '\"'), char (10), '\n') || '"'
    || ',"label":"'
    || replace (replace (replace (label, '\', '\\'), '"', '\"'), char (10), '\n') || '"'
    || ',"is_hidden":' || is_hidden || '}' AS image
  FROM choice;
CREATE TRIGGER choice_journal_insert AFTER INSERT ON choice
BEGIN
  INSERT INTO journal (step_id, tbl, row_id, before, after)
  VALUES ((SELECT id FROM journal_step WHERE is_open = 1), 'choice', NEW.id,
          NULL, (SELECT image FROM choice_image WHERE id = NEW.id))
  ON CONFLICT (tbl, row_id, step_id) DO UPDATE SET after = excluded.after;
END;
CREATE TRIGGER choice_journal_before_update BEFORE UPDATE ON choice
BEGIN
  INSERT INTO journal (step_id, tbl, row_id, before, after)
  VALUES ((SELECT id FROM journal_step WHERE is_open = 1), 'choice', OLD.id,
          (SELECT image FROM choice_image WHERE id = OLD.id), NULL)
  ON CONFLICT (tbl, row_id, step_id) DO NOTHING;
END;
CREATE TRIGGER choice_journal_after_update AFTER UPDATE ON choice
BEGIN
  UPDATE journal SET after = (SELECT image FROM choice_image WHERE id = NEW.id)
  WHERE tbl = 'choice' AND row_id = NEW.id
    AND step_id = (SELECT id FROM journal_step WHERE is_open = 1);
END;
CREATE TRIGGER choice_journal_delete BEFORE DELETE ON choice
BEGIN
  INSERT INTO journal (step_id, tbl, row_id, before, after)
  VALUES ((SELECT id FROM journal_step WHERE is_open = 1), 'choice', OLD.id,
          (SELECT image FROM choice_image WHERE id = OLD.id), NULL)
  ON CONFLICT (tbl, row_id, step_id) DO UPDATE SET after = NULL;
END;

-- Which role may change what; the table of src/domain/zimt-right.c, as the database keeps it.
CREATE TABLE write_right (
  role TEXT NOT NULL,
  tbl TEXT NOT NULL,
  PRIMARY KEY (role, tbl)
) STRICT, WITHOUT ROWID;
INSERT INTO write_right (role, tbl) VALUES
  ('reception', 'booking'), ('intern', 'booking'), ('network', 'booking'), ('lead', 'booking'), ('counselling', 'booking'),
  ('reception', 'series'), ('intern', 'series'), ('network', 'series'), ('lead', 'series'), ('counselling', 'series'),
  ('reception', 'pause'), ('intern', 'pause'), ('network', 'pause'), ('lead', 'pause'), ('counselling', 'pause'),
  ('intern', 'organisation'), ('network', 'organisation'), ('lead', 'organisation'), ('counselling', 'organisation'),
  ('lead', 'room'),
  ('lead', 'closure'),
  ('lead', 'equipment'),
  ('lead', 'setting'),
  ('lead', 'choice'),
  ('lead', 'account');

-- Whether whoever acts has the role that NEW.tbl wants. Where nobody is the lead yet, there is nobody to
-- ask. Upkeep is the program's own, but for accounts, whose steps are upkeep so that nobody undoes them.
CREATE TRIGGER journal_needs_right BEFORE INSERT ON journal
WHEN EXISTS (
    SELECT 1 FROM account
    WHERE is_ended = 0 AND ' ' || roles || ' ' LIKE '% lead %'
      AND NOT (NEW.tbl = 'account' AND NEW.before IS NULL AND account.id = NEW.row_id))
  AND NOT EXISTS (
    SELECT 1 FROM journal_step LEFT JOIN account
      ON account.name = journal_step.account AND account.is_ended = 0
    JOIN write_right ON write_right.tbl = NEW.tbl
      AND ' ' || coalesce (account.roles, 'reception') || ' ' LIKE '% ' || write_right.role || ' %'
    WHERE journal_step.is_open = 1)
  AND NOT EXISTS (
    SELECT 1 FROM journal_step
    WHERE is_open = 1 AND kind = 'upkeep' AND (NEW.tbl <> 'account' OR NEW.before IS NOT NULL))
BEGIN
  SELECT RAISE (ABORT, 'zimt-not-allowed');
END;

-- All that upkeep does to an account is to end it after its last day.
CREATE TRIGGER account_needs_right BEFORE UPDATE ON account
WHEN EXISTS (SELECT 1 FROM account WHERE is_ended = 0 AND ' ' || roles || ' ' LIKE '% lead %')
  AND NOT EXISTS (
    SELECT 1 FROM journal_step JOIN account AS actor ON actor.name = journal_step.account
    WHERE journal_step.is_open = 1 AND actor.is_ended = 0
      AND ' ' || actor.roles || ' ' LIKE '% lead %')
  AND NOT (NEW.is_ended = 1 AND OLD.is_ended = 0 AND OLD.last_day IS NOT NULL
           AND (NEW.id, NEW.uid, NEW.name, NEW.roles, NEW.last_day)
               IS (OLD.id, OLD.uid, OLD.name, OLD.roles, OLD.last_day))
BEGIN
  SELECT RAISE (ABORT, 'zimt-not-allowed');
END;
CREATE TRIGGER account_stays_ended BEFORE UPDATE ON account
WHEN OLD.is_ended = 1 AND NEW.is_ended = 0
BEGIN
  SELECT RAISE (ABORT, 'zimt-not-allowed');
END;
CREATE TRIGGER account_is_kept BEFORE DELETE ON account
BEGIN
  SELECT RAISE (ABORT, 'zimt-not-allowed');
END;

-- The vault. ----------------------------------------------------------------------------------

CREATE TABLE vault (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  database_id BLOB NOT NULL CHECK (length (database_id) = 16),
  recovery_public_key BLOB
) STRICT;

CREATE TABLE class_key (
  class TEXT NOT NULL CHECK (class NOT GLOB '*[^0-9A-Za-z]*' AND length (class) BETWEEN 1 AND 32),
  generation INTEGER NOT NULL CHECK (generation >= 1),
  link BLOB,
  roster BLOB,
  manifest BLOB,
  is_rotation_due INTEGER NOT NULL DEFAULT 0 CHECK (is_rotation_due IN (0, 1)),
  PRIMARY KEY (class, generation)
) STRICT;

-- A class key sealed to an account, or to the paper recovery key (no account).
CREATE TABLE class_slot (
  id INTEGER PRIMARY KEY,
  class TEXT NOT NULL,
  generation INTEGER NOT NULL,
  account_id INTEGER REFERENCES account (id),
  bytes BLOB NOT NULL,
  FOREIGN KEY (class, generation) REFERENCES class_key (class, generation)
) STRICT;
CREATE UNIQUE INDEX class_slot_by_holder
  ON class_slot (class, generation, coalesce (account_id, 0));
CREATE INDEX class_slot_by_account ON class_slot (account_id);

-- Nobody could open a class any more but by the paper key.
CREATE TRIGGER class_slot_keeps_last BEFORE DELETE ON class_slot
WHEN OLD.account_id IS NOT NULL
  AND NOT EXISTS (
    SELECT 1 FROM class_slot
    WHERE class = OLD.class AND account_id IS NOT NULL AND id <> OLD.id)
BEGIN
  SELECT RAISE (ABORT, 'zimt-last-holder');
END;

-- Every revision of every sealed value. Nothing beside the bytes tells what they are about.
CREATE TABLE sealed (
  id BLOB NOT NULL CHECK (length (id) = 16),
  class TEXT NOT NULL,
  generation INTEGER NOT NULL,
  revision INTEGER NOT NULL CHECK (revision >= 1),
  bytes BLOB NOT NULL,
  PRIMARY KEY (id, revision),
  FOREIGN KEY (class, generation) REFERENCES class_key (class, generation)
) STRICT, WITHOUT ROWID;
