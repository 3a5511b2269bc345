// The words with which PAM, passwd and sshd ask and answer, in English and Norwegian, as data. Recorded: OpenSSH 9.2 with PAM and
// pam_pwquality. From the translations of Linux-PAM 1.5.2, shadow 4.13 and libpwquality 1.4.5: nb, nn. From HUNT Cloud's documentation:
// the older English forms. Everything else is unknown, and an unknown question is never answered.

/** What a question wants: the secret one logs in with, the old one again, the new one, or the new one again. */
export type Question = 'login' | 'current' | 'new' | 'retype';

const questions: readonly (readonly [Question, RegExp])[] = [
  ['retype', /^(re-?type|re-?enter)( the)? new (\S+ )?password: ?$/i],
  ['retype', /^(bekreft|stadfest) nytt (\S+-)?passord: ?$/i],
  ['retype', /^skriv inn passordet på nytt: ?$/i],
  ['current', /^\(current\) (\S+ )?password: ?$/i],
  ['current', /^(current|old) (\S+ )?password: ?$/i],
  ['current', /^(nåværende|noverande|gammelt) (\S+-)?passord: ?$/i],
  ['new', /^(enter )?new (\S+ )?password: ?$/i],
  ['new', /^nytt (\S+-)?passord: ?$/i],
  ['login', /^(password|passord)( for \S+)?: ?$/i],
  ['login', /^\S+@\S+'s password: ?$/i],
];

/** Which question a line is; undefined for one we do not know. OpenSSH's client puts `(user@host) ` in front, some servers do too. */
export function questionOf(line: string): Question | undefined {
  const text = line.trimStart().replace(/^\([^\s()]+@[^\s()]+\) /, '');
  return questions.find(([, pattern]) => pattern.test(text))?.[0];
}

/** Answers whether a line looks like a shell that waits for a command. */
export function isShellPrompt(line: string): boolean {
  return /^[^\s:]+@[^\s:]+:.*[$#] ?$|^\[[^\]]+\][$#] ?$|^(-?\w*)[$#%] ?$/.test(line.trimStart());
}

/** What a line reports. `complaint`: this new passphrase will not do. `no-tries`: one complaint too many. */
export type Report = 'changed' | 'complaint' | 'different' | 'token-error' | 'no-tries' | 'too-soon' | 'no-terminal';

const reports: readonly (readonly [Report, RegExp])[] = [
  ['changed', /password updated successfully|all authentication tokens updated successfully|passordet ble oppdatert|password changed\.?$/i],
  ['complaint', /^(BAD PASSWORD|SVAKT PASSORD): |password has been already used|you must choose a (longer|shorter) password|passordet (er allerede benyttet|har allerede vært brukt)/i],
  ['different', /passwords? do(es)? not match|ikke samsvar mellom passord|passorda er ikkje like/i],
  ['no-tries', /exhausted maximum number of retries|maksimalt antall forsøk er overskredet|maks tal på forsøk er overskride/i],
  ['token-error', /authentication token manipulation error|manipulasjonsfeil for autentisering/i],
  ['too-soon', /you must wait longer to change|du må vente (lenger|lengre) før du kan/i],
  ['no-terminal', /password change required but no tty available/i],
];

/** What a line reports, if it is a report we know. */
export function reportOf(line: string): Report | undefined {
  return reports.find(([, pattern]) => pattern.test(line.trim()))?.[0];
}
