/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Texts stay readable on everything they stand on, in every scheme. */
#include "sample-week.h"
#include "zimt-palette.h"

#define N_SCHEMES (ZIMT_SCHEME_GREY + 1)
#define N_RANDOM_COLOURS 2000
#define MIN_TEXT_CONTRAST 4.5
#define MIN_SHAPE_CONTRAST 3.0

static void
assert_chip_readable (const ZimtPalette *palette, guint32 colour)
{
  ZimtColour ground, text, mark_ground, mark_text, hatch, busy;

  zimt_palette_get_chip (palette, colour, &ground, &text, &mark_ground, &mark_text);
  zimt_palette_get_hatch (palette, colour, &hatch);
  zimt_palette_get_busy (palette, colour, &busy);
  g_assert_cmpfloat (zimt_colour_contrast (&ground, &text), >=, MIN_TEXT_CONTRAST);
  g_assert_cmpfloat (zimt_colour_contrast (&hatch, &text), >=, MIN_TEXT_CONTRAST);
  g_assert_cmpfloat (zimt_colour_contrast (&mark_ground, &mark_text), >=, MIN_TEXT_CONTRAST);
  g_assert_cmpfloat (zimt_colour_contrast (&busy, &palette->ground), >=, MIN_SHAPE_CONTRAST);
}

static void
test_black_and_white_are_21_to_1 (void)
{
  const ZimtColour black = { 0, 0, 0 }, white = { 1, 1, 1 }, grey = { 0.5, 0.5, 0.5 };

  g_assert_cmpfloat_with_epsilon (zimt_colour_contrast (&black, &white), 21, 1e-9);
  g_assert_cmpfloat_with_epsilon (zimt_colour_contrast (&white, &black), 21, 1e-9);
  g_assert_cmpfloat_with_epsilon (zimt_colour_contrast (&grey, &grey), 1, 1e-9);
  /* #767676 on white: the WCAG's own border case. */
  const ZimtColour border = { 0x76 / 255.0, 0x76 / 255.0, 0x76 / 255.0 };
  g_assert_cmpfloat_with_epsilon (zimt_colour_contrast (&border, &white), 4.54, 0.01);
}

static void
test_sample_organisations_are_readable_in_every_scheme (void)
{
  g_autoptr (ZimtHouse) house = sample_house_new ();

  g_assert_cmpuint (house->organisations->len, ==, 19);
  for (guint scheme = 0; scheme < N_SCHEMES; scheme++)
    for (guint i = 0; i < house->organisations->len; i++)
      assert_chip_readable (
          zimt_palette_get ((ZimtScheme)scheme),
          ((const ZimtOrganisation *)g_ptr_array_index (house->organisations, i))->colour);
}

static void
test_any_colour_is_readable_in_every_scheme (void)
{
  static const guint32 corners[] = { 0x000000, 0xffffff, 0xffff00, 0x00ff00, 0x0000ff, 0x808080 };
  g_autoptr (GRand) rand = g_rand_new_with_seed (27);

  for (guint scheme = 0; scheme < N_SCHEMES; scheme++)
    {
      const ZimtPalette *palette = zimt_palette_get ((ZimtScheme)scheme);

      for (gsize i = 0; i < G_N_ELEMENTS (corners); i++)
        assert_chip_readable (palette, corners[i]);
      for (int i = 0; i < N_RANDOM_COLOURS; i++)
        assert_chip_readable (palette, g_rand_int (rand) & 0xffffff);
    }
}

static void
test_headers_are_readable_on_every_tint (void)
{
  for (guint scheme = 0; scheme < N_SCHEMES; scheme++)
    {
      const ZimtPalette *p = zimt_palette_get ((ZimtScheme)scheme);
      const ZimtColour *grounds[] = { &p->ground, &p->weekend, &p->today, &p->school_holiday };
      const ZimtColour *texts[] = { &p->text, &p->dim_text, &p->accent, &p->now };

      g_assert_cmpint (p->scheme, ==, scheme);
      for (gsize i = 0; i < G_N_ELEMENTS (grounds); i++)
        {
          for (gsize j = 0; j < G_N_ELEMENTS (texts); j++)
            g_assert_cmpfloat (zimt_colour_contrast (grounds[i], texts[j]), >=, MIN_TEXT_CONTRAST);
          g_assert_cmpfloat (zimt_colour_contrast (grounds[i], &p->focus), >=, MIN_SHAPE_CONTRAST);
        }
      /* "+n" stands on the ribbon's colour. */
      g_assert_cmpfloat (zimt_colour_contrast (&p->ribbon, &p->text), >=, MIN_TEXT_CONTRAST);
    }
}

