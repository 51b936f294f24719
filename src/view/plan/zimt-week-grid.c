/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The house week on the screen. */
#include "zimt-week-grid.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>
#include <math.h>

#include "zimt-week-grid-private.h"

G_DEFINE_FINAL_TYPE (ZimtWeekGrid, zimt_week_grid, GTK_TYPE_WIDGET)

#define MIN_WIDTH 640

enum
{
  ACT,
  SLOT,
  MOVE,
  WEEK_STEP,
  TODAY,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

/* --- Layout --- */

static ZimtWeekPainter *
get_painter (ZimtWeekGrid *self)
{
  PangoContext *context = gtk_widget_get_pango_context (GTK_WIDGET (self));
  guint serial = pango_context_get_serial (context);

  if (self->painter == NULL)
    self->painter = zimt_week_painter_new (context);
  else if (serial != self->font_serial)
    {
      zimt_week_painter_forget (self->painter);
      self->is_layout_stale = TRUE;
    }
  self->font_serial = serial;
  return self->painter;
}

static ZimtWeekLayout *
make_layout (ZimtWeekGrid *self, double width, double height)
{
  gboolean is_rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  ZimtWeekGeometry geometry;

  zimt_week_painter_suggest_geometry (get_painter (self), self->plan, width, height, is_rtl,
                                      &geometry);
  /* The day headers stand above the grid, in a widget of their own. */
  geometry.height = height;
  return zimt_week_layout_new (&geometry, (const ZimtWeekBlock *)(gpointer)self->blocks->data,
                               self->blocks->len);
}

double
zimt_week_grid_get_top (ZimtWeekGrid *self)
{
  return self->layout != NULL ? zimt_week_layout_get_geometry (self->layout)->header_height : 0;
}

static void
ensure_layout (ZimtWeekGrid *self, int width, int height)
{
  get_painter (self);
  if (self->layout != NULL && !self->is_layout_stale && self->layout_width == width
      && self->layout_height == height)
    return;

  g_clear_pointer (&self->layout, zimt_week_layout_free);
  self->layout = make_layout (self, width, height);
  self->layout_width = width;
  self->layout_height = height;
  self->is_layout_stale = FALSE;
}

static void
invalidate_layout (ZimtWeekGrid *self)
{
  self->is_layout_stale = TRUE;
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/* --- Signals --- */

void
zimt_week_grid_emit_act (ZimtWeekGrid *self, ZimtWeekAct act, guint entry)
{
  g_signal_emit (self, signals[ACT], 0, (guint)act, entry);
}

void
zimt_week_grid_emit_slot (ZimtWeekGrid *self, guint row, guint day, int minute)
{
  g_signal_emit (self, signals[SLOT], 0, row, day, minute);
}

void
zimt_week_grid_emit_move (ZimtWeekGrid *self, guint entry, guint row, guint day)
{
  g_signal_emit (self, signals[MOVE], 0, entry, row, day);
}

void
zimt_week_grid_emit_week_step (ZimtWeekGrid *self, int step)
{
  g_signal_emit (self, signals[WEEK_STEP], 0, step);
}

void
zimt_week_grid_emit_today (ZimtWeekGrid *self)
{
  g_signal_emit (self, signals[TODAY], 0);
}

/* --- Virtual functions --- */

static const ZimtPalette *
get_palette (void)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();
  gboolean is_dark = adw_style_manager_get_dark (manager);

  if (adw_style_manager_get_high_contrast (manager))
    return zimt_palette_get (is_dark ? ZIMT_SCHEME_DARK_CONTRAST : ZIMT_SCHEME_LIGHT_CONTRAST);
  return zimt_palette_get (is_dark ? ZIMT_SCHEME_DARK : ZIMT_SCHEME_LIGHT);
}

static void
get_moment (ZimtWeekGrid *self, ZimtWeekMoment *moment)
{
  *moment = (ZimtWeekMoment){
    .today = self->today,
    .now_minute = self->now_minute,
    .has_cursor = zimt_week_grid_has_focus_within (self),
    .cursor = self->cursor,
  };
}

static GtkSizeRequestMode
zimt_week_grid_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
zimt_week_grid_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                        int *natural, int *minimum_baseline, int *natural_baseline)
{
  ZimtWeekGrid *self = ZIMT_WEEK_GRID (widget);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *minimum = *natural = MIN_WIDTH;
  else if (self->plan == NULL)
    *minimum = *natural = 0;
  else
    {
      g_autoptr (ZimtWeekLayout) layout
          = make_layout (self, for_size > 0 ? for_size : MIN_WIDTH, 0);

      *minimum = *natural = (int)ceil (zimt_week_layout_get_height (layout)
                                       - zimt_week_layout_get_geometry (layout)->header_height);
    }
}

