# HUNT Cloud lab access, elevated part 1: puts marked lab lines into the hosts file or takes them out, and can do nothing else.
# This text is constant; what to do comes as arguments and is never run as code. It trusts none of them: whatever they say, the
# lines that are not ours stay as they are, and a line of ours leads a name of the lab domain into a lab network.
# Arguments: lab domain, networks with commas, then for each action: hosts.splice SHA256-BEFORE SHA256-AFTER COUNT and COUNT times
# OFFSET REMOVE-BYTES BASE64-OF-INSERT. A missing file counts as an empty one; `absent` as SHA256-AFTER removes a file that became empty.
# Exit codes: 0 done, 2 refused as malformed, 20 the file is not the expected one, 21 not writable, 22 result differs, 23 another run
# is at it, 24 no space, 25 not an ordinary file, 26 asked for too long ago. Other than 0 means that we changed nothing, or (20) that
# somebody changed it after us.
# First the part that judges the arguments, the same on Linux and macOS; the part that touches files follows it.

set -uf
PATH=/usr/sbin:/usr/bin:/sbin:/bin LC_ALL=C # of every system; all of them belong to root
export PATH LC_ALL
umask 077
cd / || exit 21
echo 'hunt-lab-elevated 1'

begin='# >>> HUNT Cloud lab access: '
end='# <<< HUNT Cloud lab access: '
disabled='# disabled by HUNT Cloud lab access: '
lab='[a-z0-9][a-z0-9-]{1,61}[a-z0-9]'
cr=$(printf '\r')
work=

release() { :; } # the lock, where a system has to give it back itself
trap '[ -z "$work" ] || rm -rf "$work"; release' EXIT
trap 'exit 21' HUP INT TERM PIPE

# --- what arguments may look like ---

