/** A version of `@workflow/world`, taken apart. */
interface Parts {
  readonly numbers: readonly [number, number, number];
  /** Identifiers of the prerelease; empty for a release. */
  readonly prerelease: readonly string[];
}

const VERSION =
  /^(\d+)\.(\d+)\.(\d+)(?:-([0-9A-Za-z.-]+))?(?:\+[0-9A-Za-z.-]+)?$/;

/** Few versions are named, and each is asked about by every rule. */
const known = new Map<string, Parts | undefined>();

function partsOf(version: string): Parts | undefined {
  if (!known.has(version)) known.set(version, takenApart(version));
  return known.get(version);
}

function takenApart(version: string): Parts | undefined {
  const found = VERSION.exec(version);
  if (!found) return undefined;
  const [, major, minor, patch, prerelease] = found;
  return {
    numbers: [Number(major), Number(minor), Number(patch)],
    prerelease: prerelease?.split('.') ?? [],
  };
}

/** Whether a text is a version that can be compared. */
export function isVersion(text: string): boolean {
  return partsOf(text) !== undefined;
}

/** @throws TypeError for what is no version */
function parsed(version: string): Parts {
  const parts = partsOf(version);
  if (!parts) throw new TypeError(`${version} is not a version`);
  return parts;
}

/** By the precedence of Semantic Versioning; below 0 where `a` is older. */
export function compareVersions(a: string, b: string): number {
  const [left, right] = [parsed(a), parsed(b)];
  for (const at of [0, 1, 2] as const) {
    const difference = left.numbers[at] - right.numbers[at];
    if (difference !== 0) return difference;
  }
  return comparePrereleases(left.prerelease, right.prerelease);
}

function comparePrereleases(
  a: readonly string[],
  b: readonly string[]
): number {
  // A release comes after all of its prereleases.
  if (a.length === 0 || b.length === 0) {
    return Number(a.length === 0) - Number(b.length === 0);
  }
  for (let at = 0; at < Math.min(a.length, b.length); at++) {
    const difference = compareIdentifiers(a[at] as string, b[at] as string);
    if (difference !== 0) return difference;
  }
  return a.length - b.length;
}

const NUMERIC = /^\d+$/;

function compareIdentifiers(a: string, b: string): number {
  const [left, right] = [NUMERIC.test(a), NUMERIC.test(b)];
  if (left && right) return Number(a) - Number(b);
  // Numbers come before words.
  if (left !== right) return left ? -1 : 1;
  return a < b ? -1 : Number(a > b);
}

/** The line that a version belongs to: 4 or 5. */
export function lineOf(version: string): number {
  return parsed(version).numbers[0];
}

/**
 * Whether a version has what was introduced on each line by the versions of
 * `since`. Two lines are published side by side, so 5.0.0-beta.1 may lack what
 * 4.1.5 has: the newest line that `since` names up to its own decides.
 */
export function isSince(version: string, since: readonly string[]): boolean {
  const line = lineOf(version);
  const newest = since
    .filter((each) => lineOf(each) <= line)
    .sort(compareVersions)
    .at(-1);
  if (newest === undefined) return false;
  return lineOf(newest) < line || compareVersions(version, newest) >= 0;
}
