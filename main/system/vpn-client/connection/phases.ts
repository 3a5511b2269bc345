// The words for how far a connection has come, the same for every client: shown as parts of the step that is going on.

export const vpnPhases = ['waiting-for-code', 'resolving', 'contacting', 'handshake', 'authentication', 'addresses', 'routes', 'up'] as const;
export type VpnPhase = (typeof vpnPhases)[number];
