import type {
  Exchange,
  ServerPart,
  WireCodec,
} from '../../../src/sim/wire/codec.js';

/** A line asks, a line answers; a line that begins with `!` is a push. */
export class LineCodec implements WireCodec {
  #unanswered = 0;
  #listens = false;
  #client = '';
  #server = '';

  fromClient(bytes: Buffer): Exchange[] {
    const lines = (this.#client + bytes).split('\n');
    this.#client = lines.pop() ?? '';
    return lines.map((line) => {
      const [name = '', target = ''] = line.split(' ');
      this.#unanswered++;
      if (name === 'listen') this.#listens = true;
      const mayNotify = name === 'notify';
      const all = Buffer.from(`${line}\n`);
      return { bytes: all, name, target, isAnswered: true, mayNotify };
    });
  }

  fromServer(bytes: Buffer): ServerPart[] {
    const lines = (this.#server + bytes).split('\n');
    this.#server = lines.pop() ?? '';
    return lines.flatMap((line): ServerPart[] => {
      const all = Buffer.from(`${line}\n`);
      if (line.startsWith('!')) {
        return [{ kind: 'push', bytes: all, name: 'push', target: line }];
      }
      this.#unanswered--;
      if (line === 'barrier') return [];
      return [{ kind: 'reply', bytes: all, outcome: line }];
    });
  }

  barrier(): Buffer | undefined {
    if (!this.#listens || this.#unanswered > 0) return undefined;
    this.#unanswered++;
    return Buffer.from('barrier\n');
  }

  get isAtRest(): boolean {
    return this.#unanswered === 0;
  }
}
