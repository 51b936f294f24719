/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The hard rules: why somebody may not be offered this. Each rule is one function that answers with
 * a sentence, or NULL; the first sentence is told. */
#include "zimt-interpreter-match-private.h"

#include <glib/gi18n-lib.h>

#include "zimt-assignment.h"
#include "zimt-availability.h"
#include "zimt-time-names.h"

/* (transfer full) */
typedef char *(*Rule) (const ZimtInterpreterQuery *query, const ZimtRecord *interpreter,
                       GPtrArray *assignments);

static char *
check_state (const ZimtInterpreterQuery *query, const ZimtRecord *interpreter,
             GPtrArray *assignments)
{
  const char *state = zimt_record_get_text (interpreter, "state");
  ZimtDate until = zimt_record_get_date (interpreter, "paused_until");

  if (!g_str_equal (state, "active"))
    /* Translators: why somebody of the pool cannot interpret; %s is a state: "Paused". */
    return g_strdup_printf (_ ("Not active: %s."),
                            zimt_interpreter_query_get_label (query, "pool_state", state));
  if (until < query->wish.date)
    return NULL;
  g_autofree char *date = zimt_date_to_plain_text (until);
  /* Translators: %s is a date. */
  return g_strdup_printf (_ ("Pauses until %s."), date);
}

static char *
check_skill (const ZimtInterpreterQuery *query, const ZimtRecord *interpreter,
             GPtrArray *assignments)
{
  const ZimtInterpreterWish *wish = &query->wish;
  const char *language = zimt_interpreter_query_get_label (query, "language", wish->language);
  const char *other = zimt_interpreter_query_get_label (query, "language", wish->other);
  ZimtRecord *skill;

  switch (zimt_interpreter_query_find_skill (query, interpreter, &skill))
    {
    case ZIMT_SKILL_NONE:
      /* Translators: both are languages. */
      return g_strdup_printf (_ ("Does not interpret between %1$s and %2$s."), language, other);
    case ZIMT_SKILL_ONE_WAY:
      /* Translators: both are languages. */
      return g_strdup_printf (_ ("Interprets between %1$s and %2$s in one direction only."),
                              language, other);
    case ZIMT_SKILL_OTHER_MODE:
      /* Translators: %1$s is a language, %2$s a way to interpret: "Phone". */
      return g_strdup_printf (_ ("Does not interpret %1$s this way: %2$s."), language,
                              zimt_interpreter_query_get_label (query, "language_mode",
                                                                wish->mode));
    case ZIMT_SKILL_NOT_SWORN:
      {
        g_autofree char *date
            = zimt_date_to_plain_text (zimt_record_get_date (skill, "sworn_until"));

        /* Translators: of a sworn interpreter; %s is a date. */
        return g_strdup_printf (_ ("Was sworn until %s only."), date);
      }
    case ZIMT_SKILL_UNDERSTANDS:
    case ZIMT_SKILL_SPEAKS:
    default:
      return NULL;
    }
}

static char *
check_consent (const ZimtInterpreterQuery *query, const ZimtRecord *interpreter,
               GPtrArray *assignments)
{
  ZimtDate given = zimt_record_get_date (interpreter, "consent");
  ZimtDate withdrawn = zimt_record_get_date (interpreter, "consent_withdrawn");

  if (given == 0)
    return g_strdup (_ ("The consent is missing."));
  return withdrawn >= given ? g_strdup (_ ("The consent was withdrawn.")) : NULL;
}

static char *
check_undertaking (const ZimtInterpreterQuery *query, const ZimtRecord *interpreter,
                   GPtrArray *assignments)
{
  return zimt_record_get_date (interpreter, "undertaking") == 0
             ? g_strdup (_ ("The secrecy undertaking is not signed."))
             : NULL;
}

/* Where there are certificates, one of them has to hold. */
static char *
check_proofs (const ZimtInterpreterQuery *query, const ZimtRecord *interpreter,
              GPtrArray *assignments)
{
  const ZimtRecord *last = NULL;

  if (zimt_interpreter_get_valid_proof (interpreter, query->wish.date) != NULL)
    return NULL;
  for (guint i = 0; i < zimt_record_get_n_rows (interpreter, "proofs"); i++)
    {
      const ZimtRecord *proof = zimt_record_get_row (interpreter, "proofs", i);

      if (last == NULL
          || zimt_record_get_date (proof, "valid_until")
                 > zimt_record_get_date (last, "valid_until"))
        last = proof;
    }
  if (last == NULL)
    return NULL;
  g_autofree char *date = zimt_date_to_plain_text (zimt_record_get_date (last, "valid_until"));
  /* Translators: %1$s is the title of a certificate, %2$s a date. */
  return g_strdup_printf (_ ("The certificate “%1$s” was valid until %2$s only."),
                          zimt_record_get_text (last, "title"), date);
}

