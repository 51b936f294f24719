/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A field for another card: the organisation of a role, who asked for an interpreter. */
#include "zimt-card-field.h"

#include <glib/gi18n-lib.h>

#include "zimt-bin-focus.h"
#include "zimt-collation.h"
#include "zimt-find-field.h"

struct _ZimtCardField
{
  AdwBin parent_instance;

  ZimtSession *session;  /* owned */
  ZimtFindField *finder; /* borrowed: the child */
  ZimtRecord *new_card;  /* owned (nullable): an organisation that was asked for */
};
G_DEFINE_FINAL_TYPE (ZimtCardField, zimt_card_field, ADW_TYPE_BIN)

typedef enum
{
  SIGNAL_CHANGED,
  N_SIGNALS,
} ZimtCardFieldSignal;
static guint signals[N_SIGNALS];

/* Both names of an organisation find it. */
static char *
dup_label (const ZimtRecord *record)
{
  g_autofree char *title = zimt_record_dup_title (record);
  const char *name = "";

  if (zimt_record_get_kind (record) == ZIMT_RECORD_ORGANISATION)
    name = zimt_record_get_text (record, "name");
  if (*name == '\0' || g_str_equal (name, title))
    return g_steal_pointer (&title);
  return g_strdup_printf ("%s · %s", title, name);
}

static char *
dup_sort_title (gpointer record, gpointer data)
{
  return zimt_record_dup_sort_title (record);
}

static ZimtCodeList *
list_cards (ZimtPeopleBook *book, const ZimtRecordKind *kinds)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) labels = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; book != NULL && kinds[i] != 0; i++)
    {
      g_autoptr (GPtrArray) records = zimt_people_book_list (book, kinds[i]);

      zimt_collation_sort_made (records, dup_sort_title, NULL);
      for (guint j = 0; j < records->len; j++)
        {
          g_ptr_array_add (ids, g_strdup (zimt_record_get_id (records->pdata[j])));
          g_ptr_array_add (labels, dup_label (records->pdata[j]));
        }
    }
  g_ptr_array_add (ids, NULL);
  g_ptr_array_add (labels, NULL);
  return zimt_code_list_new ((const char *const *)ids->pdata, (const char *const *)labels->pdata);
}

#define LISTS_KEY "zimt-card-lists"

static void
forget_lists_cb (ZimtPeople *people)
{
  g_object_set_data (G_OBJECT (people), LISTS_KEY, NULL);
}

/* Kept for the next field until cards change: a form has one in each row of roles. (transfer none)
 */
static ZimtCodeList *
get_cards (ZimtPeople *people, const ZimtRecordKind *kinds)
{
  GHashTable *lists = g_object_get_data (G_OBJECT (people), LISTS_KEY);
  g_autoptr (GString) key = g_string_new (NULL);
  ZimtCodeList *list;

  for (guint i = 0; kinds[i] != 0; i++)
    g_string_append_printf (key, "%d ", (int)kinds[i]);
  if (lists == NULL)
    {
      lists = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                     (GDestroyNotify)zimt_code_list_unref);
      g_object_set_data_full (G_OBJECT (people), LISTS_KEY, lists,
                              (GDestroyNotify)g_hash_table_unref);
      g_signal_handlers_disconnect_by_func (people, forget_lists_cb, NULL);
      g_signal_connect (people, "changed", G_CALLBACK (forget_lists_cb), NULL);
    }
  list = g_hash_table_lookup (lists, key->str);
  if (list == NULL)
    {
      list = list_cards (zimt_people_get_book (people), kinds);
      g_hash_table_insert (lists, g_strdup (key->str), list);
    }
  return list;
}

static gboolean
has_kind (const ZimtRecordKind *kinds, ZimtRecordKind kind)
{
  for (guint i = 0; kinds[i] != 0; i++)
    if (kinds[i] == kind)
      return TRUE;
  return FALSE;
}

