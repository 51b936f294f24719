/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The numbered SQL files of data/migrations, in the program. */
#pragma once

#include <glib.h>

typedef struct
{
  int number; /* 1, 2, 3, ...: the user_version after it */
  const char *sql;
} ZimtMigration;

extern const ZimtMigration zimt_migrations[];
extern const gsize zimt_n_migrations;
