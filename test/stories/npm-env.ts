/** Of the project that packs the kit: what npm told this process of. */
export const OWN_ENV = Object.fromEntries(
  Object.entries(process.env).filter(([name]) => !/^npm_/i.test(name))
);
