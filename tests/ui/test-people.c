/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The tabs of the card indexes: what is listed, found, changed and copied there, and what is not
 * there while it is locked. */
#include <glib/gi18n-lib.h>
#include <locale.h>

#include "cards-fixture.h"
#include "vault-fixture.h"
#include "zimt-card-columns.h"
#include "zimt-card-filter.h"
#include "zimt-card-list.h"
#include "zimt-card-pane.h"
#include "zimt-card-rights.h"
#include "zimt-cards-page.h"
#include "zimt-record-field.h"
#include "zimt-record-list.h"
#include "zimt-time-names.h"

#define FIRST_NAME "Selam"

/* --- Making cards --- */

static ZimtPeople *
get_people (WindowFixture *fixture)
{
  return zimt_session_get_people (zimt_window_get_session (fixture->window));
}

static ZimtRecord *
new_organisation (const char *short_name, const char *phone)
{
  ZimtRecord *record = zimt_record_new (ZIMT_RECORD_ORGANISATION);
  g_autofree char *name = g_strdup_printf ("%s e. V., Gesellschaft mit langem Namen", short_name);
  const char *const topics[] = { "work", "housing", NULL };

  zimt_record_set_text (record, "short_name", short_name);
  zimt_record_set_text (record, "name", name);
  zimt_record_set_text (record, "kind", "association");
  zimt_record_set_text (record, "web", "https://example.org");
  zimt_record_set_text (record, "offer", "Sprachkurse am Abend");
  zimt_record_set_codes (record, "topics", topics);
  cards_add_row (record, "phones", ZIMT_RECORD_PHONE, "number", phone);
  cards_add_row (record, "emails", ZIMT_RECORD_EMAIL, "address", "info@example.org");
  return record;
}

static ZimtRecord *
new_person (const char *given, const char *family, const char *organisation)
{
  ZimtRecord *record = zimt_record_new (ZIMT_RECORD_PERSON);
  ZimtRecord *role = zimt_record_new (ZIMT_RECORD_ROLE);

  zimt_record_set_text (record, "given", given);
  zimt_record_set_text (record, "family", family);
  zimt_record_set_text (role, "organisation", organisation);
  zimt_record_set_text (role, "title", "Leitung");
  zimt_record_add_row (record, "roles", role);
  cards_add_row (record, "phones", ZIMT_RECORD_PHONE, "number", "0361 5550 17");
  return record;
}

static ZimtRecord *
new_of_pool (ZimtRecordKind kind, const char *given, const char *family, const char *state,
             const char *language)
{
  ZimtRecord *record = zimt_record_new (kind);
  const char *const languages[] = { language, "deu", NULL };

  zimt_record_set_text (record, "given", given);
  zimt_record_set_text (record, "family", family);
  zimt_record_set_text (record, "state", state);
  zimt_record_set_codes (record, "languages", languages);
  zimt_record_set_text (record, "district", "north");
  zimt_record_set_text (record, "note", "Kommt gern mit dem Rad.");
  cards_add_row (record, "phones", ZIMT_RECORD_PHONE, "number", "0151 5550 99");
  if (kind == ZIMT_RECORD_INTERPRETER)
    {
      ZimtRecord *skill = zimt_record_new (ZIMT_RECORD_SKILL);

      zimt_record_set_text (skill, "language", language);
      zimt_record_set_text (skill, "other", "deu");
      zimt_record_add_row (record, "skills", skill);
    }
  if (kind == ZIMT_RECORD_NEWCOMER)
    zimt_record_set_date (record, "waiting_since", EDITOR_TODAY - 41);
  return record;
}

static ZimtRecord *
new_assignment (const ZimtRecord *interpreter)
{
  ZimtRecord *record = zimt_record_new (ZIMT_RECORD_ASSIGNMENT);

  zimt_record_set_text (record, "interpreter", zimt_record_get_id (interpreter));
  zimt_record_set_text (record, "state", "asked");
  zimt_record_set_date (record, "date", EDITOR_TODAY + 7);
  zimt_record_set_time (record, "from", 600);
  zimt_record_set_time (record, "to", 660);
  zimt_record_set_text (record, "language", "tir");
  zimt_record_set_text (record, "place", "Amt am Rathaus, Zimmer 12");
  return record;
}

static ZimtRecord *
new_tandem (const ZimtRecord *companion, const ZimtRecord *newcomer)
{
  ZimtRecord *record = zimt_record_new (ZIMT_RECORD_TANDEM);

  zimt_record_set_text (record, "companion", zimt_record_get_id (companion));
  zimt_record_set_text (record, "newcomer", zimt_record_get_id (newcomer));
  zimt_record_set_text (record, "state", "active");
  zimt_record_set_date (record, "started", EDITOR_TODAY - 20);
  return record;
}

