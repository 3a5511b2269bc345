// Reads the dialogues of tests/fixtures/ssh: what the server says in the words of its generation, and what is to be done after each of them.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DialogueEvent } from '../../../../main/system/ssh/passphrase-dialogue.ts';

export interface Beat {
  readonly event: DialogueEvent;
  /** `wait`, `> login`, `= changed`, `! ssh.unknownPrompt`, with a rule behind it where the server named one. */
  readonly expected: string;
}

export interface DialogueFixture {
  readonly name: string;
  /** `A`: in a terminal. `B`: inside the login. */
  readonly kind: 'A' | 'B';
  readonly generation: string;
  readonly outcome: string;
  /** What the machine has afterwards. */
  readonly state: 'changed' | 'unchanged' | 'unknown';
  readonly evidence: 'recorded' | 'documented';
  readonly source: string;
  readonly beats: readonly Beat[];
}

const folder = join(import.meta.dirname, '../../../fixtures/ssh');
type Words = Readonly<Record<string, string>>;
/** How each generation of servers asks and reports. */
export const generations = JSON.parse(readFileSync(join(folder, 'generations.json'), 'utf8')) as Readonly<Record<string, Words>>;
const recordedOn = 'debian-12';

/** All dialogues, each once for every generation that speaks so. */
export function readAllDialogues(): readonly DialogueFixture[] {
  return (['terminal', 'questions', 'hostile'] as const).flatMap((file) => {
    const text = readFileSync(join(folder, `${file}.txt`), 'utf8');
    return text.split(/^## /m).slice(1).flatMap((part) => readDialogue(part, file === 'questions' ? 'B' : 'A'));
  });
}

function readDialogue(part: string, kind: 'A' | 'B'): readonly DialogueFixture[] {
  const [name = '', header = '', ...lines] = part.split('\n');
  const [, outcome = '', state = '', speakers = '', from = ''] = /^@ (\S+) -> (changed|unchanged|unknown) \| ([^|]+) \| (.+)$/.exec(header) ?? [];
  if (!/^(recorded|documented)\b.*\w{4}/.test(from)) throw new Error(`${name}: it is not said what this is or where it is from`);
  const names = speakers === 'all' ? Object.keys(generations) : speakers.split(' ');
  return names.map((generation): DialogueFixture => {
    const isRecorded = from.startsWith('recorded') && generation === recordedOn;
    const words = { ...generations[generation === 'other' ? recordedOn : generation] };
    if (Object.keys(words).length === 0) throw new Error(`${name}: no such generation: ${generation}`);
    const beats = readBeats(lines.filter((line) => line !== '').map((line) => line.replace(/\{(\w+)\}/g, (_all, word: string) => words[word] ?? '')));
    return { name, kind, generation, outcome, state: state as DialogueFixture['state'], evidence: isRecorded ? 'recorded' : 'documented', source: from, beats };
  });
}

function readBeats(lines: readonly string[]): readonly Beat[] {
  const beats: Beat[] = [];
  let instructions = '';
  for (const line of lines) {
    if (/^[>=!] /.test(line)) {
      const last = beats.pop();
      if (last === undefined) throw new Error(`nothing happens before ${line}`);
      beats.push({ ...last, expected: line.trimEnd() });
    } else if (line.startsWith('I ')) instructions = String(JSON.parse(line.slice(2)));
    else {
      const expected = /^[=!]|^nothing/.test(beats.at(-1)?.expected ?? '') ? 'nothing more' : 'wait';
      beats.push(...readEvents(line, instructions).map((event) => ({ event, expected })));
      if (/^[QEN]/.test(line)) instructions = '';
    }
  }
  return beats;
}

function readEvents(line: string, instructions: string): readonly DialogueEvent[] {
  const [word = '', rest = ''] = [line.split(' ', 1)[0], line.slice(line.indexOf(' ') + 1)];
  switch (word) {
    case 'S': return [{ type: 'output', text: `${line.slice(2)}\r\n` }];
    case 'F': return [{ type: 'output', text: String(JSON.parse(rest)) }];
    case 'P': return [{ type: 'output', text: line.slice(2) }, { type: 'quiet' }];
    case 'N': return [{ type: 'questions', instructions, prompts: [] }];
    case 'Q': case 'QQ': case 'E': {
      const prompts = (JSON.parse(`[${rest.replaceAll('" "', '","')}]`) as string[]).map((text) => ({ text, echo: word === 'E' }));
      return [{ type: 'questions', instructions, prompts }];
    }
    case 'silence': case 'closed': case 'logged-in': case 'refused': return [{ type: word }];
    default: throw new Error(`a dialogue fixture does not know: ${line}`);
  }
}
