/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The counsellors' page. What it shows of cases is made when the session unlocks and destroyed when
 * it locks, so that nothing of it stays in a widget. */
#include "zimt-cases-page.h"

#include <glib/gi18n-lib.h>

#include "zimt-bin-focus.h"
#include "zimt-case-view.h"
#include "zimt-style.h"
#include "zimt-cases-today.h"
#include "zimt-escape.h"
#include "zimt-name.h"
#include "zimt-popovers.h"

struct _ZimtCasesPage
{
  AdwBin parent_instance;

  GtkStack *stack; /* "closed", "today", "case" */
  AdwStatusPage *closed;
  GtkWidget *unlock_button;
  ZimtCasesToday *today;   /* borrowed (nullable): a child while the cases are open */
  ZimtCaseView *case_view; /* the same */
  GtkWidget *left_at; /* a weak pointer (nullable): what had the focus before a case was shown */

  ZimtSession *session; /* owned */
};
G_DEFINE_FINAL_TYPE (ZimtCasesPage, zimt_cases_page, ADW_TYPE_BIN)

typedef enum
{
  SIGNAL_MESSAGE,
  N_SIGNALS,
} ZimtCasesPageSignal;
static guint signals[N_SIGNALS];

static void
message_cb (ZimtCasesPage *self, const char *text)
{
  g_signal_emit (self, signals[SIGNAL_MESSAGE], 0, text);
}

/* --- One case --- */

static void
show_case (ZimtCasesPage *self, const char *case_id)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (focus != NULL && !gtk_widget_is_ancestor (focus, GTK_WIDGET (self)))
    focus = NULL;
  g_set_weak_pointer (&self->left_at, focus);
  zimt_case_view_show (self->case_view, case_id);
  gtk_stack_set_visible_child_name (self->stack, "case");
  gtk_widget_child_focus (GTK_WIDGET (self->case_view), GTK_DIR_TAB_FORWARD);
}

/* The lists were only hidden: they stand where they stood. */
static void
show_lists (ZimtCasesPage *self)
{
  GtkWidget *focus = self->left_at;

  if (self->today == NULL)
    return;
  gtk_stack_set_visible_child_name (self->stack, "today");
  zimt_case_view_show (self->case_view, NULL);
  if (focus == NULL || !gtk_widget_grab_focus (focus))
    gtk_widget_child_focus (GTK_WIDGET (self->today), GTK_DIR_TAB_FORWARD);
  g_clear_weak_pointer (&self->left_at);
}

static gboolean
is_case_shown (ZimtCasesPage *self)
{
  return g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "case") == 0;
}

static gboolean
key_pressed_cb (ZimtCasesPage *self, guint keyval, guint keycode, GdkModifierType state)
{
  gboolean is_back
      = keyval == GDK_KEY_Escape || ((state & GDK_ALT_MASK) != 0 && keyval == GDK_KEY_Left);

  if (!is_back || !is_case_shown (self))
    return GDK_EVENT_PROPAGATE;
  show_lists (self);
  return GDK_EVENT_STOP;
}

/* --- Closed --- */

/* "Ada, Bea and Cem" would need rules for every language; names with commas do not. */
static char *
dup_counsellors (ZimtSession *session)
{
  ZimtCenter *center = zimt_session_get_center (session);
  const ZimtHouse *house = zimt_center_get_house (center);
  ZimtDate today = zimt_clock_get_today (zimt_center_get_clock (center));
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; house != NULL && i < house->accounts->len; i++)
    {
      const ZimtAccount *account = g_ptr_array_index (house->accounts, i);

      if (zimt_right_get_level (ZIMT_RIGHT_CASES, account->roles) == ZIMT_LEVEL_NONE
          || !zimt_account_is_usable (account, today))
        continue;
      if (names->len > 0)
        g_string_append (names, ", ");
      g_string_append (names, account->name);
    }
  return g_string_free (g_steal_pointer (&names), FALSE);
}

static void
say (ZimtCasesPage *self, const char *icon, const char *title, const char *description,
     gboolean can_unlock)
{
  g_autofree char *markup = zimt_escape (description);

  adw_status_page_set_icon_name (self->closed, icon);
  adw_status_page_set_title (self->closed, title);
  adw_status_page_set_description (self->closed, markup);
  gtk_widget_set_visible (self->unlock_button, can_unlock);
}

static void
say_not_allowed (ZimtCasesPage *self)
{
  g_autofree char *names = dup_counsellors (self->session);
  g_autofree char *text = NULL;

  if (*names == '\0')
    text = g_strdup (_ ("Only accounts with the role counselling can, and there is none yet."));
  else
    text = g_strdup_printf (_ ("Only accounts with the role counselling can: %s."), names);
  say (self, "action-unavailable-symbolic", _ ("This Account Cannot Read Cases"), text, TRUE);
}

static void
say_closed (ZimtCasesPage *self)
{
  gboolean has_vault = zimt_center_has_vault (zimt_session_get_center (self->session));

  if (!has_vault)
    say (self, "channel-secure-symbolic", _ ("Cases Need Accounts"),
         _ ("This house has no accounts yet. The lead makes them in the preferences; then "
            "counselling can keep cases that nobody else can read."),
         FALSE);
  else if (!zimt_session_is_unlocked (self->session))
    say (self, "channel-secure-symbolic", _ ("Cases Are Locked"),
         _ ("Unlock with your account to read and write them."), TRUE);
  else if (zimt_session_get_level (self->session, ZIMT_RIGHT_CASES) == ZIMT_LEVEL_NONE)
    say_not_allowed (self);
  else
    say (
        self, "channel-secure-symbolic", _ ("The Key Is Still Missing"),
        _ ("Your account may read cases, but has no key to them yet. Another counsellor has to "
           "give it to you: unlocked at this machine, in the preferences under Accounts, while you "
           "type your password."),
        FALSE);
}

