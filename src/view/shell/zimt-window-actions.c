/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the window's menu, buttons and keys do. The keys are set in zimt-application.c. */
#include <glib/gi18n-lib.h>

#include "zimt-paths.h"
#include "zimt-preferences.h"
#include "zimt-week-printer.h"
#include "zimt-window-private.h"

typedef void (*WindowFunc) (ZimtWindow *self);

/* --- Plan --- */

static void
new_booking (ZimtWindow *self)
{
  zimt_week_page_book_slot (self->plan);
}

static void
resume_booking (ZimtWindow *self)
{
  zimt_week_page_resume (self->plan);
}

static void
find_room (ZimtWindow *self)
{
  zimt_week_page_find_room (self->plan);
}

static void
search (ZimtWindow *self)
{
  zimt_week_page_search (self->plan);
}

static void
go_to (ZimtWindow *self)
{
  zimt_week_page_go_to (self->plan);
}

static void
show_house_week (ZimtWindow *self)
{
  zimt_week_page_focus_plan (self->plan);
}

static void
show_today (ZimtWindow *self)
{
  zimt_week_page_show_today (self->plan);
}

static void
previous_week (ZimtWindow *self)
{
  zimt_week_page_step (self->plan, -1);
}

static void
next_week (ZimtWindow *self)
{
  zimt_week_page_step (self->plan, 1);
}

/* --- Undo --- */

static void
tell_undone (ZimtWindow *self, GObject *source, GAsyncResult *result, gboolean is_redone)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *name = zimt_center_undo_finish (ZIMT_CENTER (source), result, &error);
  g_autofree char *text = NULL;

  if (self->center == NULL)
    return;
  if (name == NULL)
    {
      zimt_window_tell (self, error->message);
      return;
    }
  if (is_redone)
    /* Translators: %s is the name of what was done once more: "Cancel: Chor". */
    text = g_strdup_printf (_ ("“%s” is done again"), name);
  else
    /* Translators: %s is the name of what was taken back: "Cancel: Chor". */
    text = g_strdup_printf (_ ("“%s” is undone"), name);
  zimt_window_tell (self, text);
}

static void
undone_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ZimtWindow) self = user_data;

  tell_undone (self, source, result, FALSE);
}

static void
redone_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ZimtWindow) self = user_data;

  tell_undone (self, source, result, TRUE);
}

/* Where somebody types, Ctrl+Z is about the text. */
static gboolean
pass_to_text (ZimtWindow *self, const char *action)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));

  return GTK_IS_TEXT (focus) && gtk_widget_activate_action (focus, action, NULL);
}

static void
undo (ZimtWindow *self)
{
  if (!pass_to_text (self, "text.undo"))
    zimt_center_undo_async (self->center, undone_cb, g_object_ref (self));
}

static void
redo (ZimtWindow *self)
{
  if (!pass_to_text (self, "text.redo"))
    zimt_center_redo_async (self->center, redone_cb, g_object_ref (self));
}

/* --- Paper and files --- */

static void
printer_cb (const char *message, gpointer user_data)
{
  ZimtWindow *self = user_data;

  /* Printing may outlive the window. */
  if (self->center != NULL)
    zimt_window_tell (self, message);
}

static void
print_week (ZimtWindow *self)
{
  ZimtWeekPlan *plan = zimt_week_page_get_plan (self->plan);

  if (plan != NULL)
    zimt_week_printer_print (plan, GTK_WINDOW (self), printer_cb, g_object_ref (self),
                             g_object_unref);
}

static void
save_plan (ZimtWindow *self)
{
  ZimtWeekPlan *plan = zimt_week_page_get_plan (self->plan);

  if (plan != NULL)
    zimt_week_printer_save (plan, GTK_WINDOW (self), printer_cb, g_object_ref (self),
                            g_object_unref);
}

typedef void (*PathFunc) (ZimtWindow *self, const char *path);

typedef struct
{
  ZimtWindow *window;            /* owned */
  GtkFileChooserNative *chooser; /* owned */
  PathFunc func;
} Choice;

static void
file_chosen_cb (GtkNativeDialog *dialog, int response, gpointer user_data)
{
  Choice *choice = user_data;

  if (response == GTK_RESPONSE_ACCEPT && choice->window->center != NULL)
    {
      g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
      const char *path = file != NULL ? g_file_peek_path (file) : NULL;

      if (path != NULL)
        choice->func (choice->window, path);
      else
        zimt_window_tell (choice->window, _ ("Choose a file of this computer."));
    }
  g_object_unref (choice->window);
  g_object_unref (choice->chooser);
  g_free (choice);
}

