/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A vault in the house of the fixture, without any cryptography: bytes are bytes to the store. */
#pragma once

#include "zimt-store-fixture.h"
#include "zimt-store-vault.h"

/* Two accounts, Kim (1) and Bo (2), who hold C, as the recovery key does; Kim holds P as well. */
void vault_fixture_furnish (Fixture *fixture);

/* As many of @value; (transfer full). */
GBytes *vault_fixture_new_bytes (gsize size, guint8 value);

/* Begins a silent transaction. */
void vault_fixture_begin (Fixture *fixture);

/* In the transaction that is open. */
void vault_fixture_put_class (Fixture *fixture, const char *class_code, guint32 generation);

/* Its bytes are 120 of 16 * @generation + @account_id. */
void vault_fixture_put_slot (Fixture *fixture, const char *class_code, guint32 generation,
                             gint64 account_id);

/* The id is the number sixteen times. Of the class's first generation. */
gboolean vault_fixture_put_sealed (ZimtStore *store, guint8 number, const char *class_code,
                                   guint32 revision, gsize size, guint8 value, GError **error);

/* The same; its bytes are 300 of @number + @revision. */
void vault_fixture_put_value (Fixture *fixture, guint8 number, const char *class_code,
                              guint32 revision);

/* How many rows a table has. */
gint64 vault_fixture_count (Fixture *fixture, const char *table);
