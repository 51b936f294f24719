/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A serial mail by the mail program: hidden recipients only, in portions of fifty, counted as an
 * issue. */
#include <glib/gi18n-lib.h>

#include "zimt-card-commands.h"
#include "zimt-card-window.h"
#include "zimt-name.h"
#include "zimt-side-text.h"
#include "zimt-wrap-layout.h"
#include "zimt-text-label.h"

#define WIDTH_PX 620
#define HEIGHT_PX 520
#define PORTION 50
#define FORM_KEY "zimt-mailing-form"

typedef struct
{
  ZimtCardWindow *window; /* borrowed: owns this */
  ZimtSession *session;   /* owned */
  GPtrArray *addresses;   /* owned: char * */
  GtkEditable *subject;   /* borrowed, as the other widgets: children */
  GtkTextBuffer *text;
  GtkLabel *state;
  GPtrArray *portions; /* owned: GtkButton, borrowed */
  GHashTable *opened;  /* owned: set of those that were opened */
  guint n_opened;      /* until the last of them: the next one is for the primary button */
  ZimtRecord *issue;   /* owned (nullable): as it was stored last */
  gboolean is_keeping;
  gboolean is_due; /* more was opened meanwhile */
} MailingForm;

static void
mailing_form_free (gpointer data)
{
  MailingForm *form = data;

  g_object_unref (form->session);
  g_ptr_array_unref (form->addresses);
  g_ptr_array_unref (form->portions);
  g_hash_table_unref (form->opened);
  g_clear_pointer (&form->issue, zimt_record_unref);
  g_free (form);
}

static guint
count_portions (MailingForm *form)
{
  return (form->addresses->len + PORTION - 1) / PORTION;
}

/* --- Who gets it --- */

/* Of a person's addresses the first one; each address once. */
static gboolean
add_address (MailingForm *form, GHashTable *known, const ZimtRecord *record)
{
  const char *address = NULL;

  if (zimt_record_get_n_rows (record, "emails") == 0)
    return FALSE;
  address = zimt_record_get_text (zimt_record_get_row (record, "emails", 0), "address");
  if (g_hash_table_add (known, g_utf8_casefold (address, -1)))
    g_ptr_array_add (form->addresses, g_strdup (address));
  return TRUE;
}

static void
collect (MailingForm *form, GPtrArray *records, guint *n_unasked, guint *n_unreachable)
{
  g_autoptr (GHashTable) known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < records->len; i++)
    {
      const ZimtRecord *record = records->pdata[i];
      ZimtRecordKind kind = zimt_record_get_kind (record);

      if (kind != ZIMT_RECORD_PERSON && kind != ZIMT_RECORD_ORGANISATION)
        continue;
      if (kind == ZIMT_RECORD_PERSON && !zimt_person_allows (record, "mailing"))
        ++*n_unasked;
      else if (!add_address (form, known, record))
        ++*n_unreachable;
    }
}

/* One is often selected in passing: it says whom this is for. */
static void
append_whom (GString *text, guint n_selected)
{
  g_string_append_c (text, '\n');
  if (n_selected > 1)
    g_string_append_printf (text,
                            ngettext ("It goes to the %u contact that is selected.",
                                      "It goes to the %u contacts that are selected.", n_selected),
                            n_selected);
  else
    g_string_append (text, _ ("It goes to everybody in the list of persons, whoever is selected."));
}

static char *
dup_summary (MailingForm *form, guint n_selected, guint n_unasked, guint n_unreachable)
{
  g_autoptr (GString) text = g_string_new (NULL);
  guint n = form->addresses->len;

  if (n == 0)
    g_string_append (text, _ ("Nobody can be written to."));
  else
    g_string_append_printf (text, ngettext ("%u recipient.", "%u recipients.", n), n);
  if (n > PORTION)
    g_string_append_printf (text, " %s",
                            _ ("They get it in portions of 50, hidden from each other."));
  else if (n > 1)
    g_string_append_printf (text, " %s", _ ("They get it hidden from each other."));
  append_whom (text, n_selected);
  if (n_unasked > 0)
    {
      g_string_append_c (text, '\n');
      g_string_append_printf (text,
                              ngettext ("%u person is left out, without consent to mailings.",
                                        "%u persons are left out, without consent to mailings.",
                                        n_unasked),
                              n_unasked);
    }
  if (n_unreachable > 0)
    {
      g_string_append_c (text, '\n');
      g_string_append_printf (text,
                              ngettext ("%u has no e-mail address.", "%u have no e-mail address.",
                                        n_unreachable),
                              n_unreachable);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* --- Sending --- */

static void keep_issue (MailingForm *form);

static void
kept_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ZimtCardWindow) window = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) stored = zimt_people_act_finish (ZIMT_PEOPLE (source), result, &error);
  MailingForm *form = g_object_get_data (G_OBJECT (window), FORM_KEY);

  form->is_keeping = FALSE;
  if (stored != NULL)
    {
      g_clear_pointer (&form->issue, zimt_record_unref);
      form->issue = zimt_record_ref (stored->pdata[0]);
    }
  if (zimt_card_window_get_session (window) == NULL)
    {
      if (stored == NULL)
        zimt_session_tell (form->session, error->message);
      return;
    }
  if (stored != NULL && form->is_due)
    keep_issue (form);
  else if (stored != NULL)
    gtk_label_set_text (form->state, _ ("The issue is in the list of mailings."));
  else
    zimt_card_window_refuse (window, error->message);
}

