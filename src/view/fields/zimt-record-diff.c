/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What changed from one version of a record to the next. */
#include "zimt-record-diff.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "zimt-record-words.h"
#include "zimt-text.h"

/* Longer texts are compared as a whole: the table below has a cell for each pair of lines. */
#define MAX_CELLS 1000000

/* As many lines as before stand around those that changed. */
#define CONTEXT 2

static void
line_free (ZimtDiffLine *line)
{
  zimt_text_wipe (line->text);
  g_free (line);
}

static void
change_free (ZimtRecordChange *change)
{
  zimt_text_wipe (change->before);
  zimt_text_wipe (change->after);
  g_clear_pointer (&change->lines, g_ptr_array_unref);
  g_free (change);
}

static void
add_line (GPtrArray *lines, char mark, const char *text)
{
  ZimtDiffLine *line = g_new0 (ZimtDiffLine, 1);

  line->mark = mark;
  line->text = g_strdup (text);
  g_ptr_array_add (lines, line);
}

/* --- Lines --- */

/* lengths[i * (n_after + 1) + j]: of the longest sequence that the lines from i and from j on have
 * in common. */
static guint *
make_table (char **before, guint n_before, char **after, guint n_after)
{
  guint width = n_after + 1;
  guint *lengths = g_new0 (guint, (gsize)(n_before + 1) * width);

  for (guint i = n_before; i-- > 0;)
    for (guint j = n_after; j-- > 0;)
      lengths[i * width + j] = g_str_equal (before[i], after[j])
                                   ? lengths[(i + 1) * width + j + 1] + 1
                                   : MAX (lengths[(i + 1) * width + j], lengths[i * width + j + 1]);
  return lengths;
}

static void
compare (GPtrArray *lines, char **before, guint n_before, char **after, guint n_after)
{
  guint width = n_after + 1;
  guint i = 0, j = 0;
  g_autofree guint *lengths = (guint64)n_before * n_after <= MAX_CELLS
                                  ? make_table (before, n_before, after, n_after)
                                  : NULL;

  while (lengths != NULL && i < n_before && j < n_after)
    if (g_str_equal (before[i], after[j]))
      {
        add_line (lines, ' ', before[i++]);
        j++;
      }
    else if (lengths[(i + 1) * width + j] >= lengths[i * width + j + 1])
      add_line (lines, '-', before[i++]);
    else
      add_line (lines, '+', after[j++]);
  while (i < n_before)
    add_line (lines, '-', before[i++]);
  while (j < n_after)
    add_line (lines, '+', after[j++]);
}

/* Whether a line that changed is at most CONTEXT lines away. */
static gboolean
is_near (GPtrArray *lines, guint index)
{
  guint first = index > CONTEXT ? index - CONTEXT : 0;

  for (guint i = first; i < lines->len && i <= index + CONTEXT; i++)
    if (((ZimtDiffLine *)lines->pdata[i])->mark != ' ')
      return TRUE;
  return FALSE;
}

/* What did not change for long is left out. */
static GPtrArray *
shorten (GPtrArray *lines)
{
  GPtrArray *shown = g_ptr_array_new_with_free_func ((GDestroyNotify)line_free);

  for (guint i = 0; i < lines->len; i++)
    {
      const ZimtDiffLine *line = lines->pdata[i];
      const ZimtDiffLine *last = shown->len > 0 ? shown->pdata[shown->len - 1] : NULL;

      if (is_near (lines, i))
        add_line (shown, line->mark, line->text);
      else if (last == NULL || last->mark != '.')
        add_line (shown, '.', "…");
    }
  return shown;
}

GPtrArray *
zimt_record_diff_lines (const char *before, const char *after)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func ((GDestroyNotify)line_free);
  g_auto (GStrv) old = g_strsplit (before, "\n", -1);
  g_auto (GStrv) fresh = g_strsplit (after, "\n", -1);
  guint n_old = g_strv_length (old), n_new = g_strv_length (fresh);
  guint start = 0, end = 0;

  while (start < n_old && start < n_new && g_str_equal (old[start], fresh[start]))
    start++;
  while (end < n_old - start && end < n_new - start
         && g_str_equal (old[n_old - 1 - end], fresh[n_new - 1 - end]))
    end++;
  for (guint i = 0; i < start; i++)
    add_line (lines, ' ', old[i]);
  compare (lines, old + start, n_old - start - end, fresh + start, n_new - start - end);
  for (guint i = n_old - end; i < n_old; i++)
    add_line (lines, ' ', old[i]);
  return shorten (lines);
}

/* --- Records --- */

GPtrArray *
zimt_record_diff (ZimtSession *session, const ZimtRecord *before, const ZimtRecord *after)
{
  GPtrArray *changes = g_ptr_array_new_with_free_func ((GDestroyNotify)change_free);
  ZimtRecordKind kind = zimt_record_get_kind (after);

  for (const ZimtField *field = zimt_record_kind_get_fields (kind); field->name != NULL; field++)
    {
      char *old
          = before != NULL ? zimt_record_words_dup_value (session, before, field) : g_strdup ("");
      char *fresh = zimt_record_words_dup_value (session, after, field);
      gboolean is_new_flag = before == NULL && field->type == ZIMT_FIELD_FLAG
                             && !zimt_record_get_flag (after, field->name);
      ZimtRecordChange *change = NULL;

      if (g_str_equal (old, fresh) || is_new_flag)
        {
          zimt_text_wipe (old);
          zimt_text_wipe (fresh);
          continue;
        }
      change = g_new0 (ZimtRecordChange, 1);
      change->title = _ (field->title);
      change->before = old;
      change->after = fresh;
      if (field->type == ZIMT_FIELD_NOTE)
        change->lines = zimt_record_diff_lines (old, fresh);
      g_ptr_array_add (changes, change);
    }
  return changes;
}

ZimtRecord *
zimt_record_diff_restore (const ZimtRecord *version, const ZimtRecord *newest)
{
  ZimtRecord *restored = zimt_record_copy (version);
  const char *stage = NULL;

  zimt_record_set_revision (restored, zimt_record_get_revision (newest));
  zimt_record_set_class (restored, zimt_record_get_class (newest));
  if (zimt_record_get_kind (newest) != ZIMT_RECORD_CASE)
    return restored;
  stage = zimt_record_get_text (newest, "stage");
  zimt_record_set_text (restored, "stage", stage);
  if (!g_str_equal (stage, "named"))
    zimt_record_forget_name (restored);
  else if (*zimt_record_get_text (restored, "name") == '\0')
    zimt_record_set_text (restored, "name", zimt_record_get_text (newest, "name"));
  if (*zimt_record_get_text (restored, "pseudonym") == '\0')
    zimt_record_set_text (restored, "pseudonym", zimt_record_get_text (newest, "pseudonym"));
  return restored;
}
