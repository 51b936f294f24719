/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A house with a vault and three counsellors, of whom Ada is unlocked, and one case in a window.
 * The house is made once a program: passwords take their time. */
#pragma once

#include "editor-fixture.h"
#include "zimt-case-view.h"

typedef struct
{
  EditorFixture house;
  ZimtSession *session; /* owned */
  GtkWindow *window;    /* a weak pointer */
  ZimtCaseView *view;   /* borrowed from the window */
  char *told;           /* owned (nullable): the last message */
  guint n_backs;
} CaseFixture;

/* Makes the house and unlocks it; */
void case_fixture_begin (CaseFixture *test);
/* and takes it away. */
void case_fixture_end (CaseFixture *test);

/* Ada's password is typed again. */
void case_unlock (CaseFixture *test);

/* A window with an empty view; @width, @height: its size. */
void case_open_window (CaseFixture *test, int width, int height);
void case_close_window (CaseFixture *test);

/* Stores @record (transfer full); as it is stored (transfer none). */
ZimtRecord *case_store (CaseFixture *test, ZimtRecord *record);

/* A case of Ada's; @name: (nullable) named. Its id; (transfer full). */
char *case_new (CaseFixture *test, const char *pseudonym, const char *name);

/* A new record of the case, with one field set; (transfer full). */
ZimtRecord *case_new_record (const char *case_id, ZimtRecordKind kind, const char *field,
                             const char *text);

/* A consultation about @topic so many days ago, stored. */
ZimtRecord *case_add_consultation (CaseFixture *test, const char *case_id, int days_ago,
                                   const char *topic, const char *note);

/* The record as it is now; fails where it is not there. */
ZimtRecord *case_get (CaseFixture *test, const char *id);

/* Every version of a record, newest first; (transfer full). */
GPtrArray *case_load_versions (CaseFixture *test, const char *id);

/* The uid of one of "Ada", "Bela", "Cem". */
const char *case_get_uid (CaseFixture *test, const char *name);

/* Waits until the record has that revision. */
void case_wait_for_revision (CaseFixture *test, const char *id, guint revision);

/* The window of @type, which is shown; fails where there is none. */
GtkWindow *case_take_window (GType type);
gboolean case_has_window (GType type);

/* Whether any widget of any window says @text. */
gboolean case_is_seen (const char *text);

/* The same below one widget. */
gboolean case_says (GtkWidget *root, const char *text);

/* Presses the button of @root whose label begins so. */
void case_press (GtkWidget *root, const char *label);

/* The nth widget of @type below @root that is shown; fails where there is none. */
GtkWidget *case_get_nth (GtkWidget *root, GType type, guint index);
