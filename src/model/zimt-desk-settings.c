/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the lead sets for everybody: when Zimt locks, how long closed cases are kept, what lists
 * offer. */
#include "zimt-desk-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "zimt-text.h"

static gboolean
set_number (ZimtDesk *desk, const char *key, int number, int min, int max, const char *name,
            GError **error)
{
  g_autofree char *text = g_strdup_printf ("%d", number);

  if (number < min || number > max)
    {
      g_set_error (error, ZIMT_ERROR, ZIMT_ERROR_INVALID, _ ("Choose a number from %1$d to %2$d."),
                   min, max);
      return FALSE;
    }
  return zimt_desk_require (desk, ZIMT_RIGHT_HOUSE, ZIMT_LEVEL_WRITE, error)
         && zimt_desk_begin (desk, ZIMT_STEP_ACT, name, text, error)
         && zimt_desk_finish (desk, zimt_store_put_setting (desk->store, key, text, error), error);
}

gboolean
zimt_desk_set_idle_minutes (ZimtDesk *desk, int minutes, GError **error)
{
  return set_number (desk, ZIMT_SETTING_IDLE_MINUTES, minutes, ZIMT_IDLE_MINUTES_MIN,
                     ZIMT_IDLE_MINUTES_MAX,
                     /* Translators: what an act is called; %s is a number. */
                     _ ("Lock after %s minutes"), error);
}

gboolean
zimt_desk_set_retention_months (ZimtDesk *desk, int months, GError **error)
{
  return set_number (desk, ZIMT_SETTING_RETENTION_MONTHS, months, ZIMT_RETENTION_MONTHS_MIN,
                     ZIMT_RETENTION_MONTHS_MAX,
                     /* Translators: what an act is called; %s is a number. */
                     _ ("Keep closed cases for %s months"), error);
}

/* The house's own row of a code; a new one where there is none. */
static ZimtChoice *
load_choice (ZimtDesk *desk, const char *list, const char *code, GError **error)
{
  g_autoptr (GPtrArray) choices = zimt_store_load_choices (desk->store, error);

  if (choices == NULL)
    return NULL;
  for (guint i = 0; i < choices->len; i++)
    {
      const ZimtChoice *choice = choices->pdata[i];
      ZimtChoice *copy;

      if (!g_str_equal (choice->list, list) || !g_str_equal (choice->code, code))
        continue;
      copy = zimt_choice_new (choice->list, choice->code, choice->label, choice->is_hidden);
      copy->id = choice->id;
      return copy;
    }
  return zimt_choice_new (list, code, "", FALSE);
}

gboolean
zimt_desk_hide_choice (ZimtDesk *desk, const char *list, const char *code, gboolean is_hidden,
                       GError **error)
{
  g_autoptr (ZimtChoice) choice = load_choice (desk, list, code, error);
  const char *label = zimt_choices_get_label (desk->choices, list, code);

  if (choice == NULL || !zimt_desk_require (desk, ZIMT_RIGHT_HOUSE, ZIMT_LEVEL_WRITE, error)
      || !zimt_desk_begin (desk, ZIMT_STEP_ACT,
                           is_hidden ? _ ("No longer offer: %s") : _ ("Offer again: %s"), label,
                           error))
    return FALSE;
  choice->is_hidden = is_hidden;
  return zimt_desk_finish (desk, zimt_store_put_choice (desk->store, choice, error), error);
}

static gboolean
is_label_taken (ZimtDesk *desk, const char *list, const char *label)
{
  g_autofree char *key = zimt_text_fold (label);

  for (const char *const *code = zimt_choices_get_all_codes (desk->choices, list); *code != NULL;
       code++)
    {
      g_autofree char *other = zimt_text_fold (zimt_choices_get_label (desk->choices, list, *code));

      if (g_str_equal (key, other))
        return TRUE;
    }
  return FALSE;
}

gboolean
zimt_desk_add_choice (ZimtDesk *desk, const char *list, const char *label, GError **error)
{
  g_autofree char *clean = zimt_text_clean (label, _ ("The entry"), FALSE, error);
  g_autofree char *uid = zimt_uid_new ();
  g_autofree char *code = g_strdup_printf ("own-%.12s", uid);
  g_autoptr (ZimtChoice) choice = NULL;

  if (clean == NULL || !zimt_desk_require (desk, ZIMT_RIGHT_HOUSE, ZIMT_LEVEL_WRITE, error))
    return FALSE;
  if (is_label_taken (desk, list, clean))
    {
      g_set_error (error, ZIMT_ERROR, ZIMT_ERROR_CONFLICT,
                   _ ("“%s” is in the list already; look whether it is hidden."), clean);
      return FALSE;
    }
  choice = zimt_choice_new (list, code, clean, FALSE);
  return zimt_desk_begin (desk, ZIMT_STEP_ACT, _ ("New entry: %s"), clean, error)
         && zimt_desk_finish (desk, zimt_store_put_choice (desk->store, choice, error), error);
}
