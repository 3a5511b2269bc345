// The browsers that open a Workbench: which of them are installed, and whether one runs. A running one has to be restarted before it
// sees a new certificate (measured with Chromium 156). Nothing here starts or ends a browser.

export interface InstalledBrowser {
  /** For example `Google Chrome`. */
  readonly name: string;
  /** The first number of its version; undefined when it cannot be told without starting it. */
  readonly major: number | undefined;
  readonly packaging: 'system' | 'snap';
}

export interface Browser {
  /** Answers whether one of this person runs, with windows or in the background. */
  isRunning(): Promise<boolean>;
}

/** On Linux it matters besides which ones are installed: each kind has its own place for certificates. */
export interface BrowserFinder extends Browser {
  installed(signal: AbortSignal): Promise<readonly InstalledBrowser[]>;
}

/** Where nothing is known of browsers, and in the practice lab, whose stores no browser reads. */
export const noBrowser: BrowserFinder = { installed: () => Promise.resolve([]), isRunning: () => Promise.resolve(false) };