static void
zimt_week_grid_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  ZimtWeekGrid *self = ZIMT_WEEK_GRID (widget);

  if (self->plan != NULL)
    {
      ensure_layout (self, width, height);
      zimt_week_grid_allocate_chips (self);
      zimt_week_grid_allocate_cells (self);
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_POPOVER (child))
      gtk_popover_present (GTK_POPOVER (child));
}

static void
zimt_week_grid_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  ZimtWeekGrid *self = ZIMT_WEEK_GRID (widget);
  const ZimtPalette *palette = get_palette ();
  graphene_rect_t bounds;
  ZimtWeekMoment moment;
  cairo_t *cr;

  if (self->layout == NULL)
    return;

  get_moment (self, &moment);
  graphene_rect_init (&bounds, 0, 0, (float)gtk_widget_get_width (widget),
                      (float)gtk_widget_get_height (widget));
  cr = gtk_snapshot_append_cairo (snapshot, &bounds);
  cairo_save (cr);
  cairo_translate (cr, 0, -zimt_week_grid_get_top (self));
  zimt_week_painter_draw_rows (get_painter (self), cr, self->plan, self->layout, palette, &moment,
                               NULL);
  zimt_week_grid_draw_drag (self, cr, palette);
  cairo_restore (cr);
  cairo_destroy (cr);
  GTK_WIDGET_CLASS (zimt_week_grid_parent_class)->snapshot (widget, snapshot);
}

static gboolean
zimt_week_grid_focus (GtkWidget *widget, GtkDirectionType direction)
{
  ZimtWeekGrid *self = ZIMT_WEEK_GRID (widget);

  /* Details and menus have an order of their own. */
  if (zimt_week_grid_is_covered (self))
    return gtk_widget_child_focus (gtk_widget_get_focus_child (widget), direction);
  if (self->layout == NULL || self->plan->rooms->len == 0 || self->is_leaving)
    return FALSE;
  if (!zimt_week_grid_has_focus_within (self))
    {
      zimt_week_grid_move_cursor (self, self->cursor, TRUE);
      return TRUE;
    }
  switch (direction)
    {
    case GTK_DIR_TAB_FORWARD:
      return zimt_week_grid_walk (self, ZIMT_WEEK_KEY_NEXT_CHIP);
    case GTK_DIR_TAB_BACKWARD:
      return zimt_week_grid_walk (self, ZIMT_WEEK_KEY_PREVIOUS_CHIP);
    case GTK_DIR_UP:
      return zimt_week_grid_walk (self, ZIMT_WEEK_KEY_UP);
    case GTK_DIR_DOWN:
      return zimt_week_grid_walk (self, ZIMT_WEEK_KEY_DOWN);
    case GTK_DIR_LEFT:
      return zimt_week_grid_walk (self, ZIMT_WEEK_KEY_LEFT);
    case GTK_DIR_RIGHT:
      return zimt_week_grid_walk (self, ZIMT_WEEK_KEY_RIGHT);
    default:
      return FALSE;
    }
}

