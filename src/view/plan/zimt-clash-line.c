/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One line of the clash table: a wanted date, what is in its way, and its cure. */
#include "zimt-clash-line.h"

#include <glib/gi18n-lib.h>

#include "zimt-check-words.h"
#include "zimt-time-names.h"

/* A date in the way of which more than these are says how many more. */
#define MAX_SHOWN 3

struct _ZimtClashLine
{
  GObject parent_instance;

  ZimtMinute original;
  ZimtMinute starts;
  ZimtMinute ends;
  guint kinds;
  guint n_clashes;
  gboolean is_clashing;
  gboolean has_cure;
  char *date_text; /* owned */
  char *time_text; /* owned */
  char *room_text; /* owned */
  char *what_text; /* owned */
  char *kind_text; /* owned */
  char *cure_text; /* owned */
};
G_DEFINE_FINAL_TYPE (ZimtClashLine, zimt_clash_line, G_TYPE_OBJECT)

static void
zimt_clash_line_finalize (GObject *object)
{
  ZimtClashLine *line = ZIMT_CLASH_LINE (object);

  g_free (line->date_text);
  g_free (line->time_text);
  g_free (line->room_text);
  g_free (line->what_text);
  g_free (line->kind_text);
  g_free (line->cure_text);
  G_OBJECT_CLASS (zimt_clash_line_parent_class)->finalize (object);
}

static void
zimt_clash_line_class_init (ZimtClashLineClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = zimt_clash_line_finalize;
}

static void
zimt_clash_line_init (ZimtClashLine *line)
{
}

static const char *
get_room_number (const ZimtHouse *house, gint64 room_id)
{
  const ZimtRoom *room = zimt_house_get_room (house, room_id);

  return room != NULL ? room->number : "";
}

/* "Nachhilfe, MOVE, 15:00–17:00"; the date where it is another one. */
static char *
dup_what (const ZimtClash *clash, const ZimtHouse *house)
{
  g_autoptr (GString) what = g_string_new (clash->with_title != NULL ? clash->with_title : "");
  ZimtDate first = zimt_minute_get_date (clash->with_starts);

  if (clash->with_organisation != NULL)
    g_string_append_printf (what, ", %s", clash->with_organisation);
  if (clash->with_ends - clash->with_starts >= ZIMT_MINUTES_PER_DAY)
    {
      g_autofree char *range
          = zimt_date_range_to_text (first, zimt_minute_get_date (clash->with_ends - 1));

      g_string_append_printf (what, ", %s", range);
    }
  else if (clash->with_ends > clash->with_starts)
    {
      g_autofree char *period = zimt_period_to_words (clash->with_starts, clash->with_ends);

      g_string_append_printf (what, ", %s", period);
    }
  if (clash->with_room != 0 && clash->with_room != clash->room_id)
    {
      /* Translators: what is there is in another room: "room 5a". */
      g_autofree char *room
          = g_strdup_printf (_ ("room %s"), get_room_number (house, clash->with_room));

      g_string_append_printf (what, ", %s", room);
    }
  return g_string_free (g_steal_pointer (&what), FALSE);
}

char *
zimt_cure_to_text (const ZimtCure *cure, const ZimtHouse *house)
{
  switch (cure->kind)
    {
    case ZIMT_CURE_ROOM:
      return g_strdup_printf (_ ("Room %s"), get_room_number (house, cure->room_id));
    case ZIMT_CURE_TIME:
      {
        g_autofree char *period = zimt_period_to_words (cure->starts, cure->ends);
        ZimtDate date = zimt_minute_get_date (cure->starts);

        if (date == zimt_minute_get_date (cure->original))
          return g_steal_pointer (&period);
        g_autofree char *day = zimt_date_to_short_text (date);
        return g_strdup_printf ("%s %s", day, period);
      }
    case ZIMT_CURE_OPTION:
      return g_strdup (_ ("as an option"));
    case ZIMT_CURE_SKIP:
    default:
      /* Translators: what becomes of a date that clashes. */
      return g_strdup (_ ("leave out"));
    }
}

static void
set_cure_text (ZimtClashLine *line, const ZimtDraft *draft, const ZimtHouse *house)
{
  const ZimtCure *cure = zimt_draft_find_cure (draft, line->original);

  line->has_cure = cure != NULL;
  g_free (line->cure_text);
  if (cure != NULL)
    line->cure_text = zimt_cure_to_text (cure, house);
  else if (draft->rule != NULL)
    line->cure_text = g_strdup (_ ("leave out"));
  else
    /* Translators: a button that opens a menu of other rooms and times. */
    line->cure_text = g_strdup (_ ("choose…"));
}

static ZimtClashLine *
new_line (ZimtMinute original, ZimtMinute starts, ZimtMinute ends, gint64 room_id,
          const ZimtHouse *house)
{
  ZimtClashLine *line = g_object_new (ZIMT_TYPE_CLASH_LINE, NULL);

  line->original = original;
  line->starts = starts;
  line->ends = ends;
  line->date_text = zimt_date_to_text (zimt_minute_get_date (starts));
  line->time_text = zimt_period_to_words (starts, ends);
  line->room_text = g_strdup (get_room_number (house, room_id));
  line->what_text = g_strdup ("");
  line->kind_text = g_strdup ("");
  return line;
}

static void
append_text (char **text, const char *separator, const char *more)
{
  char *joined = **text != '\0' ? g_strconcat (*text, separator, more, NULL) : g_strdup (more);

  g_free (*text);
  *text = joined;
}

