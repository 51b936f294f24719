/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The record of processing activities. */
#include <glib/gi18n-lib.h>

#include "zimt-law-papers-private.h"

/* One activity; everything borrowed. */
typedef struct
{
  const char *title;
  const char *purpose;
  const char *basis;
  const char *persons;
  const char *data;
  const char *recipients;
  const char *erasure; /* NULL: what is said for all */
} Activity;

static void
add_activity (ZimtPaper *paper, const Activity *activity)
{
  zimt_paper_add_heading (paper, activity->title);
  zimt_paper_add_pair (paper, _ ("Purpose"), activity->purpose);
  zimt_paper_add_pair (paper, _ ("Legal basis"), activity->basis);
  zimt_paper_add_pair (paper, _ ("Persons concerned"), activity->persons);
  zimt_paper_add_pair (paper, _ ("Personal data"), activity->data);
  zimt_paper_add_pair (paper, _ ("Recipients"), activity->recipients);
  if (activity->erasure != NULL)
    zimt_paper_add_pair (paper, _ ("Time limit for erasure"), activity->erasure);
}

static void
add_controller (ZimtPaper *paper, const ZimtLawFacts *facts)
{
  /* Translators: DSGVO Art. 4 (7): „Verantwortlicher“. */
  zimt_paper_add_heading (paper, _ ("Controller"));
  zimt_paper_add_pair (paper, _ ("Name"), facts->house);
  zimt_paper_add_pair (paper, _ ("Address, telephone"), ZIMT_LAW_BLANK);
  zimt_paper_add_pair (paper, _ ("Represented by"), ZIMT_LAW_BLANK);
  zimt_paper_add_pair (paper, _ ("Data protection officer"), ZIMT_LAW_BLANK);
  zimt_paper_add_pair (
      paper, _ ("Supervisory authority"),
      _ ("That of the federal state; in Thüringen the Thüringer Landesbeauftragter für den "
         "Datenschutz und die Informationsfreiheit (TLfDI)"));
  zimt_paper_add_pair (
      paper, _ ("Several organisations"),
      _ ("Where more than one organisation works with this database: arrangement under Art. 26 or "
         "contract under Art. 28 GDPR of: ________________"));
}

static void
add_plan (ZimtPaper *paper)
{
  g_autofree char *readers = zimt_law_dup_who (ZIMT_RIGHT_PLAN, ZIMT_LEVEL_READ);
  g_autofree char *recipients = g_strdup_printf (
      /* Translators: roles, such as “Reception, Lead”. */
      _ ("Inside the house: %s. The plan at the door is seen by visitors."), readers);
  Activity activity = {
    .title = _ ("1. Room plan"),
    .purpose = _ ("To give rooms to courses, counselling and groups, to find free rooms and to "
                  "avoid double bookings."),
    .basis = _ ("Art. 6 (1) (f) GDPR (orderly use of the house); public bodies: Art. 6 (1) (e) "
                "GDPR with the ThürDSG."),
    .persons = _ ("Contact persons of the organisations, people who lead courses, staff."),
    .data = _ ("Room, date, time, title, organisation, number of people. Who comes for counselling "
               "is not named: such a booking only says that the room is taken."),
    .recipients = recipients,
  };

  add_activity (paper, &activity);
}

static void
add_organisations (ZimtPaper *paper)
{
  g_autofree char *readers = zimt_law_dup_who (ZIMT_RIGHT_ORGANISATIONS, ZIMT_LEVEL_READ);
  g_autofree char *writers = zimt_law_dup_who (ZIMT_RIGHT_ORGANISATIONS, ZIMT_LEVEL_WRITE);
  g_autofree char *recipients
      /* Translators: roles, such as “Reception, Lead”, twice. */
      = g_strdup_printf (_ ("Read: %1$s. Change: %2$s."), readers, writers);
  Activity activity = {
    .title = _ ("2. Organisations and contact persons"),
    .purpose = _ ("To work together with associations, authorities and providers."),
    .basis = _ ("Art. 6 (1) (f) GDPR; public bodies: Art. 6 (1) (e) GDPR with the ThürDSG."),
    .persons = _ ("Contact persons of organisations."),
    .data = _ ("Name, organisation, role, telephone and e-mail at work, languages."),
    .recipients = recipients,
  };

  add_activity (paper, &activity);
}

static void
add_pools (ZimtPaper *paper)
{
  g_autofree char *readers = zimt_law_dup_who (ZIMT_RIGHT_POOLS, ZIMT_LEVEL_READ);
  g_autofree char *private_readers = zimt_law_dup_who (ZIMT_RIGHT_POOLS_PRIVATE, ZIMT_LEVEL_READ);
  g_autofree char *recipients
      = g_strdup_printf (_ ("Name, languages and state: %1$s. Telephone, address, notes and "
                            "certificates, which are encrypted (class P): %2$s."),
                         readers, private_readers);
  Activity activity = {
    .title = _ ("3. Interpreters and companions"),
    .purpose = _ ("To find interpreters and voluntary companions who suit, and to plan their "
                  "work."),
    .basis = _ ("Art. 6 (1) (b) GDPR (agreement with the person); for more than that consent, "
                "Art. 6 (1) (a) GDPR."),
    .persons = _ ("Interpreters, voluntary companions."),
    .data = _ ("Name, languages, fields, times; telephone, address, notes, certificates."),
    .recipients = recipients,
  };

  add_activity (paper, &activity);
}

static char *
dup_case_data (const ZimtLawFacts *facts)
{
  return g_strdup_printf (
      _ ("By stage: anonymous (counted only), under a pseudonym, or with name and contact. "
         "Languages, residence status, time in Germany, age band, sex; topics, notes, goals, "
         "follow-ups, referrals, consents, documents handed out. Notes and topics can hold special "
         "categories (Art. 9 GDPR: health, origin, belief). Entries that the house added to the "
         "lists to choose from: %1$u; entries that it hides: %2$u."),
      facts->n_own_codes, facts->n_hidden_codes);
}

