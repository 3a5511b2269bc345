// An outsider's way to a kista: one screen with pages of its own, from the transfer information to the proof. No lab is needed for any of it.

import { useEffect, useRef, useState, type ReactElement } from 'react';
import { useStore } from 'zustand';
import { PageHead } from '../../components/page-head.tsx';
import { Page } from '../../components/page.tsx';
import type { KistaPage } from '../../state/kista-state.ts';
import { createKistaStore, type KistaStore } from '../../state/kista-store.ts';
import { useLanguage } from '../../state/language.ts';
import { useShell } from '../../state/shell.ts';
import { BeginPage } from './begin.tsx';
import { CheckPage } from './check.tsx';
import { OwnProgramPage } from './own-program.tsx';
import type { PageProps } from './page-props.ts';
import { PracticePage } from './practice.tsx';
import { ReadyPage } from './ready.tsx';
import { useToldOfKista } from './told.ts';
import { TransferPage } from './transfer.tsx';
import { UnlockPage } from './unlock.tsx';

/** The screen; tests give it a store that knows something. */
export function KistaScreen({ given }: { readonly given?: KistaStore }): ReactElement {
  const { api } = useShell();
  const { w: { frame } } = useLanguage();
  const [store] = useState(() => given ?? createKistaStore(api));
  const { told, page } = useStore(store);
  useEffect(() => store.listen(), [store]);
  useEffect(() => { if (given === undefined) void store.open(); }, [store, given]);
  useTopBar(store);
  useFocusOnPage(page, told !== undefined);
  useToldOfKista(store);
  if (told === undefined) return <Page><PageHead title={frame.loading} /></Page>;
  return pages[page]({ store, told });
}

const pages: Readonly<Record<KistaPage, (props: PageProps) => ReactElement>> = {
  begin: (props) => <BeginPage {...props} />,
  ready: (props) => <ReadyPage {...props} />,
  unlock: (props) => <UnlockPage {...props} />,
  check: (props) => <CheckPage {...props} />,
  transfer: (props) => <TransferPage {...props} />,
  own: (props) => <OwnProgramPage {...props} />,
  practice: (props) => <PracticePage {...props} />,
};

/** The bar on top names the kista in the place of a lab, and says when it is practice. A page that is loaded anew comes back here. */
function useTopBar(store: KistaStore): void {
  const { visit } = useShell();
  const information = useStore(store, ({ told }) => told?.information);
  const isPractice = useStore(store, ({ told }) => told?.scene !== undefined);
  useEffect(() => {
    visit.know({ kista: { isPractice, ...(information && { name: { lab: information.user, user: information.host, address: '' } }) } });
  }, [visit, information, isPractice]);
  useEffect(() => {
    history.replaceState('kista', '');
    return () => history.replaceState(null, '');
  }, []);
}

/** Another page begins on top and with its title. */
function useFocusOnPage(page: KistaPage, isTold: boolean): void {
  const last = useRef<KistaPage>(undefined);
  useEffect(() => {
    if (!isTold || last.current === page) return;
    const isFirst = last.current === undefined;
    last.current = page;
    if (isFirst) return;
    window.scrollTo(0, 0);
    document.querySelector<HTMLElement>('main h1')?.focus({ preventScroll: true });
  }, [page, isTold]);
}
