/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Amounts of money as people type them. */
#include "zimt-error.h"
#include "zimt-money.h"

static void
test_amounts_are_read_as_typed (void)
{
  static const struct
  {
    const char *text;
    int cents;
  } amounts[] = {
    { "12", 1200 },      { "12,5", 1250 },       { "12.50 €", 1250 },   { "€ 12,50", 1250 },
    { "1.200", 120000 }, { "1.200,00", 120000 }, { "1,200.5", 120050 }, { "", 0 },
    { "0,05", 5 },       { " 3 000 ", 300000 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (amounts); i++)
    {
      int cents = -1;

      g_assert_true (zimt_money_from_text (amounts[i].text, &cents, NULL));
      g_assert_cmpint (cents, ==, amounts[i].cents);
    }
}

static void
test_what_is_no_amount_is_refused (void)
{
  static const char *const texts[]
      = { "zwölf", "-5", ",5", "12 EUR", "99999999999", "\xff", "9000000" };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError) error = NULL;
      int cents = 7;

      g_assert_false (zimt_money_from_text (texts[i], &cents, &error));
      g_assert_error (error, ZIMT_ERROR, ZIMT_ERROR_INVALID);
      g_assert_cmpint (cents, ==, 7);
    }
}

static void
test_amounts_are_written_with_cents (void)
{
  g_autofree char *nothing = zimt_money_to_text (0);
  g_autofree char *amount = zimt_money_to_text (1205);

  g_assert_cmpstr (nothing, ==, "");
  g_assert_cmpstr (amount, ==, "€12.05");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/money/amounts-are-read-as-typed", test_amounts_are_read_as_typed);
  g_test_add_func ("/money/what-is-no-amount-is-refused", test_what_is_no_amount_is_refused);
  g_test_add_func ("/money/amounts-are-written-with-cents", test_amounts_are_written_with_cents);
  return g_test_run ();
}
