/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The widget for one field of a record, whatever its type. Texts are here, the others in
 * zimt-record-field-codes.c, -numbers.c and -links.c. */
#include "zimt-record-field-private.h"

#include <glib/gi18n-lib.h>

#include "zimt-bin-focus.h"
#include "zimt-note-field.h"
#include "zimt-pseudonym-field.h"
#include "zimt-text.h"

#define NOTE_LINES 6
#define SHORT_NOTE_LINES 3

G_DEFINE_FINAL_TYPE (ZimtRecordField, zimt_record_field, ADW_TYPE_BIN)

typedef enum
{
  SIGNAL_CHANGED,
  SIGNAL_ACTIVATE,
  N_SIGNALS,
} ZimtRecordFieldSignal;
static guint signals[N_SIGNALS];

const char *
zimt_record_field_get_title (ZimtRecordField *self)
{
  return _ (self->field->title);
}

static void
say_changed (ZimtRecordField *self)
{
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

GtkWidget *
zimt_record_field_watch (ZimtRecordField *self, GtkWidget *widget, const char *signal)
{
  g_signal_connect_object (widget, signal, G_CALLBACK (say_changed), self, G_CONNECT_SWAPPED);
  return widget;
}

gboolean
zimt_record_kind_has_captions (ZimtRecordKind kind)
{
  return kind != ZIMT_RECORD_PHONE && kind != ZIMT_RECORD_EMAIL && kind != ZIMT_RECORD_ADDRESS
         && kind != ZIMT_RECORD_HOURS;
}

static void
say_activated (ZimtRecordField *self)
{
  g_signal_emit (self, signals[SIGNAL_ACTIVATE], 0);
}

void
zimt_record_field_watch_entry (ZimtRecordField *self, GtkWidget *entry)
{
  zimt_record_field_name (entry, zimt_record_field_get_title (self));
  if (!self->is_narrow)
    return;
  gtk_widget_set_tooltip_text (entry, zimt_record_field_get_title (self));
  gtk_entry_set_activates_default (GTK_ENTRY (entry), FALSE);
  if (!zimt_record_kind_has_captions (self->kind))
    gtk_entry_set_placeholder_text (GTK_ENTRY (entry), zimt_record_field_get_title (self));
  g_signal_connect_object (entry, "activate", G_CALLBACK (say_activated), self, G_CONNECT_SWAPPED);
}

/* What some widgets are made of depends on the record: they are made when it is shown. */
void
zimt_record_field_use (ZimtRecordField *self, GtkWidget *widget)
{
  self->widget = widget;
  adw_bin_set_child (ADW_BIN (self), widget);
}

void
zimt_record_field_name (GtkWidget *widget, const char *title)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                  -1);
}

ZimtDate
zimt_record_field_get_today (ZimtRecordField *self)
{
  return zimt_session_get_today (self->session);
}

/* --- Texts --- */

static GtkWidget *
line_make (ZimtRecordField *self)
{
  GtkWidget *entry = gtk_entry_new ();

  gtk_entry_set_input_hints (GTK_ENTRY (entry), GTK_INPUT_HINT_PRIVATE | GTK_INPUT_HINT_NO_EMOJI);
  gtk_entry_set_activates_default (GTK_ENTRY (entry), TRUE);
  zimt_record_field_watch_entry (self, entry);
  return zimt_record_field_watch (self, entry, "changed");
}

static void
line_show (ZimtRecordField *self, ZimtRecord *record)
{
  gtk_editable_set_text (GTK_EDITABLE (self->widget),
                         zimt_record_get_text (record, self->field->name));
}

static const char *
line_read (ZimtRecordField *self, ZimtRecord *record)
{
  zimt_record_set_text (record, self->field->name,
                        gtk_editable_get_text (GTK_EDITABLE (self->widget)));
  return NULL;
}

static GtkWidget *
note_make (ZimtRecordField *self)
{
  gboolean is_short = g_str_equal (self->field->name, "contact");

  return zimt_record_field_watch (self,
                                  zimt_note_field_new (zimt_record_field_get_title (self),
                                                       is_short ? SHORT_NOTE_LINES : NOTE_LINES),
                                  "changed");
}

