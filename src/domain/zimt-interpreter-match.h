/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who can interpret: everybody of the pool is either ranked, with the reason of every point, or
 * left out, with the reason. Pure; the same input gives the same order. */
#pragma once

#include "zimt-people-book.h"

/* What is looked for; texts NULL or "": it does not matter. */
typedef struct
{
  const char *language; /* ISO 639-3; required */
  const char *other;    /* NULL: "deu" */
  const char *field;    /* of the list interpreter_field */
  const char *mode;     /* of the list language_mode; NULL: spoken */
  const char *gender;   /* of the list sex */
  const char *district;
  ZimtDate date;
  int from; /* minutes of the day, half-open */
  int to;
  const char *ignore; /* (nullable): an assignment that does not count as busy */
} ZimtInterpreterWish;

typedef struct
{
  ZimtRecord *interpreter; /* owned */
  int score;               /* of the ranked: the sum of the points */
  GPtrArray *reasons;  /* owned: for people: "+30 health is one of the fields"; of the ones left out
                        * first why, in one sentence */
  gboolean is_foreign; /* of the ones left out: does not interpret between these languages at all */
} ZimtInterpreterRank;

typedef struct
{
  GPtrArray *ranked;   /* owned: ZimtInterpreterRank, best first; equals by rotation, then id */
  GPtrArray *excluded; /* owned: ZimtInterpreterRank, by name, the foreign ones last */
} ZimtInterpreterMatch;

void zimt_interpreter_match_free (ZimtInterpreterMatch *match);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ZimtInterpreterMatch, zimt_interpreter_match_free)

/* ZIMT_ERROR_INVALID: no language, a date or times that are none; ZIMT_ERROR_NOT_ALLOWED where the
 * book has no private fields: nobody can be matched then.
 *
 * Hard: active and not paused, speaks the pair in the direction and way (both directions where none
 * is named; who "also understands" it counts as a weak speaker), consent given and not withdrawn,
 * undertaking signed, field not excluded, no flag, gender, in the weekly hours (or extra hours; no
 * hours at all: always) and not absent, lead time from @now, free: no assignment that holds (see
 * zimt-assignment.h) within the travel time before and after: the longer one of the two. An expired
 * sworn proof leaves out where the field is "legal", certificates where all of them have expired.
 * Talks need both directions, what is "written" the one from the language into the other. Who names
 * no ways takes any. Soft: field granted, district, rotation (longest without an assignment first),
 * level, certificate. @get_label: see zimt_people_dup_search_text (). (transfer full) (nullable) */
ZimtInterpreterMatch *zimt_interpreter_match (const ZimtPeopleBook *book,
                                              const ZimtInterpreterWish *wish, ZimtMinute now,
                                              ZimtLabelFunc get_label, gpointer data,
                                              GError **error);

/* Why an interpreter may not be offered this (spec: missing undertaking, expired proof, exclusion,
 * pause, flag, and the other hard rules), or NULL: it may; (transfer full) (nullable). */
char *zimt_interpreter_dup_obstacle (const ZimtPeopleBook *book, const ZimtRecord *interpreter,
                                     const ZimtInterpreterWish *wish, ZimtMinute now,
                                     ZimtLabelFunc get_label, gpointer data);

/* What an ASSIGNMENT record asks for; texts are borrowed from it. */
ZimtInterpreterWish zimt_interpreter_wish_of (const ZimtRecord *assignment);
