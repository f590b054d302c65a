import type { FaultOp } from '../plan/fault-op.js';

/** Where faults can befall a subject, beside its processes. */
export interface FaultGround {
  /** Why its processes do not die, in words; absent: they do. */
  readonly undying?: string | undefined;
  /** It keeps files, on a disc that writes can be cut on. */
  readonly hasDisc?: boolean | undefined;
  /** Its processes may be on machines of their own, each with a clock. */
  readonly areApart?: boolean | undefined;
  /** It talks to a server, over connections that can break. */
  readonly isServed?: boolean | undefined;
}

/** What may befall a call at every gate of it. */
export const POINT_FAULTS = ['crash', 'tear', 'drop'] as const;
export type PointFault = (typeof POINT_FAULTS)[number];

interface Point {
  /** Ids of single calls begin with it; with an s it is all of them. */
  readonly word: string;
  /** What a reader is told of it. */
  readonly title: string;
  /** Drafts of one call: what befalls its process in each of them. */
  faults(process: number): readonly FaultOp[];
  mayBefall(ground: FaultGround): boolean;
}

/** As many prefixes of a write as `tornLength` has names for. */
const CUTS = [0, 1, 2, 3];

export const POINTS: Readonly<Record<PointFault, Point>> = {
  crash: {
    word: 'crash-point',
    title: 'a death at every gate of it',
    faults: (process) => [{ kind: 'crash', process }],
    mayBefall: ({ undying }) => undying === undefined,
  },
  tear: {
    word: 'tear-point',
    title: 'a death inside every write of it',
    faults: (process) => CUTS.map((cut) => ({ kind: 'tear', process, cut })),
    mayBefall: ({ hasDisc }) => hasDisc === true,
  },
  drop: {
    word: 'drop-point',
    title: 'every request of it lost, and every reply',
    faults: (process) => [
      { kind: 'dropRequest', process },
      { kind: 'dropReply', process },
    ],
    mayBefall: ({ isServed }) => isServed === true,
  },
};
