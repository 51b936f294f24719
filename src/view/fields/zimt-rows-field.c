/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A field for several records in a record: phones, languages, weekly hours. */
#include "zimt-rows-field.h"

#include <glib/gi18n-lib.h>

#include "zimt-bin-focus.h"
#include "zimt-empty.h"
#include "zimt-record-field-private.h"
#include "zimt-record-line.h"
#include "zimt-record-list.h"

struct _ZimtRowsField
{
  AdwBin parent_instance;

  ZimtSession *session;   /* owned */
  const ZimtField *field; /* static */
  GtkBox *box;            /* borrowed, as the next: children */
  GtkWidget *add_button;
  gboolean is_filling;
};
G_DEFINE_FINAL_TYPE (ZimtRowsField, zimt_rows_field, ADW_TYPE_BIN)

typedef enum
{
  SIGNAL_CHANGED,
  N_SIGNALS,
} ZimtRowsFieldSignal;
static guint signals[N_SIGNALS];

/* Translators: what follows are buttons that add a line to a form. */
static const struct
{
  ZimtRecordKind kind;
  const char *label;
} additions[] = {
  { ZIMT_RECORD_PHONE, N_ ("Add a Phone") },
  { ZIMT_RECORD_EMAIL, N_ ("Add an E-mail Address") },
  { ZIMT_RECORD_ADDRESS, N_ ("Add an Address") },
  { ZIMT_RECORD_ROLE, N_ ("Add a Role") },
  { ZIMT_RECORD_MEMBERSHIP, N_ ("Add a Membership") },
  { ZIMT_RECORD_PERMISSION, N_ ("Add a Consent") },
  { ZIMT_RECORD_HOURS, N_ ("Add Hours") },
  { ZIMT_RECORD_EXTRA, N_ ("Add Hours on a Date") },
  { ZIMT_RECORD_ABSENCE, N_ ("Add an Absence") },
  { ZIMT_RECORD_SKILL, N_ ("Add a Language") },
  { ZIMT_RECORD_PROOF, N_ ("Add a Certificate") },
  { ZIMT_RECORD_TRAINING, N_ ("Add a Training") },
  { ZIMT_RECORD_ACTIVITY, N_ ("Add Hours or Expenses") },
  { ZIMT_RECORD_TALK, N_ ("Add a Talk") },
};

static const char *
get_addition (ZimtRecordKind kind)
{
  for (gsize i = 0; i < G_N_ELEMENTS (additions); i++)
    if (additions[i].kind == kind)
      return _ (additions[i].label);
  return zimt_record_kind_to_word (kind);
}

/* --- What a new row begins with --- */

/* The same hours a day later. */
static void
preset_hours (ZimtRecord *row, const ZimtRecord *last)
{
  static const char *const days[] = { "mon", "tue", "wed", "thu", "fri", "sat", "sun" };
  gsize next = 0;

  for (gsize i = 0; last != NULL && i < G_N_ELEMENTS (days); i++)
    if (g_str_equal (days[i], zimt_record_get_text (last, "weekday")))
      next = (i + 1) % G_N_ELEMENTS (days);
  zimt_record_set_text (row, "weekday", days[next]);
  if (last == NULL)
    return;
  zimt_record_copy_field (row, last, "from");
  zimt_record_copy_field (row, last, "to");
}

static void
preset_skill (ZimtRecord *row, const ZimtRecord *last)
{
  static const char *const modes[] = { "spoken", NULL };

  if (last != NULL)
    {
      zimt_record_copy_field (row, last, "other");
      zimt_record_copy_field (row, last, "direction");
      zimt_record_copy_field (row, last, "modes");
      return;
    }
  zimt_record_set_text (row, "other", "deu");
  zimt_record_set_text (row, "direction", "both");
  zimt_record_set_codes (row, "modes", modes);
}

static void
preset_permission (ZimtRecord *row, const ZimtRecord *last, ZimtDate today)
{
  zimt_record_set_text (row, "answer", "given");
  zimt_record_set_date (row, "date", today);
  if (last == NULL)
    return;
  zimt_record_copy_field (row, last, "source");
  zimt_record_copy_field (row, last, "text_version");
}

/* (transfer full) */
static ZimtRecord *
new_preset (ZimtRowsField *rows, const ZimtRecord *last)
{
  ZimtCenter *center = zimt_session_get_center (rows->session);
  ZimtDate today = zimt_clock_get_today (zimt_center_get_clock (center));
  ZimtRecordKind kind = rows->field->rows;
  ZimtRecord *row = zimt_record_new (kind);

  if (kind == ZIMT_RECORD_HOURS)
    preset_hours (row, last);
  else if (kind == ZIMT_RECORD_SKILL)
    preset_skill (row, last);
  else if (kind == ZIMT_RECORD_PERMISSION)
    preset_permission (row, last, today);
  else if (kind == ZIMT_RECORD_TRAINING || kind == ZIMT_RECORD_ACTIVITY || kind == ZIMT_RECORD_TALK)
    zimt_record_set_date (row, "date", today);
  return row;
}

