/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One of the three tabs of the card indexes. Each of its lists is made when it is first shown. */
#include "zimt-cards-page.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "zimt-bin-focus.h"
#include "zimt-card-commands.h"
#include "zimt-card-filter.h"
#include "zimt-card-list.h"
#include "zimt-card-pane.h"
#include "zimt-card-rights.h"
#include "zimt-card-words.h"
#include "zimt-drafts-bar.h"
#include "zimt-name.h"
#include "zimt-style.h"
#include "zimt-popovers.h"

#define MAX_PARTS 4
#define PANE_WIDTH 350
#define SEARCH_DELAY_MS 40

/* One list of the tab. */
typedef struct
{
  ZimtRecordKind kind;
  GtkToggleButton *toggle; /* borrowed, as the next ones */
  GtkLabel *count;
  ZimtCardList *list;     /* (nullable): until it is first shown */
  ZimtCardFilter *filter; /* (nullable): the same */
  char *query;            /* owned */
} Part;

struct _ZimtCardsPage
{
  AdwBin parent_instance;

  ZimtSession *session; /* owned */
  Part parts[MAX_PARTS];
  guint n_parts;
  Part *current;
  char *pending; /* owned (nullable): the id of a card to show once they are loaded */

  GtkWidget *toggles; /* borrowed, as the next ones */
  GtkSearchEntry *search;
  GtkStack *filters;
  GtkWidget *top_button; /* what is asked for most in a list */
  GtkWidget *new_button;
  GtkMenuButton *menu;
  GtkWidget *hint;
  GtkStack *lists;
  ZimtCardPane *pane;
  GSimpleActionGroup *card_actions; /* owned, as the next one */
  GSimpleActionGroup *page_actions;
};
G_DEFINE_FINAL_TYPE (ZimtCardsPage, zimt_cards_page, ADW_TYPE_BIN)

static const ZimtRecordKind kinds_of_tabs[ZIMT_N_TABS][MAX_PARTS + 1] = {
  [ZIMT_TAB_CONTACTS] = { ZIMT_RECORD_ORGANISATION, ZIMT_RECORD_PERSON, ZIMT_RECORD_MAILING },
  [ZIMT_TAB_INTERPRETERS]
  = { ZIMT_RECORD_INTERPRETER, ZIMT_RECORD_ASSIGNMENT, ZIMT_RECORD_DEMAND, ZIMT_RECORD_TARIFF },
  [ZIMT_TAB_COMPANIONS] = { ZIMT_RECORD_COMPANION, ZIMT_RECORD_NEWCOMER, ZIMT_RECORD_TANDEM },
};

static ZimtPeople *
get_people (ZimtCardsPage *self)
{
  return zimt_session_get_people (self->session);
}

static GtkWindow *
get_window (ZimtCardsPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  return GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL;
}

/* --- Acts --- */

static GPtrArray *
dup_selected (ZimtCardsPage *self)
{
  if (self->current->list == NULL)
    return g_ptr_array_new ();
  return zimt_card_list_dup_selected (self->current->list);
}

static void
card_action_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  ZimtCardsPage *self = user_data;
  g_autoptr (GPtrArray) records = dup_selected (self);
  const ZimtCardCommand *command
      = zimt_card_commands_find (g_action_get_name (G_ACTION (action)), self->session,
                                 self->current->kind, records->len);

  if (command != NULL)
    command->activate (get_window (self), self->session, records);
}

static void
add_card_actions (ZimtCardsPage *self)
{
  self->card_actions = g_simple_action_group_new ();
  for (const ZimtCardCommand *command = zimt_card_commands_get (); command->name != NULL; command++)
    {
      const char *name = command->name + strlen ("card.");
      g_autoptr (GSimpleAction) action = g_simple_action_new (name, NULL);

      if (g_action_map_lookup_action (G_ACTION_MAP (self->card_actions), name) != NULL)
        continue;
      g_signal_connect (action, "activate", G_CALLBACK (card_action_cb), self);
      g_action_map_add_action (G_ACTION_MAP (self->card_actions), G_ACTION (action));
    }
  gtk_widget_insert_action_group (GTK_WIDGET (self), "card", G_ACTION_GROUP (self->card_actions));
}

