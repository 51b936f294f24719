/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A window with the form of one card. */
#include "zimt-card-editor.h"

#include <glib/gi18n-lib.h>

#include "zimt-card-drafts.h"
#include "zimt-card-presets.h"
#include "zimt-duplicates-box.h"
#include "zimt-error.h"
#include "zimt-popovers.h"
#include "zimt-record-diff.h"

#define WIDTH 1000

/* So long nothing may have been typed before duplicates are looked for. */
#define PAUSE_MS 200

struct _ZimtCardEditor
{
  ZimtFormWindow parent_instance;

  ZimtDuplicatesBox *duplicates; /* borrowed (nullable): at the foot */
  GtkWindow *comparison;         /* a weak pointer (nullable) */
  guint look_source;
};
G_DEFINE_FINAL_TYPE (ZimtCardEditor, zimt_card_editor, ZIMT_TYPE_FORM_WINDOW)

typedef enum
{
  SIGNAL_SHOW,
  N_SIGNALS,
} ZimtCardEditorSignal;
static guint signals[N_SIGNALS];

static ZimtRecordForm *
get_form (ZimtCardEditor *editor)
{
  return zimt_form_window_get_form (ZIMT_FORM_WINDOW (editor));
}

/* --- Duplicates --- */

/* Elsewhere nobody is the same twice. */
static gboolean
has_duplicates (ZimtRecordKind kind)
{
  return kind == ZIMT_RECORD_ORGANISATION || kind == ZIMT_RECORD_PERSON
         || kind == ZIMT_RECORD_INTERPRETER || kind == ZIMT_RECORD_COMPANION
         || kind == ZIMT_RECORD_NEWCOMER;
}

static gboolean
look_cb (gpointer data)
{
  ZimtCardEditor *editor = data;
  g_autoptr (ZimtRecord) record = zimt_record_form_dup_record (get_form (editor));

  editor->look_source = 0;
  zimt_duplicates_box_look (editor->duplicates,
                            zimt_form_window_is_new (ZIMT_FORM_WINDOW (editor)) ? record : NULL);
  return G_SOURCE_REMOVE;
}

/* The cards were not read yet when the form was made: now there is more of it. */
static void
private_came_cb (ZimtCardEditor *editor)
{
  zimt_record_form_set_fields (get_form (editor), NULL);
  gtk_widget_grab_focus (GTK_WIDGET (get_form (editor)));
}

static void
form_changed_cb (ZimtCardEditor *editor)
{
  g_clear_handle_id (&editor->look_source, g_source_remove);
  if (editor->duplicates != NULL)
    editor->look_source = g_timeout_add (PAUSE_MS, look_cb, editor);
}

/* What was typed is asked for before it goes. */
static void
show_cb (ZimtCardEditor *editor, const char *id)
{
  g_signal_emit (editor, signals[SIGNAL_SHOW], 0, id);
  gtk_window_close (GTK_WINDOW (editor));
}

static void
add_duplicates (ZimtCardEditor *editor, ZimtSession *session)
{
  ZimtFormWindow *window = ZIMT_FORM_WINDOW (editor);

  if (!has_duplicates (zimt_form_window_get_kind (window)) || !zimt_form_window_is_new (window))
    return;
  editor->duplicates = ZIMT_DUPLICATES_BOX (zimt_duplicates_box_new (session));
  g_signal_connect_object (editor->duplicates, "show-card", G_CALLBACK (show_cb), editor,
                           G_CONNECT_SWAPPED);
  zimt_form_window_set_notice (window, GTK_WIDGET (editor->duplicates));
}

/* --- Storing --- */

