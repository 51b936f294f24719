/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The deletion concept. */
#include <glib/gi18n-lib.h>

#include "zimt-law-papers-private.h"

/* What Zimt suggests. */
#define SUGGESTED_MONTHS 12

#define N_COLUMNS 4

static void
add_row (GPtrArray *cells, const char *what, const char *start, const char *period, const char *how)
{
  g_ptr_array_add (cells, (gpointer)what);
  g_ptr_array_add (cells, (gpointer)start);
  g_ptr_array_add (cells, (gpointer)period);
  g_ptr_array_add (cells, (gpointer)how);
}

static void
add_sealed_rows (GPtrArray *cells, const char *months)
{
  add_row (cells,
           _ ("Cases, with consultations, goals, follow-ups, referrals, consents and documents "
              "handed out"),
           _ ("closing of the case"), months, _ ("run in Zimt, decided on by two persons"));
  add_row (cells, _ ("Name and contact of a case that is no longer to be named"),
           _ ("lowering of the case's stage"), _ ("at once"),
           _ ("Zimt, from every earlier version"));
  add_row (cells, _ ("Drafts of forms that were open when Zimt locked"), _ ("locking"),
           _ ("until they are saved or discarded"), _ ("Zimt"));
  add_row (cells, _ ("Anonymous tallies"), "–", _ ("none: no personal data"), "–");
  add_row (cells, _ ("Proof of deletion"), _ ("approval of the run"), ZIMT_LAW_BLANK,
           _ ("holds counts and no names"));
}

static void
add_open_rows (GPtrArray *cells, const ZimtLawFacts *facts)
{
  add_row (cells, _ ("Bookings of the room plan"), _ ("end of the year of the booking"),
           ZIMT_LAW_BLANK, _ ("by hand"));
  add_row (cells, _ ("Contact persons of organisations"), _ ("they no longer work there"),
           ZIMT_LAW_BLANK, _ ("by hand"));
  if (facts->has_pools)
    add_row (cells, _ ("Interpreters and companions"), _ ("end of the work together"),
             ZIMT_LAW_BLANK, _ ("by hand"));
  add_row (cells, _ ("Accounts"), _ ("last day, or ended by the lead"), _ ("keys at once"),
           _ ("Zimt; the name stays in the history as long as the history does"));
  add_row (cells, _ ("Backups"), _ ("making of the backup"), ZIMT_LAW_BLANK,
           _ ("wipe or destroy the medium"));
  add_row (cells, _ ("Printed paper"), _ ("no longer needed"), _ ("at once"),
           _ ("shredder, DIN 66399: P-4 or more, case data P-5"));
}

static void
add_rules (ZimtPaper *paper, const ZimtLawFacts *facts)
{
  const char *columns[N_COLUMNS + 1]
      /* Translators: the four words are terms of DIN 66398: Datenart, Startzeitpunkt,
       * Regellöschfrist, Umsetzung. */
      = { _ ("Type of data"), _ ("Starting point"), _ ("Rule period"), _ ("Implementation"), NULL };
  g_autoptr (GPtrArray) cells = g_ptr_array_new ();
  g_autofree char *months = zimt_law_dup_months (facts->retention_months);

  zimt_paper_add_heading (paper, _ ("2. Deletion rules"));
  add_sealed_rows (cells, months);
  add_open_rows (cells, facts);
  g_ptr_array_add (cells, NULL);
  zimt_paper_add_table (paper, columns, (const char *const *)cells->pdata);
  if (facts->retention_months == SUGGESTED_MONTHS)
    return;
  g_autofree char *suggested = zimt_law_dup_months (SUGGESTED_MONTHS);
  g_autofree char *reason = g_strdup_printf (
      /* Translators: two times, such as “24 months”. */
      _ ("The house keeps cases %1$s instead of the %2$s that Zimt suggests. Reason (duties to "
         "funders, limitation periods): ________________"),
      months, suggested);
  zimt_paper_add_paragraph (paper, reason);
}

static void
add_scope (ZimtPaper *paper)
{
  zimt_paper_add_heading (paper, _ ("1. Purpose and scope"));
  zimt_paper_add_paragraph (
      paper,
      _ ("Personal data is deleted when its purpose is fulfilled and no duty to keep it "
         "stands against it (Art. 5 (1) (e), Art. 17 GDPR). This concept is about everything "
         "that Zimt keeps, its backups, and paper printed from it. What is entrusted in "
         "counselling is a secret under § 203 StGB, also towards other departments; even "
         "that a person was there is one. Terms are those of DIN 66398."));
}

