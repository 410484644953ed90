// What guards every test here must be able to fail: each guard is shown what it is there for.

import type { Browser } from '@playwright/test';

import { unlessHeld } from '../fixtures/documents.ts';
import { type Page, type Portal, expect, test } from '../fixtures/index.ts';
import { sideways, violations } from '../fixtures/look.ts';
import { Watching } from '../fixtures/watching.ts';

test('a breach of the page’s policy is seen', async ({ browser, portal }) => {
  const { watching } = await shown(browser, portal, '<img src="/favicon.svg" alt="">', { 'content-security-policy': "default-src 'none'" });
  await expect.poll(() => watching.troubles.join('\n')).toContain('Content Security Policy');
});

test('a request that fails, and an answer that is none, are seen', async ({ browser, portal }) => {
  const { watching } = await shown(browser, portal, '<img src="/cut.png" alt=""><img src="/nowhere.png" alt="">');
  await expect.poll(() => watching.troubles.join('\n')).toContain('request failed: net::ERR_FAILED');
  await expect.poll(() => watching.troubles.join('\n')).toContain(`response: 404 ${portal.url}/nowhere.png`);
  watching.expect(/cut\.png|nowhere\.png|ERR_FAILED/);
  expect(watching.troubles).toEqual([]);
});

test('whatever comes from elsewhere is seen', async ({ browser, portal }) => {
  const { watching } = await shown(browser, portal, '<img src="http://127.0.0.1:1/pixel.png" alt="">');
  await expect.poll(() => watching.troubles.join('\n')).toContain('leaves the portal: http://127.0.0.1:1/pixel.png');
});

test('a copy that is saved and is not what its schema says is seen', async ({ browser, portal }) => {
  const save = '<a download="copy.json" href="data:application/json,%7B%22format%22%3A%22rightsdesk.export/1%22%7D">Save</a>';
  const { page, watching } = await shown(browser, portal, save);
  await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: 'Save' }).click()]);
  await watching.saved();
  expect(watching.troubles.join('\n')).toContain("saved copy.json: : must have required property 'controller'");
});

test('what axe is for is found, by day and by night', async ({ browser, portal }, info) => {
  const style = '<style>@media (prefers-color-scheme: dark) { p { color: #333; background: #000 } }</style>';
  const { page } = await shown(browser, portal, `${style}<main><h1>Name</h1><input><p>Words</p></main>`);
  expect((await violations(page, info)).join('\n')).toMatch(/^label: /);
  await page.emulateMedia({ colorScheme: 'dark' });
  expect((await violations(page, info)).join('\n')).toMatch(/^color-contrast: /m);
});

test('what was found right is not looked at again, and what differs from it is', async ({ browser, portal }, info) => {
  const field = '<label for="name">Name</label><input id="name"><input type="hidden" name="stamp" value="a">';
  const { page } = await shown(browser, portal, `<main><h1>7 records</h1><form>${field}</form></main>`);
  let looks = 0;
  const looksAfter = async (change: (main: HTMLElement) => void, found: string[] = []) => {
    await page.locator('main').evaluate(change);
    const rule = `guard of ${info.project.name}`;
    expect(await unlessHeld(page, info, rule, () => Promise.resolve(((looks += 1), found)))).toEqual(found);
    return looks;
  };
  expect(await looksAfter(() => {}, ['wrong'])).toBe(1);
  expect(await looksAfter(() => {})).toBe(2);
  expect(await looksAfter(() => {})).toBe(2);
  const numbers = (main: HTMLElement) => {
    (main.querySelector('h1') as HTMLElement).textContent = '12 records';
    (main.querySelector('[name=stamp]') as HTMLInputElement).value = 'b';
  };
  expect(await looksAfter(numbers)).toBe(2);
  const changes: ((main: HTMLElement) => void)[] = [
    (main) => ((main.querySelector('h1') as HTMLElement).textContent = '12 recordings'),
    (main) => ((main.querySelector('#name') as HTMLInputElement).value = 'Words'),
    (main) => (main.querySelector('#name') as HTMLElement).focus(),
    (main) => main.querySelector('label')?.setAttribute('for', 'name1'),
    (main) => main.append(document.createElement('button')),
  ];
  for (const [at, change] of changes.entries()) expect(await looksAfter(change), `change ${at}`).toBe(3 + at);
});

test('what is too wide is found', async ({ browser, portal }) => {
  const { page } = await shown(browser, portal, '<main><p style="width: 500px">wide</p></main>');
  await page.setViewportSize({ width: 320, height: 800 });
  expect((await sideways(page)).join('\n')).toContain('<p style="width: 500px">');
});

test('a script runs where JavaScript is on, and nowhere else, whoever opens the page', async ({ page, visit, asPerson }, info) => {
  const visited = await (await visit()).newPage();
  for (const each of [page, visited, await asPerson('rider-1999')]) {
    await each.route('**/marked', (route) =>
      route.fulfill({ contentType: 'text/html', body: '<title>plain</title><script>document.title = "hydrated"</script>' }),
    );
    await each.goto('/marked');
    await expect(each).toHaveTitle(info.project.name);
  }
});

/** A page of no portal's, under a watch of its own. */
async function shown(browser: Browser, portal: Portal, body: string, headers: Record<string, string> = {}) {
  const context = await browser.newContext();
  const watching = new Watching(portal.url);
  watching.over(context);
  await context.route('**/cut.png', (route) => route.abort('failed'));
  await context.route('**/shown', (route) =>
    route.fulfill({
      headers: { 'content-type': 'text/html; charset=utf-8', ...headers },
      body: `<!doctype html><html lang="en"><head><title>Shown</title></head><body>${body}</body></html>`,
    }),
  );
  const page: Page = await context.newPage();
  await page.goto('/shown');
  return { page, watching };
}
