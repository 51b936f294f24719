/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Made people in the house of the vault's fixture. */
#include "people-fixture.h"

#include <string.h>

static ZimtRecord *
new_named (ZimtRecordKind kind, const char *given, const char *family, const char *state)
{
  ZimtRecord *record = zimt_record_new (kind);

  zimt_record_set_text (record, "given", given);
  zimt_record_set_text (record, "family", family);
  if (state != NULL)
    zimt_record_set_text (record, "state", state);
  return record;
}

void
people_add_phone (ZimtRecord *record, const char *number)
{
  ZimtRecord *phone = zimt_record_new (ZIMT_RECORD_PHONE);

  zimt_record_set_text (phone, "number", number);
  zimt_record_add_row (record, "phones", phone);
}

static void
add_private (ZimtRecord *record)
{
  ZimtRecord *address = zimt_record_new (ZIMT_RECORD_ADDRESS);

  people_add_phone (record, PHONE);
  zimt_record_set_text (address, "street", STREET);
  zimt_record_add_row (record, "addresses", address);
  zimt_record_set_text (record, "note", NOTE);
  zimt_record_set_date (record, "consent", VAULT_TODAY - 30);
}

ZimtRecord *
people_new_public_interpreter (const char *given, const char *family)
{
  return new_named (ZIMT_RECORD_INTERPRETER, given, family, "active");
}

ZimtRecord *
people_new_interpreter (const char *given, const char *family)
{
  ZimtRecord *record = people_new_public_interpreter (given, family);
  ZimtRecord *skill = zimt_record_new (ZIMT_RECORD_SKILL);

  add_private (record);
  zimt_record_set_text (skill, "language", "tir");
  zimt_record_set_text (skill, "other", "deu");
  zimt_record_add_row (record, "skills", skill);
  zimt_record_set_date (record, "undertaking", VAULT_TODAY - 30);
  return record;
}

ZimtRecord *
people_new_companion (const char *given, const char *family)
{
  ZimtRecord *record = new_named (ZIMT_RECORD_COMPANION, given, family, "active");

  add_private (record);
  return record;
}

ZimtRecord *
people_new_newcomer (const char *given, const char *family)
{
  ZimtRecord *record = new_named (ZIMT_RECORD_NEWCOMER, given, family, "waiting");

  add_private (record);
  return record;
}

ZimtRecord *
people_new_tandem (const ZimtRecord *companion, const ZimtRecord *newcomer)
{
  ZimtRecord *record = zimt_record_new (ZIMT_RECORD_TANDEM);

  zimt_record_set_text (record, "companion", zimt_record_get_id (companion));
  zimt_record_set_text (record, "newcomer", zimt_record_get_id (newcomer));
  zimt_record_set_text (record, "state", "active");
  return record;
}

ZimtRecord *
people_new_organisation (const char *short_name)
{
  ZimtRecord *record = zimt_record_new (ZIMT_RECORD_ORGANISATION);

  zimt_record_set_text (record, "short_name", short_name);
  zimt_record_set_text (record, "name", short_name);
  zimt_record_set_text (record, "kind", "association");
  return record;
}

ZimtRecord *
people_new_person (const char *family, const ZimtRecord *organisation)
{
  ZimtRecord *record = new_named (ZIMT_RECORD_PERSON, "Kim", family, NULL);
  ZimtRecord *role = NULL;

  if (organisation == NULL)
    return record;
  role = zimt_record_new (ZIMT_RECORD_ROLE);
  zimt_record_set_text (role, "organisation", zimt_record_get_id (organisation));
  zimt_record_add_row (record, "roles", role);
  return record;
}

ZimtRecord *
people_new_assignment (const ZimtRecord *interpreter, int hour)
{
  ZimtRecord *record = zimt_record_new (ZIMT_RECORD_ASSIGNMENT);

  if (interpreter != NULL)
    zimt_record_set_text (record, "interpreter", zimt_record_get_id (interpreter));
  zimt_record_set_text (record, "state", "asked");
  zimt_record_set_date (record, "date", VAULT_TODAY + 1);
  zimt_record_set_time (record, "from", hour * 60);
  zimt_record_set_time (record, "to", (hour + 1) * 60);
  zimt_record_set_text (record, "language", "tir");
  zimt_record_set_text (record, "for_whom", FOR_WHOM);
  return record;
}

