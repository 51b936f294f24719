/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The button that filters a list. */
#include "zimt-card-filter.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "zimt-card-columns.h"
#include "zimt-card-rights.h"
#include "zimt-choice-field.h"
#include "zimt-codes-field.h"
#include "zimt-collation.h"
#include "zimt-empty.h"
#include "zimt-name.h"

struct _ZimtCardFilter
{
  AdwBin parent_instance;

  ZimtSession *session; /* owned */
  ZimtRecordKind kind;
  ZimtRecord *wanted; /* owned: a FILTER */
  gboolean is_filling;

  GtkMenuButton *button;    /* borrowed, as the next ones */
  ZimtChoiceField *state;   /* (nullable): not of every kind; in the popover */
  ZimtCodesField *codes[3]; /* (nullable), as in facets */
  GtkCheckButton *unverified;
  GtkListBox *saved;
  GtkWidget *saved_heading;
  GtkEditable *name;
};
G_DEFINE_FINAL_TYPE (ZimtCardFilter, zimt_card_filter, ADW_TYPE_BIN)

enum
{
  CHANGED,
  QUERY,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

static const struct
{
  const char *name;
  const char *title;
} facets[] = {
  { "languages", N_ ("Languages") },
  { "topics", N_ ("Topics") },
  { "tags", N_ ("Tags") },
};

static ZimtPeople *
get_people (ZimtCardFilter *self)
{
  return zimt_session_get_people (self->session);
}

/* --- What it filters by --- */

static void
tell_changed (ZimtCardFilter *self)
{
  if (zimt_people_filter_is_active (self->wanted))
    gtk_widget_add_css_class (GTK_WIDGET (self->button), "is-filtering");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->button), "is-filtering");
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
read_fields (ZimtCardFilter *self)
{
  if (self->is_filling)
    return;
  if (self->state != NULL)
    zimt_record_set_text (self->wanted, "state", zimt_choice_field_get_id (self->state));
  for (guint i = 0; i < G_N_ELEMENTS (facets); i++)
    if (self->codes[i] != NULL)
      {
        g_auto (GStrv) codes = zimt_codes_field_dup_codes (self->codes[i]);

        zimt_record_set_codes (self->wanted, facets[i].name, (const char *const *)codes);
      }
  if (self->unverified != NULL)
    zimt_record_set_flag (self->wanted, "unverified",
                          gtk_check_button_get_active (self->unverified));
  tell_changed (self);
}

static void
fill_fields (ZimtCardFilter *self)
{
  self->is_filling = TRUE;
  if (self->state != NULL)
    zimt_choice_field_set_id (self->state, zimt_record_get_text (self->wanted, "state"));
  for (guint i = 0; i < G_N_ELEMENTS (facets); i++)
    if (self->codes[i] != NULL)
      {
        g_auto (GStrv) codes = zimt_record_dup_codes (self->wanted, facets[i].name);

        zimt_codes_field_set_codes (self->codes[i], (const char *const *)codes);
      }
  if (self->unverified != NULL)
    gtk_check_button_set_active (self->unverified,
                                 zimt_record_get_flag (self->wanted, "unverified"));
  self->is_filling = FALSE;
}

void
zimt_card_filter_clear (ZimtCardFilter *self)
{
  zimt_record_unref (self->wanted);
  self->wanted = zimt_record_new (ZIMT_RECORD_FILTER);
  fill_fields (self);
  tell_changed (self);
}

/* --- Saved filters --- */

static void
apply (ZimtCardFilter *self, ZimtRecord *saved)
{
  zimt_record_unref (self->wanted);
  self->wanted = zimt_record_copy (saved);
  fill_fields (self);
  g_signal_emit (self, signals[QUERY], 0, zimt_record_get_text (saved, "query"));
  tell_changed (self);
  gtk_menu_button_popdown (self->button);
}

static ZimtRecord *
get_of_button (ZimtCardFilter *self, GtkWidget *button)
{
  ZimtCard *card
      = zimt_people_get_card (get_people (self), g_object_get_data (G_OBJECT (button), "zimt-id"));

  return card != NULL ? zimt_card_get_record (card) : NULL;
}

static void
apply_cb (ZimtCardFilter *self, GtkWidget *button)
{
  ZimtRecord *saved = get_of_button (self, button);

  if (saved != NULL)
    apply (self, saved);
}

