/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What was in a form when Zimt locked, as a record of kind DRAFT. */
#include "zimt-kept-form.h"

#include <string.h>

#include "zimt-secret.h"
#include "zimt-text.h"

/* Revision, id and class of what the form was about, then the record itself. */
static char *
pack (const ZimtRecord *record)
{
  g_autoptr (GBytes) bytes = zimt_record_store (record);
  gsize size;
  const guint8 *data = g_bytes_get_data (bytes, &size);
  g_autoptr (ZimtWipedText) content = g_base64_encode (data, size);

  return g_strdup_printf ("%u %s %s %s", zimt_record_get_revision (record),
                          zimt_record_get_id (record), zimt_record_get_class (record), content);
}

static void
fill (ZimtRecord *draft, const ZimtRecord *record, const char *title)
{
  g_autoptr (ZimtWipedText) packed = pack (record);

  zimt_record_set_class (draft, zimt_record_get_class (record));
  if (zimt_record_get_revision (record) > 0)
    zimt_record_set_text (draft, "of", zimt_record_get_id (record));
  zimt_record_set_number (draft, "kind", (int)zimt_record_get_kind (record));
  zimt_record_set_text (draft, "content", packed);
  zimt_record_set_text (draft, "title", title);
}

ZimtRecord *
zimt_kept_form_new (const ZimtRecord *record, const char *title)
{
  ZimtRecord *draft = zimt_record_new (ZIMT_RECORD_DRAFT);

  fill (draft, record, title);
  return draft;
}

ZimtRecord *
zimt_kept_form_replace (const ZimtRecord *older, const ZimtRecord *record, const char *title)
{
  ZimtRecord *draft = zimt_record_new_with_id (ZIMT_RECORD_DRAFT, zimt_record_get_id (older));

  zimt_record_set_revision (draft, zimt_record_get_revision (older));
  fill (draft, record, title);
  return draft;
}

ZimtRecord *
zimt_kept_form_open (const ZimtRecord *draft)
{
  const char *content = zimt_record_get_text (draft, "content");
  const char *last = strrchr (content, ' ');
  g_autofree char *head = last != NULL ? g_strndup (content, (gsize)(last - content)) : NULL;
  g_auto (GStrv) parts = head != NULL ? g_strsplit (head, " ", -1) : NULL;
  g_autoptr (GBytes) bytes = NULL;
  guint8 *data;
  gsize size;

  if (parts == NULL || g_strv_length (parts) != 3)
    return NULL;
  data = g_base64_decode (last + 1, &size);
  bytes = zimt_vault_take_bytes (data, size);
  return zimt_record_restore (bytes, parts[1], (guint)g_ascii_strtoull (parts[0], NULL, 10),
                              parts[2], NULL);
}
