/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sealed records: saved, restricted to some, taken out, and what a full disk leaves. */
#define _GNU_SOURCE
#include "vault-fixture.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>

#include "zimt-desk-private.h"
#include "zimt-kept-form.h"
#include "zimt-record-list.h"
#include "zimt-text.h"

/* --- Saving --- */

static ZimtRecord *
add_case (VaultFixture *fixture)
{
  return vault_save (fixture, vault_new_case ("Kaya", "Note"));
}

/* Of no case: counted only. */
static ZimtRecord *
add_tally (VaultFixture *fixture)
{
  return vault_save (fixture, vault_new_consultation (NULL, "Note"));
}

static GPtrArray *
load_versions (VaultFixture *fixture, const char *id)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *versions = zimt_desk_load_versions (fixture->desk, id, &error);

  g_assert_no_error (error);
  return versions;
}

static void
verify (VaultFixture *fixture, const char *class_code, gint64 n_expected)
{
  g_autoptr (GError) error = NULL;
  gint64 n_values = -1;

  zimt_desk_verify_vault (fixture->desk, class_code, &n_values, &error);
  g_assert_no_error (error);
  g_assert_cmpint (n_values, ==, n_expected);
}

static ZimtRecord *
save_note (VaultFixture *fixture, ZimtRecord *stored, const char *note)
{
  ZimtRecord *record = zimt_record_copy (stored);

  zimt_record_set_text (record, "note", note);
  return vault_save (fixture, record);
}

static void
every_version_is_kept_and_can_come_back (VaultFixture *fixture, gconstpointer data)
{
  g_autoptr (ZimtRecord) first = NULL;
  g_autoptr (ZimtRecord) second = NULL;
  g_autoptr (ZimtRecord) third = NULL;
  g_autoptr (GPtrArray) versions = NULL;

  vault_enter (fixture, ANNA);
  first = add_case (fixture);
  g_assert_cmpuint (zimt_record_get_revision (first), ==, 1);
  vault_enter (fixture, BERTA);
  second = save_note (fixture, first, "Wohnung gefunden");
  third = save_note (fixture, second, "Note");
  versions = load_versions (fixture, zimt_record_get_id (first));
  g_assert_cmpuint (versions->len, ==, 3);
  g_assert_true (zimt_record_is_equal (versions->pdata[0], third));
  g_assert_true (zimt_record_is_equal (versions->pdata[2], first));
  g_assert_true (zimt_record_is_equal (first, third));
  g_assert_cmpstr (zimt_record_get_text (versions->pdata[1], "note"), ==, "Wohnung gefunden");
  g_assert_cmpstr (zimt_record_get_author (versions->pdata[0]), ==,
                   zimt_desk_get_account (fixture->desk)->uid);
  g_assert_cmpstr (zimt_record_get_author (versions->pdata[0]), !=,
                   zimt_record_get_author (versions->pdata[2]));
  verify (fixture, ZIMT_CLASS_CASES, 3);
}

static void
who_comes_too_late_is_told (VaultFixture *fixture, gconstpointer data)
{
  g_autoptr (ZimtRecord) first = NULL;
  g_autoptr (ZimtRecord) second = NULL;
  g_autoptr (ZimtRecord) late = NULL;
  g_autoptr (GPtrArray) gone = NULL;
  g_autoptr (GError) error = NULL;

  vault_enter (fixture, ANNA);
  first = add_tally (fixture);
  second = save_note (fixture, first, "Zuerst");
  late = zimt_record_copy (first);
  zimt_record_set_text (late, "note", "Zu spät");
  g_assert_null (vault_try_save (fixture, late, &error));
  vault_assert_error (&error, ZIMT_ERROR_CONFLICT);
  gone = vault_ids (zimt_record_get_id (first), NULL);
  g_assert_true (zimt_desk_delete_records (fixture->desk, gone, &error));
  g_assert_null (vault_try_save (fixture, second, &error));
  vault_assert_error (&error, ZIMT_ERROR_CONFLICT);
  g_assert_false (zimt_desk_delete_records (fixture->desk, gone, &error));
  vault_assert_error (&error, ZIMT_ERROR_NOT_FOUND);
  verify (fixture, ZIMT_CLASS_CASES, 0);
}

static void
nobody_deletes_a_case_alone (VaultFixture *fixture, gconstpointer data)
{
  g_autoptr (ZimtRecord) stored = NULL;
  g_autoptr (ZimtRecord) tally = NULL;
  g_autoptr (GPtrArray) ids = NULL;
  g_autoptr (GError) error = NULL;

  vault_enter (fixture, ANNA);
  stored = add_case (fixture);
  tally = add_tally (fixture);
  ids = vault_ids (zimt_record_get_id (tally), zimt_record_get_id (stored), NULL);
  g_assert_false (zimt_desk_delete_records (fixture->desk, ids, &error));
  vault_assert_error (&error, ZIMT_ERROR_NOT_ALLOWED);
  verify (fixture, ZIMT_CLASS_CASES, 2);
}

