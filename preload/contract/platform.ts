// The three operating systems, by the names Node gives them.

export const platforms = ['win32', 'darwin', 'linux'] as const;
export type Platform = (typeof platforms)[number];
