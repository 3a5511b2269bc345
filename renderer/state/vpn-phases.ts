// How far a connection has come, as rows: what is behind it, what goes on, what is ahead. Clients tell more or less of it, so a phase that
// was passed without a word counts as passed. Pure.

import type { WindowTexts } from '../../preload/contract/text/window/en.ts';
import type { UprightNode } from '../components/upright-path.tsx';
import type { Words } from './language.ts';
import { markOf, wordOf } from './rail-rows.ts';
import type { Stand } from './step-stands.ts';
import type { VisitRun } from './visit.ts';

type PhaseId = keyof WindowTexts['connection']['phases'];

/** In the order in which they come. */
const phaseIds: readonly PhaseId[] = ['code', 'resolving', 'contacting', 'handshake', 'authentication', 'addresses', 'routes', 'up'];

/** The words of the main process where they differ from ours: a code is waited for here, or typed into the client's own window. */
const otherNames: Readonly<Record<string, PhaseId>> = { 'waiting-for-code': 'code', 'type-in-openvpn-gui': 'code', 'type-in-tunnelblick': 'code' };

/** The client whose own window asks the person now; undefined when it is ours that asks. */
export type AskingClient = 'OpenVPN GUI' | 'Tunnelblick';
const askingClients: Readonly<Record<string, AskingClient>> = { 'type-in-openvpn-gui': 'OpenVPN GUI', 'type-in-tunnelblick': 'Tunnelblick' };

/** What a step tells has the name of the step in front. */
function wordOfPhase(phase: string | undefined): string {
  return phase?.split(' ').at(-1) ?? '';
}

/** Which client asks the person itself. */
export function askingClientOf({ phase }: Pick<VisitRun, 'phase'>): AskingClient | undefined {
  return askingClients[wordOfPhase(phase)];
}

/** The rows for what was told last. While the code is asked for, the first one needs the person. */
export function vpnPhaseNodes(phase: string | undefined, isAsked: boolean, words: Words): readonly UprightNode[] {
  const word = wordOfPhase(phase);
  const at = Math.max(0, phaseIds.findIndex((id) => id === (otherNames[word] ?? word)));
  return phaseIds.map((id, index) => {
    const stand: Stand = index < at || (index === at && id === 'up') ? 'done' : index > at ? 'todo' : isAsked || word in askingClients ? 'needs' : 'running';
    return { id, name: words.w.connection.phases[id], mark: markOf(stand), word: wordOf(stand, words), isSolid: index < at, isCurrent: index === at && id !== 'up' };
  });
}
