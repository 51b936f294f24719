/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What cards and their rows may not say. */
#include "zimt-record-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "zimt-error.h"
#include "zimt-money.h"

/* Minutes; the database has the same bound. */
#define MAX_TRAVEL 240

#define MAX_LEAD_HOURS 720
#define MAX_CAPACITY 10
#define FIRST_BIRTH_YEAR 1900
#define MIN_PHONE_DIGITS 3

/* ISO 13616: country, check digits, and up to 30 letters and digits. */
#define IBAN_MIN_CHARS 15
#define IBAN_MAX_CHARS 34

static gboolean
refuse (const char *name, const char *sentence, const char **field, GError **error)
{
  *field = name;
  g_set_error_literal (error, ZIMT_ERROR, ZIMT_ERROR_INVALID, sentence);
  return FALSE;
}

static gboolean
has_field (const ZimtRecord *record, const char *name)
{
  return zimt_record_kind_find_field (record->kind, name) >= 0;
}

/* --- What has to be filled in --- */

/* Without a kind: for every other one. */
static const struct
{
  ZimtRecordKind kind;
  const char *field;
  const char *sentence;
} wishes[] = {
  { ZIMT_RECORD_ORGANISATION, "short_name", N_ ("Enter a short name.") },
  { ZIMT_RECORD_ORGANISATION, "name", N_ ("Enter the name of the organisation.") },
  { ZIMT_RECORD_ORGANISATION, "kind", N_ ("Choose what kind of organisation it is.") },
  { ZIMT_RECORD_TANDEM, "companion", N_ ("Choose a companion.") },
  { ZIMT_RECORD_TANDEM, "newcomer", N_ ("Choose a newcomer.") },
  { ZIMT_RECORD_DEMAND, "reason", N_ ("Choose why the demand was not met.") },
  { ZIMT_RECORD_MAILING, "title", N_ ("Enter a title.") },
  { ZIMT_RECORD_FILTER, "title", N_ ("Enter a name for the filter.") },
  { ZIMT_RECORD_FILTER, "of", N_ ("Choose the list that the filter is for.") },
  { ZIMT_RECORD_TARIFF, "from", N_ ("Enter the date from which the tariff holds.") },
  { ZIMT_RECORD_TARIFF, "per_hour", N_ ("Enter what an hour is paid.") },
  { ZIMT_RECORD_PHONE, "number", N_ ("Enter a phone number.") },
  { ZIMT_RECORD_EMAIL, "address", N_ ("Enter an e-mail address.") },
  { ZIMT_RECORD_ROLE, "organisation", N_ ("Choose the organisation.") },
  { ZIMT_RECORD_MEMBERSHIP, "joined", N_ ("Enter when the organisation joined.") },
  { ZIMT_RECORD_PERMISSION, "purpose", N_ ("Choose what the consent is for.") },
  { ZIMT_RECORD_PERMISSION, "answer", N_ ("Choose whether consent was given.") },
  { ZIMT_RECORD_PERMISSION, "date", N_ ("Enter the date of the answer.") },
  { ZIMT_RECORD_HOURS, "weekday", N_ ("Choose a weekday.") },
  { ZIMT_RECORD_ABSENCE, "from", N_ ("Enter the first day of the absence.") },
  { ZIMT_RECORD_ABSENCE, "to", N_ ("Enter the last day of the absence.") },
  { ZIMT_RECORD_SKILL, "other", N_ ("Choose the other language.") },
  { ZIMT_RECORD_PROOF, "title", N_ ("Enter what the certificate is called.") },
  { ZIMT_RECORD_TRAINING, "title", N_ ("Enter what the training is called.") },
  { 0, "state", N_ ("Choose a state.") },
  { 0, "language", N_ ("Choose a language.") },
  { 0, "date", N_ ("Enter a date.") },
  { 0, "from", N_ ("Enter when it begins.") },
  { 0, "to", N_ ("Enter when it ends.") },
};

const char *
zimt_record_get_card_wish (ZimtRecordKind kind, const char *field)
{
  for (gsize i = 0; i < G_N_ELEMENTS (wishes); i++)
    if ((wishes[i].kind == kind || wishes[i].kind == 0) && g_str_equal (wishes[i].field, field))
      return _ (wishes[i].sentence);
  return _ ("Fill in this field.");
}

void
zimt_record_complete_card (ZimtRecord *record)
{
  if (record->kind == ZIMT_RECORD_SKILL && zimt_record_is_empty (record, "other"))
    zimt_record_set_text (record, "other", "deu");
}

/* --- Texts --- */

