/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A booking or series that somebody wants, before it is checked. */
#include "zimt-draft.h"

#include <glib/gi18n-lib.h>

#include "zimt-error.h"
#include "zimt-text.h"

#define DEFAULT_CATEGORY "other"
#define OPTION_DAYS 14

ZimtDraft *
zimt_draft_new (void)
{
  ZimtDraft *draft = g_new0 (ZimtDraft, 1);

  draft->pauses = ZIMT_PAUSES_DEFAULT;
  draft->cures = g_array_new (FALSE, FALSE, sizeof (ZimtCure));
  return draft;
}

ZimtDraft *
zimt_draft_copy (const ZimtDraft *draft)
{
  ZimtDraft *copy = g_memdup2 (draft, sizeof *draft);

  zimt_event_copy (&draft->event, &copy->event);
  copy->rule = draft->rule != NULL ? zimt_rule_copy (draft->rule) : NULL;
  copy->cures = g_array_copy (draft->cures);
  return copy;
}

void
zimt_draft_free (ZimtDraft *draft)
{
  if (draft == NULL)
    return;
  zimt_event_clear (&draft->event);
  g_clear_pointer (&draft->rule, zimt_rule_free);
  g_array_unref (draft->cures);
  g_free (draft);
}

static ZimtCure *
get_cure (const ZimtDraft *draft, ZimtMinute original)
{
  for (guint i = 0; i < draft->cures->len; i++)
    {
      ZimtCure *cure = &g_array_index (draft->cures, ZimtCure, i);

      if (cure->original == original)
        return cure;
    }
  return NULL;
}

const ZimtCure *
zimt_draft_find_cure (const ZimtDraft *draft, ZimtMinute original)
{
  return get_cure (draft, original);
}

void
zimt_draft_add_cure (ZimtDraft *draft, const ZimtCure *cure)
{
  ZimtCure *old = get_cure (draft, cure->original);

  if (old != NULL)
    *old = *cure;
  else
    g_array_append_vals (draft->cures, cure, 1);
}

ZimtDate
zimt_draft_get_option_expiry (const ZimtDraft *draft, ZimtDate today)
{
  return draft->option_expires != 0 ? draft->option_expires : today + OPTION_DAYS;
}

static gboolean
refuse (GError **error, const char *sentence)
{
  g_set_error_literal (error, ZIMT_ERROR, ZIMT_ERROR_INVALID, sentence);
  return FALSE;
}

static gboolean
clean_text (char **text, const char *what, GError **error)
{
  char *clean = zimt_text_clean (*text, what, FALSE, error);

  if (clean == NULL)
    return FALSE;
  g_free (*text);
  *text = clean;
  return TRUE;
}

static gboolean
validate_texts (ZimtEvent *event, GError **error)
{
  if (event->category == NULL || *event->category == '\0')
    {
      g_free (event->category);
      event->category = g_strdup (DEFAULT_CATEGORY);
    }
  return clean_text (&event->title, _ ("The title"), error)
         && clean_text (&event->category, _ ("The category"), error);
}

static gboolean
validate_room (const ZimtHouse *house, gint64 room_id, const char *category, GError **error)
{
  const ZimtRoom *room = zimt_house_get_room (house, room_id);

  if (room == NULL)
    return refuse (error, _ ("There is no such room; choose one from the list."));
  if (!room->is_bookable)
    {
      /* Translators: number and name of a room. */
      g_set_error (error, ZIMT_ERROR, ZIMT_ERROR_INVALID,
                   _ ("Room %s (%s) cannot be booked; choose another room."), room->number,
                   room->name);
      return FALSE;
    }
  if (room->refused != NULL && g_strv_contains ((const char *const *)room->refused, category))
    {
      /* Translators: number and name of a room. */
      g_set_error (error, ZIMT_ERROR, ZIMT_ERROR_INVALID,
                   _ ("Room %s (%s) may not be used for this category; choose another room or "
                      "another category."),
                   room->number, room->name);
      return FALSE;
    }
  return TRUE;
}

