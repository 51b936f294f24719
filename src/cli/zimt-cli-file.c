/* SPDX-License-Identifier: GPL-3.0-or-later */
/* init, demo, check, backup, restore: the database as a file. */
#include <glib/gi18n-lib.h>

#include "zimt-cli-json.h"
#include "zimt-cli-options.h"
#include "zimt-cli-people.h"
#include "zimt-desk-people.h"

/* As far as zimt_desk_demo () goes. */
#define MAX_YEARS 100
#define MAX_SCALE 30
#define MAX_PEOPLE 5000

#define PEOPLE_PER_SCALE 40

static gboolean
print_made (const ZimtCli *cli, ZimtDesk *desk, GError **error)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autofree char *path = g_filename_display_name (zimt_desk_get_path (desk));
  gint64 n_rooms;
  gint64 n_organisations;
  gint64 n_series;
  gint64 n_bookings;

  if (!zimt_desk_count (desk, &n_rooms, &n_organisations, &n_series, &n_bookings, error))
    return FALSE;
  if (!cli->is_json)
    {
      zimt_cli_say (/* Translators: a file's name. */
                    _ ("Made %s."), path);
      zimt_cli_say (_ ("Rooms: %1$d, organisations: %2$d, series: %3$d"), (int)n_rooms,
                    (int)n_organisations, (int)n_series);
      return TRUE;
    }
  json_builder_begin_object (builder);
  zimt_cli_json_int (builder, "rooms", n_rooms);
  zimt_cli_json_int (builder, "organisations", n_organisations);
  zimt_cli_json_int (builder, "series", n_series);
  json_builder_end_object (builder);
  zimt_cli_json_print (builder);
  return TRUE;
}

gboolean
zimt_cli_init (ZimtCli *cli, GError **error)
{
  gboolean is_sample = FALSE;
  g_autofree char *name = NULL;
  const GOptionEntry entries[] = {
    { "sample", 0, 0, G_OPTION_ARG_NONE, &is_sample,
      N_ ("Fill in the sample house, with its week from this one on"), NULL },
    { "name", 0, 0, G_OPTION_ARG_FILENAME, &name, N_ ("Name of the house"), N_ ("TEXT") },
    { NULL },
  };
  g_autofree char *path = NULL;
  g_autoptr (ZimtDesk) desk = NULL;

  if (!zimt_cli_parse (cli, entries, 0, error))
    return FALSE;
  if (is_sample && name != NULL)
    return zimt_cli_refuse ("--name", error, _ ("The sample house has a name already."));
  path = zimt_cli_prepare_database (cli, error);
  if (path == NULL)
    return FALSE;
  if (is_sample)
    desk = zimt_desk_create_sample (path, cli->clock, error);
  else
    desk = zimt_desk_create (path,
                             /* Translators: a new house's name until it gets its own. */
                             name != NULL ? name : _ ("House"), NULL, cli->clock, error);
  return desk != NULL && print_made (cli, desk, error);
}

/* Practice accounts are no secret: whoever practises has to know them. */
static void
print_accounts (void)
{
  const char *name = NULL, *password = NULL, *roles = NULL;

  zimt_cli_say ("%s", _ ("Accounts for practice, which everybody may know:"));
  for (guint i = 0; zimt_practice_account (i, &name, &password, &roles); i++)
    {
      g_autofree char *words = zimt_roles_to_words (zimt_roles_from_codes (roles));

      /* Translators: the name of an account, its roles, its password. */
      zimt_cli_say (_ ("  %1$s (%2$s), password: %3$s"), name, words, password);
    }
}

static void
print_people (const ZimtDemoPeople *people)
{
  zimt_cli_say (
      _ ("Made people: %1$d contacts, %2$d interpreters, %3$d companions, %4$d newcomers, "
         "%5$d tandems, %6$d assignments"),
      people->n_contacts, people->n_interpreters, people->n_companions, people->n_newcomers,
      people->n_tandems, people->n_assignments);
}

