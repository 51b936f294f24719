/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lays children out in lines, as words of a text. */
#include "zimt-wrap-layout.h"

struct _ZimtWrapLayout
{
  GtkLayoutManager parent_instance;

  int spacing;
};
G_DEFINE_FINAL_TYPE (ZimtWrapLayout, zimt_wrap_layout, GTK_TYPE_LAYOUT_MANAGER)

typedef struct
{
  int width; /* of the box */
  int spacing;
  int x; /* where the next child begins */
  int y;
  int line_height;
} Pen;

/* The rectangle of a child, which goes into the next line where it does not fit. */
static GdkRectangle
place (Pen *pen, GtkWidget *child)
{
  GdkRectangle rect = { 0 };
  int min_width = 0;

  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &min_width, &rect.width, NULL, NULL);
  rect.width = MAX (min_width, MIN (rect.width, pen->width));
  gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, rect.width, NULL, &rect.height, NULL, NULL);
  if (pen->x > 0 && pen->x + rect.width > pen->width)
    {
      pen->y += pen->line_height + pen->spacing;
      pen->x = 0;
      pen->line_height = 0;
    }
  rect.x = pen->x;
  rect.y = pen->y;
  pen->x += rect.width + pen->spacing;
  pen->line_height = MAX (pen->line_height, rect.height);
  return rect;
}

static void
measure_width (ZimtWrapLayout *layout, GtkWidget *widget, int *minimum, int *natural)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      int child_min = 0, child_natural = 0;

      if (!gtk_widget_should_layout (child))
        continue;
      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &child_min, &child_natural, NULL,
                          NULL);
      *minimum = MAX (*minimum, child_min);
      *natural += child_natural + (*natural > 0 ? layout->spacing : 0);
    }
}

static int
measure_height (ZimtWrapLayout *layout, GtkWidget *widget, int width)
{
  Pen pen = { width, layout->spacing, 0, 0, 0 };

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (gtk_widget_should_layout (child))
      place (&pen, child);
  return pen.y + pen.line_height;
}

static void
zimt_wrap_layout_measure (GtkLayoutManager *manager, GtkWidget *widget, GtkOrientation orientation,
                          int for_size, int *minimum, int *natural, int *minimum_baseline,
                          int *natural_baseline)
{
  ZimtWrapLayout *layout = ZIMT_WRAP_LAYOUT (manager);
  int least = 0, wanted = 0;

  measure_width (layout, widget, &least, &wanted);
  if (orientation == GTK_ORIENTATION_VERTICAL)
    {
      /* Without a width it is as wide as it likes to be. */
      wanted = measure_height (layout, widget, for_size >= 0 ? for_size : wanted);
      least = wanted;
    }
  *minimum = least;
  *natural = MAX (least, wanted);
}

static void
zimt_wrap_layout_allocate (GtkLayoutManager *manager, GtkWidget *widget, int width, int height,
                           int baseline)
{
  Pen pen = { width, ZIMT_WRAP_LAYOUT (manager)->spacing, 0, 0, 0 };
  gboolean is_rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (gtk_widget_should_layout (child))
      {
        GdkRectangle rect = place (&pen, child);

        if (is_rtl)
          rect.x = width - rect.x - rect.width;
        gtk_widget_size_allocate (child, &rect, -1);
      }
}

static GtkSizeRequestMode
zimt_wrap_layout_get_request_mode (GtkLayoutManager *manager, GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
zimt_wrap_layout_class_init (ZimtWrapLayoutClass *klass)
{
  GtkLayoutManagerClass *manager_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  manager_class->measure = zimt_wrap_layout_measure;
  manager_class->allocate = zimt_wrap_layout_allocate;
  manager_class->get_request_mode = zimt_wrap_layout_get_request_mode;
}

static void
zimt_wrap_layout_init (ZimtWrapLayout *layout)
{
}

GtkWidget *
zimt_wrap_box_new (int spacing)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  ZimtWrapLayout *layout = g_object_new (ZIMT_TYPE_WRAP_LAYOUT, NULL);

  layout->spacing = spacing;
  gtk_widget_set_layout_manager (box, GTK_LAYOUT_MANAGER (layout));
  return box;
}
