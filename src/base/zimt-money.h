/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Amounts of money in cents, as people type and read them. */
#pragma once

#include <glib.h>

/* The greatest amount, in cents. */
#define ZIMT_MONEY_MAX 100000000

/* "12,50 €" or "€12.50", as the language of the interface has it; "" for 0. (transfer full) */
char *zimt_money_to_text (int cents);

/* "12", "12,5", "12.50 €", "€ 12,50" to cents, without regard to the language: the last comma or
 * point that one or two digits follow parts the cents, others part thousands ("1.200").
 * ZIMT_ERROR_INVALID with what can be typed. Nothing is 0. */
gboolean zimt_money_from_text (const char *text, int *cents, GError **error);