/* The card as somebody else stored it since it was opened here; (transfer none) (nullable). */
static ZimtRecord *
find_newer (ZimtCardEditor *editor)
{
  ZimtSession *session = zimt_form_window_get_session (ZIMT_FORM_WINDOW (editor));
  g_autoptr (ZimtRecord) mine = zimt_record_form_dup_record (get_form (editor));
  ZimtPeople *people = zimt_session_get_people (session);
  ZimtCard *card = zimt_people_get_card (people, zimt_record_get_id (mine));
  ZimtRecord *stored = card != NULL ? zimt_card_get_record (card) : NULL;

  if (stored == NULL || zimt_record_get_revision (stored) == zimt_record_get_revision (mine))
    return NULL;
  return stored;
}

static void
stored_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ZimtCardEditor) editor = ZIMT_CARD_EDITOR (user_data);
  ZimtFormWindow *window = ZIMT_FORM_WINDOW (editor);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) stored = zimt_people_act_finish (ZIMT_PEOPLE (source), result, &error);

  zimt_form_window_end (window, stored, error);
  if (g_error_matches (error, ZIMT_ERROR, ZIMT_ERROR_CONFLICT)
      && zimt_form_window_get_session (window) != NULL && find_newer (editor) != NULL)
    zimt_form_window_refuse (window, error->message, _ ("_Compare…"));
}

static void
zimt_card_editor_store (ZimtFormWindow *window, GPtrArray *records)
{
  ZimtPeople *people = zimt_session_get_people (zimt_form_window_get_session (window));

  zimt_people_put_async (people, records, NULL, stored_cb, g_object_ref (window));
}

/* --- Changed by two --- */

static void
take_cb (ZimtCardEditor *editor)
{
  ZimtRecord *stored = NULL;

  if (zimt_form_window_get_session (ZIMT_FORM_WINDOW (editor)) == NULL)
    return;
  stored = find_newer (editor);
  if (stored != NULL)
    zimt_record_form_rebase (get_form (editor), stored);
  gtk_widget_grab_focus (GTK_WIDGET (get_form (editor)));
  zimt_form_window_refuse (ZIMT_FORM_WINDOW (editor), NULL, NULL);
}

/* "Family name: Müller → Mueller", a line each. (transfer full) */
static char *
dup_differences (ZimtSession *session, const ZimtRecord *stored, const ZimtRecord *mine)
{
  g_autoptr (GPtrArray) changes = zimt_record_diff (session, stored, mine);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < changes->len; i++)
    {
      const ZimtRecordChange *change = changes->pdata[i];
      const char *nothing = _ ("nothing");

      g_string_append (text, "\n");
      /* Translators: a field, what is stored in it and what is typed here. */
      g_string_append_printf (text, _ ("%1$s: %2$s is stored, %3$s is here"), change->title,
                              *change->before != '\0' ? change->before : nothing,
                              *change->after != '\0' ? change->after : nothing);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
zimt_card_editor_cure (ZimtFormWindow *window)
{
  ZimtCardEditor *editor = ZIMT_CARD_EDITOR (window);
  ZimtSession *session = zimt_form_window_get_session (window);
  ZimtRecord *stored = session != NULL ? find_newer (editor) : NULL;
  g_autoptr (ZimtRecord) mine = NULL;
  g_autofree char *differences = NULL;
  g_autofree char *body = NULL;
  GtkWidget *dialog = NULL;

  if (stored == NULL || editor->comparison != NULL)
    return;
  mine = zimt_record_form_dup_record (get_form (editor));
  differences = dup_differences (session, stored, mine);
  body
      = g_strdup_printf ("%s\n%s",
                         _ ("Taking over puts what is stored now into the form, and keeps what you "
                            "changed in it. Nothing is saved yet."),
                         differences);
  dialog = adw_message_dialog_new (GTK_WINDOW (editor), _ ("Somebody Else Changed It"), body);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "keep", _ ("_Keep Editing"),
                                    "take", _ ("_Take Over"), NULL);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "take");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "keep");
  gtk_window_set_destroy_with_parent (GTK_WINDOW (dialog), TRUE);
  g_signal_connect_object (dialog, "response::take", G_CALLBACK (take_cb), editor,
                           G_CONNECT_SWAPPED);
  g_set_weak_pointer (&editor->comparison, GTK_WINDOW (dialog));
  gtk_window_present (GTK_WINDOW (dialog));
}

