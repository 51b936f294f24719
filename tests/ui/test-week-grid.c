/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The week grid: what it says to a screen reader, how keys and pointer move in it. */
#include <string.h>

#include "editor-fixture.h"
#include "zimt-week-grid-child.h"
#include "zimt-week-grid.h"
#include "zimt-week-slot.h"

typedef struct
{
  EditorFixture *house; /* borrowed: one for all tests, which leave it as it was */
  GtkWindow *window;    /* owned */
  ZimtWeekGrid *grid;   /* borrowed */
  ZimtWeekPlan *plan;   /* owned */
  guint n_acts;         /* and what was emitted last */
  guint act;
  guint entry;
  guint row;
  guint day;
  int minute;
  int step;
  gboolean is_today_asked;
} Fixture;

static void
act_cb (Fixture *fixture, guint act, guint entry)
{
  fixture->n_acts++;
  fixture->act = act;
  fixture->entry = entry;
}

static void
slot_cb (Fixture *fixture, guint row, guint day, int minute)
{
  fixture->n_acts++;
  fixture->row = row;
  fixture->day = day;
  fixture->minute = minute;
}

static void
move_cb (Fixture *fixture, guint entry, guint row, guint day)
{
  fixture->n_acts++;
  fixture->entry = entry;
  fixture->row = row;
  fixture->day = day;
}

static void
week_step_cb (Fixture *fixture, int step)
{
  fixture->step += step;
}

static void
today_cb (Fixture *fixture)
{
  fixture->is_today_asked = TRUE;
}

static gpointer
load_week (ZimtDesk *desk, gpointer wish, GError **error)
{
  return zimt_desk_load_week (desk, *(ZimtDate *)wish, 7, 0, FALSE, error);
}

static gboolean
is_drawn (gpointer data)
{
  return gtk_widget_get_height (GTK_WIDGET (data)) > 300;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  ZimtDate monday = EDITOR_MONDAY;
  GtkWidget *scroller = gtk_scrolled_window_new ();

  fixture->house = (EditorFixture *)data;
  fixture->plan = editor_run (fixture->house, load_week, &monday);
  fixture->window = GTK_WINDOW (gtk_window_new ());
  gtk_window_set_default_size (fixture->window, 1200, 700);
  fixture->grid = ZIMT_WEEK_GRID (zimt_week_grid_new ());
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (fixture->grid));
  gtk_window_set_child (fixture->window, scroller);
  zimt_week_grid_set_plan (fixture->grid, fixture->plan);
  zimt_week_grid_set_now (fixture->grid, EDITOR_TODAY, 14 * 60 + 36);
  editor_present (fixture->window);
  editor_wait (is_drawn, fixture->grid);
  zimt_week_grid_focus_cell (fixture->grid, 0, 0);
  g_signal_connect_swapped (fixture->grid, "act", G_CALLBACK (act_cb), fixture);
  g_signal_connect_swapped (fixture->grid, "slot", G_CALLBACK (slot_cb), fixture);
  g_signal_connect_swapped (fixture->grid, "move", G_CALLBACK (move_cb), fixture);
  g_signal_connect_swapped (fixture->grid, "week-step", G_CALLBACK (week_step_cb), fixture);
  g_signal_connect_swapped (fixture->grid, "today", G_CALLBACK (today_cb), fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gtk_window_destroy (fixture->window);
  zimt_week_plan_unref (fixture->plan);
}

static void
press (Fixture *fixture, guint keyval, GdkModifierType state)
{
  editor_press (gtk_window_get_focus (fixture->window), keyval, state);
}

static const char *
get_focus_name (Fixture *fixture)
{
  GtkWidget *focus = gtk_window_get_focus (fixture->window);

  g_assert_true (ZIMT_IS_WEEK_GRID_CHILD (focus));
  return zimt_week_grid_child_get_name (ZIMT_WEEK_GRID_CHILD (focus));
}

