/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The widget for one field of a record, whatever its type. */
#include "zimt-record-field.h"

#include <glib/gi18n-lib.h>

#include "zimt-case-field.h"
#include "zimt-choice-field.h"
#include "zimt-codes-field.h"
#include "zimt-date-field.h"
#include "zimt-house-choices.h"
#include "zimt-note-field.h"
#include "zimt-organisation-field.h"
#include "zimt-pseudonym-field.h"
#include "zimt-wheel.h"

#define NOTE_LINES 6
#define SHORT_NOTE_LINES 3
#define MAX_NUMBER 9999

typedef struct _Role Role;

struct _ZimtRecordField
{
  AdwBin parent_instance;

  ZimtSession *session;   /* owned */
  const ZimtField *field; /* static */
  const Role *role;       /* static */
  GtkWidget *widget;      /* borrowed (nullable): the child */
};
G_DEFINE_FINAL_TYPE (ZimtRecordField, zimt_record_field, ADW_TYPE_BIN)

/* How a field is made, filled, read and named. */
struct _Role
{
  GtkWidget *(*make) (ZimtRecordField *self);
  void (*show) (ZimtRecordField *self, ZimtRecord *record);
  const char *(*read) (ZimtRecordField *self, ZimtRecord *record);
  GtkWidget *(*get_named) (ZimtRecordField *self); /* NULL: the widget itself */
};

typedef enum
{
  SIGNAL_CHANGED,
  N_SIGNALS,
} ZimtRecordFieldSignal;
static guint signals[N_SIGNALS];

static const char *
get_title (ZimtRecordField *self)
{
  return _ (self->field->title);
}

static void
say_changed (ZimtRecordField *self)
{
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static GtkWidget *
watch (ZimtRecordField *self, GtkWidget *widget, const char *signal)
{
  g_signal_connect_object (widget, signal, G_CALLBACK (say_changed), self, G_CONNECT_SWAPPED);
  return widget;
}

static void
name (GtkWidget *widget, const char *title)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                  -1);
}

static ZimtDate
get_today (ZimtRecordField *self)
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
  name (entry, get_title (self));
  return watch (self, entry, "changed");
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

  return watch (self,
                zimt_note_field_new (get_title (self), is_short ? SHORT_NOTE_LINES : NOTE_LINES),
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
  g_autofree char *text = zimt_note_field_dup_text (ZIMT_NOTE_FIELD (self->widget));

  zimt_record_set_text (record, self->field->name, text);
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
  GtkWidget *widget = zimt_pseudonym_field_new (self->session, get_title (self));

  watch (self, zimt_pseudonym_field_get_entry (ZIMT_PSEUDONYM_FIELD (widget)), "changed");
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
static void
use_widget (ZimtRecordField *self, GtkWidget *widget)
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
  /* Translators: nothing is chosen in a list. */
  const char *none = self->field->is_required ? NULL : C_ ("choice", "None");

  use_widget (self, zimt_choice_field_new (get_title (self), none, (const char *const *)codes,
                                           (const char *const *)labels));
  zimt_choice_field_set_id (ZIMT_CHOICE_FIELD (self->widget),
                            zimt_record_get_text (record, self->field->name));
  watch (self, self->widget, "changed");
}

static const char *
choice_read (ZimtRecordField *self, ZimtRecord *record)
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

  use_widget (self, zimt_codes_field_new (get_title (self), (const char *const *)codes,
                                          (const char *const *)labels));
  zimt_codes_field_set_codes (ZIMT_CODES_FIELD (self->widget), (const char *const *)own);
  watch (self, self->widget, "changed");
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

/* --- People and records --- */

static void
show_house_choices (ZimtRecordField *self, ZimtRecord *record, ZimtHouseChoices *choices,
                    const char *none)
{
  use_widget (self,
              zimt_choice_field_new (get_title (self), none, zimt_house_choices_get_ids (choices),
                                     zimt_house_choices_get_labels (choices)));
  zimt_choice_field_set_id (ZIMT_CHOICE_FIELD (self->widget),
                            zimt_record_get_text (record, self->field->name));
  watch (self, self->widget, "changed");
}

static void
account_show (ZimtRecordField *self, ZimtRecord *record)
{
  g_autoptr (ZimtHouseChoices) choices
      = zimt_house_choices_new_counsellors (self->session,
                                            zimt_record_get_text (record, self->field->name));

  /* Translators: no counsellor. */
  show_house_choices (self, record, choices, C_ ("account", "Nobody"));
}

static void
consent_show (ZimtRecordField *self, ZimtRecord *record)
{
  g_autoptr (ZimtHouseChoices) choices
      = zimt_house_choices_new_consents (self->session, record, get_today (self));

  show_house_choices (self, record, choices, _ ("No consent"));
}

static GtkWidget *
case_make (ZimtRecordField *self)
{
  return watch (self, zimt_case_field_new (self->session, _ ("None: counted only")), "changed");
}

static void
case_show (ZimtRecordField *self, ZimtRecord *record)
{
  zimt_case_field_set_case (ZIMT_CASE_FIELD (self->widget),
                            zimt_record_get_text (record, self->field->name));
}

