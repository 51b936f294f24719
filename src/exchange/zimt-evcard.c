/* SPDX-License-Identifier: GPL-3.0-or-later */
/* EVCard of libebook-contacts, loaded when the first card is read. */
#include "zimt-evcard.h"

#include <glib/gi18n-lib.h>
#include <gmodule.h>

#include "zimt-error.h"

/* The name of the version whose headers this was built with. */
#define LIBRARY "libebook-contacts-1.2.so.4"

static struct
{
  gboolean is_loaded;
  __typeof__ (&e_vcard_new_from_string) new_from_string;
  __typeof__ (&e_vcard_get_attributes) get_attributes;
  __typeof__ (&e_vcard_attribute_get_name) attribute_get_name;
  __typeof__ (&e_vcard_attribute_get_values) attribute_get_values;
} evcard;
G_LOCK_DEFINE_STATIC (evcard);

static gboolean
find_functions (GModule *library)
{
  return g_module_symbol (library, "e_vcard_new_from_string", (gpointer *)&evcard.new_from_string)
         && g_module_symbol (library, "e_vcard_get_attributes", (gpointer *)&evcard.get_attributes)
         && g_module_symbol (library, "e_vcard_attribute_get_name",
                             (gpointer *)&evcard.attribute_get_name)
         && g_module_symbol (library, "e_vcard_attribute_get_values",
                             (gpointer *)&evcard.attribute_get_values);
}

gboolean
zimt_evcard_load (GError **error)
{
  gboolean is_loaded;

  G_LOCK (evcard);
  if (!evcard.is_loaded)
    {
      GModule *library = g_module_open (LIBRARY, G_MODULE_BIND_LAZY | G_MODULE_BIND_LOCAL);

      /* Its types cannot go again. */
      if (library != NULL)
        g_module_make_resident (library);
      evcard.is_loaded = library != NULL && find_functions (library);
    }
  is_loaded = evcard.is_loaded;
  G_UNLOCK (evcard);
  if (!is_loaded)
    g_set_error_literal (error, ZIMT_ERROR, ZIMT_ERROR_NOT_FOUND,
                         _ ("This computer cannot read address cards yet; install the library "
                            "libebook-contacts."));
  return is_loaded;
}

EVCard *
zimt_evcard_new_from_string (const char *text)
{
  return evcard.new_from_string (text);
}

GList *
zimt_evcard_get_attributes (EVCard *card)
{
  return evcard.get_attributes (card);
}

const char *
zimt_evcard_attribute_get_name (EVCardAttribute *attribute)
{
  return evcard.attribute_get_name (attribute);
}

GList *
zimt_evcard_attribute_get_values (EVCardAttribute *attribute)
{
  return evcard.attribute_get_values (attribute);
}
