type Kit = {
  readonly 'scenarios/index': typeof import('../../scenarios/index.js');
  readonly 'src/explore/actor': typeof import('../../src/explore/actor.js');
  readonly 'src/explore/addressed': typeof import('../../src/explore/addressed.js');
  readonly 'src/explore/attempt': typeof import('../../src/explore/attempt.js');
  readonly 'src/explore/cells': typeof import('../../src/explore/cells.js');
  readonly 'src/explore/divergences': typeof import('../../src/explore/divergences.js');
  readonly 'src/explore/drafts': typeof import('../../src/explore/drafts.js');
  readonly 'src/explore/explore': typeof import('../../src/explore/explore.js');
  readonly 'src/explore/laboratory': typeof import('../../src/explore/laboratory.js');
  readonly 'src/laboratory/host/host': typeof import('../../src/laboratory/host/host.js');
  readonly 'src/laboratory/host/install': typeof import('../../src/laboratory/host/install.js');
  readonly 'src/laboratory/host/serve': typeof import('../../src/laboratory/host/serve.js');
  readonly 'src/explore/tally': typeof import('../../src/explore/tally.js');
  readonly 'src/explore/warm-up': typeof import('../../src/explore/warm-up.js');
  readonly 'src/explore/likeness': typeof import('../../src/explore/likeness.js');
  readonly 'src/explore/observer': typeof import('../../src/explore/observer.js');
  readonly 'src/explore/policies/context': typeof import('../../src/explore/policies/context.js');
  readonly 'src/explore/position': typeof import('../../src/explore/position.js');
  readonly 'src/explore/reporter': typeof import('../../src/explore/reporter.js');
  readonly 'src/explore/schedule': typeof import('../../src/explore/schedule.js');
  readonly 'src/explore/servers': typeof import('../../src/explore/servers.js');
  readonly 'src/explore/subject-request': typeof import('../../src/explore/subject-request.js');
  readonly 'src/explore/time-share': typeof import('../../src/explore/time-share.js');
  readonly 'src/explore/token': typeof import('../../src/explore/token.js');
  readonly 'src/explore/turns': typeof import('../../src/explore/turns.js');
  readonly 'src/judge/judge': typeof import('../../src/judge/judge.js');
  readonly 'src/model/clauses/registry': typeof import('../../src/model/clauses/registry.js');
  readonly 'src/model/contract-features': typeof import('../../src/model/contract-features.js');
  readonly 'src/sim/clock': typeof import('../../src/sim/clock.js');
  readonly 'src/sim/context': typeof import('../../src/sim/context.js');
  readonly 'src/sim/idle': typeof import('../../src/sim/idle.js');
  readonly 'src/sim/machine': typeof import('../../src/sim/machine.js');
  readonly 'src/sim/realms/realm': typeof import('../../src/sim/realms/realm.js');
  readonly 'src/sim/trace': typeof import('../../src/sim/trace.js');
  readonly 'src/worlds/contract/declared': typeof import('../../src/worlds/contract/declared.js');
  readonly 'src/worlds/contract/driver': typeof import('../../src/worlds/contract/driver.js');
  readonly 'src/worlds/contract/instants': typeof import('../../src/worlds/contract/instants.js');
  readonly 'src/worlds/contract/names': typeof import('../../src/worlds/contract/names.js');
  readonly 'src/worlds/load': typeof import('../../src/worlds/load.js');
  readonly 'src/worlds/package/factory': typeof import('../../src/worlds/package/factory.js');
  readonly 'src/worlds/resolve': typeof import('../../src/worlds/resolve.js');
  readonly 'src/worlds/served/instances': typeof import('../../src/worlds/served/instances.js');
  readonly 'src/worlds/served/kinds': typeof import('../../src/worlds/served/kinds.js');
  readonly 'src/worlds/servers/place': typeof import('../../src/worlds/servers/place.js');
  readonly 'src/worlds/servers/server': typeof import('../../src/worlds/servers/server.js');
  readonly 'src/worlds/subject': typeof import('../../src/worlds/subject.js');
};

/** Where the build is. */
export const BUILD = new URL('../../dist/', import.meta.url);

/**
 * A module of the build, with the types of its source: what is measured is
 * what users run, not what a loader makes of the source on the way.
 */
export async function fromBuild<Path extends keyof Kit>(
  path: Path
): Promise<Kit[Path]> {
  try {
    return (await import(new URL(`${path}.js`, BUILD).href)) as Kit[Path];
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new Error(`${reason}\nRun \`npm run build\` first.`, { cause });
  }
}
