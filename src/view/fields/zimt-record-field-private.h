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
  ZimtRecordKind kind;
  char *problem;      /* owned (nullable): the last one that is not a constant */
  gboolean is_narrow; /* one of several in a line */
  int shown_number;   /* the last one that was written into the widget */
};

/* How a field is made, filled, read and named. */
struct _ZimtFieldRole
{
  GtkWidget *(*make) (ZimtRecordField *self); /* NULL: it is made when it is shown */
  void (*show) (ZimtRecordField *self, ZimtRecord *record);
  const char *(*read) (ZimtRecordField *self, ZimtRecord *record);
  GtkWidget *(*get_named) (ZimtRecordField *self);             /* NULL: the widget itself */
  void (*add_new) (ZimtRecordField *self, GPtrArray *records); /* NULL: nothing is stored along */
};

/* Fields that lead to people, organisations and other records. */
extern const ZimtFieldRole zimt_field_account_role;
extern const ZimtFieldRole zimt_field_consent_role;
extern const ZimtFieldRole zimt_field_case_role;
extern const ZimtFieldRole zimt_field_organisation_role;
extern const ZimtFieldRole zimt_field_card_role;

/* Dates, flags, numbers, times and money. */
extern const ZimtFieldRole zimt_field_date_role;
extern const ZimtFieldRole zimt_field_flag_role;
extern const ZimtFieldRole zimt_field_number_role;
extern const ZimtFieldRole zimt_field_money_role;
extern const ZimtFieldRole zimt_field_time_role;

/* Several records in a record: zimt-rows-field.c. */
extern const ZimtFieldRole zimt_field_rows_role;

/* Codes of lists. */
extern const ZimtFieldRole zimt_field_code_role;
extern const ZimtFieldRole zimt_field_codes_role;

const char *zimt_record_field_get_title (ZimtRecordField *self);
ZimtDate zimt_record_field_get_today (ZimtRecordField *self);

/* Emits "changed" when @widget emits @signal; returns @widget. */
GtkWidget *zimt_record_field_watch (ZimtRecordField *self, GtkWidget *widget, const char *signal);

/* Makes @widget the field's. */
void zimt_record_field_use (ZimtRecordField *self, GtkWidget *widget);

/* Watches an entry of the field; in a line of several, Return is told by "activate" and an empty
 * one says what it is for. Returns @widget. */
void zimt_record_field_watch_entry (ZimtRecordField *self, GtkWidget *entry);

/* Whether the fields of such a row have what they are called above them; else it stands in them. */
gboolean zimt_record_kind_has_captions (ZimtRecordKind kind);

/* Names @widget for assistive technologies. */
void zimt_record_field_name (GtkWidget *widget, const char *title);

/* Reads a ZimtChoiceField. */
const char *zimt_record_field_read_choice (ZimtRecordField *self, ZimtRecord *record);
