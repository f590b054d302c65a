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
    writeNew(folder, `worldproof.config.${config}`, configText(factory)),
    ...(found.hasVitest
      ? [writeNew(folder, `worldproof.test.${spec}`, specText(factory))]
      : []),
    writeNew(folder, WORKFLOW_FILE, workflowText(found)),
    writeNew(folder, KUBERNETES_FILE, kubernetesText(found)),
  ];
}

/** One line for each thing that was looked for. */
export function describeFound(found: Found, factory: string): string[] {
  const { manager, hasVitest } = found;
  return [
    `package manager: ${manager}`,
    `World: createWorld of ${factory}`,
    `test runner: ${hasVitest ? 'vitest' : 'no vitest, so no spec is written'}`,
  ];
}

export function describeWritten({ file, isNew }: Written): string {
  return `${file}: ${isNew ? 'written' : 'there already, left as it is'}`;
}
