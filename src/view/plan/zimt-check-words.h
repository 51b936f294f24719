/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a check found, in the booking editor's words. Knows no widget. */
#pragma once

#include "zimt-desk.h"

/* The dates that were asked for: those to book and those that a cure leaves out. */
gsize zimt_check_count_wanted (const ZimtCheck *check);

/* The dates that saving would store, with those left out that clash. */
gsize zimt_check_count_saved (const ZimtCheck *check);

/* What the save button says: "_Save", "_Save 14 of 15 dates"; @check nullable; (transfer full). */
char *zimt_check_to_save_label (const ZimtCheck *check);

/* Why nothing can be stored as it is; NULL where it can; (transfer full) (nullable). */
char *zimt_check_to_refusal (const ZimtCheck *check, const ZimtHouse *house);

/* "3 clashes on 15 dates"; (transfer full). */
char *zimt_check_to_heading (const ZimtCheck *check);

/* What saving would do, where that is not plain: "31 dates change, 3 exceptions stay, 2 conflicts"
 * for a change of a series, else how many dates are left out; (transfer full) (nullable). */
char *zimt_check_to_summary (const ZimtCheck *check, ZimtTarget target);

/* What was stored: "Booked on 14 of 15 dates: Choir"; @check nullable: one date; (transfer full).
 */
char *zimt_check_to_message (const ZimtCheck *check, ZimtTarget target, const char *title);

/* The rule as a sentence with its times; empty for a single booking; (transfer full). */
char *zimt_draft_to_sentence (const ZimtDraft *draft);

/* The next five dates from @now on as Pango markup, those left out struck through and with their
 * reason: "26.11. · <s>24.12.</s> Weihnachtsferien · …"; (transfer full). */
char *zimt_check_to_dates_markup (const ZimtCheck *check, ZimtMinute now);

/* "16:00–18:00" in an isolate that keeps it from left to right; (transfer full). */
char *zimt_period_to_words (ZimtMinute starts, ZimtMinute ends);
