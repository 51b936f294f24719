/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Cards of made people, as believable as the real ones: something is missing, withdrawn or expired.
 */
#include <glib/gi18n-lib.h>

#include "zimt-demo-private.h"

static const char *const weekdays[] = { "mon", "tue", "wed", "thu", "fri", NULL };
static const char *const districts[]
    = { "centre", "north", "east", "south", "west", "around", NULL };
static const char *const interests[]
    = { "language", "authorities", "school", "work", "sport", "cooking", "culture", NULL };
static const char *const fields[]
    = { "health", "school-kita", "authorities", "social", "legal", "work", NULL };

/* Nobody shall take them for real. */
static void
mark (ZimtRecord *record)
{
  /* Translators: a tag on made cards. */
  const char *const tags[] = { _ ("Practice"), NULL };

  zimt_record_set_codes (record, "tags", tags);
}

static void
mark_note (ZimtDemoDraw *draw, ZimtRecord *record)
{
  const char *text
      = zimt_demo_draw_text (draw, zimt_practice_names_get (draw->names, "pool", "note"));
  /* Translators: a note on made cards, and a sentence. */
  g_autofree char *note = g_strdup_printf (_ ("Practice: an invented person. %s"), text);

  zimt_record_set_text (record, "note", note);
}

/* A day up to @days ago. */
static ZimtDate
draw_past (ZimtDemoDraw *draw, int days)
{
  return draw->today - 1 - zimt_demo_draw_below (draw, days);
}

/* Some of @texts, at least one. */
static void
set_some (ZimtDemoDraw *draw, ZimtRecord *record, const char *field, const char *const *texts)
{
  g_autoptr (GPtrArray) some = g_ptr_array_new ();
  int n = (int)g_strv_length ((char **)texts);
  int first = zimt_demo_draw_below (draw, n), n_some = 1 + zimt_demo_draw_below (draw, 3);

  for (int i = 0; i < MIN (n_some, n); i++)
    g_ptr_array_add (some, (gpointer)texts[(first + i) % n]);
  g_ptr_array_add (some, NULL);
  zimt_record_set_codes (record, field, (const char *const *)some->pdata);
}

static void
add_hours (ZimtDemoDraw *draw, ZimtRecord *record, const char *field, const char *weekday, int from,
           int to)
{
  ZimtRecord *row = zimt_record_new (ZIMT_RECORD_HOURS);

  zimt_record_set_text (row, "weekday", weekday);
  zimt_record_set_time (row, "from", from);
  zimt_record_set_time (row, "to", to);
  zimt_record_add_row (record, field, row);
}

static void
add_week (ZimtDemoDraw *draw, ZimtRecord *record, const char *field)
{
  gboolean is_early = !zimt_demo_draw_one_in (draw, 3);
  int first = zimt_demo_draw_below (draw, 5), n_days = 2 + zimt_demo_draw_below (draw, 4);

  for (int i = 0; i < 5; i++)
    if ((i - first + 5) % 5 < n_days)
      add_hours (draw, record, field, weekdays[i], is_early ? 8 * 60 : 13 * 60,
                 is_early ? 14 * 60 : 19 * 60);
}

/* --- Consents --- */

/* Most have given it; of some it is missing, some have withdrawn it. */
static void
set_consent (ZimtDemoDraw *draw, ZimtRecord *record)
{
  int n = zimt_demo_draw_below (draw, 12);

  if (n == 0)
    return;
  zimt_record_set_date (record, "consent", draw_past (draw, 900) - 30);
  zimt_record_set_text (record, "consent_version", "2025-1");
  if (n == 1)
    zimt_record_set_date (record, "consent_withdrawn", draw_past (draw, 30));
}

static void
add_permission (ZimtDemoDraw *draw, ZimtRecord *record, const char *purpose)
{
  static const char *const sources[] = { "E-Mail", "Netzwerktreffen", "Formular", NULL };
  int n = zimt_demo_draw_below (draw, 6);
  ZimtRecord *row = NULL;

  if (n == 0)
    return;
  row = zimt_record_new (ZIMT_RECORD_PERMISSION);
  zimt_record_set_text (row, "purpose", purpose);
  zimt_record_set_text (row, "answer", n == 1 ? "refused" : "given");
  zimt_record_set_date (row, "date", draw_past (draw, 700));
  zimt_record_set_text (row, "source", zimt_demo_draw_text (draw, sources));
  zimt_record_set_text (row, "text_version", "2025-1");
  zimt_record_add_row (record, "permissions", row);
}

/* --- Organisations and contacts --- */

