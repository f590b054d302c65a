import { readdirSync, readFileSync } from 'node:fs';

/** How Linux counts, in ms. */
const TICK_MS = 10;

interface Process {
  readonly parent: number;
  readonly ticks: number;
}

/**
 * CPU of a process and of all that descend from it, in ms, user and system:
 * those that have ended count with whoever has waited for them. Linux only.
 */
export function treeCpuMs(root: number): number {
  const processes = new Map<number, Process>();
  for (const name of readdirSync('/proc')) {
    const read = /^\d+$/.test(name) && processOf(name);
    if (read) processes.set(Number(name), read);
  }
  const isBelow = (id: number): boolean => {
    if (id === root) return true;
    const found = processes.get(id);
    return found !== undefined && isBelow(found.parent);
  };
  let ticks = 0;
  for (const [id, found] of processes) if (isBelow(id)) ticks += found.ticks;
  return ticks * TICK_MS;
}

function processOf(id: string): Process | undefined {
  try {
    const text = readFileSync(`/proc/${id}/stat`, 'latin1');
    // Its name, which comes before, may have spaces.
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
    const ticks = fields.slice(11, 15).reduce((sum, each) => sum + +each, 0);
    return { parent: Number(fields[1]), ticks };
  } catch {
    return undefined;
  }
}
