/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Erasing closed cases: one person proposes, another looks through it and approves. */
#pragma once

#include <adwaita.h>

#include "zimt-session.h"

#define ZIMT_TYPE_RETENTION_DIALOG (zimt_retention_dialog_get_type ())
G_DECLARE_FINAL_TYPE (ZimtRetentionDialog, zimt_retention_dialog, ZIMT, RETENTION_DIALOG, AdwWindow)

/* Over @parent: what is due, to be proposed; or @proposal (nullable) of somebody else, to be
 * approved. It goes when the session locks. */
GtkWindow *zimt_retention_dialog_new (GtkWindow *parent, ZimtSession *session,
                                      const ZimtRecord *proposal);
