/* SPDX-License-Identifier: GPL-3.0-or-later */
/* `kill -9` at any moment: no record is lost or there twice, every account that may can unlock, and
 * what was begun is finished by the next unlock. */
#include "people-fixture.h"

#include <signal.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>
#include "zimt-record-list.h"

#define RECORDS 2000
#define KILLS 14

/* What the child does; one byte to @acknowledged after each act. */
typedef void (*Work) (VaultFixture *fixture, int acknowledged);

static GBytes *house = NULL; /* with RECORDS of them */

static void
acknowledge (int acknowledged)
{
  g_assert_cmpint (write (acknowledged, "!", 1), ==, 1);
}

/* Returns microseconds that the whole work takes, or less where it was killed after @delay (0: it
 * is not killed); *n_acknowledged: acts that it told of. */
static gint64
run_child (VaultFixture *fixture, Work work, gint64 delay, int *n_acknowledged)
{
  gint64 began = g_get_monotonic_time ();
  int ends[2];
  char byte;
  pid_t child;
  int status;

  g_assert_null (fixture->desk);
  g_assert_cmpint (pipe (ends), ==, 0);
  child = fork ();
  if (child == 0)
    {
      close (ends[0]);
      vault_open (fixture);
      work (fixture, ends[1]);
      _exit (0);
    }
  close (ends[1]);
  if (delay > 0)
    {
      g_usleep ((gulong)delay);
      kill (child, SIGKILL);
    }
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_true ((WIFEXITED (status) && WEXITSTATUS (status) == 0)
                 || (WIFSIGNALED (status) && WTERMSIG (status) == SIGKILL));
  *n_acknowledged = 0;
  while (read (ends[0], &byte, 1) == 1)
    (*n_acknowledged)++;
  close (ends[0]);
  return g_get_monotonic_time () - began;
}

/* What the account sees; there must be no warning, and every value must be sound. */
static guint
count_records (VaultFixture *fixture, const char *name)
{
  g_autoptr (ZimtUnlocked) unlocked = vault_unlock (fixture, name);
  g_autoptr (GError) error = NULL;
  gint64 n_values = 0;

  g_assert_cmpuint (unlocked->warnings->len, ==, 0);
  zimt_desk_verify_vault (fixture->desk, "C", &n_values, &error);
  g_assert_no_error (error);
  g_assert_cmpint (n_values, ==, zimt_case_book_get_size (unlocked->book));
  return zimt_case_book_get_size (unlocked->book);
}

static void
set_up (VaultFixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) records = zimt_record_list_new ();
  g_autoptr (GPtrArray) stored = NULL;
  g_autoptr (GError) error = NULL;

  vault_set_up (fixture, data);
  if (house != NULL)
    {
      vault_close (fixture);
      vault_write_file (fixture->path, house);
      return;
    }
  vault_enter (fixture, ANNA);
  for (int i = 0; i < RECORDS; i++)
    g_ptr_array_add (records, vault_new_case ("Kaya", "Note"));
  stored = zimt_desk_save_records (fixture->desk, records, &error);
  g_assert_no_error (error);
  vault_close (fixture);
  house = vault_read_file (fixture->path);
}

/* As it was before, also for what this computer remembers. */
static void
begin_again (VaultFixture *fixture)
{
  vault_close (fixture);
  vault_write_file (fixture->path, house);
  vault_forget_seen ();
}

static gint64
random_delay (gint64 usual)
{
  return g_test_rand_int_range (1, (int)(usual + usual / 10));
}

static gint64
get_generation (VaultFixture *fixture)
{
  return vault_query (fixture, "SELECT max (generation) FROM class_key WHERE class = 'C'");
}

/* --- Saving --- */

static void
save (VaultFixture *fixture, int acknowledged)
{
  vault_enter (fixture, BERTA);
  for (int i = 0; i < 40; i++)
    {
      zimt_record_unref (vault_save (fixture, vault_new_case ("Kaya", "Note")));
      acknowledge (acknowledged);
    }
}

