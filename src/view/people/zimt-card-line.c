/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One field of a card in the pane. */
#include "zimt-card-line.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "zimt-card-columns.h"
#include "zimt-popovers.h"
#include "zimt-record-field.h"
#include "zimt-text.h"

struct _ZimtCardLine
{
  AdwBin parent_instance;

  ZimtSession *session; /* owned */
  ZimtRecord *record;   /* owned */
  char *shown;          /* owned (nullable): the value as it is shown; wiped */
  const ZimtField *field;
  gboolean can_edit;

  ZimtRecordField *editor; /* borrowed (nullable): while it is edited */
  GtkLabel *problem;       /* borrowed (nullable): the same */
  gboolean is_storing;
};
G_DEFINE_FINAL_TYPE (ZimtCardLine, zimt_card_line, ADW_TYPE_BIN)

enum
{
  LEFT,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

static void show_value (ZimtCardLine *self);

/* --- What it says --- */

static GtkWidget *
make_caption (ZimtCardLine *self)
{
  GtkWidget *caption = gtk_label_new (g_dgettext (GETTEXT_PACKAGE, self->field->title));

  gtk_label_set_xalign (GTK_LABEL (caption), 0);
  gtk_label_set_wrap (GTK_LABEL (caption), TRUE);
  gtk_widget_add_css_class (caption, "caption");
  gtk_widget_add_css_class (caption, "dim-label");
  return caption;
}

static GtkWidget *
make_text (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_set_hexpand (label, TRUE);
  return label;
}

static void
copy_cb (GtkWidget *button, gpointer text)
{
  gdk_clipboard_set_text (gtk_widget_get_clipboard (button), text);
}

static void
free_text (gpointer text, GClosure *closure)
{
  zimt_text_wipe (text);
}

/* A number or an address that another program takes, and its copy. @uri: (transfer full). */
static GtkWidget *
make_link (char *uri, const char *text, const char *kind)
{
  g_autoptr (ZimtWipedText) target = uri;
  g_autofree char *name = g_strdup_printf (_ ("Copy %s"), text);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  g_autoptr (ZimtWipedText) isolated = zimt_card_isolate (text);
  GtkWidget *link = gtk_link_button_new_with_label (target, isolated);
  GtkWidget *label = gtk_button_get_child (GTK_BUTTON (link));
  GtkWidget *copy = gtk_button_new_from_icon_name ("edit-copy-symbolic");
  GtkWidget *word = gtk_label_new (kind);

  if (GTK_IS_LABEL (label))
    gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (link, "card-link");
  gtk_widget_add_css_class (word, "dim-label");
  gtk_widget_set_hexpand (word, TRUE);
  gtk_label_set_xalign (GTK_LABEL (word), 0);
  gtk_widget_add_css_class (copy, "flat");
  gtk_widget_set_tooltip_text (copy, _ ("Copy"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (copy), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect_data (copy, "clicked", G_CALLBACK (copy_cb), g_strdup (text), free_text, 0);
  gtk_box_append (GTK_BOX (box), link);
  gtk_box_append (GTK_BOX (box), word);
  gtk_box_append (GTK_BOX (box), copy);
  return box;
}

/* What a phone dials: without the blanks and signs that people write. */
static char *
dup_tel_uri (const char *number)
{
  g_autoptr (GString) uri = g_string_new ("tel:");

  for (const char *c = number; *c != '\0'; c++)
    if (g_ascii_isdigit (*c) || (*c == '+' && uri->len == strlen ("tel:")))
      g_string_append_c (uri, *c);
  return g_string_free (g_steal_pointer (&uri), FALSE);
}

static char *
dup_mail_uri (const char *address)
{
  g_autofree char *escaped = g_uri_escape_string (address, "@", FALSE);

  return g_strconcat ("mailto:", escaped, NULL);
}

static gboolean
has_links (const ZimtField *field)
{
  return field->type == ZIMT_FIELD_ROWS
         && (field->rows == ZIMT_RECORD_PHONE || field->rows == ZIMT_RECORD_EMAIL);
}

static void
append_links (ZimtCardLine *self, GtkBox *box)
{
  gboolean is_phone = self->field->rows == ZIMT_RECORD_PHONE;

  for (guint i = 0; i < zimt_record_get_n_rows (self->record, self->field->name); i++)
    {
      ZimtRecord *row = zimt_record_get_row (self->record, self->field->name, i);
      const char *text = zimt_record_get_text (row, is_phone ? "number" : "address");
      g_autofree char *kind = zimt_card_dup_value (self->session, row, "kind");

      gtk_box_append (box,
                      make_link (is_phone ? dup_tel_uri (text) : dup_mail_uri (text), text, kind));
    }
}

/* Only what a browser is for: the text may come from anywhere. */
static gboolean
is_web (ZimtCardLine *self)
{
  const char *text
      = g_str_equal (self->field->name, "web") ? zimt_record_get_text (self->record, "web") : "";

  return g_str_has_prefix (text, "https://") || g_str_has_prefix (text, "http://");
}

static void
append_value (ZimtCardLine *self, GtkBox *box)
{
  zimt_text_wipe (self->shown);
  self->shown = zimt_card_dup_value (self->session, self->record, self->field->name);
  if (has_links (self->field))
    append_links (self, box);
  else if (is_web (self))
    gtk_box_append (box, make_link (g_strdup (self->shown), self->shown, NULL));
  else
    gtk_box_append (box, make_text (self->shown));
}

/* --- Changing it --- */

static gboolean
is_edited_here (ZimtCardLine *self)
{
  return self->can_edit && self->field->type != ZIMT_FIELD_ROWS
         && zimt_record_field_is_editable (zimt_record_get_kind (self->record), self->field);
}

static void
edit_cb (ZimtCardLine *self)
{
  if (is_edited_here (self))
    zimt_card_line_edit (self);
  else
    gtk_widget_activate_action (GTK_WIDGET (self), "card.edit", NULL);
}

/* The focus stays here. */
static void
show_value_anew (ZimtCardLine *self)
{
  gboolean had_focus = gtk_widget_get_focus_child (GTK_WIDGET (self)) != NULL;

  zimt_popovers_close (GTK_WIDGET (self));
  show_value (self);
  if (had_focus)
    gtk_widget_child_focus (GTK_WIDGET (self), GTK_DIR_TAB_FORWARD);
}

static void
leave (ZimtCardLine *self)
{
  self->editor = NULL;
  self->problem = NULL;
  show_value_anew (self);
  g_signal_emit (self, signals[LEFT], 0);
}

static void
say_problem (ZimtCardLine *self, const char *text)
{
  gtk_label_set_text (self->problem, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem), text != NULL);
}

/* Whoever pressed Escape meanwhile, or went to another card, has to hear of it, too. */
static void
say_refused (ZimtCardLine *self, const GError *error)
{
  if (self->problem != NULL && gtk_widget_get_root (GTK_WIDGET (self)) != NULL)
    say_problem (self, error->message);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    zimt_session_tell (self->session, error->message);
}

static void
stored_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ZimtCardLine) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) stored = zimt_people_act_finish (ZIMT_PEOPLE (source), result, &error);
  g_autofree char *text = NULL;

  self->is_storing = FALSE;
  if (self->session == NULL)
    return;
  if (stored == NULL)
    {
      say_refused (self, error);
      return;
    }
  /* Translators: %s is the title of a field: "Web site is changed". */
  text = g_strdup_printf (_ ("“%s” is changed"), g_dgettext (GETTEXT_PACKAGE, self->field->title));
  zimt_session_tell_done (self->session, text);
  zimt_record_unref (self->record);
  self->record = zimt_record_ref (stored->pdata[0]);
  if (self->editor != NULL)
    leave (self);
}

