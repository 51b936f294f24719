/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the papers about people have in common. */
#pragma once

#include "zimt-people-papers.h"

/* Labels of codes; the code itself where there is none. */
typedef struct
{
  ZimtLabelFunc get_label; /* nullable */
  gpointer data;           /* borrowed */
} ZimtPaperWords;

/* (transfer none) */
const char *zimt_paper_words_get (const ZimtPaperWords *words, const char *list, const char *code);

/* The labels of a field's codes with commas between them; (transfer full). */
char *zimt_paper_words_join (const ZimtPaperWords *words, const ZimtRecord *record,
                             const char *field, const char *list);

/* A paper with the house and @today at its foot. (transfer full) */
ZimtPaper *zimt_people_paper_start (const ZimtHouse *house, const char *title, ZimtDate today);

/* "26.11.2026", "" where there is none; (transfer full). */
char *zimt_people_paper_dup_date (ZimtDate date);

/* "3 h 30 min", "45 min"; (transfer full). */
char *zimt_people_paper_dup_duration (int minutes);

/* Cells of a table: texts that are taken over, in an array that a table ends with NULL. */
GPtrArray *zimt_people_paper_cells_new (void);
void zimt_people_paper_add_table (ZimtPaper *paper, const char *const *columns, GPtrArray *cells);
