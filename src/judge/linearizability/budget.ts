/** How many steps of a model a check may evaluate, over all its parts. */
export class Budget {
  steps = 0;
  /** A step was asked for after the last one had been taken. */
  isExceeded = false;

  constructor(private readonly stepsMax: number) {
    if (Number.isNaN(stepsMax) || stepsMax < 0) {
      throw new RangeError(
        `The budget is ${stepsMax}; expected a number of steps from 0 on. ` +
          'Leave it out for the default.'
      );
    }
  }

  take(): boolean {
    if (this.steps >= this.stepsMax) {
      this.isExceeded = true;
      return false;
    }
    this.steps += 1;
    return true;
  }
}