static void
add_membership (ZimtDemoDraw *draw, ZimtRecord *record)
{
  ZimtRecord *row = zimt_record_new (ZIMT_RECORD_MEMBERSHIP);
  ZimtDate joined = draw_past (draw, 2500) - 400;

  zimt_record_set_date (row, "joined", joined);
  zimt_record_set_date (row, "readiness", joined);
  if (!zimt_demo_draw_one_in (draw, 5))
    zimt_record_set_date (row, "rules", joined + 14);
  if (zimt_demo_draw_one_in (draw, 6))
    zimt_record_set_date (row, "left", joined + 300);
  zimt_record_add_row (record, "memberships", row);
}

void
zimt_demo_fill_organisation (ZimtDemoDraw *draw, ZimtRecord *record)
{
  static const char *const languages[] = { "ara", "ukr", "tir", "pes", "tur", "eng", "rus", NULL };
  const char *short_name = zimt_record_get_text (record, "short_name");
  const char *offer = zimt_practice_names_get_offer (draw->names, short_name);

  mark (record);
  zimt_demo_draw_reach (draw, record, FALSE);
  for (int i = 0; i < 4; i++)
    add_hours (draw, record, "opening", weekdays[i], 9 * 60, 15 * 60);
  add_hours (draw, record, "opening", weekdays[4], 9 * 60, 12 * 60);
  set_some (draw, record, "languages", languages);
  if (offer != NULL)
    zimt_record_set_text (record, "offer", offer);
  zimt_record_set_codes (record, "topics",
                         zimt_practice_names_get (draw->names, "organisation", short_name));
  zimt_record_set_text (record, "area", "Erfurt");
  zimt_record_set_flag (record, "in_directory", TRUE);
  if (!zimt_demo_draw_one_in (draw, 4))
    add_membership (draw, record);
  if (!zimt_demo_draw_one_in (draw, 5))
    zimt_record_set_date (record, "verified", draw_past (draw, 600));
}

static void
add_role (ZimtDemoDraw *draw, ZimtRecord *record, GPtrArray *organisations)
{
  ZimtRecord *row = NULL;
  int n = zimt_demo_draw_below (draw, (int)organisations->len);
  ZimtDate from = draw_past (draw, 1500);

  row = zimt_record_new (ZIMT_RECORD_ROLE);
  zimt_record_set_text (row, "organisation", zimt_record_get_id (organisations->pdata[n]));
  zimt_record_set_text (row, "title",
                        zimt_demo_draw_text (draw, zimt_practice_names_get (draw->names, "contact",
                                                                            "role")));
  zimt_record_set_date (row, "from", from);
  if (zimt_demo_draw_one_in (draw, 8))
    zimt_record_set_date (row, "to", MIN (from + 200, draw->today - 1));
  zimt_record_set_flag (row, "is_main", zimt_demo_draw_one_in (draw, 3));
  zimt_record_add_row (record, "roles", row);
}

void
zimt_demo_fill_contact (ZimtDemoDraw *draw, ZimtRecord *record, GPtrArray *organisations,
                        const char *group)
{
  mark (record);
  if (organisations->len > 0)
    add_role (draw, record, organisations);
  zimt_demo_draw_reach (draw, record, FALSE);
  zimt_record_set_codes (record, "languages",
                         zimt_practice_names_get (draw->names, group, "languages"));
  add_permission (draw, record, "mailing");
  add_permission (draw, record, "export");
  add_permission (draw, record, "directory");
  if (!zimt_demo_draw_one_in (draw, 5))
    zimt_record_set_date (record, "verified", draw_past (draw, 600));
}

/* --- Interpreters --- */

static void
add_skill (ZimtDemoDraw *draw, ZimtRecord *record, const char *language, gboolean is_first,
           const char *also)
{
  static const char *const spoken[] = { "spoken", "phone", "video", "written", NULL };
  static const char *const levels[] = { "native", "c2", "c1", "b2", NULL };
  const char *const understands[] = { also, NULL };
  ZimtRecord *row = zimt_record_new (ZIMT_RECORD_SKILL);
  g_autoptr (GPtrArray) modes = g_ptr_array_new ();

  for (int i = 0; spoken[i] != NULL; i++)
    if (i == 0 || zimt_demo_draw_one_in (draw, 2))
      g_ptr_array_add (modes, (gpointer)spoken[i]);
  g_ptr_array_add (modes, NULL);
  zimt_record_set_text (row, "language", language);
  zimt_record_set_text (row, "other", "deu");
  zimt_record_set_text (row, "direction", zimt_demo_draw_one_in (draw, 9) ? "from" : "both");
  zimt_record_set_codes (row, "modes", (const char *const *)modes->pdata);
  zimt_record_set_text (row, "level", is_first ? "native" : zimt_demo_draw_text (draw, levels));
  if (is_first && zimt_demo_draw_one_in (draw, 6))
    {
      zimt_record_set_text (row, "court", "Landgericht Erfurt");
      zimt_record_set_date (row, "sworn_until",
                            draw->today - 200 + zimt_demo_draw_below (draw, 1200));
    }
  if (also != NULL)
    zimt_record_set_codes (row, "understands", understands);
  zimt_record_add_row (record, "skills", row);
}

