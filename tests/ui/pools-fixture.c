/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Made people of the pools in the house of the cases' fixture, whom Ada puts there. */
#include "pools-fixture.h"

#include <string.h>

#include "cards-fixture.h"
#include "zimt-choice-field.h"
#include "zimt-record-list.h"

/* --- The cards --- */

static gboolean
is_read (gpointer data)
{
  ZimtPeople *people = zimt_session_get_people (data);

  return zimt_people_is_loaded (people)
         && (zimt_people_has_private (people) || !zimt_session_is_unlocked (data));
}

ZimtPeople *
pools_load (CasesFixture *fixture)
{
  ZimtPeople *people = zimt_session_get_people (fixture->session);

  zimt_people_get_list (people, ZIMT_RECORD_INTERPRETER);
  editor_wait (is_read, fixture->session);
  editor_settle ();
  return people;
}

char *
pools_put (CasesFixture *fixture, ZimtRecord *record)
{
  char *id = g_strdup (zimt_record_get_id (record));

  cards_put (pools_load (fixture), zimt_record_list_of (record));
  return id;
}

static ZimtRecord *
new_person (ZimtRecordKind kind, const char *given, const char *family, const char *state)
{
  ZimtRecord *record = zimt_record_new (kind);

  zimt_record_set_text (record, "given", given);
  zimt_record_set_text (record, "family", family);
  zimt_record_set_text (record, "state", state);
  zimt_record_set_text (record, "district", "north");
  zimt_record_set_date (record, "consent", EDITOR_TODAY - 60);
  cards_add_row (record, "phones", ZIMT_RECORD_PHONE, "number", "0151 5550 99");
  cards_add_row (record, "emails", ZIMT_RECORD_EMAIL, "address", "post@example.org");
  return record;
}

void
pools_add_hours (ZimtRecord *record, const char *weekday, int from, int to)
{
  ZimtRecord *hours = zimt_record_new (ZIMT_RECORD_HOURS);

  zimt_record_set_text (hours, "weekday", weekday);
  zimt_record_set_time (hours, "from", from * 60);
  zimt_record_set_time (hours, "to", to * 60);
  zimt_record_add_row (record, "hours", hours);
}

ZimtRecord *
pools_new_interpreter (const char *given, const char *family, const char *gender,
                       const char *language)
{
  static const char *const granted[] = { "health", "authorities", NULL };
  ZimtRecord *record = new_person (ZIMT_RECORD_INTERPRETER, given, family, "active");
  ZimtRecord *skill = zimt_record_new (ZIMT_RECORD_SKILL);

  zimt_record_set_text (record, "gender", gender);
  zimt_record_set_date (record, "undertaking", EDITOR_TODAY - 60);
  zimt_record_set_codes (record, "granted", granted);
  zimt_record_set_number (record, "travel", 20);
  zimt_record_set_text (skill, "language", language);
  zimt_record_set_text (skill, "other", "deu");
  zimt_record_set_text (skill, "level", "native");
  zimt_record_add_row (record, "skills", skill);
  return record;
}

static ZimtRecord *
new_for_tandem (ZimtRecordKind kind, const char *given, const char *family, const char *state,
                const char *language)
{
  const char *const languages[] = { language, NULL };
  static const char *const interests[] = { "cooking", NULL };
  ZimtRecord *record = new_person (kind, given, family, state);

  zimt_record_set_codes (record, "languages", languages);
  zimt_record_set_codes (record, "interests", interests);
  zimt_record_set_text (record, "gender", "female");
  pools_add_hours (record, "sat", 10, 14);
  return record;
}

ZimtRecord *
pools_new_companion (const char *given, const char *family, const char *language)
{
  return new_for_tandem (ZIMT_RECORD_COMPANION, given, family, "active", language);
}

ZimtRecord *
pools_new_newcomer (const char *given, const char *family, const char *language, int days_waited)
{
  ZimtRecord *record = new_for_tandem (ZIMT_RECORD_NEWCOMER, given, family, "waiting", language);

  zimt_record_set_date (record, "waiting_since", EDITOR_TODAY - days_waited);
  return record;
}

ZimtRecord *
pools_new_organisation (const char *short_name, const char *email)
{
  ZimtRecord *record = zimt_record_new (ZIMT_RECORD_ORGANISATION);

  zimt_record_set_text (record, "short_name", short_name);
  zimt_record_set_text (record, "name", short_name);
  zimt_record_set_text (record, "kind", "association");
  cards_add_row (record, "phones", ZIMT_RECORD_PHONE, "number", "0361 5550 11");
  cards_add_row (record, "emails", ZIMT_RECORD_EMAIL, "address", email);
  return record;
}

GPtrArray *
pools_list (CasesFixture *fixture, ZimtRecordKind kind)
{
  return zimt_people_book_list (zimt_people_get_book (pools_load (fixture)), kind);
}

