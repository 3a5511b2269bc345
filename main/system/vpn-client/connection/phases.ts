// The words for how far a connection has come, the same for every client: shown as parts of the step that is going on.

export const vpnPhases = ['waiting-for-code', 'type-in-openvpn-gui', 'type-in-tunnelblick', 'resolving', 'contacting', 'handshake', 'authentication', 'addresses', 'routes', 'up'] as const;
export type VpnPhase = (typeof vpnPhases)[number];
