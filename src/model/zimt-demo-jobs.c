/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What made people do: tandems, assignments, and what was asked for in vain. */
#include <glib/gi18n-lib.h>

#include "zimt-assignment.h"
#include "zimt-availability.h"
#include "zimt-demo-private.h"

static const char *const weekdays[] = { "mon", "tue", "wed", "thu", "fri", "sat", "sun" };
static const char *const fields[]
    = { "health", "school-kita", "authorities", "social", "work", NULL };

static ZimtRecord *
new_tandem (ZimtDemoDraw *draw, ZimtRecord *companion, ZimtRecord *newcomer, gboolean is_ended)
{
  static const char *const states[] = { "active", "active", "agreement", "trial", NULL };
  static const char *const reasons[] = { "goal-reached", "moved", "time", "did-not-fit", NULL };
  ZimtRecord *record = zimt_demo_draw_record (draw, ZIMT_RECORD_TANDEM);
  ZimtDate started = draw->today - 10 - zimt_demo_draw_below (draw, 200) - (is_ended ? 200 : 0);
  ZimtRecord *talk = zimt_record_new (ZIMT_RECORD_TALK);

  zimt_record_set_text (record, "companion", zimt_record_get_id (companion));
  zimt_record_set_text (record, "newcomer", zimt_record_get_id (newcomer));
  zimt_record_set_text (record, "state", is_ended ? "ended" : zimt_demo_draw_text (draw, states));
  zimt_record_set_date (record, "suggested", started - 14);
  zimt_record_set_date (record, "started", started);
  zimt_record_set_date (talk, "date", started);
  zimt_record_set_text (talk, "text",
                        zimt_demo_draw_text (draw, zimt_practice_names_get (draw->names, "wish",
                                                                            "text")));
  zimt_record_add_row (record, "talks", talk);
  zimt_record_set_text (record, "note", _ ("Practice"));
  if (is_ended)
    {
      zimt_record_set_date (record, "ended", started + 120);
      zimt_record_set_text (record, "reason", zimt_demo_draw_text (draw, reasons));
    }
  return record;
}

/* --- Assignments --- */

/* The hours of a date; FALSE: none. Without any weekly hours it is the whole working day. */
static gboolean
find_hours (const ZimtRecord *interpreter, ZimtDate date, int *from, int *to)
{
  const char *weekday = weekdays[zimt_date_get_weekday (date) - 1];

  *from = 9 * 60;
  *to = 15 * 60;
  for (guint i = 0; i < zimt_record_get_n_rows (interpreter, "hours"); i++)
    {
      const ZimtRecord *row = zimt_record_get_row (interpreter, "hours", i);

      if (!g_str_equal (zimt_record_get_text (row, "weekday"), weekday))
        continue;
      *from = zimt_record_get_time (row, "from");
      *to = zimt_record_get_time (row, "to");
      return TRUE;
    }
  return zimt_record_get_n_rows (interpreter, "hours") == 0 && zimt_date_get_weekday (date) <= 5;
}

static void
set_what (ZimtDemoDraw *draw, ZimtRecord *record, const char *language)
{
  const char *place
      = zimt_demo_draw_text (draw, zimt_practice_names_get (draw->names, "place", "text"));

  zimt_record_set_text (record, "language", language);
  zimt_record_set_text (record, "other", "deu");
  zimt_record_set_text (record, "field", zimt_demo_draw_text (draw, fields));
  zimt_record_set_text (record, "mode", "spoken");
  zimt_record_set_text (record, "place", place);
  zimt_record_set_text (record, "requester_name", place);
  zimt_record_set_number (record, "kilometres", zimt_demo_draw_below (draw, 15));
  zimt_record_set_text (record, "note", _ ("Practice"));
}

static ZimtRecord *
new_assignment (ZimtDemoDraw *draw, const ZimtRecord *interpreter, ZimtDate date)
{
  static const char *const rare[] = { "lin", "pbu", "som", "amh", NULL };
  int from = 9 * 60, to = 15 * 60, length = 60 + 30 * zimt_demo_draw_below (draw, 3);
  const char *language = zimt_demo_draw_text (draw, rare);
  ZimtRecord *record = NULL;

  if (interpreter != NULL)
    {
      if (!find_hours (interpreter, date, &from, &to)
          || zimt_availability_is_absent (interpreter, date))
        return NULL;
      language = zimt_record_get_text (zimt_record_get_row (interpreter, "skills", 0), "language");
    }
  from += 30 * zimt_demo_draw_below (draw, (to - from - length) / 30 + 1);
  record = zimt_demo_draw_record (draw, ZIMT_RECORD_ASSIGNMENT);
  if (interpreter != NULL)
    {
      zimt_record_set_text (record, "interpreter", zimt_record_get_id (interpreter));
      zimt_record_set_number (record, "travel", zimt_record_get_number (interpreter, "travel"));
    }
  zimt_record_set_text (record, "state", "asked");
  zimt_record_set_date (record, "date", date);
  zimt_record_set_time (record, "from", from);
  zimt_record_set_time (record, "to", from + length);
  set_what (draw, record, language);
  return record;
}

static ZimtRecord *
new_demand (ZimtDemoDraw *draw)
{
  static const char *const languages[] = { "tir", "som", "pbu", "vie", "lin", NULL };
  static const char *const districts[] = { "north", "centre", "south", NULL };
  static const char *const reasons[]
      = { "nobody-speaks", "nobody-free", "all-refused", "too-late", NULL };
  static const char *const helps[] = { "professional", "phone", "nobody", NULL };
  ZimtRecord *record = zimt_demo_draw_record (draw, ZIMT_RECORD_DEMAND);

  zimt_record_set_text (record, "language", zimt_demo_draw_text (draw, languages));
  zimt_record_set_date (record, "date", draw->today - 1 - zimt_demo_draw_below (draw, 300));
  zimt_record_set_text (record, "field", zimt_demo_draw_text (draw, fields));
  zimt_record_set_text (record, "district", zimt_demo_draw_text (draw, districts));
  zimt_record_set_text (record, "reason", zimt_demo_draw_text (draw, reasons));
  zimt_record_set_text (record, "helped_by", zimt_demo_draw_text (draw, helps));
  return record;
}

