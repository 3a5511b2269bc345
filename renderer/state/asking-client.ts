// Whether the VPN client asks the person in a window of its own, as the run tells it. Pure.

/** The client whose own window asks the person now. */
export type AskingClient = 'OpenVPN GUI' | 'Tunnelblick';
const askingClients: Readonly<Record<string, AskingClient>> = { 'type-in-openvpn-gui': 'OpenVPN GUI', 'type-in-tunnelblick': 'Tunnelblick' };

/** What a step tells has the name of the step in front. */
export function wordOfPhase(phase: string | undefined): string {
  return phase?.split(' ').at(-1) ?? '';
}

/** Which client asks the person itself; undefined when it is ours that asks, or nobody. */
export function askingClientOf(phase: string | undefined): AskingClient | undefined {
  return askingClients[wordOfPhase(phase)];
}
