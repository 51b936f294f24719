/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The program: one process; a second start raises the first window. */
#include "zimt-application.h"

#include <glib-unix.h>
#include <glib/gi18n-lib.h>
#include <unicode/uloc.h>
#include <unistd.h>

#include "zimt-window.h"

#define APPLICATION_ID "org.zimt.Zimt"
#define END_SECONDS 20

/* How the end of the desktop's session, a shutdown and a terminal ask a program to end. */
static const int end_signals[] = { SIGTERM, SIGHUP, SIGINT };

struct _ZimtApplication
{
  AdwApplication parent_instance;

  char *version;       /* owned */
  GSettings *settings; /* owned (nullable) */
  ZimtClock *clock;    /* owned */
  guint end_sources[G_N_ELEMENTS (end_signals)];
};
G_DEFINE_FINAL_TYPE (ZimtApplication, zimt_application, ADW_TYPE_APPLICATION)

/* People are told of these in ui/shell/shortcuts.ui. */
static const struct
{
  const char *action;
  const char *keys[3];
} accelerators[] = {
  { "win.new", { "<Control>n" } },
  { "win.new-case", { "<Control><Shift>n" } },
  { "win.tally", { "<Control>t" } },
  { "win.find-room", { "<Control><Shift>f" } },
  { "win.search", { "<Control>f" } },
  { "win.go-to", { "<Control>g" } },
  { "win.house-week", { "<Control>1" } },
  { "win.contacts", { "<Control>2" } },
  { "win.interpreters", { "<Control>3" } },
  { "win.companions", { "<Control>4" } },
  { "win.cases", { "<Control>5" } },
  { "win.unlock", { "<Control>u" } },
  { "win.lock", { "<Control>l" } },
  { "win.today", { "<Alt>Home" } },
  { "win.previous-week", { "<Alt>Page_Up" } },
  { "win.next-week", { "<Alt>Page_Down" } },
  { "win.undo", { "<Control>z" } },
  { "win.redo", { "<Control><Shift>z", "<Control>y" } },
  { "win.print", { "<Control>p" } },
  { "win.save-plan", { "<Control><Shift>s" } },
  { "win.open-house", { "<Control>o" } },
  { "win.preferences", { "<Control>comma" } },
  { "win.shortcuts", { "<Control>question" } },
  { "window.close", { "<Control>w" } },
  { "app.quit", { "<Control>q" } },
};

GSettings *
zimt_application_new_settings (void)
{
  GSettingsSchemaSource *source = g_settings_schema_source_get_default ();
  g_autoptr (GSettingsSchema) schema
      = source != NULL ? g_settings_schema_source_lookup (source, APPLICATION_ID, TRUE) : NULL;

  return schema != NULL ? g_settings_new_full (schema, NULL, NULL) : NULL;
}

static void
color_scheme_changed_cb (ZimtApplication *self)
{
  static const AdwColorScheme schemes[] = {
    ADW_COLOR_SCHEME_DEFAULT,
    ADW_COLOR_SCHEME_FORCE_LIGHT,
    ADW_COLOR_SCHEME_FORCE_DARK,
  };
  int choice = g_settings_get_enum (self->settings, "color-scheme");

  adw_style_manager_set_color_scheme (adw_style_manager_get_default (),
                                      schemes[CLAMP (choice, 0, 2)]);
}

/* The window that is about @path (NULL: any), or NULL. */
static ZimtWindow *
find_window (ZimtApplication *self, const char *path)
{
  for (GList *i = gtk_application_get_windows (GTK_APPLICATION (self)); i != NULL; i = i->next)
    if (ZIMT_IS_WINDOW (i->data)
        && (path == NULL || g_strcmp0 (zimt_window_get_path (i->data), path) == 0))
      return i->data;
  return NULL;
}

static ZimtWindow *
add_window (ZimtApplication *self)
{
  return ZIMT_WINDOW (
      zimt_window_new (GTK_APPLICATION (self), self->clock, self->settings, self->version));
}

/* Each window closes its house, and the last one ends the program. A form goes before the window
 * that it belongs to, and one that asks about what was typed in it stops all this. */
static void
quit_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  GtkApplication *application = user_data;
  g_autoptr (GList) windows = g_list_copy (gtk_application_get_windows (application));

  for (GList *i = windows; i != NULL; i = i->next)
    {
      if (g_list_find (gtk_application_get_windows (application), i->data) == NULL)
        continue;
      if (!gtk_widget_get_realized (i->data))
        gtk_window_destroy (i->data);
      else
        gtk_window_close (i->data);
      if (g_list_find (gtk_application_get_windows (application), i->data) != NULL)
        return;
    }
}

/* Nobody is there to be asked, so no form may stop this: each window locks as it goes, which keeps
 * its forms as drafts, and closes its house, which waits until the drafts are stored. */