static gboolean
zimt_week_grid_grab_focus (GtkWidget *widget)
{
  ZimtWeekGrid *self = ZIMT_WEEK_GRID (widget);

  return self->layout != NULL && gtk_widget_grab_focus (zimt_week_grid_get_cursor_child (self));
}

/* Somebody else moved the focus to a chip: the cursor follows. */
static void
zimt_week_grid_set_focus_child (GtkWidget *widget, GtkWidget *child)
{
  ZimtWeekGrid *self = ZIMT_WEEK_GRID (widget);
  ZimtWeekCursor cursor;
  guint entry;

  GTK_WIDGET_CLASS (zimt_week_grid_parent_class)->set_focus_child (widget, child);
  gtk_widget_queue_draw (widget);
  if (child == NULL || self->is_following || self->layout == NULL)
    return;
  if (g_ptr_array_find (self->chips, child, &entry)
      && zimt_week_grid_cursor_of_entry (self, entry, &cursor))
    zimt_week_grid_move_cursor (self, cursor, FALSE);
}

static void
zimt_week_grid_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  ZimtWeekGrid *self = ZIMT_WEEK_GRID (widget);
  PangoContext *context;

  GTK_WIDGET_CLASS (zimt_week_grid_parent_class)->css_changed (widget, change);
  context = gtk_widget_get_pango_context (widget);
  if (self->painter != NULL && pango_context_get_serial (context) != self->font_serial)
    invalidate_layout (self);
}

static void
zimt_week_grid_system_setting_changed (GtkWidget *widget, GtkSystemSetting setting)
{
  ZimtWeekGrid *self = ZIMT_WEEK_GRID (widget);

  GTK_WIDGET_CLASS (zimt_week_grid_parent_class)->system_setting_changed (widget, setting);
  if (self->painter == NULL || setting == GTK_SYSTEM_SETTING_ICON_THEME)
    return;
  zimt_week_painter_forget (self->painter);
  invalidate_layout (self);
}

static void
zimt_week_grid_direction_changed (GtkWidget *widget, GtkTextDirection previous)
{
  GTK_WIDGET_CLASS (zimt_week_grid_parent_class)->direction_changed (widget, previous);
  invalidate_layout (ZIMT_WEEK_GRID (widget));
}

static void
zimt_week_grid_dispose (GObject *object)
{
  ZimtWeekGrid *self = ZIMT_WEEK_GRID (object);
  GtkWidget *child;

  g_ptr_array_set_size (self->chips, 0);
  self->menu = NULL;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_pointer (&self->layout, zimt_week_layout_free);
  g_clear_pointer (&self->painter, zimt_week_painter_free);
  g_clear_pointer (&self->blocks, g_array_unref);
  g_clear_pointer (&self->plan, zimt_week_plan_unref);
  G_OBJECT_CLASS (zimt_week_grid_parent_class)->dispose (object);
}

static void
zimt_week_grid_finalize (GObject *object)
{
  g_ptr_array_unref (ZIMT_WEEK_GRID (object)->chips);
  G_OBJECT_CLASS (zimt_week_grid_parent_class)->finalize (object);
}

