/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The form of an organisation: names, and how its bookings look. */
#include "zimt-organisation-dialog.h"

#include <glib/gi18n-lib.h>

#include "zimt-organisation-field.h"
#include "zimt-text.h"

/* The most letters of a mark; two are what a chip has room for. */
#define MAX_MARK 2

typedef struct
{
  ZimtCenter *center;             /* owned */
  ZimtOrganisation *organisation; /* owned: as it was */
  GtkEditable *short_name;
  GtkEditable *name;
  GtkEditable *mark;
  GtkColorChooser *colour;
  GtkDropDown *pattern;
  GtkSwitch *is_in_house;
} OrganisationForm;

static void
organisation_form_free (gpointer data, GClosure *closure)
{
  OrganisationForm *form = data;

  g_object_unref (form->center);
  zimt_organisation_free (form->organisation);
  g_free (form);
}

static gpointer
put_organisation (ZimtDesk *desk, gpointer wish, GError **error)
{
  return zimt_desk_put_organisation (desk, wish, error) ? desk : NULL;
}

static guint32
read_colour (OrganisationForm *form)
{
  GdkRGBA rgba = { 0 };

  gtk_color_chooser_get_rgba (form->colour, &rgba);
  return (guint32)(rgba.red * 255 + 0.5f) << 16 | (guint32)(rgba.green * 255 + 0.5f) << 8
         | (guint32)(rgba.blue * 255 + 0.5f);
}

static void
save_cb (ZimtRecordDialog *dialog, gpointer user_data)
{
  OrganisationForm *form = user_data;
  g_autoptr (ZimtOrganisation) organisation = NULL;
  const char *name = gtk_editable_get_text (form->name);
  g_autofree char *mark
      = zimt_text_clean (gtk_editable_get_text (form->mark), _ ("The mark"), TRUE, NULL);

  if (mark == NULL || g_utf8_strlen (mark, -1) > MAX_MARK)
    {
      zimt_record_dialog_refuse (dialog, GTK_WIDGET (form->mark),
                                 _ ("The mark has one or two letters."));
      return;
    }
  organisation = zimt_organisation_copy (form->organisation);
  g_free (organisation->short_name);
  organisation->short_name = g_strdup (gtk_editable_get_text (form->short_name));
  g_free (organisation->name);
  organisation->name = g_strdup (*name != '\0' ? name : organisation->short_name);
  g_free (organisation->mark);
  organisation->mark = g_steal_pointer (&mark);
  organisation->colour = read_colour (form);
  organisation->pattern = (int)gtk_drop_down_get_selected (form->pattern);
  organisation->is_in_house = gtk_switch_get_active (form->is_in_house);
  zimt_record_dialog_store (dialog, form->center, put_organisation, g_steal_pointer (&organisation),
                            (GDestroyNotify)zimt_organisation_free);
}

static void
add_look (OrganisationForm *form, ZimtRecordDialog *dialog)
{
  /* In the order of ZimtPattern. */
  const char *const patterns[] = { _ ("plain"), _ ("stripes"), _ ("stripes back"),
                                   _ ("dots"),  _ ("grid"),    _ ("bars"),
                                   NULL };
  guint32 colour = form->organisation->colour;
  GdkRGBA rgba = { (float)(colour >> 16 & 0xff) / 255, (float)(colour >> 8 & 0xff) / 255,
                   (float)(colour & 0xff) / 255, 1 };
  GtkWidget *button = gtk_color_button_new_with_rgba (&rgba);
  GtkWidget *pattern = gtk_drop_down_new_from_strings (patterns);

  gtk_widget_set_halign (button, GTK_ALIGN_START);
  /* It is named by the button inside it, which has the focus. */
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_first_child (button)),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Colour"), -1);
  form->colour = GTK_COLOR_CHOOSER (button);
  zimt_record_dialog_add (dialog, _ ("_Colour"), button, button);
  gtk_widget_set_halign (pattern, GTK_ALIGN_START);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (pattern), (guint)form->organisation->pattern);
  gtk_accessible_update_property (GTK_ACCESSIBLE (pattern), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Pattern"), -1);
  form->pattern = GTK_DROP_DOWN (pattern);
  zimt_record_dialog_add (dialog, _ ("_Pattern"), pattern, pattern);
}

ZimtRecordDialog *
zimt_organisation_dialog_new (GtkWindow *parent, ZimtCenter *center,
                              const ZimtOrganisation *organisation)
{
  ZimtRecordDialog *dialog
      = zimt_record_dialog_new (parent,
                                organisation != NULL ? _ ("Organisation") : _ ("New organisation"));
  OrganisationForm *form = g_new0 (OrganisationForm, 1);
  GtkWidget *in_house = gtk_switch_new ();

  form->center = g_object_ref (center);
  form->organisation = organisation != NULL ? zimt_organisation_copy (organisation)
                                            : zimt_organisation_new_named ("");
  form->short_name = zimt_record_dialog_add_entry (dialog, _ ("S_hort name"), _ ("Short name"),
                                                   form->organisation->short_name);
  form->name
      = zimt_record_dialog_add_entry (dialog, _ ("N_ame"), _ ("Name"), form->organisation->name);
  gtk_switch_set_active (GTK_SWITCH (in_house), form->organisation->is_in_house);
  gtk_widget_set_halign (in_house, GTK_ALIGN_START);
  gtk_accessible_update_property (GTK_ACCESSIBLE (in_house), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Has its seat in the house"), -1);
  form->is_in_house = GTK_SWITCH (in_house);
  zimt_record_dialog_add (dialog, _ ("_In the house"), in_house, in_house);
  /* Translators: the letters that stand for an organisation on a chip of the plan. */
  form->mark
      = zimt_record_dialog_add_entry (dialog, _ ("_Mark"), _ ("Mark"), form->organisation->mark);
  add_look (form, dialog);
  g_signal_connect_data (dialog, "save", G_CALLBACK (save_cb), form, organisation_form_free, 0);
  gtk_widget_grab_focus (GTK_WIDGET (form->short_name));
  return dialog;
}