static void
test_signs_stand_out_on_chips (void)
{
  g_autoptr (ZimtHouse) house = sample_house_new ();

  for (guint scheme = 0; scheme < N_SCHEMES; scheme++)
    for (guint i = 0; i < house->organisations->len; i++)
      {
        const ZimtPalette *palette = zimt_palette_get ((ZimtScheme)scheme);
        const ZimtOrganisation *organisation
            = (const ZimtOrganisation *)g_ptr_array_index (house->organisations, i);
        ZimtColour ground, text, mark_ground, mark_text;

        zimt_palette_get_chip (palette, organisation->colour, &ground, &text, &mark_ground,
                               &mark_text);
        g_assert_cmpfloat (zimt_colour_contrast (&ground, &palette->hint), >=, MIN_SHAPE_CONTRAST);
        g_assert_cmpfloat (zimt_colour_contrast (&ground, &palette->now), >=, MIN_SHAPE_CONTRAST);
      }
}

static void
test_high_contrast_is_higher (void)
{
  const ZimtPalette *light = zimt_palette_get (ZIMT_SCHEME_LIGHT);
  const ZimtPalette *light_contrast = zimt_palette_get (ZIMT_SCHEME_LIGHT_CONTRAST);
  const ZimtPalette *dark = zimt_palette_get (ZIMT_SCHEME_DARK);
  const ZimtPalette *dark_contrast = zimt_palette_get (ZIMT_SCHEME_DARK_CONTRAST);

  g_assert_cmpfloat (zimt_colour_contrast (&light_contrast->ground, &light_contrast->dim_text), >,
                     zimt_colour_contrast (&light->ground, &light->dim_text));
  g_assert_cmpfloat (zimt_colour_contrast (&dark_contrast->ground, &dark_contrast->dim_text), >,
                     zimt_colour_contrast (&dark->ground, &dark->dim_text));
  g_assert_cmpfloat (zimt_colour_contrast (&light_contrast->ground, &light_contrast->line), >=,
                     MIN_SHAPE_CONTRAST);
  g_assert_cmpfloat (zimt_colour_contrast (&dark_contrast->ground, &dark_contrast->line), >=,
                     MIN_SHAPE_CONTRAST);
}

static void
test_grey_has_no_colour (void)
{
  ZimtColour colours[4];

  zimt_palette_get_chip (zimt_palette_get (ZIMT_SCHEME_GREY), 0x1c71d8, &colours[0], &colours[1],
                         &colours[2], &colours[3]);
  for (gsize i = 0; i < G_N_ELEMENTS (colours); i++)
    {
      g_assert_cmpfloat (colours[i].red, ==, colours[i].green);
      g_assert_cmpfloat (colours[i].red, ==, colours[i].blue);
    }
}

static void
test_marks_with_patterns_tell_grey_organisations_apart (void)
{
  g_autoptr (ZimtHouse) house = sample_house_new ();

  for (guint i = 0; i < house->organisations->len; i++)
    for (guint j = 0; j < i; j++)
      {
        const ZimtOrganisation *a
            = (const ZimtOrganisation *)g_ptr_array_index (house->organisations, i);
        const ZimtOrganisation *b
            = (const ZimtOrganisation *)g_ptr_array_index (house->organisations, j);

        g_assert_true (a->pattern != b->pattern || g_strcmp0 (a->mark, b->mark) != 0);
      }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, function) g_test_add_func ("/palette/" path, function)
  ADD ("black-and-white-are-21-to-1", test_black_and_white_are_21_to_1);
  ADD ("sample-organisations-are-readable-in-every-scheme",
       test_sample_organisations_are_readable_in_every_scheme);
  ADD ("any-colour-is-readable-in-every-scheme", test_any_colour_is_readable_in_every_scheme);
  ADD ("headers-are-readable-on-every-tint", test_headers_are_readable_on_every_tint);
  ADD ("signs-stand-out-on-chips", test_signs_stand_out_on_chips);
  ADD ("high-contrast-is-higher", test_high_contrast_is_higher);
  ADD ("grey-has-no-colour", test_grey_has_no_colour);
  ADD ("marks-with-patterns-tell-grey-organisations-apart",
       test_marks_with_patterns_tell_grey_organisations_apart);
#undef ADD
  return g_test_run ();
}
