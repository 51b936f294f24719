/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Why something did not work. The message is one sentence for people, in their language. */
#pragma once

#include <glib.h>

#define ZIMT_ERROR (zimt_error_quark ())

/**
 * ZimtError:
 * @ZIMT_ERROR_FAILED: nothing below fits; also input and output errors
 * @ZIMT_ERROR_INVALID: what was asked for makes no sense: an end before a start, an unknown room
 * @ZIMT_ERROR_CONFLICT: something else is in the way
 * @ZIMT_ERROR_IN_USE: another process has the database open
 * @ZIMT_ERROR_DAMAGED: the file is no sound Zimt database
 * @ZIMT_ERROR_NEWER: the file was written by a newer Zimt
 * @ZIMT_ERROR_READ_ONLY: the file or its folder cannot be written, or not even read
 * @ZIMT_ERROR_NOT_FOUND: there is no such room, booking or file
 * @ZIMT_ERROR_NOT_ALLOWED: locked, or this account may not
 * @ZIMT_ERROR_DONE_UNSEEN: it was done, but what came of it cannot be shown: it is private and
 *   Zimt is locked by now, or it could not be read again
 */
typedef enum
{
  ZIMT_ERROR_FAILED,
  ZIMT_ERROR_INVALID,
  ZIMT_ERROR_CONFLICT,
  ZIMT_ERROR_IN_USE,
  ZIMT_ERROR_DAMAGED,
  ZIMT_ERROR_NEWER,
  ZIMT_ERROR_READ_ONLY,
  ZIMT_ERROR_NOT_FOUND,
  ZIMT_ERROR_NOT_ALLOWED,
  ZIMT_ERROR_DONE_UNSEEN,
} ZimtError;

GQuark zimt_error_quark (void);
