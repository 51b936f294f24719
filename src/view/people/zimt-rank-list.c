/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who could do something, best first, and who could not. */
#include "zimt-rank-list.h"

#include <glib/gi18n-lib.h>

#include "zimt-empty.h"
#include "zimt-card-window.h"
#include "zimt-text-label.h"

/* Nobody reads further; whoever wants to narrows what is looked for. */
#define MAX_SHOWN 60

#define ID_KEY "zimt-id"

struct _ZimtRankList
{
  AdwBin parent_instance;

  GtkListBox *rows; /* borrowed, as the others: children */
  GtkLabel *more;
  GtkExpander *outs;
  GtkBox *out_rows;
  GPtrArray *checks;  /* owned: GtkCheckButton in their order, borrowed */
  GHashTable *chosen; /* owned: set of ids */
  guint n_ranked;
  guint n_out;
  gboolean is_single;
  gboolean is_filling;
};
G_DEFINE_FINAL_TYPE (ZimtRankList, zimt_rank_list, ADW_TYPE_BIN)

typedef enum
{
  SIGNAL_CHANGED,
  N_SIGNALS,
} ZimtRankListSignal;
static guint signals[N_SIGNALS];

static const char *
get_id (GtkCheckButton *check)
{
  return g_object_get_data (G_OBJECT (check), ID_KEY);
}

static void
toggled_cb (ZimtRankList *list, GtkCheckButton *check)
{
  if (list->is_filling)
    return;
  if (gtk_check_button_get_active (check))
    g_hash_table_add (list->chosen, g_strdup (get_id (check)));
  else
    g_hash_table_remove (list->chosen, get_id (check));
  g_signal_emit (list, signals[SIGNAL_CHANGED], 0);
}

/* A click anywhere on the row chooses. */
static void
activated_cb (ZimtRankList *list, GtkListBoxRow *row)
{
  int index = gtk_list_box_row_get_index (row);
  GtkCheckButton *check = g_ptr_array_index (list->checks, index);

  gtk_check_button_set_active (check, list->is_single || !gtk_check_button_get_active (check));
}

/* --- Life --- */

static void
zimt_rank_list_finalize (GObject *object)
{
  ZimtRankList *list = ZIMT_RANK_LIST (object);

  g_ptr_array_unref (list->checks);
  g_hash_table_unref (list->chosen);
  G_OBJECT_CLASS (zimt_rank_list_parent_class)->finalize (object);
}

static gboolean
zimt_rank_list_grab_focus (GtkWidget *widget)
{
  ZimtRankList *list = ZIMT_RANK_LIST (widget);

  return list->checks->len > 0 && gtk_widget_grab_focus (g_ptr_array_index (list->checks, 0));
}

static void
zimt_rank_list_class_init (ZimtRankListClass *klass)
{
  GTK_WIDGET_CLASS (klass)->grab_focus = zimt_rank_list_grab_focus;
  G_OBJECT_CLASS (klass)->finalize = zimt_rank_list_finalize;
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", ZIMT_TYPE_RANK_LIST, G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
zimt_rank_list_init (ZimtRankList *list)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  list->checks = g_ptr_array_new ();
  list->chosen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  list->rows = GTK_LIST_BOX (gtk_list_box_new ());
  list->more = GTK_LABEL (zimt_text_label_new ("", "dim-label"));
  list->outs = GTK_EXPANDER (gtk_expander_new (NULL));
  list->out_rows = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 6));
  gtk_list_box_set_selection_mode (list->rows, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (list->rows), "boxed-list");
  g_signal_connect_object (list->rows, "row-activated", G_CALLBACK (activated_cb), list,
                           G_CONNECT_SWAPPED);
  gtk_expander_set_child (list->outs, GTK_WIDGET (list->out_rows));
  gtk_widget_set_margin_top (GTK_WIDGET (list->out_rows), 8);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (list->rows));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (list->more));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (list->outs));
  adw_bin_set_child (ADW_BIN (list), box);
}

GtkWidget *
zimt_rank_list_new (gboolean is_single)
{
  ZimtRankList *list = g_object_new (ZIMT_TYPE_RANK_LIST, NULL);

  list->is_single = is_single;
  return GTK_WIDGET (list);
}

/* --- Filling --- */

void
zimt_rank_list_begin (ZimtRankList *list)
{
  GtkWidget *row = NULL;

  list->is_filling = TRUE;
  list->n_ranked = 0;
  list->n_out = 0;
  g_ptr_array_set_size (list->checks, 0);
  while ((row = gtk_widget_get_first_child (GTK_WIDGET (list->rows))) != NULL)
    gtk_list_box_remove (list->rows, row);
  zimt_empty_box (list->out_rows);
}

