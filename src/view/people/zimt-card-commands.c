/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What can be done with cards, as a table. */
#include "zimt-card-commands.h"

#include <glib/gi18n-lib.h>

#include "zimt-card-rights.h"
#include "zimt-record-list.h"

/* --- Deleting --- */

static void
deleted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ZimtSession) session = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) done = zimt_people_act_finish (ZIMT_PEOPLE (source), result, &error);

  if (done != NULL)
    zimt_session_tell_done (session, _ ("Deleted."));
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    zimt_session_tell (session, error->message);
}

static void
delete_activate (GtkWindow *parent, ZimtSession *session, GPtrArray *records)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();

  for (guint i = 0; i < records->len; i++)
    g_ptr_array_add (ids, (gpointer)zimt_record_get_id (records->pdata[i]));
  zimt_people_delete_async (zimt_session_get_people (session), ids, deleted_cb,
                            g_object_ref (session));
}

/* --- Confirming --- */

static void
verified_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ZimtSession) session = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) done = zimt_people_act_finish (ZIMT_PEOPLE (source), result, &error);

  if (done != NULL)
    zimt_session_tell_done (session, _ ("Marked as verified today."));
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    zimt_session_tell (session, error->message);
}

static void
verify_activate (GtkWindow *parent, ZimtSession *session, GPtrArray *records)
{
  g_autoptr (GPtrArray) changed = zimt_record_list_new ();

  for (guint i = 0; i < records->len; i++)
    {
      ZimtRecord *record = zimt_record_copy (records->pdata[i]);

      zimt_record_set_date (record, "verified", zimt_session_get_today (session));
      g_ptr_array_add (changed, record);
    }
  zimt_people_put_async (zimt_session_get_people (session), changed, NULL, verified_cb,
                         g_object_ref (session));
}

/* --- The table --- */

#define CONTACTS ZIMT_RIGHT_ORGANISATIONS, ZIMT_LEVEL_WRITE
#define POOLS ZIMT_RIGHT_POOLS, ZIMT_LEVEL_WRITE
#define EDIT(kind, right)                                                                          \
  {                                                                                                \
    "card.edit", N_ ("_Edit…"), ZIMT_RECORD_##kind, right, TRUE, FALSE, 1, 1,                      \
        zimt_card_editor_activate                                                                  \
  }
#define DELETE(kind, right)                                                                        \
  {                                                                                                \
    "card.delete", N_ ("_Delete"), ZIMT_RECORD_##kind, right, FALSE, FALSE, 1, 0, delete_activate  \
  }
#define VERSIONS(kind, right)                                                                      \
  {                                                                                                \
    "card.versions", N_ ("_Versions…"), ZIMT_RECORD_##kind, right, FALSE, FALSE, 1, 1,             \
        zimt_card_versions_activate                                                                \
  }
#define VERIFY(kind)                                                                               \
  {                                                                                                \
    "card.verify", N_ ("_Verified Today"), ZIMT_RECORD_##kind, CONTACTS, FALSE, FALSE, 1, 0,       \
        verify_activate                                                                            \
  }

#define CONTACTS_READ ZIMT_RIGHT_ORGANISATIONS, ZIMT_LEVEL_READ
#define PRIVATE ZIMT_RIGHT_POOLS_PRIVATE, ZIMT_LEVEL_WRITE
#define PRIVATE_READ ZIMT_RIGHT_POOLS_PRIVATE, ZIMT_LEVEL_READ
#define JOBS ZIMT_RIGHT_ASSIGNMENTS, ZIMT_LEVEL_WRITE

/* In the menu of a card, as a button of it, in the menu of a list, as a button of it. */
#define ACT(name, label, kind, right, min, max, func)                                              \
  {                                                                                                \
    "card." name, label, ZIMT_RECORD_##kind, right, FALSE, FALSE, min, max, func                   \
  }
#define MAIN(name, label, kind, right, func)                                                       \
  {                                                                                                \
    "card." name, label, ZIMT_RECORD_##kind, right, TRUE, FALSE, 1, 1, func                        \
  }
