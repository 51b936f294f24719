/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A text of many lines of which the first ones are shown, with a button for all of it. */
#include "zimt-folded-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "zimt-text.h"

/* About as many as stand in a line of a case. */
#define LINE_CHARS 100

struct _ZimtFoldedText
{
  GtkBox parent_instance;

  GtkLabel *label; /* borrowed, as the next: children */
  GtkButton *button;
  char *text; /* owned */
  guint max_lines;
  gboolean is_unfolded;
};
G_DEFINE_FINAL_TYPE (ZimtFoldedText, zimt_folded_text, GTK_TYPE_BOX)

/* Pango limits the lines of each paragraph, not of a text, so they are counted here. */
gsize
zimt_folded_text_measure (const char *text, guint max_lines, guint max_chars)
{
  const char *break_at = NULL; /* behind the last space of this line */
  guint n_lines = 1, n_chars = 0;

  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    {
      const char *end = NULL;

      if (*at == '\n')
        end = at;
      else if (++n_chars > max_chars)
        end = break_at != NULL ? break_at : at;
      if (end != NULL)
        {
          if (++n_lines > max_lines)
            return (gsize)(end - text);
          n_chars = *at == '\n' ? 0 : (guint)g_utf8_pointer_to_offset (end, at) + 1;
          break_at = NULL;
        }
      if (*at == ' ')
        break_at = at + 1;
    }
  return strlen (text);
}

static void
update (ZimtFoldedText *folded)
{
  gsize length = zimt_folded_text_measure (folded->text, folded->max_lines, LINE_CHARS);
  gboolean is_long = folded->text[length] != '\0';
  g_autofree char *shown = NULL;

  if (is_long && !folded->is_unfolded)
    {
      g_autofree char *start = g_strndup (folded->text, length);

      shown = g_strconcat (g_strchomp (start), " …", NULL);
    }
  gtk_label_set_text (folded->label, shown != NULL ? shown : folded->text);
  gtk_button_set_label (folded->button, folded->is_unfolded ? _ ("Show less") : _ ("Show all"));
  gtk_accessible_update_state (GTK_ACCESSIBLE (folded->button), GTK_ACCESSIBLE_STATE_EXPANDED,
                               folded->is_unfolded, -1);
  gtk_widget_set_visible (GTK_WIDGET (folded->button), is_long);
  gtk_widget_set_visible (GTK_WIDGET (folded), *folded->text != '\0');
}

static void
clicked_cb (ZimtFoldedText *folded)
{
  folded->is_unfolded = !folded->is_unfolded;
  update (folded);
}

static void
zimt_folded_text_finalize (GObject *object)
{
  zimt_text_wipe (ZIMT_FOLDED_TEXT (object)->text);
  G_OBJECT_CLASS (zimt_folded_text_parent_class)->finalize (object);
}

static void
zimt_folded_text_class_init (ZimtFoldedTextClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = zimt_folded_text_finalize;
}

static void
zimt_folded_text_init (ZimtFoldedText *folded)
{
  GtkWidget *label = gtk_label_new (NULL);
  GtkWidget *button = gtk_button_new ();

  folded->text = g_strdup ("");
  folded->label = GTK_LABEL (label);
  folded->button = GTK_BUTTON (button);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (folded), GTK_ORIENTATION_VERTICAL);
  gtk_widget_set_visible (GTK_WIDGET (folded), FALSE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_set_visible (button, FALSE);
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "show-all");
  g_signal_connect_object (button, "clicked", G_CALLBACK (clicked_cb), folded, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (folded), label);
  gtk_box_append (GTK_BOX (folded), button);
}

GtkWidget *
zimt_folded_text_new (guint max_lines)
{
  ZimtFoldedText *folded = g_object_new (ZIMT_TYPE_FOLDED_TEXT, NULL);

  folded->max_lines = max_lines;
  return GTK_WIDGET (folded);
}

void
zimt_folded_text_set_text (ZimtFoldedText *folded, const char *text)
{
  g_return_if_fail (ZIMT_IS_FOLDED_TEXT (folded));

  zimt_text_wipe (folded->text);
  folded->text = g_strdup (text);
  folded->is_unfolded = FALSE;
  update (folded);
}
