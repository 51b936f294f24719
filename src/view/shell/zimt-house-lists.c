/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rooms, closures and organisations as rows of the preferences. */
#include "zimt-house-lists.h"

#include <glib/gi18n-lib.h>

#include "zimt-closure-dialog.h"
#include "zimt-palette.h"
#include "zimt-phrases.h"
#include "zimt-time-names.h"

#define ID_KEY "zimt-id"
#define PERIOD_KEY "zimt-period"
#define BUTTON_KEY "zimt-button"
#define MARK_KEY "zimt-mark"
#define SUFFIX_KEY "zimt-suffix"

/* Titles are what people typed: never markup. */
static GtkWidget *
new_row (gint64 id)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 2);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data_full (G_OBJECT (row), ID_KEY, g_memdup2 (&id, sizeof id), g_free);
  return row;
}

gint64
zimt_house_row_get_id (GtkWidget *row)
{
  return *(gint64 *)g_object_get_data (G_OBJECT (row), ID_KEY);
}

void
zimt_house_row_set_writable (GtkWidget *row, gboolean is_writable)
{
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), is_writable);
  gtk_widget_set_visible (g_object_get_data (G_OBJECT (row), SUFFIX_KEY), is_writable);
}

static void
set_texts (GtkWidget *row, const char *title, const char *subtitle)
{
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
}

GtkWidget *
zimt_record_row_new (gint64 id)
{
  GtkWidget *row = new_row (id);
  GtkWidget *arrow = gtk_image_new_from_icon_name ("go-next-symbolic");

  adw_action_row_add_suffix (ADW_ACTION_ROW (row), arrow);
  g_object_set_data (G_OBJECT (row), SUFFIX_KEY, arrow);
  return row;
}

void
zimt_room_row_show (GtkWidget *row, const ZimtHouse *house, gconstpointer record)
{
  const ZimtRoom *room = record;
  g_autofree char *title = g_strdup_printf ("%s %s", room->number, room->name);
  g_autofree char *subtitle = NULL;

  if (!room->is_bookable)
    subtitle = g_strdup (_ ("cannot be booked"));
  else if (room->n_seats > 0)
    subtitle
        = g_strdup_printf (ngettext ("%d seat", "%d seats", (gulong)room->n_seats), room->n_seats);
  else
    subtitle = g_strdup (_ ("seats not known"));
  set_texts (row, title, subtitle);
}

/* Whole days as days, else with the times. */
static char *
dup_closed_period (const ZimtClosure *closure)
{
  if (zimt_minute_get_of_day (closure->starts) != 0 || zimt_minute_get_of_day (closure->ends) != 0)
    return zimt_period_to_text (closure->starts, closure->ends);
  return zimt_date_range_to_text (zimt_minute_get_date (closure->starts),
                                  zimt_minute_get_date (closure->ends - 1));
}

GtkWidget *
zimt_closure_row_new (gint64 id)
{
  GtkWidget *row = new_row (id);
  GtkWidget *button = gtk_button_new_from_icon_name ("user-trash-symbolic");

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), ZIMT_ACTION_DELETE_CLOSURE);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "x", id);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  g_object_set_data (G_OBJECT (row), BUTTON_KEY, button);
  g_object_set_data (G_OBJECT (row), SUFFIX_KEY, button);
  return row;
}

void
zimt_closure_row_show (GtkWidget *row, const ZimtHouse *house, gconstpointer record)
{
  const ZimtClosure *closure = record;
  GtkWidget *button = g_object_get_data (G_OBJECT (row), BUTTON_KEY);
  g_autofree char *period = dup_closed_period (closure);
  g_autofree char *room = zimt_room_to_text (house, closure->room_id);
  g_autofree char *subtitle = g_strdup_printf ("%s · %s", period, room);
  /* Translators: %s is the title of a closure. */
  g_autofree char *delete = g_strdup_printf (_ ("Delete “%s”"), closure->title);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), closure->title);
  gtk_widget_set_tooltip_text (button, delete);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, delete,
                                  -1);
  /* A count that stands there stays until the next one is known. */
  if (g_strcmp0 (g_object_get_data (G_OBJECT (row), PERIOD_KEY), subtitle) == 0)
    return;
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  g_object_set_data_full (G_OBJECT (row), PERIOD_KEY, g_steal_pointer (&subtitle), g_free);
}

gpointer
zimt_closures_count_hit (ZimtDesk *desk, gpointer wish, GError **error)
{
  return zimt_desk_count_hit (desk, error);
}

