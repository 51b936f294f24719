/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A field for several of many things: what is typed finds them, Return takes them. */
#include "zimt-codes-field.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "zimt-empty.h"
#include "zimt-text.h"
#include "zimt-wrap-layout.h"

/* So many are looked through with the eyes; of longer lists these are offered before one types. */
#define MAX_SHOWN 26
#define CODE_KEY "zimt-code"

struct _ZimtCodesField
{
  AdwBin parent_instance;

  GtkWidget *entry; /* borrowed, as the next: children */
  GtkWidget *pills;
  ZimtCodeList *list; /* owned: what is offered */
  GPtrArray *extras;  /* owned: ZimtCodeChoice: what is chosen or typed besides */
  GPtrArray *chosen;  /* owned: char * codes */
  gboolean takes_words;
  gboolean is_quiet;
  gboolean is_filling;
};
G_DEFINE_FINAL_TYPE (ZimtCodesField, zimt_codes_field, ADW_TYPE_BIN)

typedef enum
{
  SIGNAL_CHANGED,
  N_SIGNALS,
} ZimtCodesFieldSignal;
static guint signals[N_SIGNALS];

static void fill (ZimtCodesField *field);

/* Those of the list, then those besides. */
static guint
count_choices (ZimtCodesField *field)
{
  return zimt_code_list_get_n (field->list) + field->extras->len;
}

static const ZimtCodeChoice *
get_choice (ZimtCodesField *field, guint i)
{
  guint n_listed = zimt_code_list_get_n (field->list);

  return i < n_listed ? zimt_code_list_get (field->list, i)
                      : g_ptr_array_index (field->extras, i - n_listed);
}

static gboolean
is_chosen (ZimtCodesField *field, const char *code)
{
  return g_ptr_array_find_with_equal_func (field->chosen, code, g_str_equal, NULL);
}

static void
choose (ZimtCodesField *field, const char *code, gboolean is_wanted)
{
  guint index = 0;

  if (is_wanted == is_chosen (field, code))
    return;
  if (is_wanted)
    g_ptr_array_add (field->chosen, g_strdup (code));
  else if (g_ptr_array_find_with_equal_func (field->chosen, code, g_str_equal, &index))
    g_ptr_array_remove_index (field->chosen, index);
  g_signal_emit (field, signals[SIGNAL_CHANGED], 0);
}

/* --- What fits --- */

static char *
dup_query (ZimtCodesField *field)
{
  return zimt_text_fold (gtk_editable_get_text (GTK_EDITABLE (field->entry)));
}

/* What Return takes; (transfer none) (nullable). */
static const ZimtCodeChoice *
find_target (ZimtCodesField *field, const char *query)
{
  const ZimtCodeChoice *best = NULL;
  guint best_rank = ZIMT_CODE_MISS;

  if (*query == '\0')
    return NULL;
  for (guint i = 0; i < count_choices (field) && best_rank > 0; i++)
    {
      const ZimtCodeChoice *choice = get_choice (field, i);
      guint rank = zimt_code_rank (choice->key, query);

      if (rank < best_rank)
        {
          best = choice;
          best_rank = rank;
        }
    }
  return best;
}

/* --- The buttons --- */

static void
toggled_cb (ZimtCodesField *field, GtkToggleButton *pill)
{
  if (!field->is_filling)
    choose (field, g_object_get_data (G_OBJECT (pill), CODE_KEY),
            gtk_toggle_button_get_active (pill));
}

static void
add_pill (ZimtCodesField *field, const ZimtCodeChoice *choice, gboolean is_target)
{
  GtkWidget *pill = gtk_toggle_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
  GtkWidget *mark = gtk_image_new_from_icon_name ("object-select-symbolic");

  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (pill), is_chosen (field, choice->code));
  g_object_bind_property (pill, "active", mark, "visible", G_BINDING_SYNC_CREATE);
  gtk_box_append (GTK_BOX (box), mark);
  gtk_box_append (GTK_BOX (box), gtk_label_new (choice->label));
  gtk_button_set_child (GTK_BUTTON (pill), box);
  gtk_widget_add_css_class (pill, "pill-choice");
  if (is_target)
    gtk_widget_add_css_class (pill, "is-target");
  gtk_accessible_update_property (GTK_ACCESSIBLE (pill), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  choice->label, -1);
  g_object_set_data_full (G_OBJECT (pill), CODE_KEY, g_strdup (choice->code), g_free);
  g_signal_connect_object (pill, "toggled", G_CALLBACK (toggled_cb), field, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (field->pills), pill);
}

