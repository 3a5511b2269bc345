// What an outsider may ask in the window: the key, the transfer information, the chain of checks, and the transfer. The window never learns
// a path or a passphrase: dropped and chosen files are kept in the main process, and so is the passphrase of the key until the visit ends.

import { z } from 'zod';
import { call, signal } from '../call.ts';
import {
  checkIds, directions, itemStates, keyKinds, sides, transferPhases,
  type CheckResult, type GivenInformation, type KistaKey, type TransferInformation, type TransferProgress, type TransferResult, type Unfinished,
} from '../kista.ts';
import { kistaSceneIds } from '../kista-scenes.ts';
import { ownClientIds, ownFieldIds, ownLineIds, type OwnClient } from '../own-client.ts';
import { problemSchema } from './journey-result.ts';

const information = z.strictObject({ host: z.string(), port: z.number(), user: z.string(), fingerprint: z.string() }) satisfies z.ZodType<TransferInformation>;

const key = z.strictObject({
  name: z.string(), kind: z.enum(keyKinds), hasPassphrase: z.boolean(), fingerprint: z.string(), publicLine: z.string(), place: z.string(), publicFile: z.string().exactOptional(),
}) satisfies z.ZodType<KistaKey>;

const part = z.strictObject({ value: z.string(), problem: problemSchema.exactOptional() });
const given = z.strictObject({ host: part, port: part, user: part, fingerprint: part }) satisfies z.ZodType<GivenInformation>;

const item = z.strictObject({ name: z.string(), kind: z.enum(['file', 'folder']), files: z.number(), sizeBytes: z.number() });
const row = item.extend({ state: z.enum(itemStates), doneBytes: z.number() });

const ownClient = z.strictObject({
  id: z.enum(ownClientIds), fields: z.array(z.strictObject({ id: z.enum(ownFieldIds), value: z.string() })).readonly(), lines: z.array(z.strictObject({ id: z.enum(ownLineIds), text: z.string() })).readonly(),
}) satisfies z.ZodType<OwnClient>;

const unfinished = z.strictObject({
  direction: z.enum(directions), information, doneBytes: z.number(), totalBytes: z.number(), rows: z.array(row).readonly(),
}) satisfies z.ZodType<Unfinished>;

const progress = z.strictObject({
  phase: z.enum(transferPhases), doneBytes: z.number(), totalBytes: z.number(), doneFiles: z.number(), totalFiles: z.number(), bytesPerSecond: z.number(),
  secondsLeft: z.number().exactOptional(), cuts: z.number(), rows: z.array(z.strictObject({ index: z.number(), row })).readonly(),
}) satisfies z.ZodType<TransferProgress>;

const result = z.strictObject({
  direction: z.enum(directions), state: z.enum(['complete', 'incomplete', 'cancelled']), proof: z.enum(['read-back', 'size', 'none']),
  files: z.number(), sizeBytes: z.number(), alreadyThere: z.number(), seconds: z.number(), bytesPerSecond: z.number(), cuts: z.number(), rows: z.array(row).readonly(),
  manifest: z.strictObject({ name: z.string(), place: z.string() }).exactOptional(),
  problems: z.array(z.strictObject({ name: z.string(), problem: problemSchema })).readonly(), moreProblems: z.number(), problem: problemSchema.exactOptional(),
}) satisfies z.ZodType<TransferResult>;

const checked = z.strictObject({
  verdicts: z.array(z.strictObject({
    id: z.enum(checkIds), state: z.enum(['passed', 'failed', 'not-tried']), seen: z.string(), problem: problemSchema.exactOptional(), side: z.enum(sides).exactOptional(),
  })).readonly(),
  isRight: z.boolean(), banner: z.strictObject({ text: z.string(), digest: z.string() }).exactOptional(),
  traces: z.array(z.strictObject({ line: z.string(), isOfPort: z.boolean(), needsAdministrator: z.boolean(), output: z.string().exactOptional() })).readonly(),
  reports: z.strictObject({ huntCloud: z.string(), firewall: z.string() }).exactOptional(),
}) satisfies z.ZodType<CheckResult>;