static guint
find_entry (ZimtWeekPlan *plan, const char *title, guint day)
{
  for (guint i = 0; i < plan->entries->len; i++)
    {
      const ZimtPlanEntry *entry = &g_array_index (plan->entries, ZimtPlanEntry, i);

      if (entry->day == day && g_str_equal (entry->booking->event.title, title))
        return i;
    }
  g_error ("No %s on day %u", title, day);
}

static gint64
find_booking (Fixture *fixture, const char *title, guint day)
{
  guint entry = find_entry (fixture->plan, title, day);

  return g_array_index (fixture->plan->entries, ZimtPlanEntry, entry).booking->id;
}

/* --- Names --- */

static void
test_names (Fixture *fixture, gconstpointer data)
{
  guint n_chips = 0;

  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (fixture->grid), GTK_ACCESSIBLE_ROLE_GRID);
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (fixture->grid)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      ZimtWeekGridChild *chip = ZIMT_WEEK_GRID_CHILD (child);

      if (!zimt_week_grid_child_is_chip (chip))
        continue;
      n_chips++;
      gtk_test_accessible_assert_role (GTK_ACCESSIBLE (chip), GTK_ACCESSIBLE_ROLE_BUTTON);
      gtk_test_accessible_assert_property (GTK_ACCESSIBLE (chip), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                           zimt_week_grid_child_get_name (chip));
      g_assert_true (gtk_widget_get_focusable (child));
      g_assert_cmpint (gtk_widget_get_width (child), >, 20);
    }
  g_assert_cmpuint (n_chips, ==, 64);

  g_assert_true (
      zimt_week_grid_focus_booking (fixture->grid, find_booking (fixture, "Leseclub", 1)));
  g_assert_nonnull (strstr (get_focus_name (fixture), "Leseclub"));
  g_assert_nonnull (strstr (get_focus_name (fixture), "Kinderzimmer"));
  g_assert_nonnull (strstr (get_focus_name (fixture), "Tuesday"));
  g_assert_nonnull (strstr (get_focus_name (fixture), "15:00"));
}

static void
test_reading_order (Fixture *fixture, gconstpointer data)
{
  guint last = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (fixture->grid)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      ZimtWeekCursor cursor;
      guint place;

      if (!zimt_week_grid_child_is_chip (ZIMT_WEEK_GRID_CHILD (child)))
        continue;
      gtk_widget_grab_focus (child);
      cursor = zimt_week_grid_get_cursor (fixture->grid);
      place = (cursor.row * 7 + cursor.day) * 10 + (guint)cursor.chip + 1;
      g_assert_cmpuint (place, >, last);
      last = place;
    }
}

/* --- Keys --- */

static void
test_arrows (Fixture *fixture, gconstpointer data)
{
  g_assert_nonnull (strstr (get_focus_name (fixture), "Monday"));
  press (fixture, GDK_KEY_Right, 0);
  press (fixture, GDK_KEY_Down, 0);
  press (fixture, GDK_KEY_Down, 0);
  press (fixture, GDK_KEY_Down, 0);
  g_assert_nonnull (strstr (get_focus_name (fixture), "Beratungsraum"));
  g_assert_nonnull (strstr (get_focus_name (fixture), "Tuesday"));
  g_assert_nonnull (strstr (get_focus_name (fixture), "free"));
  /* Assistive technologies hear of a move only where the focus goes to another widget. */
  press (fixture, GDK_KEY_Up, 0);
  g_assert_cmpuint (zimt_week_grid_get_cursor (fixture->grid).row, ==, 2);
  for (guint i = 0; i < 6; i++)
    {
      GtkWidget *before = gtk_window_get_focus (fixture->window);

      press (fixture, i % 2 == 0 ? GDK_KEY_Left : GDK_KEY_Down, 0);
      g_assert_true (gtk_window_get_focus (fixture->window) != before);
      press (fixture, i % 2 == 0 ? GDK_KEY_Right : GDK_KEY_Up, 0);
    }

  press (fixture, GDK_KEY_End, 0);
  g_assert_cmpuint (zimt_week_grid_get_cursor (fixture->grid).day, ==, 6);
  press (fixture, GDK_KEY_Home, 0);
  g_assert_cmpuint (zimt_week_grid_get_cursor (fixture->grid).day, ==, 0);
  press (fixture, GDK_KEY_End, GDK_CONTROL_MASK);
  g_assert_cmpuint (zimt_week_grid_get_cursor (fixture->grid).row, ==,
                    fixture->plan->rooms->len - 1);
  press (fixture, GDK_KEY_Home, GDK_CONTROL_MASK);
  g_assert_cmpuint (zimt_week_grid_get_cursor (fixture->grid).row, ==, 0);
}

