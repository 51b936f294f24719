/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Hears when the desktop is locked or the computer goes to sleep, so that Zimt locks with it. Where
 * there is no bus, or nobody on it who tells, nothing happens. */
#pragma once

#include <gio/gio.h>

#define ZIMT_TYPE_LOCK_WATCH (zimt_lock_watch_get_type ())
G_DECLARE_FINAL_TYPE (ZimtLockWatch, zimt_lock_watch, ZIMT, LOCK_WATCH, GObject)

/* Signal "lock" (): the screen was locked or blanked (org.gnome.ScreenSaver and
 * org.freedesktop.ScreenSaver, ActiveChanged), the session is to be locked (org.freedesktop.login1,
 * Session.Lock), or the computer is about to sleep (Manager.PrepareForSleep). Sleep waits until
 * zimt_lock_watch_disarm (), as long as the system lets it. */
ZimtLockWatch *zimt_lock_watch_new (void);

/* From now on there is something to lock. As often as one likes. */
void zimt_lock_watch_arm (ZimtLockWatch *watch);

/* It is locked: nothing is emitted, and sleep need not wait. */
void zimt_lock_watch_disarm (ZimtLockWatch *watch);
