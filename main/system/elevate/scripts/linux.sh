# HUNT Cloud lab access, elevated part 1: puts marked lab lines into /etc/hosts or takes them out, and can do nothing else.
# This text is constant; what to do comes as arguments and is never run as code. It trusts none of them: whatever they say, the
# lines that are not ours stay as they are, and a line of ours leads a name of the lab domain into a lab network.
# Arguments: lab domain, networks with commas, then for each action: hosts.splice SHA256-BEFORE SHA256-AFTER COUNT and COUNT times
# OFFSET REMOVE-BYTES BASE64-OF-INSERT. A missing file counts as an empty one; `absent` as SHA256-AFTER removes a file that became empty.
# Exit codes: 0 done, 2 refused as malformed, 20 the file is not the expected one, 21 not writable, 22 result differs, 23 another run
# is at it, 24 no space, 25 not an ordinary file. Other than 0 means that we changed nothing, or (20) that somebody changed it after us.

set -uf
PATH=/usr/sbin:/usr/bin:/sbin:/bin LC_ALL=C
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

trap '[ -z "$work" ] || rm -rf "$work"' EXIT
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
names_a_lab() { tail -c +$((position + 1)) "$work/old" | head -n 1 | tr 'A-Z\t\v\f\r\0#' 'a-z ' | grep -qE " [a-z0-9-]+\.$domain_pattern( |\$)"; }

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

# The file without our lines. It must be the same before and after; this does not depend on how the pieces were checked.
print_foreign() {
  sed -E -e "/^($begin$lab >>>|$end$lab <<<|[0-9.]{7,15}    $lab\.$domain_pattern)$cr?\$/d" -e "s/^$disabled//" -e "s/$cr\$//" "$1" | sed -e '$a\'
}

# --- the edit ---

digest_of() { sum=$(sha256sum <"$1") && printf '%s' "${sum%% *}"; }
standing() { if [ -e "$real" ]; then digest_of "$real"; else digest_of /dev/null; fi; }
part() { [ "$2" -eq 0 ] || tail -c +$(($1 + 1)) "$work/old" | head -c "$2"; }

# A link may lead elsewhere only when nobody but root can write there: whoever can, could put another file in the way.
check_folder() {
  path=$1
  until [ -z "$path" ]; do
    set -- $(stat -c '%u %a' "$path")
    [ "${1:-1}" -eq 0 ] && [ $((0${2:-777} & 022)) -eq 0 ] || exit 25
    path=${path%/*}
  done
}

find_file() {
  real=$(readlink -f /etc/hosts) || exit 25
  folder=${real%/*}
  [ "$real" = /etc/hosts ] || check_folder "$folder"
  [ ! -e "$real" ] || [ -f "$real" ] || exit 25
}

# What a killed run left. If it was killed while it wrote into the file itself, the file holds a beginning of the new content.
clear_away() {
  set +f
  for left in "$folder"/.hosts.hunt-cloud-lab-access.*; do
    if [ -e "$left/writing" ]; then
      written=$(stat -c %s "$real")
      [ "$written" -ge "$(stat -c %s "$left/new")" ] || [ "$(head -c "$written" "$left/new" | sha256sum)" != "$(sha256sum <"$real")" ] ||
        { cat "$left/old" >"$real" && sync "$real"; } || exit 21
    fi
    rm -rf "$left"
  done
  set -f
}

start_edit() {
  before=$1 after=$2
  [ "$(standing)" = "$before" ] || exit 20
  work=$(mktemp -d "$folder/.hosts.hunt-cloud-lab-access.XXXXXX" 2>&1) || {
    case $work in *'No space left'*) work= && exit 24 ;; *) work= && exit 21 ;; esac
  }
  if [ -e "$real" ]; then cat "$real" >"$work/old" || exit 24; else : >"$work/old"; fi
  [ "$(digest_of "$work/old")" = "$before" ] || exit 20
  size=$(stat -c %s "$work/old")
  position=0
  : >"$work/new"
}

splice() {
  [ "$1" -ge "$position" ] && [ $(($1 + $2)) -le "$size" ] || exit 2
  part "$position" $(($1 - position)) >>"$work/new" || exit 24
  position=$(($1 + $2))
  part "$1" "$2" >"$work/removed" || exit 24
  printf '%s' "$3" | base64 -d >"$work/inserted" || exit 2
  check_piece "$work/removed" out
  check_piece "$work/inserted" in
  cat "$work/inserted" >>"$work/new" || exit 24
}

finish_edit() {
  part "$position" $((size - position)) >>"$work/new" || exit 24
  [ "$(print_foreign "$work/old" | sha256sum)" = "$(print_foreign "$work/new" | sha256sum)" ] || exit 2
  remove=no
  if [ "$after" = absent ]; then remove=yes after=$(digest_of /dev/null); fi
  [ "$(digest_of "$work/new")" = "$after" ] || exit 22
  if [ -e "$real" ]; then
    cp --attributes-only --preserve=all --no-preserve=timestamps -- "$real" "$work/new" || exit 21
  else
    chmod 644 "$work/new" || exit 21
  fi
  sync "$work/new" "$work/old" || exit 24
  trap '' HUP INT TERM PIPE
  put_in_place
  sync "$folder"
  [ "$(standing)" = "$after" ] || exit 20
  rm -rf "$work"
  work=
  trap 'exit 21' HUP INT TERM PIPE
}

# Exchanges two files in one moment, so that what was replaced can be looked at: renameat2(2) with RENAME_EXCHANGE, which mv knows since
# coreutils 9.5 and which perl (a part of every Debian and Ubuntu) can call by its number.
exchange() {
  mv --exchange -fT -- "$1" "$2" 2>/dev/null && return
  case $(uname -m) in x86_64) call=316 ;; aarch64) call=276 ;; *) return 1 ;; esac
  perl -e 'exit(syscall($ARGV[0] + 0, -100, $ARGV[1], -100, $ARGV[2], 2) != 0)' "$call" "$1" "$2" 2>/dev/null
}

# An edit by somebody else between the last look and the exchange is found in what came out, and goes back in.
put_in_place() {
  [ "$(standing)" = "$before" ] || exit 20
  if [ "$remove" = yes ]; then
    rm -f -- "$real" || exit 21
  elif [ ! -e "$real" ]; then
    ln -T -- "$work/new" "$real" || exit 20
  elif exchange "$work/new" "$real"; then
    [ "$(digest_of "$work/new")" = "$before" ] || { exchange "$work/new" "$real" && exit 20; }
  else
    mv -fT -- "$work/new" "$real" 2>/dev/null || write_into
  fi
}

# For a file that cannot be exchanged because it is mounted by itself (containers). The old content stays beside it until this is done.
write_into() {
  : >"$work/writing" && sync "$work"
  if cat "$work/new" >"$real" && sync "$real"; then return 0; fi
  [ "$(standing)" = "$before" ] || { cat "$work/old" >"$real" && sync "$real"; } || { work= && exit 22; }
  exit 21
}

# --- what is asked for ---

[ $# -ge 2 ] && is_domain "$1" || exit 2
domain=$1
domain_pattern=$(printf '%s' "$1" | sed 's/\./\\./g')
case $2 in '' | *[!0-9./,]*) exit 2 ;; esac
networks=$(printf '%s' "$2" | tr ',' ' ')
for network in $networks; do is_network "$network" || exit 2; done
shift 2
check_arguments "$@"

exec 9</etc
flock -w 10 9 || exit 23
find_file
clear_away
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
exit 0