static void
no_saved_record_is_lost_or_doubled (VaultFixture *fixture, gconstpointer data)
{
  int n_acknowledged;
  gint64 usual = run_child (fixture, save, 0, &n_acknowledged);
  guint n_records = RECORDS + 40;

  for (int i = 0; i < KILLS; i++)
    {
      guint n_found;

      run_child (fixture, save, random_delay (usual), &n_acknowledged);
      vault_open (fixture);
      n_found = count_records (fixture, i % 2 == 0 ? ANNA : BERTA);
      vault_close (fixture);
      g_assert_cmpuint (n_found, >=, n_records + (guint)n_acknowledged);
      g_assert_cmpuint (n_found, <=, n_records + (guint)n_acknowledged + 1);
      n_records = n_found;
    }
}

/* --- Making keys anew --- */

static void
rotate (VaultFixture *fixture, int acknowledged)
{
  g_autoptr (GError) error = NULL;

  vault_enter (fixture, ANNA);
  zimt_desk_rotate (fixture->desk, "C", &error);
  g_assert_no_error (error);
  acknowledge (acknowledged);
}

static void
a_rotation_is_whole_or_did_not_begin (VaultFixture *fixture, gconstpointer data)
{
  int n_acknowledged;
  gint64 usual = run_child (fixture, rotate, 0, &n_acknowledged);
  int n_rotated = 0;

  for (int i = 0; i < KILLS; i++)
    {
      begin_again (fixture);
      run_child (fixture, rotate, random_delay (usual), &n_acknowledged);
      vault_open (fixture);
      g_assert_cmpuint (count_records (fixture, BERTA), ==, RECORDS);
      g_assert_cmpuint (count_records (fixture, ANNA), ==, RECORDS);
      vault_close (fixture);
      g_assert_cmpint (get_generation (fixture), >=, 1 + n_acknowledged);
      g_assert_cmpint (vault_query (fixture, "SELECT count (DISTINCT generation) FROM sealed"), ==,
                       1);
      g_assert_cmpint (vault_query (fixture, "SELECT max (generation) FROM sealed"), ==,
                       get_generation (fixture));
      n_rotated += get_generation (fixture) == 2;
    }
  g_test_message ("%d of %d were rotated", n_rotated, KILLS);
}

/* --- Ending an account --- */

static void
end_berta (VaultFixture *fixture, int acknowledged)
{
  g_autoptr (GError) error = NULL;

  vault_enter (fixture, ANNA);
  zimt_desk_end_account (fixture->desk, vault_get_id (fixture, BERTA), &error);
  g_assert_no_error (error);
  acknowledge (acknowledged);
}

static void
an_account_ended_with_its_keys_or_not_at_all (VaultFixture *fixture, gconstpointer data)
{
  int n_acknowledged;
  gint64 usual = run_child (fixture, end_berta, 0, &n_acknowledged);

  for (int i = 0; i < KILLS; i++)
    {
      g_autoptr (ZimtAccount) berta = NULL;

      begin_again (fixture);
      run_child (fixture, end_berta, random_delay (usual), &n_acknowledged);
      vault_open (fixture);
      berta = vault_dup_account (fixture, BERTA);
      g_assert_true (berta->is_ended || n_acknowledged == 0);
      g_assert_cmpuint (count_records (fixture, ANNA), ==, RECORDS);
      if (!berta->is_ended)
        g_assert_cmpuint (count_records (fixture, BERTA), ==, RECORDS);
      vault_close (fixture);
      g_assert_cmpint (get_generation (fixture), ==, berta->is_ended ? 2 : 1);
      g_assert_cmpint (vault_query (fixture, "SELECT count (*) FROM class_slot WHERE class = 'C'"
                                             " AND account_id = 2"),
                       ==, berta->is_ended ? 0 : 1);
    }
}

/* --- A rotation that is due --- */

static void
unlock (VaultFixture *fixture, int acknowledged)
{
  vault_enter (fixture, ANNA);
  acknowledge (acknowledged);
}

static void
the_next_unlock_finishes_a_rotation_that_is_due (VaultFixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) before = g_steal_pointer (&house);
  g_autoptr (GError) error = NULL;
  int n_acknowledged;
  gint64 usual;

  vault_open (fixture);
  vault_enter (fixture, LEO);
  zimt_desk_end_account (fixture->desk, vault_get_id (fixture, BERTA), &error);
  g_assert_no_error (error);
  vault_close (fixture);
  house = vault_read_file (fixture->path);
  usual = run_child (fixture, unlock, 0, &n_acknowledged);
  for (int i = 0; i < KILLS; i++)
    {
      begin_again (fixture);
      run_child (fixture, unlock, random_delay (usual), &n_acknowledged);
      vault_open (fixture);
      g_assert_cmpuint (count_records (fixture, ANNA), ==, RECORDS);
      vault_close (fixture);
      g_assert_cmpint (get_generation (fixture), ==, 2);
      g_assert_cmpint (vault_query (fixture, "SELECT total (is_rotation_due) FROM class_key"), ==,
                       0);
      g_assert_cmpint (vault_query (fixture, "SELECT min (generation) FROM sealed"), ==, 2);
    }
  g_clear_pointer (&house, g_bytes_unref);
  house = g_steal_pointer (&before);
}

