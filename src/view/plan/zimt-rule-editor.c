/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The fields in which one says how a booking repeats. */
#include "zimt-rule-editor.h"

#include <glib/gi18n-lib.h>

#include "zimt-date-field.h"
#include "zimt-error.h"
#include "zimt-time-names.h"
#include "zimt-wheel.h"

/* What the first drop-down offers; from DAILY on they are ZimtFrequency + 1. */
enum
{
  CHOICE_NEVER,
  CHOICE_DAILY,
  CHOICE_WEEKLY,
  CHOICE_MONTHLY_BY_WEEKDAY,
  CHOICE_MONTHLY_BY_DATE,
  CHOICE_YEARLY,
  CHOICE_OWN, /* only for a rule that the fields cannot say */
};

enum
{
  END_OPEN,
  END_UNTIL,
  END_COUNT,
};

/* The drop-down's last choice is -1, the others are 1 to 5. */
#define NTH_LAST 5

struct _ZimtRuleEditor
{
  GtkBox parent_instance;

  GtkDropDown *frequency;
  GtkWidget *interval_box;
  GtkSpinButton *interval;
  GtkLabel *interval_unit;
  GtkWidget *weekday_box;
  GtkToggleButton *weekdays[7];
  GtkDropDown *nth;
  GtkWidget *end_box;
  GtkDropDown *end;
  ZimtDateField *until;
  GtkWidget *count_box;
  GtkSpinButton *count;
  GtkLabel *count_unit;

  ZimtRule *own_rule; /* owned (nullable) */
  ZimtDate first;
  ZimtDate said_until; /* the last date as a rule or a person said it, */
  ZimtDate said_first; /* and the first one as of then */
  gboolean is_setting;
};
G_DEFINE_FINAL_TYPE (ZimtRuleEditor, zimt_rule_editor, GTK_TYPE_BOX)

typedef enum
{
  SIGNAL_CHANGED,
  N_SIGNALS,
} ZimtRuleEditorSignal;
static guint signals[N_SIGNALS];

static const char *
get_unit (guint choice, gulong n)
{
  switch (choice)
    {
    case CHOICE_DAILY:
      /* Translators: after "interval" and a number. */
      return ngettext ("day", "days", n);
    case CHOICE_WEEKLY:
      return ngettext ("week", "weeks", n);
    case CHOICE_MONTHLY_BY_WEEKDAY:
    case CHOICE_MONTHLY_BY_DATE:
      return ngettext ("month", "months", n);
    default:
      return ngettext ("year", "years", n);
    }
}

/* "the third Thursday": the weekday is the first date's. */
static void
fill_nth (ZimtRuleEditor *editor)
{
  static const char *const patterns[]
      = { N_ ("on the first %s"),  N_ ("on the second %s"), N_ ("on the third %s"),
          N_ ("on the fourth %s"), N_ ("on the fifth %s"),  N_ ("on the last %s") };
  g_autoptr (GtkStringList) list = gtk_string_list_new (NULL);
  guint selected = gtk_drop_down_get_selected (editor->nth);
  const char *weekday = zimt_weekday_name (zimt_date_get_weekday (editor->first));

  for (gsize i = 0; i < G_N_ELEMENTS (patterns); i++)
    {
      g_autoptr (GString) text = g_string_new (_ (patterns[i]));

      g_string_replace (text, "%s", weekday, 1);
      gtk_string_list_append (list, text->str);
    }
  gtk_drop_down_set_model (editor->nth, G_LIST_MODEL (list));
  gtk_drop_down_set_selected (editor->nth, selected <= NTH_LAST ? selected : 0);
}

static void
update_fields (ZimtRuleEditor *editor)
{
  guint choice = gtk_drop_down_get_selected (editor->frequency);
  guint end = gtk_drop_down_get_selected (editor->end);
  int interval = gtk_spin_button_get_value_as_int (editor->interval);
  int count = gtk_spin_button_get_value_as_int (editor->count);
  gboolean has_parts = choice > CHOICE_NEVER && choice < CHOICE_OWN;

  gtk_widget_set_visible (editor->interval_box, has_parts);
  gtk_label_set_text (editor->interval_unit, get_unit (choice, (gulong)interval));
  gtk_widget_set_visible (editor->weekday_box, choice == CHOICE_WEEKLY);
  gtk_widget_set_visible (GTK_WIDGET (editor->nth), choice == CHOICE_MONTHLY_BY_WEEKDAY);
  gtk_widget_set_visible (editor->end_box, has_parts);
  gtk_widget_set_visible (GTK_WIDGET (editor->until), end == END_UNTIL);
  gtk_widget_set_visible (editor->count_box, end == END_COUNT);
  gtk_label_set_text (editor->count_unit,
                      /* Translators: after a number: the dates of a series. */
                      ngettext ("date", "dates", (gulong)count));
}

