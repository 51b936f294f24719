/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Merges two cards, field by field; and lists those that could be the same. */
#include <glib/gi18n-lib.h>

#include "zimt-card-commands.h"
#include "zimt-card-rights.h"
#include "zimt-card-window.h"
#include "zimt-collation.h"
#include "zimt-name.h"
#include "zimt-rank-list.h"
#include "zimt-record-list.h"
#include "zimt-record-words.h"
#include "zimt-text-label.h"

#define WIDTH_PX 860
#define HEIGHT_PX 640
#define FORM_KEY "zimt-merge-form"
#define MAX_PAIRS 200

/* --- Field by field --- */

/* What is taken of a field. */
typedef enum
{
  TAKE_KEPT,
  TAKE_OTHER,
  TAKE_BOTH,
  N_TAKES,
} Take;

typedef struct
{
  ZimtCardWindow *window; /* borrowed: owns this */
  ZimtSession *session;   /* owned */
  ZimtRecord *kept;       /* owned */
  ZimtRecord *other;      /* owned */
  ZimtRecord *both;       /* owned: what zimt_people_merge () proposes */
  GHashTable *takes;      /* owned: a field's name, static, to its GtkCheckButton[N_TAKES], owned */
  GtkGrid *grid;          /* borrowed: a child */
} MergeForm;

static void
merge_form_free (gpointer data)
{
  MergeForm *form = data;

  g_object_unref (form->session);
  zimt_record_unref (form->kept);
  zimt_record_unref (form->other);
  zimt_record_unref (form->both);
  g_hash_table_unref (form->takes);
  g_free (form);
}

static Take
get_take (MergeForm *form, const char *field)
{
  GtkCheckButton **buttons = g_hash_table_lookup (form->takes, field);

  for (int take = TAKE_KEPT; take < N_TAKES; take++)
    if (buttons[take] != NULL && gtk_check_button_get_active (buttons[take]))
      return take;
  return TAKE_KEPT;
}

/* What neither shows nor asks, the proposal decides. */
static ZimtRecord *
make_merged (MergeForm *form)
{
  ZimtRecord *merged = zimt_record_copy (form->both);
  GHashTableIter iter;
  gpointer field = NULL;

  g_hash_table_iter_init (&iter, form->takes);
  while (g_hash_table_iter_next (&iter, &field, NULL))
    {
      Take take = get_take (form, field);

      if (take != TAKE_BOTH)
        zimt_record_copy_field (merged, take == TAKE_KEPT ? form->kept : form->other, field);
    }
  return merged;
}

static void
merged_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ZimtCardWindow) window = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) stored = zimt_people_act_finish (ZIMT_PEOPLE (source), result, &error);

  MergeForm *form = g_object_get_data (G_OBJECT (window), FORM_KEY);

  if (stored != NULL)
    zimt_session_tell_done (form->session, _ ("Merged into one card."));
  if (zimt_card_window_get_session (window) == NULL)
    return;
  zimt_card_window_set_busy (window, FALSE);
  if (stored != NULL)
    gtk_window_destroy (GTK_WINDOW (window));
  else
    zimt_card_window_refuse (window, error->message);
}

static void
merge_cb (MergeForm *form)
{
  g_autoptr (ZimtRecord) merged = make_merged (form);
  g_autoptr (GError) error = NULL;

  if (!zimt_record_validate (merged, zimt_session_get_today (form->session), NULL, &error))
    {
      zimt_card_window_refuse (form->window, error->message);
      return;
    }
  zimt_card_window_set_busy (form->window, TRUE);
  zimt_people_merge_async (zimt_session_get_people (form->session), merged,
                           zimt_record_get_id (form->other), merged_cb,
                           g_object_ref (form->window));
}

