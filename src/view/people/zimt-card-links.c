/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a card is linked with, as buttons that lead there. */
#include "zimt-card-links.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "zimt-card-columns.h"
#include "zimt-card-words.h"
#include "zimt-record-words.h"
#include "zimt-text.h"
#include "zimt-time-names.h"

/* More of them are a list of their own. */
#define MAX_SHOWN 12

typedef struct
{
  ZimtSession *session;
  ZimtPeople *people;
  ZimtPeopleBook *book;
  ZimtRecord *record;
  GtkWidget *box;    /* NULL until something is in it */
  GChecksum *digest; /* (nullable): then they are only compared */
} Links;

static void
digest (Links *self, const char *text)
{
  g_checksum_update (self->digest, (const guchar *)text, (gssize)strlen (text) + 1);
}

static void
append (Links *self, GtkWidget *widget)
{
  if (self->box == NULL)
    self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 1);
  gtk_box_append (GTK_BOX (self->box), widget);
}

static void
append_heading (Links *self, const char *title)
{
  GtkWidget *label;

  if (self->digest != NULL)
    {
      digest (self, title);
      return;
    }
  label = gtk_label_new (title);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "heading");
  gtk_widget_add_css_class (label, "card-group");
  append (self, label);
}

static GtkWidget *
make_line (const char *text, gboolean is_dim)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  if (is_dim)
    {
      gtk_widget_add_css_class (label, "caption");
      gtk_widget_add_css_class (label, "dim-label");
    }
  return label;
}

static void
append_button (Links *self, const char *id, const char *title, const char *detail)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 1);
  GtkWidget *button = gtk_button_new ();

  gtk_box_append (GTK_BOX (box), make_line (title, FALSE));
  if (detail != NULL && *detail != '\0')
    gtk_box_append (GTK_BOX (box), make_line (detail, TRUE));
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "card-line");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.show-card");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", id);
  append (self, button);
}

static void
append_titled (Links *self, const char *id, const char *title, const char *detail)
{
  if (self->digest == NULL)
    {
      append_button (self, id, title, detail);
      return;
    }
  digest (self, id);
  digest (self, title);
  digest (self, detail != NULL ? detail : "");
}

static void
append_card (Links *self, const char *id, const char *detail)
{
  ZimtCard *card = zimt_people_get_card (self->people, id);

  if (card != NULL)
    append_titled (self, id, zimt_card_get_title (card), detail);
}

/* "Tue 24.11.2026, 10:00, confirmed" */
static char *
dup_job_detail (Links *self, ZimtRecord *assignment)
{
  g_autoptr (GString) line = g_string_new (NULL);
  g_autofree char *date = zimt_date_to_text (zimt_record_get_date (assignment, "date"));
  g_autofree char *from = zimt_card_dup_value (self->session, assignment, "from");
  g_autofree char *state = zimt_card_dup_value (self->session, assignment, "state");

  zimt_record_words_append (line, date);
  zimt_record_words_append (line, from);
  zimt_record_words_append (line, state);
  return g_string_free (g_steal_pointer (&line), FALSE);
}

/* On an interpreter's own card, where every job has the same name: "Tue 24.11.2026, 10:00 · Dari ·
 * confirmed". */
static void
append_own_job (Links *self, ZimtRecord *assignment)
{
  g_autofree char *moment = zimt_record_words_dup_moment (
      zimt_minute_new (zimt_record_get_date (assignment, "date"),
                       MAX (zimt_record_get_time (assignment, "from"), 0)));
  g_autofree char *language = zimt_card_dup_value (self->session, assignment, "language");
  g_autofree char *state = zimt_card_dup_value (self->session, assignment, "state");
  g_autoptr (GString) title = g_string_new (moment);

  zimt_record_words_append (title, language);
  zimt_record_words_append (title, state);
  append_titled (self, zimt_record_get_id (assignment), title->str, NULL);
}

static gboolean
is_own_job (Links *self, ZimtRecord *linked)
{
  return zimt_record_get_kind (linked) == ZIMT_RECORD_ASSIGNMENT
         && zimt_record_get_kind (self->record) == ZIMT_RECORD_INTERPRETER;
}

static char *
dup_detail (Links *self, ZimtRecord *linked)
{
  ZimtRecordKind kind = zimt_record_get_kind (linked);

  if (kind == ZIMT_RECORD_ASSIGNMENT)
    return dup_job_detail (self, linked);
  if (kind == ZIMT_RECORD_TANDEM)
    return zimt_card_dup_value (self->session, linked, "state");
  for (guint i = 0; kind == ZIMT_RECORD_PERSON && i < zimt_record_get_n_rows (linked, "roles"); i++)
    {
      ZimtRecord *role = zimt_record_get_row (linked, "roles", i);

      if (g_str_equal (zimt_record_get_text (role, "organisation"),
                       zimt_record_get_id (self->record)))
        return g_strdup (zimt_record_get_text (role, "title"));
    }
  return NULL;
}