/** All that is known; what a window that is loaded anew goes on from. */
const standing = z.strictObject({
  /** The practice scene that is the world of this visit; left out in the real world. */
  scene: z.enum(kistaSceneIds).exactOptional(),
  /** What has to be open in a firewall. */
  opening: z.strictObject({ host: z.string(), addresses: z.array(z.string()).readonly(), portFrom: z.number(), portTo: z.number() }),
  /** The text for the IT department, in the window's language. */
  forIt: z.string(),
  keys: z.array(key).readonly(),
  /** The name of the key that is used: made or named in this visit, or the only one there is. */
  key: z.string().exactOptional(),
  /** The passphrase of that key is in memory: `check` and `run` need none. */
  hasPassphrase: z.boolean(),
  /** The last text or values, part by part. */
  given: given.exactOptional(),
  /** When all four are right. */
  information: information.exactOptional(),
  /** In practice: HUNT Cloud's e-mail with the transfer information, as soon as the key was handed over. */
  letter: z.string().exactOptional(),
  chosen: z.strictObject({ items: z.array(item).readonly(), moreItems: z.number(), files: z.number(), sizeBytes: z.number() }).exactOptional(),
  checked: checked.exactOptional(),
  /** A transfer that goes on now. */
  running: z.strictObject({ direction: z.enum(directions), progress: progress.exactOptional() }).exactOptional(),
  result: result.exactOptional(),
  unfinished: unfinished.exactOptional(),
  own: z.array(ownClient).readonly(),
});

const passphrase = z.string().max(1024);

export const kista = {
  /** Where the visit stands. `world`: begins anew there (`real`, or a practice scene); left out, nothing changes. */
  open: call(z.strictObject({ world: z.enum(['real', ...kistaSceneIds]).exactOptional() }), standing),
  /**
   * Makes a pair and the file to send, or takes up the one of that name (`reuse`); no file is ever replaced. Without a passphrase only when
   * `open` says so. Throws `kista.name*`, `kista.key*`, `kista.passphrase*`, `kista.publicFile*`.
   */
  key: call(z.strictObject({ name: z.string().max(100), kind: z.enum(keyKinds), passphrase: passphrase.exactOptional(), open: z.literal(true).exactOptional(), reuse: z.literal(true).exactOptional() }), standing),
  /**
   * `mail`: an .eml with the public key attached, in the folder of the file to send, opened in the mail program. `show`: that folder in the
   * file manager. `report-…`: an .eml with the report and the outputs of the last check. `made` is the file's name.
   */
  hand: call(z.strictObject({ what: z.enum(['mail', 'show', 'report-hunt-cloud', 'report-firewall']) }), z.strictObject({ made: z.string(), opened: z.boolean() })),
  /**
   * Reads a pasted letter, or the four values, part by part (`given`); `information` comes when all are right. `acceptHost`: another host than
   * HUNT Cloud's (the problem `kista.otherHost` of the part), which the person has said is right. Does not throw for what is wrong in them.
   */
  information: call(
    z.strictObject({ text: z.string().max(60_000), acceptHost: z.literal(true).exactOptional() })
      .or(z.strictObject({ host: z.string().max(300), port: z.string().max(20), user: z.string().max(300), fingerprint: z.string().max(300), acceptHost: z.literal(true).exactOptional() })),
    standing,
  ),
  /** The chain. `trace`: also traces the path, up to a minute. Sends nothing. Can be cancelled. Never throws for what is a verdict. */
  check: call(z.strictObject({ passphrase: passphrase.exactOptional(), trace: z.boolean().exactOptional() }), standing),
  /** `files`, `folder`: the system's dialog, added to what was chosen. `none`: nothing is chosen any more. */
  choose: call(z.strictObject({ what: z.enum(['files', 'folder', 'none']) }), standing),
  /** Takes what was dropped. Only the preload script calls it, with the paths of real files (`window.lab.dropFiles`). */
  take: call(z.strictObject({ paths: z.array(z.string().min(1).max(4096)).max(200) }), standing),
  /**
   * `upload` sends what was chosen, `download` asks for a folder and fetches what lies in the kista, `resume` goes on with what was
   * interrupted, `forget` gives that up (what has arrived stays). `banner`: the digest of the banner that the person has acknowledged. Can be
   * cancelled: the answer then is `cancelled`, and it can go on. Throws `kista.bannerNotSeen`, `kista.passphraseMissing` and the problems of a check.
   */
  run: call(z.strictObject({ verb: z.enum(['upload', 'download', 'resume', 'forget']), banner: z.string().max(64).exactOptional(), passphrase: passphrase.exactOptional() }), standing),
  /** How the transfer goes; how it ended is the answer of `run`. */
  news: signal(z.discriminatedUnion('at', [
    z.strictObject({ at: z.literal('check'), verdicts: checked.shape.verdicts }),
    z.strictObject({ at: z.literal('transfer'), progress }),
  ])),
};
