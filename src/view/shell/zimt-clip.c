/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Takes back from the clipboard what was copied while somebody was unlocked. */
#include "zimt-clip.h"

struct _ZimtClip
{
  GObject parent_instance;

  GdkClipboard *clipboards[2]; /* owned: clipboard and primary selection */
  ZimtSession *session;        /* owned */
  guint source;                /* what was copied waits for its end */
};
G_DEFINE_FINAL_TYPE (ZimtClip, zimt_clip, G_TYPE_OBJECT)

static gboolean
has_content (GdkClipboard *clipboard)
{
  return gdk_clipboard_is_local (clipboard) && gdk_clipboard_get_content (clipboard) != NULL;
}

static void
clear (ZimtClip *clip)
{
  g_clear_handle_id (&clip->source, g_source_remove);
  for (gsize i = 0; i < G_N_ELEMENTS (clip->clipboards); i++)
    if (clip->clipboards[i] != NULL && has_content (clip->clipboards[i]))
      gdk_clipboard_set_content (clip->clipboards[i], NULL);
}

static gboolean
time_over_cb (gpointer user_data)
{
  ZimtClip *clip = user_data;

  clip->source = 0;
  clear (clip);
  return G_SOURCE_REMOVE;
}

/* Each new copy has its own time. */
static void
changed_cb (ZimtClip *clip, GdkClipboard *clipboard)
{
  if (!has_content (clipboard) || !zimt_session_is_unlocked (clip->session))
    return;
  g_clear_handle_id (&clip->source, g_source_remove);
  clip->source = g_timeout_add_seconds (ZIMT_CLIP_SECONDS, time_over_cb, clip);
}

static void
zimt_clip_dispose (GObject *object)
{
  ZimtClip *clip = ZIMT_CLIP (object);

  /* Without a time that runs nothing was copied while somebody was unlocked. */
  if (clip->source != 0)
    clear (clip);
  for (gsize i = 0; i < G_N_ELEMENTS (clip->clipboards); i++)
    g_clear_object (&clip->clipboards[i]);
  g_clear_object (&clip->session);
  G_OBJECT_CLASS (zimt_clip_parent_class)->dispose (object);
}

static void
zimt_clip_class_init (ZimtClipClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = zimt_clip_dispose;
}

static void
zimt_clip_init (ZimtClip *clip)
{
}

ZimtClip *
zimt_clip_new (GdkDisplay *display, ZimtSession *session)
{
  ZimtClip *clip = g_object_new (ZIMT_TYPE_CLIP, NULL);

  clip->session = g_object_ref (session);
  clip->clipboards[0] = g_object_ref (gdk_display_get_clipboard (display));
  clip->clipboards[1] = g_object_ref (gdk_display_get_primary_clipboard (display));
  for (gsize i = 0; i < G_N_ELEMENTS (clip->clipboards); i++)
    g_signal_connect_object (clip->clipboards[i], "changed", G_CALLBACK (changed_cb), clip,
                             G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "locking", G_CALLBACK (clear), clip, G_CONNECT_SWAPPED);
  return clip;
}