static void
store (ZimtCardLine *self)
{
  g_autoptr (ZimtRecord) changed = zimt_record_copy (self->record);
  const char *problem;

  if (self->editor == NULL || self->is_storing)
    return;
  problem = zimt_record_field_read (self->editor, changed);
  say_problem (self, problem);
  if (problem != NULL)
    return;
  if (zimt_record_has_same_field (changed, self->record, self->field->name))
    {
      leave (self);
      return;
    }
  self->is_storing = TRUE;
  zimt_people_put_one_async (zimt_session_get_people (self->session), changed, stored_cb,
                             g_object_ref (self));
}

/* A choice is made by choosing. */
static void
editor_changed_cb (ZimtCardLine *self)
{
  if (self->field->type == ZIMT_FIELD_CODE || self->field->type == ZIMT_FIELD_FLAG)
    store (self);
}

static gboolean
is_return (guint keyval)
{
  return keyval == GDK_KEY_Return || keyval == GDK_KEY_KP_Enter || keyval == GDK_KEY_ISO_Enter;
}

/* Before the entry, which would keep Return for itself. Lists and long texts need it. */
static gboolean
key_captured_cb (ZimtCardLine *self, guint keyval, guint keycode, GdkModifierType state)
{
  gboolean is_forced = (state & GDK_CONTROL_MASK) != 0;

  if (self->editor == NULL || !is_return (keyval))
    return GDK_EVENT_PROPAGATE;
  if (!is_forced
      && (self->field->type == ZIMT_FIELD_NOTE || self->field->type == ZIMT_FIELD_CODES
          || self->field->type == ZIMT_FIELD_CODE || self->field->type == ZIMT_FIELD_FLAG
          || GTK_IS_BUTTON (gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self))))))
    return GDK_EVENT_PROPAGATE;
  store (self);
  return GDK_EVENT_STOP;
}

