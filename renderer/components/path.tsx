// The path: the line lying, from this computer to Workbench, upright when narrow. Broken where it broke; a node may open what is behind it.

import type { ReactElement } from 'react';
import { useLanguage } from '../state/language.ts';
import { Icon } from './icon.tsx';
import css from './path.module.css';
import { StateMark, type Mark } from './state-mark.tsx';

export interface PathNode {
  readonly id: string;
  readonly name: string;
  /** One fact: an address, a time, "not tried". */
  readonly fact?: string;
  readonly mark: Mark;
  /** The piece of the line that leads to this node; none for the first. */
  readonly before?: 'solid' | 'dashed' | 'broken';
  /** With onPress the name is a button that opens what is known of the node; `controls` is the id of that. */
  readonly isOpen?: boolean;
  readonly controls?: string;
  readonly onPress?: () => void;
}

interface PathProps {
  /** What the path is, for screen readers. */
  readonly label: string;
  readonly nodes: readonly PathNode[];
}

/** The nodes in their order. */
export function Path({ label, nodes }: PathProps): ReactElement {
  return (
    <ol className={css.path} aria-label={label}>
      {nodes.map((node, index) => (
        <li key={node.id} className={`${css.node} ${css[nodes[index + 1]?.before ?? 'last'] ?? ''} ${node.isOpen ? css.open : ''}`}>
          <StateMark mark={node.mark} />
          {nodes[index + 1]?.before === 'broken' && <BrokenLine />}
          <Node node={node} />
        </li>
      ))}
    </ol>
  );
}

function Node({ node: { name, fact, mark, isOpen = false, controls, onPress } }: { readonly node: PathNode }): ReactElement {
  const { w } = useLanguage();
  return (
    <div className={css.text}>
      {onPress === undefined
        ? <p className={css.name}>{name}</p>
        : <button type="button" className={css.name} aria-expanded={isOpen} aria-controls={controls} onClick={onPress}>{name}<Icon name="right" /></button>}
      <p className={css.fact}><span className="unseen">{w.components.states[mark]}. </span>{fact}</p>
    </div>
  );
}

/** Two strokes across the line: it is broken here. */
function BrokenLine(): ReactElement {
  return <svg className={css.strokes} viewBox="0 0 16 14" aria-hidden="true"><path d="M3 13 7 1M9 13l4-12" /></svg>;
}
