// Where packets stop on the way: what the program that an ordinary user may run said, and the line for somebody who may do more.

import { useState, type ReactElement } from 'react';
import { useStore } from 'zustand';
import type { Trace } from '../../../preload/contract/kista.ts';
import { fill } from '../../../preload/contract/text/fill.ts';
import { Button } from '../../components/button.tsx';
import { CopyButton } from '../../components/copy-button.tsx';
import { Section } from '../../components/layout.tsx';
import css from './kista.module.css';
import type { PageProps } from './page-props.ts';
import { useKistaTexts } from './texts.ts';

/** The section; nothing where no program is known. */
export function Traces({ store, traces }: Pick<PageProps, 'store'> & { readonly traces: readonly Trace[] }): ReactElement | undefined {
  const { check: words } = useKistaTexts();
  const isTracing = useStore(store, ({ doing }) => doing === 'trace');
  const [hasAsked, setHasAsked] = useState(false);
  const trace = async (): Promise<void> => { await store.check({ trace: true }); setHasAsked(true); };
  if (traces.length === 0) return undefined;
  const hasRun = traces.some(({ output }) => output !== undefined);
  return (
    <Section title={words.trace} meta={<Button kind="small" isBusy={isTracing} busyLabel={words.tracing} onPress={trace}>{hasRun ? words.traceAgain : words.traceRun}</Button>}>
      <p className={`soft ${css.measure}`}>{words.traceLead}</p>
      {hasAsked && !hasRun && !isTracing && <p role="status">{words.traceNothing}</p>}
      <div>{traces.map((trace) => <OneTrace key={trace.line} trace={trace} />)}</div>
    </Section>
  );
}

function OneTrace({ trace: { line, isOfPort, needsAdministrator, output } }: { readonly trace: Trace }): ReactElement {
  const { check: words } = useKistaTexts();
  const note = needsAdministrator ? words.traceAdmin : isOfPort ? words.tracePort : words.traceOther;
  return (
    <div className={css.trace}>
      <p><code>{line}</code><br /><span className="meta">{note}</span></p>
      <CopyButton text={output ?? line} label={output === undefined ? line : fill(words.traceRan, { line })} />
      {output !== undefined && <pre className={css.output} tabIndex={0} aria-label={fill(words.traceRan, { line })}>{output}</pre>}
    </div>
  );
}
