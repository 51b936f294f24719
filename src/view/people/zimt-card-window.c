/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The frame of the dialogs about cards. */
#include "zimt-card-window.h"

#include <gdk/gdkkeysyms.h>
#include <glib/gi18n-lib.h>

#include "zimt-guard.h"
#include "zimt-style.h"
#include "zimt-name.h"
#include "zimt-text-label.h"

#define MARGIN_PX 18

struct _ZimtCardWindow
{
  AdwWindow parent_instance;

  AdwBin *page_place;
  GtkWidget *page_scroller;
  GtkWidget *side_scroller;
  AdwBin *side_place;
  GtkWidget *foot;
  GtkLabel *reason;
  GtkButton *primary_button;

  ZimtSession *session; /* owned (nullable): destroyed */
  gboolean can_do;
  gboolean is_busy;
};
G_DEFINE_FINAL_TYPE (ZimtCardWindow, zimt_card_window, ADW_TYPE_WINDOW)

typedef enum
{
  SIGNAL_PRIMARY,
  N_SIGNALS,
} ZimtCardWindowSignal;
static guint signals[N_SIGNALS];

static void
update_primary (ZimtCardWindow *window)
{
  gtk_widget_set_sensitive (GTK_WIDGET (window->primary_button),
                            window->can_do && !window->is_busy);
}

static void
primary_cb (ZimtCardWindow *window)
{
  if (gtk_widget_get_visible (GTK_WIDGET (window->primary_button))
      && gtk_widget_get_sensitive (GTK_WIDGET (window->primary_button)))
    g_signal_emit (window, signals[SIGNAL_PRIMARY], 0);
}

/* Ctrl+Return comes before what has the focus: a text would take it as a new line. */
static gboolean
key_cb (ZimtCardWindow *window, guint keyval, guint keycode, GdkModifierType state)
{
  gboolean is_return = keyval == GDK_KEY_Return || keyval == GDK_KEY_KP_Enter;

  if (!is_return || (state & GDK_CONTROL_MASK) == 0)
    return GDK_EVENT_PROPAGATE;
  primary_cb (window);
  return GDK_EVENT_STOP;
}

/* Escape comes after what has the focus: a search empties itself, a list folds. */
static gboolean
escape_cb (ZimtCardWindow *window, guint keyval, guint keycode, GdkModifierType state)
{
  if (keyval != GDK_KEY_Escape)
    return GDK_EVENT_PROPAGATE;
  gtk_window_close (GTK_WINDOW (window));
  return GDK_EVENT_STOP;
}

static void
add_keys (ZimtCardWindow *window, GtkPropagationPhase phase, GCallback callback)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_event_controller_set_propagation_phase (keys, phase);
  g_signal_connect_swapped (keys, "key-pressed", callback, window);
  gtk_widget_add_controller (GTK_WIDGET (window), keys);
}

/* --- Life --- */

static void
zimt_card_window_dispose (GObject *object)
{
  g_clear_object (&ZIMT_CARD_WINDOW (object)->session);
  G_OBJECT_CLASS (zimt_card_window_parent_class)->dispose (object);
}

/* Whoever waits for an answer keeps the window, which is then destroyed but not disposed of. */
static void
zimt_card_window_unrealize (GtkWidget *widget)
{
  g_clear_object (&ZIMT_CARD_WINDOW (widget)->session);
  GTK_WIDGET_CLASS (zimt_card_window_parent_class)->unrealize (widget);
}

