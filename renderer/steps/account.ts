// The name under which authenticator apps list the codes of the VPN; it is the same for all labs (reference: domain 4).

export const account = 'HUNT CLOUD VPN';