/* Who is in the portions that were opened. */
static guint
count_people (MailingForm *form)
{
  guint n = 0;

  for (guint i = 0; i < form->portions->len; i++)
    if (g_hash_table_contains (form->opened, form->portions->pdata[i]))
      n += MIN (form->addresses->len - i * PORTION, PORTION);
  return n;
}

/* The issue counts once, with its first portion; the next ones add to it. */
static void
keep_issue (MailingForm *form)
{
  g_autoptr (ZimtRecord) mailing = NULL;

  form->is_due = form->is_keeping;
  if (form->is_keeping)
    return;
  form->is_keeping = TRUE;
  mailing = form->issue != NULL ? zimt_record_copy (form->issue)
                                : zimt_record_new (ZIMT_RECORD_MAILING);
  zimt_record_set_text (mailing, "title", gtk_editable_get_text (form->subject));
  zimt_record_set_date (mailing, "date", zimt_session_get_today (form->session));
  zimt_record_set_number (mailing, "people", (int)count_people (form));
  zimt_record_set_number (mailing, "portions", (int)g_hash_table_size (form->opened));
  zimt_people_put_one_async (zimt_session_get_people (form->session), mailing, kept_cb,
                             g_object_ref (form->window));
}

static char *
dup_uri (MailingForm *form, guint portion)
{
  g_autoptr (GPtrArray) bcc = g_ptr_array_new ();
  g_autofree char *text = NULL;
  GtkTextIter start, end;

  for (guint i = portion * PORTION; i < MIN ((portion + 1) * PORTION, form->addresses->len); i++)
    g_ptr_array_add (bcc, form->addresses->pdata[i]);
  gtk_text_buffer_get_bounds (form->text, &start, &end);
  text = gtk_text_buffer_get_text (form->text, &start, &end, FALSE);
  return zimt_mailto_new (NULL, bcc, gtk_editable_get_text (form->subject), text);
}

/* Also for a portion that was opened before: the mail may not have been sent. */
static void
open_portion (MailingForm *form, guint portion)
{
  g_autofree char *uri = NULL;
  gboolean is_new;

  if (*gtk_editable_get_text (form->subject) == '\0')
    {
      zimt_card_window_refuse (form->window, _ ("Enter the subject first."));
      gtk_widget_grab_focus (GTK_WIDGET (form->subject));
      return;
    }
  zimt_card_window_refuse (form->window, NULL);
  uri = dup_uri (form, portion);
  gtk_widget_activate_action (GTK_WIDGET (form->window), "app.open-uri", "s", uri);
  adw_button_content_set_icon_name (ADW_BUTTON_CONTENT (
                                        gtk_button_get_child (form->portions->pdata[portion])),
                                    "object-select-symbolic");
  form->n_opened = MAX (form->n_opened, portion + 1);
  zimt_card_window_set_can_do (form->window, form->n_opened < form->portions->len);
  is_new = g_hash_table_add (form->opened, form->portions->pdata[portion]);
  if (is_new || (form->issue == NULL && !form->is_keeping))
    keep_issue (form);
}

static void
portion_cb (GtkButton *button, ZimtCardWindow *window)
{
  MailingForm *form = g_object_get_data (G_OBJECT (window), FORM_KEY);
  guint portion = 0;

  if (g_ptr_array_find (form->portions, button, &portion))
    open_portion (form, portion);
}

static void
next_cb (MailingForm *form)
{
  open_portion (form, form->n_opened);
}

