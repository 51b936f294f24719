/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A series changed from a date that was changed on its own: people see that date's own place and
 * text, and what they leave as it is there is no wish for the other dates. */
#include "zimt-edit-private.h"

static gboolean
has_same_times (const ZimtBooking *anchor, const ZimtDraft *draft)
{
  return zimt_minute_get_of_day (draft->starts) == zimt_minute_get_of_day (anchor->starts)
         && draft->ends - draft->starts == anchor->ends - anchor->starts;
}

static gboolean
has_same_status (const ZimtBooking *anchor, const ZimtDraft *draft)
{
  return draft->status == anchor->status
         && (draft->status != ZIMT_STATUS_OPTION
             || draft->option_expires == anchor->option_expires);
}

ZimtDraft *
zimt_edit_dup_common (const ZimtSeries *series, const ZimtBooking *anchor, const ZimtDraft *draft)
{
  ZimtDraft *common = zimt_draft_copy (draft);

  if (!anchor->is_exception)
    return common;
  zimt_event_clear (&common->event);
  zimt_event_copy (&series->event, &common->event);
  zimt_event_take_changes (&common->event, &anchor->event, &draft->event);
  if (draft->room_id == anchor->room_id)
    common->room_id = series->room_id;
  if (has_same_status (anchor, draft))
    {
      common->status = series->status;
      common->option_expires = series->option_expires;
    }
  if (has_same_times (anchor, draft))
    {
      common->starts = zimt_minute_new (zimt_minute_get_date (draft->starts),
                                        zimt_minute_get_of_day (anchor->original));
      common->ends = common->starts + series->length;
    }
  return common;
}

void
zimt_edit_fill_anchor (ZimtBooking *row, const ZimtBooking *anchor, const ZimtDraft *draft,
                       ZimtDate today)
{
  g_autoptr (ZimtBooking) common = zimt_booking_copy (row);
  gboolean is_same_date
      = zimt_minute_get_date (draft->starts) == zimt_minute_get_date (anchor->original);
  gboolean keeps_its_place = is_same_date && has_same_times (anchor, draft);

  zimt_event_clear (&row->event);
  zimt_event_copy (&draft->event, &row->event);
  row->room_id = draft->room_id;
  row->starts = keeps_its_place ? anchor->starts : draft->starts;
  row->ends = keeps_its_place ? anchor->ends : draft->ends;
  row->status = draft->status;
  row->option_expires
      = draft->status == ZIMT_STATUS_OPTION ? zimt_draft_get_option_expiry (draft, today) : 0;
  row->is_exception = zimt_edit_is_visible (common, row);
}
