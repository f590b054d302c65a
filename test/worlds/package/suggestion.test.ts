import { expect, test, vi } from 'vitest';
import { SubjectError } from '../../../src/worlds/errors.js';
import { withSuggestion } from '../../../src/worlds/package/suggestion.js';
import { publishedVersions } from '../../../src/worlds/package/versions.js';

vi.mock('../../../src/worlds/package/versions.js');
vi.mocked(publishedVersions).mockResolvedValue([
  '5.0.0-beta.4',
  '5.0.0-beta.46',
]);

const KNOWN = ['@workflow/world-local', '@workflow-worlds/redis'];

async function told(id: string, reason: string): Promise<string> {
  const [, name = '', version = ''] = /^(.+)@(.+)$/.exec(id) ?? [];
  const error = new SubjectError(id, `npm install failed: ${reason}`);
  return String(await withSuggestion(error, { name, version }, KNOWN));
}

test('a package that the registry does not have is told with the nearest', async () => {
  const reason = '404 Not Found';
  expect(await told('@workflow/world-locl@1.0.0', reason)).toMatch(
    /404 Not Found \(did you mean @workflow\/world-local\?\)$/
  );
  expect(await told('left-pad@1.0.0', reason)).toMatch(/404 Not Found$/);
});

test('a version that there is not with one that there is', async () => {
  const reason = 'No matching version found';
  expect(await told('@workflow/world-local@5.0.0-beta.47', reason)).toMatch(
    /\(did you mean @workflow\/world-local@5\.0\.0-beta\.46\?\)$/
  );
  expect(await told('@workflow/world-local@next-one', reason)).toMatch(
    /\(5\.0\.0-beta\.46 is its last version\)$/
  );
});

test('where the versions are not told either, what npm said stays', async () => {
  vi.mocked(publishedVersions).mockRejectedValueOnce(new Error('no network'));
  const id = '@workflow/world-local@9.9.9';
  expect(await told(id, 'No matching version found')).toMatch(/found$/);
});
