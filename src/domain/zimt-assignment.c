/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which step of an assignment may follow which. */
#include "zimt-assignment.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  const char *next[5]; /* NULL-terminated */
  const char *act;     /* N_() */
  gboolean is_open;
  gboolean is_holding;
} StateInfo;

/* In the order of a life. */
static const char *const states[] = {
  "asked", "checked", "declined", "offered", "accepted",  "refused", "confirmed",
  "done",  "failed",  "settled",  "paid",    "cancelled", NULL,
};

/* Translators: what follows are buttons that take an assignment of an interpreter to its next step;
 * those that are offered together (see the list "next" there) need different mnemonics. */

/* One for each of the states, in their order. What was settled or done by mistake goes a step back.
 */
static const StateInfo infos[G_N_ELEMENTS (states) - 1] = {
  /* asked */
  { { "checked", "declined", "offered", "cancelled" }, N_ ("_Asked"), .is_open = TRUE },
  /* checked */
  { { "offered", "declined", "cancelled" }, N_ ("_Checked"), .is_open = TRUE },
  /* declined: by the house, before anybody was offered it */
  { { NULL }, N_ ("_Decline") },
  /* offered */
  { { "accepted", "refused", "cancelled" }, N_ ("_Offer"), .is_open = TRUE },
  /* accepted */
  { { "confirmed", "cancelled", "refused" },
    N_ ("A_ccepted"),
    .is_open = TRUE,
    .is_holding = TRUE },
  /* refused: by the interpreter */
  { { NULL }, N_ ("_Refused") },
  /* confirmed */
  { { "done", "failed", "cancelled" }, N_ ("_Confirm"), .is_open = TRUE, .is_holding = TRUE },
  /* done */
  { { "settled", "confirmed" }, N_ ("_Done"), .is_holding = TRUE },
  /* failed: it did not take place */
  { { NULL }, N_ ("_Failed") },
  /* settled */
  { { "paid", "done" }, N_ ("_Settle"), .is_holding = TRUE },
  /* paid */
  { { NULL }, N_ ("_Paid"), .is_holding = TRUE },
  /* cancelled */
  { { NULL }, N_ ("Cance_l Assignment") },
};

/* NULL: there is no such state. */
static const StateInfo *
find_info (const char *state)
{
  for (gsize i = 0; states[i] != NULL; i++)
    if (g_strcmp0 (states[i], state) == 0)
      return &infos[i];
  return NULL;
}

const char *const *
zimt_assignment_get_states (void)
{
  return states;
}

const char *const *
zimt_assignment_get_next (const char *state)
{
  static const char *const of_new[] = { "asked", "offered", NULL };
  static const char *const of_unknown[] = { NULL };
  const StateInfo *info = find_info (state);

  if (state == NULL || *state == '\0')
    return of_new;
  return info != NULL ? info->next : of_unknown;
}

gboolean
zimt_assignment_may_follow (const char *state, const char *next)
{
  return g_strv_contains (zimt_assignment_get_next (state), next);
}

gboolean
zimt_assignment_is_holding (const char *state)
{
  const StateInfo *info = find_info (state);

  return info != NULL && info->is_holding;
}

gboolean
zimt_assignment_is_open (const char *state)
{
  const StateInfo *info = find_info (state);

  return info != NULL && info->is_open;
}

ZimtRecord *
zimt_assignment_new_demand (const ZimtRecord *assignment, const char *reason)
{
  static const char *const texts[] = { "language", "field", "district", "gender" };
  ZimtRecord *demand = zimt_record_new (ZIMT_RECORD_DEMAND);

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    zimt_record_set_text (demand, texts[i], zimt_record_get_text (assignment, texts[i]));
  zimt_record_set_date (demand, "date", zimt_record_get_date (assignment, "date"));
  zimt_record_set_time (demand, "from", zimt_record_get_time (assignment, "from"));
  zimt_record_set_time (demand, "to", zimt_record_get_time (assignment, "to"));
  zimt_record_set_text (demand, "reason", reason);
  return demand;
}

gboolean
zimt_assignment_may_change (const ZimtRecord *assignment, const char *field)
{
  static const char *const times[] = { "date", "from", "to", "travel", NULL };

  return zimt_assignment_is_open (zimt_record_get_text (assignment, "state"))
         || !g_strv_contains (times, field);
}

const char *
zimt_assignment_get_act (const char *next)
{
  const StateInfo *info = find_info (next);

  g_return_val_if_fail (info != NULL, "");
  return _ (info->act);
}
