/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The list of all cards of one kind. Private columns are only there while private fields are. */
#include "zimt-card-list.h"

#include <glib/gi18n-lib.h>

#include "zimt-card-order.h"
#include "zimt-card-sieve.h"
#include "zimt-card-words.h"
#include "zimt-part.h"
#include "zimt-selection-place.h"
#include "zimt-text.h"

struct _ZimtCardList
{
  AdwBin parent_instance;

  ZimtSession *session; /* owned */
  ZimtRecordKind kind;
  ZimtCardSieve *sieve;     /* owned */
  ZimtCollation *collation; /* owned */
  GPtrArray *orders;        /* owned: ZimtCardOrder, one a column */
  guint place;              /* of the first selected row; GTK_INVALID_LIST_POSITION: none */
  gboolean is_due;          /* to be sorted and filtered anew, once it is seen */

  GtkStack *stack; /* "list", "empty"; borrowed, as the next ones */
  AdwStatusPage *empty;
  GtkButton *empty_button;
  GtkColumnView *view;
  GtkSelectionModel *selection;
  GtkWidget *locked; /* a line over the list: what is not there now */
  GtkLabel *locked_label;
  GtkButton *locked_button;
};
G_DEFINE_FINAL_TYPE (ZimtCardList, zimt_card_list, ADW_TYPE_BIN)

enum
{
  SELECTION_CHANGED,
  ACTIVATE,
  CLEAR,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

static ZimtPeople *
get_people (ZimtCardList *self)
{
  return zimt_session_get_people (self->session);
}

/* All of a tandem is private: while that is locked, none is listed. */
static gboolean
is_hidden (ZimtCardList *self)
{
  return self->kind == ZIMT_RECORD_TANDEM && !zimt_people_has_private (get_people (self));
}

/* --- Cells --- */

typedef struct
{
  ZimtCardList *list; /* borrowed: owns the view */
  const ZimtCardColumn *column;
} Cells;

static void
fill_label (GtkLabel *label, Cells *cells, ZimtCard *card)
{
  g_autoptr (ZimtWipedText) text
      = cells->column->dup_text (cells->list->session, card, cells->column->field);

  if (g_strcmp0 (cells->column->field, "phones") == 0)
    {
      g_autoptr (ZimtWipedText) isolated = zimt_card_isolate (text);

      gtk_label_set_text (label, isolated);
    }
  else
    gtk_label_set_text (label, text);
}

static void
record_changed_cb (ZimtCard *card, GParamSpec *pspec, GtkListItem *item)
{
  fill_label (GTK_LABEL (gtk_list_item_get_child (item)),
              g_object_get_data (G_OBJECT (item), "zimt-cells"), card);
}

/* Only where something is cut off there is more to say. */
static gboolean
query_tooltip_cb (GtkWidget *label, int x, int y, gboolean is_keyboard, GtkTooltip *tooltip)
{
  if (!pango_layout_is_ellipsized (gtk_label_get_layout (GTK_LABEL (label))))
    return FALSE;
  gtk_tooltip_set_text (tooltip, gtk_label_get_text (GTK_LABEL (label)));
  return TRUE;
}

static void
set_up_cb (GtkListItemFactory *factory, GtkListItem *item, Cells *cells)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_single_line_mode (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), cells->column->is_end ? 1 : 0);
  /* The same in every row, so that columns keep their widths while the list is scrolled. */
  gtk_label_set_width_chars (GTK_LABEL (label), cells->column->width);
  gtk_label_set_max_width_chars (GTK_LABEL (label), cells->column->width);
  if (cells->column->is_end || cells->column->get_number != NULL)
    gtk_widget_add_css_class (label, "numeric");
  gtk_widget_set_has_tooltip (label, TRUE);
  g_signal_connect (label, "query-tooltip", G_CALLBACK (query_tooltip_cb), NULL);
  gtk_list_item_set_child (item, label);
  g_object_set_data (G_OBJECT (item), "zimt-cells", cells);
}

static void
bind_cb (GtkListItemFactory *factory, GtkListItem *item, Cells *cells)
{
  ZimtCard *card = gtk_list_item_get_item (item);

  fill_label (GTK_LABEL (gtk_list_item_get_child (item)), cells, card);
  g_signal_connect_object (card, "notify::record", G_CALLBACK (record_changed_cb), item, 0);
}

