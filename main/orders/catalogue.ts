// The orders in force: the shipped catalogue, or the whole of another one in its place. A catalogue that is not understood to the last word is
// refused, and then nothing can be ordered: the shipped words in its place would not be what the administrator decided.

import { z } from 'zod';
import shipped from '../../assets/orders.json' with { type: 'json' };
import { catalogueFormat, catalogueSchema, type Catalogue, type Order } from '../../preload/contract/orders.ts';
import { LabProblem } from '../core/problem.ts';
import { mistakeIn } from './catalogue-mistakes.ts';
import { readPolicyFile, readTextOf, type PolicyFile } from './policy-file.ts';

export interface CatalogueInForce {
  readonly catalogue: Catalogue;
  /** False when another one is in its place. */
  readonly isShipped: boolean;
}

/** The shipped catalogue. A mistake in it is a bug and throws. */
export function shippedCatalogue(): CatalogueInForce {
  return { catalogue: catalogueSchema.parse(shipped), isShipped: true };
}

/** The administrator's where there is one, else the shipped one. Throws `order.catalogue*`. */
export async function catalogueInForce(policy: PolicyFile): Promise<CatalogueInForce> {
  const text = await readPolicyFile(policy);
  return text === undefined ? shippedCatalogue() : { catalogue: readCatalogue(text, policy.file), isShipped: false };
}

/** One that the person named, for a rehearsal or another site. Throws `order.catalogue*`. */
export async function catalogueFromFile(file: string): Promise<CatalogueInForce> {
  return { catalogue: readCatalogue(await readTextOf(file), file), isShipped: false };
}

const envelope = z.looseObject({ format: z.number() });

/** The catalogue in a text; `file` is for the words of the problem. Throws `order.catalogueInvalid`, `…Older`, `…Newer`. */
export function readCatalogue(text: string, file: string): Catalogue {
  const value = parseJson(text, file);
  const format = envelope.safeParse(value).data?.format;
  if (format !== undefined && format > catalogueFormat) throw new LabProblem('order.catalogueNewer', { file });
  if (format !== undefined && format < catalogueFormat) throw new LabProblem('order.catalogueOlder', { file, found: String(format) });
  const parsed = catalogueSchema.safeParse(value);
  if (!parsed.success) throw new LabProblem('order.catalogueInvalid', { file, detail: parsed.error.issues[0]?.path.join('.') || 'format' });
  const mistake = mistakeIn(parsed.data);
  if (mistake !== undefined) throw new LabProblem('order.catalogueInvalid', { file, detail: mistake });
  if (parsed.data.version < shipped.version) throw new LabProblem('order.catalogueOlder', { file, found: parsed.data.version });
  return parsed.data;
}

/** The order of that name. Throws `order.unknown`. */
export function findOrder({ orders }: Catalogue, id: string): Order {
  const order = orders.find((one) => one.id === id);
  if (order === undefined) throw new LabProblem('order.unknown', { expected: orders.map((one) => one.id).join(', ') });
  return order;
}

function parseJson(text: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new LabProblem('order.catalogueInvalid', { file, detail: 'JSON' }, { cause });
  }
}
