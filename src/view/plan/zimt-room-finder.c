/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Finds a free room: people, equipment, date, time; best fit first; one click books it. */
#include "zimt-room-finder.h"

#include <glib/gi18n-lib.h>

#include "zimt-date-field.h"
#include "zimt-style.h"
#include "zimt-empty.h"
#include "zimt-form-period.h"
#include "zimt-form-row.h"
#include "zimt-phrases.h"
#include "zimt-time-field.h"
#include "zimt-wheel.h"

/* How long one has to stop typing before it looks. */
#define FIND_DELAY_MS 150

struct _ZimtRoomFinder
{
  AdwWindow parent_instance;

  ZimtFormRow *people_row;
  GtkSpinButton *people;
  ZimtFormRow *time_row;
  ZimtDateField *date;
  GtkWidget *times;
  ZimtTimeField *start;
  ZimtTimeField *end;
  ZimtFormRow *equipment_row;
  GtkFlowBox *equipment;
  GtkLabel *heading;
  GtkListBox *rooms;

  ZimtCenter *center;  /* owned */
  ZimtDraft *draft;    /* owned (nullable): what the list answers */
  gboolean is_touched; /* something was typed or chosen */
  guint find_source;
  GCancellable *finding; /* owned (nullable) */
};
G_DEFINE_FINAL_TYPE (ZimtRoomFinder, zimt_room_finder, ADW_TYPE_WINDOW)

typedef enum
{
  SIGNAL_CHOSEN,
  SIGNAL_ABANDONED,
  N_SIGNALS,
} ZimtRoomFinderSignal;
static guint signals[N_SIGNALS];

/* --- Looking --- */

void
zimt_room_query_free (ZimtRoomQuery *query)
{
  zimt_draft_free (query->draft);
  g_strfreev (query->equipment);
  g_free (query);
}

static gpointer
find_rooms (ZimtDesk *desk, gpointer user_data, GError **error)
{
  ZimtRoomQuery *query = user_data;
  ZimtTarget target = { 0, ZIMT_SCOPE_THIS };

  return zimt_desk_offer_rooms (desk, query->draft, &target, (const char *const *)query->equipment,
                                error);
}

static char **
dup_equipment (ZimtRoomFinder *finder)
{
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();

  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (finder->equipment));
       child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *button = gtk_flow_box_child_get_child (GTK_FLOW_BOX_CHILD (child));

      if (gtk_check_button_get_active (GTK_CHECK_BUTTON (button)))
        g_strv_builder_add (names, gtk_check_button_get_label (GTK_CHECK_BUTTON (button)));
    }
  return g_strv_builder_end (names);
}

/* "20 seats for 12 people · Beamer, Leinwand": why it fits. */
static char *
dup_reasons (const ZimtRoom *room, int n_people)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) reasons = NULL;
  g_autofree char *seats = NULL;
  g_autofree char *equipment = NULL;
  g_autofree char *floor = NULL;

  if (room->n_seats > 0 && n_people > 0)
    /* Translators: why a room fits: its seats, and the people who are expected. */
    seats = g_strdup_printf (ngettext ("%1$d seat for %2$d people", "%1$d seats for %2$d people",
                                       (gulong)room->n_seats),
                             room->n_seats, n_people);
  else if (room->n_seats > 0)
    seats
        = g_strdup_printf (ngettext ("%d seat", "%d seats", (gulong)room->n_seats), room->n_seats);
  else
    seats = g_strdup (_ ("seats not known"));
  g_strv_builder_add (builder, seats);
  if (room->equipment != NULL && room->equipment[0] != NULL)
    {
      equipment = g_strjoinv (C_ ("list", ", "), room->equipment);
      g_strv_builder_add (builder, equipment);
    }
  if (room->floor != NULL)
    {
      /* Translators: the floor that a room is on: "floor 2". */
      floor = g_strdup_printf (_ ("floor %s"), room->floor);
      g_strv_builder_add (builder, floor);
    }
  if (room->rule_text != NULL)
    g_strv_builder_add (builder, room->rule_text);
  reasons = g_strv_builder_end (builder);
  return g_strjoinv (" · ", reasons);
}