static void
add_skills (ZimtDemoDraw *draw, ZimtRecord *record, const char *group)
{
  const char *const *languages = zimt_practice_names_get (draw->names, group, "languages");

  if (g_str_equal (group, "de"))
    {
      static const char *const learned[] = { "eng", "fra", "rus", "gsg", NULL };

      add_skill (draw, record, zimt_demo_draw_text (draw, learned), FALSE, NULL);
      return;
    }
  gboolean has_second = languages[1] != NULL && zimt_demo_draw_one_in (draw, 2);
  add_skill (draw, record, languages[0], TRUE,
             languages[1] != NULL && !has_second ? languages[1] : NULL);
  if (has_second)
    add_skill (draw, record, languages[1], FALSE, NULL);
}

static void
add_proof (ZimtDemoDraw *draw, ZimtRecord *record)
{
  ZimtRecord *row = zimt_record_new (ZIMT_RECORD_PROOF);

  zimt_record_set_text (row, "title",
                        zimt_demo_draw_text (draw, zimt_practice_names_get (draw->names, "proof",
                                                                            "title")));
  zimt_record_set_date (row, "date", draw_past (draw, 1500));
  if (zimt_demo_draw_one_in (draw, 2))
    zimt_record_set_date (row, "valid_until", draw->today - 200 + zimt_demo_draw_below (draw, 900));
  zimt_record_add_row (record, "proofs", row);
}

static void
add_training (ZimtDemoDraw *draw, ZimtRecord *record)
{
  ZimtRecord *row = zimt_record_new (ZIMT_RECORD_TRAINING);

  zimt_record_set_text (row, "title",
                        zimt_demo_draw_text (draw, zimt_practice_names_get (draw->names, "training",
                                                                            "title")));
  zimt_record_set_date (row, "date", draw_past (draw, 500));
  zimt_record_set_number (row, "minutes", 90 + 60 * zimt_demo_draw_below (draw, 4));
  zimt_record_add_row (record, "trainings", row);
}

static void
add_absence (ZimtDemoDraw *draw, ZimtRecord *record)
{
  ZimtRecord *row = zimt_record_new (ZIMT_RECORD_ABSENCE);
  ZimtDate from = draw->today - 20 + zimt_demo_draw_below (draw, 90);

  zimt_record_set_date (row, "from", from);
  zimt_record_set_date (row, "to", from + 3 + zimt_demo_draw_below (draw, 18));
  zimt_record_set_text (row, "reason", _ ("Holiday"));
  zimt_record_add_row (record, "absences", row);
}

static const char *
draw_pool_state (ZimtDemoDraw *draw)
{
  int n = zimt_demo_draw_below (draw, 14);

  return n == 0 ? "applicant" : n == 1 ? "paused" : n == 2 ? "left" : "active";
}

void
zimt_demo_fill_interpreter (ZimtDemoDraw *draw, ZimtRecord *record, const char *group)
{
  static const char *const travel[] = { "15", "20", "30", "45", NULL };
  const char *state = draw_pool_state (draw);

  mark (record);
  mark_note (draw, record);
  zimt_record_set_text (record, "state", state);
  add_skills (draw, record, group);
  set_some (draw, record, "granted", fields);
  if (zimt_demo_draw_one_in (draw, 6))
    {
      const char *const excluded[] = { "legal", NULL };

      zimt_record_set_codes (record, "excluded", excluded);
    }
  zimt_record_set_text (record, "district", zimt_demo_draw_text (draw, districts));
  zimt_record_set_number (record, "travel", atoi (zimt_demo_draw_text (draw, travel)));
  zimt_record_set_number (record, "lead_hours", 24 * zimt_demo_draw_below (draw, 4));
  if (!zimt_demo_draw_one_in (draw, 10))
    add_week (draw, record, "hours");
  if (zimt_demo_draw_one_in (draw, 4))
    add_absence (draw, record);
  if (g_str_equal (state, "paused"))
    zimt_record_set_date (record, "paused_until", draw->today + 40);
  zimt_demo_draw_reach (draw, record, TRUE);
  if (!zimt_demo_draw_one_in (draw, 12))
    {
      zimt_record_set_date (record, "undertaking", draw_past (draw, 900) - 30);
      zimt_record_set_text (record, "undertaking_version", "2025-1");
    }
  set_consent (draw, record);
  if (zimt_demo_draw_one_in (draw, 2))
    add_proof (draw, record);
  if (zimt_demo_draw_one_in (draw, 2))
    add_training (draw, record);
  if (zimt_demo_draw_one_in (draw, 20))
    zimt_record_set_text (record, "flag", _ ("a talk is due"));
}

