/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Fonts of the plan: everything is a share of the context's font. Private to paint/. */
#pragma once

#include <pango/pangocairo.h>

typedef enum
{
  ZIMT_FONT_NAME, /* rooms and days */
  ZIMT_FONT_NAME_BOLD,
  ZIMT_FONT_SMALL,
  ZIMT_FONT_CHIP,
  ZIMT_FONT_CHIP_BOLD,
  ZIMT_FONT_MARK,
} ZimtFont;

/* A context like @context, but left-to-right: for times and numbers. (transfer full) */
PangoContext *zimt_plan_font_dup_ltr (PangoContext *context);

/* A layout of plain text (never markup) in @font; (transfer full). */
PangoLayout *zimt_plan_font_layout (PangoContext *context, ZimtFont font, const char *text);

/* The size of a layout's logical rectangle, in the context's units. */
void zimt_plan_font_measure (PangoLayout *layout, double *width, double *height);

/* The width of the widest word (between spaces) of a layout's text. */
double zimt_plan_font_widest_word (PangoLayout *layout);

/* Lets lines break at spaces only, and never with a hyphen; words wider than @width still break. */
void zimt_plan_font_keep_words (PangoLayout *layout, double width);
