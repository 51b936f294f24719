/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Soundness, copies, and putting a copy back. */
#pragma once

#include "zimt-store.h"

/* Checks pages, foreign keys, the no-double-booking rule, and that journal and rows agree.
 * ZIMT_ERROR_DAMAGED with the first thing found. */
gboolean zimt_store_check (ZimtStore *store, GError **error);

/* Writes a sound copy to @path: made beside it, mode 0600, synced, checked, then renamed.
 * @may_replace: in the place of what is there. ZIMT_ERROR_FAILED where @path exists and is not to
 * be replaced, is the house itself, or is a house that was not closed. */
gboolean zimt_store_backup (ZimtStore *store, const char *path, gboolean may_replace,
                            GError **error);

/* Puts the copy @backup in the place of @path, which no process may have open (ZIMT_ERROR_IN_USE)
 * and which must be a file, where it is anything (ZIMT_ERROR_INVALID).
 * The copy is checked first; what was at @path is kept beside it as "NAME.before-restore-N" and its
 * path given in *kept (optional, transfer full, NULL where no house was there; a WAL that lay there
 * alone is kept all the same). */
gboolean zimt_store_restore (const char *backup, const char *path, char **kept, GError **error);
