// The place for the archive: dropped anywhere in the window or chosen in the system's dialog. Anything else is refused with one sentence.

import type { ReactElement } from 'react';
import { useStore } from 'zustand';
import { fill } from '../../../preload/contract/text/fill.ts';
import { Button } from '../../components/button.tsx';
import { DropZone } from '../../components/drop-zone.tsx';
import { ProblemPanel } from '../../components/problem-panel.tsx';
import { StateWord } from '../../components/state-mark.tsx';
import { useLanguage } from '../../state/language.ts';
import type { StartStore } from '../../state/start-store.ts';
import { sizeText } from './size-text.ts';

/** The box with what became of the last file. */
export function ArchiveDrop({ store }: { readonly store: StartStore }): ReactElement {
  const { language, w: { start: words } } = useLanguage();
  const { archive } = useStore(store);
  const isThere = archive.at === 'there';
  const wrong = archive.at === 'several' ? words.several : archive.at === 'other-type' ? fill(words.otherType, { name: archive.name }) : undefined;
  return (
    <div className="stack-s">
      <DropZone
        title={isThere ? archive.archive.name : words.drop} isFilled={isThere}
        hint={isThere ? fill(words.archiveHint, { size: sizeText(archive.archive.sizeBytes, language) }) : words.dropHint}
        onFile={(file) => void store.drop(file)} onSeveral={store.dropSeveral}
      >
        <Button kind="small" icon="folder" isBusy={archive.at === 'reading'} busyLabel={words.reading} onPress={store.choose}>
          {isThere ? words.change : words.choose}
        </Button>
      </DropZone>
      {wrong !== undefined && <StateWord mark="problem">{wrong}</StateWord>}
      {archive.at === 'refused' && <ProblemPanel problem={archive.problem} />}
    </div>
  );
}
