// A deletion of less than everything: chosen, warned of, checked, approved, carried out. With and without JavaScript.

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { LARKSPOKE } from '../fixtures/cast.ts';
import { type Page, expect, ownPortal, test } from '../fixtures/index.ts';
import { askForDeletion, chooseSize, openReview, part, reference } from '../fixtures/pages.ts';

test.use(ownPortal());

/** From what would go to the confirmation; the request's reference. */
async function goOn(page: Page, button: string): Promise<string> {
  await page.getByRole('link', { name: 'Continue' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('This cannot be undone');
  await page.getByRole('link', { name: 'I understand, continue' }).click();
  await page.getByRole('button', { name: button }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('We have your request');
  return reference(page);
}

test('one message is ticked in its conversation, and only that one goes', async ({ asPerson, asStaff, look }) => {
  test.slow();
  const person = await asPerson('rider-0452');
  await person.goto('/me/requests/new/erasure');
  await chooseSize(person, 'Some messages');
  await expect(person.getByRole('heading', { level: 1 })).toHaveText('Which conversation?');
  await look(person, 'erasure-which');
  await person.getByRole('link', { name: /^This one/ }).first().click();
  const boxes = person.getByRole('checkbox', { name: 'Delete this message' });
  const before = await boxes.count();
  expect(before).toBeGreaterThan(0);

  // Nothing ticked is nothing asked.
  await person.getByRole('button', { name: 'Continue' }).click();
  await expect(person.getByRole('alert')).toContainText('Nothing was chosen yet');
  await look(person, 'erasure-none-ticked');
  await boxes.first().check();
  await look(person, 'erasure-ticked');
  await person.getByRole('button', { name: 'Continue' }).click();
  await expect(person.getByRole('heading', { level: 1 })).toHaveText('Delete some messages');
  await look(person, 'erasure-messages');
  const request = await goOn(person, 'Ask us to delete these messages');
  await look(person, 'request-messages');

  const desk = await asStaff('Ailsa Corrieweft');
  await openReview(desk, request);
  await look(desk, 'review-messages');
  await desk.getByRole('button', { name: 'Approve, and delete these messages' }).click();
  const went = desk.getByRole('table', { name: 'What went' });
  await expect.poll(async () => (await desk.reload()) && (await went.count()), { timeout: 30_000 }).toBe(1);
  // The person was signed in all the while.
  await person.reload();
  await expect(part(person, 'What was done')).toContainText('The messages that you named have been deleted.');
  await look(person, 'request-messages-done');
});

test('by the keyboard alone, all that a person is known by is asked to go', async ({ asPerson }) => {
  const page = await asPerson('rider-1999');
  await page.goto('/me/requests/new/erasure');
  await page.getByRole('radio', { name: 'Some messages' }).focus();
  for (let presses = 0; presses < 3; presses += 1) await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('radio', { name: 'Only my details' })).toBeChecked();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Delete personal details');
  for (const name of ['Continue', 'I understand, continue']) {
    await page.getByRole('link', { name }).focus();
    await page.keyboard.press('Enter');
  }
  await page.getByRole('button', { name: 'Ask us to delete my details' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('We have your request');
});

test('what was approved can be taken back while it cools off', async ({ asPerson, asStaff, portal, look }) => {
  const shown = await portal.run('app', 'show', '--data', portal.data, '--app', LARKSPOKE);
  const file = join(portal.data, 'cool-off.toml');
  expect(shown.stdout).toContain('cool_off = "0s"');
  writeFileSync(file, shown.stdout.replace('cool_off = "0s"', 'cool_off = "24h"'));
  expect(await portal.run('app', 'set', '--data', portal.data, '--app', LARKSPOKE, file)).toMatchObject({ code: 0 });

  const person = await asPerson('rider-0451');
  const request = await askForDeletion(person);
  const desk = await asStaff('Ailsa Corrieweft');
  await openReview(desk, request);
  await desk.getByRole('button', { name: 'Approve, and delete everything' }).click();
  await expect(desk.getByRole('term').filter({ hasText: 'Deletion begins' })).toBeVisible();
  await look(desk, 'review-cools');
  await person.reload();
  await expect(part(person, 'Our answer')).toContainText('You can still take it back, until');
  await look(person, 'request-cools');
  await person.getByRole('button', { name: 'Take the request back' }).click();
  await expect(person.getByText('You took this request back. Nothing was changed')).toBeVisible();
  await desk.reload();
  await expect(desk.getByText('It was approved, and the person took it back in time.')).toBeVisible();
});
