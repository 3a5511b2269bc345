// The texts of the files in a practice bundle. Their real contents are not published; these are plausible and complete
// (reference: HUNT Cloud documentation, collect your keys and OpenVPN).

import type { LabName } from '../../preload/contract/plans.ts';

export interface ProfileParts {
  readonly port: number;
  readonly authorityPem: string;
  readonly certificatePem: string;
  readonly encryptedKeyPem: string;
}

/** A personal OpenVPN profile: certificate with encrypted key, and user name with one-time code. */
export function composeProfile(lab: LabName, parts: ProfileParts): string {
  return [
    `# HUNT Cloud practice lab: ${lab.user}. Leads to this computer only.`,
    'client', 'dev tun', 'proto udp', `remote ${lab.address} ${parts.port}`, 'resolv-retry infinite', 'nobind', 'persist-key', 'persist-tun',
    'remote-cert-tls server', 'cipher AES-256-CBC', 'data-ciphers AES-256-GCM:AES-128-GCM:CHACHA20-POLY1305:AES-256-CBC', 'auth SHA256',
    'auth-user-pass', 'auth-nocache', 'reneg-sec 0', 'verb 3',
    ...block('ca', parts.authorityPem), ...block('cert', parts.certificatePem), ...block('key', parts.encryptedKeyPem), '',
  ].join('\n');
}

function block(tag: string, pem: string): readonly string[] {
  return [`<${tag}>`, pem.trimEnd(), `</${tag}>`];
}

/** The older description of the lab for OpenSSH: entry only. */
export function composeSshConfig(lab: LabName): string {
  return `Host ${lab.lab}-entry\n    HostName ${lab.address}\n    User ${lab.user}\n`;
}

/** What MobaXterm exports for two sessions, as older bundles bring it: a terminal on home through entry, and a desktop. */
export function composeMobaXterm({ lab, user, address }: LabName): string {
  const looks = '#MobaFont%10%0%0%-1%15%236,236,236%30,30,30%180,180,192%0%-1%0%%xterm%-1%0%_Std_Colors_0_%80%24%0%1%-1%<none>%%0%1%-1#0# #-1';
  const key = '_ProfileDir_\\.ssh\\id_rsa';
  return [
    '[Bookmarks]', 'SubRep=HUNT Cloud practice', 'ImgNum=41',
    `${lab} terminal= #109#0%home%22%${user}%%-1%-1%%${address}%22%${user}%0%0%0%${key}%%-1%0%0%0%%1080%%0%0%1${looks}`,
    `${lab} desktop= #91#4%${lab}-home%3389%${user}%-1%0%0%0%-1%0%0%-1%${address}%22%${user}%0%0%%-1%%-1%-1%0%-1%0%-1${looks}`, '',
  ].join('\r\n');
}

export interface MobileconfigParts {
  /** Base64. */
  readonly pkcs12: string;
  readonly root: string;
  readonly labAuthority: string;
  /** One for the profile and one for each of the three payloads. */
  readonly uuids: readonly [string, string, string, string];
}

/** Apple's configuration profile with the same identity; without a `Password`, so that the person is asked for it. */
export function composeMobileconfig(lab: LabName, parts: MobileconfigParts): string {
  const name = `${lab.lab}-${lab.user}-client`;
  const payloads = [
    payload('com.apple.security.pkcs12', name, parts.uuids[1], parts.pkcs12),
    payload('com.apple.security.root', 'practice root', parts.uuids[2], parts.root),
    payload('com.apple.security.pkcs1', 'practice lab authority', parts.uuids[3], parts.labAuthority),
  ];
  return `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
<plist version="1.0">
<dict>
  <key>PayloadContent</key>
  <array>
${payloads.join('\n')}
  </array>
  ${head('Configuration', name, parts.uuids[0])}
</dict>
</plist>
`;
}

function payload(type: string, name: string, uuid: string, base64: string): string {
  return `    <dict>
      <key>PayloadContent</key>
      <data>${base64}</data>
      ${head(type, name, uuid)}
    </dict>`;
}

function head(type: string, name: string, uuid: string): string {
  return `<key>PayloadType</key><string>${type}</string>
      <key>PayloadVersion</key><integer>1</integer>
      <key>PayloadIdentifier</key><string>practice.${uuid}</string>
      <key>PayloadUUID</key><string>${uuid}</string>
      <key>PayloadDisplayName</key><string>${name}</string>`;
}
