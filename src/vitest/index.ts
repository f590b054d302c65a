/**
 * A World's conformance as tests of its own repository.
 *
 * @module
 */
export { type DescribeWorldOptions, describeWorld } from './describe-world.js';
