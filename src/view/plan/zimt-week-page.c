/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The room plan: loads and shows weeks. What one does in them is in zimt-week-page-acts.c. */
#include "zimt-week-page.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "zimt-style.h"
#include "zimt-name.h"
#include "zimt-time-names.h"
#include "zimt-week-jump.h"
#include "zimt-week-page-private.h"

G_DEFINE_FINAL_TYPE (ZimtWeekPage, zimt_week_page, GTK_TYPE_BOX)

enum
{
  MESSAGE,
  READY,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

void
zimt_week_page_tell (ZimtWeekPage *self, const char *text, ZimtMessageKind kind)
{
  g_signal_emit (self, signals[MESSAGE], 0, text, (guint)kind);
}

void
zimt_week_page_tell_error (ZimtWeekPage *self, const GError *error)
{
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    zimt_week_page_tell (self, error->message, ZIMT_MESSAGE_PLAIN);
}

GtkWindow *
zimt_week_page_get_window (ZimtWeekPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  return GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL;
}

/* --- Now --- */

static void
update_now (ZimtWeekPage *self)
{
  ZimtMinute now = zimt_clock_get_now (zimt_center_get_clock (self->center));
  ZimtDate today = zimt_minute_get_date (now);
  int minute = zimt_minute_get_of_day (now);
  const ZimtWeekPlan *plan = self->today_plan;

  if (plan != NULL && zimt_date_get_monday (today) != plan->monday)
    plan = NULL;
  zimt_week_grid_set_now (self->grid, today, minute);
  zimt_reception_strip_update (self->strip, plan, today, minute);
}

static void load_today (ZimtWeekPage *self);

static void
kept_up_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ZimtWeekPage) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!zimt_center_keep_up_finish (ZIMT_CENTER (source), result, &error) && self->center != NULL)
    zimt_week_page_tell_error (self, error);
}

/* The program may stay open for weeks: what opening does for the house is due every day. */
static void
keep_up (ZimtWeekPage *self, ZimtDate today)
{
  if (self->upkeep_date == today)
    return;
  self->upkeep_date = today;
  zimt_center_keep_up_async (self->center, kept_up_cb, g_object_ref (self));
}

/* The page stays behind others where the house is closed or could not be opened. */
static gboolean
has_house (ZimtWeekPage *self)
{
  return zimt_center_get_house (self->center) != NULL
         && gtk_widget_get_child_visible (GTK_WIDGET (self));
}

static gboolean
tick_cb (gpointer user_data)
{
  ZimtWeekPage *self = user_data;
  ZimtDate today = zimt_clock_get_today (zimt_center_get_clock (self->center));
  guint seconds = 60 - (guint)(g_get_real_time () / G_USEC_PER_SEC % 60);

  update_now (self);
  if (has_house (self))
    {
      if (self->today_plan != NULL && self->today_plan->monday != zimt_date_get_monday (today))
        load_today (self);
      keep_up (self, today);
    }
  self->tick = g_timeout_add_seconds (MAX (seconds, 1), tick_cb, self);
  return G_SOURCE_REMOVE;
}

static void
set_today_plan (ZimtWeekPage *self, ZimtWeekPlan *plan)
{
  zimt_week_plan_ref (plan);
  g_clear_pointer (&self->today_plan, zimt_week_plan_unref);
  self->today_plan = plan;
  update_now (self);
}

static void
today_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ZimtWeekPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (ZimtWeekPlan) plan
      = zimt_center_load_week_finish (ZIMT_CENTER (source), result, &error);

  if (self->center == NULL)
    return;
  if (plan != NULL)
    set_today_plan (self, plan);
  else
    zimt_week_page_tell_error (self, error);
}

static void
load_today (ZimtWeekPage *self)
{
  ZimtDate today = zimt_clock_get_today (zimt_center_get_clock (self->center));

  zimt_center_load_week_async (self->center, zimt_date_get_monday (today), NULL, today_loaded_cb,
                               g_object_ref (self));
}

/* --- The week --- */

static char *
make_info (const ZimtWeekPlan *plan)
{
  int week = zimt_date_get_iso_week (plan->monday, NULL);
  g_autofree char *number = g_strdup_printf (_ ("Week %d"), week);
  g_autofree char *bookings
      = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u booking", "%u bookings", plan->n_fixed),
                         plan->n_fixed);
  g_autofree char *visitors = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u visitor",
                                                            "%u visitors", plan->n_visitors),
                                               plan->n_visitors);

  return g_strjoin (" · ", number, bookings, visitors, NULL);
}

