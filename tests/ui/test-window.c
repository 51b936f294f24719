/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The window with the practice house: weeks, booking, cancelling, undo, search. */
#include <string.h>

#include "window-fixture.h"
#include "zimt-application.h"
#include "zimt-booking-details.h"
#include "zimt-booking-editor.h"
#include "zimt-room-finder.h"
#include "zimt-week-grid.h"
#include "zimt-week-jump.h"

static ZimtWeekGrid *
get_grid (WindowFixture *fixture)
{
  return ZIMT_WEEK_GRID (
      editor_get_widget (zimt_window_get_page (fixture->window), ZIMT_TYPE_WEEK_GRID, NULL));
}

static GtkWidget *
get_child (WindowFixture *fixture, GType type, const char *id)
{
  return editor_get_widget (zimt_window_get_page (fixture->window), type, id);
}

static guint
find_entry (WindowFixture *fixture, const char *title, guint day)
{
  ZimtWeekPlan *plan = zimt_week_grid_get_plan (get_grid (fixture));

  for (guint i = 0; i < plan->entries->len; i++)
    {
      const ZimtPlanEntry *entry = &g_array_index (plan->entries, ZimtPlanEntry, i);

      if (entry->day == day && g_str_equal (entry->booking->event.title, title))
        return i;
    }
  return G_MAXUINT;
}

static gint64
find_booking (WindowFixture *fixture, const char *title, guint day)
{
  guint entry = find_entry (fixture, title, day);
  ZimtWeekPlan *plan = zimt_week_grid_get_plan (get_grid (fixture));

  g_assert_cmpuint (entry, !=, G_MAXUINT);
  return g_array_index (plan->entries, ZimtPlanEntry, entry).booking->id;
}

static void
press (WindowFixture *fixture, guint keyval)
{
  editor_press (gtk_window_get_focus (GTK_WINDOW (fixture->window)), keyval, 0);
}

/* Chooses a scope in the dialog that asks for it: the response begins with what the button says. */
static void
answer_scope (const char *response)
{
  GtkWindow *dialog = window_wait_for_toplevel (ADW_TYPE_MESSAGE_DIALOG);

  adw_message_dialog_response (ADW_MESSAGE_DIALOG (dialog), response);
  gtk_window_destroy (dialog);
}

/* --- Weeks --- */

static void
test_week (WindowFixture *fixture, gconstpointer data)
{
  window_open_practice (fixture);
  window_wait_for_text (fixture, "23–29 November 2026");
  window_wait_for_text (fixture, "Week 48 · 64 bookings · 339 visitors");
  window_wait_for_text (fixture, "Now 14:36");
  window_wait_for_text (fixture, "Room 1 Migrationsberatung until 17:00");
  window_wait_for_text (fixture, "15:00 Room 8 Leseclub");
  window_wait_for_text (fixture, "Free: 2, 4, 5a, 5b, 6, 7, 8, 9, 10, 11");
  window_wait_for_text (fixture, "Practice house");
}

static void
test_other_weeks (WindowFixture *fixture, gconstpointer data)
{
  window_open_practice (fixture);
  press (fixture, GDK_KEY_Page_Down);
  window_wait_for_text (fixture, "30 November – 6 December 2026");
  press (fixture, GDK_KEY_Page_Up);
  window_wait_for_text (fixture, "23–29 November 2026");
  window_activate (fixture, "previous-week");
  window_wait_for_text (fixture, "16–22 November 2026");
  /* The strip for reception is about today, whatever week is shown. */
  window_wait_for_text (fixture, "15:00 Room 8 Leseclub");
  press (fixture, GDK_KEY_t);
  window_wait_for_text (fixture, "23–29 November 2026");
  g_assert_cmpuint (zimt_week_grid_get_cursor (get_grid (fixture)).day, ==, 1);
}

