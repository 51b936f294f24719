/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every version of a record or card: when, by whom, what changed, and a way back. */
#pragma once

#include <adwaita.h>

#include "zimt-session.h"

#define ZIMT_TYPE_VERSIONS_DIALOG (zimt_versions_dialog_get_type ())
G_DECLARE_FINAL_TYPE (ZimtVersionsDialog, zimt_versions_dialog, ZIMT, VERSIONS_DIALOG, AdwWindow)

/* A window over @parent about @record, which loads its versions. It goes when the session locks. */
GtkWindow *zimt_versions_dialog_new (GtkWindow *parent, ZimtSession *session,
                                     const ZimtRecord *record);
