/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Languages and countries: a table of each, from the JSON files and the catalogues of iso-codes. */
#include "zimt-languages.h"

#include <json-glib/json-glib.h>
#include <libintl.h>
#include <string.h>

#include "zimt-code-lists.h"
#include "zimt-text.h"

typedef struct
{
  GPtrArray *codes;   /* owned: borrowed codes that are offered, by code, NULL-terminated */
  GHashTable *names;  /* owned: owned code to owned name */
  GHashTable *tags;   /* owned: borrowed code to owned code of two letters */
  GHashTable *folded; /* owned: owned folded word to borrowed code; empty until somebody searches */
  gsize has_folded;
  JsonParser *parser;   /* owned (nullable): the file, until then */
  ZimtCodeLists *house; /* owned (nullable): of languages only; knows its words in every language */
} Table;

/* Where the file of a table has what. */
typedef struct
{
  const char *domain; /* also the file's name */
  const char *member;
  const char *code;
  const char *aliases[3]; /* other codes of the same thing */
} Source;

static const Source languages = { "iso_639-3", "639-3", "alpha_3", { "alpha_2", "bibliographic" } };
static const Source countries = { "iso_3166-1", "3166-1", "alpha_2", { "alpha_3" } };

/* Other programs write the code of the whole family where they mean the language that most people
 * here speak of it. */
static const char *const meanings[][2]
    = { { "fa", "pes" }, { "per", "pes" }, { "ku", "kmr" }, { "ps", "pbu" } };

/* The family itself has no tag then: it would come back as that language. */
static gboolean
means_another (const char *tag)
{
  for (gsize i = 0; i < G_N_ELEMENTS (meanings); i++)
    if (g_str_equal (meanings[i][0], tag))
      return TRUE;
  return FALSE;
}

static void
add_word (Table *table, const char *word, const char *code)
{
  g_autofree char *key = zimt_text_fold (word);

  /* The first one keeps a word that two of them share. */
  if (*key != '\0' && !g_hash_table_contains (table->folded, key))
    g_hash_table_insert (table->folded, g_steal_pointer (&key), (gpointer)code);
}

/* The parts of "Pushto; Pashto", and of "Persian (Farsi)" the one before the bracket and, of the
 * house's own labels, the one in it. */
static void
add_parts (Table *table, const char *name, const char *code, gboolean with_brackets)
{
  g_auto (GStrv) parts = g_strsplit (name, ";", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      char *bracket = strchr (parts[i], '(');

      if (bracket != NULL)
        {
          *bracket = '\0';
          if (with_brackets)
            add_word (table, g_strstrip (g_strdelimit (bracket + 1, ")", ' ')), code);
        }
      add_word (table, g_strstrip (parts[i]), code);
    }
}

static const char *
get_member (JsonObject *entry, const char *name)
{
  return json_object_get_string_member_with_default (entry, name, NULL);
}

static const char *
get_english (JsonObject *entry)
{
  const char *common = get_member (entry, "common_name");

  return common != NULL ? common : get_member (entry, "name");
}

/* Dead and made-up languages have a name, but are not offered. */
static gboolean
is_offered (JsonObject *entry)
{
  return g_strcmp0 (json_object_get_string_member_with_default (entry, "type", "L"), "L") == 0;
}

static void
add_entry (Table *table, const Source *source, JsonObject *entry)
{
  const char *english = get_english (entry);
  const char *code = get_member (entry, source->code);
  const char *tag = get_member (entry, source->aliases[0]);
  char *kept;

  if (english == NULL || code == NULL || g_hash_table_contains (table->names, code))
    return;
  kept = g_strdup (code);
  g_hash_table_insert (table->names, kept, g_strdup (dgettext (source->domain, english)));
  if (is_offered (entry))
    g_ptr_array_add (table->codes, kept);
  if (tag != NULL && strlen (tag) == 2 && !means_another (tag))
    g_hash_table_insert (table->tags, kept, g_strdup (tag));
}

static void
add_codes (Table *table, const Source *source, JsonObject *entry)
{
  const char *text = get_member (entry, source->code);
  gpointer code;

  if (text == NULL || !g_hash_table_lookup_extended (table->names, text, &code, NULL))
    return;
  add_word (table, code, code);
  for (int i = 0; source->aliases[i] != NULL; i++)
    if (get_member (entry, source->aliases[i]) != NULL)
      add_word (table, get_member (entry, source->aliases[i]), code);
}

/* The entries of the file; NULL where iso-codes is not installed. */
static JsonArray *
get_entries (JsonParser *parser, const Source *source)
{
  JsonNode *root = json_parser_get_root (parser);
  JsonObject *object
      = root != NULL && JSON_NODE_HOLDS_OBJECT (root) ? json_node_get_object (root) : NULL;

  return object != NULL && json_object_has_member (object, source->member)
             ? json_object_get_array_member (object, source->member)
             : NULL;
}

static JsonArray *
load_entries (JsonParser *parser, const Source *source)
{
  g_autofree char *path = g_strdup_printf ("%s/json/%s.json", ISO_CODES_FOLDER, source->domain);

  return json_parser_load_from_mapped_file (parser, path, NULL) ? get_entries (parser, source)
                                                                : NULL;
}

static guint
count (JsonArray *entries)
{
  return entries != NULL ? json_array_get_length (entries) : 0;
}

