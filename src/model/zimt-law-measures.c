/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Technical and organisational measures. */
#include <glib/gi18n-lib.h>

#include "zimt-law-papers-private.h"

#define BYTES_PER_MIB (1024 * 1024)

static void
add_items (ZimtPaper *paper, const char *heading, const char *const *items)
{
  zimt_paper_add_heading (paper, heading);
  for (gsize i = 0; items[i] != NULL; i++)
    zimt_paper_add_list_item (paper, items[i]);
}

static void
add_secrecy (ZimtPaper *paper)
{
  zimt_paper_add_heading (paper, _ ("1. What is at stake"));
  zimt_paper_add_paragraph (
      paper, _ ("What people say in counselling is a secret under § 203 StGB; even that they were "
                "there is one. So cases, and private data of interpreters and companions, are "
                "kept from others by cryptography and not only by rules. Whoever assists "
                "professionally (interns, technicians) is told of § 203 (3) and (4) StGB and "
                "bound to secrecy in writing before getting an account."));
}

static void
add_cryptography (ZimtPaper *paper, const ZimtLawFacts *facts)
{
  const char *columns[] = { _ ("What for"), _ ("Method"), _ ("Parameters"), NULL };
  g_autofree char *argon2 = g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "%1$u pass over %2$u MiB; weaker ones are refused",
                   "%1$u passes over %2$u MiB; weaker ones are refused", facts->argon2_passes),
      facts->argon2_passes, (guint)(facts->argon2_memory / BYTES_PER_MIB));
  const char *cells[] = {
    _ ("Password to key"),
    "Argon2id",
    argon2,
    _ ("Key pair of an account"),
    "X25519",
    _ ("opened only by the password; no other check of it is stored"),
    _ ("Class keys for accounts (C: cases, P: private data)"),
    "X25519, XSalsa20-Poly1305",
    _ ("sealed for each account and for the recovery key on paper; made anew when an account "
       "leaves"),
    _ ("Records"),
    "XChaCha20-Poly1305",
    _ ("key of 256 bits; padded from 256 bytes up; bound to database, row, class, generation and "
       "version"),
    _ ("Completeness"),
    "BLAKE2b",
    _ ("keyed sum of all records of a class: what is missing or added is found"),
    _ ("Recovery key"),
    _ ("32 random bytes"),
    _ ("on paper only, with check symbols"),
    NULL,
  };

  zimt_paper_add_heading (paper, _ ("2. Cryptography"));
  zimt_paper_add_table (paper, columns, cells);
  zimt_paper_add_paragraph (
      paper, _ ("The library is libsodium; there are no methods of our own. No key is in a file, "
                "in a keyring or in the environment."));
}

static void
add_rights (ZimtPaper *paper)
{
  g_autoptr (GPtrArray) columns = g_ptr_array_new ();
  g_autoptr (GPtrArray) cells = g_ptr_array_new ();

  /* Translators: what somebody may or may not; above a column. */
  g_ptr_array_add (columns, (gpointer)C_ ("column", "Right"));
  for (gsize i = 0; i < ZIMT_LAW_N_ROLES; i++)
    g_ptr_array_add (columns, (gpointer)zimt_role_to_word (zimt_law_roles[i]));
  /* Translators: above a column that says “cryptography”, “database” or “interface”. */
  g_ptr_array_add (columns, (gpointer)_ ("Kept by"));
  g_ptr_array_add (columns, NULL);
  for (int right = 0; right < ZIMT_N_RIGHTS; right++)
    {
      g_ptr_array_add (cells, (gpointer)zimt_right_to_word ((ZimtRight)right));
      for (gsize i = 0; i < ZIMT_LAW_N_ROLES; i++)
        {
          ZimtLevel level = zimt_right_get_level ((ZimtRight)right, zimt_law_roles[i]);

          g_ptr_array_add (cells, level == ZIMT_LEVEL_NONE
                                      ? (gpointer) "–"
                                      : (gpointer)zimt_level_to_word ((ZimtRight)right, level));
        }
      g_ptr_array_add (cells,
                       (gpointer)zimt_kept_by_to_word (zimt_right_get_kept_by ((ZimtRight)right)));
    }
  g_ptr_array_add (cells, NULL);
  zimt_paper_add_heading (paper, _ ("3. Who may what"));
  zimt_paper_add_table (paper, (const char *const *)columns->pdata,
                        (const char *const *)cells->pdata);
}

static void
add_accounts (ZimtPaper *paper, const ZimtLawFacts *facts)
{
  const char *columns[] = { _ ("Account"), _ ("Roles"), _ ("Last day"), NULL };
  g_autoptr (GPtrArray) accounts = zimt_law_list_accounts (facts);
  g_autoptr (GPtrArray) cells = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < accounts->len; i++)
    {
      const ZimtAccount *account = (const ZimtAccount *)g_ptr_array_index (accounts, i);

      g_ptr_array_add (cells, g_strdup (account->name));
      g_ptr_array_add (cells, zimt_roles_to_words (account->roles));
      g_ptr_array_add (cells, account->last_day != 0 ? zimt_law_dup_date (account->last_day)
                                                     : g_strdup (C_ ("account", "none")));
    }
  g_ptr_array_add (cells, NULL);
  if (accounts->len > 0)
    zimt_paper_add_table (paper, columns, (const char *const *)cells->pdata);
  zimt_paper_add_paragraph (
      paper, _ ("Giving an account the cases needs two people at the computer: one who holds them "
                "and is unlocked, and the other who types their own password. Accounts of interns "
                "get a last day."));
}

