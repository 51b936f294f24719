/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The lists of codes that forms offer. */
#include "zimt-choices-group.h"

#include <glib/gi18n-lib.h>

#include "zimt-desk-vault.h"

#define CODE_KEY "zimt-code"

struct _ZimtChoicesGroup
{
  AdwPreferencesGroup parent_instance;

  AdwComboRow *list_row; /* borrowed, as the next: rows */
  AdwEntryRow *add_row;
  GPtrArray *rows; /* owned: borrowed rows, one an entry */

  ZimtSession *session; /* owned */
  ZimtChoices *choices; /* owned (nullable): what is shown */
  gboolean is_filling;
};
G_DEFINE_FINAL_TYPE (ZimtChoicesGroup, zimt_choices_group, ADW_TYPE_PREFERENCES_GROUP)

enum
{
  MESSAGE,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

/* What the worker thread is to do. */
typedef struct
{
  char *list;  /* owned */
  char *code;  /* owned (nullable): of an entry that is hidden or shown */
  char *label; /* owned (nullable): of a new one */
  gboolean is_hidden;
} Wish;

static void
wish_free (gpointer data)
{
  Wish *wish = data;

  g_free (wish->list);
  g_free (wish->code);
  g_free (wish->label);
  g_free (wish);
}

static const char *
get_list (ZimtChoicesGroup *group)
{
  return zimt_choices_get_lists ()[adw_combo_row_get_selected (group->list_row)];
}

static void
changed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ZimtChoicesGroup) group = user_data;
  g_autoptr (GError) error = NULL;

  if (zimt_center_run_finish (ZIMT_CENTER (source), result, &error) == NULL
      && group->session != NULL)
    g_signal_emit (group, signals[MESSAGE], 0, error->message);
}

static gpointer
carry_out (ZimtDesk *desk, gpointer user_data, GError **error)
{
  Wish *wish = user_data;
  gboolean is_done
      = wish->label != NULL
            ? zimt_desk_add_choice (desk, wish->list, wish->label, error)
            : zimt_desk_hide_choice (desk, wish->list, wish->code, wish->is_hidden, error);

  return is_done ? desk : NULL;
}

static void
run (ZimtChoicesGroup *group, Wish *wish)
{
  zimt_center_run_async (zimt_session_get_center (group->session), carry_out, wish, wish_free, NULL,
                         NULL, changed_cb, g_object_ref (group));
}

static void
switched_cb (ZimtChoicesGroup *group, GParamSpec *pspec, GtkSwitch *toggle)
{
  Wish *wish;

  if (group->is_filling || group->session == NULL)
    return;
  wish = g_new0 (Wish, 1);
  wish->list = g_strdup (get_list (group));
  wish->code = g_strdup (g_object_get_data (G_OBJECT (toggle), CODE_KEY));
  wish->is_hidden = !gtk_switch_get_active (toggle);
  run (group, wish);
}

static void
added_cb (ZimtChoicesGroup *group)
{
  Wish *wish = NULL;

  if (group->session == NULL)
    return;
  wish = g_new0 (Wish, 1);
  wish->list = g_strdup (get_list (group));
  wish->label = g_strdup (gtk_editable_get_text (GTK_EDITABLE (group->add_row)));
  gtk_editable_set_text (GTK_EDITABLE (group->add_row), "");
  run (group, wish);
}

static void
add_choice (ZimtChoicesGroup *group, const char *list, const char *code, gboolean may_write)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *toggle = gtk_switch_new ();
  const char *label = zimt_choices_get_label (group->choices, list, code);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), label);
  gtk_widget_set_valign (toggle, GTK_ALIGN_CENTER);
  gtk_switch_set_active (GTK_SWITCH (toggle), !zimt_choices_is_hidden (group->choices, list, code));
  gtk_widget_set_sensitive (toggle, may_write);
  g_object_set_data_full (G_OBJECT (toggle), CODE_KEY, g_strdup (code), g_free);
  gtk_accessible_update_property (GTK_ACCESSIBLE (toggle), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  g_signal_connect_object (toggle, "notify::active", G_CALLBACK (switched_cb), group,
                           G_CONNECT_SWAPPED);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), toggle);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), toggle);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  g_ptr_array_add (group->rows, row);
}

static void
fill (ZimtChoicesGroup *group)
{
  gboolean may_write
      = group->session != NULL
        && zimt_session_get_level (group->session, ZIMT_RIGHT_HOUSE) >= ZIMT_LEVEL_WRITE;
  const char *list = get_list (group);

  for (guint i = 0; i < group->rows->len; i++)
    adw_preferences_group_remove (ADW_PREFERENCES_GROUP (group),
                                  g_ptr_array_index (group->rows, i));
  g_ptr_array_set_size (group->rows, 0);
  gtk_widget_set_visible (GTK_WIDGET (group->add_row), may_write);
  if (group->choices == NULL || list == NULL)
    return;
  group->is_filling = TRUE;
  for (const char *const *code = zimt_choices_get_all_codes (group->choices, list); *code != NULL;
       code++)
    add_choice (group, list, *code, may_write);
  group->is_filling = FALSE;
}

