/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Fields of records for codes of lists: a few stand side by side, many are found by typing. */
#include <glib/gi18n-lib.h>

#include "zimt-choice-field.h"
#include "zimt-codes-field.h"
#include "zimt-find-field.h"
#include "zimt-record-field-private.h"

/* Cards may have every language there is; the case work has the usual ones. */
static gboolean
has_every (ZimtRecordField *self)
{
  return self->kind >= ZIMT_RECORD_ORGANISATION
         && (g_str_equal (self->field->list, "language")
             || g_str_equal (self->field->list, "country"));
}

static ZimtChoices *
get_choices (ZimtRecordField *self)
{
  return zimt_center_get_choices (zimt_session_get_center (self->session));
}

/* The words of a list with its codes; hidden ones are there too, for what has them already. */
static char **
dup_labels (ZimtChoices *choices, const char *list, const char *const *codes)
{
  g_autoptr (GStrvBuilder) labels = g_strv_builder_new ();

  for (guint i = 0; codes[i] != NULL; i++)
    g_strv_builder_add (labels, zimt_choices_get_label (choices, list, codes[i]));
  return g_strv_builder_end (labels);
}

/* What is offered, and what @record has besides. */
static char **
dup_codes (ZimtRecordField *self, ZimtRecord *record)
{
  ZimtChoices *choices = zimt_center_get_choices (zimt_session_get_center (self->session));
  const char *const *offered = zimt_choices_get_codes (choices, self->field->list);
  g_autoptr (GStrvBuilder) codes = g_strv_builder_new ();
  g_auto (GStrv) own = NULL;

  g_strv_builder_addv (codes, (const char **)offered);
  if (self->field->type == ZIMT_FIELD_CODES)
    own = zimt_record_dup_codes (record, self->field->name);
  else
    {
      const char *code = zimt_record_get_text (record, self->field->name);

      own = g_new0 (char *, 2);
      own[0] = *code != '\0' ? g_strdup (code) : NULL;
    }
  for (guint i = 0; own != NULL && own[i] != NULL; i++)
    if (!g_strv_contains (offered, own[i]))
      g_strv_builder_add (codes, own[i]);
  return g_strv_builder_end (codes);
}

/* --- One --- */

static void
find_show (ZimtRecordField *self, const char *code)
{
  const char *label
      = *code != '\0' ? zimt_choices_get_label (get_choices (self), self->field->list, code) : "";

  if (self->widget == NULL)
    {
      g_autoptr (ZimtCodeList) list = zimt_code_list_new_every (self->session, self->field->list);
      GtkWidget *finder = zimt_find_field_new (zimt_record_field_get_title (self), list);

      zimt_record_field_use (self, finder);
      zimt_record_field_watch_entry (self, zimt_find_field_get_entry (ZIMT_FIND_FIELD (finder)));
      zimt_record_field_watch (self, finder, "changed");
    }
  zimt_find_field_set (ZIMT_FIND_FIELD (self->widget), code, label);
}

/* What stands for no answer: in a line, what the field is called, where that is not above it. */
static const char *
get_none (ZimtRecordField *self, gboolean is_empty)
{
  if (self->field->is_required && !(self->is_narrow && is_empty))
    return NULL;
  if (!self->is_narrow)
    /* Translators: in a list of answers: there is none. */
    return _ ("Not chosen");
  return zimt_record_kind_has_captions (self->kind) ? "–" : zimt_record_field_get_title (self);
}

static void
code_show (ZimtRecordField *self, ZimtRecord *record)
{
  const char *code = zimt_record_get_text (record, self->field->name);
  g_auto (GStrv) codes = NULL;
  g_auto (GStrv) labels = NULL;

  if (has_every (self))
    {
      find_show (self, code);
      return;
    }
  codes = dup_codes (self, record);
  labels = dup_labels (get_choices (self), self->field->list, (const char *const *)codes);
  zimt_record_field_use (self,
                         (self->is_narrow ? zimt_choice_field_new_narrow : zimt_choice_field_new) (
                             zimt_record_field_get_title (self), get_none (self, *code == '\0'),
                             (const char *const *)codes, (const char *const *)labels));
  zimt_choice_field_set_id (ZIMT_CHOICE_FIELD (self->widget), code);
  zimt_record_field_watch (self, self->widget, "changed");
}

const char *
zimt_record_field_read_choice (ZimtRecordField *self, ZimtRecord *record)
{
  zimt_record_set_text (record, self->field->name,
                        zimt_choice_field_get_id (ZIMT_CHOICE_FIELD (self->widget)));
  return NULL;
}

static const char *
code_read (ZimtRecordField *self, ZimtRecord *record)
{
  const char *code = NULL;

  if (!ZIMT_IS_FIND_FIELD (self->widget))
    return zimt_record_field_read_choice (self, record);
  code = zimt_find_field_get (ZIMT_FIND_FIELD (self->widget));
  if (code == NULL)
    return g_str_equal (self->field->list, "language") ? _ ("Choose a language from the list.")
                                                       : _ ("Choose a country from the list.");
  zimt_record_set_text (record, self->field->name, code);
  return NULL;
}

static GtkWidget *
code_get_named (ZimtRecordField *self)
{
  return ZIMT_IS_FIND_FIELD (self->widget)
             ? zimt_find_field_get_entry (ZIMT_FIND_FIELD (self->widget))
             : self->widget;
}

/* --- Several --- */

static GtkWidget *
new_codes_field (ZimtRecordField *self, ZimtRecord *record)
{
  const char *title = zimt_record_field_get_title (self);
  gboolean takes_words = g_str_equal (self->field->list, "tag");
  g_autoptr (ZimtCodeList) list = NULL;
  GtkWidget *widget = NULL;

  if (takes_words || has_every (self))
    list = zimt_code_list_new_every (self->session, self->field->list);
  else
    {
      g_auto (GStrv) codes = dup_codes (self, record);
      g_auto (GStrv) labels
          = dup_labels (get_choices (self), self->field->list, (const char *const *)codes);

      list = zimt_code_list_new ((const char *const *)codes, (const char *const *)labels);
    }
  widget = zimt_codes_field_new_for (title, list);
  if (takes_words)
    zimt_codes_field_take_words (ZIMT_CODES_FIELD (widget));
  if (has_every (self))
    zimt_codes_field_keep_quiet (ZIMT_CODES_FIELD (widget));
  return widget;
}

static void
codes_show (ZimtRecordField *self, ZimtRecord *record)
{
  g_auto (GStrv) own = zimt_record_dup_codes (record, self->field->name);

  zimt_record_field_use (self, new_codes_field (self, record));
  zimt_codes_field_set_codes (ZIMT_CODES_FIELD (self->widget), (const char *const *)own);
  zimt_record_field_watch (self, self->widget, "changed");
}

static const char *
codes_read (ZimtRecordField *self, ZimtRecord *record)
{
  g_auto (GStrv) codes = zimt_codes_field_dup_codes (ZIMT_CODES_FIELD (self->widget));

  zimt_record_set_codes (record, self->field->name, (const char *const *)codes);
  return NULL;
}

static GtkWidget *
codes_get_named (ZimtRecordField *self)
{
  return zimt_codes_field_get_entry (ZIMT_CODES_FIELD (self->widget));
}

const ZimtFieldRole zimt_field_code_role = { NULL, code_show, code_read, code_get_named, NULL };
const ZimtFieldRole zimt_field_codes_role = { NULL, codes_show, codes_read, codes_get_named, NULL };
