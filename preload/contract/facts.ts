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

export const factsSchema = z.strictObject({
  labDomain: z.string().regex(/^[a-z0-9-]+(\.[a-z0-9-]+)+$/),
  labNetworks: z.array(cidr).min(1),
  vpn: z.strictObject({ hosts: z.array(name).min(1), port, protocol: z.enum(['udp', 'tcp']) }),
  ssh: z.strictObject({ port }),
  workbench: z.strictObject({ httpPort: port, httpsPort: port }),
  kista: z.strictObject({ host: name, portFrom: port, portTo: port }),
  roots: z.array(root),
  endpoints: z.array(z.url()),
  orders: z.strictObject({ recipient: z.email() }),
});
export type Facts = z.infer<typeof factsSchema>;

/** What `--facts FILE` may hold: any subset of the top-level keys; unknown keys are refused. */
export const factsOverrideSchema = factsSchema.partial();