static void
test_leaving_the_plan (WindowFixture *fixture, gconstpointer data)
{
  GtkWidget *grid;
  GtkWidget *focus;

  window_open_practice (fixture);
  grid = GTK_WIDGET (get_grid (fixture));
  focus = gtk_window_get_focus (GTK_WINDOW (fixture->window));
  g_assert_true (gtk_widget_is_ancestor (focus, grid));
  editor_press (focus, GDK_KEY_ISO_Left_Tab, GDK_CONTROL_MASK | GDK_SHIFT_MASK);
  focus = gtk_window_get_focus (GTK_WINDOW (fixture->window));
  g_assert_false (gtk_widget_is_ancestor (focus, grid));
  gtk_widget_child_focus (GTK_WIDGET (fixture->window), GTK_DIR_TAB_FORWARD);
  focus = gtk_window_get_focus (GTK_WINDOW (fixture->window));
  g_assert_true (gtk_widget_is_ancestor (focus, grid));
  editor_press (focus, GDK_KEY_Tab, GDK_CONTROL_MASK);
  focus = gtk_window_get_focus (GTK_WINDOW (fixture->window));
  g_assert_false (gtk_widget_is_ancestor (focus, grid));
}

static void
test_jump (WindowFixture *fixture, gconstpointer data)
{
  GtkWidget *jump;
  GtkWidget *entry;

  window_open_practice (fixture);
  window_activate (fixture, "go-to");
  jump = get_child (fixture, ZIMT_TYPE_WEEK_JUMP, NULL);
  entry = editor_get_widget (jump, GTK_TYPE_ENTRY, NULL);
  gtk_editable_set_text (GTK_EDITABLE (entry), "gestern vielleicht");
  g_signal_emit_by_name (entry, "activate");
  g_assert_true (gtk_widget_has_css_class (entry, "error"));
  gtk_editable_set_text (GTK_EDITABLE (entry), "KW 12");
  g_assert_false (gtk_widget_has_css_class (entry, "error"));
  g_signal_emit_by_name (entry, "activate");
  window_wait_for_text (fixture, "22–28 March 2027");
  /* The keys go on in the plan. */
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (fixture->window)),
                                         GTK_WIDGET (get_grid (fixture))));
  press (fixture, GDK_KEY_t);
  window_wait_for_text (fixture, "23–29 November 2026");
}

/* --- Booking --- */

static void
test_new_booking (WindowFixture *fixture, gconstpointer data)
{
  g_autoptr (ZimtDraft) draft = NULL;
  GtkWindow *editor;

  window_open_practice (fixture);
  zimt_week_grid_focus_cell (get_grid (fixture), 3, 3);
  press (fixture, GDK_KEY_n);
  editor = window_wait_for_toplevel (ZIMT_TYPE_BOOKING_EDITOR);
  draft = zimt_booking_editor_dup_draft (ZIMT_BOOKING_EDITOR (editor));
  /* Room 4 is taken on Thursday from 10 to 12. */
  g_assert_cmpint (draft->starts, ==, zimt_minute_new (EDITOR_MONDAY + 3, 9 * 60));
  g_assert_cmpint (draft->ends, ==, zimt_minute_new (EDITOR_MONDAY + 3, 10 * 60));
  g_assert_cmpint (
      draft->room_id, ==,
      zimt_house_find_room (zimt_center_get_house (zimt_window_get_center (fixture->window)), "4")
          ->id);
  g_assert_true (gtk_window_get_transient_for (editor) == GTK_WINDOW (fixture->window));
  gtk_window_destroy (editor);
}

static void
set_text (GtkWindow *window, const char *id, const char *text)
{
  GtkWidget *entry = editor_get_widget (GTK_WIDGET (window), GTK_TYPE_ENTRY, id);

  gtk_editable_set_text (GTK_EDITABLE (entry), text);
}

static gboolean
has_parents_evening (gpointer data)
{
  return find_entry (data, "Elternabend", 3) != G_MAXUINT;
}

static gboolean
has_no_parents_evening (gpointer data)
{
  return find_entry (data, "Elternabend", 3) == G_MAXUINT;
}

static gboolean
can_save (gpointer data)
{
  return gtk_widget_is_sensitive (data);
}

static gboolean
has_entry (gpointer data)
{
  guint entry;

  return zimt_week_grid_get_entry (data, &entry);
}