/* What is chosen is always seen. */
static void
fill (ZimtCodesField *field)
{
  g_autofree char *query = dup_query (field);
  const ZimtCodeChoice *target = find_target (field, query);
  gboolean is_silent = field->is_quiet && *query == '\0';
  guint n_shown = 0;

  field->is_filling = TRUE;
  zimt_empty_box (GTK_BOX (field->pills));
  for (guint i = 0; i < count_choices (field); i++)
    {
      const ZimtCodeChoice *choice = get_choice (field, i);
      gboolean fits = !is_silent && n_shown < MAX_SHOWN
                      && zimt_code_rank (choice->key, query) < ZIMT_CODE_MISS;

      if (choice != target && !fits && !is_chosen (field, choice->code))
        continue;
      add_pill (field, choice, choice == target);
      n_shown++;
    }
  field->is_filling = FALSE;
}

/* --- Keys --- */

static void
add_extra (ZimtCodesField *field, const char *code)
{
  if (zimt_code_list_find_code (field->list, code) != NULL)
    return;
  for (guint i = 0; i < field->extras->len; i++)
    if (g_str_equal (((ZimtCodeChoice *)field->extras->pdata[i])->code, code))
      return;
  g_ptr_array_add (field->extras, zimt_code_choice_new (code, code));
}

/* The word as it was typed, or as it is written already. */
static void
take_word (ZimtCodesField *field)
{
  g_autofree char *query = dup_query (field);
  g_autofree char *word
      = zimt_text_clean (gtk_editable_get_text (GTK_EDITABLE (field->entry)), "", TRUE, NULL);
  const ZimtCodeChoice *target = find_target (field, query);

  if (word != NULL && *word != '\0' && target != NULL && g_str_equal (target->key, query))
    choose (field, target->code, TRUE);
  else if (word != NULL && *word != '\0')
    {
      add_extra (field, word);
      choose (field, word, TRUE);
    }
  gtk_editable_set_text (GTK_EDITABLE (field->entry), "");
}

static void
take_target (ZimtCodesField *field)
{
  g_autofree char *query = dup_query (field);
  const ZimtCodeChoice *target = find_target (field, query);

  if (target != NULL)
    {
      choose (field, target->code, !is_chosen (field, target->code));
      gtk_editable_set_text (GTK_EDITABLE (field->entry), "");
    }
  else if (field->takes_words)
    take_word (field);
}

/* Who leaves a word behind means it. */
static void
focus_left_cb (ZimtCodesField *field)
{
  if (field->takes_words && *gtk_editable_get_text (GTK_EDITABLE (field->entry)) != '\0')
    take_word (field);
}

static void
go_on (ZimtCodesField *field)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (field));

  if (root != NULL)
    gtk_widget_child_focus (GTK_WIDGET (root), GTK_DIR_TAB_FORWARD);
}

static gboolean
focus_first_pill (ZimtCodesField *field)
{
  for (GtkWidget *pill = gtk_widget_get_first_child (field->pills); pill != NULL;
       pill = gtk_widget_get_next_sibling (pill))
    if (gtk_widget_has_css_class (pill, "is-target"))
      return gtk_widget_grab_focus (pill);
  return gtk_widget_get_first_child (field->pills) != NULL
         && gtk_widget_grab_focus (gtk_widget_get_first_child (field->pills));
}

