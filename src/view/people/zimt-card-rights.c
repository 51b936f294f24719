/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who may see and change which cards. */
#include "zimt-card-rights.h"

#include "zimt-card-words.h"

gboolean
zimt_card_rights_may_read (ZimtSession *session, ZimtRecordKind kind)
{
  return zimt_session_get_level (session, zimt_right_of_card (kind)) >= ZIMT_LEVEL_READ;
}

gboolean
zimt_card_rights_may_write (ZimtSession *session, ZimtRecordKind kind)
{
  /* Nothing of a tandem is public. */
  if (kind == ZIMT_RECORD_TANDEM && !zimt_card_rights_may_write_private (session))
    return FALSE;
  return zimt_session_get_level (session, zimt_right_of_card (kind)) >= ZIMT_LEVEL_WRITE;
}

gboolean
zimt_card_rights_may_write_private (ZimtSession *session)
{
  return zimt_people_has_private (zimt_session_get_people (session))
         && zimt_session_get_level (session, ZIMT_RIGHT_POOLS_PRIVATE) >= ZIMT_LEVEL_WRITE;
}

gboolean
zimt_card_rights_may_make (ZimtSession *session, ZimtRecordKind kind)
{
  return zimt_card_words_get_first (kind) != NULL && zimt_card_rights_may_write (session, kind);
}
