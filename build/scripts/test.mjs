// `npm test [-- tier …] [--no-install] [--long] [-- arguments for vitest or playwright]`: sets up, builds and runs the tiers.
// With --long only the repeated and random tests, many times as often (tests/at-length.ts).
// The last line is the sum of tests. With CI=true a skipped test is a failure.
import { ensureBuilt } from './build.mjs';
import { ensurePackages } from './npm-packages.mjs';
import { runScript, SetupFailure } from './setup-failure.mjs';
import { ensureSystemPackages } from './system-packages.mjs';
import { longFiles, runTier, testFiles, tiers } from './test-tiers.mjs';

await runScript(async (args) => {
  const wish = readArguments(args);
  if (wish.isLong) process.env.LONG = '1';
  await ensurePackages();
  const missing = wish.tiers.some((tier) => tier.needs.includes('packages')) ? await ensureSystemPackages(wish) : [];
  await ensureBuilt();
  const results = [];
  for (const tier of wish.tiers) results.push(await runOrSkip(tier, missing, wish));
  return report(results, process.env.CI === 'true');
});

function readArguments(args) {
  const end = args.includes('--') ? args.indexOf('--') : args.length;
  const own = args.slice(0, end);
  const names = own.filter((arg) => !['--no-install', '--long'].includes(arg));
  const isLong = own.includes('--long');
  const unknown = names.find((name) => !tiers.some((tier) => tier.name === name));
  if (unknown) throw new SetupFailure(`there is no tier "${unknown}"; the tiers are ${tiers.map((tier) => tier.name).join(', ')}.`);
  return {
    tiers: tiers.filter((tier) => (names.length === 0 || names.includes(tier.name)) && (!isLong || longFiles(tier).length > 0)),
    isLong,
    mayInstall: !own.includes('--no-install'),
    extraArgs: args.slice(end + 1),
  };
}

async function runOrSkip(tier, missingPackages, { isLong, extraArgs }) {
  const startedMs = Date.now();
  const files = isLong ? longFiles(tier) : testFiles(tier);
  const lacking = files.length === 0 ? 'no test files' : findLacking(tier.needs, missingPackages);
  if (lacking) return { tier, passed: 0, failed: 0, skipped: files.length, lacking, seconds: 0 };
  process.stdout.write(`\n== ${tier.name}\n`);
  const counts = await runTier(tier, isLong ? [...files, ...extraArgs] : extraArgs);
  return { tier, ...counts, seconds: (Date.now() - startedMs) / 1000 };
}

function findLacking(needs, missingPackages) {
  if (needs.includes('linux') && process.platform !== 'linux') return 'runs on Linux only';
  if (needs.includes('root') && process.getuid?.() !== 0) return 'needs root';
  if (needs.includes('packages') && missingPackages.length > 0) return `missing packages: ${missingPackages.join(' ')}`;
  return undefined;
}

function report(results, isCi) {
  process.stdout.write('\n');
  for (const result of results) process.stdout.write(`${describe(result)}\n`);
  const sum = (key) => results.reduce((total, result) => total + result[key], 0);
  const skipFails = isCi && sum('skipped') > 0;
  if (skipFails) process.stdout.write('A skipped test is a failure here because CI=true.\n');
  const nothingRan = sum('passed') === 0;
  if (nothingRan) process.stdout.write('Not one test passed, which is a failure too.\n');
  process.stdout.write(`${sum('passed')} passed, ${sum('failed')} failed, ${sum('skipped')} skipped\n`);
  return sum('failed') > 0 || skipFails || nothingRan ? 1 : 0;
}

function describe({ tier, passed, failed, skipped, lacking, seconds }) {
  if (lacking) return `${tier.name.padEnd(6)} not run: ${lacking} (${skipped} test files)`;
  return `${tier.name.padEnd(6)} ${passed} passed, ${failed} failed, ${skipped} skipped (${seconds.toFixed(1)} s)`;
}
