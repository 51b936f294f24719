/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the lists of codes offer in this house: those that the program ships, without those that the
 * lead hid, and those that the lead added. */
#pragma once

#include <glib.h>

typedef struct _ZimtChoices ZimtChoices;
typedef struct _ZimtCodeLists ZimtCodeLists;

ZimtChoices *zimt_choices_ref (ZimtChoices *choices);
void zimt_choices_unref (ZimtChoices *choices);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ZimtChoices, zimt_choices_unref)

/* The codes of @list ("topic", "language"...) that are offered, in their order, NULL-terminated,
 * and all of them, also hidden ones; (transfer none), empty where there is no such list. */
const char *const *zimt_choices_get_codes (ZimtChoices *choices, const char *list);
const char *const *zimt_choices_get_all_codes (ZimtChoices *choices, const char *list);
gboolean zimt_choices_is_hidden (ZimtChoices *choices, const char *list, const char *code);

/* What people read for a code, also a hidden one; the code itself where nothing is known of it.
 * (transfer none) */
const char *zimt_choices_get_label (ZimtChoices *choices, const char *list, const char *code);

/* Every code that there is, for pickers that search: of "language" and "country" all that iso-codes
 * names, the offered languages first and hidden ones left out, of other lists what is offered.
 * (transfer none) */
const char *const *zimt_choices_get_every_code (ZimtChoices *choices, const char *list);

/* The same for files: the shipped lists in every language, with what the lead added. NULL with
 * error. (transfer full) */
ZimtCodeLists *zimt_choices_load_code_lists (ZimtChoices *choices, GError **error);

/* The lists that the lead may change, NULL-terminated, and what each is called: "Topics". */
const char *const *zimt_choices_get_lists (void);
const char *zimt_choices_list_to_word (const char *list);