/* The newest first, where they have a date. */
static int
compare_dates (gconstpointer a, gconstpointer b)
{
  ZimtRecord *one = *(ZimtRecord **)a, *other = *(ZimtRecord **)b;

  if (zimt_record_get_kind (one) != ZIMT_RECORD_ASSIGNMENT)
    return 0;
  return zimt_record_get_date (other, "date") - zimt_record_get_date (one, "date");
}

static void
append_linked (Links *self, ZimtRecordKind kind, const char *id, const char *heading)
{
  g_autoptr (GPtrArray) linked = zimt_people_book_list_linked (self->book, kind, id);
  guint n = 0;

  g_ptr_array_sort (linked, compare_dates);
  for (guint i = 0; i < linked->len && n < MAX_SHOWN; i++)
    {
      g_autofree char *detail = NULL;

      if (g_str_equal (zimt_record_get_id (linked->pdata[i]), zimt_record_get_id (self->record)))
        continue;
      if (n++ == 0)
        append_heading (self, heading);
      if (is_own_job (self, linked->pdata[i]))
        {
          append_own_job (self, linked->pdata[i]);
          continue;
        }
      detail = dup_detail (self, linked->pdata[i]);
      append_card (self, zimt_record_get_id (linked->pdata[i]), detail);
    }
}

/* The card that a field of this one names. */
static void
append_named (Links *self, const char *field)
{
  const char *id = zimt_record_get_text (self->record, field);

  if (*id == '\0' || zimt_people_get_card (self->people, id) == NULL)
    return;
  append_heading (
      self, g_dgettext (GETTEXT_PACKAGE,
                        zimt_card_find_field (zimt_record_get_kind (self->record), field)->title));
  append_card (self, id, NULL);
}

static void
append_roles (Links *self)
{
  for (guint i = 0; i < zimt_record_get_n_rows (self->record, "roles"); i++)
    {
      ZimtRecord *role = zimt_record_get_row (self->record, "roles", i);

      if (i == 0)
        append_heading (self, zimt_card_words_get_plural (ZIMT_RECORD_ORGANISATION));
      append_card (self, zimt_record_get_text (role, "organisation"),
                   zimt_record_get_text (role, "title"));
    }
}

static void
append_all (Links *self)
{
  const char *id = zimt_record_get_id (self->record);

  if (self->book == NULL)
    return;
  switch ((int)zimt_record_get_kind (self->record))
    {
    case ZIMT_RECORD_ORGANISATION:
      append_linked (self, ZIMT_RECORD_PERSON, id, zimt_card_words_get_plural (ZIMT_RECORD_PERSON));
      append_linked (self, ZIMT_RECORD_ASSIGNMENT, id,
                     zimt_card_words_get_plural (ZIMT_RECORD_ASSIGNMENT));
      break;
    case ZIMT_RECORD_PERSON:
      append_roles (self);
      append_linked (self, ZIMT_RECORD_ASSIGNMENT, id,
                     zimt_card_words_get_plural (ZIMT_RECORD_ASSIGNMENT));
      break;
    case ZIMT_RECORD_INTERPRETER:
      append_linked (self, ZIMT_RECORD_ASSIGNMENT, id,
                     zimt_card_words_get_plural (ZIMT_RECORD_ASSIGNMENT));
      break;
    case ZIMT_RECORD_COMPANION:
    case ZIMT_RECORD_NEWCOMER:
      append_linked (self, ZIMT_RECORD_TANDEM, id, zimt_card_words_get_plural (ZIMT_RECORD_TANDEM));
      break;
    case ZIMT_RECORD_TANDEM:
      append_named (self, "companion");
      append_named (self, "newcomer");
      break;
    case ZIMT_RECORD_ASSIGNMENT:
      append_named (self, "interpreter");
      append_named (self, "requester");
      if (!zimt_record_is_empty (self->record, "job"))
        append_linked (self, ZIMT_RECORD_ASSIGNMENT, zimt_record_get_text (self->record, "job"),
                       /* Translators: other interpreters whom the same job was offered to. */
                       _ ("Also Offered To"));
      break;
    default:
      break;
    }
}

GtkWidget *
zimt_card_links_new (ZimtSession *session, ZimtRecord *record)
{
  ZimtPeople *people = zimt_session_get_people (session);
  Links self = { session, people, zimt_people_get_book (people), record, NULL, NULL };

  append_all (&self);
  return self.box;
}

char *
zimt_card_links_dup_digest (ZimtSession *session, ZimtRecord *record)
{
  ZimtPeople *people = zimt_session_get_people (session);
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  Links self = { session, people, zimt_people_get_book (people), record, NULL, checksum };

  append_all (&self);
  return g_strdup (g_checksum_get_string (checksum));
}
