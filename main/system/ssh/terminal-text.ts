// What a terminal would show of the bytes a server sends, as plain lines: without colours, cursor moves, titles, control and direction
// characters, and bounded, so that a flood of any size takes a few kilobytes. Pure; pieces may be cut anywhere, also inside a sequence.

export interface Screen {
  /** Finished lines; after the first few only the last ones are kept. */
  readonly lines: readonly string[];
  /** The last line, which has no line end yet: where a prompt stands. */
  readonly tail: string;
  /** The beginning of an escape sequence whose rest has not come yet. */
  readonly unfinished: string;
}

export const emptyScreen: Screen = { lines: [], tail: '', unfinished: '' };

/** Of a banner without end the beginning says whose it is and the end what is wanted. */
const firstLinesKept = 20;
const lastLinesKept = 40;
const lineLimit = 500;
/** A longer one is no sequence but an attempt to hide text; it is then shown without its ESC. */
const sequenceLimit = 200;

// CSI (also as one C1 byte), OSC and the like up to BEL or ST, other two- and three-byte sequences (ECMA-48 5.3 to 5.6, 8.3.89).
const sequence = /(?:\u001b\[|\u009b)[0-?]*[ -/]*[@-~]|(?:\u001b[\]PX^_]|[\u009d\u0090\u0098\u009e\u009f])[^\u0007\u001b\u009c]*(?:\u0007|\u001b\\|\u009c)|\u001b[ -/]+[0-~]|\u001b[0-OQ-WYZ\\`-~]/g;
const unfinishedSequence = /(?:(?:\u001b\[|\u009b)[0-?]*[ -/]*|(?:\u001b[\]PX^_]|[\u009d\u0090\u0098\u009e\u009f])[^\u0007\u001b\u009c]*\u001b?|\u001b[ -/]*)$/;
const invisible = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu;

/** The screen after one more piece of output. */
export function addOutput(screen: Screen, piece: string): Screen {
  const text = (screen.unfinished + piece).replace(sequence, '');
  const cut = unfinishedSequence.exec(text);
  const unfinished = cut !== null && text.length - cut.index <= sequenceLimit ? text.slice(cut.index) : '';
  const shown = plainLines(screen.tail + text.slice(0, text.length - unfinished.length));
  const tail = shown.pop() ?? '';
  return { lines: keptLines([...screen.lines, ...shown]), tail, unfinished };
}

/** A lone carriage return begins a line anew, so what follows it is a line of its own here: nothing is ever overwritten unseen. */
function plainLines(text: string): string[] {
  return text.replaceAll('\t', ' ').split(/\r*\n|\r/).map((line) => line.slice(-lineLimit).replace(invisible, ''));
}

/** As many of these lines as are kept. */
export function keptLines(lines: readonly string[]): readonly string[] {
  return lines.length <= firstLinesKept + lastLinesKept ? lines : [...lines.slice(0, firstLinesKept), ...lines.slice(-lastLinesKept)];
}

/** All that is kept of the output, for a person to read. */
export function transcriptOf({ lines, tail }: Screen): string {
  return [...lines, tail].filter((line) => line.trim() !== '').join('\n');
}
