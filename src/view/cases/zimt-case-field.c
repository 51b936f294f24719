/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A field for the case that something belongs to: none, one of the book's, or a new one. */
#include "zimt-case-field.h"

#include <glib/gi18n-lib.h>

#include "zimt-bin-focus.h"
#include "zimt-case-presets.h"
#include "zimt-choice-field.h"
#include "zimt-empty.h"
#include "zimt-name.h"

#define MAX_SUGGESTIONS 5
#define MAX_SEARCHED 50
#define ID_KEY "zimt-case-id"

#define NONE "none"
#define EXISTING "existing"
#define NEW "new"

struct _ZimtCaseField
{
  AdwBin parent_instance;

  ZimtChoiceField *mode; /* borrowed, as the next: children */
  GtkWidget *search_box;
  GtkWidget *entry;
  GtkListBox *list;
  GtkWidget *new_box;
  GtkLabel *pseudonym;
  ZimtSession *session; /* owned */
  char *case_id;        /* owned (nullable): of the book's case that is chosen */
  ZimtRecord *new_case; /* owned (nullable) */
  gboolean is_setting;
};
G_DEFINE_FINAL_TYPE (ZimtCaseField, zimt_case_field, ADW_TYPE_BIN)

typedef enum
{
  SIGNAL_CHANGED,
  N_SIGNALS,
} ZimtCaseFieldSignal;
static guint signals[N_SIGNALS];

static void
say_changed (ZimtCaseField *field)
{
  if (!field->is_setting)
    g_signal_emit (field, signals[SIGNAL_CHANGED], 0);
}

static gboolean
has_mode (ZimtCaseField *field, const char *mode)
{
  return g_str_equal (zimt_choice_field_get_id (field->mode), mode);
}

/* --- A case of the book --- */

static void
add_row (ZimtCaseField *field, ZimtCaseBook *book, const ZimtRecord *record)
{
  const char *id = zimt_record_get_id (record);
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *label = gtk_label_new (zimt_case_book_get_title (book, id));

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), label);
  g_object_set_data_full (G_OBJECT (row), ID_KEY, g_strdup (id), g_free);
  gtk_list_box_append (field->list, row);
}

static void
suggest (ZimtCaseField *field)
{
  ZimtCaseBook *book = zimt_session_get_book (field->session);
  const char *query = gtk_editable_get_text (GTK_EDITABLE (field->entry));
  g_autoptr (GPtrArray) found = NULL;
  guint n_rows = 0;

  zimt_empty_list (field->list);
  if (book == NULL)
    return;
  found = *query == '\0' ? zimt_case_book_list_recent (book, MAX_SUGGESTIONS)
                         : zimt_case_book_search (book, query, MAX_SEARCHED);
  for (guint i = 0; i < found->len && n_rows < MAX_SUGGESTIONS; i++)
    if (zimt_record_get_kind (g_ptr_array_index (found, i)) == ZIMT_RECORD_CASE)
      {
        add_row (field, book, g_ptr_array_index (found, i));
        n_rows++;
      }
  if (n_rows > 0)
    gtk_list_box_select_row (field->list, gtk_list_box_get_row_at_index (field->list, 0));
  gtk_widget_set_visible (GTK_WIDGET (field->list), TRUE);
}

static void
text_changed_cb (ZimtCaseField *field)
{
  if (field->is_setting)
    return;
  g_clear_pointer (&field->case_id, g_free);
  suggest (field);
  say_changed (field);
}

static void
show_case (ZimtCaseField *field, const char *case_id)
{
  ZimtCaseBook *book = zimt_session_get_book (field->session);

  g_free (field->case_id);
  field->case_id = g_strdup (case_id);
  field->is_setting = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (field->entry),
                         book != NULL ? zimt_case_book_get_title (book, case_id) : "");
  gtk_editable_set_position (GTK_EDITABLE (field->entry), -1);
  field->is_setting = FALSE;
  gtk_widget_set_visible (GTK_WIDGET (field->list), FALSE);
}

static void
row_activated_cb (ZimtCaseField *field, GtkListBoxRow *row)
{
  g_autofree char *id = g_strdup (g_object_get_data (G_OBJECT (row), ID_KEY));

  show_case (field, id);
  say_changed (field);
}

static void
move_selection (ZimtCaseField *field, int step)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (field->list);
  int index = row != NULL ? gtk_list_box_row_get_index (row) + step : 0;
  GtkListBoxRow *next = gtk_list_box_get_row_at_index (field->list, index);

  if (next != NULL)
    gtk_list_box_select_row (field->list, next);
}

