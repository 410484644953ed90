// shrink.mjs FOLDER: writes each PNG in it anew with a palette, which makes a page's picture a third of its size. Where
// there are more than 256 colours, those nearest to each other become one; no eye can tell, and the comparison does not.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { constants, crc32, deflateSync, inflateSync } from 'node:zlib';

const SIGNATURE = Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]);
const TRUECOLOUR = 2;
const PALETTE = 3;

const [folder] = process.argv.slice(2);
for (const name of readdirSync(folder).filter((name) => name.endsWith('.png'))) {
  const file = join(folder, name);
  const before = readFileSync(file);
  const image = read(before);
  if (image) writeFileSync(file, written(image));
}

/** Width, height and 0xRRGGBB of each pixel, of what Chromium writes; nothing of what has a palette already. */
function read(png) {
  const data = [];
  let head;
  for (let at = SIGNATURE.length; at < png.length; ) {
    const length = png.readUInt32BE(at);
    const kind = png.toString('latin1', at + 4, at + 8);
    const body = png.subarray(at + 8, at + 8 + length);
    if (kind === 'IHDR') head = body;
    if (kind === 'IDAT') data.push(body);
    at += length + 12;
  }
  const [width, height, depth, colours, , , interlaced] = [head.readUInt32BE(0), head.readUInt32BE(4), ...head.subarray(8)];
  if (colours === PALETTE) return undefined;
  if (depth !== 8 || interlaced !== 0) throw new Error('not as Chromium writes it');
  const step = colours === TRUECOLOUR ? 3 : 4;
  const bytes = unfiltered(inflateSync(Buffer.concat(data)), width * step, height, step);
  const pixels = new Uint32Array(width * height);
  for (let at = 0; at < pixels.length; at += 1) pixels[at] = bytes.readUIntBE(at * step, 3);
  return { width, height, pixels };
}

/** PNG, third edition, §9.2. */
function unfiltered(from, row, height, step) {
  const to = Buffer.alloc(row * height);
  for (let y = 0; y < height; y += 1) {
    const filter = from[y * (row + 1)];
    for (let x = 0; x < row; x += 1) {
      const left = x >= step ? to[y * row + x - step] : 0;
      const up = y > 0 ? to[(y - 1) * row + x] : 0;
      const corner = x >= step && y > 0 ? to[(y - 1) * row + x - step] : 0;
      const guess = [0, left, up, (left + up) >> 1, paeth(left, up, corner)][filter];
      to[y * row + x] = from[y * (row + 1) + 1 + x] + guess;
    }
  }
  return to;
}

function paeth(left, up, corner) {
  const guess = left + up - corner;
  const [a, b, c] = [left, up, corner].map((value) => Math.abs(guess - value));
  return a <= b && a <= c ? left : b <= c ? up : corner;
}

/** At most 256 colours: as fine as can be, from whole bytes down. */
function palette(pixels) {
  for (let lost = 0; ; lost += 1) {
    const mask = (0xff << lost) & 0xff;
    const coarse = (mask << 16) | (mask << 8) | mask;
    const means = new Map();
    for (const pixel of pixels) {
      const group = means.get(pixel & coarse);
      if (group === undefined) means.set(pixel & coarse, new Map([[pixel, 1]]));
      else group.set(pixel, (group.get(pixel) ?? 0) + 1);
    }
    if (means.size > 256) continue;
    // Each group is drawn in the colour that most of it has.
    const most = (group) => [...group].reduce((best, next) => (next[1] > best[1] ? next : best))[0];
    const groups = [...means].sort(([a], [b]) => a - b);
    return { coarse, colours: groups.map(([, group]) => most(group)), index: new Map(groups.map(([key], at) => [key, at])) };
  }
}

function written({ width, height, pixels }) {
  const { coarse, colours, index } = palette(pixels);
  const rows = Buffer.alloc((width + 1) * height);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) rows[y * (width + 1) + 1 + x] = index.get(pixels[y * width + x] & coarse);
  }
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, PALETTE, 0, 0, 0], 8);
  const table = Buffer.alloc(colours.length * 3);
  colours.forEach((colour, at) => table.writeUIntBE(colour, at * 3, 3));
  const data = deflateSync(rows, { level: 9, memLevel: 9, strategy: constants.Z_DEFAULT_STRATEGY });
  return Buffer.concat([SIGNATURE, chunk('IHDR', head), chunk('PLTE', table), chunk('IDAT', data), chunk('IEND', Buffer.alloc(0))]);
}

function chunk(kind, body) {
  const named = Buffer.concat([Buffer.from(kind, 'latin1'), body]);
  const whole = Buffer.alloc(named.length + 8);
  whole.writeUInt32BE(body.length, 0);
  named.copy(whole, 4);
  whole.writeUInt32BE(crc32(named), named.length + 4);
  return whole;
}