/* A button that takes what @record (nullable: both) says in @field, be it nothing. */
static GtkCheckButton *
add_take (MergeForm *form, const ZimtRecord *record, const ZimtField *field, int column, int row,
          GtkCheckButton *group)
{
  gboolean says_nothing = record != NULL && zimt_record_is_empty (record, field->name);
  g_autofree char *value
      /* Translators: of two cards that are merged, what both say is taken. */
      = record == NULL ? g_strdup (_ ("Both"))
        /* Translators: a field of a card is empty. */
        : says_nothing ? g_strdup (_ ("Nothing"))
                       : zimt_record_words_dup_value (form->session, record, field);
  g_autofree char *spoken = g_strdup_printf ("%s: %s", _ (field->title), value);
  GtkWidget *button = gtk_check_button_new ();
  GtkWidget *words = zimt_text_label_new (value, says_nothing ? "dim-label" : NULL);

  gtk_check_button_set_child (GTK_CHECK_BUTTON (button), words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken,
                                  -1);
  gtk_widget_set_valign (button, GTK_ALIGN_START);
  gtk_label_set_max_width_chars (GTK_LABEL (words), 34);
  gtk_check_button_set_group (GTK_CHECK_BUTTON (button), group);
  gtk_grid_attach (form->grid, button, column, row, 1, 1);
  return GTK_CHECK_BUTTON (button);
}

static gboolean
has_several (const ZimtField *field)
{
  return field->type == ZIMT_FIELD_ROWS || field->type == ZIMT_FIELD_CODES
         || field->type == ZIMT_FIELD_NOTE;
}

static void
add_field (MergeForm *form, const ZimtField *field, int row)
{
  GtkCheckButton **buttons = g_new0 (GtkCheckButton *, N_TAKES);
  GtkWidget *title = zimt_text_label_new (_ (field->title), "dim-label");
  gboolean is_kept = !zimt_record_is_empty (form->kept, field->name);
  gboolean is_other = !zimt_record_is_empty (form->other, field->name);
  Take first = is_kept ? TAKE_KEPT : TAKE_OTHER;

  gtk_widget_set_valign (title, GTK_ALIGN_START);
  gtk_grid_attach (form->grid, title, 0, row, 1, 1);
  buttons[TAKE_KEPT] = add_take (form, form->kept, field, 1, row, NULL);
  buttons[TAKE_OTHER] = add_take (form, form->other, field, 2, row, buttons[TAKE_KEPT]);
  if (has_several (field) && is_kept && is_other)
    {
      buttons[TAKE_BOTH] = add_take (form, NULL, field, 3, row, buttons[TAKE_KEPT]);
      first = TAKE_BOTH;
    }
  gtk_check_button_set_active (buttons[first], TRUE);
  g_hash_table_insert (form->takes, (gpointer)field->name, buttons);
}

static void
add_heads (MergeForm *form)
{
  const ZimtRecord *records[] = { form->kept, form->other };

  for (int i = 0; i < 2; i++)
    {
      g_autofree char *title = zimt_record_dup_title (records[i]);

      gtk_grid_attach (form->grid, zimt_text_label_new (title, "heading"), i + 1, 0, 1, 1);
    }
}

static guint
add_fields (MergeForm *form)
{
  ZimtRecordKind kind = zimt_record_get_kind (form->kept);
  int row = 0;

  for (const ZimtField *field = zimt_record_kind_get_fields (kind); field->name != NULL; field++)
    if (!field->is_own && !zimt_record_has_same_field (form->kept, form->other, field->name))
      add_field (form, field, ++row);
  return (guint)row;
}

