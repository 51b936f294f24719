/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A form for one record of the case work, made from its kind's table of fields. */
#include "zimt-record-editor.h"

#include <glib/gi18n-lib.h>

#include "zimt-case-drafts.h"
#include "zimt-case-presets.h"
#include "zimt-cases-style.h"
#include "zimt-discard.h"
#include "zimt-name.h"
#include "zimt-popovers.h"
#include "zimt-record-form.h"

/* What a screen holds besides the form: panel, header bar, a reason at the foot. */
#define AROUND_FORM 170
#define HEADER_HEIGHT 54
#define WIDTH 780
#define MIN_HEIGHT 400
#define MAX_HEIGHT 860

struct _ZimtRecordEditor
{
  AdwWindow parent_instance;

  AdwWindowTitle *window_title;
  AdwToastOverlay *toasts;
  GtkBox *content;
  GtkWidget *next_button;
  GtkWidget *save_button;
  GtkWidget *foot;
  GtkLabel *reason;
  ZimtRecordForm *form;

  ZimtSession *session; /* owned */
  ZimtRecordKind kind;
  gboolean is_draft;   /* a draft is gone on with */
  GtkWindow *question; /* a weak pointer (nullable) */
  gboolean is_new;
  gboolean is_next_wanted; /* what is being saved is followed by the next one */
  gboolean is_saving;
};
G_DEFINE_FINAL_TYPE (ZimtRecordEditor, zimt_record_editor, ADW_TYPE_WINDOW)

typedef enum
{
  SIGNAL_STORED,
  N_SIGNALS,
} ZimtRecordEditorSignal;
static guint signals[N_SIGNALS];

static void
say_reason (ZimtRecordEditor *editor, const char *reason)
{
  gtk_label_set_text (editor->reason, reason != NULL ? reason : "");
  gtk_widget_set_visible (editor->foot, reason != NULL);
}

/* What was wrong may be right now. */
static void
form_changed_cb (ZimtRecordEditor *editor)
{
  say_reason (editor, NULL);
}

static void
fill (ZimtRecordEditor *editor, ZimtRecord *record)
{
  g_autoptr (ZimtRecord) copy = zimt_record_copy (record);

  editor->is_new = zimt_record_get_revision (record) == 0;
  if (editor->is_new && !editor->is_draft)
    zimt_case_presets_fill (editor->session, copy);
  zimt_record_form_set_record (editor->form, copy);
  gtk_widget_set_visible (editor->next_button,
                          editor->is_new && editor->kind == ZIMT_RECORD_CONSULTATION);
}

/* --- Saving --- */

static void
begin_next (ZimtRecordEditor *editor)
{
  g_autoptr (ZimtRecord) next = zimt_case_presets_new_consultation (editor->session, NULL);
  AdwToast *toast = adw_toast_new (_ ("Saved"));

  editor->is_draft = FALSE;
  fill (editor, next);
  gtk_widget_grab_focus (GTK_WIDGET (editor->form));
  adw_toast_set_timeout (toast, 3);
  adw_toast_overlay_add_toast (editor->toasts, toast);
}

/* The record that the form is about, among those that were stored. */
static ZimtRecord *
find_stored (GPtrArray *stored, ZimtRecordKind kind)
{
  for (guint i = 0; i < stored->len; i++)
    if (zimt_record_get_kind (g_ptr_array_index (stored, i)) == kind)
      return g_ptr_array_index (stored, i);
  return NULL;
}

static void
stored_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ZimtRecordEditor) editor = ZIMT_RECORD_EDITOR (user_data);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) stored = zimt_session_act_finish (ZIMT_SESSION (source), result, &error);
  ZimtRecord *record = NULL;

  editor->is_saving = FALSE;
  /* Locking took the window away. */
  if (editor->session == NULL)
    return;
  if (stored == NULL)
    {
      say_reason (editor, error->message);
      return;
    }
  record = find_stored (stored, editor->kind);
  if (record != NULL && editor->is_draft)
    zimt_case_drafts_drop (editor->session, zimt_record_get_id (record));
  if (record != NULL && editor->kind == ZIMT_RECORD_CONSULTATION)
    zimt_case_presets_remember (editor->session, record);
  g_signal_emit (editor, signals[SIGNAL_STORED], 0, record);
  if (editor->is_next_wanted)
    begin_next (editor);
  else
    gtk_window_destroy (GTK_WINDOW (editor));
}

static void
store (ZimtRecordEditor *editor, ZimtRecord *record)
{
  g_autoptr (GPtrArray) records
      = g_ptr_array_new_with_free_func ((GDestroyNotify)zimt_record_unref);

  zimt_record_form_add_new (editor->form, records);
  g_ptr_array_add (records, zimt_record_ref (record));
  editor->is_saving = TRUE;
  zimt_session_save_async (editor->session, records, stored_cb, g_object_ref (editor));
}

