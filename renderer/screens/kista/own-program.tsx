// For who takes a program of their own: the values for WinSCP, the lines for sftp, and the lines of the internal kista, with the person's own
// values in them. Nothing is started here.

import type { ReactElement } from 'react';
import type { OwnClient } from '../../../preload/contract/own-client.ts';
import { ActionBar } from '../../components/action-bar.tsx';
import { Button } from '../../components/button.tsx';
import { CopyRows } from '../../components/copy-rows.tsx';
import { Disclosure } from '../../components/disclosure.tsx';
import { Section } from '../../components/layout.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { Page } from '../../components/page.tsx';
import { useShell } from '../../state/shell.ts';
import css from './kista.module.css';
import type { PageProps } from './page-props.ts';
import { useKistaTexts } from './texts.ts';

/** The page. The program of this system stands open, the others behind a line each. */
export function OwnProgramPage({ store, told: { own, information } }: PageProps): ReactElement {
  const { own: words, back } = useKistaTexts();
  const { platform } = useShell();
  const usual = platform === 'win32' ? 'winscp' : 'sftp';
  const others = own.filter(({ id }) => id !== usual);
  const isUsualKnown = others.length < own.length;
  return (
    <Page bar={<ActionBar><Button kind="plain" onPress={() => store.show('begin')}>{back}</Button></ActionBar>}>
      <PageHead title={words.title} lead={words.lead} />
      <div className="stack">
        {!isUsualKnown && <p className={css.measure}>{words.later}</p>}
        {own.filter(({ id }) => id === usual).map((client) => <Section key={client.id} title={words.clients[client.id]}><Client client={client} fingerprint={information?.fingerprint} /></Section>)}
        {others.map((client) => <Disclosure key={client.id} summary={words.clients[client.id]}><Client client={client} fingerprint={information?.fingerprint} /></Disclosure>)}
      </div>
    </Page>
  );
}

interface ClientProps {
  readonly client: OwnClient;
  /** What sftp shows is compared with it by eye. */
  readonly fingerprint: string | undefined;
}

function Client({ client: { id, fields, lines }, fingerprint }: ClientProps): ReactElement {
  const { own: words } = useKistaTexts();
  const toCompare = id === 'sftp' && fingerprint !== undefined ? [{ id: 'compare', name: words.compare, value: fingerprint }] : [];
  const rows = [...toCompare, ...fields.map((field) => ({ id: `f-${field.id}`, name: words.fields[field.id], value: field.id === 'keyboardInteractive' ? words.off : field.value, ...(field.id === 'keyboardInteractive' && { action: null }) })), ...lines.map((line) => ({ id: `l-${line.id}`, name: words.lines[line.id], value: line.text }))];
  return (
    <>
      <p className={`soft ${css.measure}`}>{words.texts[id]}</p>
      <CopyRows of={words.clients[id]} rows={rows} />
    </>
  );
}
