// The session files of an archive as they are shown, and the values to copy.

import { describe, expect, it } from 'vitest';
import type { FoundSession } from '../../../preload/contract/programs.ts';
import { CopyRows } from '../../../renderer/components/copy-rows.tsx';
import { SessionFiles } from '../../../renderer/screens/session-files.tsx';
import { createProgramsStore } from '../../../renderer/state/programs-store.ts';
import { createFakeBridge } from '../fake-bridge.ts';
import { draw } from '../draw.tsx';

const session: FoundSession = { name: 'demolab terminal', kind: 'ssh', host: 'home', port: 22, user: 'kari', through: '10.42.1.130', isOfLab: true, runsCommand: false };

function drawn(sessions: readonly FoundSession[], unreadLines = 0): string {
  const { api } = createFakeBridge();
  return draw(<SessionFiles files={[{ name: 'kari.mobaxterm', sessions, unreadLines }]} store={createProgramsStore(api)} />, { api });
}

describe('a session file', () => {
  it('says what it is for, where each session leads, and can be saved', () => {
    const markup = drawn([session]);
    expect(markup).toContain('kari.mobaxterm, for MobaXterm');
    expect(markup).toContain('You need it only if you use MobaXterm');
    expect(markup).toContain('kari@home:22');
    expect(markup).toContain('10.42.1.130');
    expect(markup).toContain('Save as…');
    expect(markup).not.toContain('Leads somewhere else');
  });

  it('warns of a session that leads elsewhere or carries out a command', () => {
    const markup = drawn([{ ...session, host: 'evil.example', isOfLab: false, runsCommand: true }], 3);
    expect(markup).toContain('Leads somewhere else than to your lab');
    expect(markup).toContain('Carries out a command when it is opened');
    expect(markup).toContain('3 lines could not be read.');
  });

  it('shows hostile names as text', () => {
    expect(drawn([{ ...session, name: '<img src=x onerror=alert(1)>' }])).not.toContain('<img');
  });
});

describe('values to copy', () => {
  it('have a button each, named after program and field', () => {
    const markup = draw(<CopyRows of="WinSCP" rows={[{ id: 'host', name: 'Host name', value: '10.5.5.12' }, { id: 'code', name: 'Password', value: <b>from the phone</b> }]} />);
    expect(markup.match(/aria-label="Copy: WinSCP, Host name"/g)).toHaveLength(1);
    expect(markup.match(/<button/g)).toHaveLength(1);
  });
});

describe('the page about other programs', () => {
  it('remembers what was saved, and says what could not be', async () => {
    const { api, answer, refuse } = createFakeBridge();
    const store = createProgramsStore(api);
    const saving = store.save(0);
    await answer('programs.saveSessionFile', { saved: true });
    await saving;
    expect(store.getState().saved).toEqual([0]);
    const failing = store.save(0);
    await refuse('programs.saveSessionFile', 'programs.notSaved', { file: '/x' });
    await failing;
    expect(store.getState().problem?.code).toBe('programs.notSaved');
  });
});
