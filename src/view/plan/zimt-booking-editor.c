/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The window in which a booking is made or changed; conflicts appear while one types. */
#include "zimt-booking-editor.h"

#include <glib/gi18n-lib.h>

#include "zimt-booking-form.h"
#include "zimt-check-words.h"
#include "zimt-clash-table.h"
#include "zimt-style.h"
#include "zimt-escape.h"
#include "zimt-text.h"

/* How long one has to stop typing before the check runs. */
#define CHECK_DELAY_MS 150

struct _ZimtBookingEditor
{
  AdwWindow parent_instance;

  AdwWindowTitle *window_title;
  GtkButton *save_button;
  AdwToastOverlay *toasts;
  GtkBox *content;
  GtkWidget *foot;
  GtkLabel *summary;
  GtkWidget *reason_box;
  GtkLabel *reason_label;
  ZimtBookingForm *form;
  ZimtClashTable *table;

  ZimtCenter *center; /* owned */
  ZimtTarget target;
  GArray *cures;           /* owned: ZimtCure, of every date for which one was ever chosen */
  guint check_source;      /* a check is waiting for the typing to stop */
  GCancellable *checking;  /* owned (nullable): a check is running */
  ZimtCheck *check;        /* owned (nullable): of what stands in the form */
  char *check_problem;     /* owned (nullable): why there is no check */
  char *late_refusal;      /* owned (nullable): somebody was faster */
  gboolean is_dirty;       /* something was typed or chosen */
  gboolean is_fresh_copy;  /* a copy that still stands where its original does: no news */
  gboolean is_strict;      /* saving was tried, so everything that is missing is named */
  gboolean is_save_wanted; /* as soon as the check has answered */
  gboolean is_saving;
};
G_DEFINE_FINAL_TYPE (ZimtBookingEditor, zimt_booking_editor, ADW_TYPE_WINDOW)

typedef enum
{
  SIGNAL_SAVED,
  SIGNAL_ABANDONED,
  N_SIGNALS,
} ZimtBookingEditorSignal;
static guint signals[N_SIGNALS];

static void save (ZimtBookingEditor *editor);

/* --- What it says --- */

/* Why it cannot be saved; (transfer full) (nullable). */
static char *
dup_reason (ZimtBookingEditor *editor)
{
  const char *problem = zimt_booking_form_get_problem (editor->form);

  if (problem != NULL)
    return g_strdup (problem);
  if (editor->is_fresh_copy && editor->check != NULL && editor->check->n_clashing > 0)
    return g_strdup (_ ("Choose another date, time or room for the copy."));
  if (editor->check_problem != NULL)
    return g_strdup (editor->check_problem);
  if (editor->check != NULL)
    return zimt_check_to_refusal (editor->check, zimt_center_get_house (editor->center));
  return NULL;
}

/* What is merely not filled in yet is said without alarm. */
static void
update_alarm (ZimtBookingEditor *editor)
{
  gboolean is_calm = editor->is_fresh_copy;
  GtkWidget *icon = gtk_widget_get_first_child (editor->reason_box);

  if (zimt_booking_form_get_problem (editor->form) != NULL)
    is_calm = !zimt_booking_form_is_problem_named (editor->form) && editor->late_refusal == NULL;
  gtk_widget_set_visible (icon, !is_calm);
  if (is_calm)
    {
      gtk_widget_remove_css_class (GTK_WIDGET (editor->reason_label), "reason");
      gtk_widget_add_css_class (GTK_WIDGET (editor->reason_label), "dim-label");
    }
  else
    {
      gtk_widget_remove_css_class (GTK_WIDGET (editor->reason_label), "dim-label");
      gtk_widget_add_css_class (GTK_WIDGET (editor->reason_label), "reason");
    }
}

