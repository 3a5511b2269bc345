// The VPN's question for a one-time code. A code that would run out on the way is held back, and none is sent twice.

import type { ReactElement } from 'react';
import { fill } from '../../../preload/contract/text/fill.ts';
import { CodeEntry, useDigits } from '../../components/code-entry.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { Page } from '../../components/page.tsx';
import { VisitRail } from '../../screens/visit-rail.tsx';
import type { CodeStore } from '../../state/code-store.ts';
import { useTitleFocus } from '../../state/focus.ts';
import { useLanguage } from '../../state/language.ts';
import type { Question } from '../../state/visit.ts';
import { account } from '../account.ts';
import { CodeBar } from '../code-bar.tsx';

interface CodeProps {
  readonly question: Extract<Question, { kind: 'code' }>;
  readonly store: CodeStore;
}

/** The field, the ring, and why there is a hurry. */
export function CodePage({ question, store }: CodeProps): ReactElement {
  const { w: { code: words } } = useLanguage();
  const [digits, setDigits] = useDigits(question.id);
  useTitleFocus();
  return (
    <Page rail={<VisitRail />} bar={<CodeBar id={question.id} store={store} digits={digits} words={{ send: words.connect, sending: words.connecting, skip: words.skip }} />}>
      <PageHead title={words.title} lead={fill(words.lead, { account })} />
      <CodeEntry label={words.label} store={store} question={question} holds value={digits} onChange={setDigits} />
      <p className="soft">{words.once}</p>
    </Page>
  );
}
