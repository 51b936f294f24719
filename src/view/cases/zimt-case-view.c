/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One case: who it is, and its time line. What its menu does is in zimt-case-view-acts.c, what is
 * done with one record of the time line in zimt-case-view-entries.c. */
#include "zimt-case-view-private.h"

#include <glib/gi18n-lib.h>

#include "zimt-case-entry.h"
#include "zimt-case-row.h"
#include "zimt-style.h"
#include "zimt-empty.h"
#include "zimt-name.h"
#include "zimt-popovers.h"
#include "zimt-record-words.h"
#include "zimt-wrap-layout.h"

G_DEFINE_FINAL_TYPE (ZimtCaseView, zimt_case_view, ADW_TYPE_BIN)

/* So many rows at a time: laying out hundreds at once takes more than a second. */
#define ROWS_AT_A_TIME 40

typedef enum
{
  SIGNAL_BACK,
  SIGNAL_MESSAGE,
  N_SIGNALS,
} ZimtCaseViewSignal;
static guint signals[N_SIGNALS];

/* --- For the other files --- */

ZimtRecord *
zimt_case_view_find (ZimtCaseView *view, const char *id)
{
  ZimtCaseBook *book = zimt_session_get_book (view->session);

  return book != NULL && id != NULL ? zimt_case_book_get (book, id) : NULL;
}

ZimtRecord *
zimt_case_view_get_record (ZimtCaseView *view)
{
  return zimt_case_view_find (view, view->case_id);
}

ZimtDate
zimt_case_view_get_today (ZimtCaseView *view)
{
  return zimt_session_get_today (view->session);
}

GtkWindow *
zimt_case_view_get_window (ZimtCaseView *view)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (view));

  return GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL;
}

void
zimt_case_view_tell (ZimtCaseView *view, const char *text)
{
  g_signal_emit (view, signals[SIGNAL_MESSAGE], 0, text);
}

void
zimt_case_view_say_trouble (ZimtCaseView *view, const char *text)
{
  gtk_label_set_text (view->trouble_label, text != NULL ? text : "");
  gtk_widget_set_visible (view->trouble, text != NULL);
}

typedef struct
{
  ZimtCaseView *view; /* owned */
  char *case_id;      /* owned: another one may be shown by then */
  char *told;         /* owned (nullable) */
} Storing;

static void
storing_free (Storing *storing)
{
  g_object_unref (storing->view);
  g_free (storing->case_id);
  g_free (storing->told);
  g_free (storing);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Storing, storing_free)

static void
stored_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Storing) storing = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) records = zimt_session_act_finish (ZIMT_SESSION (source), result, &error);

  if (g_strcmp0 (storing->view->case_id, storing->case_id) != 0)
    return;
  if (records == NULL)
    zimt_case_view_say_trouble (storing->view, error->message);
  else if (storing->told != NULL)
    zimt_case_view_tell (storing->view, storing->told);
}

void
zimt_case_view_store (ZimtCaseView *view, ZimtRecord *record, const char *told)
{
  Storing *storing = g_new0 (Storing, 1);

  storing->view = g_object_ref (view);
  storing->case_id = g_strdup (view->case_id);
  storing->told = g_strdup (told);
  zimt_case_view_say_trouble (view, NULL);
  zimt_session_save_one_async (view->session, record, stored_cb, storing);
  zimt_record_unref (record);
}

/* --- The head --- */

static void
add_mark (ZimtCaseView *view, const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_widget_add_css_class (label, "case-mark");
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  gtk_box_append (view->marks, label);
}

static void
show_marks (ZimtCaseView *view, const ZimtRecord *record)
{
  zimt_empty_box (view->marks);
  if (record == NULL)
    return;
  if (zimt_record_get_date (record, "closed") != 0)
    /* Translators: beside a case's name: nobody works on it any more. */
    add_mark (view, _ ("Closed"), "is-done");
  if (zimt_record_get_flag (record, "hold"))
    /* Translators: beside a case's name: its data is not erased. */
    add_mark (view, _ ("On hold"), "is-urgent");
  if (!g_str_equal (zimt_record_get_class (record), "C"))
    /* Translators: beside a case's name: only named counsellors see it. */
    add_mark (view, _ ("Restricted"), "is-urgent");
}

static void
show_head (ZimtCaseView *view, const ZimtRecord *record)
{
  gtk_label_set_text (view->title, record != NULL
                                       ? zimt_record_words_get_title (view->session, view->case_id)
                                       : "");
  show_marks (view, record);
  gtk_widget_set_visible (GTK_WIDGET (view->scroller), record != NULL);
  zimt_case_head_show (view->head, view->session, record);
}

/* --- The time line --- */

