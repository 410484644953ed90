import { expect, test } from '../fixtures/index.ts';

test('an island speaks the language of its page', async ({ asPerson }) => {
  const page = await asPerson('passenger-77100');
  await page.goto('/me/export');
  await page.getByRole('button', { name: 'Deutsch' }).click();
  await expect(page.locator('[data-hydrated]')).toBeVisible();
  const link = page.getByRole('link', { name: 'Meine Kopie herunterladen' });
  await Promise.all([page.waitForEvent('download'), link.click()]);
  await expect(page.getByRole('status')).toContainText(/^Ihre Kopie ist da: [\d.,]+ [kM]B, gespeichert als my-data-[\d-]+\.json\./);
});
