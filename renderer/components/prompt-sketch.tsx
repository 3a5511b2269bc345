// What the system will ask, with the words of that system, so that the person knows it when it comes. A sketch: it has no field to type into
// and is no copy of the real thing. Publisher and program are not named: what is not read from the running program is not promised.

import type { ReactElement } from 'react';
import { fill } from '../../preload/contract/text/fill.ts';
import type { Platform } from '../../preload/contract/platform.ts';
import { useLanguage } from '../state/language.ts';
import { useShell } from '../state/shell.ts';
import css from './prompt-sketch.module.css';

/** The program that asks, as the prompt names it: pkexec and osascript name what they run, Windows the assistant. */
const asking: Readonly<Record<Platform, string>> = { win32: 'HUNT Cloud lab access', darwin: 'HUNT Cloud lab access', linux: '/bin/sh' };

/** The prompt of this computer's system. */
export function PromptSketch(): ReactElement {
  const { platform } = useShell();
  const { w: { components: { prompt } } } = useLanguage();
  const { caption, question, yes, no } = prompt[platform];
  const isPrimaryFirst = platform === 'win32';
  const [left, right] = isPrimaryFirst ? [yes, no] : [no, yes];
  return (
    <figure className={css.sketch} aria-label={prompt.label}>
      <figcaption>{caption}</figcaption>
      <div className={css.inside}>
        <p className={css.question}>{fill(question, { program: asking[platform] })}</p>
        {platform === 'win32' ? <p><b>{asking.win32}</b></p> : <p>{prompt.passwordThere}</p>}
        <p className={css.buttons}><span className={left === yes ? css.yes : ''}>{left}</span> <span className={right === yes ? css.yes : ''}>{right}</span></p>
      </div>
    </figure>
  );
}
