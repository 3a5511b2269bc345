// What a field of an order's form is given, whatever its kind.

import type { OrderField } from '../../../preload/contract/orders.ts';

export interface KindProps {
  readonly field: OrderField;
  readonly label: string;
  readonly hint: string | undefined;
  readonly error: string | undefined;
  /** The person has left it. */
  readonly onThrough: () => void;
}
