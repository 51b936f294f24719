/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who can interpret: what is asked for, the ranked list with reasons as it is typed, why the others are
 * out, the room; and the offer to one or several. */
#pragma once

#include <adwaita.h>

#include "zimt-session.h"

#define ZIMT_TYPE_JOB_DIALOG (zimt_job_dialog_get_type ())
G_DECLARE_FINAL_TYPE (ZimtJobDialog, zimt_job_dialog, ZIMT, JOB_DIALOG, AdwWindow)

/* @case_id (nullable): the appointment is for that case, and a follow-up is stored with it, all or nothing.
 * Signal "arranged" (GPtrArray of ZimtRecord as gpointer). */
ZimtJobDialog *zimt_job_dialog_new (GtkWindow *parent, ZimtSession *session, const char *case_id);

/* Another interpreter for a job that was refused: fields as in @assignment. */
ZimtJobDialog *zimt_job_dialog_new_again (GtkWindow *parent, ZimtSession *session, ZimtRecord *assignment);
