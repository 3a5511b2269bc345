// The other ways in, and the practice lab.

import type { ReactElement } from 'react';
import { fill } from '../../../preload/contract/text/fill.ts';
import { Button } from '../../components/button.tsx';
import { Icon } from '../../components/icon.tsx';
import { Section } from '../../components/layout.tsx';
import { useLanguage } from '../../state/language.ts';
import { openOrders } from '../../state/ordering.ts';
import { useShell, useVisit } from '../../state/shell.ts';
import css from './doors.module.css';

/** The doors beside archive and link. */
export function Doors({ onNewKey }: { readonly onNewKey: () => void }): ReactElement {
  const { visit, version } = useShell();
  const { w: { start: words, orders } } = useLanguage();
  const known = useVisit(({ standings }) => standings.find(({ practice, steps }) => !practice && steps.some(({ state }) => state !== 'undone'))?.lab);
  const lookAt = (): void => {
    visit.show('status');
    void visit.verify(true);
  };
  return (
    <Section title={words.elseTitle}>
      <ul className="rows">
        {known !== undefined && <Door title={fill(words.doorLab, { lab: known.lab })} text={words.doorLabText} onOpen={lookAt} />}
        <Door title={words.doorNew} text={words.doorNewText} onOpen={onNewKey} />
        <Door title={orders.door} text={orders.doorText} onOpen={() => openOrders(visit)} />
        <Door title={words.doorKista} text={words.doorKistaText} onOpen={() => visit.show('kista')} />
        <Door title={words.doorPreparing} text={words.doorPreparingText} onOpen={() => visit.show('preparing')} />
      </ul>
      <p className={css.practice}><Button kind="quiet" onPress={() => visit.show('practice')}>{words.practise}</Button></p>
      <p className={`meta ${css.note}`}>{words.nothingSent} {version !== '' && fill(words.version, { version })}</p>
    </Section>
  );
}

interface DoorProps {
  readonly title: string;
  readonly text: string;
  readonly onOpen: () => void;
}

/** A row that leads somewhere. */
export function Door({ title, text, onOpen }: DoorProps): ReactElement {
  return (
    <li>
      <button type="button" className={css.door} onClick={onOpen}>
        <b>{title}</b>
        <span className={css.text}>{text}</span>
        <Icon name="right" />
      </button>
    </li>
  );
}