static void
clear_rooms (ZimtRoomFinder *finder)
{
  zimt_empty_list (finder->rooms);
  gtk_widget_set_visible (GTK_WIDGET (finder->rooms), FALSE);
}

static void
add_room (ZimtRoomFinder *finder, const ZimtRoom *room)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *title = zimt_room_to_text (zimt_center_get_house (finder->center), room->id);
  g_autofree char *reasons = dup_reasons (room, finder->draft->event.n_people);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), reasons);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             gtk_image_new_from_icon_name ("go-next-symbolic"));
  g_object_set_data_full (G_OBJECT (row), "room-id", g_memdup2 (&room->id, sizeof room->id),
                          g_free);
  gtk_list_box_append (finder->rooms, row);
}

static void
rooms_found_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ZimtRoomFinder) finder = ZIMT_ROOM_FINDER (user_data);
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) offers = zimt_center_run_finish (ZIMT_CENTER (source), result, &error);
  const ZimtHouse *house = zimt_center_get_house (ZIMT_CENTER (source));
  g_autofree char *heading = NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || finder->center == NULL)
    return;
  clear_rooms (finder);
  if (offers == NULL)
    {
      gtk_label_set_text (finder->heading, error->message);
      return;
    }
  for (guint i = 0; i < offers->len; i++)
    {
      const ZimtRoom *room
          = zimt_house_get_room (house, g_array_index (offers, ZimtRoomOffer, i).room_id);

      if (room != NULL)
        add_room (finder, room);
    }
  if (offers->len == 0)
    heading = g_strdup (_ ("No room fits and is free then. Try another time or fewer people."));
  else
    heading = g_strdup_printf (ngettext ("%u room is free, best fit first",
                                         "%u rooms are free, best fit first", offers->len),
                               offers->len);
  gtk_label_set_text (finder->heading, heading);
  gtk_widget_set_visible (GTK_WIDGET (finder->rooms), offers->len > 0);
}

/* What is looked for; NULL with the mistake named under its field. */
static ZimtDraft *
read_draft (ZimtRoomFinder *finder)
{
  g_autoptr (ZimtDraft) draft = zimt_draft_new ();
  g_autoptr (GError) error = NULL;
  ZimtDate date = 0;
  int start = 0, end = 0;
  const char *problem = NULL;

  draft->event.title = g_strdup ("-");
  draft->event.category = g_strdup ("other");
  draft->event.n_people = gtk_spin_button_get_value_as_int (finder->people);
  if (!zimt_date_field_get_date (finder->date, &date))
    problem = _ ("This is no date. Type it as 26.11.2026, or “tomorrow”.");
  else if (!zimt_time_field_get_minute (finder->start, &start)
           || !zimt_time_field_get_minute (finder->end, &end))
    problem = _ ("This is no time. Type it as 9, 930 or 9:30.");
  else if (!zimt_form_get_period (date, start, end, 0, &draft->starts, &draft->ends, &error))
    problem = error->message;
  zimt_form_row_set_problem (finder->time_row, problem);
  return problem == NULL ? g_steal_pointer (&draft) : NULL;
}

static void
find (ZimtRoomFinder *finder)
{
  ZimtRoomQuery *query = NULL;

  g_clear_handle_id (&finder->find_source, g_source_remove);
  g_cancellable_cancel (finder->finding);
  g_clear_object (&finder->finding);
  g_clear_pointer (&finder->draft, zimt_draft_free);
  finder->draft = read_draft (finder);
  if (finder->draft == NULL)
    {
      clear_rooms (finder);
      gtk_label_set_text (finder->heading, "");
      return;
    }
  query = g_new0 (ZimtRoomQuery, 1);
  query->draft = zimt_draft_copy (finder->draft);
  query->equipment = dup_equipment (finder);
  finder->finding = g_cancellable_new ();
  zimt_center_run_async (finder->center, find_rooms, query, (GDestroyNotify)zimt_room_query_free,
                         (GDestroyNotify)g_array_unref, finder->finding, rooms_found_cb,
                         g_object_ref (finder));
}

