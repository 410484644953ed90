// What stands on the pages between a decision and its end. Nothing is carried out in this portal, so that one can look:
// another process would do it.

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { LARKSPOKE } from '../fixtures/cast.ts';
import { expect, test } from '../fixtures/index.ts';
import { askForDeletion, expectSignIn, openReview, part, requestRow } from '../fixtures/pages.ts';

test.use({ settings: { RIGHTSDESK_WORKER: 'off' } });

test('approved, and not yet begun: the record is hidden, and both sides read that it will go', async ({ asPerson, asStaff, look }) => {
  const person = await asPerson('kunde-2041');
  const request = await askForDeletion(person);
  const bookmark = person.url();
  const desk = await asStaff('Henrike Aldenbrook');
  await openReview(desk, request);
  await desk.getByRole('button', { name: 'Approve, and delete everything' }).click();
  await expect(desk.getByRole('definition').filter({ hasText: 'It begins in a moment' })).toBeVisible();
  await look(desk, 'review-approved');

  await person.goto('/me');
  await expectSignIn(person);
  const back = await asPerson('kunde-2041');
  await expect(part(back, 'Who answers for it')).toContainText('Whom you can complain to');
  await look(back, 'overview-approved');
  await back.goto(bookmark);
  await expect(part(back, 'Our answer')).toContainText('Yes: we will delete everything that we hold about you.');
  await expect(back.getByText('It begins in a moment', { exact: true })).toBeVisible();
  await expect(back.getByRole('button', { name: 'Take the request back' })).toHaveCount(0);
  await look(back, 'request-approved');
});

test('where two have to approve, the first approval deletes nothing, and the second has to be another key’s', async ({ asPerson, asStaff, portal, look }) => {
  const shown = await portal.run('app', 'show', '--data', portal.data, '--app', LARKSPOKE);
  const file = join(portal.data, 'two-people.toml');
  expect(shown.stdout).toContain('two_people = false');
  writeFileSync(file, shown.stdout.replace('two_people = false', 'two_people = true'));
  expect(await portal.run('app', 'set', '--data', portal.data, '--app', LARKSPOKE, file)).toMatchObject({ code: 0 });

  const person = await asPerson('rider-0451');
  const request = await askForDeletion(person);
  const first = await asStaff('Ailsa Corrieweft');
  await openReview(first, request);
  await expect(first.getByText('Two people have to approve here.')).toBeVisible();
  await look(first, 'review-first-of-two');
  await first.getByRole('button', { name: 'Approve as the first of two' }).click();
  await expect(first.getByText('You have approved, or somebody who signs in by the same key has. You can still refuse.')).toBeVisible();
  await look(first, 'review-approved-by-one');

  await person.reload();
  await expect(person.getByRole('heading', { level: 1 })).toHaveText('We have your request');
  await look(person, 'request-approved-by-one');

  const sameKey = await asStaff('Dougal Pennymoor');
  await openReview(sameKey, request);
  await expect(sameKey.getByRole('button', { name: /^Approve/ })).toHaveCount(0);

  const second = await asStaff('Oddny Marrowick');
  await second.goto('/desk');
  await expect(requestRow(second, request)).toBeVisible();
  await openReview(second, request);
  await expect(second.getByText('One of two has approved')).toBeVisible();
  await look(second, 'review-second-of-two');
  await second.getByRole('button', { name: 'Approve, and delete everything' }).click();
  await expect(second.getByRole('term').filter({ hasText: 'First approved by' })).toBeVisible();
  await person.goto('/me');
  await expectSignIn(person);
});
