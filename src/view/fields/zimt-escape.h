/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Plain text for the places of libadwaita that read markup: toasts, row titles, status pages. */
#pragma once

#include <glib.h>

/* @text (nullable: the empty text) so that "A & B" is shown and not blank; (transfer full). */
static inline char *
zimt_escape (const char *text)
{
  return g_markup_escape_text (text != NULL ? text : "", -1);
}
