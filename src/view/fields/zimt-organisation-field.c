/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A field in which one finds an organisation by typing, or takes on a new one. */
#include "zimt-organisation-field.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "zimt-code-list.h"
#include "zimt-suggestions.h"
#include "zimt-text.h"

/* More than these are found by typing another letter. */
#define MAX_SUGGESTIONS 7

struct _ZimtOrganisationField
{
  GtkBox parent_instance;

  GtkWidget *entry;             /* borrowed: the child */
  ZimtSuggestions *suggestions; /* owned: unparented with the field */
  ZimtHouse *house;             /* owned (nullable) */
  gboolean is_setting;
  gboolean allows_any;
};
G_DEFINE_FINAL_TYPE (ZimtOrganisationField, zimt_organisation_field, GTK_TYPE_BOX)

typedef enum
{
  SIGNAL_CHANGED,
  SIGNAL_WANTED,
  N_SIGNALS,
} ZimtOrganisationFieldSignal;
static guint signals[N_SIGNALS];

char *
zimt_organisation_to_label (const ZimtOrganisation *organisation)
{
  g_return_val_if_fail (organisation != NULL, NULL);
  if (organisation->name == NULL || *organisation->name == '\0'
      || g_strcmp0 (organisation->name, organisation->short_name) == 0)
    return g_strdup (organisation->short_name);
  return g_strdup_printf ("%s · %s", organisation->short_name, organisation->name);
}

/* The organisation that the text is about: what stands in its row, or one of its names. */
static const ZimtOrganisation *
find_named (ZimtOrganisationField *field, const char *text)
{
  for (guint i = 0; field->house != NULL && i < field->house->organisations->len; i++)
    {
      const ZimtOrganisation *organisation = g_ptr_array_index (field->house->organisations, i);
      g_autofree char *label = zimt_organisation_to_label (organisation);

      if (strcmp (label, text) == 0)
        return organisation;
    }
  return field->house != NULL ? zimt_house_find_organisation (field->house, text) : NULL;
}

/* Best first, those of a rank in the order of the house: ZimtOrganisation, borrowed. */
static GPtrArray *
find_fitting (ZimtOrganisationField *field, const char *text)
{
  GPtrArray *found = g_ptr_array_new ();
  g_autofree char *query = zimt_text_fold (text);

  for (guint rank = 0; field->house != NULL && rank < ZIMT_CODE_MISS; rank++)
    for (guint i = 0; i < field->house->organisations->len; i++)
      {
        ZimtOrganisation *organisation = g_ptr_array_index (field->house->organisations, i);
        g_autofree char *label = zimt_organisation_to_label (organisation);
        g_autofree char *key = zimt_text_fold (label);

        if (found->len < MAX_SUGGESTIONS && zimt_code_rank (key, query) == rank)
          g_ptr_array_add (found, organisation);
      }
  return found;
}

static void
suggest (ZimtOrganisationField *field)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (field->entry));
  g_autofree char *name = zimt_text_clean (text, _ ("The organisation"), TRUE, NULL);
  g_autoptr (GPtrArray) found = find_fitting (field, text);

  zimt_suggestions_clear (field->suggestions);
  for (guint i = 0; i < found->len; i++)
    {
      const ZimtOrganisation *organisation = found->pdata[i];
      g_autofree char *label = zimt_organisation_to_label (organisation);
      g_autofree char *code = g_strdup_printf ("%" G_GINT64_FORMAT, organisation->id);

      zimt_suggestions_add (field->suggestions, code, label);
    }
  if (!field->allows_any && name != NULL && *name != '\0' && find_named (field, name) == NULL)
    zimt_suggestions_offer_new_organisation (field->suggestions, name);
  zimt_suggestions_show (field->suggestions);
}

static void
text_changed_cb (ZimtOrganisationField *field)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (field->entry));

  if (!field->is_setting && *text != '\0')
    suggest (field);
  else
    zimt_suggestions_close (field->suggestions);
  g_signal_emit (field, signals[SIGNAL_CHANGED], 0);
}

static void
chosen_cb (ZimtOrganisationField *field, const char *code, const char *text)
{
  if (code != NULL)
    zimt_organisation_field_set_organisation (field, g_ascii_strtoll (code, NULL, 10));
  else
    g_signal_emit (field, signals[SIGNAL_WANTED], 0, text);
}

/* A unique beginning is enough: "Dia" and Tab is the Diakonie. */
static void
focus_left_cb (ZimtOrganisationField *field)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (field->entry));
  const ZimtOrganisation *meant = NULL;

  zimt_suggestions_close (field->suggestions);
  if (*text == '\0')
    return;
  meant = find_named (field, text);
  if (meant == NULL && !field->allows_any)
    {
      g_autoptr (GPtrArray) found = find_fitting (field, text);

      meant = found->len == 1 ? found->pdata[0] : NULL;
    }
  if (meant != NULL)
    zimt_organisation_field_set_organisation (field, meant->id);
  else
    /* The name is complete now, and nobody has it. */
    g_signal_emit (field, signals[SIGNAL_CHANGED], 0);
}

static gboolean
zimt_organisation_field_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (ZIMT_ORGANISATION_FIELD (widget)->entry);
}