static GtkWidget *
make_no_rooms (void)
{
  GtkWidget *page = adw_status_page_new ();
  GtkWidget *button = gtk_button_new_with_mnemonic (_ ("Add _Rooms…"));

  adw_status_page_set_icon_name (ADW_STATUS_PAGE (page), "view-grid-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (page), _ ("No rooms yet"));
  adw_status_page_set_description (
      ADW_STATUS_PAGE (page),
      _ ("The plan shows the rooms that can be booked. Add them in the preferences."));
  gtk_widget_set_halign (button, GTK_ALIGN_CENTER);
  zimt_name_by_label (button);
  gtk_widget_add_css_class (button, "pill");
  gtk_widget_add_css_class (button, "suggested-action");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.preferences");
  adw_status_page_set_child (ADW_STATUS_PAGE (page), button);
  return page;
}

/* Made only where it is needed: its large icon alone would cost the start 7 MB of librsvg. */
static void
show_no_rooms (ZimtWeekPage *self)
{
  if (gtk_stack_get_child_by_name (self->stack, "no-rooms") == NULL)
    gtk_stack_add_named (self->stack, make_no_rooms (), "no-rooms");
  gtk_stack_set_visible_child_name (self->stack, "no-rooms");
}

static void
show_texts (ZimtWeekPage *self, const ZimtWeekPlan *plan)
{
  g_autofree char *title
      = zimt_date_range_to_text (plan->monday, plan->monday + (ZimtDate)plan->n_days - 1);
  g_autofree char *info = make_info (plan);

  gtk_label_set_text (self->title, title);
  gtk_label_set_text (self->info, info);
  if (plan->entries->len == 0)
    zimt_style_ensure (GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self->hint), plan->entries->len == 0);
  if (plan->rooms->len > 0)
    gtk_stack_set_visible_child_name (self->stack, "plan");
  else
    show_no_rooms (self);
}

static void
place_cursor (ZimtWeekPage *self, const ZimtWeekPlan *plan)
{
  ZimtWeekCursor cursor = zimt_week_grid_get_cursor (self->grid);
  ZimtDate today = zimt_clock_get_today (zimt_center_get_clock (self->center));
  gboolean has_today = zimt_date_get_monday (today) == plan->monday;

  if (self->wanted_booking != 0)
    {
      if (zimt_week_grid_focus_booking (self->grid, self->wanted_booking))
        gtk_window_set_focus_visible (zimt_week_page_get_window (self), TRUE);
    }
  else if (self->wants_today && has_today && plan->rooms->len > 0)
    zimt_week_grid_focus_cell (self->grid, cursor.row, (guint)(today - plan->monday));
  else if (!self->is_ready && plan->rooms->len > 0)
    zimt_week_grid_focus_cell (self->grid, 0, has_today ? (guint)(today - plan->monday) : 0);
  self->wanted_booking = 0;
  self->wants_today = FALSE;
}

static void
show_week (ZimtWeekPage *self, ZimtWeekPlan *plan)
{
  ZimtDate today = zimt_clock_get_today (zimt_center_get_clock (self->center));

  zimt_week_grid_set_plan (self->grid, plan);
  zimt_week_header_refresh (self->header);
  show_texts (self, plan);
  place_cursor (self, plan);
  if (plan->monday == zimt_date_get_monday (today))
    set_today_plan (self, plan);
  else
    load_today (self);
  if (!self->is_ready)
    {
      self->is_ready = TRUE;
      g_signal_emit (self, signals[READY], 0);
    }
}

static void
week_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ZimtWeekPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (ZimtWeekPlan) plan
      = zimt_center_load_week_finish (ZIMT_CENTER (source), result, &error);

  if (self->center == NULL)
    return;
  if (plan == NULL)
    zimt_week_page_tell_error (self, error);
  else if (plan->monday == self->monday)
    show_week (self, plan);
}

void
zimt_week_page_reload (ZimtWeekPage *self)
{
  g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  if (zimt_center_get_house (self->center) == NULL)
    return;
  self->loading = g_cancellable_new ();
  zimt_center_load_week_async (self->center, self->monday, self->loading, week_loaded_cb,
                               g_object_ref (self));
}

void
zimt_week_page_show_date (ZimtWeekPage *self, ZimtDate date)
{
  self->monday = zimt_date_get_monday (CLAMP (date, ZIMT_DATE_FIRST + 7, ZIMT_DATE_LAST - 7));
  zimt_week_page_reload (self);
}

void
zimt_week_page_show_today (ZimtWeekPage *self)
{
  self->wants_today = TRUE;
  zimt_week_page_show_date (self, zimt_clock_get_today (zimt_center_get_clock (self->center)));
}

void
zimt_week_page_step (ZimtWeekPage *self, int n_weeks)
{
  zimt_week_page_show_date (self, self->monday + 7 * n_weeks);
}

static void
booking_found_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ZimtWeekPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (ZimtDetails) details
      = zimt_center_load_details_finish (ZIMT_CENTER (source), result, &error);

  if (self->center == NULL)
    return;
  if (details == NULL)
    {
      zimt_week_page_tell_error (self, error);
      return;
    }
  self->wanted_booking = details->booking->id;
  zimt_week_page_show_date (self, zimt_minute_get_date (details->booking->starts));
}

void
zimt_week_page_show_booking (ZimtWeekPage *self, gint64 booking_id)
{
  zimt_center_load_details_async (self->center, booking_id, NULL, booking_found_cb,
                                  g_object_ref (self));
}

ZimtWeekPlan *
zimt_week_page_get_plan (ZimtWeekPage *self)
{
  return zimt_week_grid_get_plan (self->grid);
}

