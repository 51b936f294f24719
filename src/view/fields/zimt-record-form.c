/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The lines of a form for one record, made from its kind's table of fields. */
#include "zimt-record-form.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "zimt-bin-focus.h"
#include "zimt-empty.h"
#include "zimt-form-row.h"
#include "zimt-mnemonic.h"
#include "zimt-record-field.h"

#define MAX_FIELDS 16

struct _ZimtRecordForm
{
  AdwBin parent_instance;

  GtkBox *box;          /* borrowed: the child */
  GtkBox *card;         /* borrowed: the one in @box that is filled */
  GtkSizeGroup *labels; /* owned */
  ZimtSession *session; /* owned */
  GPtrArray *fields;    /* owned: ZimtRecordField in their order, borrowed */
  GPtrArray *rows;      /* owned: ZimtFormRow at the same index, borrowed */
  ZimtRecord *filled;   /* owned (nullable): what the form was filled with */
  char **wanted;        /* owned (nullable): the fields that are shown */
  char **reserved;      /* owned: labels with mnemonics of the window */
  gboolean is_filling;
};
G_DEFINE_FINAL_TYPE (ZimtRecordForm, zimt_record_form, ADW_TYPE_BIN)

typedef enum
{
  SIGNAL_CHANGED,
  N_SIGNALS,
} ZimtRecordFormSignal;
static guint signals[N_SIGNALS];

/* The order in which one asks and types, which is not that in which a record is stored. */
static const struct
{
  ZimtRecordKind kind;
  const char *fields[MAX_FIELDS];
} orders[] = {
  { ZIMT_RECORD_CASE,
    { "stage", "pseudonym", "name", "contact", "languages", "residence_status", "time_in_germany",
      "age_band", "sex", "access_path", "counsellor", "deputy", "opened", "note" } },
  { ZIMT_RECORD_CONSULTATION,
    { "case", "topics", "kind", "channel", "duration", "language", "interpreter", "people", "note",
      "date" } },
  { ZIMT_RECORD_GOAL, { "text", "state", "date" } },
  { ZIMT_RECORD_FOLLOW_UP, { "text", "due", "case", "done" } },
  { ZIMT_RECORD_REFERRAL,
    { "organisation", "consent", "date", "state", "ask_again", "note", "answer" } },
  { ZIMT_RECORD_CONSENT, { "organisation", "covers", "date", "ends", "withdrawn" } },
  { ZIMT_RECORD_DOCUMENT, { "title", "date" } },
};

/* What nobody can say of a record that is not there yet. */
static const char *const later[] = { "done", "withdrawn", "answer", NULL };

/* What changes of a case that is stored only on purpose, by a dialog of its own. */
static const char *const apart[] = { "stage", "counsellor", "deputy", NULL };

static const char *const *
get_order (ZimtRecordForm *form)
{
  if (form->wanted != NULL)
    return (const char *const *)form->wanted;
  for (gsize i = 0; i < G_N_ELEMENTS (orders); i++)
    if (orders[i].kind == zimt_record_get_kind (form->filled))
      return orders[i].fields;
  return NULL;
}

/* Those of a card are asked in the order in which they are stored: ZimtField, static. (transfer
 * full) */
static GPtrArray *
list_fields (ZimtRecordForm *form)
{
  ZimtRecordKind kind = zimt_record_get_kind (form->filled);
  const char *const *order = get_order (form);
  GPtrArray *fields = g_ptr_array_new ();

  for (guint i = 0; order != NULL && order[i] != NULL; i++)
    {
      const ZimtField *field = zimt_record_kind_get_field (kind, order[i]);

      if (field != NULL)
        g_ptr_array_add (fields, (gpointer)field);
    }
  if (order == NULL && zimt_record_kind_is_card (kind))
    for (const ZimtField *field = zimt_record_kind_get_fields (kind); field->name != NULL; field++)
      g_ptr_array_add (fields, (gpointer)field);
  return fields;
}

