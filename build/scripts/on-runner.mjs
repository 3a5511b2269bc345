// `node build/scripts/on-runner.mjs`: the tests that change the machine they run on (tests/runner): the real hosts file, the real store of
// certificates. Only for a machine of GitHub Actions, which is thrown away afterwards; anywhere else it refuses.
import { ensureBuilt } from './build.mjs';
import { ensurePackages } from './npm-packages.mjs';
import { inProject, projectRoot } from './project-paths.mjs';
import { runProgram } from './run-program.mjs';
import { runScript, SetupFailure } from './setup-failure.mjs';

await runScript(async (args) => {
  if (process.env.GITHUB_ACTIONS !== 'true') {
    throw new SetupFailure('these tests change the hosts file and the certificates of the machine they run on, so they only run on GitHub Actions; run "npm test" here.');
  }
  await ensurePackages();
  await ensureBuilt();
  const { code } = await runProgram(process.execPath, [inProject('node_modules', 'vitest', 'vitest.mjs'), 'run', '--project', 'runner', ...args], { cwd: projectRoot });
  return code;
});
