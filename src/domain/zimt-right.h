/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The table of rights: the one source for what menus offer, what the desk refuses, what the
 * database refuses and what the rights page says. */
#pragma once

#include "zimt-account.h"
#include "zimt-record.h"

typedef enum
{
  ZIMT_RIGHT_PLAN,          /* bookings */
  ZIMT_RIGHT_HOUSE,         /* rooms, closures, equipment, settings of the house */
  ZIMT_RIGHT_ORGANISATIONS, /* organisations, contacts */
  ZIMT_RIGHT_POOLS,         /* interpreters, companions: name, languages, state */
  ZIMT_RIGHT_POOLS_PRIVATE, /* class P: phone, address, notes, certificates */
  ZIMT_RIGHT_ASSIGNMENTS,   /* jobs of interpreters, and demand that could not be met */
  ZIMT_RIGHT_CASES,         /* class C */
  ZIMT_RIGHT_FIGURES,       /* yearly figures */
  ZIMT_RIGHT_ACCOUNTS,
  ZIMT_RIGHT_BACKUP,
  ZIMT_N_RIGHTS,
} ZimtRight;

typedef enum
{
  ZIMT_LEVEL_NONE,
  ZIMT_LEVEL_READ,
  ZIMT_LEVEL_WRITE,
} ZimtLevel;

/* What keeps a right. */
typedef enum
{
  ZIMT_KEPT_BY_CRYPTOGRAPHY,
  ZIMT_KEPT_BY_DATABASE,
  ZIMT_KEPT_BY_INTERFACE,
} ZimtKeptBy;

/* The most that one of @roles (0: the reception) may. */
ZimtLevel zimt_right_get_level (ZimtRight right, ZimtRoles roles);
ZimtKeptBy zimt_right_get_kept_by (ZimtRight right);

/* The right that cards of @kind need. */
ZimtRight zimt_right_of_card (ZimtRecordKind kind);

/* For the rights page; (transfer none). */
const char *zimt_right_to_word (ZimtRight right);
const char *zimt_level_to_word (ZimtRight right, ZimtLevel level); /* "read, book" for the plan */
const char *zimt_kept_by_to_word (ZimtKeptBy kept_by);
