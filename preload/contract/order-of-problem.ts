// Which order solves which problem, so that the person need not know its name: shown beside the problem, with the form filled as far as the
// problem tells. Sources: the table of reissues and resets in the published guide. Pure data and one question about it.

import type { FieldValue, OrderId } from './orders.ts';
import type { Problem, ProblemCode } from './problems.ts';

export interface SuggestedOrder {
  readonly id: OrderId;
  /** It helps only where the person is outside Norway. */
  readonly when?: 'abroad';
  /** What the problem tells for the form, beside what is known of the lab. */
  readonly values?: Readonly<Record<string, FieldValue>>;
}

const vpnReset: readonly SuggestedOrder[] = [{ id: 'request_vpn_reset' }];
const vpnOpening: readonly SuggestedOrder[] = [{ id: 'request_vpn_link', when: 'abroad' }];
const workbenchReissue: readonly SuggestedOrder[] = [{ id: 'request_workbench_reissue' }];
const sshReset: readonly SuggestedOrder[] = [{ id: 'request_ssh_pass_reset' }];
const authenticatorReset: readonly SuggestedOrder[] = [{ id: 'request_google_auth' }];
const accessLink: readonly SuggestedOrder[] = [{ id: 'request_lab_access_link' }];

/** The code says in the mail what happened; the person adds the rest. */
const workbenchHelp = (code: ProblemCode): readonly SuggestedOrder[] => [
  { id: 'request_workbench_troubleshooting', values: { problem_description: `The lab access assistant says: ${code}` } },
];
const ask = (code: ProblemCode): readonly SuggestedOrder[] => [
  { id: 'general_lab_user_request', values: { request: `The lab access assistant says: ${code}` } },
];

/** Every problem that an order solves. */
export const orderOfProblem: Readonly<Partial<Record<ProblemCode, readonly SuggestedOrder[]>>> = {
  'link.unreadable': accessLink,
  'link.badAddress': accessLink,
  'link.badName': accessLink,
  'link.outsideLabNetworks': accessLink,

  'vpn.partMissing': vpnReset,
  'vpn.partTwice': vpnReset,
  'vpn.partUnreadable': vpnReset,
  'vpn.keyMismatch': vpnReset,
  'vpn.wrongPassphrase': vpnReset,
  'vpn.certificateExpired': vpnReset,
  'vpn.certificateTooWeak': vpnReset,
  'vpn.profileTooOld': vpnReset,
  'vpn.handshakeFailed': vpnReset,
  'vpn.certificateRunOut': vpnReset,
  'vpn.certificateRefused': vpnReset,
  'vpn.certificateOutdated': vpnReset,
  'vpn.cipherNotShared': vpnReset,
  'vpn.noAnswerToKey': vpnReset,
  'vpn.noAnswer': vpnOpening,
  'vpn.codeRefused': authenticatorReset,

  'otp.keyUnusable': authenticatorReset,
  'otp.keyIncomplete': authenticatorReset,
  'otp.wrongCode': authenticatorReset,

  'ssh.temporaryKeyRefused': sshReset,
  'ssh.passphraseRefused': sshReset,
  'ssh.tooManyAttempts': sshReset,
  'ssh.tokenError': sshReset,
  'ssh.changeTooSoon': sshReset,
  'ssh.loginRefused': sshReset,
  'ssh.accountLocked': sshReset,
  'ssh.homeDown': ask('ssh.homeDown'),
  'ssh.homeRefused': ask('ssh.homeRefused'),
  'ssh.homeNotKnown': ask('ssh.homeNotKnown'),

  'certificate.wrongKey': workbenchReissue,
  'certificate.noKey': workbenchReissue,
  'certificate.authorityOnly': workbenchReissue,
  'certificate.keyMismatch': workbenchReissue,
  'certificate.notForLogin': workbenchReissue,
  'certificate.unsupported': workbenchReissue,
  'certificate.expired': workbenchReissue,
  'workbench.noCertificate': workbenchReissue,
  'workbench.certificateExpired': workbenchReissue,
  'workbench.certificateRefused': workbenchReissue,
  'workbench.serverExpired': workbenchHelp('workbench.serverExpired'),
  'workbench.badGateway': workbenchHelp('workbench.badGateway'),
  'workbench.gatewayTimeout': workbenchHelp('workbench.gatewayTimeout'),
  'workbench.unexpectedAnswer': workbenchHelp('workbench.unexpectedAnswer'),
};

/** The orders that help with a problem; none for most. */
export function ordersFor({ code }: Pick<Problem, 'code'>): readonly SuggestedOrder[] {
  return orderOfProblem[code] ?? [];
}

/**
 * A new computer: what is required, and what is worth having with it; one mail for each. The phone's authenticator goes on as it is. Source:
 * guide "new computer" of the published documentation.
 */
export const newComputerOrders: { readonly required: readonly OrderId[]; readonly optional: readonly OrderId[] } = {
  required: ['request_vpn_reset', 'request_workbench_reissue'],
  optional: ['request_ssh_pass_reset', 'request_lab_access_link'],
};
