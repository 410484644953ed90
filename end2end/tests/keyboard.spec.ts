// Everything can be reached, seen and hit: by the keyboard alone, and by a finger.

import { NOWHERE, everywhere, named } from '../fixtures/everywhere.ts';
import { type Page, expect, test } from '../fixtures/index.ts';
import { unfold } from '../fixtures/look.ts';

test('the keyboard alone reaches everything, in order, and one sees where one is', async ({ asPerson, asStaff, watching }) => {
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

/** Goes through the page by the keyboard, and finds all that there is to come to; how much that is. */
async function walked(page: Page, path: string): Promise<number> {
  const wanted = await page.evaluate(reachable);
  expect(wanted.length, path).toBeGreaterThan(0);
  const reached: string[] = [];
  for (let presses = 0; presses < wanted.length + 3; presses += 1) {
    await page.keyboard.press('Tab');
    const here = await page.evaluate(focused);
    if (here === undefined || here.name === reached[0]) break;
    expect.soft(here.fault, `${path}: ${here.name}`).toBe('');
    reached.push(here.name);
  }
  expect(reached, path).toEqual(wanted);
  return reached.length;
}

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

test('a finger hits what can be pressed', async ({ asPerson, asStaff, watching }) => {
  watching.expect(NOWHERE);
  await everywhere({ asPerson, asStaff }, async (page, path) => {
    for (const width of [320, 1280]) {
      await page.setViewportSize({ width, height: 800 });
      expect.soft(await small(page), `${path} at ${width}`).toEqual([]);
    }
  });
});

test('who prints a page prints what is folded away, and nothing to press', async ({ asPerson, asStaff, watching }, info) => {
  watching.expect(NOWHERE);
  await everywhere({ asPerson, asStaff }, async (page, path) => {
    await page.emulateMedia({ media: 'print' });
    await page.setViewportSize({ width: 718, height: 1010 }); // A4 within its margins
    const found = await page.evaluate(() => {
      const shown = (element: Element) => element.getClientRects().length > 0 && element.getBoundingClientRect().height > 0;
      const all = (what: string) => [...document.querySelectorAll(what)];
      return {
        pressable: all('button, nav, .skip').filter(shown).length,
        folded: all('details > :not(summary)').filter((inside) => !shown(inside) && inside.textContent && !inside.closest('.find')).length,
        sideways: document.documentElement.scrollWidth - document.documentElement.clientWidth,
      };
    });
    expect.soft(found, path).toEqual({ pressable: 0, folded: 0, sideways: 0 });
    await page.screenshot({ path: `${info.project.outputDir}/screens/${info.project.name}/print-${named(path)}.png`, fullPage: true });
    await page.emulateMedia({ media: null });
  });
});

/** What one must be able to come to, by what it is and says, in the order of the page. */
function reachable(): string[] {
  const all = document.querySelectorAll<HTMLElement>('a[href], button, input, select, textarea, summary, [tabindex="0"]');
  const groups = new Set<string>();
  return [...all]
    .filter((element) => {
      if (element.tabIndex < 0 || element.matches(':disabled, [type="hidden"]')) return false;
      const inFold = element.closest('details:not([open])');
      if (inFold && !(element.matches('summary') && element.parentElement === inFold)) return false;
      if (!(element.matches('.skip') || element.getClientRects().length > 0)) return false;
      // The arrow keys go on within a group of choices.
      if (!element.matches('[type="radio"]')) return true;
      const { name, checked, form } = element as HTMLInputElement;
      const group = [...document.querySelectorAll<HTMLInputElement>(`[type="radio"][name="${name}"]`)].filter((one) => one.form === form);
      if (group.some((one) => one.checked)) return checked;
      const itself = `${name} of ${[...document.forms].indexOf(form as HTMLFormElement)}`;
      if (groups.has(itself)) return false;
      groups.add(itself);
      return true;
    })
    .map((element) => `${element.localName} ${(element.textContent || element.getAttribute('name') || element.id).trim().slice(0, 40)}`);
}

/** What one has come to, and what is wrong with how it looks. */
function focused(): { name: string; fault: string } | undefined {
  const element = document.activeElement;
  if (!(element instanceof HTMLElement) || element === document.body) return undefined;
  const name = `${element.localName} ${(element.textContent || element.getAttribute('name') || element.id).trim().slice(0, 40)}`;
  const marked = [element, element.closest('.choice')].some((marked) => {
    if (!marked) return false;
    const { outlineStyle, outlineWidth } = getComputedStyle(marked);
    return outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2;
  });
  const box = element.getBoundingClientRect();
  const inView = box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
  const at = document.elementFromPoint(
    Math.min(Math.max(box.left + box.width / 2, 0), innerWidth - 1),
    Math.min(Math.max(box.top + Math.min(box.height, innerHeight) / 2, 0), innerHeight - 1),
  );
  const covered = !at || !(element.contains(at) || at.contains(element) || at.closest('.choice')?.contains(element));
  return { name, fault: !marked ? 'nobody sees it' : !inView ? 'it is out of view' : covered ? 'something covers it' : '' };
}

/** What is smaller than 24 by 24, but for links within a sentence (WCAG 2.5.8). */
function small(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const all = [...document.querySelectorAll<HTMLElement>('a[href], button, input, select, textarea, summary')];
    return all
      .filter((element) => !element.matches('[type="hidden"], .skip') && element.getClientRects().length > 0)
      .filter((element) => {
        const { width, height } = element.getBoundingClientRect();
        if (width >= 24 && height >= 24) return false;
        // A label that fills its box chooses for its field.
        const label = element.matches('input') ? element.closest('.choice, p, .field') : null;
        if (label && label.getBoundingClientRect().height >= 24) return false;
        const inline = getComputedStyle(element).display === 'inline';
        const around = element.parentElement?.textContent?.trim().length ?? 0;
        return !(inline && around > (element.textContent?.trim().length ?? 0));
      })
      .map((element) => {
        const { width, height } = element.getBoundingClientRect();
        return `${Math.round(width)}×${Math.round(height)} ${element.outerHTML.slice(0, 100)}`;
      });
  });
}
