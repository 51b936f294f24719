/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who could do something, best first, and who could not. */
#include "zimt-rank-list.h"

#include <glib/gi18n-lib.h>

#include "zimt-empty.h"
#include "zimt-card-window.h"
#include "zimt-text-label.h"

/* So many rows are made at once, and so many more whenever they are asked for: hundreds would keep
 * the window waiting, and few people read on. */
#define N_AT_ONCE 60

#define ID_KEY "zimt-id"

typedef struct
{
  char *id;      /* owned */
  char *title;   /* owned */
  char *detail;  /* owned (nullable) */
  char *reasons; /* owned: in one line */
  int score;
} Rank;

struct _ZimtRankList
{
  AdwBin parent_instance;

  GtkListBox *rows; /* borrowed, as the others: children */
  GtkWidget *more;
  GtkExpander *outs;
  GtkBox *out_rows;
  GtkWidget *more_outs;
  GtkExpander *far; /* in the outs */
  GtkLabel *far_names;
  GString *far_text; /* owned: the names */
  guint n_far;
  GPtrArray *ranks;     /* owned: Rank in their order */
  GPtrArray *out_lines; /* owned: char * */
  GPtrArray *checks;    /* owned: GtkCheckButton (borrowed) of the first ranks, which have a row */
  GHashTable *chosen;   /* owned: set of ids, also of ranks without a row */
  guint n_wanted;       /* rows that were asked for; the next one likewise, of those who cannot */
  guint n_outs_wanted;
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

static void
rank_free (gpointer data)
{
  Rank *rank = data;

  g_free (rank->id);
  g_free (rank->title);
  g_free (rank->detail);
  g_free (rank->reasons);
  g_free (rank);
}

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
    {
      /* One without a row is in no group that would take it back. */
      if (list->is_single)
        g_hash_table_remove_all (list->chosen);
      g_hash_table_add (list->chosen, g_strdup (get_id (check)));
    }
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

/* --- Rows --- */

static GtkWidget *
make_words (const Rank *rank)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);

  gtk_widget_set_hexpand (box, TRUE);
  gtk_box_append (GTK_BOX (box), zimt_text_label_new (rank->title, NULL));
  if (rank->detail != NULL && *rank->detail != '\0')
    gtk_box_append (GTK_BOX (box), zimt_text_label_new (rank->detail, NULL));
  if (*rank->reasons != '\0')
    gtk_box_append (GTK_BOX (box), zimt_text_label_new (rank->reasons, "dim-label"));
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

static GtkWidget *
make_check (ZimtRankList *list, const Rank *rank)
{
  GtkWidget *check = gtk_check_button_new ();

  g_object_set_data_full (G_OBJECT (check), ID_KEY, g_strdup (rank->id), g_free);
  if (list->is_single && list->checks->len > 0)
    gtk_check_button_set_group (GTK_CHECK_BUTTON (check), g_ptr_array_index (list->checks, 0));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check),
                               g_hash_table_contains (list->chosen, rank->id));
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  rank->title, -1);
  g_signal_connect_object (check, "toggled", G_CALLBACK (toggled_cb), list, G_CONNECT_SWAPPED);
  g_ptr_array_add (list->checks, check);
  return check;
}

static void
append_row (ZimtRankList *list, const Rank *rank)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  gtk_box_append (GTK_BOX (box), make_check (list, rank));
  gtk_box_append (GTK_BOX (box), make_words (rank));
  if (rank->score != 0)
    gtk_box_append (GTK_BOX (box), make_score (rank->score));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_widget_add_css_class (row, "rank");
  /* The check button takes the focus. */
  gtk_widget_set_focusable (row, FALSE);
  gtk_list_box_append (list->rows, row);
}

