/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How the reasons of a match are written. */
#pragma once

#include "zimt-people-book.h"

/* Adds @points to @score, and "+30 Health is among the fields" to @reasons, char *; @sentence:
 * (transfer full). */
void zimt_reasons_add (GPtrArray *reasons, int *score, int points, char *sentence);

/* The label of a code; the code itself where @get_label is NULL or knows none. Borrowed. */
const char *zimt_label_or_code (ZimtLabelFunc get_label, gpointer data, const char *list,
                                const char *code);
