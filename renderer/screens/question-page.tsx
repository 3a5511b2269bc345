// The page of the open question, whatever asks it: a run, or a second look that has to log in. Each page is made anew, and nothing that was
// typed outlives it.

import type { ReactElement } from 'react';
import { useShell, useVisit } from '../state/shell.ts';
import { PassphrasePage } from '../steps/change-passphrase/passphrase-page.tsx';
import { CodePage } from '../steps/connect-vpn/code-page.tsx';
import { AuthenticatorPage } from '../steps/enrol-authenticator/authenticator-page.tsx';

/** The page of the open question, or nothing. */
export function useQuestionPage(): ReactElement | undefined {
  const { codes } = useShell();
  const question = useVisit((visit) => visit.question);
  switch (question?.kind) {
    case 'authenticator': return <AuthenticatorPage question={question} store={codes.authenticator} />;
    case 'code': return <CodePage question={question} store={codes.vpn} />;
    case 'passphrase': return <PassphrasePage key={question.id} question={question} />;
    case undefined: return undefined;
  }
}
