/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the roles of a record's fields share. */
#pragma once

#include "zimt-record-field.h"

typedef struct _ZimtFieldRole ZimtFieldRole;

struct _ZimtRecordField
{
  AdwBin parent_instance;

  ZimtSession *session;      /* owned */
  const ZimtField *field;    /* static */
  const ZimtFieldRole *role; /* static */
  GtkWidget *widget;         /* borrowed (nullable): the child */
};

/* How a field is made, filled, read and named. */
struct _ZimtFieldRole
{
  GtkWidget *(*make) (ZimtRecordField *self); /* NULL: it is made when it is shown */
  void (*show) (ZimtRecordField *self, ZimtRecord *record);
  const char *(*read) (ZimtRecordField *self, ZimtRecord *record);
  GtkWidget *(*get_named) (ZimtRecordField *self); /* NULL: the widget itself */
};

/* Fields that lead to people, organisations and other records. */
extern const ZimtFieldRole zimt_field_account_role;
extern const ZimtFieldRole zimt_field_consent_role;
extern const ZimtFieldRole zimt_field_case_role;
extern const ZimtFieldRole zimt_field_organisation_role;

const char *zimt_record_field_get_title (ZimtRecordField *self);
ZimtDate zimt_record_field_get_today (ZimtRecordField *self);

/* Emits "changed" when @widget emits @signal; returns @widget. */
GtkWidget *zimt_record_field_watch (ZimtRecordField *self, GtkWidget *widget, const char *signal);

/* Makes @widget the field's. */
void zimt_record_field_use (ZimtRecordField *self, GtkWidget *widget);

/* Names @widget for assistive technologies. */
void zimt_record_field_name (GtkWidget *widget, const char *title);

/* Reads a ZimtChoiceField. */
const char *zimt_record_field_read_choice (ZimtRecordField *self, ZimtRecord *record);
