// A sentence with words that stand out: in the texts they stand between asterisks. Values that are filled in afterwards are never markup.

import type { ReactElement } from 'react';

/** The sentence, its marked words strong. */
export function Emphasis({ text }: { readonly text: string }): ReactElement {
  return <>{text.split('*').map((part, index) => (index % 2 === 1 ? <b key={index}>{part}</b> : part))}</>;
}
