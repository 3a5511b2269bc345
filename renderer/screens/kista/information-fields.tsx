// The four parts of the transfer information: pasted in one go or typed one by one. Each is read back, and each has its own sentence when it is wrong.

import { useState, type ReactElement } from 'react';
import { useStore } from 'zustand';
import type { GivenInformation, InformationPart } from '../../../preload/contract/kista.ts';
import type { Problem } from '../../../preload/contract/problems.ts';
import { problemText } from '../../../preload/contract/text/problem-text.ts';
import { Button } from '../../components/button.tsx';
import { Field } from '../../components/field.tsx';
import { ProblemPanel } from '../../components/problem-panel.tsx';
import { isLetter, partsInOrder, standOf, typedOf, type InformationTyped, type PartStand } from '../../state/kista-information.ts';
import type { Information } from '../../state/kista-state.ts';
import type { KistaStore } from '../../state/kista-store.ts';
import { useLanguage } from '../../state/language.ts';
import css from './kista.module.css';
import type { PageProps } from './page-props.ts';
import { useKistaTexts } from './texts.ts';

/** What is typed so far, and what can be done with it. */
interface InformationTyping {
  readonly typed: InformationTyped;
  readonly problem: Problem | undefined;
  readonly isEmptyClipboard: boolean;
  readonly isReading: boolean;
  readonly isFull: boolean;
  change(part: InformationPart, value: string): void;
  readLetter(text: string): void;
  paste(): Promise<void>;
  /** The four values as they are, when all are there. */
  proceed(): Promise<void>;
  /** The person knows from elsewhere that the host is right. */
  acceptHost(): Promise<void>;
}

/** The typing of one showing of the page. */
export function useInformation(store: KistaStore, told: PageProps['told']): InformationTyping {
  const { doing, problem } = useStore(store);
  const [typed, setTyped] = useState<InformationTyped>(() => typedOf(told));
  const [isEmptyClipboard, setIsEmpty] = useState(false);
  const isFull = partsInOrder.every((part) => typed[part].trim() !== '');
  const takeOver = (): void => { const { told: now } = store.getState(); if (now?.given !== undefined) setTyped(typedOf(now)); };
  const read = async (given: Information): Promise<void> => { setIsEmpty(false); await store.read(given); takeOver(); };
  return {
    typed, isEmptyClipboard, isReading: doing === 'information', isFull, problem: problem?.of === 'information' ? problem.problem : undefined,
    change: (part, value) => setTyped((before) => ({ ...before, [part]: value })),
    readLetter: (text) => void read({ text }),
    paste: async () => { setIsEmpty(await store.paste() === 'empty'); takeOver(); },
    proceed: async () => { if (isFull) await read(typed); },
    acceptHost: () => read({ ...typed, acceptHost: true }),
  };
}

interface FieldsProps {
  readonly information: InformationTyping;
  /** What became of each part at the last reading. */
  readonly given: GivenInformation | undefined;
}

/** Paste, and the four fields. */
export function InformationFields({ information, given }: FieldsProps): ReactElement {
  const { begin: words } = useKistaTexts();
  const { typed, isEmptyClipboard, isReading, problem } = information;
  return (
    <div className="stack">
      <div className={css.paste}>
        <Button kind="plain" isBusy={isReading} busyLabel={words.pasting} onPress={information.paste}>{words.paste}</Button>
        <p className="meta" role={isEmptyClipboard ? 'alert' : undefined}>{isEmptyClipboard ? words.nothingToPaste : words.pasteHint}</p>
      </div>
      <div className={css.fields}>
        {partsInOrder.map((part) => <Part key={part} part={part} value={typed[part]} stand={standOf(part, typed, given)} information={information} />)}
      </div>
      {problem !== undefined && <ProblemPanel problem={problem} />}
    </div>
  );
}

interface PartProps {
  readonly part: InformationPart;
  readonly value: string;
  readonly stand: PartStand;
  readonly information: InformationTyping;
}

function Part({ part, value, stand, information }: PartProps): ReactElement {
  const { t } = useLanguage();
  const { begin: words } = useKistaTexts();
  const wrong = stand.at === 'wrong' ? problemText(t, stand.problem) : undefined;
  const canAccept = stand.at === 'wrong' && stand.problem.code === 'kista.otherHost';
  return (
    <div className={css[part]}>
      <Field
        label={words[part]} value={value} onChange={(text) => information.change(part, text)} onCommit={(by) => { if (by === 'enter') void information.proceed(); }}
        onPasteText={(pasted) => { if (!isLetter(pasted)) return false; information.readLetter(pasted); return true; }}
        error={wrong && (value === '' ? words.notFound : `${wrong.what} ${wrong.next}`)} {...(canAccept && { fix: { label: words.acceptHost, onPress: () => void information.acceptHost() } })}
        {...(stand.at === 'read' && { verdict: { mark: 'done' as const, text: words.read } })} {...(part === 'fingerprint' && { hint: words.fingerprintHint })}
      />
    </div>
  );
}
