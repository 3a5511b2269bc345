// How far a connection has come, as rows: what is behind it, what goes on, what is ahead. Clients tell more or less of it, so a phase that
// was passed without a word counts as passed. Pure.

import type { WindowTexts } from '../../preload/contract/text/window/en.ts';
import type { UprightNode } from '../components/upright-path.tsx';
import { askingClientOf, wordOfPhase } from './asking-client.ts';
import type { Words } from './language.ts';
import { markOf, wordOf } from './rail-rows.ts';
import type { Stand } from './step-stands.ts';

type PhaseId = keyof WindowTexts['connection']['phases'];

/** In the order in which they come. */
const phaseIds: readonly PhaseId[] = ['code', 'resolving', 'contacting', 'handshake', 'authentication', 'addresses', 'routes', 'up'];

/** The words of the main process where they differ from ours: a code is waited for here, or typed into the client's own window. */
const otherNames: Readonly<Record<string, PhaseId>> = { 'waiting-for-code': 'code', 'type-in-openvpn-gui': 'code', 'type-in-tunnelblick': 'code' };

/** The rows for what was told last. While another window asks for the code, the first one needs the person. */
export function vpnPhaseNodes(phase: string | undefined, words: Words): readonly UprightNode[] {
  const word = wordOfPhase(phase);
  const at = Math.max(0, phaseIds.findIndex((id) => id === (otherNames[word] ?? word)));
  return phaseIds.map((id, index) => {
    const stand: Stand = index < at || (index === at && id === 'up') ? 'done' : index > at ? 'todo' : askingClientOf(phase) !== undefined ? 'needs' : 'running';
    return { id, name: words.w.connection.phases[id], mark: markOf(stand), word: wordOf(stand, words), isSolid: index < at, isCurrent: index === at && id !== 'up' };
  });
}
