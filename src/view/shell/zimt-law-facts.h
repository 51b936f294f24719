/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The settings of the house that is open, for the documents that the law asks for. */
#pragma once

#include "zimt-center.h"
#include "zimt-law-papers.h"

/* A house must be open. What @facts points at is the house's: valid until the center emits
 * "changed". */
void zimt_law_facts_read (ZimtLawFacts *facts, ZimtCenter *center);
