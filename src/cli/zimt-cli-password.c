/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Secrets that are typed. */
#include "zimt-cli-password.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

#include "zimt-desk-vault.h"
#include "zimt-text.h"

#define MAX_BYTES 1100

/* The line without its end; FALSE where the input ends before anything came, or is too long. */
static gboolean
read_line (char *line)
{
  gsize length = 0;
  char c = '\0';
  ssize_t n_read = 0;

  while (length < MAX_BYTES - 1)
    {
      n_read = read (STDIN_FILENO, &c, 1);
      if (n_read < 0 && errno == EINTR)
        continue;
      if (n_read <= 0 || c == '\n')
        break;
      if (c != '\r')
        line[length++] = c;
    }
  line[length] = '\0';
  return length > 0 && (c == '\n' || n_read == 0);
}

/* Ctrl+C waits until the terminal shows again what is typed. */
static gboolean
read_unseen (const char *prompt, char *line)
{
  struct termios before;
  struct termios unseen;
  sigset_t signals;
  sigset_t signals_before;
  gboolean is_read = FALSE;

  fprintf (stderr, "%s ", prompt);
  fflush (stderr);
  if (tcgetattr (STDIN_FILENO, &before) != 0)
    return read_line (line);
  sigemptyset (&signals);
  sigaddset (&signals, SIGTSTP);
  sigaddset (&signals, SIGTERM);
  sigaddset (&signals, SIGHUP);
  sigprocmask (SIG_BLOCK, &signals, &signals_before);
  unseen = before;
  /* Without signals Ctrl+C is a letter, which ends the line below. */
  unseen.c_lflag &= ~(tcflag_t)(ECHO | ISIG);
  tcsetattr (STDIN_FILENO, TCSAFLUSH, &unseen);
  is_read = read_line (line) && strchr (line, '\003') == NULL;
  tcsetattr (STDIN_FILENO, TCSAFLUSH, &before);
  fputc ('\n', stderr);
  sigprocmask (SIG_SETMASK, &signals_before, NULL);
  return is_read;
}

char *
zimt_cli_read_secret (const char *prompt, GError **error)
{
  char *line = g_malloc0 (MAX_BYTES);
  gboolean is_read = isatty (STDIN_FILENO) ? read_unseen (prompt, line) : read_line (line);

  if (is_read)
    return line;
  zimt_text_wipe (line);
  g_set_error_literal (error, ZIMT_ERROR, ZIMT_ERROR_NOT_ALLOWED,
                       _ ("That is locked, and nothing was typed to unlock it."));
  return NULL;
}

/* The only account with one of @roles that can be used today. */
static const char *
find_only (ZimtDesk *desk, ZimtRoles roles, ZimtDate today, GError **error)
{
  const GPtrArray *accounts = zimt_desk_get_house (desk)->accounts;
  const char *found = NULL;
  guint n_found = 0;

  for (guint i = 0; i < accounts->len; i++)
    {
      const ZimtAccount *account = accounts->pdata[i];

      if (!zimt_account_is_usable (account, today) || (account->roles & roles) == 0)
        continue;
      found = account->name;
      n_found++;
    }
  if (n_found == 1)
    return found;
  if (n_found == 0)
    g_set_error_literal (error, ZIMT_ERROR, ZIMT_ERROR_NOT_ALLOWED,
                         _ ("This house has no account that may do that."));
  else
    g_set_error_literal (error, ZIMT_CLI_ERROR, ZIMT_CLI_ERROR_USAGE,
                         _ ("Say with which account: --account NAME."));
  return NULL;
}

gboolean
zimt_cli_unlock (ZimtDesk *desk, const char *name, guint roles, GError **error)
{
  g_autoptr (ZimtClock) clock = zimt_clock_new ();
  const char *account
      = name != NULL ? name : find_only (desk, roles, zimt_clock_get_today (clock), error);
  g_autofree char *prompt = NULL;
  g_autoptr (ZimtWipedText) password = NULL;
  g_autoptr (ZimtUnlocked) unlocked = NULL;

  if (account == NULL)
    return FALSE;
  /* Translators: %s is the name of an account; asked on a terminal. */
  prompt = g_strdup_printf (_ ("Password of %s:"), account);
  password = zimt_cli_read_secret (prompt, error);
  if (password == NULL)
    return FALSE;
  unlocked = zimt_desk_unlock (desk, account, password, error);
  for (guint i = 0; unlocked != NULL && i < unlocked->warnings->len; i++)
    zimt_cli_complain (unlocked->warnings->pdata[i]);
  return unlocked != NULL;
}
