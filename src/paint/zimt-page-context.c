/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The fonts of printed pages. */
#include "zimt-page-context.h"

#include "zimt-time-names.h"

#define FONT_FAMILIES "Cantarell, Noto Sans, DejaVu Sans, Sans"

gboolean
zimt_page_is_rtl_language (void)
{
  GUnicodeScript script = g_unichar_get_script (g_utf8_get_char (zimt_weekday_name (1)));

  return script == G_UNICODE_SCRIPT_ARABIC || script == G_UNICODE_SCRIPT_HEBREW
         || script == G_UNICODE_SCRIPT_SYRIAC || script == G_UNICODE_SCRIPT_THAANA;
}

PangoContext *
zimt_page_context_new (double points, gboolean is_rtl)
{
  PangoContext *context = pango_font_map_create_context (pango_cairo_font_map_get_default ());
  PangoFontDescription *font = pango_font_description_from_string (FONT_FAMILIES);
  cairo_font_options_t *options = cairo_font_options_create ();

  pango_font_description_set_size (font, (int)(points * PANGO_SCALE));
  pango_context_set_font_description (context, font);
  pango_font_description_free (font);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  pango_cairo_context_set_font_options (context, options);
  cairo_font_options_destroy (options);
  pango_cairo_context_set_resolution (context, 72);
  pango_context_set_round_glyph_positions (context, FALSE);
  pango_context_set_base_dir (context, is_rtl ? PANGO_DIRECTION_RTL : PANGO_DIRECTION_LTR);
  return context;
}
