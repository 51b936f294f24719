/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A text for one side of an assignment. */
#include "zimt-side-text.h"

#include <glib/gi18n-lib.h>

#include "zimt-name.h"
#include "zimt-card-window.h"
#include "zimt-text-label.h"
#include "zimt-text.h"

struct _ZimtSideText
{
  AdwBin parent_instance;

  GtkTextBuffer *buffer; /* borrowed: the view's */
  GtkLabel *address_label;
  GtkWidget *mail_button;
  char *text;    /* owned (nullable): as it was shown last */
  char *subject; /* owned */
  char *address; /* owned */
};
G_DEFINE_FINAL_TYPE (ZimtSideText, zimt_side_text, ADW_TYPE_BIN)

static char *
dup_text (ZimtSideText *side)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (side->buffer, &start, &end);
  return gtk_text_buffer_get_text (side->buffer, &start, &end, FALSE);
}

static void
copy_cb (ZimtSideText *side)
{
  g_autoptr (ZimtWipedText) text = dup_text (side);

  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (side)), text);
}

static void
append_escaped (GString *uri, const char *separator, const char *key, const char *value)
{
  g_autofree char *escaped = NULL;
  g_auto (GStrv) lines = NULL;
  g_autofree char *crlf = NULL;

  if (value == NULL || *value == '\0')
    return;
  lines = g_strsplit (value, "\n", -1);
  crlf = g_strjoinv ("\r\n", lines);
  escaped = g_uri_escape_string (crlf, NULL, FALSE);
  g_string_append_printf (uri, "%s%s=%s", separator, key, escaped);
}

char *
zimt_mailto_new (const char *address, GPtrArray *bcc, const char *subject, const char *body)
{
  g_autofree char *to = g_uri_escape_string (address != NULL ? address : "", "@", FALSE);
  g_autoptr (GString) uri = g_string_new ("mailto:");
  g_autoptr (GString) hidden = g_string_new (NULL);
  gsize bare = 0;

  g_string_append (uri, to);
  bare = uri->len;
  for (guint i = 0; bcc != NULL && i < bcc->len; i++)
    g_string_append_printf (hidden, "%s%s", i > 0 ? "," : "", (char *)bcc->pdata[i]);
  append_escaped (uri, "?", "bcc", hidden->str);
  append_escaped (uri, uri->len > bare ? "&" : "?", "subject", subject);
  append_escaped (uri, uri->len > bare ? "&" : "?", "body", body);
  return g_string_free (g_steal_pointer (&uri), FALSE);
}

static void
mail_cb (ZimtSideText *side)
{
  g_autoptr (ZimtWipedText) text = dup_text (side);
  g_autofree char *uri = zimt_mailto_new (side->address, NULL, side->subject, text);

  gtk_widget_activate_action (GTK_WIDGET (side), "app.open-uri", "s", uri);
}

/* --- Life --- */

static void
zimt_side_text_finalize (GObject *object)
{
  ZimtSideText *side = ZIMT_SIDE_TEXT (object);

  zimt_text_wipe (side->text);
  zimt_text_wipe (side->subject);
  zimt_text_wipe (side->address);
  G_OBJECT_CLASS (zimt_side_text_parent_class)->finalize (object);
}

static void
zimt_side_text_class_init (ZimtSideTextClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = zimt_side_text_finalize;
}

static void
zimt_side_text_init (ZimtSideText *side)
{
}

static GtkWidget *
make_buttons (ZimtSideText *side)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *copy = gtk_button_new_with_label (_ ("Copy Text"));

  side->mail_button = gtk_button_new_with_label (_ ("E-Mail…"));
  side->address_label = GTK_LABEL (zimt_text_label_new ("", "dim-label"));
  g_signal_connect_object (copy, "clicked", G_CALLBACK (copy_cb), side, G_CONNECT_SWAPPED);
  g_signal_connect_object (side->mail_button, "clicked", G_CALLBACK (mail_cb), side,
                           G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), copy);
  gtk_box_append (GTK_BOX (box), side->mail_button);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (side->address_label));
  return box;
}

GtkWidget *
zimt_side_text_new (const char *title)
{
  ZimtSideText *side = g_object_new (ZIMT_TYPE_SIDE_TEXT, NULL);
  GtkWidget *box = zimt_card_group_new (title);
  GtkWidget *view = gtk_text_view_new ();
  GtkWidget *frame = gtk_frame_new (NULL);

  side->buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (view));
  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (view), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (view), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  gtk_frame_set_child (GTK_FRAME (frame), view);
  gtk_widget_add_css_class (frame, "card-text");
  gtk_box_append (GTK_BOX (box), frame);
  gtk_box_append (GTK_BOX (box), make_buttons (side));
  adw_bin_set_child (ADW_BIN (side), box);
  return GTK_WIDGET (side);
}

void
zimt_side_text_show (ZimtSideText *side, const char *subject, const char *text, const char *address)
{
  zimt_text_wipe (side->subject);
  side->subject = g_strdup (subject);
  zimt_text_wipe (side->address);
  side->address = g_strdup (address != NULL ? address : "");
  /* What was typed into it stays while nothing else is to be said. */
  if (g_strcmp0 (side->text, text) != 0)
    gtk_text_buffer_set_text (side->buffer, text, -1);
  zimt_text_wipe (side->text);
  side->text = g_strdup (text);
  gtk_label_set_text (side->address_label,
                      *side->address != '\0' ? side->address : _ ("No e-mail address is known."));
  gtk_widget_set_visible (GTK_WIDGET (side), *text != '\0');
}
