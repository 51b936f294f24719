/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An entry for a case's pseudonym, with a button that makes another one. */
#pragma once

#include <adwaita.h>

#include "zimt-session.h"

#define ZIMT_TYPE_PSEUDONYM_FIELD (zimt_pseudonym_field_get_type ())
G_DECLARE_FINAL_TYPE (ZimtPseudonymField, zimt_pseudonym_field, ZIMT, PSEUDONYM_FIELD, AdwBin)

/* @name: for assistive technologies. */
GtkWidget *zimt_pseudonym_field_new (ZimtSession *session, const char *name);

/* (transfer none) */
GtkWidget *zimt_pseudonym_field_get_entry (ZimtPseudonymField *field);