static void
half_of_a_batch_never_remains (VaultFixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) records = zimt_record_list_new ();
  g_autoptr (GPtrArray) ids = NULL;
  g_autoptr (ZimtRecord) stored = NULL;
  g_autoptr (GError) error = NULL;

  vault_enter (fixture, ANNA);
  stored = add_tally (fixture);
  for (int i = 0; i < 5; i++)
    g_ptr_array_add (records, vault_new_case ("Kaya", "Note"));
  g_ptr_array_add (records, zimt_record_new (ZIMT_RECORD_GOAL)); /* of no case: invalid */
  g_assert_null (zimt_desk_save_records (fixture->desk, records, &error));
  vault_assert_error (&error, ZIMT_ERROR_INVALID);
  ids = vault_ids (zimt_record_get_id (stored), zimt_record_get_id (records->pdata[0]), NULL);
  g_assert_false (zimt_desk_delete_records (fixture->desk, ids, &error));
  vault_assert_error (&error, ZIMT_ERROR_NOT_FOUND);
  verify (fixture, ZIMT_CLASS_CASES, 1);
  /* Twice the same in one batch: the second is of no revision that there is. */
  g_ptr_array_set_size (records, 1);
  g_ptr_array_add (records, zimt_record_ref (records->pdata[0]));
  g_assert_null (zimt_desk_save_records (fixture->desk, records, &error));
  vault_assert_error (&error, ZIMT_ERROR_CONFLICT);
  verify (fixture, ZIMT_CLASS_CASES, 1);
}

static void
nothing_is_saved_or_read_while_locked (VaultFixture *fixture, gconstpointer data)
{
  static const char *const names[] = { NULL, INES, LEO };
  g_autoptr (ZimtRecord) stored = NULL;
  g_autoptr (GPtrArray) ids = NULL;

  vault_enter (fixture, ANNA);
  stored = add_case (fixture);
  ids = vault_ids (zimt_record_get_id (stored), NULL);
  vault_lock (fixture);
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (ZimtRecord) record = vault_new_case ("Fremd", "Note");
      g_autoptr (GError) error = NULL;

      if (names[i] != NULL)
        vault_enter (fixture, names[i]);
      g_assert_null (vault_try_save (fixture, record, &error));
      vault_assert_error (&error, ZIMT_ERROR_NOT_ALLOWED);
      g_assert_null (zimt_desk_load_versions (fixture->desk, ids->pdata[0], &error));
      vault_assert_error (&error, ZIMT_ERROR_NOT_ALLOWED);
      g_assert_false (zimt_desk_delete_records (fixture->desk, ids, &error));
      vault_assert_error (&error, ZIMT_ERROR_NOT_ALLOWED);
      g_assert_null (zimt_desk_forget_name (fixture->desk, stored, NULL, &error));
      vault_assert_error (&error, ZIMT_ERROR_NOT_ALLOWED);
      g_assert_null (zimt_desk_seal_case (fixture->desk, ids, NULL, &error));
      vault_assert_error (&error, ZIMT_ERROR_NOT_ALLOWED);
      g_assert_null (zimt_desk_propose_erasure (fixture->desk, ids, &error));
      vault_assert_error (&error, ZIMT_ERROR_NOT_ALLOWED);
      g_assert_null (zimt_desk_approve_erasure (fixture->desk, ids->pdata[0], ids, &error));
      vault_assert_error (&error, ZIMT_ERROR_NOT_ALLOWED);
      g_assert_false (zimt_desk_verify_vault (fixture->desk, ZIMT_CLASS_CASES, NULL, &error));
      vault_assert_error (&error, ZIMT_ERROR_NOT_ALLOWED);
      g_assert_false (zimt_desk_rotate (fixture->desk, ZIMT_CLASS_CASES, &error));
      vault_assert_error (&error, ZIMT_ERROR_NOT_ALLOWED);
    }
}

/* --- Bytes in files --- */

static gboolean
is_in_file (const char *path, gconstpointer bytes, gsize size)
{
  g_autoptr (GBytes) file = NULL;
  gsize file_size;
  gconstpointer data;

  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    return FALSE;
  file = vault_read_file (path);
  data = g_bytes_get_data (file, &file_size);
  return data != NULL && memmem (data, file_size, bytes, size) != NULL;
}

/* Whether the middle of what is sealed is in the house or its WAL. */
static gboolean
is_anywhere (VaultFixture *fixture, GBytes *sealed)
{
  static const char *const suffixes[] = { "", "-wal", "-journal", "-shm" };
  gsize size;
  const guint8 *bytes = g_bytes_get_data (sealed, &size);

  for (gsize i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *path = g_strconcat (fixture->path, suffixes[i], NULL);

      for (gsize offset = 0; offset + 24 <= size; offset += 24)
        if (is_in_file (path, bytes + offset, 24))
          return TRUE;
    }
  return FALSE;
}

