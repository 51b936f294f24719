/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The week on paper: print dialog with a preview of our own, and files. */
#include "zimt-week-printer.h"

#include <glib/gi18n-lib.h>

#include "zimt-plan-file.h"

typedef struct
{
  ZimtWeekPlan *plan;            /* owned */
  GtkWindow *parent;             /* owned (nullable) */
  GtkFileChooserNative *chooser; /* owned (nullable) */
  ZimtPrinterFunc func;
  gpointer user_data;
  GDestroyNotify destroy;
} Job;

static Job *
job_new (ZimtWeekPlan *plan, GtkWindow *parent, ZimtPrinterFunc func, gpointer user_data,
         GDestroyNotify destroy)
{
  Job *job = g_new0 (Job, 1);

  job->plan = zimt_week_plan_ref (plan);
  if (parent != NULL)
    job->parent = g_object_ref (parent);
  job->func = func;
  job->user_data = user_data;
  job->destroy = destroy;
  return job;
}

static void
job_free (Job *job)
{
  zimt_week_plan_unref (job->plan);
  g_clear_object (&job->parent);
  g_clear_object (&job->chooser);
  if (job->destroy != NULL)
    job->destroy (job->user_data);
  g_free (job);
}

static char *
make_job_name (const ZimtWeekPlan *plan)
{
  g_autofree char *week = zimt_week_format (plan->monday);

  /* Translators: name of a printed page or file: room plan of a week, "2026-W48". */
  return g_strdup_printf (_ ("Room plan %s"), week);
}

/* --- Preview: GTK's own would start another program with a temporary file --- */

static void
draw_preview_cb (GtkDrawingArea *area, cairo_t *cr, int width, int height, gpointer user_data)
{
  const ZimtWeekPlan *plan = user_data;
  double scale = MIN (width / ZIMT_PAPER_WIDTH, height / ZIMT_PAPER_HEIGHT);

  cairo_translate (cr, (width - ZIMT_PAPER_WIDTH * scale) / 2,
                   (height - ZIMT_PAPER_HEIGHT * scale) / 2);
  cairo_scale (cr, scale, scale);
  cairo_rectangle (cr, 0, 0, ZIMT_PAPER_WIDTH, ZIMT_PAPER_HEIGHT);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_fill_preserve (cr);
  cairo_clip (cr);
  zimt_week_paper_draw (cr, plan, ZIMT_PAPER_WIDTH, ZIMT_PAPER_HEIGHT, FALSE);
}

static void
add_escape (GtkWidget *window)
{
  GtkEventController *controller = gtk_shortcut_controller_new ();

  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller),
                                        gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Escape,
                                                                                  0),
                                                          gtk_named_action_new ("window.close")));
  gtk_widget_add_controller (window, controller);
}

static gboolean
preview_cb (GtkPrintOperation *operation, GtkPrintOperationPreview *preview,
            GtkPrintContext *context, GtkWindow *parent, gpointer user_data)
{
  Job *job = user_data;
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_A8, 1, 1);
  cairo_t *cr = cairo_create (surface);
  GtkWidget *window = gtk_window_new ();
  GtkWidget *area = gtk_drawing_area_new ();
  g_autofree char *name = make_job_name (job->plan);

  gtk_window_set_title (GTK_WINDOW (window), name);
  gtk_window_set_transient_for (GTK_WINDOW (window), job->parent);
  gtk_window_set_modal (GTK_WINDOW (window), TRUE);
  gtk_window_set_default_size (GTK_WINDOW (window), 1120, 800);
  gtk_drawing_area_set_draw_func (GTK_DRAWING_AREA (area), draw_preview_cb,
                                  zimt_week_plan_ref (job->plan),
                                  (GDestroyNotify)zimt_week_plan_unref);
  gtk_accessible_update_property (GTK_ACCESSIBLE (area), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_window_set_child (GTK_WINDOW (window), area);
  add_escape (window);
  gtk_window_present (GTK_WINDOW (window));
  /* The window draws for itself: the operation wants a context all the same, and has nothing left
   * to render on it. */
  gtk_print_context_set_cairo_context (context, cr, 72, 72);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  g_signal_connect (preview, "ready", G_CALLBACK (gtk_print_operation_preview_end_preview), NULL);
  return TRUE;
}

/* --- Printing --- */

