/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the house knows of one person, for the paper and for the file. */
#pragma once

#include "zimt-people-book.h"

/* The cards of the person @id in all pools (the same name with the same phone number or e-mail
 * address), their own first, then what links to them. They are copies for reading: ids of others
 * are titles in them, persons initials. GPtrArray of ZimtRecord (transfer full) (nullable). */
GPtrArray *zimt_subject_list (const ZimtPeopleBook *book, const char *id, GError **error);
