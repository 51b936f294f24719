/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether somebody's languages are what is looked for. */
#include "zimt-interpreter-match-private.h"

#include <string.h>

static gboolean
is (const ZimtRecord *skill, const char *field, const char *code)
{
  return strcmp (zimt_record_get_text (skill, field), code) == 0;
}

/* Whether the pair of a skill is @language and @other, where "also understands" stands for its
 * first language if @understands. */
static gboolean
has_pair (const ZimtRecord *skill, const char *language, const char *other, gboolean understands)
{
  if (understands)
    return zimt_record_has_code (skill, "understands", language) && is (skill, "other", other);
  return is (skill, "language", language) && is (skill, "other", other);
}

/* Talks go both ways; what is written goes from the language that is looked for into the other one.
 */
static gboolean
has_direction (const ZimtRecord *skill, const ZimtInterpreterWish *wish, gboolean is_forward)
{
  if (zimt_record_is_empty (skill, "direction") || is (skill, "direction", "both"))
    return TRUE;
  return strcmp (wish->mode, "written") == 0
         && is (skill, "direction", is_forward ? "from" : "into");
}

/* Who names no ways takes any. */
static gboolean
has_mode (const ZimtRecord *skill, const char *mode)
{
  return zimt_record_is_empty (skill, "modes") || zimt_record_has_code (skill, "modes", mode);
}

static ZimtSkillFit
rate_pair (const ZimtRecord *skill, const ZimtInterpreterWish *wish, gboolean is_forward,
           gboolean understands)
{
  ZimtDate sworn_until = zimt_record_get_date (skill, "sworn_until");

  if (!has_pair (skill, is_forward ? wish->language : wish->other,
                 is_forward ? wish->other : wish->language, understands))
    return ZIMT_SKILL_NONE;
  if (!has_direction (skill, wish, is_forward))
    return ZIMT_SKILL_ONE_WAY;
  if (!has_mode (skill, wish->mode))
    return ZIMT_SKILL_OTHER_MODE;
  if (g_strcmp0 (wish->field, "legal") == 0 && sworn_until != 0 && sworn_until < wish->date)
    return ZIMT_SKILL_NOT_SWORN;
  return understands ? ZIMT_SKILL_UNDERSTANDS : ZIMT_SKILL_SPEAKS;
}

static ZimtSkillFit
rate (const ZimtRecord *skill, const ZimtInterpreterWish *wish)
{
  ZimtSkillFit best = ZIMT_SKILL_NONE;

  for (int is_forward = TRUE; is_forward >= FALSE; is_forward--)
    for (int understands = FALSE; understands <= TRUE; understands++)
      best = MAX (best, rate_pair (skill, wish, is_forward, understands));
  return best;
}

int
zimt_skill_get_level_points (const ZimtRecord *skill)
{
  static const char *const levels[] = { "native", "c2", "c1", "b2", "b1" };

  for (guint i = 0; i < G_N_ELEMENTS (levels); i++)
    if (is (skill, "level", levels[i]))
      return 15 - 3 * (int)i;
  return 0;
}

gboolean
zimt_skill_is_sworn (const ZimtRecord *skill, ZimtDate date)
{
  ZimtDate until = zimt_record_get_date (skill, "sworn_until");

  return !zimt_record_is_empty (skill, "court") && (until == 0 || until >= date);
}

ZimtSkillFit
zimt_interpreter_query_find_skill (const ZimtInterpreterQuery *query, const ZimtRecord *interpreter,
                                   ZimtRecord **skill)
{
  ZimtSkillFit best = ZIMT_SKILL_NONE;
  int best_points = 0;

  *skill = NULL;
  for (guint i = 0; i < zimt_record_get_n_rows (interpreter, "skills"); i++)
    {
      ZimtRecord *row = zimt_record_get_row (interpreter, "skills", i);
      ZimtSkillFit fit = rate (row, &query->wish);
      int points = zimt_skill_get_level_points (row);

      if (fit > best || (fit == best && fit > ZIMT_SKILL_NONE && points > best_points))
        {
          best = fit;
          best_points = points;
          *skill = row;
        }
    }
  return best;
}

ZimtRecord *
zimt_interpreter_get_valid_proof (const ZimtRecord *interpreter, ZimtDate date)
{
  for (guint i = 0; i < zimt_record_get_n_rows (interpreter, "proofs"); i++)
    {
      ZimtRecord *proof = zimt_record_get_row (interpreter, "proofs", i);
      ZimtDate until = zimt_record_get_date (proof, "valid_until");

      if (until == 0 || until >= date)
        return proof;
    }
  return NULL;
}
