/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The day headers of the house week, above its grid. */
#include "zimt-week-header.h"

#include <adwaita.h>

#include "zimt-time-names.h"

struct _ZimtWeekHeader
{
  GtkWidget parent_instance;

  ZimtWeekGrid *grid; /* owned */
};
G_DEFINE_FINAL_TYPE (ZimtWeekHeader, zimt_week_header, GTK_TYPE_WIDGET)

static void
zimt_week_header_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                          int *natural, int *minimum_baseline, int *natural_baseline)
{
  ZimtWeekHeader *self = ZIMT_WEEK_HEADER (widget);

  *minimum = 0;
  if (orientation == GTK_ORIENTATION_VERTICAL)
    *minimum = zimt_week_grid_get_header_height (self->grid);
  *natural = *minimum;
}

static void
zimt_week_header_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  ZimtWeekHeader *self = ZIMT_WEEK_HEADER (widget);
  graphene_rect_t bounds;
  cairo_t *cr;

  graphene_rect_init (&bounds, 0, 0, (float)gtk_widget_get_width (widget),
                      (float)gtk_widget_get_height (widget));
  cr = gtk_snapshot_append_cairo (snapshot, &bounds);
  zimt_week_grid_draw_header (self->grid, cr);
  cairo_destroy (cr);
}

/* "Monday 23.11., Buß- und Bettag": the headers are drawn, so they are spoken as one text. */
static char *
make_spoken_text (ZimtWeekPlan *plan)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < plan->n_days; i++)
    {
      ZimtDate date = plan->monday + (ZimtDate)i;
      g_autofree char *day = zimt_date_to_short_text (date);
      const char *holiday = zimt_holiday_name (date, plan->calendar->with_corpus_christi);
      g_autofree char *closed = zimt_week_plan_dup_closed_note (plan, i);
      const char *school = zimt_calendar_get_school_holiday (plan->calendar, date);

      g_string_append_printf (text, "%s%s %s", i > 0 ? "; " : "",
                              zimt_weekday_name (zimt_date_get_weekday (date)), day);
      if (holiday != NULL)
        g_string_append_printf (text, ", %s", holiday);
      if (closed != NULL)
        g_string_append_printf (text, ", %s", closed);
      if (school != NULL)
        g_string_append_printf (text, ", %s", school);
    }
  return g_string_free (text, FALSE);
}

static void
zimt_week_header_dispose (GObject *object)
{
  g_clear_object (&ZIMT_WEEK_HEADER (object)->grid);
  G_OBJECT_CLASS (zimt_week_header_parent_class)->dispose (object);
}

static void
zimt_week_header_class_init (ZimtWeekHeaderClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = zimt_week_header_dispose;
  widget_class->measure = zimt_week_header_measure;
  widget_class->snapshot = zimt_week_header_snapshot;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LABEL);
  gtk_widget_class_set_css_name (widget_class, "weekheader");
}

static void
zimt_week_header_init (ZimtWeekHeader *self)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();

  g_signal_connect_object (manager, "notify::dark", G_CALLBACK (gtk_widget_queue_draw), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (manager, "notify::high-contrast", G_CALLBACK (gtk_widget_queue_draw),
                           self, G_CONNECT_SWAPPED);
}

GtkWidget *
zimt_week_header_new (ZimtWeekGrid *grid)
{
  ZimtWeekHeader *self = g_object_new (ZIMT_TYPE_WEEK_HEADER, NULL);

  self->grid = g_object_ref (grid);
  return GTK_WIDGET (self);
}

void
zimt_week_header_refresh (ZimtWeekHeader *self)
{
  ZimtWeekPlan *plan = zimt_week_grid_get_plan (self->grid);
  g_autofree char *text = plan != NULL ? make_spoken_text (plan) : NULL;

  if (text != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}
