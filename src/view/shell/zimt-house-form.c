/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A new house: its name and its rooms. */
#include "zimt-house-form.h"

#include <glib/gi18n-lib.h>

#include "zimt-bin-focus.h"
#include "zimt-name.h"
#include "zimt-text.h"
#include "zimt-wheel.h"

/* A line of the form. */
typedef struct
{
  GtkWidget *box; /* borrowed, as the others: children */
  GtkEditable *number;
  GtkEditable *name;
  GtkSpinButton *seats;
} Line;

struct _ZimtHouseForm
{
  AdwBin parent_instance;

  GArray *lines;         /* owned: Line */
  GtkEditable *name_row; /* borrowed, as the others: children */
  GtkBox *rooms;
  GtkButton *add_button;
  GtkButton *back_button;
  GtkButton *create_button;
  GtkLabel *complaint;
};
G_DEFINE_FINAL_TYPE (ZimtHouseForm, zimt_house_form, ADW_TYPE_BIN)

enum
{
  CREATE,
  BACK,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

static void
complain (ZimtHouseForm *self, const char *text)
{
  gtk_label_set_text (self->complaint, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->complaint), text != NULL);
}

/* --- Lines --- */

static void
remove_clicked_cb (ZimtHouseForm *self, GtkWidget *button)
{
  GtkWidget *box = gtk_widget_get_parent (button);

  for (guint i = 0; i < self->lines->len; i++)
    if (g_array_index (self->lines, Line, i).box == box)
      {
        g_array_remove_index (self->lines, i);
        break;
      }
  gtk_box_remove (self->rooms, box);
  gtk_widget_grab_focus (GTK_WIDGET (self->add_button));
}

static GtkEditable *
add_entry (GtkWidget *box, const char *label, int width_chars)
{
  GtkWidget *entry = gtk_entry_new ();

  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), label);
  gtk_editable_set_width_chars (GTK_EDITABLE (entry), width_chars);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (entry), width_chars);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_box_append (GTK_BOX (box), entry);
  return GTK_EDITABLE (entry);
}

/* Also what Return in a room's name does: the next room is what comes then. */
static void
add_clicked_cb (ZimtHouseForm *self)
{
  zimt_house_form_add_room (self, NULL, NULL, 0);
}

