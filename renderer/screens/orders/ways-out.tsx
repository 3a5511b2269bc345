// The ways an order leaves this program: the mail program, Outlook on the web, a mail file, the clipboard. What is missing is said when one is pressed.

import type { ReactElement } from 'react';
import { useStore } from 'zustand';
import type { WayOut } from '../../../preload/contract/orders.ts';
import { fill } from '../../../preload/contract/text/fill.ts';
import { Button, type ButtonProps } from '../../components/button.tsx';
import { ButtonRow } from '../../components/button-row.tsx';
import type { IconName } from '../../components/icon.tsx';
import { useLanguage } from '../../state/language.ts';
import type { ComposedMail, OpenOrder } from '../../state/order-form.ts';
import type { OrdersStore } from '../../state/orders-store.ts';
import { useOrdersTexts } from './texts.ts';

interface WaysProps {
  readonly store: OrdersStore;
  readonly one: OpenOrder;
  /** Which of the ways are here. At the foot of the page there is no room for all of them. */
  readonly ways: readonly WayOut[];
  /** The e-mail is one of several: screen readers say its name with each button, and only one button of the page is the first to press. */
  readonly isOfSeveral?: boolean;
}

const icons: Readonly<Partial<Record<WayOut, IconName>>> = { mailto: 'mail', eml: 'save', copy: 'copy' };

/** Buttons, the first one first: whoever draws them puts them into the order of the system. What goes by a link cannot when the e-mail is too long for one. */
export function useWaysOut({ store, one, ways, isOfSeveral = false }: WaysProps): ReactElement[] {
  const { language } = useLanguage();
  const words = useOrdersTexts();
  const { mails, handing, handed, open } = useStore(store);
  const { id, title } = one.order;
  const labels: Readonly<Record<WayOut, string>> = { mailto: words.openMail, outlook: words.outlook, eml: words.saveFile, copy: words.copyAll };
  const tooLong = tooLongFor(mails.find((mail) => mail.id === id));
  const next = open.find(({ order, isWanted }) => isWanted && handed[order.id] === undefined)?.order.id;
  const isFirst = !isOfSeveral || next === id;
  // One reason is enough: what is too long for the mail program is for Outlook too.
  const shown = ways.filter((way) => !(way === 'outlook' && tooLong.includes('mailto')));
  return shown.map((way) => (
    <Button
      key={way} kind={kindOf(way, { isFirst, isOfSeveral, isOff: tooLong.includes(way) })} {...(icons[way] && { icon: icons[way] })} disabledReason={tooLong.includes(way) ? words.tooLong : undefined}
      isBusy={handing?.id === id && handing.as === way} onPress={() => store.hand(id, way)} {...(isOfSeveral && { name: fill(words.ofOrder, { action: labels[way], order: title[language] }) })}
    >{labels[way]}</Button>
  ));
}

/** The same in a row of their own. */
export function WaysOut(props: WaysProps): ReactElement {
  return <ButtonRow>{useWaysOut(props)}</ButtonRow>;
}

function tooLongFor(mail: ComposedMail | undefined): readonly WayOut[] {
  if (mail === undefined) return [];
  return [...(mail.mailtoLength > mail.limit ? ['mailto' as const] : []), ...(mail.outlookLength > mail.limit ? ['outlook' as const] : [])];
}

function kindOf(way: WayOut, { isFirst, isOfSeveral, isOff }: { readonly isFirst: boolean; readonly isOfSeveral: boolean; readonly isOff: boolean }): ButtonProps['kind'] {
  if (way === 'mailto') return isFirst && !isOff ? 'primary' : 'plain';
  return isOfSeveral || way === 'copy' ? 'small' : 'plain';
}
