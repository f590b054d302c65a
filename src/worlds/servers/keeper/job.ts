import type { ServerKind } from '../address.js';

/** What a keeper is started for. */
export type KeeperJob =
  /** Run a server in a directory of its own; end it, remove the directory. */
  | { readonly type: 'run'; readonly kind: ServerKind }
  /** Drop, in the end, all that carries the scope on a server of the user. */
  | {
      readonly type: 'sweep';
      readonly kind: ServerKind;
      readonly url: string;
      readonly scope: string;
    };

export interface KeptServer {
  readonly url: string;
  readonly origin: 'embedded' | 'path' | 'url';
}

/** What a keeper is told. */
export type KeeperCommand =
  | { readonly type: 'job'; readonly job: KeeperJob }
  | { readonly type: 'release' };

/** What a keeper tells. */
export type KeeperMessage =
  | { readonly type: 'ready'; readonly server: KeptServer }
  | { readonly type: 'failed'; readonly reason: string }
  | { readonly type: 'released'; readonly problem?: string };
