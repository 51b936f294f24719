/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The life of an assignment: which step may follow which, what is said to both sides, what it
 * earns. */
#pragma once

#include "zimt-people-book.h"

/* The codes that may follow @state (of the list assignment_state), NULL-terminated; "" : of a new
 * one (asked, offered). (transfer none). The table is the same in the database; a test compares. */
const char *const *zimt_assignment_get_next (const char *state);
gboolean zimt_assignment_may_follow (const char *state, const char *next);

/* Every state, in the order of a life, NULL-terminated. */
const char *const *zimt_assignment_get_states (void);

/* The interpreter's time is taken: accepted, confirmed, done, settled, paid. */
gboolean zimt_assignment_is_holding (const char *state);

/* Something is still to come: asked, checked, offered, accepted, confirmed. */
gboolean zimt_assignment_is_open (const char *state);

/* A DEMAND with what @assignment asked for, and no person; (transfer full). */
ZimtRecord *zimt_assignment_new_demand (const ZimtRecord *assignment, const char *reason);

/* Whether a field of an assignment may still be changed: date, times and travel time stay as they
 * are once nothing is to come any more. */
gboolean zimt_assignment_may_change (const ZimtRecord *assignment, const char *field);

/* What a button says for going to a state: "_Accepted". (transfer none) */
const char *zimt_assignment_get_act (const char *next);

typedef enum
{
  ZIMT_SIDE_INTERPRETER,
  ZIMT_SIDE_REQUESTER,
} ZimtSide;

/* The text that the step to @next needs for one side, ready to be sent: polite, plain, with date,
 * time, place and language; never with the person it is for. "" where that side need not hear of
 * it.
 * @is_closed_by_other: the offer ends because somebody else accepted first. @house: its name;
 * @room: (nullable) what is booked there, "3 Conference room". (transfer full) */
char *zimt_assignment_dup_text (const ZimtPeopleBook *book, const ZimtRecord *assignment,
                                const char *next, ZimtSide side, gboolean is_closed_by_other,
                                const char *house, const char *room, ZimtLabelFunc get_label,
                                gpointer data);

/* The subject of that text; (transfer full). */
char *zimt_assignment_dup_subject (const ZimtRecord *assignment, ZimtLabelFunc get_label,
                                   gpointer data);

/* --- Money --- */

/* The TARIFF of @date: the one that begins last on or before it; (transfer none) (nullable). */
ZimtRecord *zimt_people_book_get_tariff (const ZimtPeopleBook *book, ZimtDate date);

/* As done, else as planned. */
int zimt_assignment_get_minutes (const ZimtRecord *assignment);

/* What the tariff of its day gives, in cents: minutes (as done, else as planned), at least the
 * minimum, rounded up to the step, by the hour, and kilometres. 0 without tariff. */
int zimt_assignment_get_allowance (const ZimtPeopleBook *book, const ZimtRecord *assignment);

/* What it earns, in cents: what was settled stays, whatever the tariff says by now; else as above.
 */
int zimt_assignment_get_cents (const ZimtPeopleBook *book, const ZimtRecord *assignment);

typedef struct
{
  int n_assignments;
  int n_minutes;
  int n_kilometres;
  int cents;              /* settled and paid, with what is done and not settled yet */
  int limit_cents;        /* tax-free in that year; 0: no tariff names one */
  gboolean is_near_limit; /* 80 % or more */
} ZimtAllowanceYear;

ZimtAllowanceYear zimt_people_book_get_allowance_year (const ZimtPeopleBook *book,
                                                       const char *interpreter_id, int year);
