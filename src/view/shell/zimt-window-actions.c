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
  zimt_window_show_plan (self);
  zimt_week_page_resume (self->plan);
}

static void
find_room (ZimtWindow *self)
{
  zimt_week_page_find_room (self->plan);
}

static gboolean
is_on_cases (ZimtWindow *self)
{
  return g_strcmp0 (zimt_window_get_page_name (self), "cases") == 0;
}

static void
search (ZimtWindow *self)
{
  ZimtCardsPage *cards = zimt_window_get_cards (self);

  if (cards != NULL)
    zimt_cards_page_search (cards);
  else if (is_on_cases (self))
    zimt_cases_page_search (self->cases);
  else
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
  zimt_window_show_plan (self);
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

/* --- Cases --- */

static void
new_consultation (ZimtWindow *self)
{
  zimt_cases_page_new_consultation (self->cases);
}

static void
new_case (ZimtWindow *self)
{
  zimt_cases_page_new_case (self->cases);
}

static void
tally (ZimtWindow *self)
{
  zimt_cases_page_tally (self->cases);
}

/* One key makes what the page is about. */
static void
new_of_page (ZimtWindow *self)
{
  const char *name = is_on_cases (self) ? "new-consultation" : "new-booking";
  ZimtCardsPage *cards = zimt_window_get_cards (self);

  if (cards != NULL)
    zimt_cards_page_new_card (cards);
  else
    g_action_group_activate_action (G_ACTION_GROUP (self), name, NULL);
}

static void
lock (ZimtWindow *self)
{
  zimt_session_lock (self->session);
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
  g_set_weak_pointer (&self->chooser, choice->chooser);
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
void
zimt_window_present (ZimtWindow *self, GtkWindow *dialog)
{
  gtk_window_set_transient_for (dialog, GTK_WINDOW (self));
  gtk_window_set_destroy_with_parent (dialog, TRUE);
  gtk_window_set_application (dialog, gtk_window_get_application (GTK_WINDOW (self)));
  gtk_window_present (dialog);
}

static void
show_preferences (ZimtWindow *self)
{
  GtkWindow *preferences = zimt_preferences_new (self->session, self->settings);

  zimt_window_present (self, preferences);
}

static void
show_shortcuts (ZimtWindow *self)
{
  g_autoptr (GtkBuilder) builder
      = gtk_builder_new_from_resource ("/org/zimt/Zimt/ui/shell/shortcuts.ui");
  GtkWindow *shortcuts = GTK_WINDOW (gtk_builder_get_object (builder, "shortcuts"));

  zimt_window_present (self, shortcuts);
}

static void
show_about (ZimtWindow *self)
{
  GtkWidget *about
      = g_object_new (ADW_TYPE_ABOUT_WINDOW, "application-name", "Zimt", "application-icon",
                      "org.zimt.Zimt", "version", self->version, "developer-name",
                      _ ("The Zimt project"), "license-type", GTK_LICENSE_GPL_3_0, "comments",
                      _ ("The room plan of a house that many associations share, and its "
                         "counselling: see the week, book, and never book a room twice; write "
                         "down consultations that nobody reads but the counsellors."),
                      /* Translators: your names, one a line. */
                      "translator-credits", _ ("translator-credits"), "modal", TRUE, NULL);

  zimt_window_present (self, GTK_WINDOW (about));
}

/* --- The list --- */

/* Where an action can be done. */
typedef enum
{
  ON_ANY_PAGE,
  ON_HOUSE, /* the plan, the card indexes or the cases */
  ON_OPEN,  /* the same without the cases: what is done there is in the journal */
  ON_PLAN,
  ON_CASES,
} Place;

static const struct
{
  const char *name;
  WindowFunc func;
  Place place;
  ZimtRight right; /* ZIMT_N_RIGHTS: none is needed, else to write */
} actions[] = {
  { "new", new_of_page, ON_HOUSE, ZIMT_N_RIGHTS },
  { "new-booking", new_booking, ON_PLAN, ZIMT_RIGHT_PLAN },
  { "resume-booking", resume_booking, ON_HOUSE, ZIMT_RIGHT_PLAN },
  { "find-room", find_room, ON_PLAN, ZIMT_RIGHT_PLAN },
  { "search", search, ON_HOUSE, ZIMT_N_RIGHTS },
  { "go-to", go_to, ON_PLAN, ZIMT_N_RIGHTS },
  { "house-week", show_house_week, ON_HOUSE, ZIMT_N_RIGHTS },
  { "contacts", zimt_window_show_contacts, ON_HOUSE, ZIMT_N_RIGHTS },
  { "interpreters", zimt_window_show_interpreters, ON_HOUSE, ZIMT_N_RIGHTS },
  { "companions", zimt_window_show_companions, ON_HOUSE, ZIMT_N_RIGHTS },
  { "cases", zimt_window_show_cases, ON_HOUSE, ZIMT_N_RIGHTS },
  { "new-consultation", new_consultation, ON_CASES, ZIMT_RIGHT_CASES },
  { "new-case", new_case, ON_CASES, ZIMT_RIGHT_CASES },
  { "tally", tally, ON_CASES, ZIMT_RIGHT_CASES },
  { "today", show_today, ON_PLAN, ZIMT_N_RIGHTS },
  { "previous-week", previous_week, ON_PLAN, ZIMT_N_RIGHTS },
  { "next-week", next_week, ON_PLAN, ZIMT_N_RIGHTS },
  { "undo", undo, ON_OPEN, ZIMT_RIGHT_PLAN },
  { "redo", redo, ON_OPEN, ZIMT_RIGHT_PLAN },
  { "print", print_week, ON_PLAN, ZIMT_N_RIGHTS },
  { "save-plan", save_plan, ON_PLAN, ZIMT_N_RIGHTS },
  { "unlock", zimt_window_unlock, ON_HOUSE, ZIMT_N_RIGHTS },
  { "lock", lock, ON_ANY_PAGE, ZIMT_N_RIGHTS },
  { "change-password", zimt_window_change_password, ON_HOUSE, ZIMT_N_RIGHTS },
  { "set-up-accounts", zimt_window_set_up_accounts, ON_HOUSE, ZIMT_N_RIGHTS },
  { "back-up", back_up, ON_HOUSE, ZIMT_RIGHT_BACKUP },
  { "preferences", show_preferences, ON_HOUSE, ZIMT_N_RIGHTS },
  { "restore", restore, ON_ANY_PAGE, ZIMT_N_RIGHTS },
  { "open-house", open_house, ON_ANY_PAGE, ZIMT_N_RIGHTS },
  { "open-practice", zimt_window_open_practice, ON_ANY_PAGE, ZIMT_N_RIGHTS },
  { "leave-practice", leave_practice, ON_ANY_PAGE, ZIMT_N_RIGHTS },
  { "try-again", try_again, ON_ANY_PAGE, ZIMT_N_RIGHTS },
  { "shortcuts", show_shortcuts, ON_ANY_PAGE, ZIMT_N_RIGHTS },
  { "about", show_about, ON_ANY_PAGE, ZIMT_N_RIGHTS },
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

static gboolean
is_at (ZimtWindow *self, Place place)
{
  gboolean is_plan = g_strcmp0 (zimt_window_get_page_name (self), "plan") == 0;

  switch (place)
    {
    case ON_HOUSE:
      return zimt_window_has_house (self);
    case ON_OPEN:
      return zimt_window_has_house (self) && !is_on_cases (self);
    case ON_PLAN:
      return is_plan;
    case ON_CASES:
      return is_on_cases (self);
    case ON_ANY_PAGE:
    default:
      return TRUE;
    }
}

static gboolean
may_write (ZimtWindow *self, ZimtRight right)
{
  return right == ZIMT_N_RIGHTS
         || zimt_session_get_level (self->session, right) >= ZIMT_LEVEL_WRITE;
}

static gboolean
may_read (ZimtWindow *self, ZimtRight right)
{
  return zimt_session_get_level (self->session, right) >= ZIMT_LEVEL_READ;
}

static void
update_session_actions (ZimtWindow *self)
{
  gboolean is_unlocked = zimt_session_is_unlocked (self->session);
  gboolean has_house = is_at (self, ON_HOUSE);
  gboolean has_vault = has_house && zimt_center_has_vault (self->center);

  set_enabled (self, "unlock", has_vault && !is_unlocked);
  set_enabled (self, "lock", is_unlocked);
  set_enabled (self, "change-password", has_house && is_unlocked);
  set_enabled (self, "set-up-accounts", has_house && !has_vault);
  set_enabled (self, "contacts", has_house && may_read (self, ZIMT_RIGHT_ORGANISATIONS));
  set_enabled (self, "interpreters", has_house && may_read (self, ZIMT_RIGHT_POOLS));
  set_enabled (self, "companions", has_house && may_read (self, ZIMT_RIGHT_POOLS));
}

void
zimt_window_update_actions (ZimtWindow *self)
{
  gboolean may_undo = is_at (self, ON_OPEN) && may_write (self, ZIMT_RIGHT_PLAN);
  const char *undo_name = may_undo ? zimt_center_get_undo_name (self->center) : NULL;
  const char *redo_name = may_undo ? zimt_center_get_redo_name (self->center) : NULL;

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    set_enabled (self, actions[i].name,
                 is_at (self, actions[i].place) && may_write (self, actions[i].right));
  update_session_actions (self);
  set_enabled (self, "undo", undo_name != NULL);
  set_enabled (self, "redo", redo_name != NULL);
  /* Translators: %s is the name of an act: "Cancel: Chor". */
  set_tooltip (self->undo_button, _ ("Undo (Ctrl+Z)"), _ ("Undo “%s” (Ctrl+Z)"), undo_name);
  /* Translators: %s is the name of an act: "Cancel: Chor". */
  set_tooltip (self->redo_button, _ ("Redo (Ctrl+Shift+Z)"), _ ("Redo “%s” (Ctrl+Shift+Z)"),
               redo_name);
}

static void
show_card_cb (GSimpleAction *action, GVariant *id, gpointer user_data)
{
  zimt_window_show_card (ZIMT_WINDOW (user_data), g_variant_get_string (id, NULL));
}

void
zimt_window_add_actions (ZimtWindow *self)
{
  const GActionEntry show_card = { "show-card", show_card_cb, "s" };

  g_action_map_add_action_entries (G_ACTION_MAP (self), &show_card, 1, self);
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
