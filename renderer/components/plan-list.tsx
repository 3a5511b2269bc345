// What will change or has changed, in groups: a sentence, the place, and the lines on demand.

import { useId, useState, type ReactElement, type ReactNode } from 'react';
import { useLanguage } from '../state/language.ts';
import { Button } from './button.tsx';
import { Diff } from './diff.tsx';
import { Icon, type IconName } from './icon.tsx';
import { Section } from './layout.tsx';
import css from './plan-list.module.css';
import { StateWord, type Mark } from './state-mark.tsx';

export interface PlanRow {
  readonly id: string;
  readonly icon: IconName;
  readonly sentence: ReactNode;
  /** What Show and the lines are called by; the place when left out. */
  readonly name?: string;
  /** The file, store or server, below the sentence. */
  readonly place?: string | undefined;
  /** How it stands, when that is to be said. */
  readonly mark?: Mark;
  readonly word?: string;
  /** Lines with `+`, `-` or a blank in front; and the number of the first one in the file, when it is known. */
  readonly diff?: readonly string[];
  readonly diffStart?: number;
  /** Shown with the lines: who asks, how it is undone. */
  readonly details?: ReactNode;
  readonly isOpen?: boolean;
}

export interface PlanGroup {
  readonly id: string;
  readonly title: string;
  readonly meta?: string;
  readonly rows: readonly PlanRow[];
}

/** The groups under their headings. */
export function PlanList({ groups }: { readonly groups: readonly PlanGroup[] }): ReactElement {
  return (
    <>
      {groups.map(({ id, title, meta, rows }) => (
        <Section key={id} title={title} meta={meta}>
          <ul className="rows">{rows.map((row) => <ChangeRow key={row.id} row={row} />)}</ul>
        </Section>
      ))}
    </>
  );
}

function ChangeRow({ row }: { readonly row: PlanRow }): ReactElement {
  const { w: { components: words } } = useLanguage();
  const id = useId();
  const [isOpen, setIsOpen] = useState(row.isOpen ?? false);
  const hasMore = (row.diff !== undefined && row.diff.length > 0) || row.details !== undefined;
  const label = row.name ?? row.place ?? row.id;
  return (
    <li className={css.row}>
      <Icon name={row.icon} />
      <div className={css.text}>
        <p>{row.sentence}</p>
        {row.place !== undefined && <p className={css.place}>{row.place}</p>}
      </div>
      <div className={css.end}>
        {row.mark && <StateWord mark={row.mark}>{row.word}</StateWord>}
        {hasMore && (
          <span className={isOpen ? css.opened : css.closed}>
            <Button kind="quiet" icon="right" isExpanded={isOpen} controls={id} name={`${isOpen ? words.hide : words.show}: ${label}`} onPress={() => setIsOpen(!isOpen)}>{isOpen ? words.hide : words.show}</Button>
          </span>
        )}
      </div>
      {hasMore && (
        <div id={id} className={css.more} hidden={!isOpen}>
          {isOpen && row.diff !== undefined && row.diff.length > 0 && <Diff lines={row.diff} label={label} start={row.diffStart} />}
          {isOpen && row.details}
        </div>
      )}
    </li>
  );
}
