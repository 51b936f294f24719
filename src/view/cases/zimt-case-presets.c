/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What new records begin with. */
#include "zimt-case-presets.h"

#define LAST_KEY "zimt-last-consultation"

ZimtRecord *
zimt_case_presets_new_case (ZimtSession *session)
{
  const ZimtAccount *account = zimt_session_get_account (session);
  g_autofree char *pseudonym = zimt_session_new_pseudonym (session);
  ZimtRecord *record = zimt_record_new (ZIMT_RECORD_CASE);

  zimt_record_set_text (record, "stage", "pseudonymous");
  zimt_record_set_text (record, "pseudonym", pseudonym != NULL ? pseudonym : "");
  zimt_record_set_text (record, "counsellor", account != NULL ? account->uid : "");
  zimt_record_set_date (record, "opened", zimt_session_get_today (session));
  return record;
}

static void
fill_text (ZimtRecord *record, const char *field, const char *text)
{
  if (*zimt_record_get_text (record, field) == '\0')
    zimt_record_set_text (record, field, text);
}

static void
fill_date (ZimtSession *session, ZimtRecord *record, const char *field)
{
  if (zimt_record_get_date (record, field) == 0)
    zimt_record_set_date (record, field, zimt_session_get_today (session));
}

static void
fill_consultation (ZimtSession *session, ZimtRecord *record)
{
  const ZimtRecord *last = g_object_get_data (G_OBJECT (session), LAST_KEY);

  fill_date (session, record, "date");
  fill_text (record, "duration", "upto15");
  fill_text (record, "interpreter", "none");
  fill_text (record, "kind", last != NULL ? zimt_record_get_text (last, "kind") : "information");
  fill_text (record, "channel", last != NULL ? zimt_record_get_text (last, "channel") : "on-site");
  fill_text (record, "language", last != NULL ? zimt_record_get_text (last, "language") : "");
}

void
zimt_case_presets_fill (ZimtSession *session, ZimtRecord *record)
{
  ZimtRecordKind kind = zimt_record_get_kind (record);

  if (kind == ZIMT_RECORD_CONSULTATION)
    fill_consultation (session, record);
  else if (kind == ZIMT_RECORD_CASE)
    fill_date (session, record, "opened");
  else if (kind == ZIMT_RECORD_CONSENT || kind == ZIMT_RECORD_DOCUMENT
           || kind == ZIMT_RECORD_REFERRAL)
    fill_date (session, record, "date");
  if (kind == ZIMT_RECORD_REFERRAL)
    fill_text (record, "state", "prepared");
  else if (kind == ZIMT_RECORD_GOAL)
    fill_text (record, "state", "open");
}

ZimtRecord *
zimt_case_presets_new_consultation (ZimtSession *session, const char *case_id)
{
  ZimtRecord *record = zimt_record_new (ZIMT_RECORD_CONSULTATION);

  zimt_record_set_text (record, "case", case_id != NULL ? case_id : "");
  zimt_case_presets_fill (session, record);
  return record;
}

static void
locking_cb (ZimtSession *session)
{
  g_object_set_data (G_OBJECT (session), LAST_KEY, NULL);
  g_signal_handlers_disconnect_by_func (session, locking_cb, NULL);
}

void
zimt_case_presets_remember (ZimtSession *session, const ZimtRecord *consultation)
{
  g_autoptr (ZimtRecord) last = zimt_record_new (ZIMT_RECORD_CONSULTATION);

  /* Only what is offered again: the note need not stay in memory for it. */
  zimt_record_set_text (last, "kind", zimt_record_get_text (consultation, "kind"));
  zimt_record_set_text (last, "channel", zimt_record_get_text (consultation, "channel"));
  zimt_record_set_text (last, "language", zimt_record_get_text (consultation, "language"));
  if (g_object_get_data (G_OBJECT (session), LAST_KEY) == NULL)
    g_signal_connect (session, "locking", G_CALLBACK (locking_cb), NULL);
  g_object_set_data_full (G_OBJECT (session), LAST_KEY, g_steal_pointer (&last),
                          (GDestroyNotify)zimt_record_unref);
}
