/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What has to go: closed cases that are due to be erased, what waits for a second person, and the
 * proof of what went. */
#pragma once

#include <adwaita.h>

#include "zimt-session.h"

#define ZIMT_TYPE_RETENTION_GROUP (zimt_retention_group_get_type ())
G_DECLARE_FINAL_TYPE (ZimtRetentionGroup, zimt_retention_group, ZIMT, RETENTION_GROUP, AdwBin)

/* Shows what is to be done in the open cases of @session and follows "book-changed"; it is
 * invisible where there is nothing to say. */
void zimt_retention_group_set_session (ZimtRetentionGroup *group, ZimtSession *session);
