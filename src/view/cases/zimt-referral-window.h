/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The note of a referral as it is printed, with the way to the printer. */
#pragma once

#include <adwaita.h>

#include "zimt-session.h"

#define ZIMT_TYPE_REFERRAL_WINDOW (zimt_referral_window_get_type ())
G_DECLARE_FINAL_TYPE (ZimtReferralWindow, zimt_referral_window, ZIMT, REFERRAL_WINDOW, AdwWindow)

/* How many days after it was handed over Zimt asks about a referral, unless set otherwise. */
#define ZIMT_REFERRAL_ASK_DAYS 14

/* @consent: that of @referral, by zimt_case_book_may_print (). Once it was printed it offers to set
 * the referral to handed over. It goes when the session locks. */
GtkWindow *zimt_referral_window_new (GtkWindow *parent, ZimtSession *session, ZimtRecord *referral,
                                     const ZimtRecord *consent);
