/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of the session share: its state. Nobody else includes this. */
#pragma once

#include "zimt-session.h"

struct _ZimtSession
{
  GObject parent_instance;

  ZimtCenter *center;   /* owned */
  ZimtPeople *people;   /* owned */
  ZimtAccount *account; /* owned (nullable): NULL while locked */
  ZimtCaseBook *book;   /* owned (nullable) */
  char *path;           /* owned (nullable): of the house */
  GPtrArray *drafts;    /* owned (nullable): ZimtRecord, during "locking" only */
  gboolean is_locking;
  guint n_unlocking; /* unlocks that were asked for and not answered */
  guint n_locks;     /* an answer to what was asked before is no news any more */
  gint64 locks_at;   /* monotonic, in microseconds */
  int seconds_left;
  guint tick_source;
};

/* A new record goes into the class of its case, which may be restricted. */
void zimt_session_file_record (ZimtSession *session, ZimtRecord *record);

void zimt_session_emit_book_changed (ZimtSession *session);
