/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The form of a closure, with every booking that it hits. */
#pragma once

#include "zimt-record-dialog.h"

/* @closure (nullable): NULL makes a new one. */
ZimtRecordDialog *zimt_closure_dialog_new (GtkWindow *parent, ZimtCenter *center,
                                           const ZimtClosure *closure);