/* Whether private fields can be read and written now. Whoever reads the pools may write jobs. */
static gboolean
has_private (ZimtRecordForm *form)
{
  ZimtRight right = zimt_right_of_card (zimt_record_get_kind (form->filled));

  if (right == ZIMT_RIGHT_POOLS)
    right = ZIMT_RIGHT_POOLS_PRIVATE;
  return zimt_people_has_private (zimt_session_get_people (form->session))
         && zimt_session_get_level (form->session, right) == ZIMT_LEVEL_WRITE;
}

/* A case that is known already is not asked for again. */
static gboolean
is_offered (ZimtRecordForm *form, const char *name)
{
  ZimtRecordKind kind = zimt_record_get_kind (form->filled);
  gboolean is_new = zimt_record_get_revision (form->filled) == 0;

  if (form->wanted != NULL)
    return TRUE;
  if (zimt_record_kind_is_card (kind))
    return TRUE;
  if (is_new && g_strv_contains (later, name))
    return FALSE;
  if (!is_new && kind == ZIMT_RECORD_CASE && g_strv_contains (apart, name))
    return FALSE;
  return kind != ZIMT_RECORD_FOLLOW_UP || !g_str_equal (name, "case")
         || *zimt_record_get_text (form->filled, "case") == '\0';
}

/* Some fields are for some answers only. */
static gboolean
is_wanted (const ZimtRecord *record, const ZimtField *field)
{
  ZimtRecordKind kind = zimt_record_get_kind (record);

  if (kind == ZIMT_RECORD_CONSULTATION && g_str_equal (field->name, "people"))
    return g_str_equal (zimt_record_get_text (record, "kind"), "group");
  if (kind == ZIMT_RECORD_CASE && field->is_identifying)
    return g_str_equal (zimt_record_get_text (record, "stage"), "named");
  return TRUE;
}

static void
forget (ZimtRecord *record, const ZimtField *field)
{
  if (field->type == ZIMT_FIELD_NUMBER)
    zimt_record_set_number (record, field->name, 0);
  else
    zimt_record_set_text (record, field->name, "");
}

/* --- Reading --- */

/* @is_strict: says what cannot be read, and returns its row. */
static ZimtFormRow *
read_fields (ZimtRecordForm *form, ZimtRecord *record, gboolean is_strict)
{
  ZimtFormRow *refused = NULL;

  for (guint i = 0; i < form->fields->len; i++)
    {
      const char *problem = zimt_record_field_read (g_ptr_array_index (form->fields, i), record);

      if (problem == NULL || !is_strict)
        continue;
      zimt_form_row_set_problem (g_ptr_array_index (form->rows, i), problem);
      if (refused == NULL)
        refused = g_ptr_array_index (form->rows, i);
    }
  for (guint i = 0; i < form->fields->len; i++)
    {
      const ZimtField *field = zimt_record_field_get_field (g_ptr_array_index (form->fields, i));

      if (!is_wanted (record, field))
        forget (record, field);
    }
  return refused;
}

static void
update_rows (ZimtRecordForm *form)
{
  g_autoptr (ZimtRecord) record = zimt_record_form_dup_record (form);

  for (guint i = 0; i < form->fields->len; i++)
    {
      const ZimtField *field = zimt_record_field_get_field (g_ptr_array_index (form->fields, i));

      gtk_widget_set_visible (g_ptr_array_index (form->rows, i), is_wanted (record, field));
    }
}

static void
changed_cb (ZimtRecordForm *form, ZimtRecordField *field)
{
  guint index = 0;

  if (form->is_filling || form->session == NULL)
    return;
  if (g_ptr_array_find (form->fields, field, &index))
    zimt_form_row_set_problem (g_ptr_array_index (form->rows, index), NULL);
  update_rows (form);
  g_signal_emit (form, signals[SIGNAL_CHANGED], 0);
}

/* --- Making --- */

