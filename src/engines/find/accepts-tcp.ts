import { connect } from 'node:net';

/** How long a server may take to accept, in real ms. */
const ACCEPT_MS = 2000;

const DEFAULT_PORTS: Readonly<Record<string, number>> = {
  'http:': 80,
  'https:': 443,
  'postgres:': 5432,
  'postgresql:': 5432,
};

/** Whether something accepts connections at a URL or `host:port`. */
export function acceptsTcp(address: string): Promise<boolean> {
  const url = new URL(/:\/\//.test(address) ? address : `tcp://${address}`);
  const port = url.port ? Number(url.port) : DEFAULT_PORTS[url.protocol];
  // Brackets are for URLs alone.
  const host = url.hostname.replace(/^\[|\]$/g, '');
  return new Promise((resolve) => {
    const socket = connect({ host, port: port ?? 0, timeout: ACCEPT_MS });
    const answer = (isThere: boolean) => {
      socket.destroy();
      resolve(isThere);
    };
    socket.on('connect', () => answer(true));
    socket.on('timeout', () => answer(false));
    socket.on('error', () => answer(false));
  });
}
