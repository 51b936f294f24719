/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The window around everything. What its menu and keys do is in zimt-window-actions.c. */
#include "zimt-window.h"

#include <glib/gi18n-lib.h>

#include "zimt-discard.h"
#include "zimt-escape.h"
#include "zimt-name.h"
#include "zimt-paths.h"
#include "zimt-window-private.h"

G_DEFINE_FINAL_TYPE (ZimtWindow, zimt_window, ADW_TYPE_APPLICATION_WINDOW)

/* Longer texts are no toast: nobody reads them in five seconds. */
#define TOAST_MAX_CHARS 120
#define PRESENT_AT_LATEST_MS 500
#define LAST_DATABASE "last-database"

/* --- Messages --- */

void
zimt_window_warn (ZimtWindow *self, const char *text)
{
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (self), NULL, text);

  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _ ("_Close"));
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
resume_dismissed_cb (ZimtWindow *self)
{
  self->can_resume = FALSE;
}

void
zimt_window_toast (ZimtWindow *self, const char *text, ZimtMessageKind kind)
{
  g_autofree char *title = NULL;
  AdwToast *toast;

  if (kind == ZIMT_MESSAGE_PLAIN && g_utf8_strlen (text, -1) > TOAST_MAX_CHARS)
    {
      zimt_window_warn (self, text);
      return;
    }
  title = zimt_escape (text);
  toast = adw_toast_new (title);
  if (kind == ZIMT_MESSAGE_UNDO)
    {
      adw_toast_set_button_label (toast, _ ("_Undo"));
      adw_toast_set_action_name (toast, "win.undo");
    }
  else if (kind == ZIMT_MESSAGE_RESUME)
    {
      adw_toast_set_button_label (toast, _ ("_Resume"));
      adw_toast_set_action_name (toast, "win.resume-booking");
      adw_toast_set_timeout (toast, 12);
      g_signal_connect_object (toast, "dismissed", G_CALLBACK (resume_dismissed_cb), self,
                               G_CONNECT_SWAPPED);
    }
  /* Only the newest counts: an older one would offer to undo what is not the last act any more. */
  if (self->toast != NULL)
    adw_toast_dismiss (self->toast);
  g_set_weak_pointer (&self->toast, toast);
  self->can_resume = kind == ZIMT_MESSAGE_RESUME;
  adw_toast_overlay_add_toast (self->toasts, toast);
}

void
zimt_window_tell (ZimtWindow *self, const char *text)
{
  zimt_window_toast (self, text, ZIMT_MESSAGE_PLAIN);
}

static void
message_cb (ZimtWindow *self, const char *text, guint kind)
{
  zimt_window_toast (self, text, (ZimtMessageKind)kind);
}

/* --- Showing pages --- */

static void
present_now (ZimtWindow *self)
{
  g_clear_handle_id (&self->present_source, g_source_remove);
  if (self->is_presented)
    gtk_window_present (GTK_WINDOW (self));
}

static gboolean
present_cb (gpointer user_data)
{
  ZimtWindow *self = user_data;

  self->present_source = 0;
  gtk_window_present (GTK_WINDOW (self));
  return G_SOURCE_REMOVE;
}

void
zimt_window_present_soon (ZimtWindow *self)
{
  if (self->is_presented || g_strcmp0 (zimt_window_get_page_name (self), "opening") != 0)
    {
      self->is_presented = TRUE;
      gtk_window_present (GTK_WINDOW (self));
      return;
    }
  self->is_presented = TRUE;
  self->present_source = g_timeout_add (PRESENT_AT_LATEST_MS, present_cb, self);
}

static GtkToggleButton *
get_tab_button (ZimtWindow *self)
{
  switch (zimt_window_get_tab (self))
    {
    case ZIMT_TAB_CONTACTS:
      return self->contacts_tab;
    case ZIMT_TAB_INTERPRETERS:
      return self->interpreters_tab;
    case ZIMT_TAB_COMPANIONS:
      return self->companions_tab;
    case ZIMT_N_TABS:
    default:
      return g_strcmp0 (zimt_window_get_page_name (self), "cases") == 0 ? self->cases_tab
                                                                        : self->rooms_tab;
    }
}

