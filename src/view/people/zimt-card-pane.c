/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Beside a list, the selected card. While it is the same one only what changed is made anew, so
 * that focus and place stay. */
#include "zimt-card-pane.h"

#include <glib/gi18n-lib.h>

#include "zimt-assignment.h"
#include "zimt-card-commands.h"
#include "zimt-card-columns.h"
#include "zimt-card-line.h"
#include "zimt-card-links.h"
#include "zimt-card-rights.h"
#include "zimt-card-words.h"
#include "zimt-empty.h"
#include "zimt-name.h"
#include "zimt-popovers.h"

struct _ZimtCardPane
{
  AdwBin parent_instance;

  ZimtSession *session; /* owned */
  ZimtRecordKind kind;  /* 0: nothing was shown yet */
  guint n;              /* so many are selected */
  ZimtRecord *record;   /* owned (nullable): the one that is shown */
  gboolean is_anew;     /* rights have changed */

  GtkLabel *title; /* borrowed, as the next ones; of the card that is shown */
  GtkLabel *mark;
  AdwBin *acts;
  GtkBox *fields;
  AdwBin *links;
  char *digest;     /* owned (nullable): of the links */
  GPtrArray *lines; /* owned: ZimtCardLine, borrowed */
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
update_head (ZimtCardPane *self)
{
  ZimtCard *card = zimt_people_get_card (zimt_session_get_people (self->session),
                                         zimt_record_get_id (self->record));
  g_autofree char *state = zimt_card_dup_value (self->session, self->record, "state");

  gtk_label_set_text (self->title, card != NULL ? zimt_card_get_title (card) : "");
  gtk_label_set_text (self->mark, state);
  gtk_widget_set_visible (GTK_WIDGET (self->mark), *state != '\0');
}

/* --- Acts --- */

static GtkWidget *
make_acts (ZimtCardPane *self, ZimtRecordKind kind, guint n)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  g_autoptr (GMenu) menu = g_menu_new ();
  GtkWidget *more = NULL;

