// Every order of the published page, word for word, against what we send. tests/fixtures/orders/user-orders.txt is that page as it was published
// (source: docs.hdc.ntnu.no, service-desk/user-orders), damaged dash included. The differences are listed here, each with its reason.

import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { OrderId } from '../../../preload/contract/orders.ts';
import { orderOf, recipient } from './filled-orders.ts';
import { toFences } from '../../../main/orders/template.ts';

const page = readFileSync(new URL('../../fixtures/orders/user-orders.txt', import.meta.url), 'utf8');

/** The six orders that the page gives as links with everything encoded. */
const links = [...page.matchAll(/href="mailto:([^"?]+)\?subject=([^"&]*)&body=([^"]*)"/g)].map(([, to = '', subject = '', body = '']) => ({
  to, subject: decodeURIComponent(subject), body: decodeURIComponent(body),
}));
/** The one that has a form. */
const [, formSubject = '', formBody = ''] = /subject: "([^"]*)",\s*body: `([^`]*)`/.exec(page) ?? [];

const published: Readonly<Partial<Record<OrderId, { readonly subject: string; readonly body: string }>>> = {
  request_workbench_access: { subject: formSubject, body: formBody },
  request_workbench_reissue: linkWith('Workbench reissue'),
  request_ssh_pass_reset: linkWith('SSH passphrase reset'),
  request_vpn_link: linkWith('VPN access opening'),
  request_vpn_reset: linkWith('VPN certificate reset'),
  request_google_auth: linkWith('Google authenticator key'),
  request_mobaxterm_file: linkWith('MobaXterm file'),
};

function linkWith(start: string): { subject: string; body: string } {
  const found = links.filter(({ subject }) => subject.startsWith(start));
  if (found.length !== 1) throw new Error(`${found.length} links for ${start}`);
  return found[0] as { subject: string; body: string };
}

type Difference = readonly [published: string, ours: string];
/** The service's own page has signed like this since; the name is written under it. */
const signOff: Difference = ['\n\nBest,', '\n\nKind regards,\n'];

const differences: Readonly<Partial<Record<OrderId, readonly Difference[]>>> = {
  // UTF-8 read as another encoding: it was an em dash.
  request_workbench_access: [['â€”', '—']],
  request_workbench_reissue: [signOff],
  request_ssh_pass_reset: [signOff],
  // Read by machine since: the address in a block of its own, with how long and from where.
  request_vpn_link: [
    ['{IP4-address}.', '```\naccess_ip="{ipaddress}"\naccess_duration="{access_duration}"\naccess_country="{country}"\n```'],
    ['\n\nBest,\n', '\n\nKind regards,\n'],
  ],
  request_vpn_reset: [signOff],
  // Two alternatives to choose from by hand became one sentence and one line that is read by machine.
  request_google_auth: [
    [
      'Alternative 1: \n\nI have an active Signal account on the same phone number that is registered in my user account and are looking forward to receive my new key on my phone.\n\n'
      + 'Alternative 2: \n\nPlease note that I have a new phone number (+00-0000000). I have activated Signal on this number and are looking forward to receive my new key on the app.',
      'I have an active Signal account on my phone and I look forward to receiving new key on my phone.\n\n```\nphone_number = {phone_number}\n```',
    ],
    signOff,
  ],
  // The page has moved.
  request_mobaxterm_file: [['https://docs.hdc.ntnu.no/working-in-your-lab/technical-tools/mobaxterm/', 'https://docs.hdc.ntnu.no/do-science/tools/technical/mobaxterm/'], signOff],
};

test.each(Object.keys(published) as OrderId[])('%s has the subject of the page, and its body apart from the listed differences', (id) => {
  const seed = published[id] as { subject: string; body: string };
  const order = orderOf(id);
  expect(order.subject).toBe(seed.subject);
  const expected = (differences[id] ?? []).reduce((body, [before, after]) => {
    expect(body.split(before)).toHaveLength(2); // a difference that is not there any more would be hiding another one
    return body.replace(before, () => after);
  }, seed.body);
  expect(toFences(order.body)).toBe(expected);
});

test('all seven orders of the page are compared, and all go to the recipient of the facts', () => {
  expect(Object.keys(published)).toHaveLength(7);
  expect(links).toHaveLength(6);
  expect(links.map(({ to }) => to)).toEqual(Array.from({ length: 6 }, () => recipient));
});

test('the tools, their defaults and the licence labels are those of the page', () => {
  const tools = orderOf('request_workbench_access').fields.find(({ key }) => key === 'tools');
  const [, listed = ''] = /options: \[([^\]]*)\]/.exec(page) ?? [];
  const values = [...listed.matchAll(/value: "([^"]+)"|^\s*"([^"]+)"/gm)].map(([, value, plain]) => value ?? plain);
  expect(tools?.options?.map(({ value }) => value)).toEqual(values);
  expect(tools?.default).toEqual(['Rstudio', 'Jupyter', 'Python']);
  for (const label of ['MATLAB (need license)', 'Stata (need license)']) {
    expect(listed).toContain(label);
    expect(tools?.options?.find((option) => option.label.en === label)?.note?.en).toContain('licence');
  }
});