static void
add_cases (ZimtPaper *paper, const ZimtLawFacts *facts)
{
  g_autofree char *data = dup_case_data (facts);
  g_autofree char *readers = zimt_law_dup_who (ZIMT_RIGHT_CASES, ZIMT_LEVEL_READ);
  g_autofree char *months = zimt_law_dup_months (facts->retention_months);
  g_autofree char *recipients
      = g_strdup_printf (_ ("Inside the house: %s, and nobody else: the data is encrypted (class "
                            "C). Other organisations get only a printed note, and on it only what "
                            "the recorded consent covers."),
                         readers);
  g_autofree char *erasure = g_strdup_printf (
      /* Translators: a time, such as “12 months”. */
      _ ("%s after the case is closed; a run that two persons decide on. Details are in the "
         "deletion concept."),
      months);
  Activity activity = {
    .title = facts->has_pools ? _ ("4. Counselling (cases)") : _ ("3. Counselling (cases)"),
    .purpose = _ ("Advice to people who have come to the city: first orientation, migration "
                  "advice, case management, referral; figures without persons for funders."),
    .basis = _ ("Art. 6 (1) (a) or (b) GDPR, public bodies (e); special categories: Art. 9 (2) (a) "
                "GDPR, or (h) with (3). Passing on: consent only (Art. 7 GDPR). Professional "
                "secrecy under § 203 StGB holds besides: (1) no. 6 for state-recognised social "
                "workers, (3) and (4) for everybody who assists them."),
    .persons = _ ("People who seek advice, their relatives, others whom they speak of."),
    .data = data,
    .recipients = recipients,
    .erasure = erasure,
  };

  add_activity (paper, &activity);
}

/* "3 accounts: Lead 1, Counselling 2"; an account with two roles counts for both. */
static char *
dup_account_counts (const ZimtLawFacts *facts)
{
  g_autoptr (GPtrArray) accounts = zimt_law_list_accounts (facts);
  g_autoptr (GString) text = g_string_new (NULL);

  g_string_append_printf (text,
                          g_dngettext (GETTEXT_PACKAGE, "%u account", "%u accounts", accounts->len),
                          accounts->len);
  for (gsize i = 0, n_named = 0; i < ZIMT_LAW_N_ROLES; i++)
    {
      guint n_accounts = 0;

      for (guint j = 0; j < accounts->len; j++)
        n_accounts += (((const ZimtAccount *)accounts->pdata[j])->roles & zimt_law_roles[i]) != 0;
      if (n_accounts > 0)
        g_string_append_printf (text, "%s%s %u", n_named++ > 0 ? ", " : ": ",
                                zimt_role_to_word (zimt_law_roles[i]), n_accounts);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
add_accounts (ZimtPaper *paper, const ZimtLawFacts *facts)
{
  g_autofree char *counts = dup_account_counts (facts);
  g_autofree char *recipients = zimt_law_dup_who (ZIMT_RIGHT_ACCOUNTS, ZIMT_LEVEL_READ);
  g_autofree char *data = g_strdup_printf (
      /* Translators: how many accounts there are: “3 accounts: Lead 1, Counselling 2”. */
      _ ("Name, roles and last day of the account; the history: who changed what and when. At "
         "present %s."),
      counts);
  Activity activity = {
    .title = facts->has_pools ? _ ("5. Accounts and history") : _ ("4. Accounts and history"),
    .purpose = _ ("To let everybody do only what they may, and to be able to show who changed what "
                  "(Art. 5 (2), Art. 32 GDPR)."),
    .basis = _ ("Art. 6 (1) (b), (c) and (f) GDPR. Where there is a works or staff council, it is "
                "to be involved. The history is not used to judge work."),
    .persons = _ ("Staff, volunteers, interns."),
    .data = data,
    .recipients = recipients,
  };

  add_activity (paper, &activity);
}

static void
add_for_all (ZimtPaper *paper)
{
  zimt_paper_add_heading (paper, _ ("For all activities"));
  zimt_paper_add_pair (paper, _ ("Time limits for erasure"),
                       _ ("Where nothing else is said: as the deletion concept says."));
  zimt_paper_add_pair (paper, _ ("Third countries"),
                       _ ("Nothing is transferred: Zimt works on one computer and without a "
                          "network."));
  zimt_paper_add_pair (paper, _ ("Automated decisions"), _ ("None, and no profiling."));
  zimt_paper_add_pair (
      paper, _ ("Processors"),
      _ ("None by Zimt itself. Whoever maintains the computer: contract under Art. 28 GDPR and "
         "obligation to secrecy under § 203 (4) StGB, of: ________________"));
  zimt_paper_add_pair (paper, _ ("Measures"),
                       _ ("See the technical and organisational measures (Art. 32 GDPR)."));
  zimt_paper_add_pair (
      paper, _ ("Impact assessment"),
      _ ("Art. 35 GDPR: to be examined for the counselling, because it deals with special "
         "categories and people in need of protection. Result and date: ________________"));
  zimt_law_add_sign (paper);
}

ZimtPaper *
zimt_law_paper_new_record (const ZimtLawFacts *facts)
{
  ZimtPaper *paper
      = zimt_law_start (facts, _ ("Record of processing activities"), _ ("Under Art. 30 (1) GDPR"));

  add_controller (paper, facts);
  add_plan (paper);
  add_organisations (paper);
  if (facts->has_pools)
    add_pools (paper);
  add_cases (paper, facts);
  add_accounts (paper, facts);
  add_for_all (paper);
  return paper;
}