static void
put_contacts (WindowFixture *fixture)
{
  GPtrArray *records = zimt_record_list_new ();
  ZimtRecord *organisation = new_organisation ("Ähre", "0361 5550 11");

  g_ptr_array_add (records, organisation);
  g_ptr_array_add (records, new_organisation ("Zebra", "0361 5550 13"));
  g_ptr_array_add (records, new_organisation ("Bücherstube", "0361 5550 12"));
  g_ptr_array_add (records, new_person ("Jarosław", "Müller", zimt_record_get_id (organisation)));
  g_ptr_array_add (records, new_person ("Amira", "Öztürk", zimt_record_get_id (organisation)));
  cards_put (get_people (fixture), records);
}

static void
put_pools (WindowFixture *fixture)
{
  GPtrArray *records = zimt_record_list_new ();
  ZimtRecord *interpreter
      = new_of_pool (ZIMT_RECORD_INTERPRETER, FIRST_NAME, "Tesfaye", "active", "tir");
  ZimtRecord *companion = new_of_pool (ZIMT_RECORD_COMPANION, "Uwe", "Groß", "active", "eng");
  ZimtRecord *newcomer = new_of_pool (ZIMT_RECORD_NEWCOMER, "Rahel", "Haile", "waiting", "tir");

  g_ptr_array_add (records, interpreter);
  g_ptr_array_add (records,
                   new_of_pool (ZIMT_RECORD_INTERPRETER, "Омар", "Азизи", "paused", "prs"));
  g_ptr_array_add (records,
                   new_of_pool (ZIMT_RECORD_INTERPRETER, "Mina", "Ahmadi", "active", "kmr"));
  g_ptr_array_add (records, companion);
  g_ptr_array_add (records, newcomer);
  g_ptr_array_add (records, new_assignment (interpreter));
  g_ptr_array_add (records, new_tandem (companion, newcomer));
  cards_put (get_people (fixture), records);
}

/* --- Looking --- */

static ZimtCardsPage *
open_tab (WindowFixture *fixture, const char *action)
{
  window_activate (fixture, action);
  while (!zimt_people_is_loaded (get_people (fixture)))
    g_main_context_iteration (NULL, TRUE);
  editor_settle ();
  editor_wait_frames (GTK_WIDGET (fixture->window));
  return ZIMT_CARDS_PAGE (zimt_window_get_page (fixture->window));
}

static ZimtCardList *
get_list (ZimtCardsPage *page)
{
  GtkWidget *first = vault_get_nth (GTK_WIDGET (page), ZIMT_TYPE_CARD_LIST, 0);

  return ZIMT_CARD_LIST (gtk_stack_get_visible_child (GTK_STACK (gtk_widget_get_parent (first))));
}

static ZimtCardPane *
get_pane (ZimtCardsPage *page)
{
  return ZIMT_CARD_PANE (vault_get_nth (GTK_WIDGET (page), ZIMT_TYPE_CARD_PANE, 0));
}

static GtkSelectionModel *
get_rows (ZimtCardsPage *page)
{
  GtkWidget *view = vault_get_nth (GTK_WIDGET (get_list (page)), GTK_TYPE_COLUMN_VIEW, 0);

  return gtk_column_view_get_model (GTK_COLUMN_VIEW (view));
}

static guint
find_row (ZimtCardsPage *page, const char *title)
{
  GListModel *rows = G_LIST_MODEL (get_rows (page));

  for (guint i = 0; i < g_list_model_get_n_items (rows); i++)
    {
      g_autoptr (ZimtCard) card = g_list_model_get_item (rows, i);

      if (g_str_equal (zimt_card_get_title (card), title))
        return i;
    }
  g_error ("%s is not listed", title);
}

static void
select_title (ZimtCardsPage *page, const char *title)
{
  gtk_selection_model_select_item (get_rows (page), find_row (page, title), TRUE);
  editor_settle ();
}

static void
search (ZimtCardsPage *page, const char *text)
{
  GtkWidget *entry = vault_get_nth (GTK_WIDGET (page), GTK_TYPE_SEARCH_ENTRY, 0);

  gtk_editable_set_text (GTK_EDITABLE (entry), text);
  g_signal_emit_by_name (entry, "search-changed");
  editor_settle ();
}

static const char *
get_query (ZimtCardsPage *page)
{
  return gtk_editable_get_text (
      GTK_EDITABLE (vault_get_nth (GTK_WIDGET (page), GTK_TYPE_SEARCH_ENTRY, 0)));
}

