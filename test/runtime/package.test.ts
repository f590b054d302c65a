import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, test } from 'vitest';
import {
  RUNTIME_PACKAGES,
  runtimePackageOf,
} from '../../src/runtime/package.js';
import { FLEET } from '../../src/worlds/fleet.js';

describe('the releases of the runtime', () => {
  test.each(RUNTIME_PACKAGES)(
    'that are run over $subject pin the World of the fleet',
    ({ subject, world }) => {
      const alias = FLEET.find(({ id }) => id === subject)?.alias ?? subject;
      const entry = fileURLToPath(import.meta.resolve(alias));
      const manifest = join(dirname(entry), '..', 'package.json');
      const { version } = JSON.parse(readFileSync(manifest, 'utf8'));
      expect(world).toBe(version);
    }
  );

  it('are told where there is none for a subject', () => {
    expect(() => runtimePackageOf('starter')).toThrow(
      /starter: no release .* there is one for local-v5, local-v4/
    );
  });
});
