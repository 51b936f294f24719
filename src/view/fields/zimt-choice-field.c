/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A field for one of several things: a few stand side by side, more are a list to search in. */
#include "zimt-choice-field.h"

#include "zimt-bin-focus.h"
#include "zimt-search-list.h"
#include "zimt-wrap-layout.h"

#define MAX_BUTTONS 6
#define NOTHING (-1)
#define NARROW_WIDTH 130

struct _ZimtChoiceField
{
  AdwBin parent_instance;

  GPtrArray *ids;     /* owned: char *; "" stands for nothing */
  GPtrArray *buttons; /* owned: GtkToggleButton, borrowed; empty where there is a list */
  GtkDropDown *list;  /* borrowed (nullable) */
  int selected;       /* index, or NOTHING */
  gboolean may_be_empty;
  gboolean is_setting;
};
G_DEFINE_FINAL_TYPE (ZimtChoiceField, zimt_choice_field, ADW_TYPE_BIN)

typedef enum
{
  SIGNAL_CHANGED,
  N_SIGNALS,
} ZimtChoiceFieldSignal;
static guint signals[N_SIGNALS];

static void
show_selected (ZimtChoiceField *field)
{
  field->is_setting = TRUE;
  for (int i = 0; i < (int)field->buttons->len; i++)
    gtk_toggle_button_set_active (g_ptr_array_index (field->buttons, (guint)i),
                                  i == field->selected);
  if (field->list != NULL)
    gtk_drop_down_set_selected (field->list, field->selected != NOTHING
                                                 ? (guint)field->selected
                                                 : GTK_INVALID_LIST_POSITION);
  field->is_setting = FALSE;
}

static void
select_index (ZimtChoiceField *field, int index)
{
  gboolean is_new = index != field->selected;

  field->selected = index;
  show_selected (field);
  if (is_new)
    g_signal_emit (field, signals[SIGNAL_CHANGED], 0);
}

/* --- Buttons --- */

/* Pressing what is chosen takes the choice back where that is allowed. */
static void
toggled_cb (ZimtChoiceField *field, GtkToggleButton *button)
{
  guint index = 0;

  if (field->is_setting || !g_ptr_array_find (field->buttons, button, &index))
    return;
  if (gtk_toggle_button_get_active (button))
    select_index (field, (int)index);
  else
    select_index (field, field->may_be_empty ? NOTHING : (int)index);
}

static void
choose_and_focus (ZimtChoiceField *field, int index)
{
  if (index < 0 || index >= (int)field->buttons->len)
    return;
  select_index (field, index);
  gtk_widget_grab_focus (g_ptr_array_index (field->buttons, (guint)index));
}

static gboolean
key_pressed_cb (ZimtChoiceField *field, guint keyval, guint keycode, GdkModifierType state)
{
  gboolean is_rtl = gtk_widget_get_direction (GTK_WIDGET (field)) == GTK_TEXT_DIR_RTL;
  int digit = g_unichar_digit_value (gdk_keyval_to_unicode (keyval));

  if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SHIFT_MASK)) != 0)
    return GDK_EVENT_PROPAGATE;
  if (keyval == GDK_KEY_Left || keyval == GDK_KEY_KP_Left)
    choose_and_focus (field, field->selected + (is_rtl ? 1 : -1));
  else if (keyval == GDK_KEY_Right || keyval == GDK_KEY_KP_Right)
    choose_and_focus (field, field->selected + (is_rtl ? -1 : 1));
  else if (digit >= 1 && digit <= (int)field->buttons->len)
    choose_and_focus (field, digit - 1);
  else if ((keyval == GDK_KEY_Delete || keyval == GDK_KEY_BackSpace) && field->may_be_empty)
    select_index (field, NOTHING);
  else
    return GDK_EVENT_PROPAGATE;
  return GDK_EVENT_STOP;
}

static GtkWidget *
make_button (int number, const char *label)
{
  GtkWidget *button = gtk_toggle_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  g_autofree char *digit = g_strdup_printf ("%d", number);
  GtkWidget *key = gtk_label_new (digit);

  gtk_widget_add_css_class (key, "key");
  gtk_box_append (GTK_BOX (box), key);
  gtk_box_append (GTK_BOX (box), gtk_label_new (label));
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_add_css_class (button, "pill-choice");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  GTK_ACCESSIBLE_PROPERTY_KEY_SHORTCUTS, digit, -1);
  return button;
}

static void
say_none (ZimtChoiceField *field, const char *none)
{
  GtkWidget *label = gtk_label_new (none);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "dim-label");
  adw_bin_set_child (ADW_BIN (field), label);
}

static void
add_buttons (ZimtChoiceField *field, const char *const *labels)
{
  GtkWidget *box = zimt_wrap_box_new (4);
  GtkEventController *keys = gtk_event_controller_key_new ();

  for (int i = 0; labels[i] != NULL; i++)
    {
      GtkWidget *button = make_button (i + 1, labels[i]);

      g_signal_connect_object (button, "toggled", G_CALLBACK (toggled_cb), field,
                               G_CONNECT_SWAPPED);
      g_ptr_array_add (field->buttons, button);
      gtk_box_append (GTK_BOX (box), button);
    }
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), field);
  gtk_widget_add_controller (GTK_WIDGET (field), keys);
  adw_bin_set_child (ADW_BIN (field), box);
}

/* --- The list --- */

static void
list_selected_cb (ZimtChoiceField *field)
{
  guint position = gtk_drop_down_get_selected (field->list);

  if (!field->is_setting)
    select_index (field, position < field->ids->len ? (int)position : NOTHING);
}

