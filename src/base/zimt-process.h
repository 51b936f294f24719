/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the process leaves behind of what it held in its memory: as little as can be. */
#pragma once

#include <glib.h>

/* No core dumps, nobody of the same user may look into the memory, and files that are made are
 * the user's alone. To be called first of all. A system that refuses one of these goes on without
 * it: FALSE. */
gboolean zimt_process_harden (void);

/* Memory that is freed from now on is overwritten, but for pieces of up to 1 KiB that the C library
 * keeps for the thread to use again: as they are until then. What is secret has to be wiped before
 * it is freed, whatever this does. As often as one likes. */
void zimt_process_overwrite_freed (void);
