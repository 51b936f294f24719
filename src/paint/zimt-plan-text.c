/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The plan's texts, laid out once and kept until plan, font or width changes. */
#include "zimt-plan-text.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "zimt-hint.h"
#include "zimt-plan-font.h"
#include "zimt-time-names.h"

#define MAX_DAYS 7
#define MAX_NAME_LINES 2
#define NOT_FITTED (-1)

struct _ZimtPlanText
{
  PangoContext *context; /* owned */
  PangoContext *ltr;     /* owned: the same, but left-to-right */
  gboolean wraps;
  ZimtPlanMetrics metrics;
  ZimtWeekPlan *plan;  /* owned (nullable) */
  ZimtChipText *chips; /* owned: one for each entry of the plan */
  guint n_chips;
  ZimtRoomText *rooms; /* owned: one for each of its rooms */
  guint n_rooms;
  ZimtDayText days[MAX_DAYS];
  double number_width; /* negative: not yet measured */
  GHashTable *marks;   /* owned: organisation's id to ZimtPlacedText */
  GHashTable *mores;   /* owned: number to ZimtPlacedText */
};

static void
measure (ZimtPlacedText *text)
{
  zimt_plan_font_measure (text->layout, &text->width, &text->height);
  text->baseline = (double)pango_layout_get_baseline (text->layout) / PANGO_SCALE;
}

static ZimtPlacedText
place_text (PangoContext *context, ZimtFont font, const char *string)
{
  ZimtPlacedText text = { .layout = zimt_plan_font_layout (context, font, string) };

  measure (&text);
  return text;
}

static void
clear_text (ZimtPlacedText *text)
{
  g_clear_object (&text->layout);
}

static void
free_text (gpointer data)
{
  clear_text ((ZimtPlacedText *)data);
  g_free (data);
}

static void
drop_plan (ZimtPlanText *text)
{
  for (guint i = 0; i < text->n_chips; i++)
    {
      clear_text (&text->chips[i].time);
      clear_text (&text->chips[i].start);
      clear_text (&text->chips[i].title);
    }
  for (guint i = 0; i < text->n_rooms; i++)
    {
      clear_text (&text->rooms[i].number);
      clear_text (&text->rooms[i].name);
      clear_text (&text->rooms[i].detail);
    }
  for (guint i = 0; i < MAX_DAYS; i++)
    {
      clear_text (&text->days[i].day);
      clear_text (&text->days[i].today);
      clear_text (&text->days[i].note);
      text->days[i].width = NOT_FITTED;
    }
  g_clear_pointer (&text->chips, g_free);
  g_clear_pointer (&text->rooms, g_free);
  text->n_chips = 0;
  text->n_rooms = 0;
  text->number_width = NOT_FITTED;
  g_hash_table_remove_all (text->marks);
  g_clear_pointer (&text->plan, zimt_week_plan_unref);
}

static double
get_line_height (PangoContext *context, ZimtFont font)
{
  ZimtPlacedText probe = place_text (context, font, "Äg");

  clear_text (&probe);
  return probe.height;
}

static void
measure_font (ZimtPlanText *text)
{
  ZimtPlacedText mark = place_text (text->ltr, ZIMT_FONT_MARK, "MM");
  ZimtPlacedText start = place_text (text->ltr, ZIMT_FONT_CHIP_BOLD, "00:00");

  clear_text (&mark);
  clear_text (&start);
  text->metrics = (ZimtPlanMetrics){
    .name_height = get_line_height (text->ltr, ZIMT_FONT_NAME_BOLD),
    .small_height = get_line_height (text->ltr, ZIMT_FONT_SMALL),
    .chip_height = get_line_height (text->ltr, ZIMT_FONT_CHIP_BOLD),
    .start_width = start.width,
  };
  text->metrics.pad = text->metrics.chip_height * 0.3;
  text->metrics.mark_width = mark.width + text->metrics.pad * 0.6;
  text->metrics.sign_size = text->metrics.chip_height * 0.8;
}

ZimtPlanText *
zimt_plan_text_new (PangoContext *context, gboolean wraps)
{
  ZimtPlanText *text = g_new0 (ZimtPlanText, 1);

  text->context = g_object_ref (context);
  text->wraps = wraps;
  text->marks = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, free_text);
  text->mores = g_hash_table_new_full (g_direct_hash, g_direct_equal, NULL, free_text);
  zimt_plan_text_forget (text);
  return text;
}

void
zimt_plan_text_free (ZimtPlanText *text)
{
  if (text == NULL)
    return;
  drop_plan (text);
  g_hash_table_unref (text->marks);
  g_hash_table_unref (text->mores);
  g_object_unref (text->context);
  g_object_unref (text->ltr);
  g_free (text);
}

