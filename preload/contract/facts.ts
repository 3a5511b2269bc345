// The schema of assets/facts.json: constants of the service, each with its source page in docs/facts.md. `--facts FILE` replaces single keys.

import { z } from 'zod';

const port = z.number().int().min(1).max(65535);
const cidr = z.string().regex(/^\d{1,3}(\.\d{1,3}){3}\/(?:[12]?\d|3[0-2])$/);
const hex = (digits: number): z.ZodString => z.string().regex(new RegExp(`^[0-9a-f]{${digits}}$`));
const name = z.string().min(1).max(253);

const root = z.strictObject({
  use: z.enum(['vpn', 'workbench']),
  name,
  sha1: hex(40).optional(),
  sha256: hex(64).optional(),
  notBefore: z.iso.date().optional(),
});

/** Two numbers or more, compared number by number. */
const version = z.string().regex(/^\d+(\.\d+)+$/);
/** Only plain letters: the address is given to other programs. */
const page = z.string().regex(/^https:\/\/[a-z0-9.-]+\/[A-Za-z0-9/._-]*$/);

/** The oldest that will do, and where a newer one is to be had. */
const prerequisites = z.strictObject({
  windowsBuild: z.number().int(), macos: version, ubuntu: version, debian: version, openvpn: version, tunnelblick: version, ssh: version,
  /** One version and the day it came out, the days from one version to the next since then, and the days a version may be old. */
  chrome: z.strictObject({ major: z.number().int(), releasedOn: z.iso.date(), everyDays: z.number().int().min(1), oldestDays: z.number().int().min(1) }),
  freeMegabytes: z.number().int(),
  pages: z.strictObject({ openvpn: page, tunnelblick: page, chrome: page }),
});

/**
 * Who may connect from where, and what has to be done first. A rule with `networks` or `servers` is about another VPN: it is known by the
 * address that VPN gave this computer, or by the address of that VPN's server.
 */
const accessRule = z.strictObject({
  who: name,
  where: z.enum(['anywhere', 'norway', 'abroad']),
  /** `connect-first`: with that VPN connected, then to this one. `split-tunnel`: that VPN must not carry everything. */
  first: z.enum(['nothing', 'order', 'connect-first', 'split-tunnel', 'disconnect']),
  /** The order to send, by the service's own name for it. */
  order: name.optional(),
  server: name.optional(),
  networks: z.array(cidr).min(1).optional(),
  servers: z.array(cidr).min(1).optional(),
});
export type AccessRule = z.infer<typeof accessRule>;

export const factsSchema = z.strictObject({
  labDomain: z.string().regex(/^[a-z0-9-]+(\.[a-z0-9-]+)+$/),
  labNetworks: z.array(cidr).min(1),
  vpn: z.strictObject({ hosts: z.array(name).min(1), port, protocol: z.enum(['udp', 'tcp']) }),
  /** Networks that the VPN uses between its server and this computer. */
  vpnNetworks: z.array(cidr),
  /** How long a VPN session lasts at most. */
  vpnSessionHours: z.number().int().min(1).max(240),
  accessRules: z.array(accessRule),
  ssh: z.strictObject({ port }),
  /** The data machine as entry reaches it. */
  home: z.strictObject({ address: z.ipv4(), desktopPort: port }),
  workbench: z.strictObject({ httpPort: port, httpsPort: port }),
  /** `addresses`: what a firewall has to let through. `internal…`: the kistas between labs, and where home keeps the notes about them. */
  kista: z.strictObject({ host: name, addresses: z.array(z.ipv4()).min(1), portFrom: port, portTo: port, internalNetwork: cidr, internalNotes: z.string().regex(/^\/[a-z0-9/-]+$/) }),
  roots: z.array(root),
  endpoints: z.array(z.url()),
  orders: z.strictObject({ recipient: z.email() }),
  prerequisites,
});
export type Facts = z.infer<typeof factsSchema>;

/** What `--facts FILE` may hold: any subset of the top-level keys; unknown keys are refused. */
export const factsOverrideSchema = factsSchema.partial();