static char *
check_field (const ZimtInterpreterQuery *query, const ZimtRecord *interpreter,
             GPtrArray *assignments)
{
  const char *field = query->wish.field;

  if (!zimt_record_has_code (interpreter, "excluded", field))
    return NULL;
  /* Translators: %s is a field of work: "Health". */
  return g_strdup_printf (_ ("Excluded from the field: %s."),
                          zimt_interpreter_query_get_label (query, "interpreter_field", field));
}

static char *
check_flag (const ZimtInterpreterQuery *query, const ZimtRecord *interpreter,
            GPtrArray *assignments)
{
  if (zimt_record_is_empty (interpreter, "flag"))
    return NULL;
  /* Translators: %s is what somebody wrote down as the reason. */
  return g_strdup_printf (_ ("No offers because: %s"), zimt_record_get_text (interpreter, "flag"));
}

static char *
check_gender (const ZimtInterpreterQuery *query, const ZimtRecord *interpreter,
              GPtrArray *assignments)
{
  const char *gender = query->wish.gender;

  if (*gender == '\0' || g_str_equal (gender, zimt_record_get_text (interpreter, "gender")))
    return NULL;
  /* Translators: %s is a gender: "female". */
  return g_strdup_printf (_ ("Does not have the gender that is wished for: %s."),
                          zimt_interpreter_query_get_label (query, "sex", gender));
}

static char *
check_hours (const ZimtInterpreterQuery *query, const ZimtRecord *interpreter,
             GPtrArray *assignments)
{
  const ZimtInterpreterWish *wish = &query->wish;

  if (zimt_availability_is_absent (interpreter, wish->date))
    return g_strdup (_ ("Is absent on that day."));
  return zimt_availability_covers (interpreter, wish->date, wish->from, wish->to)
             ? NULL
             : g_strdup (_ ("Has no time at these hours."));
}

static char *
check_lead (const ZimtInterpreterQuery *query, const ZimtRecord *interpreter,
            GPtrArray *assignments)
{
  int hours = zimt_record_get_number (interpreter, "lead_hours");
  ZimtMinute starts = zimt_minute_new (query->wish.date, query->wish.from);

  if (hours == 0 || starts >= query->now + (ZimtMinute)hours * 60)
    return NULL;
  return g_strdup_printf (ngettext ("Wants to know one hour before.",
                                    "Wants to know %d hours before.", (gulong)hours),
                          hours);
}

/* Between two jobs lies the longer travel time of the two, as in the database; it is hours at most,
 * so that the days around are enough. */
static gboolean
is_in_the_way (const ZimtInterpreterWish *wish, int travel, const ZimtRecord *assignment)
{
  ZimtDate date = zimt_record_get_date (assignment, "date");
  ZimtMinute starts, ends;
  int gap;

  if (date < wish->date - 1 || date > wish->date + 1)
    return FALSE;
  starts = zimt_minute_new (date, zimt_record_get_time (assignment, "from"));
  ends = zimt_minute_new (date, zimt_record_get_time (assignment, "to"));
  gap = MAX (travel, zimt_record_get_number (assignment, "travel"));
  return starts < zimt_minute_new (wish->date, wish->to) + gap
         && zimt_minute_new (wish->date, wish->from) < ends + gap
         && !g_str_equal (zimt_record_get_id (assignment), wish->ignore)
         && zimt_assignment_is_holding (zimt_record_get_text (assignment, "state"));
}

static char *
check_free (const ZimtInterpreterQuery *query, const ZimtRecord *interpreter,
            GPtrArray *assignments)
{
  int travel = zimt_record_get_number (interpreter, "travel");

  for (guint i = 0; assignments != NULL && i < assignments->len; i++)
    {
      const ZimtRecord *assignment = assignments->pdata[i];

      if (!is_in_the_way (&query->wish, travel, assignment))
        continue;
      g_autofree char *from = zimt_time_format (zimt_record_get_time (assignment, "from"));
      g_autofree char *to = zimt_time_format (zimt_record_get_time (assignment, "to"));
      /* Translators: both are times: "10:00". */
      return g_strdup_printf (_ ("Has another assignment from %1$s to %2$s, or is on the way."),
                              from, to);
    }
  return NULL;
}

char *
zimt_interpreter_query_dup_obstacle (const ZimtInterpreterQuery *query,
                                     const ZimtRecord *interpreter, GPtrArray *assignments)
{
  /* What lasts goes first. */
  static const Rule rules[]
      = { check_state, check_skill,  check_consent, check_undertaking, check_proofs, check_field,
          check_flag,  check_gender, check_hours,   check_lead,        check_free };

  for (guint i = 0; i < G_N_ELEMENTS (rules); i++)
    {
      char *sentence = rules[i](query, interpreter, assignments);

      if (sentence != NULL)
        return sentence;
    }
  return NULL;
}
