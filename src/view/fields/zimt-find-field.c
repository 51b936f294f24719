/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A field for one of many things, which one finds by typing. */
#include "zimt-find-field.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "zimt-bin-focus.h"
#include "zimt-suggestions.h"
#include "zimt-text.h"

/* More than these are found by typing another letter. */
#define MAX_SUGGESTIONS 8

struct _ZimtFindField
{
  AdwBin parent_instance;

  GtkWidget *entry;             /* borrowed: the child */
  ZimtSuggestions *suggestions; /* owned: unparented with the field */
  ZimtCodeList *list;           /* owned */
  char *code;                   /* owned: what is chosen, "" for nothing */
  char *label;                  /* owned: the text that says so */
  gboolean offers_new;
  gboolean is_setting;
};
G_DEFINE_FINAL_TYPE (ZimtFindField, zimt_find_field, ADW_TYPE_BIN)

typedef enum
{
  SIGNAL_CHANGED,
  SIGNAL_WANTED,
  N_SIGNALS,
} ZimtFindFieldSignal;
static guint signals[N_SIGNALS];

static const char *
get_text (ZimtFindField *field)
{
  return gtk_editable_get_text (GTK_EDITABLE (field->entry));
}

/* --- What fits --- */

/* Best first, those of a rank in the order of the list: ZimtCodeChoice, borrowed. */
static GPtrArray *
find (ZimtFindField *field, const char *query, guint n_most)
{
  GPtrArray *found[ZIMT_CODE_MISS] = { g_ptr_array_new (), g_ptr_array_new (), g_ptr_array_new () };

  for (guint i = 0; i < zimt_code_list_get_n (field->list) && found[0]->len < n_most; i++)
    {
      const ZimtCodeChoice *choice = zimt_code_list_get (field->list, i);
      guint rank = zimt_code_rank (choice->key, query);

      if (rank < ZIMT_CODE_MISS && found[rank]->len < n_most)
        g_ptr_array_add (found[rank], (gpointer)choice);
    }
  for (guint rank = 1; rank < ZIMT_CODE_MISS; rank++)
    {
      for (guint i = 0; i < found[rank]->len && found[0]->len < n_most; i++)
        g_ptr_array_add (found[0], found[rank]->pdata[i]);
      g_ptr_array_unref (found[rank]);
    }
  return found[0];
}

/* What the text surely is: its name, or where nothing new can be meant its beginning. (nullable) */
static const ZimtCodeChoice *
find_meant (ZimtFindField *field, const char *text)
{
  g_autofree char *query = g_strstrip (zimt_text_fold (text));
  g_autoptr (GPtrArray) found = find (field, query, MAX_SUGGESTIONS);
  const ZimtCodeChoice *first = found->len > 0 ? found->pdata[0] : NULL;

  if (*query == '\0' || first == NULL)
    return NULL;
  for (guint i = 0; i < found->len; i++)
    if (g_str_equal (((const ZimtCodeChoice *)found->pdata[i])->key, query))
      return found->pdata[i];
  if (field->offers_new)
    return NULL;
  return found->len == 1 || zimt_code_rank (first->key, query) == 0 ? first : NULL;
}

/* --- Choosing --- */

static void
show (ZimtFindField *field, const char *code, const char *label)
{
  g_autofree char *kept_code = g_strdup (code);
  g_autofree char *kept_label = g_strdup (label);

  g_free (field->code);
  g_free (field->label);
  field->code = g_steal_pointer (&kept_code);
  field->label = g_steal_pointer (&kept_label);
  field->is_setting = TRUE;
  if (!g_str_equal (get_text (field), field->label))
    gtk_editable_set_text (GTK_EDITABLE (field->entry), field->label);
  gtk_editable_set_position (GTK_EDITABLE (field->entry), -1);
  field->is_setting = FALSE;
}

static void
chosen_cb (ZimtFindField *field, const char *code, const char *text)
{
  if (code == NULL)
    {
      g_signal_emit (field, signals[SIGNAL_WANTED], 0, text);
      return;
    }
  show (field, code, text);
  g_signal_emit (field, signals[SIGNAL_CHANGED], 0);
}

/* --- The list --- */

static void
suggest (ZimtFindField *field, const char *text)
{
  g_autofree char *query = g_strstrip (zimt_text_fold (text));
  g_autofree char *name = zimt_text_clean (text, "", TRUE, NULL);
  g_autoptr (GPtrArray) found = find (field, query, MAX_SUGGESTIONS);

  zimt_suggestions_clear (field->suggestions);
  for (guint i = 0; i < found->len; i++)
    {
      const ZimtCodeChoice *choice = found->pdata[i];

      zimt_suggestions_add (field->suggestions, choice->code, choice->label);
    }
  if (field->offers_new && name != NULL && *name != '\0' && find_meant (field, text) == NULL)
    zimt_suggestions_offer_new_organisation (field->suggestions, name);
  zimt_suggestions_show (field->suggestions);
}

static void
text_changed_cb (ZimtFindField *field)
{
  if (field->is_setting)
    return;
  if (*get_text (field) != '\0')
    suggest (field, get_text (field));
  else
    zimt_suggestions_close (field->suggestions);
  g_signal_emit (field, signals[SIGNAL_CHANGED], 0);
}

static gboolean
is_blank (const char *text)
{
  return strspn (text, " \t") == strlen (text);
}

