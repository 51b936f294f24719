/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Made contacts of several scripts, the same for the same random numbers. */
#pragma once

#include "zimt-record.h"

/* Where all of them that have a role have it. */
#define MADE_ORGANISATION "00112233445566778899aabbccddeeff"

/* (transfer full): ZimtRecord, valid; mostly PERSON. */
GPtrArray *made_people_new (GRand *random, guint n);

/* A line of JSON on the standard output, for other programs to compare. */
void made_people_print (const ZimtRecord *record);

/* Does something bad to some of @length bytes. */
void made_people_damage (GRand *random, char *bytes, gsize length);
