/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Fonts of the plan: everything is a share of the context's font. */
#include "zimt-plan-font.h"

#include <string.h>

#define DEFAULT_POINTS 11

static const struct
{
  double scale;
  PangoWeight weight;
} fonts[] = {
  [ZIMT_FONT_NAME] = { 1.0, PANGO_WEIGHT_NORMAL },
  [ZIMT_FONT_NAME_BOLD] = { 1.0, PANGO_WEIGHT_BOLD },
  [ZIMT_FONT_SMALL] = { 0.82, PANGO_WEIGHT_NORMAL },
  [ZIMT_FONT_CHIP] = { 0.9, PANGO_WEIGHT_NORMAL },
  [ZIMT_FONT_CHIP_BOLD] = { 0.9, PANGO_WEIGHT_BOLD },
  [ZIMT_FONT_MARK] = { 0.7, PANGO_WEIGHT_BOLD },
};

PangoContext *
zimt_plan_font_dup_ltr (PangoContext *context)
{
  PangoContext *copy = pango_font_map_create_context (pango_context_get_font_map (context));

  pango_context_set_font_description (copy, pango_context_get_font_description (context));
  pango_context_set_language (copy, pango_context_get_language (context));
  pango_context_set_base_dir (copy, PANGO_DIRECTION_LTR);
  pango_context_set_round_glyph_positions (copy, pango_context_get_round_glyph_positions (context));
  pango_cairo_context_set_resolution (copy, pango_cairo_context_get_resolution (context));
  pango_cairo_context_set_font_options (copy, pango_cairo_context_get_font_options (context));
  return copy;
}

PangoLayout *
zimt_plan_font_layout (PangoContext *context, ZimtFont font, const char *text)
{
  PangoLayout *layout = pango_layout_new (context);
  const PangoFontDescription *base = pango_context_get_font_description (context);
  PangoFontDescription *description = pango_font_description_copy (base);
  int size = pango_font_description_get_size (base);

  if (size <= 0)
    size = DEFAULT_POINTS * PANGO_SCALE;
  if (pango_font_description_get_size_is_absolute (base))
    pango_font_description_set_absolute_size (description, size * fonts[font].scale);
  else
    pango_font_description_set_size (description, (int)(size * fonts[font].scale));
  pango_font_description_set_weight (description, fonts[font].weight);
  pango_layout_set_font_description (layout, description);
  pango_font_description_free (description);
  pango_layout_set_text (layout, text, -1);
  return layout;
}

void
zimt_plan_font_measure (PangoLayout *layout, double *width, double *height)
{
  int pango_width = 0, pango_height = 0;

  pango_layout_get_size (layout, &pango_width, &pango_height);
  if (width != NULL)
    *width = (double)pango_width / PANGO_SCALE;
  if (height != NULL)
    *height = (double)pango_height / PANGO_SCALE;
}

static double
measure_word (PangoLayout *scratch, const char *word, gsize length)
{
  double width = 0;

  pango_layout_set_text (scratch, word, (int)length);
  zimt_plan_font_measure (scratch, &width, NULL);
  return width;
}

static PangoLayout *
dup_scratch (PangoLayout *layout)
{
  PangoLayout *scratch = pango_layout_new (pango_layout_get_context (layout));

  pango_layout_set_font_description (scratch, pango_layout_get_font_description (layout));
  return scratch;
}

double
zimt_plan_font_widest_word (PangoLayout *layout)
{
  g_autoptr (PangoLayout) scratch = dup_scratch (layout);
  const char *word = pango_layout_get_text (layout);
  double widest = 0;

  while (*word != '\0')
    {
      gsize length = strcspn (word, " ");

      widest = MAX (widest, measure_word (scratch, word, length));
      word += length;
      word += strspn (word, " ");
    }
  return widest;
}

void
zimt_plan_font_keep_words (PangoLayout *layout, double width)
{
  g_autoptr (PangoLayout) scratch = dup_scratch (layout);
  const char *text = pango_layout_get_text (layout);
  PangoAttrList *attributes = pango_attr_list_new ();
  PangoAttribute *no_hyphens = pango_attr_insert_hyphens_new (FALSE);

  pango_attr_list_insert (attributes, no_hyphens);
  for (const char *word = text; *word != '\0';)
    {
      gsize length = strcspn (word, " ");

      if (measure_word (scratch, word, length) <= width)
        {
          PangoAttribute *whole = pango_attr_allow_breaks_new (FALSE);

          whole->start_index = (guint)(word - text);
          whole->end_index = whole->start_index + (guint)length;
          pango_attr_list_insert (attributes, whole);
        }
      word += length;
      word += strspn (word, " ");
    }
  pango_layout_set_attributes (layout, attributes);
  pango_attr_list_unref (attributes);
}