/* "ara" and Tab is Arabic: what will be stored is seen. */
static void
focus_left_cb (ZimtFindField *field)
{
  const char *text = get_text (field);
  const ZimtCodeChoice *meant = NULL;

  zimt_suggestions_close (field->suggestions);
  if (g_str_equal (text, field->label))
    return;
  meant = find_meant (field, text);
  if (meant != NULL)
    show (field, meant->code, meant->label);
  else if (is_blank (text))
    show (field, "", "");
}

/* The whole list, also where something is chosen. */
static void
icon_pressed_cb (ZimtFindField *field)
{
  gtk_widget_grab_focus (field->entry);
  if (gtk_widget_get_visible (GTK_WIDGET (field->suggestions)))
    zimt_suggestions_close (field->suggestions);
  else
    suggest (field, "");
}

/* The whole list where the text is what is chosen. */
static void
asked_cb (ZimtFindField *field)
{
  suggest (field, g_str_equal (get_text (field), field->label) ? "" : get_text (field));
}

/* --- Life --- */

static gboolean
zimt_find_field_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (ZIMT_FIND_FIELD (widget)->entry);
}

static void
zimt_find_field_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  GTK_WIDGET_CLASS (zimt_find_field_parent_class)->size_allocate (widget, width, height, baseline);
  gtk_popover_present (GTK_POPOVER (ZIMT_FIND_FIELD (widget)->suggestions));
}

static void
zimt_find_field_dispose (GObject *object)
{
  ZimtFindField *field = ZIMT_FIND_FIELD (object);

  if (field->suggestions != NULL)
    gtk_widget_unparent (GTK_WIDGET (g_steal_pointer (&field->suggestions)));
  g_clear_pointer (&field->list, zimt_code_list_unref);
  G_OBJECT_CLASS (zimt_find_field_parent_class)->dispose (object);
}

static void
zimt_find_field_finalize (GObject *object)
{
  ZimtFindField *field = ZIMT_FIND_FIELD (object);

  g_free (field->code);
  g_free (field->label);
  G_OBJECT_CLASS (zimt_find_field_parent_class)->finalize (object);
}

static void
zimt_find_field_class_init (ZimtFindFieldClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = zimt_find_field_dispose;
  G_OBJECT_CLASS (klass)->finalize = zimt_find_field_finalize;
  widget_class->grab_focus = zimt_find_field_grab_focus;
  widget_class->focus = zimt_bin_focus;
  widget_class->size_allocate = zimt_find_field_size_allocate;
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", ZIMT_TYPE_FIND_FIELD, G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_WANTED] = g_signal_new ("wanted", ZIMT_TYPE_FIND_FIELD, G_SIGNAL_RUN_LAST, 0, NULL,
                                         NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
zimt_find_field_init (ZimtFindField *field)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkEntry *entry = GTK_ENTRY (gtk_entry_new ());

  field->code = g_strdup ("");
  field->label = g_strdup ("");
  field->entry = GTK_WIDGET (entry);
  gtk_entry_set_activates_default (entry, TRUE);
  gtk_entry_set_input_hints (entry, GTK_INPUT_HINT_PRIVATE | GTK_INPUT_HINT_NO_EMOJI);
  gtk_entry_set_icon_from_icon_name (entry, GTK_ENTRY_ICON_SECONDARY, "pan-down-symbolic");
  gtk_entry_set_icon_tooltip_text (entry, GTK_ENTRY_ICON_SECONDARY, _ ("Show what there is"));
  g_signal_connect_swapped (entry, "changed", G_CALLBACK (text_changed_cb), field);
  g_signal_connect_swapped (entry, "icon-press", G_CALLBACK (icon_pressed_cb), field);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (focus_left_cb), field);
  gtk_widget_add_controller (field->entry, focus);
  adw_bin_set_child (ADW_BIN (field), field->entry);
  field->suggestions = zimt_suggestions_new (GTK_WIDGET (field), field->entry, _ ("What fits"));
  g_signal_connect_swapped (field->suggestions, "asked", G_CALLBACK (asked_cb), field);
  g_signal_connect_swapped (field->suggestions, "chosen", G_CALLBACK (chosen_cb), field);
}

GtkWidget *
zimt_find_field_new (const char *name, ZimtCodeList *list)
{
  ZimtFindField *field = g_object_new (ZIMT_TYPE_FIND_FIELD, NULL);

  field->list = zimt_code_list_ref (list);
  gtk_entry_set_placeholder_text (GTK_ENTRY (field->entry), _ ("Type to find"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (field->entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  name, -1);
  return GTK_WIDGET (field);
}

void
zimt_find_field_offer_new_organisation (ZimtFindField *field)
{
  g_return_if_fail (ZIMT_IS_FIND_FIELD (field));
  field->offers_new = TRUE;
}

void
zimt_find_field_set (ZimtFindField *field, const char *code, const char *label)
{
  g_return_if_fail (ZIMT_IS_FIND_FIELD (field));
  show (field, code, label);
}

const char *
zimt_find_field_get (ZimtFindField *field)
{
  const ZimtCodeChoice *meant = NULL;

  g_return_val_if_fail (ZIMT_IS_FIND_FIELD (field), NULL);
  if (g_str_equal (get_text (field), field->label))
    return field->code;
  if (is_blank (get_text (field)))
    return "";
  meant = find_meant (field, get_text (field));
  return meant != NULL ? meant->code : NULL;
}

GtkWidget *
zimt_find_field_get_entry (ZimtFindField *field)
{
  g_return_val_if_fail (ZIMT_IS_FIND_FIELD (field), NULL);
  return field->entry;
}
