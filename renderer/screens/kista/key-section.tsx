// The key of this transfer: the form that makes it, or what was made and how it gets to HUNT Cloud.

import { useState, type ReactElement } from 'react';
import { Section } from '../../components/layout.tsx';
import { usedKey } from '../../state/kista-page.ts';
import { KeyForm } from './key-form.tsx';
import type { PageProps } from './page-props.ts';
import { MadeKey } from './made-key.tsx';
import { useKistaTexts } from './texts.ts';

/** The section. */
export function KeySection({ store, told }: PageProps): ReactElement {
  const { ready: words } = useKistaTexts();
  const key = usedKey(told);
  const [makesAnother, setMakesAnother] = useState(false);
  const isMade = key !== undefined && !makesAnother;
  return (
    <Section title={words.key}>
      {isMade ? <MadeKey store={store} told={told} key={key.name} used={key} onAnother={() => setMakesAnother(true)} />
        : <KeyForm store={store} onMade={() => setMakesAnother(false)} />}
    </Section>
  );
}
