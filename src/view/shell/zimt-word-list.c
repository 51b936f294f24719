/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Words to tick, as they stand in the house's data; new ones may be typed. */
#include "zimt-word-list.h"

#include "zimt-bin-focus.h"

struct _ZimtWordList
{
  AdwBin parent_instance;

  GtkBox *box; /* borrowed, as the others: children */
  GtkFlowBox *flow;
  GtkEditable *entry; /* (nullable) */
};
G_DEFINE_FINAL_TYPE (ZimtWordList, zimt_word_list, ADW_TYPE_BIN)

typedef enum
{
  SIGNAL_CHANGED,
  N_SIGNALS,
} ZimtWordListSignal;
static guint signals[N_SIGNALS];

static void
toggled_cb (ZimtWordList *list)
{
  g_signal_emit (list, signals[SIGNAL_CHANGED], 0);
}

/* The @index-th word's button, or NULL. */
static GtkCheckButton *
get_button (ZimtWordList *list, int index)
{
  GtkFlowBoxChild *child = gtk_flow_box_get_child_at_index (list->flow, index);

  return child != NULL ? GTK_CHECK_BUTTON (gtk_flow_box_child_get_child (child)) : NULL;
}

static GtkCheckButton *
find_button (ZimtWordList *list, const char *word)
{
  GtkCheckButton *button = NULL;

  for (int i = 0; (button = get_button (list, i)) != NULL; i++)
    if (g_str_equal (gtk_check_button_get_label (button), word))
      return button;
  return NULL;
}

static GtkCheckButton *
ensure_button (ZimtWordList *list, const char *word)
{
  GtkCheckButton *button = find_button (list, word);

  if (button != NULL)
    return button;
  button = GTK_CHECK_BUTTON (gtk_check_button_new_with_label (word));
  g_signal_connect_object (button, "toggled", G_CALLBACK (toggled_cb), list, G_CONNECT_SWAPPED);
  gtk_flow_box_append (list->flow, GTK_WIDGET (button));
  gtk_widget_set_focusable (gtk_widget_get_parent (GTK_WIDGET (button)), FALSE);
  return button;
}

/* Not by gtk_widget_child_focus (), which calls this. */
static gboolean
zimt_word_list_grab_focus (GtkWidget *widget)
{
  ZimtWordList *list = ZIMT_WORD_LIST (widget);
  GtkCheckButton *first = get_button (list, 0);

  if (first != NULL)
    return gtk_widget_grab_focus (GTK_WIDGET (first));
  return list->entry != NULL && gtk_widget_grab_focus (GTK_WIDGET (list->entry));
}

static void
zimt_word_list_class_init (ZimtWordListClass *klass)
{
  GTK_WIDGET_CLASS (klass)->grab_focus = zimt_word_list_grab_focus;
  GTK_WIDGET_CLASS (klass)->focus = zimt_bin_focus;
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", ZIMT_TYPE_WORD_LIST, G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
zimt_word_list_init (ZimtWordList *list)
{
  list->box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 4));
  list->flow = GTK_FLOW_BOX (gtk_flow_box_new ());
  gtk_flow_box_set_selection_mode (list->flow, GTK_SELECTION_NONE);
  gtk_flow_box_set_column_spacing (list->flow, 6);
  gtk_flow_box_set_max_children_per_line (list->flow, 6);
  gtk_box_append (list->box, GTK_WIDGET (list->flow));
  adw_bin_set_child (ADW_BIN (list), GTK_WIDGET (list->box));
}

GtkWidget *
zimt_word_list_new (const char *name)
{
  ZimtWordList *list = g_object_new (ZIMT_TYPE_WORD_LIST, NULL);

  gtk_accessible_update_property (GTK_ACCESSIBLE (list->flow), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);
  return GTK_WIDGET (list);
}

void
zimt_word_list_add (ZimtWordList *list, char *const *words)
{
  for (char *const *word = words; word != NULL && *word != NULL; word++)
    ensure_button (list, *word);
}

void
zimt_word_list_tick (ZimtWordList *list, char *const *words)
{
  for (char *const *word = words; word != NULL && *word != NULL; word++)
    gtk_check_button_set_active (ensure_button (list, *word), TRUE);
}

void
zimt_word_list_allow_new (ZimtWordList *list, const char *name)
{
  GtkWidget *entry = gtk_entry_new ();

  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), name);
  gtk_entry_set_activates_default (GTK_ENTRY (entry), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  list->entry = GTK_EDITABLE (entry);
  gtk_box_append (list->box, entry);
}

static void
add_typed (ZimtWordList *list, GStrvBuilder *ticked)
{
  g_auto (GStrv) words = g_strsplit (gtk_editable_get_text (list->entry), ",", -1);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (char **word = words; *word != NULL; word++)
    {
      GtkCheckButton *button = find_button (list, g_strstrip (*word));
      gboolean is_ticked = button != NULL && gtk_check_button_get_active (button);

      if (**word != '\0' && !is_ticked && g_hash_table_add (seen, *word))
        g_strv_builder_add (ticked, *word);
    }
}

char **
zimt_word_list_dup_ticked (ZimtWordList *list)
{
  g_autoptr (GStrvBuilder) ticked = g_strv_builder_new ();
  GtkCheckButton *button = NULL;

  for (int i = 0; (button = get_button (list, i)) != NULL; i++)
    if (gtk_check_button_get_active (button))
      g_strv_builder_add (ticked, gtk_check_button_get_label (button));
  if (list->entry != NULL)
    add_typed (list, ticked);
  return g_strv_builder_end (ticked);
}
