/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A window with the form of one record: saving, going on with the next one, what is not saved,
 * drafts. */
#include "zimt-form-window.h"

#include <glib/gi18n-lib.h>

#include "zimt-style.h"
#include "zimt-discard.h"
#include "zimt-name.h"
#include "zimt-popovers.h"
#include "zimt-record-list.h"
#include "zimt-text.h"

/* What a screen holds besides the form: panel, header bar, a reason at the foot. */
#define AROUND_FORM 170
#define HEADER_HEIGHT 54
#define MIN_HEIGHT 400
#define MAX_HEIGHT 860

typedef struct
{
  AdwWindowTitle *window_title;
  AdwToastOverlay *toasts;
  GtkBox *content;
  GtkWidget *next_button;
  GtkWidget *save_button;
  GtkWidget *foot;
  GtkLabel *reason;
  GtkWidget *cure_button;
  ZimtRecordForm *form; /* borrowed: a child */

  ZimtSession *session; /* owned (nullable): destroyed */
  ZimtRecordKind kind;
  GtkWindow *question; /* a weak pointer (nullable) */
  gboolean is_draft;   /* a draft is gone on with */
  gboolean is_new;
  gboolean is_next_wanted; /* what is being saved is followed by the next one */
  gboolean is_saving;
} ZimtFormWindowPrivate;
G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (ZimtFormWindow, zimt_form_window, ADW_TYPE_WINDOW)

typedef enum
{
  SIGNAL_STORED,
  N_SIGNALS,
} ZimtFormWindowSignal;
static guint signals[N_SIGNALS];

static ZimtFormWindowPrivate *
get_private (ZimtFormWindow *window)
{
  return zimt_form_window_get_instance_private (window);
}

void
zimt_form_window_refuse (ZimtFormWindow *window, const char *reason, const char *cure)
{
  ZimtFormWindowPrivate *priv = get_private (window);

  gtk_label_set_text (priv->reason, reason != NULL ? reason : "");
  gtk_widget_set_visible (priv->foot, reason != NULL);
  if (cure != NULL)
    gtk_button_set_label (GTK_BUTTON (priv->cure_button), cure);
  gtk_widget_set_visible (priv->cure_button, cure != NULL);
}

static void
cure_cb (ZimtFormWindow *window)
{
  ZIMT_FORM_WINDOW_GET_CLASS (window)->cure (window);
}

/* What was wrong may be right now. */
static void
form_changed_cb (ZimtFormWindow *window)
{
  zimt_form_window_refuse (window, NULL, NULL);
}

static void
fill (ZimtFormWindow *window, ZimtRecord *record)
{
  ZimtFormWindowPrivate *priv = get_private (window);
  ZimtFormWindowClass *klass = ZIMT_FORM_WINDOW_GET_CLASS (window);
  g_autoptr (ZimtRecord) copy = zimt_record_copy (record);
  g_autoptr (ZimtRecord) next = NULL;

  priv->is_new = zimt_record_get_revision (record) == 0;
  if (priv->is_new && !priv->is_draft)
    klass->preset (window, copy);
  zimt_record_form_set_record (priv->form, copy);
  next = priv->is_new ? klass->new_next (window) : NULL;
  gtk_widget_set_visible (priv->next_button, next != NULL);
}

/* --- Saving --- */