/* The sealed bytes of every revision: GPtrArray of GBytes. */
static GPtrArray *
load_sealed (VaultFixture *fixture, const char *uid)
{
  guint8 id[ZIMT_ID_SIZE];
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  GPtrArray *sealed = g_ptr_array_new_with_free_func ((GDestroyNotify)g_bytes_unref);

  g_assert_true (zimt_id_from_uid (uid, id));
  rows = zimt_store_load_sealed_of (fixture->desk->store, id, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < rows->len; i++)
    g_ptr_array_add (sealed, g_bytes_ref (((const ZimtSealedRow *)rows->pdata[i])->bytes));
  return sealed;
}

static void
assert_anywhere (VaultFixture *fixture, GPtrArray *sealed, gboolean expected)
{
  g_assert_cmpuint (sealed->len, >, 0);
  for (guint i = 0; i < sealed->len; i++)
    g_assert_cmpint (is_anywhere (fixture, sealed->pdata[i]), ==, expected);
}

static void
what_was_deleted_goes_from_every_file_with_the_next_erasure (VaultFixture *fixture,
                                                             gconstpointer data)
{
  g_autofree char *note = g_strnfill (3000, 'x');
  g_autoptr (ZimtRecord) first = NULL;
  g_autoptr (ZimtRecord) second = NULL;
  g_autoptr (GPtrArray) sealed = NULL;
  g_autoptr (GPtrArray) ids = NULL;
  g_autoptr (GError) error = NULL;

  vault_enter (fixture, ANNA);
  for (int i = 0; i < 30; i++)
    zimt_record_unref (add_case (fixture));
  first = add_tally (fixture);
  second = save_note (fixture, first, note);
  for (int i = 0; i < 30; i++)
    zimt_record_unref (add_case (fixture));
  sealed = load_sealed (fixture, zimt_record_get_id (first));
  g_assert_cmpuint (sealed->len, ==, 2);
  assert_anywhere (fixture, sealed, TRUE);
  ids = vault_ids (zimt_record_get_id (first), NULL);
  g_assert_true (zimt_desk_delete_records (fixture->desk, ids, &error));
  g_assert_no_error (error);
  g_assert_null (zimt_desk_load_versions (fixture->desk, ids->pdata[0], &error));
  vault_assert_error (&error, ZIMT_ERROR_NOT_FOUND);
  g_assert_true (zimt_desk_rotate (fixture->desk, ZIMT_CLASS_CASES, &error));
  g_assert_no_error (error);
  assert_anywhere (fixture, sealed, FALSE);
  vault_close (fixture);
  assert_anywhere (fixture, sealed, FALSE);
}

static void
what_was_sealed_before_a_rotation_is_in_no_file (VaultFixture *fixture, gconstpointer data)
{
  g_autoptr (ZimtRecord) record = NULL;
  g_autoptr (GPtrArray) sealed = NULL;
  g_autoptr (GError) error = NULL;

  vault_enter (fixture, ANNA);
  record = add_case (fixture);
  sealed = load_sealed (fixture, zimt_record_get_id (record));
  g_assert_true (zimt_desk_rotate (fixture->desk, ZIMT_CLASS_CASES, &error));
  g_assert_no_error (error);
  assert_anywhere (fixture, sealed, FALSE);
}

/* --- Names --- */

