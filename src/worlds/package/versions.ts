import { execFile } from 'node:child_process';
import { SubjectError } from '../errors.js';
import { gistOf } from './npm-words.js';

/**
 * Every published version of a package, as the npm client of this machine
 * tells them.
 *
 * @throws SubjectError with npm's own last words
 */
export function publishedVersions(name: string): Promise<readonly string[]> {
  return new Promise((resolve, reject) => {
    const words = ['view', name, 'versions', '--json', '--loglevel=error'];
    execFile('npm', words, { timeout: 60_000 }, (error, stdout, stderr) => {
      const found = parsed(stdout);
      if (!error && found.length > 0) return resolve(found);
      const why = error ? lastWords(stderr) : 'it has no versions';
      const problem = `npm does not tell its versions: ${why}; --versions names some that are fetched already`;
      reject(new SubjectError(name, problem));
    });
  });
}

/** What npm says of what it met. */
function lastWords(stderr: string): string {
  return stderr.trim() === '' ? 'it was not answered' : gistOf(stderr);
}

function parsed(text: string): string[] {
  try {
    const found: unknown = JSON.parse(text);
    return [found].flat().filter((each) => typeof each === 'string');
  } catch {
    return [];
  }
}
