/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One row of the counsellors' lists, in words. */
#include "zimt-case-item.h"

struct _ZimtCaseItem
{
  GObject parent_instance;

  char *id; /* owned, as the next */
  char *title;
  char *detail;
  char *note;
  gboolean is_late;
};
G_DEFINE_FINAL_TYPE (ZimtCaseItem, zimt_case_item, G_TYPE_OBJECT)

typedef enum
{
  PROP_TITLE = 1,
  PROP_DETAIL,
  PROP_NOTE,
} ZimtCaseItemProperty;
static GParamSpec *properties[PROP_NOTE + 1];

static void
zimt_case_item_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  ZimtCaseItem *item = ZIMT_CASE_ITEM (object);

  switch ((ZimtCaseItemProperty)id)
    {
    case PROP_TITLE:
      g_value_set_string (value, item->title);
      break;
    case PROP_DETAIL:
      g_value_set_string (value, item->detail);
      break;
    case PROP_NOTE:
      g_value_set_string (value, item->note);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
zimt_case_item_finalize (GObject *object)
{
  ZimtCaseItem *item = ZIMT_CASE_ITEM (object);

  g_free (item->id);
  g_free (item->title);
  g_free (item->detail);
  g_free (item->note);
  G_OBJECT_CLASS (zimt_case_item_parent_class)->finalize (object);
}

static void
zimt_case_item_class_init (ZimtCaseItemClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = zimt_case_item_get_property;
  object_class->finalize = zimt_case_item_finalize;
  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, flags);
  properties[PROP_DETAIL] = g_param_spec_string ("detail", NULL, NULL, NULL, flags);
  properties[PROP_NOTE] = g_param_spec_string ("note", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
zimt_case_item_init (ZimtCaseItem *item)
{
}

ZimtCaseItem *
zimt_case_item_new (const char *id, const char *title, const char *detail, const char *note,
                    gboolean is_late)
{
  ZimtCaseItem *item = g_object_new (ZIMT_TYPE_CASE_ITEM, NULL);

  item->id = g_strdup (id);
  item->title = g_strdup (title);
  item->detail = g_strdup (detail != NULL ? detail : "");
  item->note = g_strdup (note != NULL ? note : "");
  item->is_late = is_late;
  return item;
}

const char *
zimt_case_item_get_id (ZimtCaseItem *item)
{
  return item->id;
}

const char *
zimt_case_item_get_title (ZimtCaseItem *item)
{
  return item->title;
}

const char *
zimt_case_item_get_detail (ZimtCaseItem *item)
{
  return item->detail;
}

const char *
zimt_case_item_get_note (ZimtCaseItem *item)
{
  return item->note;
}

gboolean
zimt_case_item_is_late (ZimtCaseItem *item)
{
  return item->is_late;
}

static gboolean
is_equal (const ZimtCaseItem *a, const ZimtCaseItem *b)
{
  return g_str_equal (a->id, b->id) && g_str_equal (a->title, b->title)
         && g_str_equal (a->detail, b->detail) && g_str_equal (a->note, b->note)
         && a->is_late == b->is_late;
}

static gboolean
is_same_at (GListModel *model, guint position, ZimtCaseItem *item)
{
  g_autoptr (ZimtCaseItem) there = g_list_model_get_item (model, position);

  return is_equal (there, item);
}

void
zimt_case_items_update (GListStore *store, GPtrArray *items)
{
  GListModel *model = G_LIST_MODEL (store);
  guint n_old = g_list_model_get_n_items (model);
  guint n_least = MIN (n_old, items->len);
  guint n_head = 0, n_tail = 0;

  while (n_head < n_least && is_same_at (model, n_head, g_ptr_array_index (items, n_head)))
    n_head++;
  while (
      n_tail < n_least - n_head
      && is_same_at (model, n_old - 1 - n_tail, g_ptr_array_index (items, items->len - 1 - n_tail)))
    n_tail++;
  if (n_head < n_old || n_head < items->len)
    g_list_store_splice (store, n_head, n_old - n_head - n_tail, items->pdata + n_head,
                         items->len - n_head - n_tail);
}