static void
add_clash (ZimtClashLine *line, const ZimtClash *clash, const ZimtHouse *house)
{
  line->is_clashing = TRUE;
  line->n_clashes++;
  if ((line->kinds & (1u << clash->kind)) == 0)
    append_text (&line->kind_text, C_ ("list", ", "), zimt_conflict_kind_to_word (clash->kind));
  line->kinds |= 1u << clash->kind;
  if (line->n_clashes <= MAX_SHOWN)
    {
      g_autofree char *what = dup_what (clash, house);

      append_text (&line->what_text, "\n", what);
    }
}

static void
finish_line (ZimtClashLine *line, const ZimtDraft *draft, const ZimtHouse *house)
{
  guint n_more = line->n_clashes > MAX_SHOWN ? line->n_clashes - MAX_SHOWN : 0;

  if (n_more > 0)
    {
      g_autofree char *more
          = g_strdup_printf (ngettext ("and %u more", "and %u more", n_more), n_more);

      append_text (&line->what_text, "\n", more);
    }
  set_cure_text (line, draft, house);
}

static GHashTable *
index_lines (GListModel *lines)
{
  GHashTable *by_original
      = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, g_object_unref);

  for (guint i = 0; lines != NULL && i < g_list_model_get_n_items (lines); i++)
    {
      ZimtClashLine *line = g_list_model_get_item (lines, i);

      g_hash_table_replace (by_original, &line->original, line);
    }
  return by_original;
}

/* A date that is cured: as it was wanted, and what was in its way as far as that is remembered. */
static ZimtClashLine *
new_cured_line (const ZimtOccurrence *occurrence, const ZimtDraft *draft, const ZimtHouse *house,
                GHashTable *remembered)
{
  const ZimtClashLine *before = g_hash_table_lookup (remembered, &occurrence->original);
  ZimtMinute length = draft->ends - draft->starts;
  ZimtClashLine *line = new_line (occurrence->original, occurrence->original,
                                  occurrence->original + length, draft->room_id, house);

  if (before != NULL)
    {
      g_free (line->what_text);
      line->what_text = g_strdup (before->what_text);
      g_free (line->kind_text);
      line->kind_text = g_strdup (before->kind_text);
      line->kinds = before->kinds;
    }
  set_cure_text (line, draft, house);
  return line;
}

static int
compare_lines (gconstpointer a, gconstpointer b)
{
  const ZimtClashLine *one = *(ZimtClashLine *const *)a;
  const ZimtClashLine *other = *(ZimtClashLine *const *)b;

  return (one->original > other->original) - (one->original < other->original);
}

/* One line for each date that clashes; its clashes follow each other. */
static void
add_clashing_lines (GPtrArray *lines, const ZimtCheck *check, const ZimtDraft *draft,
                    const ZimtHouse *house)
{
  ZimtClashLine *line = NULL;

  for (guint i = 0; i < check->clashes->len; i++)
    {
      const ZimtClash *clash = g_ptr_array_index (check->clashes, i);

      if (line == NULL || line->original != clash->original)
        {
          if (line != NULL)
            finish_line (line, draft, house);
          line = new_line (clash->original, clash->starts, clash->ends, clash->room_id, house);
          g_ptr_array_add (lines, line);
        }
      add_clash (line, clash, house);
    }
  if (line != NULL)
    finish_line (line, draft, house);
}

GPtrArray *
zimt_clash_lines_new (const ZimtCheck *check, const ZimtDraft *draft, const ZimtHouse *house,
                      GListModel *before)
{
  GPtrArray *lines = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GHashTable) remembered = index_lines (before);
  g_autoptr (GHashTable) clashing = g_hash_table_new (g_int64_hash, g_int64_equal);

  add_clashing_lines (lines, check, draft, house);
  for (guint i = 0; i < lines->len; i++)
    g_hash_table_add (clashing, &((ZimtClashLine *)g_ptr_array_index (lines, i))->original);
  for (guint i = 0; i < check->occurrences->len; i++)
    {
      const ZimtOccurrence *occurrence = g_ptr_array_index (check->occurrences, i);

      if (zimt_draft_find_cure (draft, occurrence->original) != NULL
          && !g_hash_table_contains (clashing, &occurrence->original))
        g_ptr_array_add (lines, new_cured_line (occurrence, draft, house, remembered));
    }
  g_ptr_array_sort (lines, compare_lines);
  return lines;
}

ZimtMinute
zimt_clash_line_get_original (ZimtClashLine *line)
{
  return line->original;
}

gboolean
zimt_clash_line_is_clashing (ZimtClashLine *line)
{
  return line->is_clashing;
}

gboolean
zimt_clash_line_has_cure (ZimtClashLine *line)
{
  return line->has_cure;
}

guint
zimt_clash_line_get_kinds (ZimtClashLine *line)
{
  return line->kinds;
}

const char *
zimt_clash_line_get_date_text (ZimtClashLine *line)
{
  return line->date_text;
}

const char *
zimt_clash_line_get_time_text (ZimtClashLine *line)
{
  return line->time_text;
}

const char *
zimt_clash_line_get_room_text (ZimtClashLine *line)
{
  return line->room_text;
}

const char *
zimt_clash_line_get_what_text (ZimtClashLine *line)
{
  return line->what_text;
}

const char *
zimt_clash_line_get_kind_text (ZimtClashLine *line)
{
  return line->kind_text;
}

const char *
zimt_clash_line_get_cure_text (ZimtClashLine *line)
{
  return line->cure_text;
}

gboolean
zimt_clash_line_equal (ZimtClashLine *a, ZimtClashLine *b)
{
  return a->original == b->original && a->starts == b->starts && a->ends == b->ends
         && a->is_clashing == b->is_clashing && a->has_cure == b->has_cure && a->kinds == b->kinds
         && g_str_equal (a->room_text, b->room_text) && g_str_equal (a->what_text, b->what_text)
         && g_str_equal (a->cure_text, b->cure_text);
}
