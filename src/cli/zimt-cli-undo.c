/* SPDX-License-Identifier: GPL-3.0-or-later */
/* cancel, undo, redo: what takes something back. */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "zimt-cli-json.h"
#include "zimt-cli-options.h"
#include "zimt-cli-people.h"
#include "zimt-text.h"

/* An id that is no booking's is a series': then all of it is meant. */
static gboolean
parse_scope (const char *text, const char *id, const ZimtBooking *booking, ZimtScope *scope,
             GError **error)
{
  g_autofree char *quote = zimt_text_quote (text);

  if (text == NULL)
    {
      *scope = g_ascii_strncasecmp (booking->uid, id, strlen (id)) == 0 ? ZIMT_SCOPE_THIS
                                                                        : ZIMT_SCOPE_ALL;
      return TRUE;
    }
  return zimt_scope_from_code (text, scope)
         || zimt_cli_refuse ("--scope", error, _ ("“%s” is none of this, following and all."),
                             quote);
}

static void
print_cancelled (const ZimtCli *cli, gsize n_cancelled)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  if (!cli->is_json)
    {
      zimt_cli_say (ngettext ("Cancelled %d date.", "Cancelled %d dates.", n_cancelled),
                    (int)n_cancelled);
      return;
    }
  json_builder_begin_object (builder);
  zimt_cli_json_int (builder, "cancelled", (gint64)n_cancelled);
  json_builder_end_object (builder);
  zimt_cli_json_print (builder);
}

static gboolean
cancel (const ZimtCli *cli, const char *id, const char *scope, GError **error)
{
  g_autoptr (ZimtDesk) desk = zimt_cli_open (cli, error);
  g_autoptr (ZimtBooking) booking = NULL;
  ZimtTarget target = { 0 };
  gsize n_cancelled = 0;

  if (desk == NULL)
    return FALSE;
  booking = zimt_desk_find_booking (desk, id, error);
  if (booking == NULL || !parse_scope (scope, id, booking, &target.scope, error))
    return FALSE;
  target.booking_id = booking->id;
  if (!zimt_desk_cancel (desk, &target, &n_cancelled, error))
    return FALSE;
  print_cancelled (cli, n_cancelled);
  return TRUE;
}

/* The scope is looked at before the house is opened, so that a slip of the hand costs nothing. */
gboolean
zimt_cli_cancel (ZimtCli *cli, GError **error)
{
  g_autofree char *scope = NULL;
  const GOptionEntry entries[] = {
    { "scope", 0, 0, G_OPTION_ARG_FILENAME, &scope,
      N_ ("Only this date, this and the following ones, or all that have not begun"),
      "this|following|all" },
    { NULL },
  };
  ZimtScope unused;

  if (!zimt_cli_parse (cli, entries, 1, error) || !zimt_cli_require (cli, "ID", cli->argv[1], error)
      || (scope != NULL && !parse_scope (scope, NULL, NULL, &unused, error)))
    return FALSE;
  return cancel (cli, cli->argv[1], scope, error);
}

/* @member: the key of the JSON; @sentence: what people read. */
static void
print_step (const ZimtCli *cli, const char *member, const char *name, const char *sentence)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  if (!cli->is_json)
    {
      zimt_cli_say ("%s", sentence);
      return;
    }
  json_builder_begin_object (builder);
  zimt_cli_json_text (builder, member, name);
  json_builder_end_object (builder);
  zimt_cli_json_print (builder);
}

/* What the reception may not take back, an account may. */
static gboolean
walk (ZimtCli *cli, gboolean (*step) (ZimtDesk *, char **, GError **), char **name, GError **error)
{
  g_autofree char *account = NULL;
  const GOptionEntry entries[] = {
    { "account", 0, 0, G_OPTION_ARG_FILENAME, &account, N_ ("Unlock with this account"),
      N_ ("NAME") },
    { NULL },
  };
  g_autoptr (ZimtDesk) desk = NULL;
  g_autoptr (GError) why = NULL;

  if (!zimt_cli_parse (cli, entries, 0, error))
    return FALSE;
  desk = zimt_cli_open (cli, error);
  if (desk == NULL || (account != NULL && !zimt_cli_unlock_people (desk, account, error)))
    return FALSE;
  if (step (desk, name, &why))
    return TRUE;
  if (account == NULL && g_error_matches (why, ZIMT_ERROR, ZIMT_ERROR_NOT_ALLOWED))
    return zimt_cli_unlock_people (desk, NULL, error) && step (desk, name, error);
  g_propagate_error (error, g_steal_pointer (&why));
  return FALSE;
}

gboolean
zimt_cli_undo (ZimtCli *cli, GError **error)
{
  g_autofree char *name = NULL;
  g_autofree char *sentence = NULL;

  if (!walk (cli, zimt_desk_undo, &name, error))
    return FALSE;
  /* Translators: the name of what was taken back: "Book: Chor". */
  sentence = g_strdup_printf (_ ("Taken back: %s"), name);
  print_step (cli, "undone", name, sentence);
  return TRUE;
}

gboolean
zimt_cli_redo (ZimtCli *cli, GError **error)
{
  g_autofree char *name = NULL;
  g_autofree char *sentence = NULL;

  if (!walk (cli, zimt_desk_redo, &name, error))
    return FALSE;
  /* Translators: the name of what was done again: "Book: Chor". */
  sentence = g_strdup_printf (_ ("Done again: %s"), name);
  print_step (cli, "redone", name, sentence);
  return TRUE;
}
