import { NamedError } from '../../named-error.js';
import { Transaction, type TransactionOptions } from './transaction.js';

/** Far more than any schedule can bring about: each lost race is progress. */
const ATTEMPTS_MAX = 1000;

/** A transaction lost every race: more contention than a plan can make. */
export class ContentionError extends NamedError {
  override readonly name = 'ContentionError';

  constructor(readonly attempts: number) {
    super(
      `A transaction was overtaken ${attempts} times in a row, which no plan ` +
        'can cause: look for a body that changes what it reads.'
    );
  }
}

/**
 * `Store.transact`, over any backing.
 *
 * @throws ContentionError
 */
export async function attempts<T>(
  options: TransactionOptions,
  body: (tx: Transaction) => Promise<T>
): Promise<T> {
  for (let attempt = 0; attempt < ATTEMPTS_MAX; attempt++) {
    const tx = new Transaction(options);
    let result: T;
    try {
      result = await body(tx);
    } catch (error) {
      if (await tx.confirm()) throw error;
      continue;
    }
    if (await tx.commit()) return result;
  }
  throw new ContentionError(ATTEMPTS_MAX);
}
