/* SPDX-License-Identifier: GPL-3.0-or-later */
/* zimtctl: the house without a window, for scripts and tests. */
#include <glib/gi18n-lib.h>
#include <locale.h>

#include "zimt-cli-run.h"
#include "zimt-process.h"

static const ZimtCliCommand commands[] = {
  { "init", "", N_ ("Make a new house"), TRUE, zimt_cli_init },
  { "rooms", "", N_ ("List the rooms"), FALSE, zimt_cli_rooms },
  { "book", "", N_ ("Book one date or a series"), TRUE, zimt_cli_book },
  { "cancel", "ID", N_ ("Cancel a date or a series"), TRUE, zimt_cli_cancel },
  { "undo", "", N_ ("Take the last act back"), TRUE, zimt_cli_undo },
  { "redo", "", N_ ("Do again what was taken back"), TRUE, zimt_cli_redo },
  { "week", "[YYYY-Www]", N_ ("Show the bookings of a week"), FALSE, zimt_cli_week },
  { "free", "", N_ ("Find rooms that are free"), FALSE, zimt_cli_free },
  { "plan", "", N_ ("Draw the plan as PDF, PNG or SVG"), TRUE, zimt_cli_plan },
  { "expand", "", N_ ("Show the dates of a rule"), FALSE, zimt_cli_expand },
  { "holidays", "YEAR", N_ ("Show the public holidays of a year"), FALSE, zimt_cli_holidays },
  { "match", "", N_ ("Find who can interpret"), FALSE, zimt_cli_match },
  { "import", "vcf|csv FILE", N_ ("Read contacts from a file"), TRUE, zimt_cli_import },
  { "export", "vcf|csv|xlsx", N_ ("Write contacts to a file"), TRUE, zimt_cli_export },
  { "demo", "", N_ ("Fill the house with made data"), TRUE, zimt_cli_demo },
  { "check", "", N_ ("Check that the database is sound"), FALSE, zimt_cli_check },
  { "backup", "FILE", N_ ("Write a copy of the database"), TRUE, zimt_cli_backup },
  { "restore", "FILE", N_ ("Put a copy back"), TRUE, zimt_cli_restore },
  { "accounts", "[list|end NAME|recover NAME]",
    N_ ("List accounts, end one, give one a new password"), TRUE, zimt_cli_accounts },
  { "vault", "verify", N_ ("Open everything that is sealed"), FALSE, zimt_cli_vault },
  { NULL },
};

/* Texts are UTF-8 whatever the locale says: the file is, and so is every terminal that matters. */
static void
set_language (void)
{
  const char *folder = g_getenv ("ZIMT_LOCALEDIR");

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, folder != NULL ? folder : LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
}

int
main (int argc, char **argv)
{
  zimt_process_harden ();
  set_language ();
  return zimt_cli_main (commands, argv);
}
