/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The practice house behind a center, on Tuesday 24.11.2026 at 14:36, for tests with windows. */
#include "editor-fixture.h"

#include <glib/gstdio.h>
#include <string.h>

static void
done_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GAsyncResult **place = user_data;

  *place = g_object_ref (result);
}

static gboolean
has_result (gpointer data)
{
  return *(GAsyncResult **)data != NULL;
}

static gboolean
timed_out_cb (gpointer user_data)
{
  g_error ("Nothing happened for a minute");
  return G_SOURCE_REMOVE;
}

void
editor_wait (EditorFunc is_true, gpointer data)
{
  guint source = g_timeout_add_seconds (60, timed_out_cb, NULL);

  while (!is_true (data))
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (source);
}

void
editor_settle (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

void
editor_fixture_set_up (EditorFixture *fixture, gconstpointer data)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  /* Pictures are of what stays, not of how it came, and hinted as on a desktop: fully hinted, i
   * loses its dot. */
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, "gtk-xft-hintstyle",
                "hintslight", NULL);
  fixture->folder = g_dir_make_tmp ("zimt-ui-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->path = g_build_filename (fixture->folder, "practice.zimt", NULL);
  fixture->clock = zimt_clock_new_fixed (zimt_minute_new (EDITOR_TODAY, 14 * 60 + 36));
  fixture->center = zimt_center_new (fixture->clock);
  zimt_center_open_async (fixture->center, fixture->path, ZIMT_CENTER_CREATE_SAMPLE, NULL, NULL,
                          done_cb, &result);
  editor_wait (has_result, &result);
  zimt_center_open_finish (fixture->center, result, &error);
  g_assert_no_error (error);
}

void
editor_fixture_tear_down (EditorFixture *fixture, gconstpointer data)
{
  g_autoptr (GDir) dir = NULL;
  const char *name = NULL;

  editor_settle ();
  zimt_center_close (fixture->center);
  editor_settle ();
  g_assert_finalize_object (fixture->center);
  zimt_clock_unref (fixture->clock);
  dir = g_dir_open (fixture->folder, 0, NULL);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

      g_unlink (path);
    }
  g_rmdir (fixture->folder);
  g_free (fixture->path);
  g_free (fixture->folder);
}

ZimtDraft *
editor_draft (EditorFixture *fixture, const char *title, const char *number, ZimtDate date,
              int start_minute, int end_minute)
{
  ZimtDraft *draft = zimt_draft_new ();

  g_free (draft->event.title);
  draft->event.title = g_strdup (title);
  draft->room_id = zimt_house_find_room (zimt_center_get_house (fixture->center), number)->id;
  draft->starts = zimt_minute_new (date, start_minute);
  draft->ends = zimt_minute_new (date, end_minute);
  return draft;
}

gint64
editor_book (EditorFixture *fixture, const ZimtDraft *draft)
{
  ZimtTarget target = { 0, ZIMT_SCOPE_THIS };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (ZimtCheck) check = NULL;

  zimt_center_book_async (fixture->center, draft, target, ZIMT_ON_CONFLICT_REFUSE, NULL, done_cb,
                          &result);
  editor_wait (has_result, &result);
  check = zimt_center_book_finish (fixture->center, result, &error);
  g_assert_no_error (error);
  return check->booking_id;
}

gpointer
editor_run (EditorFixture *fixture, ZimtDeskFunc func, gpointer wish)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  gpointer answer = NULL;

  zimt_center_run_async (fixture->center, func, wish, NULL, NULL, NULL, done_cb, &result);
  editor_wait (has_result, &result);
  answer = zimt_center_run_finish (fixture->center, result, &error);
  g_assert_no_error (error);
  return answer;
}

static gpointer
load_booking (ZimtDesk *desk, gpointer wish, GError **error)
{
  return zimt_desk_load_booking (desk, *(gint64 *)wish, error);
}

ZimtBooking *
editor_load_booking (EditorFixture *fixture, gint64 booking_id)
{
  return editor_run (fixture, load_booking, &booking_id);
}

static gpointer
load_week (ZimtDesk *desk, gpointer wish, GError **error)
{
  return zimt_desk_load_week (desk, *(ZimtDate *)wish, 7, 0, FALSE, error);
}

