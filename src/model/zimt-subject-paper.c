/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A person's own copy of what is kept about them: on paper (DSGVO Art. 15) and as JSON (Art. 20).
 */
#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>
#include <string.h>

#include "zimt-error.h"
#include "zimt-money.h"
#include "zimt-people-papers-private.h"
#include "zimt-record-json.h"
#include "zimt-subject-private.h"
#include "zimt-text.h"
#include "zimt-time-names.h"

static char *dup_row (const ZimtPaperWords *words, const ZimtRecord *row);

static char *
dup_rows (const ZimtPaperWords *words, const ZimtRecord *record, const char *field)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < zimt_record_get_n_rows (record, field); i++)
    {
      g_autofree char *row = dup_row (words, zimt_record_get_row (record, field, i));

      g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", row);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static char *
dup_number (const ZimtField *field, int number)
{
  if (field->unit != NULL)
    return g_strdup_printf ("%d %s", number, _ (field->unit));
  return g_strdup_printf ("%d", number);
}

/* A field as people read it; (transfer full). */
static char *
dup_value (const ZimtPaperWords *words, const ZimtRecord *record, const ZimtField *field)
{
  switch (field->type)
    {
    case ZIMT_FIELD_CODE:
      return g_strdup (
          zimt_paper_words_get (words, field->list, zimt_record_get_text (record, field->name)));
    case ZIMT_FIELD_CODES:
      return zimt_paper_words_join (words, record, field->name, field->list);
    case ZIMT_FIELD_DATE:
      return zimt_date_to_plain_text (zimt_record_get_date (record, field->name));
    case ZIMT_FIELD_FLAG:
      return g_strdup (_ ("yes"));
    case ZIMT_FIELD_NUMBER:
      return dup_number (field, zimt_record_get_number (record, field->name));
    case ZIMT_FIELD_MONEY:
      return zimt_money_to_text (zimt_record_get_number (record, field->name));
    case ZIMT_FIELD_TIME:
      return zimt_time_format (zimt_record_get_time (record, field->name));
    case ZIMT_FIELD_ROWS:
      return dup_rows (words, record, field->name);
    case ZIMT_FIELD_LINE:
    case ZIMT_FIELD_NOTE:
    case ZIMT_FIELD_RECORD:
    default:
      return g_strdup (zimt_record_get_text (record, field->name));
    }
}

/* "Weekday: Monday, From: 09:00, Until: 12:00" */
static char *
dup_row (const ZimtPaperWords *words, const ZimtRecord *row)
{
  const ZimtField *fields = zimt_record_kind_get_fields (zimt_record_get_kind (row));
  g_autoptr (GString) text = g_string_new (NULL);

  for (const ZimtField *field = fields; field->name != NULL; field++)
    {
      if (zimt_record_is_empty (row, field->name))
        continue;
      g_autofree char *value = dup_value (words, row, field);
      g_string_append_printf (text, "%s%s: %s", text->len > 0 ? ", " : "", _ (field->title), value);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
add_record (ZimtPaper *paper, const ZimtPaperWords *words, const ZimtRecord *record)
{
  ZimtRecordKind kind = zimt_record_get_kind (record);

  zimt_paper_add_heading (paper, zimt_record_kind_to_word (kind));
  for (const ZimtField *field = zimt_record_kind_get_fields (kind); field->name != NULL; field++)
    {
      if (zimt_record_is_empty (record, field->name))
        continue;
      g_autofree char *value = dup_value (words, record, field);
      zimt_paper_add_pair (paper, _ (field->title), value);
    }
}

/* What Art. 15 (1) DSGVO wants told besides the data. */
static void
add_rights (ZimtPaper *paper, const ZimtHouse *house)
{
  zimt_paper_add_heading (paper, _ ("What you should know"));
  zimt_paper_add_pair (paper, _ ("Controller"), house->name);
  zimt_paper_add_pair (paper, _ ("Purpose"),
                       _ ("To work with contacts, to find interpreters and voluntary companions, "
                          "and to plan their work."));
  zimt_paper_add_pair (paper, _ ("Source"), _ ("You yourself, or the organisation you work for."));
  zimt_paper_add_pair (paper, _ ("Recipients"),
                       _ ("Staff of the house. Others only with your consent. Nothing goes to "
                          "countries outside the European Union, and no decision is made by a "
                          "computer."));
  zimt_paper_add_pair (paper, _ ("How long"),
                       _ ("As long as you work with us or wait for a companion; after that as the "
                          "deletion concept of the house says."));
  zimt_paper_add_pair (paper, _ ("Your rights"),
                       _ ("You can have mistakes corrected (Art. 16 GDPR), data erased (Art. 17) "
                          "or its use restricted (Art. 18), take it along as a file (Art. 20), "
                          "object (Art. 21) and withdraw a consent at any time. You can complain "
                          "to the supervisory authority (Art. 77)."));
  zimt_paper_add_pair (paper, _ ("Other persons"),
                       _ ("Of other persons only initials are given, because they have the same "
                          "rights as you."));
}

ZimtPaper *
zimt_subject_paper_new (const ZimtHouse *house, const ZimtPeopleBook *book, const char *id,
                        ZimtDate today, ZimtLabelFunc get_label, gpointer data, GError **error)
{
  ZimtPaperWords words = { get_label, data };
  g_autoptr (GPtrArray) records = zimt_subject_list (book, id, error);
  ZimtPaper *paper = NULL;

  if (records == NULL)
    return NULL;
  paper = zimt_people_paper_start (house, _ ("What we keep about you"), today);
  /* Translators: a person. */
  g_autofree char *name = zimt_record_dup_title (records->pdata[0]);
  g_autofree char *intro = g_strdup_printf (
      _ ("Information for %s under Art. 15 GDPR: everything that the card indexes of the house "
         "hold."),
      name);
  zimt_paper_add_paragraph (paper, intro);
  for (guint i = 0; i < records->len; i++)
    add_record (paper, &words, records->pdata[i]);
  add_rights (paper, house);
  return paper;
}

/* --- JSON --- */

static void
add_json (JsonObject *object, const ZimtRecord *record)
{
  const char *code = zimt_record_kind_to_code (zimt_record_get_kind (record));
  g_autoptr (ZimtWipedText) line = zimt_record_to_json (record, ZIMT_JSON_ALL);
  JsonNode *node = json_from_string (line, NULL);

  if (!json_object_has_member (object, code))
    json_object_set_array_member (object, code, json_array_new ());
  if (node != NULL)
    json_array_add_element (json_object_get_array_member (object, code), node);
}

char *
zimt_subject_dup_json (const ZimtPeopleBook *book, const char *id, ZimtDate today, GError **error)
{
  g_autoptr (GPtrArray) records = zimt_subject_list (book, id, error);
  g_autoptr (JsonNode) root = NULL;
  g_autofree char *date = NULL;
  JsonObject *object = NULL;

  if (records == NULL)
    return NULL;
  object = json_object_new ();
  date = zimt_date_format (today);
  json_object_set_string_member (object, "date", date);
  for (guint i = 0; i < records->len; i++)
    add_json (object, records->pdata[i]);
  root = json_node_init_object (json_node_alloc (), object);
  json_object_unref (object);
  return json_to_string (root, TRUE);
}