static void
save (ZimtRecordEditor *editor, gboolean is_next_wanted)
{
  g_autofree char *problem = NULL;
  g_autoptr (ZimtRecord) record = NULL;

  if (editor->is_saving || editor->session == NULL)
    return;
  if (!editor->is_new && !editor->is_draft && !zimt_record_form_is_touched (editor->form))
    {
      gtk_window_destroy (GTK_WINDOW (editor));
      return;
    }
  say_reason (editor, NULL);
  record = zimt_record_form_read (editor->form, &problem);
  if (record == NULL)
    {
      say_reason (editor, problem);
      return;
    }
  editor->is_next_wanted = is_next_wanted;
  store (editor, record);
}

static void
save_action_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  save (ZIMT_RECORD_EDITOR (widget), FALSE);
}

static void
save_next_action_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ZimtRecordEditor *editor = ZIMT_RECORD_EDITOR (widget);

  save (editor, gtk_widget_get_visible (editor->next_button));
}

/* --- Going --- */

typedef struct
{
  ZimtSession *session; /* owned */
  char *record_id;      /* owned */
} Drop;

static void
drop_free (gpointer data, GClosure *closure)
{
  Drop *drop = data;

  g_object_unref (drop->session);
  g_free (drop->record_id);
  g_free (drop);
}

static void
draft_discarded_cb (AdwMessageDialog *question, const char *response, gpointer user_data)
{
  Drop *drop = user_data;

  if (zimt_session_is_unlocked (drop->session))
    zimt_case_drafts_drop (drop->session, drop->record_id);
}

static void
ask_to_discard (ZimtRecordEditor *editor)
{
  GtkWidget *question
      = zimt_discard_ask (GTK_WINDOW (editor),
                          editor->is_draft ? _ ("It is not saved yet, and the draft goes, too.")
                                           : _ ("It is not saved yet."),
                          _ ("_Keep Editing"));

  g_set_weak_pointer (&editor->question, GTK_WINDOW (question));
  if (editor->is_draft)
    {
      g_autoptr (ZimtRecord) record = zimt_record_form_dup_record (editor->form);
      Drop *drop = g_new0 (Drop, 1);

      drop->session = g_object_ref (editor->session);
      drop->record_id = g_strdup (zimt_record_get_id (record));
      g_signal_connect_data (question, "response::discard", G_CALLBACK (draft_discarded_cb), drop,
                             drop_free, 0);
    }
}

static gboolean
zimt_record_editor_close_request (GtkWindow *window)
{
  ZimtRecordEditor *editor = ZIMT_RECORD_EDITOR (window);

  /* What is being stored closes the window itself. */
  if (editor->is_saving)
    return TRUE;
  if (editor->session != NULL && zimt_record_form_is_touched (editor->form))
    {
      if (editor->question == NULL)
        ask_to_discard (editor);
      return TRUE;
    }
  return GTK_WINDOW_CLASS (zimt_record_editor_parent_class)->close_request (window);
}

static void
locking_cb (ZimtRecordEditor *editor)
{
  /* What is being saved may come too late: locking goes before everything that waits. */
  if (editor->is_saving || zimt_record_form_is_touched (editor->form))
    {
      g_autoptr (ZimtRecord) record = zimt_record_form_dup_record (editor->form);

      zimt_session_keep_draft (editor->session, record, zimt_record_kind_to_word (editor->kind));
    }
  zimt_popovers_close (GTK_WIDGET (editor));
  gtk_window_destroy (GTK_WINDOW (editor));
}

/* --- Life --- */

/* Before the note takes it for a new line. */
static gboolean
key_pressed_cb (ZimtRecordEditor *editor, guint keyval, guint keycode, GdkModifierType state)
{
  gboolean is_return = keyval == GDK_KEY_Return || keyval == GDK_KEY_KP_Enter;

  if (!is_return || (state & GDK_CONTROL_MASK) == 0 || (state & GDK_ALT_MASK) != 0)
    return GDK_EVENT_PROPAGATE;
  save (editor, (state & GDK_SHIFT_MASK) != 0 && gtk_widget_get_visible (editor->next_button));
  return GDK_EVENT_STOP;
}

static void
watch_keys (ZimtRecordEditor *editor)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), editor);
  gtk_widget_add_controller (GTK_WIDGET (editor), keys);
}

static int
get_screen_height (GtkWindow *parent)
{
  GdkSurface *surface = parent != NULL ? gtk_native_get_surface (GTK_NATIVE (parent)) : NULL;
  GdkMonitor *monitor
      = surface != NULL
            ? gdk_display_get_monitor_at_surface (gdk_surface_get_display (surface), surface)
            : NULL;
  GdkRectangle screen = { 0 };

  if (monitor != NULL)
    gdk_monitor_get_geometry (monitor, &screen);
  return screen.height;
}

/* As much of the form as the screen has room for. The scrolled window itself measures lines that
 * wrap as if they did not. */
