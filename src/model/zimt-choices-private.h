/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How the desk makes the choices. */
#pragma once

#include "zimt-choices.h"
#include "zimt-store.h"

/* The lists of the house as they are now; NULL with error. */
ZimtChoices *zimt_choices_load (ZimtStore *store, GError **error);

/* Whether both offer the same codes, with the same labels and in the same order. */
gboolean zimt_choices_is_equal (ZimtChoices *a, ZimtChoices *b);
