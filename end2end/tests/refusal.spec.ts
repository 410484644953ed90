import { type Page, expect, test } from '../fixtures/index.ts';
import { askForDeletion, counted, openReview, part, pick, requestRow } from '../fixtures/pages.ts';

const NOTE = 'We are still settling “storm night” with the hotel; ask again after 1 February & we will look.';

test('staff refuse with a reason, and the person reads it with what they can do', async ({ asPerson, asStaff, look }) => {
  const person = await asPerson('passenger-23907');
  const held = await counted(person);
  const request = await askForDeletion(person);

  const desk = await asStaff('Runa Teal');
  await openReview(desk, request);
  const refuse = desk.getByRole('button', { name: 'See the letter' });
  const reasons = desk.getByRole('group', { name: 'Why is it refused?' }).getByRole('radio');
  await expect(reasons.and(desk.getByRole('radio', { checked: true }))).toHaveCount(0);

  // Without a reason: the browser asks for one first, and where it does not, the portal does.
  await refuse.click();
  await expect(desk).toHaveURL(`/desk/requests/${request}`);
  await expect(reasons.first()).toBeFocused();
  await refuse.evaluate((button) => ((button as HTMLButtonElement).formNoValidate = true));
  await refuse.click();
  const alert = desk.getByRole('alert');
  await expect(alert).toHaveText('Choose the reason. The person has a right to know it.');
  await look(desk, 'review-reason-missing');
  await alert.getByRole('link').click();
  await expect(reasons.first()).toBeFocused();
  await person.reload();
  await expect(person.getByRole('heading', { level: 1 })).toHaveText('We have your request');

  await choose(desk, 'We need the records for a legal claim');
  await desk.getByRole('textbox', { name: 'A note to the person' }).fill(NOTE);
  await refuse.click();
  await expect(desk.getByRole('heading', { level: 1 })).toHaveText('What the person will read');
  await expect(desk.getByText(NOTE)).toBeVisible();
  await look(desk, 'review-letter');
  await desk.getByRole('button', { name: 'Send this, and refuse the request' }).click();
  const facts = desk.getByRole('definition');
  await expect(facts.filter({ hasText: /^Refused$/ })).toBeVisible();
  await expect(facts.filter({ hasText: 'Runa Teal' })).toBeVisible();
  await expect(desk.getByText(NOTE)).toBeVisible();
  await look(desk, 'review-refused');
  await desk.goto('/desk?view=closed');
  await expect(requestRow(desk, request)).toContainText('Refused');

  await person.reload();
  const answer = part(person, 'Our answer');
  await expect(answer).toContainText('We will not do so, and this is why:');
  await expect(answer).toContainText('We need these records to bring a legal claim or to defend against one.');
  await expect(answer.getByText(NOTE)).toBeVisible();
  await expect(answer).toContainText('Nothing has been deleted.');
  await expect(answer.getByRole('listitem').filter({ hasText: /^Complain to/ })).toContainText('authority');
  await expect(answer.getByRole('listitem').filter({ hasText: /^Go to court/ })).toBeVisible();
  await expect(person.getByText('Runa Teal')).toHaveCount(0);
  await look(person, 'request-refused');
  expect(await counted(person)).toEqual({ ...held, Requests: 1 });
  await person.goto('/me/requests');
  await expect(requestRow(person, request)).toContainText('Refused');
});

test('a request that was decided cannot be decided again', async ({ asPerson, asStaff }) => {
  const person = await asPerson('kunde-1542');
  const request = await askForDeletion(person);
  const one = await asStaff('Henrike Aldenbrook');
  const other = await asStaff('Henrike Aldenbrook');
  for (const desk of [one, other]) await openReview(desk, request);
  await choose(one, 'The request is excessive');
  await one.getByRole('button', { name: 'See the letter' }).click();
  await one.getByRole('button', { name: 'Send this, and refuse the request' }).click();
  await expect(one.getByRole('heading', { name: 'Decision', exact: true })).toBeVisible();

  await other.getByRole('button', { name: 'Approve, and delete everything' }).click();
  await expect(other.getByRole('alert')).toContainText('The request has moved on since the form was drawn');
  expect(await counted(person)).toMatchObject({ 'Your details': 1 });
});

/** A reason, by its words: they are what one presses. The same words stand in the form of a legal hold, folded away. */
async function choose(desk: Page, reason: string): Promise<void> {
  await pick(desk.getByRole('group', { name: 'Why is it refused?' }).getByRole('radio', { name: reason }));
}
