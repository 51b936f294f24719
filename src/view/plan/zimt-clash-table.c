/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is in the way of a booking, one line a date, each with its cures. */
#include "zimt-clash-table.h"

#include <glib/gi18n-lib.h>

#include "zimt-check-words.h"
#include "zimt-clash-line.h"
#include "zimt-cure-finder.h"
#include "zimt-cure-popover.h"
#include "zimt-empty.h"

/* Rooms that are offered for the whole booking. */
#define MAX_OFFERS 3

struct _ZimtClashTable
{
  GtkBox parent_instance;

  GtkWidget
      *card; /* hidden while nothing clashes; the table itself stays, as the popover's parent */
  GtkLabel *heading;
  GtkColumnView *view;
  GtkMenuButton *all_button;
  GtkBox *offers;
  GtkWidget *popover; /* of the line that is asked about */

  ZimtCenter *center; /* owned */
  GListStore *lines;  /* owned: ZimtClashLine */
  ZimtDraft *draft;   /* owned (nullable) */
  ZimtTarget target;
  GCancellable *offering; /* owned (nullable): rooms for the whole booking */
  GCancellable *finding;  /* owned (nullable): cures for all lines of a kind */
};
G_DEFINE_FINAL_TYPE (ZimtClashTable, zimt_clash_table, GTK_TYPE_BOX)

typedef enum
{
  SIGNAL_CURED,
  SIGNAL_CLEARED,
  SIGNAL_ROOM_CHOSEN,
  N_SIGNALS,
} ZimtClashTableSignal;
static guint signals[N_SIGNALS];

/* --- Columns --- */

typedef const char *(*TextFunc) (ZimtClashLine *line);

static void
text_setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_valign (label, GTK_ALIGN_CENTER);
  gtk_list_item_set_child (item, label);
}

static void
set_dim (GtkWidget *widget, gboolean is_dim)
{
  if (is_dim)
    gtk_widget_add_css_class (widget, "dim-label");
  else
    gtk_widget_remove_css_class (widget, "dim-label");
}

static void
text_bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  GtkWidget *label = gtk_list_item_get_child (item);
  ZimtClashLine *line = gtk_list_item_get_item (item);
  TextFunc get_text = (TextFunc)user_data;
  const char *text = get_text (line);

  gtk_label_set_text (GTK_LABEL (label), text);
  gtk_widget_set_tooltip_text (label, text);
  set_dim (label, !zimt_clash_line_is_clashing (line));
}

static void
kind_bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  GtkWidget *label = gtk_list_item_get_child (item);
  ZimtClashLine *line = gtk_list_item_get_item (item);

  gtk_label_set_text (GTK_LABEL (label), zimt_clash_line_get_kind_text (line));
  set_dim (label, !zimt_clash_line_is_clashing (line));
  if (zimt_clash_line_is_clashing (line))
    gtk_widget_add_css_class (label, "clash-kind");
  else
    gtk_widget_remove_css_class (label, "clash-kind");
}

static void
cure_clicked_cb (GtkButton *button, gpointer user_data)
{
  GtkListItem *item = GTK_LIST_ITEM (user_data);
  GtkWidget *table = gtk_widget_get_ancestor (GTK_WIDGET (button), ZIMT_TYPE_CLASH_TABLE);

  zimt_clash_table_ask (ZIMT_CLASH_TABLE (table), gtk_list_item_get_position (item));
}

static void
cure_setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name ("pan-down-symbolic"));
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_add_css_class (button, "cure-button");
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  g_signal_connect (button, "clicked", G_CALLBACK (cure_clicked_cb), item);
  gtk_list_item_set_child (item, button);
  gtk_list_item_set_activatable (item, TRUE);
}

static void
cure_bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  GtkWidget *button = gtk_list_item_get_child (item);
  GtkWidget *label = gtk_widget_get_first_child (gtk_button_get_child (GTK_BUTTON (button)));
  ZimtClashLine *line = gtk_list_item_get_item (item);
  /* Translators: of a button: the date, its times, and what is done with it now. */
  g_autofree char *name
      = g_strdup_printf (_ ("%1$s, %2$s instead: %3$s"), zimt_clash_line_get_date_text (line),
                         zimt_clash_line_get_time_text (line),
                         zimt_clash_line_get_cure_text (line));

  gtk_label_set_text (GTK_LABEL (label), zimt_clash_line_get_cure_text (line));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  if (zimt_clash_line_has_cure (line) && !zimt_clash_line_is_clashing (line))
    gtk_widget_add_css_class (button, "is-cured");
  else
    gtk_widget_remove_css_class (button, "is-cured");
}

