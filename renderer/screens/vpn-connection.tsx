// The VPN connection on the status page: since when and by which program, and the buttons that end or make it. To make one takes a code,
// and the passphrase where no other program keeps it.

import { useRef, useState, type ReactElement, type ReactNode } from 'react';
import type { JourneyResult, StepResult } from '../../preload/contract/plans.ts';
import { fill } from '../../preload/contract/text/fill.ts';
import { problemText } from '../../preload/contract/text/problem-text.ts';
import { ButtonRow } from '../components/button-row.tsx';
import { Button } from '../components/button.tsx';
import { Field } from '../components/field.tsx';
import { timeOf } from '../state/dates.ts';
import { useTypingInto } from '../state/focus.ts';
import { useLanguage, type Words } from '../state/language.ts';
import { isProved } from '../state/path-facts.ts';
import { useShell, useVisit } from '../state/shell.ts';
import { standOfResult } from '../state/step-stands.ts';
import type { Visit } from '../state/visit.ts';
import css from './status.module.css';

/** A tunnel that somebody else made is not ours to end (the word of the main process for its client). */
const notOurs = 'started elsewhere';

/** The step as it stands, when this journey has one. */
export function vpnStepOf({ steps }: Pick<JourneyResult, 'steps'>): StepResult | undefined {
  return steps.find(({ id }) => id === 'connect-vpn');
}

function upStepOf(result: JourneyResult): StepResult | undefined {
  const step = vpnStepOf(result);
  return step !== undefined && isProved(standOfResult(step)) ? step : undefined;
}

/** Since when, by what, and until when; empty while it is not up. `recorded`: the steps as the journal remembers them, with the times of our own connection. */
export function connectedText(result: JourneyResult, recorded: readonly StepResult[], { language, w: { connection: words } }: Words): string {
  const step = upStepOf(result);
  if (step === undefined) return '';
  const remembered = step.evidence?.['client'] === notOurs ? undefined : recorded.find(({ id }) => id === step.id)?.evidence;
  const facts = { client: String(step.evidence?.['client'] ?? ''), address: String(step.evidence?.['address'] ?? '') };
  const { connectedSince: since, resetAt } = remembered ?? {};
  const timeOfIso = (iso: string): string => timeOf(Date.parse(iso), language);
  if (typeof since !== 'string') return facts.address === '' ? '' : fill(words.connected, facts);
  const sentence = fill(words.connectedSince, { ...facts, time: timeOfIso(since) });
  return typeof resetAt === 'string' ? `${sentence} ${fill(words.endsAt, { time: timeOfIso(resetAt) })}` : sentence;
}

const isWorkingNow = ({ run, planning }: Visit): boolean => run !== undefined || planning !== undefined;

/** Nothing while there is none of ours. */
export function Disconnect({ result }: { readonly result: JourneyResult }): ReactElement | null {
  const { w: { connection: words } } = useLanguage();
  const { visit } = useShell();
  const isWorking = useVisit(isWorkingNow);
  const step = upStepOf(result);
  if (step === undefined || step.evidence?.['client'] === notOurs) return null;
  return <Button kind="plain" isBusy={isWorking} onPress={() => visit.disconnect()}>{words.disconnect}</Button>;
}

/** Connect, and beside it what else can be done; above it the field for the passphrase as soon as it turned out to be wanted. */
export function ConnectVpn({ result, children }: { readonly result: JourneyResult; readonly children: ReactNode }): ReactElement {
  const { t, w: { connection: words } } = useLanguage();
  const { visit } = useShell();
  const isWorking = useVisit(isWorkingNow);
  const [passphrase, setPassphrase] = useState('');
  const problem = vpnStepOf(result)?.problem;
  const isWanted = problem?.code === 'vpn.passphraseMissing' || problem?.code === 'vpn.wrongPassphrase';
  const connect = (): Promise<void> => {
    const typed = passphrase;
    setPassphrase('');
    return visit.connect(isWanted && typed !== '' ? typed : undefined);
  };
  return (
    <div className={css.connect}>
      {isWanted && <PassphraseField value={passphrase} onChange={setPassphrase} onEnter={connect} error={problem.code === 'vpn.wrongPassphrase' ? problemText(t, problem).what : undefined} />}
      <ButtonRow>
        <Button kind="primary" isBusy={isWorking} disabledReason={isWanted && passphrase === '' ? words.passphraseFirst : undefined} onPress={connect}>{words.connect}</Button>
        {children}
      </ButtonRow>
    </div>
  );
}

interface PassphraseFieldProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly onEnter: () => Promise<void>;
  readonly error: string | undefined;
}

/** It is the next thing to do, so the person types at once. */
function PassphraseField({ value, onChange, onEnter, error }: PassphraseFieldProps): ReactElement {
  const { t, w: { connection: words } } = useLanguage();
  const field = useRef<HTMLInputElement>(null);
  useTypingInto(field);
  return (
    <div className={css.passphrase}>
      <Field
        kind="secret" readBack label={t.secrets.vpnPassphrase} hint={words.passphraseHint} value={value} onChange={onChange} error={error} inputRef={field}
        onCommit={(by) => { if (by === 'enter' && value !== '') void onEnter(); }}
      />
    </div>
  );
}
