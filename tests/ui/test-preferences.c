/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The preferences: the look, and the house's rooms, closures and organisations. */
#include "editor-fixture.h"

#include <string.h>

#include "zimt-date-field.h"
#include "zimt-preferences.h"
#include "zimt-record-dialog.h"
#include "zimt-room-field.h"
#include "zimt-text.h"
#include "zimt-word-list.h"

typedef struct
{
  EditorFixture house;
  ZimtSession *session;     /* owned */
  GSettings *settings;      /* owned */
  GtkWindow *window;        /* a weak pointer */
  ZimtRecordDialog *dialog; /* a weak pointer: the one that is open */
} PreferencesTest;

static gboolean
is_gone (gpointer data)
{
  return *(gpointer *)data == NULL;
}

static void
set_up (PreferencesTest *test, gconstpointer data)
{
  editor_fixture_set_up (&test->house, data);
  test->settings = g_settings_new ("org.zimt.Zimt");
  test->session = zimt_session_new (test->house.center);
  test->window = zimt_preferences_new (test->session, test->settings);
  g_object_add_weak_pointer (G_OBJECT (test->window), (gpointer *)&test->window);
  editor_present (test->window);
}

static void
tear_down (PreferencesTest *test, gconstpointer data)
{
  if (test->window != NULL)
    gtk_window_destroy (test->window);
  editor_wait (is_gone, &test->window);
  g_settings_reset (test->settings, "color-scheme");
  g_object_unref (test->settings);
  g_object_unref (test->session);
  editor_fixture_tear_down (&test->house, data);
}

static GtkWidget *
find_row (GtkWidget *root, const char *title)
{
  if (ADW_IS_PREFERENCES_ROW (root)
      && g_strcmp0 (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (root)), title) == 0)
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_row (child, title);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static GtkWidget *
get_row (PreferencesTest *test, const char *title)
{
  GtkWidget *row = find_row (GTK_WIDGET (test->window), title);

  if (row == NULL)
    g_error ("There is no row %s", title);
  return row;
}

static int
get_index (PreferencesTest *test, const char *title)
{
  return gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (get_row (test, title)));
}

static void
take_dialog (PreferencesTest *test)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *link = windows; link != NULL; link = link->next)
    if (ZIMT_IS_RECORD_DIALOG (link->data))
      test->dialog = link->data;
  g_assert_nonnull (test->dialog);
  g_object_add_weak_pointer (G_OBJECT (test->dialog), (gpointer *)&test->dialog);
  editor_present (GTK_WINDOW (test->dialog));
  g_assert_cmpuint (editor_check_buttons (GTK_WIDGET (test->dialog)), >=, 1);
}

static void
open_row (PreferencesTest *test, const char *title)
{
  g_signal_emit_by_name (get_row (test, title), "activated");
  take_dialog (test);
}

/* The button "Add" beside a list. */
static void
add_to (PreferencesTest *test, const char *group)
{
  GtkWidget *list
      = editor_get_widget (GTK_WIDGET (test->window), ADW_TYPE_PREFERENCES_GROUP, group);

  g_signal_emit_by_name (editor_find_button (list, "Add"), "clicked");
  take_dialog (test);
}

static GtkWidget *
get_field (PreferencesTest *test, GType type, guint index)
{
  GtkWidget *card = editor_get_widget (GTK_WIDGET (test->dialog), GTK_TYPE_BOX, "card");
  guint n = 0;

  for (GtkWidget *row = gtk_widget_get_first_child (card); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    {
      GtkWidget *content = gtk_widget_get_last_child (row);
      GtkWidget *field = gtk_widget_get_first_child (content);

      if (g_type_is_a (G_OBJECT_TYPE (field), type) && n++ == index)
        return field;
    }
  g_error ("There is no field %s %u", g_type_name (type), index);
}

static ZimtDateField *
get_date_field (PreferencesTest *test, guint index)
{
  return ZIMT_DATE_FIELD (
      editor_get_widget (get_field (test, GTK_TYPE_BOX, index), ZIMT_TYPE_DATE_FIELD, NULL));
}

static void
type_date (ZimtDateField *field, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (zimt_date_field_get_entry (field)), text);
}

static void
save_dialog (PreferencesTest *test)
{
  gtk_widget_activate_action (GTK_WIDGET (test->dialog), "record.save", NULL);
  editor_wait (is_gone, &test->dialog);
}

