import { expect, test } from '../fixtures/index.ts';
import { askForDeletion, openClosed, part } from '../fixtures/pages.ts';

test('staff say why they look, and the person reads it', async ({ asPerson, asStaff, look }) => {
  const person = await asPerson('kunde-1188');
  const request = await askForDeletion(person);

  const desk = await asStaff('Henrike Aldenbrook');
  await openClosed(desk, request);
  const occasions = desk.getByRole('group', { name: 'Why do you open it?' }).getByRole('radio');
  await expect(occasions.and(desk.getByRole('radio', { checked: true }))).toHaveCount(0);
  await expect(desk.getByText('kunde-1188')).toHaveCount(0);
  await look(desk, 'review-closed');

  // Without a reason nothing opens, whether or not the browser asks for one.
  const open = desk.getByRole('button', { name: 'Open the record' });
  await open.evaluate((button) => ((button as HTMLButtonElement).formNoValidate = true));
  await open.click();
  const alert = desk.getByRole('alert');
  await expect(alert).toHaveText('Say why you open the record. The person has a right to know that too.');
  await look(desk, 'review-occasion-missing');
  await alert.getByRole('link').click();
  await expect(occasions.first()).toBeFocused();

  await desk.getByText('The person asked for help', { exact: true }).click();
  await open.click();
  await expect(desk.getByText('kunde-1188', { exact: true }).first()).toBeVisible();

  await person.goto('/me');
  await person.getByRole('link', { name: 'See who looked' }).click();
  await expect(person.getByRole('heading', { level: 1 })).toHaveText('Who looked at your data');
  const opened = person.getByRole('listitem').filter({ hasText: 'Your record was opened' });
  await expect(opened).toHaveCount(1);
  // This business shows its staff by name.
  await expect(opened).toContainText('By Henrike Aldenbrook, of our staff.');
  await expect(opened).toContainText('Because you asked for help.');
  await look(person, 'activity');
});

test('a person reads who answers for the data, and what they are for', async ({ asPerson, look }) => {
  const page = await asPerson('passenger-20417');
  const holder = part(page, 'Who answers for it');
  await expect(holder).toContainText('Harbourline Ferries AS');
  await expect(holder.getByRole('link', { name: 'privacy@harbourline.example' })).toBeVisible();
  await expect(holder).toContainText('Datatilsynet');
  const why = part(page, 'Why we have it, and for how long');
  await why.getByText('Devices', { exact: true }).click();
  await expect(why.getByText('Thirteen months after the device was last seen.')).toBeVisible();
  await look(page, 'overview-why');

  const silent = await asPerson('rider-1203');
  await expect(part(silent, 'Who answers for it')).toContainText('The business has not said.');
});
