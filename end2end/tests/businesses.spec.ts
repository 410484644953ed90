import { expect, test } from '../fixtures/index.ts';
import { part } from '../fixtures/pages.ts';

test('staff read what people read about their business, and which fields nobody described', async ({ asStaff, look, watching }) => {
  const desk = await asStaff('Ailsa Corrieweft');
  await desk.getByRole('link', { name: 'Businesses', exact: true }).click();
  const list = part(desk, 'Within your reach').getByRole('listitem');
  await expect(list).toHaveText(['Larkspoke Cycle Hire']);
  await look(desk, 'businesses');
  await list.getByRole('link').click();
  await expect(desk.getByRole('heading', { level: 1 })).toHaveText('What people read about the business');
  await expect(desk.getByText('Larkspoke Cycle Hire', { exact: true }).first()).toBeVisible();
  await expect(part(desk, 'Who answers for it')).toBeVisible();
  await expect(part(desk, 'Fields that nobody described')).toBeVisible();
  await look(desk, 'business');
  const own = desk.url();

  const group = await asStaff('Oddny Marrowick');
  await group.goto('/desk/apps');
  await expect(part(group, 'Within your reach').getByRole('listitem')).toHaveCount(3);
  await look(group, 'businesses-of-a-group');

  // Another business's is not there.
  const other = await asStaff('Henrike Aldenbrook');
  watching.expect(/404 .*\/desk\/apps\/|status of 404.*\/desk\/apps\//);
  expect((await other.goto(own))?.status()).toBe(404);
});
