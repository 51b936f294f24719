/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the printed note of a referral says: what its consent covers, and nothing else. */
#include "zimt-referral-note.h"

#include <glib/gi18n-lib.h>

#include "zimt-record-words.h"
#include "zimt-referral-paper.h"
#include "zimt-text.h"

typedef struct
{
  ZimtSession *session;
  const ZimtRecord *owner; /* the case */
  const ZimtRecord *consent;
  GPtrArray *pairs; /* char *: label, text, label, text */
} Note;

static gboolean
covers (const Note *note, const char *scope)
{
  return zimt_record_has_code (note->consent, "covers", scope);
}

/* @text: (transfer full); an empty one is left out. */
static void
take_pair (Note *note, const char *label, char *text)
{
  if (*text == '\0')
    {
      g_free (text);
      return;
    }
  g_ptr_array_add (note->pairs, g_strdup (label));
  g_ptr_array_add (note->pairs, text);
}

static void
add_field (Note *note, const char *scope, const char *name)
{
  const ZimtField *field = zimt_record_kind_get_field (ZIMT_RECORD_CASE, name);

  if (covers (note, scope))
    take_pair (note, _ (field->title),
               zimt_record_words_dup_value (note->session, note->owner, field));
}

/* Each topic that the case's consultations were about, once. */
static void
add_topics (Note *note)
{
  ZimtChoices *choices = zimt_center_get_choices (zimt_session_get_center (note->session));
  g_autoptr (GPtrArray) records = NULL;
  g_autoptr (GStrvBuilder) topics = g_strv_builder_new ();
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_auto (GStrv) codes = NULL;

  if (!covers (note, "topics"))
    return;
  records = zimt_case_book_list_of_case (zimt_session_get_book (note->session),
                                         zimt_record_get_id (note->owner));
  for (guint i = 0; i < records->len; i++)
    if (zimt_record_get_kind (records->pdata[i]) == ZIMT_RECORD_CONSULTATION)
      {
        g_auto (GStrv) own = zimt_record_dup_codes (records->pdata[i], "topics");

        for (char **code = own; code != NULL && *code != NULL; code++)
          if (g_hash_table_add (seen, g_strdup (*code)))
            g_strv_builder_add (topics, *code);
      }
  codes = g_strv_builder_end (topics);
  take_pair (note, _ ("Topics"), zimt_record_words_dup_labels (choices, "topic", codes));
}

static void
free_text (gpointer text)
{
  zimt_text_wipe (text);
}

ZimtPaper *
zimt_referral_note_new (ZimtSession *session, const ZimtRecord *referral, const ZimtRecord *consent)
{
  ZimtCenter *center = zimt_session_get_center (session);
  const char *case_id = zimt_record_get_text (referral, "case");
  g_autoptr (GPtrArray) pairs = g_ptr_array_new_with_free_func (free_text);
  Note note
      = { session, zimt_case_book_get (zimt_session_get_book (session), case_id), consent, pairs };
  ZimtReferralNote printed = { 0 };

  g_return_val_if_fail (note.owner != NULL, NULL);
  add_field (&note, "name", "name");
  add_field (&note, "contact", "contact");
  add_field (&note, "language", "languages");
  add_field (&note, "residence", "residence_status");
  add_topics (&note);
  g_ptr_array_add (pairs, NULL);

  printed.house = zimt_center_get_house (center)->name;
  printed.organisation = zimt_record_get_text (referral, "organisation");
  printed.counsellor
      = zimt_session_get_account_name (session, zimt_record_get_text (note.owner, "counsellor"));
  printed.date = zimt_clock_get_today (zimt_center_get_clock (center));
  printed.pairs = (const char *const *)pairs->pdata;
  printed.note = covers (&note, "note") ? zimt_record_get_text (referral, "note") : NULL;
  return zimt_referral_paper_new (&printed);
}
