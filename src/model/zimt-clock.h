/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What time it is in the house. Handed to whoever needs it, so that tests can set it. */
#pragma once

#include "zimt-time.h"

typedef struct _ZimtClock ZimtClock;

/* The wall clock of Europe/Berlin, or of the machine where it does not know that zone. */
ZimtClock *zimt_clock_new (void);

/* A clock that stands at @now. */
ZimtClock *zimt_clock_new_fixed (ZimtMinute now);

ZimtClock *zimt_clock_ref (ZimtClock *clock);
void zimt_clock_unref (ZimtClock *clock);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ZimtClock, zimt_clock_unref)

/* May be called from any thread. */
ZimtMinute zimt_clock_get_now (ZimtClock *clock);
ZimtDate zimt_clock_get_today (ZimtClock *clock);
