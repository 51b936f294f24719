/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the counsellors' lists say: the open cases of a session in words. */
#include "zimt-case-lists.h"

#include <glib/gi18n-lib.h>

#include "zimt-case-drafts.h"
#include "zimt-collation.h"
#include "zimt-record-words.h"
#include "zimt-retention.h"
#include "zimt-snippet.h"
#include "zimt-time-names.h"

#define MAX_RECENT 20
#define MAX_FOUND 50

static GPtrArray *
items_new (void)
{
  return g_ptr_array_new_with_free_func (g_object_unref);
}

/* What the row of something is called: its case, or what it is. */
static const char *
get_title (ZimtCaseBook *book, const ZimtRecord *record)
{
  const char *title = zimt_case_book_get_title (book, zimt_record_get_case_id (record));

  if (*title != '\0')
    return title;
  return zimt_record_kind_to_word (zimt_record_get_kind (record));
}

static const char *
get_label (ZimtSession *session, const char *list, const char *code)
{
  return *code != '\0'
             ? zimt_choices_get_label (zimt_center_get_choices (zimt_session_get_center (session)),
                                       list, code)
             : "";
}

/* --- Drafts --- */

GPtrArray *
zimt_case_lists_new_drafts (ZimtSession *session)
{
  GPtrArray *items = items_new ();
  g_autoptr (GPtrArray) drafts = zimt_case_drafts_list (session);
  ZimtCaseBook *book = zimt_session_get_book (session);

  for (guint i = 0; book != NULL && i < drafts->len; i++)
    {
      ZimtRecord *draft = g_ptr_array_index (drafts, i);
      g_autoptr (ZimtRecord) record = zimt_session_open_draft (session, draft);
      g_autofree char *moment = zimt_record_words_dup_moment (zimt_record_get_changed (draft));
      g_autoptr (GString) detail = g_string_new (NULL);

      if (record != NULL)
        zimt_record_words_append (detail, zimt_case_book_get_title (book, zimt_record_get_case_id (
                                                                              record)));
      zimt_record_words_append (detail, moment);
      g_ptr_array_add (items, zimt_case_item_new (zimt_record_get_id (draft),
                                                  zimt_record_get_text (draft, "title"),
                                                  detail->str, NULL, FALSE));
    }
  return items;
}

/* --- What is due --- */

/* "today", "in 3 days · Fri 27.11.2026", "overdue by 2 days · Sun 22.11.2026". */
static char *
dup_due (ZimtDate due, ZimtDate today)
{
  g_autofree char *date = zimt_date_to_text (due);
  g_autofree char *words = NULL;
  int n_days = due - today;

  if (n_days == 0)
    words = g_strdup (_ ("today"));
  else if (n_days == 1)
    words = g_strdup (_ ("tomorrow"));
  else if (n_days > 1)
    words = g_strdup_printf (ngettext ("in %d day", "in %d days", (gulong)n_days), n_days);
  else
    words = g_strdup_printf (ngettext ("overdue by %d day", "overdue by %d days", (gulong)-n_days),
                             -n_days);
  return g_strdup_printf ("%s · %s", words, date);
}

static ZimtDate
get_due (const ZimtRecord *record)
{
  return zimt_record_get_date (record, zimt_record_get_kind (record) == ZIMT_RECORD_REFERRAL
                                           ? "ask_again"
                                           : "due");
}

static char *
dup_due_text (ZimtSession *session, const ZimtRecord *record)
{
  if (zimt_record_get_kind (record) == ZIMT_RECORD_REFERRAL)
    /* Translators: ask an organisation whether somebody who was referred has come. The first %s is
     * the organisation, the second how the referral stands: "Ask again: Jobcenter (handed over)".
     */
    return g_strdup_printf (_ ("Ask again: %s (%s)"), zimt_record_get_text (record, "organisation"),
                            get_label (session, "referral_state",
                                       zimt_record_get_text (record, "state")));
  return g_strdup (zimt_record_get_text (record, "text"));
}

