// What a kista says before the login, as a person may see it: plain lines without colours, cursor moves and hidden characters; and the digest by
// which the person's "read it" is bound to these words. Pure.

import { sha256 } from '../core/digest.ts';
import { LabProblem } from '../core/problem.ts';
import { addOutput, emptyScreen, transcriptOf } from '../system/ssh/terminal-text.ts';

export interface Banner {
  readonly text: string;
  readonly digest: string;
}

/** Undefined when there is nothing to read. */
export function readBanner(raw: string): Banner | undefined {
  const text = transcriptOf(addOutput(emptyScreen, raw));
  return text === '' ? undefined : { text, digest: sha256(text) };
}

/** Throws `kista.bannerNotSeen` for a banner that is not the acknowledged one. A server without words has nothing to acknowledge. */
export function mustBeAcknowledged(acknowledged: string | undefined): (raw: string) => void {
  return (raw) => {
    const banner = readBanner(raw);
    if (banner !== undefined && banner.digest !== acknowledged) throw new LabProblem('kista.bannerNotSeen', {}, { retry: 'after-fix' });
  };
}