static void
test_book_and_undo (WindowFixture *fixture, gconstpointer data)
{
  GtkWindow *editor;
  GtkWidget *save;
  guint entry;

  window_open_practice (fixture);
  zimt_week_grid_focus_cell (get_grid (fixture), 3, 3);
  press (fixture, GDK_KEY_n);
  editor = window_wait_for_toplevel (ZIMT_TYPE_BOOKING_EDITOR);
  set_text (editor, "title", "Elternabend");
  save = editor_get_widget (GTK_WIDGET (editor), GTK_TYPE_BUTTON, "save_button");
  editor_wait (can_save, save);
  g_signal_emit_by_name (save, "clicked");
  editor_wait (has_parents_evening, fixture);
  window_wait_for_text (fixture, "Week 48 · 65 bookings");
  /* The new booking has the focus: what was booked is before one's eyes. */
  editor_wait (has_entry, get_grid (fixture));
  zimt_week_grid_get_entry (get_grid (fixture), &entry);
  g_assert_cmpuint (entry, ==, find_entry (fixture, "Elternabend", 3));
  window_activate (fixture, "undo");
  editor_wait (has_no_parents_evening, fixture);
}

static void
test_left_behind (WindowFixture *fixture, gconstpointer data)
{
  g_autoptr (ZimtDraft) draft = NULL;
  GtkWindow *editor;

  window_open_practice (fixture);
  zimt_week_grid_focus_cell (get_grid (fixture), 3, 3);
  press (fixture, GDK_KEY_n);
  editor = window_wait_for_toplevel (ZIMT_TYPE_BOOKING_EDITOR);
  set_text (editor, "title", "Elternabend");
  gtk_window_close (editor);
  window_wait_for_text (fixture, "Booking not saved");
  window_activate (fixture, "resume-booking");
  editor = window_wait_for_toplevel (ZIMT_TYPE_BOOKING_EDITOR);
  draft = zimt_booking_editor_dup_draft (ZIMT_BOOKING_EDITOR (editor));
  g_assert_cmpstr (draft->event.title, ==, "Elternabend");
  g_assert_true (has_no_parents_evening (fixture));

  /* Left again without another letter, it is offered again. */
  gtk_window_close (editor);
  window_activate (fixture, "resume-booking");
  editor = window_wait_for_toplevel (ZIMT_TYPE_BOOKING_EDITOR);
  gtk_window_destroy (editor);
}

static void
answer (const char *label)
{
  GtkWindow *question = window_wait_for_toplevel (ADW_TYPE_MESSAGE_DIALOG);
  g_autoptr (GtkWidget) button = g_object_ref (editor_find_button (GTK_WIDGET (question), label));

  g_signal_emit_by_name (button, "clicked");
  editor_settle ();
}

static void
test_quitting_asks (WindowFixture *fixture, gconstpointer data)
{
  g_autoptr (ZimtDraft) draft = NULL;
  gpointer window = fixture->window;
  GtkWindow *editor;

  window_open_practice (fixture);
  editor_present (window);
  zimt_week_grid_focus_cell (get_grid (fixture), 3, 3);
  press (fixture, GDK_KEY_n);
  editor = window_wait_for_toplevel (ZIMT_TYPE_BOOKING_EDITOR);
  set_text (editor, "title", "Elternabend");
  g_action_group_activate_action (G_ACTION_GROUP (fixture->application), "quit", NULL);
  editor_photograph (GTK_WIDGET (window_wait_for_toplevel (ADW_TYPE_MESSAGE_DIALOG)), "quit");
  answer ("Resume");
  editor = window_wait_for_toplevel (ZIMT_TYPE_BOOKING_EDITOR);
  draft = zimt_booking_editor_dup_draft (ZIMT_BOOKING_EDITOR (editor));
  g_assert_cmpstr (draft->event.title, ==, "Elternabend");
  set_text (editor, "title", "Elternabend 2");
  g_object_add_weak_pointer (window, &window);
  gtk_window_close (editor);
  gtk_window_close (window);
  answer ("Discard");
  g_assert_null (window);
  fixture->window = ZIMT_WINDOW (
      zimt_window_new (fixture->application, fixture->clock, fixture->settings, "0"));
}

