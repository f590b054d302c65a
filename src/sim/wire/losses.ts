export type LostPart = 'request' | 'reply';

interface Loss {
  readonly part: LostPart;
  /** Called when it is lost. */
  readonly told: () => void;
}

/** What is to be lost of the next round trip of a process. */
export class Losses {
  readonly #byProcess = new Map<number, Loss>();

  expect(process: number, part: LostPart, told: () => void): void {
    this.#byProcess.set(process, { part, told });
  }

  /** Whether it is this part, which is lost now and then no more. */
  take(process: number, part: LostPart): boolean {
    const loss = this.#byProcess.get(process);
    if (loss?.part !== part) return false;
    this.#byProcess.delete(process);
    loss.told();
    return true;
  }

  clear(): void {
    this.#byProcess.clear();
  }
}
