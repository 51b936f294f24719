/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sample house and its standing week, as values, for tests that need no database. */
#include "sample-week.h"

typedef struct
{
  const char *number;
  const char *name;
  gboolean is_bookable;
  int n_seats;
  const char *through;
  const char *equipment;
} SampleRoom;

static const SampleRoom sample_rooms[] = {
  { "1", "Büro I", TRUE, 5, "", "" },
  { "2", "Büro II", TRUE, 4, "", "" },
  { "3", "Konferenzraum", TRUE, 24, "", "Beamer; Leinwand" },
  { "4", "Beratungsraum", TRUE, 6, "", "PC" },
  { "5a", "Büro und Beratungsraum", TRUE, 6, "", "" },
  { "5b", "Medienraum", TRUE, 8, "5a", "" },
  { "6", "Büro", TRUE, 4, "", "" },
  { "7", "Veranstaltungsraum", TRUE, 40, "", "" },
  { "8", "Kinderzimmer", TRUE, 14, "", "" },
  { "9", "Küche", TRUE, 12, "", "Küchenausstattung" },
  { "10", "Vereinsraum", TRUE, 16, "", "" },
  { "11", "Kursraum", TRUE, 20, "", "" },
  { "12", "WC Herren", FALSE, 0, "", "" },
  { "13", "WC Damen / Wickeltisch", FALSE, 0, "", "" },
};

typedef struct
{
  const char *short_name;
  const char *name;
  const char *mark;
  guint32 colour;
  int pattern;
} SampleOrganisation;

static const SampleOrganisation sample_organisations[] = {
  { "IB", "Internationaler Bund (IB Mitte gGmbH)", "IB", 0x1c71d8, 0 },
  { "THIDI", "THIDI", "TH", 0x613583, 1 },
  { "FZR", "FZR", "FZ", 0xc64600, 2 },
  { "MOVE", "MOVE", "MO", 0x1b7f50, 3 },
  { "IGM", "IGM", "IG", 0xa51d2d, 4 },
  { "ODKV", "ODKV", "OD", 0x8a5a36, 5 },
  { "LM", "LM", "LM", 0x0f7173, 1 },
  { "MV8", "Achter Hausverein (Name im Konzept nicht genannt)", "M8", 0x6b6200, 2 },
  { "Diakonie", "Diakonie", "Di", 0x5e5c64, 0 },
  { "IRC", "IRC", "IR", 0x7a4b00, 3 },
  { "DaMigra", "DaMigra", "DM", 0x99328f, 4 },
  { "RA", "Rechtsberatung (Anwaltskanzlei)", "RA", 0x5e5c64, 1 },
  { "BA", "Agentur für Arbeit", "BA", 0x5e5c64, 2 },
  { "SAIDA", "SAIDA Leipzig", "SA", 0x5e5c64, 3 },
  { "Naomie", "Naomie e.V. Leipzig", "Na", 0x5e5c64, 4 },
  { "Jugendamt", "Jugendamt Erfurt", "JA", 0x5e5c64, 5 },
  { "Büro M/I", "Büro für Migration und Integration", "BM", 0x5e5c64, 1 },
  { "Springboard", "Springboard to learning", "SL", 0x3d6b00, 5 },
  { "FwF", "Fremde werden Freunde", "FF", 0x3d6b00, 0 },
};

typedef struct
{
  const char *room;
  int weekday;
  const char *start;
  const char *end;
  const char *title;
  const char *organisation;
  int n_people;
} SampleBooking;

