/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The preferences: how it looks, and the house with its rooms, closures and organisations.
 * Accounts, rights and the vault are pages of their own. */
#include "zimt-preferences.h"

#include <glib/gi18n-lib.h>

#include "zimt-accounts-page.h"
#include "zimt-closure-dialog.h"
#include "zimt-style.h"
#include "zimt-escape.h"
#include "zimt-holiday-lists.h"
#include "zimt-house-lists.h"
#include "zimt-organisation-dialog.h"
#include "zimt-rights-page.h"
#include "zimt-room-dialog.h"
#include "zimt-vault-page.h"

struct _ZimtPreferences
{
  AdwPreferencesWindow parent_instance;

  AdwComboRow *scheme;
  AdwPreferencesGroup *house_group;
  AdwEntryRow *house_name;
  GtkSwitch *corpus_christi;
  AdwPreferencesPage *rooms_page;
  AdwPreferencesGroup *rooms;
  AdwPreferencesPage *closures_page;
  AdwPreferencesGroup *closures;
  AdwPreferencesPage *holidays_page;
  AdwPreferencesPage *organisations_page;
  AdwPreferencesGroup *organisations;
  GtkWidget *add_room_button;
  GtkWidget *add_closure_button;
  GtkWidget *add_organisation_button;
  GtkWidget *house_pages[3]; /* borrowed: of accounts, rights and the vault */

  ZimtSession *session; /* owned */
  ZimtCenter *center;   /* owned */
  GSettings *settings;  /* owned (nullable) */
  AdwToast *toast;      /* borrowed, weak (nullable): the last one */
  GPtrArray *room_rows; /* owned, as the next: borrowed rows of the lists */
  GPtrArray *closure_rows;
  GPtrArray *organisation_rows;
  GPtrArray *holiday_groups; /* owned: borrowed groups of the page */
  ZimtCalendar *calendar;    /* owned (nullable): whose holidays are listed */
  char *closures_text;       /* owned: what the page says of closures */
  char *stored_name;         /* owned (nullable): the house's, which was shown last */
  gboolean is_filling;
  GCancellable *counting; /* owned (nullable): bookings that the closures hit */
};
G_DEFINE_FINAL_TYPE (ZimtPreferences, zimt_preferences, ADW_TYPE_PREFERENCES_WINDOW)

/* In the order of the enum org.zimt.Zimt.ColorScheme. */
static const AdwColorScheme schemes[]
    = { ADW_COLOR_SCHEME_DEFAULT, ADW_COLOR_SCHEME_FORCE_LIGHT, ADW_COLOR_SCHEME_FORCE_DARK };

/* --- Messages --- */

/* Only the newest counts: an older one would offer to undo what is not the last act any more. */
static void
add_toast (ZimtPreferences *preferences, AdwToast *toast)
{
  if (preferences->toast != NULL)
    adw_toast_dismiss (preferences->toast);
  g_set_weak_pointer (&preferences->toast, toast);
  adw_preferences_window_add_toast (ADW_PREFERENCES_WINDOW (preferences), toast);
}

static void
show_toast (ZimtPreferences *preferences, const char *text)
{
  g_autofree char *markup = zimt_escape (text);

  add_toast (preferences, adw_toast_new (markup));
}

static void
undone_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ZimtPreferences) preferences = ZIMT_PREFERENCES (user_data);
  g_autoptr (GError) error = NULL;
  g_autofree char *name = zimt_center_undo_finish (ZIMT_CENTER (source), result, &error);
  g_autofree char *text = NULL;

  if (preferences->center == NULL)
    return;
  if (name == NULL)
    {
      show_toast (preferences, error->message);
      return;
    }
  /* Translators: %s is the name of what was taken back: "Cancel: Chor". */
  text = g_strdup_printf (_ ("“%s” is undone"), name);
  show_toast (preferences, text);
}

static void
undo_cb (ZimtPreferences *preferences)
{
  zimt_center_undo_async (preferences->center, undone_cb, g_object_ref (preferences));
}

