import { type Page, expect, test } from '../fixtures/index.ts';

/** WebAssembly and JavaScript together, as brotli: what a phone on a slow line waits for. */
const BUDGET = 90_000;

test('the browser’s part is small', async ({ asPerson }) => {
  const page = await asPerson('rider-1999');
  const code = await codeOf(page, '/me/export');
  expect(code.map(({ encoding }) => encoding), 'how it is sent').toEqual(code.map(() => 'br'));
  expect(code.map(({ kind }) => kind).sort()).toEqual(['javascript', 'wasm']);
  const bytes = code.reduce((sum, { bytes }) => sum + bytes, 0);
  console.log(`  wasm and JavaScript: ${bytes} bytes as brotli, of ${BUDGET} allowed`);
  expect(bytes).toBeGreaterThan(10_000);
  expect(bytes).toBeLessThan(BUDGET);

  // Their names change with them, so that they are fetched once.
  expect(code.map(({ caching }) => caching)).toEqual(code.map(() => 'public, max-age=31536000, immutable'));
});

test('a page without an island runs no script at all', async ({ asPerson, asStaff }) => {
  const person = await asPerson('rider-1999');
  for (const path of ['/', '/demo', '/sign-in', '/me', '/me/profile', '/me/channels', '/me/conversations', '/me/requests', '/me/requests/new/erasure', '/me/requests/new/erasure/check']) {
    expect(await codeOf(person, path), path).toEqual([]);
    expect(await person.content(), path).not.toMatch(/<script|modulepreload/i);
  }
  await person.goto('/me/conversations');
  await person.getByRole('link', { name: /^Read / }).first().click();
  expect(await person.content()).not.toMatch(/<script|modulepreload/i);

  const desk = await asStaff('Ailsa Corrieweft');
  expect(await codeOf(desk, '/desk')).toEqual([]);
  await desk.getByRole('link', { name: /^(Take up|Decide) / }).first().click();
  expect(await desk.content()).not.toMatch(/<script|modulepreload/i);
});

interface Code {
  kind: string;
  encoding: string | undefined;
  bytes: number;
  caching: string | undefined;
}

/** The scripts and the WebAssembly that a first visit to `path` brings. */
async function codeOf(page: Page, path: string): Promise<Code[]> {
  const code: Code[] = [];
  const note = (response: { headers(): Record<string, string> }) => {
    const headers = response.headers();
    const kind = /javascript|wasm/.exec(headers['content-type'] ?? '')?.[0];
    if (kind) {
      const [encoding, bytes, caching] = [headers['content-encoding'], Number(headers['content-length']), headers['cache-control']];
      code.push({ kind, encoding, bytes, caching });
    }
  };
  page.on('response', note);
  await page.goto(path, { waitUntil: 'networkidle' });
  page.off('response', note);
  return code;
}
