import { currentActor } from '../../context.js';
import { UnsupportedEffectError } from '../unsupported-effect.js';
import type { AnyFunction } from './operation.js';
import { fileGates } from './session.js';
import { virtualPath, withoutRoot } from './virtual-path.js';
import { reportEscape } from './wrap.js';

/** What no gate can hold; refused below the virtual root. */
export const UNSUPPORTED = [
  'cp',
  'cpSync',
  'glob',
  'globSync',
  'lchmod',
  'lchmodSync',
  'openAsBlob',
  'opendir',
  'opendirSync',
  'statfs',
  'statfsSync',
  'watch',
  'watchFile',
];

/** Promised functions that answer an iterator, and so throw at once. */
const ITERATORS: readonly string[] = ['glob', 'watch'];

/** As `refuse`, by a rejection where the function answers a promise. */
export function refusePromised(
  name: string,
  original: AnyFunction
): AnyFunction {
  const refusing = refuse(name, original);
  if (ITERATORS.includes(name)) return refusing;
  return async (...args) => refusing(...args);
}

/** Throws UnsupportedEffectError when an actor names a virtual path. */
export function refuse(name: string, original: AnyFunction): AnyFunction {
  const isSync = name.endsWith('Sync');
  return (...args) => {
    const gates = fileGates();
    const actor = gates && currentActor();
    if (!actor) return original(...args);
    const path = virtualPath(gates.root, args[0]);
    if (path === undefined || !gates.files(actor)) {
      if (!isSync) reportEscape(gates, actor, `fs:${name}`, args);
      return original(...args);
    }
    const target = withoutRoot(gates.root, path);
    throw new UnsupportedEffectError({
      kind: 'fs',
      name: `fs:${name}`,
      target,
    });
  };
}
