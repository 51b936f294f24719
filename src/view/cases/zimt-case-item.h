/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One row of the counsellors' lists, in words. */
#pragma once

#include <gio/gio.h>

#define ZIMT_TYPE_CASE_ITEM (zimt_case_item_get_type ())
G_DECLARE_FINAL_TYPE (ZimtCaseItem, zimt_case_item, ZIMT, CASE_ITEM, GObject)

/* Properties, read-only: "title", "detail", "note" (string, plain text). @id: of the record that
 * the row is about. @title: what people read first. @detail: under it. @note: beside it, such as
 * when it is due.
 * @is_late: the note is an alarm. */
ZimtCaseItem *zimt_case_item_new (const char *id, const char *title, const char *detail,
                                  const char *note, gboolean is_late);

const char *zimt_case_item_get_id (ZimtCaseItem *item);
const char *zimt_case_item_get_title (ZimtCaseItem *item);
const char *zimt_case_item_get_detail (ZimtCaseItem *item);
const char *zimt_case_item_get_note (ZimtCaseItem *item);
gboolean zimt_case_item_is_late (ZimtCaseItem *item);

/* Makes @store hold @items (ZimtCaseItem), and touches only what lies between the first and the
 * last that differ: selection, focus and scroll position survive elsewhere. */
void zimt_case_items_update (GListStore *store, GPtrArray *items);