static void
print_demo (const ZimtCli *cli, gint64 n_bookings, const ZimtDemoPeople *people,
            gboolean has_people, gboolean is_founded)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  if (!cli->is_json)
    {
      zimt_cli_say (ngettext ("Made %d booking.", "Made %d bookings.", (gulong)n_bookings),
                    (int)n_bookings);
      if (has_people)
        print_people (people);
      if (is_founded)
        print_accounts ();
      return;
    }
  json_builder_begin_object (builder);
  zimt_cli_json_int (builder, "bookings", n_bookings);
  zimt_cli_json_int (builder, "contacts", people->n_contacts);
  zimt_cli_json_int (builder, "interpreters", people->n_interpreters);
  zimt_cli_json_int (builder, "companions", people->n_companions);
  zimt_cli_json_int (builder, "newcomers", people->n_newcomers);
  zimt_cli_json_int (builder, "tandems", people->n_tandems);
  zimt_cli_json_int (builder, "assignments", people->n_assignments);
  json_builder_end_object (builder);
  zimt_cli_json_print (builder);
}

/* What was typed; owned. */
typedef struct
{
  char *years;
  char *scale;
  char *seed;
  char *people;
  char *account;
} DemoTyped;

static void
demo_typed_clear (DemoTyped *typed)
{
  g_free (typed->years);
  g_free (typed->scale);
  g_free (typed->seed);
  g_free (typed->people);
  g_free (typed->account);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DemoTyped, demo_typed_clear)

typedef struct
{
  int years;
  int scale;
  int seed;
  int people;
} DemoWish;

static gboolean
parse_demo (const DemoTyped *typed, DemoWish *wish, GError **error)
{
  if ((typed->years != NULL
       && !zimt_cli_parse_int ("--years", typed->years, 1, MAX_YEARS, &wish->years, error))
      || (typed->scale != NULL
          && !zimt_cli_parse_int ("--scale", typed->scale, 1, MAX_SCALE, &wish->scale, error))
      || (typed->seed != NULL
          && !zimt_cli_parse_int ("--seed", typed->seed, 0, G_MAXINT, &wish->seed, error)))
    return FALSE;
  wish->people = wish->scale * PEOPLE_PER_SCALE;
  return typed->people == NULL
         || zimt_cli_parse_int ("--people", typed->people, 0, MAX_PEOPLE, &wish->people, error);
}

/* Accounts come before anything is made: without them nothing of the half is stored. */
static gboolean
fill_demo (ZimtDesk *desk, const DemoWish *wish, const char *account, gint64 *n_bookings,
           ZimtDemoPeople *people, gboolean *is_founded, GError **error)
{
  if ((account != NULL || wish->people > 0) && !zimt_cli_unlock_people (desk, account, error))
    return FALSE;
  if (wish->people > 0 && !zimt_desk_prepare_practice (desk, is_founded, error))
    return FALSE;
  return zimt_desk_demo (desk, wish->years, wish->scale, (guint32)wish->seed, n_bookings, error)
         && (wish->people == 0
             || zimt_desk_demo_people (desk, wish->people, (guint32)wish->seed, people, error));
}

gboolean
zimt_cli_demo (ZimtCli *cli, GError **error)
{
  g_auto (DemoTyped) typed = { 0 };
  const GOptionEntry entries[] = {
    { "years", 0, 0, G_OPTION_ARG_FILENAME, &typed.years,
      N_ ("Over so many years around today (default: 1)"), N_ ("N") },
    { "scale", 0, 0, G_OPTION_ARG_FILENAME, &typed.scale,
      N_ ("So many times as dense as the sample house (default: 1)"), N_ ("K") },
    { "seed", 0, 0, G_OPTION_ARG_FILENAME, &typed.seed,
      N_ ("The same number gives the same data (default: 1)"), N_ ("S") },
    { "people", 0, 0, G_OPTION_ARG_FILENAME, &typed.people,
      N_ ("So many interpreters, and others in proportion (default: 40 times K; 0: no people)"),
      N_ ("N") },
    { "account", 0, 0, G_OPTION_ARG_FILENAME, &typed.account, N_ ("Unlock with this account"),
      N_ ("NAME") },
    { NULL },
  };
  g_autoptr (ZimtDesk) desk = NULL;
  DemoWish wish = { 1, 1, 1, PEOPLE_PER_SCALE };
  ZimtDemoPeople people = { 0 };
  gint64 n_bookings = 0;
  gboolean is_founded = FALSE;

  if (!zimt_cli_parse (cli, entries, 0, error) || !parse_demo (&typed, &wish, error))
    return FALSE;
  desk = zimt_cli_open (cli, error);
  if (desk == NULL
      || !fill_demo (desk, &wish, typed.account, &n_bookings, &people, &is_founded, error))
    return FALSE;
  print_demo (cli, n_bookings, &people, wish.people > 0, is_founded);
  return TRUE;
}

