/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which cards of a list are shown, and which first: what is searched for, and what is filtered by.
 */
#pragma once

#include <gtk/gtk.h>

#include "zimt-session.h"

#define ZIMT_TYPE_CARD_SIEVE (zimt_card_sieve_get_type ())
G_DECLARE_FINAL_TYPE (ZimtCardSieve, zimt_card_sieve, ZIMT, CARD_SIEVE, GObject)

/* Lets everything through at first. */
ZimtCardSieve *zimt_card_sieve_new (ZimtSession *session);

GtkFilter *zimt_card_sieve_get_filter (ZimtCardSieve *sieve); /* (transfer none), as the next one */

/* The best match first; while nothing is searched for all are equal. */
GtkSorter *zimt_card_sieve_get_sorter (ZimtCardSieve *sieve);

/* @wanted: a FILTER, copied. */
void zimt_card_sieve_set (ZimtCardSieve *sieve, const ZimtRecord *wanted);

/* Cards or labels changed. */
void zimt_card_sieve_refresh (ZimtCardSieve *sieve);

/* Whether it keeps anything back. */
gboolean zimt_card_sieve_is_active (ZimtCardSieve *sieve);
