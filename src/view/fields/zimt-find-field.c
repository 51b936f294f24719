/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A field for one of many things, which one finds by typing. */
#include "zimt-find-field.h"

#include <gdk/gdkkeysyms.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "zimt-bin-focus.h"
#include "zimt-empty.h"
#include "zimt-text.h"

/* More than these are found by typing another letter. */
#define MAX_SUGGESTIONS 8
#define CODE_KEY "zimt-code"

struct _ZimtFindField
{
  AdwBin parent_instance;

  GtkWidget *entry;   /* borrowed: the child */
  GtkWidget *popover; /* owned: unparented with the field */
  GtkWidget *rows;    /* borrowed from @popover */
  ZimtCodeList *list; /* owned */
  char *code;         /* owned: what is chosen, "" for nothing */
  char *label;        /* owned: the text that says so */
  gboolean offers_new;
  gboolean is_setting;
};
G_DEFINE_FINAL_TYPE (ZimtFindField, zimt_find_field, ADW_TYPE_BIN)

typedef enum
{
  SIGNAL_CHANGED,
  SIGNAL_WANTED,
  N_SIGNALS,
} ZimtFindFieldSignal;
static guint signals[N_SIGNALS];

static const char *
get_text (ZimtFindField *field)
{
  return gtk_editable_get_text (GTK_EDITABLE (field->entry));
}

/* --- What fits --- */

/* Best first, those of a rank in the order of the list: ZimtCodeChoice, borrowed. */
static GPtrArray *
find (ZimtFindField *field, const char *query, guint n_most)
{
  GPtrArray *found[ZIMT_CODE_MISS] = { g_ptr_array_new (), g_ptr_array_new (), g_ptr_array_new () };

  for (guint i = 0; i < zimt_code_list_get_n (field->list) && found[0]->len < n_most; i++)
    {
      const ZimtCodeChoice *choice = zimt_code_list_get (field->list, i);
      guint rank = zimt_code_rank (choice->key, query);

      if (rank < ZIMT_CODE_MISS && found[rank]->len < n_most)
        g_ptr_array_add (found[rank], (gpointer)choice);
    }
  for (guint rank = 1; rank < ZIMT_CODE_MISS; rank++)
    {
      for (guint i = 0; i < found[rank]->len && found[0]->len < n_most; i++)
        g_ptr_array_add (found[0], found[rank]->pdata[i]);
      g_ptr_array_unref (found[rank]);
    }
  return found[0];
}

/* What the text surely is: its name, or where nothing new can be meant its beginning. (nullable) */
static const ZimtCodeChoice *
find_meant (ZimtFindField *field, const char *text)
{
  g_autofree char *query = g_strstrip (zimt_text_fold (text));
  g_autoptr (GPtrArray) found = find (field, query, MAX_SUGGESTIONS);
  const ZimtCodeChoice *first = found->len > 0 ? found->pdata[0] : NULL;

  if (*query == '\0' || first == NULL)
    return NULL;
  for (guint i = 0; i < found->len; i++)
    if (g_str_equal (((const ZimtCodeChoice *)found->pdata[i])->key, query))
      return found->pdata[i];
  if (field->offers_new)
    return NULL;
  return found->len == 1 || zimt_code_rank (first->key, query) == 0 ? first : NULL;
}

/* --- Choosing --- */

static void
close_list (ZimtFindField *field)
{
  gtk_popover_popdown (GTK_POPOVER (field->popover));
}

static void
show (ZimtFindField *field, const char *code, const char *label)
{
  g_autofree char *kept_code = g_strdup (code);
  g_autofree char *kept_label = g_strdup (label);

  g_free (field->code);
  g_free (field->label);
  field->code = g_steal_pointer (&kept_code);
  field->label = g_steal_pointer (&kept_label);
  field->is_setting = TRUE;
  if (!g_str_equal (get_text (field), field->label))
    gtk_editable_set_text (GTK_EDITABLE (field->entry), field->label);
  gtk_editable_set_position (GTK_EDITABLE (field->entry), -1);
  field->is_setting = FALSE;
}

static void
row_activated_cb (ZimtFindField *field, GtkListBoxRow *row)
{
  const ZimtCodeChoice *choice = g_object_get_data (G_OBJECT (row), CODE_KEY);
  g_autofree char *name = zimt_text_clean (get_text (field), "", TRUE, NULL);

  close_list (field);
  if (choice == NULL)
    {
      if (name != NULL && *name != '\0')
        g_signal_emit (field, signals[SIGNAL_WANTED], 0, name);
      return;
    }
  show (field, choice->code, choice->label);
  g_signal_emit (field, signals[SIGNAL_CHANGED], 0);
}

/* --- The list --- */

/* @choice (nullable): the row that makes something new. */
static void
add_row (ZimtFindField *field, const ZimtCodeChoice *choice, const char *text)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 60);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), label);
  if (choice == NULL)
    gtk_widget_add_css_class (row, "new-organisation");
  else
    g_object_set_data_full (G_OBJECT (row), CODE_KEY,
                            zimt_code_choice_new (choice->code, choice->label),
                            (GDestroyNotify)zimt_code_choice_free);
  gtk_list_box_append (GTK_LIST_BOX (field->rows), row);
}