static void
add_locking (ZimtPaper *paper, const ZimtLawFacts *facts)
{
  g_autofree char *idle = g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE,
                   "Zimt locks after %u minute without input, with the screen, before the computer "
                   "sleeps, and by Ctrl+L: keys and texts are wiped, dialogs close, open forms are "
                   "kept encrypted.",
                   "Zimt locks after %u minutes without input, with the screen, before the "
                   "computer sleeps, and by Ctrl+L: keys and texts are wiped, dialogs close, open "
                   "forms are kept encrypted.",
                   facts->idle_minutes),
      facts->idle_minutes);
  g_autofree char *clipboard = g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE,
                   "What is copied from a case leaves the clipboard after %u second, and when Zimt "
                   "locks.",
                   "What is copied from a case leaves the clipboard after %u seconds, and when "
                   "Zimt locks.",
                   facts->clipboard_seconds),
      facts->clipboard_seconds);
  const char *items[] = {
    idle,
    _ ("Wrong passwords cost growing waits, also after a restart."),
    clipboard,
    _ ("Core dumps are off. Keys lie in guarded memory that is wiped and, where the system allows "
       "it, not swapped out."),
    _ ("The window's title tells nothing; nothing is among recent documents; no log holds keys or "
       "texts of cases."),
    _ ("Confidential paper goes from memory to the printer, without a file."),
    NULL,
  };

  add_items (paper, _ ("4. Locking and traces"), items);
}

static void
add_integrity (ZimtPaper *paper, const ZimtLawFacts *facts)
{
  g_autofree char *backups = g_strdup_printf (
      /* Translators: what the house says about its backups, or a line to fill in. */
      _ ("Backups are encrypted as the database is, so that no further key is needed. How the "
         "house "
         "does it: %s"),
      facts->backups != NULL ? facts->backups : ZIMT_LAW_BLANK);
  const char *items[] = {
    _ ("Every change is in the history with account and time; nobody can edit it. Records that "
       "were altered, exchanged or taken out are found when Zimt unlocks."),
    backups,
    _ ("The recovery key lies in a sealed envelope in a safe, not with the computer and not with a "
       "backup. It opens the cases when passwords are lost."),
    _ ("Going back to a backup and the recovery key are tried once a year. Last time: "
       "________________"),
    NULL,
  };

  add_items (paper, _ ("5. Integrity and availability"), items);
}

static void
add_organisation (ZimtPaper *paper)
{
  static const char *const items[] = {
    N_ ("The computer's disk and its swap space are encrypted (LUKS), updates are installed, and "
        "each person has a login of their own: ________________"),
    N_ ("Screen and printer stand so that visitors do not read along; printed pages are fetched at "
        "once and destroyed by a shredder (DIN 66399, P-4 or more, case data P-5)."),
    N_ ("When data got into wrong hands: tell the data protection officer at once; the supervisory "
        "authority within 72 hours (Art. 33 GDPR), the people concerned where the risk is high "
        "(Art. 34 GDPR)."),
    N_ ("These measures are looked through once a year (Art. 32 (1) (d) GDPR)."),
  };

  zimt_paper_add_heading (paper, _ ("6. Organisation"));
  for (gsize i = 0; i < G_N_ELEMENTS (items); i++)
    zimt_paper_add_list_item (paper, _ (items[i]));
}

static void
add_limits (ZimtPaper *paper)
{
  static const char *const items[] = {
    N_ ("Room plan, organisations and contact persons are not encrypted by Zimt: whoever gets the "
        "file can read them."),
    N_ ("While an account is unlocked, its cases are in the memory of the computer. Malware and "
        "whoever administers the running system can read them there, and passwords as they are "
        "typed."),
    N_ ("The file alone shows how many encrypted records there are, about how large they are, and "
        "which account changed them when; not what they say."),
    N_ ("Whoever may read cases can also copy them down, photograph or print them."),
    N_ ("Whoever can write to the file can destroy it or exchange all of it for an older one. "
        "Older backups open with the passwords of their day, also those of accounts that have "
        "ended since."),
    N_ ("Texts that were shown or printed can stay in the memory of other programs until it is "
        "used again; the print service and the printer can keep pages."),
    N_ ("When all passwords of those who hold the cases and the recovery key are lost, nobody can "
        "read the cases any more."),
  };

  zimt_paper_add_heading (paper, _ ("7. What is not protected"));
  for (gsize i = 0; i < G_N_ELEMENTS (items); i++)
    zimt_paper_add_list_item (paper, _ (items[i]));
  zimt_law_add_sign (paper);
}

ZimtPaper *
zimt_law_paper_new_measures (const ZimtLawFacts *facts)
{
  ZimtPaper *paper = zimt_law_start (facts, _ ("Technical and organisational measures"),
                                     _ ("Under Art. 32 GDPR"));

  add_secrecy (paper);
  add_cryptography (paper, facts);
  add_rights (paper);
  add_accounts (paper, facts);
  add_locking (paper, facts);
  add_integrity (paper, facts);
  add_organisation (paper);
  add_limits (paper);
  return paper;
}
