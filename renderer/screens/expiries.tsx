// What runs out and when. Certificates that nobody read are not listed.

import type { ReactElement } from 'react';
import type { StepResult } from '../../preload/contract/plans.ts';
import { fill } from '../../preload/contract/text/fill.ts';
import type { WindowTexts } from '../../preload/contract/text/window/en.ts';
import { dayOf } from '../state/dates.ts';
import type { OrderId } from '../../preload/contract/orders.ts';
import { Button } from '../components/button.tsx';
import { readExpiries, type Expiring } from '../state/expiries.ts';
import { openOrders } from '../state/ordering.ts';
import { useShell } from '../state/shell.ts';
import { useLanguage } from '../state/language.ts';
import css from './status.module.css';

const soonDays = 30;

const orderOf: Readonly<Record<Expiring, OrderId>> = { vpn: 'request_vpn_reset', workbench: 'request_workbench_reissue' };

/** One row for each certificate of the person. */
export function Expiries({ steps, nowMs }: { readonly steps: readonly StepResult[]; readonly nowMs: number }): ReactElement {
  const { language, w: { status: words, orders } } = useLanguage();
  const { visit } = useShell();
  const expiries = readExpiries(steps, nowMs);
  return (
    <section className={css.expiries} aria-labelledby="expires">
      <h2 id="expires">{words.expires}</h2>
      {expiries.length === 0 && <p className="meta">{words.expiresNone}</p>}
      <ul className={css.rows}>
        {expiries.map(({ of, name, atMs, daysLeft }) => (
          <li key={of}>
            <b>{of === 'vpn' ? words.expiresVpn : words.expiresWorkbench}</b>
            <span className={`meta ${css.name}`}>{name}</span>
            <span className={css.left}><span className={daysLeft < 0 ? css.over : daysLeft <= soonDays ? css.soon : undefined}>{leftText(daysLeft, words)}</span><br /><span className="meta">{dayOf(atMs, language)}</span></span>
            {daysLeft <= soonDays && <span className={css.order}><Button kind="link" onPress={() => openOrders(visit, { id: orderOf[of] })}>{orders.order[orderOf[of]]}</Button></span>}
          </li>
        ))}
      </ul>
    </section>
  );
}

function leftText(daysLeft: number, words: WindowTexts['status']): string {
  if (daysLeft < 0) return words.ranOut;
  return daysLeft === 1 ? words.dayLeft : fill(words.daysLeft, { count: String(daysLeft) });
}
