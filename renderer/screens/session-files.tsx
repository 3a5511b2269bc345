// The MobaXterm file of an older archive: what it is for, which connections it holds and where they lead, and a way to save it. It is
// shown as text; nothing here opens it.

import type { ReactElement } from 'react';
import { useStore } from 'zustand';
import type { FoundSession, SessionFile } from '../../preload/contract/programs.ts';
import { fill } from '../../preload/contract/text/fill.ts';
import { Button } from '../components/button.tsx';
import { Section } from '../components/layout.tsx';
import { StateWord } from '../components/state-mark.tsx';
import type { ProgramsStore } from '../state/programs-store.ts';
import css from './programs.module.css';
import { useProgramsTexts } from './programs/texts.ts';

interface SessionFilesProps {
  readonly files: readonly SessionFile[];
  readonly store: ProgramsStore;
}

/** Nothing when the archive brought none. */
export function SessionFiles({ files, store }: SessionFilesProps): ReactElement {
  return <>{files.map((file, index) => <OneFile key={index} file={file} index={index} store={store} />)}</>;
}

function OneFile({ file: { name, sessions, unreadLines }, index, store }: { readonly file: SessionFile; readonly index: number; readonly store: ProgramsStore }): ReactElement {
  const words = useProgramsTexts();
  const isSaved = useStore(store, ({ saved }) => saved.includes(index));
  const save = <Button kind="small" icon="save" name={`${words.save}: ${name}`} onPress={() => store.save(index)}>{words.save}</Button>;
  return (
    <div className={css.file}>
      <Section title={fill(words.fileTitle, { file: name })} meta={save}>
        <p className={`soft ${css.text}`}>{words.fileText}</p>
        <ul className={`rows ${css.sessions}`}>{sessions.map((session, at) => <Session key={at} session={session} />)}</ul>
        {unreadLines > 0 && <p className="meta">{fill(words.unread, { count: String(unreadLines) })}</p>}
        {isSaved && <p className="meta" role="status"><StateWord mark="done">{words.saved}</StateWord></p>}
      </Section>
    </div>
  );
}

function Session({ session: { name, kind, host, port, user, through, isOfLab, runsCommand } }: { readonly session: FoundSession }): ReactElement {
  const words = useProgramsTexts();
  const where = `${user === '' ? '' : `${user}@`}${host}:${String(port)}`;
  return (
    <li>
      <b>{name}</b>
      <span>{kind === 'other' ? words.otherKind : <>{kind === 'ssh' ? words.kindSsh : words.kindDesktop} <code>{where}</code>{through !== '' && <> {words.through} <code>{through}</code></>}</>}</span>
      {(!isOfLab || runsCommand) && (
        <span className={css.notes}>
          {!isOfLab && kind !== 'other' && <StateWord mark="needs">{words.notOfLab}</StateWord>}
          {runsCommand && <StateWord mark="needs">{words.runsCommand}</StateWord>}
        </span>
      )}
    </li>
  );
}
