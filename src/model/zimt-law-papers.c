/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the documents of the law have in common. */
#include "zimt-law-papers.h"

#include <glib/gi18n-lib.h>

#include "zimt-law-papers-private.h"
#include "zimt-time-names.h"

const ZimtRoles zimt_law_roles[ZIMT_LAW_N_ROLES] = {
  0, ZIMT_ROLE_INTERN, ZIMT_ROLE_NETWORK, ZIMT_ROLE_LEAD, ZIMT_ROLE_COUNSELLING, ZIMT_ROLE_CARE,
};

char *
zimt_law_dup_date (ZimtDate date)
{
  return zimt_date_range_to_text (date, date);
}

char *
zimt_law_dup_months (guint months)
{
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u month", "%u months", months), months);
}

ZimtPaper *
zimt_law_start (const ZimtLawFacts *facts, const char *title, const char *basis)
{
  ZimtPaper *paper = zimt_paper_new (title);
  g_autofree char *date = zimt_law_dup_date (facts->today);
  g_autofree char *footer = g_strdup_printf (
      /* Translators: the foot of each page: the house, the document, the date. */
      _ ("Draft: have it checked by your data protection officer. %1$s · %2$s · %3$s"),
      facts->house, title, date);
  g_autofree char *intro = g_strdup_printf (
      /* Translators: a date, the house, and the law: “Under Art. 32 GDPR”. */
      _ ("%3$s, written by Zimt on %1$s for “%2$s” from the settings of that day. This is a draft: "
         "have it checked by your data protection officer, fill in what is left open, and sign "
         "it."),
      date, facts->house, basis);

  /* Translators: in a frame at the top of each page. */
  zimt_paper_set_mark (paper, _ ("Draft"));
  zimt_paper_set_footer (paper, footer);
  zimt_paper_add_paragraph (paper, intro);
  return paper;
}

char *
zimt_law_dup_who (ZimtRight right, ZimtLevel level)
{
  g_autoptr (GString) who = g_string_new (NULL);

  for (gsize i = 0; i < ZIMT_LAW_N_ROLES; i++)
    if (zimt_right_get_level (right, zimt_law_roles[i]) >= level)
      g_string_append_printf (who, "%s%s", who->len > 0 ? ", " : "",
                              zimt_role_to_word (zimt_law_roles[i]));
  if (who->len == 0)
    /* Translators: no role may do it. */
    g_string_append (who, C_ ("roles", "nobody"));
  return g_string_free (g_steal_pointer (&who), FALSE);
}

GPtrArray *
zimt_law_list_accounts (const ZimtLawFacts *facts)
{
  GPtrArray *accounts = g_ptr_array_new ();

  for (guint i = 0; i < facts->accounts->len; i++)
    {
      ZimtAccount *account = (ZimtAccount *)g_ptr_array_index (facts->accounts, i);

      if (!account->is_ended)
        g_ptr_array_add (accounts, account);
    }
  return accounts;
}

void
zimt_law_add_sign (ZimtPaper *paper)
{
  zimt_paper_add_lines_to_sign (paper, _ ("Place and date"), _ ("Signature of the controller"));
}
