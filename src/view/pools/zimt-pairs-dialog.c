/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who could accompany whom: everybody of the other side for one person, or the best pairs of the
 * whole waiting list; and the suggestion, which makes tandems. */
#include <glib/gi18n-lib.h>

#include "zimt-card-commands.h"
#include "zimt-card-window.h"
#include "zimt-rank-list.h"
#include "zimt-tandem-match.h"
#include "zimt-text-label.h"

#define WIDTH_PX 720
#define HEIGHT_PX 640
#define FORM_KEY "zimt-pairs-form"

typedef struct
{
  ZimtCardWindow *window; /* borrowed: owns this */
  ZimtSession *session;   /* owned */
  ZimtRecord *person;     /* owned (nullable): NULL: the whole list */
  GPtrArray *pairs;       /* owned: ZimtPair that can be */
  ZimtRankList *ranks;    /* borrowed, as the label: children */
  GtkWidget *empty;
} PairsForm;

static void
pairs_form_free (gpointer data)
{
  PairsForm *form = data;

  g_object_unref (form->session);
  g_clear_pointer (&form->person, zimt_record_unref);
  g_clear_pointer (&form->pairs, g_ptr_array_unref);
  g_free (form);
}

static gboolean
is_newcomer (const ZimtRecord *record)
{
  return zimt_record_get_kind (record) == ZIMT_RECORD_NEWCOMER;
}

/* --- Showing --- */

/* The other one of a pair, or both. */
static char *
dup_title (PairsForm *form, const ZimtPair *pair)
{
  g_autofree char *companion = zimt_record_dup_title (pair->companion);
  g_autofree char *newcomer = zimt_record_dup_title (pair->newcomer);

  if (form->person != NULL)
    return is_newcomer (form->person) ? g_steal_pointer (&companion) : g_steal_pointer (&newcomer);
  /* Translators: a tandem: who is accompanied, and by whom. */
  return g_strdup_printf (_ ("%1$s with %2$s"), newcomer, companion);
}

static char *
dup_waiting (PairsForm *form, const ZimtPair *pair)
{
  int n_days
      = zimt_newcomer_get_days_waited (pair->newcomer, zimt_session_get_today (form->session));

  if (n_days == 0 || (form->person != NULL && is_newcomer (form->person)))
    return NULL;
  return g_strdup_printf (ngettext ("Waiting for %d day", "Waiting for %d days", (gulong)n_days),
                          n_days);
}

static void
say_empty (PairsForm *form, const char *text)
{
  gtk_label_set_text (GTK_LABEL (form->empty), text);
}

/* Who can be matched with nobody is told only that; the others would each say it again. */
static GPtrArray *
rank_for (PairsForm *form, ZimtPeopleBook *book, ZimtRecord *person)
{
  ZimtPeople *people = zimt_session_get_people (form->session);
  g_autofree char *obstacle
      = zimt_pair_dup_own_obstacle (book, person, zimt_session_get_today (form->session),
                                    zimt_people_get_label, people);
  g_autofree char *title = NULL;
  g_autofree char *name = NULL;
  g_autofree char *text = NULL;

  if (obstacle == NULL)
    {
      say_empty (form, _ ("Nobody fits at the moment. Below stands why; somebody new, another "
                          "language or a wish that is given up may help."));
      return zimt_pair_rank (book, person, zimt_session_get_today (form->session),
                             zimt_people_get_label, people);
    }
  title = zimt_record_dup_title (person);
  name = g_strdup_printf ("\u2068%s\u2069", title);
  text = g_strdup_printf (
      /* Translators: a name, and what is in the way: "The consent is missing." */
      _ ("Nobody can be found for %1$s until this is settled: %2$s"), name, obstacle);
  say_empty (form, text);
  return g_ptr_array_new_with_free_func ((GDestroyNotify)zimt_pair_free);
}