static void
test_details (WindowFixture *fixture, gconstpointer data)
{
  GtkWidget *details;

  window_open_practice (fixture);
  zimt_week_grid_focus_booking (get_grid (fixture), find_booking (fixture, "Leseclub", 1));
  press (fixture, GDK_KEY_Return);
  details = get_child (fixture, ZIMT_TYPE_BOOKING_DETAILS, NULL);
  window_wait_for_text (fixture, "Leseclub");
  g_assert_true (gtk_widget_get_mapped (details));
  gtk_popover_popdown (GTK_POPOVER (details));
}

static void
test_keys_in_the_details (WindowFixture *fixture, gconstpointer data)
{
  static const char *const stops[] = { "heads_button", "history_expander", "edit_button" };
  GtkWindow *window;
  GtkWidget *details;
  GtkWidget *focus;

  window_open_practice (fixture);
  window = GTK_WINDOW (fixture->window);
  zimt_week_grid_focus_booking (get_grid (fixture), find_booking (fixture, "Leseclub", 1));
  press (fixture, GDK_KEY_Return);
  details = get_child (fixture, ZIMT_TYPE_BOOKING_DETAILS, NULL);
  window_wait_for_text (fixture, "Leseclub");
  gtk_widget_grab_focus (editor_get_widget (details, GTK_TYPE_ENTRY, "heads"));
  for (guint i = 0; i < G_N_ELEMENTS (stops); i++)
    {
      gtk_widget_child_focus (GTK_WIDGET (window), GTK_DIR_TAB_FORWARD);
      focus = gtk_window_get_focus (window);
      g_assert_cmpstr (gtk_buildable_get_buildable_id (GTK_BUILDABLE (focus)), ==, stops[i]);
    }
  gtk_widget_child_focus (GTK_WIDGET (window), GTK_DIR_TAB_BACKWARD);
  focus = gtk_window_get_focus (window);
  g_assert_cmpstr (gtk_buildable_get_buildable_id (GTK_BUILDABLE (focus)), ==, stops[1]);

  /* Past the last one it comes round again, and never to the chips behind it. */
  for (guint i = 0; i < 10; i++)
    {
      gtk_widget_child_focus (GTK_WIDGET (window), GTK_DIR_TAB_FORWARD);
      g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (window), details));
    }
  press (fixture, GDK_KEY_Page_Down);
  editor_settle ();
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (window), details));
  window_wait_for_text (fixture, "23–29 November 2026");
  gtk_popover_popdown (GTK_POPOVER (details));
}

static gboolean
has_gone (gpointer data)
{
  return find_entry (data, "Leseclub", 1) == G_MAXUINT;
}

static gboolean
has_come (gpointer data)
{
  return find_entry (data, "Leseclub", 1) != G_MAXUINT;
}

static void
test_cancel_and_undo (WindowFixture *fixture, gconstpointer data)
{
  window_open_practice (fixture);
  g_assert_false (g_action_group_get_action_enabled (G_ACTION_GROUP (fixture->window), "undo"));
  zimt_week_grid_focus_booking (get_grid (fixture), find_booking (fixture, "Leseclub", 1));
  press (fixture, GDK_KEY_Delete);
  answer_scope ("this");
  editor_wait (has_gone, fixture);
  window_wait_for_text (fixture, "Cancelled: Leseclub");
  window_wait_for_text (fixture, "Week 48 · 63 bookings");
  g_assert_cmpuint (zimt_week_grid_get_cursor (get_grid (fixture)).row, ==, 8);

  window_activate (fixture, "undo");
  editor_wait (has_come, fixture);
  window_wait_for_text (fixture, "“Cancel: Leseclub” is undone");
  window_activate (fixture, "redo");
  editor_wait (has_gone, fixture);
  window_wait_for_text (fixture, "“Cancel: Leseclub” is done again");
}

