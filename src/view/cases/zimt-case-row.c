/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One line of a case's time line: when, what, its note, its state, and what can be done with it. */
#include "zimt-case-row.h"

#include <gdk/gdkkeysyms.h>
#include <glib/gi18n-lib.h>

#include "zimt-folded-text.h"
#include "zimt-name.h"
#include "zimt-record-words.h"
#include "zimt-time-names.h"

#define MAX_NOTE_LINES 8

struct _ZimtCaseRow
{
  GtkListBoxRow parent_instance;

  GtkMenuButton *menu_button; /* borrowed: a child */
  ZimtRecord *record;         /* owned */
  ZimtChoices *choices;       /* owned */
};
G_DEFINE_FINAL_TYPE (ZimtCaseRow, zimt_case_row, GTK_TYPE_LIST_BOX_ROW)

/* --- The menu --- */

static void
append_act (GMenu *menu, const char *label, const char *action, ZimtCaseRow *row)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, action, "s", zimt_record_get_id (row->record));
  g_menu_append_item (menu, item);
}

static void
append_state (GMenu *menu, const char *label, const char *state, ZimtCaseRow *row)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, "case.set-state", "(ss)",
                                     zimt_record_get_id (row->record), state);
  g_menu_append_item (menu, item);
}

/* Every state that it can get, but the one that it has. */
static void
append_states (GMenu *menu, const char *list, const char *skipped, ZimtCaseRow *row)
{
  const char *now = zimt_record_get_text (row->record, "state");

  for (const char *const *code = zimt_choices_get_codes (row->choices, list); *code != NULL; code++)
    if (!g_str_equal (*code, now) && g_strcmp0 (*code, skipped) != 0)
      append_state (menu, zimt_choices_get_label (row->choices, list, *code), *code, row);
}

static void
fill_states (GMenu *menu, ZimtCaseRow *row)
{
  switch ((int)zimt_record_get_kind (row->record))
    {
    case ZIMT_RECORD_GOAL:
      append_states (menu, "goal_state", NULL, row);
      break;
    case ZIMT_RECORD_FOLLOW_UP:
      if (zimt_record_words_is_open (row->record))
        /* Translators: what was to be done is done. */
        append_state (menu, _ ("_Done"), "done", row);
      else
        append_state (menu, _ ("_Not Done Yet"), "open", row);
      break;
    case ZIMT_RECORD_REFERRAL:
      append_states (menu, "referral_state", "prepared", row);
      append_act (menu, _ ("_Answer…"), "case.answer", row);
      break;
    case ZIMT_RECORD_CONSENT:
      if (zimt_record_get_date (row->record, "withdrawn") == 0)
        /* Translators: somebody takes their consent back. */
        append_state (menu, _ ("_Withdrawn"), "withdrawn", row);
      break;
    default:
      break;
    }
}

/* Three hundred menus are made only when they are opened. */
static void
fill_menu_cb (GtkMenuButton *button, gpointer user_data)
{
  ZimtCaseRow *row = user_data;
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenu) acts = g_menu_new ();
  g_autoptr (GMenu) states = g_menu_new ();

  /* Translators: menu of one record: opens its form. */
  append_act (acts, _ ("_Edit…"), "case.open-entry", row);
  /* Translators: menu of one record: what it said before. */
  append_act (acts, _ ("_Versions…"), "case.entry-versions", row);
  if (zimt_record_get_kind (row->record) == ZIMT_RECORD_REFERRAL)
    append_act (acts, _ ("_Print Note…"), "case.print", row);
  fill_states (states, row);
  g_menu_append_section (menu, NULL, G_MENU_MODEL (acts));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (states));
  gtk_menu_button_set_menu_model (button, G_MENU_MODEL (menu));
}

void
zimt_case_row_show_menu (ZimtCaseRow *row)
{
  gtk_menu_button_popup (row->menu_button);
}

static gboolean
menu_key_cb (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  zimt_case_row_show_menu (ZIMT_CASE_ROW (widget));
  return TRUE;
}

static void
secondary_pressed_cb (GtkGesture *gesture, int n_press, double x, double y, ZimtCaseRow *row)
{
  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
  zimt_case_row_show_menu (row);
}

/* --- What it shows --- */

static GtkWidget *
new_label (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_valign (label, GTK_ALIGN_START);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

static GtkWidget *
new_icon (ZimtRecordKind kind)
{
  GtkWidget *icon = gtk_image_new_from_icon_name (zimt_record_words_get_icon (kind));
  const char *word = zimt_record_kind_to_word (kind);

  gtk_widget_set_tooltip_text (icon, word);
  gtk_accessible_update_property (GTK_ACCESSIBLE (icon), GTK_ACCESSIBLE_PROPERTY_LABEL, word, -1);
  gtk_widget_set_valign (icon, GTK_ALIGN_START);
  gtk_widget_add_css_class (icon, "entry-icon");
  return icon;
}

static GtkWidget *
new_state (const char *text, ZimtTone tone)
{
  static const char *const classes[] = { "", "is-open", "is-urgent", "is-done" };
  GtkWidget *label = new_label (text, "case-mark");

  if (tone != ZIMT_TONE_NONE)
    gtk_widget_add_css_class (label, classes[tone]);
  return label;
}

static GtkWidget *
new_date (const char *text)
{
  GtkWidget *label = new_label (text, "numeric");

  gtk_widget_add_css_class (label, "dim-label");
  gtk_widget_add_css_class (label, "entry-line");
  gtk_label_set_width_chars (GTK_LABEL (label), 14);
  return label;
}

static GtkWidget *
new_head (const char *facts, const char *state, ZimtTone tone)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *label = new_label (facts, NULL);

  gtk_widget_add_css_class (head, "entry-line");
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (head), label);
  if (*state != '\0')
    gtk_box_append (GTK_BOX (head), new_state (state, tone));
  return head;
}

