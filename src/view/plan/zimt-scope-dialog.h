/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Asks which dates of a series a change is for: this one, this and following, all to come. */
#pragma once

#include <adwaita.h>

#include "zimt-edit.h"

/* Called with the scope, or not at all where the dialog was left with Esc. */
typedef void (*ZimtScopeFunc) (ZimtScope scope, gpointer user_data);

/* @heading: "Change which dates?"; @user_data is freed with @destroy when the dialog goes. */
void zimt_scope_dialog_ask (GtkWindow *parent, const char *heading, const char *title,
                            ZimtScopeFunc func, gpointer user_data, GDestroyNotify destroy);
