-- SPDX-License-Identifier: GPL-3.0-or-later
-- Who works with the house and what they may; and the vault, which the database keeps and cannot
-- read. Accounts and choices are journaled. Keys and sealed values are not: a step back must not
-- bring an old key back, and the history must not tell what the vault hides.

-- Accounts. -----------------------------------------------------------------------------------

-- Accounts end and are never deleted: the history names them.
CREATE TABLE account (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE CHECK (length (uid) = 32 AND uid NOT GLOB '*[^0-9a-f]*'),
  name TEXT NOT NULL UNIQUE COLLATE NOCASE
    CHECK (length (name) BETWEEN 1 AND 200 AND name <> 'reception'),
  -- Codes in this order, a space between them; at least one.
  roles TEXT NOT NULL CHECK (roles <> '' AND roles = ltrim (
    CASE WHEN instr (roles, 'intern') THEN ' intern' ELSE '' END
    || CASE WHEN instr (roles, 'network') THEN ' network' ELSE '' END
    || CASE WHEN instr (roles, 'lead') THEN ' lead' ELSE '' END
    || CASE WHEN instr (roles, 'counselling') THEN ' counselling' ELSE '' END
    || CASE WHEN instr (roles, 'care') THEN ' care' ELSE '' END)),
  last_day INTEGER NOT NULL CHECK (last_day = 0 OR last_day BETWEEN 10957 AND 47481),
  is_ended INTEGER NOT NULL CHECK (is_ended IN (0, 1)),
  CONSTRAINT no_control_characters
    CHECK (name NOT GLOB ('*[' || char (1) || '-' || char (31) || ']*'))
) STRICT;

CREATE TRIGGER account_is_kept BEFORE DELETE ON account
BEGIN
  SELECT RAISE (ABORT, 'zimt-account-kept');
END;
-- Keys are bound to the uid.
CREATE TRIGGER account_keeps_its_ids BEFORE UPDATE OF id, uid ON account
WHEN (NEW.id, NEW.uid) IS NOT (OLD.id, OLD.uid)
BEGIN
  SELECT RAISE (ABORT, 'zimt-account-kept');
END;
CREATE TRIGGER account_never_comes_back BEFORE UPDATE OF is_ended ON account
WHEN OLD.is_ended = 1 AND NEW.is_ended = 0
BEGIN
  SELECT RAISE (ABORT, 'zimt-account-ended');
END;

CREATE TABLE account_key (
  account_id INTEGER PRIMARY KEY REFERENCES account (id),
  public_key BLOB NOT NULL CHECK (length (public_key) = 32),
  n_failed INTEGER NOT NULL CHECK (n_failed >= 0),
  failed_at INTEGER NOT NULL CHECK (failed_at >= 0), -- seconds since 1970 UTC
  blob BLOB NOT NULL CHECK (length (blob) > 0)
) STRICT;

-- What the lead added to the code lists, or hid.
CREATE TABLE choice (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  list TEXT NOT NULL CHECK (length (list) BETWEEN 1 AND 100),
  code TEXT NOT NULL CHECK (length (code) BETWEEN 1 AND 100),
  label TEXT NOT NULL CHECK (length (label) <= 200),
  is_hidden INTEGER NOT NULL CHECK (is_hidden IN (0, 1)),
  CONSTRAINT no_control_characters
    CHECK ((list || code || label) NOT GLOB ('*[' || char (1) || '-' || char (31) || ']*')),
  UNIQUE (list, code)
) STRICT;

-- Who may what. -------------------------------------------------------------------------------

-- The tables that a role may change. zimt-right.c says the same to people; a test compares them.
CREATE TABLE write_right (
  role TEXT NOT NULL
    CHECK (role IN ('reception', 'intern', 'network', 'lead', 'counselling', 'care')),
  tbl TEXT NOT NULL CHECK (length (tbl) > 0),
  PRIMARY KEY (role, tbl)
) STRICT, WITHOUT ROWID;
INSERT INTO write_right (role, tbl) VALUES
  ('reception', 'booking'), ('reception', 'series'), ('reception', 'pause'),
  ('intern', 'booking'), ('intern', 'series'), ('intern', 'pause'), ('intern', 'organisation'),
  ('network', 'booking'), ('network', 'series'), ('network', 'pause'), ('network', 'organisation'),
  ('lead', 'booking'), ('lead', 'series'), ('lead', 'pause'), ('lead', 'organisation'),
  ('lead', 'room'), ('lead', 'closure'), ('lead', 'equipment'), ('lead', 'setting'),
  ('lead', 'choice'), ('lead', 'account'),
  ('counselling', 'booking'), ('counselling', 'series'), ('counselling', 'pause'),
  ('counselling', 'organisation');

-- The open step, and the tables that its account may change by its roles.
CREATE VIEW acting (kind, account, today, roles) AS
  SELECT kind, account, at / 1440,
    CASE account WHEN 'reception' THEN 'reception' ELSE (
      SELECT roles FROM account AS own
      WHERE own.name = journal_step.account AND own.is_ended = 0
        AND (own.last_day = 0 OR own.last_day >= journal_step.at / 1440)) END
  FROM journal_step WHERE is_open = 1;
CREATE VIEW may_write (tbl) AS
  SELECT write_right.tbl FROM acting CROSS JOIN write_right
  WHERE instr (' ' || acting.roles || ' ', ' ' || write_right.role || ' ');
-- A house without a lead's account has nobody who could give rights, so everybody has them all.
CREATE VIEW leading_account (id) AS
  SELECT id FROM account WHERE is_ended = 0 AND instr (' ' || roles || ' ', ' lead ');