static GPtrArray *
list_pairs (PairsForm *form)
{
  ZimtPeople *people = zimt_session_get_people (form->session);
  ZimtPeopleBook *book = zimt_people_get_book (people);
  ZimtRecord *now = NULL;

  if (form->person == NULL)
    return zimt_pair_match_all (book, zimt_session_get_today (form->session), zimt_people_get_label,
                                people);
  now = zimt_people_book_get (book, zimt_record_get_id (form->person));
  if (now != NULL)
    return rank_for (form, book, now);
  /* Somebody else deleted the card meanwhile. */
  say_empty (form, _ ("This card is not there any more; somebody deleted it."));
  return g_ptr_array_new ();
}

static void
fill (PairsForm *form)
{
  g_clear_pointer (&form->pairs, g_ptr_array_unref);
  form->pairs = list_pairs (form);
  zimt_rank_list_begin (form->ranks);
  for (guint i = 0; i < form->pairs->len; i++)
    {
      const ZimtPair *pair = form->pairs->pdata[i];
      g_autofree char *title = dup_title (form, pair);
      g_autofree char *waiting = dup_waiting (form, pair);
      g_autofree char *id = g_strdup_printf ("%s %s", zimt_record_get_id (pair->companion),
                                             zimt_record_get_id (pair->newcomer));

      if (pair->score > 0)
        zimt_rank_list_add (form->ranks, id, title, waiting, pair->score, pair->reasons);
      else
        zimt_rank_list_add_out (form->ranks, title, pair->reasons->pdata[0]);
    }
  zimt_rank_list_end (form->ranks);
  gtk_widget_set_visible (form->empty, zimt_rank_list_get_size (form->ranks) == 0);
}

static void
update_primary (PairsForm *form)
{
  g_autoptr (GPtrArray) chosen = zimt_rank_list_dup_chosen (form->ranks);
  g_autofree char *label
      = chosen->len > 0
            /* Translators: makes tandems of those that are chosen. */
            ? g_strdup_printf (ngettext ("_Suggest %u Tandem", "_Suggest %u Tandems", chosen->len),
                               chosen->len)
            /* Translators: makes a tandem of whoever is chosen. */
            : g_strdup (_ ("_Suggest"));

  zimt_card_window_set_primary (form->window, label);
  zimt_card_window_set_can_do (form->window, chosen->len > 0);
}

static void
people_changed_cb (ZimtCardWindow *window)
{
  PairsForm *form = g_object_get_data (G_OBJECT (window), FORM_KEY);

  if (zimt_card_window_get_session (window) == NULL
      || zimt_people_get_book (zimt_session_get_people (form->session)) == NULL)
    return;
  fill (form);
  update_primary (form);
}

/* --- Suggesting --- */

static void
suggested_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ZimtCardWindow) window = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) stored = zimt_people_act_finish (ZIMT_PEOPLE (source), result, &error);

  if (zimt_card_window_get_session (window) == NULL)
    return;
  zimt_card_window_set_busy (window, FALSE);
  if (stored != NULL)
    {
      /* A tandem and its newcomer each. */
      guint n_tandems = stored->len / 2;
      g_autofree char *text = g_strdup_printf (ngettext ("%u tandem is suggested.",
                                                         "%u tandems are suggested.", n_tandems),
                                               n_tandems);

      zimt_session_tell_done (zimt_card_window_get_session (window), text);
      gtk_window_destroy (GTK_WINDOW (window));
    }
  else
    zimt_card_window_refuse (window, error->message);
}

static void
add_suggestion (PairsForm *form, GPtrArray *records, const char *ids)
{
  ZimtPeopleBook *book = zimt_people_get_book (zimt_session_get_people (form->session));
  g_auto (GStrv) parts = g_strsplit (ids, " ", 2);
  ZimtRecord *newcomer = zimt_record_copy (zimt_people_book_get (book, parts[1]));

  g_ptr_array_add (records, zimt_tandem_suggest (parts[0], newcomer,
                                                 zimt_session_get_today (form->session)));
  g_ptr_array_add (records, newcomer);
}

