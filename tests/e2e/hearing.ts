// What a screen reader is told while a journey runs: everything that is added to the two regions it listens to, in its order.

import type { Page } from '@playwright/test';

/** Begins to listen; answers a function for what was said since. */
export async function hearEverything(page: Page): Promise<() => Promise<readonly string[]>> {
  await page.evaluate(() => {
    const heard: string[] = [];
    (window as unknown as { heard: string[] }).heard = heard;
    for (const region of document.querySelectorAll('header ~ * [role=status], header ~ * [role=alert]')) {
      new MutationObserver((list) => {
        for (const node of list.flatMap(({ addedNodes }) => [...addedNodes])) heard.push(`${region.getAttribute('role') === 'alert' ? 'at once' : 'in turn'}: ${node.textContent ?? ''}`);
      }).observe(region, { childList: true, subtree: true });
    }
  });
  return () => page.evaluate(() => (window as unknown as { heard: readonly string[] }).heard);
}

/** The keys are told of as soon as something is known of them, in no certain order. */
export const keySayings = [
  'in turn: 7-ZIP file key: Opens the archive. 5 files recognised.', 'in turn: Google Authenticator key: Well formed. Your phone will prove it.',
  'in turn: VPN passphrase: Opens the VPN certificate.', 'in turn: SSH temporary key: Well formed. The first login will prove it.',
  'in turn: TLS passphrase: Opens your certificate.',
];

/** The run of a new user: one text for each change of a step, none twice, and at once only what needs the person. */
export const runSayings = [
  'in turn: Archive. Running.', 'in turn: Archive. Done.',
  'in turn: Authenticator. Running.', 'at once: Authenticator. Needs you.', 'in turn: Authenticator. Running.', 'in turn: Authenticator. Done.',
  'in turn: VPN profile. Running.', 'in turn: VPN profile. Done.',
  'in turn: VPN connection. Running.', 'at once: VPN connection. Needs you.', 'in turn: VPN connection. Running.', 'in turn: VPN connection. Done.',
  'in turn: Lab passphrase. Running.', 'at once: Lab passphrase. Needs you.', 'in turn: Lab passphrase. Running.', 'in turn: Lab passphrase. Done.',
  'in turn: SSH key. Running.', 'in turn: SSH key. Done.',
  'in turn: SSH short names. Running.', 'in turn: SSH short names. Done.',
  'in turn: Workbench address. Running.', 'in turn: Workbench address. Done.',
  'in turn: Workbench certificate. Running.', 'in turn: Workbench certificate. Done.',
  'in turn: Open Workbench. Running.', 'in turn: Open Workbench. Done.',
  'in turn: In the practice lab nothing opens: there is no real Workbench behind it.',
];
