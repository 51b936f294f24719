/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The order of names in the reader's alphabet. */
#include "zimt-collation.h"

#include <string.h>
#include <unicode/ucol.h>
#include <unicode/ustring.h>

#include "zimt-text.h"

typedef struct
{
  gpointer item;
  guint index;
} Entry;

typedef struct
{
  UCollator *collator; /* (nullable): then by code points */
  ZimtCollationFunc get_text;
} Order;

static int
compare (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const Entry *first = a, *second = b;
  const Order *order = user_data;
  const char *text = order->get_text (first->item);
  const char *other = order->get_text (second->item);
  UErrorCode status = U_ZERO_ERROR;
  int result = 0;

  if (order->collator != NULL)
    result = (int)ucol_strcollUTF8 (order->collator, text, -1, other, -1, &status);
  if (order->collator == NULL || U_FAILURE (status))
    result = strcmp (text, other);
  if (result == 0)
    result = first->index < second->index ? -1 : 1;
  return result;
}

void
zimt_collation_sort (GPtrArray *items, ZimtCollationFunc get_text)
{
  g_autofree Entry *entries = g_new (Entry, MAX (items->len, 1));
  UErrorCode status = U_ZERO_ERROR;
  Order order = { ucol_open (g_get_language_names ()[0], &status), get_text };

  for (guint i = 0; i < items->len; i++)
    entries[i] = (Entry){ g_ptr_array_index (items, i), i };
  if (U_FAILURE (status))
    order.collator = NULL;
  g_qsort_with_data (entries, (gint)items->len, sizeof (Entry), compare, &order);
  for (guint i = 0; i < items->len; i++)
    items->pdata[i] = entries[i].item;
  if (order.collator != NULL)
    ucol_close (order.collator);
}

typedef struct
{
  gpointer item; /* borrowed */
  char *text;    /* owned */
} Made;

static void
made_free (gpointer data)
{
  Made *made = data;

  zimt_text_wipe (made->text);
  g_free (made);
}

static const char *
get_made_text (gpointer made)
{
  return ((Made *)made)->text;
}

void
zimt_collation_sort_made (GPtrArray *items, ZimtCollationDupFunc dup_text, gpointer data)
{
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func (made_free);

  for (guint i = 0; i < items->len; i++)
    {
      Made *made = g_new (Made, 1);

      *made = (Made){ items->pdata[i], dup_text (items->pdata[i], data) };
      g_ptr_array_add (all, made);
    }
  zimt_collation_sort (all, get_made_text);
  for (guint i = 0; i < items->len; i++)
    items->pdata[i] = ((Made *)all->pdata[i])->item;
}

struct _ZimtCollation
{
  UCollator *collator; /* owned (nullable): then by code points */
};

ZimtCollation *
zimt_collation_new (void)
{
  ZimtCollation *collation = g_new0 (ZimtCollation, 1);
  UErrorCode status = U_ZERO_ERROR;

  collation->collator = ucol_open (g_get_language_names ()[0], &status);
  if (U_FAILURE (status))
    collation->collator = NULL;
  return collation;
}

void
zimt_collation_free (ZimtCollation *collation)
{
  if (collation->collator != NULL)
    ucol_close (collation->collator);
  g_free (collation);
}

char *
zimt_collation_dup_key (ZimtCollation *collation, const char *text)
{
  UErrorCode status = U_ZERO_ERROR;
  int length = 0;
  g_autofree UChar *wide = NULL;
  int size;
  char *key;

  if (collation->collator == NULL)
    return g_strdup (text);
  u_strFromUTF8 (NULL, 0, &length, text, -1, &status);
  status = U_ZERO_ERROR;
  wide = g_new (UChar, length + 1);
  u_strFromUTF8 (wide, length + 1, NULL, text, -1, &status);
  if (U_FAILURE (status))
    return g_strdup (text);
  size = ucol_getSortKey (collation->collator, wide, length, NULL, 0);
  key = g_malloc0 ((gsize)size + 1);
  ucol_getSortKey (collation->collator, wide, length, (uint8_t *)key, size);
  return key;
}
