// Logs and the causes found in them: every phrase by its own line and no other, healthy logs without any, whole attempts, and hostile text.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { causesIn, phrasesOf } from '../../../main/diagnose/causes.ts';
import { findPhrase, logPrograms, type LogProgram, type Phrase } from '../../../main/system/log-phrases/phrase.ts';
import { texts } from '../../../preload/contract/text/index.ts';
import { readHealthyLines, readPhraseFixtures, seeded, varyHealthyLines } from './log-fixtures.ts';

const fixtures = logPrograms.flatMap((program) => readPhraseFixtures(program).map((fixture) => ({ program, ...fixture })));
const own: Readonly<Record<LogProgram, readonly Phrase[]>> = Object.fromEntries(
  logPrograms.map((program) => [program, phrasesOf[program].filter(({ id }) => id.startsWith({ 'network-manager': 'nm-', 'openvpn-gui': 'gui-' }[program as string] ?? `${program}-`))]),
) as unknown as Record<LogProgram, readonly Phrase[]>;
const causes = logPrograms.flatMap((program) => own[program].filter(({ means }) => typeof means !== 'string'));

function codesIn(log: string, program: LogProgram): readonly string[] {
  return causesIn(log, program).map(({ problem }) => problem.code);
}

describe('the table', () => {
  it('has at least 40 phrases with a cause, each with a source, a line of its own and an id that no other has', () => {
    expect(causes.length).toBeGreaterThanOrEqual(40);
    expect(new Set(causes.map(({ id }) => id)).size).toBe(causes.length);
    expect(causes.filter(({ source }) => source === '')).toEqual([]);
    const withLine = new Set(fixtures.map(({ id }) => id));
    expect(causes.map(({ id }) => id).filter((id) => !withLine.has(id))).toEqual([]);
    expect(fixtures.filter(({ kind }) => kind !== 'recorded' && kind !== 'documented')).toEqual([]);
  });

  it('says recorded only of phrases whose line was recorded', () => {
    const recorded = new Set(fixtures.filter(({ kind }) => kind === 'recorded').map(({ id }) => id));
    expect(causes.filter(({ id, source }) => source.startsWith('recorded') && !recorded.has(id)).map(({ id }) => id)).toEqual([]);
    expect(fixtures.filter(({ kind, id }) => kind === 'recorded' && !/recorded|trial/.test(causes.find((phrase) => phrase.id === id)?.source ?? '')).map(({ id }) => id)).toEqual([]);
  });

  it.each(['en', 'nb'] as const)('has what, why and next for every cause (%s)', (language) => {
    const codes = causes.flatMap(({ means }) => (typeof means === 'string' ? [] : [means.code, ...(means.onceAnswered === undefined ? [] : [means.onceAnswered])]));
    const told = [...new Set(codes)].map((code) => texts(language).problems[code]);
    expect(told.filter(({ what, why, next }) => what === '' || why === '' || next === '')).toEqual([]);
  });
});

describe.each(fixtures)('$program: $line', ({ program, id, line }) => {
  it('is found as its phrase, and no other phrase of any log it can stand in says the same line', () => {
    const hits = phrasesOf[program].filter((phrase) => findPhrase(line, [phrase]) !== undefined);
    expect(hits.map((hit) => hit.id)).toEqual([id]);
  });

  it('ends as exactly its own problem', () => {
    const means = causes.find((phrase) => phrase.id === id)?.means;
    expect(causesIn(`a line before\n${line}\na line after`, program)).toMatchObject([{ phraseId: id, problem: { code: typeof means === 'object' ? means.code : '' } }]);
  });

  it('is found among healthy lines', () => {
    const noise = varyHealthyLines(readHealthyLines(program === 'ssh' || program === 'pam' ? 'ssh' : 'openvpn'), 300, 5).filter((healthy) => typeof findPhrase(healthy, phrasesOf[program])?.means !== 'string');
    expect(causesIn([...noise.slice(0, 150), line, ...noise.slice(150)].join('\n'), program).map(({ phraseId }) => phraseId)).toEqual([id]);
  });
});

describe('healthy logs', () => {
  const healthy = { openvpn: 3_000, 'network-manager': 1_000, ssh: 1_000 } as const;

  it.each(Object.entries(healthy) as [keyof typeof healthy, number][])('of %s, as recorded and in %i variations, hold no cause in any program\'s words', (program, count) => {
    const lines = [...readHealthyLines(program), ...varyHealthyLines(readHealthyLines(program), count, 20261122)];
    const tables = new Set(logPrograms.flatMap((name) => phrasesOf[name]));
    const hits = lines.filter((line) => [...tables].some((phrase) => typeof phrase.means !== 'string' && findPhrase(line, [phrase]) !== undefined));
    expect(hits).toEqual([]);
    expect(lines.length).toBeGreaterThan(count);
  });

  it('would be caught if one of them held a cause', () => {
    const [line = ''] = varyHealthyLines(['AUTH: Received control message: AUTH_FAILED'], 1, 1);
    expect(codesIn(line, 'openvpn')).toEqual(['vpn.codeRefused']);
  });
});

const timeout = 'TLS Error: TLS key negotiation failed to occur within 60 seconds (check your network connectivity)';
const answered = 'TLS: Initial packet from [AF_INET]203.0.113.10:1194, sid=c5818227 290ff895';
const again = 'SIGUSR1[soft,tls-error] received, process restarting';

