/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A practice house with accounts: Ada (lead, counselling), Cem (counselling) and Ina (intern). */
#pragma once

#include "editor-fixture.h"
#include "zimt-session.h"

#define CASES_PASSWORD "korrekt pferd batterie"

typedef struct
{
  EditorFixture house;
  ZimtSession *session; /* owned */
  GtkWindow *window;    /* a weak pointer: empty until a test puts something in it */
} CasesFixture;

void cases_fixture_set_up (CasesFixture *fixture, gconstpointer data);
void cases_fixture_tear_down (CasesFixture *fixture, gconstpointer data);

/* Removes what all tests share. */
void cases_fixture_forget (void);

void cases_unlock (CasesFixture *fixture, const char *name);
void cases_lock (CasesFixture *fixture);

/* Stores @record (transfer full); as it is stored, of the book. */
ZimtRecord *cases_store (CasesFixture *fixture, ZimtRecord *record);

/* A pseudonymous case that is called @pseudonym; its id. (transfer full) */
char *cases_add_case (CasesFixture *fixture, const char *pseudonym);

/* The newest record of @kind in the book that is not in @before (nullable); waits for it. */
ZimtRecord *cases_wait_for (CasesFixture *fixture, ZimtRecordKind kind, guint n_records);

/* The widget of a field of a form, by its name; NULL where there is none that is visible. */
GtkWidget *cases_find_field (GtkWidget *root, const char *name);

/* The first mapped window of @type; (transfer none) (nullable). */
GtkWindow *cases_find_window (GType type);
GtkWindow *cases_wait_for_window (GType type);
void cases_wait_for_no_window (GType type);

/* Whether @text stands in any widget of any window. */
gboolean cases_is_anywhere (const char *text);

/* Types into an entry or a text view. */
void cases_type (GtkWidget *widget, const char *text);
