#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Runs a program under an X server, a home folder and (XRUN_BUS=1) a session bus of its own.
# XRUN_SCREEN is the screen's size, 1280x1024x24 where it is not said.
set -u

folder=$(mktemp -d) || exit 99
server=
cleanup () {
  [ -z "$server" ] || { kill "$server" && wait "$server"; } 2>/dev/null
  rm -rf "$folder"
}
trap cleanup EXIT
trap 'exit 143' TERM INT HUP

mkdir -m 700 "$folder/run" "$folder/home"
mkfifo "$folder/display"
# The server picks a free display itself: xvfb-run's own search collides when two start at once.
Xvfb -displayfd 3 -screen 0 "${XRUN_SCREEN:-1280x1024x24}" -nolisten tcp -noreset \
  3>"$folder/display" >"$folder/xvfb.log" 2>&1 </dev/null &
server=$!
if ! read -r -t 20 display <"$folder/display"; then
  echo "The X server did not start:" >&2
  cat "$folder/xvfb.log" >&2
  exit 99
fi

export DISPLAY=":$display" HOME="$folder/home" XDG_RUNTIME_DIR="$folder/run"
export XDG_CONFIG_HOME="$HOME/.config" XDG_DATA_HOME="$HOME/.local/share"
export XDG_CACHE_HOME="$HOME/.cache" XDG_STATE_HOME="$HOME/.local/state"
export GDK_BACKEND="${GDK_BACKEND:-x11}" GSK_RENDERER="${GSK_RENDERER:-cairo}"
export GSETTINGS_BACKEND=memory GIO_USE_VFS=local
unset WAYLAND_DISPLAY DBUS_SESSION_BUS_ADDRESS

if [ "${XRUN_BUS:-1}" = 1 ]; then
  dbus-run-session -- "$@"
else
  "$@"
fi