static void
click_toggle (ZimtCardsPage *page, guint index)
{
  g_signal_emit_by_name (vault_get_nth (GTK_WIDGET (page), GTK_TYPE_TOGGLE_BUTTON, index),
                         "clicked");
  editor_settle ();
}

static gboolean
says (ZimtCardsPage *page, const char *text)
{
  return window_find_label (GTK_WIDGET (page), text) != NULL;
}

static void
found_unlocked (WindowFixture *fixture, ZimtRoles roles)
{
  g_autofree char *key = vault_found (fixture, roles);

  vault_unlock (fixture, VAULT_LEAD, VAULT_PASSWORD);
  vault_wait_unlocked (fixture, TRUE);
}

/* --- Tests --- */

static void
test_nothing_is_made_before (WindowFixture *fixture, gconstpointer data)
{
  window_open_practice (fixture);
  g_assert_false (zimt_people_is_loaded (get_people (fixture)));
}

static void
test_alphabet (WindowFixture *fixture, gconstpointer data)
{
  ZimtCardsPage *page;

  window_open_practice (fixture);
  put_contacts (fixture);
  page = open_tab (fixture, "contacts");
  g_assert_cmpuint (find_row (page, "Ähre"), <, find_row (page, "Bücherstube"));
  g_assert_cmpuint (find_row (page, "Bücherstube"), <, find_row (page, "Zebra"));
}

static void
test_search (WindowFixture *fixture, gconstpointer data)
{
  ZimtCardsPage *page;
  guint n_all;

  window_open_practice (fixture);
  put_contacts (fixture);
  page = open_tab (fixture, "contacts");
  n_all = zimt_card_list_get_n_shown (get_list (page));
  search (page, "bucher");
  g_assert_cmpuint (zimt_card_list_get_n_shown (get_list (page)), ==, 1);
  search (page, "pfttwl");
  g_assert_cmpuint (zimt_card_list_get_n_shown (get_list (page)), ==, 0);
  vault_click (GTK_WIDGET (page), _ ("Show All"));
  g_assert_cmpuint (zimt_card_list_get_n_shown (get_list (page)), ==, n_all);
}

/* A list that one comes back to is searched for the same words, the other lists for theirs. */
static void
test_search_of_each_list (WindowFixture *fixture, gconstpointer data)
{
  ZimtCardsPage *page;
  guint n_all;

  window_open_practice (fixture);
  put_contacts (fixture);
  page = open_tab (fixture, "contacts");
  n_all = zimt_card_list_get_n_shown (get_list (page));
  click_toggle (page, 1);
  click_toggle (page, 0);
  g_assert_cmpuint (zimt_card_list_get_n_shown (get_list (page)), ==, n_all);
  search (page, "bucherstube");
  click_toggle (page, 1);
  g_assert_cmpstr (get_query (page), ==, "");
  click_toggle (page, 0);
  g_assert_cmpstr (get_query (page), ==, "bucherstube");
  g_assert_cmpuint (zimt_card_list_get_n_shown (get_list (page)), ==, 1);
}

static gboolean
has_title (gpointer data)
{
  gpointer *wanted = data;
  ZimtCard *card = zimt_people_get_card (wanted[0], wanted[1]);

  return card != NULL && g_str_equal (zimt_card_get_title (card), wanted[2]);
}

/* The same row stays selected while what it says changes, and comes back by undo. */
static void
test_edit_in_place (WindowFixture *fixture, gconstpointer data)
{
  ZimtCardsPage *page;
  g_autoptr (GPtrArray) selected = NULL;
  gpointer wanted[3];
  GtkWidget *field;

  window_open_practice (fixture);
  put_contacts (fixture);
  page = open_tab (fixture, "contacts");
  select_title (page, "Ähre");
  zimt_card_pane_edit (get_pane (page), "short_name");
  editor_settle ();
  editor_photograph (GTK_WIDGET (fixture->window), "people-edit-in-place");
  field = vault_get_nth (GTK_WIDGET (page), ZIMT_TYPE_RECORD_FIELD, 0);
  vault_type (field, GTK_TYPE_TEXT, 0, "Ähren");
  editor_press (vault_get_nth (field, GTK_TYPE_TEXT, 0), GDK_KEY_Return, 0);
  selected = zimt_card_list_dup_selected (get_list (page));
  g_assert_cmpuint (selected->len, ==, 1);
  wanted[0] = get_people (fixture);
  wanted[1] = (gpointer)zimt_record_get_id (selected->pdata[0]);
  wanted[2] = (gpointer) "Ähren";
  editor_wait (has_title, wanted);
  editor_settle ();
  g_assert_true (gtk_selection_model_is_selected (get_rows (page), find_row (page, "Ähren")));
  window_activate (fixture, "undo");
  wanted[2] = (gpointer) "Ähre";
  editor_wait (has_title, wanted);
}

