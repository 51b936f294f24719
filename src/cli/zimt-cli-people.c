/* SPDX-License-Identifier: GPL-3.0-or-later */
/* match: who can interpret, with reasons, and why the others cannot. */
#include "zimt-cli-people.h"

#include <glib/gi18n-lib.h>

#include "zimt-cli-json.h"
#include "zimt-cli-options.h"
#include "zimt-cli-password.h"
#include "zimt-code-lists.h"
#include "zimt-desk-people.h"
#include "zimt-desk-vault.h"
#include "zimt-interpreter-match.h"
#include "zimt-languages.h"
#include "zimt-text.h"

#define ALL_ROLES (~0u)

gboolean
zimt_cli_unlock_people (ZimtDesk *desk, const char *account, GError **error)
{
  g_autoptr (GPtrArray) warnings = NULL;
  g_autoptr (GError) local_error = NULL;

  if (account != NULL)
    return zimt_cli_unlock (desk, account, ALL_ROLES, error);
  if (!zimt_desk_has_vault (desk) || zimt_desk_unlock_practice (desk, &warnings, &local_error))
    {
      for (guint i = 0; warnings != NULL && i < warnings->len; i++)
        zimt_cli_complain (warnings->pdata[i]);
      return TRUE;
    }
  if (!g_error_matches (local_error, ZIMT_ERROR, ZIMT_ERROR_NOT_ALLOWED))
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  g_set_error_literal (error, ZIMT_ERROR, ZIMT_ERROR_NOT_ALLOWED,
                       /* Translators: what is in English quotation marks is typed as it is. */
                       _ ("That is locked; say with which account to unlock it, with “--account "
                          "NAME”, and type its password."));
  return FALSE;
}

const char *
zimt_cli_get_label (gpointer desk, const char *list, const char *code)
{
  return g_str_equal (list, "tag")
             ? code
             : zimt_choices_get_label (zimt_desk_get_choices (desk), list, code);
}

/* --- match --- */

/* What was typed; owned. */
typedef struct
{
  char *language;
  char *other;
  char *field;
  char *mode;
  char *gender;
  char *district;
  char *date;
  char *start;
  char *end;
  char *account;
} Typed;

static void
typed_clear (Typed *typed)
{
  g_free (typed->language);
  g_free (typed->other);
  g_free (typed->field);
  g_free (typed->mode);
  g_free (typed->gender);
  g_free (typed->district);
  g_free (typed->date);
  g_free (typed->start);
  g_free (typed->end);
  g_free (typed->account);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Typed, typed_clear)

static gboolean
parse_language (const char *option, const char *text, const char **code, GError **error)
{
  g_autofree char *quote = zimt_text_quote (text);

  if (text == NULL)
    return TRUE;
  *code = g_utf8_validate (text, -1, NULL) ? zimt_language_find (text) : NULL;
  return *code != NULL
         || zimt_cli_refuse (option, error,
                             _ ("“%s” is no language; write its name, or its code of two or three "
                                "letters."),
                             quote);
}

static gboolean
parse_code (const ZimtCodeLists *lists, const char *option, const char *list, const char *text,
            const char **code, GError **error)
{
  g_autofree char *quote = zimt_text_quote (text);
  g_autofree char *codes = g_strjoinv (", ", (char **)zimt_code_lists_get_codes (lists, list));

  if (text == NULL)
    return TRUE;
  *code = g_utf8_validate (text, -1, NULL) ? zimt_code_lists_find_code (lists, list, text) : NULL;
  return *code != NULL
         /* Translators: what was typed, and what could have been typed. */
         || zimt_cli_refuse (option, error, _ ("“%1$s” is none of %2$s."), quote, codes);
}

static gboolean
parse_wish (const ZimtCli *cli, const ZimtCodeLists *lists, const Typed *typed,
            ZimtInterpreterWish *wish, GError **error)
{
  return zimt_cli_require (cli, "--language", typed->language, error)
         && zimt_cli_require (cli, "--date", typed->date, error)
         && zimt_cli_require (cli, "--start", typed->start, error)
         && zimt_cli_require (cli, "--end", typed->end, error)
         && parse_language ("--language", typed->language, &wish->language, error)
         && parse_language ("--other", typed->other, &wish->other, error)
         && parse_code (lists, "--field", "interpreter_field", typed->field, &wish->field, error)
         && parse_code (lists, "--mode", "language_mode", typed->mode, &wish->mode, error)
         && parse_code (lists, "--gender", "sex", typed->gender, &wish->gender, error)
         && parse_code (lists, "--district", "district", typed->district, &wish->district, error)
         && zimt_cli_parse_date ("--date", typed->date, &wish->date, error)
         && zimt_cli_parse_start (typed->start, &wish->from, error)
         && zimt_cli_parse_time ("--end", typed->end, &wish->to, error);
}

