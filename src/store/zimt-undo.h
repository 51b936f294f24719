/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Putting rows back to what the journal says they were. */
#pragma once

#include "zimt-store.h"

/* Makes every row what it was just before step @step_id, in the open step: that takes back the step
 * and all that has come since. What has been undone since is as it was already; what is left is the
 * step itself and the upkeep after it. Undo goes back before an act, redo before an undo. */
gboolean zimt_undo_go_back_before (ZimtStore *store, gint64 step_id, GError **error);