static ZimtRecord *
get_selected (ZimtCardsPage *page)
{
  g_autoptr (GPtrArray) selected = zimt_card_list_dup_selected (get_list (page));

  g_assert_cmpuint (selected->len, ==, 1);
  return zimt_record_ref (selected->pdata[0]);
}

static GtkWidget *
edit (ZimtCardsPage *page, const char *field, const char *text)
{
  GtkWidget *editor;

  zimt_card_pane_edit (get_pane (page), field);
  editor_settle ();
  editor = vault_get_nth (GTK_WIDGET (page), ZIMT_TYPE_RECORD_FIELD, 0);
  vault_type (editor, GTK_TYPE_TEXT, 0, text);
  return vault_get_nth (editor, GTK_TYPE_TEXT, 0);
}

typedef struct
{
  ZimtCardsPage *page;
  const char *field;
  const char *text;
} Stored;

static gboolean
is_stored (gpointer data)
{
  const Stored *wanted = data;
  g_autoptr (ZimtRecord) record = get_selected (wanted->page);

  return g_str_equal (zimt_record_get_text (record, wanted->field), wanted->text)
         && window_find_label (GTK_WIDGET (get_pane (wanted->page)), wanted->text) != NULL;
}

static void
edit_and_store (ZimtCardsPage *page, const char *field, const char *text)
{
  Stored wanted = { page, field, text };

  editor_press (edit (page, field, text), GDK_KEY_Return, 0);
  editor_wait (is_stored, &wanted);
  editor_settle ();
}

/* Each is stored upon the revision that the one before made. */
static void
test_edits_in_a_row (WindowFixture *fixture, gconstpointer data)
{
  ZimtCardsPage *page;

  window_open_practice (fixture);
  put_contacts (fixture);
  page = open_tab (fixture, "contacts");
  click_toggle (page, 1);
  select_title (page, "Jarosław Müller");
  edit_and_store (page, "given", "Jarek");
  edit_and_store (page, "family", "Möller");
  edit_and_store (page, "family", "Mühler");
  edit_and_store (page, "given", "Jaro");
  g_assert_true (says (page, "Jaro Mühler"));
  /* What says nothing any more is not shown, and the next line has the focus. */
  editor_press (edit (page, "given", ""), GDK_KEY_Return, 0);
  while (window_find_label (GTK_WIDGET (get_pane (page)), _ ("First name")) != NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_nonnull (gtk_widget_get_focus_child (GTK_WIDGET (get_pane (page))));
}

static void
put_changed (WindowFixture *fixture, ZimtRecord *record, const char *field, const char *text)
{
  GPtrArray *records = zimt_record_list_new ();
  ZimtRecord *changed = zimt_record_copy (record);

  zimt_record_set_text (changed, field, text);
  g_ptr_array_add (records, changed);
  cards_put (get_people (fixture), records);
}

/* What others change elsewhere in a card is no obstacle; what they change in the same field is. */
static void
test_edits_of_others (WindowFixture *fixture, gconstpointer data)
{
  g_autoptr (ZimtRecord) first = NULL, second = NULL;
  Stored wanted = { NULL, "family", "Möller" };
  GtkWidget *text;

  window_open_practice (fixture);
  put_contacts (fixture);
  wanted.page = open_tab (fixture, "contacts");
  click_toggle (wanted.page, 1);
  select_title (wanted.page, "Jarosław Müller");
  text = edit (wanted.page, "family", "Möller");
  first = get_selected (wanted.page);
  put_changed (fixture, first, "given", "Jarek");
  editor_settle ();
  g_assert_true (says (wanted.page, "Jarek"));
  editor_press (text, GDK_KEY_Return, 0);
  editor_wait (is_stored, &wanted);
  editor_settle ();
  text = edit (wanted.page, "family", "Meins");
  second = get_selected (wanted.page);
  put_changed (fixture, second, "family", "Deins");
  editor_press (text, GDK_KEY_Return, 0);
  editor_press (text, GDK_KEY_Escape, 0);
  window_wait_for_message (
      _ ("Somebody changed this card meanwhile; open it again and look what is there now."));
  g_assert_true (says (wanted.page, "Deins"));
}

static GtkWidget *
get_focus (WindowFixture *fixture)
{
  return gtk_root_get_focus (GTK_ROOT (fixture->window));
}

/* Whoever goes through a card by keys is not thrown out by what happens to another one. */
static void
test_focus_stays (WindowFixture *fixture, gconstpointer data)
{
  g_autoptr (ZimtRecord) record = NULL;
  GPtrArray *records = zimt_record_list_new ();
  ZimtCardsPage *page;
  GtkWidget *focus;

  window_open_practice (fixture);
  put_contacts (fixture);
  page = open_tab (fixture, "contacts");
  select_title (page, "Ähre");
  record = get_selected (page);
  gtk_widget_child_focus (GTK_WIDGET (get_pane (page)), GTK_DIR_TAB_FORWARD);
  focus = get_focus (fixture);
  g_assert_true (gtk_widget_is_ancestor (focus, GTK_WIDGET (get_pane (page))));
  g_ptr_array_add (records, new_organisation ("Neu", "0361 5550 14"));
  g_ptr_array_add (records, new_person ("Vera", "Neumann", zimt_record_get_id (record)));
  cards_put (get_people (fixture), records);
  editor_settle ();
  g_assert_true (get_focus (fixture) == focus);
  g_assert_true (says (page, "Vera Neumann"));
}

static gboolean
has_text (gpointer data)
{
  return *(char **)data != NULL;
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(char **)user_data = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);
}