static const SampleBooking sample_bookings[] = {
  { "3", 1, "08:30", "12:30", "Integrationskurs A2", "Diakonie", 11 },
  { "3", 2, "08:30", "12:30", "Integrationskurs A2", "Diakonie", 11 },
  { "3", 3, "08:30", "12:30", "Integrationskurs A2", "Diakonie", 11 },
  { "3", 4, "08:30", "12:30", "Integrationskurs A2", "Diakonie", 11 },
  { "3", 5, "08:30", "12:30", "Integrationskurs A2", "Diakonie", 11 },
  { "7", 1, "08:30", "12:30", "Integrationskurs B1", "Diakonie", 10 },
  { "7", 2, "08:30", "12:30", "Integrationskurs B1", "Diakonie", 10 },
  { "7", 3, "08:30", "12:30", "Integrationskurs B1", "Diakonie", 10 },
  { "7", 4, "08:30", "12:30", "Integrationskurs B1", "Diakonie", 10 },
  { "7", 5, "08:30", "12:30", "Integrationskurs B1", "Diakonie", 10 },
  { "1", 1, "09:00", "12:00", "Migrationsberatung", "IB", 4 },
  { "1", 2, "13:00", "17:00", "Migrationsberatung", "IB", 5 },
  { "1", 4, "09:00", "12:00", "Migrationsberatung", "IB", 4 },
  { "1", 4, "14:00", "17:00", "Betreuung und Beratung", "IB", 4 },
  { "1", 3, "10:00", "12:00", "Kita-Einstieg Sprechzeit", "IB", 3 },
  { "2", 1, "13:00", "14:00", "Praktikant*innen-Besprechung", "IB", 4 },
  { "2", 5, "09:00", "10:30", "Teambesprechung ZIM", "IB", 3 },
  { "3", 1, "14:00", "16:00", "Elternkurs Arabisch", "IRC", 8 },
  { "3", 2, "14:00", "16:00", "Elternkurs Persisch / Dari", "IRC", 7 },
  { "3", 3, "14:00", "16:00", "Elternkurs Kurdisch", "IRC", 6 },
  { "3", 4, "14:00", "16:30", "PC-Kurs für Frauen", "DaMigra", 6 },
  { "3", 5, "13:00", "15:00", "Rechtsberatung", "RA", 3 },
  { "3", 3, "16:30", "18:00", "Berufsberatung", "BA", 3 },
  { "3", 2, "17:00", "19:00", "Deutsch am Abend", "THIDI", 7 },
  { "3", 6, "10:00", "12:00", "Deutsch am Samstag", "THIDI", 6 },
  { "4", 1, "10:00", "13:00", "Projektsprechzeit", "MOVE", 2 },
  { "4", 3, "14:00", "17:00", "Projektsprechzeit", "MOVE", 2 },
  { "4", 4, "10:00", "12:00", "Bewerbungshilfe am PC", "IB", 3 },
  { "5a", 1, "10:00", "12:00", "Vereinssprechzeit", "IGM", 2 },
  { "5a", 2, "10:00", "13:00", "Beratung SAIDA", "SAIDA", 2 },
  { "5a", 4, "13:00", "16:00", "Hochschulberatung", "Naomie", 3 },
  { "5b", 3, "15:00", "18:00", "Medienwerkstatt", "IGM", 4 },
  { "5b", 5, "15:00", "18:00", "Radio-Redaktion", "IGM", 3 },
  { "6", 1, "14:00", "18:00", "Vereinsbüro FZR", "FZR", 2 },
  { "6", 3, "14:00", "18:00", "Vereinsbüro FZR", "FZR", 2 },
  { "7", 1, "16:00", "18:00", "Tanzprobe Kinder", "FZR", 8 },
  { "7", 2, "16:00", "17:30", "Aerobic", "FZR", 7 },
  { "7", 2, "18:00", "20:00", "Theaterprobe", "FZR", 6 },
  { "7", 3, "16:00", "18:00", "Tanzprobe Jugend", "FZR", 6 },
  { "7", 4, "17:00", "19:00", "Yoga für Frauen", "LM", 5 },
  { "7", 5, "16:00", "18:30", "Chor", "FZR", 7 },
  { "7", 6, "14:00", "17:00", "Folkloregruppe", "FZR", 5 },
  { "8", 1, "08:30", "12:30", "Kinderbetreuung zum Kurs", "DaMigra", 5 },
  { "8", 2, "08:30", "12:30", "Kinderbetreuung zum Kurs", "DaMigra", 5 },
  { "8", 3, "08:30", "12:30", "Kinderbetreuung zum Kurs", "IRC", 4 },
  { "8", 4, "08:30", "12:30", "Kinderbetreuung zum Kurs", "IRC", 4 },
  { "8", 2, "15:00", "16:30", "Leseclub", "IB", 5 },
  { "8", 3, "15:00", "16:30", "Musikunterricht", "ODKV", 3 },
  { "8", 4, "15:00", "17:00", "Nachhilfe", "MOVE", 4 },
  { "8", 5, "14:00", "16:00", "Vorschulkurs", "IB", 4 },
  { "9", 3, "16:00", "19:00", "Gemeinsam kochen", "FwF", 5 },
  { "9", 5, "16:00", "19:00", "Kochen international", "Springboard", 4 },
  { "9", 1, "16:00", "17:30", "Nachhilfe", "MOVE", 3 },
  { "9", 6, "10:00", "12:00", "Elternbrunch", "IB", 6 },
  { "10", 2, "16:00", "18:00", "Malkurs", "ODKV", 4 },
  { "10", 4, "18:00", "20:00", "Vereinssitzung ODKV", "ODKV", 4 },
  { "10", 1, "09:00", "11:00", "Netzwerk-Sprechzeit", "IB", 2 },
  { "10", 6, "14:00", "16:00", "Malkurs für Kinder", "ODKV", 4 },
  { "11", 1, "17:00", "19:00", "Vereinssitzung LM", "LM", 3 },
  { "11", 2, "17:00", "19:00", "Arabisch für Kinder", "LM", 5 },
  { "11", 3, "17:00", "19:00", "Frauenclub", "LM", 4 },
  { "11", 4, "09:00", "12:00", "Alphabetisierung", "THIDI", 5 },
  { "11", 6, "10:00", "13:00", "Russisch für Kinder", "FZR", 5 },
  { "11", 7, "14:00", "17:00", "Schach und Begegnung", "LM", 4 },
};

