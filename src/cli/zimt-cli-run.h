/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One call of zimtctl. */
#pragma once

#include "zimt-cli.h"

/* Runs zimtctl with an argv that @argv is; returns the exit code. */
ZimtCliExit zimt_cli_main (const ZimtCliCommand *commands, char **argv);
