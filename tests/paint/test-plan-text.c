/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What goes first where room is short, and what never goes. */
#include "sample-week.h"
#include "zimt-plan-font.h"
#include "zimt-plan-text.h"

typedef struct
{
  PangoContext *context; /* owned */
  ZimtWeekPlan *plan;    /* owned */
  ZimtPlanText *text;    /* owned */
} Texts;

static void
set_up_plan (Texts *texts, ZimtWeekPlan *plan, gboolean is_rtl, gboolean wraps)
{
  texts->context = sample_context_new (11, is_rtl);
  texts->plan = plan;
  texts->text = zimt_plan_text_new (texts->context, wraps);
  zimt_plan_text_set_plan (texts->text, plan);
}

static void
set_up (Texts *texts, gconstpointer data)
{
  set_up_plan (texts, sample_plan_new (), FALSE, FALSE);
}

static void
set_up_special (Texts *texts, gconstpointer data)
{
  set_up_plan (texts, sample_special_plan_new (), FALSE, FALSE);
}

static void
set_up_special_rtl (Texts *texts, gconstpointer data)
{
  set_up_plan (texts, sample_special_plan_new (), TRUE, FALSE);
}

static void
set_up_paper (Texts *texts, gconstpointer data)
{
  set_up_plan (texts, sample_plan_new (), FALSE, TRUE);
}

static void
tear_down (Texts *texts, gconstpointer data)
{
  zimt_plan_text_free (texts->text);
  zimt_week_plan_unref (texts->plan);
  g_object_unref (texts->context);
}

static const char *
get_text (const ZimtPlacedText *text)
{
  return pango_layout_get_text (text->layout);
}

static const ZimtPlanEntry *
get_entry (const Texts *texts, guint index)
{
  return &g_array_index (texts->plan->entries, ZimtPlanEntry, index);
}

static guint
find_entry (const Texts *texts, const char *title)
{
  for (guint i = 0; i < texts->plan->entries->len; i++)
    if (g_strcmp0 (get_entry (texts, i)->booking->event.title, title) == 0)
      return i;
  g_assert_not_reached ();
}

/* The width that a chip's parts take on the line of its time. */
static double
get_used_width (const Texts *texts, const ZimtChipText *chip)
{
  const ZimtPlanMetrics *metrics = zimt_plan_text_get_metrics (texts->text);
  double width = 2 * metrics->pad + (chip->with_end ? chip->time.width : chip->start.width);

  if (chip->with_mark)
    width += metrics->mark_width;
  if (chip->with_title && !chip->title_below)
    width += metrics->pad + chip->title.width;
  if (chip->has_sign && chip->with_mark)
    width += metrics->pad + metrics->sign_size;
  return width;
}

static void
test_the_end_goes_before_the_title_is_cut (Texts *texts, gconstpointer data)
{
  for (guint i = 0; i < texts->plan->entries->len; i++)
    for (double width = 20; width < 420; width += 7)
      {
        const ZimtChipText *chip = zimt_plan_text_get_chip (texts->text, i, width, 0);

        if (chip->with_title && pango_layout_is_ellipsized (chip->title.layout))
          g_assert_false (chip->with_end);
        if (!chip->with_title)
          g_assert_false (chip->with_end);
        if (chip->with_title)
          g_assert_true (chip->with_mark);
      }
}

static void
test_more_width_never_shows_less (Texts *texts, gconstpointer data)
{
  for (guint i = 0; i < texts->plan->entries->len; i++)
    {
      int least = 0;

      for (double width = 20; width < 420; width += 3)
        {
          const ZimtChipText *chip = zimt_plan_text_get_chip (texts->text, i, width, 0);
          int shown = chip->with_mark + chip->with_title + chip->with_end;

          g_assert_cmpint (shown, >=, least);
          least = shown;
        }
      g_assert_cmpint (least, ==, 3);
    }
}

static void
test_parts_never_overlap (Texts *texts, gconstpointer data)
{
  const ZimtPlanMetrics *metrics = zimt_plan_text_get_metrics (texts->text);

  for (guint n_below = 0; n_below <= 2; n_below++)
    for (guint i = 0; i < texts->plan->entries->len; i++)
      for (double width = 100; width < 420; width += 5)
        {
          const ZimtChipText *chip = zimt_plan_text_get_chip (texts->text, i, width, n_below);

          g_assert_cmpfloat (get_used_width (texts, chip), <=, width + 0.01);
          if (chip->title_below)
            g_assert_cmpfloat (chip->title.width + 2 * metrics->pad, <=, width + 0.01);
        }
}