static void
update_foot (ZimtBookingEditor *editor)
{
  g_autofree char *reason = dup_reason (editor);
  g_autofree char *summary
      = editor->check != NULL ? zimt_check_to_summary (editor->check, editor->target) : NULL;
  g_autofree char *label = zimt_check_to_save_label (reason == NULL ? editor->check : NULL);
  g_autofree char *text = NULL;

  if (reason != NULL && editor->late_refusal != NULL)
    text = g_strdup_printf ("%s %s", editor->late_refusal, reason);
  else
    text = g_strdup (reason != NULL ? reason : editor->late_refusal);
  update_alarm (editor);
  gtk_button_set_label (editor->save_button, label);
  gtk_label_set_text (editor->reason_label, text != NULL ? text : "");
  gtk_widget_set_visible (editor->reason_box, text != NULL);
  gtk_label_set_text (editor->summary, summary != NULL ? summary : "");
  gtk_widget_set_visible (GTK_WIDGET (editor->summary), summary != NULL);
  gtk_widget_set_visible (editor->foot, text != NULL || summary != NULL);
  gtk_widget_set_tooltip_text (GTK_WIDGET (editor->save_button),
                               text != NULL ? text : _ ("Save (Ctrl+Return)"));
}

static void
show_toast (ZimtBookingEditor *editor, const char *text)
{
  g_autofree char *markup = zimt_escape (text);

  adw_toast_overlay_add_toast (editor->toasts, adw_toast_new (markup));
}

/* --- Checking --- */

/* What is to be checked or stored: the form with the cures of its dates. */
static ZimtDraft *
dup_draft (ZimtBookingEditor *editor)
{
  ZimtDraft *draft = zimt_booking_form_dup_draft (editor->form);

  g_array_set_size (draft->cures, 0);
  for (guint i = 0; draft->rule != NULL && i < editor->cures->len; i++)
    zimt_draft_add_cure (draft, &g_array_index (editor->cures, ZimtCure, i));
  return draft;
}

static void
forget_check (ZimtBookingEditor *editor)
{
  g_cancellable_cancel (editor->checking);
  g_clear_object (&editor->checking);
  g_clear_pointer (&editor->check, zimt_check_free);
  g_clear_pointer (&editor->check_problem, g_free);
}

static void
show_check (ZimtBookingEditor *editor)
{
  g_autoptr (ZimtDraft) draft = dup_draft (editor);

  zimt_booking_form_show_check (editor->form, editor->check, draft);
  if (editor->is_fresh_copy)
    zimt_clash_table_clear (editor->table);
  else
    zimt_clash_table_show (editor->table, editor->check, draft, editor->target);
}

static void
checked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ZimtBookingEditor) editor = ZIMT_BOOKING_EDITOR (user_data);
  g_autoptr (GError) error = NULL;
  g_autoptr (ZimtCheck) check = zimt_center_check_finish (ZIMT_CENTER (source), result, &error);
  gboolean is_save_wanted = editor->is_save_wanted;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || editor->center == NULL)
    return;
  forget_check (editor);
  editor->is_save_wanted = FALSE;
  if (check != NULL)
    {
      editor->check = g_steal_pointer (&check);
      show_check (editor);
    }
  else
    {
      editor->check_problem = g_strdup (error->message);
      zimt_clash_table_clear (editor->table);
    }
  update_foot (editor);
  /* Dates that nobody has seen clash are not left out in silence. */
  if (is_save_wanted && editor->check != NULL && editor->check->n_clashing == 0)
    save (editor);
}

/* A title that is still missing is no reason not to look at the rest. */
static void
fill_title (ZimtDraft *draft)
{
  g_autofree char *clean = zimt_text_clean (draft->event.title, "", FALSE, NULL);

  if (clean != NULL)
    return;
  g_free (draft->event.title);
  draft->event.title = g_strdup ("-");
}

static void
run_check (ZimtBookingEditor *editor)
{
  g_autoptr (ZimtDraft) draft = NULL;

  g_clear_handle_id (&editor->check_source, g_source_remove);
  g_cancellable_cancel (editor->checking);
  g_clear_object (&editor->checking);
  zimt_booking_form_validate (editor->form, editor->is_strict);
  if (!zimt_booking_form_can_be_checked (editor->form))
    {
      editor->is_save_wanted = FALSE;
      forget_check (editor);
      zimt_clash_table_clear (editor->table);
      update_foot (editor);
      return;
    }
  draft = dup_draft (editor);
  fill_title (draft);
  editor->checking = g_cancellable_new ();
  zimt_center_check_async (editor->center, draft, editor->target, editor->checking, checked_cb,
                           g_object_ref (editor));
  update_foot (editor);
}

static gboolean
check_source_cb (gpointer user_data)
{
  ZimtBookingEditor *editor = ZIMT_BOOKING_EDITOR (user_data);

  editor->check_source = 0;
  run_check (editor);
  return G_SOURCE_REMOVE;
}

