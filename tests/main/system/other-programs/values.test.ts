// The values for other programs: by golden text, with the person's own names, and nothing that a shell would take for more than a word.

import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { shippedFacts } from '../../../../main/core/facts.ts';
import { composePrograms } from '../../../../main/system/other-programs/values.ts';
import { programIds } from '../../../../preload/contract/programs.ts';

const lab = { lab: 'demolab', user: 'kari.nordmann', address: '10.42.1.130' };
const { facts } = shippedFacts();

function linesOf(programs: ReturnType<typeof composePrograms>): readonly string[] {
  return programs.flatMap(({ id, fields }) => fields.map((field) => `${id} ${field.id}: ${field.value.replaceAll('\n', ' | ')}`));
}

describe('the values for other programs', () => {
  it('are those of the golden file', () => {
    const golden = readFileSync(new URL('../../../golden/other-programs.txt', import.meta.url), 'utf8').split('\n').filter((line) => line !== '' && !line.startsWith('#'));
    expect(linesOf(composePrograms({ lab, facts, keyName: 'hunt_cloud_demolab' }))).toEqual(golden);
  });

  it('leave out the key file where no key was set up', () => {
    const lines = linesOf(composePrograms({ lab, facts }));
    expect(lines.filter((line) => line.includes('keyFile'))).toEqual([]);
    expect(lines.length).toBeGreaterThan(20);
  });

  it('are there for every program that has words', () => {
    expect(composePrograms({ lab, facts }).map(({ id }) => id)).toEqual([...programIds]);
  });

  it('hold only letters that a shell passes on as they are', () => {
    const commands = composePrograms({ lab: { ...lab, user: 'a_b-c.d' }, facts, keyName: 'k' }).filter(({ id }) => id === 'terminal' || id === 'remote-desktop').flatMap(({ fields }) => fields);
    expect(commands.filter(({ value }) => !/^[A-Za-z0-9 ._:-]+$/.test(value))).toEqual([]);
  });
});