/* How an extension is written: "4711 ext. 12", "4711 App. 12". */
static gsize
skip_extension (const char *number)
{
  static const char *const words[] = { "ext", "app", "dw", "x" };

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_ascii_strncasecmp (number, words[i], strlen (words[i])) == 0)
      return strlen (words[i]);
  return 0;
}

/* Letters are a word that slipped into the field, but for one extension behind the number. */
static gboolean
is_phone (const char *number)
{
  guint n_digits = 0;
  gboolean has_extension = FALSE;

  for (const char *p = number; *p != '\0';)
    {
      gunichar c = g_utf8_get_char (p);
      gsize skipped = has_extension || n_digits == 0 ? 0 : skip_extension (p);

      if (skipped > 0)
        {
          has_extension = TRUE;
          p += skipped;
          continue;
        }
      if (g_unichar_isdigit (c))
        n_digits++;
      else if (g_unichar_isalpha (c) || c == '@' || c == '<' || c == '>')
        return FALSE;
      p = g_utf8_next_char (p);
    }
  return n_digits >= MIN_PHONE_DIGITS;
}

static gboolean
has_space (const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (g_unichar_isspace (g_utf8_get_char (p)))
      return TRUE;
  return FALSE;
}

static gboolean
is_email (const char *address)
{
  const char *at = strchr (address, '@');

  return at != NULL && at != address && at[1] != '\0' && strchr (at + 1, '@') == NULL
         && !has_space (address) && strpbrk (address, "<>,;\"") == NULL;
}

/* With or without "https://"; other schemes could run something. Only with it a name of the house's
 * own network is one: "http://server". */
static gboolean
is_web (const char *address)
{
  static const char *const schemes[] = { "https://", "http://" };
  const char *host = address, *dot;
  gsize length;

  for (gsize i = 0; i < G_N_ELEMENTS (schemes); i++)
    if (g_ascii_strncasecmp (address, schemes[i], strlen (schemes[i])) == 0)
      host = address + strlen (schemes[i]);
  length = strcspn (host, "/?#");
  dot = memchr (host, '.', length);
  if (has_space (address) || strpbrk (address, "<>\"") != NULL
      || memchr (host, '@', length) != NULL)
    return FALSE;
  for (const char *port = memchr (host, ':', length); port != NULL && ++port < host + length;)
    if (!g_ascii_isdigit (*port))
      return FALSE;
  if (host != address && dot == NULL)
    return length > 0;
  return dot != NULL && dot != host && dot + 1 < host + length;
}

/* ISO 7064, MOD 97-10: the first four characters go to the end, letters are 10 to 35. */
static gboolean
is_iban (const char *iban)
{
  char plain[IBAN_MAX_CHARS + 1];
  guint n = 0, rest = 0;

  for (const char *p = iban; *p != '\0'; p++)
    if (*p != ' ')
      {
        if (n == IBAN_MAX_CHARS || !g_ascii_isalnum (*p))
          return FALSE;
        plain[n++] = g_ascii_toupper (*p);
      }
  if (n < IBAN_MIN_CHARS || !g_ascii_isalpha (plain[0]) || !g_ascii_isalpha (plain[1])
      || !g_ascii_isdigit (plain[2]) || !g_ascii_isdigit (plain[3]))
    return FALSE;
  for (guint i = 0; i < n; i++)
    {
      char c = plain[(i + 4) % n];

      rest = g_ascii_isdigit (c) ? (rest * 10 + (guint)(c - '0')) % 97
                                 : (rest * 100 + (guint)(c - 'A') + 10) % 97;
    }
  return rest == 1;
}

static gboolean
check_texts (const ZimtRecord *record, const char **field, GError **error)
{
  static const struct
  {
    const char *field;
    gboolean (*is_good) (const char *text);
    const char *sentence;
  } checks[] = {
    { "number", is_phone,
      N_ ("Enter the phone number in digits, three at least; “ext.” may stand before an "
          "extension.") },
    { "address", is_email, N_ ("Enter an e-mail address such as “name@example.org”.") },
    { "web", is_web, N_ ("Enter a web site such as “www.example.org”.") },
    { "iban", is_iban, N_ ("This IBAN has a mistake; please compare it once more.") },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (checks); i++)
    if (has_field (record, checks[i].field) && !zimt_record_is_empty (record, checks[i].field)
        && !checks[i].is_good (zimt_record_get_text (record, checks[i].field)))
      return refuse (checks[i].field, _ (checks[i].sentence), field, error);
  if (has_field (record, "family") && zimt_record_is_empty (record, "family")
      && zimt_record_is_empty (record, "given"))
    return refuse ("family", _ ("Enter a first name or a family name."), field, error);
  return TRUE;
}

