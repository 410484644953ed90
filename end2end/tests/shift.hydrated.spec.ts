// Nothing that somebody reads moves while a page loads, however late its fonts come.

import { NOWHERE, everywhere } from '../fixtures/everywhere.ts';
import { expect, test } from '../fixtures/index.ts';
import { shifted } from '../fixtures/tried.ts';

/** So late a font comes on a bad line: long after the page was drawn. */
const LATE_MILLIS = 400;

test('nothing moves while a page loads', async ({ asPerson, asStaff, watching }) => {
  test.setTimeout(240_000);
  watching.expect(NOWHERE);
  await everywhere({ asPerson, asStaff }, async (page, path) => {
    for (const width of [390, 1280]) {
      await page.setViewportSize({ width, height: 800 });
      await page.reload();
      expect.soft(await shifted(page), `${path} at ${width}`).toBe(0);
    }
  });
});

test('nothing moves when fonts come late, and it would if they were waited for', async ({ visit, asPerson }) => {
  const seen = await asPerson('rider-1999');
  const cookies = await seen.context().cookies();
  for (const display of ['optional', 'swap']) {
    // A browser that has no fonts yet.
    const context = await visit();
    await context.addCookies(cookies);
    await context.route('**/*.woff2', async (route) => {
      const response = await route.fetch();
      await new Promise((come) => setTimeout(come, LATE_MILLIS));
      await route.fulfill({ response });
    });
    await context.route('**/*.css', async (route) => {
      const response = await route.fetch();
      const sheet = (await response.text()).replaceAll('font-display:optional', `font-display:${display}`);
      // Without the stand-in of the same width, as most sites have it.
      const body = display === 'swap' ? sheet.replaceAll(/size-adjust:[\d.]+%/g, 'size-adjust:100%') : sheet;
      await route.fulfill({ response, body });
    });
    const page = await context.newPage();
    await page.goto('/me/profile');
    await page.evaluate(() => document.fonts.ready);
    const moved = await shifted(page);
    if (display === 'optional') expect(moved).toBe(0);
    else expect(moved, 'a shift is seen').toBeGreaterThan(0);
  }
});