static gboolean
key_pressed_cb (ZimtCaseField *field, guint keyval, guint keycode, GdkModifierType state)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (field->list);
  gboolean is_open = gtk_widget_get_visible (GTK_WIDGET (field->list));

  if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SHIFT_MASK)) != 0)
    return GDK_EVENT_PROPAGATE;
  if (keyval == GDK_KEY_Down || keyval == GDK_KEY_KP_Down)
    {
      if (is_open)
        move_selection (field, 1);
      else
        suggest (field);
      return GDK_EVENT_STOP;
    }
  if (!is_open)
    return GDK_EVENT_PROPAGATE;
  if (keyval == GDK_KEY_Up || keyval == GDK_KEY_KP_Up)
    move_selection (field, -1);
  else if ((keyval == GDK_KEY_Return || keyval == GDK_KEY_KP_Enter) && row != NULL)
    row_activated_cb (field, row);
  else
    return GDK_EVENT_PROPAGATE;
  return GDK_EVENT_STOP;
}

/* A single case that fits is meant. */
static void
focus_left_cb (ZimtCaseField *field)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (field->entry));
  GtkListBoxRow *first = gtk_list_box_get_row_at_index (field->list, 0);

  /* A window that goes takes the focus away, too. */
  if (field->session == NULL)
    return;
  if (field->case_id == NULL && *text != '\0' && first != NULL
      && gtk_list_box_get_row_at_index (field->list, 1) == NULL)
    row_activated_cb (field, first);
}