static void
set_text (char **field, const char *text)
{
  g_free (*field);
  *field = g_strdup (text);
}

static void
add_rooms (ZimtHouse *house)
{
  for (guint i = 0; i < G_N_ELEMENTS (sample_rooms); i++)
    {
      const SampleRoom *sample = &sample_rooms[i];
      ZimtRoom *room = zimt_room_new ();
      const ZimtRoom *through = zimt_house_find_room (house, sample->through);

      room->id = i + 1;
      set_text (&room->number, sample->number);
      set_text (&room->name, sample->name);
      room->position = (int)i;
      room->is_bookable = sample->is_bookable;
      room->n_seats = sample->n_seats;
      room->through_id = through != NULL ? through->id : 0;
      g_strfreev (room->equipment);
      room->equipment = g_strsplit (sample->equipment, "; ", -1);
      g_ptr_array_add (house->rooms, room);
    }
}

static void
add_organisations (ZimtHouse *house)
{
  for (guint i = 0; i < G_N_ELEMENTS (sample_organisations); i++)
    {
      const SampleOrganisation *sample = &sample_organisations[i];
      ZimtOrganisation *organisation = zimt_organisation_new ();

      organisation->id = i + 1;
      set_text (&organisation->short_name, sample->short_name);
      set_text (&organisation->name, sample->name);
      set_text (&organisation->mark, sample->mark);
      organisation->colour = sample->colour;
      organisation->pattern = sample->pattern;
      g_ptr_array_add (house->organisations, organisation);
    }
}

ZimtHouse *
sample_house_new (void)
{
  ZimtHouse *house = zimt_house_new ();

  set_text (&house->name, "Zentrum für Integration und Migration");
  house->day_opens = 8 * 60;
  house->day_closes = 21 * 60;
  add_rooms (house);
  add_organisations (house);
  return house;
}

