// The fixed ASCII texts by which our lines in a hosts file are known. The planner, and the privileged script that carries out a plan,
// both take them from here. The verifier does not: it must not share code with the writer.

/** The first line of a lab's block. */
export function beginMarker(lab: string): string {
  return `# >>> HUNT Cloud lab access: ${lab} >>>`;
}

/** The last line of a lab's block. */
export function endMarker(lab: string): string {
  return `# <<< HUNT Cloud lab access: ${lab} <<<`;
}

/** The line between the markers: address, four spaces, name (reference: HUNT Cloud documentation, Workbench). */
export function entryLine(address: string, name: string): string {
  return `${address}    ${name}`;
}

/** Stands at the start of a line that the person wrote and that would win over ours. Undo removes exactly these bytes. */
export const disablePrefix = '# disabled by HUNT Cloud lab access: ';

/** With what every marker of ours begins, whatever the lab. */
export const anyBeginMarker = '# >>> HUNT Cloud lab access: ';
export const anyEndMarker = '# <<< HUNT Cloud lab access: ';