static gboolean
end_cb (gpointer user_data)
{
  GApplication *application = user_data;
  ZimtWindow *window;

  /* A disk that never answers must not keep the computer from shutting down. */
  alarm (END_SECONDS);
  while ((window = find_window (ZIMT_APPLICATION (application), NULL)) != NULL)
    {
      zimt_session_lock (zimt_window_get_session (window));
      gtk_window_destroy (GTK_WINDOW (window));
    }
  alarm (0);
  g_application_quit (application);
  return G_SOURCE_CONTINUE;
}

/* What dialogs open in other programs: a mail, a web site. Whoever puts another action in its place
 * gets it instead. */
static void
open_uri_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  gtk_show_uri (gtk_application_get_active_window (user_data),
                g_variant_get_string (parameter, NULL), GDK_CURRENT_TIME);
}

GtkTextDirection
zimt_application_get_direction (const char *language)
{
  return uloc_isRightToLeft (language) ? GTK_TEXT_DIR_RTL : GTK_TEXT_DIR_LTR;
}

static void
zimt_application_startup (GApplication *application)
{
  static const GActionEntry entries[] = { { "quit", quit_cb }, { "open-uri", open_uri_cb, "s" } };
  ZimtApplication *self = ZIMT_APPLICATION (application);

  G_APPLICATION_CLASS (zimt_application_parent_class)->startup (application);
  /* GTK mirrors its windows only where the program is translated too. Who reads from right to left
   * wants the plan that way also as long as its words are in another language. */
  gtk_widget_set_default_direction (zimt_application_get_direction (g_get_language_names ()[0]));
  g_set_application_name ("Zimt");
  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
  for (guint i = 0; i < G_N_ELEMENTS (accelerators); i++)
    gtk_application_set_accels_for_action (GTK_APPLICATION (self), accelerators[i].action,
                                           (const char *const *)accelerators[i].keys);

  for (guint i = 0; i < G_N_ELEMENTS (end_signals); i++)
    self->end_sources[i] = g_unix_signal_add (end_signals[i], end_cb, self);
  self->clock = zimt_clock_new ();
  self->settings = zimt_application_new_settings ();
  if (self->settings == NULL)
    return;
  color_scheme_changed_cb (self);
  g_signal_connect_object (self->settings, "changed::color-scheme",
                           G_CALLBACK (color_scheme_changed_cb), self, G_CONNECT_SWAPPED);
}

static void
zimt_application_activate (GApplication *application)
{
  ZimtApplication *self = ZIMT_APPLICATION (application);
  ZimtWindow *window = find_window (self, NULL);

  if (window == NULL)
    {
      window = add_window (self);
      zimt_window_open_default (window);
    }
  zimt_window_present_soon (window);
}

static void
zimt_application_open (GApplication *application, GFile **files, int n_files, const char *hint)
{
  ZimtApplication *self = ZIMT_APPLICATION (application);

  for (int i = 0; i < n_files; i++)
    {
      const char *path = g_file_peek_path (files[i]);
      ZimtWindow *window;

      if (path == NULL)
        {
          g_autofree char *uri = g_file_get_uri (files[i]);

          g_printerr (_ ("%s is not on this computer.\n"), uri);
          continue;
        }
      window = find_window (self, path);
      if (window == NULL)
        {
          window = add_window (self);
          zimt_window_open (window, path);
        }
      zimt_window_present_soon (window);
    }
}

static int
zimt_application_handle_local_options (GApplication *application, GVariantDict *options)
{
  ZimtApplication *self = ZIMT_APPLICATION (application);

  if (!g_variant_dict_contains (options, "version"))
    return -1;
  g_print ("zimt %s\n", self->version);
  return 0;
}

static void
zimt_application_finalize (GObject *object)
{
  ZimtApplication *self = ZIMT_APPLICATION (object);

  for (guint i = 0; i < G_N_ELEMENTS (end_signals); i++)
    g_clear_handle_id (&self->end_sources[i], g_source_remove);
  g_clear_object (&self->settings);
  g_clear_pointer (&self->clock, zimt_clock_unref);
  g_free (self->version);
  G_OBJECT_CLASS (zimt_application_parent_class)->finalize (object);
}

static void
zimt_application_class_init (ZimtApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = zimt_application_finalize;
  application_class->handle_local_options = zimt_application_handle_local_options;
  application_class->startup = zimt_application_startup;
  application_class->activate = zimt_application_activate;
  application_class->open = zimt_application_open;
}

static void
zimt_application_init (ZimtApplication *self)
{
}

ZimtApplication *
zimt_application_new (const char *version)
{
  ZimtApplication *self = g_object_new (ZIMT_TYPE_APPLICATION, "application-id", APPLICATION_ID,
                                        "flags", G_APPLICATION_HANDLES_OPEN, NULL);

  self->version = g_strdup (version);
  g_application_set_option_context_parameter_string (G_APPLICATION (self),
                                                     /* Translators: what may follow "zimt" */
                                                     _ ("[FILE]"));
  g_application_add_main_option (G_APPLICATION (self), "version", 0, G_OPTION_FLAG_NONE,
                                 G_OPTION_ARG_NONE, _ ("Print the version and end"), NULL);
  return self;
}
