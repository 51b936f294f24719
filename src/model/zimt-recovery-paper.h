/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The recovery key on paper: the only place where it is. */
#pragma once

#include "zimt-paper.h"
#include "zimt-time.h"

/* @groups: the text of zimt_recovery_key_format (); it is copied into the paper, which wipes it
 * when freed. @account (nullable): who had it made. (transfer full) */
ZimtPaper *zimt_recovery_paper_new (const char *house, ZimtDate date, const char *groups,
                                    const char *account);
