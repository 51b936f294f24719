/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The vault at rest: classes with their generations and slots, and sealed values. This layer moves
 * bytes and opens none. No plain column tells a name, a date or a topic; no journal step is written
 * for a sealed value: who changed it, and when, is sealed inside. Every revision of a value is a
 * row, which is its history. */
#pragma once

#include "zimt-store.h"

/* Inside a zimt_store_begin_silent (): a transaction that is no step of the journal, for rows that
 * have none. zimt_store_commit () or _rollback () end it; the same refusals hold (moved file, full
 * disk). */
gboolean zimt_store_begin_silent (ZimtStore *store, GError **error);

/* The database's own id (16 bytes) and the public key of the paper recovery key (nullable: not set
 * yet); both (optional, transfer full). ZIMT_ERROR_NOT_FOUND where the house has no vault yet. */
gboolean zimt_store_load_vault (ZimtStore *store, GBytes **database_id,
                                GBytes **recovery_public_key, GError **error);
gboolean zimt_store_put_vault (ZimtStore *store, GBytes *database_id, GBytes *recovery_public_key,
                               GError **error);

/* One generation of a class. Only the newest has a roster and a manifest. */
typedef struct
{
  char *class_code; /* owned: "C", "P", "S" and 16 hexadecimal digits */
  guint32 generation;
  GBytes *link;             /* owned (nullable): what the generation before says of this one */
  GBytes *roster;           /* owned (nullable) */
  GBytes *manifest;         /* owned (nullable) */
  gboolean is_rotation_due; /* somebody who knows the key may not use it any more */
} ZimtClassRow;

void zimt_class_row_free (ZimtClassRow *row);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ZimtClassRow, zimt_class_row_free)

/* GPtrArray of ZimtClassRow by class and generation. */
GPtrArray *zimt_store_load_classes (ZimtStore *store, GError **error);

/* Insert, or replace the row of its class and generation. */
gboolean zimt_store_put_class (ZimtStore *store, const ZimtClassRow *row, GError **error);
gboolean zimt_store_put_manifest (ZimtStore *store, const char *class_code, guint32 generation,
                                  GBytes *manifest, GError **error);
gboolean zimt_store_mark_rotation_due (ZimtStore *store, const char *class_code, GError **error);

/* A class key sealed to an account, or to the recovery key (account_id 0). */
typedef struct
{
  char *class_code; /* owned */
  guint32 generation;
  gint64 account_id;
  GBytes *bytes; /* owned */
} ZimtSlotRow;

void zimt_slot_row_free (ZimtSlotRow *row);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ZimtSlotRow, zimt_slot_row_free)

/* The slots of an account (0: of the recovery key; -1: of everybody) by class and generation:
 * GPtrArray of ZimtSlotRow. */
GPtrArray *zimt_store_load_slots (ZimtStore *store, gint64 account_id, GError **error);
gboolean zimt_store_put_slot (ZimtStore *store, const ZimtSlotRow *slot, GError **error);

/* Deletes the slots of an account in a class (NULL: in all), older than @before (0: all).
 * ZIMT_ERROR_CONFLICT, by the database's own trigger, where the account is the last that holds the
 * class. */
gboolean zimt_store_delete_slots (ZimtStore *store, gint64 account_id, const char *class_code,
                                  guint32 before, GError **error);

/* One revision of a sealed value. */
typedef struct
{
  guint8 id[16];
  char *class_code; /* owned */
  guint32 generation;
  guint32 revision;
  GBytes *bytes; /* owned */
} ZimtSealedRow;

ZimtSealedRow *zimt_sealed_row_new (const guint8 *id, const char *class_code, guint32 generation,
                                    guint32 revision, GBytes *bytes);
void zimt_sealed_row_free (ZimtSealedRow *row);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ZimtSealedRow, zimt_sealed_row_free)

/* Every revision of every value of a class, by id and revision: GPtrArray of ZimtSealedRow. 20,000
 * of 1 KiB take under 100 ms. */
GPtrArray *zimt_store_load_sealed (ZimtStore *store, const char *class_code, GError **error);

/* The revisions of one value, oldest first. */
GPtrArray *zimt_store_load_sealed_of (ZimtStore *store, const guint8 *id, GError **error);

/* Insert, or replace the same revision (rotation, a name taken out of all revisions). */
gboolean zimt_store_put_sealed (ZimtStore *store, const ZimtSealedRow *row, GError **error);

/* Deletes every revision of a value; TRUE also where there is none. Parts of it may stay in the WAL
 * and in gaps between rows until zimt_store_forget (), which is to follow the commit. */
gboolean zimt_store_delete_sealed (ZimtStore *store, const guint8 *id, GError **error);

/* Writes the whole file anew, moves the WAL into it and empties that, so that nothing of what was
 * erased or sealed anew is in any file any more. Takes a second or two in a house of ten years, so
 * only after such acts. Outside of transactions; harmless where it cannot be done just now. */
void zimt_store_forget (ZimtStore *store);
