/* SPDX-License-Identifier: GPL-3.0-or-later */
/* found-vault HOUSE N: gives a house accounts (Anna: lead and counselling; Ines: intern) and N
 * consultations, and prints the recovery key. zimtctl cannot, as nobody could see the key. */
#include <stdio.h>
#include <stdlib.h>

#include "zimt-desk-vault.h"
#include "zimt-desk.h"
#include "zimt-record-list.h"

#define PASSWORD "Rosenkohl Fahrrad"

static void
check (gboolean is_done, const GError *error)
{
  if (is_done)
    return;
  fprintf (stderr, "%s\n", error != NULL ? error->message : "failed");
  exit (1);
}

static ZimtAccount *
new_account (const char *name, ZimtRoles roles)
{
  ZimtAccount *account = zimt_account_new ();

  account->name = g_strdup (name);
  account->roles = roles;
  return account;
}

static GPtrArray *
new_records (int n_records, ZimtDate today)
{
  static const char *const topics[] = { "housing", NULL };
  GPtrArray *records = zimt_record_list_new ();

  for (int i = 0; i < n_records; i++)
    {
      ZimtRecord *record = zimt_record_new (ZIMT_RECORD_CONSULTATION);

      zimt_record_set_date (record, "date", today);
      zimt_record_set_codes (record, "topics", topics);
      zimt_record_set_text (record, "note", "Zahnbürste");
      g_ptr_array_add (records, record);
    }
  return records;
}

int
main (int argc, char **argv)
{
  g_autoptr (ZimtClock) clock = zimt_clock_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (ZimtDesk) desk = zimt_desk_open (argv[1], clock, &error);
  g_autoptr (ZimtAccount) anna = new_account ("Anna", ZIMT_ROLE_LEAD | ZIMT_ROLE_COUNSELLING);
  g_autoptr (ZimtAccount) ines = new_account ("Ines", ZIMT_ROLE_INTERN);
  g_autofree char *key = zimt_desk_new_recovery_key (NULL);
  g_autoptr (ZimtUnlocked) unlocked = NULL;
  g_autoptr (GPtrArray) records = new_records (atoi (argv[2]), zimt_clock_get_today (clock));
  g_autoptr (GPtrArray) stored = NULL;

  check (desk != NULL, error);
  check (zimt_desk_found_vault (desk, anna, PASSWORD, key, &error), error);
  unlocked = zimt_desk_unlock (desk, "Anna", PASSWORD, &error);
  check (unlocked != NULL, error);
  check (zimt_desk_add_account (desk, ines, PASSWORD, NULL, &error), error);
  stored = zimt_desk_save_records (desk, records, &error);
  check (stored != NULL, error);
  puts (key);
  return 0;
}
