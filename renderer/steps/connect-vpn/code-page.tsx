// The VPN's question for a one-time code. A code that would run out on the way is held back, and none is sent twice.

import type { ReactElement } from 'react';
import { useStore } from 'zustand';
import { fill } from '../../../preload/contract/text/fill.ts';
import { ActionBar } from '../../components/action-bar.tsx';
import { Button } from '../../components/button.tsx';
import { CodeEntry, useDigits } from '../../components/code-entry.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { Page } from '../../components/page.tsx';
import { CancelButton } from '../../screens/cancel-button.tsx';
import { VisitRail } from '../../screens/visit-rail.tsx';
import { standOfQuestion, type CodeStore } from '../../state/code-store.ts';
import { useTitleFocus } from '../../state/focus.ts';
import { useLanguage } from '../../state/language.ts';
import type { Question } from '../../state/visit.ts';
import { account } from '../account.ts';

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
    <Page rail={<VisitRail />} bar={<Bar question={question} store={store} digits={digits} />}>
      <PageHead title={words.title} lead={fill(words.lead, { account })} />
      <CodeEntry label={words.label} store={store} question={question} holds value={digits} onChange={setDigits} />
      <p className="soft">{words.once}</p>
    </Page>
  );
}

function Bar({ question, store, digits }: CodeProps & { readonly digits: string }): ReactElement {
  const { w: { code: words } } = useLanguage();
  const isSending = standOfQuestion(useStore(store), question.id).at === 'sending';
  return (
    <ActionBar start={<Button kind="quiet" onPress={() => store.giveUp(question.id)}>{words.skip}</Button>}>
      <Button kind="primary" isBusy={isSending} busyLabel={words.connecting} onPress={() => store.complete(question.id, digits)}>{words.connect}</Button>
      <CancelButton />
    </ActionBar>
  );
}