static void
unbind_cb (GtkListItemFactory *factory, GtkListItem *item, Cells *cells)
{
  g_signal_handlers_disconnect_by_func (gtk_list_item_get_item (item), record_changed_cb, item);
  gtk_label_set_text (GTK_LABEL (gtk_list_item_get_child (item)), "");
}

static void
cells_free (gpointer cells, GClosure *closure)
{
  g_free (cells);
}

static void
add_column (ZimtCardList *self, const ZimtCardColumn *column)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  ZimtCardOrder *order = zimt_card_order_new (self->session, column, self->collation);
  g_autoptr (GtkColumnViewColumn) shown
      = gtk_column_view_column_new (g_dgettext (GETTEXT_PACKAGE, column->title), factory);
  Cells *cells = g_new0 (Cells, 1);

  *cells = (Cells){ self, column };
  g_signal_connect_data (factory, "setup", G_CALLBACK (set_up_cb), cells, cells_free, 0);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), cells);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), cells);
  gtk_column_view_column_set_sorter (shown, zimt_card_order_get_sorter (order));
  gtk_column_view_column_set_expand (shown, column->is_wide);
  gtk_column_view_column_set_resizable (shown, TRUE);
  g_ptr_array_add (self->orders, order);
  gtk_column_view_append_column (self->view, shown);
}

/* --- Empty --- */

static void
say (ZimtCardList *self, const char *icon, const char *title, const char *text, const char *button,
     const char *action)
{
  adw_status_page_set_icon_name (self->empty, icon);
  adw_status_page_set_title (self->empty, title);
  adw_status_page_set_description (self->empty, text);
  gtk_widget_set_visible (GTK_WIDGET (self->empty_button), button != NULL);
  if (button != NULL)
    gtk_button_set_label (self->empty_button, button);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->empty_button), action);
}

/* How the private fields can be opened here; FALSE where they cannot. */
static gboolean
find_key (ZimtCardList *self, const char **label, const char **action)
{
  gboolean has_vault = zimt_center_has_vault (zimt_session_get_center (self->session));
  gboolean is_unlocked = zimt_session_is_unlocked (self->session);

  *label = !has_vault ? _ ("Set Up Accounts…") : !is_unlocked ? _ ("Unlock…") : NULL;
  *action = !has_vault ? "win.set-up-accounts" : !is_unlocked ? "win.unlock" : NULL;
  return *label != NULL;
}

static const char *
get_locked_words (ZimtCardList *self)
{
  if (!zimt_center_has_vault (zimt_session_get_center (self->session)))
    return _ ("Without accounts only names, languages and states are kept.");
  if (!zimt_session_is_unlocked (self->session))
    return _ ("Locked: names, languages and states can be seen, no more.");
  return _ ("This account sees names, languages and states, no more.");
}

static void
say_empty (ZimtCardList *self)
{
  const char *icon = zimt_card_words_get_icon (self->kind);
  const char *label, *action;

  if (is_hidden (self))
    {
      find_key (self, &label, &action);
      say (self, "channel-secure-symbolic", _ ("Tandems Are Private"),
           _ ("Who accompanies whom can be seen by those who keep the pools, unlocked."), label,
           action);
    }
  else if (zimt_card_sieve_is_active (self->sieve)
           && g_list_model_get_n_items (zimt_people_get_list (get_people (self), self->kind)) > 0)
    say (self, "edit-find-symbolic", _ ("Nothing Found"), NULL, _ ("Show All"), "list.clear");
  else
    say (self, icon, zimt_card_words_get_empty (self->kind), NULL,
         zimt_card_words_get_first (self->kind), "page.new");
}

static void
update_locked (ZimtCardList *self)
{
  gboolean is_locked = zimt_record_kind_has_private (self->kind)
                       && !zimt_people_has_private (get_people (self)) && !is_hidden (self);
  const char *label, *action;

  gtk_widget_set_visible (self->locked, is_locked);
  if (!is_locked)
    return;
  gtk_label_set_text (self->locked_label, get_locked_words (self));
  gtk_widget_set_visible (GTK_WIDGET (self->locked_button), find_key (self, &label, &action));
  if (label != NULL)
    gtk_button_set_label (self->locked_button, label);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->locked_button), action);
}

