/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writes the plan's page to a file, whole or not at all. */
#include "zimt-plan-file.h"

#include <cairo-pdf.h>
#include <cairo-svg.h>
#include <errno.h>
#include <glib/gi18n-lib.h>
#include <math.h>
#include <stdlib.h>

#include "zimt-week-paper.h"

#define PNG_WIDTH 2400

typedef enum
{
  FORMAT_PDF,
  FORMAT_SVG,
  FORMAT_PNG,
} Format;

static gboolean
find_format (const char *path, Format *format, GError **error)
{
  static const char *const endings[] = {
    [FORMAT_PDF] = ".pdf",
    [FORMAT_SVG] = ".svg",
    [FORMAT_PNG] = ".png",
  };
  g_autofree char *lower = g_ascii_strdown (path, -1);
  g_autofree char *name = g_filename_display_name (path);

  for (gsize i = 0; i < G_N_ELEMENTS (endings); i++)
    if (g_str_has_suffix (lower, endings[i]))
      {
        *format = (Format)i;
        return TRUE;
      }
  g_set_error (error, ZIMT_ERROR, ZIMT_ERROR_INVALID,
               /* Translators: %s is a file's name. */
               _ ("“%s” must end in .pdf, .svg or .png."), name);
  return FALSE;
}

static cairo_status_t
append_cb (void *closure, const unsigned char *data, unsigned int length)
{
  g_byte_array_append ((GByteArray *)closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

static cairo_surface_t *
create_pdf (const ZimtWeekPlan *plan, GByteArray *bytes)
{
  cairo_surface_t *surface
      = cairo_pdf_surface_create_for_stream (append_cb, bytes, ZIMT_PAPER_WIDTH, ZIMT_PAPER_HEIGHT);
  g_autofree char *title = zimt_week_paper_dup_title (plan);

  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, title);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATOR, "Zimt");
  if (plan->house->name != NULL)
    cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_AUTHOR, plan->house->name);
  return surface;
}

static cairo_surface_t *
create_surface (const ZimtWeekPlan *plan, Format format, GByteArray *bytes)
{
  switch (format)
    {
    case FORMAT_PDF:
      return create_pdf (plan, bytes);
    case FORMAT_SVG:
      return cairo_svg_surface_create_for_stream (append_cb, bytes, ZIMT_PAPER_WIDTH,
                                                  ZIMT_PAPER_HEIGHT);
    case FORMAT_PNG:
    default:
      return cairo_image_surface_create (CAIRO_FORMAT_RGB24, PNG_WIDTH,
                                         (int)ceil (PNG_WIDTH * ZIMT_PAPER_HEIGHT
                                                    / ZIMT_PAPER_WIDTH));
    }
}

/* Draws into memory first: a file is only touched when the page is whole. */
static cairo_status_t
render (const ZimtWeekPlan *plan, Format format, GByteArray *bytes)
{
  cairo_surface_t *surface = create_surface (plan, format, bytes);
  cairo_t *cr = cairo_create (surface);

  /* The last row of pixels lies partly below the page. */
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  if (format == FORMAT_PNG)
    cairo_scale (cr, PNG_WIDTH / ZIMT_PAPER_WIDTH, PNG_WIDTH / ZIMT_PAPER_WIDTH);
  zimt_week_paper_draw (cr, plan, ZIMT_PAPER_WIDTH, ZIMT_PAPER_HEIGHT, FALSE);
  cairo_show_page (cr);

  cairo_status_t status = cairo_status (cr);
  cairo_destroy (cr);
  if (status == CAIRO_STATUS_SUCCESS && format == FORMAT_PNG)
    status = cairo_surface_write_to_png_stream (surface, append_cb, bytes);
  cairo_surface_finish (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);
  return status;
}

/* In the system's words: GLib's name a file beside it that nobody knows. */
static const char *
get_reason (const GError *error)
{
  switch (error->code)
    {
    case G_FILE_ERROR_ACCES:
    case G_FILE_ERROR_PERM:
      return g_strerror (EACCES);
    case G_FILE_ERROR_ISDIR:
      return g_strerror (EISDIR);
    case G_FILE_ERROR_NAMETOOLONG:
      return g_strerror (ENAMETOOLONG);
    case G_FILE_ERROR_NOENT:
      return g_strerror (ENOENT);
    case G_FILE_ERROR_NOSPC:
      return g_strerror (ENOSPC);
    case G_FILE_ERROR_NOTDIR:
      return g_strerror (ENOTDIR);
    case G_FILE_ERROR_ROFS:
      return g_strerror (EROFS);
    default:
      return g_strerror (EIO);
    }
}

/* Where @path is a link, the file that it leads to is written, not the link. */
static gboolean
store (const char *path, const GByteArray *bytes, GError **error)
{
  g_autofree char *name = g_filename_display_name (path);
  g_autoptr (GError) why = NULL;
  char *target = realpath (path, NULL);
  gboolean is_stored
      = g_file_set_contents_full (target != NULL ? target : path, (const char *)bytes->data,
                                  (gssize)bytes->len, G_FILE_SET_CONTENTS_CONSISTENT, 0666, &why);

  free (target);
  if (!is_stored)
    g_set_error (error, ZIMT_ERROR, ZIMT_ERROR_FAILED,
                 /* Translators: a file, and why (“No space left on device”). */
                 _ ("“%1$s” could not be written (%2$s); choose another place."), name,
                 get_reason (why));
  return is_stored;
}

gboolean
zimt_plan_file_write (const char *path, const ZimtWeekPlan *plan, GError **error)
{
  Format format = FORMAT_PDF;
  g_autoptr (GByteArray) bytes = g_byte_array_new ();

  if (!find_format (path, &format, error))
    return FALSE;

  cairo_status_t status = render (plan, format, bytes);
  if (status != CAIRO_STATUS_SUCCESS)
    {
      g_set_error (error, ZIMT_ERROR, ZIMT_ERROR_FAILED, _ ("The plan could not be drawn: %s"),
                   cairo_status_to_string (status));
      return FALSE;
    }
  return store (path, bytes, error);
}
