// The authenticator question: scan the key into the phone, and type back the code that it shows.

import { useState, type ReactElement } from 'react';
import { fill } from '../../../preload/contract/text/fill.ts';
import { Button } from '../../components/button.tsx';
import { CodeEntry, useDigits } from '../../components/code-entry.tsx';
import { CopyButton } from '../../components/copy-button.tsx';
import { Emphasis } from '../../components/emphasis.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { Page } from '../../components/page.tsx';
import { VisitRail } from '../../screens/visit-rail.tsx';
import type { CodeStore } from '../../state/code-store.ts';
import { useTitleFocus } from '../../state/focus.ts';
import { useLanguage } from '../../state/language.ts';
import type { Question } from '../../state/visit.ts';
import { account } from '../account.ts';
import { CodeBar } from '../code-bar.tsx';
import css from './authenticator.module.css';
import { QrTile } from './qr-tile.tsx';

interface AuthenticatorProps {
  readonly question: Extract<Question, { kind: 'authenticator' }>;
  readonly store: CodeStore;
}

const typedKeyId = 'typed-key';

/** QR code, three things to do on the phone, the code. */
export function AuthenticatorPage({ question, store }: AuthenticatorProps): ReactElement {
  const { w: { authenticator: words } } = useLanguage();
  const [digits, setDigits] = useDigits(question.id);
  const [isTyping, setIsTyping] = useState(false);
  useTitleFocus();
  return (
    <Page rail={<VisitRail />} bar={<CodeBar id={question.id} store={store} digits={digits} words={{ send: words.check, sending: words.checking, skip: words.skip }} />}>
      <PageHead title={words.title} lead={words.lead} />
      <div className={css.scan}>
        <div className={css.picture}>
          <QrTile svg={question.svg} />
          <Button kind="link" isExpanded={isTyping} controls={typedKeyId} onPress={() => setIsTyping(!isTyping)}>{words.cannotScan}</Button>
        </div>
        <div>
          <ol className={css.steps}>
            <li><span><Emphasis text={words.stepOpen} /></span></li>
            <li><span><Emphasis text={words.stepScan} /></span></li>
            <li><CodeEntry label={fill(words.stepType, { account })} store={store} question={question} holds={false} value={digits} onChange={setDigits} /></li>
          </ol>
          <p className={css.after}>{words.forget}</p>
        </div>
        <div id={typedKeyId} className={css.byHand}>{isTyping && <TypedKey groups={question.groups} />}</div>
      </div>
    </Page>
  );
}

function TypedKey({ groups }: { readonly groups: string }): ReactElement {
  const { w: { authenticator: words } } = useLanguage();
  return (
    <div className={css.typed}>
      <p className={css.key}><code>{groups}</code><CopyButton text={groups.replaceAll(' ', '')} isSecret label={words.key} /></p>
      <p><Emphasis text={fill(words.typeGoogle, { account })} /></p>
      <p><Emphasis text={fill(words.typeMicrosoft, { account })} /></p>
    </div>
  );
}
