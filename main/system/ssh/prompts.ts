// The words with which PAM, passwd and sshd ask, in English and Norwegian, as data; with which they report: ../log-phrases/pam.ts.
// Recorded: OpenSSH 9.2 with PAM and pam_pwquality. From the translations of Linux-PAM 1.5.2, shadow 4.13 and libpwquality 1.4.5: nb,
// nn. Older and other English forms: Linux-PAM 1.1.8, pam_passwdqc, shadow without PAM. An unknown question is never answered.

import { pamPhrases, type Report } from '../log-phrases/pam.ts';
import { findPhrase } from '../log-phrases/phrase.ts';

/** What a question wants: the secret one logs in with, the old one again, the new one, or the new one again. */
export type Question = 'login' | 'current' | 'new' | 'retype';

const questions: readonly (readonly [Question, RegExp])[] = [
  ['retype', /^(re-?type|re-?enter)( the)? new (\S+ )?password: ?$/i],
  ['retype', /^(bekreft|stadfest) nytt (\S+-)?passord: ?$/i],
  ['retype', /^skriv inn passordet på nytt: ?$/i],
  ['retype', /^gjenta det nye passordet: ?$/i],
  ['current', /^\(current\) (\S+ )?password: ?$/i],
  ['current', /^((enter )?current|old) (\S+ )?password: ?$/i],
  ['current', /^(nåværende|noverande|gammelt|gamalt) (\S+-)?passord: ?$/i],
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

/** What a line reports, if it is a report we know. */
export function reportOf(line: string): Report | undefined {
  return findPhrase(line, pamPhrases)?.report;
}
