/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Finding a row by what the outside calls it. */
#pragma once

#include "zimt-statement.h"
#include "zimt-store.h"

/* The id of the one row whose uid is @uid or begins with it (at least 6 hexadecimal digits), by
 * @sql, which yields at most two ids for :prefix. 0 with ZIMT_ERROR_NOT_FOUND, or with
 * ZIMT_ERROR_INVALID where two begin with it. */
gint64 zimt_uid_find (ZimtStore *store, const char *sql, const char *uid, GError **error);