/* The last act is the one that was just done. */
static void
offer_undo (ZimtPreferences *preferences)
{
  const char *name
      = preferences->center != NULL ? zimt_center_get_undo_name (preferences->center) : NULL;
  g_autofree char *markup = zimt_escape (name);
  AdwToast *toast = NULL;

  if (name == NULL)
    return;
  toast = adw_toast_new (markup);
  adw_toast_set_button_label (toast, _ ("_Undo"));
  g_signal_connect_object (toast, "button-clicked", G_CALLBACK (undo_cb), preferences,
                           G_CONNECT_SWAPPED);
  add_toast (preferences, toast);
}

static void
done_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ZimtPreferences) preferences = ZIMT_PREFERENCES (user_data);
  g_autoptr (GError) error = NULL;

  gboolean is_done = zimt_center_run_finish (ZIMT_CENTER (source), result, &error) != NULL;

  /* The window may have gone meanwhile, and there is nobody to tell. */
  if (preferences->center == NULL)
    return;
  if (is_done)
    offer_undo (preferences);
  else
    show_toast (preferences, error->message);
}

/* --- General --- */

static void
scheme_selected_cb (ZimtPreferences *preferences)
{
  guint selected = adw_combo_row_get_selected (preferences->scheme);

  if (preferences->settings == NULL || selected >= G_N_ELEMENTS (schemes))
    return;
  g_settings_set_enum (preferences->settings, "color-scheme", (int)selected);
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), schemes[selected]);
}

static gpointer
rename_house (ZimtDesk *desk, gpointer wish, GError **error)
{
  return zimt_desk_rename_house (desk, wish, error) ? desk : NULL;
}

static void
house_name_applied_cb (ZimtPreferences *preferences)
{
  const char *name = gtk_editable_get_text (GTK_EDITABLE (preferences->house_name));

  zimt_center_run_async (preferences->center, rename_house, g_strdup (name), g_free, NULL, NULL,
                         done_cb, g_object_ref (preferences));
}

static gpointer
keep_corpus_christi (ZimtDesk *desk, gpointer wish, GError **error)
{
  return zimt_desk_keep_corpus_christi (desk, *(gboolean *)wish, error) ? desk : NULL;
}

static void
corpus_christi_cb (ZimtPreferences *preferences)
{
  gboolean is_kept = gtk_switch_get_active (preferences->corpus_christi);

  if (preferences->is_filling || preferences->center == NULL)
    return;
  zimt_center_run_async (preferences->center, keep_corpus_christi,
                         g_memdup2 (&is_kept, sizeof is_kept), g_free, NULL, NULL, done_cb,
                         g_object_ref (preferences));
}

/* --- Lists --- */