static void
begin_next (ZimtFormWindow *window)
{
  ZimtFormWindowPrivate *priv = get_private (window);
  g_autoptr (ZimtRecord) next = ZIMT_FORM_WINDOW_GET_CLASS (window)->new_next (window);
  AdwToast *toast = adw_toast_new (_ ("Saved"));

  priv->is_draft = FALSE;
  fill (window, next);
  gtk_widget_grab_focus (GTK_WIDGET (priv->form));
  adw_toast_set_timeout (toast, 3);
  adw_toast_overlay_add_toast (priv->toasts, toast);
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

void
zimt_form_window_end (ZimtFormWindow *window, GPtrArray *stored, const GError *error)
{
  ZimtFormWindowPrivate *priv = get_private (window);
  ZimtFormWindowClass *klass = ZIMT_FORM_WINDOW_GET_CLASS (window);
  ZimtRecord *record = NULL;

  priv->is_saving = FALSE;
  /* Locking took the window away. */
  if (priv->session == NULL)
    return;
  if (stored == NULL)
    {
      zimt_form_window_refuse (window, error->message, NULL);
      return;
    }
  record = find_stored (stored, priv->kind);
  if (record != NULL && priv->is_draft)
    klass->drop_drafts (priv->session, zimt_record_get_id (record));
  g_signal_emit (window, signals[SIGNAL_STORED], 0, record);
  if (priv->is_next_wanted)
    begin_next (window);
  else
    gtk_window_destroy (GTK_WINDOW (window));
}

static void
store (ZimtFormWindow *window, ZimtRecord *record)
{
  ZimtFormWindowPrivate *priv = get_private (window);
  g_autoptr (GPtrArray) records = zimt_record_list_new ();

  zimt_record_form_add_new (priv->form, records);
  g_ptr_array_add (records, zimt_record_ref (record));
  priv->is_saving = TRUE;
  ZIMT_FORM_WINDOW_GET_CLASS (window)->store (window, records);
}

static void
save (ZimtFormWindow *window, gboolean is_next_wanted)
{
  ZimtFormWindowPrivate *priv = get_private (window);
  g_autofree char *problem = NULL;
  g_autoptr (ZimtRecord) record = NULL;

  if (priv->is_saving || priv->session == NULL)
    return;
  if (!priv->is_new && !priv->is_draft && !zimt_record_form_is_touched (priv->form))
    {
      gtk_window_destroy (GTK_WINDOW (window));
      return;
    }
  zimt_form_window_refuse (window, NULL, NULL);
  record = zimt_record_form_read (priv->form, &problem);
  if (record == NULL)
    {
      zimt_form_window_refuse (window, problem, NULL);
      return;
    }
  priv->is_next_wanted = is_next_wanted;
  store (window, record);
}

static void
save_action_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  save (ZIMT_FORM_WINDOW (widget), FALSE);
}

static gboolean
has_next (ZimtFormWindow *window)
{
  return gtk_widget_get_visible (get_private (window)->next_button);
}

static void
save_next_action_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  save (ZIMT_FORM_WINDOW (widget), has_next (ZIMT_FORM_WINDOW (widget)));
}

/* --- Going --- */

typedef struct
{
  ZimtSession *session; /* owned */
  char *record_id;      /* owned */
  void (*drop) (ZimtSession *session, const char *record_id);
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
    drop->drop (drop->session, drop->record_id);
}

static void
ask_to_discard (ZimtFormWindow *window)
{
  ZimtFormWindowPrivate *priv = get_private (window);
  GtkWidget *question
      = zimt_discard_ask (GTK_WINDOW (window),
                          priv->is_draft ? _ ("It is not saved yet, and the draft goes, too.")
                                         : _ ("It is not saved yet."),
                          _ ("_Keep Editing"));

  g_set_weak_pointer (&priv->question, GTK_WINDOW (question));
  if (priv->is_draft)
    {
      g_autoptr (ZimtRecord) record = zimt_record_form_dup_record (priv->form);
      Drop *drop = g_new0 (Drop, 1);

      drop->session = g_object_ref (priv->session);
      drop->record_id = g_strdup (zimt_record_get_id (record));
      drop->drop = ZIMT_FORM_WINDOW_GET_CLASS (window)->drop_drafts;
      g_signal_connect_data (question, "response::discard", G_CALLBACK (draft_discarded_cb), drop,
                             drop_free, 0);
    }
}

