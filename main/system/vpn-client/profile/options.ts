// Which directives a client's profile may hold, and what each may say (the allow-list). Everything that is not here is refused. The
// dangerous ones are named only so that the refusal can say why. Data only; lint.ts applies it.

export interface Rule {
  /** What each argument must look like; there may be fewer, down to `atLeast`, and never more. */
  readonly args: readonly RegExp[];
  readonly atLeast: number;
  /** Said to the person: the profile wants something unusual that is allowed. */
  readonly note?: Note;
  /** `leave-out`: understood, and not taken over into the profile we write. `if-known`: other systems do not know it. */
  readonly writing?: 'leave-out' | 'if-known';
}

export const notes = ['all-traffic', 'name-servers', 'scripts-allowed', 'user-change', 'compression', 'key-not-encrypted', 'ciphers-repaired', 'other-user'] as const;
/** Something about a profile that is allowed and that the person should know. */
export type Note = (typeof notes)[number];

const number = /^\d{1,9}$/;
const seconds = /^\d{1,7}$/;
const address = /^(?:\d{1,3}\.){3}\d{1,3}$/;
const gateway = /^(?:net_gateway|vpn_gateway|default|(?:\d{1,3}\.){3}\d{1,3})$/;
const cipher = '(?:AES-(?:128|192|256)-(?:GCM|CBC)|CHACHA20-POLY1305)';
const cipherList = new RegExp(`^(?:DEFAULT|\\??${cipher})(?::\\??${cipher})*$`, 'i');
const suites = /^[A-Za-z0-9:+!_-]{1,230}$/;
const name = /^[A-Za-z0-9][A-Za-z0-9_.-]{0,62}$/;
/** Without quotes and backslashes, and short enough for one line whatever it is written with. */
const plainText = /^[\x20\x21\x23-\x26\x28-\x5B\x5D-\x7E]{1,150}$/;
const protocol = /^(?:udp4?|tcp4?(?:-client)?)$/;

const bare: Rule = { args: [], atLeast: 0 };

function takes(...args: readonly RegExp[]): Rule {
  return { args, atLeast: args.length };
}

function mayTake(atLeast: number, ...args: readonly RegExp[]): Rule {
  return { args, atLeast };
}