static void
suggest (ZimtFindField *field, const char *text)
{
  g_autofree char *query = g_strstrip (zimt_text_fold (text));
  g_autoptr (GPtrArray) found = find (field, query, MAX_SUGGESTIONS);
  guint n_rows = found->len;

  zimt_empty_list (GTK_LIST_BOX (field->rows));
  for (guint i = 0; i < found->len; i++)
    add_row (field, found->pdata[i], ((const ZimtCodeChoice *)found->pdata[i])->label);
  if (field->offers_new && *query != '\0' && find_meant (field, text) == NULL)
    {
      /* Translators: %s is what was typed. */
      g_autofree char *offer = g_strdup_printf (_ ("New organisation “%s”"), text);

      add_row (field, NULL, offer);
      n_rows++;
    }
  if (n_rows == 0 || !gtk_widget_get_mapped (field->entry))
    {
      close_list (field);
      return;
    }
  gtk_list_box_select_row (GTK_LIST_BOX (field->rows),
                           gtk_list_box_get_row_at_index (GTK_LIST_BOX (field->rows), 0));
  gtk_widget_set_size_request (field->popover, gtk_widget_get_width (field->entry), -1);
  gtk_popover_popup (GTK_POPOVER (field->popover));
}

static void
text_changed_cb (ZimtFindField *field)
{
  if (field->is_setting)
    return;
  if (*get_text (field) != '\0')
    suggest (field, get_text (field));
  else
    close_list (field);
  g_signal_emit (field, signals[SIGNAL_CHANGED], 0);
}

static gboolean
is_blank (const char *text)
{
  return strspn (text, " \t") == strlen (text);
}

/* "ara" and Tab is Arabic: what will be stored is seen. */
static void
focus_left_cb (ZimtFindField *field)
{
  const char *text = get_text (field);
  const ZimtCodeChoice *meant = NULL;

  close_list (field);
  if (g_str_equal (text, field->label))
    return;
  meant = find_meant (field, text);
  if (meant != NULL)
    show (field, meant->code, meant->label);
  else if (is_blank (text))
    show (field, "", "");
}

/* The whole list, also where something is chosen. */
static void
icon_pressed_cb (ZimtFindField *field)
{
  gtk_widget_grab_focus (field->entry);
  if (gtk_widget_get_visible (field->popover))
    close_list (field);
  else
    suggest (field, "");
}

/* --- Keys --- */

static void
move_selection (ZimtFindField *field, int step)
{
  GtkListBox *rows = GTK_LIST_BOX (field->rows);
  GtkListBoxRow *row = gtk_list_box_get_selected_row (rows);
  int index = row != NULL ? gtk_list_box_row_get_index (row) + step : 0;
  GtkListBoxRow *next = gtk_list_box_get_row_at_index (rows, index);

  if (next != NULL)
    gtk_list_box_select_row (rows, next);
}

static gboolean
key_in_list (ZimtFindField *field, guint keyval)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (GTK_LIST_BOX (field->rows));

  switch (keyval)
    {
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      move_selection (field, 1);
      return GDK_EVENT_STOP;
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      move_selection (field, -1);
      return GDK_EVENT_STOP;
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
      if (row != NULL)
        row_activated_cb (field, row);
      return GDK_EVENT_STOP;
    case GDK_KEY_Escape:
      close_list (field);
      return GDK_EVENT_STOP;
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

static gboolean
key_pressed_cb (ZimtFindField *field, guint keyval, guint keycode, GdkModifierType state)
{
  if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SHIFT_MASK)) != 0)
    return GDK_EVENT_PROPAGATE;
  if (gtk_widget_get_visible (field->popover))
    return key_in_list (field, keyval);
  if (keyval != GDK_KEY_Down && keyval != GDK_KEY_KP_Down)
    return GDK_EVENT_PROPAGATE;
  suggest (field, g_str_equal (get_text (field), field->label) ? "" : get_text (field));
  return GDK_EVENT_STOP;
}

/* --- Life --- */

static gboolean
zimt_find_field_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (ZIMT_FIND_FIELD (widget)->entry);
}

static void
zimt_find_field_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  GTK_WIDGET_CLASS (zimt_find_field_parent_class)->size_allocate (widget, width, height, baseline);
  gtk_popover_present (GTK_POPOVER (ZIMT_FIND_FIELD (widget)->popover));
}

static void
zimt_find_field_dispose (GObject *object)
{
  ZimtFindField *field = ZIMT_FIND_FIELD (object);

  g_clear_pointer (&field->popover, gtk_widget_unparent);
  g_clear_pointer (&field->list, zimt_code_list_unref);
  G_OBJECT_CLASS (zimt_find_field_parent_class)->dispose (object);
}

