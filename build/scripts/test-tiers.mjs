// The tiers of tests: what each needs of the machine, the command that runs it, and where its counts are read.
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { findElectronFolder } from './electron-runtime.mjs';
import { listFiles } from './folder-digest.mjs';
import { inProject, projectRoot } from './project-paths.mjs';
import { runProgram } from './run-program.mjs';

/** In the order in which they run. */
export const tiers = [
  { name: 'unit', folder: '.', pattern: /\.test\.tsx?$/, needs: [], run: (report, args) => runVitest('unit', report, args) },
  { name: 'peers', folder: 'peers', pattern: /\.test\.ts$/, needs: ['linux', 'root', 'packages'], run: (report, args) => runVitest('peers', report, args) },
  { name: 'e2e', folder: 'e2e', pattern: /\.(spec|test)\.ts$/, needs: ['packages'], run: runPlaywright },
  { name: 'bench', folder: 'bench', pattern: /\.bench\.ts$/, needs: [], run: (report, args) => runVitest('bench', report, args) },
];

/** The test files of a tier, relative to the checkout. */
export function testFiles(tier) {
  const others = tier.name === 'unit' ? /^tests.(peers|e2e|bench|fuzz|runner)./ : undefined;
  const files = listFiles(projectRoot, join('tests', tier.folder));
  return files.filter((file) => tier.pattern.test(file) && !others?.test(file));
}

/** The repeated and random test files of a tier, which `--long` runs and no others: those that ask whether they run at length. */
export function longFiles(tier) {
  const asksForLength = /at-length\.ts'|process\.env(?:\.LONG|\['LONG'\])/;
  return testFiles(tier).filter((file) => asksForLength.test(readFileSync(join(projectRoot, file), 'utf8')));
}

/** Runs one tier and answers { passed, failed, skipped }; a run that leaves no report, or fails without a failed test, counts as one failure. */
export async function runTier(tier, extraArgs) {
  const report = inProject('tests', 'artifacts', `${tier.name}.json`);
  mkdirSync(inProject('tests', 'artifacts'), { recursive: true });
  rmSync(report, { force: true });
  const code = await tier.run(report, extraArgs);
  const counts = readReport(report) ?? { passed: 0, failed: 1, skipped: 0 };
  return code !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts;
}

/** Left alone, vitest keeps one processor free. Peers wait most of the time; benches are not to be disturbed. */
const atATime = {
  unit: ['--maxWorkers=100%'],
  peers: ['--maxWorkers=2', '--disableConsoleIntercept'],
  bench: ['--no-file-parallelism', '--disableConsoleIntercept'],
};

async function runVitest(project, report, extraArgs) {
  const program = inProject('node_modules', 'vitest', 'vitest.mjs');
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const args = [program, 'run', '--project', project, ...reporters, ...atATime[project], ...extraArgs];
  const { code } = await runProgram(process.execPath, args, { cwd: projectRoot });
  return code;
}

function runPlaywright(report, extraArgs) {
  return runInElectron(['--project=e2e', '--reporter=list,json', ...extraArgs], { PLAYWRIGHT_JSON_OUTPUT_FILE: report });
}

/** Runs Playwright with an Electron, on a display of its own where there is none; answers its exit code. */
export async function runInElectron(args, moreEnv) {
  const env = { ...process.env, ...moreEnv, ELECTRON_OVERRIDE_DIST_PATH: await findElectronFolder() };
  const command = [process.execPath, inProject('node_modules', '@playwright', 'test', 'cli.js'), 'test', ...args];
  const needsDisplay = process.platform === 'linux' && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY;
  const [program, ...rest] = needsDisplay ? ['/usr/bin/xvfb-run', '-a', ...command] : command;
  const { code } = await runProgram(program, rest, { cwd: projectRoot, env });
  return code;
}

function readReport(file) {
  if (!existsSync(file)) return undefined;
  const report = JSON.parse(readFileSync(file, 'utf8'));
  return report.stats ? readPlaywright(report.stats) : readVitest(report);
}

function readVitest(report) {
  const brokenFiles = report.testResults.filter((file) => file.status === 'failed' && file.assertionResults.every((test) => test.status !== 'failed'));
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + brokenFiles.length,
    skipped: report.numPendingTests + report.numTodoTests,
  };
}

// A flaky test passed only on a second try: that is not a pass.
function readPlaywright(stats) {
  return { passed: stats.expected, failed: stats.unexpected + stats.flaky, skipped: stats.skipped };
}
