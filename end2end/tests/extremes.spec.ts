// What is larger than usual, and what is written otherwise: the pages still make sense, and bring no more than usual.

import { type Page, expect, test } from '../fixtures/index.ts';
import { enter, imported, linesOf } from '../fixtures/imported.ts';
import { sideways, unfold } from '../fixtures/look.ts';
import { counted, part } from '../fixtures/pages.ts';
import { person } from '../fixtures/tokens.ts';

const NOTED_APP = '6a93b7e814c05dfa2be87de1';
const LONG_APP = '6a93b7e814c05dfa2be87de2';

const RIGHT_TO_LEFT = 'ليلى الحدّاد \u202eschrieb\u202c von rechts nach links';
const ZALGO = [...'Zalgo'].map((letter) => letter + '\u0338\u0322\u031b\u032d\u0317\u0335'.repeat(4)).join('');

/** Notes of at least four kilobytes, and how many values they are. */
function notes(): { noted: Record<string, unknown>; values: string[] } {
  const list = Array.from({ length: 40 }, (_, at) => `of-the-list-${at}`);
  const noted: Record<string, unknown> = {
    [RIGHT_TO_LEFT]: RIGHT_TO_LEFT,
    [ZALGO]: ZALGO,
    word: 'W'.repeat(900),
    list,
    deep: { a: { b: { c: 'far-down' } } },
  };
  const values = [RIGHT_TO_LEFT, ZALGO, 'W'.repeat(900), ...list, 'far-down'];
  for (let at = 0; Buffer.byteLength(JSON.stringify(noted)) < 4_096; at += 1) {
    noted[`note-${at}`] = `value-of-note-${at}`;
    values.push(`value-of-note-${at}`);
  }
  return { noted, values };
}

test('four kilobytes of notes, from right to left and marked upon marks, are read value by value', async ({ page, portal, look }) => {
  const { noted, values } = notes();
  const line = linesOf(NOTED_APP);
  const key = await imported(portal, NOTED_APP, [
    line('app', { id: NOTED_APP, displayName: 'Noted' }),
    line('user', { id: 'me', externalId: 'noted', profile: { givenName: RIGHT_TO_LEFT, surname: ZALGO }, metadata: noted }),
    line('conversation', { id: 'talk', type: 'personal', displayName: ZALGO, metadata: noted }),
    line('participant', { id: 'seat', userId: 'me' }, { conversationId: 'talk' }),
    line(
      'message',
      { id: 'm', received: '2026-11-02T10:00:00.000Z', author: { type: 'user', userId: 'me' }, content: { type: 'text', text: RIGHT_TO_LEFT }, metadata: noted },
      { conversationId: 'talk' },
    ),
  ]);
  await enter(page, key, person('noted'));
  expect((await counted(page))['What was noted about you']).toBe(values.length);

  await page.goto('/me/profile');
  const said = await definitions(page, 'What was noted');
  expect(said).toEqual(expect.arrayContaining(values));
  expect(said).toHaveLength(values.length);
  await look(page, 'profile-much-noted');

  await page.goto('/me/conversations/talk');
  const talk = await definitions(page, 'The conversation’s own record');
  expect(talk).toEqual(expect.arrayContaining(values));
  await unfold(page);
  const message = page.getByRole('region', { name: 'Messages' }).getByRole('article');
  await expect(message.getByText(RIGHT_TO_LEFT, { exact: true }).first()).toBeVisible();
  const stored = await message.getByRole('row').filter({ has: page.getByText('metadata.', { exact: false }) }).count();
  expect(stored).toBe(values.length);
  await look(page, 'conversation-much-noted');

  await page.setViewportSize({ width: 320, height: 800 });
  for (const path of ['/me', '/me/profile', '/me/conversations', '/me/conversations/talk']) {
    await page.goto(path);
    await unfold(page);
    expect.soft(await sideways(page), path).toEqual([]);
  }
});

test('a conversation of a hundred thousand messages is read from both ends and from within', async ({ page, portal, look }) => {
  test.setTimeout(240_000);
  const many = 100_000;
  const line = linesOf(LONG_APP);
  const start = Date.parse('2019-01-01T00:00:00.000Z');
  const said = (talk: string, at: number) =>
    line(
      'message',
      {
        id: `${talk}-${String(at).padStart(6, '0')}`,
        received: new Date(start + at * 60_000).toISOString(),
        author: { type: 'user', userId: 'me' },
        content: { type: 'text', text: at === many / 2 ? 'The needle' : `Line ${at}` },
        source: { type: 'whatsapp' },
      },
      { conversationId: talk },
    );
  const lines = [line('app', { id: LONG_APP, displayName: 'Long' }), line('user', { id: 'me', externalId: 'long' })];
  for (const [talk, messages] of [['short', 120], ['endless', many]] as const) {
    lines.push(line('conversation', { id: talk, type: 'personal' }), line('participant', { id: `seat-${talk}`, userId: 'me' }, { conversationId: talk }));
    for (let at = 0; at < messages; at += 1) lines.push(said(talk, at));
  }
  const key = await imported(portal, LONG_APP, lines);
  await enter(page, key, person('long'));
  expect((await counted(page))['Messages']).toBe(many + 120);

  const messages = page.getByRole('region', { name: 'Messages' }).getByRole('article');
  const usual = await bytes(page, '/me/conversations/short');
  const brought = await bytes(page, '/me/conversations/endless');
  expect(brought, `${usual} bytes of a short conversation`).toBeLessThan(usual * 1.1);
  await expect(page.getByText('100,000 messages.').first()).toBeVisible();
  await expect(messages).toHaveCount(50);
  await expect(messages.last()).toContainText(`Line ${many - 1}`);
  await look(page, 'conversation-endless');

  await page.getByRole('link', { name: 'Earlier messages' }).click();
  await expect(messages.last()).toContainText(`Line ${many - 51}`);
  await page.getByRole('link', { name: 'To the first message' }).click();
  await expect(messages).toHaveCount(50);
  await expect(messages.first()).toContainText('Line 0');
  await page.getByRole('link', { name: 'Later messages' }).click();
  await expect(messages.first()).toContainText('Line 50');

  await page.goto('/me/search');
  await page.getByRole('searchbox', { name: 'Words in the message' }).fill('needle');
  await page.getByRole('button', { name: 'Find', exact: true }).click();
  const found = page.getByRole('region', { name: 'Messages that were found' });
  await expect(found.getByRole('article')).toHaveCount(1);
  await found.getByRole('link').first().click();
  await expect(messages).toHaveCount(50);
  await expect(messages.filter({ hasText: 'The needle' })).toBeVisible();
  expect(await bytes(page, page.url().replace(/#.*/, '')), 'within').toBeLessThan(usual * 1.1);
});

/** The values of a row of the sheet, as they are read. */
async function definitions(page: Page, heading: string): Promise<string[]> {
  const all = part(page, heading).getByRole('definition');
  return all.evaluateAll((values) => values.map((value) => value.firstChild?.textContent ?? ''));
}

/** How much a page brings. */
async function bytes(page: Page, address: string): Promise<number> {
  const response = await page.goto(address);
  if (!response) throw new Error(`${address} was not loaded`);
  return (await response.body()).byteLength;
}
