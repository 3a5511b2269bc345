// Proves the short names by asking OpenSSH itself what it would do for them (`ssh -G`, which connects nowhere). Where there is no OpenSSH
// the file is read by its rules. Shares no code with what writes the block.

import type { Evidence } from '../../../preload/contract/plans.ts';
import { readConfigFor } from '../../system/ssh/config-reading.ts';
import { askEffectiveConfig, effectiveConfig } from '../../system/ssh/effective-config.ts';
import { sshConfigFile } from '../../system/ssh/places.ts';
import type { Run, Verdict } from '../step.ts';

type Values = ReadonlyMap<string, string>;

interface Reading {
  readonly reader: string;
  readonly values: Values;
  readonly refusal: string;
}

/** ok when both names lead where they should. */
export async function verifyConfig(run: Run): Promise<Verdict> {
  const { lab, facts, machine } = run;
  if (lab === undefined) return { answer: 'cannot-tell', evidence: { reader: '' } };
  const entryName = `${lab.lab}-entry`;
  const [entry, home] = [await readFor(run, entryName), await readFor(run, lab.lab)];
  const wrong = [
    ...differences(entryName, entry.values, { hostname: lab.address, port: String(facts.ssh.port), user: lab.user }),
    ...differences(lab.lab, home.values, { hostname: 'home', user: lab.user, proxyjump: entryName, hostkeyalias: lab.lab }),
    ...[entry, home].flatMap(({ refusal }) => (refusal === '' ? [] : [refusal])),
  ];
  const evidence: Evidence = {
    reader: home.reader, hostName: entry.values.get('hostname') ?? '', proxyJump: home.values.get('proxyjump') ?? '',
    identityFile: (home.values.get('identityfile') ?? '').split('\n')[0] ?? '', ...(wrong.length > 0 && { different: wrong }), ...(machine.practice && { practice: true }),
  };
  if (wrong.length === 0) return { answer: 'ok', evidence };
  return { answer: 'not-ok', evidence, problem: { code: 'ssh.configShadowed', retry: 'after-fix', facts: { name: lab.lab, file: sshConfigFile(machine.home) } } };
}

/** In practice the program must not read the real person's file, and there it takes the name of ours as an argument. */
async function readFor({ machine, signal }: Run, name: string): Promise<Reading> {
  const file = sshConfigFile(machine.home);
  const asked = await effectiveConfig(askEffectiveConfig(machine.platform, name, machine.practice ? file : undefined), machine.runner, signal);
  if (asked !== undefined) return { reader: 'ssh -G', ...asked };
  const own = (await readConfigFor(name, file)).values;
  return { reader: 'own reading', values: new Map([['port', '22'], ...own]), refusal: '' };
}

function differences(name: string, values: Values, wanted: Readonly<Record<string, string>>): readonly string[] {
  return Object.entries(wanted).filter(([keyword, value]) => values.get(keyword) !== value)
    .map(([keyword, value]) => `${name} ${keyword}: ${values.get(keyword) ?? '-'} instead of ${value}`);
}