static void
test_copy (WindowFixture *fixture, gconstpointer data)
{
  ZimtCardsPage *page;
  GtkWidget *list;
  g_autofree char *text = NULL;

  window_open_practice (fixture);
  put_contacts (fixture);
  page = open_tab (fixture, "contacts");
  select_title (page, "Ähre");
  list = GTK_WIDGET (get_list (page));
  gtk_widget_activate_action (list, "list.copy", NULL);
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (list), NULL, read_cb, &text);
  editor_wait (has_text, &text);
  g_assert_true (g_str_has_prefix (text, "Ähre\t"));
  g_assert_nonnull (strstr (text, "\t0361 5550 11\t"));
}

static void
test_links (WindowFixture *fixture, gconstpointer data)
{
  ZimtCardsPage *page;

  window_open_practice (fixture);
  put_contacts (fixture);
  page = open_tab (fixture, "contacts");
  select_title (page, "Ähre");
  g_assert_true (says (page, "Jarosław Müller"));
  g_assert_cmpstr (gtk_link_button_get_uri (GTK_LINK_BUTTON (
                       vault_get_nth (GTK_WIDGET (page), GTK_TYPE_LINK_BUTTON, 0))),
                   ==, "tel:0361555011");
}

/* Her own name would stand over every job of hers. */
static void
test_own_jobs (WindowFixture *fixture, gconstpointer data)
{
  g_autofree char *date = zimt_date_to_text (EDITOR_TODAY + 7);
  g_autofree char *title = g_strdup_printf ("%s, 10:00 · ", date);
  ZimtCardsPage *page;

  found_unlocked (fixture, 0);
  put_pools (fixture);
  page = open_tab (fixture, "interpreters");
  select_title (page, "Selam Tesfaye");
  g_assert_true (says (page, title));
}

static void
test_rows_read_as_one_writes (WindowFixture *fixture, gconstpointer data)
{
  ZimtSession *session = NULL;
  g_autoptr (ZimtRecord) person = zimt_record_new (ZIMT_RECORD_INTERPRETER);
  ZimtRecord *hours = zimt_record_new (ZIMT_RECORD_HOURS);
  ZimtRecord *address = zimt_record_new (ZIMT_RECORD_ADDRESS);
  g_autofree char *when = NULL;
  g_autofree char *where = NULL;

  window_open_practice (fixture);
  session = zimt_window_get_session (fixture->window);
  zimt_record_set_text (hours, "weekday", "mon");
  zimt_record_set_time (hours, "from", 540);
  zimt_record_set_time (hours, "to", 1020);
  zimt_record_add_row (person, "hours", hours);
  zimt_record_set_text (address, "street", "Karl-Heine-Str. 5");
  zimt_record_set_text (address, "postcode", "04177");
  zimt_record_set_text (address, "city", "Leipzig");
  zimt_record_add_row (person, "addresses", address);
  when = zimt_card_dup_value (session, person, "hours");
  where = zimt_card_dup_value (session, person, "addresses");
  g_assert_true (g_str_has_suffix (when, " 09:00–17:00"));
  g_assert_cmpstr (where, ==, "Karl-Heine-Str. 5, 04177 Leipzig");
}

