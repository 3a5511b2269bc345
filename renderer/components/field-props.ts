// What a field is told, and how its parts are tied together. How it looks is in field.tsx and code-input.tsx.

import type { ReactNode, Ref } from 'react';
import type { Mark } from './state-mark.tsx';

export interface FieldProps {
  readonly label: string;
  /** A small line under the label: what the value is for. */
  readonly note?: string;
  readonly hint?: ReactNode;
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** The person is through with it: pressed Enter or left the field. */
  readonly onCommit?: (by: 'enter' | 'blur') => void;
  /** One sentence; the edge and a mark say it too. */
  readonly error?: string | undefined;
  /** What puts the error right with one press. */
  readonly fix?: { readonly label: string; readonly onPress: () => void } | undefined;
  readonly verdict?: { readonly mark: Mark; readonly text: ReactNode } | undefined;
  readonly kind?: 'text' | 'secret' | 'code';
  readonly readBack?: boolean;
  /** `row`: label, input and verdict side by side. */
  readonly layout?: 'stacked' | 'row';
  /** A button to the right of the input. */
  readonly action?: ReactNode;
  /** Gets what was pasted as it is, with its line breaks; answers whether it took it. */
  readonly onPasteText?: (text: string) => boolean;
  /** For a code: its six digits are there. */
  readonly onComplete?: (code: string) => void;
  readonly isReadOnly?: boolean;
  readonly inputRef?: Ref<HTMLInputElement>;
}

/** The parts that a screen reader says after the label; those that are not there are not named. */
export function describedBy({ id, note, hint, error, verdict }: FieldProps & { readonly id: string }): string | undefined {
  const ids = [note !== undefined && `${id}n`, (error !== undefined || verdict !== undefined) && `${id}v`, hint !== undefined && `${id}h`];
  return ids.filter((part) => part !== false).join(' ') || undefined;
}
