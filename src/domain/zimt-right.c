/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The table of rights. Its write column is also in the database (write_right, migration 0002). */
#include "zimt-right.h"

#include <glib/gi18n-lib.h>

#define NONE ZIMT_LEVEL_NONE
#define READ ZIMT_LEVEL_READ
#define WRITE ZIMT_LEVEL_WRITE

static const struct
{
  const char *word;
  ZimtKeptBy kept_by;
  ZimtLevel reception;
  ZimtLevel intern;
  ZimtLevel network;
  ZimtLevel lead;
  ZimtLevel counselling;
  ZimtLevel care;
} rights[ZIMT_N_RIGHTS] = {
  [ZIMT_RIGHT_PLAN]
  = { N_ ("Room plan"), ZIMT_KEPT_BY_DATABASE, WRITE, WRITE, WRITE, WRITE, WRITE, READ },
  [ZIMT_RIGHT_HOUSE] = { N_ ("Rooms, closures, settings"), ZIMT_KEPT_BY_DATABASE, READ, READ, READ,
                         WRITE, READ, READ },
  [ZIMT_RIGHT_ORGANISATIONS] = { N_ ("Organisations and contacts"), ZIMT_KEPT_BY_DATABASE, READ,
                                 WRITE, WRITE, WRITE, WRITE, NONE },
  [ZIMT_RIGHT_POOLS] = { N_ ("Interpreters and companions: name, languages, state"),
                         ZIMT_KEPT_BY_DATABASE, READ, WRITE, READ, WRITE, READ, NONE },
  [ZIMT_RIGHT_POOLS_PRIVATE]
  = { N_ ("Interpreters and companions: phone, address, notes, certificates"),
      ZIMT_KEPT_BY_CRYPTOGRAPHY, NONE, WRITE, NONE, WRITE, READ, NONE },
  [ZIMT_RIGHT_CASES]
  = { N_ ("Cases"), ZIMT_KEPT_BY_CRYPTOGRAPHY, NONE, NONE, NONE, NONE, WRITE, NONE },
  [ZIMT_RIGHT_FIGURES]
  = { N_ ("Yearly figures"), ZIMT_KEPT_BY_INTERFACE, NONE, NONE, READ, WRITE, READ, NONE },
  [ZIMT_RIGHT_ACCOUNTS]
  = { N_ ("Accounts"), ZIMT_KEPT_BY_DATABASE, NONE, NONE, NONE, WRITE, NONE, NONE },
  /* A backup stays as sealed as the file is, and a house without care of the system needs one too. */
  [ZIMT_RIGHT_BACKUP]
  = { N_ ("Backups"), ZIMT_KEPT_BY_INTERFACE, NONE, NONE, NONE, WRITE, NONE, WRITE },
};

ZimtLevel
zimt_right_get_level (ZimtRight right, ZimtRoles roles)
{
  ZimtLevel level = roles == 0 ? rights[right].reception : NONE;

  if ((roles & ZIMT_ROLE_INTERN) != 0)
    level = MAX (level, rights[right].intern);
  if ((roles & ZIMT_ROLE_NETWORK) != 0)
    level = MAX (level, rights[right].network);
  if ((roles & ZIMT_ROLE_LEAD) != 0)
    level = MAX (level, rights[right].lead);
  if ((roles & ZIMT_ROLE_COUNSELLING) != 0)
    level = MAX (level, rights[right].counselling);
  if ((roles & ZIMT_ROLE_CARE) != 0)
    level = MAX (level, rights[right].care);
  return level;
}

ZimtKeptBy
zimt_right_get_kept_by (ZimtRight right)
{
  return rights[right].kept_by;
}

const char *
zimt_right_to_word (ZimtRight right)
{
  return _ (rights[right].word);
}

const char *
zimt_level_to_word (ZimtRight right, ZimtLevel level)
{
  if (level == ZIMT_LEVEL_NONE)
    /* Translators: no right at all, in a table. */
    return C_ ("right", "–");
  if (level == ZIMT_LEVEL_READ)
    return C_ ("right", "read");
  if (right == ZIMT_RIGHT_PLAN)
    return C_ ("right", "read, book");
  if (right == ZIMT_RIGHT_BACKUP)
    return C_ ("right", "make");
  return C_ ("right", "write");
}

const char *
zimt_kept_by_to_word (ZimtKeptBy kept_by)
{
  switch (kept_by)
    {
    case ZIMT_KEPT_BY_CRYPTOGRAPHY:
      return _ ("cryptography");
    case ZIMT_KEPT_BY_DATABASE:
      return _ ("the database");
    case ZIMT_KEPT_BY_INTERFACE:
      return _ ("the interface");
    default:
      g_assert_not_reached ();
    }
}
