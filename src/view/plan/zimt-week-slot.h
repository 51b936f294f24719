/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which time is offered where somebody books in a cell of the week. A pure function. */
#pragma once

#include "zimt-week-plan.h"

/* A free time in the cell at @row and @day of @plan.
 * @wish: the minute of the day that was pointed at, or -1: then the first free hour from nine, or
 * from the room's opening where that is later. Nothing begins before @earliest (minute of the day;
 * 0: any time), as far as the day lasts.
 * One hour, or less where the next booking or the closing time comes first. Where the day is full
 * the hour that was wished for is given all the same: the editor then says what is in the way. */
void zimt_week_slot_propose (const ZimtWeekPlan *plan, guint row, guint day, int wish, int earliest,
                             int *start, int *end);