#define LIST(name, label, kind, right, func)                                                       \
  {                                                                                                \
    "card." name, label, ZIMT_RECORD_##kind, right, FALSE, TRUE, 0, 0, func                        \
  }
#define TOP(name, label, kind, right, func)                                                        \
  {                                                                                                \
    "card." name, label, ZIMT_RECORD_##kind, right, TRUE, TRUE, 0, 0, func                         \
  }

/* clang-format off */
static const ZimtCardCommand commands[] = {
  EDIT (ORGANISATION, CONTACTS),
  EDIT (PERSON, CONTACTS),
  EDIT (INTERPRETER, POOLS),
  EDIT (COMPANION, POOLS),
  EDIT (NEWCOMER, POOLS),
  EDIT (DEMAND, JOBS),
  EDIT (MAILING, CONTACTS),
  EDIT (TARIFF, POOLS),
  VERIFY (ORGANISATION),
  VERIFY (PERSON),
  VERSIONS (ORGANISATION, CONTACTS),
  VERSIONS (PERSON, CONTACTS),
  VERSIONS (INTERPRETER, POOLS),
  VERSIONS (COMPANION, POOLS),
  VERSIONS (NEWCOMER, POOLS),
  VERSIONS (TANDEM, POOLS),
  VERSIONS (ASSIGNMENT, JOBS),
  DELETE (ORGANISATION, CONTACTS),
  DELETE (PERSON, CONTACTS),
  DELETE (INTERPRETER, POOLS),
  DELETE (COMPANION, POOLS),
  DELETE (NEWCOMER, POOLS),
  DELETE (TANDEM, POOLS),
  DELETE (DEMAND, JOBS),
  DELETE (MAILING, CONTACTS),
  DELETE (TARIFF, POOLS),

  ACT ("merge", N_("_Merge…"), ORGANISATION, CONTACTS, 1, 2, zimt_card_merge_activate),
  ACT ("merge", N_("_Merge…"), PERSON, CONTACTS, 1, 2, zimt_card_merge_activate),
  ACT ("merge", N_("_Merge…"), INTERPRETER, PRIVATE, 1, 2, zimt_card_merge_activate),
  ACT ("merge", N_("_Merge…"), COMPANION, PRIVATE, 1, 2, zimt_card_merge_activate),
  ACT ("merge", N_("_Merge…"), NEWCOMER, PRIVATE, 1, 2, zimt_card_merge_activate),
  MAIN ("job", N_("_Steps and Texts…"), ASSIGNMENT, JOBS, zimt_assignment_activate),
  MAIN ("settle", N_("_Settlement Sheet…"), INTERPRETER, PRIVATE, zimt_settlement_activate),
  MAIN ("pairs", N_("_Find a Tandem…"), COMPANION, PRIVATE, zimt_pairs_activate),
  MAIN ("pairs", N_("_Find a Companion…"), NEWCOMER, PRIVATE, zimt_pairs_activate),
  MAIN ("tandem", N_("_Steps and Talks…"), TANDEM, PRIVATE, zimt_tandem_activate),
  ACT ("papers", N_("_Certificate and Thanks…"), COMPANION, PRIVATE, 1, 1, zimt_companion_papers_activate),
  ACT ("copy", N_("_Copy of the Data…"), PERSON, CONTACTS, 1, 1, zimt_subject_copy_activate),
  ACT ("copy", N_("_Copy of the Data…"), INTERPRETER, PRIVATE, 1, 1, zimt_subject_copy_activate),
  ACT ("copy", N_("_Copy of the Data…"), COMPANION, PRIVATE, 1, 1, zimt_subject_copy_activate),
  ACT ("copy", N_("_Copy of the Data…"), NEWCOMER, PRIVATE, 1, 1, zimt_subject_copy_activate),
  ACT ("erase", N_("E_rase for Good…"), PERSON, CONTACTS, 1, 1, zimt_card_erase_activate),
  ACT ("erase", N_("E_rase for Good…"), INTERPRETER, PRIVATE, 1, 1, zimt_card_erase_activate),
  ACT ("erase", N_("E_rase for Good…"), COMPANION, PRIVATE, 1, 1, zimt_card_erase_activate),
  ACT ("erase", N_("E_rase for Good…"), NEWCOMER, PRIVATE, 1, 1, zimt_card_erase_activate),

  LIST ("import", N_("_Import…"), ORGANISATION, CONTACTS, zimt_import_activate),
  LIST ("import", N_("_Import…"), PERSON, CONTACTS, zimt_import_activate),
  LIST ("export", N_("_Export…"), ORGANISATION, CONTACTS, zimt_export_activate),
  LIST ("export", N_("_Export…"), PERSON, CONTACTS, zimt_export_activate),
  LIST ("mail", N_("Serial _Mail…"), PERSON, CONTACTS, zimt_mailing_activate),
  LIST ("mail", N_("Serial _Mail…"), ORGANISATION, CONTACTS, zimt_mailing_activate),
  LIST ("mail", N_("Serial _Mail…"), MAILING, CONTACTS, zimt_mailing_activate),
  LIST ("directory", N_("Referral _Directory…"), ORGANISATION, CONTACTS_READ, zimt_directory_activate),
  LIST ("members", N_("Members of the _Network…"), ORGANISATION, CONTACTS_READ, zimt_members_activate),
  LIST ("duplicates", N_("Possible Du_plicates…"), ORGANISATION, CONTACTS, zimt_duplicates_activate),
  LIST ("duplicates", N_("Possible Du_plicates…"), PERSON, CONTACTS, zimt_duplicates_activate),
  LIST ("duplicates", N_("Possible Du_plicates…"), INTERPRETER, PRIVATE, zimt_duplicates_activate),
  LIST ("duplicates", N_("Possible Du_plicates…"), COMPANION, PRIVATE, zimt_duplicates_activate),
  LIST ("duplicates", N_("Possible Du_plicates…"), NEWCOMER, PRIVATE, zimt_duplicates_activate),
  TOP ("match", N_("Who Can _Interpret?"), INTERPRETER, JOBS, zimt_match_activate),
  TOP ("match", N_("Who Can _Interpret?"), ASSIGNMENT, JOBS, zimt_match_activate),
  LIST ("demand", N_("Report of Unmet _Demand…"), DEMAND, JOBS, zimt_demand_activate),
  LIST ("due", N_("What Is D_ue…"), INTERPRETER, PRIVATE_READ, zimt_due_activate),
  LIST ("due", N_("What Is D_ue…"), ASSIGNMENT, PRIVATE_READ, zimt_due_activate),
  LIST ("due", N_("What Is D_ue…"), COMPANION, PRIVATE_READ, zimt_due_activate),
  LIST ("due", N_("What Is D_ue…"), TANDEM, PRIVATE_READ, zimt_due_activate),
  TOP ("pairs-all", N_("_Match the Whole List…"), NEWCOMER, PRIVATE, zimt_pairs_all_activate),
  { NULL },
};
/* clang-format on */

const ZimtCardCommand *
zimt_card_commands_get (void)
{
  return commands;
}

gboolean
zimt_card_command_is_offered (const ZimtCardCommand *command, ZimtSession *session,
                              ZimtRecordKind kind, guint n)
{
  return command->kind == kind && n >= command->n_min
         && (command->n_max == 0 || n <= command->n_max)
         && zimt_session_get_level (session, command->right) >= command->level
         && (command->right != ZIMT_RIGHT_POOLS || zimt_card_rights_may_write (session, kind));
}

const ZimtCardCommand *
zimt_card_commands_find (const char *name, ZimtSession *session, ZimtRecordKind kind, guint n)
{
  for (const ZimtCardCommand *command = commands; command->name != NULL; command++)
    if (g_str_equal (command->name + strlen ("card."), name)
        && zimt_card_command_is_offered (command, session, kind, n))
      return command;
  return NULL;
}
