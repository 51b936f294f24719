/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The line at the foot of the plan for reception. */
#include "zimt-reception-strip.h"

#include <glib/gi18n-lib.h>

struct _ZimtReceptionStrip
{
  GtkBox parent_instance;

  GtkLabel *now; /* borrowed, as the others: children */
  GtkLabel *running;
  GtkLabel *next;
  GtkLabel *coming;
  GtkLabel *free;
};
G_DEFINE_FINAL_TYPE (ZimtReceptionStrip, zimt_reception_strip, GTK_TYPE_BOX)

#define BETWEEN "   "

static GtkLabel *
add_label (ZimtReceptionStrip *self, const char *css_class, gboolean may_shrink)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  if (may_shrink)
    {
      gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
      gtk_widget_set_tooltip_text (label, NULL);
    }
  gtk_box_append (GTK_BOX (self), label);
  return GTK_LABEL (label);
}

static void
zimt_reception_strip_class_init (ZimtReceptionStripClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_css_name (widget_class, "receptionstrip");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
zimt_reception_strip_init (ZimtReceptionStrip *self)
{
  gtk_widget_add_css_class (GTK_WIDGET (self), "week-foot");
  gtk_box_set_spacing (GTK_BOX (self), 12);
  self->now = add_label (self, "now", FALSE);
  self->running = add_label (self, NULL, TRUE);
  self->next = add_label (self, "next", FALSE);
  self->coming = add_label (self, NULL, TRUE);
  self->free = add_label (self, NULL, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Now and next"), -1);
}

GtkWidget *
zimt_reception_strip_new (void)
{
  return g_object_new (ZIMT_TYPE_RECEPTION_STRIP, NULL);
}

/* --- Texts --- */

static gboolean
is_of_today (const ZimtWeekPlan *plan, const ZimtPlanEntry *entry, ZimtDate today)
{
  return plan->monday + (ZimtDate)entry->day == today
         && entry->booking->status == ZIMT_STATUS_FIXED;
}

static const ZimtRoom *
get_room (const ZimtWeekPlan *plan, const ZimtPlanEntry *entry)
{
  return g_ptr_array_index (plan->rooms, entry->row);
}

static void
append_part (GString *text, const char *part)
{
  if (text->len > 0)
    g_string_append (text, BETWEEN);
  g_string_append (text, part);
}

/* "Room 3 Elternkurs until 16:00", for each event that runs; marks its room as taken. */
static char *
make_running_text (const ZimtWeekPlan *plan, ZimtDate today, int minute, gboolean *is_taken)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < plan->entries->len; i++)
    {
      const ZimtPlanEntry *entry = &g_array_index (plan->entries, ZimtPlanEntry, i);
      g_autofree char *until = NULL;
      g_autofree char *part = NULL;

      if (!is_of_today (plan, entry, today) || (int)entry->start > minute
          || (int)entry->end <= minute)
        continue;
      is_taken[entry->row] = TRUE;
      until = zimt_time_format ((int)entry->end);
      /* Translators: number of a room, title of an event, time at which it ends. */
      part = g_strdup_printf (_ ("Room %1$s %2$s until %3$s"), get_room (plan, entry)->number,
                              entry->booking->event.title, until);
      append_part (text, part);
    }
  if (text->len == 0)
    g_string_append (text, _ ("no event"));
  return g_string_free (text, FALSE);
}

/* "15:00 Room 8 Leseclub", for each event that begins next; empty where none does today. */
static char *
make_coming_text (const ZimtWeekPlan *plan, ZimtDate today, int minute)
{
  GString *text = g_string_new (NULL);
  int first = ZIMT_MINUTES_PER_DAY;

  for (guint i = 0; i < plan->entries->len; i++)
    {
      const ZimtPlanEntry *entry = &g_array_index (plan->entries, ZimtPlanEntry, i);

      if (is_of_today (plan, entry, today) && (int)entry->start > minute)
        first = MIN (first, (int)entry->start);
    }
  for (guint i = 0; i < plan->entries->len; i++)
    {
      const ZimtPlanEntry *entry = &g_array_index (plan->entries, ZimtPlanEntry, i);
      g_autofree char *start = NULL;
      g_autofree char *part = NULL;

      if (!is_of_today (plan, entry, today) || (int)entry->start != first)
        continue;
      start = zimt_time_format (first);
      /* Translators: time at which an event begins, number of a room, title of the event. */
      part = g_strdup_printf (_ ("%1$s Room %2$s %3$s"), start, get_room (plan, entry)->number,
                              entry->booking->event.title);
      append_part (text, part);
    }
  return g_string_free (text, FALSE);
}

static char *
make_free_text (const ZimtWeekPlan *plan, ZimtDate today, int minute, const gboolean *is_taken)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < plan->rooms->len; i++)
    {
      const ZimtRoom *room = g_ptr_array_index (plan->rooms, i);
      int opens;
      int closes;

      if (is_taken[i] || !zimt_room_get_opening (room, today, &opens, &closes) || minute < opens
          || minute >= closes)
        continue;
      if (text->len > 0)
        /* Translators: between the numbers of rooms. */
        g_string_append (text, C_ ("list", ", "));
      g_string_append (text, room->number);
    }
  if (text->len == 0)
    return g_strdup ("");
  /* Translators: %s are the numbers of the rooms that are free now: "Free: 2, 4, 5a". */
  return g_strdup_printf (_ ("Free: %s"), text->str);
}

static void
set_text (GtkLabel *label, const char *text)
{
  gtk_label_set_text (label, text);
  gtk_widget_set_visible (GTK_WIDGET (label), *text != '\0');
  if (gtk_label_get_ellipsize (label) != PANGO_ELLIPSIZE_NONE)
    gtk_widget_set_tooltip_text (GTK_WIDGET (label), text);
}

void
zimt_reception_strip_update (ZimtReceptionStrip *self, const ZimtWeekPlan *plan, ZimtDate today,
                             int minute)
{
  g_autofree gboolean *is_taken = NULL;
  g_autofree char *time = NULL;
  g_autofree char *now = NULL;
  g_autofree char *running = NULL;
  g_autofree char *coming = NULL;
  g_autofree char *free_rooms = NULL;

  gtk_widget_set_visible (GTK_WIDGET (self), plan != NULL && plan->rooms->len > 0);
  if (plan == NULL)
    return;

  is_taken = g_new0 (gboolean, plan->rooms->len + 1);
  time = zimt_time_format (minute);
  /* Translators: the time of day: "Now 14:36". */
  now = g_strdup_printf (_ ("Now %s"), time);
  running = make_running_text (plan, today, minute, is_taken);
  coming = make_coming_text (plan, today, minute);
  free_rooms = make_free_text (plan, today, minute, is_taken);

  set_text (self->now, now);
  set_text (self->running, running);
  /* Translators: before the events that begin next. */
  set_text (self->next, *coming != '\0' ? C_ ("reception", "Next") : "");
  set_text (self->coming, coming);
  set_text (self->free, free_rooms);
}
