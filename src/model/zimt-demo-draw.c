/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Draws names, ids and ways to reach people that do not exist. */
#include <string.h>

#include "zimt-demo-private.h"
#include "zimt-text.h"

gboolean
zimt_demo_draw_init (ZimtDemoDraw *draw, guint32 seed, guint32 n_cards, ZimtDate today,
                     GError **error)
{
  /* Who fills a house once more must not draw the ids that are there. */
  guint32 seeds[] = { seed, n_cards };

  draw->names = zimt_practice_names_load (error);
  draw->random = g_rand_new_with_seed_array (seeds, G_N_ELEMENTS (seeds));
  draw->today = today;
  return draw->names != NULL;
}

void
zimt_demo_draw_clear (ZimtDemoDraw *draw)
{
  g_clear_pointer (&draw->names, zimt_practice_names_free);
  g_clear_pointer (&draw->random, g_rand_free);
}

int
zimt_demo_draw_below (ZimtDemoDraw *draw, int n)
{
  return g_rand_int_range (draw->random, 0, n);
}

gboolean
zimt_demo_draw_one_in (ZimtDemoDraw *draw, int n)
{
  return zimt_demo_draw_below (draw, n) == 0;
}

const char *
zimt_demo_draw_text (ZimtDemoDraw *draw, const char *const *texts)
{
  int n = (int)g_strv_length ((char **)texts);

  return n > 0 ? texts[zimt_demo_draw_below (draw, n)] : "";
}

ZimtRecord *
zimt_demo_draw_record (ZimtDemoDraw *draw, ZimtRecordKind kind)
{
  g_autoptr (GString) id = g_string_new (NULL);

  for (int i = 0; i < 4; i++)
    g_string_append_printf (id, "%08x", g_rand_int (draw->random));
  return zimt_record_new_with_id (kind, id->str);
}

static const char *
draw_group (ZimtDemoDraw *draw, int n_german)
{
  const char *const *groups = zimt_practice_names_get_groups (draw->names);

  if (zimt_demo_draw_below (draw, 10) < n_german)
    return groups[0];
  return zimt_demo_draw_text (draw, groups + 1);
}

ZimtRecord *
zimt_demo_draw_person (ZimtDemoDraw *draw, ZimtRecordKind kind, int n_german, const char **group)
{
  const char *drawn = draw_group (draw, n_german);
  gboolean is_woman = zimt_demo_draw_below (draw, 5) < 3;
  ZimtRecord *record = zimt_demo_draw_record (draw, kind);

  zimt_record_set_text (record, "given",
                        zimt_demo_draw_text (draw, zimt_practice_names_get (draw->names, drawn,
                                                                            is_woman ? "given-f"
                                                                                     : "given-m")));
  zimt_record_set_text (record, "family",
                        zimt_demo_draw_text (draw, zimt_practice_names_get (draw->names, drawn,
                                                                            "family")));
  if (kind != ZIMT_RECORD_PERSON)
    zimt_record_set_text (record, "gender", is_woman ? "female" : "male");
  *group = drawn;
  return record;
}

/* --- How to reach them --- */

/* Numbers that the Bundesnetzagentur keeps free for films: nobody answers. */
static char *
dup_number (ZimtDemoDraw *draw, gboolean is_pool, gboolean *is_mobile)
{
  static const char *const cities[] = { "040 66969", "069 90009", "0221 4710", "089 99998" };
  int n = is_pool ? draw->n_pool_numbers++ : draw->n_contact_numbers++;

  *is_mobile = is_pool && n % 2 == 0 && n < 200;
  if (!is_pool)
    return g_strdup_printf ("030 23125 %03d", n % 1000);
  if (*is_mobile)
    return n < 100 ? g_strdup_printf ("0171 39200%02d", n)
                   : g_strdup_printf ("0176 040690%02d", n - 100);
  return g_strdup_printf ("%s %03d", cities[n / 1000 % G_N_ELEMENTS (cities)], n % 1000);
}

static void
add_phone (ZimtDemoDraw *draw, ZimtRecord *record, gboolean is_pool)
{
  gboolean is_mobile = FALSE;
  g_autofree char *number = dup_number (draw, is_pool, &is_mobile);
  ZimtRecord *row = zimt_record_new (ZIMT_RECORD_PHONE);

  zimt_record_set_text (row, "number", number);
  zimt_record_set_text (row, "kind", is_mobile ? "mobile" : is_pool ? "private" : "work");
  zimt_record_add_row (record, "phones", row);
}

static void
add_email (ZimtRecord *record, gboolean is_pool)
{
  g_autofree char *title = zimt_record_dup_title (record);
  g_autofree char *key = zimt_text_search_key (title);
  g_autofree char *address = NULL;
  ZimtRecord *row = zimt_record_new (ZIMT_RECORD_EMAIL);

  for (char *at = key; *at != '\0'; at++)
    if (!g_ascii_isalnum (*at))
      *at = '.';
  address = g_strdup_printf ("%s@%s", key, is_pool ? "privat.example.org" : "example.org");
  zimt_record_set_text (row, "address", address);
  zimt_record_set_text (row, "kind", is_pool ? "private" : "work");
  zimt_record_add_row (record, "emails", row);
}

static void
add_address (ZimtDemoDraw *draw, ZimtRecord *record, gboolean is_pool)
{
  static const char *const postcodes[] = { "99084", "99085", "99086", "99089", "99096", NULL };
  const char *street = zimt_demo_draw_text (
      draw, zimt_practice_names_get (draw->names, is_pool ? "pool" : "contact", "street"));
  g_autofree char *text = g_strdup_printf ("%s %d", street, 1 + zimt_demo_draw_below (draw, 120));
  ZimtRecord *row = zimt_record_new (ZIMT_RECORD_ADDRESS);

  zimt_record_set_text (row, "street", text);
  zimt_record_set_text (row, "postcode", zimt_demo_draw_text (draw, postcodes));
  zimt_record_set_text (row, "city", "Erfurt");
  zimt_record_set_text (row, "country", "DE");
  zimt_record_set_text (row, "kind", is_pool ? "private" : "work");
  zimt_record_add_row (record, "addresses", row);
}

void
zimt_demo_draw_reach (ZimtDemoDraw *draw, ZimtRecord *record, gboolean is_pool)
{
  add_phone (draw, record, is_pool);
  if (!zimt_demo_draw_one_in (draw, 4))
    add_email (record, is_pool);
  if (!zimt_demo_draw_one_in (draw, 3))
    add_address (draw, record, is_pool);
}
