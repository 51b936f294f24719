/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Takes contacts from a file: which column is what, then what would come of it, and only then the
 * import, which one Undo takes back. */
#include <glib/gi18n-lib.h>

#include "zimt-card-commands.h"
#include "zimt-card-window.h"
#include "zimt-file-choice.h"
#include "zimt-name.h"
#include "zimt-text-label.h"

#define WIDTH_PX 680
#define HEIGHT_PX 600
#define FORM_KEY "zimt-import-form"
#define MAX_LINES 200

typedef struct
{
  ZimtCardWindow *window;    /* borrowed: owns this */
  ZimtSession *session;      /* owned */
  char *path;                /* owned */
  const char *kind;          /* "vcf" or "csv" */
  ZimtCsvHead *head;         /* owned (nullable), of CSV */
  GArray *columns;           /* owned (nullable): ZimtColumn, of CSV */
  GCancellable *cancellable; /* owned */
  GtkProgressBar *progress;  /* borrowed (nullable) */
  gboolean is_looked_at;     /* what would come of it is shown */
} ImportForm;

static void
import_form_free (gpointer data)
{
  ImportForm *form = data;

  g_cancellable_cancel (form->cancellable);
  g_object_unref (form->cancellable);
  g_object_unref (form->session);
  g_clear_pointer (&form->head, zimt_csv_head_free);
  g_clear_pointer (&form->columns, g_array_unref);
  g_free (form->path);
  g_free (form);
}

static ImportForm *
get_form (ZimtCardWindow *window)
{
  return g_object_get_data (G_OBJECT (window), FORM_KEY);
}

/* --- What it came to --- */

/* How many entries of a list are not shown. */
static void
add_more (GtkBox *box, guint n)
{
  g_autofree char *text = g_strdup_printf (ngettext ("and %u more", "and %u more", n), n);

  if (n > 0)
    gtk_box_append (box, zimt_text_label_new (text, NULL));
}

static void
add_changes (GtkBox *box, const GPtrArray *changes)
{
  guint n_listed = MIN (changes->len, MAX_LINES);

  if (n_listed > 0)
    gtk_box_append (box, zimt_text_label_new (_ ("These cards would change:"), NULL));
  for (guint i = 0; i < n_listed; i++)
    {
      const ZimtImportChange *change = changes->pdata[i];
      g_autofree char *line = g_strdup_printf ("%s: %s", change->title, change->fields);

      gtk_box_append (box, zimt_text_label_new (line, NULL));
    }
  add_more (box, changes->len - n_listed);
}

static GtkWidget *
make_report (const ZimtImport *import, gboolean is_dry)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 10);
  g_autofree char *counts = g_strdup_printf (
      /* Translators: numbers of cards in a file. */
      is_dry ? _ ("%1$d would be new, %2$d would change, %3$d are the same already.")
             : _ ("%1$d are new, %2$d changed, %3$d were the same already."),
      import->n_new, import->n_changed, import->n_same);
  guint n_refused = import->n_refused;
  guint n_listed = MIN (import->refusals->len, MAX_LINES);

  gboolean is_empty = import->n_new + import->n_changed + import->n_same == 0;

  gtk_box_append (GTK_BOX (box),
                  zimt_text_label_new (is_empty ? _ ("Nothing in the file can be taken.") : counts,
                                       "heading"));
  if (is_dry)
    add_changes (GTK_BOX (box), import->changes);
  if (n_refused > 0)
    {
      g_autofree char *heading = g_strdup_printf (
          ngettext ("%u entry cannot be taken:", "%u entries cannot be taken:", n_refused),
          n_refused);

      gtk_box_append (GTK_BOX (box), zimt_text_label_new (heading, NULL));
    }
  for (guint i = 0; i < n_listed; i++)
    {
      const ZimtRefusal *refusal = import->refusals->pdata[i];
      g_autofree char *line
          /* Translators: the number of a line in a file, what stands there, why it is refused. */
          = g_strdup_printf (_ ("Line %1$d, %2$s: %3$s"), refusal->line, refusal->what,
                             refusal->why);
      GtkWidget *label = zimt_text_label_new (line, NULL);

      gtk_label_set_selectable (GTK_LABEL (label), TRUE);
      gtk_box_append (GTK_BOX (box), label);
    }
  add_more (GTK_BOX (box), n_refused - n_listed);
  return box;
}

