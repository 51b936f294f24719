/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of matching share. */
#pragma once

#include "zimt-interpreter-match.h"

/* One question, made ready for many interpreters. */
typedef struct
{
  const ZimtPeopleBook *book;
  ZimtInterpreterWish wish; /* with "other" and "mode" named */
  ZimtMinute now;
  ZimtLabelFunc get_label; /* (nullable) */
  gpointer data;
} ZimtInterpreterQuery;

/* "Health" of ("interpreter_field", "health"); the code where there is no label. */
const char *zimt_interpreter_query_get_label (const ZimtInterpreterQuery *query, const char *list,
                                              const char *code);

/* How well somebody's languages fit, the better the higher. */
typedef enum
{
  ZIMT_SKILL_NONE,
  ZIMT_SKILL_ONE_WAY, /* the pair, but in one direction only */
  ZIMT_SKILL_OTHER_MODE,
  ZIMT_SKILL_NOT_SWORN, /* any more, and it is for "legal" */
  ZIMT_SKILL_UNDERSTANDS,
  ZIMT_SKILL_SPEAKS,
} ZimtSkillFit;

/* The best of the language pairs for the question, by fit and then level; *skill is borrowed, NULL
 * where there is none. */
ZimtSkillFit zimt_interpreter_query_find_skill (const ZimtInterpreterQuery *query,
                                                const ZimtRecord *interpreter, ZimtRecord **skill);

/* 15 of "native" to 0. */
int zimt_skill_get_level_points (const ZimtRecord *skill);

/* Sworn on @date: a court is named and the time is not over. */
gboolean zimt_skill_is_sworn (const ZimtRecord *skill, ZimtDate date);

/* A certificate that holds on @date; NULL; (transfer none). */
ZimtRecord *zimt_interpreter_get_valid_proof (const ZimtRecord *interpreter, ZimtDate date);

/* Why not; NULL: nothing is in the way. @assignments: those of the interpreter, ZimtRecord
 * (nullable). */
char *zimt_interpreter_query_dup_obstacle (const ZimtInterpreterQuery *query,
                                           const ZimtRecord *interpreter, GPtrArray *assignments);
