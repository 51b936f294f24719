/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The table of rights as data. The database has its own copy of what it keeps (write_right); a test
 * of the store compares the two. */
#include "zimt-right.h"

#include <glib/gi18n-lib.h>

#define NONE ZIMT_LEVEL_NONE
#define READ ZIMT_LEVEL_READ
#define WRITE ZIMT_LEVEL_WRITE
#define CRYPTOGRAPHY ZIMT_KEPT_BY_CRYPTOGRAPHY
#define DATABASE ZIMT_KEPT_BY_DATABASE
#define INTERFACE ZIMT_KEPT_BY_INTERFACE

/* The lead reads no cases without being a counsellor too. Backup is for the care of the system, and
 * for the lead as well: the office must be able to make one when nobody else is there. */
static const struct
{
  const char *word;
  ZimtKeptBy kept_by;
  ZimtLevel levels[1 + ZIMT_N_ROLES];
} rights_table[ZIMT_N_RIGHTS] = {
  /* clang-format off */
                                                /* reception intern network lead counselling care */
  [ZIMT_RIGHT_PLAN] =
    { N_("Room plan"), DATABASE,                  { WRITE, WRITE, WRITE, WRITE, WRITE, READ } },
  [ZIMT_RIGHT_HOUSE] =
    { N_("Rooms, closures, equipment, settings of the house"), DATABASE,
                                                  { READ, READ, READ, WRITE, READ, READ } },
  [ZIMT_RIGHT_ORGANISATIONS] =
    { N_("Organisations and contacts"), DATABASE, { READ, WRITE, WRITE, WRITE, WRITE, NONE } },
  [ZIMT_RIGHT_POOLS] =
    { N_("Interpreters and companions: name, languages, state"), DATABASE,
                                                  { READ, WRITE, READ, WRITE, READ, NONE } },
  [ZIMT_RIGHT_POOLS_PRIVATE] =
    { N_("Interpreters and companions: phone, address, notes, certificates"), CRYPTOGRAPHY,
                                                  { NONE, WRITE, NONE, WRITE, READ, NONE } },
  /* A counsellor arranges an interpreter for the next appointment. */
  [ZIMT_RIGHT_ASSIGNMENTS] =
    { N_("Assignments of interpreters"), DATABASE, { NONE, WRITE, NONE, WRITE, WRITE, NONE } },
  [ZIMT_RIGHT_CASES] =
    { N_("Cases"), CRYPTOGRAPHY,                  { NONE, NONE, NONE, NONE, WRITE, NONE } },
  [ZIMT_RIGHT_FIGURES] =
    { N_("Yearly figures"), INTERFACE,            { NONE, NONE, READ, WRITE, READ, NONE } },
  [ZIMT_RIGHT_ACCOUNTS] =
    { N_("Accounts"), DATABASE,                   { NONE, NONE, NONE, WRITE, NONE, NONE } },
  [ZIMT_RIGHT_BACKUP] =
    { N_("Backup"), INTERFACE,                    { NONE, NONE, NONE, WRITE, NONE, WRITE } },
  /* clang-format on */
};

ZimtLevel
zimt_right_get_level (ZimtRight right, ZimtRoles roles)
{
  const ZimtLevel *levels = rights_table[right].levels;
  ZimtLevel level = ZIMT_LEVEL_NONE;

  if (roles == 0)
    return levels[0];
  for (guint i = 0; i < ZIMT_N_ROLES; i++)
    if ((roles & (1u << i)) != 0)
      level = MAX (level, levels[1 + i]);
  return level;
}

ZimtKeptBy
zimt_right_get_kept_by (ZimtRight right)
{
  return rights_table[right].kept_by;
}

ZimtRight
zimt_right_of_card (ZimtRecordKind kind)
{
  switch ((int)kind)
    {
    case ZIMT_RECORD_ORGANISATION:
    case ZIMT_RECORD_PERSON:
    case ZIMT_RECORD_MAILING:
    case ZIMT_RECORD_FILTER:
      return ZIMT_RIGHT_ORGANISATIONS;
    case ZIMT_RECORD_ASSIGNMENT:
    case ZIMT_RECORD_DEMAND:
      return ZIMT_RIGHT_ASSIGNMENTS;
    default:
      return ZIMT_RIGHT_POOLS;
    }
}

const char *
zimt_right_to_word (ZimtRight right)
{
  return _ (rights_table[right].word);
}

const char *
zimt_level_to_word (ZimtRight right, ZimtLevel level)
{
  switch (level)
    {
    case ZIMT_LEVEL_READ:
      /* Translators: what an account may do, in the table of rights. */
      return C_ ("right", "read");
    case ZIMT_LEVEL_WRITE:
      if (right == ZIMT_RIGHT_PLAN)
        return C_ ("right", "read, book");
      return right == ZIMT_RIGHT_BACKUP ? C_ ("right", "make and restore")
                                        : C_ ("right", "read, write");
    case ZIMT_LEVEL_NONE:
    default:
      return C_ ("right", "no access");
    }
}

const char *
zimt_kept_by_to_word (ZimtKeptBy kept_by)
{
  switch (kept_by)
    {
    case ZIMT_KEPT_BY_CRYPTOGRAPHY:
      /* Translators: what keeps a right. Without the key nobody can read it. */
      return C_ ("kept by", "encryption");
    case ZIMT_KEPT_BY_DATABASE:
      /* Translators: what keeps a right. The database refuses the change. */
      return C_ ("kept by", "database");
    case ZIMT_KEPT_BY_INTERFACE:
    default:
      /* Translators: what keeps a right. The program does not offer it. */
      return C_ ("kept by", "interface");
    }
}
