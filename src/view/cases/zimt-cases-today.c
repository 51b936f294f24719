/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The counsellors' lists while the cases are open. What rows do is in zimt-cases-today-acts.c, how
 * they look in zimt-cases-today-rows.c. */
#include <glib/gi18n-lib.h>

#include "zimt-case-lists.h"
#include "zimt-cases-today-private.h"
#include "zimt-name.h"

G_DEFINE_FINAL_TYPE (ZimtCasesToday, zimt_cases_today, ADW_TYPE_BIN)

/* More is not looked at in one go; what is due longest comes first. */
#define MAX_DUE 100

typedef enum
{
  SIGNAL_OPEN_CASE,
  N_SIGNALS,
} ZimtCasesTodaySignal;
static guint signals[N_SIGNALS];

ZimtCaseItem *
zimt_cases_today_get_item (GListStore *items, GtkListBoxRow *row)
{
  int index = gtk_list_box_row_get_index (row);
  g_autoptr (ZimtCaseItem) item
      = index >= 0 ? g_list_model_get_item (G_LIST_MODEL (items), (guint)index) : NULL;

  /* The store holds it. */
  return item;
}

ZimtRecord *
zimt_cases_today_get_record (ZimtCasesToday *self, ZimtCaseItem *item)
{
  ZimtCaseBook *book = zimt_session_get_book (self->session);

  return book != NULL ? zimt_case_book_get (book, zimt_case_item_get_id (item)) : NULL;
}

void
zimt_cases_today_open (ZimtCasesToday *self, ZimtRecord *record)
{
  const char *case_id = zimt_record_get_case_id (record);

  if (*case_id != '\0')
    g_signal_emit (self, signals[SIGNAL_OPEN_CASE], 0, case_id);
  else
    zimt_cases_today_edit (self, record);
}

/* --- Filling --- */

static gboolean
shows_closed (ZimtCasesToday *self)
{
  return !gtk_toggle_button_get_active (self->open_button);
}

static void
fill_all (ZimtCasesToday *self)
{
  gboolean is_closed = shows_closed (self);
  g_autoptr (GPtrArray) items = zimt_case_lists_new_all (self->session, is_closed);
  g_autofree char *title
      = g_strdup_printf (is_closed ? ngettext ("%u closed case", "%u closed cases", items->len)
                                   : ngettext ("%u open case", "%u open cases", items->len),
                         items->len);

  zimt_case_items_update (self->all_items, items);
  gtk_label_set_text (self->all_title, title);
  gtk_label_set_text (self->all_empty, is_closed ? _ ("No case is closed.")
                                                 : _ ("No case is open. A new consultation or “New "
                                                      "Case” begins one."));
  gtk_stack_set_visible_child_name (self->all_stack, items->len > 0 ? "list" : "empty");
}

/* Only an empty list has a placeholder: with one, its last row is not the last child, and square.
 */
void
zimt_cases_today_say_empty (GtkListBox *list, GListStore *items, const char *text)
{
  GtkWidget *label = NULL;

  if (g_list_model_get_n_items (G_LIST_MODEL (items)) == 0)
    {
      label = gtk_label_new (text);
      gtk_widget_add_css_class (label, "dim-label");
      gtk_widget_set_margin_top (label, 14);
      gtk_widget_set_margin_bottom (label, 14);
    }
  gtk_list_box_set_placeholder (list, label);
}

static void
cut_due (ZimtCasesToday *self, GPtrArray *due)
{
  guint n_more = due->len > MAX_DUE ? due->len - MAX_DUE : 0;
  g_autofree char *text
      = n_more > 0
            ? g_strdup_printf (ngettext ("%u more is due; it follows when something above is "
                                         "done.",
                                         "%u more are due; they follow when something above "
                                         "is done.",
                                         n_more),
                               n_more)
            : NULL;

  if (n_more > 0)
    g_ptr_array_set_size (due, MAX_DUE);
  gtk_label_set_text (self->due_more, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->due_more), text != NULL);
}

