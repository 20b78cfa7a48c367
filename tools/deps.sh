#!/bin/sh
# Installs the Debian packages that are missing, saying first which and how.
# usage: tools/deps.sh PACKAGE...
# DEPS=no installs nothing: the missing packages are named and the exit status
# is 1. On a system without apt-get the packages are named too.
set -eu

missing=
for package; do
  status=$(dpkg-query -W -f '${Status}' "$package" 2>/dev/null || true)
  [ "$status" = "install ok installed" ] || missing="$missing $package"
done
[ -n "$missing" ] || exit 0

if ! command -v apt-get >/dev/null 2>&1; then
  echo "This system has no apt-get. Install what corresponds to these Debian packages, then run make again with DEPS=done:" >&2
  echo "  $*" >&2
  [ "${DEPS:-}" = done ] && exit 0
  exit 1
fi
if [ "${DEPS:-}" = no ]; then
  echo "Missing packages; install them with:" >&2
  echo "  apt-get install$missing" >&2
  exit 1
fi

sudo=
if [ "$(id -u)" -ne 0 ]; then
  if ! command -v sudo >/dev/null 2>&1; then
    echo "Missing packages, and no sudo to install them. As root:" >&2
    echo "  apt-get install$missing" >&2
    exit 1
  fi
  sudo=sudo
fi
echo "Installing Debian packages with ${sudo:+sudo }apt-get:$missing" >&2
# A machine that has never looked has no list of packages yet.
$sudo apt-get -q update >&2
# shellcheck disable=SC2086
$sudo env DEBIAN_FRONTEND=noninteractive \
  apt-get -q -y install --no-install-recommends $missing >&2
