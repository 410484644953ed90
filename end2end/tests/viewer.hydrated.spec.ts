// The offline viewer of a copy: opened from disk, without a network, with copies that the portal made.

import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

import type { BrowserContext, TestInfo } from '@playwright/test';

import { type Page, type Portal, expect, test } from '../fixtures/index.ts';
import { sideways } from '../fixtures/look.ts';

const VIEWER = new URL('../../target/site-parts/viewer/viewer.html', import.meta.url);
const HARBOURLINE = '6a7ddbde027363cee44c9b68';
/** RFC 8037, appendix A: nobody's key here. */
const OTHER_KEY = '11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo';
const MESSAGES = 100_000;
/** Milliseconds between two draws: whoever waits longer sees a page that stands still. Some 17 to 50 were measured. */
const STALL = 250;
/** MiB of spaces; `RIGHTSDESK_SPACES` asks for more bytes of them. */
const SPACES = Math.ceil(Number(process.env['RIGHTSDESK_SPACES'] ?? 256 << 20) / (1 << 20));

test('a copy is checked and read from disk, without a network', async ({ portal, visit, look }, info) => {
  const copy = await taken(portal, info, HARBOURLINE, 'passenger-20417');
  const page = await opened(visit);
  const asked: string[] = [];
  page.context().on('request', (request) => asked.push(request.url()));
  await look(page, 'viewer-closed');

  await page.getByLabel('Your copy, a file that ends in .json').setInputFiles(copy);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Your copy from Harbourline Ferries');
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
  await expect(page.getByRole('status')).toContainText('This copy is intact');
  await expect(page.getByRole('status')).toContainText('Who signed it was not checked');
  await expect(page.getByText('The newest entry in it is of', { exact: false })).toBeVisible();
  const counts = JSON.parse((await portal.run('verify', copy, '--json')).stdout) as { counts: Record<string, number> };
  const row = page.getByRole('listitem').filter({ has: page.getByRole('heading', { name: 'Messages', exact: true }) });
  await expect(row).toContainText(String(counts.counts['messages']));
  await look(page, 'viewer-overview');

  const pages = {
    Details: ['What the business knows you by', 'Maren'],
    Channels: ['How you are reached, and what that tells', 'WhatsApp'],
    Devices: ['Devices of yours', 'Last seen'],
    'Other systems': ['Notes in other systems', 'Help desk'],
    Conversations: ['What was said', 'messages'],
    Find: ['Find something that was said', 'All of them have to be in it'],
    Why: ['Why it is held, and for how long', 'What it is used for'],
    Requests: ['Your requests', ''],
    'Who looked': ['Who looked at your data', ''],
  } as const;
  const nav = page.getByRole('navigation', { name: 'In your copy' });
  for (const [link, [heading, text]] of Object.entries(pages)) {
    await nav.getByRole('link', { name: link, exact: true }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(heading);
    await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
    await expect(nav.getByRole('link', { name: link, exact: true })).toHaveAttribute('aria-current', 'page');
    await expect(page.locator('main')).toContainText(text);
    await look(page, `viewer-${link.toLowerCase().replace(' ', '-')}`);
  }

  await nav.getByRole('link', { name: 'Conversations' }).click();
  await page.getByRole('link', { name: /^Read / }).first().click();
  const talk = page.getByRole('region', { name: 'Messages' });
  await expect(talk.getByRole('article').first()).toBeVisible();
  await talk.getByText('As stored').first().click();
  await expect(talk.locator('details[open] pre').first()).toContainText('"id": ');
  await look(page, 'viewer-conversation');

  await nav.getByRole('link', { name: 'Find' }).click();
  await page.getByRole('searchbox', { name: 'Words in the message' }).fill('REFÚND cancelled');
  await page.getByRole('button', { name: 'Find', exact: true }).click();
  await expect(page.getByRole('status')).toContainText(/messages? found/);
  const found = page.getByRole('region', { name: 'Messages that were found' });
  await expect(found.locator('mark').filter({ hasText: 'refund' }).first()).toBeVisible();
  await look(page, 'viewer-found');
  await found.getByRole('link').first().click();
  await expect(page.locator('#here')).toContainText('cancelled, can I get a refund?');
  await expect(page.locator('#here')).toBeFocused();

  await page.getByRole('button', { name: 'Deutsch' }).click();
  await expect(page.locator('html')).toHaveAttribute('lang', 'de');
  await page.getByRole('link', { name: 'Übersicht' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Ihre Kopie von Harbourline Ferries');
  await look(page, 'viewer-overview-de');
  expect(asked, 'nothing is asked of anybody').toEqual([]);
});

test('a package brings the viewer along, and it opens the copy beside it', async ({ asPerson, visit }, info) => {
  const page = await asPerson('passenger-38417');
  await page.goto('/me/export');
  const [saved] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Download the package' }).click(),
  ]);
  const [zip, folder] = [info.outputPath('copy.zip'), info.outputPath('package')];
  await saved.saveAs(zip);
  execFileSync('python3', ['-m', 'zipfile', '-e', zip, folder]);
  const viewer = await opened(visit, pathToFileURL(`${folder}/viewer.html`).href);
  await viewer.getByLabel('Your copy, a file that ends in .json').setInputFiles(`${folder}/export.json`);
  await expect(viewer.getByRole('status')).toContainText('This copy is intact');
});

test('the signer is compared with the key that the portal publishes', async ({ portal, visit, look }, info) => {
  const copy = await taken(portal, info, HARBOURLINE, 'passenger-20417');
  const keys = await (await fetch(`${portal.url}/.well-known/rightsdesk-keys.json`)).text();
  const page = await opened(visit);
  // Dropped, as good as chosen.
  const dropped = await page.evaluateHandle((text) => {
    const transfer = new DataTransfer();
    transfer.items.add(new File([text], 'export.json'));
    return transfer;
  }, readFileSync(copy, 'utf8'));
  await page.dispatchEvent('body', 'drop', { dataTransfer: dropped });
  await expect(page.getByRole('status')).toContainText('This copy is intact');

  const compare = async (pasted: string) => {
    await page.getByLabel('The portal’s public key').fill(pasted);
    await page.getByRole('button', { name: 'Compare' }).click();
  };
  await compare(keys);
  await expect(page.getByRole('status')).toContainText('the key you gave is the one that signed it');
  await compare(OTHER_KEY);
  await expect(page.getByRole('alert')).toContainText('Another key signed this copy');
  await look(page, 'viewer-other-signer');
  await compare('no key at all');
  await expect(page.getByLabel('The portal’s public key')).toBeFocused();
  await expect(page.getByText('There is no key in what you pasted.')).toBeVisible();
  const signer = (JSON.parse(keys) as { keys: { x: string }[] }).keys[0]?.x ?? '';
  await compare(signer);
  await expect(page.getByRole('status')).toContainText('the key you gave is the one that signed it');
});

test('one changed byte is found, and its part is named where the structure tells', async ({ portal, visit, look }, info) => {
  const copy = await taken(portal, info, HARBOURLINE, 'passenger-20417');
  const bytes = readFileSync(copy);
  const changed = async (name: string, place: number, byte: string) => {
    const path = info.outputPath(`${name}.json`);
    const other = Buffer.from(bytes);
    expect(place).toBeGreaterThan(0);
    other.write(byte, place, 'latin1');
    expect(other.equals(bytes)).toBe(false);
    writeFileSync(path, other);
    expect(await portal.run('verify', path)).toMatchObject({ code: 1 });
    return path;
  };
  const page = await opened(visit);
  const file = page.getByLabel('Your copy, a file that ends in .json');
  const another = async (path: string) => {
    if (await file.count() === 0) await page.getByRole('button', { name: 'Open another copy' }).first().click();
    await file.setInputFiles(path);
  };

  const word = bytes.indexOf('refund');
  await another(await changed('word', word, 'R'));
  const alert = page.getByRole('alert');
  await expect(alert).toContainText('This copy is damaged');
  await expect(alert).toContainText('Its content was changed after it was signed.');
  await expect(alert).toContainText('The change shows nowhere in the file’s structure');
  await look(page, 'viewer-damaged');
  // What can be read of it can be read.
  await page.getByRole('link', { name: 'Conversations', exact: true }).click();
  await expect(page.getByRole('link', { name: /^Read / }).first()).toBeVisible();

  await another(await changed('bracket', bytes.indexOf('"devices":[') + '"devices":'.length, '{'));
  await expect(alert).toContainText('The part “devices” is not of the form that it has in a copy.');
  const name = bytes.indexOf('"requests":[') + 1;
  await another(await changed('name', name, 'R'));
  await expect(alert).toContainText('The part “requests” is missing.');
  const counted = bytes.indexOf('"clients":', bytes.lastIndexOf('"counts":')) + '"clients":'.length;
  await another(await changed('count', counted, bytes[counted] === 0x39 ? '8' : '9'));
  await expect(alert).toContainText(/In the part “clients” it states \d+, but holds \d+\./);

  const cut = info.outputPath('cut.json');
  writeFileSync(cut, bytes.subarray(0, bytes.indexOf('"messages":[') + 40));
  await another(cut);
  await expect(alert).toContainText('It ends in the part “conversations[0].messages[0]”.');
  await another(VIEWER.pathname);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('This file is no copy from Rightsdesk');
  await another(copy);
  await expect(page.getByRole('status'), 'the control').toContainText('This copy is intact');
});

test('what is no whole copy is told for what it is', async ({ portal, visit }, info) => {
  const copy = await taken(portal, info, HARBOURLINE, 'passenger-20417');
  const bytes = readFileSync(copy);
  const page = await opened(visit);
  const file = page.getByLabel('Your copy, a file that ends in .json');
  const open = async (name: string, content: Buffer) => {
    const path = info.outputPath(`${name}.json`);
    writeFileSync(path, content);
    if (await file.count() === 0) await page.getByRole('button', { name: 'Open another copy' }).first().click();
    await file.setInputFiles(path);
  };
  const alert = page.getByRole('alert');
  await open('cut', bytes.subarray(0, -1));
  await expect(alert).toContainText('It was cut short.');
  await open('two', Buffer.concat([bytes, bytes]));
  await expect(alert).toContainText(/Its content was changed after it was signed|Something was added after its end/);
  await open('longer', Buffer.concat([bytes, Buffer.from('\n')]));
  await expect(alert).toContainText('Something was added after its end.');
  await open('later', Buffer.from(bytes.toString('utf8').replace('export/1', 'export/2')));
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('This copy is newer than this page');
  await expect(page.getByText('It is of format 2, which this page cannot check. Use the page that came with it.')).toBeVisible();
  await open('whole', bytes);
  await expect(page.getByRole('status'), 'the control').toContainText('This copy is intact');
});

test('fifty levels are read and shown', async ({ portal, visit }, info) => {
  // With the record and its member, fifty.
  const deep = `${'['.repeat(49)}"DEEPEST"${']'.repeat(49)}`;
  const said = `{"id":"m1","received":"2026-10-01T10:00:00.000Z","author":{"type":"user","userId":"u1"},"content":{"type":"text","text":"Deep"},"deep":${deep}}`;
  const bundle = info.outputPath('bundle.ndjson');
  writeFileSync(bundle, [
    '{"type":"app","appId":"deep","data":{"id":"deep"}}',
    '{"type":"user","appId":"deep","data":{"id":"u1","externalId":"deep-1"}}',
    '{"type":"conversation","appId":"deep","data":{"id":"v1"}}',
    '{"type":"participant","appId":"deep","conversationId":"v1","data":{"id":"p1","userId":"u1"}}',
    `{"type":"message","appId":"deep","conversationId":"v1","data":${said}}`,
  ].join('\n'));
  const imported = await portal.run('import', '--data', portal.data, bundle);
  expect(imported, imported.stderr).toMatchObject({ code: 0 });
  const page = await opened(visit);
  await page.getByLabel('Your copy, a file that ends in .json').setInputFiles(await taken(portal, info, 'deep', 'deep-1'));
  await expect(page.getByRole('status')).toContainText('This copy is intact');
  await page.getByRole('link', { name: 'Conversations', exact: true }).click();
  await page.getByRole('link', { name: /^Read / }).first().click();
  const talk = page.getByRole('region', { name: 'Messages' });
  await talk.getByText('As stored').first().click();
  await expect(talk.locator('details[open] pre').first()).toContainText('"DEEPEST"');
});

test('spaces without end are read to their end, and said to be no copy', async ({ portal, visit }, info) => {
  test.setTimeout(120_000 + SPACES * 100);
  const copy = readFileSync(await taken(portal, info, HARBOURLINE, 'passenger-20417'), 'utf8');
  const begun = copy.slice(0, copy.indexOf('"messages":[') + '"messages":['.length);
  const page = await opened(visit);
  for (const [first, role, said] of [
    [begun, 'alert', 'It does not end as a copy does'],
    ['', 'heading', 'This file is no copy from Rightsdesk'],
  ] as const) {
    // One piece of memory, so many times over: it stands on no disk either.
    const dropped = await page.evaluateHandle(([begin, many]) => {
      const piece = new Blob([new Uint8Array(1 << 20).fill(32)]);
      const transfer = new DataTransfer();
      transfer.items.add(new File([begin, ...Array<Blob>(many).fill(piece)], 'spaces.json'));
      return transfer;
    }, [first, SPACES] as [string, number]);
    await page.dispatchEvent('body', 'drop', { dataTransfer: dropped });
    await expect(page.getByRole(role).filter({ hasText: said })).toBeVisible({ timeout: 60_000 + SPACES * 50 });
  }
});

test('what has been read can be read before the rest, and the end disturbs nobody', async ({ portal, visit, look }, info) => {
  const copy = await taken(portal, info, HARBOURLINE, 'passenger-10001');
  const context = await visit();
  // The file comes up to here until it is let go on: so much has been read, for as long as it takes to look.
  await context.addInitScript((most) => {
    const held = new Promise<void>((resolve) => {
      (window as unknown as { letGo: () => void }).letGo = resolve;
    });
    const slice = Blob.prototype.slice;
    Blob.prototype.slice = function (this: Blob, from = 0, to = this.size, type) {
      const part = slice.call(this, from, to, type);
      if (this instanceof File && from >= most) {
        const bytes = part.arrayBuffer.bind(part);
        part.arrayBuffer = () => held.then(bytes);
      }
      return part;
    };
  }, 1024 * 1024);
  const page = await shown(context, VIEWER.href);
  await page.getByLabel('Your copy, a file that ends in .json').setInputFiles(copy);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Your copy from Harbourline Ferries');
  await expect(page.getByRole('heading', { level: 2, name: 'Not checked yet' })).toBeVisible();
  await expect(page.getByText('You see what has been read so far.', { exact: false })).toBeVisible();
  await expect(page.getByText(/^1\.0 MB of [\d.]+ MB$/)).toBeVisible();
  const bar = page.getByRole('progressbar', { name: 'How much of the file has been read' });
  expect(await bar.evaluate((element) => (element as HTMLProgressElement).position)).toBeLessThan(1);
  await look(page, 'viewer-reading');

  const nav = page.getByRole('navigation', { name: 'In your copy' });
  await nav.getByRole('link', { name: 'Conversations' }).click();
  await page.getByRole('link', { name: /^Read / }).first().click();
  const talk = page.getByRole('region', { name: 'Messages' });
  await expect(talk.getByRole('article').first()).toBeVisible();
  await nav.getByRole('link', { name: 'Who looked' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('This part has not been read yet');
  await look(page, 'viewer-not-yet');
  await nav.getByRole('link', { name: 'Find' }).click();
  await expect(page.locator('main')).toContainText('as soon as all of your copy has been read');

  // Whoever reads something stays where they are.
  await nav.getByRole('link', { name: 'Conversations' }).click();
  await page.getByRole('link', { name: /^Read / }).first().click();
  await talk.getByText('As stored').first().click();
  await page.evaluate(() => (window as unknown as { letGo: () => void }).letGo());
  await expect(page.getByRole('status')).toContainText('Your copy has been read to its end. It is intact.');
  await expect(talk.locator('details[open]')).toHaveCount(1);
  await look(page, 'viewer-read');
  await page.getByRole('link', { name: 'See what the check found' }).click();
  await expect(page.getByRole('status')).toContainText('This copy is intact');
  await nav.getByRole('link', { name: 'Who looked' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Who looked at your data');
});

test('a search can be narrowed down by channel, kind and days', async ({ portal, visit, look }, info) => {
  const copy = await taken(portal, info, HARBOURLINE, 'passenger-20417');
  const page = await opened(visit);
  await page.getByLabel('Your copy, a file that ends in .json').setInputFiles(copy);
  await expect(page.getByRole('status')).toContainText('This copy is intact');
  await page.getByRole('link', { name: 'Find', exact: true }).click();
  const found = page.getByRole('region', { name: 'Messages that were found' }).getByRole('listitem');
  const find = async () => {
    await page.getByRole('button', { name: 'Find', exact: true }).click();
    await expect(page.getByRole('status')).toContainText(/messages? found|No message in this copy/);
    await expect(page.getByRole('button', { name: 'Cancel' })).toBeHidden();
    return found.count();
  };
  await page.getByRole('searchbox').fill('refund');
  const all = await find();
  expect(all).toBeGreaterThan(0);
  await page.getByText('Narrow it down').click();
  await look(page, 'viewer-narrow');
  await page.getByLabel('From this day on').fill('2999-01-01');
  expect(await find()).toBe(0);
  await page.getByLabel('From this day on').fill('');
  await page.getByLabel('Kind', { exact: true }).selectOption('Places');
  expect(await find(), 'no place says so').toBe(0);
  await page.getByLabel('Kind', { exact: true }).selectOption('Every kind');
  expect(await find(), 'the control').toBe(all);
  // Without a word, by the channel alone.
  await page.getByRole('searchbox').fill('');
  await page.getByLabel('Sent over').selectOption('WhatsApp');
  expect(await find()).toBeGreaterThan(0);
  for (const line of await found.all()) await expect(line).toContainText('WhatsApp');
});

test('100,000 messages are looked through while the page goes on', async ({ portal, visit, look }, info) => {
  test.setTimeout(300_000);
  const copy = await large(portal, info);
  const page = await opened(visit);
  await page.getByLabel('Your copy, a file that ends in .json').setInputFiles(copy);
  await expect(page.getByRole('status')).toContainText('This copy is intact', { timeout: 60_000 });
  await expect(page.getByRole('main')).toContainText('100,000');

  const seen = await watched(page, 'zeppelin');
  info.annotations.push({ type: 'frames', description: JSON.stringify(seen) });
  console.log(`  viewer: ${MESSAGES} messages looked through in ${seen.millis} ms, ${seen.frames} frames, the longest gap ${seen.longest} ms`);
  await expect(page.getByRole('status')).toContainText('3 messages found');
  const found = page.getByRole('region', { name: 'Messages that were found' });
  await expect(found.getByRole('listitem')).toHaveCount(3);
  expect(seen.foundUnderWay, 'the first was there before the end').toBe(true);
  expect(seen.between, 'how often the bar was drawn on its way').toBeGreaterThan(5);
  expect(seen.longest, 'it does not stall: milliseconds between two draws').toBeLessThan(STALL);
  await look(page, 'viewer-large');
  await found.getByRole('link').last().click();
  await expect(page.locator('#here')).toContainText(/zeppelin/i);

  // Stopped with the first that is found.
  await page.getByRole('link', { name: 'Find', exact: true }).click();
  await expect(page.getByRole('searchbox', { name: 'Words in the message' })).toBeVisible();
  await page.evaluate(() => {
    const list = document.querySelector('[data-part=found]') as Element;
    const stop = new MutationObserver(() => {
      if (list.childElementCount === 0) return;
      stop.disconnect();
      (document.querySelector('[data-act=cancel]') as HTMLButtonElement).click();
    });
    stop.observe(list, { childList: true });
  });
  await page.getByRole('searchbox', { name: 'Words in the message' }).fill('the');
  await page.getByRole('button', { name: 'Find', exact: true }).click();
  await expect(page.getByRole('status')).toContainText('You stopped the search.');
  await expect(page.getByRole('button', { name: 'Cancel' })).toBeHidden();

  // The control: a viewer that takes the whole file at once draws nothing on its way.
  const stalling = info.outputPath('stalling.html');
  writeFileSync(stalling, patched(readFileSync(VIEWER, 'utf8'), '256*1024', '1024*1024*1024'));
  const stalled = await opened(visit, pathToFileURL(stalling).href);
  await stalled.getByLabel('Your copy, a file that ends in .json').setInputFiles(copy);
  await expect(stalled.getByRole('status')).toContainText('This copy is intact', { timeout: 60_000 });
  const stall = await watched(stalled, 'zeppelin');
  expect(stall.between, 'the control').toBe(0);
  expect(stall.longest, 'the control').toBeGreaterThan(seen.longest);
});

test('nothing in a copy runs, and nothing leads out of the page', async ({ visit, watching }, info) => {
  const text = '"\'></textarea></script><img src=x onerror=alert(1)><svg/onload=alert(1)><script>alert(1)</script>\u202e\u0000' + 'W'.repeat(400);
  const record = { id: text, type: text, displayName: text, externalId: text, profile: { givenName: text, avatarUrl: 'javascript:alert(1)' }, metadata: { [text]: text } };
  const said = { id: text, received: text, author: { type: 'user', userId: 'me' }, source: { type: text }, content: { type: text, text, mediaUrl: 'javascript:alert(1)', actions: [{ text, uri: 'javascript:alert(1)' }] } };
  const members = {
    format: 'rightsdesk.export/1', controller: { name: text, app: record }, notice: [{ category: text, purposes: text }], user: record, clients: [record], devices: [record],
    businessSystems: [record], conversations: [{ conversation: record, participants: [record], messages: [said] }], requests: [{ reference: text, state: text }],
    accessLog: [{ at: text, act: text, by: text }], integrity: {},
  };
  const path = info.outputPath('hostile.json');
  writeFileSync(path, JSON.stringify(members));
  const page = await opened(visit);
  page.on('dialog', (dialog) => {
    expect(dialog.message(), 'something ran').toBe('');
  });
  await page.getByLabel('Your copy, a file that ends in .json').setInputFiles(path);
  await expect(page.getByRole('alert')).toContainText('This copy is damaged');
  await page.setViewportSize({ width: 320, height: 800 });
  for (const address of ['#/profile', '#/clients', '#/devices', '#/businessSystems', '#/notice', '#/requests', '#/accessLog', '#/conversations', '#/conversation/1', '#/member/5', '#/']) {
    await page.evaluate((hash) => {
      (document.querySelector('h1') as HTMLElement).dataset['old'] = '';
      location.hash = hash;
    }, address);
    await expect(page.locator('h1[data-old]')).toHaveCount(0);
    await expect(page.locator('main')).toContainText('onerror=alert(1)');
    expect.soft(await page.locator('img, iframe, object, script[src], [onerror], [onload], a:not([href^="#"])').count(), address).toBe(0);
    expect.soft(await sideways(page), address).toEqual([]);
  }

  // What is tried below, and refused.
  watching.expect(/Content Security Policy|example\.com/);
  const refused = (act: string) =>
    page.evaluate(
      (what) =>
        new Promise<string>((resolve) => {
          addEventListener('securitypolicyviolation', (event) => resolve(event.effectiveDirective), { once: true });
          if (what === 'fetch') fetch('https://example.com/').catch(() => {});
          if (what === 'image') new Image().src = 'https://example.com/a.png';
          if (what === 'script') document.head.append(Object.assign(document.createElement('script'), { text: 'window.ran = true' }));
          if (what === 'form') {
            const form = Object.assign(document.createElement('form'), { action: 'https://example.com/' });
            document.body.append(form);
            form.submit();
          }
        }),
      act,
    );
  expect(await refused('fetch')).toBe('connect-src');
  expect(await refused('image')).toBe('img-src');
  expect(await refused('script')).toBe('script-src-elem');
  expect(await refused('form')).toBe('form-action');
});

test('the keyboard reaches everything', async ({ portal, visit }, info) => {
  const copy = await taken(portal, info, HARBOURLINE, 'passenger-20417');
  const page = await opened(visit);
  // Listened for from here on: the browser has to be told before the key is pressed.
  const chooser = page.waitForEvent('filechooser');
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: 'Skip to the page' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.locator('main')).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(page.getByLabel('Your copy, a file that ends in .json')).toBeFocused();
  await page.keyboard.press('Enter');
  await (await chooser).setFiles(copy);
  await expect(page.getByRole('status')).toContainText('This copy is intact');
  await page.getByRole('link', { name: 'Find', exact: true }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(page.getByRole('searchbox')).toBeFocused();
  await page.keyboard.type('refund');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('status')).toContainText(/messages? found/);
});

/** The viewer from disk, where there is no network. */
async function opened(visit: () => Promise<BrowserContext>, url = VIEWER.href): Promise<Page> {
  return shown(await visit(), url);
}

async function shown(context: BrowserContext, url: string): Promise<Page> {
  await context.setOffline(true);
  const page = await context.newPage();
  await page.goto(url);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Open your copy');
  return page;
}

/** Somebody's copy, as the portal makes it. */
async function taken(portal: Portal, info: TestInfo, app: string, user: string): Promise<string> {
  const path = info.outputPath('export.json');
  const made = await portal.run('export', '--data', portal.data, '--app', app, '--user', user, '-o', path);
  expect(made, made.stderr).toMatchObject({ code: 0 });
  return path;
}

/** A copy of 100,000 messages, in three of which stands a word that stands in no other. */
async function large(portal: Portal, info: TestInfo): Promise<string> {
  const sample = await portal.run('sample', '--messages', String(MESSAGES), '--users', '1');
  expect(sample).toMatchObject({ code: 0 });
  const lines = sample.stdout.trimEnd().split('\n');
  const texts = lines.flatMap((line, at) => (line.includes('"content":{"type":"text","text":"') ? [at] : []));
  for (const at of [texts[0], texts[texts.length >> 1], texts.at(-1)]) {
    const line = lines[at ?? -1] ?? '';
    lines[at ?? -1] = line.replace('"content":{"type":"text","text":"', '"content":{"type":"text","text":"Zeppelin ');
  }
  const bundle = info.outputPath('bundle.ndjson');
  writeFileSync(bundle, `${lines.join('\n')}\n`);
  const imported = await portal.run('import', '--data', portal.data, bundle);
  expect(imported, imported.stderr).toMatchObject({ code: 0 });
  const { appId } = JSON.parse(lines[0] ?? '') as { appId: string };
  return taken(portal, info, appId, 'person-1');
}

interface Seen {
  /** Frames drawn from the press of the button to the end. */
  frames: number;
  /** The longest time without one, from the press of the button on. */
  longest: number;
  millis: number;
  /** How many different lengths of the bar were drawn, neither empty nor full. */
  between: number;
  /** Whether something that was found stood there before the end. */
  foundUnderWay: boolean;
}

/** Searches, and watches frame by frame what the page shows meanwhile. */
async function watched(page: Page, word: string): Promise<Seen> {
  await page.getByRole('link', { name: 'Find', exact: true }).click();
  await page.getByRole('searchbox', { name: 'Words in the message' }).fill(word);
  return page.evaluate(
    () =>
      new Promise<Seen>((resolve) => {
        const bar = document.querySelector('[data-part=bar]') as HTMLProgressElement;
        const cancel = document.querySelector('[data-part=cancel]') as HTMLElement;
        const list = document.querySelector('[data-part=found]') as Element;
        const form = document.querySelector('form[data-act=find]') as HTMLFormElement;
        const values = new Set<number>();
        const times: number[] = [];
        let foundUnderWay = false;
        new MutationObserver(() => {
          foundUnderWay ||= list.childElementCount > 0 && !cancel.hidden;
        }).observe(list, { childList: true });
        const frame = () => {
          times.push(performance.now());
          if (bar.value > 0 && bar.value < 1) values.add(bar.value);
          if (!cancel.hidden) {
            requestAnimationFrame(frame);
            return;
          }
          const gaps = times.slice(1).map((time, before) => time - (times[before] ?? time));
          resolve({
            frames: times.length - 1,
            longest: Math.round(Math.max(0, ...gaps)),
            millis: Math.round((times.at(-1) ?? 0) - (times[0] ?? 0)),
            between: values.size,
            foundUnderWay,
          });
        };
        times.push(performance.now());
        form.requestSubmit();
        requestAnimationFrame(frame);
      }),
  );
}

/** The viewer with something else in its script, and the digest that goes with it. */
function patched(html: string, from: string, to: string): string {
  const script = /<script>([\s\S]*?)<\/script>/.exec(html)?.[1] ?? '';
  expect(script.split(from).length, `${from} stands once in the script`).toBe(2);
  const other = script.replace(from, () => to);
  const digest = (text: string) => `sha256-${createHash('sha256').update(text).digest('base64')}`;
  return html.replace(script, () => other).replace(digest(script), () => digest(other));
}