static void
progress_cb (double done, gpointer data)
{
  ImportForm *form = get_form (data);

  if (form->progress != NULL && zimt_card_window_get_session (form->window) != NULL)
    gtk_progress_bar_set_fraction (form->progress, done);
}

static void show_done (ImportForm *form, const ZimtImport *import);
static void show_preview (ImportForm *form, const ZimtImport *import);
static void back_cb (GtkButton *button, ZimtCardWindow *window);

/* Also where the window is gone: closing it came too late to stop it. */
static void
tell_imported (ImportForm *form, const ZimtImport *import)
{
  int n_cards = import->n_new + import->n_changed;
  g_autofree char *text = g_strdup_printf (ngettext ("%d card was imported.",
                                                     "%d cards were imported.", (gulong)n_cards),
                                           n_cards);

  zimt_session_tell_done (form->session, text);
}

static void
imported_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ZimtCardWindow) window = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (ZimtImport) import = zimt_people_import_finish (ZIMT_PEOPLE (source), result, &error);
  ImportForm *form = get_form (window);

  if (import != NULL && form->is_looked_at)
    tell_imported (form, import);
  if (zimt_card_window_get_session (window) == NULL)
    return;
  form->progress = NULL;
  zimt_card_window_set_busy (window, FALSE);
  if (import == NULL)
    {
      zimt_card_window_set_page (
          window, zimt_text_label_new (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED)
                                           ? _ ("The import was stopped. Nothing was taken.")
                                           : error->message,
                                       NULL));
      zimt_card_window_set_primary (window, NULL);
    }
  else if (form->is_looked_at)
    show_done (form, import);
  else
    show_preview (form, import);
}

static void
run (ImportForm *form)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *bar = gtk_progress_bar_new ();

  form->progress = GTK_PROGRESS_BAR (bar);
  gtk_accessible_update_property (GTK_ACCESSIBLE (bar), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Progress"), -1);
  gtk_box_append (GTK_BOX (box),
                  zimt_text_label_new (
                      form->is_looked_at ? _ (
                          "The cards are being taken. Closing stops it; nothing is taken then.")
                                         : _ ("The file is being read."),
                      NULL));
  gtk_box_append (GTK_BOX (box), bar);
  zimt_card_window_set_page (form->window, box);
  zimt_card_window_set_busy (form->window, TRUE);
  zimt_people_import_async (zimt_session_get_people (form->session), form->path, form->kind,
                            form->columns, !form->is_looked_at, form->cancellable, progress_cb,
                            form->window, imported_cb, g_object_ref (form->window));
}

static void
show_done (ImportForm *form, const ZimtImport *import)
{
  GtkWidget *box = make_report (import, FALSE);

  gtk_box_append (GTK_BOX (box),
                  zimt_text_label_new (_ ("Undo (Ctrl+Z in the main window) takes all of it back."),
                                       "dim-label"));
  zimt_card_window_set_page (form->window, box);
  zimt_card_window_set_primary (form->window, NULL);
}

static void
show_preview (ImportForm *form, const ZimtImport *import)
{
  GtkWidget *box = make_report (import, TRUE);
  int n_cards = import->n_new + import->n_changed;
  g_autofree char *label
      = g_strdup_printf (ngettext ("_Take %d Card", "_Take %d Cards", (gulong)n_cards), n_cards);

  form->is_looked_at = TRUE;
  if (form->head != NULL)
    {
      GtkWidget *back = gtk_button_new_with_mnemonic (_ ("_Change Columns"));

      zimt_name_by_label (back);
      gtk_widget_set_halign (back, GTK_ALIGN_START);
      g_signal_connect_object (back, "clicked", G_CALLBACK (back_cb), form->window, 0);
      gtk_box_append (GTK_BOX (box), back);
    }
  zimt_card_window_set_page (form->window, box);
  zimt_card_window_set_primary (form->window, n_cards > 0 ? label : NULL);
}

/* --- Which column is what --- */

static void
column_cb (GtkDropDown *drop_down, GParamSpec *param, ZimtCardWindow *window)
{
  guint index = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (drop_down), "zimt-index"));

  g_array_index (get_form (window)->columns, ZimtColumn, index)
      = gtk_drop_down_get_selected (drop_down);
}

