/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Cards in the house of the fixture. */
#pragma once

#include "zimt-store-card.h"
#include "zimt-store-fixture.h"

/* A card that is not stored, whose uid is the number; (transfer full). */
ZimtCardRow *card_fixture_new (const char *kind, guint number, const char *details);

/* An assignment that is not stored and was asked for; @interpreter: uid (nullable). */
ZimtCardRow *card_fixture_new_assignment (guint number, const char *interpreter, ZimtMinute starts,
                                          ZimtMinute ends, int travel);

/* Puts it in a step of its own, which must do. */
void card_fixture_put (Fixture *fixture, ZimtCardRow *row);

/* The same, in the step that is open. */
void card_fixture_put_here (Fixture *fixture, ZimtCardRow *row);

/* Takes an assignment to a state in a step of its own: FALSE where that is a conflict, and the row
 * is as it was. */
gboolean card_fixture_step (Fixture *fixture, ZimtCardRow *row, const char *state);

/* The stored one; (transfer full) (nullable): NULL where there is none. */
ZimtCardRow *card_fixture_load (Fixture *fixture, const char *uid);

/* What undo or redo did is called @name. */
void card_fixture_undo (Fixture *fixture, const char *name);
void card_fixture_redo (Fixture *fixture, const char *name);