static void
test_toasts_leave_the_plan_to_be_seen (WindowFixture *fixture, gconstpointer data)
{
  ZimtWeekPage *page;
  GtkWidget *label;
  GtkWidget *toast;
  GtkWidget *plan;
  graphene_rect_t toast_bounds, plan_bounds;

  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 1366, 768);
  page = window_open_practice (fixture);
  g_signal_emit_by_name (page, "message", "Moved: Leseclub", (guint)ZIMT_MESSAGE_UNDO);
  window_wait_for_text (fixture, "Moved: Leseclub");
  editor_wait_frames (GTK_WIDGET (fixture->window));
  label = window_find_label (GTK_WIDGET (fixture->window), "Moved: Leseclub");
  toast = gtk_widget_get_ancestor (label, g_type_from_name ("AdwToastWidget"));
  plan = editor_get_widget (GTK_WIDGET (page), GTK_TYPE_SCROLLED_WINDOW, "scroller");
  g_assert_true (gtk_widget_compute_bounds (toast, GTK_WIDGET (fixture->window), &toast_bounds));
  g_assert_true (gtk_widget_compute_bounds (plan, GTK_WIDGET (fixture->window), &plan_bounds));
  editor_photograph (GTK_WIDGET (fixture->window), "toast");
  g_assert_cmpfloat (toast_bounds.origin.y, >=, plan_bounds.origin.y + plan_bounds.size.height);
}

static void
test_cancel_a_series (WindowFixture *fixture, gconstpointer data)
{
  ZimtWeekPage *page = window_open_practice (fixture);

  zimt_week_grid_focus_booking (get_grid (fixture), find_booking (fixture, "Leseclub", 1));
  press (fixture, GDK_KEY_Delete);
  answer_scope ("following");
  editor_wait (has_gone, fixture);
  zimt_week_page_step (page, 1);
  window_wait_for_text (fixture, "30 November – 6 December 2026");
  g_assert_true (has_gone (fixture));
  window_activate (fixture, "undo");
  editor_wait (has_come, fixture);
}

/* --- Moving --- */

static gboolean
is_moved (gpointer data)
{
  return find_entry (data, "Leseclub", 2) != G_MAXUINT;
}

static void
test_move (WindowFixture *fixture, gconstpointer data)
{
  ZimtWeekGrid *grid;

  window_open_practice (fixture);
  grid = get_grid (fixture);
  g_signal_emit_by_name (grid, "move", find_entry (fixture, "Leseclub", 1), 10u, 2u);
  answer_scope ("this");
  editor_wait (is_moved, fixture);
  window_wait_for_text (fixture, "Moved: Leseclub");
  g_assert_true (has_gone (fixture));
  window_activate (fixture, "undo");
  editor_wait (has_come, fixture);
}

static void
test_move_into_a_clash (WindowFixture *fixture, gconstpointer data)
{
  ZimtWeekGrid *grid;

  window_open_practice (fixture);
  grid = get_grid (fixture);
  /* Room 3 is taken on Wednesday from 14 to 16. */
  g_signal_emit_by_name (grid, "move", find_entry (fixture, "Leseclub", 1), 2u, 2u);
  answer_scope ("this");
  window_wait_for_message ("Elternkurs Kurdisch");
  g_assert_true (has_come (fixture));
  g_assert_false (g_action_group_get_action_enabled (G_ACTION_GROUP (fixture->window), "undo"));
}

static gboolean
is_moved_next_week (gpointer data)
{
  WindowFixture *fixture = data;
  ZimtWeekPlan *plan = zimt_week_grid_get_plan (get_grid (fixture));

  return plan->monday == EDITOR_MONDAY + 7 && is_moved (fixture);
}

static void
test_move_a_series_to_another_day (WindowFixture *fixture, gconstpointer data)
{
  ZimtWeekPage *page = window_open_practice (fixture);

  g_signal_emit_by_name (get_grid (fixture), "move", find_entry (fixture, "Leseclub", 1), 3u, 2u);
  answer_scope ("following");
  /* Room 4 has an event on Wednesdays from 14 to 17: that clashes on every date. */
  window_wait_for_message ("Projektsprechzeit");
  gtk_window_destroy (window_wait_for_toplevel (ADW_TYPE_MESSAGE_DIALOG));
  g_signal_emit_by_name (get_grid (fixture), "move", find_entry (fixture, "Leseclub", 1), 10u, 2u);
  answer_scope ("following");
  editor_wait (is_moved, fixture);
  zimt_week_page_step (page, 1);
  editor_wait (is_moved_next_week, fixture);
  g_assert_true (has_gone (fixture));
}

