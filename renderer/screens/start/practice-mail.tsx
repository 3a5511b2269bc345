// The e-mail of the practice lab: one press puts the archive in its place, one the link. A real one is in the person's mail program.

import { useEffect, type ReactElement } from 'react';
import { Button } from '../../components/button.tsx';
import { Icon } from '../../components/icon.tsx';
import { Section } from '../../components/layout.tsx';
import { ProblemPanel } from '../../components/problem-panel.tsx';
import { useLanguage } from '../../state/language.ts';
import { useShell, useVisit } from '../../state/shell.ts';
import type { StartStore } from '../../state/start-store.ts';
import css from './practice-mail.module.css';

/** The e-mail as a sheet of its own. */
export function PracticeMail({ store }: { readonly store: StartStore }): ReactElement {
  const { visit } = useShell();
  const { w: { start: words, practice } } = useLanguage();
  const mail = useVisit((all) => all.mail);
  const problem = useVisit((all) => all.problem);
  useEffect(() => { void store.fetchMail(); }, [store]);
  return (
    <Section title={words.mailTitle}>
      <div className={css.sheet}>
        {mail === undefined ? <p className="meta">{words.mailReading}</p> : (
          <dl className={css.parts}>
            <dt>{words.mailFrom}</dt><dd>{words.mailSender}</dd>
            <dt>{words.mailArchive}</dt>
            <dd><span className={css.value}><Icon name="file" />{mail.archiveName}</span><Button kind="small" onPress={store.takePracticeArchive}>{words.useArchive}</Button></dd>
            <dt>{words.mailLink}</dt>
            <dd><code className={css.link}>{mail.link}</code><Button kind="small" onPress={() => store.readLink(mail.link)}>{words.useLink}</Button></dd>
          </dl>
        )}
      </div>
      {problem !== undefined && <ProblemPanel problem={problem} onRetry={store.fetchMail} />}
      <p className={`meta ${css.note}`}>{words.mailNote}</p>
      <p className={css.leave}><Button kind="quiet" onPress={visit.leave}>{practice.leave}</Button></p>
    </Section>
  );
}
