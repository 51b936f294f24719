/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What reading and writing cards share. */
#pragma once

#include "zimt-read-cards.h"

/* The longest line of a card when unfolded, the most that is kept of one card, and the largest
 * picture that is kept (64 KiB as base64), in bytes. */
#define ZIMT_VCARD_MAX_LINE (256 * 1024)
#define ZIMT_VCARD_MAX_KEPT (256 * 1024)
#define ZIMT_VCARD_MAX_PICTURE 87600

/* No address book has more lines in a card, or more cards: as records these are 160 MB. */
#define ZIMT_VCARD_MAX_LINES 5000
#define ZIMT_VCARD_MAX_CARDS 50000

/* --- The lines of a file --- */

/* One property, as it came, but unfolded, in UTF-8 and, where it was of 2.1, in the form of 3.0. */
typedef struct
{
  int line;          /* of the file, where it begins, from 1 */
  char *raw;         /* owned: "item1.TEL;TYPE=WORK,PREF:+49 361 1" */
  char *name;        /* owned: "TEL" */
  char *types;       /* owned: "WORK,PREF" */
  const char *value; /* borrowed from @raw */
} ZimtVcardLine;

typedef struct
{
  int line;         /* where it begins, from 1 */
  GPtrArray *lines; /* owned: ZimtVcardLine, without BEGIN, VERSION and END */
  gboolean is_whole;
  gboolean is_too_large;
  gboolean has_lost_picture;
  gboolean is_old; /* 2.1 */
} ZimtVcard;

void zimt_vcard_clear (ZimtVcard *card);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (ZimtVcard, zimt_vcard_clear)

typedef struct
{
  const char *text; /* borrowed: any bytes */
  gsize length;
  gsize offset;
  int line;      /* of the next physical line, from 1 */
  int junk_line; /* the first line after the last card that is in none; 0: there is none */
  char *junk;    /* owned (nullable): the beginning of it */
} ZimtVcardScanner;

/* The next card; FALSE at the end. *card must be cleared. */
gboolean zimt_vcard_scan (ZimtVcardScanner *scanner, ZimtVcard *card);

/* --- From lines to fields --- */

/* One line that a field took, so that it is known again among what the record says. */
typedef struct
{
  const char *raw;   /* borrowed */
  const char *field; /* of ZimtVcardSaid */
  guint index;
  gboolean is_part; /* other lines went into the same */
} ZimtVcardTaken;

/* A card on its way to a record. */
typedef struct
{
  ZimtRecord *record;    /* owned: of the kind that it becomes */
  GString *kept;         /* owned: lines that no field takes */
  GArray *taken;         /* owned: ZimtVcardTaken */
  GPtrArray *left_out;   /* owned: ZimtRefusal, lines that say what cannot be; they are kept */
  GString *note;         /* owned */
  char *full_name;       /* owned (nullable) */
  char *organisation;    /* owned (nullable) */
  char *title;           /* owned (nullable): of the role */
  const char *title_raw; /* borrowed (nullable) */
  const char *wrong;     /* borrowed (nullable): N_(), why the card is refused */
} ZimtVcardReading;

void zimt_vcard_reading_clear (ZimtVcardReading *reading);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (ZimtVcardReading, zimt_vcard_reading_clear)

/* Every line of a card into a field, or to what is kept. */
void zimt_vcard_read_fields (ZimtVcardReading *reading, const GPtrArray *lines);

/* Keeps a line. */
void zimt_vcard_keep (ZimtVcardReading *reading, const char *raw);

/* --- What a record says as lines --- */

typedef struct
{
  const char *field; /* of the record; "fn", "org", "title" of the role */
  guint index;       /* of the row or code */
  char *text;        /* owned: not folded */
} ZimtVcardSaid;

/* (transfer full): ZimtVcardSaid. */
GPtrArray *zimt_vcard_say (const ZimtRecord *record, const char *organisation);

/* Lines of "vcard" that stand for one that Zimt would write begin so: first that one, then what
 * came. */
#define ZIMT_VCARD_WOULD '='
#define ZIMT_VCARD_CAME '~'
