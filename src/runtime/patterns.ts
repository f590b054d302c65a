/** The attribute by which a later run finds one of its key. */
export const MEMORY = 'idempotency';

/**
 * The patterns of the bundle that are no answer to a conflict: runs that are
 * sent payloads, and runs that remember their key past their end.
 */
export const PATTERNS = `
const setAttributes = (attributes) =>
  globalThis[Symbol.for('WORKFLOW_SET_ATTRIBUTES')](
    Object.entries(attributes).map(([key, value]) => ({ key, value })),
    {}
  );

const patterns = {
  async route({ key, run, value, flaw }) {
    const hook = createHook({ token: key });
    try {
      const conflict = flaw === 'unasked' ? null : await hook.getConflict();
      if (conflict) return { kind: 'duplicate' };
      await work(run, 1, await hook);
      return { kind: 'started', value };
    } finally {
      hook.dispose();
    }
  },
  async entity({ key, run, flaw }) {
    const hook = createHook({ token: key });
    const conflict = flaw === 'unasked' ? null : await hook.getConflict();
    if (conflict) return { kind: 'duplicate' };
    let done = 0;
    for await (const payload of hook) await work(run, ++done, payload);
  },
  async 'app-record'({ key, run, value, flaw }) {
    const { workflowRunId } = globalThis[Symbol.for('WORKFLOW_CONTEXT')];
    const stands = await record(workflowRunId, flaw === 'unasked');
    if (stands !== workflowRunId) return { kind: 'duplicate', owner: stands };
    await work(run, 1);
    return { kind: 'started', value };
  },
  async bridge({ key, run, value, flaw }) {
    const hook = createHook({ token: key });
    try {
      const conflict = flaw === 'unasked' ? null : await hook.getConflict();
      const owner = conflict ? conflict.runId : await completedRun(key);
      if (owner) return { kind: 'replayed', owner, ...(await resultOf(owner)) };
      await setAttributes({ ${MEMORY}: key });
      await work(run, 1);
      return { kind: 'started', value };
    } finally {
      hook.dispose();
    }
  },
};
`;
