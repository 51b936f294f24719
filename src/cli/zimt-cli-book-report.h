/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What book prints: how many dates were made, which were left out, what is in the way. */
#pragma once

#include "zimt-cli.h"

/* After zimt_desk_book () has stored what @check says. */
gboolean zimt_cli_report_booked (const ZimtCli *cli, ZimtDesk *desk, const ZimtCheck *check,
                                 GError **error);

/* After it has refused; @check (nullable): what stands in the way, if that was the reason. */
void zimt_cli_report_refused (const ZimtCli *cli, const ZimtCheck *check, const ZimtHouse *house);