/* --- In the house --- */

ZimtRecord *
people_try_put (VaultFixture *fixture, ZimtRecord *record, GError **error)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new ();
  g_autoptr (GPtrArray) stored = NULL;

  g_ptr_array_add (records, record);
  stored = zimt_desk_put_people (fixture->desk, records, NULL, error);
  return stored != NULL ? zimt_record_ref (stored->pdata[0]) : NULL;
}

ZimtRecord *
people_put (VaultFixture *fixture, ZimtRecord *record)
{
  g_autoptr (ZimtRecord) owned = record;
  g_autoptr (GError) error = NULL;
  ZimtRecord *stored = people_try_put (fixture, owned, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (zimt_record_get_id (stored), ==, zimt_record_get_id (owned));
  return stored;
}

GPtrArray *
people_try_move (VaultFixture *fixture, const char *id, const char *next, GError **error)
{
  g_autoptr (ZimtRecord) record = people_get (fixture, id);
  g_autoptr (ZimtRecord) moved = zimt_record_copy (record);
  g_autoptr (GPtrArray) records = g_ptr_array_new ();

  zimt_record_set_text (moved, "state", next);
  g_ptr_array_add (records, moved);
  return zimt_desk_put_people (fixture->desk, records, NULL, error);
}

ZimtRecord *
people_get (VaultFixture *fixture, const char *id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ZimtPeopleBook) book = zimt_desk_load_people_book (fixture->desk, NULL, &error);
  ZimtRecord *record;

  g_assert_no_error (error);
  record = zimt_people_book_get (book, id);
  return record != NULL ? zimt_record_ref (record) : NULL;
}

char *
people_dup_text (VaultFixture *fixture, const char *id, const char *field)
{
  g_autoptr (ZimtRecord) record = people_get (fixture, id);

  g_assert_nonnull (record);
  return g_strdup (zimt_record_get_text (record, field));
}

gint64
people_add_room (VaultFixture *fixture)
{
  g_autoptr (ZimtRoom) room = zimt_room_new ();
  g_autoptr (GError) error = NULL;

  room->number = g_strdup_printf ("%u", 7 + zimt_desk_get_house (fixture->desk)->rooms->len);
  room->name = g_strdup ("Beratung");
  vault_enter (fixture, LEO);
  zimt_desk_put_room (fixture->desk, room, &error);
  g_assert_no_error (error);
  return room->id;
}

void
people_undo (VaultFixture *fixture)
{
  g_autoptr (GError) error = NULL;

  zimt_desk_undo (fixture->desk, NULL, &error);
  g_assert_no_error (error);
}

void
people_redo (VaultFixture *fixture)
{
  g_autoptr (GError) error = NULL;

  zimt_desk_redo (fixture->desk, NULL, &error);
  g_assert_no_error (error);
}

gint64
people_count_sealed (VaultFixture *fixture)
{
  g_autoptr (GError) error = NULL;
  gint64 n_values = 0;

  zimt_desk_verify_vault (fixture->desk, "P", &n_values, &error);
  g_assert_no_error (error);
  return n_values;
}

static gboolean
has_text (const char *data, gsize size, const char *text)
{
  gsize length = strlen (text);

  for (gsize i = 0; i + length <= size; i++)
    if (data[i] == text[0] && memcmp (data + i, text, length) == 0)
      return TRUE;
  return FALSE;
}

static gboolean
is_under (const char *path, const char *text)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name = NULL;
  gboolean is_found = FALSE;

  while (dir != NULL && !is_found && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);
      g_autoptr (GBytes) bytes = NULL;
      gsize size = 0;
      const char *data = NULL;

      if (g_file_test (child, G_FILE_TEST_IS_DIR))
        {
          is_found = is_under (child, text);
          continue;
        }
      bytes = vault_read_file (child);
      data = g_bytes_get_data (bytes, &size);
      is_found = has_text (data, size, text);
    }
  return is_found;
}

gboolean
people_is_in_a_file (const char *text)
{
  return is_under (vault_get_folder (), text);
}
