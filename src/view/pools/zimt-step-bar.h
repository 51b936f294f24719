/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The state of a card and the steps that may follow it, with a reason where one is given. */
#pragma once

#include <adwaita.h>

#include "zimt-session.h"

#define ZIMT_TYPE_STEP_BAR (zimt_step_bar_get_type ())
G_DECLARE_FINAL_TYPE (ZimtStepBar, zimt_step_bar, ZIMT, STEP_BAR, AdwBin)

/* What a button says for a step, with a mnemonic; (transfer none). */
typedef const char *(*ZimtStepWordFunc) (const char *next);

/* Signal "step" (const char *next, const char *reason). @has_reason: one can be typed. */
GtkWidget *zimt_step_bar_new (ZimtStepWordFunc get_word, gboolean has_reason);

/* What was typed as a reason is stored. */
void zimt_step_bar_forget_reason (ZimtStepBar *bar);

/* @next: codes, NULL-terminated. What was typed as a reason stays. */
void zimt_step_bar_show (ZimtStepBar *bar, ZimtSession *session, const ZimtRecord *record,
                         const char *const *next);