/* --- Rows --- */

static ZimtRecordLine *
get_first_row (ZimtRowsField *rows)
{
  GtkWidget *first = gtk_widget_get_first_child (GTK_WIDGET (rows->box));

  return ZIMT_IS_RECORD_LINE (first) ? ZIMT_RECORD_LINE (first) : NULL;
}

static ZimtRecordLine *
get_next_row (ZimtRecordLine *row)
{
  GtkWidget *next = gtk_widget_get_next_sibling (GTK_WIDGET (row));

  return ZIMT_IS_RECORD_LINE (next) ? ZIMT_RECORD_LINE (next) : NULL;
}

static ZimtRecordLine *
get_last_row (ZimtRowsField *rows)
{
  GtkWidget *last = gtk_widget_get_prev_sibling (rows->add_button);

  return last != NULL ? ZIMT_RECORD_LINE (last) : NULL;
}

static void
say_changed (ZimtRowsField *rows)
{
  if (!rows->is_filling)
    g_signal_emit (rows, signals[SIGNAL_CHANGED], 0);
}

static void
number_rows (ZimtRowsField *rows)
{
  guint place = 1;

  for (ZimtRecordLine *row = get_first_row (rows); row != NULL; row = get_next_row (row))
    zimt_record_line_set_place (row, place++);
}

static void
row_removed_cb (ZimtRowsField *rows, ZimtRecordLine *row)
{
  GtkWidget *next = gtk_widget_get_next_sibling (GTK_WIDGET (row));

  /* First: the focus would go to the window with what it was in. */
  gtk_widget_grab_focus (next);
  gtk_box_remove (rows->box, GTK_WIDGET (row));
  number_rows (rows);
  say_changed (rows);
}

static void
row_activated_cb (ZimtRowsField *rows, ZimtRecordLine *row)
{
  ZimtRecordLine *next = get_next_row (row);

  if (next != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (next));
  else if (zimt_record_line_is_blank (row))
    gtk_widget_grab_focus (rows->add_button);
  else
    zimt_rows_field_add (rows);
}

static ZimtRecordLine *
append_row (ZimtRowsField *rows, const ZimtRecord *record, gboolean is_fresh)
{
  ZimtRecordLine *last = get_last_row (rows);
  GtkWidget *row = zimt_record_line_new (rows->session, record, is_fresh);

  g_signal_connect_object (row, "changed", G_CALLBACK (say_changed), rows, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "removed", G_CALLBACK (row_removed_cb), rows, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "activate", G_CALLBACK (row_activated_cb), rows, G_CONNECT_SWAPPED);
  gtk_box_insert_child_after (rows->box, row, last != NULL ? GTK_WIDGET (last) : NULL);
  return ZIMT_RECORD_LINE (row);
}

/* --- Life --- */

/* Where something is refused, there; else at the beginning. */
static gboolean
zimt_rows_field_grab_focus (GtkWidget *widget)
{
  ZimtRowsField *rows = ZIMT_ROWS_FIELD (widget);

  for (ZimtRecordLine *row = get_first_row (rows); row != NULL; row = get_next_row (row))
    if (!zimt_record_line_is_blank (row) && zimt_record_line_focus_refused (row))
      return TRUE;
  return gtk_widget_grab_focus (gtk_widget_get_first_child (GTK_WIDGET (rows->box)));
}

/* Tab begins at the first row, whatever is refused further down. */
static gboolean
zimt_rows_field_focus (GtkWidget *widget, GtkDirectionType direction)
{
  return gtk_widget_child_focus (GTK_WIDGET (ZIMT_ROWS_FIELD (widget)->box), direction);
}

static void
zimt_rows_field_dispose (GObject *object)
{
  g_clear_object (&ZIMT_ROWS_FIELD (object)->session);
  G_OBJECT_CLASS (zimt_rows_field_parent_class)->dispose (object);
}

