/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Beside a list, the selected card. It is made anew whenever the card changes. */
#include "zimt-card-pane.h"

#include <glib/gi18n-lib.h>

#include "zimt-assignment.h"
#include "zimt-card-acts.h"
#include "zimt-card-columns.h"
#include "zimt-card-line.h"
#include "zimt-card-links.h"
#include "zimt-card-rights.h"
#include "zimt-card-words.h"
#include "zimt-name.h"
#include "zimt-popovers.h"

struct _ZimtCardPane
{
  AdwBin parent_instance;

  ZimtSession *session; /* owned */
  ZimtRecord *record;   /* owned (nullable): the one that is shown */
  GPtrArray *lines;     /* owned: ZimtCardLine, borrowed */
};
G_DEFINE_FINAL_TYPE (ZimtCardPane, zimt_card_pane, ADW_TYPE_BIN)

/* --- The head --- */

static GtkWidget *
make_label (const char *text, const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (label, style);
  return label;
}

static gboolean
is_state_line (const ZimtField *field)
{
  return g_str_equal (field->name, "state");
}

static void
append_head (ZimtCardPane *self, GtkBox *box)
{
  ZimtCard *card = zimt_people_get_card (zimt_session_get_people (self->session),
                                         zimt_record_get_id (self->record));
  const char *title = card != NULL ? zimt_card_get_title (card) : "";
  g_autofree char *state = zimt_card_dup_value (self->session, self->record, "state");
  GtkWidget *mark;

  gtk_box_append (box, make_label (title, "title-2"));
  if (*state == '\0')
    return;
  mark = make_label (state, "card-mark");
  gtk_widget_set_halign (mark, GTK_ALIGN_START);
  gtk_box_append (box, mark);
}

/* --- Acts --- */

static GtkWidget *
make_acts (ZimtCardPane *self, ZimtRecordKind kind, guint n)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  g_autoptr (GMenu) menu = g_menu_new ();
  GtkWidget *more = NULL;

  for (const ZimtCardAct *act = zimt_card_acts_get (); act->name != NULL; act++)
    {
      const char *label = g_dgettext (GETTEXT_PACKAGE, act->label);

      if (act->for_list || !zimt_card_act_is_offered (act, self->session, kind, n))
        continue;
      if (act->is_prominent)
        {
          GtkWidget *button = gtk_button_new_with_mnemonic (label);

          zimt_name_by_label (button);
          gtk_actionable_set_action_name (GTK_ACTIONABLE (button), act->name);
          gtk_box_append (GTK_BOX (box), button);
        }
      else
        g_menu_append (menu, label, act->name);
    }
  if (g_menu_model_get_n_items (G_MENU_MODEL (menu)) == 0)
    return box;
  more = gtk_menu_button_new ();
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (more), "view-more-symbolic");
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (more), G_MENU_MODEL (menu));
  gtk_widget_set_tooltip_text (more, _ ("More that can be done"));
  zimt_name_menu_button (GTK_MENU_BUTTON (more), _ ("More that can be done"));
  gtk_box_append (GTK_BOX (box), more);
  return box;
}

/* --- Fields --- */

/* Roles, and whom a card names, are shown among the links. */
static gboolean
is_shown (ZimtCardPane *self, const ZimtField *field)
{
  return !zimt_record_is_empty (self->record, field->name) && field->type != ZIMT_FIELD_RECORD
         && !g_str_equal (field->name, "booking") && !g_str_equal (field->name, "vcard")
         && !g_str_equal (field->name, "vcard_uid") && !g_str_equal (field->name, "job")
         && !g_str_equal (field->name, "roles") && !(field->is_own && is_state_line (field));
}

/* Languages of an interpreter follow from the pairs, which say more. */
static gboolean
is_said_twice (ZimtCardPane *self, const ZimtField *field)
{
  return zimt_record_get_kind (self->record) == ZIMT_RECORD_INTERPRETER
         && g_str_equal (field->name, "languages")
         && !zimt_record_is_empty (self->record, "skills");
}

static gboolean
may_change (ZimtCardPane *self, const ZimtField *field)
{
  return !field->is_own
         && (zimt_record_get_kind (self->record) != ZIMT_RECORD_ASSIGNMENT
             || zimt_assignment_may_change (self->record, field->name));
}

static void
append_fields (ZimtCardPane *self, GtkBox *box)
{
  ZimtRecordKind kind = zimt_record_get_kind (self->record);
  gboolean can_edit = zimt_card_rights_may_write (self->session, kind);
  gboolean can_private = zimt_card_rights_may_write_private (self->session);
  const char *group = NULL;

  for (const ZimtField *field = zimt_record_kind_get_fields (kind); field->name != NULL; field++)
    {
      GtkWidget *line;

      if (field->group != NULL)
        group = field->group;
      if (!is_shown (self, field) || is_said_twice (self, field))
        continue;
      if (group != NULL)
        {
          GtkWidget *heading = make_label (g_dgettext (GETTEXT_PACKAGE, group), "heading");

          gtk_widget_add_css_class (heading, "card-group");
          gtk_box_append (box, heading);
          group = NULL;
        }
      line = zimt_card_line_new (self->session, self->record, field,
                                 can_edit && may_change (self, field)
                                     && (!field->is_private || can_private));
      g_ptr_array_add (self->lines, line);
      gtk_box_append (box, line);
    }
}

/* --- Showing --- */