static gpointer
undo (ZimtDesk *desk, gpointer wish, GError **error)
{
  return zimt_desk_undo (desk, NULL, error) ? desk : NULL;
}

static void
test_colours_are_chosen (PreferencesTest *test, gconstpointer data)
{
  AdwComboRow *row
      = ADW_COMBO_ROW (editor_get_widget (GTK_WIDGET (test->window), ADW_TYPE_COMBO_ROW, "scheme"));
  AdwStyleManager *style = adw_style_manager_get_default ();

  adw_combo_row_set_selected (row, 2);
  g_assert_cmpint (g_settings_get_enum (test->settings, "color-scheme"), ==, 2);
  g_assert_cmpint (adw_style_manager_get_color_scheme (style), ==, ADW_COLOR_SCHEME_FORCE_DARK);
  adw_combo_row_set_selected (row, 0);
  g_assert_cmpint (adw_style_manager_get_color_scheme (style), ==, ADW_COLOR_SCHEME_DEFAULT);
}

static gboolean
is_renamed (gpointer data)
{
  return g_str_equal (zimt_center_get_house (data)->name, "Haus & Hof <b>");
}

static void
test_the_house_is_renamed (PreferencesTest *test, gconstpointer data)
{
  GtkWidget *row = editor_get_widget (GTK_WIDGET (test->window), ADW_TYPE_ENTRY_ROW, "house_name");

  editor_photograph (GTK_WIDGET (test->window), "preferences");
  gtk_editable_set_text (GTK_EDITABLE (row), "Haus & Hof <b>");
  g_signal_emit_by_name (row, "apply");
  editor_wait (is_renamed, test->house.center);
}

static gboolean
keeps_corpus_christi (gpointer data)
{
  return zimt_center_get_calendar (data)->with_corpus_christi;
}

static void
test_corpus_christi_is_kept (PreferencesTest *test, gconstpointer data)
{
  GtkWidget *toggle
      = editor_get_widget (GTK_WIDGET (test->window), GTK_TYPE_SWITCH, "corpus_christi");

  gtk_switch_set_active (GTK_SWITCH (toggle), TRUE);
  editor_wait (keeps_corpus_christi, test->house.center);
  editor_run (&test->house, undo, NULL);
  editor_settle ();
  g_assert_false (gtk_switch_get_active (GTK_SWITCH (toggle)));
}

static void
show_page (PreferencesTest *test, const char *name)
{
  adw_preferences_window_set_visible_page (
      ADW_PREFERENCES_WINDOW (test->window),
      ADW_PREFERENCES_PAGE (
          editor_get_widget (GTK_WIDGET (test->window), ADW_TYPE_PREFERENCES_PAGE, name)));
  editor_settle ();
}

static void
test_holidays_are_listed (PreferencesTest *test, gconstpointer data)
{
  GtkWidget *toggle
      = editor_get_widget (GTK_WIDGET (test->window), GTK_TYPE_SWITCH, "corpus_christi");
  GtkWidget *row = get_row (test, "Tag der Deutschen Einheit");

  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), ==, "Sat 03.10.2026");
  g_assert_nonnull (find_row (GTK_WIDGET (test->window), "Sommerferien"));
  g_assert_null (find_row (GTK_WIDGET (test->window), "Fronleichnam"));
  show_page (test, "holidays_page");
  editor_photograph (GTK_WIDGET (test->window), "preferences-holidays");
  gtk_switch_set_active (GTK_SWITCH (toggle), TRUE);
  editor_wait (keeps_corpus_christi, test->house.center);
  g_assert_nonnull (find_row (GTK_WIDGET (test->window), "Fronleichnam"));
  show_page (test, "organisations_page");
  editor_photograph (GTK_WIDGET (test->window), "preferences-organisations");
}

/* By the name that is read first, and no name twice. */
static void
test_organisations_are_sorted (PreferencesTest *test, gconstpointer data)
{
  GPtrArray *organisations = zimt_center_get_house (test->house.center)->organisations;
  GtkWidget *row = get_row (test, "DaMigra");

  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), ==, "");
  for (guint i = 1; i < organisations->len; i++)
    {
      const ZimtOrganisation *before = organisations->pdata[i - 1];
      const ZimtOrganisation *after = organisations->pdata[i];
      g_autofree char *first = zimt_text_fold (before->short_name);
      g_autofree char *second = zimt_text_fold (after->short_name);

      g_assert_cmpstr (first, <, second);
      g_assert_cmpint (get_index (test, before->short_name), <,
                       get_index (test, after->short_name));
    }
}

