/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The one door for wishes: opening a house, acts and their journal step, undo. */
#include "zimt-desk-private.h"

#include <glib/gi18n-lib.h>

#include "zimt-backup.h"
#include "zimt-choices-private.h"
#include "zimt-file.h"
#include "zimt-school-holidays.h"
#include "zimt-text.h"

#define RECEPTION "reception"

const char *
zimt_desk_get_actor (ZimtDesk *desk)
{
  return desk->keyring != NULL ? desk->keyring->account->name : RECEPTION;
}

gboolean
zimt_desk_begin (ZimtDesk *desk, ZimtStepKind kind, const char *format, const char *subject,
                 GError **error)
{
  g_autoptr (GString) name = g_string_new (format);

  g_string_replace (name, "%s", subject, 1);
  return zimt_store_begin (desk->store, kind, name->str, zimt_desk_get_actor (desk),
                           zimt_clock_get_now (desk->clock), error);
}

/* The calendar for a house that keeps Corpus Christi or not: the one that is there where it does;
 * made anew where it does not, as the old one is shared with other threads. */
static ZimtCalendar *
get_calendar (ZimtDesk *desk, gboolean with_corpus_christi, GError **error)
{
  ZimtCalendar *calendar;

  if (desk->calendar != NULL && desk->calendar->with_corpus_christi == with_corpus_christi)
    return zimt_calendar_ref (desk->calendar);
  calendar = zimt_school_holidays_load (error);
  if (calendar != NULL)
    calendar->with_corpus_christi = with_corpus_christi;
  return calendar;
}

static gboolean
load_number (ZimtDesk *desk, const char *key, int fallback, int min, int max, int *number,
             GError **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autofree char *text = zimt_store_dup_setting (desk->store, key, &local_error);

  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  *number = text != NULL ? (int)CLAMP (g_ascii_strtoll (text, NULL, 10), min, max) : fallback;
  return TRUE;
}

static gboolean
load_accounts (ZimtDesk *desk, ZimtHouse *house, gboolean *has_vault, GError **error)
{
  g_autoptr (GPtrArray) accounts = zimt_store_load_accounts (desk->store, error);
  g_autoptr (GError) local_error = NULL;

  if (accounts == NULL)
    return FALSE;
  g_ptr_array_extend_and_steal (house->accounts, g_steal_pointer (&accounts));
  *has_vault = zimt_store_load_vault (desk->store, NULL, NULL, &local_error);
  if (local_error != NULL && !g_error_matches (local_error, ZIMT_ERROR, ZIMT_ERROR_NOT_FOUND))
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  return load_number (desk, ZIMT_SETTING_IDLE_MINUTES, ZIMT_IDLE_MINUTES_DEFAULT,
                      ZIMT_IDLE_MINUTES_MIN, ZIMT_IDLE_MINUTES_MAX, &house->idle_minutes, error)
         && load_number (desk, ZIMT_SETTING_RETENTION_MONTHS, ZIMT_RETENTION_MONTHS_DEFAULT,
                         ZIMT_RETENTION_MONTHS_MIN, ZIMT_RETENTION_MONTHS_MAX,
                         &house->retention_months, error);
}

gboolean
zimt_desk_reload (ZimtDesk *desk, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autofree char *corpus_christi = NULL;
  g_autofree char *practice = NULL;
  g_autoptr (ZimtChoices) choices = NULL;
  gboolean has_vault = FALSE;
  g_autoptr (ZimtHouse) house = zimt_store_load_house (desk->store, error);
  ZimtCalendar *calendar;

  if (house == NULL)
    return FALSE;
  corpus_christi = zimt_store_dup_setting (desk->store, "calendar.corpus-christi", &local_error);
  if (local_error == NULL)
    practice = zimt_store_dup_setting (desk->store, "house.is-practice", &local_error);
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  if (!load_accounts (desk, house, &has_vault, error))
    return FALSE;
  choices = zimt_choices_load (desk->store, error);
  calendar
      = choices != NULL ? get_calendar (desk, g_strcmp0 (corpus_christi, "1") == 0, error) : NULL;
  if (calendar == NULL)
    return FALSE;
  /* Whoever sees others makes everything with labels anew. */
  if (desk->choices == NULL || !zimt_choices_is_equal (desk->choices, choices))
    {
      g_clear_pointer (&desk->choices, zimt_choices_unref);
      desk->choices = g_steal_pointer (&choices);
    }
  g_clear_pointer (&desk->calendar, zimt_calendar_unref);
  desk->calendar = calendar;
  g_clear_pointer (&desk->house, zimt_house_unref);
  desk->house = g_steal_pointer (&house);
  desk->is_practice = g_strcmp0 (practice, "1") == 0;
  desk->has_vault = has_vault;
  return TRUE;
}

