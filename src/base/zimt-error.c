/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Why something did not work. */
#include "zimt-error.h"

/* clang-format off */
G_DEFINE_QUARK (zimt-error-quark, zimt_error)
/* clang-format on */
