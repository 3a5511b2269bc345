// Checks what lies in the repository as text: links in the documents lead somewhere, versions are exact, the lock file
// pins every package by digest and names no download address, and no path of this machine slipped in.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';
import { listFiles } from './folder-digest.mjs';
import { inProject, projectRoot } from './project-paths.mjs';

const notOurs = new Set(['.git', '.cache', 'node_modules', 'dist', 'release']);
const artifacts = join('tests', 'artifacts');

/** The complaints about the repository's texts, one sentence each, and how many files were read. */
export function checkTexts() {
  const texts = readOwnTexts();
  const complaints = [
    ...texts.flatMap(findMachinePaths),
    ...texts.filter(({ path }) => path.endsWith('.md')).flatMap(findBrokenLinks),
    ...findLooseVersions(JSON.parse(readFileSync(inProject('package.json'), 'utf8'))),
    ...findUnpinned(JSON.parse(readFileSync(inProject('package-lock.json'), 'utf8'))),
    ...findRegistry(readFileSync(inProject('.npmrc'), 'utf8')),
  ];
  if (texts.length < 20) complaints.push(`only ${texts.length} files were read: the list of files is not complete.`);
  return { complaints, files: texts.length };
}

function readOwnTexts() {
  const tops = readdirSync(projectRoot).filter((name) => !notOurs.has(name));
  const files = tops.flatMap((name) => listFiles(projectRoot, name)).filter((path) => !path.startsWith(artifacts));
  const contents = files.map((path) => ({ path, bytes: readFileSync(inProject(path)) }));
  return contents.filter(({ bytes }) => !bytes.includes(0)).map(({ path, bytes }) => ({ path, text: bytes.toString('utf8') }));
}

// A checkout at /app or the like is no telling path, and many texts hold "/app/" for other reasons.
function findMachinePaths({ path, text }) {
  const isTelling = projectRoot.split(/[\\/]/).filter(Boolean).length > 1;
  return isTelling && text.includes(`${projectRoot}${sep}`) ? [`${path} names ${projectRoot}, a path of this machine.`] : [];
}

function findBrokenLinks({ path, text }) {
  const targets = [...text.matchAll(/\]\(([^)\s]+)\)/g)].map((match) => match[1]);
  const local = targets.filter((target) => !/^([a-z]+:|#)/.test(target)).map((target) => target.replace(/#.*/, ''));
  return local.filter((target) => !existsSync(inProject(dirname(path), target))).map((target) => `${path} links to ${target}, which is not there.`);
}

function findLooseVersions(description) {
  const wanted = Object.entries({ ...description.dependencies, ...description.devDependencies });
  return wanted.filter(([, version]) => !/^\d+\.\d+\.\d+$/.test(version)).map(([name, version]) => `package.json: ${name} is "${version}" and should be one exact version.`);
}

function findUnpinned(lock) {
  const packages = Object.entries(lock.packages).filter(([path]) => path !== '');
  return [
    ...packages.filter(([, entry]) => !entry.integrity).map(([path]) => `package-lock.json: ${path} has no integrity digest.`),
    ...packages.filter(([, entry]) => entry.resolved).map(([path]) => `package-lock.json: ${path} names a download address.`),
    ...findUnlisted(packages),
  ];
}

// npm silently leaves out an optional package that the registry did not have at that moment, and "npm ci" then refuses the list.
function findUnlisted(packages) {
  const listed = new Set(packages.map(([path]) => path.replace(/^.*node_modules\//, '')));
  return packages.flatMap(([path, { dependencies, optionalDependencies }]) =>
    Object.keys({ ...dependencies, ...optionalDependencies })
      .filter((name) => !listed.has(name))
      .map((name) => `package-lock.json: ${path} needs ${name}, which is not in the list, so "npm ci" refuses it.`),
  );
}

function findRegistry(npmrc) {
  return /registry\s*=|_auth/i.test(npmrc) ? ['.npmrc names a registry or a credential; that belongs in the user\'s own .npmrc.'] : [];
}
