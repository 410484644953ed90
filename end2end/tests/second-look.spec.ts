// Somebody else looks again: an appeal that is upheld, and a complaint about a decision that stands. At Harbourline
// Ferries staff come by two keys.

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { HARBOURLINE } from '../fixtures/cast.ts';
import { expect, ownPortal, test } from '../fixtures/index.ts';
import { askForDeletion, expectDecided, openReview, part, pick, reference, sendLetter } from '../fixtures/pages.ts';
import { tried } from '../fixtures/tried.ts';

test.use(ownPortal());

const NOT_YOU = 'You decided what this is about, or somebody who signs in by the same key did.';
const WHY = 'The storm night was settled in spring, “by cheque”.';
const FOUND = 'We looked at the account again: nothing is open.';

test('an appeal is upheld by another key than refused, and what was asked is open anew', async ({ asPerson, asStaff, portal, look }) => {
  test.slow();
  const person = await asPerson('passenger-23907');
  const heading = person.getByRole('heading', { level: 1 });
  const request = await askForDeletion(person);
  const first = await asStaff('Runa Teal');
  await openReview(first, request);
  await pick(first.getByRole('form', { name: 'Refuse' }).getByRole('radio', { name: 'We need the records for a legal claim' }));
  await sendLetter(first, first.getByRole('form', { name: 'Refuse' }), 'Send this, and refuse the request');

  // The person's way to an appeal: words, a check, one button.
  await person.reload();
  await person.getByRole('link', { name: 'Have somebody else decide again' }).click();
  await expect(heading).toHaveText('Appeal against our decision');
  await look(person, 'appeal-new');
  await tried(person, '/me/requests/new/appeal');
  await person.getByRole('button', { name: 'Continue' }).click();
  await person.getByRole('alert').getByRole('link').click();
  const field = person.getByRole('textbox', { name: 'Why should it be decided otherwise?' });
  await expect(field).toBeFocused();
  await look(person, 'appeal-nothing-written');
  await field.fill(WHY);
  await person.getByRole('button', { name: 'Continue' }).click();
  await expect(heading).toHaveText('Check what you send');
  expect(new URL(person.url()).search).toBe(`?about=${request}`);
  await expect(part(person, 'What you send')).toContainText(WHY);
  await look(person, 'appeal-check');
  await tried(person, '/me/requests/new/appeal/check');
  await person.getByRole('link', { name: /^Change\W+What you wrote$/ }).click();
  await expect(field).toHaveValue(WHY);
  await person.getByRole('button', { name: 'Continue' }).click();
  await person.getByRole('button', { name: 'Send the appeal' }).click();
  await expect(heading).toHaveText('We have your request');
  const appeal = reference(person);
  expect(appeal).not.toBe(request);
  await expect(part(person, 'Messages about it')).toContainText(WHY);
  await look(person, 'appeal-sent');

  // Whoever refused reads it, and decides nothing.
  await first.goto(`/desk/requests/${appeal}`);
  await expect(first.getByText(NOT_YOU)).toBeVisible();
  for (const button of ['See the letter', 'Take it up']) await expect(first.getByRole('button', { name: button })).toHaveCount(0);
  await look(first, 'review-appeal-not-you');

  // Somebody by another key does.
  const second = await asStaff('Idris Pellow');
  await second.goto(`/desk/requests/${appeal}`);
  await expect(second.getByRole('blockquote').getByText(WHY)).toBeVisible();
  await second.getByRole('button', { name: 'Take it up' }).click();
  await expect(second.getByText('You look into it.')).toBeVisible();
  const right = second.getByRole('form', { name: 'They are right' });
  await right.getByRole('button', { name: 'See the letter' }).click();
  await expect(second.getByRole('alert')).toContainText('Nothing was written');
  await look(second, 'review-appeal-nothing-written');
  await right.getByRole('textbox', { name: 'Your answer, in your own words' }).fill(FOUND);
  await right.getByRole('button', { name: 'See the letter' }).click();
  await expect(second.getByText(FOUND)).toBeVisible();
  await look(second, 'review-appeal-letter');
  await tried(second, '/desk/requests/{reference}/check');
  await second.getByRole('button', { name: 'Send this: they are right' }).click();
  await expectDecided(second);
  await look(second, 'review-appeal-upheld');

  await person.reload();
  const answer = part(person, 'Our answer');
  await expect(answer).toContainText('Somebody else has looked at it, and you were right.');
  await expect(answer).toContainText(FOUND);
  for (const name of ['Runa Teal', 'Idris Pellow']) await expect(person.getByText(name)).toHaveCount(0);
  await look(person, 'appeal-upheld');
  const anew = part(person, 'Requests that belong to it').getByRole('listitem').filter({ hasText: 'opened anew after this appeal' });
  await anew.getByRole('link').click();
  await expect(heading).toHaveText('We have your request');
  expect([request, appeal]).not.toContain(reference(person));

  const { stdout } = await portal.run('audit', 'list', '--data', portal.data);
  expect(stdout).toContain('requestReopened');
});

