/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Locking, retention, lists and documents, as a page of the preferences. */
#include "zimt-vault-page.h"

#include <glib/gi18n-lib.h>

#include "zimt-choices-group.h"
#include "zimt-law-facts.h"
#include "zimt-paper-window.h"
#include "zimt-wheel.h"

/* A number that is being changed is stored when it rests. */
#define REST_MS 800

/* A number of the house. */
typedef struct
{
  GtkSpinButton *spin; /* borrowed: a child */
  GtkWidget *row;
  guint source;
  gboolean (*store) (ZimtDesk *desk, int number, GError **error);
  ZimtVaultPage *page; /* borrowed: this is a part of it */
} Number;

struct _ZimtVaultPage
{
  AdwPreferencesPage parent_instance;

  Number idle;
  Number retention;
  AdwPreferencesGroup *numbers;

  ZimtSession *session; /* owned */
  gboolean is_filling;
};
G_DEFINE_FINAL_TYPE (ZimtVaultPage, zimt_vault_page, ADW_TYPE_PREFERENCES_PAGE)

enum
{
  MESSAGE,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

static void
tell (ZimtVaultPage *page, const char *text)
{
  g_signal_emit (page, signals[MESSAGE], 0, text);
}

/* --- Numbers --- */

typedef struct
{
  gboolean (*store) (ZimtDesk *desk, int number, GError **error);
  int number;
} Wish;

static gpointer
store_number (ZimtDesk *desk, gpointer user_data, GError **error)
{
  const Wish *wish = user_data;

  return wish->store (desk, wish->number, error) ? desk : NULL;
}

static void update (ZimtVaultPage *page);

static void
stored_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ZimtVaultPage) page = user_data;
  g_autoptr (GError) error = NULL;

  if (zimt_center_run_finish (ZIMT_CENTER (source), result, &error) != NULL
      || page->session == NULL)
    return;
  tell (page, error->message);
  update (page);
}

static void
send (Number *number)
{
  Wish wish = { number->store, gtk_spin_button_get_value_as_int (number->spin) };

  g_clear_handle_id (&number->source, g_source_remove);
  zimt_center_run_async (zimt_session_get_center (number->page->session), store_number,
                         g_memdup2 (&wish, sizeof wish), g_free, NULL, NULL, stored_cb,
                         g_object_ref (number->page));
}

static gboolean
rested_cb (gpointer user_data)
{
  Number *number = user_data;

  number->source = 0;
  send (number);
  return G_SOURCE_REMOVE;
}

static void
number_changed_cb (GtkSpinButton *spin, gpointer user_data)
{
  Number *number = user_data;

  if (number->page->is_filling)
    return;
  g_clear_handle_id (&number->source, g_source_remove);
  number->source = g_timeout_add (REST_MS, rested_cb, number);
}

static void
add_number (ZimtVaultPage *page, Number *number, const char *title, const char *subtitle, int min,
            int max, gboolean (*store) (ZimtDesk *desk, int value, GError **error))
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *spin = gtk_spin_button_new_with_range (min, max, 1);

  number->page = page;
  number->spin = GTK_SPIN_BUTTON (spin);
  number->row = row;
  number->store = store;
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_preferences_row_set_use_underline (ADW_PREFERENCES_ROW (row), TRUE);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  gtk_widget_set_valign (spin, GTK_ALIGN_CENTER);
  gtk_spin_button_set_numeric (number->spin, TRUE);
  zimt_wheel_only_with_focus (number->spin);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), spin);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), spin);
  adw_preferences_group_add (page->numbers, row);
  g_signal_connect (spin, "value-changed", G_CALLBACK (number_changed_cb), number);
}

/* --- Documents --- */

typedef ZimtPaper *(*PaperFunc) (const ZimtLawFacts *facts);

static const struct
{
  const char *title;    /* untranslated */
  const char *subtitle; /* untranslated */
  PaperFunc make;
} papers[] = {
  { N_ ("Record of _Processing"),
    N_ ("What is kept about people, for what and how long (DSGVO Art. 30)"),
    zimt_law_paper_new_record },
  { N_ ("_Deletion Concept"), N_ ("When what is deleted, and who sees to it (DSGVO Art. 17)"),
    zimt_law_paper_new_deletion },
  { N_ ("_Technical Measures"), N_ ("What protects it, with the table of rights (DSGVO Art. 32)"),
    zimt_law_paper_new_measures },
};

