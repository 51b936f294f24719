/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The note that a person takes along to another organisation. */
#include "zimt-referral-paper.h"

#include <glib/gi18n-lib.h>

#include "zimt-time-names.h"

static void
add_head (ZimtPaper *paper, const ZimtReferralNote *note)
{
  g_autofree char *date = zimt_date_range_to_text (note->date, note->date);

  if (note->house_contact != NULL)
    zimt_paper_add_paragraph (paper, note->house_contact);
  zimt_paper_add_space (paper, 36);
  zimt_paper_add_paragraph (paper, note->organisation);
  zimt_paper_add_space (paper, 36);
  /* Translators: the day of a letter. */
  zimt_paper_add_pair (paper, C_ ("letter", "Date"), date);
  if (note->reference != NULL)
    /* Translators: a letter's own sign: „Unser Zeichen“. */
    zimt_paper_add_pair (paper, _ ("Our reference"), note->reference);
}

ZimtPaper *
zimt_referral_paper_new (const ZimtReferralNote *note)
{
  ZimtPaper *paper = zimt_paper_new (note->house);

  zimt_paper_set_footer (paper, _ ("Confidential. Only for the recipient named above."));
  add_head (paper, note);
  /* Translators: the subject of a letter; it must not tell what the letter is about. */
  zimt_paper_add_heading (paper, _ ("A note for you"));
  zimt_paper_add_paragraph (
      paper, _ ("With the consent of the person who brings you this note, we pass on to you:"));
  for (gsize i = 0; note->pairs[i] != NULL; i += 2)
    zimt_paper_add_pair (paper, note->pairs[i], note->pairs[i + 1]);
  if (note->note != NULL)
    {
      zimt_paper_add_space (paper, 6);
      zimt_paper_add_paragraph (paper, note->note);
    }
  zimt_paper_add_space (paper, 6);
  zimt_paper_add_paragraph (
      paper, _ ("Please use it for this purpose only, and destroy it when it is no longer needed. "
                "The consent can be withdrawn at any time."));
  zimt_paper_add_lines_to_sign (paper, note->counsellor, NULL);
  return paper;
}
