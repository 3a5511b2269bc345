// What to do when the keys have expired: a reply to the access e-mail, ready to copy. The assistant sends nothing itself.

import type { ReactElement } from 'react';
import { fill } from '../../../preload/contract/text/fill.ts';
import { Button } from '../../components/button.tsx';
import { CopyBlock } from '../../components/copy-block.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { useLanguage } from '../../state/language.ts';
import { useVisit } from '../../state/shell.ts';

/** The help, with lab and user filled in. */
export function ExpiredKeys({ onClose }: { readonly onClose: () => void }): ReactElement {
  const { w: { keys: words } } = useLanguage();
  const lab = useVisit((visit) => visit.lab);
  return (
    <Dialog title={words.expiredTitle} onClose={onClose} actions={<Button kind="plain" onPress={onClose}>{words.close}</Button>}>
      <p>{words.expiredText}</p>
      <CopyBlock title={words.expiredReplyTitle} text={fill(words.expiredReply, { lab: lab?.lab ?? '…', user: lab?.user ?? '…' })} />
    </Dialog>
  );
}
