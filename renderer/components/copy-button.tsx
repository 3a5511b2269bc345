// Puts a text on the clipboard and says so. The main process does it, and takes a secret off again after 30 seconds.

import { useEffect, useState, type ReactElement } from 'react';
import { useLanguage } from '../state/language.ts';
import { useSay } from '../state/say.ts';
import { useShell } from '../state/shell.ts';
import { Button } from './button.tsx';

const saysSoForMs = 2000;

interface CopyButtonProps {
  readonly text: string;
  readonly isSecret?: boolean;
  /** What is copied, for screen readers, when the page has several. */
  readonly label?: string;
  /** `link`: beside a line of small text, where a frame would weigh more than the text. */
  readonly kind?: 'small' | 'link';
}

/** Copy, then for two seconds Copied. */
export function CopyButton({ text, isSecret = false, label, kind = 'small' }: CopyButtonProps): ReactElement {
  const { w: { components: words } } = useLanguage();
  const { api } = useShell();
  const say = useSay();
  const [answer, setAnswer] = useState<'copied' | 'failed'>();
  useEffect(() => {
    if (answer !== 'copied') return;
    const timer = window.setTimeout(() => setAnswer(undefined), saysSoForMs);
    return () => window.clearTimeout(timer);
  }, [answer]);
  const copy = async (): Promise<void> => {
    const { ok } = await api.app.copy({ text, isSecret });
    setAnswer(ok ? 'copied' : 'failed');
    say(ok ? words.copied : words.notCopied);
  };
  return (
    <>
      <Button kind={kind} icon="copy" isBusy={answer === 'copied'} busyLabel={words.copied} onPress={copy} {...(label !== undefined && { name: `${answer === 'copied' ? words.copied : words.copy}: ${label}` })}>
        {words.copy}
      </Button>
      {answer === 'failed' && <span className="meta">{words.notCopied}</span>}
    </>
  );
}