ZimtBooking *
sample_booking_new (const ZimtHouse *house, const char *room_number, ZimtDate date,
                    const char *start, const char *end, const char *title)
{
  ZimtBooking *booking = zimt_booking_new ();
  int start_minute = 0, end_minute = 0;

  g_assert_true (zimt_time_parse (start, &start_minute, NULL));
  g_assert_true (zimt_time_parse (end, &end_minute, NULL));
  booking->room_id = zimt_house_find_room (house, room_number)->id;
  booking->starts = zimt_minute_new (date, start_minute);
  booking->ends = zimt_minute_new (date, end_minute);
  booking->original = booking->starts;
  set_text (&booking->event.title, title);
  booking->n_counted = -1;
  return booking;
}

GPtrArray *
sample_bookings_new (const ZimtHouse *house, ZimtDate monday)
{
  GPtrArray *bookings = g_ptr_array_new_with_free_func ((GDestroyNotify)zimt_booking_free);

  for (guint i = 0; i < G_N_ELEMENTS (sample_bookings); i++)
    {
      const SampleBooking *sample = &sample_bookings[i];
      ZimtBooking *booking = sample_booking_new (house, sample->room, monday + sample->weekday - 1,
                                                 sample->start, sample->end, sample->title);

      booking->id = i + 1;
      booking->event.organisation_id
          = zimt_house_find_organisation (house, sample->organisation)->id;
      booking->event.n_people = sample->n_people;
      g_ptr_array_add (bookings, booking);
    }
  return bookings;
}

ZimtWeekPlan *
sample_plan_new (void)
{
  g_autoptr (ZimtHouse) house = sample_house_new ();
  g_autoptr (ZimtCalendar) calendar = zimt_calendar_new ();
  ZimtDate monday = sample_monday ();

  return zimt_week_plan_new (house, calendar, monday, 7, 0, sample_bookings_new (house, monday),
                             NULL);
}

/* A date of a series that is left out, or another booking that is not simply fixed. */
static ZimtBooking *
add_special (GPtrArray *bookings, GPtrArray *reasons, const ZimtHouse *house, const char *room,
             ZimtDate date, const char *times, const char *title, ZimtStatus status,
             const char *reason)
{
  g_auto (GStrv) parts = g_strsplit (times, "-", 2);
  ZimtBooking *booking = sample_booking_new (house, room, date, parts[0], parts[1], title);

  booking->id = bookings->len + 1;
  booking->event.organisation_id = bookings->len % G_N_ELEMENTS (sample_organisations) + 1;
  booking->status = status;
  g_ptr_array_add (bookings, booking);
  g_ptr_array_add (reasons, g_strdup (reason));
  return booking;
}

static void
add_closure (ZimtHouse *house, gint64 room_id, ZimtMinute starts, ZimtMinute ends)
{
  ZimtClosure *closure = zimt_closure_new ();

  closure->id = house->closures->len + 1;
  closure->room_id = room_id;
  closure->starts = starts;
  closure->ends = ends;
  closure->title = g_strdup ("Wasserrohrbruch");
  g_ptr_array_add (house->closures, closure);
}