static void
fill (ZimtCasesToday *self)
{
  g_autoptr (GPtrArray) drafts = zimt_case_lists_new_drafts (self->session);
  g_autoptr (GPtrArray) due = zimt_case_lists_new_due (self->session);
  g_autoptr (GPtrArray) recent = zimt_case_lists_new_recent (self->session);

  cut_due (self, due);
  zimt_case_items_update (self->draft_items, drafts);
  zimt_case_items_update (self->due_items, due);
  zimt_case_items_update (self->recent_items, recent);
  zimt_cases_today_say_empty (self->due, self->due_items, _ ("Nothing is due in the next days."));
  zimt_cases_today_say_empty (self->recent, self->recent_items, _ ("No case was worked on yet."));
  gtk_widget_set_visible (self->drafts_group, drafts->len > 0);
  fill_all (self);
}

static void
book_changed_cb (ZimtCasesToday *self)
{
  if (zimt_session_get_book (self->session) != NULL)
    fill (self);
}

static void
shown_changed_cb (ZimtCasesToday *self)
{
  if (self->session != NULL)
    fill_all (self);
}

/* --- Opening --- */

static void
open_item (ZimtCasesToday *self, ZimtCaseItem *item)
{
  ZimtRecord *record = item != NULL ? zimt_cases_today_get_record (self, item) : NULL;

  if (record != NULL)
    zimt_cases_today_open (self, record);
}

static void
due_activated_cb (ZimtCasesToday *self, GtkListBoxRow *row)
{
  open_item (self, zimt_cases_today_get_item (self->due_items, row));
}

static void
recent_activated_cb (ZimtCasesToday *self, GtkListBoxRow *row)
{
  open_item (self, zimt_cases_today_get_item (self->recent_items, row));
}

static void
all_activated_cb (ZimtCasesToday *self, guint position)
{
  g_autoptr (ZimtCaseItem) item = g_list_model_get_item (G_LIST_MODEL (self->all_items), position);

  open_item (self, item);
}

/* --- Life --- */

static void
zimt_cases_today_dispose (GObject *object)
{
  ZimtCasesToday *self = ZIMT_CASES_TODAY (object);

  g_clear_weak_pointer (&self->toast);
  g_clear_object (&self->session);
  g_clear_object (&self->draft_items);
  g_clear_object (&self->due_items);
  g_clear_object (&self->recent_items);
  g_clear_object (&self->all_items);
  g_clear_object (&self->found_items);
  G_OBJECT_CLASS (zimt_cases_today_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, ZimtCasesToday, toasts);
  gtk_widget_class_bind_template_child (widget_class, ZimtCasesToday, tally_button);
  gtk_widget_class_bind_template_child (widget_class, ZimtCasesToday, tally);
  gtk_widget_class_bind_template_child (widget_class, ZimtCasesToday, search_place);
  gtk_widget_class_bind_template_child (widget_class, ZimtCasesToday, stack);
  gtk_widget_class_bind_template_child (widget_class, ZimtCasesToday, drafts_group);
  gtk_widget_class_bind_template_child (widget_class, ZimtCasesToday, drafts);
  gtk_widget_class_bind_template_child (widget_class, ZimtCasesToday, due);
  gtk_widget_class_bind_template_child (widget_class, ZimtCasesToday, due_more);
  gtk_widget_class_bind_template_child (widget_class, ZimtCasesToday, recent);
  gtk_widget_class_bind_template_child (widget_class, ZimtCasesToday, retention);
  gtk_widget_class_bind_template_child (widget_class, ZimtCasesToday, all_title);
  gtk_widget_class_bind_template_child (widget_class, ZimtCasesToday, open_button);
  gtk_widget_class_bind_template_child (widget_class, ZimtCasesToday, all_stack);
  gtk_widget_class_bind_template_child (widget_class, ZimtCasesToday, all);
  gtk_widget_class_bind_template_child (widget_class, ZimtCasesToday, all_empty);
  gtk_widget_class_bind_template_child (widget_class, ZimtCasesToday, found);
}

