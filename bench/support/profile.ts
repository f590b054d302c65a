import type { Profiler } from 'node:inspector';
import { BUILD } from './kit.js';

export type Origin = 'kit' | 'subject' | 'node' | 'engine';

/** Self time of something in the profile, in ms. */
export interface Line {
  readonly label: string;
  readonly ms: number;
}

/** What the kit itself brings along; all other packages are the subject's. */
const KIT_PACKAGES = /\/node_modules\/(?:seedrandom|fast-check|pure-rand)\//;

/** Frames that V8 makes up for what is no function. */
const NO_FUNCTION = new Set(['(garbage collector)', '(program)']);
const NO_WORK = new Set(['(idle)', '(root)']);

/** A frame of the profile, the self time spent there, and who called it. */
interface Node {
  readonly frame: Profiler.ProfileNode['callFrame'];
  readonly ms: number;
  readonly caller: Node | undefined;
}

/** The self times of a profile by the origin of the code, in ms. */
export function originsOf(profile: Profiler.Profile): Record<Origin, number> {
  const sums = { kit: 0, subject: 0, node: 0, engine: 0 };
  for (const node of nodesOf(profile)) sums[originOf(node)] += node.ms;
  return sums;
}

/** The kit's own code, by file or by function, the most expensive first. */
export function linesOf(
  profile: Profiler.Profile,
  by: 'file' | 'function'
): Line[] {
  const sums = new Map<string, number>();
  for (const { frame, ms } of nodesOf(profile)) {
    if (!frame.url.startsWith(BUILD.href)) continue;
    const file = frame.url.slice(BUILD.href.length);
    const at = `${frame.functionName || 'anonymous'} ${file}:${frame.lineNumber + 1}`;
    const label = by === 'file' ? file : at;
    sums.set(label, (sums.get(label) ?? 0) + ms);
  }
  return [...sums]
    .map(([label, ms]) => ({ label, ms }))
    .sort((left, right) => right.ms - left.ms);
}

/** Built-ins and Node's own code count for whoever called them. */
function originOf({ frame, caller }: Node): Origin {
  const { url, functionName } = frame;
  if (NO_FUNCTION.has(functionName)) return 'engine';
  if (url.startsWith(BUILD.href) || KIT_PACKAGES.test(url)) return 'kit';
  if (url.includes('/node_modules/')) return 'subject';
  // What is generated at run time has no file: zod does that, for the World.
  return caller ? originOf(caller) : 'node';
}

function nodesOf({ nodes, samples = [], timeDeltas = [] }: Profiler.Profile) {
  const spentMs = new Map<number, number>();
  samples.forEach((id, at) => {
    spentMs.set(id, (spentMs.get(id) ?? 0) + (timeDeltas[at] ?? 0) / 1000);
  });
  const callers = new Map<number, number>();
  for (const { id, children = [] } of nodes) {
    for (const child of children) callers.set(child, id);
  }
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const built = new Map<number, Node>();
  const build = (id: number): Node => {
    const known = built.get(id);
    if (known) return known;
    const caller = callers.get(id);
    const node: Node = {
      frame: (byId.get(id) as Profiler.ProfileNode).callFrame,
      ms: spentMs.get(id) ?? 0,
      caller: caller === undefined ? undefined : build(caller),
    };
    built.set(id, node);
    return node;
  };
  return nodes
    .map(({ id }) => build(id))
    .filter(({ frame }) => !NO_WORK.has(frame.functionName));
}