static void
test_leaving_the_week (Fixture *fixture, gconstpointer data)
{
  press (fixture, GDK_KEY_Left, 0);
  g_assert_cmpint (fixture->step, ==, -1);
  g_assert_cmpuint (zimt_week_grid_get_cursor (fixture->grid).day, ==, 6);
  press (fixture, GDK_KEY_Page_Down, 0);
  press (fixture, GDK_KEY_Page_Down, 0);
  g_assert_cmpint (fixture->step, ==, 1);
  press (fixture, GDK_KEY_Page_Up, 0);
  g_assert_cmpint (fixture->step, ==, 0);
  press (fixture, GDK_KEY_t, 0);
  g_assert_true (fixture->is_today_asked);
}

static void
test_tab (Fixture *fixture, gconstpointer data)
{
  GtkWidget *grid = GTK_WIDGET (fixture->grid);
  guint n_steps = 0;

  while (gtk_widget_child_focus (grid, GTK_DIR_TAB_FORWARD))
    {
      guint entry;

      g_assert_true (zimt_week_grid_get_entry (fixture->grid, &entry));
      n_steps++;
      g_assert_cmpuint (n_steps, <=, 64);
    }
  g_assert_cmpuint (n_steps, ==, 64);
  g_assert_true (gtk_widget_child_focus (grid, GTK_DIR_TAB_BACKWARD));
}

static void
test_enter_and_letters (Fixture *fixture, gconstpointer data)
{
  guint entry = find_entry (fixture->plan, "Leseclub", 1);

  zimt_week_grid_focus_cell (fixture->grid, 3, 1);
  press (fixture, GDK_KEY_Return, 0);
  g_assert_cmpuint (fixture->n_acts, ==, 1);
  g_assert_cmpuint (fixture->row, ==, 3);
  g_assert_cmpuint (fixture->day, ==, 1);
  g_assert_cmpint (fixture->minute, ==, -1);
  press (fixture, GDK_KEY_Delete, 0);
  g_assert_cmpuint (fixture->n_acts, ==, 1);

  zimt_week_grid_focus_booking (fixture->grid, find_booking (fixture, "Leseclub", 1));
  press (fixture, GDK_KEY_Return, 0);
  g_assert_cmpuint (fixture->act, ==, ZIMT_WEEK_ACT_OPEN);
  g_assert_cmpuint (fixture->entry, ==, entry);
  press (fixture, GDK_KEY_Delete, 0);
  g_assert_cmpuint (fixture->act, ==, ZIMT_WEEK_ACT_CANCEL);
  press (fixture, GDK_KEY_F2, 0);
  g_assert_cmpuint (fixture->act, ==, ZIMT_WEEK_ACT_EDIT);
  fixture->row = 99;
  press (fixture, GDK_KEY_n, 0);
  g_assert_cmpuint (fixture->row, ==, 8);
  g_assert_cmpuint (fixture->n_acts, ==, 5);

  /* What a screen reader does. */
  gtk_widget_activate_action (gtk_window_get_focus (fixture->window), "booking.open", NULL);
  g_assert_cmpuint (fixture->act, ==, ZIMT_WEEK_ACT_OPEN);
  g_assert_cmpuint (fixture->n_acts, ==, 6);
}

/* --- Reload --- */

static gpointer
undo (ZimtDesk *desk, gpointer wish, GError **error)
{
  return zimt_desk_undo (desk, NULL, error) ? desk : NULL;
}