static void
add_column (ZimtClashTable *table, const char *title, GCallback setup, GCallback bind,
            TextFunc get_text, gboolean expand)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkColumnViewColumn) column = gtk_column_view_column_new (title, factory);

  g_signal_connect (factory, "setup", setup, NULL);
  g_signal_connect (factory, "bind", bind, (gpointer)get_text);
  gtk_column_view_column_set_expand (column, expand);
  gtk_column_view_append_column (table->view, column);
}

static void
add_columns (ZimtClashTable *table)
{
  GCallback setup = G_CALLBACK (text_setup_cb);
  GCallback bind = G_CALLBACK (text_bind_cb);

  add_column (table, _ ("Date"), setup, bind, zimt_clash_line_get_date_text, FALSE);
  add_column (table, _ ("Time"), setup, bind, zimt_clash_line_get_time_text, FALSE);
  add_column (table, _ ("Room"), setup, bind, zimt_clash_line_get_room_text, FALSE);
  /* Translators: a column of what already takes a date's room. */
  add_column (table, _ ("Already there"), setup, bind, zimt_clash_line_get_what_text, TRUE);
  /* Translators: a column: booking, closure, opening hours... */
  add_column (table, _ ("Kind"), setup, G_CALLBACK (kind_bind_cb), NULL, FALSE);
  /* Translators: a column: leave out, another room, another time... */
  add_column (table, _ ("Instead"), G_CALLBACK (cure_setup_cb), G_CALLBACK (cure_bind_cb), NULL,
              FALSE);
}

/* --- The same for all of a kind --- */

static GArray *
dup_clashing_originals (ZimtClashTable *table, guint kinds)
{
  GArray *originals = g_array_new (FALSE, FALSE, sizeof (ZimtMinute));

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (table->lines)); i++)
    {
      g_autoptr (ZimtClashLine) line = g_list_model_get_item (G_LIST_MODEL (table->lines), i);
      ZimtMinute original = zimt_clash_line_get_original (line);

      if (zimt_clash_line_is_clashing (line) && (zimt_clash_line_get_kinds (line) & kinds) != 0)
        g_array_append_val (originals, original);
    }
  return originals;
}

static void
cures_found_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ZimtClashTable) table = ZIMT_CLASH_TABLE (user_data);
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) cures = zimt_cures_find_finish (ZIMT_CENTER (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (cures != NULL && cures->len > 0)
    g_signal_emit (table, signals[SIGNAL_CURED], 0, cures);
  else
    gtk_label_set_text (table->heading, error != NULL ? error->message
                                                      : _ ("None of these dates has such a cure."));
}

/* "clashes.all" (uu): a conflict kind, a cure kind. */
static void
all_action_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ZimtClashTable *table = ZIMT_CLASH_TABLE (widget);
  g_autoptr (GArray) originals = NULL;
  guint kind = 0, cure = 0;

  if (table->draft == NULL)
    return;
  g_variant_get (parameter, "(uu)", &kind, &cure);
  originals = dup_clashing_originals (table, 1u << kind);
  g_cancellable_cancel (table->finding);
  g_clear_object (&table->finding);
  table->finding = g_cancellable_new ();
  zimt_cures_find_async (table->center, table->draft, table->target, originals, (ZimtCureKind)cure,
                         table->finding, cures_found_cb, g_object_ref (table));
}

static GMenu *
new_kind_menu (ZimtConflictKind kind)
{
  static const struct
  {
    ZimtCureKind cure;
    const char *label;
  } items[] = {
    { ZIMT_CURE_SKIP, N_ ("_Leave out") },
    { ZIMT_CURE_ROOM, N_ ("Another _room") },
    { ZIMT_CURE_TIME, N_ ("Another _time") },
    { ZIMT_CURE_OPTION, N_ ("As an _option") },
  };
  GMenu *menu = g_menu_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (items); i++)
    {
      g_autoptr (GMenuItem) item = g_menu_item_new (_ (items[i].label), NULL);

      g_menu_item_set_action_and_target (item, "clashes.all", "(uu)", (guint)kind,
                                         (guint)items[i].cure);
      g_menu_append_item (menu, item);
    }
  return menu;
}

