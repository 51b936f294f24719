/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Photographs of the window for people to look at, and what can be told of them without eyes: at
 * 1920 by 1080 all rooms are there without scrolling, at 1366 by 768 nothing is cut at the sides.
 */
#include <glib/gi18n-lib.h>
#include <locale.h>

#include "window-fixture.h"
#include "zimt-week-grid.h"

static void
test_picture (WindowFixture *fixture, gconstpointer data)
{
  const WindowPicture *picture = data;
  const char *language = g_getenv ("LANGUAGE");
  g_autofree char *name
      = g_strdup_printf ("week-%s-%s", picture->name, language != NULL ? language : "en");
  ZimtWeekPage *page = window_open_practice (fixture);
  GtkWidget *grid = editor_get_widget (GTK_WIDGET (page), ZIMT_TYPE_WEEK_GRID, NULL);
  GtkWidget *scroller = editor_get_widget (GTK_WIDGET (page), GTK_TYPE_SCROLLED_WINDOW, "scroller");
  GtkAdjustment *rows = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller));

  editor_settle ();
  editor_photograph (GTK_WIDGET (fixture->window), name);
  /* The window's shadow is part of its size. */
  g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (fixture->window)), >=, picture->width - 60);
  g_assert_cmpint (gtk_widget_get_width (grid), <=, picture->width);
  if (picture->height >= 1080)
    g_assert_cmpfloat (gtk_adjustment_get_upper (rows), <=, gtk_adjustment_get_page_size (rows));
  for (guint i = 0; i < zimt_week_page_get_plan (page)->entries->len; i++)
    {
      GdkRectangle rect;

      zimt_week_grid_get_entry_rect (ZIMT_WEEK_GRID (grid), i, &rect);
      g_assert_cmpint (rect.x, >=, 0);
      g_assert_cmpint (rect.x + rect.width, <=, gtk_widget_get_width (grid) + 1);
    }
}

int
main (int argc, char **argv)
{
  GtkApplication *application;

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, g_getenv ("ZIMT_LOCALEDIR"));
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  application = window_test_init (&argc, &argv);
  window_add_pictures ("/pictures", application, test_picture);
  return window_test_run (application);
}