static void
put_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ZimtSession) session = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) stored = zimt_people_act_finish (ZIMT_PEOPLE (source), result, &error);

  if (stored != NULL)
    zimt_session_tell_done (session, stored->len > 0 ? _ ("The filter is saved.")
                                                     : _ ("The filter is deleted."));
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    zimt_session_tell (session, error->message);
}

static void
delete_cb (ZimtCardFilter *self, GtkWidget *button)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();
  ZimtRecord *saved = get_of_button (self, button);

  if (saved == NULL)
    return;
  g_ptr_array_add (ids, (gpointer)zimt_record_get_id (saved));
  zimt_people_delete_async (get_people (self), ids, put_cb, g_object_ref (self->session));
}

static void
save_cb (ZimtCardFilter *self)
{
  const ZimtField *field = zimt_record_kind_get_fields (ZIMT_RECORD_FILTER);
  g_autoptr (ZimtRecord) filter = zimt_record_new (ZIMT_RECORD_FILTER);
  g_autofree char *name = g_strstrip (g_strdup (gtk_editable_get_text (self->name)));

  if (*name == '\0')
    {
      gtk_widget_grab_focus (GTK_WIDGET (self->name));
      return;
    }
  for (; field->name != NULL; field++)
    zimt_record_copy_field (filter, self->wanted, field->name);
  zimt_record_set_text (filter, "title", name);
  zimt_record_set_text (filter, "of", zimt_record_kind_to_code (self->kind));
  zimt_people_put_one_async (get_people (self), filter, put_cb, g_object_ref (self->session));
  gtk_editable_set_text (self->name, "");
}

static gboolean
may_save (ZimtCardFilter *self)
{
  return zimt_card_rights_may_write (self->session, ZIMT_RECORD_FILTER);
}