static void
begin_group (ZimtRecordForm *form, const char *heading)
{
  if (heading != NULL)
    {
      GtkWidget *label = gtk_label_new (heading);

      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_widget_add_css_class (label, "heading");
      gtk_widget_add_css_class (label, "form-heading");
      gtk_box_append (form->box, label);
    }
  form->card = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 0));
  gtk_widget_add_css_class (GTK_WIDGET (form->card), "zimt-card");
  gtk_widget_set_valign (GTK_WIDGET (form->card), GTK_ALIGN_START);
  gtk_box_append (form->box, GTK_WIDGET (form->card));
}

/* Says why something is not there. */
static void
add_reason (ZimtRecordForm *form)
{
  gboolean is_unlocked = zimt_session_is_unlocked (form->session);
  GtkWidget *label = gtk_label_new (
      !is_unlocked ? _ ("Phone, address, notes and certificates are sealed: unlock Zimt with an "
                        "account that may change them.")
                   : _ ("Phone, address, notes and certificates are not here: this account may not "
                        "change them."));

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, "dim-label");
  gtk_widget_add_css_class (label, "form-heading");
  gtk_box_append (form->box, label);
}

static void
add_row (ZimtRecordForm *form, const ZimtField *field, GString *used, ZimtRecord *record)
{
  GtkWidget *row = zimt_form_row_new ();
  GtkWidget *widget = zimt_record_field_new (form->session, zimt_record_get_kind (record), field);
  g_autofree char *title = zimt_mnemonic_add (_ (field->title), used);

  zimt_record_field_show (ZIMT_RECORD_FIELD (widget), record);
  g_object_set (row, "title", title, "child", widget, "mnemonic-widget",
                zimt_record_field_get_named (ZIMT_RECORD_FIELD (widget)), "label-group",
                form->labels, NULL);
  gtk_widget_set_name (widget, field->name);
  g_signal_connect_object (widget, "changed", G_CALLBACK (changed_cb), form, G_CONNECT_SWAPPED);
  g_ptr_array_add (form->fields, widget);
  g_ptr_array_add (form->rows, row);
  gtk_box_append (form->card, row);
}

static void
clear (ZimtRecordForm *form)
{
  g_ptr_array_set_size (form->fields, 0);
  g_ptr_array_set_size (form->rows, 0);
  zimt_empty_box (form->box);
  begin_group (form, NULL);
}

static void
build (ZimtRecordForm *form, ZimtRecord *record)
{
  ZimtRecordKind kind = zimt_record_get_kind (record);
  g_autoptr (GPtrArray) fields = list_fields (form);
  g_autoptr (GString) used = zimt_mnemonic_collect ((const char *const *)form->reserved);
  gboolean may_private = has_private (form);
  gboolean is_left_out = FALSE;
  const char *heading = NULL;

  form->is_filling = TRUE;
  clear (form);
  for (guint i = 0; i < fields->len; i++)
    {
      const ZimtField *field = fields->pdata[i];
      gboolean is_card = zimt_record_kind_is_card (kind);

      if (field->group != NULL)
        heading = field->group;
      if ((is_card && field->is_own) || !is_offered (form, field->name)
          || !zimt_record_field_is_editable (kind, field))
        continue;
      if (is_card && field->is_private && !may_private)
        {
          is_left_out = TRUE;
          continue;
        }
      if (heading != NULL)
        begin_group (form, _ (heading));
      heading = NULL;
      add_row (form, field, used, record);
    }
  if (is_left_out)
    add_reason (form);
  form->is_filling = FALSE;
  update_rows (form);
}

/* --- Life --- */

static gboolean
zimt_record_form_grab_focus (GtkWidget *widget)
{
  ZimtRecordForm *form = ZIMT_RECORD_FORM (widget);

  /* What it was about is known before whose case it is. */
  for (guint i = 0; i < form->fields->len; i++)
    {
      ZimtRecordField *field = g_ptr_array_index (form->fields, i);

      if (!g_str_equal (zimt_record_field_get_field (field)->name, "case")
          && gtk_widget_get_visible (g_ptr_array_index (form->rows, i)))
        return gtk_widget_grab_focus (GTK_WIDGET (field));
    }
  return FALSE;
}

