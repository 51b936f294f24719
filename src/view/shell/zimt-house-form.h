/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A new house: its name and its rooms. */
#pragma once

#include <adwaita.h>

#include "zimt-house.h"

#define ZIMT_TYPE_HOUSE_FORM (zimt_house_form_get_type ())
G_DECLARE_FINAL_TYPE (ZimtHouseForm, zimt_house_form, ZIMT, HOUSE_FORM, AdwBin)

/* Signal "create" (const char *name, GPtrArray *rooms as gpointer, borrowed: of ZimtRoom, in
 * order): the form is filled in and sound. Signal "back" (): no house is wanted after all. */
GtkWidget *zimt_house_form_new (void);

/* Adds a line, with what is known of the room, and puts the focus there. */
void zimt_house_form_add_room (ZimtHouseForm *form, const char *number, const char *name,
                               int n_seats);
void zimt_house_form_set_name (ZimtHouseForm *form, const char *name);

/* As if Create were pressed: "create" or a sentence in the form that says what is missing. */
void zimt_house_form_create (ZimtHouseForm *form);

/* The sentence that is shown, or NULL. */
const char *zimt_house_form_get_complaint (ZimtHouseForm *form);