static void
append_saved (ZimtCardFilter *self, ZimtRecord *saved)
{
  const char *title = zimt_record_get_text (saved, "title");
  const char *id = zimt_record_get_id (saved);
  g_autofree char *name = g_strdup_printf (_ ("Delete the filter “%s”"), title);
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *use = gtk_button_new_with_label (title);
  GtkWidget *remove = gtk_button_new_from_icon_name ("user-trash-symbolic");

  gtk_widget_add_css_class (use, "flat");
  gtk_widget_add_css_class (remove, "flat");
  gtk_widget_set_hexpand (use, TRUE);
  gtk_label_set_xalign (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (use))), 0);
  gtk_label_set_ellipsize (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (use))),
                           PANGO_ELLIPSIZE_END);
  gtk_widget_set_tooltip_text (remove, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (remove), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data_full (G_OBJECT (use), "zimt-id", g_strdup (id), g_free);
  g_object_set_data_full (G_OBJECT (remove), "zimt-id", g_strdup (id), g_free);
  g_signal_connect_object (use, "clicked", G_CALLBACK (apply_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (remove, "clicked", G_CALLBACK (delete_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_set_visible (remove, may_save (self));
  gtk_box_append (GTK_BOX (row), use);
  gtk_box_append (GTK_BOX (row), remove);
  gtk_list_box_append (self->saved, row);
}

static void
fill_saved (ZimtCardFilter *self)
{
  ZimtPeopleBook *book = zimt_people_get_book (get_people (self));
  g_autoptr (GPtrArray) filters = NULL;
  guint n = 0;

  if (self->saved == NULL)
    return;
  zimt_empty_list (self->saved);
  if (book != NULL)
    filters = zimt_people_book_list (book, ZIMT_RECORD_FILTER);
  for (guint i = 0; filters != NULL && i < filters->len; i++)
    if (g_str_equal (zimt_record_get_text (filters->pdata[i], "of"),
                     zimt_record_kind_to_code (self->kind)))
      {
        append_saved (self, filters->pdata[i]);
        n++;
      }
  gtk_widget_set_visible (self->saved_heading, n > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->saved), n > 0);
}

/* --- The popover --- */

static GtkWidget *
make_caption (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "caption-heading");
  return label;
}

static const char *
get_label (gpointer code_and_label)
{
  return ((const char **)code_and_label)[1];
}

/* The codes that some card of the list has: with others nothing would be found. The set owns them.
 */
static GHashTable *
collect_codes (ZimtCardFilter *self, const ZimtField *field)
{
  GListModel *cards = zimt_people_get_list (get_people (self), self->kind);
  GHashTable *codes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < g_list_model_get_n_items (cards); i++)
    {
      g_autoptr (ZimtCard) card = g_list_model_get_item (cards, i);
      g_auto (GStrv) own = zimt_record_dup_codes (zimt_card_get_record (card), field->name);

      for (char **code = own; *code != NULL; code++)
        g_hash_table_add (codes, g_strdup (*code));
    }
  return codes;
}

/* GPtrArray of pairs of a code and its label, both borrowed, by label. */
static GPtrArray *
sort_codes (ZimtCardFilter *self, const ZimtField *field, GHashTable *codes)
{
  GPtrArray *pairs = g_ptr_array_new_with_free_func (g_free);
  GHashTableIter iter;
  const char *code;

  g_hash_table_iter_init (&iter, codes);
  while (g_hash_table_iter_next (&iter, (gpointer *)&code, NULL))
    {
      const char **pair = g_new (const char *, 2);

      pair[0] = code;
      pair[1] = zimt_people_get_label (get_people (self), field->list, code);
      g_ptr_array_add (pairs, pair);
    }
  zimt_collation_sort (pairs, get_label);
  return pairs;
}

/* NULL where no card has one, and none is filtered by. */
static GtkWidget *
make_codes (ZimtCardFilter *self, guint facet, const ZimtField *field)
{
  g_autoptr (GHashTable) used = collect_codes (self, field);
  g_autoptr (GPtrArray) pairs = sort_codes (self, field, used);
  g_autoptr (GPtrArray) codes = g_ptr_array_new ();
  g_autoptr (GPtrArray) labels = g_ptr_array_new ();
  GtkWidget *widget;

  if (pairs->len == 0 && zimt_record_is_empty (self->wanted, facets[facet].name))
    return NULL;
  for (guint i = 0; i < pairs->len; i++)
    {
      g_ptr_array_add (codes, (gpointer)((const char **)pairs->pdata[i])[0]);
      g_ptr_array_add (labels, (gpointer)((const char **)pairs->pdata[i])[1]);
    }
  g_ptr_array_add (codes, NULL);
  g_ptr_array_add (labels, NULL);
  widget = zimt_codes_field_new (g_dgettext (GETTEXT_PACKAGE, facets[facet].title),
                                 (const char *const *)codes->pdata,
                                 (const char *const *)labels->pdata);
  self->codes[facet] = ZIMT_CODES_FIELD (widget);
  g_signal_connect_object (widget, "changed", G_CALLBACK (read_fields), self, G_CONNECT_SWAPPED);
  return widget;
}

static void
append_facets (ZimtCardFilter *self, GtkBox *box)
{
  ZimtChoices *choices = zimt_center_get_choices (zimt_session_get_center (self->session));
  const ZimtField *state = zimt_card_find_field (self->kind, "state");

  if (state != NULL)
    {
      self->state = ZIMT_CHOICE_FIELD (
          /* Translators: a filter by state that lets every state through. */
          zimt_choice_field_new_for_list (_ ("State"), _ ("Any"), choices, state->list));
      g_signal_connect_object (self->state, "changed", G_CALLBACK (read_fields), self,
                               G_CONNECT_SWAPPED);
      gtk_box_append (box, make_caption (_ ("State")));
      gtk_box_append (box, GTK_WIDGET (self->state));
    }
  for (guint i = 0; i < G_N_ELEMENTS (facets); i++)
    {
      const ZimtField *field = zimt_card_find_field (self->kind, facets[i].name);
      GtkWidget *codes;

      self->codes[i] = NULL;
      if (field == NULL)
        continue;
      codes = make_codes (self, i, field);
      if (codes == NULL)
        continue;
      gtk_box_append (box, make_caption (g_dgettext (GETTEXT_PACKAGE, facets[i].title)));
      gtk_box_append (box, codes);
    }
  if (zimt_card_find_field (self->kind, "verified") == NULL)
    return;
  self->unverified
      = GTK_CHECK_BUTTON (gtk_check_button_new_with_label (_ ("Not verified for twelve months")));
  g_signal_connect_object (self->unverified, "toggled", G_CALLBACK (read_fields), self,
                           G_CONNECT_SWAPPED);
  gtk_box_append (box, GTK_WIDGET (self->unverified));
}

static GtkWidget *
make_save (ZimtCardFilter *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *save = gtk_button_new_with_label (_ ("Save Filter"));
  GtkWidget *entry = gtk_entry_new ();

  self->name = GTK_EDITABLE (entry);
  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), _ ("Name of this filter"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Name of this filter"), -1);
  gtk_widget_set_hexpand (entry, TRUE);
  g_signal_connect_object (entry, "activate", G_CALLBACK (save_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (save, "clicked", G_CALLBACK (save_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), entry);
  gtk_box_append (GTK_BOX (box), save);
  return box;
}

static void
make_content (ZimtCardFilter *self, GtkBox *box)
{
  GtkWidget *clear = gtk_button_new_with_label (_ ("Clear Filter"));

  self->state = NULL;
  self->unverified = NULL;
  append_facets (self, box);
  g_signal_connect_object (clear, "clicked", G_CALLBACK (zimt_card_filter_clear), self,
                           G_CONNECT_SWAPPED);
  gtk_box_append (box, clear);
  self->saved_heading = make_caption (_ ("Saved Filters"));
  gtk_box_append (box, self->saved_heading);
  self->saved = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->saved, GTK_SELECTION_NONE);
  gtk_box_append (box, GTK_WIDGET (self->saved));
  if (may_save (self))
    gtk_box_append (box, make_save (self));
  fill_saved (self);
  fill_fields (self);
}

/* Made anew each time: cards may have come with other languages, topics and tags. */
static void
create_popover_cb (GtkMenuButton *button, gpointer user_data)
{
  ZimtCardFilter *self = user_data;
  GtkWidget *popover, *scrolled, *box;

  popover = gtk_popover_new ();
  scrolled = gtk_scrolled_window_new ();
  box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_widget_add_css_class (box, "card-filter");
  make_content (self, GTK_BOX (box));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scrolled), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scrolled), 560);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), box);
  gtk_widget_set_size_request (box, 380, -1);
  gtk_popover_set_child (GTK_POPOVER (popover), scrolled);
  gtk_menu_button_set_popover (button, popover);
}