static void
print_json (const ZimtInterpreterMatch *match)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "ranked");
  json_builder_begin_array (builder);
  for (guint i = 0; i < match->ranked->len; i++)
    {
      const ZimtInterpreterRank *rank = match->ranked->pdata[i];
      g_autofree char *name = zimt_record_dup_title (rank->interpreter);

      json_builder_begin_object (builder);
      zimt_cli_json_text (builder, "name", name);
      zimt_cli_json_int (builder, "score", rank->score);
      json_builder_set_member_name (builder, "reasons");
      json_builder_begin_array (builder);
      for (guint j = 0; j < rank->reasons->len; j++)
        json_builder_add_string_value (builder, rank->reasons->pdata[j]);
      json_builder_end_array (builder);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_set_member_name (builder, "excluded");
  json_builder_begin_array (builder);
  for (guint i = 0; i < match->excluded->len; i++)
    {
      const ZimtInterpreterRank *rank = match->excluded->pdata[i];
      g_autofree char *name = zimt_record_dup_title (rank->interpreter);

      json_builder_begin_object (builder);
      zimt_cli_json_text (builder, "name", name);
      zimt_cli_json_text (builder, "reason",
                          rank->reasons->len > 0 ? rank->reasons->pdata[0] : NULL);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  zimt_cli_json_print (builder);
}

static void
print_text (const ZimtInterpreterMatch *match)
{
  for (guint i = 0; i < match->ranked->len; i++)
    {
      const ZimtInterpreterRank *rank = match->ranked->pdata[i];
      g_autofree char *name = zimt_record_dup_title (rank->interpreter);

      /* Translators: a place in a ranking, a name, how many points. */
      zimt_cli_say (_ ("%1$u. %2$s (%3$d)"), i + 1, name, rank->score);
      for (guint j = 0; j < rank->reasons->len; j++)
        zimt_cli_say ("   %s", (const char *)rank->reasons->pdata[j]);
    }
  if (match->ranked->len == 0)
    zimt_cli_say ("%s", _ ("Nobody of the pool can; ask a professional service."));
  if (match->excluded->len > 0)
    /* Translators: before a list of those who cannot, each with the reason. */
    zimt_cli_say ("\n%s", _ ("Left out:"));
  for (guint i = 0; i < match->excluded->len; i++)
    {
      const ZimtInterpreterRank *rank = match->excluded->pdata[i];
      g_autofree char *name = zimt_record_dup_title (rank->interpreter);

      zimt_cli_say ("   %s: %s", name,
                    rank->reasons->len > 0 ? (const char *)rank->reasons->pdata[0] : "");
    }
}

static gboolean
match (ZimtCli *cli, const ZimtInterpreterWish *wish, const char *account, GError **error)
{
  g_autoptr (ZimtDesk) desk = zimt_cli_open (cli, error);
  g_autoptr (ZimtPeopleBook) book = NULL;
  g_autofree char *damage = NULL;
  g_autoptr (ZimtInterpreterMatch) found = NULL;

  if (desk == NULL || !zimt_cli_unlock_people (desk, account, error))
    return FALSE;
  book = zimt_desk_load_people_book (desk, &damage, error);
  if (damage != NULL)
    zimt_cli_complain (damage);
  if (book != NULL)
    found = zimt_interpreter_match (book, wish, zimt_clock_get_now (cli->clock), zimt_cli_get_label,
                                    desk, error);
  if (found == NULL)
    return FALSE;
  if (cli->is_json)
    print_json (found);
  else
    print_text (found);
  return TRUE;
}

gboolean
zimt_cli_match (ZimtCli *cli, GError **error)
{
  g_auto (Typed) typed = { 0 };
  const GOptionEntry entries[] = {
    { "language", 0, 0, G_OPTION_ARG_FILENAME, &typed.language,
      N_ ("The language that is needed, by its name or code"), N_ ("LANGUAGE") },
    { "other", 0, 0, G_OPTION_ARG_FILENAME, &typed.other,
      N_ ("The other language (default: German)"), N_ ("LANGUAGE") },
    { "field", 0, 0, G_OPTION_ARG_FILENAME, &typed.field, N_ ("What it is about: health, legal…"),
      N_ ("FIELD") },
    { "mode", 0, 0, G_OPTION_ARG_FILENAME, &typed.mode,
      N_ ("How: spoken, written, phone, video or sign (default: spoken)"), N_ ("MODE") },
    { "gender", 0, 0, G_OPTION_ARG_FILENAME, &typed.gender, N_ ("Only somebody of this gender"),
      N_ ("GENDER") },
    { "district", 0, 0, G_OPTION_ARG_FILENAME, &typed.district, N_ ("Where it is"),
      N_ ("DISTRICT") },
    { "date", 0, 0, G_OPTION_ARG_FILENAME, &typed.date, N_ ("Date"), N_ ("YYYY-MM-DD") },
    { "start", 0, 0, G_OPTION_ARG_FILENAME, &typed.start, N_ ("Start"), N_ ("HH:MM") },
    { "end", 0, 0, G_OPTION_ARG_FILENAME, &typed.end, N_ ("End"), N_ ("HH:MM") },
    { "account", 0, 0, G_OPTION_ARG_FILENAME, &typed.account, N_ ("Unlock with this account"),
      N_ ("NAME") },
    { NULL },
  };
  g_autoptr (ZimtCodeLists) lists = NULL;
  ZimtInterpreterWish wish = { 0 };

  if (!zimt_cli_parse (cli, entries, 0, error))
    return FALSE;
  lists = zimt_code_lists_load (error);
  return lists != NULL && parse_wish (cli, lists, &typed, &wish, error)
         && match (cli, &wish, typed.account, error);
}
