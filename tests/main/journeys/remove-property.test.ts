// Apply and then remove is as if nothing had been: over random computers, for one lab and for two, with what others edited meanwhile kept.

import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { applyJourney } from '../../../main/journeys/apply-journey.ts';
import { isAllTakenBack, removeJourney } from '../../../main/journeys/remove-journey.ts';
import { makeMaterial, type Material } from '../../fixtures/profiles/material.ts';
import { atLength } from '../../at-length.ts';
import { listing, prepare } from '../steps/install-certificate/scratch-store.ts';
import { makeWorld, people, root, type LabId, type World } from './remove-world.ts';

let material: Material;
beforeAll(async () => { material = await makeMaterial(); });

const line = fc.constantFrom('127.0.0.1 localhost', '# a comment', '', '10.0.0.7\tprinter  # mine', '10.42.9.9 demolab.lab.hdc.ntnu.no', '10.42.1.2 demolab.lab.hdc.ntnu.no', '10.42.1.3 otherlab.lab.hdc.ntnu.no www', '0.0.0.0 \u00e6\u00f8.example');
const end = fc.constantFrom('\n', '\r\n');
const text = (lines: fc.Arbitrary<string>): fc.Arbitrary<string | undefined> => fc.option(fc.tuple(fc.array(lines, { maxLength: 6 }), end, fc.boolean())
  .map(([all, eol, closed]) => all.join(eol) + (closed && all.length > 0 ? eol : '')), { nil: undefined });
const configLine = fc.constantFrom('Host github.com', '    User git', 'ServerAliveInterval 60', '# notes', '', 'Host *', '  ForwardAgent no');
const keyLine = fc.constantFrom('github.com ssh-ed25519 AAAAfake', '10.42.8.8 ssh-rsa AAAAfake', '# old', '|1|fake|fake ssh-ed25519 AAAAfake');
const before = fc.record({
  hosts: text(line), config: text(configLine), knownHosts: text(keyLine), mode: fc.constantFrom(0o600, 0o644),
  vpn: fc.subarray(['other.ovpn', 'kari.ovpn', 'kari.ovpn.mine']), authorized: fc.subarray(['ssh-rsa AAAAone me', 'ssh-ed25519 AAAAtwo me']),
  store: fc.constantFrom('absent', 'empty', 'root trusted', 'root not trusted', 'same certificate', 'stranger'), labs: fc.constantFrom<LabId[]>(['demolab'], ['demolab', 'otherlab'], ['otherlab', 'demolab', 'demolab']),
  edit: fc.boolean(),
});
type Before = typeof before extends fc.Arbitrary<infer T> ? T : never;

async function lay(world: World, state: Before): Promise<void> {
  world.write(world.hosts, state.hosts, 0o644);
  world.write(join(world.home, '.ssh', 'config'), state.config, state.mode);
  world.write(join(world.home, '.ssh', 'known_hosts'), state.knownHosts, state.mode);
  for (const name of state.vpn) world.write(join(world.home, '.config', 'hunt-cloud-lab-access', 'vpn', name), `# ${name}\n`, state.mode);
  for (const address of ['10.42.1.2', '10.42.1.3']) world.authorized.set(address, [...state.authorized]);
  if (state.store === 'absent') return;
  const trust = state.store === 'root trusted' ? 'C,,' : ',,';
  await prepare(world.store, state.store === 'same certificate' ? [people.demolab] : [], state.store.startsWith('root') ? [[root, trust]] : state.store === 'stranger' ? [[people.otherlab, ',,']] : []);
}

/** Another program adds a line at the end of a file that ends with a line end; what is expected after is the same added to the file of before. */
function editMeanwhile(world: World): () => void {
  const files = [world.hosts, join(world.home, '.ssh', 'config'), join(world.home, '.ssh', 'known_hosts')];
  const edited = files.filter((file) => existsSync(file) && /\n$/.test(contents.get(file) ?? ''));
  for (const file of edited) appendFileSync(file, '# by somebody else\n');
  return () => { for (const file of edited) expect(readFileSync(file, 'latin1')).toBe(`${contents.get(file)}# by somebody else\n`); };
}
const contents = new Map<string, string>();

function remember(world: World): void {
  contents.clear();
  for (const file of [world.hosts, join(world.home, '.ssh', 'config'), join(world.home, '.ssh', 'known_hosts')]) if (existsSync(file)) contents.set(file, readFileSync(file, 'latin1'));
}

test('over random computers (500 at length)', async () => {
  let changed = 0;
  await fc.assert(fc.asyncProperty(before, async (state) => {
    const world = makeWorld(material);
    try {
      await lay(world, state);
      const [files, certificates, keys] = [world.listing(), await listing(world.store), structuredClone([...world.authorized])];
      remember(world);
      for (const lab of state.labs) await applyJourney(world.engine(), world.run(lab), 'as-planned-now');
      if (world.listing().join() !== files.join()) changed += 1;
      const check = state.edit ? editMeanwhile(world) : undefined;
      const steps = await removeJourney(world.engine(), world.run(state.labs[0] ?? 'demolab'));
      expect(steps.filter(({ state: how }) => how !== 'undone')).toEqual([]);
      expect(isAllTakenBack(steps)).toBe(true);
      if (check === undefined) expect(world.listing()).toEqual(files);
      else check();
      expect(await listing(world.store)).toEqual(certificates);
      expect([...world.authorized]).toEqual(keys);
      expect(existsSync(join(world.home, 'certificate-store.json'))).toBe(state.store !== 'absent');
    } finally {
      world.remove();
    }
  }), { numRuns: atLength(60, 500) });
  expect(changed).toBe(atLength(60, 500));
}, 600_000);
