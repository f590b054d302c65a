import { currentActor } from '../context.js';

const RealDate = globalThis.Date;

/** The virtual time of the actor that asks; undefined outside of actors. */
function virtualNow(): number | undefined {
  const actor = currentActor();
  return actor?.surroundings?.nowMs(actor);
}

/**
 * A `Date` that reads the virtual clock. It shares the prototype of the real
 * one, so that `instanceof Date` and schema checks hold for dates made before
 * and after, and `Reflect.construct` keeps subclasses subclasses.
 */
function virtualDate(): DateConstructor {
  function VirtualDate(this: unknown, ...args: unknown[]): unknown {
    // Only a date that is asked for without more is the present one.
    const now = args.length === 0 || !new.target ? virtualNow() : undefined;
    if (!new.target) {
      return now === undefined ? RealDate() : new RealDate(now).toString();
    }
    const target = new.target === VirtualDate ? RealDate : new.target;
    return Reflect.construct(
      RealDate,
      now === undefined ? args : [now],
      target
    );
  }
  Object.defineProperties(VirtualDate, {
    name: { value: 'Date' },
    length: { value: 7 },
    prototype: { value: RealDate.prototype },
    now: { value: () => virtualNow() ?? RealDate.now(), writable: true },
    parse: { value: RealDate.parse },
    UTC: { value: RealDate.UTC },
  });
  return VirtualDate as unknown as DateConstructor;
}

/** Makes `Date` and `performance.now` read the virtual clock of actors. */
export function installTimeGates(): () => void {
  const prototype = RealDate.prototype;
  const patched = virtualDate();
  const realNow = performance.now;
  globalThis.Date = patched;
  Object.defineProperty(prototype, 'constructor', {
    value: patched,
    writable: true,
    configurable: true,
  });
  performance.now = () => virtualNow() ?? realNow.call(performance);
  return () => {
    globalThis.Date = RealDate;
    Object.defineProperty(prototype, 'constructor', {
      value: RealDate,
      writable: true,
      configurable: true,
    });
    performance.now = realNow;
  };
}
