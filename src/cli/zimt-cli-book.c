/* SPDX-License-Identifier: GPL-3.0-or-later */
/* book: one date or a series, refused or with what is left out told date by date. */
#include <glib/gi18n-lib.h>

#include "zimt-cli-book-report.h"
#include "zimt-cli-options.h"
#include "zimt-code-lists.h"
#include "zimt-text.h"

/* The options as typed. */
typedef struct
{
  char *room; /* all owned (nullable) */
  char *date;
  char *start;
  char *end;
  char *title;
  char *organisation;
  char *category;
  char *people;
  char *rule;
  char *on_conflict;
  gboolean is_option;
} BookOptions;

static void
book_options_clear (BookOptions *options)
{
  g_free (options->room);
  g_free (options->date);
  g_free (options->start);
  g_free (options->end);
  g_free (options->title);
  g_free (options->organisation);
  g_free (options->category);
  g_free (options->people);
  g_free (options->rule);
  g_free (options->on_conflict);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (BookOptions, book_options_clear)

static gboolean
parse_options (ZimtCli *cli, BookOptions *options, GError **error)
{
  const GOptionEntry entries[] = {
    { "room", 0, 0, G_OPTION_ARG_FILENAME, &options->room, N_ ("Room, by its number"), N_ ("R") },
    { "date", 0, 0, G_OPTION_ARG_FILENAME, &options->date, N_ ("Date, or first date of a series"),
      N_ ("YYYY-MM-DD") },
    { "start", 0, 0, G_OPTION_ARG_FILENAME, &options->start, N_ ("Start"), N_ ("HH:MM") },
    { "end", 0, 0, G_OPTION_ARG_FILENAME, &options->end,
      N_ ("End; after a start from 18:00 on up to 08:00 of the next day"), N_ ("HH:MM") },
    { "title", 0, 0, G_OPTION_ARG_FILENAME, &options->title, N_ ("Title"), N_ ("TEXT") },
    { "organisation", 0, 0, G_OPTION_ARG_FILENAME, &options->organisation,
      N_ ("Organisation, by its short or full name"), N_ ("NAME") },
    { "category", 0, 0, G_OPTION_ARG_FILENAME, &options->category, N_ ("Kind of event"),
      N_ ("CODE") },
    { "people", 0, 0, G_OPTION_ARG_FILENAME, &options->people, N_ ("People expected"), N_ ("N") },
    { "rrule", 0, 0, G_OPTION_ARG_FILENAME, &options->rule,
      N_ ("Book a series by this rule (RFC 5545)"), N_ ("RULE") },
    { "option", 0, 0, G_OPTION_ARG_NONE, &options->is_option,
      N_ ("Book an option, which blocks nothing"), NULL },
    { "on-conflict", 0, 0, G_OPTION_ARG_FILENAME, &options->on_conflict,
      N_ ("Store nothing (the default), or leave out the dates that clash"), "refuse|skip" },
    { NULL },
  };

  return zimt_cli_parse (cli, entries, 0, error)
         && zimt_cli_require (cli, "--room", options->room, error)
         && zimt_cli_require (cli, "--date", options->date, error)
         && zimt_cli_require (cli, "--start", options->start, error)
         && zimt_cli_require (cli, "--end", options->end, error)
         && zimt_cli_require (cli, "--title", options->title, error);
}

static gboolean
parse_on_conflict (const char *text, ZimtOnConflict *on_conflict, GError **error)
{
  g_autofree char *quote = zimt_text_quote (text);

  *on_conflict = ZIMT_ON_CONFLICT_REFUSE;
  if (text == NULL || g_str_equal (text, "refuse"))
    return TRUE;
  *on_conflict = ZIMT_ON_CONFLICT_SKIP;
  return g_str_equal (text, "skip")
         || zimt_cli_refuse ("--on-conflict", error, _ ("“%s” is neither refuse nor skip."), quote);
}

/* A category by its code or by its name in any language that the lists know. */
static gboolean
parse_category (const char *text, char **category, GError **error)
{
  g_autoptr (ZimtCodeLists) lists = zimt_code_lists_load (error);
  g_autofree char *quote = zimt_text_quote (text);
  g_autofree char *codes = NULL;
  const char *code;

  if (lists == NULL)
    return FALSE;
  code = zimt_code_lists_find_code (lists, "booking_category", text);
  if (code != NULL)
    {
      *category = g_strdup (code);
      return TRUE;
    }
  codes = g_strjoinv (", ", (char **)zimt_code_lists_get_codes (lists, "booking_category"));
  return zimt_cli_refuse ("--category", error, _ ("There is no “%1$s”; the codes are %2$s."), quote,
                          codes);
}

/* What can be said without asking the house. */
static gboolean
fill_draft (const BookOptions *options, ZimtDraft *draft, GError **error)
{
  if (!zimt_cli_parse_period (options->date, options->start, options->end, &draft->starts,
                              &draft->ends, error))
    return FALSE;
  if (options->people != NULL
      && !zimt_cli_parse_int ("--people", options->people, 0, ZIMT_PEOPLE_MAX,
                              &draft->event.n_people, error))
    return FALSE;
  g_clear_pointer (&draft->event.category, g_free);
  if (options->category != NULL
      && !parse_category (options->category, &draft->event.category, error))
    return FALSE;
  if (options->rule != NULL)
    {
      draft->rule = zimt_cli_parse_rule ("--rrule", options->rule, draft->starts, error);
      if (draft->rule == NULL)
        return FALSE;
    }
  if (draft->event.category == NULL)
    draft->event.category = g_strdup ("other");
  draft->event.title = g_strdup (options->title);
  draft->pauses = ZIMT_PAUSES_DEFAULT;
  draft->status = options->is_option ? ZIMT_STATUS_OPTION : ZIMT_STATUS_FIXED;
  return TRUE;
}

static gboolean
find_organisation (const ZimtHouse *house, const char *name, gint64 *id, GError **error)
{
  const ZimtOrganisation *organisation = zimt_house_find_organisation (house, name);
  g_autofree char *quote = zimt_text_quote (name);

  if (organisation == NULL)
    {
      g_set_error (error, ZIMT_ERROR, ZIMT_ERROR_NOT_FOUND,
                   _ ("The house knows no organisation “%s”; leave it out or write it as the "
                      "house does."),
                   quote);
      return FALSE;
    }
  *id = organisation->id;
  return TRUE;
}

/* What the names mean in the house. */
static gboolean
resolve_draft (const ZimtHouse *house, const BookOptions *options, ZimtDraft *draft, GError **error)
{
  const ZimtRoom *room = zimt_cli_find_room (house, options->room, error);

  if (room == NULL)
    return FALSE;
  draft->room_id = room->id;
  return options->organisation == NULL
         || find_organisation (house, options->organisation, &draft->event.organisation_id, error);
}

gboolean
zimt_cli_book (ZimtCli *cli, GError **error)
{
  g_auto (BookOptions) options = { NULL };
  g_autoptr (ZimtDraft) draft = zimt_draft_new ();
  g_autoptr (ZimtDesk) desk = NULL;
  g_autoptr (ZimtCheck) check = NULL;
  ZimtOnConflict on_conflict;

  if (!parse_options (cli, &options, error)
      || !parse_on_conflict (options.on_conflict, &on_conflict, error)
      || !fill_draft (&options, draft, error))
    return FALSE;
  desk = zimt_cli_open (cli, error);
  if (desk == NULL || !resolve_draft (zimt_desk_get_house (desk), &options, draft, error))
    return FALSE;
  if (zimt_desk_book (desk, draft, on_conflict, &check, error))
    return zimt_cli_report_booked (cli, desk, draft, check, error);
  zimt_cli_report_refused (cli, check, zimt_desk_get_house (desk));
  return FALSE;
}
