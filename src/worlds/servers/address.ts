/** The kinds of servers that Worlds stand on. */
export const SERVER_KINDS = ['postgres', 'redis', 'mongodb'] as const;

export type ServerKind = (typeof SERVER_KINDS)[number];

/** A server as every process of a run knows it: plain data. */
export interface ServerAddress {
  readonly kind: ServerKind;
  /** For the kit's own connections: may create and drop databases. */
  readonly url: string;
  /** Begins the name of everything that this run creates on the server. */
  readonly scope: string;
  /** As the server tells it, `18.4` for one. */
  readonly version: string;
  /** Who brought the server: the kit's packages, the machine, or the user. */
  readonly origin: 'embedded' | 'path' | 'url';
}

export interface Endpoint {
  readonly host: string;
  readonly port: number;
}

/** `hostname` of a URL has brackets around an IPv6 address; sockets do not. */
export function plainHost(hostname: string): string {
  return hostname.replace(/^\[(.*)\]$/, '$1');
}

export function told({ host, port }: Endpoint): string {
  return host.includes(':') ? `[${host}]:${port}` : `${host}:${port}`;
}