static void
no_revision_holds_a_name_that_was_taken_out (VaultFixture *fixture, gconstpointer data)
{
  g_autoptr (ZimtRecord) first = NULL;
  g_autoptr (ZimtRecord) second = NULL;
  g_autoptr (ZimtRecord) lowered = NULL;
  g_autoptr (ZimtRecord) nameless = NULL;
  g_autoptr (GPtrArray) sealed = NULL;
  g_autoptr (GPtrArray) versions = NULL;
  g_autoptr (GError) error = NULL;

  vault_enter (fixture, ANNA);
  first = vault_new_case ("Kaya", "Note");
  zimt_record_set_text (first, "contact", "0361 555");
  first = vault_save (fixture, g_steal_pointer (&first));
  second = save_note (fixture, first, "Zweite");
  sealed = load_sealed (fixture, zimt_record_get_id (first));
  lowered = zimt_record_copy (second);
  zimt_record_set_text (lowered, "stage", "pseudonymous");
  zimt_record_set_text (lowered, "pseudonym", "Ahorn-Kiesel");
  nameless = zimt_desk_forget_name (fixture->desk, lowered, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (zimt_record_get_revision (nameless), ==, 3);
  versions = load_versions (fixture, zimt_record_get_id (first));
  g_assert_cmpuint (versions->len, ==, 3);
  for (guint i = 0; i < versions->len; i++)
    {
      g_assert_cmpstr (zimt_record_get_text (versions->pdata[i], "name"), ==, "");
      g_assert_cmpstr (zimt_record_get_text (versions->pdata[i], "contact"), ==, "");
    }
  g_assert_cmpstr (zimt_record_get_text (versions->pdata[2], "note"), ==, "Note");
  assert_anywhere (fixture, sealed, FALSE);
  verify (fixture, ZIMT_CLASS_CASES, 3);
}

static void
a_name_stays_where_the_stage_does (VaultFixture *fixture, gconstpointer data)
{
  g_autoptr (ZimtRecord) first = NULL;
  g_autoptr (GPtrArray) versions = NULL;
  g_autoptr (GError) error = NULL;

  vault_enter (fixture, ANNA);
  first = add_case (fixture);
  g_assert_null (zimt_desk_forget_name (fixture->desk, first, NULL, &error));
  vault_assert_error (&error, ZIMT_ERROR_INVALID);
  versions = load_versions (fixture, zimt_record_get_id (first));
  g_assert_cmpuint (versions->len, ==, 1);
  g_assert_cmpstr (zimt_record_get_text (versions->pdata[0], "name"), ==, "Kaya");
}

/* --- Restricted cases --- */

static GPtrArray *
seal (VaultFixture *fixture, GPtrArray *ids, GArray *accounts)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *moved = zimt_desk_seal_case (fixture->desk, ids, accounts, &error);

  g_assert_no_error (error);
  return moved;
}

static guint
count_records (VaultFixture *fixture, const char *name)
{
  g_autoptr (ZimtUnlocked) unlocked = vault_unlock (fixture, name);

  g_assert_cmpuint (unlocked->warnings->len, ==, 0);
  return zimt_case_book_get_size (unlocked->book);
}

typedef struct
{
  ZimtRecord *owner;
  ZimtRecord *consultation;
  GPtrArray *ids;
} Restricted;

static void
restricted_clear (Restricted *restricted)
{
  zimt_record_unref (restricted->owner);
  zimt_record_unref (restricted->consultation);
  g_ptr_array_unref (restricted->ids);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Restricted, restricted_clear)

/* A case with a consultation in the class C, beside another case. */
static Restricted
new_restricted (VaultFixture *fixture)
{
  Restricted restricted = { add_case (fixture), NULL, NULL };

  zimt_record_unref (add_case (fixture));
  restricted.consultation
      = vault_save (fixture, vault_new_consultation (restricted.owner, "Streng vertraulich"));
  restricted.ids = vault_ids (zimt_record_get_id (restricted.owner),
                              zimt_record_get_id (restricted.consultation), NULL);
  return restricted;
}

static void
the_others_do_not_see_a_restricted_case (VaultFixture *fixture, gconstpointer data)
{
  g_auto (Restricted) restricted = { 0 };
  g_autoptr (GArray) anna = vault_accounts (vault_get_id (fixture, ANNA), 0);
  g_autoptr (GPtrArray) moved = NULL;
  g_autoptr (GPtrArray) sealed = NULL;
  g_autoptr (GError) error = NULL;

  vault_enter (fixture, ANNA);
  restricted = new_restricted (fixture);
  sealed = load_sealed (fixture, zimt_record_get_id (restricted.owner));
  moved = seal (fixture, restricted.ids, anna);
  g_assert_cmpuint (moved->len, ==, 2);
  for (guint i = 0; i < moved->len; i++)
    g_assert_cmpint (*zimt_record_get_class (moved->pdata[i]), ==, 'S');
  /* What Berta's key opens is not left in the file. */
  assert_anywhere (fixture, sealed, FALSE);
  verify (fixture, ZIMT_CLASS_CASES, 1);
  verify (fixture, zimt_record_get_class (moved->pdata[0]), 2);
  g_assert_cmpuint (count_records (fixture, BERTA), ==, 1);
  g_assert_null (
      zimt_desk_load_versions (fixture->desk, zimt_record_get_id (restricted.owner), &error));
  vault_assert_error (&error, ZIMT_ERROR_NOT_ALLOWED);
  g_assert_false (zimt_desk_delete_records (fixture->desk, restricted.ids, &error));
  vault_assert_error (&error, ZIMT_ERROR_NOT_ALLOWED);
  g_assert_null (zimt_desk_seal_case (fixture->desk, restricted.ids, NULL, &error));
  vault_assert_error (&error, ZIMT_ERROR_NOT_ALLOWED);
  g_assert_cmpuint (count_records (fixture, ANNA), ==, 3);
}

