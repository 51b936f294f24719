/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who works with Zimt, and what they may. Nobody is logged in at the reception. */
#pragma once

#include "zimt-time.h"

/* A set of roles; 0 is the reception. */
typedef enum
{
  ZIMT_ROLE_INTERN = 1 << 0,
  ZIMT_ROLE_NETWORK = 1 << 1,
  ZIMT_ROLE_LEAD = 1 << 2,
  ZIMT_ROLE_COUNSELLING = 1 << 3,
  ZIMT_ROLE_CARE = 1 << 4, /* care of the system */
} ZimtRoles;

#define ZIMT_N_ROLES 5

typedef struct
{
  gint64 id;
  char *uid;  /* owned: 32 hexadecimal digits; what keys are bound to */
  char *name; /* owned: typed to unlock, and named by the history */
  ZimtRoles roles;
  ZimtDate last_day; /* 0: no end; the account can be used up to and on that day */
  gboolean is_ended; /* its keys are gone; it never comes back */
} ZimtAccount;

ZimtAccount *zimt_account_new (void); /* with a new uid */
ZimtAccount *zimt_account_copy (const ZimtAccount *account);
void zimt_account_free (ZimtAccount *account);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ZimtAccount, zimt_account_free)

/* Cleans the name in place and refuses, with ZIMT_ERROR_INVALID and a sentence: an empty or too
 * long name, the name of the reception ("reception", in any case), no role at all. */
gboolean zimt_account_validate (ZimtAccount *account, GError **error);

gboolean zimt_account_is_usable (const ZimtAccount *account, ZimtDate today);

/* Stable codes: "intern", "network", "lead", "counselling", "care". @role is one role; 0:
 * "reception", which is the database's code and no role that an account can have. */
const char *zimt_role_to_code (ZimtRoles role);

/* FALSE where there is no such role. */
gboolean zimt_role_from_code (const char *code, ZimtRoles *role);

/* What the role is called in the interface; 0: the reception. (transfer none) */
const char *zimt_role_to_word (ZimtRoles role);

/* Codes of all roles in the set, space between them, in the order above; (transfer full). */
char *zimt_roles_to_codes (ZimtRoles roles);
ZimtRoles zimt_roles_from_codes (const char *codes); /* unknown ones are left out */

/* The same as words, "Lead, Counselling"; 0: the reception; (transfer full). */
char *zimt_roles_to_words (ZimtRoles roles);
