/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The assistant that makes a house's vault: the lead's account, the recovery key on paper, and
 * whether it is on the paper. Also for a new recovery key. Nothing that is typed or shown in it
 * stays when it goes. */
#pragma once

#include <adwaita.h>

#include "zimt-session.h"

typedef enum
{
  ZIMT_ACCOUNTS_SETUP_FOUND,   /* the first account and the recovery key */
  ZIMT_ACCOUNTS_SETUP_REPLACE, /* a new recovery key, by whoever is unlocked */
} ZimtAccountsSetupKind;

#define ZIMT_TYPE_ACCOUNTS_SETUP (zimt_accounts_setup_get_type ())
G_DECLARE_FINAL_TYPE (ZimtAccountsSetup, zimt_accounts_setup, ZIMT, ACCOUNTS_SETUP, AdwWindow)

GtkWindow *zimt_accounts_setup_new (GtkWindow *parent, ZimtSession *session,
                                    ZimtAccountsSetupKind kind);

/* "person", "key", "check" or "done". */
const char *zimt_accounts_setup_get_page_name (ZimtAccountsSetup *setup);

/* As if Next were pressed. */
void zimt_accounts_setup_next (ZimtAccountsSetup *setup);