static void
test_reload_keeps_the_focus (Fixture *fixture, gconstpointer data)
{
  gint64 id = find_booking (fixture, "Leseclub", 1);
  g_autoptr (ZimtDraft) draft = NULL;
  g_autoptr (ZimtWeekPlan) plan = NULL;
  ZimtDate monday = EDITOR_MONDAY;
  GtkWidget *chip;

  zimt_week_grid_focus_booking (fixture->grid, id);
  chip = gtk_window_get_focus (fixture->window);
  draft = editor_draft (fixture->house, "Elternabend", "8", EDITOR_TODAY, 13 * 60, 14 * 60);
  editor_book (fixture->house, draft);
  plan = editor_run (fixture->house, load_week, &monday);
  zimt_week_grid_set_plan (fixture->grid, plan);
  g_assert_true (gtk_window_get_focus (fixture->window) == chip);
  g_assert_cmpint (zimt_week_grid_get_cursor (fixture->grid).chip, ==, 2);

  /* Where the booking goes, the focus stays in its cell. */
  zimt_week_grid_set_plan (fixture->grid, fixture->plan);
  g_assert_cmpint (zimt_week_grid_get_cursor (fixture->grid).chip, ==, 1);
  zimt_week_grid_set_plan (fixture->grid, plan);
  zimt_week_grid_focus_cell (fixture->grid, 8, 1);
  editor_press (gtk_window_get_focus (fixture->window), GDK_KEY_Tab, 0);
  g_assert_true (gtk_widget_child_focus (GTK_WIDGET (fixture->grid), GTK_DIR_TAB_FORWARD));
  g_assert_true (gtk_widget_child_focus (GTK_WIDGET (fixture->grid), GTK_DIR_TAB_FORWARD));
  g_assert_nonnull (strstr (get_focus_name (fixture), "Elternabend"));
  zimt_week_grid_set_plan (fixture->grid, fixture->plan);
  g_assert_nonnull (gtk_window_get_focus (fixture->window));
  g_assert_cmpuint (zimt_week_grid_get_cursor (fixture->grid).row, ==, 8);
  g_assert_cmpuint (zimt_week_grid_get_cursor (fixture->grid).day, ==, 1);
  editor_run (fixture->house, undo, NULL);
}

/* --- Direction --- */

static double
get_x (Fixture *fixture, const char *title, guint day)
{
  GdkRectangle rect;

  zimt_week_grid_get_entry_rect (fixture->grid, find_entry (fixture->plan, title, day), &rect);
  return rect.x;
}

static gboolean
is_mirrored (gpointer data)
{
  Fixture *fixture = data;

  return get_x (fixture, "Folkloregruppe", 5) < get_x (fixture, "Tanzprobe Kinder", 0);
}

static void
test_right_to_left (Fixture *fixture, gconstpointer data)
{
  g_assert_false (is_mirrored (fixture));
  gtk_widget_set_direction (GTK_WIDGET (fixture->grid), GTK_TEXT_DIR_RTL);
  editor_wait (is_mirrored, fixture);
  zimt_week_grid_focus_cell (fixture->grid, 0, 0);
  press (fixture, GDK_KEY_Left, 0);
  g_assert_cmpuint (zimt_week_grid_get_cursor (fixture->grid).day, ==, 1);
}

/* --- Text size --- */

static int
get_chip_height (Fixture *fixture)
{
  GdkRectangle rect;

  zimt_week_grid_get_entry_rect (fixture->grid, find_entry (fixture->plan, "Leseclub", 1), &rect);
  return rect.height;
}

typedef struct
{
  Fixture *fixture;
  int height;
} Height;

static gboolean
is_as_high (gpointer data)
{
  Height *wanted = data;

  return get_chip_height (wanted->fixture) >= wanted->height;
}

static void
test_large_text (Fixture *fixture, gconstpointer data)
{
  Height wanted = { fixture, get_chip_height (fixture) * 3 / 2 };
  int dpi;

  g_object_get (gtk_settings_get_default (), "gtk-xft-dpi", &dpi, NULL);
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", 96 * 1024 * 2, NULL);
  editor_wait (is_as_high, &wanted);
  editor_photograph (GTK_WIDGET (fixture->window), "week-large-text");
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", dpi, NULL);
}