static void
zimt_card_window_class_init (ZimtCardWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = zimt_card_window_dispose;
  widget_class->unrealize = zimt_card_window_unrealize;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/zimt/Zimt/ui/people/card-window.ui");
  gtk_widget_class_bind_template_child (widget_class, ZimtCardWindow, page_place);
  gtk_widget_class_bind_template_child (widget_class, ZimtCardWindow, page_scroller);
  gtk_widget_class_bind_template_child (widget_class, ZimtCardWindow, side_scroller);
  gtk_widget_class_bind_template_child (widget_class, ZimtCardWindow, side_place);
  gtk_widget_class_bind_template_child (widget_class, ZimtCardWindow, foot);
  gtk_widget_class_bind_template_child (widget_class, ZimtCardWindow, reason);
  gtk_widget_class_bind_template_child (widget_class, ZimtCardWindow, primary_button);
  gtk_widget_class_bind_template_callback (widget_class, primary_cb);
  signals[SIGNAL_PRIMARY] = g_signal_new ("primary", ZIMT_TYPE_CARD_WINDOW, G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
zimt_card_window_init (ZimtCardWindow *window)
{
  gtk_widget_init_template (GTK_WIDGET (window));
  zimt_style_ensure (GTK_WIDGET (window));
  add_keys (window, GTK_PHASE_CAPTURE, G_CALLBACK (key_cb));
  add_keys (window, GTK_PHASE_BUBBLE, G_CALLBACK (escape_cb));
  window->can_do = TRUE;
}

ZimtCardWindow *
zimt_card_window_new (GtkWindow *parent, ZimtSession *session, const char *title, int width,
                      int height)
{
  ZimtCardWindow *window
      = g_object_new (ZIMT_TYPE_CARD_WINDOW, "application",
                      parent != NULL ? gtk_window_get_application (parent) : NULL, "transient-for",
                      parent, "title", title, "default-width", width, "default-height", height,
                      NULL);

  window->session = g_object_ref (session);
  zimt_guard_window (GTK_WINDOW (window), session);
  return window;
}

ZimtSession *
zimt_card_window_get_session (ZimtCardWindow *window)
{
  return window->session;
}

void
zimt_card_window_set_primary (ZimtCardWindow *window, const char *label)
{
  gtk_widget_set_visible (GTK_WIDGET (window->primary_button), label != NULL);
  if (label == NULL)
    return;
  gtk_button_set_label (window->primary_button, label);
  zimt_name_by_label (GTK_WIDGET (window->primary_button));
}

void
zimt_card_window_set_can_do (ZimtCardWindow *window, gboolean can_do)
{
  window->can_do = can_do;
  update_primary (window);
}

static void
set_margins (GtkWidget *widget)
{
  gtk_widget_set_margin_start (widget, MARGIN_PX);
  gtk_widget_set_margin_end (widget, MARGIN_PX);
  gtk_widget_set_margin_top (widget, MARGIN_PX);
  gtk_widget_set_margin_bottom (widget, MARGIN_PX);
}

void
zimt_card_window_set_page (ZimtCardWindow *window, GtkWidget *page)
{
  set_margins (page);
  adw_bin_set_child (window->page_place, page);
}

void
zimt_card_window_set_side (ZimtCardWindow *window, GtkWidget *page, int width)
{
  set_margins (page);
  adw_bin_set_child (window->side_place, page);
  gtk_widget_set_visible (window->side_scroller, TRUE);
  gtk_widget_set_hexpand (window->page_scroller, FALSE);
  gtk_widget_set_size_request (window->page_scroller, width, -1);
}

void
zimt_card_window_refuse (ZimtCardWindow *window, const char *reason)
{
  gtk_label_set_text (window->reason, reason != NULL ? reason : "");
  gtk_widget_set_visible (window->foot, reason != NULL);
}

void
zimt_card_window_set_busy (ZimtCardWindow *window, gboolean is_busy)
{
  window->is_busy = is_busy;
  if (is_busy)
    zimt_card_window_refuse (window, NULL);
  update_primary (window);
}

gboolean
zimt_card_window_is_busy (ZimtCardWindow *window)
{
  return window->is_busy;
}

gboolean
zimt_card_window_finish (ZimtCardWindow *window, ZimtPeople *people, GAsyncResult *result,
                         GPtrArray **stored)
{
  g_autoptr (GError) error = NULL;

  *stored = zimt_people_act_finish (people, result, &error);
  if (window->session == NULL)
    return FALSE;
  zimt_card_window_set_busy (window, FALSE);
  if (*stored == NULL)
    zimt_card_window_refuse (window, error->message);
  return *stored != NULL;
}

/* --- What pages are made of --- */

GtkWidget *
zimt_card_group_new (const char *heading)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);

  gtk_box_append (GTK_BOX (box), zimt_text_label_new (heading, "heading"));
  return box;
}
