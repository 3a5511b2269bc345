// A scratch computer for tests of removing lab access: real files and the real change makers, the practice lab's stand-in for a certificate
// store, and a list of lines that stands for authorized_keys on entry. Two labs of one person; nothing of it is real.

import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { sha256 } from '../../../main/core/digest.ts';
import { LabProblem } from '../../../main/core/problem.ts';
import { Secret } from '../../../main/core/secret.ts';
import type { Engine } from '../../../main/journeys/carry-out.ts';
import { openJournal } from '../../../main/journeys/journal.ts';
import { createStandIn } from '../../../main/practice/certificate-store.ts';
import { createEditHosts } from '../../../main/steps/edit-hosts/edit-hosts.ts';
import { createInstallCertificate } from '../../../main/steps/install-certificate/install-certificate.ts';
import { createInstallVpnProfile } from '../../../main/steps/install-vpn-profile/install-vpn-profile.ts';
import type { ChangeMaker, PlannedChange, Run, Step } from '../../../main/steps/step.ts';
import { createWriteSshConfig } from '../../../main/steps/write-ssh-config/write-ssh-config.ts';
import type { CertificateStore } from '../../../main/system/certificate-store/store.ts';
import type { Machine } from '../../../main/system/machine.ts';
import { forgetKey, hostKeyRecordSchema, isRecorded, recordKey } from '../../../main/system/ssh/host-key-record.ts';
import { authorizedLine } from '../../../main/system/ssh/authorized-keys.ts';
import { makeContainer } from '../../fixtures/certificates/containers.ts';
import { authority, client, sha256Of } from '../../fixtures/certificates/issue.ts';
import { fillIn, nowMs, profileWith, type Material } from '../../fixtures/profiles/material.ts';
import { createRun } from './notebook.ts';

export const labs = {
  demolab: { lab: 'demolab', user: 'kari', address: '10.42.1.2' }, otherlab: { lab: 'otherlab', user: 'kari', address: '10.42.1.3' },
} as const;
export type LabId = keyof typeof labs;

export const root = authority('HCTS CA 1');
const authorities = { demolab: authority('LAB-DEMOLAB CA', root), otherlab: authority('LAB-OTHERLAB CA', root) };
export const people = { demolab: client('kari', authorities.demolab), otherlab: client('kari', authorities.otherlab) };
const passphrase = 'fake passphrase';
const containerOf = (lab: LabId): Buffer => makeContainer({ certificates: [people[lab], authorities[lab], root], keys: [people[lab]], passphrase, iterations: 1 });
const containers = { demolab: containerOf('demolab'), otherlab: containerOf('otherlab') };
const publicKey = 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIFakeFakeFakeFakeFakeFakeFakeFakeFakeFakeFake';

export interface World {
  readonly folder: string;
  readonly home: string;
  readonly hosts: string;
  readonly store: CertificateStore;
  /** Stands for authorized_keys on each lab's entry, by address. */
  readonly authorized: Map<string, string[]>;
  /** False: the VPN is down, and nobody can log in there. */
  canLogIn: boolean;
  engine(): Engine;
  run(lab: LabId, machine?: Partial<Machine>): Run;
  write(path: string, content: string | undefined, mode?: number): void;
  /** Everything in the home folder and the hosts file: path, type, mode, owner, size, digest. The store's own file is compared by what is in it. */
  listing(): readonly string[];
  remove(): void;
}

/** Makes the scratch computer. */
export function makeWorld(material: Material, storeFor?: (home: string) => CertificateStore): World {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'lab-remove-')));
  const [home, hosts] = [join(folder, 'home'), join(folder, 'etc', 'hosts')];
  for (const path of [home, dirname(hosts)]) mkdirSync(path);
  const store = storeFor?.(home) ?? createStandIn(join(home, 'certificate-store.json'));
  const world: World = {
    folder, home, hosts, store, authorized: new Map(), canLogIn: true,
    engine: () => engineOf(world),
    run: (lab, machine = {}) => runOf(world, material, lab, machine),
    write: (path, content, mode = 0o600) => {
      if (content === undefined) return;
      mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
      writeFileSync(path, content, { mode, encoding: 'latin1' });
    },
    listing: () => [home, dirname(hosts)].flatMap((start) => readdirSync(start, { recursive: true, withFileTypes: true })
      .map((entry) => lineOf(folder, join(entry.parentPath, entry.name)))).filter((line) => !line.includes('certificate-store.json') && !line.includes('.pki/nssdb/')).sort(),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
  return world;
}