static void
note_show (ZimtRecordField *self, ZimtRecord *record)
{
  zimt_note_field_set_text (ZIMT_NOTE_FIELD (self->widget),
                            zimt_record_get_text (record, self->field->name));
}

static const char *
note_read (ZimtRecordField *self, ZimtRecord *record)
{
  char *text = zimt_note_field_dup_text (ZIMT_NOTE_FIELD (self->widget));

  zimt_record_set_text (record, self->field->name, text);
  zimt_text_wipe (text);
  return NULL;
}

static GtkWidget *
note_get_named (ZimtRecordField *self)
{
  return zimt_note_field_get_view (ZIMT_NOTE_FIELD (self->widget));
}

static GtkWidget *
pseudonym_make (ZimtRecordField *self)
{
  GtkWidget *widget = zimt_pseudonym_field_new (self->session, zimt_record_field_get_title (self));

  zimt_record_field_watch (self, zimt_pseudonym_field_get_entry (ZIMT_PSEUDONYM_FIELD (widget)),
                           "changed");
  return widget;
}

static GtkWidget *
pseudonym_get_named (ZimtRecordField *self)
{
  return zimt_pseudonym_field_get_entry (ZIMT_PSEUDONYM_FIELD (self->widget));
}

static void
pseudonym_show (ZimtRecordField *self, ZimtRecord *record)
{
  gtk_editable_set_text (GTK_EDITABLE (pseudonym_get_named (self)),
                         zimt_record_get_text (record, self->field->name));
}

static const char *
pseudonym_read (ZimtRecordField *self, ZimtRecord *record)
{
  zimt_record_set_text (record, self->field->name,
                        gtk_editable_get_text (GTK_EDITABLE (pseudonym_get_named (self))));
  return NULL;
}

/* --- Which is which --- */

static const ZimtFieldRole line_role = { line_make, line_show, line_read, NULL, NULL };
static const ZimtFieldRole note_role = { note_make, note_show, note_read, note_get_named, NULL };
static const ZimtFieldRole pseudonym_role
    = { pseudonym_make, pseudonym_show, pseudonym_read, pseudonym_get_named, NULL };

/* Fields that are more than their type says. */
static const struct
{
  ZimtRecordKind kind;
  const char *name;
  const ZimtFieldRole *role; /* NULL: nobody types it */
} special[] = {
  { ZIMT_RECORD_CASE, "pseudonym", &pseudonym_role },
  { ZIMT_RECORD_CASE, "counsellor", &zimt_field_account_role },
  { ZIMT_RECORD_CASE, "deputy", &zimt_field_account_role },
  { ZIMT_RECORD_CONSULTATION, "case", &zimt_field_case_role },
  { ZIMT_RECORD_FOLLOW_UP, "case", &zimt_field_case_role },
  { ZIMT_RECORD_REFERRAL, "consent", &zimt_field_consent_role },
  { ZIMT_RECORD_REFERRAL, "organisation", &zimt_field_organisation_role },
  { ZIMT_RECORD_REFERRAL, "organisation_id", NULL },
  { ZIMT_RECORD_CONSENT, "organisation", &zimt_field_organisation_role },
};

static const ZimtFieldRole *
find_role (ZimtRecordKind kind, const ZimtField *field)
{
  static const ZimtFieldRole *const by_type[] = {
    [ZIMT_FIELD_LINE] = &line_role,
    [ZIMT_FIELD_NOTE] = &note_role,
    [ZIMT_FIELD_CODE] = &zimt_field_code_role,
    [ZIMT_FIELD_CODES] = &zimt_field_codes_role,
    [ZIMT_FIELD_DATE] = &zimt_field_date_role,
    [ZIMT_FIELD_RECORD] = &zimt_field_card_role,
    [ZIMT_FIELD_FLAG] = &zimt_field_flag_role,
    [ZIMT_FIELD_NUMBER] = &zimt_field_number_role,
    [ZIMT_FIELD_MONEY] = &zimt_field_money_role,
    [ZIMT_FIELD_TIME] = &zimt_field_time_role,
    [ZIMT_FIELD_ROWS] = &zimt_field_rows_role,
  };

  for (gsize i = 0; i < G_N_ELEMENTS (special); i++)
    if (special[i].kind == kind && g_str_equal (special[i].name, field->name))
      return special[i].role;
  /* Other links of the case work are made by what somebody does. */
  if (field->type == ZIMT_FIELD_RECORD && kind < ZIMT_RECORD_ORGANISATION)
    return NULL;
  return by_type[field->type];
}

