import { expect, test } from '../fixtures/index.ts';
import { askForDeletion, counted, requestRow } from '../fixtures/pages.ts';

test('a person takes a request back, and staff have nothing left to decide', async ({ asPerson, asStaff, look }) => {
  const person = await asPerson('rider-2718');
  const held = await counted(person);
  const request = await askForDeletion(person);
  const desk = await asStaff('Ailsa Corrieweft');
  await desk.goto(`/desk/requests/${request}`);
  await expect(desk.getByRole('heading', { name: 'Your decision' })).toBeVisible();

  await person.getByRole('button', { name: 'Take the request back' }).click();
  await expect(person).toHaveURL(`/me/requests/${request}`);
  await expect(person.getByText('You took this request back. Nothing was changed')).toBeVisible();
  await expect(person.getByRole('button', { name: 'Take the request back' })).toHaveCount(0);
  await look(person, 'request-withdrawn');
  expect(await counted(person)).toEqual({ ...held, Requests: 1 });

  // What was drawn before is not acted on.
  await desk.getByRole('button', { name: 'Approve, and delete everything' }).click();
  await expect(desk.getByRole('alert')).toContainText('The request has moved on since the form was drawn');
  await expect(desk.getByText('The person took the request back before anyone decided.')).toBeVisible();
  await look(desk, 'review-withdrawn');
  await desk.goto('/desk');
  await expect(requestRow(desk, request)).toHaveCount(0);
  await desk.goto('/desk?view=closed');
  await expect(requestRow(desk, request)).toContainText('Taken back');
  expect(await counted(person)).toEqual({ ...held, Requests: 1 });
});