/* --- Opening and closing --- */

static void
take_away (ZimtCasesPage *self)
{
  g_clear_weak_pointer (&self->left_at);
  gtk_stack_set_visible_child_name (self->stack, "closed");
  zimt_popovers_close (GTK_WIDGET (self));
  if (self->today != NULL)
    gtk_stack_remove (self->stack, GTK_WIDGET (self->today));
  if (self->case_view != NULL)
    gtk_stack_remove (self->stack, GTK_WIDGET (self->case_view));
  self->today = NULL;
  self->case_view = NULL;
}

static void
make_lists (ZimtCasesPage *self)
{
  self->today = ZIMT_CASES_TODAY (zimt_cases_today_new (self->session));
  self->case_view = ZIMT_CASE_VIEW (zimt_case_view_new (self->session));
  g_signal_connect_object (self->today, "open-case", G_CALLBACK (show_case), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->case_view, "back", G_CALLBACK (show_lists), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->case_view, "message", G_CALLBACK (message_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_stack_add_named (self->stack, GTK_WIDGET (self->today), "today");
  gtk_stack_add_named (self->stack, GTK_WIDGET (self->case_view), "case");
  gtk_stack_set_visible_child_name (self->stack, "today");
}

static void
update (ZimtCasesPage *self)
{
  gboolean is_open = zimt_session_get_book (self->session) != NULL;

  if (is_open && self->today == NULL)
    make_lists (self);
  else if (!is_open && self->today != NULL)
    take_away (self);
  if (!is_open)
    say_closed (self);
}

/* --- Life --- */

static gboolean
zimt_cases_page_grab_focus (GtkWidget *widget)
{
  ZimtCasesPage *self = ZIMT_CASES_PAGE (widget);

  if (self->today == NULL)
    return gtk_widget_grab_focus (self->unlock_button);
  if (is_case_shown (self))
    return gtk_widget_grab_focus (GTK_WIDGET (self->case_view));
  zimt_cases_today_search (self->today);
  return TRUE;
}

static void
zimt_cases_page_dispose (GObject *object)
{
  ZimtCasesPage *self = ZIMT_CASES_PAGE (object);

  g_clear_weak_pointer (&self->left_at);
  g_clear_object (&self->session);
  self->today = NULL;
  self->case_view = NULL;
  G_OBJECT_CLASS (zimt_cases_page_parent_class)->dispose (object);
}

static void
zimt_cases_page_class_init (ZimtCasesPageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = zimt_cases_page_dispose;
  GTK_WIDGET_CLASS (klass)->grab_focus = zimt_cases_page_grab_focus;
  GTK_WIDGET_CLASS (klass)->focus = zimt_bin_focus;
  signals[SIGNAL_MESSAGE] = g_signal_new ("message", ZIMT_TYPE_CASES_PAGE, G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
zimt_cases_page_init (ZimtCasesPage *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->unlock_button = gtk_button_new_with_mnemonic (_ ("_Unlock…"));
  zimt_name_by_label (self->unlock_button);
  gtk_widget_add_css_class (self->unlock_button, "pill");
  gtk_widget_add_css_class (self->unlock_button, "suggested-action");
  gtk_widget_set_halign (self->unlock_button, GTK_ALIGN_CENTER);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->unlock_button), "win.unlock");
  self->closed = ADW_STATUS_PAGE (adw_status_page_new ());
  adw_status_page_set_child (self->closed, self->unlock_button);
  self->stack = GTK_STACK (gtk_stack_new ());
  gtk_stack_add_named (self->stack, GTK_WIDGET (self->closed), "closed");
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->stack));
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  zimt_style_ensure (GTK_WIDGET (self));
}

GtkWidget *
zimt_cases_page_new (ZimtSession *session)
{
  ZimtCasesPage *self = g_object_new (ZIMT_TYPE_CASES_PAGE, NULL);

  self->session = g_object_ref (session);
  g_signal_connect_object (session, "locking", G_CALLBACK (take_away), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "locked", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "unlocked", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "book-changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  /* Accounts may come and go while it is locked. */
  g_signal_connect_object (zimt_session_get_center (session), "changed", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
  update (self);
  return GTK_WIDGET (self);
}

/* Over a case the list's keys go back to it first. */
static ZimtCasesToday *
get_lists (ZimtCasesPage *self)
{
  if (self->today != NULL && is_case_shown (self))
    show_lists (self);
  return self->today;
}

void
zimt_cases_page_new_consultation (ZimtCasesPage *self)
{
  g_return_if_fail (ZIMT_IS_CASES_PAGE (self));
  if (self->today == NULL)
    return;
  if (is_case_shown (self))
    zimt_case_view_add_consultation (self->case_view);
  else
    zimt_cases_today_new_consultation (self->today);
}

void
zimt_cases_page_new_case (ZimtCasesPage *self)
{
  g_return_if_fail (ZIMT_IS_CASES_PAGE (self));
  if (self->today != NULL)
    zimt_cases_today_new_case (self->today);
}

void
zimt_cases_page_tally (ZimtCasesPage *self)
{
  g_return_if_fail (ZIMT_IS_CASES_PAGE (self));
  if (get_lists (self) != NULL)
    zimt_cases_today_tally (self->today);
}

void
zimt_cases_page_search (ZimtCasesPage *self)
{
  g_return_if_fail (ZIMT_IS_CASES_PAGE (self));
  if (get_lists (self) != NULL)
    zimt_cases_today_search (self->today);
}