gboolean
zimt_desk_commit (ZimtDesk *desk, gboolean house_changed, GError **error)
{
  gint64 step_id;

  if (!zimt_store_commit (desk->store, &step_id, error))
    return FALSE;
  if (step_id != 0)
    desk->generation++;
  return !house_changed || zimt_desk_reload (desk, error);
}

gboolean
zimt_desk_finish (ZimtDesk *desk, gboolean is_done, GError **error)
{
  if (is_done && zimt_desk_commit (desk, TRUE, error))
    return TRUE;
  zimt_store_rollback (desk->store);
  zimt_desk_reload (desk, NULL); /* the first error is the one to tell */
  return FALSE;
}

static ZimtDesk *
desk_new (const char *path, ZimtStoreOpen how, ZimtClock *clock, GError **error)
{
  g_autoptr (ZimtDesk) desk = g_new0 (ZimtDesk, 1);

  desk->clock = zimt_clock_ref (clock);
  desk->store = zimt_store_open (path, how, error);
  if (desk->store == NULL || !zimt_desk_reload (desk, error))
    return NULL;
  return g_steal_pointer (&desk);
}

ZimtDesk *
zimt_desk_open (const char *path, ZimtClock *clock, GError **error)
{
  return desk_new (path, ZIMT_STORE_OPEN_EXISTING, clock, error);
}

typedef gboolean (*FillFunc) (ZimtDesk *desk, const char *name, GPtrArray *rooms, GError **error);

/* No act, so that nobody undoes their house away. */
static gboolean
fill_new (ZimtDesk *desk, const char *name, GPtrArray *rooms, GError **error)
{
  return zimt_desk_begin (desk, ZIMT_STEP_UPKEEP, "%s", _ ("New house"), error)
         && zimt_store_put_setting (desk->store, "house.name", name, error)
         && (rooms == NULL || zimt_desk_store_rooms (desk, rooms, error))
         && zimt_desk_commit (desk, TRUE, error);
}

static gboolean
fill_sample (ZimtDesk *desk, const char *name, GPtrArray *rooms, GError **error)
{
  return zimt_desk_fill_sample (desk, error);
}

/* Makes the house beside @path and moves it there when it is whole, so that a kill in between
 * leaves no half house that the next start would open. */
static ZimtDesk *
create_house (const char *path, const char *name, GPtrArray *rooms, FillFunc fill, ZimtClock *clock,
              GError **error)
{
  g_autofree char *uid = zimt_uid_new ();
  g_autofree char *beside = g_strdup_printf ("%s" ZIMT_FILE_UNFINISHED "%.8s", path, uid);
  ZimtDesk *desk;
  gboolean is_whole;

  if (!zimt_file_is_free (path, error))
    return NULL;
  desk = desk_new (beside, ZIMT_STORE_CREATE, clock, error);
  if (desk == NULL)
    return NULL;
  is_whole = fill (desk, name, rooms, error);
  if (!is_whole)
    zimt_store_rollback (desk->store);
  zimt_desk_close (desk);
  if (is_whole && zimt_file_publish (beside, path, error))
    return zimt_desk_open (path, clock, error);
  zimt_file_discard (beside);
  return NULL;
}

ZimtDesk *
zimt_desk_create (const char *path, const char *name, GPtrArray *rooms, ZimtClock *clock,
                  GError **error)
{
  g_autofree char *clean = zimt_text_clean (name, _ ("The name of the house"), FALSE, error);

  if (clean == NULL)
    return NULL;
  return create_house (path, clean, rooms, fill_new, clock, error);
}