GPtrArray *
zimt_case_lists_new_due (ZimtSession *session)
{
  GPtrArray *items = items_new ();
  ZimtCaseBook *book = zimt_session_get_book (session);
  ZimtDate today = zimt_session_get_today (session);
  g_autoptr (GPtrArray) records = NULL;

  if (book == NULL)
    return items;
  records = zimt_case_book_list_due (book, today + ZIMT_DUE_AHEAD);
  for (guint i = 0; i < records->len; i++)
    {
      ZimtRecord *record = g_ptr_array_index (records, i);
      g_autofree char *words = dup_due (get_due (record), today);
      g_autofree char *text = dup_due_text (session, record);

      g_ptr_array_add (items,
                       zimt_case_item_new (zimt_record_get_id (record), get_title (book, record),
                                           text, words, get_due (record) < today));
    }
  return items;
}

/* --- Cases --- */

/* The newest consultation of a case; (transfer full) (nullable). */
static ZimtRecord *
find_last (ZimtCaseBook *book, const char *case_id)
{
  g_autoptr (GPtrArray) records = zimt_case_book_list_of_case (book, case_id);

  for (guint i = 0; i < records->len; i++)
    if (zimt_record_get_kind (g_ptr_array_index (records, i)) == ZIMT_RECORD_CONSULTATION)
      return zimt_record_ref (g_ptr_array_index (records, i));
  return NULL;
}

static ZimtCaseItem *
make_recent (ZimtSession *session, ZimtCaseBook *book, ZimtRecord *record)
{
  g_autoptr (ZimtRecord) last = find_last (book, zimt_record_get_id (record));
  g_autoptr (GString) detail = g_string_new (NULL);
  g_auto (GStrv) codes = NULL;
  g_autofree char *topics = NULL;
  g_autofree char *date = NULL;

  zimt_record_words_append (detail,
                            get_label (session, "stage", zimt_record_get_text (record, "stage")));
  if (last != NULL)
    {
      codes = zimt_record_dup_codes (last, "topics");
      topics = zimt_record_words_dup_labels (zimt_center_get_choices (
                                                 zimt_session_get_center (session)),
                                             "topic", codes);
      date = zimt_date_to_text (zimt_record_get_date (last, "date"));
      zimt_record_words_append (detail, topics);
    }
  return zimt_case_item_new (zimt_record_get_id (record), get_title (book, record), detail->str,
                             date, FALSE);
}

GPtrArray *
zimt_case_lists_new_recent (ZimtSession *session)
{
  GPtrArray *items = items_new ();
  ZimtCaseBook *book = zimt_session_get_book (session);
  g_autoptr (GPtrArray) records = NULL;

  if (book == NULL)
    return items;
  records = zimt_case_book_list_recent (book, MAX_RECENT);
  for (guint i = 0; i < records->len; i++)
    g_ptr_array_add (items, make_recent (session, book, g_ptr_array_index (records, i)));
  return items;
}

/* When a closed case goes, or since when an open one is there. */
static char *
dup_case_note (ZimtSession *session, ZimtRecord *record)
{
  ZimtDate closed = zimt_record_get_date (record, "closed");
  ZimtDate expiry = zimt_retention_get_expiry (session, record);
  g_autofree char *date = expiry != 0 ? zimt_date_to_plain_text (expiry) : NULL;

  if (closed == 0)
    return NULL;
  if (expiry == 0)
    return g_strdup (_ ("on hold"));
  if (expiry <= zimt_session_get_today (session))
    return g_strdup_printf (_ ("due to be erased since %s"), date);
  return g_strdup_printf (_ ("to be erased on %s"), date);
}