void
zimt_plan_text_forget (ZimtPlanText *text)
{
  drop_plan (text);
  g_hash_table_remove_all (text->mores);
  g_clear_object (&text->ltr);
  text->ltr = zimt_plan_font_dup_ltr (text->context);
  measure_font (text);
}

void
zimt_plan_text_set_plan (ZimtPlanText *text, const ZimtWeekPlan *plan)
{
  if (text->plan == plan)
    return;
  drop_plan (text);
  text->plan = zimt_week_plan_ref ((ZimtWeekPlan *)plan);
  text->n_chips = plan->entries->len;
  text->chips = g_new0 (ZimtChipText, MAX (text->n_chips, 1));
  for (guint i = 0; i < text->n_chips; i++)
    text->chips[i].width = NOT_FITTED;
  text->n_rooms = plan->rooms->len;
  text->rooms = g_new0 (ZimtRoomText, MAX (text->n_rooms, 1));
  for (guint i = 0; i < text->n_rooms; i++)
    text->rooms[i].width = NOT_FITTED;
}

const ZimtPlanMetrics *
zimt_plan_text_get_metrics (const ZimtPlanText *text)
{
  return &text->metrics;
}

gboolean
zimt_plan_text_get_wraps (const ZimtPlanText *text)
{
  return text->wraps;
}

/* Keeps a text beside what it belongs to, whatever its script: Pango swaps left and right in
 * paragraphs whose direction is not the context's. */
static void
align_to_start (const ZimtPlanText *text, PangoLayout *layout)
{
  const PangoLayoutLine *line = pango_layout_get_line_readonly (layout, 0);
  gboolean is_rtl = pango_context_get_base_dir (text->context) == PANGO_DIRECTION_RTL;
  gboolean is_rtl_text
      = pango_layout_line_get_resolved_direction ((PangoLayoutLine *)line) == PANGO_DIRECTION_RTL;
  gboolean is_swapped = is_rtl != is_rtl_text;

  pango_layout_set_alignment (layout, is_rtl != is_swapped ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_LEFT);
}

/* Cuts with an ellipsis after @max_lines, or on paper wraps whole words. */
static void
fit_text (const ZimtPlanText *text, ZimtPlacedText *placed, double width, int max_lines)
{
  pango_layout_set_width (placed->layout, (int)(MAX (width, 0) * PANGO_SCALE));
  align_to_start (text, placed->layout);
  if (text->wraps)
    {
      zimt_plan_font_keep_words (placed->layout, width);
      pango_layout_set_wrap (placed->layout, PANGO_WRAP_WORD_CHAR);
    }
  else
    {
      pango_layout_set_wrap (placed->layout, PANGO_WRAP_WORD_CHAR);
      pango_layout_set_height (placed->layout, -max_lines);
      pango_layout_set_ellipsize (placed->layout, PANGO_ELLIPSIZE_END);
    }
  measure (placed);
}

static void
strike_through (PangoLayout *layout)
{
  PangoAttrList *attributes = pango_layout_get_attributes (layout);

  attributes = attributes != NULL ? pango_attr_list_copy (attributes) : pango_attr_list_new ();
  pango_attr_list_insert (attributes, pango_attr_strikethrough_new (TRUE));
  pango_layout_set_attributes (layout, attributes);
  pango_attr_list_unref (attributes);
}

static char *
dup_title (const ZimtPlanEntry *entry)
{
  const char *title = entry->booking->event.title;

  if (entry->booking->status != ZIMT_STATUS_PAUSED || entry->reason == NULL)
    return g_strdup (title);
  /* Translators: a date that a series leaves out: why, and its title: "Christmas Day · Choir". */
  return g_strdup_printf (_ ("%1$s · %2$s"), entry->reason, title);
}

static gboolean
has_hint (const ZimtPlanText *text, const ZimtBooking *booking)
{
  return booking->status != ZIMT_STATUS_CANCELLED && booking->status != ZIMT_STATUS_PAUSED
         && zimt_hints_of_event (text->plan->house, &booking->event, booking->room_id)
                != ZIMT_HINT_NONE;
}

static void
create_chip (ZimtPlanText *text, guint index)
{
  const ZimtPlanEntry *entry = &g_array_index (text->plan->entries, ZimtPlanEntry, index);
  const ZimtBooking *booking = entry->booking;
  ZimtChipText *chip = &text->chips[index];
  g_autofree char *start = zimt_time_format ((int)entry->start);
  g_autofree char *end = zimt_time_format ((int)entry->end);
  g_autofree char *time = g_strconcat (start, "–", end, NULL);
  g_autofree char *title = dup_title (entry);

  chip->time = place_text (text->ltr, ZIMT_FONT_CHIP_BOLD, time);
  chip->start = place_text (text->ltr, ZIMT_FONT_CHIP_BOLD, start);
  chip->title = place_text (text->context, ZIMT_FONT_CHIP, title);
  chip->natural_width = chip->title.width;
  if (text->wraps)
    chip->word_width = zimt_plan_font_widest_word (chip->title.layout);
  chip->has_sign = entry->conflicts != NULL || has_hint (text, booking);
  if (booking->status == ZIMT_STATUS_CANCELLED)
    {
      strike_through (chip->time.layout);
      strike_through (chip->start.layout);
      strike_through (chip->title.layout);
    }
}