-- Every change goes through the journal, and so through here, but for accounts: whether the first
-- lead may come must be asked before it is there. The program's own upkeep may change the rest.
CREATE TRIGGER journal_needs_right BEFORE INSERT ON journal
WHEN NEW.tbl <> 'account'
  AND EXISTS (SELECT 1 FROM leading_account)
  AND NOT EXISTS (SELECT 1 FROM may_write WHERE tbl = NEW.tbl)
  AND NOT EXISTS (SELECT 1 FROM acting WHERE kind = 'upkeep')
BEGIN
  SELECT RAISE (ABORT, 'zimt-not-allowed');
END;

-- What the lead does with accounts is written as upkeep, because nobody must take it back with
-- Undo: so it is the account that counts here, and not the kind. All that is left to others is the
-- upkeep by the reception that ends an account whose last day has passed.
CREATE TRIGGER account_insert_needs_right BEFORE INSERT ON account
WHEN EXISTS (SELECT 1 FROM leading_account)
  AND NOT EXISTS (SELECT 1 FROM may_write WHERE tbl = 'account')
BEGIN
  SELECT RAISE (ABORT, 'zimt-not-allowed');
END;
CREATE TRIGGER account_update_needs_right BEFORE UPDATE ON account
WHEN EXISTS (SELECT 1 FROM leading_account)
  AND NOT EXISTS (SELECT 1 FROM may_write WHERE tbl = 'account')
  AND ((NEW.name, NEW.roles, NEW.last_day, OLD.is_ended, NEW.is_ended)
         IS NOT (OLD.name, OLD.roles, OLD.last_day, 0, 1)
       OR NOT EXISTS (
         SELECT 1 FROM acting
         WHERE kind = 'upkeep' AND account = 'reception' AND OLD.last_day BETWEEN 1 AND today - 1))
BEGIN
  SELECT RAISE (ABORT, 'zimt-not-allowed');
END;

-- The vault. ----------------------------------------------------------------------------------
-- Classes are 'C' (cases), 'P' (what is private in the pools), and 'S' with an id for one case that
-- is sealed to some. No column here tells about a person; what is sealed says itself whose it is.

CREATE TABLE vault (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  database_id BLOB NOT NULL CHECK (length (database_id) = 16),
  recovery_public_key BLOB CHECK (length (recovery_public_key) = 32)
) STRICT;

-- References wait for the commit, so that a rotation may write in any order.
CREATE TABLE class_key (
  class TEXT NOT NULL CHECK (
    class IN ('C', 'P')
    OR length (class) = 17 AND class GLOB 'S*' AND substr (class, 2) NOT GLOB '*[^0-9a-f]*'),
  generation INTEGER NOT NULL CHECK (generation BETWEEN 1 AND 4294967295),
  is_rotation_due INTEGER NOT NULL CHECK (is_rotation_due IN (0, 1)),
  link BLOB,
  roster BLOB,
  manifest BLOB,
  PRIMARY KEY (class, generation)
) STRICT, WITHOUT ROWID;

CREATE TABLE class_slot (
  id INTEGER PRIMARY KEY,
  class TEXT NOT NULL,
  generation INTEGER NOT NULL,
  account_id INTEGER REFERENCES account (id), -- NULL: the paper recovery key
  bytes BLOB NOT NULL CHECK (length (bytes) > 0),
  FOREIGN KEY (class, generation) REFERENCES class_key (class, generation)
    DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE UNIQUE INDEX class_slot_by_class
  ON class_slot (class, generation, coalesce (account_id, 0));
CREATE INDEX class_slot_by_account ON class_slot (account_id);

-- Paper in a safe is no holder: somebody must be able to open the class at the desk. A class for one
-- case is left empty when the case is given back or erased; it keeps nobody.
CREATE TRIGGER class_slot_keeps_last_holder BEFORE DELETE ON class_slot
WHEN OLD.account_id IS NOT NULL
  AND NOT EXISTS (
    SELECT 1 FROM class_slot
    WHERE class = OLD.class AND account_id IS NOT NULL AND id <> OLD.id)
  AND (OLD.class IN ('C', 'P') OR EXISTS (SELECT 1 FROM sealed WHERE class = OLD.class))
BEGIN
  SELECT RAISE (ABORT, 'zimt-last-holder');
END;
CREATE TRIGGER class_slot_stays_in_place BEFORE UPDATE OF id, class, generation, account_id
ON class_slot
WHEN (NEW.id, NEW.class, NEW.generation, NEW.account_id)
  IS NOT (OLD.id, OLD.class, OLD.generation, OLD.account_id)
BEGIN
  SELECT RAISE (ABORT, 'zimt-slot-kept');
END;

-- Every revision of every sealed value. The key is random, so that the rows do not lie in the order
-- in which people came; without a key of its own the table would need a page more for each value of
-- 1 KiB. The bytes come last, so that the rest can be read without them.
CREATE TABLE sealed (
  key INTEGER PRIMARY KEY,
  id BLOB NOT NULL CHECK (length (id) = 16),
  revision INTEGER NOT NULL CHECK (revision BETWEEN 1 AND 4294967295),
  class TEXT NOT NULL,
  generation INTEGER NOT NULL,
  bytes BLOB NOT NULL CHECK (length (bytes) > 0),
  UNIQUE (id, revision),
  FOREIGN KEY (class, generation) REFERENCES class_key (class, generation)
    DEFERRABLE INITIALLY DEFERRED
) STRICT;

-- What the journal keeps of a row. ------------------------------------------------------------

CREATE VIEW account_image AS
  SELECT id, '{' || '"id":' || id || ',"uid":"' || uid || '"'
    || ',"name":"'
    || replace (replace (replace (name, '\', '\\'), '"', '\"'), char (10), '\n') || '"'
    || ',"roles":"' || roles || '"' || ',"last_day":' || last_day
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
