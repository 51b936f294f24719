/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The settings of the house that is open, for the documents that the law asks for. */
#include "zimt-law-facts.h"

#include "zimt-clip.h"
#include "zimt-desk-vault.h"

static void
count_choices (ZimtLawFacts *facts, ZimtChoices *choices)
{
  for (const char *const *list = zimt_choices_get_lists (); *list != NULL; list++)
    for (const char *const *code = zimt_choices_get_all_codes (choices, *list); *code != NULL;
         code++)
      {
        if (zimt_choices_is_hidden (choices, *list, *code))
          facts->n_hidden_codes++;
        /* As zimt_desk_add_choice () makes them. */
        if (g_str_has_prefix (*code, "own-"))
          facts->n_own_codes++;
      }
}

void
zimt_law_facts_read (ZimtLawFacts *facts, ZimtCenter *center)
{
  const ZimtHouse *house = zimt_center_get_house (center);
  ZimtChoices *choices = zimt_center_get_choices (center);

  *facts = (ZimtLawFacts){
    .house = house->name,
    .accounts = house->accounts,
    .today = zimt_clock_get_today (zimt_center_get_clock (center)),
    .idle_minutes = (guint)house->idle_minutes,
    .clipboard_seconds = ZIMT_CLIP_SECONDS,
    .retention_months = (guint)house->retention_months,
  };
  zimt_desk_get_password_cost (&facts->argon2_passes, &facts->argon2_memory);
  if (choices != NULL)
    count_choices (facts, choices);
}
