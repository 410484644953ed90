// Every kind of request from its first page to the last, and decisions, by the keyboard alone. `keyboard.spec.ts` holds
// that every page can be walked through; a statement, a transfer and a deletion of details have it beside their tests.

import { type Page, expect, ownPortal, test } from '../fixtures/index.ts';
import { choose, comeTo, press, tick, write, writeDay } from '../fixtures/keys.ts';
import { expectDecided, part, reference, requestRow } from '../fixtures/pages.ts';

test.use(ownPortal());

test('a deletion is refused, and the appeal against that upheld', async ({ asPerson, asStaff }) => {
  test.slow();
  const person = await asPerson('passenger-23907');
  await person.goto('/me/requests/new/erasure');
  await choose(person.getByRole('radio', { name: 'Everything', exact: true }));
  await press(button(person, 'Continue'));
  await arrived(person, 'Delete everything');
  await press(link(person, 'Continue'));
  await arrived(person, 'This cannot be undone');
  await press(link(person, 'I understand, continue'));
  await arrived(person, 'Check what you are asking for');
  await press(button(person, 'Ask us to delete everything'));
  const request = await sent(person);

  const desk = await asStaff('Runa Teal');
  await takeOn(desk, request);
  await openRecord(desk, 'To decide this request');
  await choose(desk.getByRole('radio', { name: 'We need the records for a legal claim' }));
  await write(desk.getByRole('textbox', { name: 'A note to the person' }), 'The storm night is not settled.');
  await press(button(desk, 'See the letter'));
  await arrived(desk, 'What the person will read');
  await press(button(desk, 'Send this, and refuse the request'));
  await expectDecided(desk);

  await person.goto(`/me/requests/${request}`);
  await press(link(person, 'Have somebody else decide again'));
  await arrived(person, 'Appeal against our decision');
  await write(person.getByRole('textbox', { name: 'Why should it be decided otherwise?' }), 'It was settled in spring.');
  await press(button(person, 'Continue'));
  await arrived(person, 'Check what you send');
  await press(button(person, 'Send the appeal'));
  const appeal = await sent(person);

  const other = await asStaff('Idris Pellow');
  await takeOn(other, appeal);
  const form = other.getByRole('form', { name: 'They are right' });
  await write(form.getByRole('textbox', { name: 'Your answer, in your own words' }), 'We found the receipt.');
  await press(form.getByRole('button', { name: 'See the letter' }));
  await arrived(other, 'What the person will read');
  await press(button(other, 'Send this: they are right'));
  await expectDecided(other);
  await person.reload();
  await expect(part(person, 'Our answer').getByText('We found the receipt.')).toBeVisible();
});

test('details are put right, part by part', async ({ asPerson, asStaff }) => {
  const person = await asPerson('kunde-2999');
  await person.goto('/me/requests/new/correction');
  await press(link(person, 'A detail about me'));
  await arrived(person, 'What should it be?');
  await write(person.getByRole('textbox', { name: 'Family name' }), 'Tran');
  await write(person.getByRole('textbox', { name: 'Language' }), 'de-DE');
  await press(button(person, 'Continue'));
  await arrived(person, 'Check what you ask for');
  await press(button(person, 'Ask to have this put right'));
  const request = await sent(person);

  const desk = await asStaff('Henrike Aldenbrook');
  await takeOn(desk, request);
  await openRecord(desk, 'To decide this request');
  await choose(desk.getByRole('group', { name: 'Language' }).getByRole('radio', { name: 'Accept' }));
  const refused = desk.getByRole('group', { name: 'Family name' });
  await choose(refused.getByRole('radio', { name: 'Refuse' }));
  await comeTo(refused.getByRole('combobox'));
  await desk.keyboard.press('ArrowDown');
  await expect(refused.getByRole('combobox')).not.toHaveValue('');
  await write(refused.getByRole('textbox'), 'Send us a copy of the certificate.');
  await press(button(desk, 'See what they will read'));
  await arrived(desk, 'What the person will read');
  await press(button(desk, 'Decide, and put right what you accept'));
  await expectDecided(desk);
  await person.reload();
  const outcome = part(person, 'What came of it');
  await expect(outcome).toContainText('Put right');
  await expect(outcome).toContainText('Not changed');
  await expect(outcome).toContainText('Send us a copy of the certificate.');
});

test('what nobody can edit is said in words, and put right elsewhere', async ({ asPerson, asStaff }) => {
  const person = await asPerson('kunde-1188');
  await person.goto('/me/requests/new/correction');
  await press(link(person, 'Something in a message or a channel'));
  await arrived(person, 'What is wrong, and what is right?');
  await choose(person.getByRole('radio', { name: 'Somewhere else' }));
  await write(person.getByRole('textbox', { name: 'In your own words' }), 'The label on my parcel names my aunt.');
  await press(button(person, 'Continue'));
  await arrived(person, 'Check what you ask for');
  await press(button(person, 'Send what is wrong'));
  const request = await sent(person);

  const desk = await asStaff('Henrike Aldenbrook');
  await takeOn(desk, request);
  await openRecord(desk, 'To decide this request');
  await press(button(desk, 'See what they will read'));
  await arrived(desk, 'What the person will read');
  await press(button(desk, 'Approve, it is put right'));
  await expectDecided(desk);
  await person.reload();
  await expect(part(person, 'What came of it')).toContainText('It was put right where it stands.');
});

