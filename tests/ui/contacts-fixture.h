/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Made contacts in the practice house, and the windows of their acts. */
#pragma once

#include "cards-fixture.h"
#include "vault-fixture.h"

ZimtSession *contacts_get_session (WindowFixture *fixture);
ZimtPeople *contacts_get_people (WindowFixture *fixture);

/* --- Cards --- */

/* Somebody who has answered ("given", "refused", NULL: was not asked) whether mails may come.
 * @address: (nullable). */
ZimtRecord *contacts_new_person (const char *given, const char *family, const char *address,
                                 const char *answer);
ZimtRecord *contacts_new_organisation (const char *short_name);

/* Waits for *result, which is cleared; what zimt_people_act_finish () says. */
GPtrArray *contacts_finish (WindowFixture *fixture, GAsyncResult **result, GError **error);

/* Stores @records (transfer full). */
void contacts_put (WindowFixture *fixture, GPtrArray *records);

/* One person twice, and one who is not double. */
void contacts_put_double (WindowFixture *fixture);

/* A practice house with a vault, which its lead has unlocked. */
void contacts_found_unlocked (WindowFixture *fixture);

/* --- The page --- */

/* The page with its list @index: 0 organisations, 1 persons. */
GtkWidget *contacts_open_list (WindowFixture *fixture, guint index);

/* The card that is listed so and in *place where; NULL where none is. (transfer none) */
ZimtRecord *contacts_find (GtkWidget *page, const char *title, guint *place);

/* Selects it, alone where @is_first. */
ZimtRecord *contacts_select (GtkWidget *page, const char *title, gboolean is_first);

/* Activates an action of the page, which must be there. */
void contacts_act (GtkWidget *page, const char *name);

/* --- The windows --- */

/* Waits for the window with that title or heading, or until it is gone. */
GtkWidget *contacts_wait_window (const char *title);
void contacts_wait_gone (const char *title);

/* What has the focus; there must be something. */
GtkWidget *contacts_get_focus (GtkWidget *window);

/* The button whose label is @label, which has a mnemonic; (nullable). */
GtkWidget *contacts_find_named (GtkWidget *window, const char *label);
void contacts_click (GtkWidget *window, const char *label);

/* As Ctrl+Return does. */
void contacts_do_primary (GtkWidget *window);

/* Answers the file chooser. */
void contacts_choose_file (const char *path);

/* For editor_wait (): @path is there. */
gboolean contacts_has_file (gpointer path);

/* What main () does; @add adds the tests, whose data @application is. */
typedef void (*ContactsAddFunc) (GtkApplication *application);
int contacts_run (int argc, char **argv, ContactsAddFunc add);