static void
present_dialog (ZimtPreferences *preferences, ZimtRecordDialog *dialog)
{
  g_signal_connect_object (dialog, "stored", G_CALLBACK (offer_undo), preferences,
                           G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
open_room_cb (ZimtPreferences *preferences, GtkWidget *row)
{
  const ZimtHouse *house = zimt_center_get_house (preferences->center);
  const ZimtRoom *room = zimt_house_get_room (house, zimt_house_row_get_id (row));

  present_dialog (preferences,
                  zimt_room_dialog_new (GTK_WINDOW (preferences), preferences->center, room));
}

static void
open_organisation_cb (ZimtPreferences *preferences, GtkWidget *row)
{
  const ZimtHouse *house = zimt_center_get_house (preferences->center);
  const ZimtOrganisation *organisation
      = zimt_house_get_organisation (house, zimt_house_row_get_id (row));

  present_dialog (preferences, zimt_organisation_dialog_new (GTK_WINDOW (preferences),
                                                             preferences->center, organisation));
}

static void
open_closure_cb (ZimtPreferences *preferences, GtkWidget *row)
{
  const ZimtHouse *house = zimt_center_get_house (preferences->center);
  const ZimtClosure *closure = zimt_house_get_closure (house, zimt_house_row_get_id (row));

  present_dialog (preferences,
                  zimt_closure_dialog_new (GTK_WINDOW (preferences), preferences->center, closure));
}

static void
add_room_cb (ZimtPreferences *preferences)
{
  present_dialog (preferences,
                  zimt_room_dialog_new (GTK_WINDOW (preferences), preferences->center, NULL));
}

static void
add_closure_cb (ZimtPreferences *preferences)
{
  present_dialog (preferences,
                  zimt_closure_dialog_new (GTK_WINDOW (preferences), preferences->center, NULL));
}

static void
add_organisation_cb (ZimtPreferences *preferences)
{
  present_dialog (preferences, zimt_organisation_dialog_new (GTK_WINDOW (preferences),
                                                             preferences->center, NULL));
}

static gpointer
delete_closure (ZimtDesk *desk, gpointer wish, GError **error)
{
  return zimt_desk_delete_closure (desk, *(gint64 *)wish, error) ? desk : NULL;
}

static void
delete_closure_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ZimtPreferences *preferences = ZIMT_PREFERENCES (widget);
  gint64 id = g_variant_get_int64 (parameter);

  zimt_center_run_async (preferences->center, delete_closure, g_memdup2 (&id, sizeof id), g_free,
                         NULL, NULL, done_cb, g_object_ref (preferences));
}

/* --- How many bookings each closure hits --- */

static void
counted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ZimtPreferences) preferences = ZIMT_PREFERENCES (user_data);
  g_autoptr (GHashTable) counts = zimt_center_run_finish (ZIMT_CENTER (source), result, NULL);

  /* Without an answer the closures are listed without their counts. */
  if (counts == NULL || preferences->center == NULL)
    return;
  for (guint i = 0; i < preferences->closure_rows->len; i++)
    zimt_closure_row_set_count (g_ptr_array_index (preferences->closure_rows, i), counts);
}

static void
count_hit (ZimtPreferences *preferences)
{
  g_cancellable_cancel (preferences->counting);
  g_clear_object (&preferences->counting);
  preferences->counting = g_cancellable_new ();
  zimt_center_run_async (preferences->center, zimt_closures_count_hit, NULL, NULL,
                         (GDestroyNotify)g_hash_table_unref, preferences->counting, counted_cb,
                         g_object_ref (preferences));
}

static void
fill_lists (ZimtPreferences *preferences, const ZimtHouse *house)
{
  const ZimtHouseList rooms = { preferences->rooms, preferences->room_rows, zimt_record_row_new,
                                zimt_room_row_show, G_CALLBACK (open_room_cb) };
  const ZimtHouseList closures
      = { preferences->closures, preferences->closure_rows, zimt_closure_row_new,
          zimt_closure_row_show, G_CALLBACK (open_closure_cb) };
  const ZimtHouseList organisations
      = { preferences->organisations, preferences->organisation_rows, zimt_record_row_new,
          zimt_organisation_row_show, G_CALLBACK (open_organisation_cb) };

  zimt_house_list_update (&rooms, house, house->rooms, preferences);
  zimt_house_list_update (&closures, house, house->closures, preferences);
  zimt_house_list_update (&organisations, house, house->organisations, preferences);
}

static void
fill_holidays (ZimtPreferences *preferences)
{
  ZimtCalendar *calendar = zimt_center_get_calendar (preferences->center);
  ZimtDate today = zimt_clock_get_today (zimt_center_get_clock (preferences->center));
  int year = 0;

  if (preferences->calendar == calendar)
    return;
  g_clear_pointer (&preferences->calendar, zimt_calendar_unref);
  preferences->calendar = zimt_calendar_ref (calendar);
  zimt_date_to_ymd (today, &year, NULL, NULL);
  zimt_holiday_lists_fill (preferences->holidays_page, preferences->holiday_groups, calendar, year);
}

/* --- Rights --- */

/* @text (nullable): what the list says whoever reads it. */
static void
set_writable (AdwPreferencesGroup *group, GPtrArray *rows, GtkWidget *add_button, const char *text,
              gboolean is_writable)
{
  const char *why = _ ("To read only: unlock with an account that may change this.");
  g_autofree char *both = text != NULL ? g_strdup_printf ("%s %s", text, why) : g_strdup (why);

  gtk_widget_set_visible (add_button, is_writable);
  adw_preferences_group_set_description (group, is_writable ? text : both);
  for (guint i = 0; i < rows->len; i++)
    zimt_house_row_set_writable (g_ptr_array_index (rows, i), is_writable);
}

