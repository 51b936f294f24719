/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What both sides of an assignment are told, step by step. Whom it is for is never in it: the text
 * goes out by e-mail. */
#include "zimt-assignment.h"

#include <glib/gi18n-lib.h>

#include "zimt-money.h"
#include "zimt-pool-reasons.h"
#include "zimt-time-names.h"

/* What stands below the sentences. */
typedef enum
{
  PART_FACTS = 0,      /* always */
  PART_OTHER_SIDE = 1, /* who else comes */
  PART_ALLOWANCE = 2,
} Part;

typedef struct
{
  const char *state;
  ZimtSide side;
  const char *sentences; /* N_() */
  Part parts;
} Message;

/* Translators: what follows is written to interpreters and to who asked for one, between "Hello …,"
 * and the facts of the appointment; plain and polite. */
static const Message messages[] = {
  { "asked", ZIMT_SIDE_REQUESTER,
    N_ ("thank you for asking. We are looking for somebody to interpret and will write to you as "
        "soon as we know more.") },
  { "declined", ZIMT_SIDE_REQUESTER,
    N_ ("we are sorry: we cannot find anybody to interpret at this appointment. Please write to us "
        "if another day or time would do.") },
  { "offered", ZIMT_SIDE_INTERPRETER,
    N_ ("would you like to interpret at this appointment? Please answer as soon as you can, also "
        "if "
        "it does not suit you.") },
  { "accepted", ZIMT_SIDE_INTERPRETER,
    N_ ("thank you for accepting. Please keep the time free; we will write to you when everything "
        "is settled.") },
  { "accepted", ZIMT_SIDE_REQUESTER,
    N_ ("we have found somebody to interpret at your appointment. Please tell us soon whether it "
        "stays as it is; then we will confirm it.") },
  { "refused", ZIMT_SIDE_REQUESTER,
    N_ ("the interpreter cannot come to your appointment. We keep looking and will write to you as "
        "soon as we know more.") },
  { "confirmed", ZIMT_SIDE_INTERPRETER,
    N_ ("the appointment is confirmed. Thank you for coming. If something gets in the way, please "
        "tell us at once."),
    PART_OTHER_SIDE },
  { "confirmed", ZIMT_SIDE_REQUESTER,
    N_ ("the appointment is confirmed: somebody will interpret for you. If something changes, "
        "please tell us at once."),
    PART_OTHER_SIDE },
  { "done", ZIMT_SIDE_INTERPRETER,
    N_ ("thank you for interpreting. This is what we have written down; please tell us if "
        "something "
        "is wrong."),
    PART_ALLOWANCE },
  { "failed", ZIMT_SIDE_INTERPRETER,
    N_ ("the appointment did not take place. We are sorry, and thank you for having been ready.") },
  { "failed", ZIMT_SIDE_REQUESTER,
    N_ ("the appointment did not take place. If you still need somebody to interpret, please tell "
        "us a new time.") },
  { "settled", ZIMT_SIDE_INTERPRETER,
    N_ ("we have settled the assignment; the allowance will be paid soon."), PART_ALLOWANCE },
  { "paid", ZIMT_SIDE_INTERPRETER, N_ ("we have paid the allowance. Thank you for your work."),
    PART_ALLOWANCE },
  { "cancelled", ZIMT_SIDE_INTERPRETER,
    N_ ("the appointment was cancelled, so you need not come. Thank you for having been ready.") },
  { "cancelled", ZIMT_SIDE_REQUESTER,
    N_ ("the interpreter is cancelled for this appointment. If you need somebody at another time, "
        "please write to us.") },
};

static const Message closed_by_other = {
  "cancelled",
  ZIMT_SIDE_INTERPRETER,
  N_ ("somebody else has accepted this appointment already, so you need not answer any more. Thank "
      "you; we will gladly ask you again."),
};

/* A step back only mends what was written down: nobody is told. */
static gboolean
is_step_back (const char *state, const char *next)
{
  return (g_str_equal (state, "done") && g_str_equal (next, "confirmed"))
         || (g_str_equal (state, "settled") && g_str_equal (next, "done"));
}

static const Message *
find_message (const ZimtRecord *assignment, const char *next, ZimtSide side,
              gboolean is_closed_by_other)
{
  if (is_step_back (zimt_record_get_text (assignment, "state"), next)
      || (side == ZIMT_SIDE_INTERPRETER && zimt_record_is_empty (assignment, "interpreter")))
    return NULL;
  if (is_closed_by_other)
    return side == ZIMT_SIDE_INTERPRETER ? &closed_by_other : NULL;
  for (gsize i = 0; i < G_N_ELEMENTS (messages); i++)
    if (messages[i].side == side && g_str_equal (messages[i].state, next))
      return &messages[i];
  return NULL;
}

static const char *
get_code_label (const ZimtRecord *assignment, const char *field, const char *list,
                ZimtLabelFunc get_label, gpointer data)
{
  return zimt_label_or_code (get_label, data, list, zimt_record_get_text (assignment, field));
}

/* The name of a side; "" where it is not known. (transfer full) */
static char *
dup_side_name (const ZimtPeopleBook *book, const ZimtRecord *assignment, ZimtSide side)
{
  const char *name = zimt_record_get_text (assignment, "requester_name");

  if (side == ZIMT_SIDE_INTERPRETER)
    return zimt_people_book_dup_title (book, zimt_record_get_text (assignment, "interpreter"));
  return *name != '\0'
             ? g_strdup (name)
             : zimt_people_book_dup_title (book, zimt_record_get_text (assignment, "requester"));
}

