/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the keepers of the pools have to do, each rule a function that looks at one card. */
#include "zimt-pool-due.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "zimt-assignment.h"
#include "zimt-tandem-match.h"
#include "zimt-time-names.h"

/* The law names no validity; agreements after § 72a (2) and (4) SGB VIII usually say five years. */
#define CONDUCT_YEARS 5

/* § 72a (5) SGB VIII: at the latest three months after the work ended. */
#define FORGET_MONTHS 3

#define PROOF_DAYS 30
#define ANSWER_DAYS 2
#define FIRST_TALK_DAYS 14
#define TALK_MONTHS 3
#define EARLY_DAYS 30

/* What stays the same while a list is made. */
typedef struct
{
  const ZimtPeopleBook *book;
  ZimtDate today;
  GPtrArray *list; /* borrowed: ZimtDue */
} DueQuery;

void
zimt_due_free (ZimtDue *due)
{
  if (due == NULL)
    return;
  zimt_record_unref (due->record);
  g_free (due->text);
  g_free (due);
}

/* @text: (transfer full). */
static void
add_due (const DueQuery *query, ZimtDueKind kind, ZimtRecord *record, ZimtDate date, char *text)
{
  ZimtDue *due = g_new0 (ZimtDue, 1);

  due->kind = kind;
  due->record = zimt_record_ref (record);
  due->date = date;
  due->text = text;
  g_ptr_array_add (query->list, due);
}

static gboolean
has_state (const ZimtRecord *record, const char *state)
{
  return strcmp (zimt_record_get_text (record, "state"), state) == 0;
}

/* The same day some months later; the month's last where it has no such day, and the last day of
 * all where Zimt does not plan that far. */
static ZimtDate
add_months (ZimtDate date, int n_months)
{
  int year = 0, month = 0, day = 0;
  ZimtDate later = ZIMT_DATE_LAST;

  zimt_date_to_ymd (date, &year, &month, &day);
  month += n_months - 1;
  year += month / 12;
  month = month % 12 + 1;
  while (day > 0 && !zimt_date_from_ymd (year, month, day, &later))
    day--;
  return later;
}

/* --- Companions --- */

static gboolean
has_conduct (const ZimtRecord *companion)
{
  return !zimt_record_is_empty (companion, "conduct_inspected")
         || !zimt_record_is_empty (companion, "conduct_issued")
         || !zimt_record_is_empty (companion, "conduct_entry");
}

/* When its facts are to be gone; 0: not yet known. */
static ZimtDate
get_conduct_end (const ZimtRecord *companion)
{
  ZimtDate ended = zimt_record_get_date (companion, "ended");

  return ended != 0 && has_conduct (companion) ? add_months (ended, FORGET_MONTHS) : 0;
}

/* Told anew 90, 30 and 0 days before: the day of the last of these is when it is due. */
static void
add_conduct (const DueQuery *query, ZimtRecord *companion, const char *name)
{
  static const int days_before[] = { 0, 30, 90 };
  ZimtDate issued = zimt_record_get_date (companion, "conduct_issued");
  ZimtDate ends;

  if (issued == 0 || !zimt_record_is_empty (companion, "ended") || has_state (companion, "left"))
    return;
  ends = add_months (issued, CONDUCT_YEARS * 12);
  for (guint i = 0; i < G_N_ELEMENTS (days_before); i++)
    {
      if (query->today < ends - days_before[i])
        continue;
      g_autofree char *date = zimt_date_to_plain_text (ends);
      add_due (query, ZIMT_DUE_CONDUCT, companion, ends - days_before[i],
               g_strdup_printf (
                   query->today < ends
                       /* Translators: a name and a date. */
                       ? _ (
                           "Ask %1$s for a new certificate of good conduct: it is good until %2$s.")
                       /* Translators: a name and a date. */
                       : _ ("Ask %1$s for a new certificate of good conduct: it was good until "
                            "%2$s."),
                   name, date));
      return;
    }
}

static void
check_companion (const DueQuery *query, ZimtRecord *companion)
{
  g_autofree char *name = zimt_record_dup_title (companion);
  ZimtDate forget = get_conduct_end (companion);

  add_conduct (query, companion, name);
  if (forget != 0 && forget <= query->today)
    add_due (query, ZIMT_DUE_CONDUCT_DELETE, companion, forget,
             g_strdup_printf (
                 /* Translators: a name. */
                 _ ("Delete what is known of the certificate of good conduct of %s."), name));
}