gboolean
zimt_record_field_is_editable (ZimtRecordKind kind, const ZimtField *field)
{
  return find_role (kind, field) != NULL;
}

/* --- Life --- */

static gboolean
zimt_record_field_grab_focus (GtkWidget *widget)
{
  ZimtRecordField *self = ZIMT_RECORD_FIELD (widget);

  return self->widget != NULL && gtk_widget_grab_focus (self->widget);
}

static void
zimt_record_field_dispose (GObject *object)
{
  ZimtRecordField *self = ZIMT_RECORD_FIELD (object);

  g_clear_object (&self->session);
  g_clear_pointer (&self->problem, g_free);
  self->widget = NULL;
  G_OBJECT_CLASS (zimt_record_field_parent_class)->dispose (object);
}

static void
zimt_record_field_class_init (ZimtRecordFieldClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = zimt_record_field_dispose;
  GTK_WIDGET_CLASS (klass)->grab_focus = zimt_record_field_grab_focus;
  GTK_WIDGET_CLASS (klass)->focus = zimt_bin_focus;
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", ZIMT_TYPE_RECORD_FIELD, G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_ACTIVATE] = g_signal_new ("activate", ZIMT_TYPE_RECORD_FIELD, G_SIGNAL_RUN_LAST, 0,
                                           NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
zimt_record_field_init (ZimtRecordField *self)
{
}

static GtkWidget *
field_new (ZimtSession *session, ZimtRecordKind kind, const ZimtField *field, gboolean is_narrow)
{
  ZimtRecordField *self = g_object_new (ZIMT_TYPE_RECORD_FIELD, NULL);

  self->session = g_object_ref (session);
  self->kind = kind;
  self->field = field;
  self->is_narrow = is_narrow;
  self->role = find_role (kind, field);
  if (self->role->make != NULL)
    zimt_record_field_use (self, self->role->make (self));
  return GTK_WIDGET (self);
}

GtkWidget *
zimt_record_field_new (ZimtSession *session, ZimtRecordKind kind, const ZimtField *field)
{
  return field_new (session, kind, field, FALSE);
}

GtkWidget *
zimt_record_field_new_narrow (ZimtSession *session, ZimtRecordKind kind, const ZimtField *field)
{
  return field_new (session, kind, field, TRUE);
}

const ZimtField *
zimt_record_field_get_field (ZimtRecordField *self)
{
  g_return_val_if_fail (ZIMT_IS_RECORD_FIELD (self), NULL);
  return self->field;
}

GtkWidget *
zimt_record_field_get_named (ZimtRecordField *self)
{
  g_return_val_if_fail (ZIMT_IS_RECORD_FIELD (self), NULL);
  return self->role->get_named != NULL ? self->role->get_named (self) : self->widget;
}

void
zimt_record_field_show (ZimtRecordField *self, ZimtRecord *record)
{
  g_return_if_fail (ZIMT_IS_RECORD_FIELD (self));
  self->role->show (self, record);
}

const char *
zimt_record_field_read (ZimtRecordField *self, ZimtRecord *record)
{
  g_return_val_if_fail (ZIMT_IS_RECORD_FIELD (self), NULL);
  return self->role->read (self, record);
}

void
zimt_record_field_add_new (ZimtRecordField *self, GPtrArray *records)
{
  g_return_if_fail (ZIMT_IS_RECORD_FIELD (self));
  if (self->role->add_new != NULL)
    self->role->add_new (self, records);
}
