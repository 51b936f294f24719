/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The practice house: the sample's rooms and organisations, and its week as open weekly series. */
#include "zimt-desk-private.h"

#include <glib/gi18n-lib.h>

#include "zimt-sample.h"

/* Ids among the sample's values count from 1; the rows get their own. */
static gboolean
store_rooms (ZimtDesk *desk, GPtrArray *rooms, GError **error)
{
  g_autofree gint64 *ids = g_new0 (gint64, rooms->len + 1);

  for (guint i = 0; i < rooms->len; i++)
    {
      ZimtRoom *room = rooms->pdata[i];
      gint64 sample_id = room->id;
      gint64 through = room->through_id;

      g_assert (room->whole_id == 0 && sample_id >= 1 && sample_id <= rooms->len);
      g_assert (through == 0 || ids[through] != 0);
      room->id = 0;
      room->through_id = ids[through];
      if (!zimt_store_put_room (desk->store, room, error))
        return FALSE;
      ids[sample_id] = room->id;
    }
  return TRUE;
}

static gboolean
store_organisations (ZimtDesk *desk, GPtrArray *organisations, GError **error)
{
  for (guint i = 0; i < organisations->len; i++)
    {
      ZimtOrganisation *organisation = organisations->pdata[i];

      organisation->id = 0;
      if (!zimt_store_put_organisation (desk->store, organisation, error))
        return FALSE;
    }
  return TRUE;
}

static ZimtDraft *
draft_of_event (ZimtDesk *desk, const ZimtStandingEvent *event, ZimtDate monday)
{
  const ZimtRoom *room = zimt_house_find_room (desk->house, event->room);
  const ZimtOrganisation *organisation
      = zimt_house_find_organisation (desk->house, event->organisation);
  ZimtDate date = monday + event->weekday - 1;
  ZimtDraft *draft = zimt_draft_new ();

  g_assert (room != NULL && organisation != NULL); /* the sample's reader has looked */
  draft->event.title = g_strdup (event->title);
  draft->event.category = g_strdup (event->category);
  draft->event.organisation_id = organisation->id;
  draft->event.n_people = event->n_people;
  draft->room_id = room->id;
  draft->starts = zimt_minute_new (date, event->start_minute);
  draft->ends = zimt_minute_new (date, event->end_minute);
  draft->rule = zimt_rule_new (ZIMT_FREQUENCY_WEEKLY, 1, 1u << event->weekday, 0, date, 0, 0);
  return draft;
}

static gboolean
store_event (ZimtDesk *desk, const ZimtStandingEvent *event, ZimtDate monday, GError **error)
{
  g_autoptr (ZimtDraft) draft = draft_of_event (desk, event, monday);
  ZimtTarget target = { 0, ZIMT_SCOPE_THIS };
  g_autoptr (ZimtEditPlan) plan = zimt_desk_plan (desk, draft, &target, error);

  return plan != NULL && zimt_desk_store_plan (desk, plan, error);
}

gboolean
zimt_desk_fill_sample (ZimtDesk *desk, GError **error)
{
  g_autoptr (GPtrArray) rooms = NULL;
  g_autoptr (GPtrArray) organisations = NULL;
  g_autoptr (GPtrArray) standing = NULL;
  ZimtDate monday = zimt_date_get_monday (zimt_clock_get_today (desk->clock));

  if (!zimt_sample_load (&rooms, &organisations, &standing, error)
      || !zimt_desk_begin (desk, ZIMT_STEP_UPKEEP, "%s", _ ("Practice house"), error)
      || !store_rooms (desk, rooms, error) || !store_organisations (desk, organisations, error)
      || !zimt_store_put_setting (desk->store, "house.name", _ ("Practice house"), error)
      || !zimt_store_put_setting (desk->store, "house.is-practice", "1", error)
      || !zimt_desk_reload (desk, error))
    return FALSE;
  for (guint i = 0; i < standing->len; i++)
    if (!store_event (desk, standing->pdata[i], monday, error))
      return FALSE;
  return zimt_desk_commit (desk, TRUE, error);
}
