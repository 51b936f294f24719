/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What book prints: dates made and dates left out, what is in the way, what is unusual. */
#pragma once

#include "zimt-cli.h"

/* After zimt_desk_book () has stored of @draft what @check says. */
gboolean zimt_cli_report_booked (const ZimtCli *cli, ZimtDesk *desk, const ZimtDraft *draft,
                                 const ZimtCheck *check, GError **error);

/* After it has refused; @check (nullable): what stands in the way, if that was the reason. */
void zimt_cli_report_refused (const ZimtCli *cli, const ZimtCheck *check, const ZimtHouse *house);