static void
append_fact (GString *text, const char *title, const char *value)
{
  if (*value != '\0')
    /* Translators: a fact of an appointment: what it is, and what is so: "Place: Rathaus". */
    g_string_append_printf (text, _ ("%1$s: %2$s\n"), title, value);
}

/* What was typed stays as it is: a meeting point, say; the room then stands below it. */
static void
append_place (GString *text, const ZimtRecord *assignment, const char *house, const char *room)
{
  const char *place = zimt_record_get_text (assignment, "place");
  g_autofree char *where
      /* Translators: a house and one of its rooms: "Haus der Vielfalt, room 3 Conference room". */
      = room != NULL ? g_strdup_printf (_ ("%1$s, room %2$s"), house, room) : g_strdup ("");

  append_fact (text, _ ("Place"), *place != '\0' ? place : where);
  if (*place != '\0')
    append_fact (text, _ ("Room"), where);
}

static void
append_facts (GString *text, const ZimtRecord *assignment, const char *house, const char *room,
              ZimtLabelFunc get_label, gpointer data)
{
  g_autofree char *date = zimt_date_to_text (zimt_record_get_date (assignment, "date"));
  g_autofree char *from = zimt_time_format (MAX (zimt_record_get_time (assignment, "from"), 0));
  g_autofree char *to = zimt_time_format (MAX (zimt_record_get_time (assignment, "to"), 0));
  /* Translators: a date and two times: "Thu 26.11.2026, 10:00 to 11:00". */
  g_autofree char *when = g_strdup_printf (_ ("%1$s, %2$s to %3$s"), date, from, to);
  const char *language = get_code_label (assignment, "language", "language", get_label, data);
  const char *other = get_code_label (assignment, "other", "language", get_label, data);
  g_autofree char *pair = *other == '\0' ? g_strdup (language)
                                         /* Translators: two languages. */
                                         : g_strdup_printf (_ ("%1$s and %2$s"), language, other);

  /* Translators: a fact of an appointment: date and times. */
  append_fact (text, _ ("Time"), when);
  append_place (text, assignment, house, room);
  append_fact (text, _ ("District"),
               get_code_label (assignment, "district", "district", get_label, data));
  append_fact (text, _ ("Language"), pair);
  append_fact (text, _ ("Field"),
               get_code_label (assignment, "field", "interpreter_field", get_label, data));
  append_fact (text, _ ("Way"),
               get_code_label (assignment, "mode", "language_mode", get_label, data));
}

static void
append_allowance (GString *text, const ZimtPeopleBook *book, const ZimtRecord *assignment)
{
  int minutes = zimt_record_get_number (assignment, "minutes");
  int kilometres = zimt_record_get_number (assignment, "kilometres");
  g_autofree char *money = zimt_money_to_text (zimt_assignment_get_cents (book, assignment));
  /* Translators: a duration in minutes. */
  g_autofree char *duration = minutes > 0 ? g_strdup_printf (_ ("%d min"), minutes) : g_strdup ("");
  /* Translators: a distance in kilometres. */
  g_autofree char *way = kilometres > 0 ? g_strdup_printf (_ ("%d km"), kilometres) : g_strdup ("");

  append_fact (text, _ ("Duration"), duration);
  append_fact (text, _ ("Kilometres"), way);
  append_fact (text, _ ("Allowance"), money);
}

static void
append_other_side (GString *text, const ZimtPeopleBook *book, const ZimtRecord *assignment,
                   ZimtSide side)
{
  ZimtSide other = side == ZIMT_SIDE_INTERPRETER ? ZIMT_SIDE_REQUESTER : ZIMT_SIDE_INTERPRETER;
  g_autofree char *name = dup_side_name (book, assignment, other);

  append_fact (text, other == ZIMT_SIDE_INTERPRETER ? _ ("Interpreter") : _ ("Asked for by"), name);
}

char *
zimt_assignment_dup_text (const ZimtPeopleBook *book, const ZimtRecord *assignment,
                          const char *next, ZimtSide side, gboolean is_closed_by_other,
                          const char *house, const char *room, ZimtLabelFunc get_label,
                          gpointer data)
{
  const Message *message = find_message (assignment, next, side, is_closed_by_other);
  GString *text;

  if (message == NULL)
    return g_strdup ("");
  text = g_string_new (NULL);
  g_autofree char *name = dup_side_name (book, assignment, side);
  if (*name != '\0')
    /* Translators: the beginning of a letter; %s is a name. */
    g_string_append_printf (text, _ ("Hello %s,"), name);
  else
    /* Translators: the beginning of a letter to somebody whose name is not known. */
    g_string_append (text, _ ("Hello,"));
  g_string_append_printf (text, "\n\n%s\n\n", _ (message->sentences));
  append_facts (text, assignment, house, room, get_label, data);
  if (message->parts & PART_OTHER_SIDE)
    append_other_side (text, book, assignment, side);
  if (message->parts & PART_ALLOWANCE)
    append_allowance (text, book, assignment);
  /* Translators: the end of a letter, above the name of the house. */
  g_string_append_printf (text, "\n%s\n%s\n", _ ("Kind regards"), house);
  return g_string_free (text, FALSE);
}

char *
zimt_assignment_dup_subject (const ZimtRecord *assignment, ZimtLabelFunc get_label, gpointer data)
{
  g_autofree char *date = zimt_date_to_text (zimt_record_get_date (assignment, "date"));
  g_autofree char *from = zimt_time_format (MAX (zimt_record_get_time (assignment, "from"), 0));

  /* Translators: subject of an e-mail: a language, a date, a time. */
  return g_strdup_printf (_ ("Interpreting %1$s on %2$s, %3$s"),
                          get_code_label (assignment, "language", "language", get_label, data),
                          date, from);
}