static void
fit_screen (ZimtRecordEditor *editor, GtkWindow *parent)
{
  int most = CLAMP (get_screen_height (parent) - AROUND_FORM, MIN_HEIGHT, MAX_HEIGHT);
  int height = 0;

  gtk_widget_measure (GTK_WIDGET (editor->content), GTK_ORIENTATION_VERTICAL, WIDTH, NULL, &height,
                      NULL, NULL);
  gtk_window_set_default_size (GTK_WINDOW (editor), WIDTH, MIN (height, most) + HEADER_HEIGHT);
}

static void
zimt_record_editor_dispose (GObject *object)
{
  ZimtRecordEditor *editor = ZIMT_RECORD_EDITOR (object);

  g_clear_object (&editor->session);
  g_clear_weak_pointer (&editor->question);
  G_OBJECT_CLASS (zimt_record_editor_parent_class)->dispose (object);
}

static void
zimt_record_editor_class_init (ZimtRecordEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = zimt_record_editor_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = zimt_record_editor_close_request;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/zimt/Zimt/ui/cases/record-editor.ui");
  gtk_widget_class_bind_template_child (widget_class, ZimtRecordEditor, window_title);
  gtk_widget_class_bind_template_child (widget_class, ZimtRecordEditor, toasts);
  gtk_widget_class_bind_template_child (widget_class, ZimtRecordEditor, content);
  gtk_widget_class_bind_template_child (widget_class, ZimtRecordEditor, next_button);
  gtk_widget_class_bind_template_child (widget_class, ZimtRecordEditor, save_button);
  gtk_widget_class_bind_template_child (widget_class, ZimtRecordEditor, foot);
  gtk_widget_class_bind_template_child (widget_class, ZimtRecordEditor, reason);
  gtk_widget_class_install_action (widget_class, "record.save", NULL, save_action_cb);
  gtk_widget_class_install_action (widget_class, "record.save-next", NULL, save_next_action_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  signals[SIGNAL_STORED] = g_signal_new ("stored", ZIMT_TYPE_RECORD_EDITOR, G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
}

static void
zimt_record_editor_init (ZimtRecordEditor *editor)
{
  gtk_widget_init_template (GTK_WIDGET (editor));
  zimt_cases_style_ensure (GTK_WIDGET (editor));
  zimt_name_by_label (editor->save_button);
  zimt_name_by_label (editor->next_button);
  watch_keys (editor);
}

static ZimtRecordEditor *
editor_new (GtkWindow *parent, ZimtSession *session, ZimtRecord *record, gboolean is_draft)
{
  const char *reserved[] = { _ ("_Save"), _ ("Ca_ncel"), _ ("Save and Ne_xt"), NULL };
  ZimtRecordEditor *editor
      = g_object_new (ZIMT_TYPE_RECORD_EDITOR, "application",
                      parent != NULL ? gtk_window_get_application (parent) : NULL, "transient-for",
                      parent, NULL);

  editor->session = g_object_ref (session);
  editor->kind = zimt_record_get_kind (record);
  editor->is_draft = is_draft;
  editor->form = ZIMT_RECORD_FORM (zimt_record_form_new (session, reserved));
  gtk_box_append (editor->content, GTK_WIDGET (editor->form));
  adw_window_title_set_title (editor->window_title, zimt_record_kind_to_word (editor->kind));
  fill (editor, record);
  fit_screen (editor, parent);
  g_signal_connect_object (editor->form, "changed", G_CALLBACK (form_changed_cb), editor,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "locking", G_CALLBACK (locking_cb), editor, G_CONNECT_SWAPPED);
  gtk_widget_grab_focus (GTK_WIDGET (editor->form));
  return editor;
}

ZimtRecordEditor *
zimt_record_editor_new (GtkWindow *parent, ZimtSession *session, ZimtRecord *record)
{
  g_return_val_if_fail (ZIMT_IS_SESSION (session) && record != NULL, NULL);
  return editor_new (parent, session, record, FALSE);
}

ZimtRecordEditor *
zimt_record_editor_new_from_draft (GtkWindow *parent, ZimtSession *session, ZimtRecord *draft)
{
  g_autoptr (ZimtRecord) record = NULL;

  g_return_val_if_fail (ZIMT_IS_SESSION (session) && draft != NULL, NULL);
  record = zimt_session_open_draft (session, draft);
  return record != NULL ? editor_new (parent, session, record, TRUE) : NULL;
}

ZimtRecordEditor *
zimt_record_editor_new_answer (GtkWindow *parent, ZimtSession *session, ZimtRecord *referral)
{
  static const char *const fields[] = { "state", "answer", "ask_again", NULL };
  ZimtRecordEditor *editor = zimt_record_editor_new (parent, session, referral);

  zimt_record_form_set_fields (editor->form, fields);
  fit_screen (editor, parent);
  gtk_widget_grab_focus (GTK_WIDGET (editor->form));
  return editor;
}

ZimtRecord *
zimt_record_editor_dup_record (ZimtRecordEditor *editor)
{
  g_return_val_if_fail (ZIMT_IS_RECORD_EDITOR (editor), NULL);
  return zimt_record_form_dup_record (editor->form);
}
