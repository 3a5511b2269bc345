// The e-mail exactly as it is handed over: recipient, subject and text, with what the form put in marked, and what is still missing marked
// otherwise. Each part can be copied by itself.

import type { ReactElement, ReactNode } from 'react';
import type { MailPart } from '../../../preload/contract/orders.ts';
import { fill } from '../../../preload/contract/text/fill.ts';
import { CopyButton } from '../../components/copy-button.tsx';
import { Section } from '../../components/layout.tsx';
import { StateWord } from '../../components/state-mark.tsx';
import { dayOfIso } from '../../state/dates.ts';
import { useLanguage } from '../../state/language.ts';
import { hasGap, textOf, type ComposedMail } from '../../state/order-form.ts';
import type { Handed } from '../../state/orders-store.ts';
import css from './orders.module.css';
import { outcomeText, useOrdersTexts } from './texts.ts';

interface PreviewProps {
  readonly title: string;
  /** Which e-mail it is, for screen readers, when the title does not tell. */
  readonly of?: string;
  /** Undefined until it was composed. */
  readonly mail: ComposedMail | undefined;
  readonly handed: Handed | undefined;
  /** The ways out, where they are not at the foot of the page. */
  readonly children?: ReactNode;
}

/** The sheet under its heading. */
export function MailPreview({ title, of = title, mail, handed, children }: PreviewProps): ReactElement {
  const words = useOrdersTexts();
  const { w: { frame } } = useLanguage();
  return (
    <Section title={title} meta={words.nothingSent}>
      <div className={css.sheet} aria-busy={mail === undefined || undefined}>
        {mail === undefined ? <p className={`meta ${css.text ?? ''}`}>{frame.loading}</p> : <Mail mail={mail} of={of} />}
      </div>
      <p className={css.below}>{handed !== undefined ? <HandedText handed={handed} /> : mail !== undefined && hasGap([...mail.subject, ...mail.body]) && <StateWord mark="todo">{words.missing}</StateWord>}</p>
      {children}
    </Section>
  );
}

function Mail({ mail: { to, subject, body, problems }, of }: { readonly mail: ComposedMail; readonly of: string }): ReactElement {
  const words = useOrdersTexts();
  return (
    <>
      <dl className={css.head}>
        <div><dt>{words.to}</dt><dd>{to}</dd><dd className={css.copy}><CopyButton text={to} label={`${of}, ${words.to}`} kind="link" /></dd></div>
        <div><dt>{words.subject}</dt><dd><Parts parts={subject} /></dd><dd className={css.copy}><CopyPart isReady={problems.length === 0} parts={subject} label={`${of}, ${words.subject}`} /></dd></div>
      </dl>
      <div className={css.text}>
        <div className={css.body} role="group" aria-label={`${of}, ${words.body}`}><Parts parts={body} /></div>
        <div className={css.copy}><CopyPart isReady={problems.length === 0} parts={body} label={`${of}, ${words.body}`} /></div>
      </div>
    </>
  );
}

/** Nothing leaves, by the clipboard either, before everything is filled in and agreed to. */
function CopyPart({ isReady, parts, label }: { readonly isReady: boolean; readonly parts: readonly MailPart[]; readonly label: string }): ReactElement | null {
  return !isReady ? null : <CopyButton text={textOf(parts)} label={label} kind="link" />;
}

function Parts({ parts }: { readonly parts: readonly MailPart[] }): ReactElement {
  return <>{parts.map(({ text, field, isMissing }, index) => (field === undefined ? text : <mark key={index} className={isMissing ? css.gap : undefined}>{text}</mark>))}</>;
}

function HandedText({ handed }: { readonly handed: Handed }): ReactElement {
  const { language } = useLanguage();
  const words = useOrdersTexts();
  const { sent } = handed;
  const when = sent === undefined ? '' : fill(words.expected, { date: dayOfIso(sent.expectedBy, language) });
  return <StateWord mark="done">{outcomeText(handed, words)} {when}</StateWord>;
}
