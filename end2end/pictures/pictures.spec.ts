// Every page as it was when somebody last looked at it and found it right: `references` holds the pictures, and at most
// one pixel in a thousand may differ. The demo that is photographed stands still (server/examples/still.rs). After a
// change that is meant: scripts/test/pictures.sh --update-snapshots, and look at what changed before it is kept.

import { type Browser, type BrowserContext, type Page, expect, test as playwright } from '@playwright/test';

import { enterAs } from '../fixtures/entering.ts';
import { still } from '../fixtures/environment.ts';
import { sideways } from '../fixtures/look.ts';
import { Portal } from '../fixtures/portal.ts';
import { SIGHTS, type Shot, called, covering, everything, missing } from './plan.ts';

/** Of all pixels, so many may differ, and a pixel differs when its colour does by more than an eye can tell. */
const SAME = { maxDiffPixelRatio: 0.001, threshold: 0.1 };
/** Where a page is longer, its end is a sight of its own. The styleguide is taken whole: it has one of everything. */
const TALLEST = 2600;
/** `make soak`: every page in every way, not only the ways that are kept. */
const ALL = Boolean(process.env['RIGHTSDESK_ALL_PICTURES']);

const test = playwright.extend<object, { portal: Portal }>({
  portal: [
    async ({}, use) => {
      const portal = await Portal.start((data) => [still(), data]);
      await use(portal);
      await portal.stop();
    },
    { scope: 'worker', timeout: 120_000 },
  ],
});

test('every width meets every language, scheme and kind of browser', () => {
  expect(missing(covering())).toEqual([]);
  expect(missing(covering().slice(0, 4)), 'what is missing is found').not.toEqual([]);
  const names = covering().map(called);
  expect(new Set(names).size).toBe(names.length);
});

test('how a sight is looked at follows from its name, and no other sight moves it', () => {
  const names = covering().map(called);
  for (const gone of SIGHTS) {
    const left = covering(SIGHTS.filter((sight) => sight !== gone)).map(called);
    expect(left, gone.name).toEqual(names.filter((_, at) => SIGHTS[at >> 1] !== gone));
  }
  const ends = covering().filter(({ end }) => end).map(called);
  expect(ends.map((name) => name.replace('-end-', '-')).filter((name) => !names.includes(name)), 'the end of nothing').toEqual([]);
  // The control: by another name it is looked at otherwise.
  const [first] = SIGHTS;
  if (!first) throw new Error('no sights');
  const ways = [...'abcdefgh'].map((name) => covering([{ ...first, name }]).map((shot) => called({ ...shot, name: '' })).join());
  expect(new Set(ways).size).toBeGreaterThan(1);
});

test('a page whose end is on no picture is told', () => {
  const found = (name: string) => covering().find((shot) => shot.name === name) ?? covering()[0];
  const [short, long] = [found('home'), found('overview')];
  if (!short || !long) throw new Error('no sights');
  expect([TALLEST - 1, TALLEST].map((height) => isCutOff(short, height))).toEqual([false, true]);
  expect(isCutOff(long, TALLEST), 'its end is a sight').toBe(false);
});

const kept = new Set(covering().map(called));

// Those that are kept come first, so that what they list of visits is what it is without the others.
const others = ALL ? everything().filter((shot) => !kept.has(called(shot))) : [];
for (const shot of [...covering(), ...others]) {
  const name = called(shot);
  test(name, async ({ browser, portal }) => {
    const picture = await taken(browser, portal, shot);
    if (!kept.has(name)) return;
    expect(isCutOff(shot, heightOf(picture)), 'its end is on no picture').toBe(false);
    expect(picture).toMatchSnapshot(`${name}.png`, SAME);
  });
}

test('how often somebody came is the same on every picture, and when they came is not', async ({ browser, portal }) => {
  for (const [name, same] of [['overview', true], ['activity', false]] as const) {
    const shot = covering().find((each) => each.name === name);
    if (!shot) throw new Error('no such sight');
    const before = await taken(browser, portal, shot);
    expect((await taken(browser, portal, shot)).equals(before), name).toBe(same);
  }
});

if (ALL) {
  // What is not kept is held against its like: a page is the same with scripts and without. Both have signed in before
  // either is looked at, for some pages list who came. What a list of visits says of each is whether it is one's own.
  const ownVisit = ['sessions', 'desk-sessions'];
  // The island; and whoever opens a record twice reads that it was open before.
  const unlike = ['export', 'export-end', 'review-opened', 'review-opened-end', ...ownVisit];
  const alike = everything().filter(({ javaScript, name }) => javaScript && !unlike.includes(name));
  for (const shot of alike) {
    test(`${called(shot)} is the same without scripts`, async ({ browser, portal }, info) => {
      await visited(browser, portal, shot, (scripted) =>
        visited(browser, portal, { ...shot, javaScript: false }, async (plain) => {
          const [with_, without] = [await pictured(scripted, shot), await pictured(plain, shot)];
          await info.attach(`${called(shot)}-twice.png`, { body: with_, contentType: 'image/png' });
          expect(without.equals(with_), 'the same bytes').toBe(true);
        }),
      );
    });
  }
}

