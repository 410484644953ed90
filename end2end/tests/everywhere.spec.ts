// Every page there is: none is forgotten, and axe finds nothing on any.

import { readFileSync, readdirSync } from 'node:fs';

import { BEHIND, DESK, ME, NOWHERE, OPEN, everywhere, filled, routed } from '../fixtures/everywhere.ts';
import { expect, test } from '../fixtures/index.ts';
import { unfold, violations, violationsAt } from '../fixtures/look.ts';
import { Watching } from '../fixtures/watching.ts';
import { SIGHTS, type Sight } from '../pictures/plan.ts';

/** Pages that somebody has to do something for first; each has tests of its own, which look at it and try it. */
const FOUND_BY_DOING = [
  '/enter/{code}', '/fetch/{address}', '/me/requests/new/appeal', '/me/requests/new/appeal/check', '/me/requests/{reference}',
  '/me/requests/{reference}/address', '/desk/requests/{reference}/check', '/desk/requests/{reference}/address',
  '/desk/requests/{reference}/copy', '/desk/apps/{app}/facts', '/desk/apps/{app}/delete', '/desk/apps/{app}/delete/check',
  '/desk/apps/{app}/deletion', '/desk/apps/{app}/retention',
];

test('no page is forgotten', async () => {
  expect(routed().length).toBeGreaterThan(15);
  const behind = Object.values(BEHIND);
  const gone = (path: string) =>
    [...OPEN, ...ME, ...DESK].some((at) => at.replace(/\?.*$/, '') === path) || behind.some((list) => new RegExp(`^${list}\\{\\w+\\}$`).test(path));
  expect(routed().filter((path) => !gone(path))).toEqual(FOUND_BY_DOING);
});

test('what no link leads to is tried where a test comes to it', async () => {
  const tests = readdirSync(new URL('.', import.meta.url)).filter((name) => name.endsWith('.spec.ts'));
  const sources = tests.map((name) => readFileSync(new URL(name, import.meta.url), 'utf8')).join('\n');
  const tried = [...sources.matchAll(/\btried\(\w+, '([^']+)'\)/g)].map(([, route]) => route);
  expect(FOUND_BY_DOING.filter((route) => !tried.includes(route))).toEqual([]);
});

test('no page is left out of the plan of pictures', async () => {
  expect(unphotographed(SIGHTS)).toEqual([]);
  // The control: a page is missed without the sights that show it.
  for (const route of routed()) {
    expect(unphotographed(SIGHTS.filter((sight) => !shows(sight, route)))).toContain(route);
  }
});

test('axe finds nothing anywhere', async ({ asPerson, asStaff, watching }, info) => {
  test.setTimeout(480_000);
  watching.expect(NOWHERE);
  let unfolded = 0;
  await everywhere({ asPerson, asStaff }, async (page, path) => {
    const axed = async (how: string) => {
      for (const [width, colorScheme] of [[1280, 'light'], [390, 'dark']] as const) {
        expect.soft(await violationsAt(page, info, { width, colorScheme }), `${path} at ${width}, ${colorScheme}${how}`).toEqual([]);
      }
    };
    await axed('');
    if ((await unfold(page)) === 0) return;
    unfolded += 1;
    await axed(', unfolded');
  });
  expect(unfolded, 'pages with something folded').toBeGreaterThan(5);
});

test('what is wrong within a fold is found once it is open', async ({ asPerson }, info) => {
  const page = await asPerson('rider-1999');
  await page.locator('details').first().evaluate((details) => {
    details.append(document.createElement('button'));
  });
  expect(await violations(page, info), 'folded').toEqual([]);
  expect(await unfold(page)).toBeGreaterThan(0);
  expect((await violations(page, info)).filter((found) => found.startsWith('button-name'))).toHaveLength(1);
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

/** Whether this sight is of the page at this address, or of one that a link on it leads to. */
function shows({ path, then }: Sight, route: string): boolean {
  const samples = ['0000-0000-0000', '0a1b2c'].map((hole) => filled(route, hole));
  if (then) return samples.some((sample) => then.test(sample));
  return new RegExp(`^${filled(route, '[^/?]+')}$`).test(path.replace(/\?.*$/, ''));
}

/** The pages of which no sight is. */
function unphotographed(sights: readonly Sight[]): string[] {
  return routed().filter((route) => !sights.some((sight) => shows(sight, route)));
}
