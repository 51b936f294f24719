/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the process leaves behind. */
#include <string.h>
#include <sys/prctl.h>
#include <sys/stat.h>

#include "zimt-process.h"

static char *
find_line (const char *path, const char *beginning)
{
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  lines = g_strsplit (text, "\n", -1);
  for (char **line = lines; *line != NULL; line++)
    if (g_str_has_prefix (*line, beginning))
      return g_strdup (*line);
  g_error ("%s says nothing about %s", path, beginning);
}

static void
test_no_core (void)
{
  g_autofree char *line = NULL;
  g_auto (GStrv) words = NULL;
  const char *values[2] = { NULL, NULL };
  guint n = 0;

  g_assert_true (zimt_process_harden ());
  line = find_line ("/proc/self/limits", "Max core file size");
  words = g_strsplit (line + strlen ("Max core file size"), " ", -1);
  for (char **word = words; *word != NULL && n < 2; word++)
    if (**word != '\0')
      values[n++] = *word;
  g_assert_cmpstr (values[0], ==, "0");
  g_assert_cmpstr (values[1], ==, "0");
  g_assert_cmpint (prctl (PR_GET_DUMPABLE, 0, 0, 0, 0), ==, 0);
}

static void
test_files (void)
{
  mode_t mask;

  zimt_process_harden ();
  mask = umask (0);
  umask (mask);
  g_assert_cmpuint (mask, ==, 077);
}

/* Looks at freed memory, which only the allocator may: not where a sanitizer watches. */
static void
test_freed (void)
{
#if defined(__SANITIZE_ADDRESS__)
  g_test_skip ("AddressSanitizer has an allocator of its own");
#else
  char *volatile text;
  gboolean is_left;

  zimt_process_overwrite_freed ();
  text = g_strnfill (4000, 'x');
  g_free (text);
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wuse-after-free"
  /* The allocator's own lists are in the first bytes. */
  is_left = memchr (text + 64, 'x', 3000) != NULL;
#pragma GCC diagnostic pop
  g_assert_false (is_left);
#endif
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/process/there-are-no-core-dumps", test_no_core);
  g_test_add_func ("/process/files-are-the-users-alone", test_files);
  g_test_add_func ("/process/freed-memory-is-overwritten", test_freed);
  return g_test_run ();
}
