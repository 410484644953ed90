import { expect, test } from '../fixtures/index.ts';

test('words from right to left stand as they are meant', async ({ asPerson, look }) => {
  const page = await asPerson('passenger-51230');
  await expect(page.getByText('Signed in as ليلى الحدّاد')).toBeVisible();
  await page.goto('/me/profile');
  await look(page, 'profile-right-to-left');
  await page.goto('/me/conversations');
  await page.getByRole('link', { name: /^Read From/ }).first().click();
  await look(page, 'conversation-right-to-left');
});

test('a name may be longer than the line', async ({ asPerson, look }) => {
  const page = await asPerson('kunde-3317');
  await expect(page.getByText('zu Moorwinkel und Altenquell').first()).toBeVisible();
  await look(page, 'overview-long-name');
  await page.goto('/me/profile');
  await look(page, 'profile-long-name');
  await page.goto('/me/requests');
  await page.getByRole('link', { name: 'Delete everything' }).first().click();
  await expect(page.getByText('Rechnungen müssen wir nach dem Steuerrecht acht Jahre aufbewahren.')).toBeVisible();
  await look(page, 'request-refused-long-name');
});

test('a name may hold a picture', async ({ asPerson, look }) => {
  const page = await asPerson('rider-1203');
  await expect(page.getByText('Signed in as Wheelie Wendy 🚲')).toBeVisible();
  await page.goto('/me/requests');
  await page.getByRole('link', { name: 'Delete everything' }).first().click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('We have your request');
  await look(page, 'request-waiting');
});

test('the whole cast stands on one page', async ({ page, look }) => {
  await page.goto('/demo');
  await expect(page.getByRole('button', { name: /^Sign in as / })).toHaveCount(56);
  await look(page, 'demo');
});