static void
remember_until (ZimtRuleEditor *editor)
{
  ZimtDate until = 0;

  if (!zimt_date_field_get_date (editor->until, &until))
    return;
  editor->said_until = until;
  editor->said_first = editor->first;
}

static void
changed_cb (ZimtRuleEditor *editor)
{
  if (editor->is_setting)
    return;
  remember_until (editor);
  update_fields (editor);
  g_signal_emit (editor, signals[SIGNAL_CHANGED], 0);
}

static guint
get_weekdays (ZimtRuleEditor *editor)
{
  guint weekdays = 0;

  for (int i = 0; i < 7; i++)
    if (gtk_toggle_button_get_active (editor->weekdays[i]))
      weekdays |= 1u << (i + 1);
  return weekdays;
}

static void
set_weekdays (ZimtRuleEditor *editor, guint weekdays)
{
  for (int i = 0; i < 7; i++)
    gtk_toggle_button_set_active (editor->weekdays[i], (weekdays & (1u << (i + 1))) != 0);
}

static guint
get_weekday_bit (ZimtDate date)
{
  return 1u << zimt_date_get_weekday (date);
}

/* A month's place of a date: 0 for the first Thursday to 4 for the fifth. */
static guint
get_nth_choice (ZimtDate date)
{
  int day = 0;

  zimt_date_to_ymd (date, NULL, NULL, &day);
  return (guint)(day - 1) / 7;
}

/* The last choice is only there for a rule that needs it. */
static void
fill_frequencies (ZimtRuleEditor *editor)
{
  g_autoptr (GtkStringList) list = gtk_string_list_new (NULL);

  gtk_string_list_append (list, _ ("Does not repeat"));
  gtk_string_list_append (list, _ ("Daily"));
  gtk_string_list_append (list, _ ("Weekly"));
  gtk_string_list_append (list, _ ("Monthly by weekday"));
  gtk_string_list_append (list, _ ("Monthly by date"));
  gtk_string_list_append (list, _ ("Yearly"));
  if (editor->own_rule != NULL)
    gtk_string_list_append (list, _ ("By its own rule"));
  gtk_drop_down_set_model (editor->frequency, G_LIST_MODEL (list));
}

static void
fill_ends (ZimtRuleEditor *editor)
{
  g_autoptr (GtkStringList) list = gtk_string_list_new (NULL);

  gtk_string_list_append (list, _ ("without an end"));
  /* Translators: a date follows. */
  gtk_string_list_append (list, _ ("until"));
  gtk_string_list_append (list, _ ("after a number of dates"));
  gtk_drop_down_set_model (editor->end, G_LIST_MODEL (list));
}

static void
add_weekdays (ZimtRuleEditor *editor)
{
  for (int i = 0; i < 7; i++)
    {
      GtkWidget *button = gtk_toggle_button_new_with_label (zimt_weekday_short_name (i + 1));

      editor->weekdays[i] = GTK_TOGGLE_BUTTON (button);
      gtk_widget_set_tooltip_text (button, zimt_weekday_name (i + 1));
      gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      zimt_weekday_name (i + 1), -1);
      g_signal_connect_swapped (button, "toggled", G_CALLBACK (changed_cb), editor);
      gtk_box_append (GTK_BOX (editor->weekday_box), button);
    }
}

static void
zimt_rule_editor_finalize (GObject *object)
{
  g_clear_pointer (&ZIMT_RULE_EDITOR (object)->own_rule, zimt_rule_free);
  G_OBJECT_CLASS (zimt_rule_editor_parent_class)->finalize (object);
}

static gboolean
zimt_rule_editor_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (ZIMT_RULE_EDITOR (widget)->frequency));
}

