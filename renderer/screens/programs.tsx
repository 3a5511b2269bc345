// Other programs: what each needs to reach the lab, ready to copy. Those of this system come first. Nothing is started or set up here.

import { useEffect, useState, type ReactElement } from 'react';
import { useStore } from 'zustand';
import { programPlatforms, type Program } from '../../preload/contract/programs.ts';
import { fill } from '../../preload/contract/text/fill.ts';
import { ActionBar } from '../components/action-bar.tsx';
import { Button } from '../components/button.tsx';
import { CopyRows } from '../components/copy-rows.tsx';
import { Disclosure } from '../components/disclosure.tsx';
import { Section } from '../components/layout.tsx';
import { PageHead } from '../components/page-head.tsx';
import { Page } from '../components/page.tsx';
import { ProblemPanel } from '../components/problem-panel.tsx';
import { useLanguage } from '../state/language.ts';
import { createProgramsStore, type ProgramsTold } from '../state/programs-store.ts';
import { useShell } from '../state/shell.ts';
import css from './programs.module.css';
import { useProgramsTexts } from './programs/texts.ts';
import { SessionFiles } from './session-files.tsx';

/** The screen. */
export function ProgramsScreen(): ReactElement {
  const { api, visit } = useShell();
  const { w: { frame } } = useLanguage();
  const words = useProgramsTexts();
  const [store] = useState(() => createProgramsStore(api));
  const { told, problem } = useStore(store);
  useEffect(() => { void store.read(); }, [store]);
  const lead = told === undefined ? frame.loading : told.lab === undefined ? words.noLab : fill(words.lead, { ...told.lab });
  return (
    <Page bar={<ActionBar><Button kind="plain" onPress={() => visit.show(visit.getState().result === undefined ? 'start' : 'status')}>{words.back}</Button></ActionBar>}>
      <PageHead title={words.title} lead={lead} />
      {problem !== undefined && <ProblemPanel problem={problem} />}
      {told !== undefined && <SessionFiles files={told.sessionFiles} store={store} />}
      {told !== undefined && <Programs programs={told.programs} />}
    </Page>
  );
}

function Programs({ programs }: Pick<ProgramsTold, 'programs'>): ReactElement {
  const { platform } = useShell();
  const words = useProgramsTexts();
  const isHere = ({ id }: Program): boolean => programPlatforms[id].includes(platform);
  const others = programs.filter((program) => !isHere(program));
  return (
    <div className={css.programs}>
      {programs.filter(isHere).map((program) => <OneProgram key={program.id} program={program} />)}
      {others.length > 0 && <Disclosure summary={words.others}><div className={css.programs}>{others.map((program) => <OneProgram key={program.id} program={program} />)}</div></Disclosure>}
    </div>
  );
}

function OneProgram({ program: { id, fields } }: { readonly program: Program }): ReactElement {
  const { t } = useLanguage();
  const { title, text } = t.programs[id];
  return (
    <Section title={title}>
      <p className={`soft ${css.text}`}>{text}</p>
      <CopyRows of={title} rows={fields.map((field) => ({ id: field.id, name: t.programFields[field.id], value: field.value }))} />
    </Section>
  );
}
