import { expect, test } from '../fixtures/index.ts';

test('a language is a press away on every page, and is kept', async ({ asPerson, look }) => {
  const page = await asPerson('passenger-77100');
  const heading = page.getByRole('heading', { level: 1 });
  await page.goto('/me/requests/new/erasure');
  await page.getByRole('button', { name: 'Deutsch' }).click();
  await expect(page).toHaveURL('/me/requests/new/erasure');
  await expect(page.locator('html')).toHaveAttribute('lang', 'de');
  await expect(heading).toHaveText('Wie viel sollen wir löschen?');
  await look(page, 'erasure-german');

  await page.goto('/me');
  await expect(heading).toHaveText('Alles, was wir über Sie gespeichert haben');
  await look(page, 'me-german');
  await page.goto('/sign-in');
  await page.getByRole('button', { name: 'English' }).click();
  await expect(page).toHaveURL('/sign-in');
  await expect(page.locator('html')).toHaveAttribute('lang', 'en-GB');
});
