/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Made people: what draws them, and cards of them. The same drawer makes the same people. */
#pragma once

#include "zimt-desk-people-private.h"
#include "zimt-practice-names.h"

typedef struct
{
  ZimtPracticeNames *names; /* owned */
  GRand *random;            /* owned */
  ZimtDate today;
  int n_contact_numbers; /* phone numbers that were given out */
  int n_pool_numbers;
} ZimtDemoDraw;

gboolean zimt_demo_draw_init (ZimtDemoDraw *draw, guint32 seed, guint32 n_cards, ZimtDate today,
                              GError **error);
void zimt_demo_draw_clear (ZimtDemoDraw *draw);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (ZimtDemoDraw, zimt_demo_draw_clear)

/* 0 to @n - 1. */
int zimt_demo_draw_below (ZimtDemoDraw *draw, int n);

/* TRUE in one of @n. */
gboolean zimt_demo_draw_one_in (ZimtDemoDraw *draw, int n);

/* One of @texts; (transfer none). */
const char *zimt_demo_draw_text (ZimtDemoDraw *draw, const char *const *texts);

/* A new record with an id from the seed; (transfer full). */
ZimtRecord *zimt_demo_draw_record (ZimtDemoDraw *draw, ZimtRecordKind kind);

/* A record with a name of @group (NULL: any); @n_german in ten are German. (transfer full) */
ZimtRecord *zimt_demo_draw_person (ZimtDemoDraw *draw, ZimtRecordKind kind, int n_german,
                                   const char **group);

/* Phone, e-mail and address from ranges that are nobody's. */
void zimt_demo_draw_reach (ZimtDemoDraw *draw, ZimtRecord *record, gboolean is_pool);

/* Fills a card of its kind with everything that it can have. */
void zimt_demo_fill_organisation (ZimtDemoDraw *draw, ZimtRecord *record);
void zimt_demo_fill_contact (ZimtDemoDraw *draw, ZimtRecord *record, GPtrArray *organisations,
                             const char *group);
void zimt_demo_fill_interpreter (ZimtDemoDraw *draw, ZimtRecord *record, const char *group);
void zimt_demo_fill_companion (ZimtDemoDraw *draw, ZimtRecord *record, const char *group);
void zimt_demo_fill_newcomer (ZimtDemoDraw *draw, ZimtRecord *record, const char *group);

/* --- What they did --- */

typedef struct
{
  ZimtDesk *desk;     /* borrowed */
  ZimtCardAct *act;   /* borrowed */
  ZimtDemoDraw *draw; /* borrowed */
  gboolean can_seal;
  GPtrArray *organisations; /* owned: ZimtRecord */
  GPtrArray *interpreters;  /* owned: ZimtRecord, active ones that may be sent */
  GPtrArray *companions;    /* owned: ZimtRecord, active ones */
  GPtrArray *newcomers;     /* owned: ZimtRecord, waiting ones */
  gboolean has_tariff;
  ZimtRecord *tariff; /* owned (nullable) */
  ZimtDemoPeople counts;
} ZimtDemoRun;

/* Tandems of the people that were put, and assignments, each walked to its state step by step. */
gboolean zimt_demo_put_tandems (ZimtDemoRun *run, GError **error);
gboolean zimt_demo_put_assignments (ZimtDemoRun *run, GError **error);

/* The tariff, where there is none, and what @n interpreters could not do. */
gboolean zimt_demo_put_around (ZimtDemoRun *run, int n, GError **error);
