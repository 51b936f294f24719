/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What can be done with cards, as a table. */
#include "zimt-card-acts.h"

#include <glib/gi18n-lib.h>

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
  ZimtClock *clock = zimt_center_get_clock (zimt_session_get_center (session));
  g_autoptr (GPtrArray) changed
      = g_ptr_array_new_with_free_func ((GDestroyNotify)zimt_record_unref);

  for (guint i = 0; i < records->len; i++)
    {
      ZimtRecord *record = zimt_record_copy (records->pdata[i]);

      zimt_record_set_date (record, "verified", zimt_clock_get_today (clock));
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

/* clang-format off */
static const ZimtCardAct acts[] = {
  EDIT (ORGANISATION, CONTACTS),
  EDIT (PERSON, CONTACTS),
  EDIT (INTERPRETER, POOLS),
  EDIT (COMPANION, POOLS),
  EDIT (NEWCOMER, POOLS),
  EDIT (TANDEM, POOLS),
  EDIT (ASSIGNMENT, POOLS),
  EDIT (DEMAND, POOLS),
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
  VERSIONS (ASSIGNMENT, POOLS),
  DELETE (ORGANISATION, CONTACTS),
  DELETE (PERSON, CONTACTS),
  DELETE (INTERPRETER, POOLS),
  DELETE (COMPANION, POOLS),
  DELETE (NEWCOMER, POOLS),
  DELETE (TANDEM, POOLS),
  DELETE (DEMAND, POOLS),
  DELETE (MAILING, CONTACTS),
  DELETE (TARIFF, POOLS),
  { NULL },
};
/* clang-format on */

const ZimtCardAct *
zimt_card_acts_get (void)
{
  return acts;
}
