/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What one does in the room plan: book, change, duplicate, cancel, move. A change of a series asks
 * for its scope first; nothing is stored before that. */
#include <glib/gi18n-lib.h>

#include "zimt-scope-dialog.h"
#include "zimt-week-page-private.h"
#include "zimt-week-slot.h"

/* A wish on its way through questions and answers. */
typedef struct
{
  ZimtWeekPage *page; /* owned */
  ZimtWeekAct act;
  gboolean is_move;
  ZimtScope scope;
  gint64 room_id; /* of a move: where to */
  ZimtDate date;
  ZimtBooking *booking; /* owned */
  ZimtSeries *series;   /* owned (nullable) */
} Wish;

static void
wish_free (Wish *wish)
{
  g_object_unref (wish->page);
  g_clear_pointer (&wish->booking, zimt_booking_free);
  g_clear_pointer (&wish->series, zimt_series_free);
  g_free (wish);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Wish, wish_free)

static Wish *
wish_new (ZimtWeekPage *self, ZimtWeekAct act)
{
  Wish *wish = g_new0 (Wish, 1);

  wish->page = g_object_ref (self);
  wish->act = act;
  return wish;
}

static const ZimtPlanEntry *
get_entry (ZimtWeekPage *self, guint entry)
{
  ZimtWeekPlan *plan = zimt_week_grid_get_plan (self->grid);

  return &g_array_index (plan->entries, ZimtPlanEntry, entry);
}

/* --- The editor --- */

static void
editor_saved_cb (ZimtWeekPage *self, gint64 booking_id, const char *message)
{
  zimt_week_page_tell (self, message, ZIMT_MESSAGE_UNDO);
  zimt_week_page_show_booking (self, booking_id);
}

static void
editor_abandoned_cb (ZimtWeekPage *self, ZimtBookingEditor *editor)
{
  ZimtTarget *target = g_object_get_data (G_OBJECT (editor), "zimt-target");

  g_clear_pointer (&self->abandoned, zimt_draft_free);
  self->abandoned = zimt_booking_editor_dup_draft (editor);
  self->abandoned_target = *target;
  zimt_week_page_tell (self, _ ("Booking not saved"), ZIMT_MESSAGE_RESUME);
}

/* The keys of the program (Ctrl+Q, Ctrl+W) are the window's too. */
static void
present (ZimtWeekPage *self, GtkWindow *window)
{
  GtkWindow *parent = zimt_week_page_get_window (self);

  gtk_window_set_transient_for (window, parent);
  gtk_window_set_application (window, parent != NULL ? gtk_window_get_application (parent) : NULL);
  gtk_window_present (window);
}