static gboolean
entry_key_pressed_cb (ZimtCodesField *field, guint keyval, guint keycode, GdkModifierType state)
{
  gboolean is_empty = *gtk_editable_get_text (GTK_EDITABLE (field->entry)) == '\0';

  if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SHIFT_MASK)) != 0)
    return GDK_EVENT_PROPAGATE;
  if (keyval == GDK_KEY_Return || keyval == GDK_KEY_KP_Enter)
    {
      if (is_empty)
        go_on (field);
      else
        take_target (field);
      return GDK_EVENT_STOP;
    }
  if (keyval == GDK_KEY_Down || keyval == GDK_KEY_KP_Down)
    return focus_first_pill (field);
  if (keyval == GDK_KEY_comma && field->takes_words)
    {
      take_word (field);
      return GDK_EVENT_STOP;
    }
  if (keyval == GDK_KEY_BackSpace && is_empty && field->chosen->len > 0)
    {
      g_autofree char *last = g_strdup (g_ptr_array_index (field->chosen, field->chosen->len - 1));

      choose (field, last, FALSE);
      fill (field);
      return GDK_EVENT_STOP;
    }
  if (keyval == GDK_KEY_Escape && !is_empty)
    {
      gtk_editable_set_text (GTK_EDITABLE (field->entry), "");
      return GDK_EVENT_STOP;
    }
  return GDK_EVENT_PROPAGATE;
}

static gboolean
move_pill (ZimtCodesField *field, gboolean is_forward)
{
  GtkWidget *at = gtk_widget_get_focus_child (field->pills);
  GtkWidget *next = NULL;

  if (at == NULL)
    return GDK_EVENT_PROPAGATE;
  next = is_forward ? gtk_widget_get_next_sibling (at) : gtk_widget_get_prev_sibling (at);
  gtk_widget_grab_focus (next != NULL ? next : at);
  return GDK_EVENT_STOP;
}

/* A letter typed on a button goes on with the search. */
static gboolean
pill_key_pressed_cb (ZimtCodesField *field, guint keyval, guint keycode, GdkModifierType state)
{
  gboolean is_rtl = gtk_widget_get_direction (GTK_WIDGET (field)) == GTK_TEXT_DIR_RTL;
  gunichar letter = gdk_keyval_to_unicode (keyval);
  char text[7] = { 0 };
  int end = -1;

  if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK)) != 0)
    return GDK_EVENT_PROPAGATE;
  if (keyval == GDK_KEY_Left || keyval == GDK_KEY_KP_Left)
    return move_pill (field, is_rtl);
  if (keyval == GDK_KEY_Right || keyval == GDK_KEY_KP_Right)
    return move_pill (field, !is_rtl);
  if (letter == 0 || !g_unichar_isalnum (letter))
    return GDK_EVENT_PROPAGATE;
  g_unichar_to_utf8 (letter, text);
  gtk_widget_grab_focus (field->entry);
  gtk_editable_insert_text (GTK_EDITABLE (field->entry), text, -1, &end);
  gtk_editable_set_position (GTK_EDITABLE (field->entry), -1);
  return GDK_EVENT_STOP;
}

/* --- Life --- */

static gboolean
zimt_codes_field_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (ZIMT_CODES_FIELD (widget)->entry);
}

/* Tab stops at the entry only: the buttons are reached by Down. */
static gboolean
zimt_codes_field_focus (GtkWidget *widget, GtkDirectionType direction)
{
  gboolean is_inside = gtk_widget_get_focus_child (widget) != NULL;

  if (direction != GTK_DIR_TAB_FORWARD && direction != GTK_DIR_TAB_BACKWARD && is_inside)
    return GTK_WIDGET_CLASS (zimt_codes_field_parent_class)->focus (widget, direction);
  return !is_inside && zimt_codes_field_grab_focus (widget);
}

static void
zimt_codes_field_finalize (GObject *object)
{
  ZimtCodesField *field = ZIMT_CODES_FIELD (object);

  g_clear_pointer (&field->list, zimt_code_list_unref);
  g_ptr_array_unref (field->extras);
  g_ptr_array_unref (field->chosen);
  G_OBJECT_CLASS (zimt_codes_field_parent_class)->finalize (object);
}

