// Who and what the practice lab is about. The address is the only loopback address that macOS has without set-up.

import type { LabName } from '../../preload/contract/plans.ts';

export const practiceLabName: LabName = { lab: 'demolab', user: 'demouser', address: '127.0.0.1' };

/** The service's own domain, so that names look as they will; in practice a stand-in resolves them and nothing asks a DNS server. */
export const practiceDomain = 'lab.hdc.ntnu.no';
