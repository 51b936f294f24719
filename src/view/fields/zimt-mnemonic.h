/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Mnemonics for labels that have none, so that they do not collide in one window. */
#pragma once

#include <glib.h>

/* The letters that these labels use ("_Save"), NULL-terminated; (transfer full). */
GString *zimt_mnemonic_collect (const char *const *labels);

/* @title with a mnemonic at its first letter that is not in @used yet, which it then is; without
 * one where there is none. (transfer full) */
char *zimt_mnemonic_add (const char *title, GString *used);