/** The directives and their arguments. Source: the manual of OpenVPN 2.6. Together with the blocks no more than 65: each one is a risk. */
export const rules: Readonly<Record<string, Rule>> = {
  // What kind of connection.
  'client': bare, 'tls-client': bare, 'pull': bare, 'nobind': bare, 'float': bare, 'persist-key': bare, 'persist-tun': bare,
  'dev': takes(/^tun\d{0,3}$/), 'proto': takes(protocol),
  'remote': mayTake(1, /^[A-Za-z0-9][A-Za-z0-9.-]{0,252}$/, /^\d{1,5}$/, protocol), 'remote-random': bare, 'resolv-retry': takes(/^(?:infinite|\d{1,6})$/),
  // Who the server is, and how the traffic is protected.
  'remote-cert-tls': takes(/^server$/), 'remote-cert-eku': takes(/^(?:TLS Web Server Authentication|1\.3\.6\.1\.5\.5\.7\.3\.1)$/),
  'verify-x509-name': mayTake(1, /^[A-Za-z0-9 ._@=,:/*-]{1,200}$/, /^(?:subject|name|name-prefix)$/), 'key-direction': takes(/^[01]$/),
  'cipher': takes(new RegExp(`^${cipher}$`, 'i')), 'data-ciphers': takes(cipherList), 'ncp-ciphers': takes(cipherList),
  'data-ciphers-fallback': takes(new RegExp(`^${cipher}$`, 'i')), 'auth': takes(/^SHA(?:1|224|256|384|512)$/i),
  'tls-version-min': mayTake(1, /^1\.[0-3]$/, /^or-highest$/), 'tls-cipher': takes(suites), 'tls-ciphersuites': takes(suites), 'tls-groups': takes(suites),
  // Who we are.
  'auth-user-pass': bare, 'auth-nocache': bare, 'auth-retry': takes(/^(?:none|nointeract|interact)$/),
  'static-challenge': takes(plainText, /^[01]$/),
  // How long and how often.
  'reneg-sec': mayTake(1, seconds, seconds), 'hand-window': takes(seconds), 'keepalive': takes(seconds, seconds),
  'ping': takes(seconds), 'ping-restart': takes(seconds), 'ping-exit': takes(seconds), 'connect-retry': mayTake(1, seconds, seconds),
  'connect-retry-max': takes(number), 'server-poll-timeout': takes(seconds), 'explicit-exit-notify': mayTake(0, /^\d{1,2}$/),
  // Which traffic goes through it.
  'route': mayTake(1, address, address, gateway, number), 'route-nopull': bare, 'route-metric': takes(number),
  'redirect-gateway': { ...mayTake(0, ...Array.from({ length: 7 }, () => /^(?:local|autolocal|def1|bypass-dhcp|bypass-dns|block-local|ipv6|!ipv4)$/)), note: 'all-traffic' },
  'dhcp-option': { ...takes(/^(?:DNS|DOMAIN|DOMAIN-SEARCH|ADAPTER_DOMAIN_SUFFIX)$/, /^[A-Za-z0-9.-]{1,253}$/), note: 'name-servers' },
  'block-outside-dns': { ...bare, writing: 'if-known' },
  // Sizes.
  'tun-mtu': takes(number), 'mssfix': mayTake(0, number, /^(?:mtu|fixed)$/), 'fragment': takes(number), 'sndbuf': takes(number), 'rcvbuf': takes(number),
  // What is written to the log, and what other versions know.
  'verb': takes(/^[0-4]$/), 'mute': takes(number),
  'compress': { ...mayTake(0, /^(?:stub|stub-v2|migrate)$/), note: 'compression' }, 'comp-lzo': { ...takes(/^no$/), note: 'compression' },
  'ignore-unknown-option': { args: Array.from({ length: 15 }, () => name), atLeast: 1 },
  'setenv': takes(/^(?:FRIENDLY_NAME|FORWARD_COMPATIBLE|CLIENT_CERT|UV_[A-Z0-9_]{1,60})$/, plainText),
  // Inert without a script, and there are none.
  'script-security': { ...takes(/^[0-3]$/), note: 'scripts-allowed', writing: 'leave-out' },
  // The program drops its rights after the start; which names exist differs between systems, and the profile would then not start.
  'user': { ...takes(/^[a-z_][a-z0-9_-]{0,31}$/), note: 'user-change', writing: 'leave-out' },
  'group': { ...takes(/^[a-z_][a-z0-9_-]{0,31}$/), note: 'user-change', writing: 'leave-out' },
};

/** What stands between `<name>` and `</name>`: certificates, keys, and keys shared with the server. */
export const blockNames = ['ca', 'cert', 'key', 'tls-auth', 'tls-crypt', 'tls-crypt-v2'] as const;
export type BlockName = (typeof blockNames)[number];

/** They run programs, load libraries, write or read files, open a control port, or set what programs see. */
export const dangerousNames: ReadonlySet<string> = new Set([
  'up', 'down', 'up-delay', 'up-restart', 'down-pre', 'route-up', 'route-pre-down', 'ipchange', 'tls-verify', 'auth-user-pass-verify', 'client-connect',
  'client-disconnect', 'client-crresponse', 'learn-address', 'tls-crypt-v2-verify', 'plugin', 'iproute', 'dns-script', 'dns-updown', 'pkcs11-providers', 'engine',
  'providers', 'config', 'cd', 'chroot', 'writepid', 'log', 'log-append', 'syslog', 'daemon', 'status', 'status-version', 'tmp-dir', 'replay-persist',
  'ifconfig-pool-persist', 'client-config-dir', 'capath', 'tls-export-cert', 'export-peer-cert-dir', 'service', 'setcon', 'askpass', 'http-proxy',
  'http-proxy-user-pass', 'socks-proxy', 'dev-node', 'setenv-safe', 'inetd', 'x509-track',
  'management', 'management-client', 'management-client-auth', 'management-client-group', 'management-client-user', 'management-external-cert',
  'management-external-key', 'management-forget-disconnect', 'management-hold', 'management-log-cache', 'management-query-passwords',
  'management-query-proxy', 'management-query-remote', 'management-signal', 'management-up-down', 'auth-gen-token-secret',
]);
