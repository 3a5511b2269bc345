// What a server's passphrase program (PAM, pam_pwquality, passwd) reports while one logs in or changes a passphrase, in English, bokmål and
// nynorsk, as data. Its questions are in ../ssh/prompts.ts. Norwegian is from the translations of Linux-PAM 1.5.2, shadow 4.13 and
// libpwquality 1.4.5.

import type { Cause, Mark, Phrase } from './phrase.ts';

/** What a line reports. `complaint`: this new passphrase will not do. `no-tries`: one complaint too many. `unchanged`: the old one stays. */
export type Report = 'changed' | 'unchanged' | 'complaint' | 'different' | 'token-error' | 'no-tries' | 'too-soon' | 'no-terminal' | 'account-expired' | 'account-locked';

export interface PamPhrase extends Phrase {
  readonly report: Report;
}

const recorded = 'recorded, OpenSSH 9.2 with PAM and pam_pwquality';
const linuxPam = 'Linux-PAM 1.5.2';

const meanings: Readonly<Record<Report, Cause | Mark>> = {
  changed: 'success',
  unchanged: { code: 'ssh.changeRefused', symptom: true },
  complaint: { code: 'ssh.weakPassphrase' },
  different: { code: 'ssh.entriesDiffer', symptom: true },
  'token-error': { code: 'ssh.tokenError' },
  'no-tries': { code: 'ssh.changeRefused', symptom: true },
  'too-soon': { code: 'ssh.changeTooSoon' },
  'no-terminal': { code: 'ssh.passphraseExpired' },
  'account-expired': { code: 'ssh.accountExpired', retry: 'never' },
  'account-locked': { code: 'ssh.accountLocked' },
};

type Row = readonly [report: Report, id: string, holds: Phrase['holds'], source: string, more?: Pick<Phrase, 'at' | 'gaps'>];

const rows: readonly Row[] = [
  ['changed', 'updated', ['password updated successfully'], recorded],
  ['changed', 'tokens-updated', ['all authentication tokens updated successfully'], 'Linux-PAM, passwd of Fedora'],
  ['changed', 'updated-nb', ['passordet ble oppdatert'], 'shadow 4.13, nb'],
  ['changed', 'changed', ['password changed'], 'shadow 4.13', { at: 'end' }],
  ['changed', 'changed-dot', ['password changed.'], 'shadow 4.13', { at: 'end' }],
  ['changed', 'changed-nb', ['passordet er endret.'], 'shadow 4.13, nb', { at: 'end' }],
  ['unchanged', 'unchanged', ['passwd: password unchanged'], recorded],
  ['unchanged', 'unchanged-nb', ['passwd: passordet ble ikke endret'], 'shadow 4.13, nb'],
  ['complaint', 'bad', ['BAD PASSWORD: '], recorded, { at: 'start', gaps: ['rule'] }],
  ['complaint', 'bad-nb', ['SVAKT PASSORD: '], 'libpwquality 1.4.5, nb', { at: 'start', gaps: ['rule'] }],
  ['complaint', 'bad-obscure', ['Bad: '], "Linux-PAM 1.1 as Debian and Ubuntu build it, pam_unix with `obscure`", { at: 'start', gaps: ['rule'] }],
  ['complaint', 'weak', ['Weak password: '], 'pam_passwdqc', { at: 'start', gaps: ['rule'] }],
  ['complaint', 'same', ['the password has not been changed'], `${linuxPam}, pam_unix: the new one is the old one`],
  ['complaint', 'none', ['no password has been supplied'], `${linuxPam}, pam_unix`],
  ['complaint', 'used', ['password has been already used'], linuxPam],
  ['complaint', 'used-nb', ['passordet er allerede benyttet'], `${linuxPam}, nb`],
  ['complaint', 'used-newer-nb', ['passordet har allerede vært brukt'], 'Linux-PAM 1.7, nb'],
  ['complaint', 'used-nn', ['passord er allereie nytta'], `${linuxPam}, nn`],
  ['complaint', 'longer', ['you must choose a longer password'], linuxPam],
  ['complaint', 'shorter', ['you must choose a shorter password'], linuxPam],
  ['complaint', 'longer-nb', ['du må velge et lengre passord'], `${linuxPam}, nb`],
  ['different', 'different', ['passwords do not match'], recorded],
  ['different', 'differs', ['password does not match'], 'shadow 4.13'],
  ['different', 'different-nb', ['ikke samsvar mellom passord'], `${linuxPam}, nb`],
  ['different', 'different-nn', ['passorda er ikkje like'], `${linuxPam}, nn`],
  ['no-tries', 'no-tries', ['exhausted maximum number of retries'], recorded],
  ['no-tries', 'no-tries-nb', ['maksimalt antall forsøk er overskredet'], `${linuxPam}, nb`],
  ['no-tries', 'no-tries-nn', ['maks tal på forsøk er overskride'], `${linuxPam}, nn`],
  ['different', 'they', ["they don't match"], 'shadow without PAM'],
  ['token-error', 'token', ['authentication token manipulation error'], recorded],
  ['token-error', 'token-nb', ['manipulasjonsfeil for autentisering'], `${linuxPam}, nb and nn`],
  ['token-error', 'incorrect', ['incorrect password for '], 'shadow without PAM', { at: 'start' }],
  ['too-soon', 'too-soon', ['you must wait longer to change'], linuxPam],
  ['too-soon', 'too-soon-nb', ['du må vente lenger før du kan'], `${linuxPam}, nb`],
  ['too-soon', 'too-soon-older-nb', ['du må vente lengre før du kan'], 'Linux-PAM 1.1, nb'],
  ['no-terminal', 'no-terminal', ['password change required but no tty available'], 'feasibility trial, OpenSSH 9.2'],
  ['account-expired', 'account-expired', ['account has expired'], linuxPam],
  ['account-expired', 'account-expired-nb', ['din konto er utløpt'], `${linuxPam}, nb`],
  ['account-expired', 'account-expired-nn', ['kontoen din er utløpt'], `${linuxPam}, nn`],
  ['account-locked', 'account-locked', ['account is locked due to', 'failed logins'], `${linuxPam}, pam_faillock`],
  ['account-locked', 'account-locked-nb', ['konto låst som følge av'], `${linuxPam}, nb`],
  ['account-locked', 'account-locked-nn', ['konto er låst som følgje av'], `${linuxPam}, nn`],
];

/** PAM's words. */
export const pamPhrases: readonly PamPhrase[] = rows.map(([report, id, holds, source, more]) => ({ id: `pam-${id}`, report, holds, means: meanings[report], source, ...more }));
