/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One line of a field with rows: the fields of its record side by side, the rarer ones folded away.
 */
#include "zimt-record-line.h"

#include <glib/gi18n-lib.h>

#include "zimt-bin-focus.h"
#include "zimt-record-field.h"
#include "zimt-record-words.h"
#include "zimt-record-field-private.h"
#include "zimt-text.h"
#include "zimt-time-field.h"
#include "zimt-wrap-layout.h"

struct _ZimtRecordLine
{
  AdwBin parent_instance;

  ZimtSession *session; /* owned */
  ZimtRecord *filled;   /* owned: what it was filled with */
  GPtrArray *fields;    /* owned: ZimtRecordField, borrowed */
  GtkWidget *main;      /* borrowed, as the next: children */
  GtkWidget *rare;
  GtkWidget *more_button;
  GtkWidget *remove_button;
  GtkWidget *summary;
  gboolean is_fresh;
};
G_DEFINE_FINAL_TYPE (ZimtRecordLine, zimt_record_line, ADW_TYPE_BIN)

typedef enum
{
  SIGNAL_CHANGED,
  SIGNAL_ACTIVATE,
  SIGNAL_REMOVED,
  N_SIGNALS,
} ZimtRecordLineSignal;
static guint signals[N_SIGNALS];

/* What is asked for seldom: three languages are to be seen at once. */
static const struct
{
  ZimtRecordKind kind;
  const char *fields[6];
} rare_fields[] = {
  { ZIMT_RECORD_ADDRESS, { "country", "kind" } },
  { ZIMT_RECORD_ROLE, { "from", "to" } },
  { ZIMT_RECORD_MEMBERSHIP, { "readiness", "rules" } },
  { ZIMT_RECORD_PERMISSION, { "source", "text_version" } },
  { ZIMT_RECORD_SKILL, { "direction", "modes", "court", "sworn_until", "understands" } },
};

static gboolean
is_rare (ZimtRecordKind kind, const char *field)
{
  for (gsize i = 0; i < G_N_ELEMENTS (rare_fields); i++)
    if (rare_fields[i].kind == kind && g_strv_contains (rare_fields[i].fields, field))
      return TRUE;
  return FALSE;
}

/* --- What is folded away --- */

/* "Both ways · Spoken · Sworn until: 31.12.2027". */
static char *
dup_summary (ZimtRecordLine *row)
{
  g_autoptr (ZimtRecord) record = zimt_record_line_dup_record (row, NULL);
  ZimtRecordKind kind = zimt_record_get_kind (record);
  g_autoptr (GString) line = g_string_new (NULL);

  for (const ZimtField *field = zimt_record_kind_get_fields (kind); field->name != NULL; field++)
    {
      g_autofree char *value = NULL;
      g_autofree char *named = NULL;

      if (!is_rare (kind, field->name) || zimt_record_is_empty (record, field->name))
        continue;
      value = zimt_record_words_dup_value (row->session, record, field);
      if (field->type != ZIMT_FIELD_CODE && !g_str_equal (field->name, "modes"))
        /* Translators: a field and what it says: "Sworn until: Thu 31.12.2026". */
        named = g_strdup_printf (_ ("%1$s: %2$s"), _ (field->title), value);
      zimt_record_words_append (line, named != NULL ? named : value);
    }
  return g_string_free (g_steal_pointer (&line), FALSE);
}

static void
update_summary (ZimtRecordLine *row)
{
  gboolean is_open = gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (row->more_button));
  g_autofree char *text = is_open ? g_strdup ("") : dup_summary (row);

  gtk_label_set_text (GTK_LABEL (row->summary), text);
  gtk_widget_set_visible (row->summary, *text != '\0');
  gtk_widget_set_visible (row->rare, is_open);
}

static void
more_toggled_cb (ZimtRecordLine *row)
{
  gboolean is_open = gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (row->more_button));

  update_summary (row);
  gtk_button_set_icon_name (GTK_BUTTON (row->more_button),
                            is_open ? "pan-up-symbolic" : "pan-down-symbolic");
  if (is_open)
    gtk_widget_child_focus (row->rare, GTK_DIR_TAB_FORWARD);
}

/* --- Making --- */

static void
changed_cb (ZimtRecordLine *row, GtkWidget *field)
{
  gtk_widget_remove_css_class (field, "is-refused");
  g_signal_emit (row, signals[SIGNAL_CHANGED], 0);
}

static void
activate_cb (ZimtRecordLine *row)
{
  g_signal_emit (row, signals[SIGNAL_ACTIVATE], 0);
}

static void
remove_cb (ZimtRecordLine *row)
{
  g_signal_emit (row, signals[SIGNAL_REMOVED], 0);
}

