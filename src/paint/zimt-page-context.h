/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The fonts of printed pages. Private to paint/. */
#pragma once

#include <pango/pangocairo.h>

/* Pango 1.50 has none of its own. */
typedef PangoContext ZimtPageContext;
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ZimtPageContext, g_object_unref)

/* One unit is one point, and glyphs stand where the design has them, at any zoom. (transfer full)
 */
PangoContext *zimt_page_context_new (double points, gboolean is_rtl);

/* Whether the interface's language is written right-to-left: its weekdays tell. */
gboolean zimt_page_is_rtl_language (void);
