/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The form of a room: number, name, seats, buffers, opening hours. */
#pragma once

#include "zimt-record-dialog.h"

/* @room (nullable): NULL makes a new one, the last in lists. */
ZimtRecordDialog *zimt_room_dialog_new (GtkWindow *parent, ZimtCenter *center,
                                        const ZimtRoom *room);