static GtkWidget *
open_filter (ZimtCardsPage *page)
{
  GtkWidget *filter = vault_get_nth (GTK_WIDGET (page), ZIMT_TYPE_CARD_FILTER, 0);
  GtkMenuButton *button = GTK_MENU_BUTTON (adw_bin_get_child (ADW_BIN (filter)));

  gtk_menu_button_popup (button);
  editor_settle ();
  return GTK_WIDGET (gtk_menu_button_get_popover (button));
}

static gboolean
is_verified (gpointer data)
{
  ZimtCard *card = data;

  return zimt_record_get_date (zimt_card_get_record (card), "verified") == EDITOR_TODAY;
}

/* The work list gets shorter with each key. */
static void
test_work_list (WindowFixture *fixture, gconstpointer data)
{
  g_autoptr (ZimtCard) card = NULL;
  ZimtCardsPage *page;
  GtkWidget *popover;
  guint n, place;

  window_open_practice (fixture);
  put_contacts (fixture);
  page = open_tab (fixture, "contacts");
  popover = open_filter (page);
  editor_photograph (popover, "people-filter");
  gtk_check_button_set_active (GTK_CHECK_BUTTON (
                                   editor_get_widget (popover, GTK_TYPE_CHECK_BUTTON, NULL)),
                               TRUE);
  gtk_popover_popdown (GTK_POPOVER (popover));
  editor_settle ();
  n = zimt_card_list_get_n_shown (get_list (page));
  select_title (page, "Ähre");
  place = find_row (page, "Ähre");
  card = g_list_model_get_item (G_LIST_MODEL (get_rows (page)), find_row (page, "Ähre"));
  gtk_widget_grab_focus (GTK_WIDGET (get_list (page)));
  gtk_widget_activate_action (GTK_WIDGET (page), "card.verify", NULL);
  editor_wait (is_verified, card);
  editor_settle ();
  g_assert_cmpuint (zimt_card_list_get_n_shown (get_list (page)), ==, n - 1);
  /* The next one stands where it stood. */
  g_assert_true (gtk_selection_model_is_selected (get_rows (page), place));
}

static gboolean
has_one_filter (gpointer data)
{
  return g_list_model_get_n_items (zimt_people_get_list (data, ZIMT_RECORD_FILTER)) == 1;
}

static void
test_saved_filter (WindowFixture *fixture, gconstpointer data)
{
  ZimtCardsPage *page;
  GtkWidget *popover;

  window_open_practice (fixture);
  put_contacts (fixture);
  page = open_tab (fixture, "contacts");
  search (page, "bucher");
  popover = open_filter (page);
  gtk_editable_set_text (GTK_EDITABLE (gtk_widget_get_prev_sibling (
                             editor_find_button (popover, _ ("Save Filter")))),
                         "Bücher");
  g_signal_emit_by_name (editor_find_button (popover, _ ("Save Filter")), "clicked");
  editor_wait (has_one_filter, get_people (fixture));
  search (page, "");
  g_assert_cmpuint (zimt_card_list_get_n_shown (get_list (page)), >, 1);
  g_signal_emit_by_name (editor_find_button (popover, "Bücher"), "clicked");
  editor_settle ();
  g_assert_cmpuint (zimt_card_list_get_n_shown (get_list (page)), ==, 1);
}

static GtkWidget *
find_check (GtkWidget *popover)
{
  return editor_get_widget (popover, GTK_TYPE_CHECK_BUTTON, NULL);
}

/* The work list can be saved, too. */
static void
test_saved_work_list (WindowFixture *fixture, gconstpointer data)
{
  ZimtCardsPage *page;
  GtkWidget *popover, *save;

  window_open_practice (fixture);
  put_contacts (fixture);
  page = open_tab (fixture, "contacts");
  popover = open_filter (page);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (find_check (popover)), TRUE);
  save = editor_find_button (popover, _ ("Save Filter"));
  gtk_editable_set_text (GTK_EDITABLE (gtk_widget_get_prev_sibling (save)), "Alte");
  g_signal_emit_by_name (save, "clicked");
  editor_wait (has_one_filter, get_people (fixture));
  vault_click (popover, _ ("Clear Filter"));
  g_assert_false (gtk_check_button_get_active (GTK_CHECK_BUTTON (find_check (popover))));
  g_signal_emit_by_name (editor_find_button (popover, "Alte"), "clicked");
  editor_settle ();
  g_assert_true (gtk_check_button_get_active (GTK_CHECK_BUTTON (find_check (popover))));
}