static void
zimt_rule_editor_class_init (ZimtRuleEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = zimt_rule_editor_finalize;
  widget_class->grab_focus = zimt_rule_editor_grab_focus;
  g_type_ensure (ZIMT_TYPE_DATE_FIELD);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/zimt/Zimt/ui/plan/rule-editor.ui");
  gtk_widget_class_bind_template_child (widget_class, ZimtRuleEditor, frequency);
  gtk_widget_class_bind_template_child (widget_class, ZimtRuleEditor, interval_box);
  gtk_widget_class_bind_template_child (widget_class, ZimtRuleEditor, interval);
  gtk_widget_class_bind_template_child (widget_class, ZimtRuleEditor, interval_unit);
  gtk_widget_class_bind_template_child (widget_class, ZimtRuleEditor, weekday_box);
  gtk_widget_class_bind_template_child (widget_class, ZimtRuleEditor, nth);
  gtk_widget_class_bind_template_child (widget_class, ZimtRuleEditor, end_box);
  gtk_widget_class_bind_template_child (widget_class, ZimtRuleEditor, end);
  gtk_widget_class_bind_template_child (widget_class, ZimtRuleEditor, until);
  gtk_widget_class_bind_template_child (widget_class, ZimtRuleEditor, count_box);
  gtk_widget_class_bind_template_child (widget_class, ZimtRuleEditor, count);
  gtk_widget_class_bind_template_child (widget_class, ZimtRuleEditor, count_unit);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", ZIMT_TYPE_RULE_EDITOR, G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
zimt_rule_editor_init (ZimtRuleEditor *editor)
{
  editor->is_setting = TRUE;
  editor->first = ZIMT_DATE_FIRST;
  gtk_widget_init_template (GTK_WIDGET (editor));
  zimt_wheel_only_with_focus (editor->interval);
  zimt_wheel_only_with_focus (editor->count);
  add_weekdays (editor);
  fill_frequencies (editor);
  fill_ends (editor);
  fill_nth (editor);
  zimt_rule_editor_set_rule (editor, NULL, editor->first);
}

void
zimt_rule_editor_set_today (ZimtRuleEditor *editor, ZimtDate today)
{
  g_return_if_fail (ZIMT_IS_RULE_EDITOR (editor));
  zimt_date_field_set_today (editor->until, today);
}

/* What the fields show where a rule says nothing about them. */
static void
set_defaults (ZimtRuleEditor *editor)
{
  gtk_spin_button_set_value (editor->interval, 1);
  set_weekdays (editor, get_weekday_bit (editor->first));
  fill_nth (editor);
  gtk_drop_down_set_selected (editor->nth, get_nth_choice (editor->first));
  gtk_drop_down_set_selected (editor->end, END_OPEN);
  gtk_spin_button_set_value (editor->count, 10);
  zimt_date_field_set_date (editor->until, MIN (editor->first + 90, ZIMT_DATE_LAST));
}

static void
set_parts (ZimtRuleEditor *editor, const ZimtRule *rule)
{
  ZimtFrequency frequency = ZIMT_FREQUENCY_WEEKLY;
  int interval = 1, nth = 0, count = 0;
  guint weekdays = 0;
  ZimtDate until = 0;

  if (!zimt_rule_get_parts (rule, editor->first, &frequency, &interval, &weekdays, &nth, &count,
                            &until))
    {
      editor->own_rule = zimt_rule_copy (rule);
      fill_frequencies (editor);
      gtk_drop_down_set_selected (editor->frequency, CHOICE_OWN);
      return;
    }
  gtk_drop_down_set_selected (editor->frequency, (guint)frequency + 1);
  gtk_spin_button_set_value (editor->interval, interval);
  if (frequency == ZIMT_FREQUENCY_WEEKLY)
    set_weekdays (editor, weekdays);
  if (frequency == ZIMT_FREQUENCY_MONTHLY_BY_WEEKDAY)
    gtk_drop_down_set_selected (editor->nth, nth < 0 ? NTH_LAST : (guint)(nth - 1));
  if (count > 0)
    gtk_spin_button_set_value (editor->count, count);
  if (until > 0)
    zimt_date_field_set_date (editor->until, until);
  gtk_drop_down_set_selected (editor->end, until > 0   ? END_UNTIL
                                           : count > 0 ? END_COUNT
                                                       : END_OPEN);
}

void
zimt_rule_editor_set_rule (ZimtRuleEditor *editor, const ZimtRule *rule, ZimtDate first)
{
  g_return_if_fail (ZIMT_IS_RULE_EDITOR (editor));

  editor->is_setting = TRUE;
  editor->first = first;
  zimt_date_field_set_start (editor->until, first);
  g_clear_pointer (&editor->own_rule, zimt_rule_free);
  fill_frequencies (editor);
  gtk_drop_down_set_selected (editor->frequency, CHOICE_NEVER);
  set_defaults (editor);
  if (rule != NULL)
    set_parts (editor, rule);
  remember_until (editor);
  editor->is_setting = FALSE;
  update_fields (editor);
}

/* The last week keeps its date where that is on a later weekday now. Counted from what was said,
 * not from what stands in the field: while somebody types, the first date is many things. */
static void
move_until (ZimtRuleEditor *editor)
{
  int weekday = zimt_date_get_weekday (editor->said_first);
  int days_after = (zimt_date_get_weekday (editor->said_until) - weekday + 7) % 7;
  ZimtDate last = editor->said_until - days_after + zimt_date_get_weekday (editor->first) - weekday;

  zimt_date_field_set_date (editor->until, CLAMP (last, editor->said_until, ZIMT_DATE_LAST));
}

void
zimt_rule_editor_set_first (ZimtRuleEditor *editor, ZimtDate first)
{
  g_return_if_fail (ZIMT_IS_RULE_EDITOR (editor));

  gboolean is_default_weekday = get_weekdays (editor) == get_weekday_bit (editor->first);
  gboolean is_weekly = gtk_drop_down_get_selected (editor->frequency) == CHOICE_WEEKLY;
  ZimtDate until = 0;
  gboolean is_default_nth
      = gtk_drop_down_get_selected (editor->nth) == get_nth_choice (editor->first);

  if (first == editor->first)
    return;
  editor->is_setting = TRUE;
  if (is_default_weekday)
    set_weekdays (editor, get_weekday_bit (first));
  editor->first = first;
  zimt_date_field_set_start (editor->until, first);
  if (is_weekly && is_default_weekday && zimt_date_field_get_date (editor->until, &until))
    move_until (editor);
  fill_nth (editor);
  if (is_default_nth)
    gtk_drop_down_set_selected (editor->nth, get_nth_choice (first));
  editor->is_setting = FALSE;
}

/* The rule's last date or its count; both 0: open. */
static gboolean
get_end (ZimtRuleEditor *editor, int *count, ZimtDate *until, GError **error)
{
  guint end = gtk_drop_down_get_selected (editor->end);

  *count = 0;
  *until = 0;
  if (end == END_COUNT)
    *count = gtk_spin_button_get_value_as_int (editor->count);
  if (end != END_UNTIL)
    return TRUE;
  if (!zimt_date_field_get_date (editor->until, until))
    {
      g_set_error_literal (error, ZIMT_ERROR, ZIMT_ERROR_INVALID,
                           _ ("The last date is no date. Type it as 24.6.2027."));
      return FALSE;
    }
  if (*until < editor->first)
    {
      g_set_error_literal (error, ZIMT_ERROR, ZIMT_ERROR_INVALID,
                           _ ("The last date lies before the first."));
      return FALSE;
    }
  return TRUE;
}

gboolean
zimt_rule_editor_get_rule (ZimtRuleEditor *editor, ZimtRule **rule, GError **error)
{
  g_return_val_if_fail (ZIMT_IS_RULE_EDITOR (editor), FALSE);

  guint choice = gtk_drop_down_get_selected (editor->frequency);
  guint nth = gtk_drop_down_get_selected (editor->nth);
  guint weekdays = get_weekdays (editor);
  int count = 0;
  ZimtDate until = 0;

  *rule = NULL;
  if (choice == CHOICE_NEVER || choice == GTK_INVALID_LIST_POSITION)
    return TRUE;
  if (choice == CHOICE_OWN)
    {
      *rule = zimt_rule_copy (editor->own_rule);
      return TRUE;
    }
  if (choice == CHOICE_WEEKLY && weekdays == 0)
    {
      g_set_error_literal (error, ZIMT_ERROR, ZIMT_ERROR_INVALID,
                           _ ("Choose at least one weekday."));
      return FALSE;
    }
  if (!get_end (editor, &count, &until, error))
    return FALSE;
  *rule = zimt_rule_new ((ZimtFrequency)(choice - 1),
                         gtk_spin_button_get_value_as_int (editor->interval), weekdays,
                         nth == NTH_LAST ? -1 : (int)nth + 1, editor->first, count, until);
  return TRUE;
}

GtkWidget *
zimt_rule_editor_get_frequency_field (ZimtRuleEditor *editor)
{
  g_return_val_if_fail (ZIMT_IS_RULE_EDITOR (editor), NULL);
  return GTK_WIDGET (editor->frequency);
}
