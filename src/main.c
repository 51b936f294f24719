/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The graphical program. */
#include <glib/gi18n-lib.h>
#include <locale.h>

#include "zimt-application.h"
#include "zimt-process.h"

static void
set_language (void)
{
  const char *folder = g_getenv ("ZIMT_LOCALEDIR");

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, folder != NULL ? folder : LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
}

/* The plan is drawn by Cairo: with GSK's cairo renderer it goes straight to the window, while the
 * GL renderer would load Mesa (half of the start, and 60 MB without a graphics card) to upload it
 * as a texture. Whoever sets these wins. */
static void
choose_renderer (void)
{
  g_setenv ("GSK_RENDERER", "cairo", FALSE);
  g_setenv ("GDK_DEBUG", "gl-disable", FALSE);
}

int
main (int argc, char **argv)
{
  g_autoptr (ZimtApplication) application = NULL;

  zimt_process_harden ();
  set_language ();
  choose_renderer ();
  application = zimt_application_new (ZIMT_VERSION);
  return g_application_run (G_APPLICATION (application), argc, argv);
}
