/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The page of zimt-week-paper.h as a file. */
#pragma once

#include "zimt-error.h"
#include "zimt-week-paper.h"

/* Writes @path as PDF (one page with a title), SVG or PNG (2400 pixels wide), by its
 * ending .pdf, .svg or .png in any case. Written beside it and renamed: no half file is left; where
 * @path is a link, that goes for the file that it leads to.
 * ZIMT_ERROR_INVALID: another ending; ZIMT_ERROR_FAILED: cannot be written. */
gboolean zimt_plan_file_write (const char *path, const ZimtWeekPlan *plan, GError **error);