test('marketing is stopped, and an objection to other uses granted', async ({ asPerson, asStaff }) => {
  const person = await asPerson('rider-2718');
  await person.goto('/me/requests/new/objection');
  await press(button(person, 'Stop marketing'));
  await expect(part(person, 'Our answer')).toContainText('You get no marketing from us any more.');

  await person.goto('/me/requests/new/objection');
  await write(person.getByRole('textbox', { name: 'What do you object to, and why?' }), 'You count my rides.');
  await tick(person.getByRole('checkbox', { name: 'Until then, only store my data' }));
  await press(button(person, 'Continue'));
  await arrived(person, 'Check your objection');
  await press(button(person, 'Send the objection'));
  const request = await sent(person);

  const desk = await asStaff('Dougal Pennymoor');
  await takeOn(desk, request);
  await openRecord(desk, 'The person agrees to it');
  await press(button(desk, 'Approve the request'));
  await expectDecided(desk);
  await person.reload();
  await expect(part(person, 'Our answer')).toContainText('We agree: we no longer use your data for what you objected to.');
});

test('data are restricted, and that is lifted', async ({ asPerson, asStaff }) => {
  const person = await asPerson('rider-1350');
  await person.goto('/me/requests/new/restriction');
  await choose(person.getByRole('radio', { name: 'You no longer need my data, but I do, for a dispute' }));
  await press(button(person, 'Continue'));
  await arrived(person, 'Check what you are asking for');
  await press(button(person, 'Ask to restrict my data'));
  const request = await sent(person);

  const desk = await asStaff('Ailsa Corrieweft');
  await takeOn(desk, request);
  await press(button(desk, 'Approve the request'));
  await expectDecided(desk);
  await person.goto('/me');
  await press(part(person, 'What you have stopped').getByRole('button', { name: 'Lift the restriction' }));
  await expect(part(person, 'Our answer')).toContainText('It is lifted.');
});

test('somebody complains about nothing in particular', async ({ asPerson }) => {
  const person = await asPerson('rider-6006');
  await person.goto('/me/requests/new');
  await press(person.getByRole('main').getByRole('link', { name: 'Complain', exact: true }));
  await arrived(person, 'Complain to us');
  await write(person.getByRole('textbox', { name: 'What went wrong?' }), 'Nobody rang me back.');
  await press(button(person, 'Continue'));
  await arrived(person, 'Check what you send');
  await press(button(person, 'Send the complaint'));
  await sent(person);
  await expect(part(person, 'Messages about it')).toContainText('Nobody rang me back.');
});

test('staff put a request for somebody, approve it and hand the copy over', async ({ asStaff }) => {
  const desk = await asStaff('Ailsa Corrieweft');
  await press(link(desk, 'Put a request for somebody'));
  await arrived(desk, 'Put a request for somebody');
  await write(desk.getByRole('textbox', { name: 'Your id for the person' }), 'rider-5120');
  await choose(desk.getByRole('radio', { name: /A copy, made for them$/ }));
  await choose(desk.getByRole('radio', { name: 'By telephone' }));
  await writeDay(desk.getByLabel('When did it reach you?'));
  await write(desk.getByRole('textbox', { name: /^What they said/ }), 'They rang us, from the number that we know.');
  await press(button(desk, 'Put the request for them'));
  await press(button(desk, 'Approve the request'));
  await press(link(desk, 'Take the copy and hand it over'));
  await arrived(desk, 'Hand a copy over');
  await choose(desk.getByRole('radio', { name: 'By post' }));
  await press(button(desk, 'I have handed it over'));
  await expect(desk.getByText(/^The copy was handed over on/)).toBeVisible();
});

test('what the keyboard does not come to is told', async ({ asPerson }) => {
  const person = await asPerson('rider-1999');
  const start = link(person, 'Delete');
  await comeTo(start);
  await start.evaluate((element) => {
    element.setAttribute('tabindex', '-1');
    (element as HTMLElement).blur();
  });
  await expect(comeTo(start)).rejects.toThrow('the keyboard does not come to');
});

const link = (page: Page, name: string) => page.getByRole('link', { name, exact: true });
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });

/** Waits until a page is there. Two pages may have a button of the same name. */
async function arrived(page: Page, heading: string): Promise<void> {
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(heading);
}

/** Waits for the confirmation; the request's reference. */
async function sent(page: Page): Promise<string> {
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('We have your request');
  return reference(page);
}

/** The staff's way from the queue to a request. */
async function takeOn(desk: Page, request: string): Promise<void> {
  await desk.goto('/desk');
  await press(requestRow(desk, request).getByRole('link', { name: `Take up ${request}` }));
  await expect(desk).toHaveURL(`/desk/requests/${request}`);
}

async function openRecord(desk: Page, occasion: string): Promise<void> {
  await choose(desk.getByRole('radio', { name: occasion }));
  await press(button(desk, 'Open the record'));
  await expect(desk.getByText('Open to you until')).toBeVisible();
}