static char *
dup_case_detail (ZimtSession *session, ZimtRecord *record)
{
  g_autoptr (GString) detail = g_string_new (NULL);
  ZimtDate opened = zimt_record_get_date (record, "opened");
  ZimtDate closed = zimt_record_get_date (record, "closed");
  g_autofree char *date = zimt_date_to_plain_text (closed != 0 ? closed : opened);
  g_autofree char *since = NULL;

  zimt_record_words_append (detail,
                            get_label (session, "stage", zimt_record_get_text (record, "stage")));
  if (closed != 0)
    since = g_strdup_printf (_ ("closed on %s"), date);
  else if (opened != 0)
    since = g_strdup_printf (_ ("since %s"), date);
  zimt_record_words_append (detail, since);
  zimt_record_words_append (
      detail, zimt_session_get_account_name (session, zimt_record_get_text (record, "counsellor")));
  return g_string_free (g_steal_pointer (&detail), FALSE);
}

static const char *
get_item_title (gpointer item)
{
  return zimt_case_item_get_title (item);
}

GPtrArray *
zimt_case_lists_new_all (ZimtSession *session, gboolean is_closed)
{
  GPtrArray *items = items_new ();
  ZimtCaseBook *book = zimt_session_get_book (session);
  ZimtDate today = zimt_session_get_today (session);
  g_autoptr (GPtrArray) records = NULL;

  if (book == NULL)
    return items;
  records = zimt_case_book_list (book, ZIMT_RECORD_CASE);
  for (guint i = 0; i < records->len; i++)
    {
      ZimtRecord *record = g_ptr_array_index (records, i);
      ZimtDate expiry = zimt_retention_get_expiry (session, record);
      g_autofree char *detail = NULL;
      g_autofree char *note = NULL;

      if ((zimt_record_get_date (record, "closed") != 0) != is_closed)
        continue;
      detail = dup_case_detail (session, record);
      note = dup_case_note (session, record);
      g_ptr_array_add (items,
                       zimt_case_item_new (zimt_record_get_id (record), get_title (book, record),
                                           detail, note, expiry != 0 && expiry <= today));
    }
  zimt_collation_sort (items, get_item_title);
  return items;
}

/* --- Search --- */

/* What the record says where it says what was searched for, as markup; (transfer full). */
static char *
dup_snippet (const ZimtRecord *record, const char *query)
{
  const ZimtField *field = zimt_record_kind_get_fields (zimt_record_get_kind (record));

  for (; field->name != NULL; field++)
    {
      gboolean is_text = field->type == ZIMT_FIELD_LINE || field->type == ZIMT_FIELD_NOTE;
      char *snippet = NULL;

      if (is_text && field->is_searched)
        snippet = zimt_snippet_new (zimt_record_get_text (record, field->name), query);
      if (snippet != NULL)
        return snippet;
    }
  return g_strdup ("");
}

static ZimtCaseItem *
make_found (ZimtCaseBook *book, const ZimtRecord *record, const char *query)
{
  g_autofree char *snippet = dup_snippet (record, query);
  ZimtDate on = zimt_record_words_get_date (record);
  g_autofree char *date = on != 0 ? zimt_date_to_text (on) : NULL;
  g_autoptr (GString) note = g_string_new (NULL);

  zimt_record_words_append (note, zimt_record_kind_to_word (zimt_record_get_kind (record)));
  zimt_record_words_append (note, date);
  return zimt_case_item_new (zimt_record_get_id (record), get_title (book, record), snippet,
                             note->str, FALSE);
}

static gboolean
is_shown_in_search (const ZimtRecord *record)
{
  ZimtRecordKind kind = zimt_record_get_kind (record);

  return kind != ZIMT_RECORD_DRAFT && kind != ZIMT_RECORD_RETENTION;
}

GPtrArray *
zimt_case_lists_new_found (ZimtSession *session, const char *query)
{
  GPtrArray *items = items_new ();
  ZimtCaseBook *book = zimt_session_get_book (session);
  g_autoptr (GPtrArray) records = NULL;

  if (book == NULL)
    return items;
  records = zimt_case_book_search (book, query, MAX_FOUND);
  for (guint i = 0; i < records->len; i++)
    if (is_shown_in_search (g_ptr_array_index (records, i)))
      g_ptr_array_add (items, make_found (book, g_ptr_array_index (records, i), query));
  return items;
}
