/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Made people of the pools in the house of the cases' fixture, whom Ada puts there. */
#pragma once

#include "cases-fixture.h"

/* The card indexes, once they are read; with private fields where somebody is unlocked. */
ZimtPeople *pools_load (CasesFixture *fixture);

/* Stores @record (transfer full); its id, (transfer full). */
char *pools_put (CasesFixture *fixture, ZimtRecord *record);

/* An interpreter of @language and German who may be offered every job. */
ZimtRecord *pools_new_interpreter (const char *given, const char *family, const char *gender,
                                   const char *language);
ZimtRecord *pools_new_companion (const char *given, const char *family, const char *language);
ZimtRecord *pools_new_newcomer (const char *given, const char *family, const char *language,
                                int days_waited);
ZimtRecord *pools_new_organisation (const char *short_name, const char *email);

/* So many hours on a weekday (1: Monday). */
void pools_add_hours (ZimtRecord *record, const char *weekday, int from, int to);

/* The cards of a kind; GPtrArray of ZimtRecord, (transfer full). */
GPtrArray *pools_list (CasesFixture *fixture, ZimtRecordKind kind);

/* Waits until so many cards of a kind have that state (NULL: any). */
void pools_wait_for (CasesFixture *fixture, ZimtRecordKind kind, const char *state, guint n_cards);

/* Presses the button below @root whose label begins so; it has to be there, shown and sensitive. */
void pools_press (GtkWidget *root, const char *label);

/* Types into the field @name of the form below @root, in place of what stands there. */
void pools_type (GtkWidget *root, const char *name, const char *text);

/* Chooses a code of the field @name. */
void pools_choose (GtkWidget *root, const char *name, const char *code);

/* The first widget of @type below @root that is shown; fails where there is none. */
GtkWidget *pools_get_shown (GtkWidget *root, GType type);

/* The check button of the ranked person whose name begins so. */
GtkCheckButton *pools_get_rank (GtkWidget *root, const char *title);

/* Whether a label below @root that is shown has @text in it. */
gboolean pools_says (GtkWidget *root, const char *text);

/* Fails where a widget below @root that takes the focus has no name. */
void pools_check_names (GtkWidget *root);

/* A picture, named after the language too. */
void pools_photograph (GtkWidget *widget, const char *name);
