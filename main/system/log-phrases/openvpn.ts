// What OpenVPN writes to its log when something is wrong, as data. The same lines are in the logs of OpenVPN GUI and Tunnelblick. Its
// management interface is another language: connection/management.ts. OpenVPN is not translated, but Windows' part of a line may be.

import type { Phrase } from './phrase.ts';

const recorded = 'recorded, OpenVPN 2.6.14';
const handbook = 'HUNT Cloud documentation, troubleshooting';

const marks: readonly Phrase[] = [
  { id: 'openvpn-server-answered', holds: ['TLS: Initial packet from'], means: 'server-answered', source: recorded },
  { id: 'openvpn-server-seen', holds: ['Initial packet seen'], means: 'server-answered', source: 'OpenVPN 3, openvpn/ssl/proto.hpp' },
  { id: 'openvpn-restarts', holds: ['received, process restarting'], means: 'new-attempt', source: recorded },
  { id: 'openvpn-up', holds: ['Initialization Sequence Completed'], lacks: ['With Errors'], means: 'success', source: recorded },
];

const network: readonly Phrase[] = [
  // The missing T: so HUNT Cloud's page for IT support prints it.
  { id: 'openvpn-tls-timeout', holds: ['LS Error: TLS key negotiation failed to occur within'], means: { code: 'vpn.noAnswer', symptom: true, onceAnswered: 'vpn.handshakeFailed', facts: { answer: 'no answer' } }, source: `${recorded}; ${handbook}` },
  { id: 'openvpn-handshake-failed', holds: ['TLS Error: TLS handshake failed'], means: { code: 'vpn.noAnswer', symptom: true, onceAnswered: 'vpn.handshakeFailed', facts: { answer: 'no answer' } }, source: recorded },
  { id: 'openvpn-port-refused', holds: ['Connection refused'], lacks: ['management'], means: { code: 'vpn.noAnswer', onceAnswered: 'vpn.handshakeFailed', facts: { answer: 'refused' } }, source: recorded },
  { id: 'openvpn-windows-port-refused', holds: ['WSAECONNRESET'], means: { code: 'vpn.noAnswer', onceAnswered: 'vpn.handshakeFailed', facts: { answer: 'refused' } }, source: 'OpenVPN 2.6, src/openvpn/error.h and Winsock: an ICMP refusal of UDP' },
  { id: 'openvpn-host-refused', holds: ['No route to host'], means: { code: 'vpn.noAnswer', onceAnswered: 'vpn.handshakeFailed', facts: { answer: 'refused' } }, source: `${recorded}; firewall that rejects` },
  { id: 'openvpn-no-network', holds: ['Network is unreachable'], means: { code: 'vpn.noNetwork' }, source: recorded },
  { id: 'openvpn-no-network-restart', holds: ['Network unreachable, restarting'], means: { code: 'vpn.noNetwork' }, source: recorded },
  { id: 'openvpn-send-blocked', holds: ['write UDP', 'Operation not permitted'], means: { code: 'vpn.sendBlocked' }, source: `${recorded}; iptables -A OUTPUT -j DROP` },
  { id: 'openvpn-windows-send-blocked', holds: ['write UDP', 'WSAEACCES'], means: { code: 'vpn.sendBlocked' }, source: 'OpenVPN community forum, Windows firewall' },
  { id: 'openvpn-name-unknown', holds: ['RESOLVE: Cannot resolve host address'], means: { code: 'vpn.serverNotFound', retry: 'now' }, source: recorded },
  { id: 'openvpn-no-protocol', holds: ['Could not determine IPv4/IPv6 protocol'], means: { code: 'vpn.serverNotFound', retry: 'now' }, source: recorded },
];

