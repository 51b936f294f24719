/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Hands pages to the system's print command by a pipe: nothing of them is in a file, in an argument
 * or in the environment. What the print service keeps until the printer has them is not in our
 * hands. */
#pragma once

#include <gio/gio.h>

/* Prints @pdf by `lp` on @printer (nullable: the system's default). A reference to @pdf is held
 * until it is over, and the bytes are copied nowhere. Cancelling ends the command before it has
 * all, so that nothing is printed.
 *
 * Writing to a command that ended raises SIGPIPE: unless the program handles it, it is ignored from
 * here on, as GSocket does. */
void zimt_spool_print_async (GBytes *pdf, const char *printer, GCancellable *cancellable,
                             GAsyncReadyCallback callback, gpointer user_data);

/* TRUE where the command took all of it. ZIMT_ERROR_NOT_FOUND: there is no `lp`; ZIMT_ERROR_FAILED:
 * it did not take it, and why; G_IO_ERROR_CANCELLED. */
gboolean zimt_spool_print_finish (GAsyncResult *result, GError **error);

/* The names of the system's printers, by `lpstat -e`. */
void zimt_spool_list_printers_async (GCancellable *cancellable, GAsyncReadyCallback callback,
                                     gpointer user_data);

/* Without one, the list is empty. ZIMT_ERROR_NOT_FOUND: there is no `lpstat`; ZIMT_ERROR_FAILED: it
 * did not answer; G_IO_ERROR_CANCELLED. (transfer full) (nullable) */
char **zimt_spool_list_printers_finish (GAsyncResult *result, GError **error);
