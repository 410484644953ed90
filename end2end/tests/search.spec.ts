import { expect, test } from '../fixtures/index.ts';

test('a person finds what was said, and no address says what they looked for', async ({ asPerson, look }) => {
  const page = await asPerson('passenger-20417');
  const addresses: string[] = [];
  page.on('request', (request) => addresses.push(request.url()));
  await page.goto('/me/search');
  await look(page, 'search');
  const typed = page.getByRole('searchbox', { name: 'Words in the message' });
  const find = page.getByRole('button', { name: 'Find', exact: true });

  await typed.fill('refund');
  await find.click();
  await expect(page).toHaveURL(/\/me\/search\?q=[^&]+$/);
  const found = page.getByRole('region', { name: 'Messages that were found' });
  await expect(found.getByText('refund', { exact: false }).first()).toBeVisible();
  await expect(typed).toHaveValue('refund');
  await look(page, 'search-found');

  await page.getByText('Narrow it down').click();
  await page.getByRole('combobox', { name: 'Written by' }).selectOption('Myself');
  await page.getByRole('combobox', { name: 'In what order' }).selectOption('Oldest first');
  await find.click();
  await expect(page).toHaveURL(/by=.*order=oldest|order=oldest.*by=/);
  await look(page, 'search-narrowed');
  await found.getByRole('link').first().click();
  await expect(page).toHaveURL(/\/me\/conversations\/[^?]+\?at=/);

  await page.goto('/me/search');
  await typed.fill('zeppelin');
  await find.click();
  await expect(found).toHaveCount(0);
  await expect(page.getByRole('status')).toBeVisible();
  await look(page, 'search-nothing');
  expect(addresses.filter((address) => /refund|zeppelin/.test(address))).toEqual([]);
});