const login: readonly Phrase[] = [
  { id: 'openvpn-no-shared-cipher', holds: ['AUTH_FAILED', 'cipher negotiation failed'], means: { code: 'vpn.cipherNotShared' }, source: recorded },
  { id: 'openvpn-session-ended', holds: ['AUTH_FAILED', 'SESSION:'], lacks: ['cipher negotiation failed'], means: { code: 'vpn.connectionLost', retry: 'now' }, source: 'OpenVPN 2.6, doc/management-notes.txt and --auth-gen-token' },
  { id: 'openvpn-asks-again', holds: ['AUTH_FAILED,CRV1:'], means: { code: 'vpn.unknownQuestion', retry: 'never', facts: { name: 'CRV1' } }, source: 'OpenVPN 2.6, doc/management-notes.txt' },
  { id: 'openvpn-code-refused', holds: ['AUTH_FAILED'], lacks: ['cipher negotiation failed', 'SESSION:', 'AUTH_FAILED,CRV1:'], means: { code: 'vpn.codeRefused', retry: 'now' }, source: recorded },
  { id: 'openvpn-ends-for-login', holds: ['[soft,auth-failure] received'], means: { code: 'vpn.codeRefused', retry: 'now', symptom: true }, source: recorded },
  { id: 'openvpn-login-not-read', holds: ['could not read Auth username/password/ok/string from management interface'], means: { code: 'vpn.codeRefused', retry: 'now' }, source: `${recorded}; ${handbook}` },
  { id: 'openvpn-passphrase-not-read', holds: ['could not read Private Key username/password/ok/string from management interface'], means: { code: 'vpn.wrongPassphrase' }, source: handbook },
  { id: 'openvpn-passphrase-wrong', holds: ['private key password verification failed'], means: { code: 'vpn.wrongPassphrase' }, source: recorded },
  { id: 'openvpn-key-not-loaded', holds: ['Cannot load private key file'], means: { code: 'vpn.wrongPassphrase' }, source: `${recorded}; ${handbook}` },
  { id: 'openvpn-bad-decrypt', holds: ['bad decrypt'], means: { code: 'vpn.wrongPassphrase' }, source: recorded },
];