static void
print_soundness (const ZimtCli *cli, const GError *why)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  if (!cli->is_json)
    {
      if (why == NULL)
        zimt_cli_say ("%s", _ ("The database is sound."));
      return;
    }
  json_builder_begin_object (builder);
  zimt_cli_json_bool (builder, "sound", why == NULL);
  json_builder_end_object (builder);
  zimt_cli_json_print (builder);
}

gboolean
zimt_cli_check (ZimtCli *cli, GError **error)
{
  g_autoptr (ZimtDesk) desk = NULL;
  g_autoptr (GError) why = NULL;

  if (!zimt_cli_parse (cli, NULL, 0, error))
    return FALSE;
  desk = zimt_cli_open (cli, &why);
  if (desk != NULL && zimt_desk_check_file (desk, &why))
    {
      print_soundness (cli, NULL);
      return TRUE;
    }
  /* A file that is in use or missing is not known to be unsound. */
  if (g_error_matches (why, ZIMT_ERROR, ZIMT_ERROR_DAMAGED))
    print_soundness (cli, why);
  g_propagate_error (error, g_steal_pointer (&why));
  return FALSE;
}

/* A copy is looked at before anybody is told of it, so it is sound. */
static void
print_file (const ZimtCli *cli, const char *member, const char *path, const char *sentence)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autofree char *name = path != NULL ? g_filename_display_name (path) : NULL;

  if (!cli->is_json)
    {
      zimt_cli_say ("%s", sentence);
      return;
    }
  json_builder_begin_object (builder);
  zimt_cli_json_bool (builder, "sound", TRUE);
  zimt_cli_json_text (builder, member, name);
  json_builder_end_object (builder);
  zimt_cli_json_print (builder);
}

gboolean
zimt_cli_backup (ZimtCli *cli, GError **error)
{
  g_autoptr (ZimtDesk) desk = NULL;
  g_autofree char *name = NULL;
  g_autofree char *sentence = NULL;

  if (!zimt_cli_parse (cli, NULL, 1, error) || !zimt_cli_require (cli, "FILE", cli->argv[1], error))
    return FALSE;
  desk = zimt_cli_open (cli, error);
  if (desk == NULL || !zimt_desk_backup (desk, cli->argv[1], FALSE, error))
    return FALSE;
  name = g_filename_display_name (cli->argv[1]);
  sentence = g_strdup_printf (_ ("Wrote a sound copy to %s."), name);
  print_file (cli, "file", cli->argv[1], sentence);
  return TRUE;
}

static char *
dup_restored (const char *path, const char *kept)
{
  g_autofree char *name = g_filename_display_name (path);
  g_autofree char *kept_name = kept != NULL ? g_filename_display_name (kept) : NULL;

  if (kept_name == NULL)
    return g_strdup_printf (_ ("The copy is now %s."), name);
  return g_strdup_printf (_ ("The copy is now %1$s; what was there is kept as %2$s."), name,
                          kept_name);
}

gboolean
zimt_cli_restore (ZimtCli *cli, GError **error)
{
  g_autofree char *path = NULL;
  g_autofree char *kept = NULL;
  g_autofree char *sentence = NULL;

  if (!zimt_cli_parse (cli, NULL, 1, error) || !zimt_cli_require (cli, "FILE", cli->argv[1], error))
    return FALSE;
  path = zimt_cli_prepare_database (cli, error);
  if (path == NULL || !zimt_desk_restore (cli->argv[1], path, &kept, error))
    return FALSE;
  sentence = dup_restored (path, kept);
  print_file (cli, "kept", kept, sentence);
  return TRUE;
}