static void
update_actions (ZimtCardsPage *self, guint n)
{
  g_auto (GStrv) names = g_action_group_list_actions (G_ACTION_GROUP (self->card_actions));

  for (char **name = names; *name != NULL; name++)
    g_simple_action_set_enabled (
        G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self->card_actions), *name)),
        zimt_card_commands_find (*name, self->session, self->current->kind, n) != NULL);
}

static void
show_top (ZimtCardsPage *self, const ZimtCardCommand *command)
{
  gtk_button_set_label (GTK_BUTTON (self->top_button),
                        g_dgettext (GETTEXT_PACKAGE, command->label));
  zimt_name_by_label (self->top_button);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->top_button), command->name);
  gtk_widget_set_visible (self->top_button, TRUE);
}

static void
update_menu (ZimtCardsPage *self)
{
  g_autoptr (GMenu) menu = g_menu_new ();

  gtk_widget_set_visible (self->top_button, FALSE);
  for (const ZimtCardCommand *command = zimt_card_commands_get (); command->name != NULL; command++)
    if (!command->for_list
        || !zimt_card_command_is_offered (command, self->session, self->current->kind, 0))
      continue;
    else if (command->is_prominent)
      show_top (self, command);
    else
      g_menu_append (menu, g_dgettext (GETTEXT_PACKAGE, command->label), command->name);
  gtk_menu_button_set_menu_model (self->menu, G_MENU_MODEL (menu));
  gtk_widget_set_visible (GTK_WIDGET (self->menu),
                          g_menu_model_get_n_items (G_MENU_MODEL (menu)) > 0);
}

/* --- What is shown --- */

static void
update_pane (ZimtCardsPage *self)
{
  g_autoptr (GPtrArray) records = dup_selected (self);

  update_actions (self, records->len);
  zimt_card_pane_show (self->pane, self->current->kind, records);
}

static void
update_counts (ZimtCardsPage *self)
{
  for (guint i = 0; i < self->n_parts; i++)
    {
      Part *part = &self->parts[i];
      guint n = g_list_model_get_n_items (zimt_people_get_list (get_people (self), part->kind));
      g_autofree char *text = g_strdup_printf ("%u", n);

      gtk_label_set_text (part->count, n > 0 ? text : "");
      gtk_widget_set_visible (GTK_WIDGET (part->count), n > 0);
    }
}

static void
update_rights (ZimtCardsPage *self)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self->page_actions), "new");
  gboolean can = zimt_card_rights_may_make (self->session, self->current->kind);

  for (guint i = 0; i < self->n_parts; i++)
    gtk_widget_set_visible (GTK_WIDGET (self->parts[i].toggle),
                            zimt_card_rights_may_read (self->session, self->parts[i].kind));
  g_simple_action_set_enabled (G_SIMPLE_ACTION (action), can);
  gtk_widget_set_visible (self->new_button, can);
  update_menu (self);
  zimt_card_pane_renew (self->pane);
  update_pane (self);
}

static gboolean
is_work_list (ZimtCardsPage *self)
{
  return zimt_record_get_flag (zimt_card_filter_get_wanted (self->current->filter), "unverified");
}

static void
apply_filter (ZimtCardsPage *self)
{
  Part *part = self->current;

  if (part->list == NULL)
    return;
  zimt_card_filter_set_query (part->filter, part->query);
  zimt_card_list_filter (part->list, zimt_card_filter_get_wanted (part->filter));
  gtk_widget_set_visible (self->hint, is_work_list (self));
  update_pane (self);
}

static void
set_query (ZimtCardsPage *self, const char *text)
{
  /* Before the old one is freed, which @text may be. */
  char *query = g_strdup (text);

  gtk_editable_set_text (GTK_EDITABLE (self->search), query);
  g_free (self->current->query);
  self->current->query = query;
}

static void
clear_filters (ZimtCardsPage *self)
{
  set_query (self, "");
  zimt_card_filter_clear (self->current->filter);
}

/* What was searched for says as much as what was found, and the next one is somebody else. */
static void
unlocked_cb (ZimtCardsPage *self)
{
  for (guint i = 0; i < self->n_parts && !zimt_session_is_unlocked (self->session); i++)
    g_clear_pointer (&self->parts[i].query, g_free);
  if (!zimt_session_is_unlocked (self->session))
    {
      set_query (self, "");
      apply_filter (self);
    }
  update_rights (self);
}

