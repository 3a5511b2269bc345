// The lines of a profile that change, as a person sees them. What stands between tags is certificates and keys and is never shown. Pure.

const shownLines = 100;
const shownCharacters = 120;

/** `-` gone, `+` new; lines that stay are left out. `before` is undefined when there was no profile. */
export function diffProfiles(before: string | undefined, after: string): readonly string[] {
  const old = linesOf(before ?? '');
  const fresh = linesOf(after);
  const gone = old.filter((line) => !fresh.includes(line)).map((line) => `-${line}`);
  const added = fresh.filter((line) => !old.includes(line)).map((line) => `+${line}`);
  return [...gone, ...added].slice(0, shownLines);
}

function linesOf(text: string): readonly string[] {
  const withoutBlocks = text.replace(/^[ \t]*<([a-z0-9-]+)>[^\n]*\n[\s\S]*?^[ \t]*<\/\1>[^\n]*$/gm, '<$1> … </$1>');
  return withoutBlocks.split('\n').map((line) => line.trim().slice(0, shownCharacters)).filter((line) => line !== '');
}
