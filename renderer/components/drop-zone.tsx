// Where a file is dropped: the whole window takes it, the box says so. Anything dropped is kept from being opened by the page.

import { useEffect, useState, type ReactElement, type ReactNode } from 'react';
import { useLanguage } from '../state/language.ts';
import css from './drop-zone.module.css';
import { Icon } from './icon.tsx';

interface DropZoneProps {
  readonly title: ReactNode;
  readonly hint?: ReactNode;
  /** The file is there: the box is smaller and its line solid. */
  readonly isFilled?: boolean;
  /** One file is wanted. */
  readonly onFile?: (file: File) => void;
  /** Any number of files and folders is wanted. */
  readonly onFiles?: (files: readonly File[]) => void;
  /** More than one was dropped where one is wanted. */
  readonly onSeveral?: () => void;
  readonly children?: ReactNode;
}

/** The box, and a frame around the window while a file hangs over it. */
export function DropZone({ title, hint, isFilled = false, onFile, onFiles, onSeveral, children }: DropZoneProps): ReactElement {
  const { w } = useLanguage();
  const isOver = useWindowDrop((files) => {
    const [first] = files;
    if (onFiles !== undefined) onFiles(files);
    else if (files.length > 1) onSeveral?.();
    else if (first !== undefined) onFile?.(first);
  });
  return (
    <div className={`${css.zone} ${isFilled ? css.filled : ''}`}>
      {isFilled ? <Icon name="file" /> : <Art />}
      <div className={css.text}>
        <p className={css.title}>{title}</p>
        {hint !== undefined && <p className="meta">{hint}</p>}
        {children !== undefined && <div className={css.more}>{children}</div>}
      </div>
      {isOver && <p className={css.over} aria-hidden="true"><span>{w.components.dropHere}</span></p>}
    </div>
  );
}

/** Answers whether something hangs over the window. Entering a child fires before leaving its parent, so they are counted. */
function useWindowDrop(onFiles: (files: readonly File[]) => void): boolean {
  const [isOver, setIsOver] = useState(false);
  useEffect(() => {
    let depth = 0;
    const enter = (event: DragEvent): void => { event.preventDefault(); depth += 1; setIsOver(event.dataTransfer?.types.includes('Files') ?? false); };
    const over = (event: DragEvent): void => { event.preventDefault(); if (event.dataTransfer) event.dataTransfer.dropEffect = 'copy'; };
    const leave = (): void => { depth = Math.max(0, depth - 1); if (depth === 0) setIsOver(false); };
    const drop = (event: DragEvent): void => {
      event.preventDefault();
      depth = 0;
      setIsOver(false);
      onFiles([...(event.dataTransfer?.files ?? [])]);
    };
    const listeners = { dragenter: enter, dragover: over, dragleave: leave, drop } as const;
    for (const [name, listener] of Object.entries(listeners)) window.addEventListener(name, listener as EventListener);
    return () => { for (const [name, listener] of Object.entries(listeners)) window.removeEventListener(name, listener as EventListener); };
  });
  return isOver;
}

/** The mark, larger and quieter: the line on its way into the rings. */
function Art(): ReactElement {
  return (
    <svg className={css.art} viewBox="0 0 72 72" aria-hidden="true">
      <path className={css.ring} d="M20 22.5A24 24 0 1 1 20 53.5" />
      <path className={css.inner} d="M29 30A13 13 0 1 1 29 46" />
      <path className={css.line} d="M2 38h32" />
      <circle className={css.point} cx="38" cy="38" r="5" />
    </svg>
  );
}
