/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The form of a room: number, name, seats, equipment, who may use it, buffers, opening hours. */
#include "zimt-room-dialog.h"

#include <glib/gi18n-lib.h>

#include "zimt-booking.h"
#include "zimt-hint.h"
#include "zimt-name.h"
#include "zimt-room-field.h"
#include "zimt-time-field.h"
#include "zimt-time-names.h"
#include "zimt-word-list.h"

#define FORM_KEY "room-form"

typedef struct
{
  ZimtRecordDialog *dialog; /* borrowed: it owns the form */
  ZimtCenter *center;       /* owned */
  ZimtRoom *room;           /* owned: as it was, for what has no field */
  GtkEditable *number;
  GtkEditable *name;
  GtkEditable *floor;
  GtkSpinButton *seats;
  ZimtWordList *equipment;
  ZimtWordList *open_to;
  GtkLabel *open_to_label;
  ZimtRoomField *through;
  GtkSpinButton *before;
  GtkSpinButton *after;
  GtkSwitch *is_bookable;
  GtkSwitch *has_opening;
  GtkWidget *grid;
  GtkCheckButton *days[7];
  ZimtTimeField *opens[7];
  ZimtTimeField *closes[7];
  gboolean is_deleting;
} RoomForm;

static void
room_form_free (gpointer data, GClosure *closure)
{
  RoomForm *form = data;

  g_object_set_data (G_OBJECT (form->dialog), FORM_KEY, NULL);
  g_object_unref (form->center);
  zimt_room_free (form->room);
  g_free (form);
}

static gpointer
put_room (ZimtDesk *desk, gpointer wish, GError **error)
{
  return zimt_desk_put_room (desk, wish, error) ? desk : NULL;
}

static gpointer
delete_room (ZimtDesk *desk, gpointer wish, GError **error)
{
  return zimt_desk_delete_room (desk, *(gint64 *)wish, error) ? desk : NULL;
}

/* FALSE where a day's hours are not right; *field is then the one to look at. */
static gboolean
read_opening (RoomForm *form, ZimtRoom *room, GtkWidget **field)
{
  room->has_opening = gtk_switch_get_active (form->has_opening);
  for (int i = 0; i < 7; i++)
    {
      ZimtOpening *opening = &room->opening[i];

      *opening = (ZimtOpening){ 0, 0 };
      if (!room->has_opening || !gtk_check_button_get_active (form->days[i]))
        continue;
      *field = GTK_WIDGET (form->opens[i]);
      if (!zimt_time_field_get_minute (form->opens[i], &opening->opens))
        return FALSE;
      *field = GTK_WIDGET (form->closes[i]);
      if (!zimt_time_field_get_minute (form->closes[i], &opening->closes)
          || opening->closes <= opening->opens)
        return FALSE;
    }
  return TRUE;
}

static void
read_words (ZimtWordList *list, char ***words)
{
  g_strfreev (*words);
  *words = zimt_word_list_dup_ticked (list);
}

static void
save_cb (ZimtRecordDialog *dialog, gpointer user_data)
{
  RoomForm *form = user_data;
  g_autoptr (ZimtRoom) room = zimt_room_copy (form->room);
  const char *floor = gtk_editable_get_text (form->floor);
  GtkWidget *field = NULL;

  form->is_deleting = FALSE;
  g_free (room->number);
  room->number = g_strdup (gtk_editable_get_text (form->number));
  g_free (room->name);
  room->name = g_strdup (gtk_editable_get_text (form->name));
  g_free (room->floor);
  room->floor = *floor != '\0' ? g_strdup (floor) : NULL;
  read_words (form->equipment, &room->equipment);
  read_words (form->open_to, &room->open_to);
  room->through_id = zimt_room_field_get_room (form->through);
  if (room->id != 0 && room->through_id == room->id)
    {
      zimt_record_dialog_refuse (dialog, GTK_WIDGET (form->through),
                                 _ ("A room is not reached through itself: choose another one."));
      return;
    }
  room->n_seats = gtk_spin_button_get_value_as_int (form->seats);
  room->buffer_before = gtk_spin_button_get_value_as_int (form->before);
  room->buffer_after = gtk_spin_button_get_value_as_int (form->after);
  room->is_bookable = gtk_switch_get_active (form->is_bookable);
  if (!read_opening (form, room, &field))
    {
      zimt_record_dialog_refuse (
          dialog, field, _ ("These hours are not right: type them as 8 and 22, the end last."));
      return;
    }
  zimt_record_dialog_store (dialog, form->center, put_room, g_steal_pointer (&room),
                            (GDestroyNotify)zimt_room_free);
}

