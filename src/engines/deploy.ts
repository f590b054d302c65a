import { until } from './deadline.js';
import type { DeployOptions } from './definition.js';
import type { Deployment } from './deployment.js';
import type { EngineId } from './engine.js';
import { placeName } from './experiment/place.js';
import { acceptsTcp } from './find/accepts-tcp.js';
import { ProcessSession } from './session/process-session.js';

/** A server that stands, and where its SDK is. */
export interface Grounds {
  readonly engine: EngineId;
  readonly sdkDirectory: string;
  readonly address: string;
  readonly server: { readonly version: string; readonly origin: string };
  /** What the session of a place is told beside the address. */
  settingsOf?: ((place: string) => Promise<Record<string, string>>) | undefined;
  /** See the deployment; 100 ms unless said. */
  horizonMs?: number | undefined;
  crashServer?: (() => Promise<void>) | undefined;
  /** How the server ended, where it is the kit's own and has. */
  ending?: (() => string | undefined) | undefined;
  stop(): Promise<void>;
}

const PLACES = 2;

/** Two processes on those grounds; nothing is left if one does not come up. */
export async function deploy(
  grounds: Grounds,
  { ledger, deadlineMs }: DeployOptions
): Promise<Deployment> {
  const opened: ProcessSession[] = [];
  const close = async () => {
    await Promise.all(opened.map((session) => session.close()));
    await grounds.stop();
  };
  const openSession = async (
    place: string,
    settings: Readonly<Record<string, string>> = {}
  ) => {
    const { engine, sdkDirectory, address } = grounds;
    const own = (await grounds.settingsOf?.(place)) ?? {};
    const session = await ProcessSession.open(
      {
        engine,
        sdkDirectory,
        address,
        ledgerUrl: ledger.url,
        place,
        settings: { ...own, ...settings },
      },
      deadlineMs
    );
    opened.push(session);
    return session;
  };
  try {
    const sessions: ProcessSession[] = [];
    for (let i = 0; i < PLACES; i += 1) {
      sessions.push(await openSession(placeName(i)));
    }
    const { server, crashServer, horizonMs = 100 } = grounds;
    return {
      ledger,
      sessions,
      deadlineMs,
      horizonMs,
      server,
      openSession,
      crashServer,
      lost: async () => {
        const gone = sessions.find(({ isGone }) => isGone);
        if (gone) return `the process of place ${gone.options.place} ended`;
        return lostServer(grounds);
      },
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Until the end of a server is known that does not accept, in real ms. */
const END_MS = 1000;

async function lostServer({
  address,
  ending,
}: Grounds): Promise<string | undefined> {
  const isThere = ending?.() === undefined && (await acceptsTcp(address));
  if (isThere) return undefined;
  await until(() => !ending || ending() !== undefined, END_MS);
  const how = ending?.();
  return how ? `its server ended: ${how}` : 'its server accepts nothing more';
}
