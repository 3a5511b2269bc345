// How far the connection is, live. Where the VPN program asks in a window of its own, what to type there, ready to copy.

import type { ReactElement } from 'react';
import { fill } from '../../../preload/contract/text/fill.ts';
import { CopyRows } from '../../components/copy-rows.tsx';
import { Columns, Section } from '../../components/layout.tsx';
import { Ring } from '../../components/ring.tsx';
import { UprightPath } from '../../components/upright-path.tsx';
import { askingClientOf, type AskingClient } from '../../state/asking-client.ts';
import { useLanguage } from '../../state/language.ts';
import { useSecondsLeft } from '../../state/seconds-left.ts';
import { useVisit } from '../../state/shell.ts';
import type { VisitRun } from '../../state/visit.ts';
import { vpnPhaseNodes } from '../../state/vpn-phases.ts';
import { account } from '../account.ts';
import { CopyKeyButton } from './copy-key-button.tsx';
import css from './phases.module.css';

/** The phases alone, or beside what another window asks for. */
export function Connecting({ run }: { readonly run: VisitRun }): ReactElement {
  const client = askingClientOf(run.phase);
  if (client === undefined) return <Phases phase={run.phase} />;
  return <Columns split="first"><TypeThere client={client} /><Phases phase={run.phase} /></Columns>;
}

/** How far it is. */
function Phases({ phase }: { readonly phase: string | undefined }): ReactElement {
  const words = useLanguage();
  return (
    <Section title={words.w.connection.phasesTitle}>
      <UprightPath label={words.w.connection.phasesTitle} nodes={vpnPhaseNodes(phase, words)} isClose />
    </Section>
  );
}

function TypeThere({ client }: { readonly client: AskingClient }): ReactElement {
  const { t, w: { connection: words, code } } = useLanguage();
  const user = useVisit(({ lab }) => lab?.user ?? '');
  const hasPassphrase = useVisit(({ keysGiven }) => keysGiven.includes('vpnPassphrase'));
  const seconds = useSecondsLeft();
  return (
    <Section title={fill(words.typeTitle, { client })}>
      <p className="soft">{words.typeLead}</p>
      <CopyRows
        rows={[
          { id: 'user', name: words.typeUser, value: user },
          { id: 'code', name: words.typeCode, value: <span className={css.code}><Ring seconds={seconds} />{fill(words.typeCodeFrom, { account })} {seconds < 12 ? code.wait : ''}</span> },
          { id: 'passphrase', name: t.secrets.vpnPassphrase, value: words.typePassphrase, ...(hasPassphrase && { action: <CopyKeyButton label={t.secrets.vpnPassphrase} /> }) },
        ]}
      />
      <p className="meta">{words.typeSave}</p>
    </Section>
  );
}