void
zimt_house_form_add_room (ZimtHouseForm *self, const char *number, const char *name, int n_seats)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *seats = gtk_spin_button_new_with_range (0, ZIMT_SEATS_MAX, 1);
  GtkWidget *remove = gtk_button_new_from_icon_name ("user-trash-symbolic");
  Line line = { .box = box, .seats = GTK_SPIN_BUTTON (seats) };

  /* Translators: of a room: "5a". */
  line.number = add_entry (box, _ ("Number"), 6);
  line.name = add_entry (box, _ ("Name of the room"), 20);
  gtk_widget_set_hexpand (GTK_WIDGET (line.name), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (seats), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Seats"), -1);
  gtk_box_append (GTK_BOX (box), seats);
  gtk_box_append (GTK_BOX (box), gtk_label_new (_ ("seats")));
  gtk_widget_set_tooltip_text (remove, _ ("Remove this room"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (remove), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Remove this room"), -1);
  gtk_widget_add_css_class (remove, "flat");
  gtk_box_append (GTK_BOX (box), remove);
  g_signal_connect_object (remove, "clicked", G_CALLBACK (remove_clicked_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (line.name, "activate", G_CALLBACK (add_clicked_cb), self,
                           G_CONNECT_SWAPPED);

  gtk_editable_set_text (line.number, number != NULL ? number : "");
  gtk_editable_set_text (line.name, name != NULL ? name : "");
  gtk_spin_button_set_value (line.seats, n_seats);
  zimt_wheel_only_with_focus (line.seats);
  g_array_append_val (self->lines, line);
  gtk_box_append (self->rooms, box);
  gtk_widget_grab_focus (GTK_WIDGET (line.number));
}

/* --- Reading the form --- */

static gboolean
is_empty (const Line *line)
{
  return *gtk_editable_get_text (line->number) == '\0'
         && *gtk_editable_get_text (line->name) == '\0';
}

static ZimtRoom *
read_room (const Line *line, int position, GError **error)
{
  g_autofree char *number = zimt_text_clean (gtk_editable_get_text (line->number),
                                             _ ("The room's number"), FALSE, error);
  g_autofree char *name = NULL;
  ZimtRoom *room;

  if (number == NULL)
    return NULL;
  name = zimt_text_clean (gtk_editable_get_text (line->name), _ ("The room's name"), FALSE, error);
  if (name == NULL)
    return NULL;
  room = zimt_room_new ();
  room->number = g_steal_pointer (&number);
  room->name = g_steal_pointer (&name);
  room->position = position;
  room->n_seats = gtk_spin_button_get_value_as_int (line->seats);
  return room;
}

static gboolean
has_number (GPtrArray *rooms, const char *number)
{
  for (guint i = 0; i < rooms->len; i++)
    if (zimt_room_has_number (g_ptr_array_index (rooms, i), number))
      return TRUE;
  return FALSE;
}

/* The rooms, or NULL with a complaint shown and the focus where something is to be done. */
static GPtrArray *
read_rooms (ZimtHouseForm *self)
{
  g_autoptr (GPtrArray) rooms = g_ptr_array_new_with_free_func ((GDestroyNotify)zimt_room_free);

  for (guint i = 0; i < self->lines->len; i++)
    {
      const Line *line = &g_array_index (self->lines, Line, i);
      g_autoptr (GError) error = NULL;
      ZimtRoom *room;

      if (is_empty (line))
        continue;
      room = read_room (line, (int)rooms->len, &error);
      if (room == NULL)
        complain (self, error->message);
      else if (has_number (rooms, room->number))
        {
          g_autofree char *text
              = g_strdup_printf (_ ("Two rooms have the number %s. Give each its own."),
                                 room->number);

          complain (self, text);
          g_clear_pointer (&room, zimt_room_free);
        }
      if (room == NULL)
        {
          gtk_widget_grab_focus (GTK_WIDGET (line->number));
          return NULL;
        }
      g_ptr_array_add (rooms, room);
    }
  return g_steal_pointer (&rooms);
}

void
zimt_house_form_create (ZimtHouseForm *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rooms = NULL;
  g_autofree char *name = zimt_text_clean (gtk_editable_get_text (self->name_row),
                                           _ ("The name of the house"), FALSE, &error);

  complain (self, NULL);
  if (name == NULL)
    {
      complain (self, error->message);
      gtk_widget_grab_focus (GTK_WIDGET (self->name_row));
      return;
    }
  rooms = read_rooms (self);
  if (rooms != NULL)
    g_signal_emit (self, signals[CREATE], 0, name, rooms);
}

static void
back_clicked_cb (ZimtHouseForm *self)
{
  g_signal_emit (self, signals[BACK], 0);
}

/* --- Life --- */

static gboolean
zimt_house_form_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (ZIMT_HOUSE_FORM (widget)->name_row));
}

static void
zimt_house_form_finalize (GObject *object)
{
  g_array_unref (ZIMT_HOUSE_FORM (object)->lines);
  G_OBJECT_CLASS (zimt_house_form_parent_class)->finalize (object);
}

static void
zimt_house_form_class_init (ZimtHouseFormClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = zimt_house_form_finalize;
  widget_class->grab_focus = zimt_house_form_grab_focus;
  widget_class->focus = zimt_bin_focus;
  signals[CREATE] = g_signal_new ("create", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_POINTER);
  signals[BACK]
      = g_signal_new ("back", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/zimt/Zimt/ui/shell/house-form.ui");
  gtk_widget_class_bind_template_child (widget_class, ZimtHouseForm, name_row);
  gtk_widget_class_bind_template_child (widget_class, ZimtHouseForm, rooms);
  gtk_widget_class_bind_template_child (widget_class, ZimtHouseForm, add_button);
  gtk_widget_class_bind_template_child (widget_class, ZimtHouseForm, back_button);
  gtk_widget_class_bind_template_child (widget_class, ZimtHouseForm, create_button);
  gtk_widget_class_bind_template_child (widget_class, ZimtHouseForm, complaint);
}

static void
zimt_house_form_init (ZimtHouseForm *self)
{
  self->lines = g_array_new (FALSE, FALSE, sizeof (Line));
  gtk_widget_init_template (GTK_WIDGET (self));
  zimt_name_by_label (GTK_WIDGET (self->add_button));
  zimt_name_by_label (GTK_WIDGET (self->back_button));
  zimt_name_by_label (GTK_WIDGET (self->create_button));
  g_signal_connect_object (self->add_button, "clicked", G_CALLBACK (add_clicked_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->back_button, "clicked", G_CALLBACK (back_clicked_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->create_button, "clicked", G_CALLBACK (zimt_house_form_create),
                           self, G_CONNECT_SWAPPED);
  zimt_house_form_add_room (self, NULL, NULL, 0);
}

GtkWidget *
zimt_house_form_new (void)
{
  return g_object_new (ZIMT_TYPE_HOUSE_FORM, NULL);
}

void
zimt_house_form_set_name (ZimtHouseForm *self, const char *name)
{
  gtk_editable_set_text (self->name_row, name);
}

const char *
zimt_house_form_get_complaint (ZimtHouseForm *self)
{
  return gtk_widget_get_visible (GTK_WIDGET (self->complaint))
             ? gtk_label_get_text (self->complaint)
             : NULL;
}
