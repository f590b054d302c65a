import type { ClauseData, SubjectData } from '../data.js';
import { byId } from './dom.js';

let clauses: Readonly<Record<string, ClauseData>> | undefined;
const subjects = new Map<string, SubjectData>();

export function clauseData(id: string): ClauseData | undefined {
  clauses ??= JSON.parse(byId('clauses').textContent ?? '{}');
  return clauses && Object.hasOwn(clauses, id) ? clauses[id] : undefined;
}

/** Parsed when it is first looked at: a report may be large. */
export function subjectData(id: string): SubjectData | undefined {
  const known = subjects.get(id);
  if (known) return known;
  const element = sources().find((each) => each.dataset.subject === id);
  if (!element) return undefined;
  const data: SubjectData = JSON.parse(element.textContent ?? '{}');
  subjects.set(id, data);
  return data;
}

export function subjectIds(): string[] {
  return sources().map(({ dataset }) => dataset.subject ?? '');
}

function sources(): HTMLElement[] {
  const all = document.querySelectorAll<HTMLElement>('script[data-subject]');
  return [...all];
}