static void
update_columns (ZimtCardList *self)
{
  GListModel *columns = gtk_column_view_get_columns (self->view);
  const ZimtCardColumn *table = zimt_card_columns_get (self->kind);
  gboolean is_open = zimt_people_has_private (get_people (self));

  for (guint i = 0; table[i].title != NULL; i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);

      gtk_column_view_column_set_visible (column, is_open || !table[i].is_private);
    }
}

static void
update_page (ZimtCardList *self)
{
  gboolean is_empty = zimt_card_list_get_n_shown (self) == 0 || is_hidden (self);

  gtk_widget_set_visible (GTK_WIDGET (self->stack), zimt_people_is_loaded (get_people (self)));
  if (is_empty)
    say_empty (self);
  gtk_stack_set_visible_child_name (self->stack, is_empty ? "empty" : "list");
}

static void
update (ZimtCardList *self)
{
  update_columns (self);
  update_locked (self);
  update_page (self);
}

/* --- What happens --- */

static void
arrange (ZimtCardList *self)
{
  if (!self->is_due)
    return;
  self->is_due = FALSE;
  zimt_card_sieve_refresh (self->sieve);
  gtk_sorter_changed (gtk_column_view_get_sorter (self->view), GTK_SORTER_CHANGE_DIFFERENT);
}

static void
changed_cb (ZimtCardList *self)
{
  self->is_due = TRUE;
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    arrange (self);
  /* A work list is done key by key. */
  self->place = zimt_selection_place_follow (self->selection, self->place);
  update (self);
  g_signal_emit (self, signals[SELECTION_CHANGED], 0);
}

static void
private_changed_cb (ZimtCardList *self)
{
  for (guint i = 0; i < self->orders->len; i++)
    zimt_card_order_forget (self->orders->pdata[i]);
  update (self);
}

static void
selection_changed_cb (ZimtCardList *self)
{
  self->place = zimt_selection_place_find (self->selection);
  g_signal_emit (self, signals[SELECTION_CHANGED], 0);
}

static void
activate_cb (ZimtCardList *self)
{
  g_signal_emit (self, signals[ACTIVATE], 0);
}

static void
clear_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  g_signal_emit (widget, signals[CLEAR], 0);
}

static void
copy_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  g_autoptr (ZimtWipedText) text = zimt_card_list_dup_text (ZIMT_CARD_LIST (widget));

  if (*text != '\0')
    gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), text);
}

/* --- Life --- */

static void
zimt_card_list_map (GtkWidget *widget)
{
  arrange (ZIMT_CARD_LIST (widget));
  update_page (ZIMT_CARD_LIST (widget));
  GTK_WIDGET_CLASS (zimt_card_list_parent_class)->map (widget);
}

static gboolean
zimt_card_list_grab_focus (GtkWidget *widget)
{
  ZimtCardList *self = ZIMT_CARD_LIST (widget);

  if (g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "list") == 0)
    return gtk_widget_grab_focus (GTK_WIDGET (self->view));
  return gtk_widget_get_visible (GTK_WIDGET (self->empty_button))
         && gtk_widget_grab_focus (GTK_WIDGET (self->empty_button));
}

static void
zimt_card_list_dispose (GObject *object)
{
  ZimtCardList *self = ZIMT_CARD_LIST (object);

  if (self->view != NULL)
    gtk_column_view_set_model (self->view, NULL);
  self->view = NULL;
  adw_bin_set_child (ADW_BIN (self), NULL);
  g_clear_pointer (&self->orders, g_ptr_array_unref);
  g_clear_pointer (&self->collation, zimt_collation_free);
  g_clear_object (&self->sieve);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (zimt_card_list_parent_class)->dispose (object);
}

static void
zimt_card_list_class_init (ZimtCardListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = zimt_card_list_dispose;
  widget_class->grab_focus = zimt_card_list_grab_focus;
  widget_class->map = zimt_card_list_map;
  gtk_widget_class_install_action (widget_class, "list.clear", NULL, clear_cb);
  gtk_widget_class_install_action (widget_class, "list.copy", NULL, copy_cb);
  signals[SELECTION_CHANGED]
      = g_signal_new ("selection-changed", ZIMT_TYPE_CARD_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                      NULL, G_TYPE_NONE, 0);
  signals[ACTIVATE] = g_signal_new ("activate", ZIMT_TYPE_CARD_LIST, G_SIGNAL_RUN_LAST, 0, NULL,
                                    NULL, NULL, G_TYPE_NONE, 0);
  signals[CLEAR] = g_signal_new ("clear", ZIMT_TYPE_CARD_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 0);
}