static GtkWidget *
make_drop_down (ImportForm *form, const char *title, guint index)
{
  g_autoptr (GtkStringList) words = gtk_string_list_new (NULL);
  GtkWidget *drop_down = NULL;

  for (int column = ZIMT_COLUMN_NONE; column < ZIMT_N_COLUMNS; column++)
    gtk_string_list_append (words, zimt_column_to_word (column));
  drop_down = gtk_drop_down_new (G_LIST_MODEL (g_steal_pointer (&words)), NULL);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (drop_down),
                              g_array_index (form->columns, ZimtColumn, index));
  gtk_accessible_update_property (GTK_ACCESSIBLE (drop_down), GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                  -1);
  g_object_set_data (G_OBJECT (drop_down), "zimt-index", GUINT_TO_POINTER (index));
  g_signal_connect_object (drop_down, "notify::selected", G_CALLBACK (column_cb), form->window, 0);
  return drop_down;
}

static void
show_columns (ImportForm *form)
{
  const ZimtCsvHead *head = form->head;
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *grid = gtk_grid_new ();

  form->is_looked_at = FALSE;
  gtk_grid_set_column_spacing (GTK_GRID (grid), 14);
  gtk_grid_set_row_spacing (GTK_GRID (grid), 8);
  for (guint i = 0; i < head->head->len; i++)
    {
      const char *title = head->head->pdata[i];
      const char *sample
          = head->first_row != NULL && i < head->first_row->len ? head->first_row->pdata[i] : "";
      GtkWidget *sample_label = zimt_text_label_new (sample, "dim-label");

      gtk_widget_set_hexpand (sample_label, TRUE);
      gtk_grid_attach (GTK_GRID (grid), zimt_text_label_new (title, NULL), 0, (int)i, 1, 1);
      gtk_grid_attach (GTK_GRID (grid), sample_label, 1, (int)i, 1, 1);
      gtk_grid_attach (GTK_GRID (grid), make_drop_down (form, title, i), 2, (int)i, 1, 1);
    }
  gtk_box_append (GTK_BOX (box),
                  zimt_text_label_new (head->is_cp1252 ? _ (
                                           "What is in the columns? The file is read as Windows "
                                           "text (CP1252).")
                                                       : _ ("What is in the columns?"),
                                       NULL));
  gtk_box_append (GTK_BOX (box), grid);
  zimt_card_window_set_page (form->window, box);
  zimt_card_window_set_primary (form->window, _ ("_Next"));
}

static void
back_cb (GtkButton *button, ZimtCardWindow *window)
{
  show_columns (get_form (window));
}

static void
head_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ZimtCardWindow) window = user_data;
  g_autoptr (GError) error = NULL;
  ImportForm *form = get_form (window);

  form->head = zimt_people_read_head_finish (ZIMT_PEOPLE (source), result, &error);
  if (zimt_card_window_get_session (window) == NULL)
    return;
  if (form->head != NULL)
    {
      form->columns = g_array_copy (form->head->columns);
      show_columns (form);
    }
  else
    zimt_card_window_set_page (window, zimt_text_label_new (error->message, NULL));
}

/* --- From the file on --- */

static gboolean
is_csv (const char *path)
{
  g_autofree char *lower = g_ascii_strdown (path, -1);

  return g_str_has_suffix (lower, ".csv") || g_str_has_suffix (lower, ".txt");
}

static void
chosen_cb (GtkWindow *parent, const char *path, gpointer session)
{
  ImportForm *form = g_new0 (ImportForm, 1);

  form->window = zimt_card_window_new (parent, session, _ ("Import Contacts"), WIDTH_PX, HEIGHT_PX);
  form->session = g_object_ref (session);
  form->path = g_strdup (path);
  form->kind = is_csv (path) ? "csv" : "vcf";
  form->cancellable = g_cancellable_new ();
  g_object_set_data_full (G_OBJECT (form->window), FORM_KEY, form, import_form_free);
  g_signal_connect_swapped (form->window, "primary", G_CALLBACK (run), form);
  g_signal_connect_swapped (form->window, "unrealize", G_CALLBACK (g_cancellable_cancel),
                            form->cancellable);
  gtk_window_present (GTK_WINDOW (form->window));
  if (is_csv (path))
    zimt_people_read_head_async (zimt_session_get_people (session), path, head_cb,
                                 g_object_ref (form->window));
  else
    run (form);
}

void
zimt_import_activate (GtkWindow *parent, ZimtSession *session, GPtrArray *records)
{
  static const char *const patterns[] = { "*.vcf", "*.csv", "*.txt", NULL };

  zimt_file_choice (parent, session, _ ("Import Contacts"), _ ("Cards and tables (vCard, CSV)"),
                    patterns, NULL, chosen_cb, g_object_ref (session), g_object_unref);
}
