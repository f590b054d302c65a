/**
 * The options of Node's functions, as far as they mean something here. Node
 * takes a bare encoding where others pass an object.
 */
export interface ReadFileOptions {
  readonly encoding?: string | null | undefined;
  readonly flag?: string | number | undefined;
}

export interface WriteFileOptions {
  readonly encoding?: BufferEncoding | null | undefined;
  readonly flag?: string | number | undefined;
  readonly mode?: number | string | undefined;
  /** fsync before it is done. */
  readonly flush?: boolean | undefined;
}

export interface ReaddirOptions {
  readonly encoding?: string | null | undefined;
  readonly withFileTypes?: boolean | undefined;
  readonly recursive?: boolean | undefined;
}

export interface MkdirOptions {
  readonly recursive?: boolean | undefined;
  readonly mode?: number | string | undefined;
}

export interface StatOptions {
  readonly bigint?: boolean | undefined;
  /** `false`: a missing entry is `undefined` instead of ENOENT. */
  readonly throwIfNoEntry?: boolean | undefined;
}

export type EncodingOr<Options> = Options | string | null | undefined;

type WithEncoding<Options> = Options & {
  readonly encoding?: string | null | undefined;
};

/** Options as an object, whichever of the two forms was used. */
export function asOptions<Options extends object>(
  options: EncodingOr<Options>
): WithEncoding<Options> {
  if (typeof options === 'string') {
    return { encoding: options } as WithEncoding<Options>;
  }
  return (options ?? {}) as WithEncoding<Options>;
}

/** Node takes modes as numbers or as octal text. */
export function asMode(mode: number | string | undefined): number | undefined {
  return typeof mode === 'string' ? Number.parseInt(mode, 8) : mode;
}
