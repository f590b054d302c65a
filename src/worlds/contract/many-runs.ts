import type { AwaitRun, CancelRuns, GetRuns } from '../../model/call.js';
import type { Accepted } from '../../model/response.js';
import type { WorldApi } from './api.js';
import type { RequestContext } from './requests.js';
import { resolveOf, resolveParams, runShown } from './without-data.js';

type Asked = GetRuns | CancelRuns | AwaitRun;

/** Methods of `runs` that a World may lack: it is asked those that it has. */
export async function askOptional(
  { runs }: WorldApi,
  call: Asked,
  context: RequestContext
): Promise<Accepted> {
  const { names, nowMs } = context;
  const idOf = (run: string) => names.id('run', run, nowMs);
  switch (call.kind) {
    case 'getRuns': {
      if (!runs.getMany) throw lacking('getMany');
      const ids = call.runs.map(idOf);
      const found = await runs.getMany(ids, ...resolveParams(call));
      // Null says that there is none; undefined says nothing.
      const said = found.filter((run) => run !== undefined);
      const snapshots = said.map((run) => run && runShown(run, call, context));
      return { ok: true, snapshots };
    }
    case 'cancelRuns': {
      if (!runs.cancelMany) throw lacking('cancelMany');
      const { reason } = call;
      const { results, summary } = await runs.cancelMany({
        runIds: call.runs.map(idOf),
        ...(reason === undefined ? {} : { cancelReason: reason }),
      });
      const named = results.map(({ runId, outcome, status }) => {
        return { run: names.nameOf(runId) ?? '?', outcome, status };
      });
      return { ok: true, results: named, summary };
    }
    case 'awaitRun': {
      if (!runs.waitForTerminalStatus) throw lacking('waitForTerminalStatus');
      const { run, timeoutMs } = call;
      const params = {
        ...(timeoutMs === undefined ? {} : { timeoutMs }),
        ...resolveOf(call),
      };
      // Who has nothing to say need not say so.
      const given = Object.keys(params).length > 0 ? [params] : [];
      const last = await runs.waitForTerminalStatus(idOf(run), ...given);
      return { ok: true, run: runShown(last, call, context) };
    }
  }
}

function lacking(method: string): TypeError {
  return new TypeError(`The World has no runs.${method}`);
}
