// A text as a QR code: as SVG without any style, so that the window's content policy lets it through, and as lines for a terminal. Always
// black on white with the quiet zone of four modules: phones do not read it otherwise, whatever the theme is.

import qrcode from 'qrcode';

const quiet = 4;

interface Modules {
  /** With the quiet zone. */
  readonly size: number;
  isDark(row: number, column: number): boolean;
}

function modulesOf(text: string): Modules {
  const { modules } = qrcode.create(text, { errorCorrectionLevel: 'M' });
  const inside = (at: number): boolean => at >= quiet && at < modules.size + quiet;
  return {
    size: modules.size + 2 * quiet,
    isDark: (row, column) => inside(row) && inside(column) && modules.get(row - quiet, column - quiet) === 1,
  };
}

/** The QR code as an SVG element. One user unit is one module. */
export function qrSvg(text: string): string {
  const { size, isDark } = modulesOf(text);
  const marks = range(size).flatMap((row) => range(size).filter((column) => isDark(row, column)).map((column) => `M${column} ${row}h1v1h-1z`));
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}" shape-rendering="crispEdges">`
    + `<rect width="${size}" height="${size}" fill="#ffffff"/><path fill="#000000" d="${marks.join('')}"/></svg>`;
}

const blackOnWhite = '\u001B[30;107m';
const reset = '\u001B[0m';

/** The QR code for a terminal: two modules above each other in one character, colours said so that a dark theme does not turn it around. */
export function qrTerminal(text: string): string {
  const { size, isDark } = modulesOf(text);
  const rows = range(Math.ceil(size / 2)).map((row) => {
    const characters = range(size).map((column) => halfBlock(isDark(2 * row, column), isDark(2 * row + 1, column)));
    return `${blackOnWhite}${characters.join('')}${reset}\n`;
  });
  return rows.join('');
}

function halfBlock(above: boolean, below: boolean): string {
  if (above) return below ? '█' : '▀';
  return below ? '▄' : ' ';
}

function range(length: number): readonly number[] {
  return Array.from({ length }, (_item, index) => index);
}