static void
queue_check (ZimtBookingEditor *editor)
{
  /* Fields that lose the focus while the window goes write out what they understood. */
  if (editor->center == NULL)
    return;
  g_clear_handle_id (&editor->check_source, g_source_remove);
  editor->check_source = g_timeout_add (CHECK_DELAY_MS, check_source_cb, editor);
}

/* Whoever goes on after Save has not finished: it has to be pressed again. */
static void
note_change (ZimtBookingEditor *editor)
{
  editor->is_dirty = TRUE;
  editor->is_fresh_copy = FALSE;
  editor->is_save_wanted = FALSE;
  g_clear_pointer (&editor->late_refusal, g_free);
}

static void
form_changed_cb (ZimtBookingEditor *editor)
{
  note_change (editor);
  queue_check (editor);
}

/* --- Cures --- */

static void
add_cure (ZimtBookingEditor *editor, const ZimtCure *cure)
{
  for (guint i = 0; i < editor->cures->len; i++)
    if (g_array_index (editor->cures, ZimtCure, i).original == cure->original)
      g_array_remove_index (editor->cures, i--);
  g_array_append_vals (editor->cures, cure, 1);
}

/* A booking without a rule has no dates to be treated on their own: the fields change. */
static void
apply_to_form (ZimtBookingEditor *editor, const ZimtCure *cure)
{
  switch (cure->kind)
    {
    case ZIMT_CURE_ROOM:
      zimt_booking_form_set_room (editor->form, cure->room_id);
      break;
    case ZIMT_CURE_TIME:
      zimt_booking_form_set_period (editor->form, cure->starts, cure->ends);
      break;
    case ZIMT_CURE_OPTION:
      zimt_booking_form_set_option (editor->form);
      break;
    case ZIMT_CURE_SKIP:
    default:
      break;
    }
}

static void
cured_cb (ZimtBookingEditor *editor, const GArray *cures)
{
  g_autoptr (ZimtDraft) draft = dup_draft (editor);

  note_change (editor);
  for (guint i = 0; i < cures->len; i++)
    if (draft->rule != NULL)
      add_cure (editor, &g_array_index (cures, ZimtCure, i));
    else
      apply_to_form (editor, &g_array_index (cures, ZimtCure, i));
  run_check (editor);
}

static void
cleared_cb (ZimtBookingEditor *editor, gint64 original)
{
  note_change (editor);
  for (guint i = 0; i < editor->cures->len; i++)
    if (g_array_index (editor->cures, ZimtCure, i).original == original)
      g_array_remove_index (editor->cures, i--);
  run_check (editor);
}

/* Cures were for the room that is left. */
static void
room_chosen_cb (ZimtBookingEditor *editor, gint64 room_id)
{
  note_change (editor);
  g_array_set_size (editor->cures, 0);
  zimt_booking_form_set_room (editor->form, room_id);
  run_check (editor);
}

/* --- Saving --- */

static void
refuse_late (ZimtBookingEditor *editor, const GError *error)
{
  if (g_error_matches (error, ZIMT_ERROR, ZIMT_ERROR_CONFLICT))
    {
      editor->late_refusal
          = g_strdup (_ ("Somebody else booked in the meantime. Nothing was stored."));
      run_check (editor);
      return;
    }
  g_free (editor->check_problem);
  editor->check_problem = g_strdup (error->message);
  update_foot (editor);
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ZimtBookingEditor) editor = ZIMT_BOOKING_EDITOR (user_data);
  g_autoptr (GError) error = NULL;
  g_autoptr (ZimtCheck) done = zimt_center_book_finish (ZIMT_CENTER (source), result, &error);
  g_autoptr (ZimtDraft) draft = NULL;
  g_autofree char *title = NULL;
  g_autofree char *message = NULL;

  editor->is_saving = FALSE;
  if (done == NULL)
    {
      refuse_late (editor, error);
      return;
    }
  draft = dup_draft (editor);
  title = zimt_text_clean (draft->event.title, "", TRUE, NULL);
  message = zimt_check_to_message (editor->check, editor->target, title != NULL ? title : "");
  editor->is_dirty = FALSE;
  g_signal_emit (editor, signals[SIGNAL_SAVED], 0, done->booking_id, message);
  gtk_window_destroy (GTK_WINDOW (editor));
}

