/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who may what, and what keeps each right, as a page of the preferences. */
#include "zimt-rights-page.h"

#include <glib/gi18n-lib.h>

#include "zimt-part.h"
#include "zimt-right.h"
#include "zimt-text-label.h"

/* The table is wider than a list of settings. */
#define WIDTH_PX 940

/* So that its columns are even. */
#define RIGHT_CHARS 26
#define ROLE_CHARS 11

/* The reception, which has no role, and the roles in the order of the table of rights. */
static const ZimtRoles columns[] = {
  0, ZIMT_ROLE_INTERN, ZIMT_ROLE_NETWORK, ZIMT_ROLE_LEAD, ZIMT_ROLE_COUNSELLING, ZIMT_ROLE_CARE,
};

static void
add_head (GtkGrid *grid)
{
  GtkWidget *label = zimt_text_label_new (_ ("Right"), "heading");

  gtk_label_set_width_chars (GTK_LABEL (label), RIGHT_CHARS);
  gtk_widget_set_valign (label, GTK_ALIGN_END);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_grid_attach (grid, label, 0, 0, 1, 1);
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      GtkWidget *role = zimt_text_label_new (zimt_role_to_word (columns[i]), "heading");

      gtk_label_set_width_chars (GTK_LABEL (role), ROLE_CHARS);
      gtk_label_set_max_width_chars (GTK_LABEL (role), ROLE_CHARS);
      gtk_widget_set_valign (role, GTK_ALIGN_END);
      gtk_grid_attach (grid, role, (int)i + 1, 0, 1, 1);
    }
}

static void
add_cell (GtkGrid *grid, ZimtRight right, guint column, int row)
{
  ZimtLevel level = zimt_right_get_level (right, columns[column]);
  const char *word = zimt_level_to_word (right, level);
  GtkWidget *label = zimt_text_label_new (word, level == ZIMT_LEVEL_NONE ? "dim-label" : NULL);
  /* The table is no table for assistive technologies, so each cell says what it is about. */
  g_autofree char *name = g_strdup_printf ("%s, %s: %s", zimt_right_to_word (right),
                                           zimt_role_to_word (columns[column]), word);

  gtk_accessible_update_property (GTK_ACCESSIBLE (label), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_grid_attach (grid, label, (int)column + 1, row, 1, 1);
}

static void
add_right (GtkGrid *grid, ZimtRight right, int row)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  /* Translators: what keeps a right; %s is “encryption”, “database” or “interface”. */
  g_autofree char *kept
      = g_strdup_printf (_ ("kept by: %s"), zimt_kept_by_to_word (zimt_right_get_kept_by (right)));
  GtkWidget *caption = zimt_text_label_new (kept, "caption");

  gtk_widget_add_css_class (caption, "dim-label");
  gtk_box_append (GTK_BOX (box), zimt_text_label_new (zimt_right_to_word (right), "heading"));
  gtk_box_append (GTK_BOX (box), caption);
  gtk_grid_attach (grid, box, 0, row, 1, 1);
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    add_cell (grid, right, i, row);
}

static GtkWidget *
new_table (void)
{
  GtkWidget *grid = gtk_grid_new ();
  int row = 1;

  gtk_widget_add_css_class (grid, "zimt-card");
  gtk_widget_add_css_class (grid, "rights-table");
  gtk_grid_set_column_spacing (GTK_GRID (grid), 12);
  gtk_grid_set_row_spacing (GTK_GRID (grid), 8);
  add_head (GTK_GRID (grid));
  for (guint right = 0; right < ZIMT_N_RIGHTS; right++)
    {
      GtkWidget *line = gtk_separator_new (GTK_ORIENTATION_HORIZONTAL);

      gtk_grid_attach (GTK_GRID (grid), line, 0, row++, (int)G_N_ELEMENTS (columns) + 1, 1);
      add_right (GTK_GRID (grid), (ZimtRight)right, row++);
    }
  return grid;
}

GtkWidget *
zimt_rights_page_new (void)
{
  GtkWidget *page = adw_preferences_page_new ();
  GtkWidget *group = adw_preferences_group_new ();

  adw_preferences_page_set_title (ADW_PREFERENCES_PAGE (page), _ ("Rights"));
  adw_preferences_page_set_icon_name (ADW_PREFERENCES_PAGE (page), "dialog-password-symbolic");
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), _ ("Who May What"));
  adw_preferences_group_set_description (
      ADW_PREFERENCES_GROUP (group),
      _ ("Whoever has several roles may what any of them may. What encryption keeps nobody gets "
         "at, not even with the file. The database refuses changes to whoever uses Zimt; the "
         "interface merely does not offer them."));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), new_table ());
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (group));
  adw_clamp_set_maximum_size (ADW_CLAMP (zimt_find_part (page, ADW_TYPE_CLAMP)), WIDTH_PX);
  return page;
}
