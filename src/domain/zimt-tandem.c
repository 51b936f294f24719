/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which step of a tandem may follow which. */
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

int
zimt_newcomer_get_days_waited (const ZimtRecord *newcomer, ZimtDate today)
{
  ZimtDate since = zimt_record_get_date (newcomer, "waiting_since");

  return since != 0 ? MAX (today - since, 0) : 0;
}