static void
test_a_room_is_changed_and_undone (PreferencesTest *test, gconstpointer data)
{
  const ZimtRoom *room = NULL;

  open_row (test, "8 Kinderzimmer");
  editor_photograph (GTK_WIDGET (test->dialog), "preferences-room");
  gtk_editable_set_text (GTK_EDITABLE (get_field (test, GTK_TYPE_ENTRY, 1)), "Spiel & Spaß");
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (get_field (test, GTK_TYPE_SPIN_BUTTON, 0)), 15);
  save_dialog (test);
  room = zimt_house_find_room (zimt_center_get_house (test->house.center), "8");
  g_assert_cmpstr (room->name, ==, "Spiel & Spaß");
  g_assert_cmpint (room->n_seats, ==, 15);
  g_assert_nonnull (find_row (GTK_WIDGET (test->window), "8 Spiel & Spaß"));
  editor_run (&test->house, undo, NULL);
  editor_settle ();
  room = zimt_house_find_room (zimt_center_get_house (test->house.center), "8");
  g_assert_cmpstr (room->name, ==, "Kinderzimmer");
}

/* The question before what was typed is lost. */
static AdwMessageDialog *
find_question (void)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *link = windows; link != NULL; link = link->next)
    if (ADW_IS_MESSAGE_DIALOG (link->data))
      return link->data;
  return NULL;
}

static void
answer (const char *label)
{
  /* The window goes with the answer. */
  g_autoptr (GtkWidget) button
      = g_object_ref (editor_find_button (GTK_WIDGET (find_question ()), label));

  g_signal_emit_by_name (button, "clicked");
  editor_settle ();
}

static void
test_what_was_typed_is_not_dropped (PreferencesTest *test, gconstpointer data)
{
  GtkWidget *list = NULL;
  GtkCheckButton *check = NULL;

  open_row (test, "8 Kinderzimmer");
  gtk_window_close (GTK_WINDOW (test->dialog));
  editor_settle ();
  g_assert_null (test->dialog);

  open_row (test, "8 Kinderzimmer");
  gtk_editable_set_text (GTK_EDITABLE (get_field (test, GTK_TYPE_ENTRY, 1)), "Spielzimmer");
  gtk_window_close (GTK_WINDOW (test->dialog));
  editor_settle ();
  g_assert_nonnull (test->dialog);
  answer ("Keep");
  g_assert_nonnull (test->dialog);
  g_assert_null (find_question ());
  gtk_window_close (GTK_WINDOW (test->dialog));
  editor_photograph (GTK_WIDGET (find_question ()), "preferences-discard");
  answer ("Discard");
  g_assert_null (test->dialog);

  open_row (test, "8 Kinderzimmer");
  list = gtk_expander_get_child (GTK_EXPANDER (get_field (test, GTK_TYPE_EXPANDER, 0)));
  check = GTK_CHECK_BUTTON (editor_get_widget (list, GTK_TYPE_CHECK_BUTTON, NULL));
  gtk_check_button_set_active (check, !gtk_check_button_get_active (check));
  gtk_window_close (GTK_WINDOW (test->dialog));
  answer ("Discard");
  g_assert_null (test->dialog);
}

static void
test_enter_saves_from_a_number (PreferencesTest *test, gconstpointer data)
{
  GtkWidget *seats = NULL;

  open_row (test, "8 Kinderzimmer");
  seats = get_field (test, GTK_TYPE_SPIN_BUTTON, 0);
  gtk_editable_set_text (GTK_EDITABLE (seats), "17");
  g_signal_emit_by_name (gtk_editable_get_delegate (GTK_EDITABLE (seats)), "activate");
  editor_wait (is_gone, &test->dialog);
  g_assert_cmpint (zimt_house_find_room (zimt_center_get_house (test->house.center), "8")->n_seats,
                   ==, 17);
}

