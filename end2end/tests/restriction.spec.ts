// A restriction is decided: granted, so that the record has no name for staff until the person lifts it, and refused. What
// was granted while something else was looked into ends with the decision on that.

import { type Page, expect, ownPortal, test } from '../fixtures/index.ts';
import {
  approve,
  askForDeletion,
  expectDecided,
  openReview,
  part,
  pick,
  reference,
  requestRow,
  sendLetter,
} from '../fixtures/pages.ts';

test.use(ownPortal());

const DISPUTE = 'You no longer need my data, but I do, for a dispute';
const UNLAWFUL = 'You may not use my data, but I do not want them deleted';
const COMPELLING = 'Our grounds outweigh the objection';

/** The question, the check, the button; the request's reference. */
async function ask(person: Page, because: string): Promise<string> {
  await person.goto('/me/requests/new/restriction');
  await person.getByText(because, { exact: true }).click();
  await person.getByRole('button', { name: 'Continue' }).click();
  await expect(person.getByRole('heading', { level: 1 })).toHaveText('Check what you are asking for');
  await expect(part(person, 'What you ask for')).toContainText(because);
  await person.getByRole('button', { name: 'Ask to restrict my data' }).click();
  await expect(person.getByRole('heading', { level: 1 })).toHaveText('We have your request');
  return reference(person);
}

test('a restriction is granted, and staff see the record’s name again once it is lifted', async ({ asPerson, asStaff, look }) => {
  test.slow();
  const person = await asPerson('rider-1350');
  const request = await ask(person, DISPUTE);
  await look(person, 'restriction-asked');
  const stopped = part(person, 'What you have stopped');
  await person.goto('/me');
  await expect(stopped).toHaveCount(0);

  const desk = await asStaff('Dougal Pennymoor');
  await expect(requestRow(desk, request)).toContainText('Callum Strathie');
  await desk.goto(`/desk/requests/${request}`);
  await look(desk, 'review-restriction');
  await approve(desk);
  await look(desk, 'review-restriction-granted');

  await person.goto(`/me/requests/${request}`);
  const answer = part(person, 'Our answer');
  await expect(answer).toContainText('Your data are restricted: we store them, and do nothing else with them.');
  await look(person, 'restriction-granted');
  await person.goto('/me');
  await expect(stopped).toContainText('Restriction');
  // Whoever is restricted can still ask for whatever they like; staff read no name beside it.
  const other = await askForDeletion(person);
  await desk.goto('/desk');
  await expect(requestRow(desk, other)).toContainText('Restricted record');
  await expect(requestRow(desk, other)).not.toContainText('Callum Strathie');

  await person.goto('/me');
  await stopped.getByRole('button', { name: 'Lift the restriction' }).click();
  await expect(part(person, 'Our answer')).toContainText('It is lifted.');
  await desk.reload();
  await expect(requestRow(desk, other)).toContainText('Callum Strathie');
});

test('a restriction is refused with a reason of its own, and nothing stands', async ({ asPerson, asStaff, look }) => {
  const person = await asPerson('rider-2718');
  const request = await ask(person, UNLAWFUL);
  const desk = await asStaff('Ailsa Corrieweft');
  await openReview(desk, request);
  await desk.getByText('None of the cases in which use has to be restricted', { exact: true }).click();
  const refuse = desk.getByRole('form', { name: 'Refuse' });
  await refuse.getByRole('textbox').fill('You agreed to it on 2 May, and have not taken that back.');
  await sendLetter(desk, refuse, 'Send this, and refuse the request');
  await look(desk, 'review-restriction-refused');

  await person.reload();
  const answer = part(person, 'Our answer');
  await expect(answer).toContainText('You asked us only to store your data, and not to use them. We will not do so');
  await expect(answer).toContainText('You agreed to it on 2 May');
  await expect(answer).toContainText('Nothing has been changed.');
  await look(person, 'restriction-refused');
  await person.goto('/me');
  await expect(part(person, 'What you have stopped')).toHaveCount(0);
});

test('what was granted meanwhile ends with the decision, and the person’s own restriction stays', async ({ asPerson, asStaff, look }) => {
  test.slow();
  const person = await asPerson('rider-6006');
  const own = await ask(person, DISPUTE);
  const desk = await asStaff('Dougal Pennymoor');
  await desk.goto(`/desk/requests/${own}`);
  await approve(desk);

  await person.goto('/me/requests/new/objection');
  await person.getByLabel('What do you object to, and why?').fill('You guess which rides I like.');
  await pick(person.getByLabel('Until then, only store my data'));
  await person.getByRole('button', { name: 'Continue' }).click();
  await person.getByRole('button', { name: 'Send the objection' }).click();
  await expect(person.getByRole('heading', { level: 1 })).toHaveText('We have your request');
  const objection = reference(person);

  await desk.goto(`/desk/requests/${objection}`);
  const refuse = desk.getByRole('form', { name: 'Refuse' });
  await refuse.getByText(COMPELLING, { exact: true }).click();
  await pick(refuse.getByLabel('Tell them that the restriction ends'));
  await look(desk, 'review-meanwhile');
  await refuse.getByRole('button', { name: 'See the letter' }).click();
  await expect(desk.getByText('With this, the person reads that the restriction')).toBeVisible();
  await look(desk, 'check-meanwhile');
  await desk.getByRole('button', { name: 'Send this, and refuse the request' }).click();
  await expectDecided(desk);
  // The other ground is still to be ended by itself.
  await expect(desk.getByText(/^The person was told that it ends on/)).toHaveCount(1);
  await expect(desk.getByRole('button', { name: 'Tell them that it ends' })).toHaveCount(1);
  await look(desk, 'review-meanwhile-ends');

  await person.goto('/me');
  const stopped = part(person, 'What you have stopped');
  await expect(stopped).toContainText('As far as it rests on this, it ends on');
  await expect(stopped).not.toContainText('We will lift it on');
  await look(person, 'overview-meanwhile-ends');
});