static gboolean
find_source_cb (gpointer user_data)
{
  ZimtRoomFinder *finder = ZIMT_ROOM_FINDER (user_data);

  finder->find_source = 0;
  find (finder);
  return G_SOURCE_REMOVE;
}

static void
queue_find (ZimtRoomFinder *finder)
{
  if (finder->center == NULL)
    return;
  g_clear_handle_id (&finder->find_source, g_source_remove);
  finder->find_source = g_timeout_add (FIND_DELAY_MS, find_source_cb, finder);
}

static void
changed_cb (ZimtRoomFinder *finder)
{
  finder->is_touched = finder->center != NULL;
  queue_find (finder);
}

static void
row_activated_cb (ZimtRoomFinder *finder, GtkListBoxRow *row)
{
  const gint64 *room_id = g_object_get_data (G_OBJECT (row), "room-id");
  g_autoptr (ZimtDraft) draft = NULL;

  if (finder->draft == NULL)
    return;
  draft = zimt_draft_copy (finder->draft);
  draft->room_id = *room_id;
  /* The title was only there so that the desk would look. */
  g_clear_pointer (&draft->event.title, g_free);
  g_signal_emit (finder, signals[SIGNAL_CHOSEN], 0, draft);
  gtk_window_destroy (GTK_WINDOW (finder));
}

/* --- Life --- */

/* Each piece of equipment that a bookable room has, once. */
static void
fill_equipment (ZimtRoomFinder *finder)
{
  const ZimtHouse *house = zimt_center_get_house (finder->center);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < house->rooms->len; i++)
    {
      const ZimtRoom *room = g_ptr_array_index (house->rooms, i);

      for (gsize j = 0; room->is_bookable && room->equipment != NULL && room->equipment[j] != NULL;
           j++)
        {
          GtkWidget *button = NULL;

          if (!g_hash_table_add (seen, room->equipment[j]))
            continue;
          button = gtk_check_button_new_with_label (room->equipment[j]);
          g_signal_connect_object (button, "toggled", G_CALLBACK (changed_cb), finder,
                                   G_CONNECT_SWAPPED);
          gtk_flow_box_append (finder->equipment, button);
          gtk_widget_set_focusable (gtk_widget_get_parent (button), FALSE);
        }
    }
  gtk_widget_set_visible (GTK_WIDGET (finder->equipment_row), g_hash_table_size (seen) > 0);
}

static gboolean
zimt_room_finder_close_request (GtkWindow *window)
{
  ZimtRoomFinder *finder = ZIMT_ROOM_FINDER (window);
  ZimtRoomQuery query = { read_draft (finder), NULL };

  if (finder->is_touched && query.draft != NULL)
    {
      query.equipment = dup_equipment (finder);
      g_signal_emit (finder, signals[SIGNAL_ABANDONED], 0, &query);
    }
  g_clear_pointer (&query.draft, zimt_draft_free);
  g_clear_pointer (&query.equipment, g_strfreev);
  return GTK_WINDOW_CLASS (zimt_room_finder_parent_class)->close_request (window);
}

static void
zimt_room_finder_dispose (GObject *object)
{
  ZimtRoomFinder *finder = ZIMT_ROOM_FINDER (object);

  g_clear_handle_id (&finder->find_source, g_source_remove);
  g_cancellable_cancel (finder->finding);
  g_clear_object (&finder->finding);
  g_clear_pointer (&finder->draft, zimt_draft_free);
  g_clear_object (&finder->center);
  G_OBJECT_CLASS (zimt_room_finder_parent_class)->dispose (object);
}