static GtkWidget *
make_words (const char *title, const char *detail, GPtrArray *reasons)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < reasons->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? " · " : "", (char *)reasons->pdata[i]);
  gtk_widget_set_hexpand (box, TRUE);
  gtk_box_append (GTK_BOX (box), zimt_text_label_new (title, NULL));
  if (detail != NULL && *detail != '\0')
    gtk_box_append (GTK_BOX (box), zimt_text_label_new (detail, NULL));
  if (text->len > 0)
    gtk_box_append (GTK_BOX (box), zimt_text_label_new (text->str, "dim-label"));
  return box;
}

static GtkWidget *
make_score (int score)
{
  g_autofree char *text = g_strdup_printf ("%d", score);
  /* Translators: how well somebody fits; read aloud. */
  g_autofree char *spoken
      = g_strdup_printf (ngettext ("%d point", "%d points", (gulong)ABS (score)), score);
  GtkWidget *label = gtk_label_new (text);

  gtk_widget_add_css_class (label, "score");
  gtk_widget_add_css_class (label, "numeric");
  gtk_widget_set_tooltip_text (label, spoken);
  return label;
}

void
zimt_rank_list_add (ZimtRankList *list, const char *id, const char *title, const char *detail,
                    int score, GPtrArray *reasons)
{
  GtkWidget *row = NULL, *box = NULL, *check = NULL;

  if (++list->n_ranked > MAX_SHOWN)
    return;
  row = gtk_list_box_row_new ();
  box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  check = gtk_check_button_new ();
  g_object_set_data_full (G_OBJECT (check), ID_KEY, g_strdup (id), g_free);
  if (list->is_single && list->checks->len > 0)
    gtk_check_button_set_group (GTK_CHECK_BUTTON (check), g_ptr_array_index (list->checks, 0));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), g_hash_table_contains (list->chosen, id));
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  g_signal_connect_object (check, "toggled", G_CALLBACK (toggled_cb), list, G_CONNECT_SWAPPED);
  g_ptr_array_add (list->checks, check);
  gtk_box_append (GTK_BOX (box), check);
  gtk_box_append (GTK_BOX (box), make_words (title, detail, reasons));
  if (score != 0)
    gtk_box_append (GTK_BOX (box), make_score (score));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_widget_add_css_class (row, "rank");
  /* The check button takes the focus. */
  gtk_widget_set_focusable (row, FALSE);
  gtk_list_box_append (list->rows, row);
}

void
zimt_rank_list_add_out (ZimtRankList *list, const char *title, const char *reason)
{
  g_autofree char *line = g_strdup_printf ("%s: %s", title, reason);

  if (++list->n_out <= MAX_SHOWN)
    gtk_box_append (list->out_rows, zimt_text_label_new (line, "dim-label"));
}

/* Who is not ranked any more is not chosen any more. */
static void
forget_gone (ZimtRankList *list)
{
  g_autoptr (GPtrArray) chosen = zimt_rank_list_dup_chosen (list);

  g_hash_table_remove_all (list->chosen);
  for (guint i = 0; i < chosen->len; i++)
    g_hash_table_add (list->chosen, g_strdup (chosen->pdata[i]));
}

void
zimt_rank_list_end (ZimtRankList *list)
{
  guint n_more = list->n_ranked > MAX_SHOWN ? list->n_ranked - MAX_SHOWN : 0;
  g_autofree char *more = g_strdup_printf (ngettext ("and %u more", "and %u more", n_more), n_more);
  g_autofree char *outs
      /* Translators: so many people cannot do something; what unfolds says why. */
      = g_strdup_printf (ngettext ("%u person cannot, and why", "%u people cannot, and why",
                                   list->n_out),
                         list->n_out);

  gtk_label_set_text (list->more, more);
  gtk_widget_set_visible (GTK_WIDGET (list->more), n_more > 0);
  gtk_widget_set_visible (GTK_WIDGET (list->rows), list->n_ranked > 0);
  gtk_expander_set_label (list->outs, outs);
  gtk_widget_set_visible (GTK_WIDGET (list->outs), list->n_out > 0);
  forget_gone (list);
  list->is_filling = FALSE;
}

GPtrArray *
zimt_rank_list_dup_chosen (ZimtRankList *list)
{
  GPtrArray *chosen = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < list->checks->len; i++)
    {
      GtkCheckButton *check = g_ptr_array_index (list->checks, i);

      if (gtk_check_button_get_active (check))
        g_ptr_array_add (chosen, g_strdup (get_id (check)));
    }
  return chosen;
}

void
zimt_rank_list_choose (ZimtRankList *list, const char *id)
{
  for (guint i = 0; i < list->checks->len; i++)
    if (g_str_equal (get_id (g_ptr_array_index (list->checks, i)), id))
      gtk_check_button_set_active (g_ptr_array_index (list->checks, i), TRUE);
}

guint
zimt_rank_list_get_size (ZimtRankList *list)
{
  return list->n_ranked;
}
