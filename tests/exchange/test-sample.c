/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sample house: complete, free of conflicts, and told apart on paper and by the colour-blind.
 */
#include "zimt-sample.h"

#include <math.h>

#include "zimt-error.h"

typedef struct
{
  GPtrArray *rooms;
  GPtrArray *organisations;
  GPtrArray *standing;
} Sample;

static void
sample_set_up (Sample *sample, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  zimt_sample_load (&sample->rooms, &sample->organisations, &sample->standing, &error);
  g_assert_no_error (error);
}

static void
sample_tear_down (Sample *sample, gconstpointer data)
{
  g_ptr_array_unref (sample->rooms);
  g_ptr_array_unref (sample->organisations);
  g_ptr_array_unref (sample->standing);
}

static const ZimtRoom *
find_room (const Sample *sample, const char *number)
{
  for (guint i = 0; i < sample->rooms->len; i++)
    {
      const ZimtRoom *room = g_ptr_array_index (sample->rooms, i);
      if (g_str_equal (room->number, number))
        return room;
    }
  g_assert_not_reached ();
}

static const ZimtOrganisation *
find_organisation (const Sample *sample, const char *short_name)
{
  for (guint i = 0; i < sample->organisations->len; i++)
    {
      const ZimtOrganisation *organisation = g_ptr_array_index (sample->organisations, i);
      if (g_str_equal (organisation->short_name, short_name))
        return organisation;
    }
  g_assert_not_reached ();
}

static void
test_rooms (Sample *sample, gconstpointer data)
{
  const ZimtRoom *through = find_room (sample, "5a");
  const ZimtRoom *captive = find_room (sample, "5b");
  const char *const equipment[] = { "Beamer", "Leinwand", NULL };
  const char *const refused[] = { "advice", NULL };

  g_assert_cmpuint (sample->rooms->len, ==, 14);
  for (guint i = 0; i < sample->rooms->len; i++)
    {
      const ZimtRoom *room = g_ptr_array_index (sample->rooms, i);

      g_assert_cmpint (room->id, ==, i + 1);
      g_assert_cmpint (room->position, ==, i);
      g_assert_cmpint (room->whole_id, ==, 0);
      g_assert_cmpint (room->through_id, ==, room == captive ? through->id : 0);
      g_assert_true (room->is_bookable == (room->n_seats > 0));
    }
  g_assert_cmpstrv (captive->refused, refused);
  g_assert_nonnull (captive->rule_text);
  g_assert_cmpstrv (find_room (sample, "3")->equipment, equipment);
  g_assert_cmpstr (find_room (sample, "7")->name, ==, "Veranstaltungsraum");
  g_assert_false (find_room (sample, "12")->is_bookable);
  g_assert_false (find_room (sample, "13")->is_bookable);
}

static void
test_open_to (Sample *sample, gconstpointer data)
{
  const char *const conference[] = { "IB", "THIDI", "FZR", "extern", NULL };
  const char *const kitchen[]
      = { "IB", "THIDI", "FZR", "MOVE", "IGM", "ODKV", "LM", "MV8", "extern", NULL };
  const char *const advice[] = { "IB", "MOVE", "THIDI", "FZR", "IGM", "ODKV", "LM", "MV8", NULL };

  g_assert_cmpstrv (find_room (sample, "3")->open_to, conference);
  g_assert_cmpstrv (find_room (sample, "9")->open_to, kitchen);
  g_assert_cmpstrv (find_room (sample, "4")->open_to, advice);
  g_assert_cmpuint (g_strv_length (find_room (sample, "12")->open_to), ==, 0);
}

static double
linear (double channel)
{
  channel /= 255.0;
  return channel <= 0.04045 ? channel / 12.92 : pow ((channel + 0.055) / 1.055, 2.4);
}

