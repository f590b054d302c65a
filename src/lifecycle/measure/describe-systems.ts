import type { EngineId } from '../../engines/engine.js';
import { ENGINES } from '../../engines/engines.js';
import type { AskedEngine } from '../../engines/record.js';
import type { Report } from '../../report/record.js';
import { FLEET, REFERENCE_ID } from '../../worlds/fleet.js';
import type { LifecycleSystem } from '../record.js';

const INTERRUPTED = 'the run was interrupted before';

/** How a column of the table is headed, for a World. */
export function describeWorld(word: string, report: Report): LifecycleSystem {
  const entry = FLEET.find(({ id }) => id === word);
  const found = report.subjects.find(({ id }) => id === word);
  const isProposal = word === REFERENCE_ID;
  const again = `npx worldproof lifecycle ${word}`;
  const command = entry?.needs ? `${again} --url ${entry.needs}://…` : again;
  const [error] = found?.errors ?? [];
  const hasRun = found !== undefined && found.schedules > 0;
  return {
    id: word,
    title: isProposal
      ? 'the proposal of issue #2376, as the reference World'
      : (entry?.title ?? 'a World of your own'),
    kind: isProposal ? 'proposal' : 'world',
    package: (hasRun ? found.package : entry?.package) ?? word,
    version: found?.version ?? 'unknown',
    runs: found?.schedules ?? 0,
    ways: [],
    ...(!hasRun && {
      notRun: { why: error?.message ?? INTERRUPTED, command },
    }),
  };
}

/** The same for an engine. */
export function describeEngine(
  id: EngineId,
  engines: readonly AskedEngine[]
): LifecycleSystem {
  const asked = engines.find(({ engine }) => engine === id);
  const profile = ENGINES.find((each) => each.profile.engine === id)?.profile;
  const server = asked?.server;
  const cells = asked?.cells ?? [];
  return {
    id,
    title: profile?.title ?? id,
    kind: 'engine',
    package: profile?.package ?? id,
    version: asked?.version || 'unknown',
    ...(server && 'version' in server && { server: serverWords(server) }),
    runs: cells.reduce((sum, { tries }) => sum + tries, 0),
    ways: [...(profile?.surfaces ?? [])].map(({ id, title }) => ({
      id,
      title,
    })),
    ...(!asked && {
      notRun: { why: INTERRUPTED, command: `npx worldproof lifecycle ${id}` },
    }),
    ...(server &&
      'notRun' in server && {
        notRun: { why: server.notRun, command: server.command },
      }),
  };
}

function serverWords(server: { version: string; origin: string }): string {
  return `${server.version} (from ${server.origin})`;
}