static gboolean
is_kind_shown (gpointer item, gpointer user_data)
{
  ZimtCaseView *view = user_data;
  ZimtRecord *record = zimt_case_entry_get_record (item);

  return view->kinds_shown == 0 || (view->kinds_shown & (1u << zimt_record_get_kind (record))) != 0;
}

static GtkWidget *
create_row_cb (gpointer item, gpointer user_data)
{
  ZimtCaseView *view = user_data;

  return zimt_case_row_new (zimt_center_get_choices (zimt_session_get_center (view->session)),
                            zimt_case_entry_get_record (item), zimt_case_view_get_today (view));
}

static ZimtRecord *
get_entry (ZimtCaseView *view, guint index)
{
  g_autoptr (ZimtCaseEntry) entry = g_list_model_get_item (G_LIST_MODEL (view->entries), index);

  return entry != NULL ? zimt_case_entry_get_record (entry) : NULL;
}

/* Puts @records in the place of what is listed. Only what differs is taken out and put in: the
 * other rows keep the focus and where they stand. */
static void
splice (ZimtCaseView *view, GPtrArray *records)
{
  guint n_old = g_list_model_get_n_items (G_LIST_MODEL (view->entries));
  guint start = 0, end = 0;
  g_autoptr (GPtrArray) added = g_ptr_array_new_with_free_func (g_object_unref);

  while (start < n_old && start < records->len && get_entry (view, start) == records->pdata[start])
    start++;
  while (end < n_old - start && end < records->len - start
         && get_entry (view, n_old - 1 - end) == records->pdata[records->len - 1 - end])
    end++;
  for (guint i = start; i < records->len - end; i++)
    g_ptr_array_add (added, zimt_case_entry_new (records->pdata[i]));
  if (n_old - start - end > 0)
    zimt_popovers_close (GTK_WIDGET (view->list));
  if (n_old - start - end > 0 || added->len > 0)
    g_list_store_splice (view->entries, start, n_old - start - end, added->pdata, added->len);
}

static ZimtCaseRow *
get_focused_row (ZimtCaseView *view)
{
  GtkWindow *window = zimt_case_view_get_window (view);
  GtkWidget *focus = window != NULL ? gtk_window_get_focus (window) : NULL;
  GtkWidget *row = focus != NULL ? gtk_widget_get_ancestor (focus, ZIMT_TYPE_CASE_ROW) : NULL;

  return row != NULL && gtk_widget_is_ancestor (row, GTK_WIDGET (view)) ? ZIMT_CASE_ROW (row)
                                                                        : NULL;
}

static void
focus_row (ZimtCaseView *view, const char *id)
{
  GtkListBoxRow *row = NULL;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (view->list, i)) != NULL; i++)
    if (g_str_equal (zimt_record_get_id (zimt_case_row_get_record (ZIMT_CASE_ROW (row))), id))
      {
        gtk_widget_grab_focus (GTK_WIDGET (row));
        return;
      }
}

static void
show_entries (ZimtCaseView *view)
{
  ZimtCaseBook *book = zimt_session_get_book (view->session);
  g_autoptr (GPtrArray) records = zimt_case_book_list_of_case (book, view->case_id);
  ZimtCaseRow *focused = get_focused_row (view);
  g_autofree char *focused_id
      = focused != NULL ? g_strdup (zimt_record_get_id (zimt_case_row_get_record (focused))) : NULL;

  splice (view, records);
  if (focused_id != NULL && get_focused_row (view) == NULL)
    focus_row (view, focused_id);
}

static gboolean
grow_cb (gpointer user_data)
{
  ZimtCaseView *view = user_data;

  view->grow_source = 0;
  gtk_slice_list_model_set_size (view->shown,
                                 gtk_slice_list_model_get_size (view->shown) + ROWS_AT_A_TIME);
  return G_SOURCE_REMOVE;
}

/* More rows come before the end of those that are there is reached; not from within a layout. */
static void
scrolled_cb (ZimtCaseView *view, GtkAdjustment *adjustment)
{
  double page = gtk_adjustment_get_page_size (adjustment);
  double left = gtk_adjustment_get_upper (adjustment) - gtk_adjustment_get_value (adjustment);
  guint n_entries = g_list_model_get_n_items (gtk_slice_list_model_get_model (view->shown));

  if (view->grow_source == 0 && left < 2 * page
      && gtk_slice_list_model_get_size (view->shown) < n_entries)
    view->grow_source = g_idle_add (grow_cb, view);
}

static void
row_activated_cb (ZimtCaseView *view, ZimtCaseRow *row)
{
  zimt_case_view_open_entry (view, zimt_case_row_get_record (row));
}

/* --- The chips --- */

