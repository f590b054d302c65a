import type { Answer, AnsweredRow } from './record.js';

/** Ways of one engine that did the same and claim the same. */
export interface EngineGroup {
  /** The first of them: its transcript stands for all. */
  readonly answer: Answer;
  readonly ways: readonly string[];
}

/** A row as it is shown: no line says again what another has said. */
export function engineGroups(
  { answers }: AnsweredRow,
  isEngine: (system: string) => boolean
): EngineGroup[] {
  const groups = new Map<string, { answer: Answer; ways: string[] }>();
  for (const answer of answers) {
    if (!isEngine(answer.system)) continue;
    const { system, of, verdict, observed, total, claimed, way } = answer;
    const said = [claimed?.words, claimed?.source];
    const key = JSON.stringify([system, of, verdict, observed, total, said]);
    const group = groups.get(key) ?? { answer, ways: [] };
    if (way !== undefined) group.ways.push(way);
    groups.set(key, group);
  }
  return [...groups.values()];
}