static void
fill_all_menu (ZimtClashTable *table)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  guint n_kinds = 0;

  for (int kind = ZIMT_CONFLICT_BOOKING; kind <= ZIMT_CONFLICT_OPENING_HOURS; kind++)
    {
      g_autoptr (GArray) originals = dup_clashing_originals (table, 1u << kind);
      g_autoptr (GMenu) section = NULL;
      g_autofree char *title = NULL;

      if (originals->len < 2)
        continue;
      section = new_kind_menu ((ZimtConflictKind)kind);
      /* Translators: heads a part of a menu: a kind of conflict and its number of dates. */
      title = g_strdup_printf (ngettext ("%1$s: %2$u date", "%1$s: %2$u dates", originals->len),
                               zimt_conflict_kind_to_word ((ZimtConflictKind)kind), originals->len);
      g_menu_append_section (menu, title, G_MENU_MODEL (section));
      n_kinds++;
    }
  gtk_menu_button_set_menu_model (table->all_button, G_MENU_MODEL (menu));
  gtk_widget_set_visible (GTK_WIDGET (table->all_button), n_kinds > 0);
}

/* --- Rooms for the whole booking --- */

static void
clear_offers (ZimtClashTable *table)
{
  zimt_empty_box (table->offers);
  gtk_widget_set_visible (GTK_WIDGET (table->offers), FALSE);
}

static void
offer_clicked_cb (GtkButton *button, gpointer user_data)
{
  const gint64 *room_id = g_object_get_data (G_OBJECT (button), "room-id");

  g_signal_emit (user_data, signals[SIGNAL_ROOM_CHOSEN], 0, *room_id);
}

/* Short, for three of them stand side by side. */
static char *
dup_offer_text (const ZimtRoom *room, const ZimtRoomOffer *offer)
{
  if (offer->n_dates <= 1)
    return g_strdup_printf (_ ("Room %s is free"), room->number);
  if (offer->n_free == offer->n_dates)
    /* Translators: it is free on all dates of a series. Short, it is a button. */
    return g_strdup_printf (_ ("Room %s: all dates"), room->number);
  /* Translators: "Room 11: 3 of 15", dates on which it is free. Short, it is a button. */
  return g_strdup_printf (_ ("Room %1$s: %2$zu of %3$zu"), room->number, offer->n_free,
                          offer->n_dates);
}

static void
add_offer (ZimtClashTable *table, const ZimtRoomOffer *offer)
{
  const ZimtHouse *house = zimt_center_get_house (table->center);
  const ZimtRoom *room = zimt_house_get_room (house, offer->room_id);
  g_autofree char *text = NULL;
  GtkWidget *button = NULL;
  GtkWidget *label = NULL;

  if (room == NULL)
    return;
  text = dup_offer_text (room, offer);
  /* In a narrow window the texts are cut, not the window widened. */
  label = gtk_label_new (text);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  button = gtk_button_new ();
  gtk_button_set_child (GTK_BUTTON (button), label);
  gtk_widget_add_css_class (button, "offer");
  if (offer->n_free == offer->n_dates)
    gtk_widget_add_css_class (button, "is-free");
  gtk_widget_set_tooltip_text (button, table->draft->rule != NULL
                                           ? _ ("Move the whole series to this room")
                                           : _ ("Book this room instead"));
  g_object_set_data_full (G_OBJECT (button), "room-id",
                          g_memdup2 (&offer->room_id, sizeof offer->room_id), g_free);
  g_signal_connect_object (button, "clicked", G_CALLBACK (offer_clicked_cb), table, 0);
  gtk_box_append (table->offers, button);
}

/* A room that is not better than the one that was asked for is no offer. */
static void
fill_offers (ZimtClashTable *table, const GArray *offers)
{
  guint n_shown = 0;
  gsize n_here = 0;

  for (guint i = 0; i < offers->len; i++)
    if (g_array_index (offers, ZimtRoomOffer, i).room_id == table->draft->room_id)
      n_here = g_array_index (offers, ZimtRoomOffer, i).n_free;
  clear_offers (table);
  for (guint i = 0; i < offers->len && n_shown < MAX_OFFERS; i++)
    {
      const ZimtRoomOffer *offer = &g_array_index (offers, ZimtRoomOffer, i);

      if (offer->room_id == table->draft->room_id || offer->n_free <= n_here)
        continue;
      if (n_shown == 0)
        gtk_box_append (table->offers, gtk_label_new (_ ("Free instead:")));
      add_offer (table, offer);
      n_shown++;
    }
  gtk_widget_set_visible (GTK_WIDGET (table->offers), n_shown > 0);
}