static GtkWidget *
add_caption (GtkWidget *field, const char *title)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 1);
  GtkWidget *label = gtk_label_new (title);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (label, "dim-label");
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), field);
  return box;
}

static void
add_field (ZimtRecordLine *row, const ZimtField *field)
{
  ZimtRecordKind kind = zimt_record_get_kind (row->filled);
  GtkWidget *widget = zimt_record_field_new_narrow (row->session, kind, field);
  gboolean has_caption = zimt_record_kind_has_captions (kind) && field->type != ZIMT_FIELD_FLAG;

  zimt_record_field_show (ZIMT_RECORD_FIELD (widget), row->filled);
  gtk_widget_set_name (widget, field->name);
  gtk_widget_set_valign (widget, GTK_ALIGN_END);
  g_signal_connect_object (widget, "changed", G_CALLBACK (changed_cb), row, G_CONNECT_SWAPPED);
  g_signal_connect_object (widget, "activate", G_CALLBACK (activate_cb), row, G_CONNECT_SWAPPED);
  g_ptr_array_add (row->fields, widget);
  gtk_box_append (GTK_BOX (is_rare (kind, field->name) ? row->rare : row->main),
                  has_caption ? add_caption (widget, _ (field->title)) : widget);
}

static ZimtRecordField *
find_field (ZimtRecordLine *row, const char *name)
{
  for (guint i = 0; i < row->fields->len; i++)
    {
      ZimtRecordField *field = g_ptr_array_index (row->fields, i);

      if (g_str_equal (zimt_record_field_get_field (field)->name, name))
        return field;
    }
  return NULL;
}

/* "9-12" typed in the first is both. */
static void
join_times (ZimtRecordLine *row)
{
  ZimtRecordField *from = find_field (row, "from");
  ZimtRecordField *to = find_field (row, "to");

  if (from == NULL || to == NULL || !ZIMT_IS_TIME_FIELD (zimt_record_field_get_named (from)))
    return;
  zimt_time_field_set_end (ZIMT_TIME_FIELD (zimt_record_field_get_named (from)),
                           ZIMT_TIME_FIELD (zimt_record_field_get_named (to)));
}

static GtkWidget *
new_button (GtkWidget *button, const char *icon)
{
  gtk_button_set_icon_name (GTK_BUTTON (button), icon);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_END);
  return button;
}

static GtkWidget *
new_line (ZimtRecordLine *row)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 2);

  row->main = zimt_wrap_box_new (6);
  gtk_widget_set_hexpand (row->main, TRUE);
  row->more_button = new_button (gtk_toggle_button_new (), "pan-down-symbolic");
  g_signal_connect_object (row->more_button, "toggled", G_CALLBACK (more_toggled_cb), row,
                           G_CONNECT_SWAPPED);
  row->remove_button = new_button (gtk_button_new (), "user-trash-symbolic");
  g_signal_connect_object (row->remove_button, "clicked", G_CALLBACK (remove_cb), row,
                           G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (line), row->main);
  gtk_box_append (GTK_BOX (line), row->more_button);
  gtk_box_append (GTK_BOX (line), row->remove_button);
  return line;
}

/* --- Life --- */

static gboolean
zimt_record_line_grab_focus (GtkWidget *widget)
{
  ZimtRecordLine *row = ZIMT_RECORD_LINE (widget);

  return row->fields->len > 0 && gtk_widget_grab_focus (g_ptr_array_index (row->fields, 0));
}

static void
zimt_record_line_dispose (GObject *object)
{
  ZimtRecordLine *row = ZIMT_RECORD_LINE (object);

  g_clear_object (&row->session);
  g_clear_pointer (&row->filled, zimt_record_unref);
  g_ptr_array_set_size (row->fields, 0);
  G_OBJECT_CLASS (zimt_record_line_parent_class)->dispose (object);
}

static void
zimt_record_line_finalize (GObject *object)
{
  g_ptr_array_unref (ZIMT_RECORD_LINE (object)->fields);
  G_OBJECT_CLASS (zimt_record_line_parent_class)->finalize (object);
}

static void
zimt_record_line_class_init (ZimtRecordLineClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = zimt_record_line_dispose;
  G_OBJECT_CLASS (klass)->finalize = zimt_record_line_finalize;
  widget_class->grab_focus = zimt_record_line_grab_focus;
  widget_class->focus = zimt_bin_focus;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_css_name (widget_class, "recordline");
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", ZIMT_TYPE_RECORD_LINE, G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_ACTIVATE] = g_signal_new ("activate", ZIMT_TYPE_RECORD_LINE, G_SIGNAL_RUN_LAST, 0,
                                           NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_REMOVED] = g_signal_new ("removed", ZIMT_TYPE_RECORD_LINE, G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
zimt_record_line_init (ZimtRecordLine *row)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);

  row->fields = g_ptr_array_new ();
  gtk_box_append (GTK_BOX (box), new_line (row));
  row->rare = zimt_wrap_box_new (6);
  row->summary = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (row->summary), 0);
  gtk_label_set_wrap (GTK_LABEL (row->summary), TRUE);
  gtk_widget_add_css_class (row->summary, "caption");
  gtk_widget_add_css_class (row->summary, "dim-label");
  gtk_box_append (GTK_BOX (box), row->rare);
  gtk_box_append (GTK_BOX (box), row->summary);
  adw_bin_set_child (ADW_BIN (row), box);
}