/* --- Cards --- */

/* A room's booking, a card and what is sealed with it, over and over. */
static void
arrange (VaultFixture *fixture, int acknowledged)
{
  gint64 room_id = ((const ZimtRoom *)zimt_desk_get_house (fixture->desk)->rooms->pdata[0])->id;

  vault_enter (fixture, BERTA);
  for (int i = 0; i < 10; i++)
    {
      g_autoptr (GPtrArray) assignments = zimt_record_list_new ();
      g_autoptr (GPtrArray) stored = NULL;
      g_autoptr (ZimtRecord) follow_up = zimt_record_new (ZIMT_RECORD_FOLLOW_UP);
      g_autoptr (GError) error = NULL;

      zimt_record_set_date (follow_up, "due", VAULT_TODAY + 1);
      zimt_record_set_text (follow_up, "text", "Appointment");
      g_ptr_array_add (assignments, people_new_assignment (NULL, 8 + i));
      stored = zimt_desk_arrange_for_case (fixture->desk, assignments, room_id, VAULT_TODAY + 1,
                                           (8 + i) * 60, (9 + i) * 60, follow_up, &error);
      g_assert_no_error (error);
      acknowledge (acknowledged);
    }
}

static void
a_job_from_a_case_is_there_with_everything_or_not_at_all (VaultFixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) before = g_steal_pointer (&house);
  int n_acknowledged;
  gint64 usual;

  vault_open (fixture);
  people_add_room (fixture);
  vault_close (fixture);
  house = vault_read_file (fixture->path);
  usual = run_child (fixture, arrange, 0, &n_acknowledged);
  for (int i = 0; i < KILLS; i++)
    {
      gint64 n_jobs;
      gint64 n_records;

      begin_again (fixture);
      run_child (fixture, arrange, random_delay (usual), &n_acknowledged);
      vault_open (fixture);
      n_records = count_records (fixture, BERTA);
      n_jobs = people_count_sealed (fixture);
      vault_close (fixture);
      g_assert_cmpint (n_jobs, >=, n_acknowledged);
      g_assert_cmpint (n_jobs, <=, n_acknowledged + 1);
      g_assert_cmpint (n_records, ==, RECORDS + n_jobs);
      g_assert_cmpint (vault_query (fixture, "SELECT count (*) FROM assignment"), ==, n_jobs);
      g_assert_cmpint (vault_query (fixture,
                                    "SELECT count (*) FROM card WHERE sealed_revision = 1"),
                       ==, n_jobs);
      g_assert_cmpint (vault_query (fixture, "SELECT count (*) FROM booking"), ==, n_jobs);
    }
  g_clear_pointer (&house, g_bytes_unref);
  house = g_steal_pointer (&before);
}

#define KILL_TEST(path, function)                                                                  \
  g_test_add ("/vault-kill/" path, VaultFixture, NULL, set_up, function, vault_tear_down)

int
main (int argc, char **argv)
{
  int result;

  vault_init ();
  g_test_init (&argc, &argv, NULL);
  KILL_TEST ("no-saved-record-is-lost-or-doubled", no_saved_record_is_lost_or_doubled);
  KILL_TEST ("a-rotation-is-whole-or-did-not-begin", a_rotation_is_whole_or_did_not_begin);
  KILL_TEST ("an-account-ended-with-its-keys-or-not-at-all",
             an_account_ended_with_its_keys_or_not_at_all);
  KILL_TEST ("the-next-unlock-finishes-a-rotation-that-is-due",
             the_next_unlock_finishes_a_rotation_that_is_due);
  KILL_TEST ("a-job-from-a-case-is-there-with-everything-or-not-at-all",
             a_job_from_a_case_is_there_with_everything_or_not_at_all);
  result = vault_run ();
  g_clear_pointer (&house, g_bytes_unref);
  return result;
}