static void
add_run (ZimtPaper *paper)
{
  g_autofree char *who = zimt_law_dup_who (ZIMT_RIGHT_CASES, ZIMT_LEVEL_WRITE);
  g_autofree char *proposal = g_strdup_printf (
      /* Translators: roles, such as “Counselling”. */
      _ ("Zimt lists the cases whose period is over. A person with the role %s looks through the "
         "preview and proposes the run."),
      who);

  zimt_paper_add_heading (paper, _ ("3. How a case is deleted"));
  zimt_paper_add_list_item (
      paper, _ ("Closing a case needs a reason and an outcome, and starts the period. Reopening it "
                "ends the period."));
  zimt_paper_add_list_item (paper, proposal);
  zimt_paper_add_list_item (
      paper, _ ("A second person, unlocked by their own password, sees the same preview and "
                "approves. Nobody can delete cases alone."));
  zimt_paper_add_list_item (
      paper, _ ("What goes: the encrypted records of the case in every version, their images in "
                "the history, and the entries of the search. Freed space in the file is "
                "overwritten."));
  zimt_paper_add_list_item (
      paper, _ ("What stays as proof: the day, the two accounts, how many cases and records. No "
                "names, no pseudonyms, no topics."));
}

static void
add_exceptions (ZimtPaper *paper)
{
  /* Translators: DIN 66398: „Aussetzung der Löschung“. */
  zimt_paper_add_heading (paper, _ ("4. Suspension of deletion"));
  zimt_paper_add_paragraph (
      paper, _ ("A hold with its reason keeps a closed case out of the run: pending proceedings, "
                "legal duties, or the wish of the person concerned that processing be restricted "
                "(Art. 18 GDPR). Holds are looked through once a year and lifted when the reason "
                "is gone."));
  zimt_paper_add_heading (paper, _ ("5. When a person asks for erasure"));
  zimt_paper_add_paragraph (
      paper, _ ("A request under Art. 17 GDPR is answered within one month (Art. 12 (3) GDPR). "
                "Lowering the stage of the case takes name and contact out of every version at "
                "once. Consents can be withdrawn at any time; from then on nothing is passed on."));
}

static void
add_backups (ZimtPaper *paper, const ZimtLawFacts *facts)
{
  zimt_paper_add_heading (paper, _ ("6. Backups"));
  zimt_paper_add_paragraph (
      paper, _ ("Backups are as encrypted as the database. But a backup that is older than a run "
                "still holds what the run deleted, and opens with the passwords of its day. So "
                "backups are kept no longer than their rule period, and after going back to an "
                "older one the run is done again before anything else."));
  zimt_paper_add_pair (paper, _ ("How the house does it"),
                       facts->backups != NULL ? facts->backups : ZIMT_LAW_BLANK);
}

static void
add_duties (ZimtPaper *paper)
{
  const char *columns[] = { _ ("Task"), _ ("Roles"), _ ("Person"), NULL };
  g_autofree char *rules = zimt_law_dup_who (ZIMT_RIGHT_HOUSE, ZIMT_LEVEL_WRITE);
  g_autofree char *cases = zimt_law_dup_who (ZIMT_RIGHT_CASES, ZIMT_LEVEL_WRITE);
  g_autofree char *accounts = zimt_law_dup_who (ZIMT_RIGHT_ACCOUNTS, ZIMT_LEVEL_WRITE);
  g_autofree char *backups = zimt_law_dup_who (ZIMT_RIGHT_BACKUP, ZIMT_LEVEL_WRITE);
  const char *cells[] = { _ ("Set rule periods, look through this concept once a year"),
                          rules,
                          ZIMT_LAW_BLANK,
                          _ ("Close cases, propose and approve runs, look through holds"),
                          cases,
                          ZIMT_LAW_BLANK,
                          _ ("End accounts"),
                          accounts,
                          ZIMT_LAW_BLANK,
                          _ ("Make backups and destroy old ones"),
                          backups,
                          ZIMT_LAW_BLANK,
                          NULL };

  zimt_paper_add_heading (paper, _ ("7. Who is responsible"));
  zimt_paper_add_table (paper, columns, cells);
  zimt_law_add_sign (paper);
}

ZimtPaper *
zimt_law_paper_new_deletion (const ZimtLawFacts *facts)
{
  ZimtPaper *paper
      = zimt_law_start (facts, _ ("Deletion concept"),
                        _ ("Under Art. 5 (1) (e) and Art. 17 GDPR, following DIN 66398"));

  add_scope (paper);
  add_rules (paper, facts);
  add_run (paper);
  add_exceptions (paper);
  add_backups (paper, facts);
  add_duties (paper);
  return paper;
}