static void
test_a_stacked_title_has_lines_of_its_own (Texts *texts, gconstpointer data)
{
  guint entry = find_entry (texts, "Elternkurs Arabisch");
  const ZimtChipText *chip = zimt_plan_text_get_chip (texts->text, entry, 150, 0);

  g_assert_true (pango_layout_is_ellipsized (chip->title.layout));
  chip = zimt_plan_text_get_chip (texts->text, entry, 150, 1);
  g_assert_false (pango_layout_is_ellipsized (chip->title.layout));
  g_assert_true (chip->with_end);
  g_assert_cmpint (pango_layout_get_line_count (chip->title.layout), ==, 1);
  chip = zimt_plan_text_get_chip (texts->text, entry, 90, 2);
  g_assert_cmpint (pango_layout_get_line_count (chip->title.layout), ==, 2);
}

static void
test_texts_are_laid_out_once (Texts *texts, gconstpointer data)
{
  const ZimtChipText *chip = zimt_plan_text_get_chip (texts->text, 0, 200, 0);
  PangoLayout *title = chip->title.layout;
  guint serial = pango_layout_get_serial (title);

  zimt_plan_text_set_plan (texts->text, texts->plan);
  chip = zimt_plan_text_get_chip (texts->text, 0, 200, 0);
  g_assert_true (chip->title.layout == title);
  g_assert_cmpuint (pango_layout_get_serial (title), ==, serial);
  chip = zimt_plan_text_get_chip (texts->text, 0, 120, 0);
  g_assert_true (chip->title.layout == title);
  g_assert_cmpuint (pango_layout_get_serial (title), !=, serial);
}

static void
test_another_plan_drops_the_texts (Texts *texts, gconstpointer data)
{
  g_autoptr (ZimtWeekPlan) special = sample_special_plan_new ();

  zimt_plan_text_get_chip (texts->text, 0, 200, 0);
  zimt_plan_text_set_plan (texts->text, special);
  g_assert_cmpstr (get_text (&zimt_plan_text_get_chip (texts->text, 0, 200, 0)->title), ==,
                   "Vielleicht: Sprechzeit");
}

static void
test_a_larger_font_makes_everything_larger (Texts *texts, gconstpointer data)
{
  ZimtPlanMetrics before = *zimt_plan_text_get_metrics (texts->text);
  g_autoptr (GObject) owner = G_OBJECT (sample_context_new (22, FALSE));
  PangoContext *large = PANGO_CONTEXT (owner);

  pango_context_set_font_description (texts->context, pango_context_get_font_description (large));
  zimt_plan_text_forget (texts->text);
  const ZimtPlanMetrics *after = zimt_plan_text_get_metrics (texts->text);

  g_assert_cmpfloat_with_epsilon (after->chip_height, 2 * before.chip_height, 2);
  g_assert_cmpfloat_with_epsilon (after->mark_width, 2 * before.mark_width, 3);
  g_assert_cmpfloat_with_epsilon (after->name_height, 2 * before.name_height, 2);
  g_assert_cmpfloat_with_epsilon (after->sign_size, 2 * before.sign_size, 2);
}

static void
test_titles_are_never_markup (Texts *texts, gconstpointer data)
{
  guint entry = find_entry (texts, "<b>A & B</b> <i>");

  g_assert_cmpstr (get_text (&zimt_plan_text_get_chip (texts->text, entry, 400, 0)->title), ==,
                   "<b>A & B</b> <i>");
}

static gboolean
has_strikethrough (PangoLayout *layout)
{
  PangoAttrList *attributes = pango_layout_get_attributes (layout);
  gboolean found = FALSE;

  if (attributes == NULL)
    return FALSE;
  GSList *list = pango_attr_list_get_attributes (attributes);

  for (GSList *l = list; l != NULL; l = l->next)
    found |= ((const PangoAttribute *)l->data)->klass->type == PANGO_ATTR_STRIKETHROUGH;
  g_slist_free_full (list, (GDestroyNotify)pango_attribute_destroy);
  return found;
}

static void
test_only_cancelled_texts_are_struck_through (Texts *texts, gconstpointer data)
{
  for (guint i = 0; i < texts->plan->entries->len; i++)
    {
      const ZimtChipText *chip = zimt_plan_text_get_chip (texts->text, i, 200, 0);
      gboolean is_cancelled = get_entry (texts, i)->booking->status == ZIMT_STATUS_CANCELLED;

      g_assert_cmpint (has_strikethrough (chip->title.layout), ==, is_cancelled);
      g_assert_cmpint (has_strikethrough (chip->start.layout), ==, is_cancelled);
      g_assert_cmpint (has_strikethrough (chip->time.layout), ==, is_cancelled);
    }
}

