/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where the houses lie. */
#pragma once

#include <glib.h>

/* $XDG_DATA_HOME/zimt/house.zimt; (transfer full). */
static inline char *
zimt_paths_house (void)
{
  return g_build_filename (g_get_user_data_dir (), "zimt", "house.zimt", NULL);
}

/* The practice house beside it; (transfer full). */
static inline char *
zimt_paths_practice (void)
{
  return g_build_filename (g_get_user_data_dir (), "zimt", "practice.zimt", NULL);
}

/* What this computer remembers of the houses that it opened; (transfer full). */
static inline char *
zimt_paths_state (void)
{
  return g_build_filename (g_get_user_state_dir (), "zimt", NULL);
}
