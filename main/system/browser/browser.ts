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
  installed(signal: AbortSignal): Promise<readonly InstalledBrowser[]>;
  /** Answers whether one of this person runs, with windows or in the background. */
  isRunning(): Promise<boolean>;
}

/** Where nothing is known of browsers, and in the practice lab, whose stores no browser reads. */
export const noBrowser: Browser = { installed: () => Promise.resolve([]), isRunning: () => Promise.resolve(false) };
