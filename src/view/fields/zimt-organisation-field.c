/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A field in which one finds an organisation by typing, or takes on a new one. */
#include "zimt-organisation-field.h"

#include <gdk/gdkkeysyms.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "zimt-empty.h"
#include "zimt-palette.h"
#include "zimt-text.h"

/* More than these are found by typing another letter. */
#define MAX_SUGGESTIONS 7

struct _ZimtOrganisationField
{
  GtkBox parent_instance;

  GtkWidget *entry;
  GtkWidget *popover;
  GtkWidget *list;
  ZimtHouse *house; /* owned (nullable) */
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

/* @id 0: the row that takes on a new one. */
static void
add_row (ZimtOrganisationField *field, gint64 id, const char *text)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 60);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), label);
  if (id == 0)
    gtk_widget_add_css_class (row, "new-organisation");
  g_object_set_data_full (G_OBJECT (row), "organisation-id", g_memdup2 (&id, sizeof id), g_free);
  gtk_list_box_append (GTK_LIST_BOX (field->list), row);
}

/* How well a label fits: 0 where it begins with the query, 1 where a word of it does, 2 where it is
 * somewhere in it; 3 where it does not fit. */
static guint
get_rank (const char *key, const char *query)
{
  g_autofree char *at_word = g_strconcat (" ", query, NULL);

  if (g_str_has_prefix (key, query))
    return 0;
  if (strstr (key, at_word) != NULL)
    return 1;
  return zimt_text_matches (key, query) ? 2 : 3;
}

static guint
fill_list (ZimtOrganisationField *field, const char *text)
{
  g_autofree char *query = zimt_text_fold (text);
  guint n_rows = 0;

  zimt_empty_list (GTK_LIST_BOX (field->list));
  for (guint rank = 0; field->house != NULL && rank <= 2; rank++)
    for (guint i = 0; i < field->house->organisations->len; i++)
      {
        const ZimtOrganisation *organisation = g_ptr_array_index (field->house->organisations, i);
        g_autofree char *label = zimt_organisation_to_label (organisation);
        g_autofree char *key = zimt_text_fold (label);

        if (n_rows >= MAX_SUGGESTIONS || get_rank (key, query) != rank)
          continue;
        add_row (field, organisation->id, label);
        n_rows++;
      }
  return n_rows;
}

static void
suggest (ZimtOrganisationField *field)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (field->entry));
  g_autofree char *name = zimt_text_clean (text, _ ("The organisation"), TRUE, NULL);
  guint n_rows = fill_list (field, text);

  if (!field->allows_any && name != NULL && *name != '\0' && find_named (field, name) == NULL)
    {
      /* Translators: %s is what was typed. */
      g_autofree char *offer = g_strdup_printf (_ ("New organisation “%s”"), name);

      add_row (field, 0, offer);
      n_rows++;
    }
  if (n_rows == 0 || !gtk_widget_get_mapped (field->entry))
    {
      gtk_popover_popdown (GTK_POPOVER (field->popover));
      return;
    }
  gtk_list_box_select_row (GTK_LIST_BOX (field->list),
                           gtk_list_box_get_row_at_index (GTK_LIST_BOX (field->list), 0));
  gtk_widget_set_size_request (field->popover, gtk_widget_get_width (field->entry), -1);
  gtk_popover_popup (GTK_POPOVER (field->popover));
}

static void
text_changed_cb (ZimtOrganisationField *field)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (field->entry));

  if (!field->is_setting && *text != '\0')
    suggest (field);
  else
    gtk_popover_popdown (GTK_POPOVER (field->popover));
  g_signal_emit (field, signals[SIGNAL_CHANGED], 0);
}

static void
row_activated_cb (ZimtOrganisationField *field, GtkListBoxRow *row)
{
  const gint64 *id = g_object_get_data (G_OBJECT (row), "organisation-id");
  g_autofree char *name = zimt_text_clean (gtk_editable_get_text (GTK_EDITABLE (field->entry)),
                                           _ ("The organisation"), FALSE, NULL);

  gtk_popover_popdown (GTK_POPOVER (field->popover));
  if (*id != 0)
    zimt_organisation_field_set_organisation (field, *id);
  else if (name != NULL)
    g_signal_emit (field, signals[SIGNAL_WANTED], 0, name);
}

