/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The house week on one page: finds the largest font that the page holds. */
#include "zimt-week-paper.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "zimt-page-context.h"
#include "zimt-plan-font.h"
#include "zimt-time-names.h"
#include "zimt-week-painter-private.h"

#define MARGIN 24.0
#define HEADING_POINTS 13.0
#define LEGEND_POINTS 6.5

/* Fonts are tried in steps of a quarter of a point, given here as numbers of quarters. */
#define QUARTERS 4
#define LARGEST_FONT (11 * QUARTERS)
#define SMALLEST_READABLE_FONT (4 * QUARTERS + 2) /* chips are a little smaller: 4 points */
#define SMALLEST_FONT 2

/* A try: a painter with one font size, and what its texts need. */
typedef struct
{
  ZimtWeekPainter *painter; /* owned */
  ZimtWeekLayout *layout;   /* owned */
} Fitting;

/* The page, without what a font size changes. */
typedef struct
{
  const ZimtWeekPlan *plan;
  double width; /* for the plan */
  double height;
  gboolean is_rtl;
} Page;

static void
fitting_clear (Fitting *fitting)
{
  g_clear_pointer (&fitting->layout, zimt_week_layout_free);
  g_clear_pointer (&fitting->painter, zimt_week_painter_free);
}

static Fitting
try_font (const Page *page, int quarters)
{
  g_autoptr (ZimtPageContext) context
      = zimt_page_context_new ((double)quarters / QUARTERS, page->is_rtl);
  Fitting fitting = { .painter = zimt_week_painter_new_for_paper (context) };

  fitting.layout = zimt_week_painter_lay_out_paper (fitting.painter, page->plan, page->width,
                                                    page->height, page->is_rtl);
  return fitting;
}

static gboolean
holds_all (const Page *page, const Fitting *fitting, gboolean with_whole_words)
{
  return zimt_week_layout_get_height (fitting->layout) <= page->height
         && (!with_whole_words
             || zimt_week_painter_keeps_words (fitting->painter, page->plan, fitting->layout));
}

/* The largest font from @smallest to @largest that the page holds; @smallest where none does. */
static Fitting
find_fitting (const Page *page, int smallest, int largest, gboolean with_whole_words,
              gboolean *is_held)
{
  Fitting best = try_font (page, smallest);

  *is_held = holds_all (page, &best, with_whole_words);
  if (!*is_held)
    return best;
  while (smallest < largest)
    {
      int middle = (smallest + largest + 1) / 2;
      Fitting fitting = try_font (page, middle);

      if (holds_all (page, &fitting, with_whole_words))
        {
          smallest = middle;
          fitting_clear (&best);
          best = fitting;
        }
      else
        {
          largest = middle - 1;
          fitting_clear (&fitting);
        }
    }
  return best;
}

/* Whole words in a readable font if that can be, else everything in whatever font holds it. */
static Fitting
fit_page (const Page *page)
{
  gboolean is_held = FALSE;
  Fitting fitting = find_fitting (page, SMALLEST_READABLE_FONT, LARGEST_FONT, TRUE, &is_held);

  if (is_held)
    return fitting;
  fitting_clear (&fitting);
  return find_fitting (page, SMALLEST_FONT, LARGEST_FONT, FALSE, &is_held);
}

char *
zimt_week_paper_dup_title (const ZimtWeekPlan *plan)
{
  ZimtDate last = plan->monday + (ZimtDate)plan->n_days - 1;
  g_autofree char *dates = zimt_date_range_to_text (plan->monday, last);
  const char *house = plan->house->name != NULL ? plan->house->name : "";
  g_autoptr (GString) title = g_string_new (house);

  if (title->len > 0)
    g_string_append (title, " · ");
  if (plan->rooms->len == 1)
    {
      const ZimtRoom *room = (const ZimtRoom *)g_ptr_array_index (plan->rooms, 0);

      /* Translators: a room's number and name, in the heading of its plan. */
      g_string_append_printf (title, _ ("Room %1$s %2$s"), room->number, room->name);
      g_string_append (title, " · ");
    }
  if (plan->n_days == 7)
    {
      /* Translators: the ISO week's number: "Week 48", German "KW 48". */
      g_string_append_printf (title, C_ ("heading", "Week %d"),
                              zimt_date_get_iso_week (plan->monday, NULL));
      g_string_append (title, " · ");
    }
  g_string_append (title, dates);
  return g_string_free (g_steal_pointer (&title), FALSE);
}

static char *
dup_summary (const ZimtWeekPlan *plan)
{
  g_autofree char *bookings
      = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u booking", "%u bookings", plan->n_fixed),
                         plan->n_fixed);
  g_autofree char *visitors = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u visitor",
                                                            "%u visitors", plan->n_visitors),
                                               plan->n_visitors);

  return g_strconcat (bookings, " · ", visitors, NULL);
}

static void
draw_text (cairo_t *cr, PangoLayout *layout, double x, double y, const ZimtColour *colour)
{
  cairo_set_source_rgb (cr, colour->red, colour->green, colour->blue);
  cairo_move_to (cr, x, y);
  pango_cairo_show_layout (cr, layout);
}