static void
paper_cb (ZimtVaultPage *page, GtkWidget *row)
{
  guint index = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (row), "zimt-paper"));
  ZimtCenter *center = zimt_session_get_center (page->session);
  ZimtLawFacts facts = { 0 };
  g_auto (GStrv) parts = NULL;
  g_autofree char *title = NULL;

  if (zimt_center_get_house (center) == NULL)
    return;
  zimt_law_facts_read (&facts, center);
  parts = g_strsplit (_ (papers[index].title), "_", -1);
  title = g_strjoinv ("", parts);
  gtk_window_present (zimt_paper_window_new (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (page))),
                                             title, papers[index].make (&facts)));
}

static void
add_papers (ZimtVaultPage *page)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());

  adw_preferences_group_set_title (group, _ ("Documents"));
  adw_preferences_group_set_description (
      group, _ ("Drafts of what the law asks for, written from the settings as they are now."));
  for (guint i = 0; i < G_N_ELEMENTS (papers); i++)
    {
      GtkWidget *row = adw_action_row_new ();

      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ (papers[i].title));
      adw_preferences_row_set_use_underline (ADW_PREFERENCES_ROW (row), TRUE);
      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), _ (papers[i].subtitle));
      adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                                 gtk_image_new_from_icon_name ("go-next-symbolic"));
      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
      g_object_set_data (G_OBJECT (row), "zimt-paper", GUINT_TO_POINTER (i));
      g_signal_connect_object (row, "activated", G_CALLBACK (paper_cb), page, G_CONNECT_SWAPPED);
      adw_preferences_group_add (group, row);
    }
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), group);
}

/* --- What is to be seen --- */

static void
show_number (Number *number, int value, gboolean may_write)
{
  gtk_widget_set_sensitive (GTK_WIDGET (number->spin), may_write);
  /* What is not stored yet is what was typed last. */
  if (number->source == 0)
    gtk_spin_button_set_value (number->spin, value);
}

static void
update (ZimtVaultPage *page)
{
  const ZimtHouse *house = zimt_center_get_house (zimt_session_get_center (page->session));
  gboolean may_write = zimt_session_get_level (page->session, ZIMT_RIGHT_HOUSE) >= ZIMT_LEVEL_WRITE;

  if (house == NULL)
    return;
  page->is_filling = TRUE;
  show_number (&page->idle, house->idle_minutes, may_write);
  show_number (&page->retention, house->retention_months, may_write);
  page->is_filling = FALSE;
  adw_preferences_group_set_description (
      page->numbers, may_write ? NULL
                               : _ ("Only the lead changes this. Unlock with the lead’s "
                                    "account."));
}

static void
zimt_vault_page_dispose (GObject *object)
{
  ZimtVaultPage *page = ZIMT_VAULT_PAGE (object);

  if (page->idle.source != 0)
    send (&page->idle);
  if (page->retention.source != 0)
    send (&page->retention);
  g_clear_object (&page->session);
  G_OBJECT_CLASS (zimt_vault_page_parent_class)->dispose (object);
}

static void
zimt_vault_page_class_init (ZimtVaultPageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = zimt_vault_page_dispose;
  signals[MESSAGE] = g_signal_new ("message", ZIMT_TYPE_VAULT_PAGE, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
zimt_vault_page_init (ZimtVaultPage *page)
{
  adw_preferences_page_set_title (ADW_PREFERENCES_PAGE (page), _ ("Vault"));
  adw_preferences_page_set_icon_name (ADW_PREFERENCES_PAGE (page), "channel-secure-symbolic");
  page->numbers = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  adw_preferences_group_set_title (page->numbers, _ ("Locking and Keeping"));
  add_number (page, &page->idle, _ ("Lock after so many _minutes"),
              _ ("When nobody does anything. Zimt also locks with the screen."),
              ZIMT_IDLE_MINUTES_MIN, ZIMT_IDLE_MINUTES_MAX, zimt_desk_set_idle_minutes);
  add_number (page, &page->retention, _ ("_Keep closed cases for so many months"),
              _ ("Then they are proposed for deletion, and a second account approves."),
              ZIMT_RETENTION_MONTHS_MIN, ZIMT_RETENTION_MONTHS_MAX, zimt_desk_set_retention_months);
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), page->numbers);
}

GtkWidget *
zimt_vault_page_new (ZimtSession *session)
{
  ZimtVaultPage *page = g_object_new (ZIMT_TYPE_VAULT_PAGE, NULL);
  GtkWidget *choices = zimt_choices_group_new (session);

  page->session = g_object_ref (session);
  g_signal_connect_object (choices, "message", G_CALLBACK (tell), page, G_CONNECT_SWAPPED);
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (choices));
  add_papers (page);
  g_signal_connect_object (zimt_session_get_center (session), "changed", G_CALLBACK (update), page,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "locked", G_CALLBACK (update), page, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "unlocked", G_CALLBACK (update), page, G_CONNECT_SWAPPED);
  update (page);
  return GTK_WIDGET (page);
}