/* How many of @n rows, of which @n_shown are there, the button brings. */
static void
update_more (GtkWidget *more, guint n, guint n_shown)
{
  guint n_more = MIN (n - n_shown, N_AT_ONCE);
  /* Translators: a button: so many further ones of a list. */
  g_autofree char *label
      = g_strdup_printf (ngettext ("Show %u More", "Show %u More", n_more), n_more);

  gtk_button_set_label (GTK_BUTTON (more), label);
  gtk_widget_set_visible (more, n_more > 0);
}

static void
show_ranks (ZimtRankList *list)
{
  while (list->checks->len < MIN (list->n_wanted, list->ranks->len))
    append_row (list, list->ranks->pdata[list->checks->len]);
  update_more (list->more, list->ranks->len, list->checks->len);
}

static void
show_outs (ZimtRankList *list, guint n_shown)
{
  guint n = MIN (list->n_outs_wanted, list->out_lines->len);

  for (guint i = n_shown; i < n; i++)
    gtk_box_append (list->out_rows, zimt_text_label_new (list->out_lines->pdata[i], "dim-label"));
  update_more (list->more_outs, list->out_lines->len, n);
}

static void
more_cb (ZimtRankList *list)
{
  guint n_shown = list->checks->len;

  list->n_wanted = n_shown + N_AT_ONCE;
  show_ranks (list);
  /* Who goes on with the keyboard is at the first new one. */
  gtk_widget_grab_focus (g_ptr_array_index (list->checks, n_shown));
}

static void
more_outs_cb (ZimtRankList *list)
{
  guint n_shown = list->n_outs_wanted;

  list->n_outs_wanted += N_AT_ONCE;
  show_outs (list, n_shown);
  if (!gtk_widget_get_visible (list->more_outs))
    gtk_widget_grab_focus (GTK_WIDGET (list->outs));
}

static GtkWidget *
make_more (ZimtRankList *list, GCallback callback)
{
  GtkWidget *more = gtk_button_new ();

  gtk_widget_set_halign (more, GTK_ALIGN_START);
  g_signal_connect_object (more, "clicked", callback, list, G_CONNECT_SWAPPED);
  return more;
}

static GtkWidget *
make_far (ZimtRankList *list)
{
  list->far = GTK_EXPANDER (gtk_expander_new (NULL));
  list->far_names = GTK_LABEL (zimt_text_label_new ("", "dim-label"));
  list->far_text = g_string_new (NULL);
  gtk_expander_set_child (list->far, GTK_WIDGET (list->far_names));
  return GTK_WIDGET (list->far);
}

static void
show_far (ZimtRankList *list)
{
  gtk_label_set_text (list->far_names, list->far_text->str);
  gtk_widget_set_visible (GTK_WIDGET (list->far), list->n_far > 0);
}

/* --- Life --- */

static void
zimt_rank_list_finalize (GObject *object)
{
  ZimtRankList *list = ZIMT_RANK_LIST (object);

  g_ptr_array_unref (list->ranks);
  g_ptr_array_unref (list->out_lines);
  g_ptr_array_unref (list->checks);
  g_hash_table_unref (list->chosen);
  g_string_free (list->far_text, TRUE);
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
  GtkWidget *out_box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  list->ranks = g_ptr_array_new_with_free_func (rank_free);
  list->out_lines = g_ptr_array_new_with_free_func (g_free);
  list->checks = g_ptr_array_new ();
  list->chosen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  list->rows = GTK_LIST_BOX (gtk_list_box_new ());
  list->n_wanted = N_AT_ONCE;
  list->n_outs_wanted = N_AT_ONCE;
  list->more = make_more (list, G_CALLBACK (more_cb));
  list->outs = GTK_EXPANDER (gtk_expander_new (NULL));
  list->out_rows = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 6));
  list->more_outs = make_more (list, G_CALLBACK (more_outs_cb));
  gtk_list_box_set_selection_mode (list->rows, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (list->rows), "boxed-list");
  g_signal_connect_object (list->rows, "row-activated", G_CALLBACK (activated_cb), list,
                           G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (out_box), GTK_WIDGET (list->out_rows));
  gtk_box_append (GTK_BOX (out_box), list->more_outs);
  gtk_box_append (GTK_BOX (out_box), make_far (list));
  gtk_expander_set_child (list->outs, out_box);
  gtk_widget_set_margin_top (out_box, 8);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (list->rows));
  gtk_box_append (GTK_BOX (box), list->more);
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
  g_ptr_array_set_size (list->checks, 0);
  g_ptr_array_set_size (list->ranks, 0);
  g_ptr_array_set_size (list->out_lines, 0);
  g_string_truncate (list->far_text, 0);
  list->n_far = 0;
  while ((row = gtk_widget_get_first_child (GTK_WIDGET (list->rows))) != NULL)
    gtk_list_box_remove (list->rows, row);
  zimt_empty_box (list->out_rows);
}