static void
choose_file (ZimtWindow *self, const char *title, GtkFileChooserAction action, const char *accept,
             const char *name, PathFunc func)
{
  Choice *choice = g_new0 (Choice, 1);
  g_autoptr (GtkFileFilter) houses = gtk_file_filter_new ();
  g_autoptr (GtkFileFilter) all = gtk_file_filter_new ();

  choice->window = g_object_ref (self);
  choice->func = func;
  choice->chooser = gtk_file_chooser_native_new (title, GTK_WINDOW (self), action, accept, NULL);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (choice->chooser), TRUE);
  /* Translators: files with the ending .zimt. */
  gtk_file_filter_set_name (houses, _ ("Houses of Zimt"));
  gtk_file_filter_add_pattern (houses, "*.zimt");
  gtk_file_filter_set_name (all, _ ("All files"));
  gtk_file_filter_add_pattern (all, "*");
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (choice->chooser), houses);
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (choice->chooser), all);
  if (name != NULL)
    gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (choice->chooser), name);
  g_signal_connect (choice->chooser, "response", G_CALLBACK (file_chosen_cb), choice);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (choice->chooser));
}

static gpointer
back_up_in_worker (ZimtDesk *desk, gpointer wish, GError **error)
{
  /* The dialog that chose the file has asked whether to replace it. */
  return zimt_desk_backup (desk, wish, TRUE, error) ? desk : NULL;
}

static void
backed_up_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ZimtWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean is_done = zimt_center_run_finish (ZIMT_CENTER (source), result, &error) != NULL;

  if (self->center != NULL)
    zimt_window_tell (self, is_done ? _ ("The backup is written.") : error->message);
}

static void
back_up_to (ZimtWindow *self, const char *path)
{
  zimt_center_run_async (self->center, back_up_in_worker, g_strdup (path), g_free, NULL, NULL,
                         backed_up_cb, g_object_ref (self));
}

static void
back_up (ZimtWindow *self)
{
  g_autofree char *date
      = zimt_date_format (zimt_clock_get_today (zimt_center_get_clock (self->center)));
  /* Translators: name of a file; %s is a date: "zimt-backup-2026-11-24.zimt". */
  g_autofree char *name = g_strdup_printf (_ ("zimt-backup-%s.zimt"), date);

  choose_file (self, _ ("Back Up"), GTK_FILE_CHOOSER_ACTION_SAVE, _ ("_Save"), name, back_up_to);
}

static void
restore (ZimtWindow *self)
{
  choose_file (self, _ ("Restore a Backup"), GTK_FILE_CHOOSER_ACTION_OPEN, _ ("_Restore"), NULL,
               zimt_window_restore);
}

static void
open_house (ZimtWindow *self)
{
  choose_file (self, _ ("Open Another House"), GTK_FILE_CHOOSER_ACTION_OPEN, _ ("_Open"), NULL,
               zimt_window_open);
}

/* --- Houses --- */

static void
try_again (ZimtWindow *self)
{
  g_autofree char *path = g_strdup (self->path);

  if (path != NULL)
    zimt_window_open (self, path);
}

static void
leave_practice (ZimtWindow *self)
{
  g_autofree char *house = zimt_paths_house ();

  if (g_file_test (house, G_FILE_TEST_EXISTS))
    zimt_window_open (self, house);
  else
    zimt_window_show_first_start (self);
}

/* --- Windows --- */

/* The keys of the program (Ctrl+Q, Ctrl+W) are the window's too. */
static void
present (ZimtWindow *self, GtkWindow *window)
{
  gtk_window_set_transient_for (window, GTK_WINDOW (self));
  gtk_window_set_application (window, gtk_window_get_application (GTK_WINDOW (self)));
  gtk_window_present (window);
}

static void
show_preferences (ZimtWindow *self)
{
  GtkWindow *preferences = zimt_preferences_new (self->center, self->settings);

  present (self, preferences);
}

static void
show_shortcuts (ZimtWindow *self)
{
  g_autoptr (GtkBuilder) builder
      = gtk_builder_new_from_resource ("/org/zimt/Zimt/ui/shell/shortcuts.ui");
  GtkWindow *shortcuts = GTK_WINDOW (gtk_builder_get_object (builder, "shortcuts"));

  present (self, shortcuts);
}