test('a complaint is answered by somebody else, and the decision stands', async ({ asPerson, asStaff, look }) => {
  test.slow();
  // In the demo, she has complained about a refusal of Runa Teal's, and Idris Pellow looks into it.
  const person = await asPerson('passenger-90214');
  await person.goto('/me/requests');
  await person.getByRole('link', { name: 'A complaint' }).first().click();
  const complaint = reference(person);

  const first = await asStaff('Runa Teal');
  await first.goto(`/desk/requests/${complaint}`);
  await expect(first.getByText(NOT_YOU)).toBeVisible();
  const second = await asStaff('Idris Pellow');
  await second.goto(`/desk/requests/${complaint}`);
  await expect(second.getByText('You look into it.')).toBeVisible();
  await expect(second.getByRole('form', { name: 'They are right' })).toContainText('Nothing else is done by the portal.');
  await look(second, 'review-complaint');
  const stands = second.getByRole('form', { name: 'The decision stands' });
  await stands.getByRole('textbox', { name: 'Your answer, in your own words' }).fill('Each of the four invoices names you.');
  await sendLetter(second, stands, 'Send this: the decision stands');
  await look(second, 'review-complaint-stands');

  await person.reload();
  const answer = part(person, 'Our answer');
  await expect(answer).toContainText('You complained about how we dealt with you. We have looked into it, and this is our answer:');
  await expect(answer).toContainText('Each of the four invoices names you.');
  await look(person, 'complaint-stands');
  // It is looked at again once.
  await expect(person.getByRole('link', { name: 'Have somebody else decide again' })).toHaveCount(0);
});

test('where two have to approve, the second by another key of the same business does', async ({ asPerson, asStaff, portal }) => {
  const shown = await portal.run('app', 'show', '--data', portal.data, '--app', HARBOURLINE);
  const file = join(portal.data, 'two-people.toml');
  expect(shown.stdout).toContain('two_people = false');
  writeFileSync(file, shown.stdout.replace('two_people = false', 'two_people = true'));
  expect(await portal.run('app', 'set', '--data', portal.data, '--app', HARBOURLINE, file)).toMatchObject({ code: 0 });
  const person = await asPerson('passenger-77100');
  const request = await askForDeletion(person);
  const first = await asStaff('Idris Pellow');
  await openReview(first, request);
  await first.getByRole('button', { name: 'Approve as the first of two' }).click();
  await expect(first.getByText('You have approved, or somebody who signs in by the same key has.')).toBeVisible();
  const second = await asStaff('Runa Teal');
  await openReview(second, request);
  await second.getByRole('button', { name: 'Approve, and delete everything' }).click();
  await expect(second.getByRole('term').filter({ hasText: 'First approved by' })).toBeVisible();
});