static void
a_restricted_case_survives_rotations (VaultFixture *fixture, gconstpointer data)
{
  g_auto (Restricted) restricted = { 0 };
  g_autoptr (GArray) anna = vault_accounts (vault_get_id (fixture, ANNA), 0);
  g_autoptr (GPtrArray) moved = NULL;
  g_autoptr (GError) error = NULL;

  vault_enter (fixture, ANNA);
  restricted = new_restricted (fixture);
  moved = seal (fixture, restricted.ids, anna);
  /* In the same session that made the restricted class, before anybody pinned it. */
  for (int i = 0; i < 2; i++)
    {
      g_assert_true (zimt_desk_rotate (fixture->desk, ZIMT_CLASS_CASES, &error));
      g_assert_no_error (error);
    }
  g_assert_cmpuint (count_records (fixture, ANNA), ==, 3);
  g_assert_true (zimt_desk_rotate (fixture->desk, zimt_record_get_class (moved->pdata[0]), &error));
  g_assert_no_error (error);
  g_assert_true (zimt_desk_rotate (fixture->desk, ZIMT_CLASS_CASES, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (count_records (fixture, ANNA), ==, 3);
  g_assert_cmpuint (count_records (fixture, BERTA), ==, 1);
}

static void
a_holder_who_was_away_finds_a_restricted_case (VaultFixture *fixture, gconstpointer data)
{
  g_auto (Restricted) restricted = { 0 };
  g_autoptr (GArray) both
      = vault_accounts (vault_get_id (fixture, ANNA), vault_get_id (fixture, BERTA));
  g_autoptr (GPtrArray) moved = NULL;
  g_autoptr (GError) error = NULL;

  vault_enter (fixture, ANNA);
  vault_add (fixture, "Clara", ZIMT_ROLE_COUNSELLING);
  restricted = new_restricted (fixture);
  moved = seal (fixture, restricted.ids, both);
  for (int i = 0; i < 2; i++)
    {
      g_assert_true (zimt_desk_rotate (fixture->desk, ZIMT_CLASS_CASES, &error));
      g_assert_true (
          zimt_desk_rotate (fixture->desk, zimt_record_get_class (moved->pdata[0]), &error));
      g_assert_no_error (error);
    }
  g_assert_cmpuint (count_records (fixture, BERTA), ==, 3);
  g_assert_cmpuint (count_records (fixture, "Clara"), ==, 1);
  g_assert_cmpuint (count_records (fixture, ANNA), ==, 3);
}

static void
a_restricted_case_is_given_back (VaultFixture *fixture, gconstpointer data)
{
  g_auto (Restricted) restricted = { 0 };
  g_autoptr (GArray) anna = vault_accounts (vault_get_id (fixture, ANNA), 0);
  g_autoptr (ZimtWipedText) key = zimt_desk_new_recovery_key (NULL);
  g_autoptr (GError) error = NULL;

  vault_enter (fixture, ANNA);
  vault_add (fixture, "Clara", ZIMT_ROLE_COUNSELLING | ZIMT_ROLE_LEAD);
  restricted = new_restricted (fixture);
  g_ptr_array_unref (seal (fixture, restricted.ids, anna));
  g_ptr_array_unref (seal (fixture, restricted.ids, NULL));
  verify (fixture, ZIMT_CLASS_CASES, 3);
  g_assert_cmpuint (count_records (fixture, BERTA), ==, 3);
  /* The class that is empty now keeps nobody from going, nor the paper from being replaced. */
  g_assert_cmpuint (count_records (fixture, "Clara"), ==, 3);
  g_assert_true (zimt_desk_replace_recovery_key (fixture->desk, key, &error));
  g_assert_no_error (error);
  g_assert_true (zimt_desk_end_account (fixture->desk, g_array_index (anna, gint64, 0), &error));
  g_assert_no_error (error);
}

static void
a_case_is_restricted_to_holders_only (VaultFixture *fixture, gconstpointer data)
{
  g_auto (Restricted) restricted = { 0 };
  g_autoptr (GArray) ines = vault_accounts (vault_get_id (fixture, INES), 0);
  g_autoptr (GArray) nobody = vault_accounts (4711, 0);
  g_autoptr (GError) error = NULL;

  vault_enter (fixture, ANNA);
  restricted = new_restricted (fixture);
  g_assert_null (zimt_desk_seal_case (fixture->desk, restricted.ids, ines, &error));
  vault_assert_error (&error, ZIMT_ERROR_INVALID);
  g_assert_null (zimt_desk_seal_case (fixture->desk, restricted.ids, nobody, &error));
  vault_assert_error (&error, ZIMT_ERROR_NOT_FOUND);
  verify (fixture, ZIMT_CLASS_CASES, 3);
  g_assert_cmpuint (count_records (fixture, ANNA), ==, 3);
}

static void
the_last_holder_of_a_restricted_case_cannot_go (VaultFixture *fixture, gconstpointer data)
{
  g_auto (Restricted) restricted = { 0 };
  g_autoptr (GArray) berta = vault_accounts (vault_get_id (fixture, BERTA), 0);
  g_autoptr (GError) error = NULL;

  vault_enter (fixture, BERTA);
  restricted = new_restricted (fixture);
  g_ptr_array_unref (seal (fixture, restricted.ids, berta));
  vault_enter (fixture, ANNA);
  g_assert_false (zimt_desk_end_account (fixture->desk, g_array_index (berta, gint64, 0), &error));
  vault_assert_error (&error, ZIMT_ERROR_CONFLICT);
  g_assert_cmpuint (count_records (fixture, BERTA), ==, 3);
}

/* --- Erasing --- */

static ZimtRecord *
propose (VaultFixture *fixture, GPtrArray *cases)
{
  g_autoptr (GError) error = NULL;
  ZimtRecord *proposal = zimt_desk_propose_erasure (fixture->desk, cases, &error);

  g_assert_no_error (error);
  return proposal;
}

static void
a_second_person_approves_an_erasure (VaultFixture *fixture, gconstpointer data)
{
  g_auto (Restricted) restricted = { 0 };
  g_autoptr (GPtrArray) cases = NULL;
  g_autoptr (GPtrArray) sealed = NULL;
  g_autoptr (GPtrArray) versions = NULL;
  g_autoptr (ZimtRecord) other = NULL;
  g_autoptr (ZimtRecord) proposal = NULL;
  g_autoptr (ZimtRecord) proof = NULL;
  g_autoptr (GError) error = NULL;
  const char *id;

  vault_enter (fixture, ANNA);
  restricted = new_restricted (fixture);
  other = add_case (fixture);
  sealed = load_sealed (fixture, zimt_record_get_id (restricted.consultation));
  cases = vault_ids (zimt_record_get_id (restricted.owner), NULL);
  proposal = propose (fixture, cases);
  id = zimt_record_get_id (proposal);
  /* Who proposed it cannot; nothing else goes along. */
  g_assert_null (zimt_desk_approve_erasure (fixture->desk, id, restricted.ids, &error));
  vault_assert_error (&error, ZIMT_ERROR_NOT_ALLOWED);
  vault_enter (fixture, BERTA);
  g_ptr_array_add (restricted.ids, g_strdup (zimt_record_get_id (other)));
  g_assert_null (zimt_desk_approve_erasure (fixture->desk, id, restricted.ids, &error));
  vault_assert_error (&error, ZIMT_ERROR_INVALID);
  verify (fixture, ZIMT_CLASS_CASES, 5);
  g_ptr_array_set_size (restricted.ids, 2);
  proof = zimt_desk_approve_erasure (fixture->desk, id, restricted.ids, &error);
  g_assert_no_error (error);
  g_assert_cmpint (zimt_record_get_number (proof, "cases"), ==, 1);
  g_assert_cmpint (zimt_record_get_number (proof, "records"), ==, 2);
  g_assert_cmpstr (zimt_record_get_text (proof, "ids"), ==, "");
  versions = load_versions (fixture, zimt_record_get_id (proof));
  g_assert_cmpuint (versions->len, ==, 1);
  g_assert_null (zimt_desk_load_versions (fixture->desk, id, &error));
  vault_assert_error (&error, ZIMT_ERROR_NOT_FOUND);
  assert_anywhere (fixture, sealed, FALSE);
  verify (fixture, ZIMT_CLASS_CASES, 3);
}

static void
a_hold_stops_an_erasure (VaultFixture *fixture, gconstpointer data)
{
  g_autoptr (ZimtRecord) owner = NULL;
  g_autoptr (ZimtRecord) held = NULL;
  g_autoptr (GPtrArray) cases = NULL;
  g_autoptr (ZimtRecord) proposal = NULL;
  g_autoptr (GError) error = NULL;

  vault_enter (fixture, ANNA);
  owner = add_case (fixture);
  cases = vault_ids (zimt_record_get_id (owner), NULL);
  proposal = propose (fixture, cases);
  held = zimt_record_copy (owner);
  zimt_record_set_flag (held, "hold", TRUE);
  zimt_record_unref (vault_save (fixture, g_steal_pointer (&held)));
  vault_enter (fixture, BERTA);
  g_assert_null (
      zimt_desk_approve_erasure (fixture->desk, zimt_record_get_id (proposal), cases, &error));
  vault_assert_error (&error, ZIMT_ERROR_CONFLICT);
  verify (fixture, ZIMT_CLASS_CASES, 3);
}

static void
a_draft_about_a_case_is_erased_with_it (VaultFixture *fixture, gconstpointer data)
{
  g_autoptr (ZimtRecord) owner = NULL;
  g_autoptr (ZimtRecord) form = NULL;
  g_autoptr (ZimtRecord) draft = NULL;
  g_autoptr (GPtrArray) cases = NULL;
  g_autoptr (ZimtRecord) proposal = NULL;
  g_autoptr (ZimtRecord) proof = NULL;
  g_autoptr (GError) error = NULL;

  vault_enter (fixture, ANNA);
  owner = add_case (fixture);
  form = vault_new_consultation (owner, "Halb fertig");
  draft = vault_save (fixture, zimt_kept_form_new (form, "Consultation"));
  cases = vault_ids (zimt_record_get_id (owner), NULL);
  proposal = propose (fixture, cases);
  g_ptr_array_add (cases, g_strdup (zimt_record_get_id (draft)));
  vault_enter (fixture, BERTA);
  proof = zimt_desk_approve_erasure (fixture->desk, zimt_record_get_id (proposal), cases, &error);
  g_assert_no_error (error);
  g_assert_cmpint (zimt_record_get_number (proof, "records"), ==, 2);
  verify (fixture, ZIMT_CLASS_CASES, 1);
}

static void
a_proposal_is_no_proof_of_more_than_went (VaultFixture *fixture, gconstpointer data)
{
  g_autoptr (ZimtRecord) first = NULL;
  g_autoptr (ZimtRecord) second = NULL;
  g_autoptr (GPtrArray) cases = NULL;
  g_autoptr (GPtrArray) one = NULL;
  g_autoptr (ZimtRecord) proposal = NULL;
  g_autoptr (ZimtRecord) proof = NULL;
  g_autoptr (GError) error = NULL;

  vault_enter (fixture, ANNA);
  first = add_case (fixture);
  second = add_case (fixture);
  cases = vault_ids (zimt_record_get_id (first), zimt_record_get_id (second), NULL);
  one = vault_ids (zimt_record_get_id (first), NULL);
  proposal = propose (fixture, cases);
  vault_enter (fixture, BERTA);
  proof = zimt_desk_approve_erasure (fixture->desk, zimt_record_get_id (proposal), one, &error);
  g_assert_no_error (error);
  g_assert_cmpint (zimt_record_get_number (proof, "cases"), ==, 1);
  g_assert_cmpint (zimt_record_get_number (proof, "records"), ==, 1);
}

/* Who cannot open the case finds nothing to erase; the proposal waits for somebody who can. */
static void
an_approval_that_erases_nothing_is_refused (VaultFixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) none = vault_ids (NULL, NULL);
  g_autoptr (ZimtRecord) owner = NULL;
  g_autoptr (GPtrArray) cases = NULL;
  g_autoptr (ZimtRecord) proposal = NULL;
  g_autoptr (GError) error = NULL;

  vault_enter (fixture, ANNA);
  owner = add_case (fixture);
  cases = vault_ids (zimt_record_get_id (owner), NULL);
  proposal = propose (fixture, cases);
  vault_enter (fixture, BERTA);
  g_assert_null (
      zimt_desk_approve_erasure (fixture->desk, zimt_record_get_id (proposal), none, &error));
  vault_assert_error (&error, ZIMT_ERROR_NOT_ALLOWED);
  verify (fixture, ZIMT_CLASS_CASES, 2);
}

static void
a_case_that_is_no_proposal_approves_nothing (VaultFixture *fixture, gconstpointer data)
{
  g_autoptr (ZimtRecord) owner = NULL;
  g_autoptr (GPtrArray) cases = NULL;
  g_autoptr (GError) error = NULL;

  vault_enter (fixture, ANNA);
  owner = add_case (fixture);
  cases = vault_ids (zimt_record_get_id (owner), NULL);
  vault_enter (fixture, BERTA);
  g_assert_null (
      zimt_desk_approve_erasure (fixture->desk, zimt_record_get_id (owner), cases, &error));
  vault_assert_error (&error, ZIMT_ERROR_INVALID);
  verify (fixture, ZIMT_CLASS_CASES, 1);
}

/* --- Drafts --- */

static void
drafts_are_sealed_by_locking (VaultFixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) drafts = zimt_record_list_new ();
  ZimtRecord *draft = zimt_record_new (ZIMT_RECORD_DRAFT);
  g_autoptr (ZimtUnlocked) unlocked = NULL;
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (GError) error = NULL;

  zimt_record_set_text (draft, "title", "Consultation");
  zimt_record_set_text (draft, "content", "unfertig\nmit Zeilen");
  g_ptr_array_add (drafts, draft);
  vault_enter (fixture, BERTA);
  g_assert_true (zimt_desk_lock (fixture->desk, drafts, &error));
  g_assert_no_error (error);
  unlocked = vault_unlock (fixture, BERTA);
  found = zimt_case_book_list (unlocked->book, ZIMT_RECORD_DRAFT);
  g_assert_cmpuint (found->len, ==, 1);
  g_assert_true (zimt_record_is_equal (found->pdata[0], draft));
  /* Where it cannot be sealed the keys go all the same. */
  vault_enter (fixture, LEO);
  g_assert_false (zimt_desk_lock (fixture->desk, drafts, &error));
  vault_assert_error (&error, ZIMT_ERROR_NOT_ALLOWED);
  g_assert_null (zimt_desk_get_account (fixture->desk));
}