static void
add_list (ZimtChoiceField *field, const char *name, const char *none, const char *const *labels)
{
  g_autoptr (GStrvBuilder) rows = g_strv_builder_new ();
  g_auto (GStrv) all = NULL;

  if (none != NULL)
    {
      g_ptr_array_insert (field->ids, 0, g_strdup (""));
      g_strv_builder_add (rows, none);
    }
  g_strv_builder_addv (rows, (const char **)labels);
  all = g_strv_builder_end (rows);
  field->list = zimt_search_list_new ();
  field->is_setting = TRUE;
  zimt_search_list_fill (field->list, (const char *const *)all, NULL);
  field->is_setting = FALSE;
  gtk_widget_set_halign (GTK_WIDGET (field->list), GTK_ALIGN_START);
  gtk_accessible_update_property (GTK_ACCESSIBLE (field->list), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);
  g_signal_connect_object (field->list, "notify::selected", G_CALLBACK (list_selected_cb), field,
                           G_CONNECT_SWAPPED);
  adw_bin_set_child (ADW_BIN (field), GTK_WIDGET (field->list));
}

/* --- Life --- */

static GtkWidget *
get_focus_target (ZimtChoiceField *field)
{
  guint index = field->selected != NOTHING ? (guint)field->selected : 0;

  if (field->list != NULL)
    return GTK_WIDGET (field->list);
  return index < field->buttons->len ? g_ptr_array_index (field->buttons, index) : NULL;
}

static gboolean
zimt_choice_field_grab_focus (GtkWidget *widget)
{
  GtkWidget *target = get_focus_target (ZIMT_CHOICE_FIELD (widget));

  return target != NULL && gtk_widget_grab_focus (target);
}

/* Tab stops at a row of buttons once. */
static gboolean
zimt_choice_field_focus (GtkWidget *widget, GtkDirectionType direction)
{
  ZimtChoiceField *field = ZIMT_CHOICE_FIELD (widget);

  if (field->list != NULL)
    return zimt_bin_focus (widget, direction);
  if (gtk_widget_get_focus_child (widget) != NULL)
    return FALSE;
  return zimt_choice_field_grab_focus (widget);
}

static void
zimt_choice_field_finalize (GObject *object)
{
  ZimtChoiceField *field = ZIMT_CHOICE_FIELD (object);

  g_ptr_array_unref (field->ids);
  g_ptr_array_unref (field->buttons);
  G_OBJECT_CLASS (zimt_choice_field_parent_class)->finalize (object);
}

static void
zimt_choice_field_class_init (ZimtChoiceFieldClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = zimt_choice_field_finalize;
  widget_class->grab_focus = zimt_choice_field_grab_focus;
  widget_class->focus = zimt_choice_field_focus;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_css_name (widget_class, "choicefield");
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", ZIMT_TYPE_CHOICE_FIELD, G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
zimt_choice_field_init (ZimtChoiceField *field)
{
  field->ids = g_ptr_array_new_with_free_func (g_free);
  field->buttons = g_ptr_array_new ();
  field->selected = NOTHING;
}

static GtkWidget *
field_new (const char *name, const char *none, const char *const *ids, const char *const *labels,
           guint max_buttons)
{
  ZimtChoiceField *field = g_object_new (ZIMT_TYPE_CHOICE_FIELD, NULL);

  for (guint i = 0; ids[i] != NULL; i++)
    g_ptr_array_add (field->ids, g_strdup (ids[i]));
  field->may_be_empty = none != NULL;
  gtk_accessible_update_property (GTK_ACCESSIBLE (field), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  if (field->ids->len == 0)
    say_none (field, none);
  else if (field->ids->len <= max_buttons)
    add_buttons (field, labels);
  else
    add_list (field, name, none, labels);
  show_selected (field);
  return GTK_WIDGET (field);
}

GtkWidget *
zimt_choice_field_new (const char *name, const char *none, const char *const *ids,
                       const char *const *labels)
{
  return field_new (name, none, ids, labels, MAX_BUTTONS);
}

GtkWidget *
zimt_choice_field_new_narrow (const char *name, const char *none, const char *const *ids,
                              const char *const *labels)
{
  GtkWidget *field = field_new (name, none, ids, labels, 0);

  /* Several of them in a column: equally wide, however long the words are. */
  if (ZIMT_CHOICE_FIELD (field)->list != NULL)
    gtk_widget_set_size_request (GTK_WIDGET (ZIMT_CHOICE_FIELD (field)->list), NARROW_WIDTH, -1);
  return field;
}

GtkWidget *
zimt_choice_field_new_for_list (const char *name, const char *none, ZimtChoices *choices,
                                const char *list)
{
  const char *const *codes = zimt_choices_get_codes (choices, list);
  g_autoptr (GPtrArray) labels = g_ptr_array_new ();

  for (const char *const *code = codes; *code != NULL; code++)
    g_ptr_array_add (labels, (gpointer)zimt_choices_get_label (choices, list, *code));
  g_ptr_array_add (labels, NULL);
  return zimt_choice_field_new (name, none, codes, (const char *const *)labels->pdata);
}

const char *
zimt_choice_field_get_id (ZimtChoiceField *field)
{
  g_return_val_if_fail (ZIMT_IS_CHOICE_FIELD (field), "");
  return field->selected != NOTHING ? g_ptr_array_index (field->ids, (guint)field->selected) : "";
}

void
zimt_choice_field_set_id (ZimtChoiceField *field, const char *id)
{
  int index = NOTHING;

  g_return_if_fail (ZIMT_IS_CHOICE_FIELD (field));
  for (guint i = 0; i < field->ids->len; i++)
    if (g_strcmp0 (g_ptr_array_index (field->ids, i), id) == 0)
      index = (int)i;
  select_index (field, index);
}