GtkWidget *
zimt_record_line_new (ZimtSession *session, const ZimtRecord *record, gboolean is_fresh)
{
  ZimtRecordLine *row = g_object_new (ZIMT_TYPE_RECORD_LINE, NULL);
  ZimtRecordKind kind = zimt_record_get_kind (record);

  row->session = g_object_ref (session);
  row->filled = zimt_record_copy (record);
  row->is_fresh = is_fresh;
  for (const ZimtField *field = zimt_record_kind_get_fields (kind); field->name != NULL; field++)
    add_field (row, field);
  join_times (row);
  gtk_widget_set_visible (row->more_button, gtk_widget_get_first_child (row->rare) != NULL);
  update_summary (row);
  return GTK_WIDGET (row);
}

void
zimt_record_line_set_place (ZimtRecordLine *row, guint place)
{
  const char *word = NULL;
  g_autofree char *name = NULL;
  g_autofree char *remove_name = NULL;
  g_autofree char *more_name = NULL;

  g_return_if_fail (ZIMT_IS_RECORD_LINE (row));
  word = zimt_record_kind_to_word (zimt_record_get_kind (row->filled));
  /* Translators: a line of a form: "Phone 2". */
  name = g_strdup_printf (_ ("%1$s %2$u"), word, place);
  /* Translators: a button: "Remove: Phone 2". */
  remove_name = g_strdup_printf (_ ("Remove: %s"), name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  /* Translators: a button that opens more fields: "More: Phone 2". */
  more_name = g_strdup_printf (_ ("More: %s"), name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row->more_button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  more_name, -1);
  gtk_widget_set_tooltip_text (row->more_button, more_name);
  gtk_widget_set_tooltip_text (row->remove_button, remove_name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row->remove_button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, remove_name, -1);
}

ZimtRecord *
zimt_record_line_dup_record (ZimtRecordLine *row, const char **problem)
{
  ZimtRecord *record = zimt_record_copy (row->filled);

  for (guint i = 0; i < row->fields->len; i++)
    {
      const char *sentence = zimt_record_field_read (row->fields->pdata[i], record);

      if (problem != NULL && *problem == NULL)
        *problem = sentence;
    }
  return record;
}

gboolean
zimt_record_line_is_blank (ZimtRecordLine *row)
{
  const char *problem = NULL;
  g_autoptr (ZimtRecord) record = zimt_record_line_dup_record (row, &problem);
  g_autoptr (ZimtRecord) nothing = zimt_record_new (zimt_record_get_kind (record));

  if (problem != NULL)
    return FALSE;
  if (zimt_record_is_equal (record, nothing))
    return TRUE;
  /* A proposal that could be stored as it is was asked for. */
  return row->is_fresh && zimt_record_is_equal (record, row->filled)
         && !zimt_record_validate (record, ZIMT_DATE_LAST, NULL, NULL);
}

/* The field that cannot be read, or that is not valid; (nullable). */
static ZimtRecordField *
find_refused (ZimtRecordLine *row)
{
  g_autoptr (ZimtRecord) record = zimt_record_copy (row->filled);
  const char *name = NULL;

  for (guint i = 0; i < row->fields->len; i++)
    if (zimt_record_field_read (row->fields->pdata[i], record) != NULL)
      return row->fields->pdata[i];
  if (zimt_record_validate (record, ZIMT_DATE_LAST, &name, NULL) || name == NULL)
    return NULL;
  return find_field (row, name);
}

gboolean
zimt_record_line_focus_refused (ZimtRecordLine *row)
{
  ZimtRecordField *field = find_refused (row);

  if (field == NULL)
    return FALSE;
  if (is_rare (zimt_record_get_kind (row->filled), zimt_record_field_get_field (field)->name))
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (row->more_button), TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (field));
  gtk_widget_add_css_class (GTK_WIDGET (field), "is-refused");
  return TRUE;
}

void
zimt_record_line_add_new (ZimtRecordLine *row, GPtrArray *records)
{
  for (guint i = 0; i < row->fields->len; i++)
    zimt_record_field_add_new (row->fields->pdata[i], records);
}
