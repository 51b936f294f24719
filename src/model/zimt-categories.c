/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a booking can be for, for those who may not see the code lists of exchange/. */
#include "zimt-categories.h"

#include "zimt-code-lists.h"

#define LIST "booking_category"

/* Read once and never written again, so every thread may look. */
static const ZimtCodeLists *
get_lists (void)
{
  static gsize lists = 0;

  if (g_once_init_enter (&lists))
    {
      g_autoptr (GError) error = NULL;
      ZimtCodeLists *loaded = zimt_code_lists_load (&error);

      /* They are inside the program: without them it was built wrongly. */
      if (loaded == NULL)
        g_error ("%s", error->message);
      g_once_init_leave (&lists, (gsize)loaded);
    }
  return (const ZimtCodeLists *)lists; /* NOLINT(performance-no-int-to-ptr) */
}

const char *const *
zimt_categories_get_codes (void)
{
  return zimt_code_lists_get_codes (get_lists (), LIST);
}

const char *
zimt_category_to_label (const char *code)
{
  const char *label = code != NULL ? zimt_code_lists_get_label (get_lists (), LIST, code) : NULL;

  return label != NULL ? label : code;
}
