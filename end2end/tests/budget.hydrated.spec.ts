import { NOWHERE, everywhere } from '../fixtures/everywhere.ts';
import { type Page, expect, test } from '../fixtures/index.ts';

/** WebAssembly and JavaScript together, as brotli: what a phone on a slow line waits for. */
const BUDGET = 90_000;
/** The script of forms. */
const FORMS_BUDGET = 1_000;
/** What that script is for. */
const WRITTEN = 'textarea[maxlength], form[data-keeps], .becoming';

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

test('the script of forms is smaller still, and all that a page with a form brings', async ({ asPerson }) => {
  const page = await asPerson('rider-1999');
  const code = await codeOf(page, '/me/requests/new/objection');
  expect(code.map(({ kind, encoding }) => [kind, encoding])).toEqual([['javascript', 'br']]);
  expect(code.map(({ caching }) => caching)).toEqual(['public, max-age=31536000, immutable']);
  const bytes = code.reduce((sum, { bytes }) => sum + bytes, 0);
  console.log(`  the script of forms: ${bytes} bytes as brotli, of ${FORMS_BUDGET} allowed`);
  expect(bytes).toBeGreaterThan(100);
  expect(bytes).toBeLessThan(FORMS_BUDGET);
});

test('a page runs its island, or the script of its form, or no script at all', async ({ asPerson, asStaff, watching }) => {
  watching.expect(NOWHERE);
  const [islands, forms]: [string[], string[]] = [[], []];
  await everywhere({ asPerson, asStaff }, async (page, path) => {
    const content = await page.content();
    const scripts = await page.locator('script').evaluateAll((all) => all.map((script) => script.getAttribute('src') ?? ''));
    if (content.includes('<leptos-island')) {
      islands.push(path);
      return;
    }
    expect(content, path).not.toMatch(/modulepreload/i);
    const written = (await page.locator(WRITTEN).count()) > 0;
    expect(scripts.map((src) => /^\/pkg\/forms\.[0-9a-f]{16}\.js$/.test(src)), path).toEqual(written ? [true] : []);
    if (written) forms.push(path);
  });
  expect(islands, 'the one page with an island, and no other').toEqual(['/me/export']);
  expect(forms).toEqual(expect.arrayContaining(['/me/requests/new/correction/details', '/me/requests/new/objection', '/desk/requests/new']));
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
