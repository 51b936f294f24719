/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Files that appear complete or not at all: made beside their place, synced, then renamed. */
#pragma once

#include <glib.h>

/* Follows a file's name, and is followed by letters, as long as the file is not finished. */
#define ZIMT_FILE_UNFINISHED ".unfinished-"

/* @path for people: of a file that is not finished, the name that it is going to have, because it
 * is gone when it is read. (transfer full) */
char *zimt_file_dup_name (const char *path);

/* Where @path leads when all links are followed, as SQLite follows them; @path itself where nothing
 * is there. (transfer full) */
char *zimt_file_resolve (const char *path);

/* The folder of @path, mode 0700 where it has to be made. */
gboolean zimt_file_make_folder (const char *path, GError **error);

/* ZIMT_ERROR_FAILED where there is something at @path, where its name ends like those that SQLite
 * gives to its own files beside a database (-wal, -shm, -journal), or where such a file lies beside
 * it with something in it. */
gboolean zimt_file_is_free (const char *path, GError **error);

/* TRUE where there is a file at @path that zimt_file_replace () may take the place of: none of
 * SQLite's own, and with none of these beside it, which would be read as the new file's. */
gboolean zimt_file_is_replaceable (const char *path);

/* A new empty file, mode 0600, in the folder of @path, named as unfinished. What was left
 * unfinished for @path more than a day ago is removed. (transfer full) (nullable): its name. */
char *zimt_file_new_beside (const char *path, GError **error);

/* Removes a file that was not published, and what SQLite left beside it. */
void zimt_file_discard (const char *temporary);

/* Syncs @temporary and gives it the name @path, which must be free: ZIMT_ERROR_FAILED. */
gboolean zimt_file_publish (const char *temporary, const char *path, GError **error);

/* The same, in the place of what is at @path; at every moment there is a whole file. */
gboolean zimt_file_replace (const char *temporary, const char *path, GError **error);

/* ZIMT_ERROR_READ_ONLY or ZIMT_ERROR_FAILED for what a system call said about @path. */
void zimt_file_set_error (const char *path, int error_number, GError **error);
