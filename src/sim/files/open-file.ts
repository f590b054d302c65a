import { constants } from 'node:fs';
import { resize, splice } from './bytes.js';
import { EMPTY, type FileNode, fileNode, type Inode } from './inode.js';
import { type Follow, locate, type Place } from './lookup.js';
import { fail, type SystemCall } from './system-error.js';
import { tornLength } from './tear.js';
import { attach, contentChanged, type Volume } from './volume.js';

/** What a descriptor stands for; it outlives the name it was opened by. */
export interface OpenFile {
  readonly node: Inode;
  readonly path: string;
  readonly flags: number;
  position: number;
}

const { O_APPEND, O_CREAT, O_DIRECTORY, O_EXCL, O_NOFOLLOW } = constants;
const { O_DSYNC, O_RDONLY, O_RDWR, O_SYNC, O_TRUNC, O_WRONLY } = constants;
const ACCESS_MODE = O_RDONLY | O_WRONLY | O_RDWR;
/** Of these every write is durable when it returns. */
const SYNCHRONOUS = O_SYNC | O_DSYNC;

/** open(2): creates, refuses or truncates as the bits of `flags` say. */
export function openFile(
  volume: Volume,
  path: string,
  flags: number,
  mode: number | undefined,
  call: SystemCall = { syscall: 'open', path }
): OpenFile {
  const exclusive = (flags & O_CREAT) !== 0 && (flags & O_EXCL) !== 0;
  const place = locate(volume, path, following(path, flags), call);
  if (flags & O_CREAT && place.slash) fail('EISDIR', call);
  const node = place.node
    ? opened(place.node, place, flags, exclusive, call)
    : created(volume, place, flags, mode, call);
  if (flags & O_TRUNC && node.kind === 'file' && place.node) {
    volume.pending?.resize(node, path, 0);
    node.content = EMPTY;
    contentChanged(node, volume.now());
  }
  return { node, path, flags, position: 0 };
}

/** A name with a slash cannot be created, so nobody looks where it leads. */
function following(path: string, flags: number): Follow {
  if (flags & O_CREAT && (flags & O_EXCL || path.endsWith('/'))) return 'never';
  return flags & O_NOFOLLOW ? 'slash' : 'always';
}

function opened(
  node: Inode,
  place: Place,
  flags: number,
  exclusive: boolean,
  call: SystemCall
): Inode {
  if (exclusive) fail('EEXIST', call);
  if (node.kind === 'directory') {
    const writes = (flags & ACCESS_MODE) !== O_RDONLY || flags & O_CREAT;
    return writes ? fail('EISDIR', call) : node;
  }
  if (place.slash || flags & O_DIRECTORY) fail('ENOTDIR', call);
  return node.kind === 'symlink' ? fail('ELOOP', call) : node;
}

function created(
  volume: Volume,
  { directory, name }: Place,
  flags: number,
  mode: number | undefined,
  call: SystemCall
): FileNode {
  if ((flags & O_CREAT) === 0) fail('ENOENT', call);
  volume.lastInode += 1;
  const node = fileNode(volume.lastInode, volume.now(), mode);
  attach(volume, directory, name, node);
  return node;
}

/** The bytes from `position` on (the file's own, if null), uncopied. */
export function readAt(
  file: OpenFile,
  length: number,
  position: number | null
): Buffer {
  const call = { syscall: 'read' };
  if ((file.flags & ACCESS_MODE) === O_WRONLY) fail('EBADF', call);
  if (file.node.kind !== 'file') return fail('EISDIR', call);
  const start = position ?? file.position;
  const bytes = file.node.content.subarray(start, start + length);
  if (position === null) file.position += bytes.length;
  return bytes;
}

/** Writes `data`, which becomes the file's own, and answers its length. */
export function writeAt(
  volume: Volume,
  file: OpenFile,
  data: Buffer,
  position: number | null
): number {
  const node = writable(file, 'EBADF', 'write');
  if (data.length === 0) return 0;
  const appends = (file.flags & O_APPEND) !== 0;
  const start = appends ? node.content.length : (position ?? file.position);
  const bytes = volume.cut === undefined ? data : torn(volume, data);
  if (bytes.length > 0) {
    volume.pending?.write(node, file.path, start, bytes);
    node.content = splice(node.content, bytes, start);
    contentChanged(node, volume.now());
    if (file.flags & SYNCHRONOUS) flush(volume, node);
  }
  if (position === null) file.position = start + data.length;
  return data.length;
}

/** fsync of the file, unless the process has died in the call. */
export function flush(volume: Volume, node: Inode): void {
  if (volume.cut === undefined) volume.pending?.synced(node);
}

/** Puts `data` in the place of all that a file has. */
export function replaceContent(
  volume: Volume,
  node: FileNode,
  path: string,
  data: Buffer
): void {
  const bytes = volume.cut === undefined ? data : torn(volume, data);
  volume.pending?.resize(node, path, 0);
  node.content = EMPTY;
  if (bytes.length > 0) volume.pending?.write(node, path, 0, bytes);
  node.content = bytes;
  contentChanged(node, volume.now());
}

/** The first write of a call is cut, and there is no other. */
function torn(volume: Volume, data: Buffer): Buffer {
  const length = tornLength(data.length, volume.cut ?? 0);
  volume.cut = 0;
  return data.subarray(0, length);
}

export function truncateTo(
  volume: Volume,
  file: OpenFile,
  length: number
): void {
  const node = writable(file, 'EINVAL', 'ftruncate');
  volume.pending?.resize(node, file.path, Math.max(0, length));
  node.content = resize(node.content, Math.max(0, length));
  contentChanged(node, volume.now());
}

function writable(file: OpenFile, code: string, syscall: string): FileNode {
  const reads = (file.flags & ACCESS_MODE) === O_RDONLY;
  if (reads || file.node.kind !== 'file') return fail(code, { syscall });
  return file.node;
}