static void
install_signals (GType type)
{
  signals[ACT] = g_signal_new ("act", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2,
                               G_TYPE_UINT, G_TYPE_UINT);
  signals[SLOT] = g_signal_new ("slot", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                3, G_TYPE_UINT, G_TYPE_UINT, G_TYPE_INT);
  signals[MOVE] = g_signal_new ("move", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                3, G_TYPE_UINT, G_TYPE_UINT, G_TYPE_UINT);
  signals[WEEK_STEP] = g_signal_new ("week-step", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                     G_TYPE_NONE, 1, G_TYPE_INT);
  signals[TODAY]
      = g_signal_new ("today", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
zimt_week_grid_class_init (ZimtWeekGridClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = zimt_week_grid_dispose;
  object_class->finalize = zimt_week_grid_finalize;
  widget_class->get_request_mode = zimt_week_grid_get_request_mode;
  widget_class->measure = zimt_week_grid_measure;
  widget_class->size_allocate = zimt_week_grid_size_allocate;
  widget_class->snapshot = zimt_week_grid_snapshot;
  widget_class->focus = zimt_week_grid_focus;
  widget_class->grab_focus = zimt_week_grid_grab_focus;
  widget_class->set_focus_child = zimt_week_grid_set_focus_child;
  widget_class->css_changed = zimt_week_grid_css_changed;
  widget_class->system_setting_changed = zimt_week_grid_system_setting_changed;
  widget_class->direction_changed = zimt_week_grid_direction_changed;
  widget_class->query_tooltip = zimt_week_grid_query_tooltip;
  install_signals (G_TYPE_FROM_CLASS (klass));
  zimt_week_grid_install_menu_actions (widget_class);
  gtk_widget_class_set_css_name (widget_class, "weekgrid");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GRID);
}

static void
zimt_week_grid_init (ZimtWeekGrid *self)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();

  self->chips = g_ptr_array_new ();
  self->cursor.chip = -1;
  self->today = ZIMT_DATE_FIRST - 1;
  self->now_minute = -1;
  self->cells[0] = zimt_week_grid_add_child (self, FALSE);
  self->cells[1] = zimt_week_grid_add_child (self, FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Week of all rooms"), -1);
  g_signal_connect_object (manager, "notify::dark", G_CALLBACK (gtk_widget_queue_draw), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (manager, "notify::high-contrast", G_CALLBACK (gtk_widget_queue_draw),
                           self, G_CONNECT_SWAPPED);
  zimt_week_grid_add_keys (self);
  zimt_week_grid_add_pointer (self);
}

/* --- Public --- */

GtkWidget *
zimt_week_grid_new (void)
{
  return g_object_new (ZIMT_TYPE_WEEK_GRID, NULL);
}

void
zimt_week_grid_set_plan (ZimtWeekGrid *self, ZimtWeekPlan *plan)
{
  gboolean had_focus = zimt_week_grid_has_focus_within (self);
  g_autofree char *key = NULL;
  g_autoptr (GPtrArray) leftover = NULL;
  guint entry;

  zimt_week_grid_cancel_drag (self);
  if (self->plan != NULL && zimt_week_grid_get_entry (self, &entry))
    key = g_strdup (zimt_week_grid_child_get_key (g_ptr_array_index (self->chips, entry)));

  zimt_week_plan_ref (plan);
  g_clear_pointer (&self->plan, zimt_week_plan_unref);
  g_clear_pointer (&self->blocks, g_array_unref);
  g_clear_pointer (&self->layout, zimt_week_layout_free);
  self->plan = plan;
  self->blocks = zimt_week_plan_dup_blocks (plan);
  ensure_layout (self, MAX (gtk_widget_get_width (GTK_WIDGET (self)), MIN_WIDTH),
                 gtk_widget_get_height (GTK_WIDGET (self)));

  leftover = zimt_week_grid_sync_children (self);
  zimt_week_grid_move_cursor (self, zimt_week_grid_find_cursor (self, key), had_focus);
  invalidate_layout (self);
}

ZimtWeekPlan *
zimt_week_grid_get_plan (ZimtWeekGrid *self)
{
  return self->plan;
}

void
zimt_week_grid_set_now (ZimtWeekGrid *self, ZimtDate today, int minute)
{
  if (self->today == today && self->now_minute == minute)
    return;
  self->today = today;
  self->now_minute = minute;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

int
zimt_week_grid_get_header_height (ZimtWeekGrid *self)
{
  return (int)ceil (zimt_week_grid_get_top (self));
}

void
zimt_week_grid_draw_header (ZimtWeekGrid *self, cairo_t *cr)
{
  ZimtWeekMoment moment;

  if (self->layout == NULL)
    return;
  get_moment (self, &moment);
  zimt_week_painter_draw_header (get_painter (self), cr, self->plan, self->layout, get_palette (),
                                 &moment);
}