static GtkWidget *
make_locked (ZimtCardList *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  self->locked_label = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->locked_label, 0);
  gtk_label_set_ellipsize (self->locked_label, PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (GTK_WIDGET (self->locked_label), TRUE);
  self->locked_button = GTK_BUTTON (gtk_button_new ());
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name ("channel-secure-symbolic"));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->locked_label));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->locked_button));
  gtk_widget_add_css_class (box, "cards-locked");
  self->locked = box;
  return box;
}

static GtkWidget *
make_view (ZimtCardList *self)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkEventController *shortcuts = gtk_shortcut_controller_new ();

  self->view = GTK_COLUMN_VIEW (gtk_column_view_new (NULL));
  gtk_column_view_set_show_row_separators (self->view, TRUE);
  gtk_column_view_set_enable_rubberband (self->view, FALSE);
  gtk_widget_add_css_class (GTK_WIDGET (self->view), "cards-view");
  g_signal_connect_object (self->view, "activate", G_CALLBACK (activate_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (shortcuts),
                                        gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_c,
                                                                                  GDK_CONTROL_MASK),
                                                          gtk_named_action_new ("list.copy")));
  gtk_widget_add_controller (GTK_WIDGET (self->view), shortcuts);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), GTK_WIDGET (self->view));
  gtk_widget_set_vexpand (scrolled, TRUE);
  return scrolled;
}

static void
zimt_card_list_init (ZimtCardList *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->orders = g_ptr_array_new_with_free_func ((GDestroyNotify)zimt_card_order_free);
  self->collation = zimt_collation_new ();
  self->empty_button = GTK_BUTTON (gtk_button_new ());
  gtk_widget_add_css_class (GTK_WIDGET (self->empty_button), "pill");
  gtk_widget_add_css_class (GTK_WIDGET (self->empty_button), "suggested-action");
  gtk_widget_set_halign (GTK_WIDGET (self->empty_button), GTK_ALIGN_CENTER);
  self->empty = ADW_STATUS_PAGE (adw_status_page_new ());
  adw_status_page_set_child (self->empty, GTK_WIDGET (self->empty_button));
  self->stack = GTK_STACK (gtk_stack_new ());
  gtk_stack_add_named (self->stack, make_view (self), "list");
  gtk_stack_add_named (self->stack, GTK_WIDGET (self->empty), "empty");
  gtk_box_append (GTK_BOX (box), make_locked (self));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->stack));
  adw_bin_set_child (ADW_BIN (self), box);
}

static void
add_model (ZimtCardList *self)
{
  GListModel *cards = zimt_people_get_list (get_people (self), self->kind);
  GtkFilterListModel *filtered
      = gtk_filter_list_model_new (g_object_ref (cards),
                                   g_object_ref (zimt_card_sieve_get_filter (self->sieve)));
  GtkSorter *sorter = GTK_SORTER (gtk_multi_sorter_new ());
  GtkSortListModel *sorted;

  gtk_multi_sorter_append (GTK_MULTI_SORTER (sorter),
                           g_object_ref (zimt_card_sieve_get_sorter (self->sieve)));
  gtk_multi_sorter_append (GTK_MULTI_SORTER (sorter),
                           g_object_ref (gtk_column_view_get_sorter (self->view)));
  sorted = gtk_sort_list_model_new (G_LIST_MODEL (filtered), sorter);
  self->place = GTK_INVALID_LIST_POSITION;
  self->selection = GTK_SELECTION_MODEL (gtk_multi_selection_new (G_LIST_MODEL (sorted)));
  g_signal_connect_object (self->selection, "selection-changed", G_CALLBACK (selection_changed_cb),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->selection, "items-changed", G_CALLBACK (update_page), self,
                           G_CONNECT_SWAPPED);
  gtk_column_view_set_model (self->view, self->selection);
  g_object_unref (self->selection);
}