static void
primary_cb (PairsForm *form)
{
  g_autoptr (GPtrArray) chosen = zimt_rank_list_dup_chosen (form->ranks);
  g_autoptr (GPtrArray) records
      = g_ptr_array_new_with_free_func ((GDestroyNotify)zimt_record_unref);

  for (guint i = 0; i < chosen->len; i++)
    add_suggestion (form, records, chosen->pdata[i]);
  zimt_card_window_set_busy (form->window, TRUE);
  zimt_people_put_async (zimt_session_get_people (form->session), records,
                         /* Translators: an act that can be undone. */
                         _ ("Suggest tandems"), suggested_cb, g_object_ref (form->window));
}

/* --- Making --- */

static char *
dup_intro (PairsForm *form)
{
  g_autofree char *name = form->person != NULL ? zimt_record_dup_title (form->person) : NULL;

  if (name == NULL)
    return g_strdup (
        _ ("The most tandems that the waiting list allows, and among these the best ones. Take "
           "out what you know better."));
  if (is_newcomer (form->person))
    /* Translators: %s is somebody who waits for a companion. */
    return g_strdup_printf (_ ("Who could accompany %s, best first."), name);
  /* Translators: %s is a companion. */
  return g_strdup_printf (_ ("Whom %s could accompany, best first."), name);
}

/* In the whole list everything is chosen to begin with. */
static void
choose_all (PairsForm *form)
{
  for (guint i = 0; form->person == NULL && i < form->pairs->len; i++)
    {
      const ZimtPair *pair = form->pairs->pdata[i];
      g_autofree char *id = g_strdup_printf ("%s %s", zimt_record_get_id (pair->companion),
                                             zimt_record_get_id (pair->newcomer));

      zimt_rank_list_choose (form->ranks, id);
    }
}

static void
present (GtkWindow *parent, ZimtSession *session, ZimtRecord *person)
{
  PairsForm *form = g_new0 (PairsForm, 1);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  g_autofree char *intro = NULL;

  form->window
      = zimt_card_window_new (parent, session,
                              person != NULL ? _ ("Find a Tandem") : _ ("Match the Whole List"),
                              WIDTH_PX, HEIGHT_PX);
  form->session = g_object_ref (session);
  form->person = person != NULL ? zimt_record_ref (person) : NULL;
  g_object_set_data_full (G_OBJECT (form->window), FORM_KEY, form, pairs_form_free);
  intro = dup_intro (form);
  form->ranks = ZIMT_RANK_LIST (zimt_rank_list_new (person != NULL));
  gtk_box_append (GTK_BOX (box), zimt_text_label_new (intro, NULL));
  form->empty = zimt_text_label_new (
      _ ("Nobody fits at the moment: nobody waits, or no companion is free who fits."),
      "dim-label");
  gtk_box_append (GTK_BOX (box), form->empty);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (form->ranks));
  zimt_card_window_set_page (form->window, box);
  fill (form);
  choose_all (form);
  update_primary (form);
  g_signal_connect_swapped (form->ranks, "changed", G_CALLBACK (update_primary), form);
  g_signal_connect_swapped (form->window, "primary", G_CALLBACK (primary_cb), form);
  g_signal_connect_object (zimt_session_get_people (session), "changed",
                           G_CALLBACK (people_changed_cb), form->window, G_CONNECT_SWAPPED);
  gtk_widget_grab_focus (GTK_WIDGET (form->ranks));
  gtk_window_present (GTK_WINDOW (form->window));
}

void
zimt_pairs_activate (GtkWindow *parent, ZimtSession *session, GPtrArray *records)
{
  present (parent, session, records->pdata[0]);
}

void
zimt_pairs_all_activate (GtkWindow *parent, ZimtSession *session, GPtrArray *records)
{
  present (parent, session, NULL);
}
