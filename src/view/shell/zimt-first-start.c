/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The first start, when there is no house yet. */
#include "zimt-first-start.h"

#include "zimt-bin-focus.h"

struct _ZimtFirstStart
{
  AdwBin parent_instance;

  GtkStack *stack; /* borrowed, as the others: children */
  ZimtHouseForm *form;
  GtkWidget *practice_row;
  GtkWidget *empty_row;
};
G_DEFINE_FINAL_TYPE (ZimtFirstStart, zimt_first_start, ADW_TYPE_BIN)

enum
{
  CREATE,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

static void
create_cb (ZimtFirstStart *self, const char *name, gpointer rooms)
{
  g_signal_emit (self, signals[CREATE], 0, name, rooms);
}

static gboolean
zimt_first_start_grab_focus (GtkWidget *widget)
{
  ZimtFirstStart *self = ZIMT_FIRST_START (widget);

  return gtk_widget_grab_focus (self->practice_row);
}

static void
zimt_first_start_class_init (ZimtFirstStartClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->grab_focus = zimt_first_start_grab_focus;
  widget_class->focus = zimt_bin_focus;
  signals[CREATE] = g_signal_new ("create", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_POINTER);
  g_type_ensure (ZIMT_TYPE_HOUSE_FORM);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/zimt/Zimt/ui/shell/first-start.ui");
  gtk_widget_class_bind_template_child (widget_class, ZimtFirstStart, stack);
  gtk_widget_class_bind_template_child (widget_class, ZimtFirstStart, form);
  gtk_widget_class_bind_template_child (widget_class, ZimtFirstStart, practice_row);
  gtk_widget_class_bind_template_child (widget_class, ZimtFirstStart, empty_row);
}

static void
zimt_first_start_init (ZimtFirstStart *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (self->empty_row, "activated", G_CALLBACK (zimt_first_start_show_form),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->form, "create", G_CALLBACK (create_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->form, "back", G_CALLBACK (zimt_first_start_show_choices), self,
                           G_CONNECT_SWAPPED);
}

GtkWidget *
zimt_first_start_new (void)
{
  return g_object_new (ZIMT_TYPE_FIRST_START, NULL);
}

ZimtHouseForm *
zimt_first_start_get_form (ZimtFirstStart *self)
{
  return self->form;
}

void
zimt_first_start_show_form (ZimtFirstStart *self)
{
  gtk_stack_set_visible_child_name (self->stack, "form");
  gtk_widget_grab_focus (GTK_WIDGET (self->form));
}

void
zimt_first_start_show_choices (ZimtFirstStart *self)
{
  gtk_stack_set_visible_child_name (self->stack, "choices");
  gtk_widget_grab_focus (self->empty_row);
}