static void
add_names (Table *table, const Source *source, JsonObject *entry, gboolean in_parts)
{
  static const char *const members[] = { "common_name", "name", "inverted_name", "official_name" };
  const char *text = get_member (entry, source->code);
  gpointer code;

  if (text == NULL || !g_hash_table_lookup_extended (table->names, text, &code, NULL)
      || !is_offered (entry))
    return;
  for (gsize i = 0; i < G_N_ELEMENTS (members); i++)
    {
      const char *name = get_member (entry, members[i]);

      if (name == NULL)
        continue;
      for (int translated = 0; translated < 2; translated++)
        {
          const char *word = translated ? dgettext (source->domain, name) : name;

          if (in_parts)
            add_parts (table, word, code, FALSE);
          else
            add_word (table, word, code);
        }
    }
}

static JsonObject *
get_entry (JsonArray *entries, guint i)
{
  JsonNode *node = json_array_get_element (entries, i);

  return JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

static void
set_house_labels (Table *table)
{
  const ZimtCodeLists *lists = table->house = zimt_code_lists_load (NULL);
  const char *const *codes
      = lists != NULL ? zimt_code_lists_get_codes (lists, "usual_language") : NULL;

  for (; codes != NULL && *codes != NULL; codes++)
    {
      const char *label = zimt_code_lists_get_label (lists, "usual_language", *codes);
      char *code = g_strdup (*codes);

      if (!g_hash_table_contains (table->names, code))
        g_ptr_array_add (table->codes, code);
      /* Where the code is there already this frees the new one: the others borrow the old one. */
      g_hash_table_insert (table->names, code, g_strdup (label));
    }
}

static void
add_house_words (Table *table)
{
  const char *const *codes
      = table->house != NULL ? zimt_code_lists_get_codes (table->house, "usual_language") : NULL;

  for (; codes != NULL && *codes != NULL; codes++)
    {
      const char *label = zimt_code_lists_get_label (table->house, "usual_language", *codes);
      gpointer code;

      g_hash_table_lookup_extended (table->names, *codes, &code, NULL);
      add_word (table, code, code);
      add_word (table, label, code);
      add_parts (table, label, code, TRUE);
    }
}

static int
compare_codes (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *)a, *(const char *const *)b);
}

static void
add_usual_meanings (Table *table)
{
  gpointer code;

  for (gsize i = 0; i < G_N_ELEMENTS (meanings); i++)
    if (g_hash_table_lookup_extended (table->names, meanings[i][1], &code, NULL))
      g_hash_table_insert (table->folded, g_strdup (meanings[i][0]), code);
}

static Table *
table_load (const Source *source)
{
  Table *table = g_new0 (Table, 1);
  JsonArray *entries;

  bindtextdomain (source->domain, ISO_CODES_LOCALES);
  bind_textdomain_codeset (source->domain, "UTF-8");
  table->codes = g_ptr_array_new ();
  table->names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  table->tags = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  table->folded = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  table->parser = json_parser_new ();
  entries = load_entries (table->parser, source);
  for (guint i = 0; i < count (entries); i++)
    if (get_entry (entries, i) != NULL)
      add_entry (table, source, get_entry (entries, i));
  if (source == &languages)
    set_house_labels (table);
  g_ptr_array_sort (table->codes, compare_codes);
  g_ptr_array_add (table->codes, NULL);
  return table;
}

/* Codes, then the house's words, then whole names, then parts of them. It takes longer than all the
 * rest, so only who searches waits for it. */
static void
fold (Table *table, const Source *source)
{
  JsonArray *entries = get_entries (table->parser, source);

  for (guint i = 0; i < count (entries); i++)
    if (get_entry (entries, i) != NULL)
      add_codes (table, source, get_entry (entries, i));
  if (source == &languages)
    {
      add_usual_meanings (table);
      add_house_words (table);
    }
  for (int in_parts = 0; in_parts < 2; in_parts++)
    for (guint i = 0; i < count (entries); i++)
      if (get_entry (entries, i) != NULL)
        add_names (table, source, get_entry (entries, i), in_parts != 0);
  g_clear_object (&table->parser);
}

static gpointer
table_load_once (gpointer source)
{
  return table_load (source);
}

static Table *
get_languages (void)
{
  static GOnce once = G_ONCE_INIT;

  return g_once (&once, table_load_once, (gpointer)&languages);
}

static Table *
get_countries (void)
{
  static GOnce once = G_ONCE_INIT;

  return g_once (&once, table_load_once, (gpointer)&countries);
}

static const char *
get_name (const Table *table, const char *code)
{
  const char *name = g_hash_table_lookup (table->names, code);

  return name != NULL ? name : code;
}

static const char *
find (Table *table, const Source *source, const char *text)
{
  g_autofree char *key = NULL;
  const char *code;

  if (g_once_init_enter (&table->has_folded))
    {
      fold (table, source);
      g_once_init_leave (&table->has_folded, 1);
    }
  /* A code, mostly. */
  code = g_hash_table_lookup (table->folded, text);
  if (code != NULL)
    return code;
  key = zimt_text_fold (text);
  code = g_hash_table_lookup (table->folded, g_strstrip (key));
  if (code == NULL && table->house != NULL && *key != '\0')
    code = zimt_code_lists_find_code (table->house, "usual_language", key);
  return code;
}

const char *
zimt_language_get_name (const char *code)
{
  return get_name (get_languages (), code);
}

const char *
zimt_country_get_name (const char *code)
{
  return get_name (get_countries (), code);
}

const char *const *
zimt_language_list (void)
{
  return (const char *const *)get_languages ()->codes->pdata;
}

const char *const *
zimt_country_list (void)
{
  return (const char *const *)get_countries ()->codes->pdata;
}

const char *
zimt_language_find (const char *text)
{
  return find (get_languages (), &languages, text);
}

const char *
zimt_country_find (const char *text)
{
  return find (get_countries (), &countries, text);
}

const char *
zimt_language_get_tag (const char *code)
{
  const char *tag = g_hash_table_lookup (get_languages ()->tags, code);

  return tag != NULL ? tag : code;
}
