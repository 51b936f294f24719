/* SPDX-License-Identifier: GPL-3.0-or-later */
/* free: rooms for a wish, best fit first. */
#include <glib/gi18n-lib.h>

#include "zimt-cli-json.h"
#include "zimt-cli-options.h"
#include "zimt-cli-table.h"
#include "zimt-offer.h"
#include "zimt-text.h"

/* The options as typed. */
typedef struct
{
  char *date; /* all owned (nullable) */
  char *start;
  char *end;
  char *people;
  char *rule;
  char **equipment;
  gboolean is_partial;
} FreeOptions;

static void
free_options_clear (FreeOptions *options)
{
  g_free (options->date);
  g_free (options->start);
  g_free (options->end);
  g_free (options->people);
  g_free (options->rule);
  g_strfreev (options->equipment);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (FreeOptions, free_options_clear)

static gboolean
parse_options (ZimtCli *cli, FreeOptions *options, GError **error)
{
  const GOptionEntry entries[] = {
    { "date", 0, 0, G_OPTION_ARG_FILENAME, &options->date, N_ ("Date, or first date of a series"),
      N_ ("YYYY-MM-DD") },
    { "start", 0, 0, G_OPTION_ARG_FILENAME, &options->start, N_ ("Start"), N_ ("HH:MM") },
    { "end", 0, 0, G_OPTION_ARG_FILENAME, &options->end, N_ ("End"), N_ ("HH:MM") },
    { "people", 0, 0, G_OPTION_ARG_FILENAME, &options->people, N_ ("Seats that are needed"),
      N_ ("N") },
    { "equipment", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &options->equipment,
      N_ ("What the room must have; may be given more than once"), N_ ("NAME") },
    { "rrule", 0, 0, G_OPTION_ARG_FILENAME, &options->rule,
      N_ ("For all dates of this rule (RFC 5545)"), N_ ("RULE") },
    { "partial", 0, 0, G_OPTION_ARG_NONE, &options->is_partial,
      N_ ("Also rooms that are free on some of the dates"), NULL },
    { NULL },
  };

  return zimt_cli_parse (cli, entries, 0, error)
         && zimt_cli_require (cli, "--date", options->date, error)
         && zimt_cli_require (cli, "--start", options->start, error)
         && zimt_cli_require (cli, "--end", options->end, error);
}

static gboolean
fill_draft (const FreeOptions *options, ZimtDraft *draft, GError **error)
{
  if (!zimt_cli_parse_period (options->date, options->start, options->end, &draft->starts,
                              &draft->ends, error))
    return FALSE;
  if (options->people != NULL
      && !zimt_cli_parse_int ("--people", options->people, 0, ZIMT_PEOPLE_MAX,
                              &draft->event.n_people, error))
    return FALSE;
  if (options->rule != NULL)
    {
      draft->rule = zimt_cli_parse_rule ("--rrule", options->rule, draft->starts, error);
      if (draft->rule == NULL)
        return FALSE;
    }
  for (char **name = options->equipment; name != NULL && *name != NULL; name++)
    if (!g_utf8_validate (*name, -1, NULL))
      return zimt_cli_refuse ("--equipment", error, "%s", _ ("This is not UTF-8 text."));
  /* A draft needs a title; nobody sees this one. */
  draft->event.title = g_strdup ("free");
  draft->pauses = ZIMT_PAUSES_DEFAULT;
  return TRUE;
}

/* Takes out the rooms that are free on some of the dates only. */
static void
keep_whole (GArray *offers)
{
  for (guint i = offers->len; i > 0; i--)
    {
      const ZimtRoomOffer *offer = &g_array_index (offers, ZimtRoomOffer, i - 1);

      if (offer->n_free < offer->n_dates)
        g_array_remove_index (offers, i - 1);
    }
}

static void
print_offers_json (const ZimtHouse *house, const GArray *offers)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_array (builder);
  for (guint i = 0; i < offers->len; i++)
    {
      const ZimtRoomOffer *offer = &g_array_index (offers, ZimtRoomOffer, i);

      json_builder_begin_object (builder);
      zimt_cli_json_room (builder, "room", house, offer->room_id);
      zimt_cli_json_int (builder, "free_dates", (gint64)offer->n_free);
      zimt_cli_json_int (builder, "dates", (gint64)offer->n_dates);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  zimt_cli_json_print (builder);
}

static char *
dup_dates (const ZimtRoomOffer *offer)
{
  if (offer->n_dates == 1)
    /* Translators: of a room, at the one time that is asked for. */
    return g_strdup (offer->n_free == 1 ? C_ ("room", "free") : C_ ("room", "not free"));
  return g_strdup_printf (ngettext ("free on %1$d of %2$d date", "free on %1$d of %2$d dates",
                                    (gulong)offer->n_dates),
                          (int)offer->n_free, (int)offer->n_dates);
}

static gboolean
some_room_suits (const ZimtHouse *house, const ZimtDraft *wish, char **equipment)
{
  for (guint i = 0; i < house->rooms->len; i++)
    if (zimt_room_suits (house->rooms->pdata[i], wish->event.category, wish->event.n_people,
                         (const char *const *)equipment))
      return TRUE;
  return FALSE;
}

/* Another time cures nothing where no room would ever do. */
static void
print_nothing (const ZimtHouse *house, const ZimtDraft *wish, char **equipment)
{
  if (wish->event.n_people > 0 && !some_room_suits (house, wish, NULL))
    zimt_cli_say (ngettext ("No room has %d seat; ask for fewer.",
                            "No room has %d seats; ask for fewer.", (gulong)wish->event.n_people),
                  wish->event.n_people);
  else if (!some_room_suits (house, wish, equipment))
    zimt_cli_say ("%s", _ ("No room has all that is asked for; ask for less."));
  else
    zimt_cli_say ("%s", _ ("No room is free."));
}

static void
print_offers (const ZimtHouse *house, const GArray *offers)
{
  g_autoptr (ZimtCliTable) table = zimt_cli_table_new (4);

  for (guint i = 0; i < offers->len; i++)
    {
      const ZimtRoomOffer *offer = &g_array_index (offers, ZimtRoomOffer, i);
      const ZimtRoom *room = zimt_house_get_room (house, offer->room_id);
      g_autofree char *dates = dup_dates (offer);
      g_autofree char *seats = NULL;

      if (room->n_seats > 0)
        seats = g_strdup_printf (ngettext ("%d seat", "%d seats", (gulong)room->n_seats),
                                 room->n_seats);
      zimt_cli_table_add (table, room->number, room->name, seats, dates);
    }
  zimt_cli_table_print (table, "");
}

/* What is fixed in any room, each once: "Beamer, PC"; (transfer full). */
static char *
dup_equipment (const ZimtHouse *house)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  for (guint i = 0; i < house->rooms->len; i++)
    {
      const ZimtRoom *room = house->rooms->pdata[i];

      for (char **name = room->equipment; name != NULL && *name != NULL; name++)
        if (!g_ptr_array_find_with_equal_func (names, *name, g_str_equal, NULL))
          g_ptr_array_add (names, *name);
    }
  g_ptr_array_add (names, NULL);
  return g_strjoinv (", ", (char **)names->pdata);
}

