/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The preferences: how it looks, and the house with its rooms, closures and organisations. */
#include "zimt-preferences.h"

#include <glib/gi18n-lib.h>

/* In the order of the enum org.zimt.Zimt.ColorScheme. */
static const AdwColorScheme schemes[]
  = { ADW_COLOR_SCHEME_DEFAULT, ADW_COLOR_SCHEME_FORCE_LIGHT, ADW_COLOR_SCHEME_FORCE_DARK };

static void
scheme_selected_cb (AdwComboRow *row, GParamSpec *pspec, gpointer user_data)
{
  GSettings *settings = G_SETTINGS (user_data);
  guint selected = adw_combo_row_get_selected (row);

  if (selected >= G_N_ELEMENTS (schemes))
    return;
  g_settings_set_enum (settings, "color-scheme", (int) selected);
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), schemes[selected]);
}

static GtkWidget *
new_appearance_group (GSettings *settings)
{
  GtkWidget *group = adw_preferences_group_new ();
  GtkWidget *row = adw_combo_row_new ();
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  gtk_string_list_append (names, _ ("As the desktop has it"));
  /* Translators: of colours. */
  gtk_string_list_append (names, C_ ("colours", "Light"));
  gtk_string_list_append (names, C_ ("colours", "Dark"));
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), _ ("Appearance"));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("_Colours"));
  adw_preferences_row_set_use_underline (ADW_PREFERENCES_ROW (row), TRUE);
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (names));
  adw_combo_row_set_selected (ADW_COMBO_ROW (row),
                              (guint) g_settings_get_enum (settings, "color-scheme"));
  g_signal_connect_object (row, "notify::selected", G_CALLBACK (scheme_selected_cb), settings, 0);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  return group;
}

GtkWindow *
zimt_preferences_new (ZimtCenter *center, GSettings *settings)
{
  GtkWidget *window = adw_preferences_window_new ();
  GtkWidget *page = adw_preferences_page_new ();

  gtk_window_set_modal (GTK_WINDOW (window), TRUE);
  adw_preferences_page_set_title (ADW_PREFERENCES_PAGE (page), _ ("General"));
  adw_preferences_page_set_icon_name (ADW_PREFERENCES_PAGE (page), "preferences-system-symbolic");
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page),
                            ADW_PREFERENCES_GROUP (new_appearance_group (settings)));
  adw_preferences_window_add (ADW_PREFERENCES_WINDOW (window), ADW_PREFERENCES_PAGE (page));
  return GTK_WINDOW (window);
}