static gboolean
key_pressed_cb (ZimtCardLine *self, guint keyval, guint keycode, GdkModifierType state)
{
  if (self->editor != NULL && keyval == GDK_KEY_Escape)
    leave (self);
  else if (self->editor == NULL && keyval == GDK_KEY_F2 && self->can_edit)
    edit_cb (self);
  else
    return GDK_EVENT_PROPAGATE;
  return GDK_EVENT_STOP;
}

static void
append_button (ZimtCardLine *self, GtkBox *box, const char *icon, const char *name,
               void (*clicked) (ZimtCardLine *))
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_START);
  gtk_widget_set_tooltip_text (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect_object (button, "clicked", G_CALLBACK (clicked), self, G_CONNECT_SWAPPED);
  gtk_box_append (box, button);
}

static GtkWidget *
make_editor (ZimtCardLine *self)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *editor
      = zimt_record_field_new (self->session, zimt_record_get_kind (self->record), self->field);

  self->editor = ZIMT_RECORD_FIELD (editor);
  zimt_record_field_show (self->editor, self->record);
  gtk_widget_set_hexpand (editor, TRUE);
  gtk_box_append (GTK_BOX (row), editor);
  append_button (self, GTK_BOX (row), "object-select-symbolic",
                 self->field->type == ZIMT_FIELD_NOTE ? _ ("Save (Ctrl+Return)")
                                                      : _ ("Save (Return)"),
                 store);
  append_button (self, GTK_BOX (row), "window-close-symbolic", _ ("Leave as it was (Escape)"),
                 leave);
  g_signal_connect_object (editor, "changed", G_CALLBACK (editor_changed_cb), self,
                           G_CONNECT_SWAPPED);
  return row;
}

void
zimt_card_line_edit (ZimtCardLine *self)
{
  GtkWidget *box;

  if (self->editor != NULL || self->is_storing || !is_edited_here (self))
    return;
  box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  gtk_widget_add_css_class (box, "card-line");
  gtk_box_append (GTK_BOX (box), make_caption (self));
  gtk_box_append (GTK_BOX (box), make_editor (self));
  self->problem = GTK_LABEL (make_text (NULL));
  gtk_widget_add_css_class (GTK_WIDGET (self->problem), "error");
  gtk_widget_set_visible (GTK_WIDGET (self->problem), FALSE);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->problem));
  adw_bin_set_child (ADW_BIN (self), box);
  gtk_widget_child_focus (GTK_WIDGET (self->editor), GTK_DIR_TAB_FORWARD);
}

