// What stands in the link field after something was pasted: the link in it, or its first line. For the eye only; main reads the whole. Pure.

const longest = 300;

/** The first address that looks like a Lab access link, else the beginning of the text on one line. */
export function shownLink(text: string): string {
  const [link] = /https?:\/\/\S*access=[^\s"'<>]*/.exec(text) ?? [];
  return (link ?? text.replaceAll(/\s+/g, ' ').trim()).slice(0, longest);
}
