// The QR code, dark on white in every theme: some phones read nothing else. It covers itself.

import type { ReactElement } from 'react';
import { Button } from '../../components/button.tsx';
import { useLanguage } from '../../state/language.ts';
import css from './authenticator.module.css';
import { usePicture } from './use-picture.ts';

/** The picture, or what stands in its place while it is hidden. It is drawn as an image, so nothing in it can run or load. */
export function QrTile({ svg }: { readonly svg: string }): ReactElement {
  const { w: { authenticator: words } } = useLanguage();
  const { isShown, show } = usePicture();
  if (isShown) return <div className={css.tile}><img src={`data:image/svg+xml,${encodeURIComponent(svg)}`} alt={words.picture} draggable={false} /></div>;
  return (
    <div className={`${css.tile} ${css.covered}`}>
      <p><b>{words.hidden}</b></p>
      <p>{words.hiddenWhy}</p>
      <Button kind="small" icon="eye" onPress={show}>{words.showAgain}</Button>
    </div>
  );
}