static GtkWidget *
add_switch (ZimtRecordDialog *dialog, const char *title, const char *name, gboolean is_active)
{
  GtkWidget *widget = gtk_switch_new ();

  gtk_switch_set_active (GTK_SWITCH (widget), is_active);
  gtk_widget_set_halign (widget, GTK_ALIGN_START);
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  zimt_record_dialog_add (dialog, title, widget, widget);
  return widget;
}

static GtkWidget *
new_time (int minute, const char *day, const char *what)
{
  GtkWidget *field = zimt_time_field_new ();
  /* Translators: a weekday, and "opens" or "closes". */
  g_autofree char *name = g_strdup_printf (C_ ("opening hours", "%1$s, %2$s"), day, what);

  zimt_time_field_set_minute (ZIMT_TIME_FIELD (field), minute);
  gtk_accessible_update_property (GTK_ACCESSIBLE (field), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return field;
}

static void
add_day (RoomForm *form, GtkGrid *grid, int day, int opens, int closes)
{
  const ZimtOpening *opening = &form->room->opening[day];
  gboolean is_open = !form->room->has_opening ? day < 5 : opening->closes > opening->opens;
  gboolean has_hours = form->room->has_opening && is_open;
  const char *name = zimt_weekday_name (day + 1);

  form->days[day] = GTK_CHECK_BUTTON (gtk_check_button_new_with_label (name));
  form->opens[day]
      = ZIMT_TIME_FIELD (new_time (has_hours ? opening->opens : opens, name, _ ("opens")));
  form->closes[day]
      = ZIMT_TIME_FIELD (new_time (has_hours ? opening->closes : closes, name, _ ("closes")));
  gtk_check_button_set_active (form->days[day], is_open);
  g_object_bind_property (form->days[day], "active", form->opens[day], "sensitive",
                          G_BINDING_SYNC_CREATE);
  g_object_bind_property (form->days[day], "active", form->closes[day], "sensitive",
                          G_BINDING_SYNC_CREATE);
  gtk_grid_attach (grid, GTK_WIDGET (form->days[day]), 0, day, 1, 1);
  gtk_grid_attach (grid, GTK_WIDGET (form->opens[day]), 1, day, 1, 1);
  gtk_grid_attach (grid, gtk_label_new ("–"), 2, day, 1, 1);
  gtk_grid_attach (grid, GTK_WIDGET (form->closes[day]), 3, day, 1, 1);
}

static void
add_opening (RoomForm *form, ZimtRecordDialog *dialog)
{
  const ZimtHouse *house = zimt_center_get_house (form->center);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);

  form->has_opening = GTK_SWITCH (gtk_switch_new ());
  gtk_switch_set_active (form->has_opening, form->room->has_opening);
  gtk_widget_set_halign (GTK_WIDGET (form->has_opening), GTK_ALIGN_START);
  gtk_accessible_update_property (GTK_ACCESSIBLE (form->has_opening), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Opening hours of its own"), -1);
  form->grid = gtk_grid_new ();
  gtk_grid_set_column_spacing (GTK_GRID (form->grid), 8);
  gtk_grid_set_row_spacing (GTK_GRID (form->grid), 4);
  for (int i = 0; i < 7; i++)
    add_day (form, GTK_GRID (form->grid), i, house->day_opens, house->day_closes);
  g_object_bind_property (form->has_opening, "active", form->grid, "visible",
                          G_BINDING_SYNC_CREATE);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (form->has_opening));
  gtk_box_append (GTK_BOX (box), form->grid);
  zimt_record_dialog_add (dialog, _ ("_Opening hours"), box, GTK_WIDGET (form->has_opening));
}