/* --- Numbers --- */

static gboolean
check_bounds (const ZimtRecord *record, const char **field, GError **error)
{
  static const struct
  {
    const char *field;
    int max;
    const char *sentence;
  } bounds[] = {
    { "travel", MAX_TRAVEL, N_ ("Enter a travel time of 240 minutes at most.") },
    { "lead_hours", MAX_LEAD_HOURS, N_ ("Enter a lead time of 720 hours (30 days) at most.") },
    { "capacity", MAX_CAPACITY, N_ ("Enter ten tandems at once at most.") },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (bounds); i++)
    if (has_field (record, bounds[i].field)
        && zimt_record_get_number (record, bounds[i].field) > bounds[i].max)
      return refuse (bounds[i].field, _ (bounds[i].sentence), field, error);
  return TRUE;
}

static gboolean
check_money (const ZimtRecord *record, const char **field, GError **error)
{
  for (const ZimtField *each = zimt_record_kind_get_fields (record->kind); each->name != NULL;
       each++)
    if (each->type == ZIMT_FIELD_MONEY
        && zimt_record_get_number (record, each->name) > ZIMT_MONEY_MAX)
      {
        g_autofree char *max = zimt_money_to_text (ZIMT_MONEY_MAX);
        /* Translators: %s is an amount of money. */
        g_autofree char *sentence = g_strdup_printf (_ ("Enter an amount of %s at most."), max);

        return refuse (each->name, sentence, field, error);
      }
  return TRUE;
}

static gboolean
check_birth_year (const ZimtRecord *record, ZimtDate today, const char **field, GError **error)
{
  int birth_year, year, month, day;

  if (!has_field (record, "birth_year") || zimt_record_is_empty (record, "birth_year"))
    return TRUE;
  birth_year = zimt_record_get_number (record, "birth_year");
  zimt_date_to_ymd (today, &year, &month, &day);
  if (birth_year >= FIRST_BIRTH_YEAR && birth_year <= year)
    return TRUE;
  return refuse ("birth_year", _ ("Enter a year of birth from 1900 until this year."), field,
                 error);
}

/* --- Dates and times --- */

/* What has happened has a date that is there. */
static gboolean
check_past_dates (const ZimtRecord *record, ZimtDate today, const char **field, GError **error)
{
  static const char *const past[] = { "verified",    "consent",           "consent_withdrawn",
                                      "undertaking", "conduct_inspected", "conduct_issued" };

  for (gsize i = 0; i < G_N_ELEMENTS (past); i++)
    if (has_field (record, past[i]) && zimt_record_get_date (record, past[i]) > today)
      return refuse (past[i], _ ("Enter a date that is not after today."), field, error);
  if (record->kind == ZIMT_RECORD_PERMISSION && zimt_record_get_date (record, "date") > today)
    return refuse ("date", _ ("Enter a date that is not after today."), field, error);
  return TRUE;
}

/* Minute or day; -1: nothing. */
static int
get_point (const ZimtRecord *record, const char *name)
{
  const ZimtField *fields = zimt_record_kind_get_fields (record->kind);

  if (zimt_record_is_empty (record, name))
    return -1;
  return fields[zimt_record_kind_find_field (record->kind, name)].type == ZIMT_FIELD_TIME
             ? zimt_record_get_time (record, name)
             : (int)zimt_record_get_date (record, name);
}

static gboolean
check_order (const ZimtRecord *record, const char **field, GError **error)
{
  static const struct
  {
    ZimtRecordKind kind;
    const char *from;
    const char *to;
    gboolean may_be_same; /* the last day is one of it */
    const char *sentence;
  } orders[] = {
    { ZIMT_RECORD_HOURS, "from", "to", FALSE, N_ ("Enter an end that is after the beginning.") },
    { ZIMT_RECORD_EXTRA, "from", "to", FALSE, N_ ("Enter an end that is after the beginning.") },
    { ZIMT_RECORD_ASSIGNMENT, "from", "to", FALSE,
      N_ ("Enter an end that is after the beginning, on the same day.") },
    { ZIMT_RECORD_DEMAND, "from", "to", FALSE, N_ ("Enter an end that is after the beginning.") },
    { ZIMT_RECORD_ABSENCE, "from", "to", TRUE,
      N_ ("Enter a last day that is not before the first one.") },
    { ZIMT_RECORD_ROLE, "from", "to", TRUE,
      N_ ("Enter a last day that is not before the first one.") },
    { ZIMT_RECORD_MEMBERSHIP, "joined", "left", FALSE,
      N_ ("Enter a day of leaving that is after the day of joining.") },
    { ZIMT_RECORD_TANDEM, "started", "ended", TRUE,
      N_ ("Enter an end that is not before the beginning.") },
    { ZIMT_RECORD_COMPANION, "conduct_issued", "conduct_inspected", TRUE,
      N_ ("The certificate cannot be inspected before it was issued; correct one of the dates.") },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (orders); i++)
    {
      int from, to;

      if (orders[i].kind != record->kind)
        continue;
      from = get_point (record, orders[i].from);
      to = get_point (record, orders[i].to);
      if (from >= 0 && to >= 0 && (to < from || (to == from && !orders[i].may_be_same)))
        return refuse (orders[i].to, _ (orders[i].sentence), field, error);
    }
  return TRUE;
}

