/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How the card indexes look. */
#include "zimt-people-style.h"

#define KEY "zimt-people-style"

void
zimt_people_style_ensure (GtkWidget *widget)
{
  GdkDisplay *display = gtk_widget_get_display (widget);
  g_autoptr (GtkCssProvider) provider = NULL;

  if (g_object_get_data (G_OBJECT (display), KEY) != NULL)
    return;
  provider = gtk_css_provider_new ();
  gtk_css_provider_load_from_resource (provider, "/org/zimt/Zimt/ui/people/people.css");
  gtk_style_context_add_provider_for_display (display, GTK_STYLE_PROVIDER (provider),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
  g_object_set_data_full (G_OBJECT (display), KEY, g_object_ref (provider), g_object_unref);
}