static void
update_empty_label (ZimtCaseView *view)
{
  gtk_label_set_text (view->empty_label,
                      view->kinds_shown == 0
                          ? _ ("Nothing is written down yet. Begin with a consultation.")
                          : _ ("There is nothing of this kind."));
}

static void
chip_toggled_cb (ZimtCaseView *view)
{
  view->kinds_shown = 0;
  for (guint kind = 0; kind < ZIMT_N_RECORD_KINDS; kind++)
    if (view->chips[kind] != NULL
        && gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (view->chips[kind])))
      view->kinds_shown |= 1u << kind;
  update_empty_label (view);
  gtk_filter_changed (view->filter, GTK_FILTER_CHANGE_DIFFERENT);
}

static void
add_chips (ZimtCaseView *view)
{
  static const ZimtRecordKind kinds[]
      = { ZIMT_RECORD_CONSULTATION, ZIMT_RECORD_FOLLOW_UP, ZIMT_RECORD_REFERRAL,
          ZIMT_RECORD_GOAL,         ZIMT_RECORD_CONSENT,   ZIMT_RECORD_DOCUMENT };
  GtkWidget *box = zimt_wrap_box_new (6);

  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      GtkWidget *chip = gtk_toggle_button_new ();

      gtk_widget_add_css_class (chip, "case-chip");
      g_signal_connect_object (chip, "toggled", G_CALLBACK (chip_toggled_cb), view,
                               G_CONNECT_SWAPPED);
      gtk_box_append (GTK_BOX (box), chip);
      view->chips[kinds[i]] = chip;
    }
  gtk_accessible_update_property (GTK_ACCESSIBLE (box), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  /* Translators: of a group of buttons. */
                                  _ ("Show only"), -1);
  adw_bin_set_child (view->chips_place, box);
}

/* A kind that the case has none of has no chip, unless it is what is shown. */
static void
update_chips (ZimtCaseView *view)
{
  guint n_entries = g_list_model_get_n_items (G_LIST_MODEL (view->entries));
  guint counts[ZIMT_N_RECORD_KINDS] = { 0 };
  guint n_kinds = 0;

  for (guint i = 0; i < n_entries; i++)
    counts[zimt_record_get_kind (get_entry (view, i))]++;
  for (guint kind = 0; kind < ZIMT_N_RECORD_KINDS; kind++)
    {
      g_autofree char *label = NULL;

      if (view->chips[kind] == NULL)
        continue;
      label = g_strdup_printf ("%s %u", zimt_record_words_get_plural (kind), counts[kind]);
      gtk_button_set_label (GTK_BUTTON (view->chips[kind]), label);
      gtk_widget_set_visible (view->chips[kind],
                              counts[kind] > 0 || (view->kinds_shown & (1u << kind)) != 0);
      n_kinds += counts[kind] > 0 ? 1 : 0;
    }
  gtk_widget_set_visible (GTK_WIDGET (view->chips_place), n_kinds > 1 || view->kinds_shown != 0);
}

static void
reset_chips (ZimtCaseView *view)
{
  for (guint kind = 0; kind < ZIMT_N_RECORD_KINDS; kind++)
    if (view->chips[kind] != NULL)
      gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (view->chips[kind]), FALSE);
}

/* --- Showing --- */

static void
empty (ZimtCaseView *view)
{
  g_clear_pointer (&view->case_id, g_free);
  zimt_popovers_close (GTK_WIDGET (view));
  show_head (view, NULL);
  zimt_case_view_say_trouble (view, NULL);
  g_list_store_remove_all (view->entries);
  gtk_slice_list_model_set_size (view->shown, ROWS_AT_A_TIME);
  reset_chips (view);
  update_chips (view);
  zimt_case_view_update_acts (view);
}

static void
refresh (ZimtCaseView *view)
{
  const ZimtRecord *record = zimt_case_view_get_record (view);

  if (view->case_id == NULL)
    return;
  if (record == NULL)
    {
      empty (view);
      zimt_case_view_tell (view, _ ("The case is not there any more."));
      g_signal_emit (view, signals[SIGNAL_BACK], 0);
      return;
    }
  show_head (view, record);
  show_entries (view);
  update_chips (view);
  zimt_case_view_update_acts (view);
}

void
zimt_case_view_show (ZimtCaseView *view, const char *case_id)
{
  g_return_if_fail (ZIMT_IS_CASE_VIEW (view));

  if (g_strcmp0 (view->case_id, case_id) != 0)
    empty (view);
  if (zimt_case_view_find (view, case_id) == NULL)
    return;
  g_free (view->case_id);
  view->case_id = g_strdup (case_id);
  refresh (view);
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (view->scroller), 0);
}

const char *
zimt_case_view_get_case_id (ZimtCaseView *view)
{
  g_return_val_if_fail (ZIMT_IS_CASE_VIEW (view), NULL);
  return view->case_id;
}

