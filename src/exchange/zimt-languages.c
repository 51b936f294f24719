/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Names of languages and countries, from iso-codes. */
#include "zimt-languages.h"

#include <json-glib/json-glib.h>
#include <libintl.h>

#include "zimt-text.h"

typedef struct
{
  GPtrArray *codes;  /* owned: owned codes, sorted, NULL-terminated */
  GHashTable *names; /* owned: code to its name in English, owned */
} List;

static const char *
get_member (JsonObject *object, const char *name)
{
  return json_object_has_member (object, name) ? json_object_get_string_member (object, name) : NULL;
}

/* Living languages only; sign languages are among them. */
static gboolean
is_offered (JsonObject *entry)
{
  const char *type = get_member (entry, "type");

  return type == NULL || g_str_equal (type, "L");
}

static int
compare_codes (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 (*(char **)a, *(char **)b);
}

static void
fill (List *list, JsonArray *entries, const char *key)
{
  for (guint i = 0; i < json_array_get_length (entries); i++)
    {
      JsonObject *entry = json_array_get_object_element (entries, i);
      const char *code = get_member (entry, key), *name = get_member (entry, "name");

      if (code == NULL || name == NULL)
        continue;
      g_hash_table_insert (list->names, g_strdup (code), g_strdup (name));
      if (is_offered (entry))
        g_ptr_array_add (list->codes, g_strdup (code));
    }
}

/* Where iso-codes is not installed the list is empty, and codes stand for themselves. */
static List *
list_load (const char *standard, const char *key)
{
  List *list = g_new0 (List, 1);
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autofree char *path = g_strdup_printf ("%s/json/iso_%s.json", ISO_CODES_FOLDER, standard);
  JsonNode *root = NULL;

  list->codes = g_ptr_array_new ();
  list->names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  if (json_parser_load_from_file (parser, path, NULL))
    root = json_parser_get_root (parser);
  if (root != NULL && JSON_NODE_HOLDS_OBJECT (root)
      && json_object_has_member (json_node_get_object (root), standard))
    fill (list, json_object_get_array_member (json_node_get_object (root), standard), key);
  g_ptr_array_sort (list->codes, compare_codes);
  g_ptr_array_add (list->codes, NULL);
  bindtextdomain (standard[0] == '6' ? "iso_639-3" : "iso_3166-1", ISO_CODES_LOCALES);
  bind_textdomain_codeset (standard[0] == '6' ? "iso_639-3" : "iso_3166-1", "UTF-8");
  return list;
}

/* Both are read by several threads, and never change. */
static const List *
get_languages (void)
{
  static gsize once;
  static List *languages;

  if (g_once_init_enter (&once))
    {
      languages = list_load ("639-3", "alpha_3");
      g_once_init_leave (&once, 1);
    }
  return languages;
}

static const List *
get_countries (void)
{
  static gsize once;
  static List *countries;

  if (g_once_init_enter (&once))
    {
      countries = list_load ("3166-1", "alpha_2");
      g_once_init_leave (&once, 1);
    }
  return countries;
}

const char *
zimt_language_get_name (const char *code)
{
  const char *name = g_hash_table_lookup (get_languages ()->names, code);

  return name != NULL ? dgettext ("iso_639-3", name) : code;
}

const char *
zimt_country_get_name (const char *code)
{
  const char *name = g_hash_table_lookup (get_countries ()->names, code);

  return name != NULL ? dgettext ("iso_3166-1", name) : code;
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

/* The two-letter and bibliographic codes of common languages are what other programs write. */
static const struct
{
  const char *other;
  const char *code;
} others[] = {
  { "ar", "ara" }, { "de", "deu" }, { "ger", "deu" }, { "en", "eng" }, { "fr", "fra" }, { "fre", "fra" },
  { "es", "spa" }, { "tr", "tur" }, { "ru", "rus" }, { "uk", "ukr" }, { "fa", "pes" }, { "per", "pes" },
  { "fas", "pes" }, { "ti", "tir" }, { "am", "amh" }, { "so", "som" }, { "ur", "urd" }, { "vi", "vie" },
  { "ro", "ron" }, { "rum", "ron" }, { "bg", "bul" }, { "sq", "sqi" }, { "alb", "sqi" }, { "sr", "srp" },
  { "ka", "kat" }, { "geo", "kat" }, { "hy", "hye" }, { "arm", "hye" }, { "ku", "kmr" }, { "ps", "pbu" },
  { "pl", "pol" }, { "it", "ita" }, { "pt", "por" }, { "zh", "zho" }, { "chi", "zho" },
};

const char *
zimt_language_find (const char *text)
{
  const List *list = get_languages ();
  g_autofree char *lower = g_utf8_strdown (text, -1);
  g_autofree char *wanted = zimt_text_fold (text);
  gpointer code = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (others); i++)
    if (g_str_equal (others[i].other, lower))
      return others[i].code;
  if (g_hash_table_lookup_extended (list->names, lower, &code, NULL))
    return code;
  for (guint i = 0; i + 1 < list->codes->len; i++)
    {
      const char *english = g_hash_table_lookup (list->names, list->codes->pdata[i]);
      g_autofree char *folded = zimt_text_fold (english);
      g_autofree char *translated = zimt_text_fold (dgettext ("iso_639-3", english));

      if (g_str_equal (folded, wanted) || g_str_equal (translated, wanted))
        return list->codes->pdata[i];
    }
  return NULL;
}