static const char *
case_read (ZimtRecordField *self, ZimtRecord *record)
{
  const char *id = zimt_case_field_get_case (ZIMT_CASE_FIELD (self->widget));

  if (id == NULL)
    return _ ("Choose a case from the list, or say that it is about none.");
  zimt_record_set_text (record, self->field->name, id);
  return NULL;
}

/* --- Organisations --- */

static GtkWidget *
organisation_make (ZimtRecordField *self)
{
  GtkWidget *widget = g_object_new (ZIMT_TYPE_ORGANISATION_FIELD, NULL);
  GtkWidget *entry = zimt_organisation_field_get_entry (ZIMT_ORGANISATION_FIELD (widget));

  zimt_organisation_field_set_house (ZIMT_ORGANISATION_FIELD (widget),
                                     zimt_center_get_house (
                                         zimt_session_get_center (self->session)));
  zimt_organisation_field_allow_any (ZIMT_ORGANISATION_FIELD (widget));
  gtk_entry_set_input_hints (GTK_ENTRY (entry), GTK_INPUT_HINT_PRIVATE | GTK_INPUT_HINT_NO_EMOJI);
  name (entry, get_title (self));
  return watch (self, widget, "changed");
}

static void
organisation_show (ZimtRecordField *self, ZimtRecord *record)
{
  zimt_organisation_field_set_text (ZIMT_ORGANISATION_FIELD (self->widget),
                                    zimt_record_get_text (record, self->field->name));
}

/* One of the house's is stored by its name, so that a consent and a referral say the same. */
static const char *
organisation_read (ZimtRecordField *self, ZimtRecord *record)
{
  ZimtOrganisationField *widget = ZIMT_ORGANISATION_FIELD (self->widget);
  const ZimtHouse *house = zimt_center_get_house (zimt_session_get_center (self->session));
  const ZimtOrganisation *organisation = NULL;
  const char *text = zimt_organisation_field_get_text (widget);
  gint64 id = 0;

  if (zimt_organisation_field_get_organisation (widget, &id) && id != 0)
    organisation = zimt_house_get_organisation (house, id);
  if (organisation != NULL && organisation->name != NULL && *organisation->name != '\0')
    text = organisation->name;
  else if (organisation != NULL)
    text = organisation->short_name;
  zimt_record_set_text (record, self->field->name, text);
  if (zimt_record_get_kind (record) == ZIMT_RECORD_REFERRAL)
    zimt_record_set_number (record, "organisation_id", organisation != NULL ? (int)id : 0);
  return NULL;
}

static GtkWidget *
organisation_get_named (ZimtRecordField *self)
{
  return zimt_organisation_field_get_entry (ZIMT_ORGANISATION_FIELD (self->widget));
}

/* --- Dates, flags, numbers --- */

static GtkWidget *
date_make (ZimtRecordField *self)
{
  GtkWidget *widget = zimt_date_field_new ();

  zimt_date_field_set_today (ZIMT_DATE_FIELD (widget), get_today (self));
  gtk_widget_set_halign (widget, GTK_ALIGN_START);
  name (zimt_date_field_get_entry (ZIMT_DATE_FIELD (widget)), get_title (self));
  return watch (self, widget, "changed");
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
  name (widget, get_title (self));
  return watch (self, widget, "notify::active");
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
  name (widget, get_title (self));
  return watch (self, widget, "value-changed");
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

static const Role line_role = { line_make, line_show, line_read, NULL };
static const Role note_role = { note_make, note_show, note_read, note_get_named };
static const Role pseudonym_role
    = { pseudonym_make, pseudonym_show, pseudonym_read, pseudonym_get_named };
static const Role code_role = { NULL, code_show, choice_read, NULL };
static const Role codes_role = { NULL, codes_show, codes_read, codes_get_named };
static const Role account_role = { NULL, account_show, choice_read, NULL };
static const Role consent_role = { NULL, consent_show, choice_read, NULL };
static const Role case_role = { case_make, case_show, case_read, NULL };
static const Role organisation_role
    = { organisation_make, organisation_show, organisation_read, organisation_get_named };
static const Role date_role = { date_make, date_show, date_read, date_get_named };
static const Role flag_role = { flag_make, flag_show, flag_read, NULL };
static const Role number_role = { number_make, number_show, number_read, NULL };

/* Fields that are more than their type says. */
static const struct
{
  ZimtRecordKind kind;
  const char *name;
  const Role *role; /* NULL: nobody types it */
} special[] = {
  { ZIMT_RECORD_CASE, "pseudonym", &pseudonym_role },
  { ZIMT_RECORD_CASE, "counsellor", &account_role },
  { ZIMT_RECORD_CASE, "deputy", &account_role },
  { ZIMT_RECORD_CONSULTATION, "case", &case_role },
  { ZIMT_RECORD_FOLLOW_UP, "case", &case_role },
  { ZIMT_RECORD_REFERRAL, "consent", &consent_role },
  { ZIMT_RECORD_REFERRAL, "organisation", &organisation_role },
  { ZIMT_RECORD_REFERRAL, "organisation_id", NULL },
  { ZIMT_RECORD_CONSENT, "organisation", &organisation_role },
};

static const Role *
find_role (ZimtRecordKind kind, const ZimtField *field)
{
  static const Role *const by_type[] = {
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
    use_widget (self, self->role->make (self));
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