static void
test_tab_goes_through_a_form (PreferencesTest *test, gconstpointer data)
{
  GtkWidget *first = NULL;

  open_row (test, "8 Kinderzimmer");
  first = gtk_window_get_focus (GTK_WINDOW (test->dialog));
  for (guint i = 0; i < 30; i++)
    {
      gtk_widget_child_focus (GTK_WIDGET (test->dialog), GTK_DIR_TAB_FORWARD);
      if (gtk_window_get_focus (GTK_WINDOW (test->dialog)) == first)
        break;
    }
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (test->dialog)) == first);
  gtk_window_close (GTK_WINDOW (test->dialog));
  editor_settle ();
  g_assert_null (test->dialog);
}

static GtkPropagationPhase
get_wheel_phase (GtkWidget *widget)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_SCROLL (controller))
        return gtk_event_controller_get_propagation_phase (controller);
    }
  g_assert_not_reached ();
}

static void
test_the_wheel_scrolls_past_numbers (PreferencesTest *test, gconstpointer data)
{
  GtkWidget *seats = NULL;

  open_row (test, "8 Kinderzimmer");
  seats = get_field (test, GTK_TYPE_SPIN_BUTTON, 0);
  g_assert_cmpint (get_wheel_phase (seats), ==, GTK_PHASE_NONE);
  gtk_widget_grab_focus (seats);
  editor_settle ();
  g_assert_cmpint (get_wheel_phase (seats), ==, GTK_PHASE_BUBBLE);
  gtk_widget_grab_focus (get_field (test, GTK_TYPE_ENTRY, 0));
  editor_settle ();
  g_assert_cmpint (get_wheel_phase (seats), ==, GTK_PHASE_NONE);
  gtk_window_destroy (GTK_WINDOW (test->dialog));
}

static gboolean
is_visible (gpointer data)
{
  return gtk_widget_get_visible (data);
}

static void
test_a_number_that_is_taken_is_refused (PreferencesTest *test, gconstpointer data)
{
  GtkWidget *foot = NULL;

  add_to (test, "rooms");
  gtk_editable_set_text (GTK_EDITABLE (get_field (test, GTK_TYPE_ENTRY, 0)), "8");
  gtk_editable_set_text (GTK_EDITABLE (get_field (test, GTK_TYPE_ENTRY, 1)), "Doppelt");
  foot = editor_get_widget (GTK_WIDGET (test->dialog), GTK_TYPE_BOX, "foot");
  gtk_widget_activate_action (GTK_WIDGET (test->dialog), "record.save", NULL);
  editor_wait (is_visible, foot);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (get_field (test, GTK_TYPE_ENTRY, 1))), ==,
                   "Doppelt");
  gtk_window_destroy (GTK_WINDOW (test->dialog));
}

static void
test_a_room_is_added (PreferencesTest *test, gconstpointer data)
{
  const ZimtRoom *room = NULL;

  add_to (test, "rooms");
  gtk_editable_set_text (GTK_EDITABLE (get_field (test, GTK_TYPE_ENTRY, 0)), "14");
  gtk_editable_set_text (GTK_EDITABLE (get_field (test, GTK_TYPE_ENTRY, 1)), "Dachboden");
  save_dialog (test);
  room = zimt_house_find_room (zimt_center_get_house (test->house.center), "14");
  g_assert_nonnull (room);
  g_assert_true (room->is_bookable);
  g_assert_false (room->has_opening);
}

static GtkWidget *
find_check (PreferencesTest *test, guint index, const char *label)
{
  GtkWidget *list = get_field (test, index == 0 ? ZIMT_TYPE_WORD_LIST : GTK_TYPE_EXPANDER, 0);
  GtkFlowBox *flow = GTK_FLOW_BOX (editor_get_widget (list, GTK_TYPE_FLOW_BOX, NULL));

  for (int i = 0;; i++)
    {
      GtkFlowBoxChild *child = gtk_flow_box_get_child_at_index (flow, i);

      g_assert_nonnull (child);
      if (g_strcmp0 (gtk_check_button_get_label (
                         GTK_CHECK_BUTTON (gtk_flow_box_child_get_child (child))),
                     label)
          == 0)
        return gtk_flow_box_child_get_child (child);
    }
}

