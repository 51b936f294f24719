/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The pages of a paper as they are printed. */
#include "zimt-paper-view.h"

#include "zimt-empty.h"

#define PAGE_KEY "zimt-page"

struct _ZimtPaperView
{
  AdwBin parent_instance;

  GtkBox *pages;    /* borrowed: the child */
  ZimtPaper *paper; /* owned (nullable) */
  char *name;       /* owned */
  int width_px;
};
G_DEFINE_FINAL_TYPE (ZimtPaperView, zimt_paper_view, ADW_TYPE_BIN)

static void
draw_cb (GtkDrawingArea *area, cairo_t *cr, int width, int height, gpointer user_data)
{
  ZimtPaperView *view = user_data;
  guint page = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (area), PAGE_KEY));
  double scale = MIN (width / ZIMT_A4_WIDTH, height / ZIMT_A4_HEIGHT);

  /* Paper is white on dark screens too. */
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  if (view->paper == NULL)
    return;
  cairo_scale (cr, scale, scale);
  zimt_paper_draw_page (view->paper, cr, page);
}

static void
add_page (ZimtPaperView *view, guint page)
{
  GtkWidget *area
      = g_object_new (GTK_TYPE_DRAWING_AREA, "accessible-role", GTK_ACCESSIBLE_ROLE_IMG, NULL);

  g_object_set_data (G_OBJECT (area), PAGE_KEY, GUINT_TO_POINTER (page));
  gtk_accessible_update_property (GTK_ACCESSIBLE (area), GTK_ACCESSIBLE_PROPERTY_LABEL, view->name,
                                  -1);
  gtk_drawing_area_set_content_width (GTK_DRAWING_AREA (area), view->width_px);
  gtk_drawing_area_set_content_height (GTK_DRAWING_AREA (area),
                                       (int)(view->width_px * ZIMT_A4_HEIGHT / ZIMT_A4_WIDTH
                                             + 0.5));
  gtk_drawing_area_set_draw_func (GTK_DRAWING_AREA (area), draw_cb, view, NULL);
  gtk_widget_set_halign (area, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (area, GTK_ALIGN_START);
  gtk_widget_add_css_class (area, "paper-page");
  gtk_box_append (view->pages, area);
}

void
zimt_paper_view_set_paper (ZimtPaperView *view, ZimtPaper *paper)
{
  zimt_empty_box (view->pages);
  g_clear_pointer (&view->paper, zimt_paper_free);
  view->paper = paper;
  for (guint i = 0; paper != NULL && i < zimt_paper_get_n_pages (paper); i++)
    add_page (view, i);
}

ZimtPaper *
zimt_paper_view_get_paper (ZimtPaperView *view)
{
  return view->paper;
}

static void
zimt_paper_view_dispose (GObject *object)
{
  ZimtPaperView *view = ZIMT_PAPER_VIEW (object);

  if (view->paper != NULL)
    zimt_paper_view_set_paper (view, NULL);
  G_OBJECT_CLASS (zimt_paper_view_parent_class)->dispose (object);
}

static void
zimt_paper_view_finalize (GObject *object)
{
  g_free (ZIMT_PAPER_VIEW (object)->name);
  G_OBJECT_CLASS (zimt_paper_view_parent_class)->finalize (object);
}

static void
zimt_paper_view_class_init (ZimtPaperViewClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = zimt_paper_view_dispose;
  G_OBJECT_CLASS (klass)->finalize = zimt_paper_view_finalize;
}

static void
zimt_paper_view_init (ZimtPaperView *view)
{
  view->pages = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 12));
  adw_bin_set_child (ADW_BIN (view), GTK_WIDGET (view->pages));
}

GtkWidget *
zimt_paper_view_new (int width_px, const char *name)
{
  ZimtPaperView *view = g_object_new (ZIMT_TYPE_PAPER_VIEW, NULL);

  view->width_px = width_px;
  view->name = g_strdup (name);
  return GTK_WIDGET (view);
}