/* A switch that was just moved is as it will be; rows that stay keep the focus. */
static gboolean
is_shown (ZimtChoicesGroup *group, ZimtChoices *choices)
{
  const char *list = get_list (group);
  const char *const *codes;

  if (group->choices == NULL || choices == NULL)
    return group->choices == choices;
  codes = zimt_choices_get_all_codes (choices, list);
  if (g_strv_length ((char **)codes) != group->rows->len)
    return FALSE;
  return g_strv_equal (codes, zimt_choices_get_all_codes (group->choices, list));
}

static void
sync_switches (ZimtChoicesGroup *group)
{
  const char *list = get_list (group);

  group->is_filling = TRUE;
  for (guint i = 0; i < group->rows->len; i++)
    {
      GtkWidget *toggle
          = adw_action_row_get_activatable_widget (g_ptr_array_index (group->rows, i));
      const char *code = g_object_get_data (G_OBJECT (toggle), CODE_KEY);

      gtk_switch_set_active (GTK_SWITCH (toggle),
                             !zimt_choices_is_hidden (group->choices, list, code));
    }
  group->is_filling = FALSE;
}

static void
reload (ZimtChoicesGroup *group)
{
  ZimtChoices *choices = zimt_center_get_choices (zimt_session_get_center (group->session));
  gboolean is_same = is_shown (group, choices);

  if (choices != NULL)
    zimt_choices_ref (choices);
  g_clear_pointer (&group->choices, zimt_choices_unref);
  group->choices = choices;
  if (is_same && choices != NULL)
    sync_switches (group);
  else
    fill (group);
}

static void
let_go (ZimtChoicesGroup *group)
{
  if (group->session != NULL)
    g_signal_handlers_disconnect_by_data (zimt_session_get_center (group->session), group);
  g_clear_pointer (&group->choices, zimt_choices_unref);
  g_clear_object (&group->session);
}

/* libadwaita 1.2 never frees a group that was in a window with search: what it holds has to go with
 * the window. */
static void
zimt_choices_group_unroot (GtkWidget *widget)
{
  let_go (ZIMT_CHOICES_GROUP (widget));
  GTK_WIDGET_CLASS (zimt_choices_group_parent_class)->unroot (widget);
}

static void
zimt_choices_group_dispose (GObject *object)
{
  ZimtChoicesGroup *group = ZIMT_CHOICES_GROUP (object);

  let_go (group);
  g_clear_pointer (&group->rows, g_ptr_array_unref);
  G_OBJECT_CLASS (zimt_choices_group_parent_class)->dispose (object);
}

static void
zimt_choices_group_class_init (ZimtChoicesGroupClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = zimt_choices_group_dispose;
  GTK_WIDGET_CLASS (klass)->unroot = zimt_choices_group_unroot;
  signals[MESSAGE] = g_signal_new ("message", ZIMT_TYPE_CHOICES_GROUP, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
zimt_choices_group_init (ZimtChoicesGroup *group)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  AdwPreferencesGroup *parent = ADW_PREFERENCES_GROUP (group);

  group->rows = g_ptr_array_new ();
  adw_preferences_group_set_title (parent, _ ("Lists"));
  adw_preferences_group_set_description (
      parent, _ ("What forms offer to choose from. What is hidden stays where it was chosen."));
  for (const char *const *list = zimt_choices_get_lists (); *list != NULL; list++)
    gtk_string_list_append (names, zimt_choices_list_to_word (*list));
  group->list_row = ADW_COMBO_ROW (adw_combo_row_new ());
  /* Translators: a list of things to choose from: topics, languages... */
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (group->list_row), _ ("_List"));
  adw_preferences_row_set_use_underline (ADW_PREFERENCES_ROW (group->list_row), TRUE);
  adw_combo_row_set_model (group->list_row, G_LIST_MODEL (names));
  adw_preferences_group_add (parent, GTK_WIDGET (group->list_row));
  group->add_row = ADW_ENTRY_ROW (adw_entry_row_new ());
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (group->add_row), _ ("New entry"));
  adw_entry_row_set_show_apply_button (group->add_row, TRUE);
  adw_preferences_group_add (parent, GTK_WIDGET (group->add_row));
  g_signal_connect_object (group->add_row, "apply", G_CALLBACK (added_cb), group,
                           G_CONNECT_SWAPPED);
}

GtkWidget *
zimt_choices_group_new (ZimtSession *session)
{
  ZimtChoicesGroup *group = g_object_new (ZIMT_TYPE_CHOICES_GROUP, NULL);

  group->session = g_object_ref (session);
  g_signal_connect_object (group->list_row, "notify::selected", G_CALLBACK (fill), group,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (zimt_session_get_center (session), "changed", G_CALLBACK (reload), group,
                           G_CONNECT_SWAPPED);
  reload (group);
  return GTK_WIDGET (group);
}