/* The title at the start, the figures at the end where there is room; returns the height. */
static double
draw_heading (cairo_t *cr, const ZimtWeekPlan *plan, double width, gboolean is_rtl,
              const ZimtPalette *palette)
{
  g_autoptr (ZimtPageContext) context = zimt_page_context_new (HEADING_POINTS, is_rtl);
  g_autofree char *title = zimt_week_paper_dup_title (plan);
  g_autofree char *summary = dup_summary (plan);
  g_autoptr (PangoLayout) title_layout
      = zimt_plan_font_layout (context, ZIMT_FONT_NAME_BOLD, title);
  g_autoptr (PangoLayout) summary_layout = zimt_plan_font_layout (context, ZIMT_FONT_MARK, summary);
  double title_width = 0, title_height = 0, summary_width = 0;

  zimt_plan_font_measure (title_layout, &title_width, &title_height);
  zimt_plan_font_measure (summary_layout, &summary_width, NULL);
  if (title_width > width)
    {
      pango_layout_set_width (title_layout, (int)(width * PANGO_SCALE));
      zimt_plan_font_measure (title_layout, &title_width, &title_height);
    }
  draw_text (cr, title_layout, is_rtl ? width - title_width : 0, 0, &palette->text);
  if (title_width + MARGIN + summary_width <= width)
    {
      double baseline = (double)(pango_layout_get_baseline (title_layout)
                                 - pango_layout_get_baseline (summary_layout))
                        / PANGO_SCALE;

      draw_text (cr, summary_layout, is_rtl ? 0 : width - summary_width, baseline,
                 &palette->dim_text);
    }
  return ceil (title_height) + 3;
}

static GPtrArray *
list_organisations (const ZimtWeekPlan *plan)
{
  GPtrArray *list = g_ptr_array_new ();

  for (guint i = 0; i < plan->house->organisations->len; i++)
    {
      const ZimtOrganisation *organisation
          = (const ZimtOrganisation *)g_ptr_array_index (plan->house->organisations, i);

      for (guint j = 0; j < plan->entries->len; j++)
        if (g_array_index (plan->entries, ZimtPlanEntry, j).organisation == organisation)
          {
            g_ptr_array_add (list, (gpointer)organisation);
            break;
          }
    }
  return list;
}

/* What the marks stand for, in as many lines as it takes; returns the height. With @cr NULL it only
 * measures. */
static double
draw_legend (cairo_t *cr, const Page *page, const ZimtPalette *palette)
{
  g_autoptr (ZimtPageContext) context = zimt_page_context_new (LEGEND_POINTS, page->is_rtl);
  g_autoptr (ZimtWeekPainter) painter = zimt_week_painter_new_for_paper (context);
  g_autoptr (GPtrArray) organisations = list_organisations (page->plan);
  const double line_height = LEGEND_POINTS * 1.7, box_width = LEGEND_POINTS * 1.9;
  double x = 0, y = 3;

  for (guint i = 0; i < organisations->len; i++)
    {
      const ZimtOrganisation *organisation
          = (const ZimtOrganisation *)g_ptr_array_index (organisations, i);
      g_autoptr (PangoLayout) layout
          = zimt_plan_font_layout (context, ZIMT_FONT_CHIP, organisation->name);
      double text_width = 0, text_height = 0;

      zimt_plan_font_measure (layout, &text_width, &text_height);
      double width = box_width + 3 + text_width;
      if (x > 0 && x + width > page->width)
        {
          x = 0;
          y += line_height;
        }
      if (cr != NULL)
        {
          double left = page->is_rtl ? page->width - x - width : x;
          double box_x = page->is_rtl ? left + text_width + 3 : left;
          ZimtRect box = { box_x, y, box_width, LEGEND_POINTS * 1.35 };

          zimt_week_painter_draw_mark (painter, cr, &box, palette, organisation);
          draw_text (cr, layout, page->is_rtl ? left : left + box_width + 3,
                     y + (box.height - text_height) / 2, &palette->dim_text);
        }
      x += width + 10;
    }
  return organisations->len > 0 ? y + line_height : 0;
}

void
zimt_week_paper_draw (cairo_t *cr, const ZimtWeekPlan *plan, double width, double height,
                      gboolean is_grey)
{
  gboolean is_rtl = zimt_page_is_rtl_language ();
  const ZimtPalette *palette = zimt_palette_get (is_grey ? ZIMT_SCHEME_GREY : ZIMT_SCHEME_PAPER);
  ZimtWeekMoment moment = { .today = ZIMT_DATE_FIRST - 1, .now_minute = -1, .is_grey = is_grey };
  Page page = { plan, width - 2 * MARGIN, height - 2 * MARGIN, is_rtl };

  cairo_save (cr);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_rectangle (cr, 0, 0, width, height);
  cairo_fill (cr);
  cairo_translate (cr, MARGIN, MARGIN);

  double top = draw_heading (cr, plan, page.width, is_rtl, palette);
  page.height = floor (page.height - top - draw_legend (NULL, &page, palette));
  Fitting fitting = fit_page (&page);

  cairo_translate (cr, 0, top);
  zimt_week_painter_draw_header (fitting.painter, cr, plan, fitting.layout, palette, &moment);
  zimt_week_painter_draw_rows (fitting.painter, cr, plan, fitting.layout, palette, &moment, NULL);
  cairo_translate (cr, 0, page.height);
  draw_legend (cr, &page, palette);
  fitting_clear (&fitting);
  cairo_restore (cr);
}