static void
save (ZimtBookingEditor *editor)
{
  g_autoptr (ZimtDraft) draft = dup_draft (editor);
  ZimtOnConflict on_conflict
      = editor->check->n_clashing > 0 ? ZIMT_ON_CONFLICT_SKIP : ZIMT_ON_CONFLICT_REFUSE;

  editor->is_saving = TRUE;
  g_clear_pointer (&editor->late_refusal, g_free);
  zimt_center_book_async (editor->center, draft, editor->target, on_conflict, NULL, saved_cb,
                          g_object_ref (editor));
}

static void
save_clicked_cb (ZimtBookingEditor *editor)
{
  g_autofree char *reason = NULL;

  if (editor->is_saving)
    return;
  if (editor->target.booking_id != 0 && !editor->is_dirty)
    {
      /* Nothing was changed: no act, nothing to undo. */
      gtk_window_close (GTK_WINDOW (editor));
      return;
    }
  editor->is_strict = TRUE;
  if (editor->is_fresh_copy)
    {
      editor->is_fresh_copy = FALSE;
      forget_check (editor);
    }
  if (!zimt_booking_form_validate (editor->form, TRUE))
    {
      update_foot (editor);
      zimt_booking_form_focus_problem (editor->form);
      return;
    }
  if (editor->check_source != 0 || editor->checking != NULL || editor->check == NULL)
    {
      editor->is_save_wanted = TRUE;
      run_check (editor);
      return;
    }
  reason = dup_reason (editor);
  if (reason == NULL)
    save (editor);
  else
    gtk_widget_child_focus (GTK_WIDGET (editor->table), GTK_DIR_TAB_FORWARD);
}

/* --- Life --- */

static gboolean
zimt_booking_editor_close_request (GtkWindow *window)
{
  ZimtBookingEditor *editor = ZIMT_BOOKING_EDITOR (window);

  /* What is being stored closes the window itself, or says why it was not stored. */
  if (editor->is_saving)
    return TRUE;
  if (editor->is_dirty)
    g_signal_emit (editor, signals[SIGNAL_ABANDONED], 0);
  return GTK_WINDOW_CLASS (zimt_booking_editor_parent_class)->close_request (window);
}

static void
zimt_booking_editor_dispose (GObject *object)
{
  ZimtBookingEditor *editor = ZIMT_BOOKING_EDITOR (object);

  g_clear_handle_id (&editor->check_source, g_source_remove);
  forget_check (editor);
  g_clear_pointer (&editor->late_refusal, g_free);
  g_clear_pointer (&editor->cures, g_array_unref);
  g_clear_object (&editor->center);
  G_OBJECT_CLASS (zimt_booking_editor_parent_class)->dispose (object);
}

static void
save_action_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  save_clicked_cb (ZIMT_BOOKING_EDITOR (widget));
}

