// Everything can be reached, seen and hit: by the keyboard alone, and by a finger.

import { NOWHERE, everywhere, named } from '../fixtures/everywhere.ts';
import { type Page, expect, test } from '../fixtures/index.ts';
import { screen, unfold } from '../fixtures/look.ts';
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

/** Goes through the page by the keyboard, and finds all that there is to come to; how much that is. */
async function walked(page: Page, path: string): Promise<number> {
  const wanted = await page.evaluate(reachable);
  expect(wanted.length, path).toBeGreaterThan(0);
  const reached: string[] = [];
  let within = 0;
  for (let presses = 0; presses < wanted.length + 3; presses += 1) {
    await page.keyboard.press('Tab');
    const here = await page.evaluate(focused);
    if (here === undefined || (here.name === reached[0] && !here.again)) break;
    expect.soft(here.fault, `${path}: ${here.name}`).toBe('');
    // Within a field, such as that of a date, there is more than one place to be.
    if (here.again && within < 100) {
      presses -= 1;
      within += 1;
    } else reached.push(here.name);
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

/** What is wrong with a page on paper. */
async function printed(page: Page): Promise<{ pressable: number; folded: number; sideways: number }> {
  await page.setViewportSize({ width: 718, height: 1010 }); // A4 within its margins
  return page.evaluate(() => {
    const shown = (element: Element) => element.getClientRects().length > 0 && element.getBoundingClientRect().height > 0;
    const all = (what: string) => [...document.querySelectorAll(what)];
    return {
      pressable: all('button, nav, .skip').filter(shown).length,
      folded: all('details > :not(summary)').filter((inside) => !shown(inside) && inside.textContent && !inside.closest('.find')).length,
      sideways: document.documentElement.scrollWidth - document.documentElement.clientWidth,
    };
  });
}

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
function focused(): { name: string; fault: string; again: boolean } | undefined {
  const element = document.activeElement;
  if (!(element instanceof HTMLElement) || element === document.body) return undefined;
  const here = window as unknown as { before?: Element };
  const again = here.before === element;
  here.before = element;
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
  return { name, fault: !marked ? 'nobody sees it' : !inView ? 'it is out of view' : covered ? 'something covers it' : '', again };
}

/** What is smaller than 24 by 24, but for links within a sentence (WCAG 2.5.8). A label is pressed for its field. */
function small(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const fits = (element: Element) => {
      const { width, height } = element.getBoundingClientRect();
      return width >= 24 && height >= 24;
    };
    const inSentence = (element: HTMLElement) => {
      if (!element.matches('a') || getComputedStyle(element).display !== 'inline') return false;
      const around = element.parentElement?.textContent?.trim().length ?? 0;
      return around > (element.textContent?.trim().length ?? 0);
    };
    return [...document.querySelectorAll<HTMLElement>('a[href], button, input, select, textarea, summary')]
      .filter((element) => !element.matches('[type="hidden"], .skip') && element.getClientRects().length > 0)
      .filter((element) => {
        const labels = element instanceof HTMLInputElement ? [...(element.labels ?? [])] : [];
        return ![element, ...labels].some(fits) && !inSentence(element);
      })
      .map((element) => {
        const { width, height } = element.getBoundingClientRect();
        return `${Math.round(width)}×${Math.round(height)} ${element.outerHTML.slice(0, 100)}`;
      });
  });
}