/* WCAG 2.1: contrast of white text on @colour. */
static double
contrast_with_white (guint32 colour)
{
  double luminance = 0.2126 * linear (colour >> 16 & 0xff) + 0.7152 * linear (colour >> 8 & 0xff)
                     + 0.0722 * linear (colour & 0xff);

  return 1.05 / (luminance + 0.05);
}

static void
test_organisations (Sample *sample, gconstpointer data)
{
  g_autoptr (GHashTable) marks = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) house_colours = g_hash_table_new (NULL, NULL);
  guint n_in_house = 0;

  g_assert_cmpuint (sample->organisations->len, ==, 19);
  for (guint i = 0; i < sample->organisations->len; i++)
    {
      const ZimtOrganisation *organisation = g_ptr_array_index (sample->organisations, i);

      g_assert_cmpint (organisation->id, ==, i + 1);
      g_assert_true (g_hash_table_add (marks, organisation->mark));
      g_assert_cmpint (g_utf8_strlen (organisation->mark, -1), ==, 2);
      g_assert_cmpfloat (contrast_with_white (organisation->colour), >=, 4.5);
      g_assert_cmpint (organisation->pattern, >=, 0);
      g_assert_cmpint (organisation->pattern, <=, 5);
      if (!organisation->is_in_house)
        continue;
      n_in_house++;
      g_assert_true (g_hash_table_add (house_colours, GUINT_TO_POINTER (organisation->colour)));
    }
  g_assert_cmpuint (n_in_house, ==, 8);
  g_assert_cmpstr (find_organisation (sample, "FZR")->kind, ==, "house-association");
  g_assert_cmpstr (find_organisation (sample, "Diakonie")->kind, ==, "carrier");
  g_assert_cmpstr (find_organisation (sample, "Jugendamt")->kind, ==, "authority");
  g_assert_cmpstr (find_organisation (sample, "Büro M/I")->mark, ==, "BM");
}

static void
test_grey_bodies_differ (Sample *sample, gconstpointer data)
{
  for (guint i = 0; i < sample->organisations->len; i++)
    for (guint k = i + 1; k < sample->organisations->len; k++)
      {
        const ZimtOrganisation *a = g_ptr_array_index (sample->organisations, i);
        const ZimtOrganisation *b = g_ptr_array_index (sample->organisations, k);

        g_assert_cmpstr (a->mark, !=, b->mark);
        if (a->colour == b->colour)
          g_assert_false (a->is_in_house || b->is_in_house);
      }
}

static gboolean
overlap (const ZimtStandingEvent *a, const ZimtStandingEvent *b)
{
  return a->weekday == b->weekday && a->start_minute < b->end_minute
         && b->start_minute < a->end_minute;
}

/* A room and the captive one behind it are one for this. */
static gboolean
share_a_room (const Sample *sample, const ZimtStandingEvent *a, const ZimtStandingEvent *b)
{
  const ZimtRoom *room_a = find_room (sample, a->room);
  const ZimtRoom *room_b = find_room (sample, b->room);

  return room_a == room_b || room_a->through_id == room_b->id || room_b->through_id == room_a->id;
}

static void
test_week (Sample *sample, gconstpointer data)
{
  int n_people = 0;

  g_assert_cmpuint (sample->standing->len, ==, 64);
  for (guint i = 0; i < sample->standing->len; i++)
    {
      const ZimtStandingEvent *event = g_ptr_array_index (sample->standing, i);

      n_people += event->n_people;
      for (guint k = i + 1; k < sample->standing->len; k++)
        {
          const ZimtStandingEvent *other = g_ptr_array_index (sample->standing, k);
          g_assert_false (overlap (event, other) && share_a_room (sample, event, other));
        }
    }
  g_assert_cmpint (n_people, ==, 339);
}