static ZimtBookingEditor *
open_editor (ZimtWeekPage *self, const ZimtDraft *draft, ZimtTarget target)
{
  GtkWindow *editor = zimt_booking_editor_new (self->center, draft, target);

  g_object_set_data_full (G_OBJECT (editor), "zimt-target", g_memdup2 (&target, sizeof target),
                          g_free);
  g_signal_connect_object (editor, "saved", G_CALLBACK (editor_saved_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (editor, "abandoned", G_CALLBACK (editor_abandoned_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_window_set_modal (editor, TRUE);
  present (self, editor);
  return ZIMT_BOOKING_EDITOR (editor);
}

void
zimt_week_page_resume (ZimtWeekPage *self)
{
  g_autoptr (ZimtDraft) draft = g_steal_pointer (&self->abandoned);

  if (draft != NULL)
    zimt_booking_editor_take_up (open_editor (self, draft, self->abandoned_target));
}

static void
book (ZimtWeekPage *self, guint row, guint day, int wish)
{
  ZimtWeekPlan *plan = zimt_week_grid_get_plan (self->grid);
  ZimtMinute now = zimt_clock_get_now (zimt_center_get_clock (self->center));
  ZimtDate date = plan->monday + (ZimtDate)day;
  const ZimtRoom *room = g_ptr_array_index (plan->rooms, row);
  g_autoptr (ZimtDraft) draft = zimt_draft_new ();
  int earliest = date == zimt_minute_get_date (now) ? zimt_minute_get_of_day (now) : 0;
  int start;
  int end;

  zimt_week_slot_propose (plan, row, day, wish, earliest, &start, &end);
  draft->room_id = room->id;
  draft->starts = zimt_minute_new (date, start);
  draft->ends = zimt_minute_new (date, end);
  open_editor (self, draft, (ZimtTarget){ 0, ZIMT_SCOPE_THIS });
}

static void
slot_cb (ZimtWeekPage *self, guint row, guint day, int minute)
{
  book (self, row, day, minute);
}

void
zimt_week_page_book_slot (ZimtWeekPage *self)
{
  ZimtWeekPlan *plan = zimt_week_grid_get_plan (self->grid);
  ZimtWeekCursor cursor = zimt_week_grid_get_cursor (self->grid);

  if (plan != NULL && plan->rooms->len > 0)
    book (self, cursor.row, cursor.day, -1);
}

static void
room_chosen_cb (ZimtWeekPage *self, gpointer draft)
{
  g_clear_pointer (&self->query, zimt_room_query_free);
  open_editor (self, draft, (ZimtTarget){ 0, ZIMT_SCOPE_THIS });
}

static void
finder_abandoned_cb (ZimtWeekPage *self, const ZimtRoomQuery *query)
{
  ZimtRoomQuery *copy = g_new0 (ZimtRoomQuery, 1);

  copy->draft = zimt_draft_copy (query->draft);
  copy->equipment = g_strdupv (query->equipment);
  g_clear_pointer (&self->query, zimt_room_query_free);
  self->query = copy;
}

void
zimt_week_page_find_room (ZimtWeekPage *self)
{
  ZimtDate today = zimt_clock_get_today (zimt_center_get_clock (self->center));
  ZimtWeekPlan *plan = zimt_week_grid_get_plan (self->grid);
  ZimtWeekCursor cursor = zimt_week_grid_get_cursor (self->grid);
  GtkWindow *finder;

  if (plan == NULL)
    return;
  if (self->query != NULL && zimt_minute_get_date (self->query->draft->starts) < today)
    g_clear_pointer (&self->query, zimt_room_query_free);
  finder = zimt_room_finder_new (self->center, plan->monday + (ZimtDate)cursor.day, self->query);
  g_signal_connect_object (finder, "abandoned", G_CALLBACK (finder_abandoned_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (finder, "chosen", G_CALLBACK (room_chosen_cb), self, G_CONNECT_SWAPPED);
  present (self, finder);
}

/* --- Cancel --- */

static void
cancelled_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Wish) wish = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  gsize n_cancelled = 0;

  if (!zimt_center_cancel_finish (ZIMT_CENTER (source), result, &n_cancelled, &error))
    {
      zimt_week_page_tell_error (wish->page, error);
      return;
    }
  /* Translators: %s is the title of a booking that was called off. */
  text = g_strdup_printf (C_ ("booking", "Cancelled: %s"), wish->booking->event.title);
  if (n_cancelled > 1)
    {
      g_autofree char *one = g_steal_pointer (&text);

      /* Translators: "Cancelled: Chor, 12 dates". */
      text = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s, %u date", "%s, %u dates",
                                           n_cancelled),
                              one, (guint)n_cancelled);
    }
  zimt_week_page_tell (wish->page, text, ZIMT_MESSAGE_UNDO);
}

static void
cancel_booking (Wish *wish)
{
  ZimtTarget target = { wish->booking->id, wish->scope };

  zimt_center_cancel_async (wish->page->center, target, cancelled_cb, wish);
}

/* --- Move --- */

/* The draft moved to another room and date, its rule with it. */
static gboolean
move_draft (ZimtDraft *draft, gint64 room_id, ZimtDate date, GError **error)
{
  ZimtDate from = zimt_minute_get_date (draft->starts);
  ZimtMinute shift = (ZimtMinute)(date - from) * ZIMT_MINUTES_PER_DAY;
  ZimtRule *rule = NULL;

  draft->room_id = room_id;
  draft->starts += shift;
  draft->ends += shift;
  if (draft->rule == NULL)
    return TRUE;
  rule = zimt_rule_dup_moved (draft->rule, from, date, error);
  if (rule == NULL)
    return FALSE;
  zimt_rule_free (draft->rule);
  draft->rule = rule;
  return TRUE;
}

static void
moved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Wish) wish = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  g_autoptr (ZimtCheck) check = zimt_center_book_finish (ZIMT_CENTER (source), result, &error);

  if (check == NULL)
    {
      wish->page->wanted_booking = 0;
      zimt_week_page_tell_error (wish->page, error);
      return;
    }
  /* Translators: %s is the title of a booking. */
  text = g_strdup_printf (_ ("Moved: %s"), wish->booking->event.title);
  zimt_week_page_tell (wish->page, text, ZIMT_MESSAGE_UNDO);
}

