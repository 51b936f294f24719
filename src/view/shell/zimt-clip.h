/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Takes back from the clipboard what was copied while somebody was unlocked. */
#pragma once

#include <gtk/gtk.h>

#include "zimt-session.h"

#define ZIMT_TYPE_CLIP (zimt_clip_get_type ())
G_DECLARE_FINAL_TYPE (ZimtClip, zimt_clip, ZIMT, CLIP, GObject)

/* So long a copy stays. */
#define ZIMT_CLIP_SECONDS 20

/* Watches the clipboard and the selection of @display: what Zimt put there while @session is
 * unlocked goes after ZIMT_CLIP_SECONDS, when the session locks and when the watcher goes. What
 * other programs put there stays. */
ZimtClip *zimt_clip_new (GdkDisplay *display, ZimtSession *session);