static void
zimt_booking_editor_class_init (ZimtBookingEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = zimt_booking_editor_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = zimt_booking_editor_close_request;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/zimt/Zimt/ui/plan/booking-editor.ui");
  gtk_widget_class_bind_template_child (widget_class, ZimtBookingEditor, window_title);
  gtk_widget_class_bind_template_child (widget_class, ZimtBookingEditor, save_button);
  gtk_widget_class_bind_template_child (widget_class, ZimtBookingEditor, toasts);
  gtk_widget_class_bind_template_child (widget_class, ZimtBookingEditor, content);
  gtk_widget_class_bind_template_child (widget_class, ZimtBookingEditor, foot);
  gtk_widget_class_bind_template_child (widget_class, ZimtBookingEditor, summary);
  gtk_widget_class_bind_template_child (widget_class, ZimtBookingEditor, reason_box);
  gtk_widget_class_bind_template_child (widget_class, ZimtBookingEditor, reason_label);
  gtk_widget_class_bind_template_callback (widget_class, save_clicked_cb);
  gtk_widget_class_install_action (widget_class, "editor.save", NULL, save_action_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK,
                                       "editor.save", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Enter, GDK_CONTROL_MASK,
                                       "editor.save", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  signals[SIGNAL_SAVED]
      = g_signal_new ("saved", ZIMT_TYPE_BOOKING_EDITOR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                      G_TYPE_NONE, 2, G_TYPE_INT64, G_TYPE_STRING);
  signals[SIGNAL_ABANDONED] = g_signal_new ("abandoned", ZIMT_TYPE_BOOKING_EDITOR,
                                            G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
zimt_booking_editor_init (ZimtBookingEditor *editor)
{
  editor->cures = g_array_new (FALSE, FALSE, sizeof (ZimtCure));
  gtk_widget_init_template (GTK_WIDGET (editor));
  zimt_style_ensure (GTK_WIDGET (editor));
  gtk_accessible_reset_property (GTK_ACCESSIBLE (editor->save_button),
                                 GTK_ACCESSIBLE_PROPERTY_LABEL);
}

/* --- One date of a series, or a single booking --- */

static void
set_title (ZimtBookingEditor *editor, const char *title)
{
  gtk_window_set_title (GTK_WINDOW (editor), title);
  adw_window_title_set_title (editor->window_title, title);
}

static void
booking_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ZimtBookingEditor) editor = ZIMT_BOOKING_EDITOR (user_data);
  g_autoptr (ZimtDetails) details
      = zimt_center_load_details_finish (ZIMT_CENTER (source), result, NULL);

  /* Where it is gone, the check says so. */
  if (details == NULL || editor->center == NULL)
    return;
  if (details->series == NULL)
    zimt_booking_form_allow_rule (editor->form);
  else
    set_title (editor, _ ("Change only this date"));
}

static const char *
get_window_title (ZimtTarget target)
{
  if (target.booking_id == 0)
    return _ ("New booking");
  if (target.scope == ZIMT_SCOPE_FOLLOWING)
    return _ ("Change this and following dates");
  if (target.scope == ZIMT_SCOPE_ALL)
    return _ ("Change all dates to come");
  return _ ("Change booking");
}

GtkWindow *
zimt_booking_editor_new (ZimtCenter *center, const ZimtDraft *draft, ZimtTarget target)
{
  ZimtBookingEditor *editor = g_object_new (ZIMT_TYPE_BOOKING_EDITOR, NULL);
  /* Only the draft of a single booking has a rule here: one that was being made a series. */
  gboolean is_one_date
      = target.booking_id != 0 && target.scope == ZIMT_SCOPE_THIS && draft->rule == NULL;

  editor->center = g_object_ref (center);
  editor->target = target;
  set_title (editor, get_window_title (target));
  if (draft->cures->len > 0)
    g_array_append_vals (editor->cures, draft->cures->data, draft->cures->len);

  editor->form = ZIMT_BOOKING_FORM (zimt_booking_form_new (center));
  zimt_booking_form_set_draft (editor->form, draft, is_one_date);
  g_signal_connect_object (editor->form, "changed", G_CALLBACK (form_changed_cb), editor,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (editor->form, "house-changed", G_CALLBACK (queue_check), editor,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (editor->form, "message", G_CALLBACK (show_toast), editor,
                           G_CONNECT_SWAPPED);
  gtk_box_append (editor->content, GTK_WIDGET (editor->form));

  editor->table = ZIMT_CLASH_TABLE (zimt_clash_table_new (center));
  g_signal_connect_object (editor->table, "cured", G_CALLBACK (cured_cb), editor,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (editor->table, "cleared", G_CALLBACK (cleared_cb), editor,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (editor->table, "room-chosen", G_CALLBACK (room_chosen_cb), editor,
                           G_CONNECT_SWAPPED);
  gtk_box_append (editor->content, GTK_WIDGET (editor->table));
  gtk_widget_grab_focus (GTK_WIDGET (editor->form));
  /* A draft of one date does not say whether the date is one of a series. */
  if (is_one_date)
    zimt_center_load_details_async (center, target.booking_id, NULL, booking_loaded_cb,
                                    g_object_ref (editor));
  run_check (editor);
  return GTK_WINDOW (editor);
}

void
zimt_booking_editor_begin_copy (ZimtBookingEditor *editor)
{
  g_return_if_fail (ZIMT_IS_BOOKING_EDITOR (editor));
  editor->is_fresh_copy = TRUE;
  zimt_booking_form_focus_date (editor->form);
  run_check (editor);
}

void
zimt_booking_editor_take_up (ZimtBookingEditor *editor)
{
  editor->is_dirty = TRUE;
}

ZimtDraft *
zimt_booking_editor_dup_draft (ZimtBookingEditor *editor)
{
  g_return_val_if_fail (ZIMT_IS_BOOKING_EDITOR (editor), NULL);
  return dup_draft (editor);
}
