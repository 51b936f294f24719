/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What can be chosen that is no code: counsellors, and consents of a case. */
#pragma once

#include "zimt-session.h"

typedef struct _ZimtHouseChoices ZimtHouseChoices;

void zimt_house_choices_free (ZimtHouseChoices *choices);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ZimtHouseChoices, zimt_house_choices_free)

/* Accounts with the role counselling that can be used, and @uid (nullable), whoever it is. */
ZimtHouseChoices *zimt_house_choices_new_counsellors (ZimtSession *session, const char *uid);

/* Consents of the case of @referral that hold on @today, and the one that it has. */
ZimtHouseChoices *zimt_house_choices_new_consents (ZimtSession *session, const ZimtRecord *referral,
                                                   ZimtDate today);

/* NULL-terminated and equally many; (transfer none). */
const char *const *zimt_house_choices_get_ids (ZimtHouseChoices *choices);
const char *const *zimt_house_choices_get_labels (ZimtHouseChoices *choices);
