import { expect, it } from 'vitest';
import type { StepResult } from '../../../preload/contract/plans.ts';
import { atHome } from '../../../main/bridge/at-home.ts';

const step: StepResult = {
  id: 'write-ssh-config', state: 'done', evidence: { file: '/home/kari/.ssh/config', skipped: ['/home/kari/a', '/srv/b'], digits: 6 },
  changes: [{
    kind: 'ssh.putConfigBlock', facts: { file: '/home/kari/.ssh/config', name: 'demolab' }, place: '/home/kari/.ssh/config', diff: ['+Host demolab'],
    needsAdministrator: false, undo: 'exact',
  }],
};

it('shortens what lies under the home, and nothing else', () => {
  const [shown] = atHome([step], { platform: 'linux', home: '/home/kari' });
  expect(shown).toMatchObject({
    evidence: { file: '~/.ssh/config', skipped: ['~/a', '/srv/b'], digits: 6 }, changes: [{ place: '~/.ssh/config', facts: { file: '~/.ssh/config', name: 'demolab' } }],
  });
  expect(atHome([step], { platform: 'linux', home: '/home/kar' })).toEqual([step]);
});

it('leaves Windows its whole paths', () => {
  expect(atHome([step], { platform: 'win32', home: '/home/kari' })).toEqual([step]);
});