static void
add_search (ZimtCaseField *field, GtkBox *box)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkWidget *placeholder = gtk_label_new (_ ("No case fits"));

  field->search_box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  field->entry = gtk_entry_new ();
  gtk_entry_set_placeholder_text (GTK_ENTRY (field->entry), _ ("Type to find a case"));
  gtk_entry_set_input_hints (GTK_ENTRY (field->entry),
                             GTK_INPUT_HINT_PRIVATE | GTK_INPUT_HINT_NO_EMOJI);
  gtk_accessible_update_property (GTK_ACCESSIBLE (field->entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Find a case"), -1);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), field);
  gtk_widget_add_controller (field->entry, keys);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (focus_left_cb), field);
  gtk_widget_add_controller (field->entry, focus);
  g_signal_connect_object (field->entry, "changed", G_CALLBACK (text_changed_cb), field,
                           G_CONNECT_SWAPPED);

  field->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_widget_add_css_class (placeholder, "dim-label");
  gtk_list_box_set_placeholder (field->list, placeholder);
  gtk_widget_set_visible (GTK_WIDGET (field->list), FALSE);
  gtk_widget_add_css_class (GTK_WIDGET (field->list), "case-suggestions");
  gtk_widget_set_can_focus (GTK_WIDGET (field->list), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (field->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Cases that fit"), -1);
  g_signal_connect_object (field->list, "row-activated", G_CALLBACK (row_activated_cb), field,
                           G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (field->search_box), field->entry);
  gtk_box_append (GTK_BOX (field->search_box), GTK_WIDGET (field->list));
  gtk_box_append (box, field->search_box);
}

/* --- A new case --- */

static void
show_pseudonym (ZimtCaseField *field)
{
  gtk_label_set_text (field->pseudonym, zimt_record_get_text (field->new_case, "pseudonym"));
}

static void
another_cb (ZimtCaseField *field)
{
  g_autofree char *pseudonym = zimt_session_new_pseudonym (field->session);

  if (pseudonym == NULL)
    return;
  zimt_record_set_text (field->new_case, "pseudonym", pseudonym);
  show_pseudonym (field);
  say_changed (field);
}

static void
add_new (ZimtCaseField *field, GtkBox *box)
{
  GtkWidget *hint = gtk_label_new (_ ("The case is stored under this pseudonym."));
  GtkWidget *another = gtk_button_new_from_icon_name ("view-refresh-symbolic");

  field->new_box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  field->pseudonym = GTK_LABEL (gtk_label_new (NULL));
  gtk_widget_add_css_class (GTK_WIDGET (field->pseudonym), "heading");
  gtk_label_set_selectable (field->pseudonym, FALSE);
  gtk_widget_add_css_class (another, "flat");
  gtk_widget_set_tooltip_text (another, _ ("Another pseudonym"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (another), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Another pseudonym"), -1);
  g_signal_connect_object (another, "clicked", G_CALLBACK (another_cb), field, G_CONNECT_SWAPPED);
  gtk_widget_add_css_class (hint, "dim-label");
  gtk_label_set_ellipsize (GTK_LABEL (hint), PANGO_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (field->new_box), GTK_WIDGET (field->pseudonym));
  gtk_box_append (GTK_BOX (field->new_box), another);
  gtk_box_append (GTK_BOX (field->new_box), hint);
  gtk_box_append (box, field->new_box);
}

/* --- Life --- */

static void
mode_changed_cb (ZimtCaseField *field)
{
  gboolean is_new = has_mode (field, NEW);

  gtk_widget_set_visible (field->search_box, has_mode (field, EXISTING));
  gtk_widget_set_visible (field->new_box, is_new);
  if (is_new && field->new_case == NULL)
    field->new_case = zimt_case_presets_new_case (field->session);
  if (is_new)
    show_pseudonym (field);
  if (has_mode (field, EXISTING) && !field->is_setting)
    {
      if (field->case_id == NULL)
        suggest (field);
      gtk_widget_grab_focus (field->entry);
    }
  say_changed (field);
}

static gboolean
zimt_case_field_grab_focus (GtkWidget *widget)
{
  ZimtCaseField *field = ZIMT_CASE_FIELD (widget);

  if (has_mode (field, EXISTING) && field->case_id == NULL)
    return gtk_widget_grab_focus (field->entry);
  return gtk_widget_grab_focus (GTK_WIDGET (field->mode));
}

static void
zimt_case_field_dispose (GObject *object)
{
  ZimtCaseField *field = ZIMT_CASE_FIELD (object);

  g_clear_object (&field->session);
  g_clear_pointer (&field->case_id, g_free);
  g_clear_pointer (&field->new_case, zimt_record_unref);
  G_OBJECT_CLASS (zimt_case_field_parent_class)->dispose (object);
}

static void
zimt_case_field_class_init (ZimtCaseFieldClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = zimt_case_field_dispose;
  GTK_WIDGET_CLASS (klass)->grab_focus = zimt_case_field_grab_focus;
  GTK_WIDGET_CLASS (klass)->focus = zimt_bin_focus;
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", ZIMT_TYPE_CASE_FIELD, G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
zimt_case_field_init (ZimtCaseField *field)
{
}

GtkWidget *
zimt_case_field_new (ZimtSession *session, const char *none)
{
  static const char *const ids[] = { NONE, EXISTING, NEW, NULL };
  const char *labels[] = { none, _ ("Existing case"), _ ("New case"), NULL };
  ZimtCaseField *field = g_object_new (ZIMT_TYPE_CASE_FIELD, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *mode = zimt_choice_field_new (_ ("Case"), NULL, ids, labels);

  field->session = g_object_ref (session);
  field->mode = ZIMT_CHOICE_FIELD (mode);
  gtk_box_append (GTK_BOX (box), mode);
  add_search (field, GTK_BOX (box));
  add_new (field, GTK_BOX (box));
  adw_bin_set_child (ADW_BIN (field), box);
  g_signal_connect_object (mode, "changed", G_CALLBACK (mode_changed_cb), field, G_CONNECT_SWAPPED);
  zimt_case_field_set_case (field, NULL);
  return GTK_WIDGET (field);
}

/* A draft may be about a case that was to be made with it, and was not. */
static const char *
get_mode_for (ZimtCaseField *field, const char *case_id)
{
  ZimtCaseBook *book = zimt_session_get_book (field->session);

  if (case_id == NULL || *case_id == '\0')
    return NONE;
  return book != NULL && zimt_case_book_get (book, case_id) == NULL ? NEW : EXISTING;
}

void
zimt_case_field_set_case (ZimtCaseField *field, const char *case_id)
{
  const char *mode = NULL;

  g_return_if_fail (ZIMT_IS_CASE_FIELD (field));
  mode = get_mode_for (field, case_id);
  field->is_setting = TRUE;
  g_clear_pointer (&field->new_case, zimt_record_unref);
  g_clear_pointer (&field->case_id, g_free);
  zimt_choice_field_set_id (field->mode, NONE);
  zimt_choice_field_set_id (field->mode, mode);
  field->is_setting = FALSE;
  if (g_str_equal (mode, EXISTING))
    show_case (field, case_id);
}

const char *
zimt_case_field_get_case (ZimtCaseField *field)
{
  g_return_val_if_fail (ZIMT_IS_CASE_FIELD (field), NULL);
  if (has_mode (field, NEW))
    return zimt_record_get_id (field->new_case);
  return has_mode (field, EXISTING) ? field->case_id : "";
}

ZimtRecord *
zimt_case_field_dup_new_case (ZimtCaseField *field)
{
  g_return_val_if_fail (ZIMT_IS_CASE_FIELD (field), NULL);
  return has_mode (field, NEW) ? zimt_record_copy (field->new_case) : NULL;
}