/* --- Companions and newcomers --- */

static void
set_wishes (ZimtDemoDraw *draw, ZimtRecord *record)
{
  zimt_record_set_number (record, "birth_year", 1945 + zimt_demo_draw_below (draw, 60));
  zimt_record_set_text (record, "district", zimt_demo_draw_text (draw, districts));
  set_some (draw, record, "interests", interests);
  add_week (draw, record, "hours");
  if (zimt_demo_draw_one_in (draw, 7))
    zimt_record_set_text (record, "wish_gender", zimt_record_get_text (record, "gender"));
  if (zimt_demo_draw_one_in (draw, 3))
    zimt_record_set_text (record, "wish",
                          zimt_demo_draw_text (draw, zimt_practice_names_get (draw->names, "wish",
                                                                              "text")));
  zimt_demo_draw_reach (draw, record, TRUE);
  set_consent (draw, record);
  mark_note (draw, record);
}

/* Of five years ago some, so that they are due. */
static void
set_conduct (ZimtDemoDraw *draw, ZimtRecord *record)
{
  ZimtDate issued = draw_past (draw, 5 * 365 + 60);

  if (zimt_demo_draw_one_in (draw, 8))
    return;
  zimt_record_set_date (record, "conduct_issued", issued);
  zimt_record_set_date (record, "conduct_inspected", MIN (issued + 14, draw->today));
  zimt_record_set_text (record, "conduct_entry", "no");
}

static void
add_activities (ZimtDemoDraw *draw, ZimtRecord *record)
{
  int n = zimt_demo_draw_below (draw, 10);

  for (int i = 0; i < n; i++)
    {
      ZimtRecord *row = zimt_record_new (ZIMT_RECORD_ACTIVITY);

      zimt_record_set_date (row, "date", draw_past (draw, 400));
      zimt_record_set_number (row, "minutes", 60 + 30 * zimt_demo_draw_below (draw, 5));
      if (zimt_demo_draw_one_in (draw, 3))
        zimt_record_set_number (row, "expenses", 250 + 50 * zimt_demo_draw_below (draw, 20));
      zimt_record_set_text (row, "text",
                            zimt_demo_draw_text (draw, zimt_practice_names_get (draw->names, "wish",
                                                                                "text")));
      zimt_record_add_row (record, "activities", row);
    }
}

/* The group's own languages and German. */
static void
set_languages (ZimtDemoDraw *draw, ZimtRecord *record, const char *group, gboolean has_german)
{
  const char *const *languages = zimt_practice_names_get (draw->names, group, "languages");
  g_autoptr (GPtrArray) codes = g_ptr_array_new ();

  for (int i = 0; languages[i] != NULL; i++)
    g_ptr_array_add (codes, (gpointer)languages[i]);
  if (has_german && !g_str_equal (group, "de"))
    g_ptr_array_add (codes, (gpointer) "deu");
  if (g_str_equal (group, "de") && zimt_demo_draw_one_in (draw, 2))
    g_ptr_array_add (codes, (gpointer) "eng");
  g_ptr_array_add (codes, NULL);
  zimt_record_set_codes (record, "languages", (const char *const *)codes->pdata);
}

void
zimt_demo_fill_companion (ZimtDemoDraw *draw, ZimtRecord *record, const char *group)
{
  static const char *const early[] = { "applicant", "talked", "registered", "trained", NULL };
  int n = zimt_demo_draw_below (draw, 10);
  const char *state = n == 0   ? zimt_demo_draw_text (draw, early)
                      : n == 1 ? "paused"
                      : n == 2 ? "left"
                               : "active";

  mark (record);
  zimt_record_set_text (record, "state", state);
  set_languages (draw, record, group, TRUE);
  set_wishes (draw, record);
  zimt_record_set_number (record, "capacity", 1 + zimt_demo_draw_below (draw, 3));
  set_conduct (draw, record);
  if (!zimt_demo_draw_one_in (draw, 3))
    add_training (draw, record);
  add_activities (draw, record);
  if (g_str_equal (state, "left"))
    zimt_record_set_date (record, "ended", draw_past (draw, 80));
}

void
zimt_demo_fill_newcomer (ZimtDemoDraw *draw, ZimtRecord *record, const char *group)
{
  int n = zimt_demo_draw_below (draw, 14);

  zimt_record_set_text (record, "state", n == 0 ? "paused" : n == 1 ? "left" : "waiting");
  set_languages (draw, record, group, !zimt_demo_draw_one_in (draw, 3));
  zimt_record_set_date (record, "waiting_since", draw_past (draw, 180));
  set_wishes (draw, record);
}