static void
show_words (ZimtCardPane *self, ZimtRecordKind kind, guint n)
{
  GtkWidget *page = adw_status_page_new ();
  g_autofree char *text
      = n > 0 ? g_strdup_printf (ngettext ("%u Selected", "%u Selected", n), n) : NULL;

  adw_status_page_set_icon_name (ADW_STATUS_PAGE (page), zimt_card_words_get_icon (kind));
  adw_status_page_set_title (ADW_STATUS_PAGE (page), n > 0 ? text : _ ("Nothing Selected"));
  gtk_widget_add_css_class (page, "compact");
  if (n > 0)
    {
      GtkWidget *acts = make_acts (self, kind, n);

      gtk_widget_set_halign (acts, GTK_ALIGN_CENTER);
      adw_status_page_set_child (ADW_STATUS_PAGE (page), acts);
    }
  adw_bin_set_child (ADW_BIN (self), page);
}

static void
show_card (ZimtCardPane *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *links = zimt_card_links_new (self->session, self->record);

  gtk_widget_add_css_class (box, "card-pane");
  append_head (self, GTK_BOX (box));
  gtk_box_append (GTK_BOX (box), make_acts (self, zimt_record_get_kind (self->record), 1));
  append_fields (self, GTK_BOX (box));
  if (links != NULL)
    gtk_box_append (GTK_BOX (box), links);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), box);
  adw_bin_set_child (ADW_BIN (self), scrolled);
}

static gboolean
is_editing (ZimtCardPane *self)
{
  for (guint i = 0; i < self->lines->len; i++)
    if (zimt_card_line_is_editing (self->lines->pdata[i]))
      return TRUE;
  return FALSE;
}

static double
get_scroll (ZimtCardPane *self)
{
  GtkWidget *child = adw_bin_get_child (ADW_BIN (self));

  return GTK_IS_SCROLLED_WINDOW (child) ? gtk_adjustment_get_value (
             gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (child)))
                                        : 0;
}

typedef struct
{
  GtkAdjustment *adjustment; /* owned */
  double value;
} Scroll;

/* The new card is as high as it will be only after it was laid out. */
static gboolean
scroll_cb (gpointer user_data)
{
  Scroll *scroll = user_data;

  gtk_adjustment_set_value (scroll->adjustment, scroll->value);
  g_object_unref (scroll->adjustment);
  g_free (scroll);
  return G_SOURCE_REMOVE;
}

static void
set_scroll (ZimtCardPane *self, double value)
{
  Scroll *scroll;

  if (value <= 0)
    return;
  scroll = g_new0 (Scroll, 1);
  scroll->adjustment = g_object_ref (gtk_scrolled_window_get_vadjustment (
      GTK_SCROLLED_WINDOW (adw_bin_get_child (ADW_BIN (self)))));
  scroll->value = value;
  g_idle_add (scroll_cb, scroll);
}

void
zimt_card_pane_show (ZimtCardPane *self, ZimtRecordKind kind, GPtrArray *records)
{
  ZimtRecord *record = records->len == 1 ? records->pdata[0] : NULL;
  gboolean is_same
      = record != NULL && self->record != NULL
        && g_str_equal (zimt_record_get_id (record), zimt_record_get_id (self->record));
  double scroll = is_same ? get_scroll (self) : 0;

  if (is_same && is_editing (self))
    return;
  zimt_popovers_close (GTK_WIDGET (self));
  g_ptr_array_set_size (self->lines, 0);
  g_clear_pointer (&self->record, zimt_record_unref);
  if (record == NULL)
    {
      show_words (self, kind, records->len);
      return;
    }
  self->record = zimt_record_ref (record);
  show_card (self);
  set_scroll (self, scroll);
}

void
zimt_card_pane_edit (ZimtCardPane *self, const char *name)
{
  guint i = 0;

  if (self->record == NULL)
    return;
  for (const ZimtField *field = zimt_record_kind_get_fields (zimt_record_get_kind (self->record));
       field->name != NULL && i < self->lines->len; field++)
    if (is_shown (self, field) && !is_said_twice (self, field))
      {
        if (g_str_equal (field->name, name))
          zimt_card_line_edit (self->lines->pdata[i]);
        i++;
      }
}

/* --- Life --- */

static void
zimt_card_pane_dispose (GObject *object)
{
  ZimtCardPane *self = ZIMT_CARD_PANE (object);

  g_ptr_array_set_size (self->lines, 0);
  g_clear_pointer (&self->record, zimt_record_unref);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (zimt_card_pane_parent_class)->dispose (object);
}

static void
zimt_card_pane_finalize (GObject *object)
{
  g_ptr_array_unref (ZIMT_CARD_PANE (object)->lines);
  G_OBJECT_CLASS (zimt_card_pane_parent_class)->finalize (object);
}

static void
zimt_card_pane_class_init (ZimtCardPaneClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = zimt_card_pane_dispose;
  G_OBJECT_CLASS (klass)->finalize = zimt_card_pane_finalize;
}

static void
zimt_card_pane_init (ZimtCardPane *self)
{
  self->lines = g_ptr_array_new ();
}

GtkWidget *
zimt_card_pane_new (ZimtSession *session)
{
  ZimtCardPane *self = g_object_new (ZIMT_TYPE_CARD_PANE, NULL);

  self->session = g_object_ref (session);
  return GTK_WIDGET (self);
}
