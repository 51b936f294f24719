/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of the week grid share: its state. Nobody else includes this. */
#pragma once

#include "zimt-time-names.h"
#include "zimt-week-grid-child.h"
#include "zimt-week-grid.h"
#include "zimt-week-painter.h"

/* A chip that is being dragged. */
typedef struct
{
  gboolean is_held;   /* pressed */
  gboolean is_active; /* and moved far enough to mean it */
  gboolean has_target;
  guint entry;
  guint row; /* the cell that it would fall into */
  guint day;
  double start_x; /* where it was picked up */
  double start_y;
  double x; /* of the pointer */
  double y;
} ZimtWeekDrag;

struct _ZimtWeekGrid
{
  GtkWidget parent_instance;

  ZimtWeekPainter *painter; /* owned */
  guint font_serial;        /* of the Pango context that the painter's texts were made for */
  ZimtWeekPlan *plan;       /* owned (nullable) */
  GArray *blocks;           /* owned (nullable): ZimtWeekBlock, as the plan's entries */
  ZimtWeekLayout *layout;   /* owned (nullable) */
  gboolean is_layout_stale;
  int layout_width;
  int layout_height;
  GPtrArray *chips; /* owned: borrowed ZimtWeekGridChild, as the plan's entries */
  ZimtWeekGridChild
      *cells[2]; /* borrowed: they take turns, so that each move is a change of focus */
  guint current_cell;
  ZimtWeekCursor cursor;
  gboolean is_following; /* the cursor moves the focus now, and not the other way round */
  gboolean is_leaving;   /* the focus is on its way out */
  ZimtDate today;
  int now_minute;
  ZimtWeekDrag drag;
  GtkGesture *drag_gesture; /* borrowed */
  GtkWidget *menu;          /* borrowed (nullable): the context menu */
};

/* zimt-week-grid.c */
void zimt_week_grid_emit_act (ZimtWeekGrid *grid, ZimtWeekAct act, guint entry);
void zimt_week_grid_emit_slot (ZimtWeekGrid *grid, guint row, guint day, int minute);
void zimt_week_grid_emit_move (ZimtWeekGrid *grid, guint entry, guint row, guint day);
void zimt_week_grid_emit_week_step (ZimtWeekGrid *grid, int step);
void zimt_week_grid_emit_today (ZimtWeekGrid *grid);

/* Where the grid begins in the layout: below the day headers, which are a widget of their own. */
double zimt_week_grid_get_top (ZimtWeekGrid *grid);

/* zimt-week-grid-cursor.c */
void zimt_week_grid_move_cursor (ZimtWeekGrid *grid, ZimtWeekCursor cursor, gboolean take_focus);
gboolean zimt_week_grid_entry_at (ZimtWeekGrid *grid, double x, double y, guint *entry);
gboolean zimt_week_grid_cell_at (ZimtWeekGrid *grid, double x, double y, guint *row, guint *day);
gboolean zimt_week_grid_cursor_of_entry (ZimtWeekGrid *grid, guint entry, ZimtWeekCursor *cursor);
ZimtWeekCursor zimt_week_grid_find_cursor (ZimtWeekGrid *grid, const char *key);
gboolean zimt_week_grid_has_focus_within (ZimtWeekGrid *grid);

/* TRUE where the focus is in what lies over the grid: a booking's details, or a menu. */
gboolean zimt_week_grid_is_covered (ZimtWeekGrid *grid);

/* TRUE where a person can change the entry: it is a booking and not a left-out or cancelled date.
 */
gboolean zimt_week_grid_is_live (ZimtWeekGrid *grid, guint entry);

/* Opens what is under the cursor: a booking's details, or the editor for a free slot. */
void zimt_week_grid_activate_cursor (ZimtWeekGrid *grid);

/* zimt-week-grid-children.c */
ZimtWeekGridChild *zimt_week_grid_add_child (ZimtWeekGrid *grid, gboolean is_chip);
GPtrArray *zimt_week_grid_sync_children (ZimtWeekGrid *grid);
GtkWidget *zimt_week_grid_get_cursor_child (ZimtWeekGrid *grid);
void zimt_week_grid_allocate_cells (ZimtWeekGrid *grid);
void zimt_week_grid_allocate_chips (ZimtWeekGrid *grid);

/* zimt-week-grid-keys.c */
void zimt_week_grid_add_keys (ZimtWeekGrid *grid);
gboolean zimt_week_grid_walk (ZimtWeekGrid *grid, ZimtWeekKey key);

/* zimt-week-grid-pointer.c */
void zimt_week_grid_add_pointer (ZimtWeekGrid *grid);
void zimt_week_grid_install_menu_actions (GtkWidgetClass *klass);
gboolean zimt_week_grid_query_tooltip (GtkWidget *widget, int x, int y, gboolean is_keyboard,
                                       GtkTooltip *tooltip);
void zimt_week_grid_show_menu (ZimtWeekGrid *grid);

/* Lets go of what is pressed or dragged; TRUE where that was to be seen. */
gboolean zimt_week_grid_cancel_drag (ZimtWeekGrid *grid);
void zimt_week_grid_draw_drag (ZimtWeekGrid *grid, cairo_t *cr, const ZimtPalette *palette);