static void
zimt_find_field_finalize (GObject *object)
{
  ZimtFindField *field = ZIMT_FIND_FIELD (object);

  g_free (field->code);
  g_free (field->label);
  G_OBJECT_CLASS (zimt_find_field_parent_class)->finalize (object);
}

static void
zimt_find_field_class_init (ZimtFindFieldClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = zimt_find_field_dispose;
  G_OBJECT_CLASS (klass)->finalize = zimt_find_field_finalize;
  widget_class->grab_focus = zimt_find_field_grab_focus;
  widget_class->focus = zimt_bin_focus;
  widget_class->size_allocate = zimt_find_field_size_allocate;
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", ZIMT_TYPE_FIND_FIELD, G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_WANTED] = g_signal_new ("wanted", ZIMT_TYPE_FIND_FIELD, G_SIGNAL_RUN_LAST, 0, NULL,
                                         NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
add_popover (ZimtFindField *field)
{
  field->rows = gtk_list_box_new ();
  gtk_widget_set_focusable (field->rows, FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (field->rows), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("What fits"), -1);
  g_signal_connect_swapped (field->rows, "row-activated", G_CALLBACK (row_activated_cb), field);

  /* The focus stays in the entry, where one goes on typing. */
  field->popover = gtk_popover_new ();
  gtk_popover_set_autohide (GTK_POPOVER (field->popover), FALSE);
  gtk_popover_set_has_arrow (GTK_POPOVER (field->popover), FALSE);
  gtk_popover_set_position (GTK_POPOVER (field->popover), GTK_POS_BOTTOM);
  gtk_widget_set_halign (field->popover, GTK_ALIGN_START);
  gtk_widget_set_can_focus (field->popover, FALSE);
  gtk_widget_add_css_class (field->popover, "menu");
  gtk_popover_set_child (GTK_POPOVER (field->popover), field->rows);
  gtk_widget_set_parent (field->popover, GTK_WIDGET (field));
}

static void
zimt_find_field_init (ZimtFindField *field)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEntry *entry = GTK_ENTRY (gtk_entry_new ());

  field->code = g_strdup ("");
  field->label = g_strdup ("");
  field->entry = GTK_WIDGET (entry);
  gtk_entry_set_activates_default (entry, TRUE);
  gtk_entry_set_input_hints (entry, GTK_INPUT_HINT_PRIVATE | GTK_INPUT_HINT_NO_EMOJI);
  gtk_entry_set_icon_from_icon_name (entry, GTK_ENTRY_ICON_SECONDARY, "pan-down-symbolic");
  gtk_entry_set_icon_tooltip_text (entry, GTK_ENTRY_ICON_SECONDARY, _ ("Show what there is"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_AUTOCOMPLETE,
                                  GTK_ACCESSIBLE_AUTOCOMPLETE_LIST, -1);
  g_signal_connect_swapped (entry, "changed", G_CALLBACK (text_changed_cb), field);
  g_signal_connect_swapped (entry, "icon-press", G_CALLBACK (icon_pressed_cb), field);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (focus_left_cb), field);
  gtk_widget_add_controller (field->entry, focus);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), field);
  gtk_widget_add_controller (field->entry, keys);
  adw_bin_set_child (ADW_BIN (field), field->entry);
  add_popover (field);
}

GtkWidget *
zimt_find_field_new (const char *name, ZimtCodeList *list)
{
  ZimtFindField *field = g_object_new (ZIMT_TYPE_FIND_FIELD, NULL);

  field->list = zimt_code_list_ref (list);
  gtk_entry_set_placeholder_text (GTK_ENTRY (field->entry), _ ("Type to find"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (field->entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  name, -1);
  return GTK_WIDGET (field);
}

void
zimt_find_field_set_list (ZimtFindField *field, ZimtCodeList *list)
{
  ZimtCodeList *kept = zimt_code_list_ref (list);

  g_return_if_fail (ZIMT_IS_FIND_FIELD (field));
  g_clear_pointer (&field->list, zimt_code_list_unref);
  field->list = kept;
}

void
zimt_find_field_offer_new_organisation (ZimtFindField *field)
{
  g_return_if_fail (ZIMT_IS_FIND_FIELD (field));
  field->offers_new = TRUE;
}

void
zimt_find_field_set (ZimtFindField *field, const char *code, const char *label)
{
  g_return_if_fail (ZIMT_IS_FIND_FIELD (field));
  show (field, code, label);
}

const char *
zimt_find_field_get (ZimtFindField *field)
{
  const ZimtCodeChoice *meant = NULL;

  g_return_val_if_fail (ZIMT_IS_FIND_FIELD (field), NULL);
  if (g_str_equal (get_text (field), field->label))
    return field->code;
  if (is_blank (get_text (field)))
    return "";
  meant = find_meant (field, get_text (field));
  return meant != NULL ? meant->code : NULL;
}

GtkWidget *
zimt_find_field_get_entry (ZimtFindField *field)
{
  g_return_val_if_fail (ZIMT_IS_FIND_FIELD (field), NULL);
  return field->entry;
}