void
zimt_closure_row_set_count (GtkWidget *row, GHashTable *counts)
{
  const char *period = g_object_get_data (G_OBJECT (row), PERIOD_KEY);
  gint64 id = zimt_house_row_get_id (row);
  guint n_hit = GPOINTER_TO_UINT (g_hash_table_lookup (counts, &id));
  g_autofree char *hit = NULL;
  g_autofree char *subtitle = NULL;

  hit = n_hit == 0
            ? g_strdup (_ ("hits no booking"))
            : g_strdup_printf (ngettext ("hits %u booking", "hits %u bookings", n_hit), n_hit);
  subtitle = g_strdup_printf ("%s · %s", period, hit);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
}

static void
append_colour (GString *css, const char *property, const ZimtColour *colour)
{
  g_string_append_printf (css, "%s: rgb(%d,%d,%d);", property, (int)(colour->red * 255 + 0.5),
                          (int)(colour->green * 255 + 0.5), (int)(colour->blue * 255 + 0.5));
}

/* The mark as it stands on a chip. */
static GtkWidget *
new_mark (const ZimtOrganisation *organisation)
{
  GtkWidget *label = gtk_label_new (organisation->mark);
  g_autoptr (GtkCssProvider) provider = gtk_css_provider_new ();
  g_autoptr (GString) css = g_string_new ("label {");
  ZimtColour ground, text, mark_ground, mark_text;

  zimt_palette_get_chip (zimt_palette_get (ZIMT_SCHEME_LIGHT), organisation->colour, &ground, &text,
                         &mark_ground, &mark_text);
  append_colour (css, "background-color", &mark_ground);
  append_colour (css, "color", &mark_text);
  g_string_append (css, "}");
  gtk_css_provider_load_from_data (provider, css->str, (gssize)css->len);
  gtk_style_context_add_provider (gtk_widget_get_style_context (label),
                                  GTK_STYLE_PROVIDER (provider),
                                  GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
  gtk_widget_add_css_class (label, "organisation-mark");
  gtk_widget_set_valign (label, GTK_ALIGN_CENTER);
  return label;
}

void
zimt_organisation_row_show (GtkWidget *row, const ZimtHouse *house, gconstpointer record)
{
  const ZimtOrganisation *organisation = record;
  GtkWidget *mark = g_object_get_data (G_OBJECT (row), MARK_KEY);

  if (mark != NULL)
    adw_action_row_remove (ADW_ACTION_ROW (row), mark);
  mark = new_mark (organisation);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), mark);
  g_object_set_data (G_OBJECT (row), MARK_KEY, mark);
  set_texts (row, organisation->short_name,
             g_str_equal (organisation->name, organisation->short_name) ? "" : organisation->name);
}

/* --- Lists --- */

#define POSITION_KEY "zimt-position"

static GtkWidget *
find_row (GPtrArray *rows, gint64 id)
{
  for (guint i = 0; i < rows->len; i++)
    if (zimt_house_row_get_id (g_ptr_array_index (rows, i)) == id)
      return g_ptr_array_index (rows, i);
  return NULL;
}

static gint64
get_record_id (const GPtrArray *records, guint index)
{
  /* A room, a closure and an organisation begin with it. */
  return *(const gint64 *)g_ptr_array_index (records, index);
}

static gboolean
has_record (const GPtrArray *records, gint64 id)
{
  for (guint i = 0; i < records->len; i++)
    if (get_record_id (records, i) == id)
      return TRUE;
  return FALSE;
}

static int
compare_rows (GtkListBoxRow *a, GtkListBoxRow *b, gpointer user_data)
{
  return GPOINTER_TO_INT (g_object_get_data (G_OBJECT (a), POSITION_KEY))
         - GPOINTER_TO_INT (g_object_get_data (G_OBJECT (b), POSITION_KEY));
}

void
zimt_house_list_update (const ZimtHouseList *list, const ZimtHouse *house, const GPtrArray *records,
                        gpointer owner)
{
  GPtrArray *rows = list->rows;

  for (guint i = rows->len; i-- > 0;)
    {
      GtkWidget *row = g_ptr_array_index (rows, i);

      if (has_record (records, zimt_house_row_get_id (row)))
        continue;
      adw_preferences_group_remove (list->group, row);
      g_ptr_array_remove_index (rows, i);
    }
  for (guint i = 0; i < records->len; i++)
    {
      gint64 id = get_record_id (records, i);
      GtkWidget *row = find_row (rows, id);

      if (row == NULL)
        {
          row = list->new_row (id);
          g_signal_connect_object (row, "activated", list->open, owner, G_CONNECT_SWAPPED);
          g_ptr_array_add (rows, row);
          adw_preferences_group_add (list->group, row);
        }
      list->show (row, house, g_ptr_array_index (records, i));
      g_object_set_data (G_OBJECT (row), POSITION_KEY, GINT_TO_POINTER (i));
    }
  /* The group can only append; the list inside it puts them in order. */
  if (rows->len > 0)
    gtk_list_box_set_sort_func (GTK_LIST_BOX (gtk_widget_get_parent (g_ptr_array_index (rows, 0))),
                                compare_rows, NULL, NULL);
}
