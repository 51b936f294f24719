/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The plan's texts, laid out once and kept. Private to paint/. */
#pragma once

#include <pango/pangocairo.h>

#include "zimt-week-plan.h"

/* Lengths that follow from the font, in the context's units. */
typedef struct
{
  double name_height;  /* one line of a room's name */
  double small_height; /* one line of what stands below it */
  double chip_height;  /* one line in a chip */
  double mark_width;   /* of the box with the two letters */
  double start_width;  /* of a start time */
  double sign_size;
  double pad; /* between parts of a chip, and around names */
} ZimtPlanMetrics;

/* A text and its size. */
typedef struct
{
  PangoLayout *layout; /* owned (nullable): nothing to say */
  double width;
  double height;
  double baseline;
} ZimtPlacedText;

/* A chip's texts, fitted to a width. */
typedef struct
{
  ZimtPlacedText time;  /* start and end */
  ZimtPlacedText start; /* the start alone */
  ZimtPlacedText title; /* with the reason of a pause */
  double natural_width; /* of the title on one line */
  double word_width;    /* of the title's widest word */
  gboolean has_sign;    /* of a conflict or a hint, at its end */
  double width;         /* what it is fitted to; negative: not yet */
  guint n_lines_below;  /* the same */
  gboolean with_mark;
  gboolean with_end;
  gboolean with_title;
  gboolean title_below; /* on lines of its own */
} ZimtChipText;

typedef struct
{
  ZimtPlacedText number;
  ZimtPlacedText name;
  ZimtPlacedText detail; /* equipment, or through which room it is reached */
  double natural_width;  /* of the name on one line */
  double word_width;     /* of the name's widest word */
  double width;          /* what it is fitted to; negative: not yet */
} ZimtRoomText;

typedef struct
{
  ZimtPlacedText day;   /* weekday and day of the month */
  ZimtPlacedText today; /* "today" */
  ZimtPlacedText note;  /* holidays and closures */
  gboolean is_off;      /* a public holiday, or the house closes */
  double width;         /* what it is fitted to; negative: not yet */
} ZimtDayText;

typedef struct _ZimtPlanText ZimtPlanText;

/* @wraps: as on paper, where texts wrap and are never cut. (transfer full) */
ZimtPlanText *zimt_plan_text_new (PangoContext *context, gboolean wraps);
void zimt_plan_text_free (ZimtPlanText *text);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ZimtPlanText, zimt_plan_text_free)

/* Drops everything and measures the context's font again. */
void zimt_plan_text_forget (ZimtPlanText *text);

/* Keeps what is laid out where @plan is the same as before. */
void zimt_plan_text_set_plan (ZimtPlanText *text, const ZimtWeekPlan *plan);

const ZimtPlanMetrics *zimt_plan_text_get_metrics (const ZimtPlanText *text);
gboolean zimt_plan_text_get_wraps (const ZimtPlanText *text);

/* Texts of the plan set last; (transfer none), until the next call with another width. A chip
 * may have lines for its title below its time; 0: the title stands beside it. */
const ZimtChipText *zimt_plan_text_get_chip (ZimtPlanText *text, guint entry, double width,
                                             guint n_lines_below);
const ZimtRoomText *zimt_plan_text_get_room (ZimtPlanText *text, guint row, double width);
const ZimtDayText *zimt_plan_text_get_day (ZimtPlanText *text, guint day, double width);

/* "+3"; (transfer none). */
const ZimtPlacedText *zimt_plan_text_get_more (ZimtPlanText *text, guint n_hidden);

/* An organisation's two letters; (transfer none). */
const ZimtPlacedText *zimt_plan_text_get_mark (ZimtPlanText *text,
                                               const ZimtOrganisation *organisation);

/* The width of the widest room number. */
double zimt_plan_text_get_number_width (ZimtPlanText *text);

/* The height of a chip and of a room's name at a width, texts wrapped. */
double zimt_plan_text_get_chip_height (ZimtPlanText *text, guint entry, double width,
                                       double line_height);
double zimt_plan_text_get_room_height (ZimtPlanText *text, guint row, double width);
