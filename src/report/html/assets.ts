import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { KIT_ROOT } from '../../kit.js';

/** The client's modules, each behind those that it imports. */
const MODULES = [
  'dom',
  'page-data',
  'theme',
  'copy',
  'filters',
  'arrows',
  'model',
  'known',
  'order',
  'lanes',
  'slider',
  'story',
  'detail',
  'route',
  'main',
] as const;

const BUILT = join(KIT_ROOT, 'dist', 'src', 'report', 'html', 'client');

/** The client as one script: a page from a file cannot load modules. */
export function clientScript(): string {
  const modules = MODULES.map((name) =>
    inlined(readFileSync(join(BUILT, `${name}.js`), 'utf8'))
  );
  return `(() => {\n'use strict';\n${modules.join('\n')}})();`;
}

/** What a module imports is above it already. */
function inlined(source: string): string {
  return source
    .replaceAll(/^import [^;]*;\n/gm, '')
    .replaceAll(/^export \{[^}]*\};\n/gm, '')
    .replaceAll(/^export /gm, '');
}

/** How a policy names a script or style that it lets run. */
export function hashOf(text: string): string {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
}
