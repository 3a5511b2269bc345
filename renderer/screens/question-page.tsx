// The page of the open question, whatever asks it: a run, or a second look that has to log in. Each page is made anew, and nothing that was
// typed outlives it.

import { useState, type ReactElement } from 'react';
import { tooFewSeconds } from '../components/ring.tsx';
import { createCodeStore } from '../state/code-store.ts';
import { useShell, useVisit } from '../state/shell.ts';
import { PassphrasePage } from '../steps/change-passphrase/passphrase-page.tsx';
import { CodePage } from '../steps/connect-vpn/code-page.tsx';
import { AuthenticatorPage } from '../steps/enrol-authenticator/authenticator-page.tsx';

/** The page of the open question, or nothing. It remembers the last code that was sent, so it outlives the questions. */
export function useQuestionPage(): ReactElement | undefined {
  const { api } = useShell();
  const [authenticator] = useState(() => createCodeStore(api, { holdsUnderSeconds: 0 }));
  const [vpn] = useState(() => createCodeStore(api, { holdsUnderSeconds: tooFewSeconds }));
  const question = useVisit((visit) => visit.question);
  switch (question?.kind) {
    case 'authenticator': return <AuthenticatorPage question={question} store={authenticator} />;
    case 'code': return <CodePage question={question} store={vpn} />;
    case 'passphrase': return <PassphrasePage key={question.id} question={question} />;
    case undefined: return undefined;
  }
}
