/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A window with the practice house and its vault, for tests. */
#pragma once

#include "window-fixture.h"

#define VAULT_LEAD "Ayşe Demir"
#define VAULT_PASSWORD "drei kleine Pferde"
#define VAULT_OTHER_PASSWORD "vier grosse Esel"

/* Opens the practice house and gives it a vault, whose first account is VAULT_LEAD with
 * VAULT_PASSWORD and @roles beside the lead. Returns the recovery key; (transfer full). */
char *vault_found (WindowFixture *fixture, ZimtRoles roles);

/* Unlocks without the dialog and waits for it. */
void vault_unlock (WindowFixture *fixture, const char *name, const char *password);

/* Adds an account with VAULT_OTHER_PASSWORD, by whoever is unlocked; its id. */
gint64 vault_add (WindowFixture *fixture, const char *name, ZimtRoles roles);

/* The account as the house has it; (transfer none). */
const ZimtAccount *vault_find_account (WindowFixture *fixture, const char *name);

/* Waits until the window is unlocked, or locked. */
void vault_wait_unlocked (WindowFixture *fixture, gboolean is_unlocked);

/* The @index-th widget of @type below @root that is shown; fails where there is none. */
GtkWidget *vault_get_nth (GtkWidget *root, GType type, guint index);

/* Types into the @index-th field of @type. */
void vault_type (GtkWidget *root, GType type, guint index, const char *text);

/* Clicks the button below @root whose label begins so. */
void vault_click (GtkWidget *root, const char *label);