static void
zimt_codes_field_class_init (ZimtCodesFieldClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = zimt_codes_field_finalize;
  widget_class->grab_focus = zimt_codes_field_grab_focus;
  widget_class->focus = zimt_codes_field_focus;
  gtk_widget_class_set_css_name (widget_class, "codesfield");
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", ZIMT_TYPE_CODES_FIELD, G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
watch_keys (GtkWidget *widget, gpointer callback, ZimtCodesField *field)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (callback), field);
  gtk_widget_add_controller (widget, keys);
}

static void
zimt_codes_field_init (ZimtCodesField *field)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkEventController *focus = gtk_event_controller_focus_new ();

  field->extras = g_ptr_array_new_with_free_func ((GDestroyNotify)zimt_code_choice_free);
  field->chosen = g_ptr_array_new_with_free_func (g_free);
  field->entry = gtk_entry_new ();
  field->pills = zimt_wrap_box_new (4);
  gtk_entry_set_icon_from_icon_name (GTK_ENTRY (field->entry), GTK_ENTRY_ICON_PRIMARY,
                                     "edit-find-symbolic");
  gtk_entry_set_placeholder_text (GTK_ENTRY (field->entry), _ ("Type and press Return to choose"));
  gtk_entry_set_input_hints (GTK_ENTRY (field->entry),
                             GTK_INPUT_HINT_PRIVATE | GTK_INPUT_HINT_NO_EMOJI);
  g_signal_connect_object (field->entry, "changed", G_CALLBACK (fill), field, G_CONNECT_SWAPPED);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (focus_left_cb), field);
  gtk_widget_add_controller (field->entry, focus);
  watch_keys (field->entry, entry_key_pressed_cb, field);
  watch_keys (field->pills, pill_key_pressed_cb, field);
  gtk_box_append (GTK_BOX (box), field->entry);
  gtk_box_append (GTK_BOX (box), field->pills);
  adw_bin_set_child (ADW_BIN (field), box);
}

GtkWidget *
zimt_codes_field_new_for (const char *name, ZimtCodeList *list)
{
  ZimtCodesField *field = g_object_new (ZIMT_TYPE_CODES_FIELD, NULL);

  field->list = zimt_code_list_ref (list);
  gtk_accessible_update_property (GTK_ACCESSIBLE (field->entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  name, -1);
  fill (field);
  return GTK_WIDGET (field);
}

GtkWidget *
zimt_codes_field_new (const char *name, const char *const *codes, const char *const *labels)
{
  g_autoptr (ZimtCodeList) list = zimt_code_list_new (codes, labels);

  return zimt_codes_field_new_for (name, list);
}

void
zimt_codes_field_take_words (ZimtCodesField *field)
{
  g_return_if_fail (ZIMT_IS_CODES_FIELD (field));
  field->takes_words = TRUE;
  gtk_entry_set_placeholder_text (GTK_ENTRY (field->entry), _ ("Type a word and press Return"));
}

void
zimt_codes_field_keep_quiet (ZimtCodesField *field)
{
  g_return_if_fail (ZIMT_IS_CODES_FIELD (field));
  field->is_quiet = TRUE;
  fill (field);
}

char **
zimt_codes_field_dup_codes (ZimtCodesField *field)
{
  g_autoptr (GStrvBuilder) codes = g_strv_builder_new ();

  g_return_val_if_fail (ZIMT_IS_CODES_FIELD (field), NULL);
  for (guint i = 0; i < field->chosen->len; i++)
    g_strv_builder_add (codes, g_ptr_array_index (field->chosen, i));
  return g_strv_builder_end (codes);
}

void
zimt_codes_field_set_codes (ZimtCodesField *field, const char *const *codes)
{
  g_return_if_fail (ZIMT_IS_CODES_FIELD (field));
  g_ptr_array_set_size (field->chosen, 0);
  for (guint i = 0; codes != NULL && codes[i] != NULL; i++)
    {
      add_extra (field, codes[i]);
      g_ptr_array_add (field->chosen, g_strdup (codes[i]));
    }
  fill (field);
  g_signal_emit (field, signals[SIGNAL_CHANGED], 0);
}

GtkWidget *
zimt_codes_field_get_entry (ZimtCodesField *field)
{
  g_return_val_if_fail (ZIMT_IS_CODES_FIELD (field), NULL);
  return field->entry;
}