void
zimt_window_show_page (ZimtWindow *self, const char *name)
{
  gboolean is_plan = g_str_equal (name, "plan");
  gboolean is_opening = g_str_equal (name, "opening");
  gboolean has_house;

  gtk_spinner_set_spinning (self->spinner, is_opening);
  gtk_stack_set_visible_child_name (self->stack, name);
  has_house = zimt_window_has_house (self);
  gtk_widget_set_visible (self->plan_buttons, is_plan);
  gtk_widget_set_visible (self->undo_buttons, has_house && !g_str_equal (name, "cases"));
  /* Pages without tabs say in the header what the window is about. */
  adw_header_bar_set_title_widget (self->header, has_house || is_opening ? self->tabs : NULL);
  gtk_widget_set_visible (self->tabs, has_house);
  gtk_toggle_button_set_active (get_tab_button (self), TRUE);
  gtk_revealer_set_reveal_child (self->banner, has_house && zimt_center_is_practice (self->center));
  zimt_window_update_session (self);
  zimt_window_update_actions (self);
  if (!is_opening && self->present_source != 0)
    present_now (self);
}

static void
plan_ready_cb (ZimtWindow *self)
{
  present_now (self);
}

static void
ensure_plan (ZimtWindow *self)
{
  GtkWidget *page;

  if (self->plan != NULL)
    return;
  page = zimt_week_page_new (self->center);
  self->plan = ZIMT_WEEK_PAGE (page);
  gtk_stack_add_named (self->stack, page, "plan");
  g_signal_connect_object (page, "message", G_CALLBACK (message_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (page, "ready", G_CALLBACK (plan_ready_cb), self, G_CONNECT_SWAPPED);
}

void
zimt_window_show_plan (ZimtWindow *self)
{
  guint source = self->present_source;

  ensure_plan (self);
  /* The plan asked for its week when it heard of the house. The window waits for that, so that
   * nobody sees an empty plan. */
  self->present_source = 0;
  zimt_window_show_page (self, "plan");
  self->present_source = source;
}

static void
show_trouble (ZimtWindow *self, const GError *error)
{
  if (self->trouble == NULL)
    {
      self->trouble = ZIMT_TROUBLE_PAGE (zimt_trouble_page_new ());
      gtk_stack_add_named (self->stack, GTK_WIDGET (self->trouble), "trouble");
    }
  zimt_trouble_page_set_error (self->trouble, self->path, error);
  zimt_window_show_page (self, "trouble");
  gtk_widget_grab_focus (GTK_WIDGET (self->trouble));
}

static void
create_cb (ZimtWindow *self, const char *name, gpointer rooms)
{
  zimt_window_create_house (self, name, rooms);
}

void
zimt_window_show_first_start (ZimtWindow *self)
{
  if (self->first_start == NULL)
    {
      self->first_start = ZIMT_FIRST_START (zimt_first_start_new ());
      gtk_stack_add_named (self->stack, GTK_WIDGET (self->first_start), "first-start");
      g_signal_connect_object (self->first_start, "create", G_CALLBACK (create_cb), self,
                               G_CONNECT_SWAPPED);
    }
  zimt_center_close (self->center);
  g_free (self->path);
  self->path = zimt_paths_house ();
  gtk_window_set_title (GTK_WINDOW (self), "Zimt");
  zimt_window_show_page (self, "first-start");
  zimt_first_start_show_choices (self->first_start);
  gtk_widget_grab_focus (GTK_WIDGET (self->first_start));
}

/* --- Opening --- */

static void
remember (ZimtWindow *self)
{
  g_autofree char *house = zimt_paths_house ();

  if (self->settings != NULL)
    g_settings_set_string (self->settings, LAST_DATABASE,
                           g_str_equal (self->path, house) ? "" : self->path);
}

static void
house_changed_cb (ZimtWindow *self)
{
  ZimtHouse *house = zimt_center_get_house (self->center);

  /* Never more than the house's name: titles are seen in the list of windows and by other
   * programs. */
  gtk_window_set_title (GTK_WINDOW (self),
                        house != NULL && house->name != NULL ? house->name : "Zimt");
  zimt_window_update_session (self);
  zimt_window_update_actions (self);
}

static void
kept_up_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ZimtWindow) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!zimt_center_keep_up_finish (ZIMT_CENTER (source), result, &error) && self->center != NULL
      && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    zimt_window_tell (self, error->message);
}

static void
show_opened (ZimtWindow *self)
{
  remember (self);
  house_changed_cb (self);
  zimt_window_show_plan (self);
  /* Behind the week in the queue, so that the first frame does not wait for it. */
  zimt_center_keep_up_async (self->center, kept_up_cb, g_object_ref (self));
  if (self->is_new_house)
    zimt_window_set_up_accounts (self);
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ZimtWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean is_open = zimt_center_open_finish (ZIMT_CENTER (source), result, &error);

  if (self->center == NULL)
    return;
  if (is_open)
    show_opened (self);
  else
    show_trouble (self, error);
}

