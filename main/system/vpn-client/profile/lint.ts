// Judges a profile: every directive must be in the allow-list with arguments that fit, it must lead to the service's own VPN server and
// check who answers, and its certificates must be whole, current and belong together. The first thing that is not so is the answer.
// Pure but for reading certificates (node:crypto); takes the time as an argument.

import type { Facts } from '../../../../preload/contract/facts.ts';
import { LabProblem } from '../../../core/problem.ts';
import { checkBlocks, type Parts } from './blocks.ts';
import { blockNames, dangerousNames, rules, type BlockName, type Note, type Rule } from './options.ts';
import { tokenise, type Directive } from './tokenise.ts';

export interface Remote {
  readonly host: string;
  readonly port: number;
  readonly protocol: 'udp' | 'tcp';
}

/** A profile that was found good, as it is understood; what we write is made from this. */
export interface CheckedProfile {
  /** In their order, without blocks. */
  readonly directives: readonly Directive[];
  readonly parts: Parts;
  /** The first one. */
  readonly remote: Remote;
  readonly notes: readonly Note[];
}

/**
 * Reads and judges a profile. Throws `vpn.unreadable`, `vpn.dangerousOption`, `vpn.unknownOption`, `vpn.badArgument`, `vpn.outsideFile`,
 * `vpn.notClient`, `vpn.noServer`, `vpn.wrongServer`, `vpn.serverNotChecked` and what checkBlocks throws.
 */
export function lintProfile(content: Uint8Array, facts: Facts, nowMs: number): CheckedProfile {
  const all = tokenise(content);
  const directives = all.filter((directive) => directive.block === undefined).flatMap(checkDirective);
  const blocks = all.flatMap((directive) => (directive.block === undefined ? [] : [checkBlock(directive, directive.block)]));
  checkKind(directives);
  const remote = checkRemotes(directives, facts);
  checkServerCheck(directives);
  const parts = checkBlocks(blocks, facts, nowMs);
  return { directives, parts, remote, notes: notesOf(directives, parts) };
}

const blockNameSet: ReadonlySet<string> = new Set(blockNames);

function isBlockName(name: string): name is BlockName {
  return blockNameSet.has(name);
}

/** The directive in the form in which it counts; nothing for one that only says "see the block". */
function checkDirective(directive: Directive): readonly Directive[] {
  const { name, args } = directive;
  if (isBlockName(name)) return inlineMark(directive);
  const rule = ruleOf(name);
  if (rule === undefined) throw refusal(dangerousNames.has(name) ? 'vpn.dangerousOption' : 'vpn.unknownOption', directive);
  if (name === 'auth-user-pass' && args.length > 0) throw refusal('vpn.outsideFile', directive);
  const fits = args.length >= rule.atLeast && args.length <= rule.args.length && args.every((arg, index) => rule.args[index]?.test(arg));
  if (!fits) throw refusal('vpn.badArgument', directive);
  return [directive];
}

function ruleOf(name: string): Rule | undefined {
  return Object.hasOwn(rules, name) ? rules[name] : undefined;
}

/** `tls-auth [inline] 1` is an older way to say that the block follows, and which half of it is ours. Anything else names a file. */
function inlineMark(directive: Directive): readonly Directive[] {
  const { name, args, line } = directive;
  if (args[0] !== '[inline]') throw refusal('vpn.outsideFile', directive);
  if (args.length === 1) return [];
  if (name !== 'tls-auth' || args.length > 2 || !/^[01]$/.test(args[1] ?? '')) throw refusal('vpn.badArgument', directive);
  return [{ line, name: 'key-direction', args: args.slice(1) }];
}

function checkBlock(directive: Directive, content: string): { readonly name: BlockName; readonly line: number; readonly content: string } {
  const { name, line } = directive;
  if (isBlockName(name)) return { name, line, content };
  throw refusal(dangerousNames.has(name) ? 'vpn.dangerousOption' : 'vpn.unknownOption', directive);
}

function refusal(code: 'vpn.dangerousOption' | 'vpn.unknownOption' | 'vpn.badArgument' | 'vpn.outsideFile', { name, line }: Directive): LabProblem {
  return new LabProblem(code, { name, line: String(line) }, { retry: 'never' });
}

/** OpenVPN and NetworkManager both want to be told that they are the client, and OpenVPN what kind of device to make. */
function checkKind(directives: readonly Directive[]): void {
  const says = (name: string): boolean => directives.some((directive) => directive.name === name);
  const isClient = says('client') || (says('tls-client') && says('pull'));
  if (!isClient || !says('dev')) throw new LabProblem('vpn.notClient', { name: isClient ? 'dev' : 'client' }, { retry: 'never' });
}

/** What OpenVPN takes when the profile does not say. */
const defaultPort = 1194;

function checkRemotes(directives: readonly Directive[], { vpn }: Facts): Remote {
  const protocol = lastArgument(directives, 'proto') ?? 'udp';
  const remotes = directives.filter((directive) => directive.name === 'remote');
  for (const { line, args } of remotes) {
    const remote = remoteOf(args, protocol);
    const isKnown = vpn.hosts.some((host) => host.toLowerCase() === remote.host) && remote.port === vpn.port && remote.protocol === vpn.protocol;
    if (!isKnown) throw new LabProblem('vpn.wrongServer', { server: addressOf(remote), line: String(line), expected: addressOf({ ...vpn, host: vpn.hosts[0] ?? '' }) }, { retry: 'never' });
  }
  if (remotes[0] === undefined) throw new LabProblem('vpn.noServer', {}, { retry: 'never' });
  return remoteOf(remotes[0].args, protocol);
}

function remoteOf([host = '', port, protocol]: readonly string[], otherwise: string): Remote {
  return { host: host.toLowerCase(), port: Number(port ?? defaultPort), protocol: (protocol ?? otherwise).startsWith('tcp') ? 'tcp' : 'udp' };
}

/** A server as it stands in texts and evidence: `129.241.176.121:1194/udp`. */
export function addressOf({ host, port, protocol }: Remote): string {
  return `${host}:${port}/${protocol}`;
}

function lastArgument(directives: readonly Directive[], name: string): string | undefined {
  return directives.findLast((directive) => directive.name === name)?.args[0];
}

/** Without one of these any holder of a certificate of the same authority, so any other user, could pose as the server. */
const serverChecks = ['remote-cert-tls', 'remote-cert-eku', 'verify-x509-name'];

function checkServerCheck(directives: readonly Directive[]): void {
  if (!directives.some((directive) => serverChecks.includes(directive.name))) throw new LabProblem('vpn.serverNotChecked', {}, { retry: 'never' });
}

function notesOf(directives: readonly Directive[], { keyEncrypted }: Parts): readonly Note[] {
  const found = directives.flatMap(({ name, args }) => {
    const isQuiet = name === 'script-security' && Number(args[0]) < 2;
    const note = isHalfOfEverything(name, args) ? 'all-traffic' : ruleOf(name)?.note;
    return note === undefined || isQuiet ? [] : [note];
  });
  return [...new Set<Note>([...found, ...(keyEncrypted ? [] : ['key-not-encrypted' as const])])];
}

/** A route for half of all addresses is what `redirect-gateway def1` does under another name. */
function isHalfOfEverything(name: string, [network, mask]: readonly string[]): boolean {
  return name === 'route' && network !== undefined && /^(?:0|128)\./.test(network) && /^(?:0|128)\.0\.0\.0$/.test(mask ?? '');
}