/* The end time goes first where room is short, then the title is cut, then it goes, then the mark;
 * the start always stays. */
static void
fit_chip_line (const ZimtPlanText *text, ZimtChipText *chip, double width)
{
  const ZimtPlanMetrics *metrics = &text->metrics;
  double pad = metrics->pad;

  chip->with_mark = width >= metrics->mark_width + 2 * pad + chip->start.width;

  double room = width - 2 * pad - (chip->with_mark ? metrics->mark_width : 0);
  if (chip->has_sign)
    room -= metrics->sign_size + pad;

  if (chip->n_lines_below > 0)
    {
      chip->with_end = chip->time.width <= room;
      chip->with_title = TRUE;
      chip->title_below = TRUE;
      fit_text (text, &chip->title, width - 2 * pad, (int)chip->n_lines_below);
      return;
    }
  chip->title_below = FALSE;
  chip->with_end = chip->time.width + pad + chip->natural_width <= room;
  double title_room = room - pad - (chip->with_end ? chip->time.width : chip->start.width);
  chip->with_title = title_room >= MIN (metrics->chip_height, chip->natural_width);
  if (chip->with_title)
    fit_text (text, &chip->title, title_room, 1);
}

/* On paper nothing goes: what does not fit beside the time wraps below it. */
static void
fit_chip_lines (const ZimtPlanText *text, ZimtChipText *chip, gboolean is_cancelled, double width)
{
  double pad = text->metrics.pad;
  double room = width - text->metrics.mark_width - 3 * pad - chip->time.width;

  if (chip->has_sign)
    room -= text->metrics.sign_size + pad;
  chip->with_mark = TRUE;
  chip->with_end = TRUE;
  chip->with_title = TRUE;
  chip->title_below = chip->natural_width > room;
  fit_text (text, &chip->title, chip->title_below ? width - 2 * pad : room, 0);
  if (is_cancelled)
    strike_through (chip->title.layout);
}

const ZimtChipText *
zimt_plan_text_get_chip (ZimtPlanText *text, guint entry, double width, guint n_lines_below)
{
  ZimtChipText *chip = &text->chips[entry];

  if (chip->title.layout == NULL)
    create_chip (text, entry);
  if (chip->width == width && chip->n_lines_below == n_lines_below)
    return chip;
  chip->width = width;
  chip->n_lines_below = n_lines_below;
  if (text->wraps)
    {
      const ZimtPlanEntry *item = &g_array_index (text->plan->entries, ZimtPlanEntry, entry);

      fit_chip_lines (text, chip, item->booking->status == ZIMT_STATUS_CANCELLED, width);
    }
  else
    fit_chip_line (text, chip, width);
  return chip;
}

double
zimt_plan_text_get_chip_height (ZimtPlanText *text, guint entry, double width, double line_height)
{
  const ZimtChipText *chip = zimt_plan_text_get_chip (text, entry, width, 0);

  if (!chip->title_below)
    return MAX (line_height, chip->title.height);
  return line_height + chip->title.height + text->metrics.pad / 2;
}

static char *
dup_room_detail (const ZimtPlanText *text, const ZimtRoom *room)
{
  const ZimtRoom *through = zimt_house_get_room (text->plan->house, room->through_id);
  g_autofree char *equipment
      = room->equipment != NULL ? g_strjoinv (", ", room->equipment) : g_strdup ("");

  if (through == NULL)
    return g_steal_pointer (&equipment);
  /* Translators: of a room without a door of its own; %s is the other room's number. */
  g_autofree char *captive = g_strdup_printf (_ ("only through %s"), through->number);
  if (equipment[0] == '\0')
    return g_steal_pointer (&captive);
  return g_strconcat (captive, " · ", equipment, NULL);
}

static void
create_room (ZimtPlanText *text, guint row)
{
  const ZimtRoom *room = (const ZimtRoom *)g_ptr_array_index (text->plan->rooms, row);
  ZimtRoomText *texts = &text->rooms[row];
  g_autofree char *detail = dup_room_detail (text, room);

  texts->number = place_text (text->ltr, ZIMT_FONT_NAME_BOLD, room->number);
  texts->name = place_text (text->context, ZIMT_FONT_NAME, room->name);
  texts->natural_width = texts->name.width;
  texts->word_width = zimt_plan_font_widest_word (texts->name.layout);
  if (detail[0] != '\0')
    texts->detail = place_text (text->context, ZIMT_FONT_SMALL, detail);
}

