import { expect, test } from 'vitest';
import { renderReference } from '../../src/cli/reference.js';

/** `npx vitest run test/repository/reference.test.ts -u` writes it anew. */
test('the reference has every option and every clause as the kit has them', async () => {
  const text = renderReference();
  expect(text).toContain('`--data-dir-option NAME`');
  expect(text).toContain('| `token.unique`');
  await expect(text).toMatchFileSnapshot('../../docs/reference.md');
});
