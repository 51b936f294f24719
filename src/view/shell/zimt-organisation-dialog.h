/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The form of an organisation: names, and how its bookings look. */
#pragma once

#include "zimt-record-dialog.h"

/* @organisation (nullable): NULL makes a new one. */
ZimtRecordDialog *zimt_organisation_dialog_new (GtkWindow *parent, ZimtCenter *center,
                                                const ZimtOrganisation *organisation);