const certificates: readonly Phrase[] = [
  { id: 'openvpn-own-expired', holds: ['WARNING: Your certificate has expired'], means: { code: 'vpn.certificateRunOut' }, source: recorded },
  { id: 'openvpn-own-not-yet', holds: ['WARNING: Your certificate is not yet valid'], means: { code: 'vpn.clockBehind' }, source: recorded },
  { id: 'openvpn-server-expired', holds: ['VERIFY ERROR', 'error=certificate has expired'], means: { code: 'vpn.serverExpired' }, source: recorded },
  { id: 'openvpn-server-not-yet', holds: ['VERIFY ERROR', 'error=certificate is not yet valid'], means: { code: 'vpn.clockBehind' }, source: 'feasibility trial with a clock set back, OpenVPN 2.6.14' },
  { id: 'openvpn-other-root', holds: ['VERIFY ERROR', 'self-signed certificate in certificate chain'], means: { code: 'vpn.serverNotTrusted' }, source: recorded },
  { id: 'openvpn-other-root-older', holds: ['VERIFY ERROR', 'self signed certificate in certificate chain'], means: { code: 'vpn.serverNotTrusted' }, source: 'OpenSSL 1.1.1, X509_V_ERR_SELF_SIGNED_CERT_IN_CHAIN' },
  { id: 'openvpn-no-issuer', holds: ['VERIFY ERROR', 'unable to get', 'issuer certificate'], means: { code: 'vpn.serverNotTrusted' }, source: 'OpenSSL 3.0, X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT' },
  { id: 'openvpn-other-name', holds: ['VERIFY X509NAME ERROR'], means: { code: 'vpn.serverNotGenuine' }, source: recorded },
  { id: 'openvpn-other-purpose', holds: ['VERIFY EKU ERROR'], means: { code: 'vpn.serverNotGenuine' }, source: recorded },
  { id: 'openvpn-other-usage', holds: ['VERIFY KU ERROR'], means: { code: 'vpn.serverNotGenuine' }, source: 'OpenVPN 2.6, src/openvpn/ssl_verify.c' },
  { id: 'openvpn-alert-expired', holds: ['alert certificate expired'], means: { code: 'vpn.certificateRunOut' }, source: 'OpenSSL 3.0, SSL_R_SSLV3_ALERT_CERTIFICATE_EXPIRED' },
  { id: 'openvpn-alert-revoked', holds: ['alert certificate revoked'], means: { code: 'vpn.certificateRefused' }, source: 'OpenSSL 3.0, SSL_R_SSLV3_ALERT_CERTIFICATE_REVOKED' },
  { id: 'openvpn-alert-unknown-ca', holds: ['alert unknown ca'], means: { code: 'vpn.certificateRefused' }, source: 'OpenSSL 3.0, SSL_R_TLSV1_ALERT_UNKNOWN_CA' },
  { id: 'openvpn-alert-bad', holds: ['alert bad certificate'], means: { code: 'vpn.certificateRefused' }, source: 'OpenSSL 3.0, SSL_R_SSLV3_ALERT_BAD_CERTIFICATE' },
  { id: 'openvpn-alert-version', holds: ['alert protocol version'], means: { code: 'vpn.tlsNotShared' }, source: 'OpenSSL 3.0, SSL_R_TLSV1_ALERT_PROTOCOL_VERSION' },
  { id: 'openvpn-unsupported-version', holds: ['SSL routines:', 'unsupported protocol'], means: { code: 'vpn.tlsNotShared' }, source: 'OpenSSL 3.0, SSL_R_UNSUPPORTED_PROTOCOL' },
  { id: 'openvpn-alert-handshake', holds: ['alert handshake failure'], means: { code: 'vpn.tlsNotShared' }, source: 'OpenSSL 3.0, SSL_R_SSLV3_ALERT_HANDSHAKE_FAILURE' },
  { id: 'openvpn-weak-digest', holds: ['md too weak'], means: { code: 'vpn.certificateOutdated' }, source: 'OpenSSL 3.0, SSL_R_CA_MD_TOO_WEAK' },
  { id: 'openvpn-weak-key', holds: ['key too small'], means: { code: 'vpn.certificateOutdated' }, source: 'OpenSSL 3.0, SSL_R_EE_KEY_TOO_SMALL' },
  { id: 'openvpn-no-hmac', holds: ['TLS Error: cannot locate HMAC in incoming packet'], means: { code: 'vpn.otherSharedKey' }, source: recorded },
  { id: 'openvpn-hmac-failed', holds: ['packet HMAC authentication failed'], means: { code: 'vpn.otherSharedKey' }, source: 'OpenVPN 2.6, src/openvpn/crypto.c' },
  { id: 'openvpn-tls-crypt', holds: ['tls-crypt unwrapping failed'], means: { code: 'vpn.otherSharedKey' }, source: recorded },
];

