/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Thirteen small fields for the recovery key as it stands on paper. */
#include "zimt-key-groups.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "zimt-bin-focus.h"
#include "zimt-text.h"

#define N_COLUMNS 4

struct _ZimtKeyGroups
{
  AdwBin parent_instance;

  GtkEditable *fields[ZIMT_KEY_N_GROUPS]; /* borrowed: children */
  gboolean is_filling;
};
G_DEFINE_FINAL_TYPE (ZimtKeyGroups, zimt_key_groups, ADW_TYPE_BIN)

enum
{
  CHANGED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

/* The letters and digits of @text, as they stand on paper; (transfer full). */
static char *
dup_symbols (const char *text)
{
  char *symbols = g_malloc0 (strlen (text) + 1);
  gsize n = 0;

  for (const char *at = text; *at != '\0'; at++)
    {
      char symbol = g_ascii_toupper (*at);

      if (!g_ascii_isalnum (symbol))
        continue;
      symbols[n++] = symbol == 'O' ? '0' : symbol == 'I' || symbol == 'L' ? '1' : symbol;
    }
  return symbols;
}

gboolean
zimt_key_group_is_same (const char *group, const char *typed)
{
  char *a = dup_symbols (group);
  char *b = dup_symbols (typed);
  gboolean is_same = g_str_equal (a, b);

  zimt_text_wipe (a);
  zimt_text_wipe (b);
  return is_same;
}

GtkWidget *
zimt_key_field_new (guint index)
{
  /* This buffer is kept out of swap where that is possible, and wiped. */
  g_autoptr (GtkEntryBuffer) buffer = gtk_password_entry_buffer_new ();
  GtkWidget *field = gtk_entry_new_with_buffer (buffer);
  /* Translators: of the recovery key. %u is a number, from 1 to 13. */
  g_autofree char *name = g_strdup_printf (_ ("Group %u"), index + 1);

  gtk_editable_set_width_chars (GTK_EDITABLE (field), ZIMT_KEY_GROUP_CHARS + 2);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (field), ZIMT_KEY_GROUP_CHARS + 2);
  /* Else every step would be kept. */
  gtk_editable_set_enable_undo (GTK_EDITABLE (field), FALSE);
  gtk_entry_set_input_hints (GTK_ENTRY (field),
                             GTK_INPUT_HINT_PRIVATE | GTK_INPUT_HINT_NO_SPELLCHECK
                                 | GTK_INPUT_HINT_NO_EMOJI | GTK_INPUT_HINT_UPPERCASE_CHARS);
  gtk_entry_set_activates_default (GTK_ENTRY (field), TRUE);
  gtk_widget_add_css_class (field, "monospace");
  gtk_widget_set_direction (field, GTK_TEXT_DIR_LTR);
  gtk_accessible_update_property (GTK_ACCESSIBLE (field), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return field;
}

/* @symbols: from @index on, five in each field. */
static void
spread (ZimtKeyGroups *groups, guint index, const char *symbols)
{
  groups->is_filling = TRUE;
  while (TRUE)
    {
      char group[ZIMT_KEY_GROUP_CHARS + 1] = { 0 };
      gsize n = strnlen (symbols, ZIMT_KEY_GROUP_CHARS);
      gboolean is_last = index + 1 == ZIMT_KEY_N_GROUPS;

      memcpy (group, symbols, n);
      /* What is too much stays to be seen in the last one. */
      gtk_editable_set_text (groups->fields[index], is_last ? symbols : group);
      gtk_widget_grab_focus (GTK_WIDGET (groups->fields[index]));
      gtk_editable_set_position (groups->fields[index], -1);
      explicit_bzero (group, sizeof group);
      symbols += n;
      if (is_last || *symbols == '\0')
        break;
      index++;
    }
  groups->is_filling = FALSE;
}

static void
field_changed_cb (ZimtKeyGroups *groups, GtkEditable *field)
{
  char *symbols;
  gsize length;
  guint index = 0;

  if (groups->is_filling)
    return;
  while (groups->fields[index] != field)
    index++;
  symbols = dup_symbols (gtk_editable_get_text (field));
  length = strlen (symbols);
  if (length > ZIMT_KEY_GROUP_CHARS && index + 1 < ZIMT_KEY_N_GROUPS)
    spread (groups, index, symbols);
  else if (length == ZIMT_KEY_GROUP_CHARS && index + 1 < ZIMT_KEY_N_GROUPS
           && *gtk_editable_get_text (groups->fields[index + 1]) == '\0'
           && gtk_widget_has_focus (GTK_WIDGET (gtk_editable_get_delegate (field))))
    gtk_widget_grab_focus (GTK_WIDGET (groups->fields[index + 1]));
  zimt_text_wipe (symbols);
  g_signal_emit (groups, signals[CHANGED], 0);
}

static gboolean
zimt_key_groups_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (ZIMT_KEY_GROUPS (widget)->fields[0]));
}

static void
zimt_key_groups_class_init (ZimtKeyGroupsClass *klass)
{
  GTK_WIDGET_CLASS (klass)->grab_focus = zimt_key_groups_grab_focus;
  GTK_WIDGET_CLASS (klass)->focus = zimt_bin_focus;
  signals[CHANGED] = g_signal_new ("changed", ZIMT_TYPE_KEY_GROUPS, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
zimt_key_groups_init (ZimtKeyGroups *groups)
{
  GtkWidget *grid = gtk_grid_new ();

  /* Groups run from left to right on every paper. */
  gtk_widget_set_direction (grid, GTK_TEXT_DIR_LTR);
  gtk_grid_set_column_spacing (GTK_GRID (grid), 6);
  gtk_grid_set_row_spacing (GTK_GRID (grid), 6);
  for (guint i = 0; i < ZIMT_KEY_N_GROUPS; i++)
    {
      int column = (int)(i % N_COLUMNS) * 2, row = (int)(i / N_COLUMNS);
      GtkWidget *field = zimt_key_field_new (i);
      g_autofree char *number = g_strdup_printf ("%u", i + 1);
      GtkWidget *label = gtk_label_new (number);

      gtk_widget_add_css_class (label, "dim-label");
      gtk_widget_add_css_class (label, "numeric");
      gtk_label_set_xalign (GTK_LABEL (label), 1);
      gtk_grid_attach (GTK_GRID (grid), label, column, row, 1, 1);
      gtk_grid_attach (GTK_GRID (grid), field, column + 1, row, 1, 1);
      groups->fields[i] = GTK_EDITABLE (field);
      g_signal_connect_object (field, "changed", G_CALLBACK (field_changed_cb), groups,
                               G_CONNECT_SWAPPED);
    }
  adw_bin_set_child (ADW_BIN (groups), grid);
}

GtkWidget *
zimt_key_groups_new (void)
{
  return g_object_new (ZIMT_TYPE_KEY_GROUPS, NULL);
}

char *
zimt_key_groups_dup_text (ZimtKeyGroups *groups)
{
  /* As long as it can get, so that no shorter copy is left behind. */
  GString *text = g_string_sized_new (4096);

  for (guint i = 0; i < ZIMT_KEY_N_GROUPS; i++)
    {
      const char *group = gtk_editable_get_text (groups->fields[i]);

      if (*group == '\0')
        continue;
      if (text->len > 0)
        g_string_append_c (text, '-');
      g_string_append (text, group);
    }
  return g_string_free (text, FALSE);
}

GtkEditable *
zimt_key_groups_get_field (ZimtKeyGroups *groups, guint index)
{
  g_return_val_if_fail (index < ZIMT_KEY_N_GROUPS, NULL);
  return groups->fields[index];
}