static void
update_rights (ZimtPreferences *preferences)
{
  gboolean may_change
      = zimt_session_get_level (preferences->session, ZIMT_RIGHT_HOUSE) >= ZIMT_LEVEL_WRITE;
  gboolean may_change_organisations
      = zimt_session_get_level (preferences->session, ZIMT_RIGHT_ORGANISATIONS) >= ZIMT_LEVEL_WRITE;

  gtk_editable_set_editable (GTK_EDITABLE (preferences->house_name), may_change);
  gtk_widget_set_sensitive (GTK_WIDGET (preferences->house_name), may_change);
  gtk_widget_set_sensitive (GTK_WIDGET (preferences->corpus_christi), may_change);
  set_writable (preferences->rooms, preferences->room_rows, preferences->add_room_button, NULL,
                may_change);
  set_writable (preferences->closures, preferences->closure_rows, preferences->add_closure_button,
                preferences->closures_text, may_change);
  set_writable (preferences->organisations, preferences->organisation_rows,
                preferences->add_organisation_button, NULL, may_change_organisations);
}

static void
add_house_page (ZimtPreferences *preferences, guint index, GtkWidget *page)
{
  preferences->house_pages[index] = page;
  adw_preferences_window_add (ADW_PREFERENCES_WINDOW (preferences), ADW_PREFERENCES_PAGE (page));
  if (g_signal_lookup ("message", G_OBJECT_TYPE (page)) != 0)
    g_signal_connect_object (page, "message", G_CALLBACK (show_toast), preferences,
                             G_CONNECT_SWAPPED);
}

static void
house_changed_cb (ZimtPreferences *preferences)
{
  const ZimtHouse *house = zimt_center_get_house (preferences->center);

  gtk_widget_set_visible (GTK_WIDGET (preferences->house_group), house != NULL);
  gtk_widget_set_visible (GTK_WIDGET (preferences->rooms_page), house != NULL);
  gtk_widget_set_visible (GTK_WIDGET (preferences->closures_page), house != NULL);
  gtk_widget_set_visible (GTK_WIDGET (preferences->holidays_page), house != NULL);
  gtk_widget_set_visible (GTK_WIDGET (preferences->organisations_page), house != NULL);
  for (guint i = 0; i < G_N_ELEMENTS (preferences->house_pages); i++)
    gtk_widget_set_visible (preferences->house_pages[i], house != NULL);
  if (house == NULL)
    return;
  preferences->is_filling = TRUE;
  if (g_strcmp0 (preferences->stored_name, house->name) != 0)
    {
      g_free (preferences->stored_name);
      preferences->stored_name = g_strdup (house->name);
      gtk_editable_set_text (GTK_EDITABLE (preferences->house_name), house->name);
    }
  gtk_switch_set_active (preferences->corpus_christi,
                         zimt_center_get_calendar (preferences->center)->with_corpus_christi);
  preferences->is_filling = FALSE;
  fill_lists (preferences, house);
  update_rights (preferences);
  fill_holidays (preferences);
  count_hit (preferences);
}

/* --- Life --- */

static void
zimt_preferences_dispose (GObject *object)
{
  ZimtPreferences *preferences = ZIMT_PREFERENCES (object);

  g_cancellable_cancel (preferences->counting);
  g_clear_object (&preferences->counting);
  g_clear_object (&preferences->center);
  g_clear_object (&preferences->session);
  g_clear_pointer (&preferences->closures_text, g_free);
  g_clear_weak_pointer (&preferences->toast);
  g_clear_object (&preferences->settings);
  g_clear_pointer (&preferences->room_rows, g_ptr_array_unref);
  g_clear_pointer (&preferences->closure_rows, g_ptr_array_unref);
  g_clear_pointer (&preferences->organisation_rows, g_ptr_array_unref);
  g_clear_pointer (&preferences->holiday_groups, g_ptr_array_unref);
  g_clear_pointer (&preferences->calendar, zimt_calendar_unref);
  g_clear_pointer (&preferences->stored_name, g_free);
  G_OBJECT_CLASS (zimt_preferences_parent_class)->dispose (object);
}