const settings: readonly Phrase[] = [
  { id: 'openvpn-cipher', holds: ['failed to negotiate cipher with server'], means: { code: 'vpn.cipherNotShared' }, source: `${handbook}; OpenVPN 2.6, src/openvpn/ssl_ncp.c` },
  { id: 'openvpn-cipher-peer', holds: ['failed to negotiate cipher with peer'], means: { code: 'vpn.cipherNotShared' }, source: 'OpenVPN 2.6, src/openvpn/ssl_ncp.c' },
  { id: 'openvpn-push-options', holds: ['ERROR: Failed to apply push options'], means: { code: 'vpn.cipherNotShared', symptom: true }, source: handbook },
  { id: 'openvpn-no-settings', holds: ['No reply from server', 'push requests'], means: { code: 'vpn.noSettings', retry: 'now' }, source: 'OpenVPN 2.6, src/openvpn/push.c' },
  { id: 'openvpn-unknown-option', holds: ['Options error: Unrecognized option or missing', 'parameter(s) in', ': '], gaps: ['', '', 'name'], means: { code: 'vpn.optionNotKnown' }, source: recorded },
  { id: 'openvpn-file-missing', holds: ['Options error: --', ' fails with ', ': No such file or directory'], gaps: ['', 'name'], means: { code: 'vpn.fileMissing' }, source: recorded },
  { id: 'openvpn-same-network', holds: ['subnet conflict between local LAN'], means: { code: 'vpn.sameNetwork', stays: true }, source: 'OpenVPN 2.6, src/openvpn/route.c and tun.c' },
  { id: 'openvpn-tunnel-refused', holds: ['ERROR: Cannot ioctl TUNSETIFF', 'Operation not permitted'], means: { code: 'vpn.tunnelRefused' }, source: recorded },
  { id: 'openvpn-no-device', holds: ['ERROR: Cannot open TUN/TAP dev', 'No such file or directory'], means: { code: 'vpn.noTunnelDevice' }, source: recorded },
  { id: 'openvpn-no-adapter', holds: ['There are no ', ' adapters on this system'], means: { code: 'vpn.noTunnelDevice' }, source: 'OpenVPN 2.6, src/openvpn/tun.c' },
  { id: 'openvpn-adapter-busy', holds: ['All ', ' adapters on this system are currently in use'], means: { code: 'vpn.adapterBusy' }, source: 'OpenVPN 2.6, src/openvpn/tun.c' },
  { id: 'openvpn-device-busy', holds: ['ERROR: Cannot ioctl TUNSETIFF', 'Device or resource busy'], means: { code: 'vpn.adapterBusy' }, source: 'OpenVPN 2.6, src/openvpn/tun.c' },
  { id: 'openvpn-no-tunnel', holds: ['Failed to open tun/tap interface'], means: { code: 'vpn.noTunnelDevice', symptom: true }, source: 'OpenVPN 2.6, src/openvpn/init.c' },
  { id: 'openvpn-route-refused-nb', holds: ['route addition failed', 'Ingen tilgang'], means: { code: 'vpn.routesRefused', stays: true }, source: `${handbook}; Windows in Norwegian` },
  { id: 'openvpn-route-refused', holds: ['route addition failed', 'Access is denied'], means: { code: 'vpn.routesRefused', stays: true }, source: 'OpenVPN 2.6, src/openvpn/route.c; Windows in English' },
  { id: 'openvpn-route-command', holds: ['Windows route add command failed'], means: { code: 'vpn.routesRefused', stays: true, symptom: true }, source: handbook },
  { id: 'openvpn-some-routes', holds: ['Some routes were not successfully added'], means: { code: 'vpn.routesRefused', stays: true, symptom: true }, source: handbook },
  { id: 'openvpn-ping-restart', holds: ['Inactivity timeout (--ping-'], means: { code: 'vpn.connectionLost', retry: 'now' }, source: recorded },
  { id: 'openvpn-server-restarts', holds: ['Connection reset command was pushed by server'], means: { code: 'vpn.endedByServer', retry: 'now' }, source: 'OpenVPN 2.6, src/openvpn/push.c' },
  { id: 'openvpn-server-halts', holds: ['Halt command was pushed by server'], means: { code: 'vpn.endedByServer', retry: 'now' }, source: 'OpenVPN 2.6, src/openvpn/push.c' },
  { id: 'openvpn-management-busy', holds: ['MANAGEMENT: Socket bind failed'], means: { code: 'vpn.otherInstance' }, source: 'OpenVPN 2.6, src/openvpn/socket.c and manage.c' },
  { id: 'openvpn-address-busy', holds: ['TCP/UDP: Socket bind failed', 'in use'], means: { code: 'vpn.otherInstance' }, source: 'OpenVPN 2.6, src/openvpn/socket.c' },
];

/** OpenVPN's words. */
export const openVpnPhrases: readonly Phrase[] = [...marks, ...network, ...login, ...certificates, ...settings];
