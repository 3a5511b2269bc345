// The commands that put a public key into a machine's list of keys and take it out again, as fixed texts: what varies goes on standard
// input, one line. Pure.

/** Run through `sh` whatever the person's login shell is. A key that is listed already, with whatever comment, is left as it is. */
const add = `exec sh -c 'umask 077; read -r line || exit 2; set -f; set -- $line; f=.ssh/authorized_keys; cd && mkdir -p .ssh && touch "$f" || exit 3
if grep -qF -- "$2" "$f"; then echo present; exit 0; fi
if [ -s "$f" ] && [ -n "$(tail -c 1 "$f")" ]; then echo >>"$f" || exit 3; fi
printf "%s\\n" "$line" >>"$f" && echo added'`;

/** Takes out lines that are exactly the given one. Written beside the file and moved over it, so a full disk loses nothing. */
const remove = `exec sh -c 'umask 077; read -r line || exit 2; cd && f=.ssh/authorized_keys; [ -f "$f" ] || exit 0
grep -vxF -- "$line" "$f" >"$f.hunt-lab"; [ $? -le 1 ] || exit 3
mv -f "$f.hunt-lab" "$f" && echo removed'`;

/** Says whether a line that is exactly the given one is there. Changes nothing. */
const list = `exec sh -c 'read -r line || exit 2; cd || exit 3; f=.ssh/authorized_keys; if [ -f "$f" ] && grep -qxF -- "$line" "$f"; then echo listed; else echo absent; fi'`;

export const authorizedKeysCommands = {
  /** HUNT Cloud's own command on entry (reference: domain 5.3). */
  addOnEntry: 'add-public-key',
  add,
  remove,
  list,
} as const;

/** Stands as comment at the end of our line, so that it can be told from a line that was there before. */
const ourComment = 'added by HUNT Cloud lab access';

/** The line for a public key, without line end. `publicKey` is the content of a .pub file. */
export function authorizedLine(publicKey: string): string {
  const [type = '', base64 = ''] = publicKey.trim().split(/\s+/);
  return `${type} ${base64} ${ourComment}`;
}
