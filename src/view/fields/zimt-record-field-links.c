/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Fields of records that lead to people, organisations and other records. */
#include <glib/gi18n-lib.h>

#include "zimt-card-field.h"
#include "zimt-case-field.h"
#include "zimt-choice-field.h"
#include "zimt-house-choices.h"
#include "zimt-organisation-field.h"
#include "zimt-record-field-private.h"

/* --- People and records --- */

static void
show_house_choices (ZimtRecordField *self, ZimtRecord *record, ZimtHouseChoices *choices,
                    const char *none)
{
  zimt_record_field_use (self, zimt_choice_field_new (zimt_record_field_get_title (self), none,
                                                      zimt_house_choices_get_ids (choices),
                                                      zimt_house_choices_get_labels (choices)));
  zimt_choice_field_set_id (ZIMT_CHOICE_FIELD (self->widget),
                            zimt_record_get_text (record, self->field->name));
  zimt_record_field_watch (self, self->widget, "changed");
}

static void
account_show (ZimtRecordField *self, ZimtRecord *record)
{
  g_autoptr (ZimtHouseChoices) choices
      = zimt_house_choices_new_counsellors (self->session,
                                            zimt_record_get_text (record, self->field->name));

  /* Translators: no counsellor. */
  show_house_choices (self, record, choices, C_ ("account", "Nobody"));
}

static void
consent_show (ZimtRecordField *self, ZimtRecord *record)
{
  g_autoptr (ZimtHouseChoices) choices
      = zimt_house_choices_new_consents (self->session, record, zimt_record_field_get_today (self));

  show_house_choices (self, record, choices, _ ("No consent that holds"));
}

static GtkWidget *
case_make (ZimtRecordField *self)
{
  return zimt_record_field_watch (self,
                                  zimt_case_field_new (self->session, _ ("None: counted only")),
                                  "changed");
}

static void
case_show (ZimtRecordField *self, ZimtRecord *record)
{
  zimt_case_field_set_case (ZIMT_CASE_FIELD (self->widget),
                            zimt_record_get_text (record, self->field->name));
}

static const char *
case_read (ZimtRecordField *self, ZimtRecord *record)
{
  const char *id = zimt_case_field_get_case (ZIMT_CASE_FIELD (self->widget));

  if (id == NULL)
    return _ ("Choose a case from the list, or say that it is about none.");
  zimt_record_set_text (record, self->field->name, id);
  return NULL;
}

static void
case_add_new (ZimtRecordField *self, GPtrArray *records)
{
  ZimtRecord *record = zimt_case_field_dup_new_case (ZIMT_CASE_FIELD (self->widget));

  if (record != NULL)
    g_ptr_array_add (records, record);
}

/* --- Organisations --- */

static GtkWidget *
organisation_make (ZimtRecordField *self)
{
  GtkWidget *widget = g_object_new (ZIMT_TYPE_ORGANISATION_FIELD, NULL);
  GtkWidget *entry = zimt_organisation_field_get_entry (ZIMT_ORGANISATION_FIELD (widget));

  zimt_organisation_field_set_house (ZIMT_ORGANISATION_FIELD (widget),
                                     zimt_center_get_house (
                                         zimt_session_get_center (self->session)));
  zimt_organisation_field_allow_any (ZIMT_ORGANISATION_FIELD (widget));
  gtk_entry_set_input_hints (GTK_ENTRY (entry), GTK_INPUT_HINT_PRIVATE | GTK_INPUT_HINT_NO_EMOJI);
  zimt_record_field_name (entry, zimt_record_field_get_title (self));
  return zimt_record_field_watch (self, widget, "changed");
}

static void
organisation_show (ZimtRecordField *self, ZimtRecord *record)
{
  zimt_organisation_field_set_text (ZIMT_ORGANISATION_FIELD (self->widget),
                                    zimt_record_get_text (record, self->field->name));
}

/* One of the house's is stored by its name, so that a consent and a referral say the same. */
static const char *
organisation_read (ZimtRecordField *self, ZimtRecord *record)
{
  ZimtOrganisationField *widget = ZIMT_ORGANISATION_FIELD (self->widget);
  const ZimtHouse *house = zimt_center_get_house (zimt_session_get_center (self->session));
  const ZimtOrganisation *organisation = NULL;
  const char *text = zimt_organisation_field_get_text (widget);
  gint64 id = 0;

  if (zimt_organisation_field_get_organisation (widget, &id) && id != 0)
    organisation = zimt_house_get_organisation (house, id);
  if (organisation != NULL && organisation->name != NULL && *organisation->name != '\0')
    text = organisation->name;
  else if (organisation != NULL)
    text = organisation->short_name;
  zimt_record_set_text (record, self->field->name, text);
  if (zimt_record_get_kind (record) == ZIMT_RECORD_REFERRAL)
    zimt_record_set_number (record, "organisation_id", organisation != NULL ? (int)id : 0);
  return NULL;
}

static GtkWidget *
organisation_get_named (ZimtRecordField *self)
{
  return zimt_organisation_field_get_entry (ZIMT_ORGANISATION_FIELD (self->widget));
}

/* --- Cards --- */

static GtkWidget *
card_make (ZimtRecordField *self)
{
  static const ZimtRecordKind organisations[] = { ZIMT_RECORD_ORGANISATION, 0 };
  static const ZimtRecordKind contacts[] = { ZIMT_RECORD_ORGANISATION, ZIMT_RECORD_PERSON, 0 };
  GtkWidget *widget
      = zimt_card_field_new (self->session, zimt_record_field_get_title (self),
                             g_str_equal (self->field->name, "requester") ? contacts
                                                                          : organisations);

  zimt_record_field_watch_entry (self, zimt_card_field_get_entry (ZIMT_CARD_FIELD (widget)));
  return zimt_record_field_watch (self, widget, "changed");
}

static void
card_show (ZimtRecordField *self, ZimtRecord *record)
{
  zimt_card_field_set_card (ZIMT_CARD_FIELD (self->widget),
                            zimt_record_get_text (record, self->field->name));
}

static const char *
card_read (ZimtRecordField *self, ZimtRecord *record)
{
  const char *id = zimt_card_field_get_card (ZIMT_CARD_FIELD (self->widget));

  if (id == NULL)
    return _ ("Choose one from the list, or take on the new organisation.");
  zimt_record_set_text (record, self->field->name, id);
  return NULL;
}

static GtkWidget *
card_get_named (ZimtRecordField *self)
{
  return zimt_card_field_get_entry (ZIMT_CARD_FIELD (self->widget));
}

static void
card_add_new (ZimtRecordField *self, GPtrArray *records)
{
  ZimtRecord *record = zimt_card_field_dup_new_card (ZIMT_CARD_FIELD (self->widget));

  if (record != NULL)
    g_ptr_array_add (records, record);
}

const ZimtFieldRole zimt_field_account_role
    = { NULL, account_show, zimt_record_field_read_choice, NULL, NULL };
const ZimtFieldRole zimt_field_consent_role
    = { NULL, consent_show, zimt_record_field_read_choice, NULL, NULL };
const ZimtFieldRole zimt_field_case_role = { case_make, case_show, case_read, NULL, case_add_new };
const ZimtFieldRole zimt_field_organisation_role
    = { organisation_make, organisation_show, organisation_read, organisation_get_named, NULL };
const ZimtFieldRole zimt_field_card_role
    = { card_make, card_show, card_read, card_get_named, card_add_new };
