// Puts the VPN passphrase on the clipboard for the window that asks for it. The page never holds it; the main process takes it off again.

import { useState, type ReactElement } from 'react';
import { Button } from '../../components/button.tsx';
import { useLanguage } from '../../state/language.ts';
import { useSay } from '../../state/say.ts';
import { useShell } from '../../state/shell.ts';

/** Copy, then Copied. */
export function CopyKeyButton({ label }: { readonly label: string }): ReactElement {
  const { w: { components: words } } = useLanguage();
  const { api } = useShell();
  const say = useSay();
  const [isCopied, setIsCopied] = useState(false);
  const copy = async (): Promise<void> => {
    const outcome = await api.bundle.copyKey({ name: 'vpnPassphrase' });
    const isDone = outcome.ok && outcome.value.copied;
    setIsCopied(isDone);
    say(isDone ? words.copied : words.notCopied);
  };
  return <Button kind="small" icon="copy" name={`${isCopied ? words.copied : words.copy}: ${label}`} onPress={copy}>{isCopied ? words.copied : words.copy}</Button>;
}