/* --- A full disk --- */

static void
a_full_disk_stores_nothing_and_says_so (VaultFixture *fixture, gconstpointer data)
{
  g_autofree char *note = g_strnfill (ZIMT_NOTE_MAX_CHARS, 'x');
  g_autoptr (ZimtRecord) record = vault_new_case ("Kaya", note);
  g_autoptr (ZimtRecord) stored = NULL;
  g_autoptr (ZimtRecord) again = NULL;
  g_autoptr (GPtrArray) ids = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *wal = g_strconcat (fixture->path, "-wal", NULL);
  struct rlimit whole;
  struct rlimit full;
  GStatBuf status;

  vault_enter (fixture, ANNA);
  stored = add_case (fixture);
  ids = vault_ids (zimt_record_get_id (stored), NULL);
  g_assert_cmpint (g_stat (wal, &status), ==, 0);
  signal (SIGXFSZ, SIG_IGN);
  getrlimit (RLIMIT_FSIZE, &whole);
  for (int more = 0; more < 20000; more += 3000)
    {
      full = (struct rlimit){ (rlim_t)status.st_size + (rlim_t)more, whole.rlim_max };
      setrlimit (RLIMIT_FSIZE, &full);
      g_assert_null (vault_try_save (fixture, record, &error));
      setrlimit (RLIMIT_FSIZE, &whole);
      vault_assert_error (&error, ZIMT_ERROR_FAILED);
      verify (fixture, ZIMT_CLASS_CASES, 1);
    }
  setrlimit (RLIMIT_FSIZE, &full);
  g_assert_false (zimt_desk_rotate (fixture->desk, ZIMT_CLASS_CASES, &error));
  setrlimit (RLIMIT_FSIZE, &whole);
  vault_assert_error (&error, ZIMT_ERROR_FAILED);
  verify (fixture, ZIMT_CLASS_CASES, 1);
  again = vault_try_save (fixture, record, &error);
  g_assert_no_error (error);
  verify (fixture, ZIMT_CLASS_CASES, 2);
  g_assert_cmpuint (count_records (fixture, ANNA), ==, 2);
}