/* --- Equipment, and who may use the room --- */

static void
add_equipment (RoomForm *form, ZimtRecordDialog *dialog)
{
  const ZimtHouse *house = zimt_center_get_house (form->center);
  GtkWidget *list = zimt_word_list_new (_ ("Equipment"));

  form->equipment = ZIMT_WORD_LIST (list);
  for (guint i = 0; i < house->rooms->len; i++)
    zimt_word_list_add (form->equipment, ((const ZimtRoom *)house->rooms->pdata[i])->equipment);
  zimt_word_list_tick (form->equipment, form->room->equipment);
  /* Translators: what a room has besides the equipment that can be ticked. */
  zimt_word_list_allow_new (form->equipment, _ ("More, with commas between"));
  zimt_record_dialog_add (dialog, _ ("E_quipment"), list, list);
}

static void
open_to_changed_cb (RoomForm *form)
{
  g_auto (GStrv) words = zimt_word_list_dup_ticked (form->open_to);
  g_autofree char *text = g_strjoinv (C_ ("list", ", "), words);

  /* Translators: who a room is meant for. */
  gtk_label_set_text (form->open_to_label, *words != NULL ? text : _ ("everybody"));
}

/* There are many organisations: they are shown where somebody wants to choose. */
static void
add_open_to (RoomForm *form, ZimtRecordDialog *dialog)
{
  const char *const outside[] = { ZIMT_OUTSIDE_BODIES, NULL };
  const ZimtHouse *house = zimt_center_get_house (form->center);
  GtkWidget *list = zimt_word_list_new (_ ("Meant for"));
  GtkWidget *label = gtk_label_new (NULL);
  GtkWidget *expander = gtk_expander_new (NULL);

  form->open_to = ZIMT_WORD_LIST (list);
  form->open_to_label = GTK_LABEL (label);
  for (guint i = 0; i < house->organisations->len; i++)
    {
      const ZimtOrganisation *organisation = house->organisations->pdata[i];
      const char *const words[] = { organisation->short_name, NULL };

      zimt_word_list_add (form->open_to, (char *const *)words);
    }
  zimt_word_list_add (form->open_to, (char *const *)outside);
  zimt_word_list_tick (form->open_to, form->room->open_to);
  open_to_changed_cb (form);
  g_signal_connect_swapped (list, "changed", G_CALLBACK (open_to_changed_cb), form);
  gtk_label_set_wrap (form->open_to_label, TRUE);
  gtk_label_set_xalign (form->open_to_label, 0);
  gtk_expander_set_label_widget (GTK_EXPANDER (expander), label);
  gtk_expander_set_child (GTK_EXPANDER (expander), list);
  /* GTK 4.8 would look for the focus in what is folded away. */
  g_object_bind_property (expander, "expanded", list, "visible", G_BINDING_SYNC_CREATE);
  zimt_record_dialog_add (dialog, _ ("Meant _for"), expander, expander);
  /* Folded in, it is not found in the row. */
  zimt_record_dialog_watch (dialog, list);
}

static void
add_through (RoomForm *form, ZimtRecordDialog *dialog)
{
  GtkWidget *field = zimt_room_field_new ();

  form->through = ZIMT_ROOM_FIELD (field);
  /* Translators: a room that is not reached through another one. */
  zimt_room_field_set_house (form->through, zimt_center_get_house (form->center),
                             _ ("its own door"));
  zimt_room_field_set_room (form->through, form->room->through_id);
  /* Translators: the room through which this one is reached. */
  zimt_record_dialog_add (dialog, _ ("_Reached through"), field,
                          zimt_room_field_get_drop_down (form->through));
}

/* --- Deleting --- */

static void
offer_answered_cb (ZimtRecordDialog *dialog, const char *response)
{
  RoomForm *form = g_object_get_data (G_OBJECT (dialog), FORM_KEY);

  if (!g_str_equal (response, "keep") || form == NULL)
    return;
  gtk_switch_set_active (form->is_bookable, FALSE);
  zimt_record_dialog_save (dialog);
}