static void
add_specials (const ZimtHouse *house, GPtrArray *bookings, GPtrArray *reasons, ZimtDate monday)
{
  ZimtBooking *booking;

  booking = add_special (bookings, reasons, house, "1", monday, "09:00-12:00",
                         "Vielleicht: Sprechzeit", ZIMT_STATUS_OPTION, NULL);
  booking->option_expires = monday + 10;
  add_special (bookings, reasons, house, "1", monday + 4, "09:00-12:00", "Migrationsberatung",
               ZIMT_STATUS_PAUSED, "1. Weihnachtstag");
  add_special (bookings, reasons, house, "2", monday, "10:00-11:00", "Abgesagte Runde",
               ZIMT_STATUS_CANCELLED, NULL);
  booking = add_special (bookings, reasons, house, "4", monday, "10:00-12:00", "Großer Workshop",
                         ZIMT_STATUS_FIXED, NULL);
  booking->event.n_people = 40;
  add_special (bookings, reasons, house, "4", monday + 1, "14:00-16:00", "دورة اللغة العربية",
               ZIMT_STATUS_FIXED, NULL);
  add_special (bookings, reasons, house, "4", monday + 2, "14:00-16:00", "<b>A & B</b> <i>",
               ZIMT_STATUS_FIXED, NULL);
  booking = add_special (bookings, reasons, house, "6", monday + 1, "10:00-12:00", "Mit Puffer",
                         ZIMT_STATUS_FIXED, NULL);
  booking->event.buffer_before = 60;
  booking->event.buffer_after = 30;
  booking = add_special (bookings, reasons, house, "7", monday + 5, "20:00-24:00", "Nachtfest",
                         ZIMT_STATUS_FIXED, NULL);
  booking->ends += 180;
  for (int i = 0; i < 9; i++)
    {
      g_autofree char *title = g_strdup_printf ("Gruppe %d", i + 1);

      add_special (bookings, reasons, house, "8", monday + 1, "10:00-11:00", title,
                   ZIMT_STATUS_FIXED, NULL);
    }
  add_special (bookings, reasons, house, "11", monday + 3, "14:00-16:00", "Trotz Sperrung",
               ZIMT_STATUS_FIXED, NULL);
}

ZimtWeekPlan *
sample_special_plan_new (void)
{
  g_autoptr (ZimtHouse) house = sample_house_new ();
  g_autoptr (ZimtCalendar) calendar = zimt_calendar_new ();
  GPtrArray *bookings = g_ptr_array_new_with_free_func ((GDestroyNotify)zimt_booking_free);
  GPtrArray *reasons = g_ptr_array_new_with_free_func (g_free);
  ZimtRoom *kitchen = (ZimtRoom *)zimt_house_find_room (house, "9");
  ZimtDate monday = 0;

  g_assert_true (zimt_date_from_ymd (2026, 12, 21, &monday));
  zimt_calendar_add_school_holiday (calendar, "Weihnachtsferien", monday + 2, monday + 12);
  add_closure (house, 0, zimt_minute_new (monday + 3, 12 * 60), zimt_minute_new (monday + 4, 0));
  add_closure (house, kitchen->id, zimt_minute_new (monday + 1, 10 * 60),
               zimt_minute_new (monday + 1, 12 * 60));
  kitchen->has_opening = TRUE;
  for (int i = 0; i < 5; i++)
    kitchen->opening[i] = (ZimtOpening){ 9 * 60, 18 * 60 };
  add_specials (house, bookings, reasons, monday);
  return zimt_week_plan_new (house, calendar, monday, 7, 0, bookings, reasons);
}

ZimtDate
sample_monday (void)
{
  ZimtDate monday = 0;

  g_assert_true (zimt_date_from_ymd (2026, 11, 23, &monday));
  return monday;
}

PangoContext *
sample_context_new (double points, gboolean is_rtl)
{
  PangoContext *context = pango_font_map_create_context (pango_cairo_font_map_get_default ());
  g_autofree char *font = g_strdup_printf ("Cantarell, Noto Sans, DejaVu Sans %g", points);
  PangoFontDescription *description = pango_font_description_from_string (font);
  cairo_font_options_t *options = cairo_font_options_create ();

  pango_context_set_font_description (context, description);
  pango_font_description_free (description);
  pango_cairo_context_set_resolution (context, 96);
  cairo_font_options_set_antialias (options, CAIRO_ANTIALIAS_GRAY);
  pango_cairo_context_set_font_options (context, options);
  cairo_font_options_destroy (options);
  pango_context_set_base_dir (context, is_rtl ? PANGO_DIRECTION_RTL : PANGO_DIRECTION_LTR);
  return context;
}
