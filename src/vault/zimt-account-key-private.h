/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the key of an account and its blob share. */
#pragma once

#include "zimt-account-key.h"

#define ZIMT_SALT_SIZE 16
#define ZIMT_CLASS_CODE_SIZE 33 /* with the end */

/* What the password's key was made of. */
typedef struct
{
  guint32 passes;
  guint32 memory_kib;
  guint8 salt[ZIMT_SALT_SIZE];
} ZimtPasswordCost;

typedef struct
{
  char class_code[ZIMT_CLASS_CODE_SIZE];
  guint32 generation;
  guint8 hash[ZIMT_KEY_SIZE];
} ZimtPin;

struct _ZimtAccountKey
{
  guint8 public_key[ZIMT_KEY_SIZE];
  ZimtSecret *secret; /* owned */
  GArray *pins;       /* owned: of ZimtPin */
  gboolean is_for_paper;

  /* Of the blob that was locked or unlocked last. */
  ZimtSecret *password_key; /* owned, nullable */
  ZimtPasswordCost cost;
  guint8 database[ZIMT_ID_SIZE];
  guint8 account[ZIMT_ID_SIZE];
};

/* From its secret half, ZIMT_KEY_SIZE bytes; (transfer full). */
ZimtAccountKey *zimt_account_key_new_from_secret (const guint8 *secret);

/* 1 to 32 ASCII letters and digits. */
gboolean zimt_class_code_is_valid (const char *class_code);