/* A room that is named somewhere stays; that nothing new comes in is what can be had. */
static void
failed_cb (ZimtRecordDialog *dialog, const GError *error, gpointer user_data)
{
  RoomForm *form = user_data;
  GtkWidget *offer = NULL;

  if (!form->is_deleting || !g_error_matches (error, ZIMT_ERROR, ZIMT_ERROR_CONFLICT)
      || !gtk_switch_get_active (form->is_bookable))
    return;
  offer = adw_message_dialog_new (GTK_WINDOW (dialog), _ ("Keep the room, but book it no more?"),
                                  error->message);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (offer), "cancel", _ ("Ca_ncel"), "keep",
                                    /* Translators: a button: the room can be booked no more. */
                                    _ ("_Book It No More"), NULL);
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (offer), "cancel");
  g_signal_connect_object (offer, "response", G_CALLBACK (offer_answered_cb), dialog,
                           G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (offer));
}

static void
delete_clicked_cb (RoomForm *form)
{
  if (zimt_record_dialog_store (form->dialog, form->center, delete_room,
                                g_memdup2 (&form->room->id, sizeof form->room->id), g_free))
    form->is_deleting = TRUE;
}

static void
add_delete (RoomForm *form)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (_ ("_Delete Room"));

  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_widget_add_css_class (button, "destructive-action");
  zimt_name_by_label (button);
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (delete_clicked_cb), form);
  zimt_record_dialog_append (form->dialog, button);
}

static ZimtRoom *
new_room (const ZimtHouse *house)
{
  ZimtRoom *room = zimt_room_new ();

  for (guint i = 0; i < house->rooms->len; i++)
    {
      const ZimtRoom *other = g_ptr_array_index (house->rooms, i);

      room->position = MAX (room->position, other->position + 1);
    }
  return room;
}

ZimtRecordDialog *
zimt_room_dialog_new (GtkWindow *parent, ZimtCenter *center, const ZimtRoom *room)
{
  ZimtRecordDialog *dialog
      = zimt_record_dialog_new (parent, room != NULL ? _ ("Room") : _ ("New room"));
  RoomForm *form = g_new0 (RoomForm, 1);

  form->dialog = dialog;
  form->center = g_object_ref (center);
  form->room = room != NULL ? zimt_room_copy (room) : new_room (zimt_center_get_house (center));
  form->number
      = zimt_record_dialog_add_entry (dialog, _ ("Num_ber"), _ ("Number"), form->room->number);
  form->name = zimt_record_dialog_add_entry (dialog, _ ("N_ame"), _ ("Name"), form->room->name);
  /* Translators: "2nd floor", "courtyard". */
  form->floor = zimt_record_dialog_add_entry (dialog, _ ("F_loor"), _ ("Floor"), form->room->floor);
  form->is_bookable = GTK_SWITCH (
      add_switch (dialog, _ ("Can be boo_ked"), _ ("Can be booked"), form->room->is_bookable));
  form->seats = zimt_record_dialog_add_number (dialog, _ ("S_eats"), _ ("Seats, 0 is not known"),
                                               form->room->n_seats, ZIMT_SEATS_MAX);
  add_equipment (form, dialog);
  add_open_to (form, dialog);
  add_through (form, dialog);
  /* Translators: minutes that stay free before a booking. */
  form->before = zimt_record_dialog_add_number (dialog, _ ("_Minutes before"),
                                                _ ("Minutes kept free before each booking"),
                                                form->room->buffer_before, ZIMT_BUFFER_MAX);
  form->after = zimt_record_dialog_add_number (dialog, _ ("M_inutes after"),
                                               _ ("Minutes kept free after each booking"),
                                               form->room->buffer_after, ZIMT_BUFFER_MAX);
  add_opening (form, dialog);
  if (room != NULL)
    add_delete (form);
  g_object_set_data (G_OBJECT (dialog), FORM_KEY, form);
  g_signal_connect (dialog, "failed", G_CALLBACK (failed_cb), form);
  g_signal_connect_data (dialog, "save", G_CALLBACK (save_cb), form, room_form_free, 0);
  gtk_widget_grab_focus (GTK_WIDGET (form->number));
  return dialog;
}
