/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Jump to a date: typed or picked in a month. */
#include "zimt-week-jump.h"

#include <glib/gi18n-lib.h>
#include <langinfo.h>

#include "zimt-time-entry.h"

struct _ZimtWeekJump
{
  GtkPopover parent_instance;

  ZimtClock *clock; /* owned */
  GtkEntry *entry;  /* borrowed, as the others: children */
  GtkLabel *complaint;
  GtkCalendar *calendar;
};
G_DEFINE_FINAL_TYPE (ZimtWeekJump, zimt_week_jump, GTK_TYPE_POPOVER)

enum
{
  CHOSEN,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

static void
complain (ZimtWeekJump *self, const char *text)
{
  gtk_label_set_text (self->complaint, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->complaint), text != NULL);
  if (text != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self->entry), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->entry), "error");
}

static void
entry_activated_cb (ZimtWeekJump *self)
{
  ZimtDate date;

  if (!zimt_date_entry_parse (gtk_editable_get_text (GTK_EDITABLE (self->entry)),
                              zimt_clock_get_today (self->clock), &date))
    {
      complain (self, _ ("This is no date. Try 15.3. or KW 12 or Thursday."));
      return;
    }
  gtk_popover_popdown (GTK_POPOVER (self));
  g_signal_emit (self, signals[CHOSEN], 0, (int)date);
}

static void
entry_changed_cb (ZimtWeekJump *self)
{
  complain (self, NULL);
}

static void
day_selected_cb (ZimtWeekJump *self)
{
  g_autoptr (GDateTime) day = gtk_calendar_get_date (self->calendar);
  ZimtDate date;

  /* The popover stays: the month's arrows select a day, too. */
  if (zimt_date_from_ymd (g_date_time_get_year (day), g_date_time_get_month (day),
                          g_date_time_get_day_of_month (day), &date))
    g_signal_emit (self, signals[CHOSEN], 0, (int)date);
}

static void
zimt_week_jump_map (GtkWidget *widget)
{
  ZimtWeekJump *self = ZIMT_WEEK_JUMP (widget);

  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  GTK_WIDGET_CLASS (zimt_week_jump_parent_class)->map (widget);
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}

static void
zimt_week_jump_finalize (GObject *object)
{
  g_clear_pointer (&ZIMT_WEEK_JUMP (object)->clock, zimt_clock_unref);
  G_OBJECT_CLASS (zimt_week_jump_parent_class)->finalize (object);
}

static void
zimt_week_jump_class_init (ZimtWeekJumpClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = zimt_week_jump_finalize;
  GTK_WIDGET_CLASS (klass)->map = zimt_week_jump_map;
  signals[CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT);
}

/* Where the locale begins its weeks on another day, the calendar's rows are no ISO weeks and their
 * numbers would lead people astray. The same reckoning as GtkCalendar's. */
static gboolean
begins_on_monday (void)
{
  guint first_day = GPOINTER_TO_UINT (nl_langinfo (_NL_TIME_WEEK_1STDAY)) == 19971201 ? 1 : 0;
  guint first_weekday = (guint)nl_langinfo (_NL_TIME_FIRST_WEEKDAY)[0];

  return (first_day + first_weekday - 1) % 7 == 1;
}

static void
zimt_week_jump_init (ZimtWeekJump *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *entry = gtk_entry_new ();
  GtkWidget *complaint = gtk_label_new (NULL);
  GtkWidget *calendar = gtk_calendar_new ();

  self->entry = GTK_ENTRY (entry);
  self->complaint = GTK_LABEL (complaint);
  self->calendar = GTK_CALENDAR (calendar);
  gtk_entry_set_placeholder_text (self->entry, _ ("15.3. or KW 12"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Go to a date or week"), -1);
  gtk_label_set_wrap (self->complaint, TRUE);
  gtk_label_set_max_width_chars (self->complaint, 30);
  gtk_label_set_xalign (self->complaint, 0);
  gtk_widget_add_css_class (complaint, "error");
  gtk_widget_set_visible (complaint, FALSE);
  gtk_calendar_set_show_week_numbers (self->calendar, begins_on_monday ());
  gtk_box_append (GTK_BOX (box), entry);
  gtk_box_append (GTK_BOX (box), complaint);
  gtk_box_append (GTK_BOX (box), calendar);
  gtk_popover_set_child (GTK_POPOVER (self), box);
  g_signal_connect_object (entry, "activate", G_CALLBACK (entry_activated_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (entry, "changed", G_CALLBACK (entry_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (calendar, "day-selected", G_CALLBACK (day_selected_cb), self,
                           G_CONNECT_SWAPPED);
}

GtkWidget *
zimt_week_jump_new (ZimtClock *clock)
{
  ZimtWeekJump *self = g_object_new (ZIMT_TYPE_WEEK_JUMP, NULL);

  self->clock = zimt_clock_ref (clock);
  return GTK_WIDGET (self);
}

void
zimt_week_jump_set_date (ZimtWeekJump *self, ZimtDate date)
{
  g_autoptr (GDateTime) day = NULL;
  int year;
  int month;
  int day_of_month;

  zimt_date_to_ymd (date, &year, &month, &day_of_month);
  day = g_date_time_new_local (year, month, day_of_month, 12, 0, 0);
  g_signal_handlers_block_by_func (self->calendar, day_selected_cb, self);
  gtk_calendar_select_day (self->calendar, day);
  g_signal_handlers_unblock_by_func (self->calendar, day_selected_cb, self);
}