GPtrArray *
editor_find (EditorFixture *fixture, ZimtDate monday, const char *title)
{
  g_autoptr (ZimtWeekPlan) plan = editor_run (fixture, load_week, &monday);
  GPtrArray *found = g_ptr_array_new_with_free_func ((GDestroyNotify)zimt_booking_free);

  for (guint i = 0; i < plan->bookings->len; i++)
    {
      const ZimtBooking *booking = g_ptr_array_index (plan->bookings, i);

      if (booking->status != ZIMT_STATUS_PAUSED && g_str_equal (booking->event.title, title))
        g_ptr_array_add (found, zimt_booking_copy (booking));
    }
  return found;
}

static gboolean
is_shown (gpointer data)
{
  return gtk_widget_get_mapped (GTK_WIDGET (data)) && gtk_widget_get_width (GTK_WIDGET (data)) > 0;
}

void
editor_present (GtkWindow *window)
{
  gtk_window_present (window);
  editor_wait (is_shown, window);
  editor_settle ();
}

static gboolean
frame_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  guint *n_left = user_data;

  return --*n_left > 0 ? G_SOURCE_CONTINUE : G_SOURCE_REMOVE;
}

static gboolean
is_zero (gpointer data)
{
  return *(guint *)data == 0;
}

void
editor_wait_frames (GtkWidget *widget)
{
  guint n_left = 4;

  gtk_widget_add_tick_callback (widget, frame_cb, &n_left, NULL);
  editor_wait (is_zero, &n_left);
}

static GtkWidget *
find_widget (GtkWidget *root, GType type, const char *id)
{
  const char *own = gtk_buildable_get_buildable_id (GTK_BUILDABLE (root));

  if (g_type_is_a (G_OBJECT_TYPE (root), type) && (id == NULL || g_strcmp0 (own, id) == 0))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_widget (child, type, id);

      if (found != NULL)
        return found;
    }
  return NULL;
}

GtkWidget *
editor_get_widget (GtkWidget *root, GType type, const char *id)
{
  GtkWidget *found = find_widget (root, type, id);

  if (found == NULL)
    g_error ("No %s %s below the %s", g_type_name (type), id != NULL ? id : "",
             G_OBJECT_TYPE_NAME (root));
  return found;
}

/* What a button says: its label's text, without the mnemonic's underline. */
static const char *
get_button_text (GtkWidget *button)
{
  GtkWidget *label = find_widget (button, GTK_TYPE_LABEL, NULL);

  return label != NULL ? gtk_label_get_text (GTK_LABEL (label)) : "";
}

GtkWidget *
editor_find_button (GtkWidget *root, const char *label)
{
  if (GTK_IS_BUTTON (root) && g_str_has_prefix (get_button_text (root), label))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = editor_find_button (child, label);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static gboolean
has_text (GtkWidget *root)
{
  if (GTK_IS_LABEL (root) && *gtk_label_get_text (GTK_LABEL (root)) != '\0')
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (has_text (child))
      return TRUE;
  return FALSE;
}

/* GTK's own parts are named by GTK, or by what they belong to. */
static gboolean
is_part_of_gtk (GtkWidget *button)
{
  static const char *const types[] = { "GtkSpinButton", "GtkWindowControls", "GtkCalendar" };

  for (gsize i = 0; i < G_N_ELEMENTS (types); i++)
    if (gtk_widget_get_ancestor (button, g_type_from_name (types[i])) != NULL)
      return TRUE;
  return FALSE;
}

guint
editor_check_buttons (GtkWidget *root)
{
  guint n_buttons = 0;

  if (GTK_IS_BUTTON (root) && gtk_widget_get_mapped (root) && !is_part_of_gtk (root))
    {
      n_buttons++;
      if (!has_text (root)
          && !gtk_test_accessible_has_property (GTK_ACCESSIBLE (root),
                                                GTK_ACCESSIBLE_PROPERTY_LABEL))
        g_error ("The button with the tooltip %s has no name in a %s",
                 gtk_widget_get_tooltip_text (root),
                 G_OBJECT_TYPE_NAME (gtk_widget_get_parent (root)));
    }
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n_buttons += editor_check_buttons (child);
  return n_buttons;
}

/* Most controllers hear nothing of what is pressed in a popover, which has a surface of its own. */
static gboolean
hears (GtkEventController *controller, GtkWidget *pressed)
{
  return gtk_event_controller_get_propagation_limit (controller) == GTK_LIMIT_NONE
         || gtk_widget_get_native (gtk_event_controller_get_widget (controller))
                == gtk_widget_get_native (pressed);
}

/* GTK 4 cannot make up events; the controllers of @pressed and of those around it are told in the
 * order in which an event would reach them. */
static gboolean
tell_controllers (GtkWidget *widget, GtkWidget *pressed, GtkPropagationPhase phase, guint keyval,
                  GdkModifierType state)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);
  gboolean is_handled = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (controllers) && !is_handled; i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_KEY (controller) && hears (controller, pressed)
          && gtk_event_controller_get_propagation_phase (controller) == phase)
        g_signal_emit_by_name (controller, "key-pressed", keyval, 0, state, &is_handled);
    }
  return is_handled;
}

