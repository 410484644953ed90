// What stands on the pages between a decision and its end. Nothing is carried out in this portal, so that one can look:
// another process does it.

import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { HARBOURLINE, LARKSPOKE } from '../fixtures/cast.ts';
import { expect, test } from '../fixtures/index.ts';
import { enter } from '../fixtures/imported.ts';
import { guest, ownBusiness } from '../fixtures/own.ts';
import { askForDeletion, expectSignIn, openReview, part, requestRow, tally } from '../fixtures/pages.ts';

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

test('half-way through an erasure, both sides read how much has gone', async ({ asPerson, asStaff, portal, look }) => {
  test.slow();
  const desk = await asStaff('Idris Pellow');
  const who = ['--data', portal.data, '--app', HARBOURLINE, '--user', 'passenger-10001'];
  const words = ['erase', ...who, '--as', 'Tove Lind', '--reason', 'She asked by letter.', '--json'];
  const put = await portal.run(...words);
  expect(put, put.stderr).toMatchObject({ code: 0 });
  const { request } = JSON.parse(put.stdout) as { request: string };
  const review = `/desk/requests/${request}`;

  // Whoever carries it out works for a moment at a time, between which one looks, and is killed once something of her 25,000
  // messages has gone: nobody else takes it up within a minute.
  const worker = portal.begin(...words, '--wait');
  const ended = once(worker, 'exit');
  const isBegun = async () => {
    worker.kill('SIGCONT');
    await new Promise((over) => setTimeout(over, 10));
    worker.kill('SIGSTOP');
    return (await (await desk.request.get(review)).text()).includes('Gone so far');
  };
  try {
    await expect.poll(isBegun, { timeout: 60_000, intervals: [1] }).toBe(true);
  } finally {
    worker.kill('SIGKILL');
    await ended;
  }

  await desk.goto(review);
  await expect(desk.getByText('It is being deleted now. Load the page again to see how far it has come.')).toBeVisible();
  const gone = await tally(desk, 'Gone so far');
  expect(gone[6]).toBeGreaterThan(0);
  expect(gone[6]).toBeLessThan(25_000);
  await look(desk, 'review-half-way');
  const person = await asPerson('passenger-10001');
  await person.goto(`/me/requests/${request}`);
  const answer = part(person, 'Our answer');
  await expect(answer).toContainText('It is being done now. You need not wait here.');
  await expect(answer.getByRole('heading', { name: 'Gone so far' })).toBeVisible();
  const messages = answer.getByRole('definition').filter({ hasText: new RegExp(`^${(gone[6] ?? 0).toLocaleString('en')}$`) });
  await expect(messages).toHaveCount(1);
  await look(person, 'request-half-way');
});

test('a business that goes is not there, and whoever wanted it reads how far it is', async ({ page, asStaff, portal, look }) => {
  const own = await ownBusiness(portal, '6a93b7e814c05dfa2be87deb', 'Fenn Wagons');
  await enter(page, own.key, guest());
  const provider = await asStaff('Tamsin Overlune');
  await provider.goto(`/desk/apps/${own.app}/delete/check`);
  await provider.getByRole('textbox', { name: 'Type the name of the business, or its id' }).fill(own.app);
  await provider.getByRole('button', { name: 'Delete the business and everything of everybody' }).click();
  await expect(provider.getByText('It is not there any more, for anybody.')).toBeVisible();
  await expect(part(provider, 'What has gone so far').getByRole('table')).toBeVisible();
  await look(provider, 'deletion-going');
  await page.goto('/me');
  await expectSignIn(page);

  // Somebody at the machine brings it to its end. It is not decided twice.
  const words = ['--app', own.app, '--confirm', own.app, '--as', 'Tove Lind', '--reason', 'It left us.', '--wait'];
  const ended = await portal.run('app', 'delete', '--data', portal.data, ...words);
  expect(ended, ended.stderr).toMatchObject({ code: 0 });
  await provider.reload();
  await expect(provider.getByText(/^On .+ the portal looked, and nothing of it is left in its files\.$/)).toBeVisible();
  await expect(part(provider, 'Who decided it')).toContainText('Tamsin Overlune on ');
  await expect(provider.getByText('Tove Lind')).toHaveCount(0);
});
