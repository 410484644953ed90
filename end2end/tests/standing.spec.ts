import { expect, test } from '../fixtures/index.ts';
import { part, pick, reference, requestRow } from '../fixtures/pages.ts';

test('a person stops marketing, objects and restricts, and lifts it all in as many steps', async ({ asPerson, asStaff, look }) => {
  test.slow();
  const person = await asPerson('rider-0907');
  const heading = person.getByRole('heading', { level: 1 });
  const stopped = part(person, 'What you have stopped');
  await expect(stopped).toHaveCount(0);

  // Marketing: one button there, one button back.
  await person.getByRole('link', { name: 'Object', exact: true }).click();
  await expect(heading).toHaveText('Object');
  await look(person, 'objection-new');
  await person.getByRole('button', { name: 'Stop marketing' }).click();
  await expect(part(person, 'Our answer')).toContainText('You get no marketing from us any more.');
  await look(person, 'request-marketing');
  await person.goto('/me');
  await expect(stopped).toContainText('No marketing');
  await look(person, 'overview-standing');
  await stopped.getByRole('button', { name: 'Allow marketing again' }).click();
  await expect(part(person, 'Our answer')).toContainText('We may send you marketing again.');
  await person.goto('/me');
  await expect(stopped).toHaveCount(0);

  // Other uses: words, a check, and the record restricted meanwhile.
  await person.goto('/me/requests/new/objection');
  await person.getByLabel('What do you object to, and why?').fill('You guess which rides I like.');
  await pick(person.getByLabel('Until then, only store my data'));
  await person.getByRole('button', { name: 'Continue' }).click();
  await expect(heading).toHaveText('Check your objection');
  expect(person.url()).not.toContain('guess');
  await look(person, 'objection-check');
  await person.getByRole('link', { name: /^Change\W+Your words$/ }).click();
  await expect(person.getByLabel('What do you object to, and why?')).toHaveValue('You guess which rides I like.');
  await expect(person.getByLabel('Until then, only store my data')).toBeChecked();
  await person.getByRole('button', { name: 'Continue' }).click();
  await person.getByRole('button', { name: 'Send the objection' }).click();
  await expect(heading).toHaveText('We have your request');
  const request = reference(person);
  await person.goto('/me');
  await expect(stopped).toContainText('Restriction');

  // Staff read no name, and say on which ground they open the record.
  const desk = await asStaff('Ailsa Corrieweft');
  await expect(requestRow(desk, request)).toContainText('Restricted record');
  await look(desk, 'queue-restricted');
  await desk.goto(`/desk/requests/${request}`);
  await expect(desk.getByText('To decide this request', { exact: true })).toHaveCount(0);
  await look(desk, 'review-restricted');
  await desk.getByText('The person agrees to it', { exact: true }).click();
  await desk.getByRole('button', { name: 'Open the record' }).click();
  await expect(desk.getByText('Open to you until')).toBeVisible();
  await desk.getByRole('button', { name: 'Tell them that it ends' }).click();
  await expect(desk.getByText(/^The person was told that it ends on/)).toBeVisible();

  // The person reads when, and need not wait.
  await person.reload();
  await expect(stopped).toContainText('We will lift it on');
  await stopped.getByRole('button', { name: 'Lift the restriction' }).click();
  await expect(part(person, 'Our answer')).toContainText('It is lifted.');

  // A restriction by itself: one question, one check.
  await person.goto('/me/requests/new/restriction');
  await look(person, 'restriction-new');
  await person.getByText('You no longer need my data, but I do, for a dispute', { exact: true }).click();
  await person.getByRole('button', { name: 'Continue' }).click();
  await expect(heading).toHaveText('Check what you are asking for');
  await look(person, 'restriction-check');
  await person.getByRole('button', { name: 'Ask to restrict my data' }).click();
  await expect(heading).toHaveText('We have your request');
});