static void
test_a_pause_says_why (Texts *texts, gconstpointer data)
{
  guint entry = find_entry (texts, "Migrationsberatung");

  g_assert_cmpstr (get_text (&zimt_plan_text_get_chip (texts->text, entry, 400, 0)->title), ==,
                   "1. Weihnachtstag · Migrationsberatung");
}

static void
test_hints_and_conflicts_get_a_sign (Texts *texts, gconstpointer data)
{
  for (guint i = 0; i < texts->plan->entries->len; i++)
    {
      gboolean is_large = get_entry (texts, i)->booking->event.n_people > 6;
      gboolean has_conflict = get_entry (texts, i)->conflicts != NULL;

      g_assert_cmpint (zimt_plan_text_get_chip (texts->text, i, 200, 0)->has_sign, ==,
                       is_large || has_conflict);
    }
}

/* Left end of a layout's first character and right end of its last, as the eye sees them. */
static int
get_x (PangoLayout *layout, int index)
{
  PangoRectangle position;

  pango_layout_index_to_pos (layout, index, &position);
  return MIN (position.x, position.x + position.width);
}

static void
test_times_run_from_left_to_right (Texts *texts, gconstpointer data)
{
  const ZimtChipText *chip
      = zimt_plan_text_get_chip (texts->text, find_entry (texts, "دورة اللغة العربية"), 400, 0);

  g_assert_cmpstr (get_text (&chip->time), ==, "14:00–16:00");
  g_assert_cmpint (get_x (chip->time.layout, 0), <, get_x (chip->time.layout, 1));
  g_assert_cmpint (get_x (chip->time.layout, 1), <, get_x (chip->time.layout, 9));
}

static void
test_arabic_titles_run_from_right_to_left (Texts *texts, gconstpointer data)
{
  const ZimtChipText *chip
      = zimt_plan_text_get_chip (texts->text, find_entry (texts, "دورة اللغة العربية"), 400, 0);

  g_assert_cmpint (get_x (chip->title.layout, 0), >, get_x (chip->title.layout, 4));
}

/* Left to right, a title begins where the time ends; right to left, it ends there. */
static void
test_titles_stand_beside_the_time (Texts *texts, gconstpointer data)
{
  static const char *const titles[] = { "Nachtfest", "دورة اللغة العربية" };
  gboolean is_rtl = pango_context_get_base_dir (texts->context) == PANGO_DIRECTION_RTL;

  for (gsize i = 0; i < G_N_ELEMENTS (titles); i++)
    {
      const ZimtChipText *chip
          = zimt_plan_text_get_chip (texts->text, find_entry (texts, titles[i]), 400, 0);
      int room = pango_layout_get_width (chip->title.layout);
      PangoRectangle extents;

      pango_layout_get_extents (chip->title.layout, NULL, &extents);
      g_assert_cmpint (room, >, extents.width + 20 * PANGO_SCALE);
      if (is_rtl)
        g_assert_cmpint (ABS (extents.x + extents.width - room), <=, PANGO_SCALE);
      else
        g_assert_cmpint (ABS (extents.x), <=, PANGO_SCALE);
    }
}

static void
test_rooms_say_what_they_have (Texts *texts, gconstpointer data)
{
  g_assert_cmpstr (get_text (&zimt_plan_text_get_room (texts->text, 2, 200)->detail), ==,
                   "Beamer, Leinwand");
  g_assert_cmpstr (get_text (&zimt_plan_text_get_room (texts->text, 5, 200)->detail), ==,
                   "only through 5a");
  g_assert_null (zimt_plan_text_get_room (texts->text, 0, 200)->detail.layout);
  g_assert_cmpstr (get_text (&zimt_plan_text_get_room (texts->text, 4, 200)->number), ==, "5a");
}

static void
test_a_room_name_wraps_to_two_lines (Texts *texts, gconstpointer data)
{
  const ZimtRoomText *room = zimt_plan_text_get_room (texts->text, 4, 130);

  g_assert_cmpint (pango_layout_get_line_count (room->name.layout), ==, 2);
  g_assert_false (pango_layout_is_ellipsized (room->name.layout));
  room = zimt_plan_text_get_room (texts->text, 4, 40);
  g_assert_cmpint (pango_layout_get_line_count (room->name.layout), ==, 2);
  g_assert_true (pango_layout_is_ellipsized (room->name.layout));
}