void
zimt_week_page_focus_plan (ZimtWeekPage *self)
{
  gtk_search_bar_set_search_mode (self->search_bar, FALSE);
  if (self->details != NULL)
    gtk_popover_popdown (GTK_POPOVER (self->details));
  gtk_menu_button_popdown (self->jump_button);
  gtk_widget_grab_focus (GTK_WIDGET (self->grid));
}

/* --- Jump --- */

static void
date_chosen_cb (ZimtWeekPage *self, int date)
{
  GtkPopover *jump = gtk_menu_button_get_popover (self->jump_button);

  zimt_week_page_show_date (self, date);
  /* Who typed a date goes on in the plan; the month stays open to be leafed through. */
  if (!gtk_widget_get_visible (GTK_WIDGET (jump)))
    gtk_widget_grab_focus (GTK_WIDGET (self->grid));
}

static void
create_jump_cb (GtkMenuButton *button, gpointer user_data)
{
  ZimtWeekPage *self = user_data;
  GtkWidget *jump = GTK_WIDGET (gtk_menu_button_get_popover (button));

  if (jump == NULL)
    {
      jump = zimt_week_jump_new (zimt_center_get_clock (self->center));
      g_signal_connect_object (jump, "chosen", G_CALLBACK (date_chosen_cb), self,
                               G_CONNECT_SWAPPED);
      gtk_menu_button_set_popover (button, jump);
    }
  zimt_week_jump_set_date (ZIMT_WEEK_JUMP (jump), self->monday);
}

void
zimt_week_page_go_to (ZimtWeekPage *self)
{
  gtk_menu_button_popup (self->jump_button);
}

/* --- Life --- */

static void
zimt_week_page_dispose (GObject *object)
{
  ZimtWeekPage *self = ZIMT_WEEK_PAGE (object);

  g_clear_handle_id (&self->tick, g_source_remove);
  g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  g_cancellable_cancel (self->searching);
  g_clear_object (&self->searching);
  g_clear_pointer (&self->abandoned, zimt_draft_free);
  g_clear_pointer (&self->query, zimt_room_query_free);
  g_clear_pointer (&self->today_plan, zimt_week_plan_unref);
  gtk_widget_dispose_template (GTK_WIDGET (self), ZIMT_TYPE_WEEK_PAGE);
  g_clear_object (&self->center);
  G_OBJECT_CLASS (zimt_week_page_parent_class)->dispose (object);
}

static void
zimt_week_page_class_init (ZimtWeekPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = zimt_week_page_dispose;
  signals[MESSAGE] = g_signal_new ("message", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_UINT);
  signals[READY]
      = g_signal_new ("ready", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/zimt/Zimt/ui/plan/week-page.ui");
  gtk_widget_class_bind_template_child (widget_class, ZimtWeekPage, title);
  gtk_widget_class_bind_template_child (widget_class, ZimtWeekPage, info);
  gtk_widget_class_bind_template_child (widget_class, ZimtWeekPage, hint);
  gtk_widget_class_bind_template_child (widget_class, ZimtWeekPage, stack);
  gtk_widget_class_bind_template_child (widget_class, ZimtWeekPage, plan_box);
  gtk_widget_class_bind_template_child (widget_class, ZimtWeekPage, scroller);
  gtk_widget_class_bind_template_child (widget_class, ZimtWeekPage, jump_button);
  gtk_widget_class_bind_template_child (widget_class, ZimtWeekPage, search_bar);
  gtk_widget_class_bind_template_child (widget_class, ZimtWeekPage, search_entry);
  gtk_widget_class_bind_template_child (widget_class, ZimtWeekPage, results_window);
  gtk_widget_class_bind_template_child (widget_class, ZimtWeekPage, results);
}

static void
zimt_week_page_init (ZimtWeekPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->grid = ZIMT_WEEK_GRID (zimt_week_grid_new ());
  self->header = ZIMT_WEEK_HEADER (zimt_week_header_new (self->grid));
  self->strip = ZIMT_RECEPTION_STRIP (zimt_reception_strip_new ());
  gtk_box_prepend (self->plan_box, GTK_WIDGET (self->header));
  gtk_scrolled_window_set_child (self->scroller, GTK_WIDGET (self->grid));
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->strip));
  zimt_name_menu_button (self->jump_button, _ ("Go to a date or week (Ctrl+G)"));
  gtk_menu_button_set_create_popup_func (self->jump_button, create_jump_cb, self, NULL);
}

GtkWidget *
zimt_week_page_new (ZimtCenter *center)
{
  ZimtWeekPage *self = g_object_new (ZIMT_TYPE_WEEK_PAGE, NULL);

  self->center = g_object_ref (center);
  self->monday = zimt_date_get_monday (zimt_clock_get_today (zimt_center_get_clock (center)));
  g_signal_connect_object (center, "changed", G_CALLBACK (zimt_week_page_reload), self,
                           G_CONNECT_SWAPPED);
  zimt_week_page_add_acts (self);
  zimt_week_page_add_search (self);
  self->upkeep_date = zimt_clock_get_today (zimt_center_get_clock (center));
  self->tick = g_timeout_add_seconds (1, tick_cb, self);
  return GTK_WIDGET (self);
}