void
editor_press (GtkWidget *widget, guint keyval, GdkModifierType state)
{
  for (GtkWidget *at = widget; at != NULL; at = gtk_widget_get_parent (at))
    if (tell_controllers (at, widget, GTK_PHASE_CAPTURE, keyval, state))
      return;
  for (GtkWidget *at = widget; at != NULL; at = gtk_widget_get_parent (at))
    if (tell_controllers (at, widget, GTK_PHASE_BUBBLE, keyval, state))
      return;
}

typedef struct
{
  GdkPaintable *paintable; /* owned */
  GskRenderNode *node;     /* owned (nullable): what was painted last */
  GtkWidget *widget;
} Picture;

static gboolean
is_painted (gpointer data)
{
  Picture *picture = data;
  GtkSnapshot *snapshot = gtk_snapshot_new ();

  g_clear_pointer (&picture->node, gsk_render_node_unref);
  gdk_paintable_snapshot (picture->paintable, snapshot, gtk_widget_get_width (picture->widget),
                          gtk_widget_get_height (picture->widget));
  picture->node = gtk_snapshot_free_to_node (snapshot);
  return picture->node != NULL && gtk_widget_get_width (picture->widget) > 0;
}

/* Words must lie inside @frame. What scrolls may lie outside, and so may what slides in and out. */
static void
check_is_inside (GtkWidget *frame, GtkWidget *widget)
{
  graphene_rect_t bounds;
  graphene_rect_t all = GRAPHENE_RECT_INIT (-1, -1, (float)gtk_widget_get_width (frame) + 2,
                                            (float)gtk_widget_get_height (frame) + 2);

  if (!gtk_widget_get_mapped (widget))
    return;
  if (GTK_IS_LABEL (widget))
    {
      g_assert_true (gtk_widget_compute_bounds (widget, frame, &bounds));
      if (!graphene_rect_contains_rect (&all, &bounds))
        g_error ("“%s” is cut off", gtk_label_get_text (GTK_LABEL (widget)));
    }
  if (GTK_IS_VIEWPORT (widget) || GTK_IS_REVEALER (widget) || GTK_IS_POPOVER (widget)
      || G_OBJECT_TYPE (widget) == GTK_TYPE_LIST_VIEW
      || (GTK_IS_LIST_VIEW (widget)
          && gtk_widget_has_css_class (gtk_widget_get_parent (widget), "cards-view")))
    return;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    check_is_inside (frame, child);
}

void
editor_photograph (GtkWidget *widget, const char *name)
{
  const char *wanted = g_getenv ("ZIMT_SCREENSHOTS");
  const char *folder = wanted != NULL ? wanted : "screenshots";
  g_autofree char *file = g_strconcat (name, ".png", NULL);
  g_autofree char *path = g_build_filename (folder, file, NULL);
  Picture picture = { gtk_widget_paintable_new (widget), NULL, widget };
  g_autoptr (GdkTexture) texture = NULL;

  editor_wait_frames (widget);
  gtk_widget_queue_draw (widget);
  editor_wait (is_painted, &picture);
  texture = gsk_renderer_render_texture (gtk_native_get_renderer (gtk_widget_get_native (widget)),
                                         picture.node, NULL);
  g_mkdir_with_parents (folder, 0755);
  g_assert_true (gdk_texture_save_to_png (texture, path));
  gsk_render_node_unref (picture.node);
  g_object_unref (picture.paintable);
  /* A popover has a shadow around its contents. */
  if (GTK_IS_POPOVER (widget))
    widget = gtk_popover_get_child (GTK_POPOVER (widget));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    check_is_inside (widget, child);
}