/* --- Pointer --- */

static GtkGesture *
find_gesture (Fixture *fixture, GType type, guint button)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (GTK_WIDGET (fixture->grid));

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (G_OBJECT_TYPE (controller) == type
          && gtk_gesture_single_get_button (GTK_GESTURE_SINGLE (controller)) == button)
        return GTK_GESTURE (controller);
    }
  g_error ("No %s", g_type_name (type));
}

static void
test_click (Fixture *fixture, gconstpointer data)
{
  GtkGesture *click = find_gesture (fixture, GTK_TYPE_GESTURE_CLICK, GDK_BUTTON_PRIMARY);

  for (guint i = 0; i < fixture->plan->entries->len; i++)
    {
      GdkRectangle rect;

      zimt_week_grid_get_entry_rect (fixture->grid, i, &rect);
      g_signal_emit_by_name (click, "released", 1, rect.x + rect.width / 2.0,
                             rect.y + rect.height / 2.0);
      g_assert_cmpuint (fixture->n_acts, ==, i + 1);
      g_assert_cmpuint (fixture->entry, ==, i);
      g_assert_cmpuint (fixture->act, ==, ZIMT_WEEK_ACT_OPEN);
    }
}

static void
test_double_click (Fixture *fixture, gconstpointer data)
{
  GtkGesture *click = find_gesture (fixture, GTK_TYPE_GESTURE_CLICK, GDK_BUTTON_PRIMARY);
  GtkWidget *cell;
  graphene_rect_t bounds;

  zimt_week_grid_focus_cell (fixture->grid, 3, 1);
  cell = gtk_window_get_focus (fixture->window);
  g_assert_true (gtk_widget_compute_bounds (cell, GTK_WIDGET (fixture->grid), &bounds));
  g_signal_emit_by_name (click, "released", 1, (double)bounds.origin.x + 30,
                         (double)bounds.origin.y + 8);
  g_assert_cmpuint (fixture->n_acts, ==, 0);
  g_signal_emit_by_name (click, "released", 2, (double)bounds.origin.x + 30,
                         (double)bounds.origin.y + 8);
  g_assert_cmpuint (fixture->row, ==, 3);
  g_assert_cmpuint (fixture->day, ==, 1);
  g_assert_cmpint (fixture->minute, ==, -1);
  /* On the ribbon at the cell's foot the place says the time. */
  g_signal_emit_by_name (click, "released", 2,
                         (double)bounds.origin.x + (double)bounds.size.width / 2,
                         (double)bounds.origin.y + (double)bounds.size.height - 3);
  g_assert_cmpint (fixture->minute, >=, 14 * 60);
  g_assert_cmpint (fixture->minute, <=, 16 * 60);
}

static void
begin_drag (Fixture *fixture, GtkGesture *drag, const char *title, guint day, double dx, double dy)
{
  GdkRectangle rect;

  zimt_week_grid_get_entry_rect (fixture->grid, find_entry (fixture->plan, title, day), &rect);
  g_signal_emit_by_name (drag, "drag-begin", rect.x + 20.0, rect.y + 5.0);
  g_signal_emit_by_name (drag, "drag-update", dx, dy);
}

static void
test_drag (Fixture *fixture, gconstpointer data)
{
  GtkGesture *drag = find_gesture (fixture, GTK_TYPE_GESTURE_DRAG, GDK_BUTTON_PRIMARY);
  double column = get_x (fixture, "Leseclub", 1) - get_x (fixture, "Kinderbetreuung zum Kurs", 0);

  begin_drag (fixture, drag, "Leseclub", 1, column, 0);
  g_signal_emit_by_name (drag, "drag-end", column, 0.0);
  g_assert_cmpuint (fixture->n_acts, ==, 1);
  g_assert_cmpuint (fixture->entry, ==, find_entry (fixture->plan, "Leseclub", 1));
  g_assert_cmpuint (fixture->row, ==, 8);
  g_assert_cmpuint (fixture->day, ==, 2);

  /* Esc lets it be, and so does dropping it where it was. */
  begin_drag (fixture, drag, "Leseclub", 1, column, 0);
  press (fixture, GDK_KEY_Escape, 0);
  g_signal_emit_by_name (drag, "drag-end", column, 0.0);
  begin_drag (fixture, drag, "Leseclub", 1, 12, 0);
  g_signal_emit_by_name (drag, "drag-end", 12.0, 0.0);
  g_assert_cmpuint (fixture->n_acts, ==, 1);
}

