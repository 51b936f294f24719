/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The booking editor on the practice house, and what one does in it. */
#include "booking-fixture.h"

#include "zimt-clash-line.h"
#include "zimt-clash-table.h"
#include "zimt-time-field.h"

void
booking_fixture_set_up (BookingFixture *test, gconstpointer data)
{
  editor_fixture_set_up (&test->house, data);
}

gboolean
booking_is_gone (gpointer data)
{
  return *(GtkWindow **)data == NULL;
}

void
booking_fixture_tear_down (BookingFixture *test, gconstpointer data)
{
  if (test->window != NULL)
    gtk_window_destroy (test->window);
  editor_wait (booking_is_gone, &test->window);
  g_free (test->message);
  g_clear_pointer (&test->abandoned, zimt_draft_free);
  editor_fixture_tear_down (&test->house, data);
}

static void
saved_cb (ZimtBookingEditor *editor, gint64 booking_id, const char *message, BookingFixture *test)
{
  test->saved_id = booking_id;
  g_free (test->message);
  test->message = g_strdup (message);
}

static void
abandoned_cb (ZimtBookingEditor *editor, BookingFixture *test)
{
  test->n_abandoned++;
  g_clear_pointer (&test->abandoned, zimt_draft_free);
  test->abandoned = zimt_booking_editor_dup_draft (editor);
}

void
booking_open (BookingFixture *test, const ZimtDraft *draft, ZimtTarget target)
{
  test->window = zimt_booking_editor_new (test->house.center, draft, target);
  g_object_add_weak_pointer (G_OBJECT (test->window), (gpointer *)&test->window);
  g_signal_connect (test->window, "saved", G_CALLBACK (saved_cb), test);
  g_signal_connect (test->window, "abandoned", G_CALLBACK (abandoned_cb), test);
  editor_present (test->window);
}

void
booking_open_new (BookingFixture *test, const char *title, const char *room, ZimtDate date,
                  int start, int end)
{
  ZimtTarget target = { 0, ZIMT_SCOPE_THIS };
  g_autoptr (ZimtDraft) draft = editor_draft (&test->house, title, room, date, start, end);

  booking_open (test, draft, target);
}

gpointer
booking_get (BookingFixture *test, GType type, const char *id)
{
  return editor_get_widget (GTK_WIDGET (test->window), type, id);
}

void
booking_type (BookingFixture *test, GType type, const char *id, const char *text)
{
  GtkWidget *field = booking_get (test, type, id);

  if (!GTK_IS_EDITABLE (field))
    field = editor_get_widget (field, GTK_TYPE_ENTRY, NULL);
  gtk_editable_set_text (GTK_EDITABLE (field), text);
}

void
booking_type_times (BookingFixture *test, const char *start, const char *end)
{
  booking_type (test, ZIMT_TYPE_TIME_FIELD, "start", start);
  booking_type (test, ZIMT_TYPE_TIME_FIELD, "end", end);
}

const char *
booking_get_label (BookingFixture *test, const char *id)
{
  return gtk_label_get_text (booking_get (test, GTK_TYPE_LABEL, id));
}

void
booking_press_save (BookingFixture *test)
{
  gtk_widget_activate_action (GTK_WIDGET (test->window), "editor.save", NULL);
}

void
booking_save (BookingFixture *test)
{
  booking_press_save (test);
  editor_wait (booking_is_gone, &test->window);
  g_assert_cmpint (test->saved_id, >, 0);
}

GListModel *
booking_get_lines (BookingFixture *test)
{
  return zimt_clash_table_get_lines (booking_get (test, ZIMT_TYPE_CLASH_TABLE, NULL));
}

guint
booking_count_clashing (BookingFixture *test)
{
  guint n = 0;

  for (guint i = 0; i < g_list_model_get_n_items (booking_get_lines (test)); i++)
    {
      g_autoptr (ZimtClashLine) line = g_list_model_get_item (booking_get_lines (test), i);

      n += zimt_clash_line_is_clashing (line) ? 1 : 0;
    }
  return n;
}

gboolean
booking_has_clashes (gpointer data)
{
  return booking_count_clashing (data) > 0;
}

gboolean
booking_has_no_lines (gpointer data)
{
  return g_list_model_get_n_items (booking_get_lines (data)) == 0;
}

gboolean
booking_has_reason (gpointer data)
{
  return gtk_widget_get_visible (booking_get (data, GTK_TYPE_BOX, "reason_box"));
}

gboolean
booking_has_no_reason (gpointer data)
{
  return !booking_has_reason (data);
}

gboolean
booking_has_offers (gpointer data)
{
  return editor_find_button (booking_get (data, ZIMT_TYPE_CLASH_TABLE, NULL), "Room ") != NULL;
}

/* Thursdays in room 8, where the tutoring is from 15:00 to 17:00. */
static ZimtDraft *
new_clashing_series (BookingFixture *test, int interval, ZimtDate until)
{
  ZimtDraft *draft
      = editor_draft (&test->house, "Elternabend Kita-Einstieg", "8", THURSDAY, 16 * 60, 18 * 60);

  draft->rule = zimt_rule_new (ZIMT_FREQUENCY_WEEKLY, interval, 1u << 4, 0, THURSDAY, 0, until);
  draft->event.n_people = 12;
  g_free (draft->event.category);
  draft->event.category = g_strdup ("education");
  draft->pauses |= ZIMT_PAUSES_SCHOOL_HOLIDAYS;
  return draft;
}

void
booking_open_clashing_series (BookingFixture *test, int interval, ZimtDate until)
{
  ZimtTarget target = { 0, ZIMT_SCOPE_THIS };
  g_autoptr (ZimtDraft) draft = new_clashing_series (test, interval, until);

  booking_open (test, draft, target);
  editor_wait (booking_has_clashes, test);
}