static void
test_a_room_says_what_it_has (PreferencesTest *test, gconstpointer data)
{
  GtkWidget *expander = NULL;
  GtkWidget *list = NULL;
  const ZimtHouse *house = zimt_center_get_house (test->house.center);
  const ZimtRoom *room = zimt_house_find_room (house, "8");
  gint64 through = zimt_house_find_room (house, "11")->id;

  open_row (test, "8 Kinderzimmer");
  expander = get_field (test, GTK_TYPE_EXPANDER, 0);
  gtk_expander_set_expanded (GTK_EXPANDER (expander), TRUE);
  editor_photograph (GTK_WIDGET (test->dialog), "preferences-room-open");
  gtk_editable_set_text (GTK_EDITABLE (get_field (test, GTK_TYPE_ENTRY, 2)), "Hof");
  gtk_check_button_set_active (GTK_CHECK_BUTTON (find_check (test, 0, "Beamer")), TRUE);
  list = get_field (test, ZIMT_TYPE_WORD_LIST, 0);
  gtk_editable_set_text (GTK_EDITABLE (editor_get_widget (list, GTK_TYPE_ENTRY, NULL)),
                         "Spüle, Beamer,, Wickeltisch");
  gtk_check_button_set_active (GTK_CHECK_BUTTON (find_check (test, 1, "Diakonie")), TRUE);
  zimt_room_field_set_room (ZIMT_ROOM_FIELD (get_field (test, ZIMT_TYPE_ROOM_FIELD, 0)), through);
  save_dialog (test);
  room = zimt_house_find_room (zimt_center_get_house (test->house.center), "8");
  g_assert_cmpstr (room->floor, ==, "Hof");
  g_assert_cmpint (room->through_id, ==, through);
  g_assert_true (g_strv_contains ((const char *const *)room->equipment, "Beamer"));
  g_assert_true (g_strv_contains ((const char *const *)room->equipment, "Spüle"));
  g_assert_true (g_strv_contains ((const char *const *)room->equipment, "Wickeltisch"));
  g_assert_true (g_strv_contains ((const char *const *)room->open_to, "Diakonie"));
}

static gboolean
has_question (gpointer data)
{
  return find_question () != NULL;
}

static void
test_a_room_in_use_stays_and_is_booked_no_more (PreferencesTest *test, gconstpointer data)
{
  open_row (test, "8 Kinderzimmer");
  g_signal_emit_by_name (editor_find_button (GTK_WIDGET (test->dialog), "Delete Room"), "clicked");
  editor_wait (has_question, NULL);
  editor_photograph (GTK_WIDGET (find_question ()), "preferences-room-stays");
  answer ("Book It No More");
  editor_wait (is_gone, &test->dialog);
  g_assert_false (
      zimt_house_find_room (zimt_center_get_house (test->house.center), "8")->is_bookable);
}

static void
test_a_room_is_deleted_and_undone (PreferencesTest *test, gconstpointer data)
{
  add_to (test, "rooms");
  g_assert_null (editor_find_button (GTK_WIDGET (test->dialog), "Delete Room"));
  gtk_editable_set_text (GTK_EDITABLE (get_field (test, GTK_TYPE_ENTRY, 0)), "14");
  gtk_editable_set_text (GTK_EDITABLE (get_field (test, GTK_TYPE_ENTRY, 1)), "Dachboden");
  save_dialog (test);
  open_row (test, "14 Dachboden");
  g_signal_emit_by_name (editor_find_button (GTK_WIDGET (test->dialog), "Delete Room"), "clicked");
  editor_wait (is_gone, &test->dialog);
  g_assert_null (find_row (GTK_WIDGET (test->window), "14 Dachboden"));
  editor_run (&test->house, undo, NULL);
  editor_settle ();
  g_assert_nonnull (find_row (GTK_WIDGET (test->window), "14 Dachboden"));
}

static gpointer
put_closure (ZimtDesk *desk, gpointer wish, GError **error)
{
  ZimtDate date = *(ZimtDate *)wish;
  g_autoptr (ZimtClosure) closure = zimt_closure_new ();

  closure->title = zimt_date_format (date);
  closure->starts = zimt_minute_new (date, 0);
  closure->ends = zimt_minute_new (date + 1, 0);
  return zimt_desk_put_closure (desk, closure, error) ? desk : NULL;
}