static void
zimt_cases_today_class_init (ZimtCasesTodayClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = zimt_cases_today_dispose;
  g_type_ensure (ZIMT_TYPE_CASE_ITEM);
  g_type_ensure (ZIMT_TYPE_TALLY);
  g_type_ensure (ZIMT_TYPE_RETENTION_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/zimt/Zimt/ui/cases/cases-today.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, shown_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, all_activated_cb);
  signals[SIGNAL_OPEN_CASE] = g_signal_new ("open-case", ZIMT_TYPE_CASES_TODAY, G_SIGNAL_RUN_LAST,
                                            0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
show_models (ZimtCasesToday *self)
{
  GtkSingleSelection *selection
      = gtk_single_selection_new (g_object_ref (G_LIST_MODEL (self->all_items)));

  gtk_single_selection_set_autoselect (selection, FALSE);
  gtk_single_selection_set_can_unselect (selection, TRUE);
  gtk_single_selection_set_selected (selection, GTK_INVALID_LIST_POSITION);
  gtk_list_view_set_model (self->all, GTK_SELECTION_MODEL (selection));
  g_object_unref (selection);
  gtk_list_box_bind_model (self->drafts, G_LIST_MODEL (self->draft_items),
                           zimt_cases_today_make_draft_row, self, NULL);
  gtk_list_box_bind_model (self->due, G_LIST_MODEL (self->due_items), zimt_cases_today_make_due_row,
                           self, NULL);
  gtk_list_box_bind_model (self->recent, G_LIST_MODEL (self->recent_items),
                           zimt_cases_today_make_case_row, self, NULL);
  gtk_list_box_bind_model (self->found, G_LIST_MODEL (self->found_items),
                           zimt_cases_today_make_found_row, self, NULL);
}

static void
name_buttons (GtkWidget *root)
{
  if (GTK_IS_BUTTON (root) && gtk_button_get_use_underline (GTK_BUTTON (root)))
    zimt_name_by_label (root);
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    name_buttons (child);
}

static void
zimt_cases_today_init (ZimtCasesToday *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  name_buttons (GTK_WIDGET (self));
  zimt_name_menu_button (self->tally_button, _ ("Tally"));
  self->draft_items = g_list_store_new (ZIMT_TYPE_CASE_ITEM);
  self->due_items = g_list_store_new (ZIMT_TYPE_CASE_ITEM);
  self->recent_items = g_list_store_new (ZIMT_TYPE_CASE_ITEM);
  self->all_items = g_list_store_new (ZIMT_TYPE_CASE_ITEM);
  self->found_items = g_list_store_new (ZIMT_TYPE_CASE_ITEM);
  show_models (self);
  g_signal_connect_object (self->due, "row-activated", G_CALLBACK (due_activated_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->recent, "row-activated", G_CALLBACK (recent_activated_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->tally, "chosen", G_CALLBACK (zimt_cases_today_count), self,
                           G_CONNECT_SWAPPED);
  zimt_cases_today_add_search (self);
}

GtkWidget *
zimt_cases_today_new (ZimtSession *session)
{
  ZimtCasesToday *self = g_object_new (ZIMT_TYPE_CASES_TODAY, NULL);

  self->session = g_object_ref (session);
  zimt_tally_set_session (self->tally, session);
  zimt_retention_group_set_session (self->retention, session);
  g_signal_connect_object (session, "book-changed", G_CALLBACK (book_changed_cb), self,
                           G_CONNECT_SWAPPED);
  fill (self);
  return GTK_WIDGET (self);
}

void
zimt_cases_today_tally (ZimtCasesToday *self)
{
  g_return_if_fail (ZIMT_IS_CASES_TODAY (self));
  gtk_menu_button_popup (self->tally_button);
}
