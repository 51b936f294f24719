/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The note that a person takes along to another organisation. It says what it is given and no more,
 * and nothing in its title or at its margins says what it is about. */
#pragma once

#include "zimt-paper.h"
#include "zimt-time.h"

/* Everything borrowed. */
typedef struct
{
  const char *house;
  const char *house_contact; /* one line: street, town, telephone; may be NULL */
  const char *organisation;  /* to whom; further lines are its address */
  const char *counsellor;
  const char *reference; /* may be NULL */
  ZimtDate date;
  const char *const
      *pairs;       /* label, text, label, text, NULL: what the consent covers, and no more */
  const char *note; /* may be NULL */
} ZimtReferralNote;

/* (transfer full) */
ZimtPaper *zimt_referral_paper_new (const ZimtReferralNote *note);