/* Somebody types or has the focus in a list while another act is stored. */
static void
test_what_is_stored_elsewhere_disturbs_nothing (PreferencesTest *test, gconstpointer data)
{
  GtkWidget *name = editor_get_widget (GTK_WIDGET (test->window), ADW_TYPE_ENTRY_ROW, "house_name");
  GtkWidget *row = get_row (test, "8 Kinderzimmer");
  ZimtDate later = EDITOR_TODAY + 20;
  ZimtDate sooner = EDITOR_TODAY + 10;

  gtk_editable_set_text (GTK_EDITABLE (name), "Halb getipp");
  editor_run (&test->house, put_closure, &later);
  editor_run (&test->house, put_closure, &sooner);
  editor_settle ();
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (name)), ==, "Halb getipp");
  g_assert_true (get_row (test, "8 Kinderzimmer") == row);
  /* Closures are in the order of time, whichever came first. */
  g_assert_cmpint (get_index (test, "2026-12-04"), ==, 0);
  g_assert_cmpint (get_index (test, "2026-12-14"), ==, 1);
  show_page (test, "closures_page");
  g_assert_cmpuint (editor_check_buttons (editor_get_widget (GTK_WIDGET (test->window),
                                                             ADW_TYPE_PREFERENCES_PAGE,
                                                             "closures_page")),
                    >=, 3);
  editor_run (&test->house, undo, NULL);
  editor_settle ();
  g_assert_cmpint (get_index (test, "2026-12-14"), ==, 0);
  g_assert_null (find_row (GTK_WIDGET (test->window), "2026-12-04"));
}

static gboolean
lists_what_is_hit (gpointer data)
{
  GtkWidget *heading = NULL;

  /* The heading stands below the card of the fields. */
  heading
      = gtk_widget_get_next_sibling (editor_get_widget (GTK_WIDGET (data), GTK_TYPE_BOX, "card"));
  return strstr (gtk_label_get_text (GTK_LABEL (heading)), "are hit") != NULL;
}

static gboolean
has_no_closure (gpointer data)
{
  return zimt_center_get_house (data)->closures->len == 0;
}

static void
test_a_closure_is_added_and_deleted (PreferencesTest *test, gconstpointer data)
{
  GtkWidget *button = NULL;

  add_to (test, "closures");
  gtk_editable_set_text (GTK_EDITABLE (get_field (test, GTK_TYPE_ENTRY, 0)), "Grundreinigung");
  editor_wait (lists_what_is_hit, test->dialog);
  editor_photograph (GTK_WIDGET (test->dialog), "preferences-closure");
  save_dialog (test);
  g_assert_cmpuint (zimt_center_get_house (test->house.center)->closures->len, ==, 1);
  button = editor_get_widget (get_row (test, "Grundreinigung"), GTK_TYPE_BUTTON, NULL);
  g_signal_emit_by_name (button, "clicked");
  editor_wait (has_no_closure, test->house.center);
  g_assert_null (find_row (GTK_WIDGET (test->window), "Grundreinigung"));
}

static void
test_a_closure_that_ends_too_early_is_refused (PreferencesTest *test, gconstpointer data)
{
  add_to (test, "closures");
  gtk_editable_set_text (GTK_EDITABLE (get_field (test, GTK_TYPE_ENTRY, 0)), "Grundreinigung");
  type_date (get_date_field (test, 1), "1.11.2026");
  gtk_widget_activate_action (GTK_WIDGET (test->dialog), "record.save", NULL);
  editor_settle ();
  g_assert_nonnull (test->dialog);
  g_assert_true (
      gtk_widget_get_visible (editor_get_widget (GTK_WIDGET (test->dialog), GTK_TYPE_BOX, "foot")));
  g_assert_cmpuint (zimt_center_get_house (test->house.center)->closures->len, ==, 0);
  gtk_window_destroy (GTK_WINDOW (test->dialog));
}

static gboolean
says_nothing_is_hit (gpointer data)
{
  GtkWidget *card = editor_get_widget (data, GTK_TYPE_BOX, "card");

  return *gtk_label_get_text (GTK_LABEL (gtk_widget_get_next_sibling (card))) == '\0';
}