static void
offers_found_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ZimtClashTable) table = ZIMT_CLASH_TABLE (user_data);
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) offers = zimt_center_offer_rooms_finish (ZIMT_CENTER (source), result, &error);

  /* An error leaves the table without offers; the table itself says what is wrong. */
  if (offers != NULL && table->draft != NULL)
    fill_offers (table, offers);
}

static void
look_for_offers (ZimtClashTable *table, gboolean is_clashing)
{
  g_cancellable_cancel (table->offering);
  g_clear_object (&table->offering);
  if (!is_clashing)
    {
      clear_offers (table);
      return;
    }
  table->offering = g_cancellable_new ();
  /* What is cured would stay cured: it is the wish itself that other rooms are asked for. */
  g_autoptr (ZimtDraft) draft = zimt_draft_copy (table->draft);
  g_array_set_size (draft->cures, 0);
  zimt_center_offer_rooms_async (table->center, draft, table->target, table->offering,
                                 offers_found_cb, g_object_ref (table));
}

/* --- Lines --- */

/* Replaces only what differs, so that focus and scroll position stay. */
static void
splice_lines (ZimtClashTable *table, GPtrArray *lines)
{
  GListModel *old = G_LIST_MODEL (table->lines);
  guint n_old = g_list_model_get_n_items (old), n_same = 0, n_same_end = 0;

  while (n_same < n_old && n_same < lines->len)
    {
      g_autoptr (ZimtClashLine) line = g_list_model_get_item (old, n_same);

      if (!zimt_clash_line_equal (line, g_ptr_array_index (lines, n_same)))
        break;
      n_same++;
    }
  while (n_same_end < n_old - n_same && n_same_end < lines->len - n_same)
    {
      g_autoptr (ZimtClashLine) line = g_list_model_get_item (old, n_old - 1 - n_same_end);

      if (!zimt_clash_line_equal (line, g_ptr_array_index (lines, lines->len - 1 - n_same_end)))
        break;
      n_same_end++;
    }
  g_list_store_splice (table->lines, n_same, n_old - n_same - n_same_end, lines->pdata + n_same,
                       lines->len - n_same - n_same_end);
}

static void
cure_chosen_cb (ZimtClashTable *table, const ZimtCure *cure)
{
  g_autoptr (GArray) cures = g_array_new (FALSE, FALSE, sizeof (ZimtCure));

  g_array_append_vals (cures, cure, 1);
  g_signal_emit (table, signals[SIGNAL_CURED], 0, cures);
}

static void
cure_cleared_cb (ZimtClashTable *table, gint64 original)
{
  g_signal_emit (table, signals[SIGNAL_CLEARED], 0, original);
}

static void
zimt_clash_table_dispose (GObject *object)
{
  ZimtClashTable *table = ZIMT_CLASH_TABLE (object);

  g_cancellable_cancel (table->offering);
  g_cancellable_cancel (table->finding);
  g_clear_object (&table->offering);
  g_clear_object (&table->finding);
  if (table->popover != NULL)
    gtk_popover_popdown (GTK_POPOVER (table->popover));
  g_clear_pointer (&table->popover, gtk_widget_unparent);
  g_clear_object (&table->center);
  g_clear_object (&table->lines);
  g_clear_pointer (&table->draft, zimt_draft_free);
  G_OBJECT_CLASS (zimt_clash_table_parent_class)->dispose (object);
}

static void
row_activated_cb (ZimtClashTable *table, guint position)
{
  zimt_clash_table_ask (table, position);
}

static void
zimt_clash_table_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  ZimtClashTable *table = ZIMT_CLASH_TABLE (widget);

  GTK_WIDGET_CLASS (zimt_clash_table_parent_class)->size_allocate (widget, width, height, baseline);
  if (table->popover != NULL)
    gtk_popover_present (GTK_POPOVER (table->popover));
}

