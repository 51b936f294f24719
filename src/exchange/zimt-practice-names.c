/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What invented people are made of. */
#include "zimt-practice-names.h"

#include <string.h>

#include "zimt-csv.h"

typedef struct
{
  char *group;  /* owned */
  char *kind;   /* owned */
  char **texts; /* owned */
  char **more;  /* owned */
} Row;

struct _ZimtPracticeNames
{
  GPtrArray *rows;   /* owned: Row */
  GPtrArray *groups; /* owned: char * of the rows, NULL-terminated */
};

static void
row_free (gpointer data)
{
  Row *row = data;

  g_free (row->group);
  g_free (row->kind);
  g_strfreev (row->texts);
  g_strfreev (row->more);
  g_free (row);
}

static char **
dup_more (const ZimtCsv *csv, guint row)
{
  const char *more = zimt_csv_get (csv, row, "more");

  /* An offer is one text, whatever is in it. */
  return g_str_equal (zimt_csv_get (csv, row, "group"), "double")
             ? zimt_csv_dup_list (csv, row, "more")
             : g_strsplit (more, "\n", 1);
}

ZimtPracticeNames *
zimt_practice_names_load (GError **error)
{
  static const char *const columns[] = { "group", "kind", "text", "more", NULL };
  g_autoptr (ZimtCsv) csv = zimt_csv_new_from_data ("practice-people.csv", error);
  ZimtPracticeNames *names = NULL;

  if (csv == NULL || !zimt_csv_require (csv, columns, error))
    return NULL;
  names = g_new0 (ZimtPracticeNames, 1);
  names->rows = g_ptr_array_new_with_free_func (row_free);
  names->groups = g_ptr_array_new ();
  for (guint i = 0; i < zimt_csv_get_n_rows (csv); i++)
    {
      Row *row = g_new0 (Row, 1);

      row->group = g_strdup (zimt_csv_get (csv, i, "group"));
      row->kind = g_strdup (zimt_csv_get (csv, i, "kind"));
      row->texts = zimt_csv_dup_list (csv, i, "text");
      row->more = dup_more (csv, i);
      g_ptr_array_add (names->rows, row);
      if (g_str_equal (row->kind, "languages"))
        g_ptr_array_add (names->groups, row->group);
    }
  g_ptr_array_add (names->groups, NULL);
  return names;
}

void
zimt_practice_names_free (ZimtPracticeNames *names)
{
  if (names == NULL)
    return;
  g_ptr_array_unref (names->rows);
  g_ptr_array_unref (names->groups);
  g_free (names);
}

const char *const *
zimt_practice_names_get_groups (const ZimtPracticeNames *names)
{
  return (const char *const *)names->groups->pdata;
}

static const Row *
find_row (const ZimtPracticeNames *names, const char *group, const char *kind)
{
  for (guint i = 0; i < names->rows->len; i++)
    {
      const Row *row = names->rows->pdata[i];

      if (g_str_equal (row->group, group) && g_str_equal (row->kind, kind))
        return row;
    }
  return NULL;
}

const char *const *
zimt_practice_names_get (const ZimtPracticeNames *names, const char *group, const char *kind)
{
  static const char *const nothing[] = { NULL };
  const Row *row = find_row (names, group, kind);

  return row != NULL ? (const char *const *)row->texts : nothing;
}

gboolean
zimt_practice_names_get_double (const ZimtPracticeNames *names, guint i, const char **kind,
                                const char *given[2], const char *family[2])
{
  for (guint j = 0; j < names->rows->len; j++)
    {
      const Row *row = names->rows->pdata[j];

      if (!g_str_equal (row->group, "double") || i-- > 0)
        continue;
      g_assert (g_strv_length (row->texts) == 2 && g_strv_length (row->more) == 2);
      *kind = row->kind;
      given[0] = row->texts[0];
      family[0] = row->texts[1];
      given[1] = row->more[0];
      family[1] = row->more[1];
      return TRUE;
    }
  return FALSE;
}

const char *
zimt_practice_names_get_offer (const ZimtPracticeNames *names, const char *short_name)
{
  const Row *row = find_row (names, "organisation", short_name);

  return row != NULL ? row->more[0] : NULL;
}
