// Acts that matter most ask for a fresh sign-in. In this portal none is fresh for longer than a second.

import { expect, test } from '../fixtures/index.ts';

test.use({ settings: { RIGHTSDESK_FRESH_SIGN_IN: '1s' } });

test('who signed in a while ago signs in again, and comes back to what they wanted', async ({ asPerson, look }) => {
  const page = await asPerson('passenger-28155');
  await page.goto('/me/export');
  const again = page.getByRole('button', { name: 'Sign in again, then download' });
  await expect.poll(async () => (await page.reload()) && (await again.count())).toBe(1);
  await expect(page.getByRole('link', { name: 'Download my copy' })).toHaveCount(0);
  await look(page, 'export-not-fresh');
  await again.click();
  await expect(page).toHaveURL(/\/sign-in\?problem=not_fresh&page=/);
  await expect(page.getByRole('alert')).toContainText('Please sign in once more');
  await look(page, 'sign-in-not-fresh');

  // The demo's button is the business's own page here.
  await page.goto('/demo');
  await page.getByRole('button', { name: 'Sign in as Joris van der Lindt', exact: true }).click();
  await expect(page).toHaveURL('/me/export?back=1');
});

test('a deletion asked for too late is asked for again, with nothing lost', async ({ asPerson, look }) => {
  const page = await asPerson('passenger-20417');
  // This page tells when the sign-in is no longer fresh.
  await page.goto('/me/export');
  const again = page.getByRole('button', { name: 'Sign in again, then download' });
  await expect.poll(async () => (await page.reload()) && (await again.count())).toBe(1);
  await page.goto('/me/requests/new/erasure/check?size=everything');
  await page.getByRole('button', { name: 'Ask us to delete everything' }).click();
  await expect(page).toHaveURL(/\/sign-in\?problem=not_fresh&page=/);
  await page.goto('/demo');
  await page.getByRole('button', { name: 'Sign in as Maren Okonjo', exact: true }).click();
  await expect(page).toHaveURL('/me/requests/new/erasure/check?size=everything&back=1');
  await look(page, 'erasure-check-back');
});