static void
wanted_cb (ZimtCardField *field, const char *name)
{
  g_autoptr (ZimtRecord) card = zimt_record_new (ZIMT_RECORD_ORGANISATION);

  zimt_record_set_text (card, "short_name", name);
  zimt_record_set_text (card, "name", name);
  zimt_record_set_text (card, "kind", "association");
  g_clear_pointer (&field->new_card, zimt_record_unref);
  field->new_card = g_steal_pointer (&card);
  zimt_find_field_set (field->finder, zimt_record_get_id (field->new_card), name);
  g_signal_emit (field, signals[SIGNAL_CHANGED], 0);
}

static void
finder_changed_cb (ZimtCardField *field)
{
  g_signal_emit (field, signals[SIGNAL_CHANGED], 0);
}

static gboolean
zimt_card_field_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (ZIMT_CARD_FIELD (widget)->finder));
}

static void
zimt_card_field_dispose (GObject *object)
{
  ZimtCardField *field = ZIMT_CARD_FIELD (object);

  g_clear_object (&field->session);
  g_clear_pointer (&field->new_card, zimt_record_unref);
  G_OBJECT_CLASS (zimt_card_field_parent_class)->dispose (object);
}

static void
zimt_card_field_class_init (ZimtCardFieldClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = zimt_card_field_dispose;
  GTK_WIDGET_CLASS (klass)->grab_focus = zimt_card_field_grab_focus;
  GTK_WIDGET_CLASS (klass)->focus = zimt_bin_focus;
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", ZIMT_TYPE_CARD_FIELD, G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
zimt_card_field_init (ZimtCardField *field)
{
}

GtkWidget *
zimt_card_field_new (ZimtSession *session, const char *name, const ZimtRecordKind *kinds)
{
  ZimtCardField *field = g_object_new (ZIMT_TYPE_CARD_FIELD, NULL);
  ZimtCodeList *cards = get_cards (zimt_session_get_people (session), kinds);

  field->session = g_object_ref (session);
  field->finder = ZIMT_FIND_FIELD (zimt_find_field_new (name, cards));
  if (has_kind (kinds, ZIMT_RECORD_ORGANISATION))
    zimt_find_field_offer_new_organisation (field->finder);
  g_signal_connect_object (field->finder, "changed", G_CALLBACK (finder_changed_cb), field,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (field->finder, "wanted", G_CALLBACK (wanted_cb), field,
                           G_CONNECT_SWAPPED);
  adw_bin_set_child (ADW_BIN (field), GTK_WIDGET (field->finder));
  return GTK_WIDGET (field);
}

void
zimt_card_field_set_card (ZimtCardField *field, const char *id)
{
  ZimtPeopleBook *book = NULL;
  ZimtRecord *record = NULL;
  g_autofree char *label = NULL;

  g_return_if_fail (ZIMT_IS_CARD_FIELD (field));
  book = zimt_people_get_book (zimt_session_get_people (field->session));
  if (*id == '\0')
    {
      zimt_find_field_set (field->finder, "", "");
      return;
    }
  record = book != NULL ? zimt_people_book_get (book, id) : NULL;
  label
      = record != NULL ? dup_label (record) : g_strdup (_ ("a record that is not there any more"));
  zimt_find_field_set (field->finder, id, label);
}

const char *
zimt_card_field_get_card (ZimtCardField *field)
{
  g_return_val_if_fail (ZIMT_IS_CARD_FIELD (field), NULL);
  return zimt_find_field_get (field->finder);
}

ZimtRecord *
zimt_card_field_dup_new_card (ZimtCardField *field)
{
  const char *id = NULL;

  g_return_val_if_fail (ZIMT_IS_CARD_FIELD (field), NULL);
  id = zimt_find_field_get (field->finder);
  if (field->new_card == NULL || g_strcmp0 (id, zimt_record_get_id (field->new_card)) != 0)
    return NULL;
  return zimt_record_copy (field->new_card);
}

GtkWidget *
zimt_card_field_get_entry (ZimtCardField *field)
{
  g_return_val_if_fail (ZIMT_IS_CARD_FIELD (field), NULL);
  return zimt_find_field_get_entry (field->finder);
}