static void
zimt_clash_table_class_init (ZimtClashTableClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = zimt_clash_table_dispose;
  widget_class->size_allocate = zimt_clash_table_size_allocate;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/zimt/Zimt/ui/plan/clash-table.ui");
  gtk_widget_class_bind_template_child (widget_class, ZimtClashTable, card);
  gtk_widget_class_bind_template_child (widget_class, ZimtClashTable, heading);
  gtk_widget_class_bind_template_child (widget_class, ZimtClashTable, view);
  gtk_widget_class_bind_template_child (widget_class, ZimtClashTable, all_button);
  gtk_widget_class_bind_template_child (widget_class, ZimtClashTable, offers);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_install_action (widget_class, "clashes.all", "(uu)", all_action_cb);
  signals[SIGNAL_CURED] = g_signal_new ("cured", ZIMT_TYPE_CLASH_TABLE, G_SIGNAL_RUN_LAST, 0, NULL,
                                        NULL, NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
  signals[SIGNAL_CLEARED] = g_signal_new ("cleared", ZIMT_TYPE_CLASH_TABLE, G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
  signals[SIGNAL_ROOM_CHOSEN]
      = g_signal_new ("room-chosen", ZIMT_TYPE_CLASH_TABLE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                      G_TYPE_NONE, 1, G_TYPE_INT64);
}

static void
zimt_clash_table_init (ZimtClashTable *table)
{
  g_autoptr (GtkNoSelection) selection = NULL;

  gtk_widget_init_template (GTK_WIDGET (table));
  table->lines = g_list_store_new (ZIMT_TYPE_CLASH_LINE);
  selection = gtk_no_selection_new (G_LIST_MODEL (g_object_ref (table->lines)));
  gtk_column_view_set_model (table->view, GTK_SELECTION_MODEL (selection));
  add_columns (table);
}

GtkWidget *
zimt_clash_table_new (ZimtCenter *center)
{
  ZimtClashTable *table = g_object_new (ZIMT_TYPE_CLASH_TABLE, NULL);

  table->center = g_object_ref (center);
  table->popover = zimt_cure_popover_new (center);
  gtk_widget_set_parent (table->popover, GTK_WIDGET (table));
  g_signal_connect_object (table->popover, "chosen", G_CALLBACK (cure_chosen_cb), table,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (table->popover, "cleared", G_CALLBACK (cure_cleared_cb), table,
                           G_CONNECT_SWAPPED);
  return GTK_WIDGET (table);
}

void
zimt_clash_table_show (ZimtClashTable *table, const ZimtCheck *check, const ZimtDraft *draft,
                       ZimtTarget target)
{
  g_return_if_fail (ZIMT_IS_CLASH_TABLE (table));

  g_autoptr (GPtrArray) lines = NULL;
  g_autofree char *heading = zimt_check_to_heading (check);
  ZimtDraft *copy = zimt_draft_copy (draft);

  g_clear_pointer (&table->draft, zimt_draft_free);
  table->draft = copy;
  table->target = target;
  lines = zimt_clash_lines_new (check, draft, zimt_center_get_house (table->center),
                                G_LIST_MODEL (table->lines));
  splice_lines (table, lines);
  gtk_label_set_text (table->heading, heading);
  if (check->n_clashing > 0)
    gtk_widget_add_css_class (table->card, "is-clashing");
  else
    gtk_widget_remove_css_class (table->card, "is-clashing");
  fill_all_menu (table);
  look_for_offers (table, check->n_clashing > 0);
  gtk_widget_set_visible (table->card, lines->len > 0);
}

void
zimt_clash_table_clear (ZimtClashTable *table)
{
  g_return_if_fail (ZIMT_IS_CLASH_TABLE (table));
  g_list_store_remove_all (table->lines);
  gtk_widget_set_visible (table->card, FALSE);
}

GListModel *
zimt_clash_table_get_lines (ZimtClashTable *table)
{
  g_return_val_if_fail (ZIMT_IS_CLASH_TABLE (table), NULL);
  return G_LIST_MODEL (table->lines);
}

/* The line's own button where it has the focus, else the table's head. */
static GdkRectangle
get_anchor (ZimtClashTable *table)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (table));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  graphene_rect_t bounds;

  if (focus == NULL || !gtk_widget_is_ancestor (focus, GTK_WIDGET (table))
      || !gtk_widget_compute_bounds (focus, GTK_WIDGET (table), &bounds))
    return (GdkRectangle){ gtk_widget_get_width (GTK_WIDGET (table)) - 80, 20, 1, 1 };
  return (GdkRectangle){ (int)bounds.origin.x, (int)bounds.origin.y, (int)bounds.size.width,
                         (int)bounds.size.height };
}

void
zimt_clash_table_ask (ZimtClashTable *table, guint position)
{
  g_return_if_fail (ZIMT_IS_CLASH_TABLE (table));

  g_autoptr (ZimtClashLine) line = g_list_model_get_item (G_LIST_MODEL (table->lines), position);
  GdkRectangle at = get_anchor (table);

  if (line == NULL || table->draft == NULL)
    return;
  zimt_cure_popover_ask (ZIMT_CURE_POPOVER (table->popover), table->draft, table->target,
                         zimt_clash_line_get_original (line), zimt_clash_line_has_cure (line), &at);
}