/* --- Search --- */

static gboolean
has_results (gpointer data)
{
  return gtk_list_box_get_row_at_index (data, 0) != NULL;
}

static void
test_search (WindowFixture *fixture, gconstpointer data)
{
  GtkWidget *entry;
  GtkWidget *results;
  guint focused;

  window_open_practice (fixture);
  window_activate (fixture, "search");
  entry = get_child (fixture, GTK_TYPE_SEARCH_ENTRY, "search_entry");
  results = get_child (fixture, GTK_TYPE_LIST_BOX, "results");
  gtk_editable_set_text (GTK_EDITABLE (entry), "leseclub");
  editor_wait (has_results, results);
  editor_photograph (GTK_WIDGET (fixture->window), "search");
  g_signal_emit_by_name (entry, "activate");
  window_wait_for_text (fixture, "23–29 November 2026");
  editor_wait (has_entry, get_grid (fixture));
  zimt_week_grid_get_entry (get_grid (fixture), &focused);
  g_assert_cmpuint (focused, ==, find_entry (fixture, "Leseclub", 1));
  g_assert_false (gtk_widget_get_mapped (results));
}

static void
test_down_goes_on_to_the_second (WindowFixture *fixture, gconstpointer data)
{
  GtkWidget *entry;
  GtkListBox *results;
  GtkWidget *second;

  window_open_practice (fixture);
  window_activate (fixture, "search");
  entry = get_child (fixture, GTK_TYPE_SEARCH_ENTRY, "search_entry");
  results = GTK_LIST_BOX (get_child (fixture, GTK_TYPE_LIST_BOX, "results"));
  gtk_editable_set_text (GTK_EDITABLE (entry), "leseclub");
  editor_wait (has_results, results);
  editor_settle ();
  second = GTK_WIDGET (gtk_list_box_get_row_at_index (results, 1));
  editor_press (gtk_window_get_focus (GTK_WINDOW (fixture->window)), GDK_KEY_Down, 0);
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (fixture->window)) == second);
  g_assert_true (GTK_WIDGET (gtk_list_box_get_selected_row (results)) == second);
}

static void
assert_focus_is_in_the_plan (WindowFixture *fixture)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (fixture->window));

  g_assert_true (gtk_widget_is_ancestor (focus, GTK_WIDGET (get_grid (fixture))));
}

static void
test_house_week (WindowFixture *fixture, gconstpointer data)
{
  GtkSearchBar *bar;
  GtkWidget *details;

  window_open_practice (fixture);
  bar = GTK_SEARCH_BAR (get_child (fixture, GTK_TYPE_SEARCH_BAR, "search_bar"));
  window_activate (fixture, "search");
  g_assert_true (gtk_search_bar_get_search_mode (bar));
  window_activate (fixture, "house-week");
  g_assert_false (gtk_search_bar_get_search_mode (bar));
  assert_focus_is_in_the_plan (fixture);

  gtk_widget_grab_focus (get_child (fixture, GTK_TYPE_MENU_BUTTON, "jump_button"));
  window_activate (fixture, "house-week");
  assert_focus_is_in_the_plan (fixture);

  zimt_week_grid_focus_booking (get_grid (fixture), find_booking (fixture, "Leseclub", 1));
  press (fixture, GDK_KEY_Return);
  window_wait_for_text (fixture, "Leseclub");
  details = get_child (fixture, ZIMT_TYPE_BOOKING_DETAILS, NULL);
  window_activate (fixture, "house-week");
  g_assert_false (gtk_widget_get_mapped (details));
  assert_focus_is_in_the_plan (fixture);
}

