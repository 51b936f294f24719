/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which step of a tandem may follow which, and what it does. */
#include <string.h>

#include "zimt-tandem-match.h"

typedef struct
{
  const char *state;
  const char *next[5]; /* NULL-terminated */
} Steps;

/* A tandem that ran before Zimt came is entered as active. */
static const Steps steps[] = {
  { "", { "suggested", "active" } },
  { "suggested", { "first-meeting", "ended" } },
  { "first-meeting", { "trial", "ended" } },
  { "trial", { "agreement", "ended" } },
  { "agreement", { "active", "ended" } },
  { "active", { "paused", "closing-talk", "ended" } },
  { "paused", { "active", "closing-talk", "ended" } },
  { "closing-talk", { "ended", "active" } },
};

const char *const *
zimt_tandem_get_next (const char *state)
{
  static const char *const nothing[] = { NULL };

  for (gsize i = 0; i < G_N_ELEMENTS (steps); i++)
    if (g_strcmp0 (steps[i].state, state) == 0)
      return steps[i].next;
  return nothing;
}

gboolean
zimt_tandem_is_open (const char *state)
{
  return *state != '\0' && strcmp (state, "ended") != 0;
}

ZimtRecord *
zimt_tandem_suggest (const char *companion_id, ZimtRecord *newcomer, ZimtDate today)
{
  ZimtRecord *tandem = zimt_record_new (ZIMT_RECORD_TANDEM);

  zimt_record_set_text (tandem, "companion", companion_id);
  zimt_record_set_text (tandem, "newcomer", zimt_record_get_id (newcomer));
  zimt_record_set_text (tandem, "state", "suggested");
  zimt_record_set_date (tandem, "suggested", today);
  zimt_record_set_text (newcomer, "state", "suggested");
  return tandem;
}

/* Whoever waits or paused, or is gone already, does not change because a tandem ends. */
static const char *
get_newcomer_state (const char *next, const char *now)
{
  if (strcmp (next, "ended") == 0 && strcmp (now, "suggested") == 0)
    return "waiting";
  if (strcmp (next, "ended") == 0)
    return strcmp (now, "matched") == 0 ? "left" : now;
  return strcmp (next, "suggested") == 0 || strcmp (next, "first-meeting") == 0 ? "suggested"
                                                                                : "matched";
}

void
zimt_tandem_step (ZimtRecord *tandem, ZimtRecord *newcomer, const char *next, ZimtDate today)
{
  zimt_record_set_text (tandem, "state", next);
  if (strcmp (next, "ended") == 0)
    zimt_record_set_date (tandem, "ended", today);
  else if (zimt_record_get_date (tandem, "started") == 0 && strcmp (next, "first-meeting") != 0)
    zimt_record_set_date (tandem, "started", today);
  if (newcomer != NULL)
    zimt_record_set_text (newcomer, "state",
                          get_newcomer_state (next, zimt_record_get_text (newcomer, "state")));
}

int
zimt_newcomer_get_days_waited (const ZimtRecord *newcomer, ZimtDate today)
{
  ZimtDate since = zimt_record_get_date (newcomer, "waiting_since");

  return since != 0 ? MAX (today - since, 0) : 0;
}
