/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The recovery key on paper. */
#include "zimt-recovery-paper.h"

#include <glib/gi18n-lib.h>

#include "zimt-time-names.h"

static void
add_meaning (ZimtPaper *paper)
{
  zimt_paper_add_heading (paper, _ ("What this is"));
  zimt_paper_add_paragraph (
      paper, _ ("This key opens every case and all private data of the house, without a password, "
                "and gives an account a new one. It is on this paper only: Zimt keeps no copy. "
                "Whoever has this paper and the database can read everything."));
  zimt_paper_add_heading (paper, _ ("Where to keep it"));
  zimt_paper_add_list_item (paper, _ ("In a sealed envelope, signed across the flap, in a safe."));
  zimt_paper_add_list_item (paper, _ ("Not with the computer, and not with a backup."));
  zimt_paper_add_list_item (
      paper, _ ("No copy, no photograph, no scan. Write down who opens the envelope, and when."));
}

static void
add_use (ZimtPaper *paper)
{
  zimt_paper_add_heading (paper, _ ("How to use it"));
  zimt_paper_add_list_item (
      paper, _ ("Where Zimt asks for the recovery key, type the groups in the order of their "
                "numbers, or let a code reader type them. Capitals, spaces and hyphens do not "
                "matter; a group that is wrong is named."));
  zimt_paper_add_list_item (
      paper, _ ("Afterwards make a new recovery key in Zimt, and destroy this paper."));
}

ZimtPaper *
zimt_recovery_paper_new (const char *house, ZimtDate date, const char *groups, const char *account)
{
  ZimtPaper *paper = zimt_paper_new (_ ("Recovery key"));
  g_autofree char *day = zimt_date_range_to_text (date, date);

  zimt_paper_set_footer (paper, _ ("Strictly confidential: keep it sealed."));
  zimt_paper_add_pair (paper, _ ("House"), house);
  zimt_paper_add_pair (paper, _ ("Made on"), day);
  if (account != NULL)
    zimt_paper_add_pair (paper, _ ("Made by"), account);
  add_meaning (paper);
  zimt_paper_add_heading (paper, _ ("The key"));
  zimt_paper_add_paragraph (paper,
                            _ ("0 and 1 are digits; the letters I, L, O and U do not occur."));
  zimt_paper_add_code (paper, groups);
  zimt_paper_add_qr (paper, groups);
  add_use (paper);
  zimt_paper_add_lines_to_sign (paper, _ ("Place and date"),
                                _ ("Signature of whoever sealed the envelope"));
  return paper;
}