is_number() { case $1 in '' | 0?* | *[!0-9]* | ??????????*) return 1 ;; esac; }
is_digest() { case $1 in *[!0-9a-f]*) return 1 ;; esac; [ ${#1} -eq 64 ]; }
is_base64() { case $1 in *[!A-Za-z0-9+/=]*) return 1 ;; esac; [ ${#1} -le 65536 ]; }
is_domain() { case $1 in -* | .* | *. | *..* | *[!a-z0-9.-]*) return 1 ;; *.*) [ ${#1} -le 190 ] ;; *) return 1 ;; esac; }
is_lab() { case $1 in -* | *- | *[!a-z0-9-]*) return 1 ;; esac; [ ${#1} -ge 3 ] && [ ${#1} -le 63 ]; }

# Sets `number` to the value of an IPv4 address.
read_address() {
  case $1 in *[!0-9.]* | *.) return 1 ;; esac
  address=$1
  IFS=.
  set -- $address
  unset IFS
  [ $# -eq 4 ] || return 1
  number=0
  for octet; do
    is_number "$octet" && [ "$octet" -le 255 ] || return 1
    number=$((number * 256 + octet))
  done
}

# A network has at least 8 fixed bits, so that no argument can mean "anywhere".
is_network() { read_address "${1%/*}" && is_number "${1#*/}" && [ "${1#*/}" -ge 8 ] && [ "${1#*/}" -le 32 ]; }

is_in_networks() {
  read_address "$1" || return 1
  wanted=$number
  for network in $networks; do
    read_address "${network%/*}"
    shift_bits=$((32 - ${network#*/}))
    [ $((wanted >> shift_bits)) -ne $((number >> shift_bits)) ] || return 0
  done
  return 1
}

# The whole list is looked at before anything is done.
check_arguments() {
  while [ $# -gt 0 ]; do
    [ $# -ge 4 ] && [ "$1" = hosts.splice ] && is_digest "$2" && { [ "$3" = absent ] || is_digest "$3"; } && is_number "$4" || exit 2
    left=$4
    shift 4
    while [ "$left" -gt 0 ]; do
      [ $# -ge 3 ] && is_number "$1" && is_number "$2" && is_base64 "$3" || exit 2
      shift 3
      left=$((left - 1))
    done
  done
}

# --- which pieces may go in or out ---

is_our_line() {
  case $1 in
    '') [ "$position" -eq "$size" ] ;; # the line end that the file's last line lacked
    "$begin"*' >>>') name=${1#"$begin"} && is_lab "${name%' >>>'}" ;;
    "$end"*' <<<') name=${1#"$end"} && is_lab "${name%' <<<'}" ;;
    *) name=${1#*'    '} && address=${1%%' '*} && [ "$1" = "$address    $name" ] && [ "$name" = "${name%".$domain"}.$domain" ] &&
      is_lab "${name%".$domain"}" && read_address "$address" ;;
  esac
}

# A line may become a comment, or a line again, only when it names a machine of the lab domain.
names_a_lab() { tail -c +$((position + 1)) "$work/old" | head -n 1 | tr 'A-Z\t\v\f\r\000#' 'a-z ' | grep -qE " [a-z0-9-]+\.$domain_pattern( |\$)"; }

check_piece() {
  [ -s "$1" ] || return 0
  [ "$(tr -d '\r\n\040-\176' <"$1" | wc -c)" -eq 0 ] || exit 2
  if [ "$(cat "$1"; echo .)" = "$disabled." ]; then
    names_a_lab || exit 2
    return 0
  fi
  while IFS= read -r line || [ -n "$line" ]; do
    line=${line%"$cr"}
    is_our_line "$line" || exit 2
    # A line that leaves may lead anywhere; one that comes leads into a lab network.
    case $2$line in out* | in | in'#'*) ;; *) is_in_networks "${line%% *}" || exit 2 ;; esac
  done <"$1"
}

# A file without our lines. It must be the same before and after; this does not depend on how the pieces were checked.
write_foreign() {
  sed -E -e "/^($begin$lab >>>|$end$lab <<<|[0-9.]{7,15}    $lab\.$domain_pattern)$cr?\$/d" -e "s/^$disabled//" -e "s/$cr\$//" "$1" >"$2" || exit 24
  [ -z "$(tail -c 1 "$2" | tr '\000' x)" ] || echo >>"$2" || exit 24
}

check_foreign() {
  write_foreign "$work/old" "$work/foreign-old"
  write_foreign "$work/new" "$work/foreign-new"
  cmp -s "$work/foreign-old" "$work/foreign-new" || exit 2
}

# --- the edit, on copies; decode, digest_of, flush, make_work, copy_metadata and put_in_place are the system's own ---

size_of() { echo $(($(wc -c <"$1"))); }
standing() { if [ -e "$real" ]; then digest_of "$real"; else digest_of /dev/null; fi; }
part() { [ "$2" -eq 0 ] || tail -c +$(($1 + 1)) "$work/old" | head -c "$2"; }

start_edit() {
  before=$1 after=$2
  [ "$(standing)" = "$before" ] || exit 20
  make_work
  if [ -e "$real" ]; then cat "$real" >"$work/old" || exit 24; else : >"$work/old"; fi
  [ "$(digest_of "$work/old")" = "$before" ] || exit 20
  size=$(size_of "$work/old")
  position=0
  : >"$work/new"
}

splice() {
  [ "$1" -ge "$position" ] && [ $(($1 + $2)) -le "$size" ] || exit 2
  part "$position" $(($1 - position)) >>"$work/new" || exit 24
  position=$(($1 + $2))
  part "$1" "$2" >"$work/removed" || exit 24
  printf '%s' "$3" | decode >"$work/inserted" || exit 2
  check_piece "$work/removed" out
  check_piece "$work/inserted" in
  cat "$work/inserted" >>"$work/new" || exit 24
}

finish_edit() {
  part "$position" $((size - position)) >>"$work/new" || exit 24
  check_foreign
  remove=no
  if [ "$after" = absent ]; then remove=yes after=$(digest_of /dev/null); fi
  [ "$(digest_of "$work/new")" = "$after" ] || exit 22
  if [ -e "$real" ]; then copy_metadata || exit 21; else chmod 644 "$work/new" || exit 21; fi
  flush "$work/new" "$work/old" || exit 24
  trap '' HUP INT TERM PIPE
  put_in_place
  flush "$folder"
  [ "$(standing)" = "$after" ] || exit 20
  rm -rf "$work"
  work=
  trap 'exit 21' HUP INT TERM PIPE
}

# For a file over which nothing can be renamed. The old content stays beside it until this is done.
write_into() {
  : >"$work/writing" && flush "$work"
  if cat "$work/new" >"$real" && flush "$real"; then return 0; fi
  [ "$(standing)" = "$before" ] || { cat "$work/old" >"$real" && flush "$real"; } || { work= && exit 22; }
  exit 21
}

# What a killed run left in a work folder. If it was killed while it wrote into the file itself, the file holds a beginning of the new content.
put_back_torn() {
  [ -e "$1/writing" ] || return 0
  written=$(size_of "$real")
  [ "$written" -lt "$(size_of "$1/new")" ] || return 0
  head -c "$written" "$1/new" | cmp -s - "$real" || return 0
  cat "$1/old" >"$real" && flush "$real"
}

# Reads domain and networks and looks at all the rest.
check_request() {
  [ $# -ge 2 ] && is_domain "$1" || exit 2
  domain=$1
  domain_pattern=$(printf '%s' "$1" | sed 's/\./\\./g')
  case $2 in '' | *[!0-9./,]*) exit 2 ;; esac
  networks=$(printf '%s' "$2" | tr ',' ' ')
  for network in $networks; do is_network "$network" || exit 2; done
  shift 2
  check_arguments "$@"
}

# Carries the actions out one after the other. The files' part says how an edit starts and ends.
carry_out() {
  while [ $# -gt 0 ]; do
    start_edit "$2" "$3"
    count=$4
    shift 4
    while [ "$count" -gt 0 ]; do
      splice "$1" "$2" "$3"
      shift 3
      count=$((count - 1))
    done
    finish_edit
  done
}