static void
search_changed_cb (ZimtCardsPage *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->search));

  if (g_strcmp0 (text, self->current->query) == 0)
    return;
  g_free (self->current->query);
  self->current->query = g_strdup (text);
  apply_filter (self);
}

static void
search_stopped_cb (ZimtCardsPage *self)
{
  set_query (self, "");
  apply_filter (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->current->list));
}

static void
selection_changed_cb (ZimtCardsPage *self, ZimtCardList *list)
{
  if (list == self->current->list)
    update_pane (self);
}

static void
list_activated_cb (ZimtCardsPage *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "card.edit", NULL);
}

/* --- Keys of a list --- */

/* V is for the work list only: elsewhere it begins a search. */
static gboolean
key_pressed_cb (ZimtCardsPage *self, guint keyval, guint keycode, GdkModifierType state)
{
  gboolean is_plain = (state & gtk_accelerator_get_default_mod_mask ()) == 0;

  if (!is_plain)
    return GDK_EVENT_PROPAGATE;
  if (keyval == GDK_KEY_v && is_work_list (self))
    return gtk_widget_activate_action (GTK_WIDGET (self), "card.verify", NULL);
  if (keyval == GDK_KEY_Delete || keyval == GDK_KEY_KP_Delete)
    return gtk_widget_activate_action (GTK_WIDGET (self), "card.delete", NULL);
  return GDK_EVENT_PROPAGATE;
}

static void
make_part (ZimtCardsPage *self, Part *part)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  const char *name = zimt_record_kind_to_code (part->kind);

  part->list = ZIMT_CARD_LIST (zimt_card_list_new (self->session, part->kind));
  part->filter = ZIMT_CARD_FILTER (zimt_card_filter_new (self->session, part->kind));
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (part->list), keys);
  g_signal_connect_object (part->list, "selection-changed", G_CALLBACK (selection_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (part->list, "activate", G_CALLBACK (list_activated_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (part->list, "clear", G_CALLBACK (clear_filters), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (part->filter, "changed", G_CALLBACK (apply_filter), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (part->filter, "query", G_CALLBACK (set_query), self, G_CONNECT_SWAPPED);
  gtk_stack_add_named (self->lists, GTK_WIDGET (part->list), name);
  gtk_stack_add_named (self->filters, GTK_WIDGET (part->filter), name);
}

static void
show_part (ZimtCardsPage *self, Part *part)
{
  const char *name = zimt_record_kind_to_code (part->kind);

  self->current = part;
  if (part->list == NULL)
    make_part (self, part);
  gtk_toggle_button_set_active (part->toggle, TRUE);
  gtk_stack_set_visible_child_name (self->lists, name);
  gtk_stack_set_visible_child_name (self->filters, name);
  set_query (self, part->query != NULL ? part->query : "");
  apply_filter (self);
  update_rights (self);
}

static void
toggled_cb (ZimtCardsPage *self, GtkToggleButton *toggle)
{
  for (guint i = 0; i < self->n_parts; i++)
    if (self->parts[i].toggle == toggle && self->current != &self->parts[i])
      show_part (self, &self->parts[i]);
}

/* --- Showing a card --- */

static Part *
find_part (ZimtCardsPage *self, ZimtRecordKind kind)
{
  for (guint i = 0; i < self->n_parts; i++)
    if (self->parts[i].kind == kind)
      return &self->parts[i];
  return NULL;
}

gboolean
zimt_cards_page_show_card (ZimtCardsPage *self, const char *id)
{
  ZimtCard *card = zimt_people_get_card (get_people (self), id);
  Part *part
      = card != NULL ? find_part (self, zimt_record_get_kind (zimt_card_get_record (card))) : NULL;

  if (card == NULL && zimt_people_get_book (get_people (self)) == NULL)
    {
      g_free (self->pending);
      self->pending = g_strdup (id);
      return TRUE;
    }
  if (part == NULL)
    return FALSE;
  id = zimt_record_get_id (zimt_card_get_record (card));
  show_part (self, part);
  if (!zimt_card_list_select (part->list, id))
    {
      clear_filters (self);
      zimt_card_list_select (part->list, id);
    }
  return TRUE;
}

static void
people_changed_cb (ZimtCardsPage *self)
{
  g_autofree char *pending = g_steal_pointer (&self->pending);

  update_counts (self);
  if (pending != NULL)
    zimt_cards_page_show_card (self, pending);
}

static void
new_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  ZimtCardsPage *self = user_data;

  zimt_card_new_activate (get_window (self), self->session, self->current->kind);
}

static void
add_page_actions (ZimtCardsPage *self)
{
  const GActionEntry entries[] = { { "new", new_cb } };

  self->page_actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->page_actions), entries,
                                   G_N_ELEMENTS (entries), self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "page", G_ACTION_GROUP (self->page_actions));
}

/* --- Making it --- */

static void
add_toggle (ZimtCardsPage *self, Part *part)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *toggle = gtk_toggle_button_new ();
  const char *name = zimt_card_words_get_plural (part->kind);

  part->toggle = GTK_TOGGLE_BUTTON (toggle);
  part->count = GTK_LABEL (gtk_label_new (NULL));
  gtk_widget_add_css_class (GTK_WIDGET (part->count), "count");
  gtk_widget_add_css_class (GTK_WIDGET (part->count), "numeric");
  gtk_box_append (GTK_BOX (box), gtk_label_new (name));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (part->count));
  gtk_button_set_child (GTK_BUTTON (toggle), box);
  if (part != self->parts)
    gtk_toggle_button_set_group (part->toggle, self->parts[0].toggle);
  gtk_accessible_update_property (GTK_ACCESSIBLE (toggle), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect_object (toggle, "clicked", G_CALLBACK (toggled_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self->toggles), toggle);
}

static void
make_search (ZimtCardsPage *self)
{
  self->search = GTK_SEARCH_ENTRY (gtk_search_entry_new ());
  gtk_search_entry_set_search_delay (self->search, SEARCH_DELAY_MS);
  g_object_set (self->search, "placeholder-text", _ ("Search"), NULL);
  gtk_editable_set_width_chars (GTK_EDITABLE (self->search), 12);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (self->search), 30);
  gtk_widget_set_hexpand (GTK_WIDGET (self->search), TRUE);
  gtk_widget_set_halign (GTK_WIDGET (self->search), GTK_ALIGN_END);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->search), _ ("Search in this list (Ctrl+F)"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->search), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Search in this list (Ctrl+F)"), -1);
  g_signal_connect_object (self->search, "search-changed", G_CALLBACK (search_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->search, "stop-search", G_CALLBACK (search_stopped_cb), self,
                           G_CONNECT_SWAPPED);
}