static void
compare (GtkWindow *parent, ZimtSession *session, ZimtRecord *kept, ZimtRecord *other)
{
  MergeForm *form = g_new0 (MergeForm, 1);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 14);
  guint n_fields = 0;

  form->window = zimt_card_window_new (parent, session, _ ("Merge Two Cards"), WIDTH_PX, HEIGHT_PX);
  form->session = g_object_ref (session);
  form->kept = zimt_record_ref (kept);
  form->other = zimt_record_ref (other);
  form->both = zimt_people_merge (kept, other);
  form->takes = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  form->grid = GTK_GRID (gtk_grid_new ());
  g_object_set_data_full (G_OBJECT (form->window), FORM_KEY, form, merge_form_free);
  gtk_grid_set_column_spacing (form->grid, 14);
  gtk_grid_set_row_spacing (form->grid, 10);
  add_heads (form);
  n_fields = add_fields (form);
  gtk_box_append (
      GTK_BOX (box),
      zimt_text_label_new (n_fields > 0 ? _ ("The two become one card. Choose what it says; what "
                                             "leads to either of the two leads to it.")
                                        : _ ("The two cards say the same. They become one."),
                           NULL));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (form->grid));
  zimt_card_window_set_page (form->window, box);
  zimt_card_window_set_primary (form->window, _ ("_Merge"));
  g_signal_connect_swapped (form->window, "primary", G_CALLBACK (merge_cb), form);
  gtk_window_present (GTK_WINDOW (form->window));
}

/* --- Which other one --- */

typedef struct
{
  ZimtCardWindow *window; /* borrowed: owns this */
  ZimtSession *session;   /* owned */
  ZimtRecord *record;     /* owned */
  ZimtRankList *ranks;    /* borrowed, as the entry: children */
  GtkEditable *query;
  GtkLabel *nothing;
} PickForm;

static void
pick_form_free (gpointer data)
{
  PickForm *form = data;

  g_object_unref (form->session);
  zimt_record_unref (form->record);
  g_free (form);
}

static void
add_likely (PickForm *form, ZimtPeopleBook *book)
{
  g_autoptr (GPtrArray) duplicates = zimt_people_book_find_duplicates (book, form->record, 20);

  for (guint i = 0; i < duplicates->len; i++)
    {
      const ZimtDuplicate *duplicate = duplicates->pdata[i];
      g_autofree char *title = zimt_record_dup_title (duplicate->record);

      zimt_rank_list_add (form->ranks, zimt_record_get_id (duplicate->record), title, NULL,
                          duplicate->score, duplicate->reasons);
    }
}

typedef struct
{
  ZimtCard *card; /* borrowed */
  int rate;
} Found;

static int
compare_found (gconstpointer a, gconstpointer b)
{
  return (*(Found *const *)b)->rate - (*(Found *const *)a)->rate;
}

static const char *
get_title (gpointer found)
{
  return zimt_card_get_title (((Found *)found)->card);
}

static void
add_found (PickForm *form, const char *text)
{
  g_autoptr (ZimtPeopleQuery) query = zimt_people_query_new (text);
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) no_reasons = g_ptr_array_new ();
  GListModel *cards = zimt_people_get_list (zimt_session_get_people (form->session),
                                            zimt_record_get_kind (form->record));

  for (guint i = 0; i < g_list_model_get_n_items (cards); i++)
    {
      g_autoptr (ZimtCard) card = g_list_model_get_item (cards, i);
      Found found = { card, zimt_people_query_rate (query, zimt_card_get_search_text (card)) };

      if (found.rate > 0
          && !g_str_equal (zimt_record_get_id (zimt_card_get_record (card)),
                           zimt_record_get_id (form->record)))
        g_ptr_array_add (all, g_memdup2 (&found, sizeof found));
    }
  zimt_collation_sort (all, get_title);
  g_ptr_array_sort (all, compare_found);
  for (guint i = 0; i < all->len; i++)
    {
      ZimtCard *card = ((Found *)all->pdata[i])->card;

      zimt_rank_list_add (form->ranks, zimt_record_get_id (zimt_card_get_record (card)),
                          zimt_card_get_title (card), NULL, 0, no_reasons);
    }
}

static void
chosen_cb (PickForm *form)
{
  g_autoptr (GPtrArray) chosen = zimt_rank_list_dup_chosen (form->ranks);

  zimt_card_window_set_can_do (form->window, chosen->len == 1);
}