static void
begin_open (ZimtWindow *self, const char *path, ZimtCenterOpen how, const char *name,
            GPtrArray *rooms)
{
  char *copy = g_strdup (path);
  g_autofree char *folder = g_path_get_dirname (path);

  /* What is typed becomes a draft of the house that it was typed in. */
  zimt_session_lock (self->session);
  g_free (self->path);
  self->path = copy;
  self->is_new_house = how == ZIMT_CENTER_CREATE;
  if (how != ZIMT_CENTER_OPEN)
    g_mkdir_with_parents (folder, 0700);
  zimt_window_show_page (self, "opening");
  zimt_center_open_async (self->center, self->path, how, name, rooms, opened_cb,
                          g_object_ref (self));
  /* The worker reads the file while the widgets are made. */
  ensure_plan (self);
}

void
zimt_window_open (ZimtWindow *self, const char *path)
{
  begin_open (self, path, ZIMT_CENTER_OPEN, NULL, NULL);
}

void
zimt_window_open_default (ZimtWindow *self)
{
  g_autofree char *house = zimt_paths_house ();
  g_autofree char *last
      = self->settings != NULL ? g_settings_get_string (self->settings, LAST_DATABASE) : NULL;

  if (last != NULL && *last != '\0' && g_file_test (last, G_FILE_TEST_EXISTS))
    zimt_window_open (self, last);
  else if (g_file_test (house, G_FILE_TEST_EXISTS))
    zimt_window_open (self, house);
  else
    zimt_window_show_first_start (self);
}

void
zimt_window_open_practice (ZimtWindow *self)
{
  g_autofree char *path = zimt_paths_practice ();
  ZimtCenterOpen how
      = g_file_test (path, G_FILE_TEST_EXISTS) ? ZIMT_CENTER_OPEN : ZIMT_CENTER_CREATE_SAMPLE;

  begin_open (self, path, how, NULL, NULL);
}

void
zimt_window_create_house (ZimtWindow *self, const char *name, GPtrArray *rooms)
{
  g_autofree char *path = zimt_paths_house ();

  begin_open (self, path, ZIMT_CENTER_CREATE, name, rooms);
}

/* --- Life --- */

static void
resume_cb (ZimtWindow *self)
{
  zimt_window_show_plan (self);
  zimt_week_page_resume (self->plan);
}

static gboolean
zimt_window_close_request (GtkWindow *window)
{
  ZimtWindow *self = ZIMT_WINDOW (window);
  GtkWidget *question;

  if (!self->can_resume)
    return GTK_WINDOW_CLASS (zimt_window_parent_class)->close_request (window);
  adw_toast_dismiss (self->toast);
  question = zimt_discard_ask (window, _ ("A booking is not saved yet."), _ ("_Resume"));
  g_signal_connect_object (question, "response::keep", G_CALLBACK (resume_cb), self,
                           G_CONNECT_SWAPPED);
  return TRUE;
}

static void
zimt_window_dispose (GObject *object)
{
  ZimtWindow *self = ZIMT_WINDOW (object);

  g_clear_handle_id (&self->present_source, g_source_remove);
  g_clear_weak_pointer (&self->toast);
  if (self->session != NULL)
    zimt_session_lock (self->session);
  if (self->center != NULL)
    zimt_center_close (self->center);
  zimt_window_drop_session (self);
  g_clear_object (&self->center);
  g_clear_object (&self->settings);
  g_clear_object (&self->tabs);
  gtk_widget_dispose_template (GTK_WIDGET (self), ZIMT_TYPE_WINDOW);
  G_OBJECT_CLASS (zimt_window_parent_class)->dispose (object);
}

static void
zimt_window_finalize (GObject *object)
{
  ZimtWindow *self = ZIMT_WINDOW (object);

  g_free (self->path);
  g_free (self->version);
  G_OBJECT_CLASS (zimt_window_parent_class)->finalize (object);
}

