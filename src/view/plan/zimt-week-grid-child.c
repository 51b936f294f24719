/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A chip or a cell of the week grid for keyboard and screen reader. */
#include "zimt-week-grid-child.h"

struct _ZimtWeekGridChild
{
  GtkWidget parent_instance;

  gboolean is_chip;
  char *name; /* owned (nullable) */
  char *key;  /* owned (nullable) */
};
G_DEFINE_FINAL_TYPE (ZimtWeekGridChild, zimt_week_grid_child, GTK_TYPE_WIDGET)

enum
{
  ACTIVATED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

static void
activate_action_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  g_signal_emit (widget, signals[ACTIVATED], 0);
}

static void
zimt_week_grid_child_finalize (GObject *object)
{
  ZimtWeekGridChild *self = ZIMT_WEEK_GRID_CHILD (object);

  g_free (self->name);
  g_free (self->key);
  G_OBJECT_CLASS (zimt_week_grid_child_parent_class)->finalize (object);
}

static void
zimt_week_grid_child_class_init (ZimtWeekGridChildClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->finalize = zimt_week_grid_child_finalize;

  signals[ACTIVATED] = g_signal_new ("activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                     NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_activate_signal (widget_class, signals[ACTIVATED]);
  gtk_widget_class_install_action (widget_class, "booking.open", NULL, activate_action_cb);
  gtk_widget_class_install_action (widget_class, "slot.book", NULL, activate_action_cb);
  gtk_widget_class_set_css_name (widget_class, "weekchip");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_BUTTON);
}

static void
zimt_week_grid_child_init (ZimtWeekGridChild *self)
{
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
}

ZimtWeekGridChild *
zimt_week_grid_child_new (gboolean is_chip)
{
  ZimtWeekGridChild *self = g_object_new (ZIMT_TYPE_WEEK_GRID_CHILD, NULL);

  self->is_chip = is_chip;
  gtk_widget_action_set_enabled (GTK_WIDGET (self), is_chip ? "slot.book" : "booking.open", FALSE);
  /* The grid finds what the pointer is at by its layout, as the painter drew it. */
  gtk_widget_set_can_target (GTK_WIDGET (self), FALSE);
  return self;
}

void
zimt_week_grid_child_set_name (ZimtWeekGridChild *self, const char *name)
{
  if (g_strcmp0 (self->name, name) == 0)
    return;
  g_free (self->name);
  self->name = g_strdup (name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

const char *
zimt_week_grid_child_get_name (ZimtWeekGridChild *self)
{
  return self->name;
}

void
zimt_week_grid_child_set_key (ZimtWeekGridChild *self, const char *key)
{
  if (g_strcmp0 (self->key, key) == 0)
    return;
  g_free (self->key);
  self->key = g_strdup (key);
}

const char *
zimt_week_grid_child_get_key (ZimtWeekGridChild *self)
{
  return self->key;
}

gboolean
zimt_week_grid_child_is_chip (ZimtWeekGridChild *self)
{
  return self->is_chip;
}