static void
zimt_preferences_class_init (ZimtPreferencesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = zimt_preferences_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/zimt/Zimt/ui/shell/preferences.ui");
  gtk_widget_class_bind_template_child (widget_class, ZimtPreferences, scheme);
  gtk_widget_class_bind_template_child (widget_class, ZimtPreferences, house_group);
  gtk_widget_class_bind_template_child (widget_class, ZimtPreferences, house_name);
  gtk_widget_class_bind_template_child (widget_class, ZimtPreferences, corpus_christi);
  gtk_widget_class_bind_template_child (widget_class, ZimtPreferences, rooms_page);
  gtk_widget_class_bind_template_child (widget_class, ZimtPreferences, rooms);
  gtk_widget_class_bind_template_child (widget_class, ZimtPreferences, closures_page);
  gtk_widget_class_bind_template_child (widget_class, ZimtPreferences, closures);
  gtk_widget_class_bind_template_child (widget_class, ZimtPreferences, holidays_page);
  gtk_widget_class_bind_template_child (widget_class, ZimtPreferences, organisations_page);
  gtk_widget_class_bind_template_child (widget_class, ZimtPreferences, organisations);
  gtk_widget_class_bind_template_child (widget_class, ZimtPreferences, add_room_button);
  gtk_widget_class_bind_template_child (widget_class, ZimtPreferences, add_closure_button);
  gtk_widget_class_bind_template_child (widget_class, ZimtPreferences, add_organisation_button);
  gtk_widget_class_bind_template_callback (widget_class, scheme_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, house_name_applied_cb);
  gtk_widget_class_bind_template_callback (widget_class, corpus_christi_cb);
  gtk_widget_class_bind_template_callback (widget_class, add_room_cb);
  gtk_widget_class_bind_template_callback (widget_class, add_closure_cb);
  gtk_widget_class_bind_template_callback (widget_class, add_organisation_cb);
  gtk_widget_class_install_action (widget_class, ZIMT_ACTION_DELETE_CLOSURE, "x",
                                   delete_closure_cb);
}

static void
zimt_preferences_init (ZimtPreferences *preferences)
{
  preferences->room_rows = g_ptr_array_new ();
  preferences->closure_rows = g_ptr_array_new ();
  preferences->organisation_rows = g_ptr_array_new ();
  preferences->holiday_groups = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (preferences));
  zimt_style_ensure (GTK_WIDGET (preferences));
  preferences->closures_text
      = g_strdup (adw_preferences_group_get_description (preferences->closures));
}

GtkWindow *
zimt_preferences_new (ZimtSession *session, GSettings *settings)
{
  ZimtCenter *center = zimt_session_get_center (session);
  ZimtPreferences *preferences = g_object_new (ZIMT_TYPE_PREFERENCES, NULL);

  preferences->session = g_object_ref (session);
  preferences->center = g_object_ref (center);
  add_house_page (preferences, 0, zimt_accounts_page_new (session));
  add_house_page (preferences, 1, zimt_rights_page_new ());
  add_house_page (preferences, 2, zimt_vault_page_new (session));
  gtk_widget_set_sensitive (GTK_WIDGET (preferences->scheme), settings != NULL);
  if (settings != NULL)
    {
      adw_combo_row_set_selected (preferences->scheme,
                                  (guint)g_settings_get_enum (settings, "color-scheme"));
      preferences->settings = g_object_ref (settings);
    }
  g_signal_connect_object (center, "changed", G_CALLBACK (house_changed_cb), preferences,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "locked", G_CALLBACK (update_rights), preferences,
                           G_CONNECT_SWAPPED);
  house_changed_cb (preferences);
  return GTK_WINDOW (preferences);
}