/* § 3 no. 26a EStG names the limit; the rest is invented. */
static ZimtRecord *
new_tariff (ZimtDemoDraw *draw)
{
  ZimtRecord *record = zimt_demo_draw_record (draw, ZIMT_RECORD_TARIFF);

  zimt_record_set_date (record, "from", draw->today - 800);
  zimt_record_set_number (record, "per_hour", 2000);
  zimt_record_set_number (record, "per_km", 30);
  zimt_record_set_number (record, "minimum", 60);
  zimt_record_set_number (record, "step", 30);
  zimt_record_set_number (record, "limit", 96000);
  return record;
}

/* --- Putting them there --- */

gboolean
zimt_demo_put_tandems (ZimtDemoRun *run, GError **error)
{
  guint n = MIN (run->companions->len, run->newcomers->len) / 2;

  for (guint i = 0; i < n; i++)
    {
      gboolean is_ended = i % 4 == 3;
      g_autoptr (ZimtRecord) newcomer
          = zimt_desk_load_card (run->desk, zimt_record_get_id (run->newcomers->pdata[i]), error);
      g_autoptr (ZimtRecord) tandem = NULL;

      if (newcomer == NULL)
        return FALSE;
      tandem = new_tandem (run->draw, run->companions->pdata[i], newcomer, is_ended);
      zimt_record_set_text (newcomer, "state", is_ended ? "waiting" : "matched");
      if (!zimt_card_act_put (run->act, tandem, error)
          || !zimt_card_act_put (run->act, newcomer, error))
        return FALSE;
      run->counts.n_tandems++;
    }
  return TRUE;
}

static const char *const steps[]
    = { "asked", "offered", "accepted", "confirmed", "done", "settled", "paid", NULL };

/* Walks the card to @state step by step, as the database wants it. What was offered in the past
 * would be too late to offer now. */
static gboolean
walk (ZimtDemoRun *run, const ZimtRecord *assignment, const char *state, GError **error)
{
  for (int i = 1; !g_str_equal (steps[i - 1], state); i++)
    {
      g_autoptr (ZimtCardRow) row
          = zimt_store_load_card (run->desk->store, zimt_record_get_id (assignment), error);

      if (row == NULL)
        return FALSE;
      g_free (row->state);
      row->state = g_strdup (steps[i]);
      if (!zimt_store_put_card (run->desk->store, row, error))
        return FALSE;
    }
  return TRUE;
}

static void
set_allowance (ZimtDemoRun *run, ZimtRecord *assignment)
{
  g_autoptr (ZimtPeopleBook) book = zimt_people_book_new ();

  if (run->tariff == NULL)
    return;
  zimt_people_book_put (book, run->tariff);
  zimt_record_set_number (assignment, "allowance",
                          zimt_assignment_get_allowance (book, assignment));
}

/* One a day for each interpreter, so that nobody is in two places. */
static gboolean
put_assignment (ZimtDemoRun *run, ZimtRecord *interpreter, ZimtDate date, const char *state,
                GError **error)
{
  g_autoptr (ZimtRecord) assignment = new_assignment (run->draw, interpreter, date);

  if (assignment == NULL)
    return TRUE;
  if (g_str_equal (state, "settled") || g_str_equal (state, "paid"))
    set_allowance (run, assignment);
  run->counts.n_assignments++;
  return zimt_card_act_put (run->act, assignment, error) && walk (run, assignment, state, error);
}

gboolean
zimt_demo_put_assignments (ZimtDemoRun *run, GError **error)
{
  static const char *const past[] = { "done", "done", "settled", "paid", "paid", NULL };
  static const char *const future[] = { "offered", "accepted", "confirmed", NULL };
  ZimtDemoDraw *draw = run->draw;

  for (guint i = 0; i < run->interpreters->len; i++)
    {
      int n_past = zimt_demo_draw_below (draw, 5), n_future = zimt_demo_draw_below (draw, 3);

      for (int j = 0; j < n_past; j++)
        if (!put_assignment (run, run->interpreters->pdata[i],
                             draw->today - 1 - 20 * j - zimt_demo_draw_below (draw, 20),
                             zimt_demo_draw_text (draw, past), error))
          return FALSE;
      for (int j = 0; j < n_future; j++)
        if (!put_assignment (run, run->interpreters->pdata[i],
                             draw->today + 4 + 10 * j + zimt_demo_draw_below (draw, 10),
                             zimt_demo_draw_text (draw, future), error))
          return FALSE;
      if (i % 8 == 0
          && !put_assignment (run, NULL, draw->today + 3 + zimt_demo_draw_below (draw, 20), "asked",
                              error))
        return FALSE;
    }
  return TRUE;
}

gboolean
zimt_demo_put_around (ZimtDemoRun *run, int n, GError **error)
{
  if (!run->has_tariff)
    {
      run->tariff = new_tariff (run->draw);
      if (!zimt_card_act_put (run->act, run->tariff, error))
        return FALSE;
    }
  for (int i = 0; i < n / 4; i++)
    {
      g_autoptr (ZimtRecord) demand = new_demand (run->draw);

      if (!zimt_card_act_put (run->act, demand, error))
        return FALSE;
    }
  return TRUE;
}