ZimtDesk *
zimt_desk_create_sample (const char *path, ZimtClock *clock, GError **error)
{
  return create_house (path, NULL, NULL, fill_sample, clock, error);
}

void
zimt_desk_close (ZimtDesk *desk)
{
  g_clear_pointer (&desk->keyring, zimt_keyring_free);
  g_clear_pointer (&desk->choices, zimt_choices_unref);
  g_clear_pointer (&desk->store, zimt_store_close);
  g_clear_pointer (&desk->house, zimt_house_unref);
  g_clear_pointer (&desk->calendar, zimt_calendar_unref);
  g_clear_pointer (&desk->clock, zimt_clock_unref);
  g_free (desk);
}

guint64
zimt_desk_get_generation (ZimtDesk *desk)
{
  return desk->generation;
}

ZimtHouse *
zimt_desk_get_house (ZimtDesk *desk)
{
  return desk->house;
}

ZimtCalendar *
zimt_desk_get_calendar (ZimtDesk *desk)
{
  return desk->calendar;
}

const char *
zimt_desk_get_path (ZimtDesk *desk)
{
  return zimt_store_get_path (desk->store);
}

ZimtChoices *
zimt_desk_get_choices (ZimtDesk *desk)
{
  return desk->choices;
}

gboolean
zimt_desk_has_vault (ZimtDesk *desk)
{
  return desk->has_vault;
}

gboolean
zimt_desk_is_practice (ZimtDesk *desk)
{
  return desk->is_practice;
}

typedef ZimtStepInfo *(*StepFunc) (ZimtStore *store, const char *account, ZimtMinute at,
                                   GError **error);

static gboolean
walk_journal (ZimtDesk *desk, StepFunc func, char **name, GError **error)
{
  g_autoptr (ZimtStepInfo) step
      = func (desk->store, zimt_desk_get_actor (desk), zimt_clock_get_now (desk->clock), error);

  if (step == NULL)
    return FALSE;
  desk->generation++;
  if (!zimt_desk_reload (desk, error))
    return FALSE;
  /* The act is taken back, whatever comes of this: the next upkeep tells. */
  zimt_desk_fill (desk, NULL);
  if (name != NULL)
    *name = g_strdup (step->name);
  return TRUE;
}

gboolean
zimt_desk_undo (ZimtDesk *desk, char **name, GError **error)
{
  return walk_journal (desk, zimt_journal_undo, name, error);
}

gboolean
zimt_desk_redo (ZimtDesk *desk, char **name, GError **error)
{
  return walk_journal (desk, zimt_journal_redo, name, error);
}

/* For menus and tooltips only: where the journal cannot be read they offer nothing, and the act
 * that comes next says why. */
char *
zimt_desk_dup_undo_name (ZimtDesk *desk)
{
  g_autoptr (ZimtStepInfo) step = zimt_journal_peek_undo (desk->store, NULL);

  return step != NULL ? g_strdup (step->name) : NULL;
}

char *
zimt_desk_dup_redo_name (ZimtDesk *desk)
{
  g_autoptr (ZimtStepInfo) step = zimt_journal_peek_redo (desk->store, NULL);

  return step != NULL ? g_strdup (step->name) : NULL;
}

gboolean
zimt_desk_count (ZimtDesk *desk, gint64 *n_rooms, gint64 *n_organisations, gint64 *n_series,
                 gint64 *n_bookings, GError **error)
{
  return zimt_store_count (desk->store, n_rooms, n_organisations, n_series, n_bookings, error);
}

gboolean
zimt_desk_check_file (ZimtDesk *desk, GError **error)
{
  return zimt_store_check (desk->store, error);
}

gboolean
zimt_desk_backup (ZimtDesk *desk, const char *path, gboolean may_replace, GError **error)
{
  return zimt_store_backup (desk->store, path, may_replace, error);
}

gboolean
zimt_desk_restore (const char *backup, const char *path, char **kept, GError **error)
{
  return zimt_store_restore (backup, path, kept, error);
}