/* Reception uses filters, and keeps none. */
static void
test_filters_are_saved_with_the_right (WindowFixture *fixture, gconstpointer data)
{
  ZimtSession *session = zimt_window_get_session (fixture->window);
  ZimtCardsPage *page;
  GtkWidget *popover;

  found_unlocked (fixture, 0);
  put_contacts (fixture);
  page = open_tab (fixture, "contacts");
  popover = open_filter (page);
  g_assert_nonnull (editor_find_button (popover, _ ("Save Filter")));
  gtk_popover_popdown (GTK_POPOVER (popover));
  zimt_session_lock (session);
  editor_settle ();
  g_assert_null (editor_find_button (open_filter (page), _ ("Save Filter")));
}

static gboolean
is_gone (gpointer data)
{
  return *(gpointer *)data == NULL;
}

/* What was deleted does not stay in what sorts and searches. */
static void
test_deleted_cards_leave_nothing (WindowFixture *fixture, gconstpointer data)
{
  g_autoptr (ZimtCard) card = NULL;
  ZimtCardsPage *page;
  gpointer weak;

  window_open_practice (fixture);
  put_contacts (fixture);
  page = open_tab (fixture, "contacts");
  search (page, "zebra");
  search (page, "");
  card = g_list_model_get_item (G_LIST_MODEL (get_rows (page)), find_row (page, "Zebra"));
  weak = card;
  g_object_add_weak_pointer (G_OBJECT (card), &weak);
  select_title (page, "Zebra");
  g_clear_object (&card);
  gtk_widget_activate_action (GTK_WIDGET (page), "card.delete", NULL);
  editor_wait (is_gone, &weak);
}

/* Names stay, everything else goes at once. */
static void
test_locking (WindowFixture *fixture, gconstpointer data)
{
  ZimtCardsPage *page;

  found_unlocked (fixture, 0);
  put_pools (fixture);
  page = open_tab (fixture, "interpreters");
  search (page, "Tesfaye");
  select_title (page, "Selam Tesfaye");
  g_assert_true (says (page, "\u2066"
                             "0151 5550 99"));
  zimt_session_lock (zimt_window_get_session (fixture->window));
  g_assert_false (says (page, "\u2066"
                              "0151 5550 99"));
  editor_settle ();
  g_assert_false (says (page, "\u2066"
                              "0151 5550 99"));
  g_assert_true (says (page, "Selam Tesfaye"));
  g_assert_true (says (page, _ ("Locked: names, languages and states can be seen, no more.")));
  g_assert_cmpstr (get_query (page), ==, "");
  g_assert_true (says (page, "Mina Ahmadi"));
}

static void
test_tandems_are_private (WindowFixture *fixture, gconstpointer data)
{
  ZimtCardsPage *page;

  found_unlocked (fixture, 0);
  put_pools (fixture);
  page = open_tab (fixture, "companions");
  click_toggle (page, 2);
  g_assert_true (says (page, "Rahel Haile"));
  gtk_selection_model_select_item (get_rows (page), 0, TRUE);
  editor_settle ();
  g_assert_null (window_find_label (GTK_WIDGET (get_pane (page)), _ ("Nothing Selected")));
  zimt_session_lock (zimt_window_get_session (fixture->window));
  editor_settle ();
  g_assert_false (says (page, "Rahel Haile"));
  g_assert_true (says (page, _ ("Tandems Are Private")));
  g_assert_nonnull (window_find_label (GTK_WIDGET (get_pane (page)), _ ("Nothing Selected")));
}

/* A counsellor arranges jobs, and keeps no pool. */
static void
test_counsellors_arrange_jobs (WindowFixture *fixture, gconstpointer data)
{
  ZimtSession *session = zimt_window_get_session (fixture->window);

  found_unlocked (fixture, 0);
  put_pools (fixture);
  vault_add (fixture, "Beate", ZIMT_ROLE_COUNSELLING);
  zimt_session_lock (session);
  vault_unlock (fixture, "Beate", VAULT_OTHER_PASSWORD);
  vault_wait_unlocked (fixture, TRUE);
  g_assert_true (zimt_card_rights_may_write (session, ZIMT_RECORD_ASSIGNMENT));
  g_assert_true (zimt_card_rights_may_write (session, ZIMT_RECORD_DEMAND));
  g_assert_false (zimt_card_rights_may_write (session, ZIMT_RECORD_INTERPRETER));
  zimt_session_lock (session);
  g_assert_false (zimt_card_rights_may_read (session, ZIMT_RECORD_ASSIGNMENT));
  g_assert_true (zimt_card_rights_may_read (session, ZIMT_RECORD_INTERPRETER));
}