function lineOf(folder: string, path: string): string {
  const { mode, uid, gid, size } = statSync(path);
  const isFile = statSync(path).isFile();
  return [relative(folder, path), isFile ? 'file' : 'folder', (mode & 0o7777).toString(8), uid, gid, isFile ? size : '', isFile ? createHash('sha256').update(readFileSync(path)).digest('hex') : ''].join(' ');
}

function engineOf(world: World): Engine {
  const steps = [createInstallVpnProfile({ now: () => nowMs }), keyStep(world), createWriteSshConfig(), createEditHosts(), createInstallCertificate()];
  let now = nowMs;
  return {
    registry: new Map(steps.map((step) => [step.id, { ...step, needs: [] }])),
    journal: openJournal(join(world.folder, 'state', 'journal.jsonl')), clock: { now: () => (now += 1000) },
  };
}

function runOf({ home, hosts, store }: World, material: Material, lab: LabId, machine: Partial<Machine>): Run {
  const file = (name: string, kind: 'vpn-profile' | 'certificate', content: Buffer) => ({ name, kind, sizeBytes: content.length, content: Buffer.from(content) });
  const files = [file('kari.ovpn', 'vpn-profile', Buffer.from(fillIn(profileWith(), material), 'latin1')), file(`${lab}-kari.p12`, 'certificate', containers[lab])];
  const facts = { ...material.facts, roots: [...material.facts.roots, { use: 'workbench' as const, name: 'HCTS CA 1', sha256: sha256Of(root) }] };
  return createRun(
    { home, hostsFile: hosts, certificateStore: store, runner: { run: ({ program }) => Promise.reject(new LabProblem('program.missing', { program })) }, ...machine },
    { journey: 'new_user', facts, lab: labs[lab], bundleFile: 'kari.7z', bundle: { sha256: sha256(lab), encrypted: true, files }, secrets: { tlsPassphrase: new Secret(passphrase) } },
  );
}

/** Stands for the step that logs in: the real lines in known_hosts, and a model of the list of keys on entry. */
function keyStep(world: World): Step {
  const place = ({ machine: { home, platform }, signal }: Run) => ({ file: join(home, '.ssh', 'known_hosts'), platform, signal });
  const listOn = (run: Run): string[] => world.authorized.get(run.lab?.address ?? '') ?? [];
  const logIn = (): void => { if (!world.canLogIn) throw new LabProblem('vpn.notConnected', {}, { retry: 'now' }); };
  const changes: ChangeMaker = {
    observe: async (record, run) => {
      if (record['kind'] === 'model') return world.canLogIn ? (listOn(run).includes(authorizedLine(publicKey)) ? 'after' : 'before') : 'other';
      return await isRecorded(hostKeyRecordSchema.parse(record), place(run).file) ? 'after' : 'before';
    },
    needsAdministrator: () => Promise.resolve(false), elevated: () => Promise.resolve([]), sweep: () => Promise.resolve(),
    carryOut: async (record, direction, run) => {
      if (record['kind'] !== 'model') {
        const hostKey = hostKeyRecordSchema.parse(record);
        return direction === 'undo' ? forgetKey(hostKey, place(run)) : recordKey(hostKey, Buffer.from('0000000b7373682d6564323535313900000020' + '07'.repeat(32), 'hex'), place(run));
      }
      logIn();
      const others = listOn(run).filter((line) => line !== authorizedLine(publicKey));
      world.authorized.set(run.lab?.address ?? '', direction === 'undo' ? others : [...others, authorizedLine(publicKey)]);
    },
  };
  return { id: 'set-up-ssh-key', needs: [], changes, plan: (run) => Promise.resolve({ state: 'planned', changes: keyChanges(world, run) }), verify: () => Promise.resolve({ answer: 'ok', evidence: {} }) };
}

function keyChanges({ home }: World, { lab }: Run): PlannedChange[] {
  const file = join(home, '.ssh', 'known_hosts');
  const about = { place: file, diff: [], needsAdministrator: false, undo: 'exact' as const };
  return [
    { ...about, kind: 'ssh.recordHostKey', facts: { host: 'entry', file }, record: { kind: 'ssh.recordHostKey', host: 'entry', name: lab?.address ?? '', createsFile: !existsSync(file), createsFolder: !existsSync(dirname(file)) } },
    { ...about, kind: 'ssh.installKey', facts: { host: 'entry', file }, record: { kind: 'model' } },
  ];
}