#define RECORDS_TEST(function)                                                                     \
  {                                                                                                \
#function, function                                                                            \
  }

static const struct
{
  const char *name;
  void (*function) (VaultFixture *fixture, gconstpointer data);
} tests[] = {
  RECORDS_TEST (every_version_is_kept_and_can_come_back),
  RECORDS_TEST (who_comes_too_late_is_told),
  RECORDS_TEST (nobody_deletes_a_case_alone),
  RECORDS_TEST (half_of_a_batch_never_remains),
  RECORDS_TEST (nothing_is_saved_or_read_while_locked),
  RECORDS_TEST (what_was_deleted_goes_from_every_file_with_the_next_erasure),
  RECORDS_TEST (what_was_sealed_before_a_rotation_is_in_no_file),
  RECORDS_TEST (no_revision_holds_a_name_that_was_taken_out),
  RECORDS_TEST (a_name_stays_where_the_stage_does),
  RECORDS_TEST (the_others_do_not_see_a_restricted_case),
  RECORDS_TEST (a_restricted_case_survives_rotations),
  RECORDS_TEST (a_holder_who_was_away_finds_a_restricted_case),
  RECORDS_TEST (a_restricted_case_is_given_back),
  RECORDS_TEST (a_case_is_restricted_to_holders_only),
  RECORDS_TEST (the_last_holder_of_a_restricted_case_cannot_go),
  RECORDS_TEST (a_second_person_approves_an_erasure),
  RECORDS_TEST (a_hold_stops_an_erasure),
  RECORDS_TEST (a_draft_about_a_case_is_erased_with_it),
  RECORDS_TEST (a_proposal_is_no_proof_of_more_than_went),
  RECORDS_TEST (an_approval_that_erases_nothing_is_refused),
  RECORDS_TEST (a_case_that_is_no_proposal_approves_nothing),
  RECORDS_TEST (drafts_are_sealed_by_locking),
  RECORDS_TEST (a_full_disk_stores_nothing_and_says_so),
};

int
main (int argc, char **argv)
{
  vault_init ();
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    {
      g_autofree char *path = g_strconcat ("/vault-records/", tests[i].name, NULL);

      VAULT_TEST (g_strdelimit (path, "_", '-'), tests[i].function);
    }
  return vault_run ();
}