gboolean
zimt_companion_forget_conduct (ZimtRecord *companion, ZimtDate today)
{
  ZimtDate forget = get_conduct_end (companion);

  if (forget == 0 || forget > today)
    return FALSE;
  zimt_record_set_date (companion, "conduct_inspected", 0);
  zimt_record_set_date (companion, "conduct_issued", 0);
  zimt_record_set_text (companion, "conduct_entry", "");
  return TRUE;
}

/* --- Tandems --- */

static ZimtDate
get_last_talk (const ZimtRecord *tandem)
{
  ZimtDate last = 0;

  for (guint i = 0; i < zimt_record_get_n_rows (tandem, "talks"); i++)
    last = MAX (last, zimt_record_get_date (zimt_record_get_row (tandem, "talks", i), "date"));
  return last;
}

/* Talks before the start are not about the tandem. One up to EARLY_DAYS before the three months are
 * over is the one that is due then; from it on a quarter after the last one. */
ZimtDate
zimt_tandem_get_next_talk (const ZimtRecord *tandem)
{
  ZimtDate started = zimt_record_get_date (tandem, "started");
  ZimtDate last = get_last_talk (tandem);
  ZimtDate second;

  if (started == 0 || !zimt_tandem_is_open (zimt_record_get_text (tandem, "state")))
    return 0;
  if (last <= started)
    return started + FIRST_TALK_DAYS;
  second = add_months (started, TALK_MONTHS);
  return last < second - EARLY_DAYS ? second : add_months (last, TALK_MONTHS);
}

static void
check_tandem (const DueQuery *query, ZimtRecord *tandem)
{
  ZimtDate next = zimt_tandem_get_next_talk (tandem);

  if (next == 0 || next > query->today)
    return;
  g_autofree char *companion
      = zimt_people_book_dup_title (query->book, zimt_record_get_text (tandem, "companion"));
  g_autofree char *newcomer
      = zimt_people_book_dup_title (query->book, zimt_record_get_text (tandem, "newcomer"));
  add_due (query, ZIMT_DUE_TANDEM, tandem, next,
           /* Translators: the names of the two of a tandem. */
           g_strdup_printf (_ ("Ask %1$s and %2$s how their tandem is going."), companion,
                            newcomer));
}

/* --- Interpreters --- */

/* Told PROOF_DAYS before; @what is its title. */
static void
add_proof (const DueQuery *query, ZimtRecord *interpreter, const char *what, ZimtDate until)
{
  if (until == 0 || query->today < until - PROOF_DAYS)
    return;
  g_autofree char *name = zimt_record_dup_title (interpreter);
  g_autofree char *date = zimt_date_to_plain_text (until);
  add_due (query, ZIMT_DUE_PROOF, interpreter, until - PROOF_DAYS,
           g_strdup_printf (query->today <= until
                                /* Translators: a name, a certificate, a date. */
                                ? _ ("Ask %1$s for a new proof: “%2$s” is valid until %3$s.")
                                /* Translators: a name, a certificate, a date. */
                                : _ ("Ask %1$s for a new proof: “%2$s” was valid until %3$s."),
                            name, what, date));
}

/* Whether a later certificate of the same title has taken its place. */
static gboolean
is_renewed (const ZimtRecord *interpreter, const ZimtRecord *proof)
{
  for (guint i = 0; i < zimt_record_get_n_rows (interpreter, "proofs"); i++)
    {
      const ZimtRecord *other = zimt_record_get_row (interpreter, "proofs", i);
      ZimtDate until = zimt_record_get_date (other, "valid_until");

      if (strcmp (zimt_record_get_text (other, "title"), zimt_record_get_text (proof, "title")) == 0
          && (until == 0 || until > zimt_record_get_date (proof, "valid_until")))
        return TRUE;
    }
  return FALSE;
}