static void
zimt_room_finder_class_init (ZimtRoomFinderClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = zimt_room_finder_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = zimt_room_finder_close_request;
  g_type_ensure (ZIMT_TYPE_FORM_ROW);
  g_type_ensure (ZIMT_TYPE_DATE_FIELD);
  g_type_ensure (ZIMT_TYPE_TIME_FIELD);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/zimt/Zimt/ui/plan/room-finder.ui");
  gtk_widget_class_bind_template_child (widget_class, ZimtRoomFinder, people_row);
  gtk_widget_class_bind_template_child (widget_class, ZimtRoomFinder, people);
  gtk_widget_class_bind_template_child (widget_class, ZimtRoomFinder, time_row);
  gtk_widget_class_bind_template_child (widget_class, ZimtRoomFinder, date);
  gtk_widget_class_bind_template_child (widget_class, ZimtRoomFinder, times);
  gtk_widget_class_bind_template_child (widget_class, ZimtRoomFinder, start);
  gtk_widget_class_bind_template_child (widget_class, ZimtRoomFinder, end);
  gtk_widget_class_bind_template_child (widget_class, ZimtRoomFinder, equipment_row);
  gtk_widget_class_bind_template_child (widget_class, ZimtRoomFinder, equipment);
  gtk_widget_class_bind_template_child (widget_class, ZimtRoomFinder, heading);
  gtk_widget_class_bind_template_child (widget_class, ZimtRoomFinder, rooms);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  signals[SIGNAL_CHOSEN] = g_signal_new ("chosen", ZIMT_TYPE_ROOM_FINDER, G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
  signals[SIGNAL_ABANDONED] = g_signal_new ("abandoned", ZIMT_TYPE_ROOM_FINDER, G_SIGNAL_RUN_LAST,
                                            0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
}

static void
zimt_room_finder_init (ZimtRoomFinder *finder)
{
  gtk_widget_init_template (GTK_WIDGET (finder));
  zimt_wheel_only_with_focus (finder->people);
  zimt_style_ensure (GTK_WIDGET (finder));
  /* Times run from left to right in every language. */
  gtk_widget_set_direction (finder->times, GTK_TEXT_DIR_LTR);
  g_object_set (finder->time_row, "mnemonic-widget", zimt_date_field_get_entry (finder->date),
                NULL);
}

/* The next full hour of today, but not at night; else nine in the morning. */
static int
get_first_start (ZimtCenter *center, ZimtDate date)
{
  ZimtMinute now = zimt_clock_get_now (zimt_center_get_clock (center));
  int next = (zimt_minute_get_of_day (now) / 60 + 1) * 60;

  return date == zimt_minute_get_date (now) && next < 22 * 60 ? MAX (next, 9 * 60) : 9 * 60;
}

static void
fill_period (ZimtRoomFinder *finder, ZimtMinute starts, ZimtMinute ends)
{
  int end = zimt_minute_get_of_day (ends);

  zimt_date_field_set_date (finder->date, zimt_minute_get_date (starts));
  zimt_time_field_set_minute (finder->start, zimt_minute_get_of_day (starts));
  zimt_time_field_set_minute (finder->end, end > 0 ? end : ZIMT_MINUTES_PER_DAY);
}

static void
fill_query (ZimtRoomFinder *finder, const ZimtRoomQuery *query)
{
  fill_period (finder, query->draft->starts, query->draft->ends);
  gtk_spin_button_set_value (finder->people, query->draft->event.n_people);
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (finder->equipment));
       child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkCheckButton *button
          = GTK_CHECK_BUTTON (gtk_flow_box_child_get_child (GTK_FLOW_BOX_CHILD (child)));

      if (g_strv_contains ((const char *const *)query->equipment,
                           gtk_check_button_get_label (button)))
        gtk_check_button_set_active (button, TRUE);
    }
}

GtkWindow *
zimt_room_finder_new (ZimtCenter *center, ZimtDate date, const ZimtRoomQuery *query)
{
  ZimtRoomFinder *finder = g_object_new (ZIMT_TYPE_ROOM_FINDER, NULL);
  ZimtMinute starts = zimt_minute_new (date, get_first_start (center, date));

  finder->center = g_object_ref (center);
  zimt_date_field_set_today (finder->date, zimt_clock_get_today (zimt_center_get_clock (center)));
  fill_equipment (finder);
  if (query != NULL)
    fill_query (finder, query);
  else
    fill_period (finder, starts, starts + 120);
  finder->is_touched = query != NULL;
  g_signal_connect_object (center, "changed", G_CALLBACK (queue_find), finder, G_CONNECT_SWAPPED);
  gtk_widget_grab_focus (GTK_WIDGET (finder->people));
  find (finder);
  return GTK_WINDOW (finder);
}
