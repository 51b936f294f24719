/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who can interpret: what is asked for, the ranked list with reasons as it is typed, why the others
 * are out, the room; and the offer to one or several. */
#pragma once

#include <gtk/gtk.h>

#include "zimt-session.h"

/* A new job; @assignment (nullable): what is known of it already (a job that was refused). @case_id
 * (nullable): the appointment is for that case, and a follow-up is stored with it, all or nothing.
 */
GtkWindow *zimt_job_dialog_new (GtkWindow *parent, ZimtSession *session, ZimtRecord *assignment,
                                const char *case_id);
