// Finds the PEM parts in the text of an inline block. What stands around them (the readable form that some tools print) is left out.

export interface PemPart {
  /** For example `CERTIFICATE` or `ENCRYPTED PRIVATE KEY`. */
  readonly label: string;
  /** From BEGIN to END with a line end, blanks at the ends of lines removed. */
  readonly text: string;
}

const begin = '-----BEGIN ';
const dashes = '-----';

/** The PEM parts of a text in their order; a part without an end is left out. */
export function pemParts(text: string): readonly PemPart[] {
  const parts: PemPart[] = [];
  for (let at = text.indexOf(begin); at !== -1;) {
    const label = text.slice(at + begin.length, text.indexOf(dashes, at + begin.length));
    const end = `-----END ${label}-----`;
    const until = text.indexOf(end, at);
    if (until === -1) return parts;
    parts.push({ label, text: tidy(text.slice(at, until + end.length)) });
    at = text.indexOf(begin, until + end.length);
  }
  return parts;
}

function tidy(text: string): string {
  return `${text.split('\n').map((line) => line.trim()).join('\n')}\n`;
}
