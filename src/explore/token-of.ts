import type { SubjectSpec } from '../worlds/subject.js';
import { type Replayable, writeToken } from './token.js';

/** What a token of a subject holds beside the way to that subject. */
type Played = Pick<Replayable, 'clause' | 'failure' | 'plan' | 'trace'>;

/** The token of a schedule of this subject. */
export function tokenOf(spec: SubjectSpec, played: Played): string {
  return writeToken({
    subject: replayName(spec),
    dataDirOption: spec.dataDirOption,
    urlOption: spec.urlOption,
    server: spec.family === 'module' ? spec.needs : undefined,
    capabilities: spec.capabilities,
    code: spec.code,
    ...played,
  });
}

/** Names of the fleet move on with the kit; a token stays with a version. */
function replayName(spec: SubjectSpec): string {
  if (spec.word !== undefined) return spec.word;
  if (spec.family !== 'package') return spec.id;
  const name = `${spec.package}@${spec.version}`;
  return spec.face ? `${spec.face}:${name}` : name;
}