static void
zimt_record_form_dispose (GObject *object)
{
  ZimtRecordForm *form = ZIMT_RECORD_FORM (object);

  g_clear_object (&form->session);
  g_clear_object (&form->labels);
  g_clear_pointer (&form->filled, zimt_record_unref);
  g_ptr_array_set_size (form->fields, 0);
  g_ptr_array_set_size (form->rows, 0);
  G_OBJECT_CLASS (zimt_record_form_parent_class)->dispose (object);
}

static void
zimt_record_form_finalize (GObject *object)
{
  ZimtRecordForm *form = ZIMT_RECORD_FORM (object);

  g_ptr_array_unref (form->fields);
  g_ptr_array_unref (form->rows);
  g_strfreev (form->wanted);
  g_strfreev (form->reserved);
  G_OBJECT_CLASS (zimt_record_form_parent_class)->finalize (object);
}

static void
zimt_record_form_class_init (ZimtRecordFormClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = zimt_record_form_dispose;
  G_OBJECT_CLASS (klass)->finalize = zimt_record_form_finalize;
  GTK_WIDGET_CLASS (klass)->grab_focus = zimt_record_form_grab_focus;
  GTK_WIDGET_CLASS (klass)->focus = zimt_bin_focus;
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", ZIMT_TYPE_RECORD_FORM, G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
zimt_record_form_init (ZimtRecordForm *form)
{
  form->fields = g_ptr_array_new ();
  form->rows = g_ptr_array_new ();
  form->labels = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL);
  form->box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 0));
  gtk_widget_set_valign (GTK_WIDGET (form->box), GTK_ALIGN_START);
  adw_bin_set_child (ADW_BIN (form), GTK_WIDGET (form->box));
}

GtkWidget *
zimt_record_form_new (ZimtSession *session, const char *const *reserved)
{
  ZimtRecordForm *form = g_object_new (ZIMT_TYPE_RECORD_FORM, NULL);

  form->session = g_object_ref (session);
  form->reserved = g_strdupv ((char **)reserved);
  return GTK_WIDGET (form);
}

void
zimt_record_form_set_record (ZimtRecordForm *form, ZimtRecord *record)
{
  g_autoptr (ZimtRecord) copy = zimt_record_copy (record);

  g_return_if_fail (ZIMT_IS_RECORD_FORM (form));
  g_clear_pointer (&form->filled, zimt_record_unref);
  form->filled = g_steal_pointer (&copy);
  build (form, form->filled);
}

void
zimt_record_form_set_fields (ZimtRecordForm *form, const char *const *fields)
{
  g_autoptr (ZimtRecord) record = zimt_record_form_dup_record (form);

  g_strfreev (form->wanted);
  form->wanted = g_strdupv ((char **)fields);
  build (form, record);
}

ZimtRecord *
zimt_record_form_dup_record (ZimtRecordForm *form)
{
  ZimtRecord *record = zimt_record_copy (form->filled);

  read_fields (form, record, FALSE);
  return record;
}

char *
zimt_record_form_dup_typed (ZimtRecordForm *form)
{
  g_autoptr (ZimtRecord) scratch = zimt_record_copy (form->filled);
  GString *typed = g_string_new (NULL);

  for (guint i = 0; i < form->fields->len; i++)
    {
      ZimtRecordField *field = form->fields->pdata[i];
      GtkWidget *entry = zimt_record_field_get_named (field);

      if (zimt_record_field_read (field, scratch) != NULL && GTK_IS_EDITABLE (entry))
        g_string_append_printf (typed, "%s\t%s\n", zimt_record_field_get_field (field)->name,
                                gtk_editable_get_text (GTK_EDITABLE (entry)));
    }
  return g_string_free (typed, FALSE);
}

static void
set_typed (ZimtRecordForm *form, const char *name, const char *text)
{
  for (guint i = 0; i < form->fields->len; i++)
    {
      GtkWidget *entry = zimt_record_field_get_named (form->fields->pdata[i]);

      if (g_str_equal (zimt_record_field_get_field (form->fields->pdata[i])->name, name)
          && GTK_IS_EDITABLE (entry))
        gtk_editable_set_text (GTK_EDITABLE (entry), text);
    }
}

