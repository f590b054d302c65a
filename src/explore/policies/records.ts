import { gate } from '../../sim/context.js';
import type { Records } from './agent.js';

/** The row of a key in the application's table, at gates. */
export function recordsAt(table: Map<string, string>, key: string): Records {
  const label = (verb: string) =>
    ({ kind: 'store', name: `app:${verb}`, target: key }) as const;
  return {
    read: () => gate(label('read'), () => table.get(key)),
    insert: (run) =>
      gate(label('insert'), () => {
        const stands = table.get(key) ?? run;
        table.set(key, stands);
        return stands;
      }),
    put: (run) =>
      gate(label('put'), () => {
        table.set(key, run);
      }),
  };
}
