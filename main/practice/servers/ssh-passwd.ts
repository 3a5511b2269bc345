// The conversation of `passwd` with PAM and pam_pwquality on a practice machine, word for word as recorded (reference: feasibility 5). How
// lines and questions reach the person is the caller's affair: a terminal, or questions inside the login.

import type { SshAccount } from './ssh-account.ts';

export interface Teller {
  say(line: string): void;
  /** Asks without showing what is typed. */
  ask(question: string): Promise<string>;
}

const tries = 3;

/** Talks until the passphrase is changed (true) or refused (false). */
export async function talkPasswd(user: string, account: SshAccount, teller: Teller): Promise<boolean> {
  teller.say(`Changing password for ${user}.`);
  const current = await teller.ask('Current password: ');
  if (!account.isPassphrase(current)) return refuse(teller, 'passwd: Authentication token manipulation error');
  for (let left = tries; left > 0; left -= 1) {
    const fresh = await teller.ask('New password: ');
    const complaint = complaintAbout(fresh, current);
    if (complaint !== undefined) teller.say(`BAD PASSWORD: ${complaint}`);
    else if (await teller.ask('Retype new password: ') !== fresh) teller.say('Sorry, passwords do not match.');
    else return accept(fresh, account, teller);
  }
  return refuse(teller, 'passwd: Have exhausted maximum number of retries for service');
}

function accept(fresh: string, account: SshAccount, teller: Teller): true {
  account.change(fresh);
  teller.say('passwd: password updated successfully');
  return true;
}

function refuse(teller: Teller, why: string): false {
  teller.say(why);
  teller.say('passwd: password unchanged');
  return false;
}

/** The lab's rules: pam_pwquality minlen=12 ucredit=-1 lcredit=-1. Written anew here, so that the product's own check meets another one. */
function complaintAbout(fresh: string, current: string): string | undefined {
  if (fresh === current) return 'The password is the same as the old one';
  if (fresh.length < 12) return 'The password is shorter than 12 characters';
  if (fresh.toLowerCase() === fresh) return 'The password contains less than 1 uppercase letters';
  if (fresh.toUpperCase() === fresh) return 'The password contains less than 1 lowercase letters';
  return undefined;
}
