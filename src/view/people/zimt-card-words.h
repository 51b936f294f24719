/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the lists of cards are called, and what stands where one is empty. */
#pragma once

#include "zimt-record.h"

/* "Interpreters"; (transfer none), as the others. */
const char *zimt_card_words_get_plural (ZimtRecordKind kind);
const char *zimt_card_words_get_icon (ZimtRecordKind kind);
const char *zimt_card_words_get_empty (ZimtRecordKind kind);

/* A button's; NULL where such a card is not made by hand. */
const char *zimt_card_words_get_first (ZimtRecordKind kind);
