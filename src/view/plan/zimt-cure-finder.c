/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Finds a cure of one kind for many dates at once: "another room for all of them". */
#include "zimt-cure-finder.h"

typedef struct
{
  ZimtDraft *draft; /* owned */
  ZimtTarget target;
  GArray *originals; /* owned: ZimtMinute */
  ZimtCureKind kind;
} FindWish;

static void
find_wish_free (FindWish *wish)
{
  zimt_draft_free (wish->draft);
  g_array_unref (wish->originals);
  g_free (wish);
}

/* TRUE and *cure where there is one of the wish's kind for @original. */
static gboolean
find_cure (ZimtDesk *desk, const FindWish *wish, ZimtMinute original, ZimtCure *cure,
           gboolean *is_found, GError **error)
{
  g_autoptr (GArray) rooms = NULL;
  g_autoptr (GArray) times = NULL;

  *cure = (ZimtCure){ .original = original, .kind = wish->kind };
  *is_found = wish->kind == ZIMT_CURE_SKIP || wish->kind == ZIMT_CURE_OPTION;
  if (*is_found)
    return TRUE;
  if (!zimt_desk_offer_cures (desk, wish->draft, &wish->target, original, &rooms, &times, error))
    return FALSE;
  if (wish->kind == ZIMT_CURE_ROOM && rooms->len > 0)
    cure->room_id = g_array_index (rooms, gint64, 0);
  else if (wish->kind == ZIMT_CURE_TIME && times->len > 0)
    {
      cure->starts = g_array_index (times, ZimtMinute, 0);
      cure->ends = cure->starts + (wish->draft->ends - wish->draft->starts);
    }
  else
    return TRUE;
  *is_found = TRUE;
  return TRUE;
}

static gpointer
find_cures (ZimtDesk *desk, gpointer user_data, GError **error)
{
  FindWish *wish = user_data;
  g_autoptr (GArray) cures = g_array_new (FALSE, FALSE, sizeof (ZimtCure));

  for (guint i = 0; i < wish->originals->len; i++)
    {
      ZimtCure cure;
      gboolean is_found = FALSE;

      if (!find_cure (desk, wish, g_array_index (wish->originals, ZimtMinute, i), &cure, &is_found,
                      error))
        return NULL;
      if (!is_found)
        continue;
      g_array_append_val (cures, cure);
      /* The next date is looked at with this one out of the way. */
      zimt_draft_add_cure (wish->draft, &cure);
    }
  return g_steal_pointer (&cures);
}

void
zimt_cures_find_async (ZimtCenter *center, const ZimtDraft *draft, ZimtTarget target,
                       const GArray *originals, ZimtCureKind kind, GCancellable *cancellable,
                       GAsyncReadyCallback callback, gpointer user_data)
{
  FindWish *wish = g_new0 (FindWish, 1);

  wish->draft = zimt_draft_copy (draft);
  wish->target = target;
  wish->kind = kind;
  wish->originals = g_array_new (FALSE, FALSE, sizeof (ZimtMinute));
  if (originals->len > 0)
    g_array_append_vals (wish->originals, originals->data, originals->len);
  zimt_center_run_async (center, find_cures, wish, (GDestroyNotify)find_wish_free,
                         (GDestroyNotify)g_array_unref, cancellable, callback, user_data);
}

GArray *
zimt_cures_find_finish (ZimtCenter *center, GAsyncResult *result, GError **error)
{
  return zimt_center_run_finish (center, result, error);
}
