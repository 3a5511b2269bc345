// The rules for a passphrase while it is typed: a line for the length with the mark at twelve, and one row for each rule. A rule that is
// not met yet is something to do; only after the person tried to go on is it a problem.

import type { ReactElement, ReactNode } from 'react';
import type { PassphraseRule, RuleReading } from '../../preload/contract/passphrase-rules.ts';
import { fill } from '../../preload/contract/text/fill.ts';
import { useLanguage } from '../state/language.ts';
import css from './rule-meter.module.css';
import { StateMark, type Mark } from './state-mark.tsx';

const needed = 12;
const lineHolds = 25;

interface RuleMeterProps {
  /** How many characters were typed. */
  readonly characters: number;
  readonly readings: readonly RuleReading[];
  readonly isSubmitted?: boolean;
}

/** The line and the rules. */
export function RuleMeter({ characters, readings, isSubmitted = false }: RuleMeterProps): ReactElement {
  const { w: { components: { rules, states } } } = useLanguage();
  const isTyped = characters > 0;
  const markOf = (met: boolean): Mark => (met && isTyped ? 'done' : isSubmitted ? 'problem' : 'todo');
  const textOf = (rule: PassphraseRule): ReactNode =>
    rule === 'length' ? <>{fill(rules.length, { count: String(characters) })} <span className="soft">({rules.lengthNeeded})</span></> : rules[rule];
  return (
    <div className={css.meter}>
      <div className={css.length} aria-hidden="true">
        <span className={characters >= needed ? css.enough : css.short} style={{ inlineSize: `${Math.min(1, characters / lineHolds) * 100}%` }} />
        <i style={{ insetInlineStart: `${(needed / lineHolds) * 100}%` }} />
      </div>
      <ul className={css.rules}>
        {readings.map(({ rule, met }) => {
          const mark = markOf(met);
          return <li key={rule}><StateMark mark={mark} /><span><span className="unseen">{states[mark]}: </span>{textOf(rule)}</span></li>;
        })}
        <li><StateMark mark="todo" /><span>{rules.onlyYou} <span className="soft">({rules.onlyYouKnow})</span></span></li>
      </ul>
    </div>
  );
}
