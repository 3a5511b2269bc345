// The two addresses that open a finished mail: in the mail program and in Outlook on the web. Every part is encoded, so that nothing in a value
// can begin another part or header. Pure.

import { linkLimitCharacters, type Mail } from '../../preload/contract/orders.ts';
import { LabProblem } from '../core/problem.ts';

/** As the service's own page makes them: line ends are %0A, a plus is %2B. */
export function composeMailto({ to, subject, body }: Mail): string {
  return `mailto:${encodeURIComponent(to)}?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(body)}`;
}

/** Outlook decodes the recipient twice, and everything else once. */
export function composeOutlookLink({ to, subject, body }: Mail): string {
  const recipient = encodeURIComponent(encodeURIComponent(`HUNT Cloud - Service Desk <${to}>`));
  return `https://outlook.office.com/mail/deeplink/compose?to=${recipient}&subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(body)}`;
}

/** The address itself. Throws `order.tooLong`: a longer one is cut off on its way, without a word. */
export function refuseLong(address: string): string {
  if (address.length <= linkLimitCharacters) return address;
  throw new LabProblem('order.tooLong', { count: String(address.length), limit: String(linkLimitCharacters) });
}
