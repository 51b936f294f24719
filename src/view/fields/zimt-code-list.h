/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Codes with their labels and what these are found by, made once for many fields: there are 7,000
 * languages. */
#pragma once

#include "zimt-session.h"

typedef struct
{
  char *code;  /* owned */
  char *label; /* owned */
  char *key;   /* owned: the label folded */
} ZimtCodeChoice;

typedef struct _ZimtCodeList ZimtCodeList;

/* @codes, @labels: NULL-terminated and equally many; the usual ones first. */
ZimtCodeList *zimt_code_list_new (const char *const *codes, const char *const *labels);

/* Every code of @list in this house: what is offered first, then what else there is. Those of "tag"
 * are the words that the cards have. (transfer full) */
ZimtCodeList *zimt_code_list_new_every (ZimtSession *session, const char *list);

ZimtCodeList *zimt_code_list_ref (ZimtCodeList *list);
void zimt_code_list_unref (ZimtCodeList *list);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ZimtCodeList, zimt_code_list_unref)

guint zimt_code_list_get_n (const ZimtCodeList *list);
const ZimtCodeChoice *zimt_code_list_get (const ZimtCodeList *list, guint i);

/* (transfer none) (nullable) */
const ZimtCodeChoice *zimt_code_list_find_code (const ZimtCodeList *list, const char *code);

/* 0: the label begins with @query (folded), 1: a word of it does, 2: it is in it, 3: it is not. */
#define ZIMT_CODE_MISS 3
guint zimt_code_rank (const char *key, const char *query);

/* A choice of one's own, for what no list has; (transfer full). */
ZimtCodeChoice *zimt_code_choice_new (const char *code, const char *label);
void zimt_code_choice_free (ZimtCodeChoice *choice);
