/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What can be done where nobody of the pool can: the professional services that the house knows,
 * and a note of the demand that could not be met, for the yearly report. */
#pragma once

#include <adwaita.h>

#include "zimt-interpreter-match.h"
#include "zimt-session.h"

#define ZIMT_TYPE_JOB_GAP (zimt_job_gap_get_type ())
G_DECLARE_FINAL_TYPE (ZimtJobGap, zimt_job_gap, ZIMT, JOB_GAP, AdwBin)

GtkWidget *zimt_job_gap_new (ZimtSession *session);

/* @match (nullable): nothing is shown; nor is there where somebody is ranked. */
void zimt_job_gap_show (ZimtJobGap *gap, const ZimtRecord *assignment,
                        const ZimtInterpreterMatch *match);
