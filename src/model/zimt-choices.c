/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Code lists of this house: shipped ones, without what the lead hid, with what the lead added. */
#include "zimt-choices-private.h"

#include <glib/gi18n-lib.h>

#include "zimt-code-lists.h"
#include "zimt-languages.h"
#include "zimt-store-account.h"

typedef struct
{
  GPtrArray *offered; /* owned: borrowed codes, NULL-terminated */
  GPtrArray *all;     /* owned: owned codes, NULL-terminated */
  gsize has_every;
  GPtrArray
      *every; /* owned (nullable): borrowed codes, NULL-terminated; of languages, once asked for */
  GHashTable *labels; /* owned: code to label */
  GHashTable *hidden; /* owned: set of owned codes */
} List;

struct _ZimtChoices
{
  GHashTable *lists; /* owned: name to List */
};

/* Which list a field's list name means. */
static const struct
{
  const char *field;
  const char *shipped;
} aliases[] = { { "language", "usual_language" } };

static const struct
{
  const char *name;
  const char *word;
} changeable[] = {
  { "topic", N_ ("Topics") },
  { "consultation_kind", N_ ("Kinds of consultation") },
  { "channel", N_ ("Ways of contact") },
  { "residence_status", N_ ("Residence status") },
  { "age_band", N_ ("Age groups") },
  { "time_in_germany", N_ ("Time in Germany") },
  { "access_path", N_ ("How people found the house") },
  { "interpreter_used", N_ ("Interpreting") },
  { "language", N_ ("Languages") },
  { "case_outcome", N_ ("Outcomes") },
  { "district", N_ ("Districts") },
  { "interest", N_ ("Interests") },
  { "interpreter_field", N_ ("Fields of interpreting") },
};

static const char *const shipped_lists[] = {
  "topic",
  "consultation_kind",
  "channel",
  "residence_status",
  "age_band",
  "time_in_germany",
  "access_path",
  "interpreter_used",
  "language",
  "case_outcome",
  "duration",
  "sex",
  "referral_state",
  "stage",
  "goal_state",
  "consent_scope",
  "organisation_kind",
  "reach_kind",
  "consent_purpose",
  "consent_answer",
  "weekday",
  "language_direction",
  "language_mode",
  "language_level",
  "interpreter_field",
  "district",
  "pool_state",
  "assignment_state",
  "companion_state",
  "newcomer_state",
  "tandem_state",
  "tandem_end",
  "interest",
  "demand_reason",
  "demand_help",
  "yes_no",
};

static List *
list_new (void)
{
  List *list = g_new0 (List, 1);

  list->offered = g_ptr_array_new ();
  list->all = g_ptr_array_new_with_free_func (g_free);
  list->labels = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  list->hidden = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  return list;
}

static void
list_free (List *list)
{
  g_ptr_array_unref (list->offered);
  g_ptr_array_unref (list->all);
  g_clear_pointer (&list->every, g_ptr_array_unref);
  g_hash_table_unref (list->labels);
  g_hash_table_unref (list->hidden);
  g_free (list);
}

static const char *
get_shipped (const char *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (aliases); i++)
    if (g_str_equal (aliases[i].field, name))
      return aliases[i].shipped;
  return name;
}

static void
add_code (List *list, const char *code, const char *label)
{
  if (g_hash_table_contains (list->labels, code))
    return;
  g_ptr_array_add (list->all, g_strdup (code));
  g_hash_table_insert (list->labels, g_strdup (code), g_strdup (label));
}

static void
add_shipped (ZimtChoices *choices, const ZimtCodeLists *lists, const char *name)
{
  const char *shipped = get_shipped (name);
  List *list = list_new ();

  for (const char *const *code = zimt_code_lists_get_codes (lists, shipped); *code != NULL; code++)
    add_code (list, *code, zimt_code_lists_get_label (lists, shipped, *code));
  g_hash_table_insert (choices->lists, g_strdup (name), list);
}

static void
close_list (List *list)
{
  for (guint i = 0; i < list->all->len; i++)
    if (!g_hash_table_contains (list->hidden, list->all->pdata[i]))
      g_ptr_array_add (list->offered, list->all->pdata[i]);
  g_ptr_array_add (list->offered, NULL);
  g_ptr_array_add (list->all, NULL);
}

static void
add_own (ZimtChoices *choices, const ZimtChoice *own)
{
  List *list = g_hash_table_lookup (choices->lists, own->list);

  if (list == NULL)
    return;
  if (*own->label != '\0')
    add_code (list, own->code, own->label);
  if (own->is_hidden)
    g_hash_table_add (list->hidden, g_strdup (own->code));
}

static void
choices_clear (gpointer data)
{
  g_hash_table_unref (((ZimtChoices *)data)->lists);
}

ZimtChoices *
zimt_choices_load (ZimtStore *store, GError **error)
{
  g_autoptr (ZimtChoices) choices = g_atomic_rc_box_new0 (ZimtChoices);
  g_autoptr (GPtrArray) own = zimt_store_load_choices (store, error);
  g_autoptr (ZimtCodeLists) lists = own != NULL ? zimt_code_lists_load (error) : NULL;
  GHashTableIter iter;
  gpointer list;

  choices->lists
      = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify)list_free);
  if (lists == NULL)
    return NULL;
  for (gsize i = 0; i < G_N_ELEMENTS (shipped_lists); i++)
    add_shipped (choices, lists, shipped_lists[i]);
  for (guint i = 0; i < own->len; i++)
    add_own (choices, own->pdata[i]);
  g_hash_table_iter_init (&iter, choices->lists);
  while (g_hash_table_iter_next (&iter, NULL, &list))
    close_list (list);
  return g_steal_pointer (&choices);
}

