/* SPDX-License-Identifier: GPL-3.0-or-later */
/* When Zimt locks, how long cases are kept, the lists of codes and the documents that the law asks
 * for, as a page of the preferences. */
#pragma once

#include <adwaita.h>

#include "zimt-session.h"

#define ZIMT_TYPE_VAULT_PAGE (zimt_vault_page_get_type ())
G_DECLARE_FINAL_TYPE (ZimtVaultPage, zimt_vault_page, ZIMT, VAULT_PAGE, AdwPreferencesPage)

/* Signal "message" (const char *text): a sentence for people. */
GtkWidget *zimt_vault_page_new (ZimtSession *session);