static void
test_days_name_their_holidays (Texts *texts, gconstpointer data)
{
  g_assert_cmpstr (get_text (&zimt_plan_text_get_day (texts->text, 0, 200)->day), ==, "Mon 21");
  g_assert_null (zimt_plan_text_get_day (texts->text, 0, 200)->note.layout);
  g_assert_cmpstr (get_text (&zimt_plan_text_get_day (texts->text, 2, 200)->note), ==,
                   "Weihnachtsferien");
  g_assert_false (zimt_plan_text_get_day (texts->text, 2, 200)->is_off);
  g_assert_true (zimt_plan_text_get_day (texts->text, 4, 200)->is_off);
  g_assert_true (g_str_has_suffix (get_text (&zimt_plan_text_get_day (texts->text, 4, 200)->note),
                                   " · Weihnachtsferien"));
}

static void
test_paper_cuts_nothing (Texts *texts, gconstpointer data)
{
  for (guint i = 0; i < texts->plan->entries->len; i++)
    for (double width = 40; width < 300; width += 20)
      {
        const ZimtChipText *chip = zimt_plan_text_get_chip (texts->text, i, width, 0);

        g_assert_true (chip->with_title && chip->with_end);
        g_assert_false (pango_layout_is_ellipsized (chip->title.layout));
        g_assert_cmpint (pango_layout_get_unknown_glyphs_count (chip->title.layout), ==, 0);
      }
}

static void
test_paper_breaks_at_spaces_only (Texts *texts, gconstpointer data)
{
  guint entry = find_entry (texts, "Praktikant*innen-Besprechung");
  const ZimtChipText *chip = zimt_plan_text_get_chip (texts->text, entry, 100, 0);
  double word_width = chip->word_width;
  const ZimtPlanMetrics *metrics = zimt_plan_text_get_metrics (texts->text);

  chip = zimt_plan_text_get_chip (texts->text, entry, word_width + 2 * metrics->pad + 1, 0);
  g_assert_cmpint (pango_layout_get_line_count (chip->title.layout), ==, 1);
  chip = zimt_plan_text_get_chip (texts->text, find_entry (texts, "Elternkurs Persisch / Dari"),
                                  100, 0);
  for (int i = 1; i < pango_layout_get_line_count (chip->title.layout); i++)
    {
      const PangoLayoutLine *line = pango_layout_get_line_readonly (chip->title.layout, i);

      g_assert_cmpint (get_text (&chip->title)[line->start_index - 1], ==, ' ');
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, function, set_up_function)                                                       \
  g_test_add ("/plan-text/" path, Texts, NULL, set_up_function, function, tear_down)
  ADD ("the-end-goes-before-the-title-is-cut", test_the_end_goes_before_the_title_is_cut, set_up);
  ADD ("more-width-never-shows-less", test_more_width_never_shows_less, set_up);
  ADD ("parts-never-overlap", test_parts_never_overlap, set_up_special);
  ADD ("a-stacked-title-has-lines-of-its-own", test_a_stacked_title_has_lines_of_its_own, set_up);
  ADD ("texts-are-laid-out-once", test_texts_are_laid_out_once, set_up);
  ADD ("another-plan-drops-the-texts", test_another_plan_drops_the_texts, set_up);
  ADD ("a-larger-font-makes-everything-larger", test_a_larger_font_makes_everything_larger, set_up);
  ADD ("titles-are-never-markup", test_titles_are_never_markup, set_up_special);
  ADD ("only-cancelled-texts-are-struck-through", test_only_cancelled_texts_are_struck_through,
       set_up_special);
  ADD ("a-pause-says-why", test_a_pause_says_why, set_up_special);
  ADD ("hints-and-conflicts-get-a-sign", test_hints_and_conflicts_get_a_sign, set_up_special);
  ADD ("times-run-from-left-to-right", test_times_run_from_left_to_right, set_up_special_rtl);
  ADD ("arabic-titles-run-from-right-to-left", test_arabic_titles_run_from_right_to_left,
       set_up_special);
  ADD ("titles-stand-beside-the-time", test_titles_stand_beside_the_time, set_up_special);
  ADD ("titles-stand-beside-the-time-from-right-to-left", test_titles_stand_beside_the_time,
       set_up_special_rtl);
  ADD ("rooms-say-what-they-have", test_rooms_say_what_they_have, set_up);
  ADD ("a-room-name-wraps-to-two-lines", test_a_room_name_wraps_to_two_lines, set_up);
  ADD ("days-name-their-holidays", test_days_name_their_holidays, set_up_special);
  ADD ("paper-cuts-nothing", test_paper_cuts_nothing, set_up_paper);
  ADD ("paper-breaks-at-spaces-only", test_paper_breaks_at_spaces_only, set_up_paper);
#undef ADD
  return g_test_run ();
}