static void
search_cb (PickForm *form)
{
  ZimtPeopleBook *book = zimt_people_get_book (zimt_session_get_people (form->session));
  const char *text = gtk_editable_get_text (form->query);

  zimt_rank_list_begin (form->ranks);
  if (*text == '\0')
    add_likely (form, book);
  else
    add_found (form, text);
  zimt_rank_list_end (form->ranks);
  gtk_label_set_text (form->nothing, *text == '\0'
                                         ? _ ("No card looks the same. Search for it by name.")
                                         : _ ("Nothing was found."));
  gtk_widget_set_visible (GTK_WIDGET (form->nothing), zimt_rank_list_get_size (form->ranks) == 0);
  chosen_cb (form);
}

static void
picked_cb (PickForm *form)
{
  g_autoptr (GPtrArray) chosen = zimt_rank_list_dup_chosen (form->ranks);
  ZimtPeopleBook *book = zimt_people_get_book (zimt_session_get_people (form->session));
  ZimtRecord *other = chosen->len == 1 ? zimt_people_book_get (book, chosen->pdata[0]) : NULL;
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (form->window));
  g_autoptr (ZimtRecord) kept = zimt_record_ref (form->record);
  g_autoptr (ZimtSession) session = g_object_ref (form->session);

  if (other == NULL)
    return;
  gtk_window_destroy (GTK_WINDOW (form->window));
  compare (parent, session, kept, other);
}

/* Escape empties the search, and closes only then. */
static void
stop_cb (PickForm *form)
{
  if (*gtk_editable_get_text (form->query) != '\0')
    gtk_editable_set_text (form->query, "");
  else
    gtk_window_close (GTK_WINDOW (form->window));
}

static void
pick (GtkWindow *parent, ZimtSession *session, ZimtRecord *record)
{
  PickForm *form = g_new0 (PickForm, 1);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *entry = gtk_search_entry_new ();
  g_autofree char *title = zimt_record_dup_title (record);
  /* Translators: %s is a card that is to be merged with another one. */
  g_autofree char *intro = g_strdup_printf (_ ("Which card is the same as “%s”?"), title);

  form->window = zimt_card_window_new (parent, session, _ ("Merge Two Cards"), 560, 560);
  form->session = g_object_ref (session);
  form->record = zimt_record_ref (record);
  g_object_set_data_full (G_OBJECT (form->window), FORM_KEY, form, pick_form_free);
  form->query = GTK_EDITABLE (entry);
  form->ranks = ZIMT_RANK_LIST (zimt_rank_list_new (TRUE));
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, intro, -1);
  gtk_box_append (GTK_BOX (box), zimt_text_label_new (intro, NULL));
  gtk_box_append (GTK_BOX (box), entry);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (form->ranks));
  form->nothing = GTK_LABEL (zimt_text_label_new ("", "dim-label"));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (form->nothing));
  zimt_card_window_set_page (form->window, box);
  zimt_card_window_set_primary (form->window, _ ("_Compare"));
  g_signal_connect_swapped (entry, "search-changed", G_CALLBACK (search_cb), form);
  g_signal_connect_swapped (entry, "stop-search", G_CALLBACK (stop_cb), form);
  g_signal_connect_swapped (form->ranks, "changed", G_CALLBACK (chosen_cb), form);
  g_signal_connect_swapped (form->window, "primary", G_CALLBACK (picked_cb), form);
  search_cb (form);
  gtk_widget_grab_focus (entry);
  gtk_window_present (GTK_WINDOW (form->window));
}

void
zimt_card_merge_activate (GtkWindow *parent, ZimtSession *session, GPtrArray *records)
{
  if (records->len == 2)
    compare (parent, session, records->pdata[0], records->pdata[1]);
  else if (records->len == 1)
    pick (parent, session, records->pdata[0]);
}

/* --- Everything that could be double --- */

static void
compare_pair_cb (GtkButton *button, ZimtCardWindow *window)
{
  GPtrArray *pair = g_object_get_data (G_OBJECT (button), "zimt-pair");
  ZimtSession *session = zimt_card_window_get_session (window);

  compare (GTK_WINDOW (window), session, pair->pdata[0], pair->pdata[1]);
}