static GtkWidget *
new_button (const char *label)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_widget_set_valign (button, GTK_ALIGN_START);
  gtk_widget_add_css_class (button, "entry-button");
  return button;
}

/* What is wanted most stands beside the menu. */
static void
add_button (ZimtCaseRow *row, GtkBox *box)
{
  const char *id = zimt_record_get_id (row->record);
  GtkWidget *button = NULL;

  if (zimt_record_get_kind (row->record) == ZIMT_RECORD_REFERRAL)
    {
      button = new_button (_ ("Print…"));
      gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "case.print");
      gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", id);
    }
  else if (zimt_record_words_is_open (row->record))
    {
      /* Translators: a button: what was to be done is done. */
      button = new_button (_ ("Done"));
      gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "case.set-state");
      gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "(ss)", id, "done");
    }
  if (button != NULL)
    gtk_box_append (box, button);
}

static void
add_menu_button (ZimtCaseRow *row, GtkBox *box)
{
  GtkWidget *button = gtk_menu_button_new ();

  row->menu_button = GTK_MENU_BUTTON (button);
  gtk_menu_button_set_icon_name (row->menu_button, "view-more-symbolic");
  gtk_menu_button_set_create_popup_func (row->menu_button, fill_menu_cb, row, NULL);
  gtk_widget_set_tooltip_text (button, _ ("What can be done with it"));
  zimt_name_menu_button (row->menu_button, _ ("What can be done with it"));
  gtk_widget_set_valign (button, GTK_ALIGN_START);
  gtk_widget_add_css_class (button, "flat");
  gtk_box_append (box, button);
}

static void
name_row (ZimtCaseRow *row, const char *date, const char *facts, const char *state)
{
  const char *kind = zimt_record_kind_to_word (zimt_record_get_kind (row->record));
  g_autofree char *name
      = g_strdup_printf ("%s, %s: %s%s%s", date, kind, facts, *state != '\0' ? ", " : "", state);

  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
fill (ZimtCaseRow *row, ZimtDate today)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  GtkWidget *middle = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *note = zimt_folded_text_new (MAX_NOTE_LINES);
  ZimtTone tone = ZIMT_TONE_NONE;
  ZimtDate on = zimt_record_words_get_date (row->record);
  g_autofree char *date = on != 0 ? zimt_date_to_text (on) : g_strdup ("");
  g_autofree char *facts = zimt_record_words_dup_facts (row->choices, row->record);
  g_autofree char *state = zimt_record_words_dup_state (row->choices, row->record, today, &tone);

  gtk_box_append (GTK_BOX (box), new_icon (zimt_record_get_kind (row->record)));
  gtk_box_append (GTK_BOX (box), new_date (date));
  gtk_box_append (GTK_BOX (middle), new_head (facts, state, tone));
  zimt_folded_text_set_text (ZIMT_FOLDED_TEXT (note), zimt_record_words_get_note (row->record));
  gtk_widget_add_css_class (note, "entry-note");
  gtk_box_append (GTK_BOX (middle), note);
  gtk_widget_set_hexpand (middle, TRUE);
  gtk_box_append (GTK_BOX (box), middle);
  add_button (row, GTK_BOX (box));
  add_menu_button (row, GTK_BOX (box));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  name_row (row, date, facts, state);
}

/* --- Life --- */

static void
zimt_case_row_finalize (GObject *object)
{
  ZimtCaseRow *row = ZIMT_CASE_ROW (object);

  g_clear_pointer (&row->record, zimt_record_unref);
  g_clear_pointer (&row->choices, zimt_choices_unref);
  G_OBJECT_CLASS (zimt_case_row_parent_class)->finalize (object);
}

static void
zimt_case_row_class_init (ZimtCaseRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = zimt_case_row_finalize;
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Menu, 0, menu_key_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_F10, GDK_SHIFT_MASK, menu_key_cb, NULL);
}

static void
zimt_case_row_init (ZimtCaseRow *row)
{
  GtkGesture *click = gtk_gesture_click_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_SECONDARY);
  g_signal_connect_object (click, "pressed", G_CALLBACK (secondary_pressed_cb), row, 0);
  gtk_widget_add_controller (GTK_WIDGET (row), GTK_EVENT_CONTROLLER (click));
  gtk_widget_add_css_class (GTK_WIDGET (row), "case-entry");
}

GtkWidget *
zimt_case_row_new (ZimtChoices *choices, ZimtRecord *record, ZimtDate today)
{
  ZimtCaseRow *row = g_object_new (ZIMT_TYPE_CASE_ROW, NULL);

  row->choices = zimt_choices_ref (choices);
  row->record = zimt_record_ref (record);
  fill (row, today);
  return GTK_WIDGET (row);
}

ZimtRecord *
zimt_case_row_get_record (ZimtCaseRow *row)
{
  return row->record;
}