static gpointer
book_night (ZimtDesk *desk, gpointer wish, GError **error)
{
  g_autoptr (ZimtDraft) draft = zimt_draft_new ();
  g_autoptr (ZimtCheck) check = NULL;

  g_free (draft->event.title);
  draft->event.title = g_strdup ("Nachtwache");
  draft->room_id = zimt_house_find_room (zimt_desk_get_house (desk), "11")->id;
  draft->starts = zimt_minute_new (EDITOR_MONDAY + 3, 18 * 60);
  draft->ends = zimt_minute_new (EDITOR_MONDAY + 4, *(int *)wish);
  return zimt_desk_book (desk, draft, ZIMT_ON_CONFLICT_REFUSE, &check, error) ? desk : NULL;
}

/* What the search says of an event in room 11 on Thursday from 18 until @end of Friday. */
static void
check_found_time (WindowFixture *fixture, int end, const char *text)
{
  GtkWidget *entry = get_child (fixture, GTK_TYPE_SEARCH_ENTRY, "search_entry");
  int minute = end;

  zimt_center_run_async (zimt_window_get_center (fixture->window), book_night, &minute, NULL, NULL,
                         NULL, NULL, NULL);
  window_activate (fixture, "search");
  gtk_editable_set_text (GTK_EDITABLE (entry), "nachtwache");
  window_wait_for_text (fixture, text);
}

static void
test_search_over_midnight (WindowFixture *fixture, gconstpointer data)
{
  window_open_practice (fixture);
  check_found_time (fixture, 0, "Thu 26.11.2026, 18:00–24:00 · 11 Kursraum");
}

static void
test_search_past_midnight (WindowFixture *fixture, gconstpointer data)
{
  window_open_practice (fixture);
  check_found_time (fixture, 6 * 60, "Thu 26.11.2026, 18:00–06:00 (+1 day) · 11 Kursraum");
}

/* --- Paper --- */

static GtkWindow *
find_titled (const char *title)
{
  GListModel *toplevels = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (toplevels); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (toplevels, i);

      if (g_strcmp0 (gtk_window_get_title (window), title) == 0
          && gtk_widget_get_mapped (GTK_WIDGET (window)))
        return window;
    }
  return NULL;
}

static gboolean
has_preview (gpointer data)
{
  return find_titled (data) != NULL;
}

static void
test_preview (WindowFixture *fixture, gconstpointer data)
{
  char title[] = "Room plan 2026-W48";
  GtkWindow *preview;

  window_open_practice (fixture);
  window_activate (fixture, "print");
  /* What the dialog's Preview button does. */
  gtk_dialog_response (GTK_DIALOG (window_wait_for_toplevel (GTK_TYPE_DIALOG)), GTK_RESPONSE_APPLY);
  editor_wait (has_preview, title);
  preview = find_titled (title);
  editor_photograph (GTK_WIDGET (preview), "print-preview");
  gtk_window_destroy (preview);
}

/* --- Other windows --- */

static void
test_find_a_room (WindowFixture *fixture, gconstpointer data)
{
  window_open_practice (fixture);
  window_activate (fixture, "find-room");
  gtk_window_destroy (window_wait_for_toplevel (ZIMT_TYPE_ROOM_FINDER));
}

static void
test_help (WindowFixture *fixture, gconstpointer data)
{
  GLogLevelFlags fatal;

  window_open_practice (fixture);
  /* GTK 4.8 warns of a key in its own shortcuts window: "min width -4". */
  fatal = g_log_set_always_fatal (G_LOG_LEVEL_ERROR | G_LOG_LEVEL_CRITICAL);
  window_activate (fixture, "shortcuts");
  gtk_window_destroy (window_wait_for_toplevel (GTK_TYPE_SHORTCUTS_WINDOW));
  g_log_set_always_fatal (fatal);
  window_activate (fixture, "about");
  gtk_window_destroy (window_wait_for_toplevel (ADW_TYPE_ABOUT_WINDOW));
  window_activate (fixture, "preferences");
  gtk_window_destroy (window_wait_for_toplevel (ADW_TYPE_PREFERENCES_WINDOW));
}

static void
test_buttons (WindowFixture *fixture, gconstpointer data)
{
  ZimtWeekPage *page = window_open_practice (fixture);

  g_assert_cmpuint (editor_check_buttons (GTK_WIDGET (page)), >=, 5);
  g_assert_cmpuint (editor_check_buttons (GTK_WIDGET (fixture->window)), >=, 10);
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (fixture->window)), ==, "Practice house");
}

