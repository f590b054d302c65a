import { nearest } from '../../nearest.js';
import { SubjectError } from '../errors.js';
import { publishedVersions } from './versions.js';

/**
 * What the registry does not have, with the name or the version that was
 * probably meant: of the packages that the kit knows, and of those versions that
 * are published.
 */
export async function withSuggestion(
  error: unknown,
  { name, version }: { readonly name: string; readonly version: string },
  known: readonly string[]
): Promise<unknown> {
  if (!SubjectError.is(error)) return error;
  const hint = isUnknownVersion(error)
    ? await versionHint(name, version)
    : nameHint(name, known);
  if (hint === undefined) return error;
  return new SubjectError(error.subject, `${error.reason} (${hint})`, {
    cause: error,
  });
}

function isUnknownVersion({ reason }: SubjectError): boolean {
  return /No matching version/.test(reason);
}

async function versionHint(name: string, version: string) {
  // Who cannot tell them has said enough.
  const versions = await publishedVersions(name).catch(() => []);
  // Of two that are as near the later one.
  const near = nearest(version, versions.toReversed());
  if (near !== undefined) return `did you mean ${name}@${near}?`;
  const last = versions.at(-1);
  return last === undefined ? undefined : `${last} is its last version`;
}

function nameHint(name: string, known: readonly string[]) {
  const near = known.includes(name) ? undefined : nearest(name, known);
  return near === undefined ? undefined : `did you mean ${near}?`;
}
