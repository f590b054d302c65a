import { join, relative } from 'node:path';
import type { Found } from './found.js';
import { kubernetesText } from './kubernetes.js';
import { configText, specText, workflowText } from './texts.js';
import { type Written, writeNew } from './write-new.js';

const KUBERNETES_FILE = 'worldproof.kubernetes.yml';
const WORKFLOW_FILE = '.github/workflows/worldproof.yml';

/** Writes what an adapter's repository needs, and overwrites nothing. */
export function writeAdapter(
  folder: string,
  found: Found,
  factory: string
): readonly Written[] {
  const config = found.isTypeScript ? 'ts' : 'mjs';
  const spec = found.isTypeScript ? 'ts' : 'js';
  return [
    writeNew(
      folder,
      `worldproof.config.${config}`,
      configText(factory, found.otherFactory)
    ),
    ...(found.hasVitest
      ? [writeNew(folder, `worldproof.test.${spec}`, specText(factory))]
      : []),
    workflowOf(folder, found),
    writeNew(folder, KUBERNETES_FILE, kubernetesText(found)),
  ];
}

/** GitHub reads workflows at the root of a repository alone. */
function workflowOf(folder: string, found: Found): Written {
  const { root, within } = found;
  if (within === '')
    return writeNew(folder, WORKFLOW_FILE, workflowText(found));
  const name = within.replaceAll('/', '-');
  const file = WORKFLOW_FILE.replace('.yml', `-${name}.yml`);
  const written = writeNew(root, file, workflowText(found));
  return { ...written, file: relative(folder, join(root, file)) };
}

/** One line for each thing that was looked for. */
export function describeFound(found: Found, factory: string): string[] {
  const { manager, hasVitest, otherFactory } = found;
  return [
    `package manager: ${manager}`,
    otherFactory === undefined
      ? `World: createWorld of ${factory}`
      : `World: no createWorld, but ${otherFactory}: say in the config, in create, what it takes`,
    `test runner: ${hasVitest ? 'vitest' : 'no vitest, so no spec is written'}`,
  ];
}

export function describeWritten({ file, isNew }: Written): string {
  return `${file}: ${isNew ? 'written' : 'there already, left as it is'}`;
}
