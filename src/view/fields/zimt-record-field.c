/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The widget for one field of a record, whatever its type. Fields that lead to something else are
 * in zimt-record-field-links.c. */
#include "zimt-record-field-private.h"

#include <glib/gi18n-lib.h>

#include "zimt-bin-focus.h"
#include "zimt-case-field.h"
#include "zimt-choice-field.h"
#include "zimt-codes-field.h"
#include "zimt-date-field.h"
#include "zimt-note-field.h"
#include "zimt-pseudonym-field.h"
#include "zimt-text.h"
#include "zimt-wheel.h"

#define NOTE_LINES 6
#define SHORT_NOTE_LINES 3
#define MAX_NUMBER 9999

G_DEFINE_FINAL_TYPE (ZimtRecordField, zimt_record_field, ADW_TYPE_BIN)

typedef enum
{
  SIGNAL_CHANGED,
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

void
zimt_record_field_name (GtkWidget *widget, const char *title)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                  -1);
}

ZimtDate
zimt_record_field_get_today (ZimtRecordField *self)
{
  return zimt_clock_get_today (zimt_center_get_clock (zimt_session_get_center (self->session)));
}

/* --- Texts --- */

static GtkWidget *
line_make (ZimtRecordField *self)
{
  GtkWidget *entry = gtk_entry_new ();

  gtk_entry_set_input_hints (GTK_ENTRY (entry), GTK_INPUT_HINT_PRIVATE | GTK_INPUT_HINT_NO_EMOJI);
  gtk_entry_set_activates_default (GTK_ENTRY (entry), TRUE);
  zimt_record_field_name (entry, zimt_record_field_get_title (self));
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

/* --- Codes --- */

/* The words of a list with its codes; hidden ones are there too, for what has them already. */
static char **
dup_labels (ZimtChoices *choices, const char *list, const char *const *codes)
{
  g_autoptr (GStrvBuilder) labels = g_strv_builder_new ();

  for (guint i = 0; codes[i] != NULL; i++)
    g_strv_builder_add (labels, zimt_choices_get_label (choices, list, codes[i]));
  return g_strv_builder_end (labels);
}

/* What is offered, and what @record has besides. */
static char **
dup_codes (ZimtRecordField *self, ZimtRecord *record)
{
  ZimtChoices *choices = zimt_center_get_choices (zimt_session_get_center (self->session));
  const char *const *offered = zimt_choices_get_codes (choices, self->field->list);
  g_autoptr (GStrvBuilder) codes = g_strv_builder_new ();
  g_auto (GStrv) own = NULL;

  g_strv_builder_addv (codes, (const char **)offered);
  if (self->field->type == ZIMT_FIELD_CODES)
    own = zimt_record_dup_codes (record, self->field->name);
  else
    {
      const char *code = zimt_record_get_text (record, self->field->name);

      own = g_new0 (char *, 2);
      own[0] = *code != '\0' ? g_strdup (code) : NULL;
    }
  for (guint i = 0; own != NULL && own[i] != NULL; i++)
    if (!g_strv_contains (offered, own[i]))
      g_strv_builder_add (codes, own[i]);
  return g_strv_builder_end (codes);
}

/* The choices depend on the record, so the widget is made when it is shown. */
void
zimt_record_field_use (ZimtRecordField *self, GtkWidget *widget)
{
  self->widget = widget;
  adw_bin_set_child (ADW_BIN (self), widget);
}

static void
code_show (ZimtRecordField *self, ZimtRecord *record)
{
  ZimtChoices *choices = zimt_center_get_choices (zimt_session_get_center (self->session));
  g_auto (GStrv) codes = dup_codes (self, record);
  g_auto (GStrv) labels = dup_labels (choices, self->field->list, (const char *const *)codes);
  /* Translators: in a list of answers: there is none. */
  const char *none = self->field->is_required ? NULL : _ ("Not chosen");

  zimt_record_field_use (self, zimt_choice_field_new (zimt_record_field_get_title (self), none,
                                                      (const char *const *)codes,
                                                      (const char *const *)labels));
  zimt_choice_field_set_id (ZIMT_CHOICE_FIELD (self->widget),
                            zimt_record_get_text (record, self->field->name));
  zimt_record_field_watch (self, self->widget, "changed");
}

const char *
zimt_record_field_read_choice (ZimtRecordField *self, ZimtRecord *record)
{
  zimt_record_set_text (record, self->field->name,
                        zimt_choice_field_get_id (ZIMT_CHOICE_FIELD (self->widget)));
  return NULL;
}

static void
codes_show (ZimtRecordField *self, ZimtRecord *record)
{
  ZimtChoices *choices = zimt_center_get_choices (zimt_session_get_center (self->session));
  g_auto (GStrv) codes = dup_codes (self, record);
  g_auto (GStrv) labels = dup_labels (choices, self->field->list, (const char *const *)codes);
  g_auto (GStrv) own = zimt_record_dup_codes (record, self->field->name);

  zimt_record_field_use (self, zimt_codes_field_new (zimt_record_field_get_title (self),
                                                     (const char *const *)codes,
                                                     (const char *const *)labels));
  zimt_codes_field_set_codes (ZIMT_CODES_FIELD (self->widget), (const char *const *)own);
  zimt_record_field_watch (self, self->widget, "changed");
}

static const char *
codes_read (ZimtRecordField *self, ZimtRecord *record)
{
  g_auto (GStrv) codes = zimt_codes_field_dup_codes (ZIMT_CODES_FIELD (self->widget));

  zimt_record_set_codes (record, self->field->name, (const char *const *)codes);
  return NULL;
}

static GtkWidget *
codes_get_named (ZimtRecordField *self)
{
  return zimt_codes_field_get_entry (ZIMT_CODES_FIELD (self->widget));
}

/* --- Dates, flags, numbers --- */

static GtkWidget *
date_make (ZimtRecordField *self)
{
  GtkWidget *widget = zimt_date_field_new ();

  zimt_date_field_set_today (ZIMT_DATE_FIELD (widget), zimt_record_field_get_today (self));
  gtk_widget_set_halign (widget, GTK_ALIGN_START);
  zimt_record_field_name (zimt_date_field_get_entry (ZIMT_DATE_FIELD (widget)),
                          zimt_record_field_get_title (self));
  return zimt_record_field_watch (self, widget, "changed");
}

static GtkWidget *
date_get_named (ZimtRecordField *self)
{
  return zimt_date_field_get_entry (ZIMT_DATE_FIELD (self->widget));
}

static void
date_show (ZimtRecordField *self, ZimtRecord *record)
{
  ZimtDate date = zimt_record_get_date (record, self->field->name);

  if (date != 0)
    zimt_date_field_set_date (ZIMT_DATE_FIELD (self->widget), date);
  else
    gtk_editable_set_text (GTK_EDITABLE (date_get_named (self)), "");
}

static const char *
date_read (ZimtRecordField *self, ZimtRecord *record)
{
  const char *text = zimt_date_field_get_text (ZIMT_DATE_FIELD (self->widget));
  g_autofree char *stripped = g_strstrip (g_strdup (text));
  ZimtDate date = 0;

  if (*stripped != '\0' && !zimt_date_field_get_date (ZIMT_DATE_FIELD (self->widget), &date))
    return _ ("Type the date as 23.12.2026, or as “today” or “Thursday”.");
  zimt_record_set_date (record, self->field->name, date);
  return NULL;
}

static GtkWidget *
flag_make (ZimtRecordField *self)
{
  GtkWidget *widget = gtk_switch_new ();

  gtk_widget_set_halign (widget, GTK_ALIGN_START);
  gtk_widget_set_valign (widget, GTK_ALIGN_CENTER);
  zimt_record_field_name (widget, zimt_record_field_get_title (self));
  return zimt_record_field_watch (self, widget, "notify::active");
}

static void
flag_show (ZimtRecordField *self, ZimtRecord *record)
{
  gtk_switch_set_active (GTK_SWITCH (self->widget),
                         zimt_record_get_flag (record, self->field->name));
}

static const char *
flag_read (ZimtRecordField *self, ZimtRecord *record)
{
  zimt_record_set_flag (record, self->field->name,
                        gtk_switch_get_active (GTK_SWITCH (self->widget)));
  return NULL;
}

static GtkWidget *
number_make (ZimtRecordField *self)
{
  GtkWidget *widget = gtk_spin_button_new_with_range (0, MAX_NUMBER, 1);

  gtk_spin_button_set_numeric (GTK_SPIN_BUTTON (widget), TRUE);
  zimt_wheel_only_with_focus (GTK_SPIN_BUTTON (widget));
  gtk_widget_set_halign (widget, GTK_ALIGN_START);
  zimt_record_field_name (widget, zimt_record_field_get_title (self));
  return zimt_record_field_watch (self, widget, "value-changed");
}

static void
number_show (ZimtRecordField *self, ZimtRecord *record)
{
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (self->widget),
                             zimt_record_get_number (record, self->field->name));
}

