import { expect, test } from '../fixtures/index.ts';
import { part } from '../fixtures/pages.ts';

test('staff read what would go by itself before anybody has confirmed it', async ({ asStaff, look, watching }) => {
  const desk = await asStaff('Ailsa Corrieweft');
  await desk.getByRole('link', { name: 'Businesses', exact: true }).click();
  await part(desk, 'Within your reach').getByRole('link').click();
  await desk.getByRole('link', { name: 'See what goes, and when' }).click();
  await expect(desk.getByRole('heading', { level: 1 })).toHaveText('What goes by itself');
  const requests = part(desk, 'Requests that are closed');
  await expect(requests).toContainText('24 months');
  await expect(requests).toContainText('Not yet: nothing goes');
  await expect(requests.getByRole('button', { name: 'Confirm, and delete older requests' })).toBeVisible();
  await expect(part(desk, 'What went last')).toContainText('Nothing has gone yet.');
  await look(desk, 'retention');
  const own = desk.url();

  // Another business's is not there.
  const other = await asStaff('Henrike Aldenbrook');
  watching.expect(/404 .*\/desk\/apps\/|status of 404.*\/desk\/apps\//);
  expect((await other.goto(own))?.status()).toBe(404);
});
