/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What can be done with cards and with the lists of a tab, as a table: menus, buttons and keys read
 * it. Each opens a dialog of its own, which goes when the session locks. */
#pragma once

#include <gtk/gtk.h>

#include "zimt-right.h"
#include "zimt-session.h"

typedef struct
{
  const char *name;    /* of the action: "card.offer" */
  const char *label;   /* N_(), with a mnemonic: "_Offer a Job…" */
  ZimtRecordKind kind; /* whose cards have it; of one for a list: whose list */
  ZimtRight right;     /* with "level": needed, else it is not offered */
  ZimtLevel level;
  gboolean is_prominent; /* a button of its own, not only in the menu */
  gboolean for_list;     /* one for the list (Import…); @records are the selected ones, if any */
  guint n_min;           /* so many cards have to be selected, at least and at most; */
  guint n_max;           /* 0: any number */

  /* @records: GPtrArray of ZimtRecord, borrowed. */
  void (*activate) (GtkWindow *parent, ZimtSession *session, GPtrArray *records);
} ZimtCardCommand;

/* Every one, up to one whose name is NULL; (transfer none). */
const ZimtCardCommand *zimt_card_commands_get (void);

/* Whether this account may do @command where @n cards of @kind are selected. */
gboolean zimt_card_command_is_offered (const ZimtCardCommand *command, ZimtSession *session,
                                       ZimtRecordKind kind, guint n);

/* The one called "card.NAME" that is offered then: several kinds share a name. (transfer none)
 * (nullable) */
const ZimtCardCommand *zimt_card_commands_find (const char *name, ZimtSession *session,
                                                ZimtRecordKind kind, guint n);

/* What the acts are, each in a file of its own: */
void zimt_card_new_activate (GtkWindow *parent, ZimtSession *session, ZimtRecordKind kind);

/* people/ */
void zimt_card_editor_activate (GtkWindow *parent, ZimtSession *session, GPtrArray *records);
void zimt_card_versions_activate (GtkWindow *parent, ZimtSession *session, GPtrArray *records);
/* Of one: asks for the other. */
void zimt_card_merge_activate (GtkWindow *parent, ZimtSession *session, GPtrArray *records);
void zimt_duplicates_activate (GtkWindow *parent, ZimtSession *session, GPtrArray *records);
void zimt_import_activate (GtkWindow *parent, ZimtSession *session, GPtrArray *records);
void zimt_export_activate (GtkWindow *parent, ZimtSession *session, GPtrArray *records);
void zimt_mailing_activate (GtkWindow *parent, ZimtSession *session, GPtrArray *records);
void zimt_directory_activate (GtkWindow *parent, ZimtSession *session, GPtrArray *records);
void zimt_members_activate (GtkWindow *parent, ZimtSession *session, GPtrArray *records);
void zimt_subject_copy_activate (GtkWindow *parent, ZimtSession *session, GPtrArray *records);
void zimt_card_erase_activate (GtkWindow *parent, ZimtSession *session, GPtrArray *records);

/* pools/ */
/* No record: a new job. */
void zimt_match_activate (GtkWindow *parent, ZimtSession *session, GPtrArray *records);
/* Its steps and texts. */
void zimt_assignment_activate (GtkWindow *parent, ZimtSession *session, GPtrArray *records);
void zimt_settlement_activate (GtkWindow *parent, ZimtSession *session, GPtrArray *records);
void zimt_demand_activate (GtkWindow *parent, ZimtSession *session, GPtrArray *records);
void zimt_pairs_activate (GtkWindow *parent, ZimtSession *session, GPtrArray *records);
void zimt_pairs_all_activate (GtkWindow *parent, ZimtSession *session, GPtrArray *records);
void zimt_tandem_activate (GtkWindow *parent, ZimtSession *session, GPtrArray *records);
void zimt_companion_papers_activate (GtkWindow *parent, ZimtSession *session, GPtrArray *records);
void zimt_due_activate (GtkWindow *parent, ZimtSession *session, GPtrArray *records);
