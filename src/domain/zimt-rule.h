/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rules of series: RFC 5545 RRULE by libical, behind a gate that keeps out what libical 3.0.16
 * hangs on or answers wrongly. Dates only: a rule keeps its wall-clock time when clocks change. */
#pragma once

#include "zimt-time.h"

/* The most dates one rule may yield at once. */
#define ZIMT_RULE_MAX_DATES 5000

typedef struct _ZimtRule ZimtRule;

/* How often, as the booking editor offers it. */
typedef enum
{
  ZIMT_FREQUENCY_DAILY,
  ZIMT_FREQUENCY_WEEKLY,
  ZIMT_FREQUENCY_MONTHLY_BY_WEEKDAY, /* nth or last weekday */
  ZIMT_FREQUENCY_MONTHLY_BY_DATE,
  ZIMT_FREQUENCY_YEARLY,
} ZimtFrequency;

/* Parses the value of an RRULE property (a leading "RRULE:" is allowed, lower case too).
 *
 * Refused with ZIMT_ERROR_INVALID and the reason, before anything is iterated: what is no RRULE,
 * more than 1000 bytes, white space, FREQ below DAILY, BYHOUR, BYMINUTE and BYSECOND, DAILY with a
 * negative BYMONTHDAY, DAILY and WEEKLY with BYSETPOS or numbered weekdays, INTERVAL 0 or above
 * 1000, COUNT 0 or above ZIMT_RULE_MAX_DATES, UNTIL and COUNT together, UNTIL outside the years
 * that Zimt plans, BYWEEKNO (which libical answers wrongly), RSCALE and SKIP, parts that RFC 5545
 * or the gate do not allow together, and what never matches any date. Values named twice are
 * mended (made single). UNTIL may be a DATE or a DATE-TIME; only its date counts, and the date is
 * included.
 *
 * Returns: (transfer full) (nullable) */
ZimtRule *zimt_rule_parse (const char *text, GError **error);

/* The same for dates that begin at @start, a minute of the day: where UNTIL has a time, on the
 * house's clock or with Z in UTC, a date that begins later than it is not included (RFC 5545
 * 3.3.10). (transfer full) (nullable) */
ZimtRule *zimt_rule_parse_at (const char *text, int start, GError **error);

/* The rules that the editor offers. @weekdays: bits 1 << 1 (Monday) to 1 << 7, WEEKLY only;
 * @nth: 1 to 5 or -1 for the last, MONTHLY_BY_WEEKDAY only (its weekday is @first's).
 * @count 0 and @until 0: open. (transfer full) */
ZimtRule *zimt_rule_new (ZimtFrequency frequency, int interval, guint weekdays, int nth,
                         ZimtDate first, int count, ZimtDate until);

ZimtRule *zimt_rule_copy (const ZimtRule *rule);
void zimt_rule_free (ZimtRule *rule);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ZimtRule, zimt_rule_free)

/* The normal form, which zimt_rule_parse () reads back to an equal rule; (transfer full). */
char *zimt_rule_to_string (const ZimtRule *rule);

/* TRUE where the rule has neither COUNT nor UNTIL. */
gboolean zimt_rule_is_open (const ZimtRule *rule);

/* The same rule that ends on @until at the latest (a COUNT becomes the date); (transfer full). */
ZimtRule *zimt_rule_dup_until (const ZimtRule *rule, ZimtDate first, ZimtDate until);

/* The rule of a series whose date @from moves to @to, so that no date is lost: a weekly rule names
 * the weekday of @to instead of @from's, a monthly one its place in the month (the last weekday
 * stays the last where @to is one), and UNTIL goes on where the last date goes past it. A rule that
 * is more than zimt_rule_get_parts () can say stays as it is. ZIMT_ERROR_INVALID where the new rule
 * does not have @to as a date.
 *
 * Returns: (transfer full) (nullable) */
ZimtRule *zimt_rule_dup_moved (const ZimtRule *rule, ZimtDate from, ZimtDate to, GError **error);

/* What the editor's fields show, as zimt_rule_new () takes it; FALSE where the rule is more than
 * they can say. No pointer may be NULL; what does not apply is 0. */
gboolean zimt_rule_get_parts (const ZimtRule *rule, ZimtDate first, ZimtFrequency *frequency,
                              int *interval, guint *weekdays, int *nth, int *count,
                              ZimtDate *until);

/* The dates of the rule from @first on: those in [@from, @to), ascending, at most @max of them
 * (0: ZIMT_RULE_MAX_DATES). @first counts only where the rule itself yields it; COUNT counts from
 * @first on. Bounded in time: a rule that never matches from @first on gives an empty array.
 * ZIMT_ERROR_INVALID where there are more than ZIMT_RULE_MAX_DATES, or @first is no date that Zimt
 * plans.
 *
 * Returns: (transfer full) (nullable): GArray of ZimtDate */
GArray *zimt_rule_expand (const ZimtRule *rule, ZimtDate first, ZimtDate from, ZimtDate to,
                          gsize max, GError **error);

/* The rule as a sentence in the interface's language: "every 2nd Thursday until 24.06.2027";
 * the times are the caller's to add. A rule that the editor could not make is said by its parts, as
 * far as they go. (transfer full) */
char *zimt_rule_to_sentence (const ZimtRule *rule, ZimtDate first);