static void
test_markup_in_messages (WindowFixture *fixture, gconstpointer data)
{
  window_open_practice (fixture);
  zimt_window_tell (fixture->window, "A & B <i>");
  window_wait_for_text (fixture, "A & B <i>");
}

static void
test_the_past_is_not_edited (WindowFixture *fixture, gconstpointer data)
{
  window_open_practice (fixture);
  g_signal_emit_by_name (get_grid (fixture), "act", ZIMT_WEEK_ACT_EDIT,
                         find_entry (fixture, "Migrationsberatung", 0));
  window_wait_for_text (fixture, "This date is over, and the past does not change; only its head "
                                 "count can still be entered.");
}

static void
test_directions (WindowFixture *fixture, gconstpointer data)
{
  static const char *const right_to_left[] = { "ar", "ar_EG.UTF-8", "fa", "ckb", "he", "ps", "ur" };
  static const char *const left_to_right[]
      = { "C", "C.UTF-8", "POSIX", "", "de_DE.UTF-8", "kmr", "ti", "xx" };

  for (guint i = 0; i < G_N_ELEMENTS (right_to_left); i++)
    g_assert_cmpint (zimt_application_get_direction (right_to_left[i]), ==, GTK_TEXT_DIR_RTL);
  for (guint i = 0; i < G_N_ELEMENTS (left_to_right); i++)
    g_assert_cmpint (zimt_application_get_direction (left_to_right[i]), ==, GTK_TEXT_DIR_LTR);
}

int
main (int argc, char **argv)
{
  GtkApplication *application = window_test_init (&argc, &argv);

#define ADD(name, func)                                                                            \
  g_test_add ("/window/" name, WindowFixture, application, window_fixture_set_up, func,            \
              window_fixture_tear_down)
  ADD ("the-week-says-what-it-holds", test_week);
  ADD ("weeks-go-by-keys-and-buttons", test_other_weeks);
  ADD ("control-and-tab-leave-the-plan", test_leaving_the_plan);
  ADD ("typing-a-week-goes-there", test_jump);
  ADD ("n-opens-the-editor-with-day-room-and-a-free-time", test_new_booking);
  ADD ("what-is-booked-is-shown-and-can-be-undone", test_book_and_undo);
  ADD ("what-was-typed-is-offered-back", test_left_behind);
  ADD ("quitting-asks-about-what-was-typed", test_quitting_asks);
  ADD ("enter-on-a-booking-shows-its-details", test_details);
  ADD ("keys-stay-in-the-details", test_keys_in_the_details);
  ADD ("cancelling-is-undone-and-done-again", test_cancel_and_undo);
  ADD ("cancelling-a-series-asks-for-its-dates", test_cancel_a_series);
  ADD ("a-booking-moves-to-another-cell", test_move);
  ADD ("a-move-into-a-clash-stores-nothing", test_move_into_a_clash);
  ADD ("a-series-moves-to-another-weekday", test_move_a_series_to_another_day);
  ADD ("search-goes-to-what-it-finds", test_search);
  ADD ("down-goes-on-to-the-second-of-what-is-found", test_down_goes_on_to_the_second);
  ADD ("the-house-week-takes-the-focus-from-anywhere", test_house_week);
  ADD ("toasts-leave-the-plan-to-be-seen", test_toasts_leave_the_plan_to_be_seen);
  ADD ("search-says-24-00-for-midnight", test_search_over_midnight);
  ADD ("search-says-that-a-night-ends-on-the-next-day", test_search_past_midnight);
  ADD ("the-page-is-previewed-in-a-window-of-our-own", test_preview);
  ADD ("the-room-finder-opens", test_find_a_room);
  ADD ("help-and-preferences-open", test_help);
  ADD ("every-button-has-a-name", test_buttons);
  ADD ("messages-are-plain-text", test_markup_in_messages);
  ADD ("what-is-over-opens-no-form", test_the_past_is_not_edited);
  ADD ("windows-run-as-their-language-does", test_directions);
#undef ADD
  return window_test_run (application);
}