/* --- Life --- */

static void
zimt_card_editor_preset (ZimtFormWindow *window, ZimtRecord *record)
{
  zimt_card_presets_fill (zimt_form_window_get_session (window), record);
}

static ZimtRecord *
zimt_card_editor_new_next (ZimtFormWindow *window)
{
  g_autoptr (ZimtRecord) before = zimt_record_form_dup_record (zimt_form_window_get_form (window));

  return zimt_card_presets_new_next (before);
}

static void
zimt_card_editor_dispose (GObject *object)
{
  ZimtCardEditor *editor = ZIMT_CARD_EDITOR (object);

  g_clear_handle_id (&editor->look_source, g_source_remove);
  g_clear_weak_pointer (&editor->comparison);
  editor->duplicates = NULL;
  G_OBJECT_CLASS (zimt_card_editor_parent_class)->dispose (object);
}

static void
zimt_card_editor_class_init (ZimtCardEditorClass *klass)
{
  ZimtFormWindowClass *window_class = ZIMT_FORM_WINDOW_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = zimt_card_editor_dispose;
  window_class->preset = zimt_card_editor_preset;
  window_class->new_next = zimt_card_editor_new_next;
  window_class->store = zimt_card_editor_store;
  window_class->drop_drafts = zimt_card_drafts_drop;
  window_class->cure = zimt_card_editor_cure;
  signals[SIGNAL_SHOW] = g_signal_new ("show-card", ZIMT_TYPE_CARD_EDITOR, G_SIGNAL_RUN_LAST, 0,
                                       NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
zimt_card_editor_init (ZimtCardEditor *editor)
{
}

static ZimtCardEditor *
editor_new (GtkWindow *parent, ZimtSession *session, ZimtRecord *record, gboolean is_draft)
{
  ZimtCardEditor *editor
      = g_object_new (ZIMT_TYPE_CARD_EDITOR, "application",
                      parent != NULL ? gtk_window_get_application (parent) : NULL, "transient-for",
                      parent, NULL);
  ZimtFormWindow *window = ZIMT_FORM_WINDOW (editor);

  gtk_window_set_destroy_with_parent (GTK_WINDOW (editor), TRUE);
  zimt_people_get_list (zimt_session_get_people (session), zimt_record_get_kind (record));
  zimt_form_window_open (window, session, record, is_draft);
  add_duplicates (editor, session);
  g_signal_connect_object (get_form (editor), "changed", G_CALLBACK (form_changed_cb), editor,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (zimt_session_get_people (session), "notify::has-private",
                           G_CALLBACK (private_came_cb), editor, G_CONNECT_SWAPPED);
  zimt_form_window_fit (window, WIDTH);
  gtk_widget_grab_focus (GTK_WIDGET (get_form (editor)));
  return editor;
}

ZimtCardEditor *
zimt_card_editor_new (GtkWindow *parent, ZimtSession *session, ZimtRecord *record)
{
  g_return_val_if_fail (ZIMT_IS_SESSION (session) && record != NULL, NULL);
  return editor_new (parent, session, record, FALSE);
}

ZimtCardEditor *
zimt_card_editor_new_from_draft (GtkWindow *parent, ZimtSession *session, ZimtRecord *draft)
{
  g_autoptr (ZimtRecord) record = NULL;
  ZimtCardEditor *editor = NULL;

  g_return_val_if_fail (ZIMT_IS_SESSION (session) && draft != NULL, NULL);
  record = zimt_session_open_draft (session, draft);
  if (record == NULL)
    return NULL;
  editor = editor_new (parent, session, record, TRUE);
  zimt_record_form_set_typed (zimt_form_window_get_form (ZIMT_FORM_WINDOW (editor)),
                              zimt_record_get_text (draft, "typed"));
  return editor;
}
