/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which time is offered where somebody books in a cell of the week. */
#include "zimt-week-slot.h"

#define NINE (9 * 60)
#define USUAL_LENGTH 60
#define SHORTEST 15
#define RASTER 30

/* The end of the entry of the cell that covers @minute, or @minute where it is free; *next is set
 * to the start of the first entry after it. */
static int
skip_busy (const ZimtWeekPlan *plan, guint row, guint day, int minute, int *next)
{
  gboolean moved = TRUE;

  while (moved)
    {
      moved = FALSE;
      *next = ZIMT_MINUTES_PER_DAY;
      for (guint i = 0; i < plan->entries->len; i++)
        {
          const ZimtPlanEntry *entry = &g_array_index (plan->entries, ZimtPlanEntry, i);
          ZimtStatus status = entry->booking->status;

          if (entry->row != row || entry->day != day
              || (status != ZIMT_STATUS_FIXED && status != ZIMT_STATUS_OPTION))
            continue;
          if ((int)entry->start <= minute && minute < (int)entry->end)
            {
              minute = (int)entry->end;
              moved = TRUE;
            }
          else if ((int)entry->start > minute)
            *next = MIN (*next, (int)entry->start);
        }
    }
  return minute;
}

/* The first gap of @length from @from on; FALSE where the day has none. */
static gboolean
find_gap (const ZimtWeekPlan *plan, guint row, guint day, int from, int closes, int length,
          int *start, int *end)
{
  int minute = from;
  int next;

  while (minute < closes)
    {
      minute = skip_busy (plan, row, day, minute, &next);
      next = MIN (next, closes);
      if (next - minute >= length)
        {
          *start = minute;
          *end = MIN (minute + USUAL_LENGTH, next);
          return TRUE;
        }
      if (minute >= closes)
        return FALSE;
      minute = next;
    }
  return FALSE;
}

static int
round_up (int minute)
{
  return (minute + RASTER - 1) / RASTER * RASTER;
}

void
zimt_week_slot_propose (const ZimtWeekPlan *plan, guint row, guint day, int wish, int earliest,
                        int *start, int *end)
{
  const ZimtRoom *room = g_ptr_array_index (plan->rooms, row);
  int opens = 0;
  int closes = ZIMT_MINUTES_PER_DAY;
  int from;

  if (!room->has_opening)
    closes = plan->house->day_closes;
  else if (!zimt_room_get_opening (room, plan->monday + (ZimtDate)day, &opens, &closes))
    {
      opens = 0;
      closes = plan->house->day_closes;
    }

  if (wish >= 0)
    {
      from = wish / RASTER * RASTER;
      closes = MAX (closes, MIN (from + USUAL_LENGTH, ZIMT_MINUTES_PER_DAY));
      if (find_gap (plan, row, day, from, closes, SHORTEST, start, end))
        return;
    }
  else
    {
      from = MAX (MAX (NINE, opens), round_up (earliest));
      if (find_gap (plan, row, day, from, closes, USUAL_LENGTH, start, end)
          || find_gap (plan, row, day, from, closes, SHORTEST, start, end))
        return;
    }
  *start = MIN (from, ZIMT_MINUTES_PER_DAY - USUAL_LENGTH);
  *end = *start + USUAL_LENGTH;
}
