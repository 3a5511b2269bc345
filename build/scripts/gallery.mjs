// `npm run gallery`: every screen in every state of some practice visits, in both languages, both themes and two widths, on one page.
// Takes no position on whether they are right: that is for the person who looks.
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { ensureBuilt } from './build.mjs';
import { ensurePackages } from './npm-packages.mjs';
import { inProject } from './project-paths.mjs';
import { runScript, SetupFailure } from './setup-failure.mjs';
import { runInElectron } from './test-tiers.mjs';

const style = `
body { font: 14px/1.4 system-ui, sans-serif; margin: 0 16px 64px; background: #fff; color: #14232b }
header { position: sticky; top: 0; background: #fff; display: flex; flex-wrap: wrap; gap: 16px; align-items: center; border-bottom: 1px solid #dde4e6; padding: 8px 0 }
h1 { font-size: 17px; margin: 0 } h2 { font-size: 17px; scroll-margin-top: 80px } fieldset { border: 0; padding: 0; display: flex; gap: 8px } legend { float: left; font-weight: 600; margin-right: 8px }
nav a { margin-right: 12px } section > div { display: flex; flex-wrap: wrap; gap: 16px; align-items: start } figure { margin: 0 } img { border: 1px solid #7d8d94; height: auto } figcaption { color: #5b6b73; font-size: 12px }
`;

await runScript(async () => {
  await ensurePackages();
  await ensureBuilt();
  const folder = inProject('dist', 'gallery');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const code = await runInElectron(['--project=gallery', '--reporter=list'], { GALLERY_FOLDER: folder });
  const pictures = readPictures(inProject('dist', 'gallery', 'pictures.jsonl'));
  if (pictures.length === 0) throw new SetupFailure('not one picture was taken; the first error above says why.');
  const page = inProject('dist', 'gallery', 'index.html');
  writeFileSync(page, composePage(pictures));
  process.stdout.write(`${pictures.length} pictures: ${page}\n`);
  return code;
});

function readPictures(file) {
  if (!existsSync(file)) return [];
  return readFileSync(file, 'utf8').trim().split('\n').map((line) => JSON.parse(line));
}

/** One static page. The filters are radio buttons and CSS, so it needs no script. */
function composePage(pictures) {
  const facets = ['language', 'theme', 'width'].map((name) => ({ name, values: [...new Set(pictures.map((picture) => String(picture[name])))] }));
  const states = [...new Set(pictures.map(({ state }) => state))];
  const choices = facets.map(({ name, values }) => `<fieldset><legend>${name}</legend>${['all', ...values].map((value) =>
    `<label><input type="radio" name="${name}" id="${name}-${value}" ${value === 'all' ? 'checked' : ''}> ${value}</label>`).join('')}</fieldset>`).join('');
  const hiding = facets.flatMap(({ name, values }) => values.map((value) => `body:has(#${name}-${value}:checked) figure:not([data-${name}="${value}"]) { display: none }`)).join('\n');
  const sections = states.map((state) => `<section id="${anchor(state)}"><h2>${state}</h2><div>${pictures.filter((picture) => picture.state === state).map(composeFigure).join('')}</div></section>`);
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>Gallery</title><style>${style}${hiding}</style>
<header><h1>${states.length} states, ${pictures.length} pictures</h1>${choices}</header>
<nav>${states.map((state) => `<a href="#${anchor(state)}">${state}</a>`).join(' ')}</nav>${sections.join('\n')}</html>\n`;
}

function composeFigure({ file, state, language, theme, width }) {
  const words = `${state}, ${language}, ${theme}, ${width} px`;
  return `<figure data-language="${language}" data-theme="${theme}" data-width="${width}"><a href="${file}"><img src="${file}" alt="${words}" loading="lazy" width="${Math.round(width / 2)}"></a><figcaption>${words}</figcaption></figure>`;
}

function anchor(state) {
  return state.replaceAll(/[^a-z0-9]+/gi, '-');
}