static void
zimt_organisation_field_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  ZimtOrganisationField *field = ZIMT_ORGANISATION_FIELD (widget);

  GTK_WIDGET_CLASS (zimt_organisation_field_parent_class)
      ->size_allocate (widget, width, height, baseline);
  gtk_popover_present (GTK_POPOVER (field->suggestions));
}

static void
zimt_organisation_field_dispose (GObject *object)
{
  ZimtOrganisationField *field = ZIMT_ORGANISATION_FIELD (object);

  if (field->suggestions != NULL)
    gtk_widget_unparent (GTK_WIDGET (g_steal_pointer (&field->suggestions)));
  g_clear_pointer (&field->house, zimt_house_unref);
  G_OBJECT_CLASS (zimt_organisation_field_parent_class)->dispose (object);
}

static void
zimt_organisation_field_class_init (ZimtOrganisationFieldClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = zimt_organisation_field_dispose;
  widget_class->grab_focus = zimt_organisation_field_grab_focus;
  widget_class->size_allocate = zimt_organisation_field_size_allocate;
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", ZIMT_TYPE_ORGANISATION_FIELD,
                                          G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_WANTED] = g_signal_new ("wanted", ZIMT_TYPE_ORGANISATION_FIELD, G_SIGNAL_RUN_LAST,
                                         0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
zimt_organisation_field_init (ZimtOrganisationField *field)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();

  field->entry = gtk_entry_new ();
  gtk_widget_set_hexpand (field->entry, TRUE);
  gtk_entry_set_activates_default (GTK_ENTRY (field->entry), TRUE);
  gtk_entry_set_placeholder_text (GTK_ENTRY (field->entry), _ ("Type to find, or leave empty"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (field->entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Organisation"), -1);
  gtk_box_append (GTK_BOX (field), field->entry);
  field->suggestions
      = zimt_suggestions_new (GTK_WIDGET (field), field->entry, _ ("Organisations that fit"));
  g_signal_connect_swapped (field->suggestions, "asked", G_CALLBACK (suggest), field);
  g_signal_connect_swapped (field->suggestions, "chosen", G_CALLBACK (chosen_cb), field);

  g_signal_connect_swapped (field->entry, "changed", G_CALLBACK (text_changed_cb), field);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (focus_left_cb), field);
  gtk_widget_add_controller (field->entry, focus);
}

void
zimt_organisation_field_set_house (ZimtOrganisationField *field, const ZimtHouse *house)
{
  g_return_if_fail (ZIMT_IS_ORGANISATION_FIELD (field));

  ZimtHouse *kept = zimt_house_ref ((ZimtHouse *)house);
  g_clear_pointer (&field->house, zimt_house_unref);
  field->house = kept;
}

gboolean
zimt_organisation_field_get_organisation (ZimtOrganisationField *field, gint64 *organisation_id)
{
  g_return_val_if_fail (ZIMT_IS_ORGANISATION_FIELD (field), FALSE);

  const char *text = gtk_editable_get_text (GTK_EDITABLE (field->entry));
  g_autofree char *name = zimt_text_clean (text, _ ("The organisation"), TRUE, NULL);
  const ZimtOrganisation *named = NULL;

  if (name != NULL && *name == '\0')
    {
      *organisation_id = 0;
      return TRUE;
    }
  named = name != NULL ? find_named (field, name) : NULL;
  if (named == NULL)
    return FALSE;
  *organisation_id = named->id;
  return TRUE;
}

void
zimt_organisation_field_set_organisation (ZimtOrganisationField *field, gint64 organisation_id)
{
  g_return_if_fail (ZIMT_IS_ORGANISATION_FIELD (field));

  const ZimtOrganisation *organisation
      = field->house != NULL ? zimt_house_get_organisation (field->house, organisation_id) : NULL;
  g_autofree char *label
      = organisation != NULL ? zimt_organisation_to_label (organisation) : g_strdup ("");

  field->is_setting = TRUE;
  if (strcmp (gtk_editable_get_text (GTK_EDITABLE (field->entry)), label) != 0)
    gtk_editable_set_text (GTK_EDITABLE (field->entry), label);
  gtk_editable_set_position (GTK_EDITABLE (field->entry), -1);
  field->is_setting = FALSE;
}

void
zimt_organisation_field_allow_any (ZimtOrganisationField *field)
{
  g_return_if_fail (ZIMT_IS_ORGANISATION_FIELD (field));
  field->allows_any = TRUE;
  gtk_entry_set_placeholder_text (GTK_ENTRY (field->entry), _ ("Type to find, or any name"));
}

void
zimt_organisation_field_set_text (ZimtOrganisationField *field, const char *text)
{
  g_return_if_fail (ZIMT_IS_ORGANISATION_FIELD (field));

  const ZimtOrganisation *named = *text != '\0' ? find_named (field, text) : NULL;
  if (named != NULL)
    {
      zimt_organisation_field_set_organisation (field, named->id);
      return;
    }
  field->is_setting = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (field->entry), text);
  field->is_setting = FALSE;
}

const char *
zimt_organisation_field_get_text (ZimtOrganisationField *field)
{
  g_return_val_if_fail (ZIMT_IS_ORGANISATION_FIELD (field), NULL);
  return gtk_editable_get_text (GTK_EDITABLE (field->entry));
}

GtkWidget *
zimt_organisation_field_get_entry (ZimtOrganisationField *field)
{
  g_return_val_if_fail (ZIMT_IS_ORGANISATION_FIELD (field), NULL);
  return field->entry;
}