static void
draw_page_cb (GtkPrintOperation *operation, GtkPrintContext *context, int page, gpointer user_data)
{
  Job *job = user_data;
  GtkPrintSettings *settings = gtk_print_operation_get_print_settings (operation);
  gboolean is_grey = settings != NULL && !gtk_print_settings_get_use_color (settings);

  zimt_week_paper_draw (gtk_print_context_get_cairo_context (context), job->plan,
                        gtk_print_context_get_width (context),
                        gtk_print_context_get_height (context), is_grey);
}

static void
done_cb (GtkPrintOperation *operation, GtkPrintOperationResult result, gpointer user_data)
{
  Job *job = user_data;
  g_autoptr (GError) error = NULL;

  if (result != GTK_PRINT_OPERATION_RESULT_ERROR)
    return;
  gtk_print_operation_get_error (operation, &error);
  job->func (error != NULL ? error->message : _ ("The page could not be printed."), job->user_data);
}

static void
job_closure_free (gpointer data, GClosure *closure)
{
  job_free (data);
}

void
zimt_week_printer_print (ZimtWeekPlan *plan, GtkWindow *parent, ZimtPrinterFunc func,
                         gpointer user_data, GDestroyNotify destroy)
{
  Job *job = job_new (plan, parent, func, user_data, destroy);
  g_autoptr (GtkPrintOperation) operation = gtk_print_operation_new ();
  g_autoptr (GtkPageSetup) page = gtk_page_setup_new ();
  g_autoptr (GtkPaperSize) size = gtk_paper_size_new (GTK_PAPER_NAME_A4);
  g_autofree char *name = make_job_name (plan);

  gtk_page_setup_set_paper_size_and_default_margins (page, size);
  gtk_page_setup_set_orientation (page, GTK_PAGE_ORIENTATION_LANDSCAPE);
  gtk_print_operation_set_default_page_setup (operation, page);
  gtk_print_operation_set_n_pages (operation, 1);
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_job_name (operation, name);
  gtk_print_operation_set_allow_async (operation, TRUE);
  g_signal_connect (operation, "draw-page", G_CALLBACK (draw_page_cb), job);
  g_signal_connect (operation, "preview", G_CALLBACK (preview_cb), job);
  g_signal_connect_data (operation, "done", G_CALLBACK (done_cb), job, job_closure_free, 0);
  gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG, parent, NULL);
}

/* --- Files --- */

static void
write_plan (Job *job, const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *name = g_filename_display_basename (path);
  g_autofree char *message = NULL;

  if (!zimt_plan_file_write (path, job->plan, &error))
    {
      job->func (error->message, job->user_data);
      return;
    }
  /* Translators: %s is the name of a file. */
  message = g_strdup_printf (_ ("Saved as %s"), name);
  job->func (message, job->user_data);
}

static void
file_chosen_cb (GtkNativeDialog *dialog, int response, gpointer user_data)
{
  Job *job = user_data;

  if (response == GTK_RESPONSE_ACCEPT)
    {
      g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
      const char *path = file != NULL ? g_file_peek_path (file) : NULL;

      if (path != NULL)
        write_plan (job, path);
      else
        job->func (_ ("This place cannot be written. Choose a folder of this computer."),
                   job->user_data);
    }
  job_free (job);
}

static void
add_filter (GtkFileChooser *chooser, const char *name, const char *pattern)
{
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, name);
  gtk_file_filter_add_pattern (filter, pattern);
  gtk_file_chooser_add_filter (chooser, filter);
}

void
zimt_week_printer_save (ZimtWeekPlan *plan, GtkWindow *parent, ZimtPrinterFunc func,
                        gpointer user_data, GDestroyNotify destroy)
{
  Job *job = job_new (plan, parent, func, user_data, destroy);
  g_autofree char *name = make_job_name (plan);
  g_autofree char *file = g_strconcat (name, ".pdf", NULL);

  job->chooser = gtk_file_chooser_native_new (_ ("Save Plan"), parent, GTK_FILE_CHOOSER_ACTION_SAVE,
                                              _ ("_Save"), NULL);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (job->chooser), TRUE);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (job->chooser), file);
  add_filter (GTK_FILE_CHOOSER (job->chooser), _ ("PDF document"), "*.pdf");
  add_filter (GTK_FILE_CHOOSER (job->chooser), _ ("Picture (PNG)"), "*.png");
  add_filter (GTK_FILE_CHOOSER (job->chooser), _ ("Drawing (SVG)"), "*.svg");
  g_signal_connect (job->chooser, "response", G_CALLBACK (file_chosen_cb), job);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (job->chooser));
}