/* --- Rows --- */

/* Both are half-open, and the first one may have no end. */
static gboolean
overlap (const ZimtRecord *a, const ZimtRecord *b, const char *from, const char *to)
{
  int a_ends = get_point (a, to), b_ends = get_point (b, to);

  return (a_ends < 0 || get_point (b, from) < a_ends)
         && (b_ends < 0 || get_point (a, from) < b_ends);
}

static gboolean
is_same_weekday (const ZimtRecord *a, const ZimtRecord *b)
{
  return a->kind != ZIMT_RECORD_HOURS
         || g_str_equal (zimt_record_get_text (a, "weekday"), zimt_record_get_text (b, "weekday"));
}

gboolean
zimt_record_has_overlap (const ZimtRecord *a, const ZimtRecord *b)
{
  if (a->kind != b->kind || !is_same_weekday (a, b))
    return FALSE;
  if (a->kind == ZIMT_RECORD_MEMBERSHIP)
    return overlap (a, b, "joined", "left");
  return a->kind == ZIMT_RECORD_HOURS && overlap (a, b, "from", "to");
}

static gboolean
check_overlaps (const ZimtRecord *record, const char **field, GError **error)
{
  for (const ZimtField *each = zimt_record_kind_get_fields (record->kind); each->name != NULL;
       each++)
    if (each->rows == ZIMT_RECORD_HOURS || each->rows == ZIMT_RECORD_MEMBERSHIP)
      for (guint i = 0; i < zimt_record_get_n_rows (record, each->name); i++)
        for (guint j = 0; j < i; j++)
          if (zimt_record_has_overlap (zimt_record_get_row (record, each->name, i),
                                       zimt_record_get_row (record, each->name, j)))
            return refuse (each->name,
                           each->rows == ZIMT_RECORD_HOURS
                               ? _ ("Two of these times overlap on one weekday; join them.")
                               : _ ("Two of these memberships overlap; correct their dates."),
                           field, error);
  return TRUE;
}

/* --- Together --- */

static gboolean
check_kind (const ZimtRecord *record, const char **field, GError **error)
{
  if (record->kind == ZIMT_RECORD_SKILL
      && g_str_equal (zimt_record_get_text (record, "language"),
                      zimt_record_get_text (record, "other")))
    return refuse ("other", _ ("Choose two different languages."), field, error);
  if (record->kind == ZIMT_RECORD_TANDEM && zimt_record_is_empty (record, "reason")
      && (g_str_equal (zimt_record_get_text (record, "state"), "ended")
          || !zimt_record_is_empty (record, "ended")))
    return refuse ("reason", _ ("Choose why the tandem ended."), field, error);
  if (record->kind == ZIMT_RECORD_COMPANION)
    {
      gboolean has_inspected = !zimt_record_is_empty (record, "conduct_inspected");
      gboolean has_issued = !zimt_record_is_empty (record, "conduct_issued");
      gboolean has_entry = !zimt_record_is_empty (record, "conduct_entry");

      if (!has_inspected && (has_issued || has_entry))
        return refuse ("conduct_inspected", _ ("Enter when the certificate was inspected."), field,
                       error);
      if (has_inspected && !has_issued)
        return refuse ("conduct_issued", _ ("Enter when the certificate was issued."), field,
                       error);
    }
  return TRUE;
}

gboolean
zimt_record_check_card (const ZimtRecord *record, ZimtDate today, const char **field,
                        GError **error)
{
  return check_texts (record, field, error) && check_bounds (record, field, error)
         && check_money (record, field, error) && check_birth_year (record, today, field, error)
         && check_past_dates (record, today, field, error) && check_order (record, field, error)
         && check_overlaps (record, field, error) && check_kind (record, field, error);
}
