/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The hard rules: who cannot be matched at all, and which two cannot. */
#include "zimt-tandem-match-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "zimt-pool-reasons.h"
#include "zimt-time-names.h"

static gboolean
is (const ZimtRecord *record, const char *field, const char *code)
{
  return strcmp (zimt_record_get_text (record, field), code) == 0;
}

static gboolean
is_companion (const ZimtRecord *record)
{
  return zimt_record_get_kind (record) == ZIMT_RECORD_COMPANION;
}

static guint
count_open (GPtrArray *tandems)
{
  guint n = 0;

  for (guint i = 0; i < tandems->len; i++)
    if (zimt_tandem_is_open (zimt_record_get_text (tandems->pdata[i], "state")))
      n++;
  return n;
}

int
zimt_pair_side_get_room (const ZimtPairSide *companion)
{
  int capacity = zimt_record_get_number (companion->record, "capacity");

  return MAX (capacity, 1) - (int)count_open (companion->tandems);
}

static gboolean
is_active (const ZimtRecord *record)
{
  if (is_companion (record))
    return is (record, "state", "active");
  return is (record, "state", "waiting") || is (record, "state", "suggested");
}

/* (transfer full) (nullable) */
static char *
dup_state_obstacle (const ZimtPairQuery *query, const ZimtRecord *record)
{
  ZimtDate until = zimt_record_get_date (record, "paused_until");
  const char *state;

  if (!is_active (record))
    {
      state = zimt_label_or_code (query->get_label, query->data,
                                  is_companion (record) ? "companion_state" : "newcomer_state",
                                  zimt_record_get_text (record, "state"));
      /* Translators: why somebody is not to be matched; %s is a state: "Paused". */
      return g_strdup_printf (is_companion (record) ? _ ("Not active: %s.")
                                                    : _ ("Does not wait: %s."),
                              state);
    }
  if (until < query->today)
    return NULL;
  g_autofree char *date = zimt_date_to_plain_text (until);
  return g_strdup_printf (_ ("Pauses until %s."), date);
}

/* (transfer full) (nullable) */
static char *
dup_consent_obstacle (const ZimtRecord *record)
{
  ZimtDate given = zimt_record_get_date (record, "consent");

  if (given == 0)
    return g_strdup (_ ("The consent is missing."));
  return zimt_record_get_date (record, "consent_withdrawn") >= given
             ? g_strdup (_ ("The consent was withdrawn."))
             : NULL;
}

/* (transfer full) (nullable) */
static char *
dup_room_obstacle (const ZimtPairSide *side)
{
  if (!is_companion (side->record))
    return count_open (side->tandems) > 0 ? g_strdup (_ ("Is in a tandem already.")) : NULL;
  if (is (side->record, "conduct_entry", "yes"))
    return g_strdup (_ ("The certificate of good conduct has a relevant entry."));
  return zimt_pair_side_get_room (side) <= 0 ? g_strdup (_ ("Has no room for another tandem."))
                                             : NULL;
}

void
zimt_pair_side_init (ZimtPairSide *side, const ZimtPairQuery *query, ZimtRecord *record)
{
  side->record = record;
  side->tandems
      = zimt_people_book_list_linked (query->book, ZIMT_RECORD_TANDEM, zimt_record_get_id (record));
  side->obstacle = dup_state_obstacle (query, record);
  if (side->obstacle == NULL)
    side->obstacle = dup_consent_obstacle (record);
  if (side->obstacle == NULL)
    side->obstacle = dup_room_obstacle (side);
}

void
zimt_pair_side_clear (ZimtPairSide *side)
{
  g_clear_pointer (&side->tandems, g_ptr_array_unref);
  g_clear_pointer (&side->obstacle, g_free);
}

static gboolean
has_common_language (const ZimtRecord *companion, const ZimtRecord *newcomer)
{
  g_auto (GStrv) codes = zimt_record_dup_codes (companion, "languages");

  for (guint i = 0; codes != NULL && codes[i] != NULL; i++)
    if (zimt_record_has_code (newcomer, "languages", codes[i]))
      return TRUE;
  return FALSE;
}

static gboolean
is_wished_by (const ZimtRecord *wishing, const ZimtRecord *other)
{
  return zimt_record_is_empty (wishing, "wish_gender")
         || is (other, "gender", zimt_record_get_text (wishing, "wish_gender"));
}

/* The newcomer's tandems are searched: there are few. */
static gboolean
did_not_fit (const ZimtPairSide *companion, const ZimtPairSide *newcomer)
{
  for (guint i = 0; i < newcomer->tandems->len; i++)
    {
      const ZimtRecord *tandem = newcomer->tandems->pdata[i];

      if (is (tandem, "reason", "did-not-fit")
          && is (tandem, "companion", zimt_record_get_id (companion->record)))
        return TRUE;
    }
  return FALSE;
}

const char *
zimt_pair_find_obstacle (const ZimtPairSide *companion, const ZimtPairSide *newcomer)
{
  if (!has_common_language (companion->record, newcomer->record))
    return N_ ("The two have no language in common.");
  if (!is_wished_by (newcomer->record, companion->record))
    return N_ ("The newcomer wishes somebody of another gender.");
  if (!is_wished_by (companion->record, newcomer->record))
    return N_ ("The companion wishes somebody of another gender.");
  if (did_not_fit (companion, newcomer))
    return N_ ("The two were a tandem that did not fit.");
  return NULL;
}
