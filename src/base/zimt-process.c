/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the process leaves behind of what it held in its memory. */
#include "zimt-process.h"

#include <malloc.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>

#define FILL 0x5a

gboolean
zimt_process_harden (void)
{
  struct rlimit none = { 0, 0 };
  gboolean has_no_core = setrlimit (RLIMIT_CORE, &none) == 0;
  /* The limit alone is not enough: a core pattern that pipes into a program ignores it, and this
   * also keeps debuggers and /proc/PID/mem out. */
  gboolean is_closed = prctl (PR_SET_DUMPABLE, 0, 0, 0, 0) == 0;

  umask (077);
  return has_no_core && is_closed;
}

void
zimt_process_overwrite_freed (void)
{
#ifdef M_PERTURB
  /* Keys lie in guarded memory and are wiped, but names and notes pass through GTK: labels,
   * layouts, entries and the font cache keep copies of their own, which nobody can wipe.
   * Overwriting what is freed empties many of those too. It costs time, so only when somebody
   * unlocks. */
  mallopt (M_PERTURB, FILL);
#endif
}