static gboolean
is_in_some_room (const ZimtHouse *house, const char *equipment)
{
  for (guint i = 0; i < house->rooms->len; i++)
    if (zimt_room_has_equipment (house->rooms->pdata[i], equipment))
      return TRUE;
  return FALSE;
}

/* A word that no room has is rather a slip of the hand than a wish. */
static gboolean
refuse_unknown_equipment (const ZimtHouse *house, char **equipment, GError **error)
{
  for (char **name = equipment; name != NULL && *name != NULL; name++)
    if (!is_in_some_room (house, *name))
      {
        g_autofree char *quote = zimt_text_quote (*name);
        g_autofree char *names = dup_equipment (house);

        g_set_error (error, ZIMT_ERROR, ZIMT_ERROR_NOT_FOUND,
                     /* Translators: a word, and a list such as "Beamer, PC". */
                     _ ("No room has “%1$s”; in the rooms there is: %2$s."), quote,
                     *names != '\0' ? names : "–");
        return FALSE;
      }
  return TRUE;
}

static GArray *
find_offers (ZimtDesk *desk, const FreeOptions *options, ZimtDraft *draft, GError **error)
{
  const ZimtTarget target = { 0, ZIMT_SCOPE_THIS };

  if (zimt_desk_get_house (desk)->rooms->len == 0)
    {
      g_set_error_literal (error, ZIMT_ERROR, ZIMT_ERROR_NOT_FOUND,
                           _ ("The house has no rooms yet."));
      return NULL;
    }
  if (!refuse_unknown_equipment (zimt_desk_get_house (desk), options->equipment, error))
    return NULL;
  return zimt_desk_offer_rooms (desk, draft, &target, (const char *const *)options->equipment,
                                error);
}

gboolean
zimt_cli_free (ZimtCli *cli, GError **error)
{
  g_auto (FreeOptions) options = { NULL };
  g_autoptr (ZimtDraft) draft = zimt_draft_new ();
  g_autoptr (ZimtDesk) desk = NULL;
  g_autoptr (GArray) offers = NULL;

  if (!parse_options (cli, &options, error) || !fill_draft (&options, draft, error))
    return FALSE;
  desk = zimt_cli_open (cli, error);
  if (desk == NULL)
    return FALSE;
  offers = find_offers (desk, &options, draft, error);
  if (offers == NULL)
    return FALSE;
  if (!options.is_partial)
    keep_whole (offers);
  if (cli->is_json)
    print_offers_json (zimt_desk_get_house (desk), offers);
  else if (offers->len == 0)
    print_nothing (zimt_desk_get_house (desk), draft, options.equipment);
  else
    print_offers (zimt_desk_get_house (desk), offers);
  return TRUE;
}
