// Reads the dialogues of tests/fixtures/ssh: what the server says, and what is to be done after each of its words.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DialogueEvent } from '../../../../main/system/ssh/passphrase-dialogue.ts';

export interface Beat {
  readonly event: DialogueEvent;
  /** `wait`, `> login`, `= changed`, `! ssh.unknownPrompt`. */
  readonly expected: string;
}

export interface DialogueFixture {
  readonly name: string;
  readonly beats: readonly Beat[];
}

/** All dialogues of a file. */
export function readDialogues(file: string): readonly DialogueFixture[] {
  const text = readFileSync(join(import.meta.dirname, '../../../fixtures/ssh', file), 'utf8');
  return text.split(/^## /m).slice(1).map((part) => {
    const [name = '', ...lines] = part.split('\n');
    return { name, beats: readBeats(lines.filter((line) => line !== '')) };
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
      beats.push(...readEvents(line, instructions).map((event) => ({ event, expected: 'wait' })));
      if (/^(Q|E)/.test(line)) instructions = '';
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
    case 'Q': case 'QQ': case 'E': {
      const prompts = (JSON.parse(`[${rest.replaceAll('" "', '","')}]`) as string[]).map((text) => ({ text, echo: word === 'E' }));
      return [{ type: 'questions', instructions, prompts }];
    }
    case 'silence': case 'closed': case 'logged-in': return [{ type: word }];
    default: throw new Error(`a dialogue fixture does not know: ${line}`);
  }
}