static void
check_interpreter (const DueQuery *query, ZimtRecord *interpreter)
{
  if (has_state (interpreter, "left"))
    return;
  for (guint i = 0; i < zimt_record_get_n_rows (interpreter, "skills"); i++)
    add_proof (query, interpreter, _ ("Sworn"),
               zimt_record_get_date (zimt_record_get_row (interpreter, "skills", i),
                                     "sworn_until"));
  for (guint i = 0; i < zimt_record_get_n_rows (interpreter, "proofs"); i++)
    {
      const ZimtRecord *proof = zimt_record_get_row (interpreter, "proofs", i);

      if (!is_renewed (interpreter, proof))
        add_proof (query, interpreter, zimt_record_get_text (proof, "title"),
                   zimt_record_get_date (proof, "valid_until"));
    }
}

/* --- Assignments --- */

/* The interpreter, else who asked; (transfer full). */
static char *
dup_assignment_name (const DueQuery *query, const ZimtRecord *assignment)
{
  const char *interpreter = zimt_record_get_text (assignment, "interpreter");
  const char *name = zimt_record_get_text (assignment, "requester_name");

  if (*interpreter != '\0')
    return zimt_people_book_dup_title (query->book, interpreter);
  return *name != '\0'
             ? g_strdup (name)
             : zimt_people_book_dup_title (query->book,
                                           zimt_record_get_text (assignment, "requester"));
}

static gboolean
is_unanswered (const ZimtRecord *assignment)
{
  return has_state (assignment, "asked") || has_state (assignment, "checked")
         || has_state (assignment, "offered");
}

static void
check_assignment (const DueQuery *query, ZimtRecord *assignment)
{
  ZimtDate date = zimt_record_get_date (assignment, "date");
  g_autofree char *name = dup_assignment_name (query, assignment);
  g_autofree char *day = zimt_date_to_text (date);

  if (has_state (assignment, "done"))
    add_due (query, ZIMT_DUE_SETTLE, assignment, date,
             /* Translators: a name and a date. */
             g_strdup_printf (_ ("Settle the assignment of %1$s on %2$s."), name, day));
  else if (date < query->today
           && zimt_assignment_is_open (zimt_record_get_text (assignment, "state")))
    add_due (query, ZIMT_DUE_ASSIGNMENT, assignment, date + 1,
             /* Translators: a name and a date. */
             g_strdup_printf (_ ("Note whether the assignment of %1$s on %2$s took place."), name,
                              day));
  else if (is_unanswered (assignment) && date - ANSWER_DAYS <= query->today)
    add_due (query, ZIMT_DUE_ASSIGNMENT, assignment, date - ANSWER_DAYS,
             /* Translators: a name and a date. */
             g_strdup_printf (
                 _ ("Find out who interprets: the assignment of %1$s on %2$s has no answer yet."),
                 name, day));
}

/* --- All --- */

static int
compare_dues (gconstpointer a, gconstpointer b)
{
  const ZimtDue *one = *(const ZimtDue *const *)a, *other = *(const ZimtDue *const *)b;
  int order;

  if (one->date != other->date)
    return one->date < other->date ? -1 : 1;
  if (one->kind != other->kind)
    return (int)one->kind - (int)other->kind;
  order = strcmp (zimt_record_get_id (one->record), zimt_record_get_id (other->record));
  return order != 0 ? order : strcmp (one->text, other->text);
}

static void
check_kind (const DueQuery *query, ZimtRecordKind kind,
            void (*check) (const DueQuery *query, ZimtRecord *record))
{
  g_autoptr (GPtrArray) records = zimt_people_book_list (query->book, kind);

  for (guint i = 0; i < records->len; i++)
    check (query, records->pdata[i]);
}

GPtrArray *
zimt_pool_list_due (const ZimtPeopleBook *book, ZimtDate today)
{
  GPtrArray *list = g_ptr_array_new_with_free_func ((GDestroyNotify)zimt_due_free);
  DueQuery query = { book, today, list };

  if (!zimt_people_book_has_private (book))
    return list;
  check_kind (&query, ZIMT_RECORD_COMPANION, check_companion);
  check_kind (&query, ZIMT_RECORD_TANDEM, check_tandem);
  check_kind (&query, ZIMT_RECORD_INTERPRETER, check_interpreter);
  check_kind (&query, ZIMT_RECORD_ASSIGNMENT, check_assignment);
  g_ptr_array_sort (list, compare_dues);
  return list;
}
