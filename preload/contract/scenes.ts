// The scenes of the practice lab: prepared situations. What each one changes is data in main/practice/scenes.ts; its sentence is a text.

export const sceneIds = [
  'happy', 'wrong-signal-key', 'expired-link', 'no-admin', 'vpn-blocked', 'clock-skew', 'old-root-certificate', 'three-wrong-passphrases',
  'certificate-expired', 'second-lab',
] as const;
export type SceneId = (typeof sceneIds)[number];

/** Answers whether a word from outside (an argument) is a scene's name. */
export function isSceneId(word: string): word is SceneId {
  return (sceneIds as readonly string[]).includes(word);
}
