/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A house that cannot be opened: what it is and what can be done, with buttons that do it. */
#include "zimt-trouble-page.h"

#include <glib/gi18n-lib.h>

#include "zimt-bin-focus.h"
#include "zimt-empty.h"
#include "zimt-error.h"
#include "zimt-escape.h"
#include "zimt-name.h"

/* What can be done. */
typedef enum
{
  CURE_TRY_AGAIN = 1 << 0,
  CURE_RESTORE = 1 << 1,
  CURE_OPEN_OTHER = 1 << 2,
  CURE_PRACTICE = 1 << 3,
  CURE_QUIT = 1 << 4,
} Cure;

typedef struct
{
  ZimtError code;
  const char *icon;
  const char *title;  /* untranslated */
  const char *advice; /* untranslated */
  guint cures;
} Trouble;

/* The last one stands for every other error. */
static const Trouble troubles[] = {
  { ZIMT_ERROR_IN_USE, "changes-prevent-symbolic", N_ ("This house is open elsewhere"),
    N_ ("Only one program may have it open. Close the other one, then try again. Nothing is lost."),
    CURE_TRY_AGAIN | CURE_OPEN_OTHER | CURE_PRACTICE | CURE_QUIT },
  { ZIMT_ERROR_DAMAGED, "dialog-error-symbolic", N_ ("This file cannot be read"),
    N_ ("It is damaged, or it is no house of Zimt. It was not changed. You can bring back your "
        "last "
        "backup: the file as it is now is kept beside it."),
    CURE_RESTORE | CURE_OPEN_OTHER | CURE_TRY_AGAIN | CURE_PRACTICE | CURE_QUIT },
  { ZIMT_ERROR_NEWER, "software-update-available-symbolic",
    N_ ("This house was written by a newer Zimt"),
    N_ ("Install the newer version on this computer to open it. It was not changed."),
    CURE_OPEN_OTHER | CURE_TRY_AGAIN | CURE_PRACTICE | CURE_QUIT },
  { ZIMT_ERROR_READ_ONLY, "changes-prevent-symbolic", N_ ("This house cannot be changed"),
    N_ ("The file or its folder is read-only, or the disk is full. Ask whoever cares for this "
        "computer for the right to write there, then try again."),
    CURE_TRY_AGAIN | CURE_OPEN_OTHER | CURE_PRACTICE | CURE_QUIT },
  { ZIMT_ERROR_NOT_FOUND, "edit-find-symbolic", N_ ("There is no house here"),
    N_ ("The file was moved or deleted, or its disk is not connected."),
    CURE_TRY_AGAIN | CURE_OPEN_OTHER | CURE_RESTORE | CURE_PRACTICE | CURE_QUIT },
  { ZIMT_ERROR_FAILED, "dialog-warning-symbolic", N_ ("This house cannot be opened"),
    N_ ("Nothing was changed."),
    CURE_TRY_AGAIN | CURE_OPEN_OTHER | CURE_RESTORE | CURE_PRACTICE | CURE_QUIT },
};

static const struct
{
  Cure cure;
  const char *label; /* untranslated */
  const char *action;
} buttons[] = {
  { CURE_TRY_AGAIN, N_ ("_Try Again"), "win.try-again" },
  { CURE_RESTORE, N_ ("_Restore a Backup…"), "win.restore" },
  { CURE_OPEN_OTHER, N_ ("_Open Another House…"), "win.open-house" },
  { CURE_PRACTICE, N_ ("Open the _Practice House"), "win.open-practice" },
  { CURE_QUIT, N_ ("_Quit"), "window.close" },
};

struct _ZimtTroublePage
{
  AdwBin parent_instance;

  AdwStatusPage *status; /* borrowed, as the others: children */
  GtkBox *box;
  GtkWidget *first_button; /* (nullable) */
};
G_DEFINE_FINAL_TYPE (ZimtTroublePage, zimt_trouble_page, ADW_TYPE_BIN)

static const Trouble *
find_trouble (const GError *error)
{
  for (guint i = 0; i < G_N_ELEMENTS (troubles) - 1; i++)
    if (g_error_matches (error, ZIMT_ERROR, (int)troubles[i].code))
      return &troubles[i];
  return &troubles[G_N_ELEMENTS (troubles) - 1];
}

static void
add_button (ZimtTroublePage *self, guint index)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (_ (buttons[index].label));

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), buttons[index].action);
  zimt_name_by_label (button);
  gtk_widget_add_css_class (button, "pill");
  if (self->first_button == NULL)
    {
      gtk_widget_add_css_class (button, "suggested-action");
      self->first_button = button;
    }
  gtk_box_append (self->box, button);
}

/* The cure that helps most comes first. */
static void
fill_buttons (ZimtTroublePage *self, const Trouble *trouble)
{
  gboolean restore_first = trouble->code == ZIMT_ERROR_DAMAGED;

  zimt_empty_box (self->box);
  self->first_button = NULL;
  if (restore_first)
    add_button (self, 1);
  for (guint i = 0; i < G_N_ELEMENTS (buttons); i++)
    if ((trouble->cures & buttons[i].cure) && !(restore_first && i == 1))
      add_button (self, i);
}

static gboolean
zimt_trouble_page_grab_focus (GtkWidget *widget)
{
  ZimtTroublePage *self = ZIMT_TROUBLE_PAGE (widget);

  return self->first_button != NULL && gtk_widget_grab_focus (self->first_button);
}

static void
zimt_trouble_page_class_init (ZimtTroublePageClass *klass)
{
  GTK_WIDGET_CLASS (klass)->grab_focus = zimt_trouble_page_grab_focus;
  GTK_WIDGET_CLASS (klass)->focus = zimt_bin_focus;
}

static void
zimt_trouble_page_init (ZimtTroublePage *self)
{
  GtkWidget *status = adw_status_page_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  self->status = ADW_STATUS_PAGE (status);
  self->box = GTK_BOX (box);
  gtk_widget_set_halign (box, GTK_ALIGN_CENTER);
  adw_status_page_set_child (self->status, box);
  adw_bin_set_child (ADW_BIN (self), status);
}

GtkWidget *
zimt_trouble_page_new (void)
{
  return g_object_new (ZIMT_TYPE_TROUBLE_PAGE, NULL);
}

void
zimt_trouble_page_set_error (ZimtTroublePage *self, const char *path, const GError *error)
{
  const Trouble *trouble = find_trouble (error);
  g_autofree char *shown = g_filename_display_name (path);
  gboolean has_path = strstr (error->message, shown) != NULL;
  g_autofree char *text = g_strconcat (error->message, "\n\n", _ (trouble->advice),
                                       has_path ? NULL : "\n\n", shown, NULL);
  g_autofree char *description = zimt_escape (text);

  adw_status_page_set_icon_name (self->status, trouble->icon);
  adw_status_page_set_title (self->status, _ (trouble->title));
  adw_status_page_set_description (self->status, description);
  fill_buttons (self, trouble);
}
