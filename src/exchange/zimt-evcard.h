/* SPDX-License-Identifier: GPL-3.0-or-later */
/* EVCard of libebook-contacts, loaded when the first card is read: the library brings libcamel,
 * protobuf, OpenSSL and NSS along, 9 MiB that a start without an import can do without. */
#pragma once

#include <libebook-contacts/libebook-contacts.h>

/* To be called before the others, as often as one likes. ZIMT_ERROR_NOT_FOUND where the library is
 * not installed. */
gboolean zimt_evcard_load (GError **error);

/* As the functions of EVCard without "zimt_". */
EVCard *zimt_evcard_new_from_string (const char *text);
GList *zimt_evcard_get_attributes (EVCard *card);
const char *zimt_evcard_attribute_get_name (EVCardAttribute *attribute);
GList *zimt_evcard_attribute_get_values (EVCardAttribute *attribute);
