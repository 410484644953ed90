// Every page there is: none is forgotten, and axe finds nothing on any.

import { readFileSync } from 'node:fs';

import { BEHIND, DESK, ME, NOWHERE, OPEN, everywhere } from '../fixtures/everywhere.ts';
import { expect, test } from '../fixtures/index.ts';
import { violations } from '../fixtures/look.ts';
import { Watching } from '../fixtures/watching.ts';

/** Pages that somebody has to do something for first; each has tests of its own, which look at it. */
const FOUND_BY_DOING = [
  '/enter/{code}', '/fetch/{address}', '/me/requests/{reference}', '/me/requests/{reference}/address', '/desk/requests/{reference}/address',
  '/desk/requests/{reference}/copy',
];

test('no page is forgotten', async () => {
  const source = readFileSync(new URL('../../app/src/routes.rs', import.meta.url), 'utf8');
  const routed = [...source.matchAll(/^ {4}\("(\/[^"]*)", Who::/gm)].map(([, path]) => path ?? '');
  const demo = /DEMO_ONLY: \[&str; \d+\] = \[DEMO, "([^"]+)"\]/.exec(source)?.[1] ?? '';
  expect(routed.length).toBeGreaterThan(15);
  const behind = Object.values(BEHIND);
  const gone = (path: string) =>
    [...OPEN, ...ME, ...DESK].includes(path) || behind.some((list) => new RegExp(`^${list}\\{\\w+\\}$`).test(path));
  expect([...routed, demo].filter((path) => !gone(path))).toEqual(FOUND_BY_DOING);
});

test('axe finds nothing anywhere', async ({ asPerson, asStaff, watching }, info) => {
  test.setTimeout(240_000);
  watching.expect(NOWHERE);
  await everywhere({ asPerson, asStaff }, async (page, path) => {
    for (const [width, colorScheme] of [[1280, 'light'], [390, 'dark']] as const) {
      await page.setViewportSize({ width, height: 800 });
      await page.emulateMedia({ colorScheme });
      expect.soft(await violations(page, info), `${path} at ${width}, ${colorScheme}`).toEqual([]);
    }
  });
});

test('no page breaks its own policy', async ({ asPerson, asStaff, browser, portal, watching }) => {
  test.setTimeout(240_000);
  watching.expect(NOWHERE);
  let pages = 0;
  await everywhere({ asPerson, asStaff }, async () => {
    pages += 1;
  });
  expect(pages).toBeGreaterThan(15);
  expect(watching.breaches).toEqual([]);

  // The control: one of them, under its own policy, with something in it that the policy forbids.
  const context = await browser.newContext();
  const broken = new Watching(portal.url);
  broken.over(context);
  await context.route(`${portal.url}/sign-in`, async (route) => {
    const response = await route.fetch();
    const body = (await response.text()).replace('</main>', '<p style="color: red">red</p></main>');
    await route.fulfill({ response, body });
  });
  const page = await context.newPage();
  await page.goto('/sign-in');
  await expect.poll(() => broken.breaches.length).toBeGreaterThan(0);
  console.log(`  policy: ${pages} pages, ${watching.breaches.length} breaches; the control: ${broken.breaches.length} on one`);
  await context.close();
});
