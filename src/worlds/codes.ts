import { nameOfSubject, type SubjectWord } from './own-subject.js';
import { resolveGiven } from './resolve-given.js';
import { facedWord } from './shim/words.js';
import { isModulePath } from './words.js';

/** What each World that is files of the user's holds now, by its name. */
export async function codesOf(
  subjects: readonly SubjectWord[] = []
): Promise<Record<string, string>> {
  const codes: Record<string, string> = {};
  for (const each of subjects.filter(isOfFiles)) {
    const code = await codeOfGiven(each);
    if (code !== undefined) codes[nameOfSubject(each)] = code;
  }
  return codes;
}

async function codeOfGiven(given: SubjectWord): Promise<string | undefined> {
  try {
    return (await resolveGiven(given, {}))?.code;
  } catch {
    // Whoever loads it tells why it cannot be had.
    return undefined;
  }
}

function isOfFiles(given: SubjectWord): boolean {
  if (typeof given !== 'string') {
    return given.version === undefined || given.maker !== undefined;
  }
  const word = facedWord(given)?.word ?? given;
  return isModulePath(word) || word.includes('#');
}
