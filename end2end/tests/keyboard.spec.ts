// Everything can be reached, seen and hit: by the keyboard alone, and by a finger.

import { NOWHERE, everywhere, named } from '../fixtures/everywhere.ts';
import { expect, test } from '../fixtures/index.ts';
import { screen, unfold } from '../fixtures/look.ts';
import { focused, printed, reachable, small, walked } from '../fixtures/tried.ts';
import { ONCE } from '../fixtures/twice.ts';

test('the keyboard alone reaches everything, in order, and one sees where one is', ONCE, async ({ asPerson, asStaff, watching }) => {
  test.setTimeout(480_000);
  watching.expect(NOWHERE);
  let more = 0;
  await everywhere({ asPerson, asStaff }, async (page, path) => {
    const folded = await walked(page, path);
    if ((await page.locator('details').count()) === 0) return;
    // Once more from the top, with everything open.
    await page.reload();
    await unfold(page);
    more += (await walked(page, `${path}, unfolded`)) - folded;
  });
  expect(more, 'what is reached within folds').toBeGreaterThan(0);
});

test('what is not reached, or not seen when it is, is told', async ({ asPerson }) => {
  const page = await asPerson('rider-1999');
  const wanted = await page.evaluate(reachable);
  await page.evaluate(() => {
    for (const link of document.querySelectorAll<HTMLElement>('main a')) {
      link.setAttribute('tabindex', '-1');
    }
    const sheet = new CSSStyleSheet();
    sheet.replaceSync('* { outline: none !important; box-shadow: none !important }');
    document.adoptedStyleSheets = [sheet];
  });
  expect(await page.evaluate(reachable)).not.toEqual(wanted);
  await page.keyboard.press('Tab');
  expect((await page.evaluate(focused))?.fault).toBe('nobody sees it');
});

test('a finger hits what can be pressed', ONCE, async ({ asPerson, asStaff, watching }) => {
  watching.expect(NOWHERE);
  await everywhere({ asPerson, asStaff }, async (page, path) => {
    for (const width of [320, 1280]) {
      await page.setViewportSize({ width, height: 800 });
      expect.soft(await small(page), `${path} at ${width}`).toEqual([]);
    }
  });
});

test('what a finger misses is told, and what is written in a sentence is not', async ({ asPerson }) => {
  const page = await asPerson('rider-1999');
  expect(await small(page)).toEqual([]);
  await page.evaluate(() => {
    const main = document.querySelector('main') as HTMLElement;
    const drawn = (id: string, size: number, label: number, around: string) => {
      const within = Object.assign(document.createElement('div'), { className: around });
      const input = Object.assign(document.createElement('input'), { type: 'checkbox', id });
      const named = Object.assign(document.createElement('label'), { htmlFor: id, textContent: 'x' });
      for (const [element, side] of [[input, size], [named, label]] as const) {
        element.style.cssText = `display: inline-block; overflow: hidden; inline-size: ${side}px; block-size: ${side}px`;
      }
      within.append(input, named);
      main.append(within);
    };
    drawn('in-a-choice', 12, 12, 'choice');
    drawn('in-a-field', 12, 12, 'field');
    drawn('by-its-label', 12, 30, 'field');
    drawn('by-itself', 24, 12, 'field');
    const press = Object.assign(document.createElement('button'), { id: 'press', textContent: 'x' });
    press.style.cssText = 'display: inline; min-block-size: 0; padding: 0; border: 0; font-size: 10px; line-height: 1';
    const link = (id: string) => {
      const link = Object.assign(document.createElement('a'), { id, href: '/me', textContent: 'x' });
      link.style.cssText = 'display: inline; font-size: 10px';
      return link;
    };
    for (const parts of [['To press here: ', press], ['To read on here: ', link('within')], [link('alone')]]) {
      const line = document.createElement('p');
      line.append(...parts);
      main.append(line);
    }
  });
  const found = await small(page);
  expect(found.map((one) => /id="([^"]+)"/.exec(one)?.[1])).toEqual(['in-a-choice', 'in-a-field', 'press', 'alone']);
});

test('who prints a page prints what is folded away, and nothing to press', ONCE, async ({ asPerson, asStaff, watching }, info) => {
  watching.expect(NOWHERE);
  await everywhere({ asPerson, asStaff }, async (page, path) => {
    await page.emulateMedia({ media: 'print' });
    expect.soft(await printed(page), path).toEqual({ pressable: 0, folded: 0, sideways: 0 });
    await screen(page, info, `print-${named(path)}`);
    await page.emulateMedia({ media: null });
  });
});

test('what is printed to press, or stays folded or stands out, is told', async ({ asPerson }) => {
  const page = await asPerson('rider-1999');
  await page.emulateMedia({ media: 'print' });
  expect(await printed(page)).toEqual({ pressable: 0, folded: 0, sideways: 0 });
  await page.evaluate(() => {
    const main = document.querySelector('main') as HTMLElement;
    const button = Object.assign(document.createElement('button'), { textContent: 'Press' });
    button.style.setProperty('display', 'block', 'important');
    const folded = document.createElement('details');
    const inside = Object.assign(document.createElement('p'), { textContent: 'Unseen' });
    inside.style.setProperty('display', 'none', 'important');
    folded.append(document.createElement('summary'), inside);
    main.append(button, folded);
  });
  expect(await printed(page)).toEqual({ pressable: 1, folded: 1, sideways: 0 });
  await page.evaluate(() => {
    document.body.style.setProperty('min-inline-size', '2000px', 'important');
  });
  expect((await printed(page)).sideways).toBeGreaterThan(0);
});
