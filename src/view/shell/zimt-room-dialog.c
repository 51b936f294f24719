/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The form of a room: number, name, seats, buffers, opening hours. */
#include "zimt-room-dialog.h"

#include <glib/gi18n-lib.h>

#include "zimt-time-field.h"
#include "zimt-time-names.h"

#define MAX_SEATS 5000
#define MAX_BUFFER 240

typedef struct
{
  ZimtCenter *center; /* owned */
  ZimtRoom *room;     /* owned: as it was, for what has no field */
  GtkEditable *number;
  GtkEditable *name;
  GtkSpinButton *seats;
  GtkSpinButton *before;
  GtkSpinButton *after;
  GtkSwitch *is_bookable;
  GtkSwitch *has_opening;
  GtkWidget *grid;
  GtkCheckButton *days[7];
  ZimtTimeField *opens[7];
  ZimtTimeField *closes[7];
} RoomForm;

static void
room_form_free (gpointer data, GClosure *closure)
{
  RoomForm *form = data;

  g_object_unref (form->center);
  zimt_room_free (form->room);
  g_free (form);
}

static gpointer
put_room (ZimtDesk *desk, gpointer wish, GError **error)
{
  return zimt_desk_put_room (desk, wish, error) ? desk : NULL;
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
save_cb (ZimtRecordDialog *dialog, gpointer user_data)
{
  RoomForm *form = user_data;
  g_autoptr (ZimtRoom) room = zimt_room_copy (form->room);
  GtkWidget *field = NULL;

  g_free (room->number);
  room->number = g_strdup (gtk_editable_get_text (form->number));
  g_free (room->name);
  room->name = g_strdup (gtk_editable_get_text (form->name));
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

  form->center = g_object_ref (center);
  form->room = room != NULL ? zimt_room_copy (room) : new_room (zimt_center_get_house (center));
  form->number
      = zimt_record_dialog_add_entry (dialog, _ ("Num_ber"), _ ("Number"), form->room->number);
  form->name = zimt_record_dialog_add_entry (dialog, _ ("N_ame"), _ ("Name"), form->room->name);
  form->is_bookable = GTK_SWITCH (
      add_switch (dialog, _ ("Can be boo_ked"), _ ("Can be booked"), form->room->is_bookable));
  form->seats = zimt_record_dialog_add_number (dialog, _ ("S_eats"), _ ("Seats, 0 is not known"),
                                               form->room->n_seats, MAX_SEATS);
  /* Translators: minutes that stay free before a booking. */
  form->before = zimt_record_dialog_add_number (dialog, _ ("_Minutes before"),
                                                _ ("Minutes kept free before each booking"),
                                                form->room->buffer_before, MAX_BUFFER);
  form->after = zimt_record_dialog_add_number (dialog, _ ("M_inutes after"),
                                               _ ("Minutes kept free after each booking"),
                                               form->room->buffer_after, MAX_BUFFER);
  add_opening (form, dialog);
  g_signal_connect_data (dialog, "save", G_CALLBACK (save_cb), form, room_form_free, 0);
  gtk_widget_grab_focus (GTK_WIDGET (form->number));
  return dialog;
}
