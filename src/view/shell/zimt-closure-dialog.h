/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The form of a closure, with every booking that it hits. */
#pragma once

#include "zimt-record-dialog.h"

/* @closure (nullable): NULL makes a new one. */
ZimtRecordDialog *zimt_closure_dialog_new (GtkWindow *parent, ZimtCenter *center,
                                           const ZimtClosure *closure);

/* The fixed bookings and options that a closure is in the way of, by start: GPtrArray of ZimtBooking;
 * at most a year of them. Runs on the worker thread. (transfer full) (nullable) */
GPtrArray *zimt_closure_find_hit (ZimtDesk *desk, const ZimtClosure *closure, GError **error);
