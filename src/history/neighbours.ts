import {
  compareVersions,
  isVersion,
  lineOf,
} from '../model/contract-version.js';

/** Versions in their order, of each line that is published beside others. */
export function linesOf(versions: readonly string[]): readonly string[][] {
  const known = versions.filter(isVersion).toSorted(compareVersions);
  const lines = [...new Set(known.map(lineOf))];
  return lines.map((line) => known.filter((each) => lineOf(each) === line));
}
