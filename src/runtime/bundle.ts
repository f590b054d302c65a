import { PATTERNS } from './patterns.js';

/** The workflow that every request starts. */
export const WORKFLOW = 'workflow//./workflows/order//order';

/** The steps of the bundle, by the name of their function. */
const STEPS = [
  'work',
  'statusOf',
  'resultOf',
  'cancel',
  'forward',
  'record',
  'completedRun',
] as const;

export type StepName = (typeof STEPS)[number];

export const stepId = (name: StepName): string =>
  `step//./workflows/order//${name}`;

/** How often a workflow asks for the key before it gives up. */
const CLAIMS_MAX = 4;

const USED = STEPS.map(
  (name) =>
    `const ${name} = globalThis[Symbol.for('WORKFLOW_USE_STEP')]('${stepId(name)}');`
);

/**
 * What the compiler of the SDK would make of the strategies of its docs page
 * "Idempotency": a script that the runtime evaluates in a context of its own,
 * where a step is a name that it resolves outside. The accessors of a `Run`
 * are steps of its class there; here they are steps of the module, which call
 * the same accessors.
 */
export const BUNDLE = `
const createHook = globalThis[Symbol.for('WORKFLOW_CREATE_HOOK')];
${USED.join('\n')}

class Run {
  constructor(runId) {
    this.runId = runId;
  }
  static [Symbol.for('workflow-deserialize')]({ runId }) {
    return new Run(runId);
  }
}
const classes = (globalThis[Symbol.for('workflow-class-registry')] ??= new Map());
classes.set('class//workflow//Run', Run);

async function own({ run, value }) {
  await work(run, 1);
  return { kind: 'started', value };
}

const policies = {
  async reject({ owner }) {
    return { kind: 'rejected', why: 'in-flight', owner };
  },
  async adopt({ owner, flaw }) {
    if (flaw === 'unwaited') return { kind: 'replayed', owner };
    return { kind: 'replayed', owner, ...(await resultOf(owner)) };
  },
  async inspect({ owner }) {
    const status = await statusOf(owner);
    if (status === 'completed') {
      return { kind: 'replayed', owner, ...(await resultOf(owner)) };
    }
    if (status === 'pending' || status === 'running') {
      return { kind: 'attached', owner };
    }
  },
  async signal({ key, payload, owner, flaw }) {
    const reached = flaw === 'unsent' ? owner : await forward(key, payload);
    if (reached) return { kind: 'attached', owner: reached, delivered: true };
  },
  async supersede({ owner, cancelled }) {
    if (await cancel(owner)) cancelled.push(owner);
  },
};

${PATTERNS}

async function order(input) {
  const { policy, key, flaw } = input;
  if (patterns[policy]) return patterns[policy](input);
  const cancelled = [];
  for (let attempt = 0; attempt < ${CLAIMS_MAX}; attempt++) {
    const hook = createHook({ token: key });
    try {
      const conflict = flaw === 'unasked' ? null : await hook.getConflict();
      if (!conflict) {
        const done = await own(input);
        if (cancelled.length === 0) return done;
        return { ...done, kind: 'superseded', cancelled };
      }
      const owner = conflict.runId;
      const answer = await policies[policy]({ ...input, owner, cancelled });
      if (answer) return answer;
    } finally {
      hook.dispose();
    }
  }
  const why = policy === 'signal' ? 'not-delivered' : 'contended';
  return { kind: 'rejected', why, cancelled };
}

globalThis.__private_workflows = new Map([['${WORKFLOW}', order]]);
`;