/* --- Making --- */

static GtkWidget *
make_portions (MailingForm *form)
{
  GtkWidget *box = zimt_wrap_box_new (8);
  guint n = count_portions (form);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *label
          = n == 1 ? g_strdup (_ ("Open in the Mail Program"))
                   /* Translators: one portion of a serial mail: "Open Portion 2 of 3". */
                   : g_strdup_printf (_ ("Open Portion %1$u of %2$u"), i + 1, n);
      GtkWidget *button = gtk_button_new ();
      GtkWidget *content = adw_button_content_new ();

      adw_button_content_set_icon_name (ADW_BUTTON_CONTENT (content), "mail-send-symbolic");
      adw_button_content_set_label (ADW_BUTTON_CONTENT (content), label);
      gtk_button_set_child (GTK_BUTTON (button), content);
      g_signal_connect_object (button, "clicked", G_CALLBACK (portion_cb), form->window, 0);
      g_ptr_array_add (form->portions, button);
      gtk_box_append (GTK_BOX (box), button);
    }
  return box;
}

static GtkWidget *
make_page (MailingForm *form, const char *summary)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *subject = gtk_entry_new ();
  GtkWidget *view = gtk_text_view_new ();
  GtkWidget *frame = gtk_frame_new (NULL);

  form->subject = GTK_EDITABLE (subject);
  form->text = gtk_text_view_get_buffer (GTK_TEXT_VIEW (view));
  form->state = GTK_LABEL (zimt_text_label_new ("", "dim-label"));
  gtk_entry_set_placeholder_text (GTK_ENTRY (subject), _ ("Subject"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (subject), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Subject"), -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Text"),
                                  -1);
  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (view), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (view), FALSE);
  gtk_widget_set_size_request (view, -1, 160);
  gtk_frame_set_child (GTK_FRAME (frame), view);
  gtk_widget_add_css_class (frame, "card-text");
  gtk_widget_set_vexpand (frame, TRUE);
  gtk_box_append (GTK_BOX (box), zimt_text_label_new (summary, NULL));
  gtk_box_append (GTK_BOX (box), subject);
  gtk_box_append (GTK_BOX (box), frame);
  gtk_box_append (GTK_BOX (box), make_portions (form));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (form->state));
  return box;
}

/* Who is written to: the selected ones, where several are; a single one is selected in passing. */
static GPtrArray *
list_addressees (ZimtPeopleBook *book, GPtrArray *records)
{
  gboolean is_contact
      = records->len > 1 && zimt_record_get_kind (records->pdata[0]) != ZIMT_RECORD_MAILING;

  return is_contact ? g_ptr_array_ref (records) : zimt_people_book_list (book, ZIMT_RECORD_PERSON);
}

void
zimt_mailing_activate (GtkWindow *parent, ZimtSession *session, GPtrArray *records)
{
  ZimtPeopleBook *book = zimt_people_get_book (zimt_session_get_people (session));
  g_autoptr (GPtrArray) addressees = NULL;
  g_autofree char *summary = NULL;
  MailingForm *form = NULL;
  guint n_unasked = 0, n_unreachable = 0;

  if (book == NULL)
    return;
  addressees = list_addressees (book, records);
  form = g_new0 (MailingForm, 1);
  form->window = zimt_card_window_new (parent, session, _ ("Serial Mail"), WIDTH_PX, HEIGHT_PX);
  form->session = g_object_ref (session);
  form->addresses = g_ptr_array_new_with_free_func (g_free);
  form->portions = g_ptr_array_new ();
  form->opened = g_hash_table_new (NULL, NULL);
  g_object_set_data_full (G_OBJECT (form->window), FORM_KEY, form, mailing_form_free);
  collect (form, addressees, &n_unasked, &n_unreachable);
  summary = dup_summary (form, addressees == records ? records->len : 0, n_unasked, n_unreachable);
  if (form->addresses->len > 0)
    {
      zimt_card_window_set_page (form->window, make_page (form, summary));
      zimt_card_window_set_primary (form->window, form->portions->len > 1 ? _ ("_Next Portion")
                                                                          : _ ("_Open Mail"));
      g_signal_connect_swapped (form->window, "primary", G_CALLBACK (next_cb), form);
      gtk_widget_grab_focus (GTK_WIDGET (form->subject));
    }
  else
    zimt_card_window_set_page (form->window, zimt_text_label_new (summary, NULL));
  gtk_window_present (GTK_WINDOW (form->window));
}