static void
add_pair (GtkBox *box, ZimtCardWindow *window, ZimtRecord *first, const ZimtDuplicate *duplicate)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *button = gtk_button_new_with_label (_ ("Compare…"));
  g_autofree char *one = zimt_record_dup_title (first);
  g_autofree char *two = zimt_record_dup_title (duplicate->record);
  g_autoptr (GString) text = g_string_new (NULL);
  GPtrArray *pair = zimt_record_list_new ();
  GtkWidget *words = NULL;

  g_string_append_printf (text, "%s – %s", one, two);
  for (guint i = 0; i < duplicate->reasons->len; i++)
    g_string_append_printf (text, " · %s", (char *)duplicate->reasons->pdata[i]);
  g_ptr_array_add (pair, zimt_record_ref (first));
  g_ptr_array_add (pair, zimt_record_ref (duplicate->record));
  g_object_set_data_full (G_OBJECT (button), "zimt-pair", pair, (GDestroyNotify)g_ptr_array_unref);
  g_signal_connect_object (button, "clicked", G_CALLBACK (compare_pair_cb), window, 0);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  words = zimt_text_label_new (text->str, NULL);
  gtk_widget_set_hexpand (words, TRUE);
  gtk_box_append (GTK_BOX (line), words);
  gtk_box_append (GTK_BOX (line), button);
  gtk_box_append (box, line);
}

static guint
add_kind (GtkBox *box, ZimtCardWindow *window, ZimtPeopleBook *book, ZimtRecordKind kind)
{
  g_autoptr (GPtrArray) firsts = NULL;
  g_autoptr (GPtrArray) duplicates
      = zimt_people_book_list_duplicates (book, kind, MAX_PAIRS, &firsts);

  if (duplicates->len > 0)
    gtk_box_append (box, zimt_text_label_new (zimt_record_words_get_plural (kind), "heading"));
  for (guint i = 0; i < duplicates->len; i++)
    add_pair (box, window, firsts->pdata[i], duplicates->pdata[i]);
  return duplicates->len;
}

/* Two people of a pool are compared by what is private. */
static gboolean
may_merge (ZimtSession *session, ZimtRecordKind kind)
{
  return zimt_card_rights_may_write (session, kind)
         && (zimt_right_of_card (kind) != ZIMT_RIGHT_POOLS
             || zimt_card_rights_may_write_private (session));
}

/* Of the lists that the account may change. */
static void
fill_duplicates (ZimtCardWindow *window)
{
  static const ZimtRecordKind kinds[]
      = { ZIMT_RECORD_ORGANISATION, ZIMT_RECORD_PERSON, ZIMT_RECORD_INTERPRETER,
          ZIMT_RECORD_COMPANION, ZIMT_RECORD_NEWCOMER };
  ZimtSession *session = zimt_card_window_get_session (window);
  ZimtPeopleBook *book = zimt_people_get_book (zimt_session_get_people (session));
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 10);
  guint n_pairs = 0;

  for (gsize i = 0; book != NULL && i < G_N_ELEMENTS (kinds); i++)
    if (may_merge (session, kinds[i]))
      n_pairs += add_kind (GTK_BOX (box), window, book, kinds[i]);
  if (n_pairs == 0)
    gtk_box_append (GTK_BOX (box),
                    zimt_text_label_new (_ ("No two cards look the same."), "dim-label"));
  zimt_card_window_set_page (window, box);
}

void
zimt_duplicates_activate (GtkWindow *parent, ZimtSession *session, GPtrArray *records)
{
  ZimtCardWindow *window
      = zimt_card_window_new (parent, session, _ ("Possible Duplicates"), 680, HEIGHT_PX);

  g_signal_connect_object (zimt_session_get_people (session), "changed",
                           G_CALLBACK (fill_duplicates), window, G_CONNECT_SWAPPED);
  fill_duplicates (window);
  gtk_window_present (GTK_WINDOW (window));
}
