// What has to be in place before a transfer, on one page: the opening in the firewall with the text for IT, a key of one's own, a program.

import type { ReactElement } from 'react';
import { ActionBar } from '../../components/action-bar.tsx';
import { Button } from '../../components/button.tsx';
import { CopyBlock } from '../../components/copy-block.tsx';
import { CopyRows } from '../../components/copy-rows.tsx';
import { Columns, Section } from '../../components/layout.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { Page } from '../../components/page.tsx';
import { KeySection } from './key-section.tsx';
import css from './kista.module.css';
import type { PageProps } from './page-props.ts';
import { useKistaTexts } from './texts.ts';

/** The page. */
export function ReadyPage({ store, told }: PageProps): ReactElement {
  const { ready: words, back } = useKistaTexts();
  return (
    <Page bar={<ActionBar><Button kind="plain" onPress={() => store.show('begin')}>{back}</Button></ActionBar>}>
      <PageHead title={words.title} lead={words.lead} />
      <Columns split="even">
        <Network told={told} />
        <div className="stack">
          <KeySection store={store} told={told} />
          <Section title={words.program}>
            <p className="soft">{words.programText}</p>
            <p className={css.after}><Button kind="quiet" onPress={() => store.show('own')}>{words.ownDoor}</Button></p>
          </Section>
        </div>
      </Columns>
    </Page>
  );
}

function Network({ told: { opening, forIt } }: Pick<PageProps, 'told'>): ReactElement {
  const { ready: words } = useKistaTexts();
  const rows = [
    { id: 'address', name: words.address, value: opening.addresses.join(', ') }, { id: 'ports', name: words.ports, value: `${String(opening.portFrom)}-${String(opening.portTo)}` },
    { id: 'protocol', name: words.protocol, value: 'TCP' },
  ];
  return (
    <div className="stack">
      <Section title={words.network}>
        <p className="soft">{words.networkText}</p>
        <CopyRows of={words.network} rows={rows} />
      </Section>
      <CopyBlock title={words.forIt} text={forIt} />
    </div>
  );
}
