/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The columns of each list of cards. Of newcomers neither origin nor residence is shown, ever. */
#include "zimt-card-columns.h"

#include <glib/gi18n-lib.h>

#include "zimt-pool-due.h"
#include "zimt-record-words.h"
#include "zimt-tandem-match.h"
#include "zimt-time-names.h"

const ZimtField *
zimt_card_find_field (ZimtRecordKind kind, const char *name)
{
  return zimt_record_kind_get_field (kind, name);
}

char *
zimt_card_dup_value (ZimtSession *session, const ZimtRecord *record, const char *name)
{
  const ZimtField *field = zimt_card_find_field (zimt_record_get_kind (record), name);

  if (field == NULL || zimt_record_is_empty (record, name))
    return g_strdup ("");
  return zimt_record_words_dup_value (session, record, field);
}

char *
zimt_card_isolate (const char *text)
{
  return *text != '\0' ? g_strconcat ("\u2066", text, "\u2069", NULL) : g_strdup ("");
}

/* --- What columns say --- */

static char *
dup_title (ZimtSession *session, ZimtCard *card, const char *field)
{
  return g_strdup (zimt_card_get_title (card));
}

static char *
dup_sort_title (ZimtSession *session, ZimtCard *card, const char *field)
{
  g_autofree char *title = zimt_record_dup_sort_title (zimt_card_get_record (card));

  return *title != '\0' ? g_steal_pointer (&title) : g_strdup (zimt_card_get_title (card));
}

static char *
dup_value (ZimtSession *session, ZimtCard *card, const char *field)
{
  return zimt_card_dup_value (session, zimt_card_get_record (card), field);
}

/* A column is for the first phone; the pane has them all. */
static char *
dup_first (ZimtSession *session, ZimtCard *card, const char *field)
{
  ZimtRecord *record = zimt_card_get_record (card);
  const char *part = g_str_equal (field, "phones") ? "number" : "address";

  if (zimt_record_get_n_rows (record, field) == 0)
    return g_strdup ("");
  return g_strdup (zimt_record_get_text (zimt_record_get_row (record, field, 0), part));
}

static char *
dup_date (ZimtSession *session, ZimtCard *card, const char *field)
{
  ZimtDate date = zimt_record_get_date (zimt_card_get_record (card), field);

  return date != 0 ? zimt_date_to_plain_text (date) : g_strdup ("");
}

static gint64
get_date (ZimtSession *session, ZimtCard *card, const char *field)
{
  return zimt_record_get_date (zimt_card_get_record (card), field);
}

static gint64
get_number (ZimtSession *session, ZimtCard *card, const char *field)
{
  return zimt_record_get_number (zimt_card_get_record (card), field);
}

/* In the order of a life, not of the alphabet. */
static gint64
get_rank (ZimtSession *session, ZimtCard *card, const char *field)
{
  ZimtChoices *choices = zimt_center_get_choices (zimt_session_get_center (session));
  ZimtRecord *record = zimt_card_get_record (card);
  const char *list = zimt_card_find_field (zimt_record_get_kind (record), field)->list;
  const char *const *codes = choices != NULL ? zimt_choices_get_all_codes (choices, list)
                                             : (const char *const[]){ NULL };
  gint64 rank = 1;

  for (; *codes != NULL; codes++, rank++)
    if (g_str_equal (*codes, zimt_record_get_text (record, field)))
      return rank;
  return 0;
}

static char *
dup_linked (ZimtSession *session, ZimtCard *card, const char *field)
{
  ZimtPeopleBook *book = zimt_people_get_book (zimt_session_get_people (session));
  const char *id = zimt_record_get_text (zimt_card_get_record (card), field);

  return book != NULL ? zimt_people_book_dup_title (book, id) : g_strdup ("");
}

static char *
dup_main_contact (ZimtSession *session, ZimtCard *card, const char *field)
{
  ZimtPeopleBook *book = zimt_people_get_book (zimt_session_get_people (session));
  ZimtRecord *person = NULL;

  if (book != NULL)
    person
        = zimt_people_book_get_main_contact (book, zimt_record_get_id (zimt_card_get_record (card)),
                                             zimt_session_get_today (session));
  return person != NULL ? zimt_record_dup_title (person) : g_strdup ("");
}

static char *
dup_member (ZimtSession *session, ZimtCard *card, const char *field)
{
  gboolean is_member
      = zimt_organisation_is_member (zimt_card_get_record (card), zimt_session_get_today (session));

  /* Translators: an organisation that is in the network today. */
  return g_strdup (is_member ? _ ("Member") : "");
}

