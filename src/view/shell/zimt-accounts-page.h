/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The accounts, as a page of the preferences. */
#pragma once

#include <adwaita.h>

#include "zimt-session.h"

#define ZIMT_TYPE_ACCOUNTS_PAGE (zimt_accounts_page_get_type ())
G_DECLARE_FINAL_TYPE (ZimtAccountsPage, zimt_accounts_page, ZIMT, ACCOUNTS_PAGE, AdwPreferencesPage)

/* Signal "message" (const char *text): a sentence for people. Without the right it says why the
 * accounts are not to be seen. */
GtkWidget *zimt_accounts_page_new (ZimtSession *session);
