/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One card in a list, with the texts that it is shown and found by. */
#include <glib/gi18n-lib.h>

#include "zimt-people-private.h"
#include "zimt-text.h"
#include "zimt-time-names.h"

struct _ZimtCard
{
  GObject parent_instance;

  ZimtPeople *people; /* borrowed (nullable): NULL when it left the lists */
  ZimtRecord *record; /* owned */
  char *title;        /* owned (nullable): made when asked for, as the next one; both are wiped */
  char *search_text;
  guint stamp;
};
G_DEFINE_FINAL_TYPE (ZimtCard, zimt_card, G_TYPE_OBJECT)

typedef enum
{
  PROP_RECORD = 1,
} ZimtCardProperty;
static GParamSpec *properties[PROP_RECORD + 1];

static void
zimt_card_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  ZimtCard *self = ZIMT_CARD (object);

  switch ((ZimtCardProperty)prop_id)
    {
    case PROP_RECORD:
      g_value_set_pointer (value, self->record);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
zimt_card_finalize (GObject *object)
{
  ZimtCard *self = ZIMT_CARD (object);

  zimt_card_forget_texts (self);
  zimt_record_unref (self->record);
  G_OBJECT_CLASS (zimt_card_parent_class)->finalize (object);
}

static void
zimt_card_class_init (ZimtCardClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = zimt_card_get_property;
  object_class->finalize = zimt_card_finalize;
  properties[PROP_RECORD]
      = g_param_spec_pointer ("record", NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
zimt_card_init (ZimtCard *self)
{
}

ZimtCard *
zimt_card_new (ZimtPeople *people, ZimtRecord *record)
{
  ZimtCard *self = g_object_new (ZIMT_TYPE_CARD, NULL);

  self->people = people;
  self->record = zimt_record_ref (record);
  return self;
}

void
zimt_card_forget_texts (ZimtCard *self)
{
  zimt_text_wipe (g_steal_pointer (&self->title));
  zimt_text_wipe (g_steal_pointer (&self->search_text));
}

void
zimt_card_notify_record (ZimtCard *self)
{
  self->stamp++;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_RECORD]);
}

void
zimt_card_set_record (ZimtCard *self, ZimtRecord *record)
{
  if (record != self->record)
    {
      zimt_record_unref (self->record);
      self->record = zimt_record_ref (record);
    }
  zimt_card_forget_texts (self);
  zimt_card_notify_record (self);
}

/* Whoever still holds it must not keep alive what was erased or locked away. */
void
zimt_card_leave (ZimtCard *self)
{
  ZimtRecord *left = zimt_record_new_with_id (zimt_record_get_kind (self->record),
                                              zimt_record_get_id (self->record));

  self->people = NULL;
  zimt_record_unref (self->record);
  self->record = left;
  self->stamp++;
  zimt_card_forget_texts (self);
}

ZimtRecord *
zimt_card_get_record (ZimtCard *self)
{
  return self->record;
}

guint
zimt_card_get_stamp (ZimtCard *self)
{
  return self->stamp;
}

/* --- Texts --- */

static char *
dup_name_of (ZimtCard *self, const char *field)
{
  ZimtPeopleBook *book = self->people != NULL ? self->people->book : NULL;
  const char *id = zimt_record_get_text (self->record, field);

  return book != NULL ? zimt_people_book_dup_title (book, id) : g_strdup ("");
}

static char *
dup_tandem_title (ZimtCard *self)
{
  g_autoptr (ZimtWipedText) companion = dup_name_of (self, "companion");
  g_autoptr (ZimtWipedText) newcomer = dup_name_of (self, "newcomer");

  /* Who it is is private. */
  if (*companion == '\0' && *newcomer == '\0')
    return g_strdup (zimt_record_kind_to_word (ZIMT_RECORD_TANDEM));
  /* Translators: the name of a tandem: of a companion and of a newcomer. */
  return g_strdup_printf (_ ("%s and %s"), *companion != '\0' ? companion : "…",
                          *newcomer != '\0' ? newcomer : "…");
}

static char *
dup_assignment_title (ZimtCard *self)
{
  g_autoptr (ZimtWipedText) name = dup_name_of (self, "interpreter");

  /* Translators: instead of a name, in a list of interpreters' assignments. */
  return *name != '\0' ? g_steal_pointer (&name) : g_strdup (_ ("No interpreter yet"));
}

static char *
dup_demand_title (ZimtCard *self)
{
  const char *code = zimt_record_get_text (self->record, "language");

  return g_strdup (self->people != NULL ? zimt_people_get_label (self->people, "language", code)
                                        : code);
}

static char *
dup_tariff_title (ZimtCard *self)
{
  g_autofree char *date = zimt_date_to_plain_text (zimt_record_get_date (self->record, "from"));

  /* Translators: the name of a tariff; %s is a date. */
  return g_strdup_printf (_ ("From %s"), date);
}

static char *
dup_title (ZimtCard *self)
{
  ZimtRecordKind kind = zimt_record_get_kind (self->record);

  if (kind == ZIMT_RECORD_TANDEM)
    return dup_tandem_title (self);
  if (kind == ZIMT_RECORD_ASSIGNMENT)
    return dup_assignment_title (self);
  if (kind == ZIMT_RECORD_DEMAND)
    return dup_demand_title (self);
  if (kind == ZIMT_RECORD_TARIFF)
    return dup_tariff_title (self);
  return zimt_record_dup_title (self->record);
}

const char *
zimt_card_get_title (ZimtCard *self)
{
  if (self->title == NULL)
    self->title = dup_title (self);
  return self->title;
}

/* Of what has no name of its own, that of whom it is about is searched too. */
static char *
dup_search_text (ZimtCard *self)
{
  ZimtPeopleBook *book = self->people != NULL ? self->people->book : NULL;
  ZimtRecordKind kind = zimt_record_get_kind (self->record);
  g_autoptr (ZimtWipedText) text
      = zimt_people_dup_search_text (book, self->record,
                                     self->people != NULL ? zimt_people_get_label : NULL,
                                     self->people);
  g_autoptr (ZimtWipedText) key = NULL;

  if (kind != ZIMT_RECORD_TANDEM && kind != ZIMT_RECORD_ASSIGNMENT && kind != ZIMT_RECORD_DEMAND)
    return g_steal_pointer (&text);
  key = zimt_text_search_key (zimt_card_get_title (self));
  return g_strconcat (text, " ", key, NULL);
}

const char *
zimt_card_get_search_text (ZimtCard *self)
{
  if (self->search_text == NULL)
    self->search_text = dup_search_text (self);
  return self->search_text;
}
