// The values that a form begins with: what is known of the person's lab and computer, else the catalogue's own. Pure.

import type { LabName } from '../../preload/contract/plans.ts';
import type { FieldValue, Order, OrderField } from '../../preload/contract/orders.ts';
import type { Platform } from '../../preload/contract/platform.ts';

export interface Known {
  readonly lab?: Pick<LabName, 'lab' | 'user'> | undefined;
  readonly platform: Platform;
}

const systemNames: Readonly<Record<Platform, string>> = { win32: 'Windows', darwin: 'macOS', linux: 'Linux' };

/** A value for every field of the order; empty where nothing is known. */
export function fillForm({ fields }: Order, known: Known): Record<string, FieldValue> {
  return Object.fromEntries(fields.map((field) => [field.key, firstValue(field, known)]));
}

function firstValue({ key, kind, default: given }: OrderField, { lab, platform }: Known): FieldValue {
  if (kind === 'confirm') return false; // a person ticks it, nobody else
  if (kind === 'choices') return given === undefined ? [] : [given].flat();
  if (kind === 'user' && lab !== undefined) return lab.user;
  if (kind === 'lab' && lab !== undefined) return lab.lab;
  if (key === 'operating_system') return systemNames[platform];
  return typeof given === 'string' ? given : '';
}