static void
move_booking (Wish *taken)
{
  g_autoptr (Wish) wish = taken;
  g_autoptr (GError) error = NULL;
  gboolean is_series = wish->series != NULL && wish->scope != ZIMT_SCOPE_THIS;
  g_autoptr (ZimtDraft) draft
      = zimt_draft_new_from_booking (wish->booking, is_series ? wish->series : NULL);
  ZimtCenter *center = wish->page->center;
  ZimtTarget target = { wish->booking->id, wish->scope };

  if (!move_draft (draft, wish->room_id, wish->date, &error))
    {
      zimt_week_page_tell_error (wish->page, error);
      return;
    }
  wish->page->wanted_booking = wish->booking->id;
  /* Translators: name of a step that can be undone; %s is the title of a booking. */
  zimt_center_book_async (center, draft, target, ZIMT_ON_CONFLICT_REFUSE, _ ("Move: %s"), moved_cb,
                          g_steal_pointer (&wish));
}

/* --- Scope, then the act --- */

static void
edit_booking (Wish *wish)
{
  gboolean is_series = wish->series != NULL && wish->scope != ZIMT_SCOPE_THIS;
  g_autoptr (ZimtDraft) draft
      = zimt_draft_new_from_booking (wish->booking, is_series ? wish->series : NULL);

  open_editor (wish->page, draft, (ZimtTarget){ wish->booking->id, wish->scope });
}

static void
duplicate_booking (Wish *wish)
{
  g_autoptr (ZimtDraft) draft = zimt_draft_new_from_booking (wish->booking, NULL);
  ZimtTarget target = { 0, ZIMT_SCOPE_THIS };

  zimt_booking_editor_begin_copy (open_editor (wish->page, draft, target));
}

/* Carries the wish out; it is used up. */
static void
carry_out (Wish *taken)
{
  g_autoptr (Wish) wish = taken;

  if (wish->page->center == NULL)
    return;
  if (wish->is_move)
    move_booking (g_steal_pointer (&wish));
  else if (wish->act == ZIMT_WEEK_ACT_CANCEL)
    cancel_booking (g_steal_pointer (&wish));
  else if (wish->act == ZIMT_WEEK_ACT_DUPLICATE)
    duplicate_booking (wish);
  else
    edit_booking (wish);
}

/* The dialog keeps the box until it goes, and the wish leaves it when a scope is chosen. */
static void
wish_box_free (gpointer data)
{
  Wish **box = data;

  g_clear_pointer (box, wish_free);
  g_free (box);
}

static void
scope_chosen_cb (ZimtScope scope, gpointer user_data)
{
  Wish **box = user_data;

  if (*box == NULL)
    return;
  (*box)->scope = scope;
  carry_out (g_steal_pointer (box));
}

static void
ask_scope (Wish *wish)
{
  Wish **box = g_new0 (Wish *, 1);
  const char *heading = _ ("Change which dates?");

  if (wish->is_move)
    heading = _ ("Move which dates?");
  else if (wish->act == ZIMT_WEEK_ACT_CANCEL)
    heading = C_ ("booking", "Cancel which dates?");
  *box = wish;
  zimt_scope_dialog_ask (zimt_week_page_get_window (wish->page), heading,
                         wish->booking->event.title, scope_chosen_cb, box, wish_box_free);
}

/* A form for what is over could never be saved. Cancelling reaches the later dates of its series.
 */
static gboolean
is_too_late (const Wish *wish)
{
  ZimtMinute now = zimt_clock_get_now (zimt_center_get_clock (wish->page->center));

  return (wish->is_move || wish->act == ZIMT_WEEK_ACT_EDIT) && wish->booking->ends <= now;
}

static void
details_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Wish) wish = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (ZimtDetails) details
      = zimt_center_load_details_finish (ZIMT_CENTER (source), result, &error);

  if (wish->page->center == NULL)
    return;
  if (details == NULL)
    {
      zimt_week_page_tell_error (wish->page, error);
      return;
    }
  wish->booking = g_steal_pointer (&details->booking);
  wish->series = g_steal_pointer (&details->series);
  if (is_too_late (wish))
    {
      zimt_week_page_tell (
          wish->page,
          _ ("This date is over, and the past does not change; only its head count "
             "can still be entered."),
          ZIMT_MESSAGE_PLAIN);
      return;
    }
  if (wish->series != NULL && wish->act != ZIMT_WEEK_ACT_DUPLICATE)
    ask_scope (g_steal_pointer (&wish));
  else
    carry_out (g_steal_pointer (&wish));
}