static GtkWidget *
make_bar (ZimtCardsPage *self)
{
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->toggles = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_widget_add_css_class (self->toggles, "linked");
  make_search (self);
  self->filters = GTK_STACK (gtk_stack_new ());
  self->top_button = gtk_button_new_with_mnemonic ("");
  /* Translators: a button: makes a new card in the list that is shown. */
  self->new_button = gtk_button_new_with_label (_ ("New…"));
  gtk_widget_set_tooltip_text (self->new_button, _ ("Add a card to this list (Ctrl+N)"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->new_button), "page.new");
  self->menu = GTK_MENU_BUTTON (gtk_menu_button_new ());
  gtk_menu_button_set_icon_name (self->menu, "view-more-symbolic");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->menu), _ ("What can be done with this list"));
  zimt_name_menu_button (self->menu, _ ("What can be done with this list"));
  gtk_widget_add_css_class (bar, "cards-bar");
  gtk_box_append (GTK_BOX (bar), self->toggles);
  gtk_box_append (GTK_BOX (bar), GTK_WIDGET (self->search));
  gtk_box_append (GTK_BOX (bar), GTK_WIDGET (self->filters));
  gtk_box_append (GTK_BOX (bar), self->top_button);
  gtk_box_append (GTK_BOX (bar), self->new_button);
  gtk_box_append (GTK_BOX (bar), GTK_WIDGET (self->menu));
  return bar;
}

