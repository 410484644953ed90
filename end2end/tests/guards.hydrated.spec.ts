import { expect, test } from '../fixtures/index.ts';
import { Watching } from '../fixtures/watching.ts';

test('errors of scripts are seen', async ({ browser, portal }) => {
  const context = await browser.newContext();
  const watching = new Watching(portal.url);
  watching.over(context);
  const page = await context.newPage();
  await page.goto('/');
  await page.evaluate(() => {
    console.error('said aloud');
    setTimeout(() => {
      throw new Error('thrown');
    });
  });
  await expect.poll(() => watching.troubles.join('\n')).toContain('said aloud');
  await expect.poll(() => watching.troubles.join('\n')).toContain('page error: thrown');
});
