import { type Page, expect, test } from '../fixtures/index.ts';

const PAGES = ['/', '/demo', '/me', '/me/profile', '/me/conversations', '/me/export', '/me/requests', '/me/requests/new/erasure', '/me/requests/new/erasure/check?size=everything'];

test('nothing moves for who asked for stillness', async ({ asPerson }) => {
  const page = await asPerson('rider-1999');
  await page.emulateMedia({ reducedMotion: 'no-preference' });
  await page.goto('/me');
  expect(await moving(page), 'something that moves is found').not.toEqual([]);

  await page.emulateMedia({ reducedMotion: 'reduce' });
  for (const path of PAGES) {
    await page.goto(path);
    expect(await moving(page), path).toEqual([]);
  }
});

test('what can be pressed, and where one is, can be told where the reader’s own colours rule', async ({ asPerson }, info) => {
  const page = await asPerson('rider-1999');
  await page.emulateMedia({ forcedColors: 'active' });
  for (const path of PAGES) {
    await page.goto(path);
    for (const button of await page.getByRole('main').getByRole('button').filter({ visible: true }).all()) {
      await expect(button, path).not.toHaveCSS('border-top-width', '0px');
    }
    const edges = await page.getByRole('navigation').getByRole('link').evaluateAll((links) =>
      links.map((link) => [link.ariaCurrent === 'page', getComputedStyle(link).borderBlockEndColor] as const),
    );
    const of = (current: boolean) => new Set(edges.filter(([is]) => is === current).map(([, colour]) => colour));
    for (const colour of of(true)) expect([...of(false)], `${path}: where one is`).not.toContain(colour);
    const name = path === '/' ? 'home' : path.slice(1).replaceAll('/', '-');
    await page.screenshot({ path: `${info.project.outputDir}/screens/${info.project.name}/forced-colours-${name}.png` });
  }
});

/** What would move if something changed. */
function moving(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll('*')]
      .filter((element) => {
        const style = getComputedStyle(element);
        const lasts = (style.transitionDuration + ',' + style.animationDuration).split(',').some((time) => parseFloat(time) > 0.001);
        return lasts || style.scrollBehavior === 'smooth';
      })
      .map((element) => element.outerHTML.slice(0, 80)),
  );
}