static void
begin (Wish *wish, gint64 booking_id)
{
  zimt_center_load_details_async (wish->page->center, booking_id, NULL, details_loaded_cb, wish);
}

/* --- The details popover --- */

static void
details_edit_cb (ZimtWeekPage *self, gint64 booking_id)
{
  gtk_popover_popdown (GTK_POPOVER (self->details));
  begin (wish_new (self, ZIMT_WEEK_ACT_EDIT), booking_id);
}

static void
details_duplicate_cb (ZimtWeekPage *self, gint64 booking_id)
{
  gtk_popover_popdown (GTK_POPOVER (self->details));
  begin (wish_new (self, ZIMT_WEEK_ACT_DUPLICATE), booking_id);
}

static void
details_cancel_cb (ZimtWeekPage *self, gint64 booking_id)
{
  gtk_popover_popdown (GTK_POPOVER (self->details));
  begin (wish_new (self, ZIMT_WEEK_ACT_CANCEL), booking_id);
}

static void
details_message_cb (ZimtWeekPage *self, const char *text, gboolean can_undo)
{
  zimt_week_page_tell (self, text, can_undo ? ZIMT_MESSAGE_UNDO : ZIMT_MESSAGE_PLAIN);
}

static void
ensure_details (ZimtWeekPage *self)
{
  if (self->details != NULL)
    return;
  self->details = ZIMT_BOOKING_DETAILS (zimt_booking_details_new (self->center));
  gtk_widget_set_parent (GTK_WIDGET (self->details), GTK_WIDGET (self->grid));
  g_signal_connect_object (self->details, "edit", G_CALLBACK (details_edit_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->details, "duplicate", G_CALLBACK (details_duplicate_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->details, "cancel", G_CALLBACK (details_cancel_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->details, "message", G_CALLBACK (details_message_cb), self,
                           G_CONNECT_SWAPPED);
}

/* --- From the grid --- */

static void
open_entry (ZimtWeekPage *self, guint index)
{
  const ZimtPlanEntry *entry = get_entry (self, index);
  GdkRectangle at;

  /* A date that its series leaves out is no booking: there is nothing to it but its reason. */
  if (entry->booking->status == ZIMT_STATUS_PAUSED)
    {
      g_autofree char *text = zimt_plan_entry_speak (zimt_week_grid_get_plan (self->grid), entry);

      zimt_week_page_tell (self, text, ZIMT_MESSAGE_PLAIN);
      return;
    }
  ensure_details (self);
  zimt_week_grid_get_entry_rect (self->grid, index, &at);
  zimt_booking_details_show (self->details, entry->booking->id, &at);
}

static void
act_cb (ZimtWeekPage *self, guint act, guint entry)
{
  if (act == ZIMT_WEEK_ACT_OPEN)
    open_entry (self, entry);
  else
    begin (wish_new (self, (ZimtWeekAct)act), get_entry (self, entry)->booking->id);
}

static void
move_cb (ZimtWeekPage *self, guint index, guint row, guint day)
{
  ZimtWeekPlan *plan = zimt_week_grid_get_plan (self->grid);
  const ZimtPlanEntry *entry = get_entry (self, index);
  const ZimtRoom *room = g_ptr_array_index (plan->rooms, row);
  Wish *wish = wish_new (self, ZIMT_WEEK_ACT_EDIT);

  /* A booking over midnight is dragged by one of its days: what counts is how far. */
  wish->is_move = TRUE;
  wish->room_id = room->id;
  wish->date = zimt_minute_get_date (entry->booking->starts) + (ZimtDate)day - (ZimtDate)entry->day;
  begin (wish, entry->booking->id);
}

static void
week_step_cb (ZimtWeekPage *self, int step)
{
  zimt_week_page_step (self, step);
}

void
zimt_week_page_add_acts (ZimtWeekPage *self)
{
  g_signal_connect_object (self->grid, "act", G_CALLBACK (act_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->grid, "slot", G_CALLBACK (slot_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->grid, "move", G_CALLBACK (move_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->grid, "week-step", G_CALLBACK (week_step_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->grid, "today", G_CALLBACK (zimt_week_page_show_today), self,
                           G_CONNECT_SWAPPED);
}