const ZimtRoomText *
zimt_plan_text_get_room (ZimtPlanText *text, guint row, double width)
{
  ZimtRoomText *room = &text->rooms[row];

  if (room->name.layout == NULL)
    create_room (text, row);
  if (room->width == width)
    return room;
  room->width = width;
  fit_text (text, &room->name, width, MAX_NAME_LINES);
  if (room->detail.layout != NULL)
    fit_text (text, &room->detail, width, 1);
  return room;
}

double
zimt_plan_text_get_room_height (ZimtPlanText *text, guint row, double width)
{
  const ZimtRoomText *room = zimt_plan_text_get_room (text, row, width);

  return room->name.height + (room->detail.layout != NULL ? room->detail.height : 0);
}

double
zimt_plan_text_get_number_width (ZimtPlanText *text)
{
  if (text->number_width >= 0)
    return text->number_width;
  text->number_width = 0;
  for (guint row = 0; row < text->n_rooms; row++)
    {
      if (text->rooms[row].name.layout == NULL)
        create_room (text, row);
      text->number_width = MAX (text->number_width, text->rooms[row].number.width);
    }
  return text->number_width;
}

static void
create_day (ZimtPlanText *text, guint index)
{
  ZimtDate date = text->plan->monday + (ZimtDate)index;
  ZimtDayText *day = &text->days[index];
  const ZimtCalendar *calendar = text->plan->calendar;
  const char *holiday = zimt_holiday_name (date, calendar->with_corpus_christi);
  const char *school = zimt_calendar_get_school_holiday (calendar, date);
  g_autofree char *closed = zimt_week_plan_dup_closed_note (text->plan, index);
  g_autoptr (GStrvBuilder) notes = g_strv_builder_new ();
  int day_of_month = 0;

  zimt_date_to_ymd (date, NULL, NULL, &day_of_month);
  /* Translators: the head of a day's column, short weekday and day: "Tue 24", German "Di 24.". */
  g_autofree char *name
      = g_strdup_printf (_ ("%1$s %2$d"), zimt_weekday_short_name (zimt_date_get_weekday (date)),
                         day_of_month);
  day->day = place_text (text->context, ZIMT_FONT_NAME_BOLD, name);
  /* Translators: beside the day's name, in the head of its column. */
  day->today = place_text (text->context, ZIMT_FONT_CHIP_BOLD, C_ ("day", "today"));
  day->is_off = holiday != NULL || closed != NULL;
  if (!day->is_off && school == NULL)
    return;
  if (holiday != NULL)
    g_strv_builder_add (notes, holiday);
  if (closed != NULL)
    g_strv_builder_add (notes, closed);
  if (school != NULL)
    g_strv_builder_add (notes, school);
  g_auto (GStrv) parts = g_strv_builder_end (notes);
  g_autofree char *note = g_strjoinv (" · ", parts);
  day->note = place_text (text->context, ZIMT_FONT_SMALL, note);
}

const ZimtDayText *
zimt_plan_text_get_day (ZimtPlanText *text, guint index, double width)
{
  ZimtDayText *day = &text->days[index];

  if (day->day.layout == NULL)
    create_day (text, index);
  if (day->width == width)
    return day;
  day->width = width;
  fit_text (text, &day->day, width, 1);
  if (day->note.layout != NULL)
    fit_text (text, &day->note, width, 1);
  return day;
}

const ZimtPlacedText *
zimt_plan_text_get_more (ZimtPlanText *text, guint n_hidden)
{
  gpointer key = GUINT_TO_POINTER (n_hidden);
  ZimtPlacedText *more = (ZimtPlacedText *)g_hash_table_lookup (text->mores, key);

  if (more == NULL)
    {
      g_autofree char *string = g_strdup_printf ("+%u", n_hidden);

      more = g_new (ZimtPlacedText, 1);
      *more = place_text (text->ltr, ZIMT_FONT_CHIP_BOLD, string);
      g_hash_table_insert (text->mores, key, more);
    }
  return more;
}

const ZimtPlacedText *
zimt_plan_text_get_mark (ZimtPlanText *text, const ZimtOrganisation *organisation)
{
  ZimtPlacedText *mark = (ZimtPlacedText *)g_hash_table_lookup (text->marks, &organisation->id);

  if (mark == NULL)
    {
      mark = g_new (ZimtPlacedText, 1);
      *mark = place_text (text->ltr, ZIMT_FONT_MARK,
                          organisation->mark != NULL ? organisation->mark : "");
      g_hash_table_insert (text->marks, g_memdup2 (&organisation->id, sizeof organisation->id),
                           mark);
    }
  return mark;
}
