// Two fingerprints, one below the other, in groups that the eye can compare. What differs is marked by shape and weight, not by colour alone.

import type { ReactElement } from 'react';
import { StateWord } from '../../components/state-mark.tsx';
import css from './kista.module.css';
import { useKistaTexts } from './texts.ts';

interface FingerprintsProps {
  readonly expected: string;
  readonly found: string;
}

const groupSize = 4;

/** Answers the 43 characters without what stands in front of them. */
function charactersOf(fingerprint: string): string {
  return /SHA256:([A-Za-z0-9+/]{43})/.exec(fingerprint)?.[1] ?? fingerprint;
}

/** The two lines, and whether they are the same. */
export function Fingerprints({ expected, found }: FingerprintsProps): ReactElement {
  const { check: words } = useKistaTexts();
  const [one, other] = [charactersOf(expected), charactersOf(found)];
  const isSame = one === other;
  return (
    <div className="stack-s">
      <dl className={css.prints}>
        <dt>{words.fromLetter}</dt><dd><Groups text={one} against={other} /></dd>
        <dt>{words.fromServer}</dt><dd><Groups text={other} against={one} /></dd>
      </dl>
      <StateWord mark={isSame ? 'done' : 'problem'}>{isSame ? words.same : words.different}</StateWord>
    </div>
  );
}

function Groups({ text, against }: { readonly text: string; readonly against: string }): ReactElement {
  const count = Math.ceil(text.length / groupSize);
  const groups = Array.from({ length: count }, (_group, index) => text.slice(index * groupSize, (index + 1) * groupSize));
  return (
    <code className={css.print}>
      {groups.map((group, index) => {
        const isOther = against.slice(index * groupSize, (index + 1) * groupSize) !== group;
        return <span key={index} className={isOther ? css.other : undefined}>{group}</span>;
      })}
    </code>
  );
}