static GtkWidget *
make_paned (ZimtCardsPage *self)
{
  GtkWidget *paned = gtk_paned_new (GTK_ORIENTATION_HORIZONTAL);

  self->lists = GTK_STACK (gtk_stack_new ());
  gtk_stack_set_hhomogeneous (self->lists, FALSE);
  self->pane = ZIMT_CARD_PANE (zimt_card_pane_new (self->session));
  gtk_widget_set_size_request (GTK_WIDGET (self->pane), PANE_WIDTH, -1);
  gtk_search_entry_set_key_capture_widget (self->search, GTK_WIDGET (self->lists));
  gtk_paned_set_start_child (GTK_PANED (paned), GTK_WIDGET (self->lists));
  gtk_paned_set_end_child (GTK_PANED (paned), GTK_WIDGET (self->pane));
  gtk_paned_set_resize_start_child (GTK_PANED (paned), TRUE);
  gtk_paned_set_shrink_start_child (GTK_PANED (paned), TRUE);
  gtk_paned_set_resize_end_child (GTK_PANED (paned), FALSE);
  gtk_paned_set_shrink_end_child (GTK_PANED (paned), FALSE);
  gtk_widget_set_vexpand (paned, TRUE);
  return paned;
}

static gboolean
zimt_cards_page_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (ZIMT_CARDS_PAGE (widget)->current->list));
}

static void
zimt_cards_page_dispose (GObject *object)
{
  ZimtCardsPage *self = ZIMT_CARDS_PAGE (object);

  if (self->search != NULL)
    {
      gtk_search_entry_set_key_capture_widget (self->search, NULL);
      zimt_popovers_close (GTK_WIDGET (self));
    }
  self->search = NULL;
  adw_bin_set_child (ADW_BIN (self), NULL);
  for (guint i = 0; i < self->n_parts; i++)
    g_clear_pointer (&self->parts[i].query, g_free);
  g_clear_pointer (&self->pending, g_free);
  g_clear_object (&self->card_actions);
  g_clear_object (&self->page_actions);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (zimt_cards_page_parent_class)->dispose (object);
}

static void
zimt_cards_page_class_init (ZimtCardsPageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = zimt_cards_page_dispose;
  GTK_WIDGET_CLASS (klass)->grab_focus = zimt_cards_page_grab_focus;
  GTK_WIDGET_CLASS (klass)->focus = zimt_bin_focus;
}

static void
zimt_cards_page_init (ZimtCardsPage *self)
{
  zimt_style_ensure (GTK_WIDGET (self));
}

static void
fill (ZimtCardsPage *self, ZimtTab tab)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *hint = gtk_label_new (_ ("V marks the selected cards as verified today."));

  self->hint = hint;
  gtk_label_set_xalign (GTK_LABEL (hint), 0);
  gtk_widget_add_css_class (hint, "cards-hint");
  gtk_widget_set_visible (hint, FALSE);
  gtk_box_append (GTK_BOX (box), make_bar (self));
  gtk_box_append (GTK_BOX (box), zimt_drafts_bar_new (self->session, kinds_of_tabs[tab]));
  gtk_box_append (GTK_BOX (box), hint);
  gtk_box_append (GTK_BOX (box), make_paned (self));
  adw_bin_set_child (ADW_BIN (self), box);
}

GtkWidget *
zimt_cards_page_new (ZimtSession *session, ZimtTab tab)
{
  ZimtCardsPage *self = g_object_new (ZIMT_TYPE_CARDS_PAGE, NULL);

  self->session = g_object_ref (session);
  add_card_actions (self);
  add_page_actions (self);
  fill (self, tab);
  for (; self->n_parts < MAX_PARTS && kinds_of_tabs[tab][self->n_parts] != 0; self->n_parts++)
    {
      self->parts[self->n_parts].kind = kinds_of_tabs[tab][self->n_parts];
      add_toggle (self, &self->parts[self->n_parts]);
    }
  show_part (self, &self->parts[0]);
  update_counts (self);
  g_signal_connect_object (get_people (self), "changed", G_CALLBACK (people_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (get_people (self), "notify::has-private", G_CALLBACK (update_rights),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::is-unlocked", G_CALLBACK (unlocked_cb), self,
                           G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

void
zimt_cards_page_search (ZimtCardsPage *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
}

void
zimt_cards_page_new_card (ZimtCardsPage *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "page.new", NULL);
}
