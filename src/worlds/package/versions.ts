import { execFile } from 'node:child_process';
import { SubjectError } from '../errors.js';

/**
 * Every published version of a package, as the npm client of this machine
 * tells them.
 *
 * @throws SubjectError with npm's own last words
 */
export function publishedVersions(name: string): Promise<readonly string[]> {
  return new Promise((resolve, reject) => {
    const words = ['view', name, 'versions', '--json', '--loglevel=error'];
    execFile('npm', words, { timeout: 60_000 }, (error, stdout) => {
      const found = parsed(stdout);
      if (!error && found.length > 0) return resolve(found);
      const why = error ? error.message.split('\n')[0] : 'it has no versions';
      reject(new SubjectError(name, `npm does not tell its versions: ${why}`));
    });
  });
}

function parsed(text: string): string[] {
  try {
    const found: unknown = JSON.parse(text);
    return [found].flat().filter((each) => typeof each === 'string');
  } catch {
    return [];
  }
}