static void
test_the_end_of_a_closure_goes_with_its_start (PreferencesTest *test, gconstpointer data)
{
  ZimtDateField *first = NULL;
  ZimtDateField *last = NULL;
  ZimtDate date = 0;
  GtkWidget *foot = NULL;

  add_to (test, "closures");
  foot = editor_get_widget (GTK_WIDGET (test->dialog), GTK_TYPE_BOX, "foot");
  first = get_date_field (test, 0);
  last = get_date_field (test, 1);
  editor_wait (lists_what_is_hit, test->dialog);
  type_date (first, "3.12.2026");
  zimt_date_field_get_date (last, &date);
  g_assert_cmpint (date, ==, EDITOR_TODAY + 9);
  type_date (last, "5.12.");
  type_date (first, "31.12.");
  zimt_date_field_get_date (last, &date);
  g_assert_cmpint (date, ==, EDITOR_TODAY + 39);
  type_date (last, "1.12.2026");
  editor_wait (says_nothing_is_hit, test->dialog);
  gtk_widget_activate_action (GTK_WIDGET (test->dialog), "record.save", NULL);
  g_assert_true (gtk_widget_get_visible (foot));
  type_date (last, "2.1.2027");
  g_assert_false (gtk_widget_get_visible (foot));
  gtk_window_destroy (GTK_WINDOW (test->dialog));
}

static void
test_an_organisation_is_changed (PreferencesTest *test, gconstpointer data)
{
  const ZimtOrganisation *organisation = NULL;
  GtkWidget *mark = NULL;

  open_row (test, "Diakonie");
  editor_photograph (GTK_WIDGET (test->dialog), "preferences-organisation");
  mark = get_field (test, GTK_TYPE_ENTRY, 2);
  gtk_editable_set_text (GTK_EDITABLE (mark), "DIA");
  gtk_widget_activate_action (GTK_WIDGET (test->dialog), "record.save", NULL);
  editor_settle ();
  g_assert_nonnull (test->dialog);
  gtk_editable_set_text (GTK_EDITABLE (mark), "DK");
  gtk_drop_down_set_selected (GTK_DROP_DOWN (get_field (test, GTK_TYPE_DROP_DOWN, 0)), 3);
  save_dialog (test);
  organisation
      = zimt_house_find_organisation (zimt_center_get_house (test->house.center), "Diakonie");
  g_assert_cmpstr (organisation->mark, ==, "DK");
  g_assert_cmpint (organisation->pattern, ==, 3);
}

#define ADD(name, func)                                                                            \
  g_test_add ("/preferences/" name, PreferencesTest, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  ADD ("colours-are-chosen", test_colours_are_chosen);
  ADD ("the-house-is-renamed", test_the_house_is_renamed);
  ADD ("corpus-christi-is-kept", test_corpus_christi_is_kept);
  ADD ("holidays-are-listed", test_holidays_are_listed);
  ADD ("organisations-are-sorted", test_organisations_are_sorted);
  ADD ("a-room-is-changed-and-undone", test_a_room_is_changed_and_undone);
  ADD ("what-was-typed-is-not-dropped", test_what_was_typed_is_not_dropped);
  ADD ("tab-goes-through-a-form", test_tab_goes_through_a_form);
  ADD ("enter-saves-from-a-number", test_enter_saves_from_a_number);
  ADD ("the-wheel-scrolls-past-numbers", test_the_wheel_scrolls_past_numbers);
  ADD ("a-number-that-is-taken-is-refused", test_a_number_that_is_taken_is_refused);
  ADD ("a-room-is-added", test_a_room_is_added);
  ADD ("a-room-says-what-it-has", test_a_room_says_what_it_has);
  ADD ("a-room-in-use-stays-and-is-booked-no-more", test_a_room_in_use_stays_and_is_booked_no_more);
  ADD ("a-room-is-deleted-and-undone", test_a_room_is_deleted_and_undone);
  ADD ("what-is-stored-elsewhere-disturbs-nothing", test_what_is_stored_elsewhere_disturbs_nothing);
  ADD ("a-closure-is-added-and-deleted", test_a_closure_is_added_and_deleted);
  ADD ("a-closure-that-ends-too-early-is-refused", test_a_closure_that_ends_too_early_is_refused);
  ADD ("the-end-of-a-closure-goes-with-its-start", test_the_end_of_a_closure_goes_with_its_start);
  ADD ("an-organisation-is-changed", test_an_organisation_is_changed);
  return g_test_run ();
}
