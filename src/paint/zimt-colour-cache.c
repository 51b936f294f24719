/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Chips' colours, reckoned once. */
#include "zimt-colour-cache.h"

struct _ZimtColourCache
{
  const ZimtPalette *palette; /* borrowed (nullable): palettes are static */
  GHashTable *colours;        /* owned: 0xRRGGBB to ZimtChipColours */
};

ZimtColourCache *
zimt_colour_cache_new (void)
{
  ZimtColourCache *cache = g_new0 (ZimtColourCache, 1);

  cache->colours = g_hash_table_new_full (g_direct_hash, g_direct_equal, NULL, g_free);
  return cache;
}

void
zimt_colour_cache_free (ZimtColourCache *cache)
{
  g_hash_table_unref (cache->colours);
  g_free (cache);
}

const ZimtChipColours *
zimt_colour_cache_get (ZimtColourCache *cache, const ZimtPalette *palette, guint32 colour)
{
  gpointer key = GUINT_TO_POINTER (colour);

  if (cache->palette != palette)
    {
      g_hash_table_remove_all (cache->colours);
      cache->palette = palette;
    }

  ZimtChipColours *colours = (ZimtChipColours *)g_hash_table_lookup (cache->colours, key);
  if (colours == NULL)
    {
      colours = g_new (ZimtChipColours, 1);
      zimt_palette_get_chip (palette, colour, &colours->ground, &colours->text,
                             &colours->mark_ground, &colours->mark_text);
      zimt_palette_get_hatch (palette, colour, &colours->hatch);
      zimt_palette_get_busy (palette, colour, &colours->busy);
      g_hash_table_insert (cache->colours, key, colours);
    }
  return colours;
}