static void
append_role (GString *text, ZimtPeopleBook *book, const ZimtRecord *role)
{
  const char *title = zimt_record_get_text (role, "title");
  g_autofree char *organisation
      = zimt_people_book_dup_title (book, zimt_record_get_text (role, "organisation"));

  if (text->len > 0)
    g_string_append (text, "; ");
  g_string_append (text, organisation);
  if (*title != '\0')
    g_string_append_printf (text, " (%s)", title);
}

/* Those that hold today. */
static char *
dup_roles (ZimtSession *session, ZimtCard *card, const char *field)
{
  ZimtPeopleBook *book = zimt_people_get_book (zimt_session_get_people (session));
  ZimtRecord *person = zimt_card_get_record (card);
  ZimtDate today = zimt_session_get_today (session);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; book != NULL && i < zimt_record_get_n_rows (person, "roles"); i++)
    {
      ZimtRecord *role = zimt_record_get_row (person, "roles", i);
      const char *id = zimt_record_get_text (role, "organisation");

      if (zimt_person_get_role (person, id, today) == role)
        append_role (text, book, role);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static guint
count_open_tandems (ZimtSession *session, ZimtCard *card)
{
  ZimtPeopleBook *book = zimt_people_get_book (zimt_session_get_people (session));
  g_autoptr (GPtrArray) tandems = NULL;
  guint n = 0;

  if (book == NULL)
    return 0;
  tandems = zimt_people_book_list_linked (book, ZIMT_RECORD_TANDEM,
                                          zimt_record_get_id (zimt_card_get_record (card)));
  for (guint i = 0; i < tandems->len; i++)
    if (zimt_tandem_is_open (zimt_record_get_text (tandems->pdata[i], "state")))
      n++;
  return n;
}

static gint64
get_tandems (ZimtSession *session, ZimtCard *card, const char *field)
{
  return count_open_tandems (session, card);
}

static char *
dup_tandems (ZimtSession *session, ZimtCard *card, const char *field)
{
  int capacity = zimt_record_get_number (zimt_card_get_record (card), field);

  /* Translators: tandems of a companion now, and how many there can be at once: "1 of 2". */
  return g_strdup_printf (_ ("%u of %d"), count_open_tandems (session, card), MAX (capacity, 1));
}

static gint64
get_minutes (ZimtSession *session, ZimtCard *card, const char *field)
{
  ZimtRecord *record = zimt_card_get_record (card);
  int this_year, month, day;
  gint64 minutes = 0;

  zimt_date_to_ymd (zimt_session_get_today (session), &this_year, &month, &day);
  for (guint i = 0; i < zimt_record_get_n_rows (record, field); i++)
    {
      ZimtRecord *row = zimt_record_get_row (record, field, i);
      int year;

      zimt_date_to_ymd (zimt_record_get_date (row, "date"), &year, &month, &day);
      if (year == this_year)
        minutes += zimt_record_get_number (row, "minutes");
    }
  return minutes;
}

static char *
dup_hours (ZimtSession *session, ZimtCard *card, const char *field)
{
  gint64 minutes = get_minutes (session, card, field);

  if (minutes == 0)
    return g_strdup ("");
  /* Translators: hours and minutes, as short as can be: "12:30 h". */
  return g_strdup_printf (_ ("%d:%02d h"), (int)(minutes / 60), (int)(minutes % 60));
}

static gint64
get_days_waited (ZimtSession *session, ZimtCard *card, const char *field)
{
  return zimt_newcomer_get_days_waited (zimt_card_get_record (card),
                                        zimt_session_get_today (session));
}

static char *
dup_days_waited (ZimtSession *session, ZimtCard *card, const char *field)
{
  int days = (int)get_days_waited (session, card, field);

  if (zimt_record_get_date (zimt_card_get_record (card), field) == 0)
    return g_strdup ("");
  return g_strdup_printf (ngettext ("%d day", "%d days", days), days);
}

static gint64
get_next_talk (ZimtSession *session, ZimtCard *card, const char *field)
{
  return zimt_tandem_get_next_talk (zimt_card_get_record (card));
}

static char *
dup_next_talk (ZimtSession *session, ZimtCard *card, const char *field)
{
  ZimtDate date = zimt_tandem_get_next_talk (zimt_card_get_record (card));

  return date != 0 ? zimt_date_to_plain_text (date) : g_strdup ("");
}

static gint64
get_time (ZimtSession *session, ZimtCard *card, const char *field)
{
  return zimt_record_get_time (zimt_card_get_record (card), field) + 1;
}

static char *
dup_span (ZimtSession *session, ZimtCard *card, const char *field)
{
  ZimtRecord *record = zimt_card_get_record (card);
  g_autofree char *from = zimt_card_dup_value (session, record, "from");
  g_autofree char *to = zimt_card_dup_value (session, record, "to");

  if (*from == '\0' || *to == '\0')
    return g_strdup (from);
  return g_strdup_printf ("%s–%s", from, to);
}

/* Assignments of a day by their hour. */
static gint64
get_moment (ZimtSession *session, ZimtCard *card, const char *field)
{
  return get_date (session, card, field) * 2000 + get_time (session, card, "from");
}

/* --- The table --- */

#define TITLE(text, chars)                                                                         \
  {                                                                                                \
    text, chars, .is_wide = TRUE, .dup_text = dup_title, .dup_sorted = dup_sort_title              \
  }
#define VALUE(text, chars, name)                                                                   \
  {                                                                                                \
    text, chars, .field = name, .dup_text = dup_value                                              \
  }
#define DATE(text, name)                                                                           \
  {                                                                                                \
    text, 9, .field = name, .dup_text = dup_date, .get_number = get_date                           \
  }
#define NUMBER(text, chars, name)                                                                  \
  {                                                                                                \
    text, chars, .is_end = TRUE, .field = name, .dup_text = dup_value, .get_number = get_number    \
  }
#define CODE(text, chars, name)                                                                    \
  {                                                                                                \
    text, chars, .field = name, .dup_text = dup_value, .get_number = get_rank                      \
  }
#define FIRST(text, chars, name)                                                                   \
  {                                                                                                \
    text, chars, .field = name, .dup_text = dup_first                                              \
  }
#define PRIVATE .is_private = TRUE

/* Translators: what follows are titles of columns. */
/* clang-format off */
static const ZimtCardColumn organisation_columns[] = {
  { N_ ("Short name"), 11, .dup_text = dup_title, .dup_sorted = dup_sort_title },
  { N_ ("Name"), 24, .is_wide = TRUE, .field = "name", .dup_text = dup_value },
  VALUE (N_ ("Kind"), 14, "kind"),
  { N_ ("Contact"), 14, .dup_text = dup_main_contact },
  FIRST (N_ ("Phone"), 14, "phones"),
  { N_ ("Network"), 8, .dup_text = dup_member },
  DATE (N_ ("Verified"), "verified"),
  { NULL },
};

static const ZimtCardColumn person_columns[] = {
  TITLE (N_ ("Name"), 16),
  { N_ ("Organisation"), 22, .dup_text = dup_roles },
  FIRST (N_ ("Phone"), 14, "phones"),
  FIRST (N_ ("E-mail"), 18, "emails"),
  VALUE (N_ ("Tags"), 10, "tags"),
  DATE (N_ ("Verified"), "verified"),
  { NULL },
};

static const ZimtCardColumn interpreter_columns[] = {
  TITLE (N_ ("Name"), 16),
  VALUE (N_ ("Languages"), 20, "languages"),
  CODE (N_ ("State"), 13, "state"),
  { N_ ("District"), 11, PRIVATE, .field = "district", .dup_text = dup_value },
  { N_ ("Fields"), 14, PRIVATE, .field = "granted", .dup_text = dup_value },
  { N_ ("Phone"), 14, PRIVATE, .field = "phones", .dup_text = dup_first },
  { NULL },
};

static const ZimtCardColumn companion_columns[] = {
  TITLE (N_ ("Name"), 16),
  VALUE (N_ ("Languages"), 20, "languages"),
  CODE (N_ ("State"), 13, "state"),
  { N_ ("Tandems"), 9, PRIVATE, .field = "capacity", .dup_text = dup_tandems, .get_number = get_tandems },
  { N_ ("This year"), 9, PRIVATE, .is_end = TRUE, .field = "activities", .dup_text = dup_hours,
    .get_number = get_minutes },
  { N_ ("Phone"), 14, PRIVATE, .field = "phones", .dup_text = dup_first },
  { NULL },
};

static const ZimtCardColumn newcomer_columns[] = {
  TITLE (N_ ("Name"), 16),
  VALUE (N_ ("Languages"), 20, "languages"),
  CODE (N_ ("State"), 10, "state"),
  { N_ ("Waits for"), 9, PRIVATE, .is_end = TRUE, .field = "waiting_since", .dup_text = dup_days_waited,
    .get_number = get_days_waited },
  { N_ ("District"), 10, PRIVATE, .field = "district", .dup_text = dup_value },
  { NULL },
};

static const ZimtCardColumn tandem_columns[] = {
  { N_ ("Companion"), 16, PRIVATE, .is_wide = TRUE, .field = "companion", .dup_text = dup_linked },
  { N_ ("Newcomer"), 16, PRIVATE, .is_wide = TRUE, .field = "newcomer", .dup_text = dup_linked },
  { N_ ("State"), 14, PRIVATE, .field = "state", .dup_text = dup_value, .get_number = get_rank },
  { N_ ("Began"), 10, PRIVATE, .field = "started", .dup_text = dup_date, .get_number = get_date },
  { N_ ("Next talk"), 10, PRIVATE, .dup_text = dup_next_talk, .get_number = get_next_talk },
  { NULL },
};

static const ZimtCardColumn assignment_columns[] = {
  { N_ ("Date"), 10, .field = "date", .dup_text = dup_date, .get_number = get_moment },
  { N_ ("Time"), 11, .field = "from", .dup_text = dup_span, .get_number = get_time },
  TITLE (N_ ("Interpreter"), 16),
  CODE (N_ ("State"), 10, "state"),
  { N_ ("Language"), 12, PRIVATE, .field = "language", .dup_text = dup_value },
  { N_ ("Place"), 14, PRIVATE, .field = "place", .dup_text = dup_value },
  { NULL },
};

static const ZimtCardColumn demand_columns[] = {
  DATE (N_ ("Date"), "date"),
  { N_ ("Time"), 11, .field = "from", .dup_text = dup_span, .get_number = get_time },
  { N_ ("Language"), 14, .is_wide = TRUE, .field = "language", .dup_text = dup_value },
  VALUE (N_ ("Field"), 12, "field"),
  VALUE (N_ ("District"), 12, "district"),
  VALUE (N_ ("Reason"), 16, "reason"),
  VALUE (N_ ("Helped by"), 16, "helped_by"),
  { NULL },
};

static const ZimtCardColumn mailing_columns[] = {
  DATE (N_ ("Date"), "date"),
  TITLE (N_ ("Title"), 30),
  NUMBER (N_ ("Recipients"), 10, "people"),
  NUMBER (N_ ("Portions"), 9, "portions"),
  { NULL },
};

static const ZimtCardColumn tariff_columns[] = {
  { N_ ("From"), 12, .is_wide = TRUE, .field = "from", .dup_text = dup_date, .get_number = get_date },
  NUMBER (N_ ("An hour"), 12, "per_hour"),
  NUMBER (N_ ("A kilometre"), 12, "per_km"),
  NUMBER (N_ ("At least"), 12, "minimum"),
  NUMBER (N_ ("Tax-free in a year"), 16, "limit"),
  { NULL },
};
/* clang-format on */

static const ZimtCardColumn *const columns[ZIMT_N_RECORD_KINDS] = {
  [ZIMT_RECORD_ORGANISATION] = organisation_columns, [ZIMT_RECORD_PERSON] = person_columns,
  [ZIMT_RECORD_INTERPRETER] = interpreter_columns,   [ZIMT_RECORD_COMPANION] = companion_columns,
  [ZIMT_RECORD_NEWCOMER] = newcomer_columns,         [ZIMT_RECORD_TANDEM] = tandem_columns,
  [ZIMT_RECORD_ASSIGNMENT] = assignment_columns,     [ZIMT_RECORD_DEMAND] = demand_columns,
  [ZIMT_RECORD_MAILING] = mailing_columns,           [ZIMT_RECORD_TARIFF] = tariff_columns,
};

const ZimtCardColumn *
zimt_card_columns_get (ZimtRecordKind kind)
{
  g_return_val_if_fail (kind < ZIMT_N_RECORD_KINDS && columns[kind] != NULL, NULL);

  return columns[kind];
}

gboolean
zimt_card_columns_is_newest_first (ZimtRecordKind kind)
{
  return kind == ZIMT_RECORD_ASSIGNMENT || kind == ZIMT_RECORD_DEMAND || kind == ZIMT_RECORD_MAILING
         || kind == ZIMT_RECORD_TARIFF;
}
