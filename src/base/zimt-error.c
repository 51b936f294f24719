/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Why something did not work. */
#include "zimt-error.h"

G_DEFINE_QUARK (zimt - error - quark, zimt_error)
