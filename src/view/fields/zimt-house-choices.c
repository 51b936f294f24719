/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What can be chosen that is no code: counsellors, and consents of a case. */
#include "zimt-house-choices.h"

#include <glib/gi18n-lib.h>

#include "zimt-time-names.h"

struct _ZimtHouseChoices
{
  GPtrArray *ids;    /* owned: char *, NULL-terminated */
  GPtrArray *labels; /* owned: the same */
};

static ZimtHouseChoices *
choices_new (void)
{
  ZimtHouseChoices *choices = g_new0 (ZimtHouseChoices, 1);

  choices->ids = g_ptr_array_new_with_free_func (g_free);
  choices->labels = g_ptr_array_new_with_free_func (g_free);
  return choices;
}

void
zimt_house_choices_free (ZimtHouseChoices *choices)
{
  if (choices == NULL)
    return;
  g_ptr_array_unref (choices->ids);
  g_ptr_array_unref (choices->labels);
  g_free (choices);
}

static void
add (ZimtHouseChoices *choices, const char *id, const char *label)
{
  g_ptr_array_add (choices->ids, g_strdup (id));
  g_ptr_array_add (choices->labels, g_strdup (label));
}

static ZimtHouseChoices *
end (ZimtHouseChoices *choices)
{
  g_ptr_array_add (choices->ids, NULL);
  g_ptr_array_add (choices->labels, NULL);
  return choices;
}

ZimtHouseChoices *
zimt_house_choices_new_counsellors (ZimtSession *session, const char *uid)
{
  ZimtCenter *center = zimt_session_get_center (session);
  const ZimtHouse *house = zimt_center_get_house (center);
  ZimtDate today = zimt_clock_get_today (zimt_center_get_clock (center));
  ZimtHouseChoices *choices = choices_new ();
  gboolean is_there = uid == NULL || *uid == '\0';

  for (guint i = 0; house != NULL && i < house->accounts->len; i++)
    {
      const ZimtAccount *account = g_ptr_array_index (house->accounts, i);

      if ((account->roles & ZIMT_ROLE_COUNSELLING) == 0 || !zimt_account_is_usable (account, today))
        continue;
      add (choices, account->uid, account->name);
      is_there = is_there || g_str_equal (account->uid, uid);
    }
  if (!is_there)
    {
      const char *name = zimt_session_get_account_name (session, uid);

      add (choices, uid, *name != '\0' ? name : _ ("An account that is gone"));
    }
  return end (choices);
}

static gboolean
holds (const ZimtRecord *consent, ZimtDate today)
{
  ZimtDate ends = zimt_record_get_date (consent, "ends");

  return zimt_record_get_date (consent, "withdrawn") == 0 && (ends == 0 || ends >= today);
}

ZimtHouseChoices *
zimt_house_choices_new_consents (ZimtSession *session, const ZimtRecord *referral, ZimtDate today)
{
  ZimtCaseBook *book = zimt_session_get_book (session);
  const char *case_id = zimt_record_get_text (referral, "case");
  const char *own = zimt_record_get_text (referral, "consent");
  ZimtHouseChoices *choices = choices_new ();
  g_autoptr (GPtrArray) records
      = book != NULL ? zimt_case_book_list_of_case (book, case_id) : g_ptr_array_new ();

  for (guint i = 0; i < records->len; i++)
    {
      const ZimtRecord *record = g_ptr_array_index (records, i);
      gboolean is_consent = zimt_record_get_kind (record) == ZIMT_RECORD_CONSENT;
      gboolean is_own = g_str_equal (zimt_record_get_id (record), own);
      g_autofree char *label = NULL;
      g_autofree char *date = NULL;

      if (!is_consent || (!is_own && !holds (record, today)))
        continue;
      date = zimt_date_to_plain_text (zimt_record_get_date (record, "date"));
      label = g_strdup_printf ("%s · %s", zimt_record_get_text (record, "organisation"), date);
      add (choices, zimt_record_get_id (record), label);
    }
  return end (choices);
}

const char *const *
zimt_house_choices_get_ids (ZimtHouseChoices *choices)
{
  return (const char *const *)choices->ids->pdata;
}

const char *const *
zimt_house_choices_get_labels (ZimtHouseChoices *choices)
{
  return (const char *const *)choices->labels->pdata;
}