static gboolean
zimt_form_window_close_request (GtkWindow *gtk_window)
{
  ZimtFormWindow *window = ZIMT_FORM_WINDOW (gtk_window);
  ZimtFormWindowPrivate *priv = get_private (window);

  /* What is being stored closes the window itself. */
  if (priv->is_saving)
    return TRUE;
  if (priv->session != NULL && zimt_record_form_is_touched (priv->form))
    {
      if (priv->question == NULL)
        ask_to_discard (window);
      return TRUE;
    }
  return GTK_WINDOW_CLASS (zimt_form_window_parent_class)->close_request (gtk_window);
}

/* "Interpreter: Selam Tesfaye"; what a case is called stands in no list of drafts. (transfer full)
 */
static char *
dup_draft_title (const ZimtRecord *record)
{
  ZimtRecordKind kind = zimt_record_get_kind (record);
  const char *word = zimt_record_kind_to_word (kind);
  g_autofree char *title = NULL;

  if (!zimt_record_kind_is_card (kind))
    return g_strdup (word);
  title = zimt_record_dup_title (record);
  /* Translators: what a card is, and what it is called: "Interpreter: Selam Tesfaye". */
  return *title != '\0' ? g_strdup_printf (_ ("%1$s: %2$s"), word, title) : g_strdup (word);
}

static void
locking_cb (ZimtFormWindow *window)
{
  ZimtFormWindowPrivate *priv = get_private (window);

  /* What is being saved may come too late: locking goes before everything that waits. */
  if (priv->is_saving || zimt_record_form_is_touched (priv->form))
    {
      g_autoptr (ZimtRecord) record = zimt_record_form_dup_record (priv->form);
      g_autofree char *title = dup_draft_title (record);
      g_autoptr (ZimtWipedText) typed = zimt_record_form_dup_typed (priv->form);

      zimt_session_keep_form (priv->session, record, title, typed);
    }
  zimt_popovers_close (GTK_WIDGET (window));
  gtk_window_destroy (GTK_WINDOW (window));
}

/* --- Life --- */

/* Before the note takes it for a new line. */
static gboolean
key_pressed_cb (ZimtFormWindow *window, guint keyval, guint keycode, GdkModifierType state)
{
  gboolean is_return = keyval == GDK_KEY_Return || keyval == GDK_KEY_KP_Enter;

  if (!is_return || (state & GDK_CONTROL_MASK) == 0 || (state & GDK_ALT_MASK) != 0)
    return GDK_EVENT_PROPAGATE;
  save (window, (state & GDK_SHIFT_MASK) != 0 && has_next (window));
  return GDK_EVENT_STOP;
}

static void
watch_keys (ZimtFormWindow *window)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), window);
  gtk_widget_add_controller (GTK_WIDGET (window), keys);
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

/* The scrolled window itself measures lines that wrap as if they did not. */
void
zimt_form_window_fit (ZimtFormWindow *window, int width)
{
  ZimtFormWindowPrivate *priv = get_private (window);
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (window));
  int most = CLAMP (get_screen_height (parent) - AROUND_FORM, MIN_HEIGHT, MAX_HEIGHT);
  int height = 0;

  gtk_widget_measure (GTK_WIDGET (priv->content), GTK_ORIENTATION_VERTICAL, width, NULL, &height,
                      NULL, NULL);
  gtk_window_set_default_size (GTK_WINDOW (window), width, MIN (height, most) + HEADER_HEIGHT);
}

static void
zimt_form_window_dispose (GObject *object)
{
  ZimtFormWindowPrivate *priv = get_private (ZIMT_FORM_WINDOW (object));

  g_clear_object (&priv->session);
  g_clear_weak_pointer (&priv->question);
  G_OBJECT_CLASS (zimt_form_window_parent_class)->dispose (object);
}

/* Whoever waits for an answer keeps the window, which is then destroyed but not disposed of. */
static void
zimt_form_window_unrealize (GtkWidget *widget)
{
  g_clear_object (&get_private (ZIMT_FORM_WINDOW (widget))->session);
  GTK_WIDGET_CLASS (zimt_form_window_parent_class)->unrealize (widget);
}