typedef struct
{
  CasesFixture *fixture;
  ZimtRecordKind kind;
  const char *state;
  guint n_cards;
} Count;

static gboolean
has_cards (gpointer data)
{
  Count *count = data;
  g_autoptr (GPtrArray) cards = pools_list (count->fixture, count->kind);
  guint n_cards = 0;

  for (guint i = 0; i < cards->len; i++)
    if (count->state == NULL
        || g_str_equal (zimt_record_get_text (cards->pdata[i], "state"), count->state))
      n_cards++;
  return n_cards == count->n_cards;
}

void
pools_wait_for (CasesFixture *fixture, ZimtRecordKind kind, const char *state, guint n_cards)
{
  Count count = { fixture, kind, state, n_cards };

  g_test_message ("Waiting for %u cards of kind %d that are %s", n_cards, (int)kind, state);
  editor_wait (has_cards, &count);
  editor_settle ();
}

/* --- The windows --- */

void
pools_press (GtkWidget *root, const char *label)
{
  GtkWidget *button = editor_find_button (root, label);

  if (button == NULL || !gtk_widget_get_mapped (button) || !gtk_widget_is_sensitive (button))
    g_error ("The button %s cannot be pressed", label);
  g_signal_emit_by_name (button, "clicked");
  editor_settle ();
}

static GtkWidget *
find_below (GtkWidget *root, GType type)
{
  if (g_type_is_a (G_OBJECT_TYPE (root), type))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_below (child, type);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static GtkWidget *
get_part (GtkWidget *root, const char *name, GType type)
{
  GtkWidget *field = cases_find_field (root, name);
  GtkWidget *part = field != NULL ? find_below (field, type) : NULL;

  if (part == NULL)
    g_error ("There is no field %s", name);
  return part;
}

void
pools_type (GtkWidget *root, const char *name, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (get_part (root, name, GTK_TYPE_TEXT)), text);
  editor_settle ();
}

void
pools_choose (GtkWidget *root, const char *name, const char *code)
{
  zimt_choice_field_set_id (ZIMT_CHOICE_FIELD (get_part (root, name, ZIMT_TYPE_CHOICE_FIELD)),
                            code);
  editor_settle ();
}

static GtkWidget *
find_shown (GtkWidget *root, GType type)
{
  if (!gtk_widget_get_mapped (root))
    return NULL;
  if (g_type_is_a (G_OBJECT_TYPE (root), type))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_shown (child, type);

      if (found != NULL)
        return found;
    }
  return NULL;
}

GtkWidget *
pools_get_shown (GtkWidget *root, GType type)
{
  GtkWidget *found = find_shown (root, type);

  if (found == NULL)
    g_error ("No %s is shown", g_type_name (type));
  return found;
}

static GtkWidget *
find_rank (GtkWidget *root, const char *title)
{
  if (GTK_IS_CHECK_BUTTON (root) && gtk_widget_get_mapped (root)
      && pools_says (gtk_widget_get_parent (root), title))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_rank (child, title);

      if (found != NULL)
        return found;
    }
  return NULL;
}

GtkCheckButton *
pools_get_rank (GtkWidget *root, const char *title)
{
  GtkWidget *check = find_rank (root, title);

  if (check == NULL)
    g_error ("%s is not ranked", title);
  return GTK_CHECK_BUTTON (check);
}

gboolean
pools_says (GtkWidget *root, const char *text)
{
  if (!gtk_widget_get_mapped (root))
    return FALSE;
  if (GTK_IS_LABEL (root) && strstr (gtk_label_get_text (GTK_LABEL (root)), text) != NULL)
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (pools_says (child, text))
      return TRUE;
  return FALSE;
}

static gboolean
is_named (GtkWidget *widget)
{
  GtkAccessible *accessible = GTK_ACCESSIBLE (widget);

  return gtk_test_accessible_has_property (accessible, GTK_ACCESSIBLE_PROPERTY_LABEL)
         || gtk_test_accessible_has_relation (accessible, GTK_ACCESSIBLE_RELATION_LABELLED_BY);
}

void
pools_check_names (GtkWidget *root)
{
  if (!gtk_widget_get_mapped (root))
    return;
  if ((GTK_IS_ENTRY (root) || GTK_IS_DROP_DOWN (root) || GTK_IS_TEXT_VIEW (root)
       || GTK_IS_CHECK_BUTTON (root))
      && !is_named (root))
    g_error ("A %s in a %s has no name", G_OBJECT_TYPE_NAME (root),
             G_OBJECT_TYPE_NAME (gtk_widget_get_parent (root)));
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    pools_check_names (child);
}

void
pools_photograph (GtkWidget *widget, const char *name)
{
  const char *language = g_getenv ("LANGUAGE");
  g_autofree char *full = g_strdup_printf ("%s-%s", name, language != NULL ? language : "en");

  editor_settle ();
  editor_photograph (widget, full);
}
