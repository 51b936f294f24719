/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The fields in which one says how a booking repeats. */
#pragma once

#include <gtk/gtk.h>

#include "zimt-rule.h"

#define ZIMT_TYPE_RULE_EDITOR (zimt_rule_editor_get_type ())
G_DECLARE_FINAL_TYPE (ZimtRuleEditor, zimt_rule_editor, ZIMT, RULE_EDITOR, GtkBox)

/* Signal "changed" (): another rule, or a mistake in it. */

/* What "tomorrow" is counted from in the field for the last date. */
void zimt_rule_editor_set_today (ZimtRuleEditor *editor, ZimtDate today);

/* @rule (nullable): NULL does not repeat. A rule that the fields cannot say is kept as it is, as a
 * choice of its own. */
void zimt_rule_editor_set_rule (ZimtRuleEditor *editor, const ZimtRule *rule, ZimtDate first);

/* The first date moved: its weekday is the one on which a weekly rule repeats, unless others were
 * chosen; the last date follows where its week would lose its date. */
void zimt_rule_editor_set_first (ZimtRuleEditor *editor, ZimtDate first);

/* *rule is (transfer full) (nullable): NULL does not repeat. ZIMT_ERROR_INVALID with a sentence
 * where the fields say nothing that could be done. */
gboolean zimt_rule_editor_get_rule (ZimtRuleEditor *editor, ZimtRule **rule, GError **error);

/* The widget that takes the focus; (transfer none). */
GtkWidget *zimt_rule_editor_get_frequency_field (ZimtRuleEditor *editor);