void
zimt_rank_list_add (ZimtRankList *list, const char *id, const char *title, const char *detail,
                    int score, GPtrArray *reasons)
{
  Rank *rank = g_new0 (Rank, 1);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < reasons->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? " · " : "", (char *)reasons->pdata[i]);
  rank->id = g_strdup (id);
  rank->title = g_strdup (title);
  rank->detail = g_strdup (detail);
  rank->reasons = g_string_free (g_steal_pointer (&text), FALSE);
  rank->score = score;
  g_ptr_array_add (list->ranks, rank);
}

void
zimt_rank_list_add_out (ZimtRankList *list, const char *title, const char *reason)
{
  /* A name in another script turns only itself round. */
  g_ptr_array_add (list->out_lines, g_strdup_printf ("\u2068%s\u2069: %s", title, reason));
}

void
zimt_rank_list_add_far (ZimtRankList *list, const char *title)
{
  g_string_append_printf (list->far_text, "%s\u2068%s\u2069", list->n_far > 0 ? "; " : "", title);
  list->n_far++;
}

void
zimt_rank_list_set_far_label (ZimtRankList *list, const char *label)
{
  gtk_expander_set_label (list->far, label);
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
  guint n_out = list->out_lines->len + list->n_far;
  g_autofree char *outs
      /* Translators: so many people cannot do something; what unfolds says why. */
      = g_strdup_printf (ngettext ("%u person cannot, and why", "%u people cannot, and why", n_out),
                         n_out);

  show_ranks (list);
  show_outs (list, 0);
  show_far (list);
  gtk_widget_set_visible (GTK_WIDGET (list->rows), list->ranks->len > 0);
  gtk_expander_set_label (list->outs, outs);
  gtk_widget_set_visible (GTK_WIDGET (list->outs), n_out > 0);
  forget_gone (list);
  list->is_filling = FALSE;
}

GPtrArray *
zimt_rank_list_dup_chosen (ZimtRankList *list)
{
  GPtrArray *chosen = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < list->ranks->len; i++)
    {
      const Rank *rank = list->ranks->pdata[i];

      if (g_hash_table_contains (list->chosen, rank->id))
        g_ptr_array_add (chosen, g_strdup (rank->id));
    }
  return chosen;
}

static gboolean
has_id_cb (gconstpointer rank, gconstpointer id)
{
  return g_str_equal (((const Rank *)rank)->id, id);
}

void
zimt_rank_list_choose (ZimtRankList *list, const char *id)
{
  guint place = 0;

  if (!g_ptr_array_find_with_equal_func (list->ranks, id, has_id_cb, &place))
    return;
  /* The one that is chosen is seen; of several the button of the window says how many. */
  if (list->is_single && place >= list->checks->len)
    {
      list->n_wanted = place + 1;
      show_ranks (list);
    }
  if (place < list->checks->len)
    gtk_check_button_set_active (g_ptr_array_index (list->checks, place), TRUE);
  else if (g_hash_table_add (list->chosen, g_strdup (id)))
    g_signal_emit (list, signals[SIGNAL_CHANGED], 0);
}

guint
zimt_rank_list_get_size (ZimtRankList *list)
{
  return list->ranks->len;
}