/* --- Life --- */

static void
zimt_card_filter_dispose (GObject *object)
{
  ZimtCardFilter *self = ZIMT_CARD_FILTER (object);

  self->saved = NULL;
  g_clear_object (&self->session);
  G_OBJECT_CLASS (zimt_card_filter_parent_class)->dispose (object);
}

static void
zimt_card_filter_finalize (GObject *object)
{
  zimt_record_unref (ZIMT_CARD_FILTER (object)->wanted);
  G_OBJECT_CLASS (zimt_card_filter_parent_class)->finalize (object);
}

static void
zimt_card_filter_class_init (ZimtCardFilterClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = zimt_card_filter_dispose;
  G_OBJECT_CLASS (klass)->finalize = zimt_card_filter_finalize;
  signals[CHANGED] = g_signal_new ("changed", ZIMT_TYPE_CARD_FILTER, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
  signals[QUERY] = g_signal_new ("query", ZIMT_TYPE_CARD_FILTER, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
zimt_card_filter_init (ZimtCardFilter *self)
{
  self->wanted = zimt_record_new (ZIMT_RECORD_FILTER);
  self->button = GTK_MENU_BUTTON (gtk_menu_button_new ());
  gtk_menu_button_set_label (self->button, _ ("Filter"));
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->button),
                               _ ("Filter by state, language, topic or tag"));
  gtk_menu_button_set_create_popup_func (self->button, create_popover_cb, self, NULL);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->button));
}

GtkWidget *
zimt_card_filter_new (ZimtSession *session, ZimtRecordKind kind)
{
  ZimtCardFilter *self = g_object_new (ZIMT_TYPE_CARD_FILTER, NULL);

  self->session = g_object_ref (session);
  self->kind = kind;
  g_signal_connect_object (get_people (self), "changed", G_CALLBACK (fill_saved), self,
                           G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

const ZimtRecord *
zimt_card_filter_get_wanted (ZimtCardFilter *self)
{
  return self->wanted;
}

void
zimt_card_filter_set_query (ZimtCardFilter *self, const char *query)
{
  zimt_record_set_text (self->wanted, "query", query);
}
