// The scenes of the practice kista: one for each verdict of the chain that can fail. What each changes is data in main/practice/kista-scenes.ts.

export const kistaSceneIds = [
  'good', 'name-unknown', 'port-closed', 'says-nothing', 'no-ssh', 'closes-at-once', 'other-fingerprint', 'key-not-added', 'no-folder', 'read-only', 'cuts',
] as const;
export type KistaSceneId = (typeof kistaSceneIds)[number];
