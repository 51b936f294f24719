/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Asks for two dates, and shows the paper about what lies between them. */
#pragma once

#include <gtk/gtk.h>

#include "zimt-paper.h"
#include "zimt-session.h"

/* The paper, (transfer full) (nullable): NULL with error. */
typedef ZimtPaper *(*ZimtSpanPaperFunc) (ZimtSession *session, const char *id, ZimtDate from,
                                         ZimtDate to, ZimtDate today, GError **error);

/* @id: of the card that it is about, or "". @intro: a sentence above the dates. The span is this
 * year up to today to begin with. */
void zimt_span_dialog_present (GtkWindow *parent, ZimtSession *session, const char *title,
                               const char *intro, const char *id, ZimtSpanPaperFunc get_paper);

/* The same for one day (@from and @to are that day), today to begin with. */
void zimt_span_dialog_present_day (GtkWindow *parent, ZimtSession *session, const char *title,
                                   const char *intro, ZimtSpanPaperFunc get_paper);