/* What is dragged is known by its place in the plan, which a reload changes. */
static void
test_drag_over_a_reload (Fixture *fixture, gconstpointer data)
{
  GtkGesture *drag = find_gesture (fixture, GTK_TYPE_GESTURE_DRAG, GDK_BUTTON_PRIMARY);
  double column = get_x (fixture, "Leseclub", 1) - get_x (fixture, "Kinderbetreuung zum Kurs", 0);
  g_autoptr (ZimtWeekPlan) plan = NULL;
  ZimtDate monday = EDITOR_MONDAY + 7;

  plan = editor_run (fixture->house, load_week, &monday);
  begin_drag (fixture, drag, "Leseclub", 1, 0, 0);
  zimt_week_grid_set_plan (fixture->grid, plan);
  g_signal_emit_by_name (drag, "drag-update", column, 0.0);
  g_signal_emit_by_name (drag, "drag-end", column, 0.0);
  g_assert_cmpuint (fixture->n_acts, ==, 0);
}

/* --- Which time is offered --- */

static void
test_slots (Fixture *fixture, gconstpointer data)
{
  /* On Tuesday room 8 (row 8) is taken 08:30-12:30 and 15:00-16:30; room 4 (row 3) is free. */
  static const struct
  {
    guint row;
    int wish;
    int earliest;
    int start;
    int end;
  } cases[] = {
    { 3, -1, 0, 540, 600 },
    { 3, -1, 14 * 60 + 36, 900, 960 },
    { 3, 17 * 60 + 15, 0, 1020, 1080 },
    { 8, -1, 0, 750, 810 },
    { 8, -1, 14 * 60 + 10, 990, 1050 },
    { 8, 9 * 60, 0, 750, 810 },
    { 8, 14 * 60 + 30, 0, 870, 900 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      int start;
      int end;

      g_test_message ("Case %u", i);
      zimt_week_slot_propose (fixture->plan, cases[i].row, 1, cases[i].wish, cases[i].earliest,
                              &start, &end);
      g_assert_cmpint (start, ==, cases[i].start);
      g_assert_cmpint (end, ==, cases[i].end);
    }
}

int
main (int argc, char **argv)
{
  EditorFixture house = { 0 };
  int status;

  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  editor_fixture_set_up (&house, NULL);
#define ADD(name, func) g_test_add ("/week-grid/" name, Fixture, &house, set_up, func, tear_down)
  ADD ("every-booking-is-a-button-with-a-name", test_names);
  ADD ("bookings-are-read-as-the-eye-reads-them", test_reading_order);
  ADD ("arrows-move-by-room-and-day", test_arrows);
  ADD ("leaving-the-week-asks-for-the-next", test_leaving_the_week);
  ADD ("tab-walks-the-bookings-and-leaves-at-the-end", test_tab);
  ADD ("enter-and-letters-act-on-what-is-under-the-cursor", test_enter_and_letters);
  ADD ("a-reload-keeps-the-focus", test_reload_keeps_the_focus);
  ADD ("right-to-left-mirrors-the-days", test_right_to_left);
  ADD ("chips-grow-with-the-text", test_large_text);
  ADD ("a-click-hits-what-is-drawn-there", test_click);
  ADD ("a-double-click-books-the-free-cell", test_double_click);
  ADD ("a-booking-can-be-dragged-to-another-cell", test_drag);
  ADD ("a-reload-lets-go-of-what-is-pressed", test_drag_over_a_reload);
  ADD ("a-free-time-is-offered", test_slots);
#undef ADD
  status = g_test_run ();
  editor_fixture_tear_down (&house, NULL);
  return status;
}
