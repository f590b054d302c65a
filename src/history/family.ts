import { join } from 'node:path';
import { check } from '../explore/check.js';
import type { CheckOptions, Progress } from '../explore/check-options.js';
import { kitBuild } from '../kit-build.js';
import { InputError } from '../laboratory/errors.js';
import type { ClauseId } from '../model/clauses/registry.js';
import { cacheDirectory } from '../worlds/package/install.js';
import { publishedVersions } from '../worlds/package/versions.js';
import { type Bisected, bisect } from './bisect.js';
import { HISTORY_SCHEDULES } from './budgets.js';
import { cachedProbe } from './cached-probe.js';
import { familyOf } from './family-name.js';
import { historyOf } from './history.js';
import type { Probe } from './probe.js';
import type { VersionHistory } from './record.js';

export interface FamilyOptions
  extends Pick<CheckOptions, 'seed' | 'workers' | 'urls' | 'signal'> {
  /** A name of the fleet, a package, or one of its versions. */
  readonly word: string;
  readonly schedules?: number | undefined;
  readonly clauses?: readonly ClauseId[] | undefined;
  /** Only these; absent: all that are published. */
  readonly versions?: readonly string[] | undefined;
  readonly onProgress?: ((progress: Progress) => void) | undefined;
}

/** @throws SubjectError where the registry does not know the package */
export async function history(options: FamilyOptions): Promise<VersionHistory> {
  const { name } = familyOf(options.word);
  const { seed, signal, clauses, schedules = HISTORY_SCHEDULES } = options;
  const versions = options.versions ?? (await publishedVersions(name));
  const date = new Date().toISOString();
  const areChosen = options.versions !== undefined;
  const about = { package: name, versions, areChosen, seed, schedules };
  const asked = { ...about, clauses, signal, date };
  return historyOf(asked, probeOf(name, options));
}

/** @throws SubjectError, InputError where no version is named */
export async function bisectSubject(
  options: FamilyOptions & { readonly clause: ClauseId }
): Promise<Bisected> {
  const { name, version } = familyOf(options.word);
  if (version === undefined) {
    const message = `which version of ${name}? expected a name of the fleet, or ${name}@VERSION`;
    throw new InputError(message);
  }
  const versions = options.versions ?? (await publishedVersions(name));
  const { clause } = options;
  const probe = probeOf(name, { ...options, clauses: [clause] });
  return bisect({ package: name, version, versions, clause }, probe);
}

function probeOf(name: string, options: FamilyOptions): Probe {
  const { seed, workers, urls, signal, onProgress } = options;
  const { schedules = HISTORY_SCHEDULES, clauses } = options;
  const folder = join(cacheDirectory(), 'history');
  const kit = kitBuild();
  const about = { package: name, seed, schedules, clauses, urls, kit, folder };
  return cachedProbe(about, ({ version, clauses: asked, like }) =>
    check({
      subjects: [`${name}@${version}`],
      ...{ seed, schedules, workers, urls, signal, like, onProgress },
      bail: false,
      ...(asked && { clauses: [...asked] }),
    })
  );
}