static const char *
number_read (ZimtRecordField *self, ZimtRecord *record)
{
  /* What was typed counts before the focus leaves. */
  gtk_spin_button_update (GTK_SPIN_BUTTON (self->widget));
  zimt_record_set_number (record, self->field->name,
                          gtk_spin_button_get_value_as_int (GTK_SPIN_BUTTON (self->widget)));
  return NULL;
}

/* --- Which is which --- */

static const ZimtFieldRole line_role = { line_make, line_show, line_read, NULL };
static const ZimtFieldRole note_role = { note_make, note_show, note_read, note_get_named };
static const ZimtFieldRole pseudonym_role
    = { pseudonym_make, pseudonym_show, pseudonym_read, pseudonym_get_named };
static const ZimtFieldRole code_role = { NULL, code_show, zimt_record_field_read_choice, NULL };
static const ZimtFieldRole codes_role = { NULL, codes_show, codes_read, codes_get_named };
static const ZimtFieldRole date_role = { date_make, date_show, date_read, date_get_named };
static const ZimtFieldRole flag_role = { flag_make, flag_show, flag_read, NULL };
static const ZimtFieldRole number_role = { number_make, number_show, number_read, NULL };

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
    [ZIMT_FIELD_LINE] = &line_role, [ZIMT_FIELD_NOTE] = &note_role,
    [ZIMT_FIELD_CODE] = &code_role, [ZIMT_FIELD_CODES] = &codes_role,
    [ZIMT_FIELD_DATE] = &date_role, [ZIMT_FIELD_RECORD] = NULL,
    [ZIMT_FIELD_FLAG] = &flag_role, [ZIMT_FIELD_NUMBER] = &number_role,
  };

  for (gsize i = 0; i < G_N_ELEMENTS (special); i++)
    if (special[i].kind == kind && g_str_equal (special[i].name, field->name))
      return special[i].role;
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
}

static void
zimt_record_field_init (ZimtRecordField *self)
{
}

GtkWidget *
zimt_record_field_new (ZimtSession *session, ZimtRecordKind kind, const ZimtField *field)
{
  ZimtRecordField *self = g_object_new (ZIMT_TYPE_RECORD_FIELD, NULL);

  self->session = g_object_ref (session);
  self->field = field;
  self->role = find_role (kind, field);
  if (self->role->make != NULL)
    zimt_record_field_use (self, self->role->make (self));
  return GTK_WIDGET (self);
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

ZimtRecord *
zimt_record_field_dup_new_case (ZimtRecordField *self)
{
  g_return_val_if_fail (ZIMT_IS_RECORD_FIELD (self), NULL);
  return ZIMT_IS_CASE_FIELD (self->widget)
             ? zimt_case_field_dup_new_case (ZIMT_CASE_FIELD (self->widget))
             : NULL;
}