/* The care of the system keeps backups, and sees nobody. */
static void
test_rights (WindowFixture *fixture, gconstpointer data)
{
  GAction *contacts = g_action_map_lookup_action (G_ACTION_MAP (fixture->window), "contacts");

  found_unlocked (fixture, 0);
  vault_add (fixture, "Karl", ZIMT_ROLE_CARE);
  open_tab (fixture, "contacts");
  zimt_session_lock (zimt_window_get_session (fixture->window));
  vault_unlock (fixture, "Karl", VAULT_OTHER_PASSWORD);
  vault_wait_unlocked (fixture, TRUE);
  g_assert_false (g_action_get_enabled (contacts));
  g_assert_cmpstr (zimt_window_get_page_name (fixture->window), ==, "plan");
  zimt_session_lock (zimt_window_get_session (fixture->window));
  editor_settle ();
  g_assert_true (g_action_get_enabled (contacts));
}

/* --- Pictures --- */

static void
photograph (WindowFixture *fixture, const WindowPicture *picture, const char *what)
{
  const char *language = g_getenv ("LANGUAGE");
  g_autofree char *name = g_strdup_printf ("people-%s-%s-%s", what, picture->name,
                                           language != NULL ? language : "en");

  editor_settle ();
  editor_wait_frames (GTK_WIDGET (fixture->window));
  editor_photograph (GTK_WIDGET (fixture->window), name);
  g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (fixture->window)), <=, picture->width + 60);
}

static void
test_picture (WindowFixture *fixture, gconstpointer data)
{
  static const char *const tabs[] = { "contacts", "interpreters", "companions" };
  static const guint n_lists[] = { 3, 4, 3 };
  const WindowPicture *picture = data;

  found_unlocked (fixture, 0);
  put_contacts (fixture);
  put_pools (fixture);
  for (guint tab = 0; tab < G_N_ELEMENTS (tabs); tab++)
    {
      ZimtCardsPage *page = open_tab (fixture, tabs[tab]);

      for (guint list = 0; list < n_lists[tab]; list++)
        {
          g_autofree char *name = g_strdup_printf ("%s-%u", tabs[tab], list);

          click_toggle (page, list);
          if (zimt_card_list_get_n_shown (get_list (page)) > 0)
            gtk_selection_model_select_item (get_rows (page), 0, TRUE);
          photograph (fixture, picture, name);
        }
    }
  zimt_session_lock (zimt_window_get_session (fixture->window));
  photograph (fixture, picture, "locked");
}

int
main (int argc, char **argv)
{
  GtkApplication *application;

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, g_getenv ("ZIMT_LOCALEDIR"));
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  application = window_test_init (&argc, &argv);

#define ADD(name, func)                                                                            \
  g_test_add ("/people/" name, WindowFixture, application, window_fixture_set_up, func,            \
              window_fixture_tear_down)
  ADD ("nothing-is-loaded-before-a-tab-is-shown", test_nothing_is_made_before);
  ADD ("names-stand-in-the-readers-alphabet", test_alphabet);
  ADD ("what-is-typed-finds-without-accents", test_search);
  ADD ("each-list-keeps-what-it-is-searched-for", test_search_of_each_list);
  ADD ("a-value-is-changed-in-its-place-and-undone", test_edit_in_place);
  ADD ("values-are-changed-one-after-the-other", test_edits_in_a_row);
  ADD ("what-others-changed-is-not-overwritten-unseen", test_edits_of_others);
  ADD ("what-happens-elsewhere-leaves-the-focus", test_focus_stays);
  ADD ("selected-rows-are-copied-as-text", test_copy);
  ADD ("rows-read-as-one-writes", test_rows_read_as_one_writes);
  ADD ("the-jobs-of-an-interpreter-are-told-apart", test_own_jobs);
  ADD ("a-card-leads-to-what-names-it", test_links);
  ADD ("what-was-verified-leaves-the-work-list", test_work_list);
  ADD ("a-saved-filter-brings-its-search-back", test_saved_filter);
  ADD ("a-saved-work-list-comes-back", test_saved_work_list);
  ADD ("filters-are-saved-with-the-right", test_filters_are_saved_with_the_right);
  ADD ("deleted-cards-leave-nothing", test_deleted_cards_leave_nothing);
  ADD ("names-stay-when-it-locks", test_locking);
  ADD ("nobody-sees-a-tandem-while-it-is-locked", test_tandems_are_private);
  ADD ("counsellors-arrange-jobs", test_counsellors_arrange_jobs);
  ADD ("the-care-of-the-system-sees-no-contacts", test_rights);
#undef ADD
  window_add_pictures ("/people/pictures", application, test_picture);
  return window_test_run (application);
}
