/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the lists of cards are called, and what stands where one is empty. */
#include "zimt-card-words.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  const char *plural;
  const char *icon;
  const char *empty;
  const char *first; /* (nullable) */
} Words;

/* Translators: of each list: what it is called, what stands there while it is empty, and a button.
 */
static const Words words[ZIMT_N_RECORD_KINDS] = {
  [ZIMT_RECORD_ORGANISATION] = { N_ ("Organisations"), "user-home-symbolic",
                                 N_ ("No Organisation Yet"), N_ ("Add the First One") },
  [ZIMT_RECORD_PERSON]
  = { N_ ("People"), "avatar-default-symbolic", N_ ("No Contact Yet"), N_ ("Add the First One") },
  [ZIMT_RECORD_INTERPRETER] = { N_ ("Interpreters"), "user-available-symbolic",
                                N_ ("No Interpreter Yet"), N_ ("Add the First One") },
  [ZIMT_RECORD_COMPANION] = { N_ ("Companions"), "system-users-symbolic", N_ ("No Companion Yet"),
                              N_ ("Add the First One") },
  [ZIMT_RECORD_NEWCOMER] = { N_ ("Waiting"), "document-open-recent-symbolic",
                             N_ ("Nobody Is Waiting"), N_ ("Add the First One") },
  [ZIMT_RECORD_TANDEM] = { N_ ("Tandems"), "emblem-shared-symbolic", N_ ("No Tandem Yet"), NULL },
  [ZIMT_RECORD_ASSIGNMENT]
  = { N_ ("Assignments"), "x-office-calendar-symbolic", N_ ("No Assignment Yet"), NULL },
  [ZIMT_RECORD_DEMAND] = { N_ ("Unmet Demand"), "dialog-question-symbolic",
                           N_ ("Nothing That Could Not Be Met"), N_ ("Add the First One") },
  [ZIMT_RECORD_MAILING] = { N_ ("Mailings"), "mail-unread-symbolic", N_ ("No Mailing Yet"), NULL },
  [ZIMT_RECORD_TARIFF] = { N_ ("Tariffs"), "accessories-calculator-symbolic", N_ ("No Tariff Yet"),
                           N_ ("Add the First One") },
};

static const char *
translate (const char *text)
{
  return text != NULL ? g_dgettext (GETTEXT_PACKAGE, text) : NULL;
}

const char *
zimt_card_words_get_plural (ZimtRecordKind kind)
{
  return translate (words[kind].plural);
}

const char *
zimt_card_words_get_icon (ZimtRecordKind kind)
{
  return words[kind].icon;
}

const char *
zimt_card_words_get_empty (ZimtRecordKind kind)
{
  return translate (words[kind].empty);
}

const char *
zimt_card_words_get_first (ZimtRecordKind kind)
{
  return translate (words[kind].first);
}
