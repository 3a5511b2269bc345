// Opens a page in the person's browser: which programs to try, as data for each system, and the trying. A browser goes on when this
// program ends, and nobody waits for it.

import { LabProblem } from '../../core/problem.ts';
import type { Platform } from '../command.ts';

export interface PageOpener {
  /** Answers which program was started. Throws `workbench.notOpened`. */
  open(url: string): Promise<string>;
}

/** Starts a program that goes on by itself; answers false when it could not be started. */
type StartDetached = (program: string, args: readonly string[]) => Promise<boolean>;

interface Opening {
  readonly program: string;
  readonly args: readonly string[];
}

/** Chrome first, as the guide wants it, then whatever the person uses. */
export function waysToOpen(platform: Platform, url: string): readonly Opening[] {
  switch (platform) {
    case 'linux': return ['/usr/bin/google-chrome-stable', '/usr/bin/chromium', '/snap/bin/chromium', '/usr/bin/xdg-open'].map((program) => ({ program, args: [url] }));
    case 'darwin': return [{ program: '/usr/bin/open', args: [url] }];
    case 'win32': return [{ program: 'C:\\Windows\\System32\\rundll32.exe', args: ['url.dll,FileProtocolHandler', url] }];
  }
}

/** Only a page of the secure web is opened, whatever is asked: its address is plain letters, so that no program on the way reads it differently. */
export function createPageOpener(platform: Platform, start: StartDetached): PageOpener {
  return {
    async open(url) {
      if (!/^https:\/\/[a-z0-9.-]+(:\d+)?\/[A-Za-z0-9/._-]*$/.test(url)) throw new Error('only plain pages of the secure web are opened');
      for (const { program, args } of waysToOpen(platform, url)) {
        if (await start(program, args)) return program;
      }
      throw new LabProblem('workbench.notOpened', { address: url });
    },
  };
}
