/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One assignment: what it is, its next steps, what is to be said to both sides, what it earns. */
#pragma once

#include <gtk/gtk.h>

#include "zimt-session.h"

GtkWindow *zimt_assignment_dialog_new (GtkWindow *parent, ZimtSession *session,
                                       ZimtRecord *assignment);

/* Presents the dialog of the first ASSIGNMENT among @records, if there is one. */
void zimt_assignment_dialog_show_first (GtkWindow *parent, ZimtSession *session,
                                        GPtrArray *records);
