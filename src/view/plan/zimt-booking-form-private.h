/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the two files of the booking form share: its fields, and the period that stands in them. */
#pragma once

#include "zimt-booking-form.h"
#include "zimt-date-field.h"
#include "zimt-form-row.h"
#include "zimt-organisation-field.h"
#include "zimt-room-field.h"
#include "zimt-rule-editor.h"
#include "zimt-time-field.h"

struct _ZimtBookingForm
{
  GtkBox parent_instance;

  ZimtFormRow *title_row;
  GtkEditable *title;
  ZimtFormRow *organisation_row;
  ZimtOrganisationField *organisation;
  ZimtFormRow *room_row;
  ZimtRoomField *room;
  GtkEditable *people;
  GtkDropDown *category;
  ZimtFormRow *time_row;
  ZimtDateField *date;
  GtkWidget *times;
  ZimtTimeField *start;
  ZimtTimeField *end;
  GtkLabel *extra_days_label;
  ZimtFormRow *status_row;
  GtkCheckButton *fixed;
  GtkCheckButton *option;
  ZimtDateField *expiry;
  ZimtFormRow *rule_row;
  ZimtRuleEditor *rule;
  GtkLabel *sentence;
  GtkLabel *dates;
  ZimtFormRow *pauses_row;
  GtkCheckButton *public_holidays;
  GtkCheckButton *school_holidays;
  GtkCheckButton *closures;

  ZimtCenter *center; /* owned */
  ZimtDraft *base;    /* owned: what was filled in, for what has no field */
  int extra_days;     /* of a stored booking that goes on for days; 0: the times say it */
  int old_start;      /* the times before the start was typed, ... */
  int old_end;        /* which a new start takes along; both 0: they were not valid */
  gboolean is_one_date;
  gboolean is_setting;
  gboolean is_title_touched;

  GtkWidget *problem_field;  /* borrowed (nullable) */
  char *problem;             /* owned (nullable): the first one */
  gboolean is_only_title;    /* the first problem is the last */
  gboolean is_problem_named; /* the first problem is also shown beside its field */
};

ZimtDate zimt_booking_form_get_today (ZimtBookingForm *form);

/* The period that date, start and end say; FALSE without an error where one of them is not
 * understood, with ZIMT_ERROR_INVALID where they make no sense together. */
gboolean zimt_booking_form_get_period (ZimtBookingForm *form, ZimtMinute *starts, ZimtMinute *ends,
                                       GError **error);
