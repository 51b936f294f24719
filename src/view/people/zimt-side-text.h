/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A text for one side of an assignment, with the ways to get it there: copy, e-mail. */
#pragma once

#include <adwaita.h>

#include "zimt-session.h"

#define ZIMT_TYPE_SIDE_TEXT (zimt_side_text_get_type ())
G_DECLARE_FINAL_TYPE (ZimtSideText, zimt_side_text, ZIMT, SIDE_TEXT, AdwBin)

/* @title: "To the interpreter". */
GtkWidget *zimt_side_text_new (const char *title);

/* @text "": nothing is shown. @address: (nullable). The text can be changed before it is sent. */
void zimt_side_text_show (ZimtSideText *side, const char *subject, const char *text,
                          const char *address);

/* "mailto:" with everything escaped (RFC 6068); (transfer full). @bcc: addresses that nobody else
 * sees, char * (nullable). */
char *zimt_mailto_new (const char *address, GPtrArray *bcc, const char *subject, const char *body);
