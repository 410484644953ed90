#!/usr/bin/env bash
# The binary, with the site inside.
set -euo pipefail
source "$(dirname "$0")/../lib.sh"

case ${RIGHTSDESK_PROFILE:-release} in
  release) cargo build "${quietly[@]}" --package server --release ;;
  dev) cargo build "${quietly[@]}" --package server ;;
  *) fail "unknown profile: $RIGHTSDESK_PROFILE" "RIGHTSDESK_PROFILE is release (the default) or dev." ;;
esac
