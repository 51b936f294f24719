/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a file of cards yielded. */
#include "zimt-read-cards.h"

#include <glib/gi18n-lib.h>

#include "zimt-record-list.h"
#include "zimt-text.h"

static void
refusal_free (gpointer data)
{
  ZimtRefusal *refusal = data;

  g_free (refusal->what);
  g_free (refusal->why);
  g_free (refusal);
}

GPtrArray *
zimt_refusals_new (const GPtrArray *from)
{
  GPtrArray *refusals = g_ptr_array_new_with_free_func (refusal_free);

  for (guint i = 0; from != NULL && i < from->len; i++)
    {
      const ZimtRefusal *refusal = from->pdata[i];
      ZimtRefusal *copy = g_new0 (ZimtRefusal, 1);

      copy->line = refusal->line;
      copy->what = g_strdup (refusal->what);
      copy->why = g_strdup (refusal->why);
      g_ptr_array_add (refusals, copy);
    }
  return refusals;
}

void
zimt_refusals_add (GPtrArray *refusals, int line, const char *what, char *why)
{
  ZimtRefusal *refusal = g_new0 (ZimtRefusal, 1);
  guint i = refusals->len;

  refusal->line = line;
  refusal->what = zimt_text_quote (what);
  refusal->why = why;
  /* By line; nearly always the new one is the last. */
  while (i > 0 && ((ZimtRefusal *)refusals->pdata[i - 1])->line > line)
    i--;
  g_ptr_array_insert (refusals, (int)i, refusal);
}

ZimtReadCards *
zimt_read_cards_new (void)
{
  ZimtReadCards *cards = g_new0 (ZimtReadCards, 1);

  cards->records = zimt_record_list_new ();
  cards->refusals = zimt_refusals_new (NULL);
  cards->roles = g_ptr_array_new_with_free_func (g_free);
  cards->lines = g_array_new (FALSE, FALSE, sizeof (int));
  return cards;
}

void
zimt_read_cards_free (ZimtReadCards *cards)
{
  if (cards == NULL)
    return;
  g_ptr_array_unref (cards->records);
  g_ptr_array_unref (cards->refusals);
  g_ptr_array_unref (cards->roles);
  g_array_unref (cards->lines);
  g_free (cards);
}

void
zimt_read_cards_add (ZimtReadCards *cards, ZimtRecord *record, char *organisation, int line)
{
  g_ptr_array_add (cards->records, record);
  g_ptr_array_add (cards->roles, organisation);
  g_array_append_val (cards->lines, line);
}

void
zimt_read_cards_refuse (ZimtReadCards *cards, int line, const char *what, char *why)
{
  cards->n_refused++;
  if (cards->refusals->len < ZIMT_REFUSALS_MAX)
    zimt_refusals_add (cards->refusals, line, what, why);
  else
    g_free (why);
}

const char *
zimt_column_to_word (ZimtColumn column)
{
  static const char *const words[ZIMT_N_COLUMNS] = {
    /* Translators: what a column of a file becomes: nothing */
    [ZIMT_COLUMN_NONE] = N_ ("Leave out"),
    /* Translators: what follows are titles of the columns of a table of contacts */
    [ZIMT_COLUMN_NAME] = N_ ("Name"),
    [ZIMT_COLUMN_GIVEN] = N_ ("First name"),
    [ZIMT_COLUMN_FAMILY] = N_ ("Family name"),
    [ZIMT_COLUMN_KIND] = N_ ("Kind"),
    [ZIMT_COLUMN_ORGANISATION] = N_ ("Organisation"),
    [ZIMT_COLUMN_ROLE] = N_ ("Role"),
    [ZIMT_COLUMN_EMAIL] = N_ ("E-mail"),
    [ZIMT_COLUMN_PHONE] = N_ ("Phone"),
    [ZIMT_COLUMN_WEB] = N_ ("Web site"),
    [ZIMT_COLUMN_STREET] = N_ ("Street"),
    [ZIMT_COLUMN_POSTCODE] = N_ ("Postcode"),
    [ZIMT_COLUMN_CITY] = N_ ("City"),
    [ZIMT_COLUMN_LANGUAGES] = N_ ("Languages"),
    [ZIMT_COLUMN_TOPICS] = N_ ("Topics"),
    [ZIMT_COLUMN_TAGS] = N_ ("Tags"),
    [ZIMT_COLUMN_NOTE] = N_ ("Note"),
  };

  g_return_val_if_fail (column < ZIMT_N_COLUMNS, "");
  return _ (words[column]);
}

void
zimt_csv_head_free (ZimtCsvHead *head)
{
  if (head == NULL)
    return;
  g_free (head->text);
  g_clear_pointer (&head->head, g_ptr_array_unref);
  g_clear_pointer (&head->columns, g_array_unref);
  g_clear_pointer (&head->first_row, g_ptr_array_unref);
  g_free (head);
}