describe('one attempt', () => {
  it.each([
    ['nothing came back: a firewall', [timeout, 'TLS Error: TLS handshake failed'], ['vpn.noAnswer']],
    ['the literal text of the page for IT support', ['LS Error: TLS key negotiation failed to occur within 60 seconds'], ['vpn.noAnswer']],
    ['the server answered: no firewall', [answered, timeout, 'TLS Error: TLS handshake failed'], ['vpn.handshakeFailed']],
    ['the server answered, as OpenVPN 3 says it', ['Initial packet seen', timeout], ['vpn.handshakeFailed']],
    ['an expired certificate', ['WARNING: Your certificate has expired!', answered, timeout], ['vpn.certificateRunOut']],
    ['a wrong shared key', ['TLS Error: cannot locate HMAC in incoming packet from [AF_INET]203.0.113.10:1300', timeout], ['vpn.otherSharedKey']],
    ['another root', [answered, 'VERIFY ERROR: depth=1, error=self-signed certificate in certificate chain: CN=x', 'TLS Error: TLS handshake failed'], ['vpn.serverNotTrusted']],
    ['a port that refused before the server came up', ['read UDPv4 [ECONNREFUSED]: Connection refused (fd=3,code=111)', answered, timeout], ['vpn.handshakeFailed']],
    ['a wrong code', [answered, 'AUTH: Received control message: AUTH_FAILED', 'SIGTERM[soft,auth-failure] received, process exiting'], ['vpn.codeRefused']],
  ])('%s', (...[, lines, expected]) => {
    expect(codesIn(lines.join('\n'), 'openvpn')).toEqual(expected);
  });
});

describe('several attempts', () => {
  it('the last one that failed counts, also when another has begun', () => {
    expect(codesIn([answered, timeout, again, timeout, again].join('\n'), 'openvpn')).toEqual(['vpn.noAnswer']);
    expect(codesIn([timeout, again, answered, timeout, again, answered].join('\n'), 'openvpn')).toEqual(['vpn.handshakeFailed']);
  });

  it('a success clears what came before it, but not what it leaves standing', () => {
    const refused = 'ERROR: route addition failed using CreateIpForwardEntry: Ingen tilgang.';
    expect(codesIn([timeout, again, 'Initialization Sequence Completed'].join('\n'), 'openvpn')).toEqual([]);
    expect(codesIn([timeout, again, refused, 'Initialization Sequence Completed'].join('\n'), 'openvpn-gui')).toEqual(['vpn.routesRefused']);
    expect(codesIn(['Initialization Sequence Completed', '[vpn server] Inactivity timeout (--ping-restart), restarting'].join('\n'), 'tunnelblick')).toEqual(['vpn.connectionLost']);
  });

  it('facts of a line and what is known go into the problem', () => {
    expect(causesIn('ssh: connect to host 10.42.1.130 port 22: Connection timed out', 'ssh')[0]?.problem.facts).toEqual({ address: '10.42.1.130' });
    expect(causesIn('BAD PASSWORD: The password is too short', 'pam', { host: 'entry' })[0]?.problem.facts).toEqual({ host: 'entry', rule: 'The password is too short' });
    expect(causesIn('Options error: Unrecognized option or missing or extra parameter(s) in /x/joe.ovpn:95: no-such-option (2.6.14)', 'openvpn')[0]?.problem.facts).toEqual({ name: 'no-such-option (2.6.14)' });
  });
});

describe('hostile logs', () => {
  const giants = ['x', 'AUTH_FAILE', 'connect to host ', 'VERIFY ERROR', '\u001b[', ' ', 'Å', '\u0000', 'All adapters '].map((piece) => piece.repeat(Math.ceil(1_000_000 / piece.length)));

  it('of lines of a million characters, or a million lines, are read to the end', () => {
    const lines = giants.map((line) => causesIn(`${line}\nAUTH: Received control message: AUTH_FAILED`, 'ssh').length + causesIn(`${line}\n${timeout}`, 'openvpn').length);
    expect(lines).toEqual(giants.map(() => 1));
    expect(causesIn('\n'.repeat(1_000_000) + timeout, 'openvpn')).toHaveLength(1);
    expect(causesIn(`${timeout}\n`.repeat(10_000), 'openvpn')).toHaveLength(1);
  });

  it('give nothing to show that is long, invisible or turns text around', () => {
    const lines = fixtures.map(({ line }) => line);
    fc.assert(fc.property(fc.array(fc.oneof(fc.constantFrom(...lines), fc.string({ unit: 'binary', maxLength: 300 }))), fc.constantFrom(...logPrograms), (pieces, program) => {
      const log = pieces.join('\n').replaceAll(':', ':\u202e\u0007');
      for (const { line, problem } of causesIn(log, program)) {
        for (const shown of [line, ...Object.values(problem.facts)]) {
          expect(shown.length).toBeLessThanOrEqual(200);
          expect(shown).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u);
        }
      }
    }));
  });

  it('are found whole also when control characters cut the words', () => {
    const random = seeded(3);
    const cut = [...timeout].map((letter) => (random() < 0.2 ? `${letter}\u0000` : letter)).join('');
    expect(codesIn(cut, 'openvpn')).toEqual(['vpn.noAnswer']);
  });
});
