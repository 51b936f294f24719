/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One line of a form: what it is called, its fields, and under them what is wrong with them. */
#include "zimt-form-row.h"

struct _ZimtFormRow
{
  GtkWidget parent_instance;

  GtkWidget *title_label;
  GtkWidget *content;
  GtkWidget *note_label;
  GtkWidget *child;           /* borrowed from @content (nullable) */
  GtkWidget *mnemonic_widget; /* borrowed from the child (nullable) */
  GtkSizeGroup *label_group;  /* owned (nullable) */
  char *problem;              /* owned (nullable) */
  char *hint;                 /* owned (nullable) */
};
G_DEFINE_FINAL_TYPE (ZimtFormRow, zimt_form_row, GTK_TYPE_WIDGET)

typedef enum
{
  PROP_TITLE = 1,
  PROP_CHILD,
  PROP_MNEMONIC_WIDGET,
  PROP_LABEL_GROUP,
} ZimtFormRowProperty;
static GParamSpec *properties[PROP_LABEL_GROUP + 1];

/* The field that a screen reader is told about. */
static GtkWidget *
get_field (ZimtFormRow *row)
{
  return row->mnemonic_widget != NULL ? row->mnemonic_widget : row->child;
}

static void
update_note (ZimtFormRow *row)
{
  const char *note = row->problem != NULL ? row->problem : row->hint;
  GtkWidget *field = get_field (row);

  gtk_label_set_text (GTK_LABEL (row->note_label), note != NULL ? note : "");
  gtk_widget_set_visible (row->note_label, note != NULL);
  gtk_widget_remove_css_class (row->note_label, row->problem != NULL ? "hint" : "error");
  gtk_widget_add_css_class (row->note_label, row->problem != NULL ? "error" : "hint");
  if (row->problem != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (row), "has-problem");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (row), "has-problem");
  if (field == NULL)
    return;
  gtk_accessible_update_state (GTK_ACCESSIBLE (field), GTK_ACCESSIBLE_STATE_INVALID,
                               row->problem != NULL ? GTK_ACCESSIBLE_INVALID_TRUE
                                                    : GTK_ACCESSIBLE_INVALID_FALSE,
                               -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (field), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  note != NULL ? note : "", -1);
}

static void
set_child (ZimtFormRow *row, GtkWidget *child)
{
  if (row->child != NULL)
    gtk_box_remove (GTK_BOX (row->content), row->child);
  row->child = child;
  if (child != NULL)
    gtk_box_prepend (GTK_BOX (row->content), child);
}

static void
set_label_group (ZimtFormRow *row, GtkSizeGroup *group)
{
  if (row->label_group != NULL)
    gtk_size_group_remove_widget (row->label_group, row->title_label);
  g_set_object (&row->label_group, group);
  if (group != NULL)
    gtk_size_group_add_widget (group, row->title_label);
}

static void
zimt_form_row_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  ZimtFormRow *row = ZIMT_FORM_ROW (object);

  switch ((ZimtFormRowProperty)id)
    {
    case PROP_TITLE:
      gtk_label_set_text_with_mnemonic (GTK_LABEL (row->title_label), g_value_get_string (value));
      break;
    case PROP_CHILD:
      set_child (row, g_value_get_object (value));
      break;
    case PROP_MNEMONIC_WIDGET:
      row->mnemonic_widget = g_value_get_object (value);
      gtk_label_set_mnemonic_widget (GTK_LABEL (row->title_label), row->mnemonic_widget);
      break;
    case PROP_LABEL_GROUP:
      set_label_group (row, g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
zimt_form_row_dispose (GObject *object)
{
  ZimtFormRow *row = ZIMT_FORM_ROW (object);

  set_label_group (row, NULL);
  row->child = NULL;
  row->mnemonic_widget = NULL;
  g_clear_pointer (&row->title_label, gtk_widget_unparent);
  g_clear_pointer (&row->content, gtk_widget_unparent);
  g_clear_pointer (&row->problem, g_free);
  g_clear_pointer (&row->hint, g_free);
  G_OBJECT_CLASS (zimt_form_row_parent_class)->dispose (object);
}

static void
zimt_form_row_class_init (ZimtFormRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GParamFlags flags = G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS;

  object_class->set_property = zimt_form_row_set_property;
  object_class->dispose = zimt_form_row_dispose;
  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, flags);
  properties[PROP_CHILD] = g_param_spec_object ("child", NULL, NULL, GTK_TYPE_WIDGET, flags);
  properties[PROP_MNEMONIC_WIDGET]
      = g_param_spec_object ("mnemonic-widget", NULL, NULL, GTK_TYPE_WIDGET, flags);
  properties[PROP_LABEL_GROUP]
      = g_param_spec_object ("label-group", NULL, NULL, GTK_TYPE_SIZE_GROUP, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "formrow");
}

static void
zimt_form_row_init (ZimtFormRow *row)
{
  row->title_label = gtk_label_new (NULL);
  gtk_widget_add_css_class (row->title_label, "dim-label");
  gtk_widget_add_css_class (row->title_label, "title");
  gtk_label_set_xalign (GTK_LABEL (row->title_label), 0);
  gtk_label_set_use_underline (GTK_LABEL (row->title_label), TRUE);
  gtk_widget_set_valign (row->title_label, GTK_ALIGN_START);
  gtk_widget_set_parent (row->title_label, GTK_WIDGET (row));

  row->content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  gtk_widget_set_hexpand (row->content, TRUE);
  gtk_widget_set_valign (row->content, GTK_ALIGN_CENTER);
  gtk_widget_set_parent (row->content, GTK_WIDGET (row));

  row->note_label = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (row->note_label), 0);
  gtk_label_set_wrap (GTK_LABEL (row->note_label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (row->note_label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (row->note_label, "caption");
  gtk_widget_set_visible (row->note_label, FALSE);
  gtk_box_append (GTK_BOX (row->content), row->note_label);
}

GtkWidget *
zimt_form_row_new (void)
{
  return g_object_new (ZIMT_TYPE_FORM_ROW, NULL);
}

void
zimt_form_row_set_problem (ZimtFormRow *row, const char *problem)
{
  g_return_if_fail (ZIMT_IS_FORM_ROW (row));
  if (g_strcmp0 (row->problem, problem) == 0)
    return;
  g_free (row->problem);
  row->problem = g_strdup (problem);
  update_note (row);
}

const char *
zimt_form_row_get_problem (ZimtFormRow *row)
{
  g_return_val_if_fail (ZIMT_IS_FORM_ROW (row), NULL);
  return row->problem;
}

void
zimt_form_row_set_hint (ZimtFormRow *row, const char *hint)
{
  g_return_if_fail (ZIMT_IS_FORM_ROW (row));
  if (g_strcmp0 (row->hint, hint) == 0)
    return;
  g_free (row->hint);
  row->hint = g_strdup (hint);
  update_note (row);
}
