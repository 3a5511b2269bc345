# The part that touches files, on macOS: /bin/sh and the programs that come with macOS 13 and later (BSD tools and LibreSSL).
# One argument more stands in front of the others: the second since 1970 after which nothing may be done any more. A prompt outlives the
# program that showed it, and who answers it later no longer knows what was asked.

folder=/private/etc
real=$folder/hosts
lock=$folder/.hosts.hunt-cloud-lab-access
locked=

decode() { { fold -w 64; echo; } | openssl base64 -d; }
digest_of() { sum=$(openssl dgst -sha256 -r <"$1") && printf '%s' "${sum%% *}"; }
flush() { sync; }
release() { [ -z "$locked" ] || rm -rf "$lock"; }

# `cp -p` of macOS keeps owner, mode, ACL, flags and extended attributes; then the content follows into what it made.
copy_metadata() { cp -p "$real" "$work/shell" && cat "$work/new" >"$work/shell" && mv -f "$work/shell" "$work/new"; }

make_work() { work=$lock/edit && mkdir "$work" || exit 24; }

check_file() {
  [ ! -L "$real" ] || exit 25
  [ -e "$real" ] || return 0
  [ -f "$real" ] || exit 25
  (: >>"$real") 2>/dev/null || exit 21 # locked by a flag (uchg, schg): a copy would be too, and could not be removed again
}

is_running() { ps -p "$1" -o command= | grep -q hunt-cloud-lab-access; }

# macOS has no flock(1): a folder that only one can make. Whoever was killed leaves it behind, and is not running any more.
take_lock() {
  tries=55
  until said=$(mkdir "$lock" 2>&1); do
    case $said in *'No space left'*) exit 24 ;; esac
    [ -d "$lock" ] && [ "$tries" -gt 0 ] || exit 21
    tries=$((tries - 1))
    owner=$(cat "$lock/owner" 2>/dev/null)
    if [ -n "$owner" ] && is_running "$owner"; then
      [ "$tries" -gt 5 ] || exit 23
    elif [ -n "$owner" ] || [ "$tries" -lt 5 ]; then
      clear_away # killed, or killed before it could write its name
      continue
    fi
    sleep 0.2
  done
  locked=yes
  echo $$ >"$lock/owner" || exit 24
}

# Of several who want to clear away, one can rename.
clear_away() {
  rm -rf "$lock.left"
  mv "$lock" "$lock.left" 2>/dev/null || return 0
  put_back_torn "$lock.left/edit" || exit 21
  rm -rf "$lock.left"
}

# The shell cannot exchange two files. A second name for the old one is kept instead: an edit by somebody else in the last moment is found
# there, and goes back in.
put_in_place() {
  [ "$(standing)" = "$before" ] || exit 20
  if [ "$remove" = yes ]; then
    rm -f "$real" || exit 21
  elif [ ! -e "$real" ]; then
    ln "$work/new" "$real" || exit 20
  else
    ln "$real" "$work/was" 2>/dev/null
    mv -f "$work/new" "$real" 2>/dev/null || write_into
    [ ! -e "$work/was" ] || [ "$work/was" -ef "$real" ] || [ "$(digest_of "$work/was")" = "$before" ] || { mv -f "$work/was" "$real" && exit 20; }
  fi
}

case ${1-} in '' | *[!0-9]* | ????????????*) exit 2 ;; esac
[ "$(date +%s)" -le "$1" ] || exit 26
shift
check_request "$@"
shift 2
[ "$(id -u)" -eq 0 ] || exit 21
take_lock
check_file
carry_out "$@"
dscacheutil -flushcache >/dev/null 2>&1
killall -HUP mDNSResponder >/dev/null 2>&1
exit 0
