/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A field for a text of many lines, which grows with it. */
#include "zimt-note-field.h"

#include "zimt-bin-focus.h"

/* Then it scrolls: the fields below stay within reach. */
#define MAX_LINES 16
#define PADDING 8

struct _ZimtNoteField
{
  AdwBin parent_instance;

  GtkWidget *scroller; /* borrowed, as the next: children */
  GtkWidget *view;
};
G_DEFINE_FINAL_TYPE (ZimtNoteField, zimt_note_field, ADW_TYPE_BIN)

typedef enum
{
  SIGNAL_CHANGED,
  N_SIGNALS,
} ZimtNoteFieldSignal;
static guint signals[N_SIGNALS];

static void
changed_cb (ZimtNoteField *field)
{
  g_signal_emit (field, signals[SIGNAL_CHANGED], 0);
}

static gboolean
zimt_note_field_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (ZIMT_NOTE_FIELD (widget)->view);
}

static void
zimt_note_field_class_init (ZimtNoteFieldClass *klass)
{
  GTK_WIDGET_CLASS (klass)->grab_focus = zimt_note_field_grab_focus;
  GTK_WIDGET_CLASS (klass)->focus = zimt_bin_focus;
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "notefield");
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", ZIMT_TYPE_NOTE_FIELD, G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
zimt_note_field_init (ZimtNoteField *field)
{
  GtkTextView *view = NULL;

  field->view = gtk_text_view_new ();
  view = GTK_TEXT_VIEW (field->view);
  gtk_text_view_set_accepts_tab (view, FALSE);
  gtk_text_view_set_wrap_mode (view, GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_left_margin (view, PADDING);
  gtk_text_view_set_right_margin (view, PADDING);
  gtk_text_view_set_top_margin (view, PADDING);
  gtk_text_view_set_bottom_margin (view, PADDING);
  gtk_text_view_set_input_hints (view, GTK_INPUT_HINT_PRIVATE | GTK_INPUT_HINT_NO_EMOJI);
  g_signal_connect_object (gtk_text_view_get_buffer (view), "changed", G_CALLBACK (changed_cb),
                           field, G_CONNECT_SWAPPED);
  field->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (field->scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (field->scroller), TRUE);
  gtk_scrolled_window_set_has_frame (GTK_SCROLLED_WINDOW (field->scroller), TRUE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (field->scroller), field->view);
  adw_bin_set_child (ADW_BIN (field), field->scroller);
}

static int
get_line_height (GtkWidget *widget)
{
  g_autoptr (PangoLayout) line = gtk_widget_create_pango_layout (widget, "Äg");
  int height = 0;

  pango_layout_get_pixel_size (line, NULL, &height);
  return height;
}

GtkWidget *
zimt_note_field_new (const char *name, int n_lines)
{
  ZimtNoteField *field = g_object_new (ZIMT_TYPE_NOTE_FIELD, NULL);
  int line_height = get_line_height (field->view);

  gtk_accessible_update_property (GTK_ACCESSIBLE (field->view), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (field->scroller),
                                              MAX_LINES * line_height + 2 * PADDING);
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (field->scroller),
                                              n_lines * line_height + 2 * PADDING);
  return GTK_WIDGET (field);
}

char *
zimt_note_field_dup_text (ZimtNoteField *field)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (field->view));
  GtkTextIter start, end;

  g_return_val_if_fail (ZIMT_IS_NOTE_FIELD (field), NULL);
  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
}

void
zimt_note_field_set_text (ZimtNoteField *field, const char *text)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (field->view));

  g_return_if_fail (ZIMT_IS_NOTE_FIELD (field));
  /* Undo must not bring back what another record said. */
  gtk_text_buffer_begin_irreversible_action (buffer);
  gtk_text_buffer_set_text (buffer, text != NULL ? text : "", -1);
  gtk_text_buffer_end_irreversible_action (buffer);
}

GtkWidget *
zimt_note_field_get_view (ZimtNoteField *field)
{
  g_return_val_if_fail (ZIMT_IS_NOTE_FIELD (field), NULL);
  return field->view;
}