static gboolean
validate_equipment (const ZimtHouse *house, const GArray *equipment, GError **error)
{
  for (guint i = 0; equipment != NULL && i < equipment->len; i++)
    if (zimt_house_get_equipment (house, g_array_index (equipment, gint64, i)) == NULL)
      return refuse (error, _ ("There is no such equipment; choose it from the list."));
  return TRUE;
}

static gboolean
validate_event (const ZimtEvent *event, const ZimtHouse *house, GError **error)
{
  if (event->n_people < 0 || event->n_people > ZIMT_PEOPLE_MAX)
    {
      g_set_error (error, ZIMT_ERROR, ZIMT_ERROR_INVALID,
                   _ ("The number of people must be between 0 and %d."), ZIMT_PEOPLE_MAX);
      return FALSE;
    }
  if (MIN (event->buffer_before, event->buffer_after) < 0
      || MAX (event->buffer_before, event->buffer_after) > ZIMT_BUFFER_MAX)
    {
      g_set_error (error, ZIMT_ERROR, ZIMT_ERROR_INVALID,
                   _ ("The buffers must be between 0 and %d minutes."), ZIMT_BUFFER_MAX);
      return FALSE;
    }
  if (event->organisation_id != 0
      && zimt_house_get_organisation (house, event->organisation_id) == NULL)
    return refuse (error, _ ("There is no such organisation; choose one from the list, or none."));
  return validate_equipment (house, event->equipment, error);
}

/* Moves the start to the rule's first date, which may be the start's own. */
static gboolean
move_to_first_date (ZimtDraft *draft, GError **error)
{
  ZimtDate first = zimt_minute_get_date (draft->starts);
  g_autoptr (GArray) dates
      = zimt_rule_expand (draft->rule, first, first, ZIMT_DATE_LAST + 1, 1, error);
  ZimtMinute shift;

  if (dates == NULL)
    return FALSE;
  if (dates->len == 0)
    return refuse (error, _ ("The rule has no date from this start on; change the rule, its end or "
                             "the first date."));
  shift = (ZimtMinute)(g_array_index (dates, ZimtDate, 0) - first) * ZIMT_MINUTES_PER_DAY;
  draft->starts += shift;
  draft->ends += shift;
  return TRUE;
}

static gboolean
validate_period (ZimtDraft *draft, GError **error)
{
  /* The rule's first date counts, not the one that somebody looked from. */
  return (draft->rule == NULL || move_to_first_date (draft, error))
         && zimt_period_validate (draft->starts, draft->ends, error);
}

static gboolean
validate_option (ZimtDraft *draft, GError **error)
{
  if (draft->status != ZIMT_STATUS_OPTION)
    draft->option_expires = 0;
  if (draft->option_expires != 0
      && (draft->option_expires < ZIMT_DATE_FIRST || draft->option_expires > ZIMT_DATE_LAST))
    return refuse (error, _ ("The option ends on a date that Zimt does not plan; choose a nearer "
                             "date."));
  return TRUE;
}

static gboolean
validate_cures (const ZimtDraft *draft, const ZimtHouse *house, GError **error)
{
  for (guint i = 0; i < draft->cures->len; i++)
    {
      const ZimtCure *cure = &g_array_index (draft->cures, ZimtCure, i);

      if (cure->kind == ZIMT_CURE_ROOM
          && !validate_room (house, cure->room_id, draft->event.category, error))
        return FALSE;
      if (cure->kind == ZIMT_CURE_TIME && !zimt_period_validate (cure->starts, cure->ends, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
zimt_draft_validate (ZimtDraft *draft, const ZimtHouse *house, GError **error)
{
  return validate_texts (&draft->event, error)
         && validate_room (house, draft->room_id, draft->event.category, error)
         && validate_event (&draft->event, house, error) && validate_period (draft, error)
         && validate_option (draft, error) && validate_cures (draft, house, error);
}