static void
sort_at_first (ZimtCardList *self)
{
  g_autoptr (GtkColumnViewColumn) first
      = g_list_model_get_item (gtk_column_view_get_columns (self->view), 0);

  gtk_column_view_sort_by_column (self->view, first,
                                  zimt_card_columns_is_newest_first (self->kind)
                                      ? GTK_SORT_DESCENDING
                                      : GTK_SORT_ASCENDING);
}

GtkWidget *
zimt_card_list_new (ZimtSession *session, ZimtRecordKind kind)
{
  ZimtCardList *self = g_object_new (ZIMT_TYPE_CARD_LIST, NULL);
  ZimtPeople *people = zimt_session_get_people (session);

  self->session = g_object_ref (session);
  self->kind = kind;
  self->sieve = zimt_card_sieve_new (session);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  zimt_card_words_get_plural (kind), -1);
  for (const ZimtCardColumn *column = zimt_card_columns_get (kind); column->title != NULL; column++)
    add_column (self, column);
  sort_at_first (self);
  add_model (self);
  g_signal_connect_object (people, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (people, "notify::has-private", G_CALLBACK (private_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::is-unlocked", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (zimt_session_get_center (session), "changed", G_CALLBACK (update_locked),
                           self, G_CONNECT_SWAPPED);
  update (self);
  return GTK_WIDGET (self);
}

/* --- Looking --- */

void
zimt_card_list_filter (ZimtCardList *self, const ZimtRecord *wanted)
{
  zimt_card_sieve_set (self->sieve, wanted);
  self->place = zimt_selection_place_find (self->selection);
  update_page (self);
}

guint
zimt_card_list_get_n_shown (ZimtCardList *self)
{
  return g_list_model_get_n_items (G_LIST_MODEL (self->selection));
}

GPtrArray *
zimt_card_list_dup_selected (ZimtCardList *self)
{
  GPtrArray *records = g_ptr_array_new_with_free_func ((GDestroyNotify)zimt_record_unref);
  g_autoptr (GtkBitset) selected = gtk_selection_model_get_selection (self->selection);

  for (guint64 i = 0; !is_hidden (self) && i < gtk_bitset_get_size (selected); i++)
    {
      g_autoptr (ZimtCard) card = g_list_model_get_item (G_LIST_MODEL (self->selection),
                                                         gtk_bitset_get_nth (selected, (guint)i));

      g_ptr_array_add (records, zimt_record_ref (zimt_card_get_record (card)));
    }
  return records;
}

static void
scroll_to (ZimtCardList *self, guint position)
{
  GtkWidget *rows = zimt_find_part (GTK_WIDGET (self->view), GTK_TYPE_LIST_VIEW);

  gtk_widget_activate_action (rows, "list.scroll-to-item", "u", position);
}

gboolean
zimt_card_list_select (ZimtCardList *self, const char *id)
{
  guint n;

  arrange (self);
  n = zimt_card_list_get_n_shown (self);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (ZimtCard) card = g_list_model_get_item (G_LIST_MODEL (self->selection), i);

      if (!g_str_equal (zimt_record_get_id (zimt_card_get_record (card)), id))
        continue;
      gtk_selection_model_select_item (self->selection, i, TRUE);
      scroll_to (self, i);
      return TRUE;
    }
  return FALSE;
}

char *
zimt_card_list_dup_text (ZimtCardList *self)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GtkBitset) selected = gtk_selection_model_get_selection (self->selection);
  gboolean is_open = zimt_people_has_private (get_people (self));

  for (guint64 i = 0; i < gtk_bitset_get_size (selected); i++)
    {
      g_autoptr (ZimtCard) card = g_list_model_get_item (G_LIST_MODEL (self->selection),
                                                         gtk_bitset_get_nth (selected, (guint)i));
      const char *separator = "";

      for (const ZimtCardColumn *column = zimt_card_columns_get (self->kind); column->title != NULL;
           column++)
        if (is_open || !column->is_private)
          {
            g_autoptr (ZimtWipedText) value = column->dup_text (self->session, card, column->field);

            zimt_text_append (text, separator);
            /* A tab or a line feed in a value would make two of it. */
            zimt_text_append (text, g_strdelimit (value, "\t\n\r", ' '));
            separator = "\t";
          }
      zimt_text_append (text, "\n");
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}