static void
zimt_window_class_init (ZimtWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = zimt_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = zimt_window_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = zimt_window_close_request;
  gtk_widget_class_set_template_from_resource (widget_class, "/org/zimt/Zimt/ui/shell/window.ui");
  gtk_widget_class_bind_template_child (widget_class, ZimtWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, ZimtWindow, header);
  gtk_widget_class_bind_template_child (widget_class, ZimtWindow, rooms_tab);
  gtk_widget_class_bind_template_child (widget_class, ZimtWindow, contacts_tab);
  gtk_widget_class_bind_template_child (widget_class, ZimtWindow, interpreters_tab);
  gtk_widget_class_bind_template_child (widget_class, ZimtWindow, companions_tab);
  gtk_widget_class_bind_template_child (widget_class, ZimtWindow, cases_tab);
  gtk_widget_class_bind_template_child (widget_class, ZimtWindow, account_box);
  gtk_widget_class_bind_template_child (widget_class, ZimtWindow, account_label);
  gtk_widget_class_bind_template_child (widget_class, ZimtWindow, lock_button);
  gtk_widget_class_bind_template_child (widget_class, ZimtWindow, plan_buttons);
  gtk_widget_class_bind_template_child (widget_class, ZimtWindow, undo_buttons);
  gtk_widget_class_bind_template_child (widget_class, ZimtWindow, undo_button);
  gtk_widget_class_bind_template_child (widget_class, ZimtWindow, redo_button);
  gtk_widget_class_bind_template_child (widget_class, ZimtWindow, banner);
  gtk_widget_class_bind_template_child (widget_class, ZimtWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, ZimtWindow, spinner);
  gtk_widget_class_bind_template_child (widget_class, ZimtWindow, menu_button);
  gtk_widget_class_bind_template_child (widget_class, ZimtWindow, primary_menu);
  gtk_widget_class_bind_template_callback_full (widget_class, "rooms_tab_cb",
                                                G_CALLBACK (zimt_window_show_plan));
  gtk_widget_class_bind_template_callback_full (widget_class, "contacts_tab_cb",
                                                G_CALLBACK (zimt_window_show_contacts));
  gtk_widget_class_bind_template_callback_full (widget_class, "interpreters_tab_cb",
                                                G_CALLBACK (zimt_window_show_interpreters));
  gtk_widget_class_bind_template_callback_full (widget_class, "companions_tab_cb",
                                                G_CALLBACK (zimt_window_show_companions));
  gtk_widget_class_bind_template_callback_full (widget_class, "cases_tab_cb",
                                                G_CALLBACK (zimt_window_show_cases));
}

/* A menu is a dozen widgets that the first frame does not need. */
static void
fill_menu_cb (GtkMenuButton *button, gpointer user_data)
{
  ZimtWindow *self = user_data;

  if (gtk_menu_button_get_menu_model (button) == NULL)
    gtk_menu_button_set_menu_model (button, self->primary_menu);
}

static void
zimt_window_init (ZimtWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  /* It leaves the header bar at times. */
  self->tabs = g_object_ref (adw_header_bar_get_title_widget (self->header));
  zimt_name_menu_button (self->menu_button, _ ("Main menu (F10)"));
  gtk_menu_button_set_create_popup_func (self->menu_button, fill_menu_cb, self, NULL);
}

GtkWidget *
zimt_window_new (GtkApplication *application, ZimtClock *clock, GSettings *settings,
                 const char *version)
{
  ZimtWindow *self = g_object_new (ZIMT_TYPE_WINDOW, "application", application, NULL);

  self->center = zimt_center_new (clock);
  self->version = g_strdup (version);
  if (settings != NULL)
    {
      self->settings = g_object_ref (settings);
      g_settings_bind (settings, "window-width", self, "default-width", G_SETTINGS_BIND_DEFAULT);
      g_settings_bind (settings, "window-height", self, "default-height", G_SETTINGS_BIND_DEFAULT);
      g_settings_bind (settings, "window-maximized", self, "maximized", G_SETTINGS_BIND_DEFAULT);
    }
  zimt_window_add_session (self);
  zimt_window_add_actions (self);
  g_signal_connect_object (self->center, "changed", G_CALLBACK (house_changed_cb), self,
                           G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

const char *
zimt_window_get_path (ZimtWindow *self)
{
  return self->path;
}

const char *
zimt_window_get_page_name (ZimtWindow *self)
{
  return gtk_stack_get_visible_child_name (self->stack);
}

GtkWidget *
zimt_window_get_page (ZimtWindow *self)
{
  return gtk_stack_get_visible_child (self->stack);
}

ZimtCenter *
zimt_window_get_center (ZimtWindow *self)
{
  return self->center;
}

ZimtSession *
zimt_window_get_session (ZimtWindow *self)
{
  return self->session;
}
