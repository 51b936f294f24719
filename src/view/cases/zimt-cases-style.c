/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How the counsellors' page and its forms look. */
#include "zimt-cases-style.h"

#include "zimt-editor-style.h"

#define KEY "zimt-cases-style"

void
zimt_cases_style_ensure (GtkWidget *widget)
{
  GdkDisplay *display = gtk_widget_get_display (widget);
  g_autoptr (GtkCssProvider) provider = NULL;

  zimt_editor_style_ensure (widget);
  if (g_object_get_data (G_OBJECT (display), KEY) != NULL)
    return;
  provider = gtk_css_provider_new ();
  gtk_css_provider_load_from_resource (provider, "/org/zimt/Zimt/ui/cases/cases.css");
  gtk_style_context_add_provider_for_display (display, GTK_STYLE_PROVIDER (provider),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
  g_object_set_data_full (G_OBJECT (display), KEY, g_object_ref (provider), g_object_unref);
}
