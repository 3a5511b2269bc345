// The practice phone: the Signal message with the keys, and the code of its authenticator app. It stands beside the real screens of a
// practice visit, closed until somebody looks at it. It is asked anew at each look and each second while it is open.

import { useEffect, useState, type ReactElement } from 'react';
import type { LabApi } from '../../preload/contract/bridge/index.ts';
import { Disclosure } from '../components/disclosure.tsx';
import { Icon } from '../components/icon.tsx';
import { Ring } from '../components/ring.tsx';
import { useLanguage } from '../state/language.ts';
import { useShell } from '../state/shell.ts';
import type { Told } from '../state/visit.ts';
import css from './practice-phone.module.css';

type Phone = Told<LabApi['practice']['phone']>;

const askEachMs = 1000;

/** The panel. */
export function PracticePhone(): ReactElement {
  const { w: { practice: words } } = useLanguage();
  const [isOpen, setIsOpen] = useState(false);
  return (
    <aside className={css.phone} aria-label={words.phone} onToggle={({ target }) => setIsOpen(target instanceof HTMLDetailsElement && target.open)}>
      <Disclosure summary={<span className={css.summary}><Icon name="phone" />{words.phone}</span>}>
        {isOpen && <Screen />}
      </Disclosure>
    </aside>
  );
}

function Screen(): ReactElement {
  const { w: { practice: words } } = useLanguage();
  const phone = usePhone();
  return (
    <div className={css.screen} role="group" aria-label={words.phone} tabIndex={0}>
      <section className={css.part}>
        <div className={css.head}><h2>{words.message}</h2><p className="meta">{words.phoneNote}</p></div>
        {phone && <Message keys={phone.keys} />}
      </section>
      <section className={css.part}>
        <h2>{words.app}</h2>
        {phone && phone.code !== '' ? <Code code={phone.code} secondsLeft={phone.secondsLeft} /> : <p className="meta">{words.noCode}</p>}
      </section>
    </div>
  );
}

function Message({ keys }: Pick<Phone, 'keys'>): ReactElement {
  const { t } = useLanguage();
  return <dl className={css.keys}>{keys.map(({ name, value }) => <div key={name}><dt>{t.secrets[name]}</dt><dd><code>{value}</code></dd></div>)}</dl>;
}

function Code({ code, secondsLeft }: Pick<Phone, 'code' | 'secondsLeft'>): ReactElement {
  return <p className={css.code}><code>{code.slice(0, 3)} {code.slice(3)}</code><Ring seconds={secondsLeft} /></p>;
}

/** What the phone shows, read again each second while the window is seen. */
function usePhone(): Phone | undefined {
  const { api } = useShell();
  const [phone, setPhone] = useState<Phone>();
  useEffect(() => {
    const look = async (): Promise<void> => {
      if (document.hidden) return;
      const outcome = await api.practice.phone({});
      if (outcome.ok) setPhone(outcome.value);
    };
    void look();
    const timer = window.setInterval(() => void look(), askEachMs);
    return () => window.clearInterval(timer);
  }, [api]);
  return phone;
}