static void
show_about (ZimtWindow *self)
{
  GtkWidget *about
      = g_object_new (ADW_TYPE_ABOUT_WINDOW, "application-name", "Zimt", "application-icon",
                      "org.zimt.Zimt", "version", self->version, "developer-name",
                      _ ("The Zimt project"), "license-type", GTK_LICENSE_GPL_3_0, "comments",
                      _ ("The room plan of a house that many associations share: see the week, "
                         "book, move, cancel, and "
                         "never book a room twice."),
                      /* Translators: your names, one a line. */
                      "translator-credits", _ ("translator-credits"), "modal", TRUE, NULL);

  present (self, GTK_WINDOW (about));
}

/* --- The list --- */

static const struct
{
  const char *name;
  WindowFunc func;
  gboolean needs_plan;
} actions[] = {
  { "new-booking", new_booking, TRUE },
  { "resume-booking", resume_booking, TRUE },
  { "find-room", find_room, TRUE },
  { "search", search, TRUE },
  { "go-to", go_to, TRUE },
  { "house-week", show_house_week, TRUE },
  { "today", show_today, TRUE },
  { "previous-week", previous_week, TRUE },
  { "next-week", next_week, TRUE },
  { "undo", undo, TRUE },
  { "redo", redo, TRUE },
  { "print", print_week, TRUE },
  { "save-plan", save_plan, TRUE },
  { "back-up", back_up, TRUE },
  { "preferences", show_preferences, TRUE },
  { "restore", restore, FALSE },
  { "open-house", open_house, FALSE },
  { "open-practice", zimt_window_open_practice, FALSE },
  { "leave-practice", leave_practice, FALSE },
  { "try-again", try_again, FALSE },
  { "shortcuts", show_shortcuts, FALSE },
  { "about", show_about, FALSE },
};

static void
activate_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  const char *name = g_action_get_name (G_ACTION (action));

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    if (g_str_equal (actions[i].name, name))
      actions[i].func (ZIMT_WINDOW (user_data));
}

static void
set_enabled (ZimtWindow *self, const char *name, gboolean is_enabled)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self), name);

  g_simple_action_set_enabled (G_SIMPLE_ACTION (action), is_enabled);
}

/* @named: with a place for @name (nullable). */
static void
set_tooltip (GtkWidget *button, const char *plain, const char *named, const char *name)
{
  g_autoptr (GString) text = g_string_new (name != NULL ? named : plain);

  if (name != NULL)
    g_string_replace (text, "%s", name, 1);
  gtk_widget_set_tooltip_text (button, text->str);
}

void
zimt_window_update_actions (ZimtWindow *self)
{
  gboolean is_plan = g_strcmp0 (zimt_window_get_page_name (self), "plan") == 0;
  const char *undo_name = is_plan ? zimt_center_get_undo_name (self->center) : NULL;
  const char *redo_name = is_plan ? zimt_center_get_redo_name (self->center) : NULL;

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    if (actions[i].needs_plan)
      set_enabled (self, actions[i].name, is_plan);
  set_enabled (self, "undo", undo_name != NULL);
  set_enabled (self, "redo", redo_name != NULL);
  /* Translators: %s is the name of an act: "Cancel: Chor". */
  set_tooltip (self->undo_button, _ ("Undo (Ctrl+Z)"), _ ("Undo “%s” (Ctrl+Z)"), undo_name);
  /* Translators: %s is the name of an act: "Cancel: Chor". */
  set_tooltip (self->redo_button, _ ("Redo (Ctrl+Shift+Z)"), _ ("Redo “%s” (Ctrl+Shift+Z)"),
               redo_name);
}

void
zimt_window_add_actions (ZimtWindow *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    {
      g_autoptr (GSimpleAction) action = g_simple_action_new (actions[i].name, NULL);

      g_signal_connect (action, "activate", G_CALLBACK (activate_cb), self);
      g_action_map_add_action (G_ACTION_MAP (self), G_ACTION (action));
    }
  g_signal_connect_object (self->center, "notify::undo-name",
                           G_CALLBACK (zimt_window_update_actions), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->center, "notify::redo-name",
                           G_CALLBACK (zimt_window_update_actions), self, G_CONNECT_SWAPPED);
  zimt_window_update_actions (self);
}
