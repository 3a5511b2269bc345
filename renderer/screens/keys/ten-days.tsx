// The ten days in which keys and archive work. When they were sent is known to the person only, so the days are drawn when they say it.

import { useState, type ReactElement } from 'react';
import { fill } from '../../../preload/contract/text/fill.ts';
import { Button } from '../../components/button.tsx';
import { useLanguage, type Words } from '../../state/language.ts';
import { dayOf, readTenDays, type TenDaysReading } from './ten-days.ts';
import css from './ten-days.module.css';

/** The row, with a date field on demand. */
export function TenDays(): ReactElement {
  const words = useLanguage();
  const { w: { keys } } = words;
  const [isAsked, ask] = useState(false);
  const [sentOn, setSentOn] = useState('');
  const today = dayOf(new Date());
  const reading = readTenDays(sentOn, today);
  return (
    <div className={css.row}>
      {reading && <Cells left={reading.left} />}
      {reading ? <Sentence reading={reading} words={words} /> : <p className={css.sentence}>{keys.tenDays}</p>}
      {isAsked
        ? <label className={css.date}>{keys.tenDaysSent}<input type="date" max={today} value={sentOn} onChange={({ target }) => setSentOn(target.value)} /></label>
        : <Button kind="link" onPress={() => ask(true)}>{keys.tenDaysAsk}</Button>}
    </div>
  );
}

function Cells({ left }: { readonly left: number }): ReactElement {
  return <span className={css.cells} aria-hidden="true">{Array.from({ length: 10 }, (_cell, index) => <i key={index} className={index < 10 - left ? css.gone : undefined} />)}</span>;
}

function Sentence({ reading: { left, lastDay }, words: { language, w: { keys } } }: { readonly reading: TenDaysReading; readonly words: Words }): ReactElement {
  const date = new Intl.DateTimeFormat(language === 'nb' ? 'nb-NO' : 'en-GB', { day: 'numeric', month: 'long', timeZone: 'UTC' }).format(new Date(`${lastDay}T00:00:00Z`));
  if (left === 0) return <p className={css.over}>{fill(keys.tenDaysOver, { date })}</p>;
  return (
    <p className={css.sentence}>
      <b className={left <= 3 ? css.few : undefined}>{left === 1 ? keys.tenDayLeft : fill(keys.tenDaysLeft, { count: String(left) })}</b> {fill(keys.tenDaysUntil, { date })}
    </p>
  );
}
