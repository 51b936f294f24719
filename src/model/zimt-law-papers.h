/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The documents that the law asks for, written from the settings as they are now. They are drafts:
 * each page says so. They name accounts and their roles, but no case, and no key. */
#pragma once

#include "zimt-account.h"
#include "zimt-paper.h"

/* The settings; everything borrowed. */
typedef struct
{
  const char *house;         /* its name */
  const GPtrArray *accounts; /* of ZimtAccount; those that ended are left out */
  ZimtDate today;
  guint idle_minutes;      /* until it locks by itself */
  guint clipboard_seconds; /* until a copied text is taken out of the clipboard */
  guint retention_months;  /* from closing a case to its deletion */
  guint n_own_codes;       /* entries of the code lists that the house added */
  guint n_hidden_codes;    /* and that it hides */
  guint argon2_passes;
  guint64 argon2_memory; /* bytes */
  const char *backups;   /* where backups are kept and how long; NULL: nobody said */
  gboolean has_pools;    /* interpreters and companions are kept */
} ZimtLawFacts;

/* Record of processing activities (DSGVO Art. 30 (1)); (transfer full). */
ZimtPaper *zimt_law_paper_new_record (const ZimtLawFacts *facts);

/* Deletion concept (DSGVO Art. 5 (1) (e) and 17, in the words of DIN 66398); (transfer full). */
ZimtPaper *zimt_law_paper_new_deletion (const ZimtLawFacts *facts);

/* Technical and organisational measures (DSGVO Art. 32), with the table of rights; (transfer full).
 */
ZimtPaper *zimt_law_paper_new_measures (const ZimtLawFacts *facts);
