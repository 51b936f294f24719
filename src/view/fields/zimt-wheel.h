/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The mouse wheel over number fields. */
#pragma once

#include <gtk/gtk.h>

/* The wheel turns the number of @spin only where it has the focus; else it belongs to what scrolls
 * around it. */
void zimt_wheel_only_with_focus (GtkSpinButton *spin);
