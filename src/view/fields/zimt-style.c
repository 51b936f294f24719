/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The style sheets of the pages and forms, whichever of them is shown first. */
#include "zimt-style.h"

#define KEY "zimt-style"

static void
load (GdkDisplay *display, const char *path)
{
  g_autoptr (GtkCssProvider) provider = gtk_css_provider_new ();

  gtk_css_provider_load_from_resource (provider, path);
  gtk_style_context_add_provider_for_display (display, GTK_STYLE_PROVIDER (provider),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
}

void
zimt_style_ensure (GtkWidget *widget)
{
  GdkDisplay *display = gtk_widget_get_display (widget);

  if (g_object_get_data (G_OBJECT (display), KEY) != NULL)
    return;
  load (display, "/org/zimt/Zimt/ui/plan/editor.css");
  load (display, "/org/zimt/Zimt/ui/cases/cases.css");
  load (display, "/org/zimt/Zimt/ui/people/people.css");
  g_object_set_data (G_OBJECT (display), KEY, GINT_TO_POINTER (TRUE));
}