static void
back_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_signal_emit (widget, signals[SIGNAL_BACK], 0);
}

/* --- Life --- */

static void
zimt_case_view_dispose (GObject *object)
{
  ZimtCaseView *view = ZIMT_CASE_VIEW (object);

  g_clear_handle_id (&view->grow_source, g_source_remove);
  g_clear_object (&view->session);
  g_clear_object (&view->filter);
  gtk_widget_dispose_template (GTK_WIDGET (view), ZIMT_TYPE_CASE_VIEW);
  g_clear_object (&view->shown);
  g_clear_object (&view->entries);
  g_clear_pointer (&view->case_id, g_free);
  G_OBJECT_CLASS (zimt_case_view_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *klass)
{
  gtk_widget_class_bind_template_child (klass, ZimtCaseView, title);
  gtk_widget_class_bind_template_child (klass, ZimtCaseView, marks);
  gtk_widget_class_bind_template_child (klass, ZimtCaseView, back_button);
  gtk_widget_class_bind_template_child (klass, ZimtCaseView, consultation_button);
  gtk_widget_class_bind_template_child (klass, ZimtCaseView, follow_up_button);
  gtk_widget_class_bind_template_child (klass, ZimtCaseView, referral_button);
  gtk_widget_class_bind_template_child (klass, ZimtCaseView, menu_button);
  gtk_widget_class_bind_template_child (klass, ZimtCaseView, scroller);
  gtk_widget_class_bind_template_child (klass, ZimtCaseView, head);
  gtk_widget_class_bind_template_child (klass, ZimtCaseView, trouble);
  gtk_widget_class_bind_template_child (klass, ZimtCaseView, trouble_label);
  gtk_widget_class_bind_template_child (klass, ZimtCaseView, chips_place);
  gtk_widget_class_bind_template_child (klass, ZimtCaseView, list);
  gtk_widget_class_bind_template_child (klass, ZimtCaseView, empty_label);
}

static void
zimt_case_view_class_init (ZimtCaseViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (ZIMT_TYPE_CASE_HEAD);
  G_OBJECT_CLASS (klass)->dispose = zimt_case_view_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/zimt/Zimt/ui/cases/case-view.ui");
  bind_children (widget_class);
  gtk_widget_class_install_action (widget_class, "case.back", NULL, back_cb);
  zimt_case_view_install_acts (widget_class);
  zimt_case_view_install_entry_acts (widget_class);
  signals[SIGNAL_BACK] = g_signal_new ("back", ZIMT_TYPE_CASE_VIEW, G_SIGNAL_RUN_LAST, 0, NULL,
                                       NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_MESSAGE] = g_signal_new ("message", ZIMT_TYPE_CASE_VIEW, G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
bind_list (ZimtCaseView *view)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (view->scroller);
  GtkFilterListModel *wanted = NULL;

  view->entries = g_list_store_new (ZIMT_TYPE_CASE_ENTRY);
  view->filter = GTK_FILTER (gtk_custom_filter_new (is_kind_shown, view, NULL));
  wanted = gtk_filter_list_model_new (G_LIST_MODEL (g_object_ref (view->entries)),
                                      g_object_ref (view->filter));
  view->shown = gtk_slice_list_model_new (G_LIST_MODEL (wanted), 0, ROWS_AT_A_TIME);
  gtk_list_box_bind_model (view->list, G_LIST_MODEL (view->shown), create_row_cb, view, NULL);
  g_signal_connect_object (view->list, "row-activated", G_CALLBACK (row_activated_cb), view,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (adjustment, "value-changed", G_CALLBACK (scrolled_cb), view,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (adjustment, "changed", G_CALLBACK (scrolled_cb), view,
                           G_CONNECT_SWAPPED);
}

static void
zimt_case_view_init (ZimtCaseView *view)
{
  gtk_widget_init_template (GTK_WIDGET (view));
  zimt_style_ensure (GTK_WIDGET (view));
  zimt_name_menu_button (view->menu_button, _ ("More about this case"));
  zimt_name_by_label (view->consultation_button);
  zimt_name_by_label (view->follow_up_button);
  zimt_name_by_label (view->referral_button);
  add_chips (view);
  bind_list (view);
  update_empty_label (view);
}

GtkWidget *
zimt_case_view_new (ZimtSession *session)
{
  ZimtCaseView *view = g_object_new (ZIMT_TYPE_CASE_VIEW, NULL);

  view->session = g_object_ref (session);
  g_signal_connect_object (session, "locking", G_CALLBACK (empty), view, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "book-changed", G_CALLBACK (refresh), view, G_CONNECT_SWAPPED);
  empty (view);
  return GTK_WIDGET (view);
}