  for (const ZimtCardCommand *command = zimt_card_commands_get (); command->name != NULL; command++)
    {
      const char *label = g_dgettext (GETTEXT_PACKAGE, command->label);

      if (command->for_list || !zimt_card_command_is_offered (command, self->session, kind, n))
        continue;
      if (command->is_prominent)
        {
          GtkWidget *button = gtk_button_new_with_mnemonic (label);

          zimt_name_by_label (button);
          gtk_actionable_set_action_name (GTK_ACTIONABLE (button), command->name);
          gtk_box_append (GTK_BOX (box), button);
        }
      else
        g_menu_append (menu, label, command->name);
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
can_edit (ZimtCardPane *self, const ZimtField *field)
{
  return !field->is_own && zimt_card_rights_may_write (self->session, self->kind)
         && (!field->is_private || zimt_card_rights_may_write_private (self->session))
         && (self->kind != ZIMT_RECORD_ASSIGNMENT
             || zimt_assignment_may_change (self->record, field->name));
}

/* What is shown now, in its order: ZimtField, static. (transfer full) */
static GPtrArray *
list_fields (ZimtCardPane *self)
{
  const ZimtField *field = zimt_record_kind_get_fields (zimt_record_get_kind (self->record));
  GPtrArray *fields = g_ptr_array_new ();

  for (; field->name != NULL; field++)
    if (is_shown (self, field) && !is_said_twice (self, field))
      g_ptr_array_add (fields, (gpointer)field);
  return fields;
}

static gboolean
has_same_lines (ZimtCardPane *self)
{
  g_autoptr (GPtrArray) fields = list_fields (self);
  gboolean is_same = fields->len == self->lines->len;

  for (guint i = 0; is_same && i < fields->len; i++)
    is_same
        = zimt_card_line_get_field (self->lines->pdata[i]) == fields->pdata[i]
          && zimt_card_line_can_edit (self->lines->pdata[i]) == can_edit (self, fields->pdata[i]);
  return is_same;
}

/* The heading that stands over @field where the one before was @before. */
static const char *
find_group (ZimtCardPane *self, const ZimtField *before, const ZimtField *field)
{
  const ZimtField *first = zimt_record_kind_get_fields (zimt_record_get_kind (self->record));
  const char *group = NULL;

  for (const ZimtField *at = before != NULL ? before + 1 : first; at <= field; at++)
    if (at->group != NULL)
      group = at->group;
  return group;
}

static void
append_group (ZimtCardPane *self, const char *group)
{
  GtkWidget *heading = make_label (g_dgettext (GETTEXT_PACKAGE, group), "heading");

  gtk_widget_add_css_class (heading, "card-group");
  gtk_box_append (self->fields, heading);
}

static void left_cb (ZimtCardPane *self);

static void
append_lines (ZimtCardPane *self)
{
  g_autoptr (GPtrArray) fields = list_fields (self);

  for (guint i = 0; i < fields->len; i++)
    {
      const ZimtField *field = fields->pdata[i];
      const char *group = find_group (self, i > 0 ? fields->pdata[i - 1] : NULL, field);
      GtkWidget *line
          = zimt_card_line_new (self->session, self->record, field, can_edit (self, field));

      if (group != NULL)
        append_group (self, group);
      g_signal_connect_object (line, "left", G_CALLBACK (left_cb), self, G_CONNECT_SWAPPED);
      g_ptr_array_add (self->lines, line);
      gtk_box_append (self->fields, line);
    }
}

/* The line of @field, or the first one after where it stood. */
static void
focus_line (ZimtCardPane *self, const ZimtField *field)
{
  for (guint i = 0; i < self->lines->len; i++)
    if (zimt_card_line_get_field (self->lines->pdata[i]) >= field
        && gtk_widget_child_focus (self->lines->pdata[i], GTK_DIR_TAB_FORWARD))
      return;
}

static void
fill_lines (ZimtCardPane *self)
{
  const ZimtField *focused = NULL;

  for (guint i = 0; i < self->lines->len; i++)
    if (gtk_widget_get_focus_child (self->lines->pdata[i]) != NULL)
      focused = zimt_card_line_get_field (self->lines->pdata[i]);
  zimt_popovers_close (GTK_WIDGET (self->fields));
  g_ptr_array_set_size (self->lines, 0);
  zimt_empty_box (self->fields);
  append_lines (self);
  if (focused != NULL)
    focus_line (self, focused);
}

/* --- Links --- */

static void
update_links (ZimtCardPane *self)
{
  g_autofree char *digest = zimt_card_links_dup_digest (self->session, self->record);
  gboolean had_focus = gtk_widget_get_focus_child (GTK_WIDGET (self->links)) != NULL;

  if (g_strcmp0 (digest, self->digest) == 0)
    return;
  g_free (self->digest);
  self->digest = g_steal_pointer (&digest);
  adw_bin_set_child (self->links, zimt_card_links_new (self->session, self->record));
  if (had_focus)
    gtk_widget_child_focus (GTK_WIDGET (self->links), GTK_DIR_TAB_FORWARD);
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

static gboolean
is_editing (ZimtCardPane *self)
{
  for (guint i = 0; i < self->lines->len; i++)
    if (zimt_card_line_is_editing (self->lines->pdata[i]))
      return TRUE;
  return FALSE;
}

/* Where something is typed every line stays, until it is left. */
static void
update (ZimtCardPane *self)
{
  gboolean is_fixed = is_editing (self);

  update_head (self);
  if (!is_fixed && self->is_anew)
    adw_bin_set_child (self->acts, make_acts (self, self->kind, 1));
  if (!is_fixed && (self->is_anew || !has_same_lines (self)))
    fill_lines (self);
  for (guint i = 0; i < self->lines->len; i++)
    zimt_card_line_set_record (self->lines->pdata[i], self->record);
  self->is_anew = self->is_anew && is_fixed;
  update_links (self);
}

static void
left_cb (ZimtCardPane *self)
{
  if (self->record != NULL)
    update (self);
}

static void
show_card (ZimtCardPane *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  gtk_widget_add_css_class (box, "card-pane");
  self->title = GTK_LABEL (make_label (NULL, "title-2"));
  self->mark = GTK_LABEL (make_label (NULL, "card-mark"));
  gtk_widget_set_halign (GTK_WIDGET (self->mark), GTK_ALIGN_START);
  self->acts = ADW_BIN (adw_bin_new ());
  self->fields = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 3));
  self->links = ADW_BIN (adw_bin_new ());
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->title));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->mark));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->acts));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->fields));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->links));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), box);
  adw_bin_set_child (ADW_BIN (self), scrolled);
  self->is_anew = TRUE;
  update (self);
}

static gboolean
is_same (ZimtCardPane *self, ZimtRecordKind kind, guint n, ZimtRecord *record)
{
  if (self->record == NULL || record == NULL)
    return self->record == record && self->kind == kind && self->n == n && !self->is_anew;
  return g_str_equal (zimt_record_get_id (self->record), zimt_record_get_id (record));
}

static void
forget (ZimtCardPane *self)
{
  g_ptr_array_set_size (self->lines, 0);
  g_clear_pointer (&self->record, zimt_record_unref);
  g_clear_pointer (&self->digest, g_free);
}

void
zimt_card_pane_show (ZimtCardPane *self, ZimtRecordKind kind, GPtrArray *records)
{
  ZimtRecord *record = records->len == 1 ? records->pdata[0] : NULL;
  gboolean was_same = is_same (self, kind, records->len, record);

  self->kind = kind;
  self->n = records->len;
  if (was_same && record == NULL)
    return;
  if (was_same)
    {
      zimt_record_unref (self->record);
      self->record = zimt_record_ref (record);
      update (self);
      return;
    }
  zimt_popovers_close (GTK_WIDGET (self));
  forget (self);
  self->is_anew = FALSE;
  if (record == NULL)
    {
      show_words (self, kind, records->len);
      return;
    }
  self->record = zimt_record_ref (record);
  show_card (self);
}

void
zimt_card_pane_renew (ZimtCardPane *self)
{
  self->is_anew = TRUE;
}

void
zimt_card_pane_edit (ZimtCardPane *self, const char *name)
{
  for (guint i = 0; i < self->lines->len; i++)
    if (g_str_equal (zimt_card_line_get_field (self->lines->pdata[i])->name, name))
      zimt_card_line_edit (self->lines->pdata[i]);
}

/* --- Life --- */

static void
zimt_card_pane_dispose (GObject *object)
{
  ZimtCardPane *self = ZIMT_CARD_PANE (object);

  forget (self);
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