void
zimt_record_form_set_typed (ZimtRecordForm *form, const char *typed)
{
  g_auto (GStrv) lines = g_strsplit (typed, "\n", -1);

  g_return_if_fail (ZIMT_IS_RECORD_FORM (form));
  for (guint i = 0; lines[i] != NULL; i++)
    {
      char *tab = strchr (lines[i], '\t');

      if (tab == NULL)
        continue;
      *tab = '\0';
      set_typed (form, lines[i], tab + 1);
    }
}

void
zimt_record_form_add_new (ZimtRecordForm *form, GPtrArray *records)
{
  g_return_if_fail (ZIMT_IS_RECORD_FORM (form));
  for (guint i = 0; i < form->fields->len; i++)
    zimt_record_field_add_new (g_ptr_array_index (form->fields, i), records);
}

void
zimt_record_form_rebase (ZimtRecordForm *form, ZimtRecord *stored)
{
  g_autoptr (ZimtRecord) mine = NULL;
  g_autoptr (ZimtRecord) merged = NULL;

  g_return_if_fail (ZIMT_IS_RECORD_FORM (form));
  mine = zimt_record_form_dup_record (form);
  merged = zimt_record_copy (stored);
  for (guint i = 0; i < form->fields->len; i++)
    {
      const char *name = zimt_record_field_get_field (form->fields->pdata[i])->name;

      if (!zimt_record_has_same_field (mine, form->filled, name))
        zimt_record_copy_field (merged, mine, name);
    }
  zimt_record_unref (form->filled);
  form->filled = zimt_record_copy (stored);
  build (form, merged);
}

gboolean
zimt_record_form_is_touched (ZimtRecordForm *form)
{
  g_autoptr (ZimtRecord) record = zimt_record_form_dup_record (form);
  g_autoptr (ZimtRecord) scratch = zimt_record_copy (form->filled);

  if (!zimt_record_is_equal (record, form->filled))
    return TRUE;
  /* What cannot be read was typed, too. */
  for (guint i = 0; i < form->fields->len; i++)
    if (zimt_record_field_read (g_ptr_array_index (form->fields, i), scratch) != NULL)
      return TRUE;
  return FALSE;
}

/* Says why a field is refused; FALSE where it is not shown. */
static gboolean
refuse (ZimtRecordForm *form, const char *field, const char *problem)
{
  for (guint i = 0; i < form->fields->len; i++)
    {
      ZimtRecordField *widget = g_ptr_array_index (form->fields, i);
      GtkWidget *row = g_ptr_array_index (form->rows, i);

      if (!g_str_equal (zimt_record_field_get_field (widget)->name, field)
          || !gtk_widget_get_visible (row))
        continue;
      /* First: the field that is left may write its text in full, which takes problems back. */
      gtk_widget_grab_focus (GTK_WIDGET (widget));
      zimt_form_row_set_problem (ZIMT_FORM_ROW (row), problem);
      return TRUE;
    }
  return FALSE;
}

ZimtRecord *
zimt_record_form_read (ZimtRecordForm *form, char **problem)
{
  ZimtCenter *center = zimt_session_get_center (form->session);
  ZimtDate today = zimt_clock_get_today (zimt_center_get_clock (center));
  g_autoptr (ZimtRecord) record = zimt_record_copy (form->filled);
  g_autoptr (GError) error = NULL;
  const char *field = NULL;
  ZimtFormRow *refused = read_fields (form, record, TRUE);

  if (refused != NULL)
    {
      guint index = 0;

      g_ptr_array_find (form->rows, refused, &index);
      gtk_widget_grab_focus (g_ptr_array_index (form->fields, index));
      return NULL;
    }
  if (zimt_record_validate (record, today, &field, &error))
    return g_steal_pointer (&record);
  if (field == NULL || !refuse (form, field, error->message))
    *problem = g_strdup (error->message);
  return NULL;
}
