// Names with values, one below the other, each with a button that copies it: what is to be typed into another program.

import type { ReactElement, ReactNode } from 'react';
import { CopyButton } from './copy-button.tsx';
import css from './copy-rows.module.css';

export interface CopyRow {
  readonly id: string;
  readonly name: string;
  /** A text is shown as it is typed, and can be copied. */
  readonly value: ReactNode;
  /** In the place of the copy button. */
  readonly action?: ReactNode;
}

interface CopyRowsProps {
  readonly rows: readonly CopyRow[];
  /** What the values are for, when the page has several lists: screen readers say it with the name. */
  readonly of?: string;
}

/** The rows. */
export function CopyRows({ rows, of }: CopyRowsProps): ReactElement {
  return <dl className={css.rows}>{rows.map((row) => <Row key={row.id} row={row} of={of} />)}</dl>;
}

function Row({ row: { name, value, action }, of }: { readonly row: CopyRow; readonly of: string | undefined }): ReactElement {
  const isText = typeof value === 'string' && action === undefined;
  return (
    <div className={css.row}>
      <dt>{name}</dt>
      <dd className={css.value}>{isText ? <code>{value}</code> : value}</dd>
      <dd className={css.action}>{action ?? (isText && <CopyButton text={value} label={of === undefined ? name : `${of}, ${name}`} />)}</dd>
    </div>
  );
}
