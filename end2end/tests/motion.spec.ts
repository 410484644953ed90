import { NOWHERE, everywhere, named } from '../fixtures/everywhere.ts';
import { type Page, expect, test } from '../fixtures/index.ts';
import { moving } from '../fixtures/tried.ts';
import { screen } from '../fixtures/look.ts';
import { ONCE } from '../fixtures/twice.ts';

test('nothing moves for who asked for stillness', ONCE, async ({ asPerson, asStaff, watching }) => {
  watching.expect(NOWHERE);
  const page = await asPerson('rider-1999');
  await page.emulateMedia({ reducedMotion: 'no-preference' });
  await page.goto('/me');
  expect(await moving(page), 'something that moves is found').not.toEqual([]);

  await everywhere({ asPerson, asStaff }, async (page, path) => {
    await page.emulateMedia({ reducedMotion: 'reduce' });
    expect.soft(await moving(page), path).toEqual([]);
  });
});

test('what can be pressed, and where one is, can be told where the reader’s own colours rule', ONCE, async ({ asPerson, asStaff, watching }, info) => {
  watching.expect(NOWHERE);
  let places = 0;
  await everywhere({ asPerson, asStaff }, async (page, path) => {
    await page.emulateMedia({ forcedColors: 'active' });
    const found = await untold(page);
    places += found.places;
    expect.soft(found.untold, path).toEqual([]);
    await screen(page, info, `forced-colours-${named(path)}`);
  });
  expect(places, 'places that are the current one').toBeGreaterThan(10);
});

test('what cannot be told there is found', async ({ asPerson }) => {
  const page = await asPerson('rider-1999');
  await page.emulateMedia({ forcedColors: 'active' });
  await page.goto('/me/export');
  expect((await untold(page)).untold).toEqual([]);
  await page.evaluate(() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync('nav a, button { border: 0 !important; text-decoration: none !important }');
    document.adoptedStyleSheets = [sheet];
    document.querySelector('main')?.append(Object.assign(document.createElement('button'), { textContent: 'flat' }));
  });
  expect((await untold(page)).untold).toEqual(expect.arrayContaining(['a Copy', 'button flat']));
});

/** What looks like a text though it can be pressed, and a current place that looks like the others beside it. */
function untold(page: Page): Promise<{ untold: string[]; places: number }> {
  return page.evaluate(() => {
    const seen = (element: Element) => element.getClientRects().length > 0;
    const said = (element: Element) => `${element.localName} ${(element.textContent ?? '').trim()}`;
    const flat = [...document.querySelectorAll('main button')].filter((button) => {
      const { borderTopWidth, textDecorationLine } = getComputedStyle(button);
      return seen(button) && borderTopWidth === '0px' && !textDecorationLine.includes('underline');
    });
    let places = 0;
    const lost = [...document.querySelectorAll('nav')].flatMap((nav) => {
      const edge = (link: Element) => {
        const { borderBlockEndColor, borderBlockEndWidth, borderInlineStartWidth } = getComputedStyle(link);
        return `${borderBlockEndWidth} ${borderBlockEndColor} ${borderInlineStartWidth}`;
      };
      const links = [...nav.querySelectorAll('a')].filter(seen);
      const current = links.filter((link) => link.ariaCurrent !== null);
      const others = new Set(links.filter((link) => link.ariaCurrent === null).map(edge));
      places += current.length;
      return current.filter((link) => others.has(edge(link)));
    });
    return { untold: [...flat, ...lost].map(said), places };
  });
}