gboolean
zimt_card_line_is_editing (ZimtCardLine *self)
{
  return self->editor != NULL;
}

gboolean
zimt_card_line_can_edit (ZimtCardLine *self)
{
  return self->can_edit;
}

const ZimtField *
zimt_card_line_get_field (ZimtCardLine *self)
{
  return self->field;
}

void
zimt_card_line_set_record (ZimtCardLine *self, ZimtRecord *record)
{
  g_autoptr (ZimtRecord) before = self->record;
  gboolean is_same = zimt_record_has_same_field (before, record, self->field->name);
  g_autoptr (ZimtWipedText) value = NULL;

  /* On what others wrote here meanwhile nothing is stored unseen: from the older record it is
   * refused. */
  self->record = zimt_record_ref (self->editor == NULL || is_same ? record : before);
  if (self->editor != NULL)
    return;
  value = zimt_card_dup_value (self->session, record, self->field->name);
  if (!is_same || !g_str_equal (value, self->shown))
    show_value_anew (self);
}

static void
show_value (ZimtCardLine *self)
{
  gboolean has_link = has_links (self->field) || is_web (self);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 1);
  GtkWidget *button = NULL;

  gtk_box_append (GTK_BOX (box), make_caption (self));
  append_value (self, GTK_BOX (box));
  /* A link inside a button could not be pressed. */
  if (self->can_edit && !has_link)
    {
      button = gtk_button_new ();
      gtk_button_set_child (GTK_BUTTON (button), box);
      gtk_widget_add_css_class (button, "flat");
      gtk_widget_set_tooltip_text (button, _ ("Change (F2)"));
      g_signal_connect_object (button, "clicked", G_CALLBACK (edit_cb), self, G_CONNECT_SWAPPED);
      box = button;
    }
  gtk_widget_add_css_class (box, "card-line");
  adw_bin_set_child (ADW_BIN (self), box);
}

/* --- Life --- */

static void
locking_cb (ZimtCardLine *self)
{
  g_autoptr (ZimtRecord) changed = NULL;

  if (self->editor == NULL)
    return;
  changed = zimt_record_copy (self->record);
  if (zimt_record_field_read (self->editor, changed) == NULL
      && !zimt_record_has_same_field (changed, self->record, self->field->name))
    {
      g_autofree char *title = zimt_record_dup_title (self->record);

      zimt_session_keep_draft (self->session, changed, title);
    }
  leave (self);
}

static void
zimt_card_line_dispose (GObject *object)
{
  ZimtCardLine *self = ZIMT_CARD_LINE (object);

  self->editor = NULL;
  self->problem = NULL;
  g_clear_object (&self->session);
  G_OBJECT_CLASS (zimt_card_line_parent_class)->dispose (object);
}

static void
zimt_card_line_finalize (GObject *object)
{
  ZimtCardLine *self = ZIMT_CARD_LINE (object);

  zimt_record_unref (self->record);
  zimt_text_wipe (self->shown);
  G_OBJECT_CLASS (zimt_card_line_parent_class)->finalize (object);
}

static void
zimt_card_line_class_init (ZimtCardLineClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = zimt_card_line_dispose;
  G_OBJECT_CLASS (klass)->finalize = zimt_card_line_finalize;
  signals[LEFT] = g_signal_new ("left", ZIMT_TYPE_CARD_LINE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 0);
}

static void
zimt_card_line_init (ZimtCardLine *self)
{
  GtkEventController *captured = gtk_event_controller_key_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_event_controller_set_propagation_phase (captured, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (captured, "key-pressed", G_CALLBACK (key_captured_cb), self);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), captured);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

GtkWidget *
zimt_card_line_new (ZimtSession *session, ZimtRecord *record, const ZimtField *field,
                    gboolean can_edit)
{
  ZimtCardLine *self = g_object_new (ZIMT_TYPE_CARD_LINE, NULL);

  self->session = g_object_ref (session);
  self->record = zimt_record_ref (record);
  self->field = field;
  self->can_edit = can_edit;
  show_value (self);
  g_signal_connect_object (session, "locking", G_CALLBACK (locking_cb), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}
