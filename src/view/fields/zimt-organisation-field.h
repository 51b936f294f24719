/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A field in which one finds an organisation by typing, or takes on a new one. */
#pragma once

#include <gtk/gtk.h>

#include "zimt-house.h"

#define ZIMT_TYPE_ORGANISATION_FIELD (zimt_organisation_field_get_type ())
G_DECLARE_FINAL_TYPE (ZimtOrganisationField, zimt_organisation_field, ZIMT, ORGANISATION_FIELD,
                      GtkBox)

/* Signal "changed" (): another organisation, or another text.
 * Signal "wanted" (const char *name): a new organisation of that name was asked for; whoever makes
 * it calls zimt_organisation_field_set_organisation (). */

void zimt_organisation_field_set_house (ZimtOrganisationField *field, const ZimtHouse *house);

/* FALSE where the text names no organisation of the house; 0 where it is empty. */
gboolean zimt_organisation_field_get_organisation (ZimtOrganisationField *field,
                                                   gint64 *organisation_id);
void zimt_organisation_field_set_organisation (ZimtOrganisationField *field,
                                               gint64 organisation_id);

/* Any name will do: none is offered to be taken on, and a beginning is not completed by leaving. */
void zimt_organisation_field_allow_any (ZimtOrganisationField *field);

/* Shows a name, that of one of the house's or any. */
void zimt_organisation_field_set_text (ZimtOrganisationField *field, const char *text);

/* What stands in the field; (transfer none). */
const char *zimt_organisation_field_get_text (ZimtOrganisationField *field);

/* The entry in it; (transfer none). */
GtkWidget *zimt_organisation_field_get_entry (ZimtOrganisationField *field);

/* "IB · Internationaler Bund", or one name where both are the same; (transfer full). */
char *zimt_organisation_to_label (const ZimtOrganisation *organisation);
