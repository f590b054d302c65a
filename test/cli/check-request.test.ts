import { expect, it } from 'vitest';
import { requireSubject } from '../../src/cli/commands/check-request.js';
import type { Kit } from '../../src/cli/kit.js';

it('a subject is near a name of the config as well', () => {
  const kit = {
    isListed: () => false,
    list: () => [{ id: 'reference', title: '' }],
  } as unknown as Kit;
  const ask = () => requireSubject('mien', kit, ['mine']);
  expect(ask).toThrow('unknown subject "mien": did you mean mine?');
});