static gboolean
is_equal_list (const List *a, const List *b)
{
  if (!g_strv_equal ((const char *const *)a->all->pdata, (const char *const *)b->all->pdata)
      || !g_strv_equal ((const char *const *)a->offered->pdata,
                        (const char *const *)b->offered->pdata))
    return FALSE;
  for (char **code = (char **)a->all->pdata; *code != NULL; code++)
    if (g_strcmp0 (g_hash_table_lookup (a->labels, *code), g_hash_table_lookup (b->labels, *code))
        != 0)
      return FALSE;
  return TRUE;
}

gboolean
zimt_choices_is_equal (ZimtChoices *a, ZimtChoices *b)
{
  for (gsize i = 0; i < G_N_ELEMENTS (shipped_lists); i++)
    if (!is_equal_list (g_hash_table_lookup (a->lists, shipped_lists[i]),
                        g_hash_table_lookup (b->lists, shipped_lists[i])))
      return FALSE;
  return TRUE;
}

ZimtChoices *
zimt_choices_ref (ZimtChoices *choices)
{
  return g_atomic_rc_box_acquire (choices);
}

void
zimt_choices_unref (ZimtChoices *choices)
{
  g_atomic_rc_box_release_full (choices, choices_clear);
}

static const char *const no_codes[] = { NULL };

const char *const *
zimt_choices_get_codes (ZimtChoices *choices, const char *list)
{
  const List *found = g_hash_table_lookup (choices->lists, list);

  return found != NULL ? (const char *const *)found->offered->pdata : no_codes;
}

const char *const *
zimt_choices_get_all_codes (ZimtChoices *choices, const char *list)
{
  const List *found = g_hash_table_lookup (choices->lists, list);

  return found != NULL ? (const char *const *)found->all->pdata : no_codes;
}

/* The house's own languages come first, then all the others. Only who searches waits for iso-codes.
 */
static const char *const *
get_every_language (List *list)
{
  if (g_once_init_enter (&list->has_every))
    {
      list->every = g_ptr_array_new ();
      for (guint i = 0; list->offered->pdata[i] != NULL; i++)
        g_ptr_array_add (list->every, list->offered->pdata[i]);
      for (const char *const *code = zimt_language_list (); *code != NULL; code++)
        if (!g_hash_table_contains (list->labels, *code))
          g_ptr_array_add (list->every, (gpointer)*code);
      g_ptr_array_add (list->every, NULL);
      g_once_init_leave (&list->has_every, 1);
    }
  return (const char *const *)list->every->pdata;
}

const char *const *
zimt_choices_get_every_code (ZimtChoices *choices, const char *list)
{
  if (g_str_equal (list, "language"))
    return get_every_language (g_hash_table_lookup (choices->lists, list));
  if (g_str_equal (list, "country"))
    return zimt_country_list ();
  return zimt_choices_get_codes (choices, list);
}

gboolean
zimt_choices_is_hidden (ZimtChoices *choices, const char *list, const char *code)
{
  const List *found = g_hash_table_lookup (choices->lists, list);

  return found != NULL && g_hash_table_contains (found->hidden, code);
}

const char *
zimt_choices_get_label (ZimtChoices *choices, const char *list, const char *code)
{
  const List *found = g_hash_table_lookup (choices->lists, list);
  const char *label = found != NULL ? g_hash_table_lookup (found->labels, code) : NULL;

  if (label == NULL && g_strcmp0 (list, "language") == 0)
    return zimt_language_get_name (code);
  if (label == NULL && g_strcmp0 (list, "country") == 0)
    return zimt_country_get_name (code);
  return label != NULL ? label : code;
}

ZimtCodeLists *
zimt_choices_load_code_lists (ZimtChoices *choices, GError **error)
{
  g_autoptr (ZimtCodeLists) lists = zimt_code_lists_load (error);

  if (lists == NULL)
    return NULL;
  for (gsize i = 0; i < G_N_ELEMENTS (changeable); i++)
    {
      const char *name = changeable[i].name;
      const char *const *codes = zimt_choices_get_all_codes (choices, name);

      /* What is there already stays as it is. */
      for (; *codes != NULL; codes++)
        zimt_code_lists_add (lists, get_shipped (name), *codes,
                             zimt_choices_get_label (choices, name, *codes));
    }
  return g_steal_pointer (&lists);
}

const char *const *
zimt_choices_get_lists (void)
{
  static const char *names[G_N_ELEMENTS (changeable) + 1];

  for (gsize i = 0; i < G_N_ELEMENTS (changeable); i++)
    names[i] = changeable[i].name;
  return names;
}

const char *
zimt_choices_list_to_word (const char *list)
{
  for (gsize i = 0; i < G_N_ELEMENTS (changeable); i++)
    if (g_str_equal (changeable[i].name, list))
      return _ (changeable[i].word);
  return list;
}