/* No event of the sample may come up as unusual: it would teach people to look past hints. */
static void
test_week_fits (Sample *sample, gconstpointer data)
{
  for (guint i = 0; i < sample->standing->len; i++)
    {
      const ZimtStandingEvent *event = g_ptr_array_index (sample->standing, i);
      const ZimtRoom *room = find_room (sample, event->room);
      const ZimtOrganisation *organisation = find_organisation (sample, event->organisation);
      const char *const *open_to = (const char *const *)room->open_to;
      const char *const *purposes = (const char *const *)room->purposes;

      g_assert_true (room->is_bookable);
      g_assert_cmpint (event->n_people, <=, room->n_seats);
      g_assert_false (g_strv_contains ((const char *const *)room->refused, event->category));
      if (*purposes != NULL && !g_strv_contains (purposes, event->category))
        g_error ("%s is not for %s", room->number, event->category);
      if (!g_strv_contains (open_to, organisation->short_name)
          && (organisation->is_in_house || !g_strv_contains (open_to, "extern")))
        g_error ("%s is not open to %s", room->number, organisation->short_name);
    }
}

/* --- Broken tables: one value of a tiny sound house is replaced --- */

typedef enum
{
  ROOMS,
  DETAILS,
  ORGANISATIONS,
  LOOKS,
  WEEK,
  N_TABLES
} Table;

static const char *const sound[N_TABLES] = {
  "number,name,bookable,open_to,usage,equipment,rules\n1,Büro,yes,IB; alle "
  "Vereine,Büro,,\n2,Saal,no,,,,\n",
  "room,floor,seats,through,purposes,refused\n1,2,4,,advice,media\n2,,0,1,,\n",
  "short_name,name,kind,in_house\nIB,Bund,Träger,yes\nFF,Freunde,Verein,no\n",
  "short_name,mark,colour,pattern\nIB,IB,1c71d8,0\nFF,FF,3d6b00,5\n",
  "room,weekday,start,end,title,organisation,category,participants\n"
  "1,1,09:00,10:00,Sprechzeit,IB,Beratung,4\n",
};

typedef struct
{
  const char *name;
  Table table;
  const char *find;
  const char *replace;
  const char *message; /* how the error begins; NULL: it is sound */
} Change;

static const Change changes[] = {
  { "nothing", ROOMS, "Büro", "Büro", NULL },
  { "a-missing-column", WEEK, "weekday", "day", "week has no column “weekday”." },
  { "a-doubled-room", ROOMS, "\n2,", "\n1,", "rooms, line 3: “1” is there twice." },
  { "a-room-without-number", ROOMS, "\n2,", "\n,", "rooms, line 3: number is empty." },
  { "bookable-maybe", ROOMS, "no", "maybe", "rooms, line 3: bookable is “maybe”" },
  { "a-room-without-details", DETAILS, "\n2,", "\n3,", "rooms, line 3: “2” is not known." },
  { "a-room-open-to-nobody-known", ROOMS, "IB;", "ABC;", "rooms, line 2: “ABC” is not known." },
  { "reached-through-nothing", DETAILS, "0,1", "0,7", "details, line 3: “7” is not known." },
  { "seats-in-words", DETAILS, "2,4,", "2,four,", "details, line 2: seats is “four”" },
  { "an-unknown-purpose", DETAILS, "advice", "fun", "details, line 2: the category “fun”" },
  { "an-unknown-refusal", DETAILS, "media", "fun", "details, line 2: the category “fun”" },
  { "an-unknown-kind", ORGANISATIONS, "Verein", "Klub",
    "organisations, line 3: the kind “Klub” is not known." },
  { "a-doubled-organisation", ORGANISATIONS, "\nFF", "\nIB",
    "organisations, line 3: “IB” is there twice." },
  { "an-organisation-without-look", LOOKS, "\nFF", "\nGG",
    "organisations, line 3: “FF” is not known." },
  { "a-mark-of-three-letters", LOOKS, "IB,IB", "IB,IBB",
    "looks, line 2: the mark “IBB” is not two letters." },
  { "a-doubled-mark", LOOKS, "FF,FF", "FF,IB", "looks, line 3: “IB” is there twice." },
  { "a-colour-by-name", LOOKS, "1c71d8", "blue", "looks, line 2: “blue” is no colour" },
  { "a-pattern-that-is-none", LOOKS, "3d6b00,5", "3d6b00,6", "looks, line 3: pattern is “6”" },
  { "an-event-in-no-room", WEEK, "\n1,", "\n99,", "week, line 2: “99” is not known." },
  { "an-event-of-nobody", WEEK, "IB", "XY", "week, line 2: “XY” is not known." },
  { "an-event-of-no-category", WEEK, "Beratung", "Spaß", "week, line 2: the category “Spaß”" },
  { "an-eighth-weekday", WEEK, "\n1,1", "\n1,8", "week, line 2: weekday is “8”" },
  { "a-time-that-is-none", WEEK, "09:00", "25:00", "week, line 2: " },
  { "an-end-before-the-start", WEEK, "10:00", "08:00",
    "week, line 2: the event ends before it begins." },
  { "people-below-zero", WEEK, "Beratung,4", "Beratung,-4", "week, line 2: participants is “-4”" },
};

