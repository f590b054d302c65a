import { cp, mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { EngineError } from '../errors.js';
import { installOnce } from './draft.js';
import { binaryPath, INNGEST_VERSION } from './packages.js';
import { run } from './run.js';

const MODULE = 'github.com/inngest/inngest';
const ENGINE = 'inngest';

/** Embedded by the server's command, and not part of the published module. */
const DOCUMENTATION = 'internal/embeddocs/website/pages/docs';

/**
 * Inngest's dev server, built with Go from the published module. The module
 * lacks the documentation pages that its command embeds, so it is built from
 * a copy with an empty page in their place; nothing else is changed.
 *
 * @throws EngineError with Go's own last words
 */
export function installInngest(
  env: NodeJS.ProcessEnv
): Promise<'installed' | 'present'> {
  const target = binaryPath('inngest', env);
  return installOnce(dirname(target), async (draft) => {
    const module = await download(draft);
    const source = join(draft, 'source');
    await copyWritable(module, source);
    const pages = join(source, DOCUMENTATION);
    await mkdir(pages, { recursive: true });
    if ((await readdir(pages)).length === 0) {
      await writeFile(join(pages, 'index.md'), 'Not part of the module.\n');
    }
    const output = join(draft, 'inngest');
    const args = ['build', '-p', '2', '-o', output, './cmd'];
    await run('go', args, { engine: ENGINE, cwd: source, env: goEnvironment });
    await rm(source, { recursive: true, force: true });
  });
}

const goEnvironment = {
  ...process.env,
  GOFLAGS: '-buildvcs=false -mod=mod',
};

/** Where Go keeps the module, checked against its sum. */
async function download(cwd: string): Promise<string> {
  const args = ['mod', 'download', '-json', `${MODULE}@v${INNGEST_VERSION}`];
  const printed = await run('go', args, { engine: ENGINE, cwd });
  const { Dir } = JSON.parse(printed) as { Dir?: string };
  if (Dir) return Dir;
  throw new EngineError(ENGINE, 'go mod download named no directory');
}

/** Go's module cache is read-only, and so would a plain copy of it be. */
async function copyWritable(from: string, to: string): Promise<void> {
  await cp(from, to, { recursive: true });
  await run('chmod', ['-R', 'u+w', to], { engine: ENGINE, cwd: dirname(to) });
}