async function taken(browser: Browser, portal: Portal, shot: Shot): Promise<Buffer> {
  return visited(browser, portal, shot, (page) => pictured(page, shot));
}

/** Signs in, where somebody's page is to be seen, and out again at the end. */
async function visited<T>(browser: Browser, portal: Portal, shot: Shot, look: (page: Page) => Promise<T>): Promise<T> {
  const { scheme, width, language, javaScript } = shot;
  const context = await browser.newContext({
    baseURL: portal.url,
    colorScheme: scheme,
    javaScriptEnabled: javaScript,
    locale: language,
    reducedMotion: 'reduce',
    timezoneId: 'UTC',
    viewport: { width, height: 800 },
  });
  try {
    await withFontsAtOnce(context);
    const page = await context.newPage();
    await signIn(page, portal.url, shot);
    const seen = await look(page);
    if (shot.who) await signOut(page, portal.url);
    return seen;
  } finally {
    await context.unrouteAll({ behavior: 'ignoreErrors' });
    await context.close();
  }
}

async function pictured(page: Page, shot: Shot): Promise<Buffer> {
  await arrive(page, shot);
  // Who comes by a link is there before all of the page is.
  await page.waitForLoadState('load');
  await page.evaluate(() => document.fonts.ready);
  await page.evaluate(drawWithOurFontsOnly);
  await page.evaluate(countVisitsAlike);
  expect(await sideways(page)).toEqual([]);
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  const tall = shot.name === 'styleguide' ? height : Math.min(height, TALLEST);
  const clip = { x: 0, y: shot.end ? height - tall : 0, width: shot.width, height: tall };
  return page.screenshot({ fullPage: true, clip, animations: 'disabled', caret: 'hide' });
}

/** Whether something of it is left that no sight shows the end of. */
function isCutOff({ name, end }: Shot, height: number): boolean {
  const isWhole = end || name === 'styleguide' || height < TALLEST;
  return !isWhole && !SIGHTS.some((sight) => sight.name === `${name}-end`);
}

/** How high a picture is, as its header says (PNG 1.2, 11.2.2). */
function heightOf(picture: Buffer): number {
  return picture.readUInt32BE(20);
}

async function signIn(page: Page, url: string, { who, scheme }: Shot): Promise<void> {
  if (!who) return;
  const name = typeof who === 'string' ? who : who[scheme === 'light' ? 0 : 1];
  expect(await enterAs(page, url, name)).toMatch(/^\/(me|desk)$/);
}

/** As the page's own button does. */
async function signOut(page: Page, url: string): Promise<void> {
  const stamp = await page.locator('form[action="/sign-out"] input[name="stamp"]').getAttribute('value');
  const left = await page.context().request.post(`${url}/sign-out`, {
    form: { stamp: stamp ?? '' },
    headers: { origin: url },
    maxRedirects: 0,
  });
  expect(left.headers()['location']).toBe('/');
}

async function arrive(page: Page, { path, then, by }: Shot): Promise<void> {
  await page.goto(path);
  if (by) {
    await by(page);
    expect(new URL(page.url()).pathname).toMatch(then ?? 'no such page');
  } else if (then) {
    const links = await page.getByRole('main').getByRole('link').evaluateAll((all) => all.map((link) => link.getAttribute('href')));
    await page.goto(links.find((link) => link !== null && then.test(link)) ?? 'no such link');
  }
}

/** The portal's pages do not wait for fonts (style/fonts.css); a picture does. */
async function withFontsAtOnce(context: BrowserContext): Promise<void> {
  await context.route('**/pkg/*.css', async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: (await response.text()).replaceAll('font-display:optional', 'font-display:block') });
  });
}

/** Letters that the portal's fonts lack look different on each machine, and what others are called in each run. */
function drawWithOurFontsOnly(): void {
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let text = texts.nextNode(); text; text = texts.nextNode()) {
    text.nodeValue = (text.nodeValue ?? '')
      .replace(/[^\u0000-\u017f\u2010-\u201e\u2026\u20ac\u2212]/gu, '×')
      // Drawn by chance when somebody is first seen: which page comes first is another in each run.
      .replace(/\b(participants?|Personen|Person) [0-9A-Z]{4}\b/g, '$1 KTRW')
      // How much the log has to say of somebody hangs on what else was photographed.
      .replace(/^\d+ (entry|entries|Eintrag|Einträge)$/, '7 $1');
  }
}

/** How often somebody came is counted on their overview: what else was photographed of theirs is another in each run. */
function countVisitsAlike(): void {
  for (const row of document.querySelectorAll('.register li:has(> a[href="/me/activity"])')) {
    const [count] = row.querySelector('.count')?.childNodes ?? [];
    if (!count?.nodeValue) throw new Error('nobody counts who came');
    count.nodeValue = '7';
  }
}