static void
zimt_form_window_class_init (ZimtFormWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = zimt_form_window_dispose;
  widget_class->unrealize = zimt_form_window_unrealize;
  GTK_WINDOW_CLASS (klass)->close_request = zimt_form_window_close_request;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/zimt/Zimt/ui/fields/form-window.ui");
  gtk_widget_class_bind_template_child_private (widget_class, ZimtFormWindow, window_title);
  gtk_widget_class_bind_template_child_private (widget_class, ZimtFormWindow, toasts);
  gtk_widget_class_bind_template_child_private (widget_class, ZimtFormWindow, content);
  gtk_widget_class_bind_template_child_private (widget_class, ZimtFormWindow, next_button);
  gtk_widget_class_bind_template_child_private (widget_class, ZimtFormWindow, save_button);
  gtk_widget_class_bind_template_child_private (widget_class, ZimtFormWindow, foot);
  gtk_widget_class_bind_template_child_private (widget_class, ZimtFormWindow, reason);
  gtk_widget_class_bind_template_child_private (widget_class, ZimtFormWindow, cure_button);
  gtk_widget_class_bind_template_callback (widget_class, cure_cb);
  gtk_widget_class_install_action (widget_class, "record.save", NULL, save_action_cb);
  gtk_widget_class_install_action (widget_class, "record.save-next", NULL, save_next_action_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  signals[SIGNAL_STORED] = g_signal_new ("stored", ZIMT_TYPE_FORM_WINDOW, G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
}

static void
zimt_form_window_init (ZimtFormWindow *window)
{
  ZimtFormWindowPrivate *priv = get_private (window);

  gtk_widget_init_template (GTK_WIDGET (window));
  zimt_style_ensure (GTK_WIDGET (window));
  zimt_name_by_label (priv->save_button);
  zimt_name_by_label (priv->next_button);
  watch_keys (window);
}

void
zimt_form_window_open (ZimtFormWindow *window, ZimtSession *session, ZimtRecord *record,
                       gboolean is_draft)
{
  const char *reserved[] = { _ ("_Save"), _ ("Ca_ncel"), _ ("Save and Ne_xt"), NULL };
  ZimtFormWindowPrivate *priv = get_private (window);

  g_return_if_fail (ZIMT_IS_FORM_WINDOW (window) && priv->session == NULL);
  priv->session = g_object_ref (session);
  priv->kind = zimt_record_get_kind (record);
  priv->is_draft = is_draft;
  priv->form = ZIMT_RECORD_FORM (zimt_record_form_new (session, reserved));
  gtk_box_append (priv->content, GTK_WIDGET (priv->form));
  adw_window_title_set_title (priv->window_title, zimt_record_kind_to_word (priv->kind));
  fill (window, record);
  g_signal_connect_object (priv->form, "changed", G_CALLBACK (form_changed_cb), window,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "locking", G_CALLBACK (locking_cb), window, G_CONNECT_SWAPPED);
  gtk_widget_grab_focus (GTK_WIDGET (priv->form));
}

void
zimt_form_window_set_notice (ZimtFormWindow *window, GtkWidget *widget)
{
  ZimtFormWindowPrivate *priv = get_private (window);

  g_return_if_fail (ZIMT_IS_FORM_WINDOW (window));
  gtk_box_insert_child_after (GTK_BOX (gtk_widget_get_parent (priv->foot)), widget,
                              GTK_WIDGET (priv->toasts));
}

ZimtRecordForm *
zimt_form_window_get_form (ZimtFormWindow *window)
{
  return get_private (window)->form;
}

ZimtSession *
zimt_form_window_get_session (ZimtFormWindow *window)
{
  return get_private (window)->session;
}

ZimtRecordKind
zimt_form_window_get_kind (ZimtFormWindow *window)
{
  return get_private (window)->kind;
}

gboolean
zimt_form_window_is_new (ZimtFormWindow *window)
{
  return get_private (window)->is_new;
}