static gboolean
read_changed (const Change *change, Sample *sample, GError **error)
{
  static const char *const names[N_TABLES]
      = { "rooms", "details", "organisations", "looks", "week" };
  ZimtCsv *tables[N_TABLES];
  ZimtSampleTables house;
  gboolean done;

  for (int i = 0; i < N_TABLES; i++)
    {
      g_autoptr (GString) text = g_string_new (sound[i]);
      g_autoptr (GBytes) bytes = NULL;

      if (i == (int)change->table)
        g_assert_cmpuint (g_string_replace (text, change->find, change->replace, 1), ==, 1);
      bytes = g_bytes_new (text->str, text->len);
      tables[i] = zimt_csv_new (bytes, names[i], error);
      g_assert_nonnull (tables[i]);
    }
  house = (ZimtSampleTables){ tables[ROOMS], tables[DETAILS], tables[ORGANISATIONS], tables[LOOKS],
                              tables[WEEK] };
  done
      = zimt_sample_read (&house, &sample->rooms, &sample->organisations, &sample->standing, error);
  for (int i = 0; i < N_TABLES; i++)
    zimt_csv_free (tables[i]);
  return done;
}

static void
test_change (gconstpointer data)
{
  const Change *change = data;
  g_autoptr (GError) error = NULL;
  Sample sample = { NULL, NULL, NULL };

  if (read_changed (change, &sample, &error))
    {
      g_assert_null (change->message);
      g_assert_cmpuint (sample.standing->len, ==, 1);
      sample_tear_down (&sample, NULL);
      return;
    }
  g_assert_error (error, ZIMT_ERROR, ZIMT_ERROR_INVALID);
  g_assert_nonnull (change->message);
  g_assert_cmpstr (strstr (error->message, change->message), ==, error->message);
  g_assert_null (sample.rooms);
  g_assert_null (sample.organisations);
  g_assert_null (sample.standing);
}

#define ADD(path, function)                                                                        \
  g_test_add (path, Sample, NULL, sample_set_up, function, sample_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/sample/fourteen-rooms-one-of-them-captive", test_rooms);
  ADD ("/sample/collective-words-become-short-names", test_open_to);
  ADD ("/sample/organisations-can-be-read-and-told-apart", test_organisations);
  ADD ("/sample/only-bodies-from-outside-share-a-colour", test_grey_bodies_differ);
  ADD ("/sample/64-standing-events-clash-nowhere", test_week);
  ADD ("/sample/no-standing-event-earns-a-hint", test_week_fits);
  for (gsize i = 0; i < G_N_ELEMENTS (changes); i++)
    {
      g_autofree char *path
          = g_strconcat ("/sample/", changes[i].message != NULL ? "refuses/" : "accepts/",
                         changes[i].name, NULL);
      g_test_add_data_func (path, &changes[i], test_change);
    }
  return g_test_run ();
}
