/**
 * The smallest World over SQL: one table of events, one of hooks with a unique
 * token or without. It knows no driver: `query(text, values)` resolves with
 * rows. What differs between two drivers is then not the World.
 */
export const SCHEMA = `
  CREATE TABLE runs (id text PRIMARY KEY, status text NOT NULL, input text);
  CREATE TABLE events (
    id serial PRIMARY KEY, run text NOT NULL, type text NOT NULL,
    hook text, data text
  );
  CREATE TABLE hooks (id text PRIMARY KEY, run text NOT NULL, token text NOT NULL);
`;

const ENDS = {
  run_completed: 'completed',
  run_failed: 'failed',
  run_cancelled: 'cancelled',
};

function refusal(name, message) {
  return Object.assign(new Error(message), { name });
}

const encode = (value) => JSON.stringify(value ?? null);

export function sqlWorld(query) {
  const one = async (text, values) => (await query(text, values))[0];
  const eventOf = (row) => ({
    eventId: `evnt_${String(row.id).padStart(10, '0')}`,
    eventType: row.type,
    runId: row.run,
    correlationId: row.hook ?? undefined,
    eventData: JSON.parse(row.data) ?? undefined,
  });
  const runOf = (row) => ({
    runId: row.id,
    status: row.status,
    input: JSON.parse(row.input),
  });
  const hookOf = (row) => ({
    hookId: row.id,
    runId: row.run,
    token: row.token,
  });
  const page = (data) => ({ data, cursor: null, hasMore: false });

  async function append(run, type, hook, data) {
    const row = await one(
      'INSERT INTO events (run, type, hook, data) VALUES ($1, $2, $3, $4) RETURNING *',
      [run, type, hook ?? null, encode(data)]
    );
    return { event: eventOf(row) };
  }

  async function claim(run, hook, data) {
    const taken = await one('SELECT * FROM hooks WHERE token = $1', [
      data.token,
    ]);
    if (taken) {
      const conflict = { token: data.token, conflictingRunId: taken.run };
      return append(run, 'hook_conflict', hook, conflict);
    }
    // Nothing keeps another claim from coming between: that is the point.
    await query('INSERT INTO hooks (id, run, token) VALUES ($1, $2, $3)', [
      hook,
      run,
      data.token,
    ]);
    return append(run, 'hook_created', hook, data);
  }

  async function create(runId, { eventType, correlationId, eventData }) {
    if (eventType === 'run_created') {
      const made = await one(
        "INSERT INTO runs (id, status, input) VALUES ($1, 'pending', $2) ON CONFLICT DO NOTHING RETURNING *",
        [runId, encode(eventData.input)]
      );
      if (!made) throw refusal('EntityConflictError', 'the run exists');
      return { ...(await append(runId, eventType)), run: runOf(made) };
    }
    if (eventType === 'hook_created') {
      return claim(runId, correlationId, eventData);
    }
    if (eventType in ENDS) {
      const ended = await one(
        "UPDATE runs SET status = $2 WHERE id = $1 AND status IN ('pending', 'running') RETURNING *",
        [runId, ENDS[eventType]]
      );
      if (!ended) throw refusal('EntityConflictError', 'the run has ended');
      await query('DELETE FROM hooks WHERE run = $1', [runId]);
      return append(runId, eventType, undefined, eventData);
    }
    if (eventType === 'run_started') {
      await query(
        "UPDATE runs SET status = 'running' WHERE id = $1 AND status = 'pending'",
        [runId]
      );
    }
    if (eventType === 'hook_received') {
      const hook = await one('SELECT * FROM hooks WHERE id = $1', [
        correlationId,
      ]);
      if (!hook) throw refusal('HookNotFoundError', 'there is no such hook');
    }
    if (eventType === 'hook_disposed') {
      await query('DELETE FROM hooks WHERE id = $1', [correlationId]);
    }
    return append(runId, eventType, correlationId, eventData);
  }

  const found = (row, name) => {
    if (!row) throw refusal(name, 'not found');
    return row;
  };
  return {
    specVersion: 2,
    events: {
      create,
      list: async ({ runId }) =>
        page(
          (
            await query('SELECT * FROM events WHERE run = $1 ORDER BY id', [
              runId,
            ])
          ).map(eventOf)
        ),
    },
    runs: {
      get: async (id) =>
        runOf(
          found(
            await one('SELECT * FROM runs WHERE id = $1', [id]),
            'WorkflowRunNotFoundError'
          )
        ),
      list: async () =>
        page((await query('SELECT * FROM runs ORDER BY id', [])).map(runOf)),
    },
    hooks: {
      get: async (id) =>
        hookOf(
          found(
            await one('SELECT * FROM hooks WHERE id = $1', [id]),
            'HookNotFoundError'
          )
        ),
      getByToken: async (token) =>
        hookOf(
          found(
            await one('SELECT * FROM hooks WHERE token = $1', [token]),
            'HookNotFoundError'
          )
        ),
      list: async ({ runId }) =>
        page(
          (
            await query('SELECT * FROM hooks WHERE run = $1 ORDER BY id', [
              runId,
            ])
          ).map(hookOf)
        ),
    },
  };
}
