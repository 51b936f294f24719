/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a rule is made of: only for the zimt-rule files. */
#pragma once

#include <libical/ical.h>

#include "zimt-rule.h"

#define ZIMT_RULE_MAX_INTERVAL 1000

/* Behind the gate: lists are sorted and single, UNTIL is a date, WKST is Monday where it changes
 * nothing. */
struct _ZimtRule
{
  struct icalrecurrencetype recurrence;
};

/* The count of values in one of libical's lists. */
int zimt_rule_count_list (const short *list);

/* ISO weekday of a BYDAY value. */
int zimt_rule_get_weekday (short by_day);

/* libical's BYDAY value of an ISO weekday, @nth of the period or 0 for every one. */
short zimt_rule_encode_weekday (int iso_weekday, int nth);

/* UNTIL; FALSE where there is none. */
gboolean zimt_rule_get_until (const ZimtRule *rule, ZimtDate *until);

void zimt_rule_set_until (ZimtRule *rule, ZimtDate until);

/* Writes into the rule what it takes from its first date: RFC 5545 3.3.10, "information [...] is
 * taken from the DTSTART". */
void zimt_rule_bind_first (ZimtRule *rule, ZimtDate first);

/* FALSE where no month or year that the bound rule reaches from @first on, and that begins before
 * @to, holds a date of it: libical would search for one until the year 20000, or for ever. DAILY
 * and WEEKLY end by themselves and are always TRUE. */
gboolean zimt_rule_can_match (const ZimtRule *rule, ZimtDate first, ZimtDate to);
