// The one file is the whole portal: copied elsewhere, alone in its folder, it serves every file of the site in each of its
// codings, under a name that changes with its content.

import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { type IncomingHttpHeaders, get } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';

import { binary } from '../fixtures/environment.ts';
import { expect, test } from '../fixtures/index.ts';
import { Portal } from '../fixtures/portal.ts';

interface Answer {
  status: number;
  headers: IncomingHttpHeaders;
  body: Buffer;
}

test('a copy of the binary serves the site by itself, small, cut and kept', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'rightsdesk-alone-'));
  const alone = join(folder, 'rightsdesk');
  copyFileSync(binary(), alone);
  const portal = await Portal.start((data) => [alone, 'demo', '--data', data, '--listen', '127.0.0.1:0']);
  try {
    const files = await site(portal.url);
    const kinds = new Set(files.map((file) => /\.(\w+)$/.exec(file)?.[1]));
    expect([...kinds].sort()).toEqual(expect.arrayContaining(['css', 'js', 'svg', 'wasm', 'woff2']));
    for (const file of files) await whole(portal.url + file);
  } finally {
    expect(await portal.stop()).toBe(0);
    rmSync(folder, { recursive: true });
  }
});

/** Everything that the pages name: in their markup, in the stylesheet, and in the script that fetches the wasm. */
async function site(url: string): Promise<string[]> {
  const found = new Set<string>();
  const named = (text: string, from: string) => {
    // A script calls its wasm by name; what else it quotes it does not fetch.
    const kinds = from.endsWith('.js') ? /["'(]([^"'()\s]*\.(?:wasm))["')]/g : /["'(]([^"'()\s]*\.(?:css|js|wasm|woff2|svg|png))["')]/g;
    for (const [, path] of text.matchAll(kinds)) {
      const at = new URL(path ?? '', url + from);
      if (at.origin === url) found.add(at.pathname);
    }
  };
  const session = await cookie(url);
  for (const path of ['/me/export', '/me/requests/new/objection']) {
    const page = await asked(url + path, { accept: 'text/html', cookie: session });
    expect(page.status).toBe(200);
    named(page.body.toString(), path);
  }
  expect([...found].join(' '), 'the script of forms is among them').toMatch(/\/pkg\/forms\.\w+\.js/);
  for (const file of [...found]) {
    if (/\.(css|js)$/.test(file)) named((await asked(url + file)).body.toString(), file);
  }
  return [...found];
}

/** A person's session, by one of the demo's buttons. */
async function cookie(url: string): Promise<string> {
  const demo = await (await fetch(`${url}/demo`)).text();
  for (const [, token = ''] of demo.matchAll(/name="token" value="([^"]+)"/g)) {
    const body = new URLSearchParams({ token });
    const signedIn = await fetch(`${url}/sign-in`, { method: 'POST', body, redirect: 'manual', headers: { origin: url } });
    if (signedIn.headers.get('location') === '/me') return signedIn.headers.getSetCookie().map((line) => line.split(';')[0]).join('; ');
  }
  throw new Error('no button signs a person in');
}

/** The same bytes in every coding; a part of them; nothing when they are there already. */
async function whole(url: string): Promise<void> {
  const plain = await asked(url);
  expect(plain.status, url).toBe(200);
  expect(plain.headers['content-encoding'], url).toBeUndefined();
  expect(plain.body.length, url).toBeGreaterThan(0);

  const unpacked = { br: brotliDecompressSync, gzip: gunzipSync };
  for (const [coding, unpack] of Object.entries(unpacked)) {
    const packed = await asked(url, { 'accept-encoding': coding });
    expect(packed.status, url).toBe(200);
    // Fonts and pictures are as small as they get.
    if (packed.headers['content-encoding'] === undefined && /\.(woff2|png|ico)$/.test(url)) continue;
    expect(packed.headers['content-encoding'], url).toBe(coding);
    expect(packed.body.length, url).toBeLessThan(plain.body.length);
    expect(unpack(packed.body).equals(plain.body), `${url} as ${coding}`).toBe(true);
  }

  const tag = plain.headers.etag ?? '';
  expect(tag, url).toMatch(/^"[^"]+"$/);
  const again = await asked(url, { 'if-none-match': tag });
  expect([again.status, again.body.length], url).toEqual([304, 0]);
  const part = await asked(url, { range: 'bytes=1-5' });
  expect(part.status, url).toBe(206);
  expect(part.body.equals(plain.body.subarray(1, 6)), url).toBe(true);

  const forever = plain.headers['cache-control']?.includes('immutable') ?? false;
  expect(forever, `${url}: ${plain.headers['cache-control']}`).toBe(new URL(url).pathname.startsWith('/pkg/'));
}

/** As it comes, not unpacked. */
function asked(url: string, headers: Record<string, string> = {}): Promise<Answer> {
  return new Promise((resolve, reject) => {
    get(url, { headers }, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(parts) }));
    }).on('error', reject);
  });
}