/* A unique beginning is enough: "Dia" and Tab is the Diakonie. */
static void
focus_left_cb (ZimtOrganisationField *field)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (field->entry));
  const ZimtOrganisation *named = NULL;

  gtk_popover_popdown (GTK_POPOVER (field->popover));
  if (*text == '\0')
    return;
  named = find_named (field, text);
  if (named != NULL)
    zimt_organisation_field_set_organisation (field, named->id);
  else if (!field->allows_any && fill_list (field, text) == 1)
    row_activated_cb (field, gtk_list_box_get_row_at_index (GTK_LIST_BOX (field->list), 0));
  else
    /* The name is complete now, and nobody has it. */
    g_signal_emit (field, signals[SIGNAL_CHANGED], 0);
}

static void
move_selection (ZimtOrganisationField *field, int step)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (GTK_LIST_BOX (field->list));
  int index = row != NULL ? gtk_list_box_row_get_index (row) + step : 0;
  GtkListBoxRow *next = gtk_list_box_get_row_at_index (GTK_LIST_BOX (field->list), index);

  if (next != NULL)
    gtk_list_box_select_row (GTK_LIST_BOX (field->list), next);
}

static gboolean
key_in_list (ZimtOrganisationField *field, guint keyval)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (GTK_LIST_BOX (field->list));

  switch (keyval)
    {
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      move_selection (field, 1);
      return GDK_EVENT_STOP;
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      move_selection (field, -1);
      return GDK_EVENT_STOP;
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
      if (row != NULL)
        row_activated_cb (field, row);
      return GDK_EVENT_STOP;
    case GDK_KEY_Escape:
      gtk_popover_popdown (GTK_POPOVER (field->popover));
      return GDK_EVENT_STOP;
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

static gboolean
key_pressed_cb (ZimtOrganisationField *field, guint keyval, guint keycode, GdkModifierType state)
{
  if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SHIFT_MASK)) != 0)
    return GDK_EVENT_PROPAGATE;
  if (gtk_widget_get_visible (field->popover))
    return key_in_list (field, keyval);
  if (keyval != GDK_KEY_Down && keyval != GDK_KEY_KP_Down)
    return GDK_EVENT_PROPAGATE;
  suggest (field);
  return GDK_EVENT_STOP;
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
  gtk_popover_present (GTK_POPOVER (field->popover));
}

static void
zimt_organisation_field_dispose (GObject *object)
{
  ZimtOrganisationField *field = ZIMT_ORGANISATION_FIELD (object);

  g_clear_pointer (&field->popover, gtk_widget_unparent);
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
add_popover (ZimtOrganisationField *field)
{
  field->list = gtk_list_box_new ();
  gtk_widget_set_focusable (field->list, FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (field->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Organisations that fit"), -1);
  g_signal_connect_swapped (field->list, "row-activated", G_CALLBACK (row_activated_cb), field);

  /* The focus stays in the entry, where one goes on typing. */
  field->popover = gtk_popover_new ();
  gtk_popover_set_autohide (GTK_POPOVER (field->popover), FALSE);
  gtk_popover_set_has_arrow (GTK_POPOVER (field->popover), FALSE);
  gtk_popover_set_position (GTK_POPOVER (field->popover), GTK_POS_BOTTOM);
  gtk_widget_set_halign (field->popover, GTK_ALIGN_START);
  gtk_widget_set_can_focus (field->popover, FALSE);
  gtk_widget_add_css_class (field->popover, "menu");
  gtk_popover_set_child (GTK_POPOVER (field->popover), field->list);
  gtk_widget_set_parent (field->popover, GTK_WIDGET (field));
}

static void
zimt_organisation_field_init (ZimtOrganisationField *field)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  field->entry = gtk_entry_new ();
  gtk_widget_set_hexpand (field->entry, TRUE);
  gtk_entry_set_activates_default (GTK_ENTRY (field->entry), TRUE);
  gtk_entry_set_placeholder_text (GTK_ENTRY (field->entry), _ ("Type to find, or leave empty"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (field->entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Organisation"), -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (field->entry),
                                  GTK_ACCESSIBLE_PROPERTY_AUTOCOMPLETE,
                                  GTK_ACCESSIBLE_AUTOCOMPLETE_LIST, -1);
  gtk_box_append (GTK_BOX (field), field->entry);
  add_popover (field);

  g_signal_connect_swapped (field->entry, "changed", G_CALLBACK (text_changed_cb), field);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (focus_left_cb), field);
  gtk_widget_add_controller (field->entry, focus);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), field);
  gtk_widget_add_controller (field->entry, keys);
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