static void
zimt_rows_field_class_init (ZimtRowsFieldClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = zimt_rows_field_dispose;
  widget_class->grab_focus = zimt_rows_field_grab_focus;
  widget_class->focus = zimt_rows_field_focus;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_css_name (widget_class, "rowsfield");
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", ZIMT_TYPE_ROWS_FIELD, G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
zimt_rows_field_init (ZimtRowsField *rows)
{
  GtkWidget *content = adw_button_content_new ();

  rows->box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 6));
  rows->add_button = gtk_button_new ();
  adw_button_content_set_icon_name (ADW_BUTTON_CONTENT (content), "list-add-symbolic");
  gtk_button_set_child (GTK_BUTTON (rows->add_button), content);
  gtk_widget_set_halign (rows->add_button, GTK_ALIGN_START);
  g_signal_connect_object (rows->add_button, "clicked", G_CALLBACK (zimt_rows_field_add), rows,
                           G_CONNECT_SWAPPED);
  gtk_box_append (rows->box, rows->add_button);
  adw_bin_set_child (ADW_BIN (rows), GTK_WIDGET (rows->box));
}

GtkWidget *
zimt_rows_field_new (ZimtSession *session, const char *title, const ZimtField *field)
{
  ZimtRowsField *rows = g_object_new (ZIMT_TYPE_ROWS_FIELD, NULL);
  const char *addition = get_addition (field->rows);
  GtkWidget *content = gtk_button_get_child (GTK_BUTTON (rows->add_button));

  rows->session = g_object_ref (session);
  rows->field = field;
  adw_button_content_set_label (ADW_BUTTON_CONTENT (content), addition);
  gtk_accessible_update_property (GTK_ACCESSIBLE (rows->add_button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  addition, -1);
  zimt_record_field_name (GTK_WIDGET (rows), title);
  return GTK_WIDGET (rows);
}

void
zimt_rows_field_show (ZimtRowsField *rows, const ZimtRecord *record)
{
  GtkWidget *row = NULL;

  g_return_if_fail (ZIMT_IS_ROWS_FIELD (rows));
  rows->is_filling = TRUE;
  while ((row = gtk_widget_get_first_child (GTK_WIDGET (rows->box))) != rows->add_button)
    gtk_box_remove (rows->box, row);
  for (guint i = 0; i < zimt_record_get_n_rows (record, rows->field->name); i++)
    append_row (rows, zimt_record_get_row (record, rows->field->name, i), FALSE);
  number_rows (rows);
  rows->is_filling = FALSE;
}

const char *
zimt_rows_field_read (ZimtRowsField *rows, ZimtRecord *record)
{
  g_autoptr (GPtrArray) read = zimt_record_list_new ();
  const char *problem = NULL;

  g_return_val_if_fail (ZIMT_IS_ROWS_FIELD (rows), NULL);
  for (ZimtRecordLine *row = get_first_row (rows); row != NULL; row = get_next_row (row))
    if (!zimt_record_line_is_blank (row))
      g_ptr_array_add (read, zimt_record_line_dup_record (row, &problem));
  zimt_record_set_rows (record, rows->field->name, read);
  return problem;
}

void
zimt_rows_field_add (ZimtRowsField *rows)
{
  ZimtRecordLine *last = NULL;
  g_autoptr (ZimtRecord) before = NULL;
  g_autoptr (ZimtRecord) preset = NULL;
  ZimtRecordLine *row = NULL;

  g_return_if_fail (ZIMT_IS_ROWS_FIELD (rows));
  last = get_last_row (rows);
  before = last != NULL ? zimt_record_line_dup_record (last, NULL) : NULL;
  preset = new_preset (rows, before);
  row = append_row (rows, preset, TRUE);
  number_rows (rows);
  gtk_widget_grab_focus (GTK_WIDGET (row));
  say_changed (rows);
}

void
zimt_rows_field_add_new (ZimtRowsField *rows, GPtrArray *records)
{
  g_return_if_fail (ZIMT_IS_ROWS_FIELD (rows));
  for (ZimtRecordLine *row = get_first_row (rows); row != NULL; row = get_next_row (row))
    zimt_record_line_add_new (row, records);
}

/* --- As a field of a record --- */

static GtkWidget *
rows_make (ZimtRecordField *self)
{
  return zimt_record_field_watch (
      self, zimt_rows_field_new (self->session, zimt_record_field_get_title (self), self->field),
      "changed");
}

static void
rows_show (ZimtRecordField *self, ZimtRecord *record)
{
  zimt_rows_field_show (ZIMT_ROWS_FIELD (self->widget), record);
}

static const char *
rows_read (ZimtRecordField *self, ZimtRecord *record)
{
  return zimt_rows_field_read (ZIMT_ROWS_FIELD (self->widget), record);
}

static void
rows_add_new (ZimtRecordField *self, GPtrArray *records)
{
  zimt_rows_field_add_new (ZIMT_ROWS_FIELD (self->widget), records);
}

const ZimtFieldRole zimt_field_rows_role = { rows_make, rows_show, rows_read, NULL, rows_add_new };
