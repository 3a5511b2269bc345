import { describe, expect, test } from 'vitest';
import { admissionOf, explainFailure, isRefusalOfCertificate, judgePage, judgeRedirect } from '../../../../main/system/workbench/judge.ts';

const destination = { name: 'demolab.lab.hdc.ntnu.no', address: '10.42.3.7', port: 443, signal: new AbortController().signal };
const page = (status: number, text = '', location = ''): Parameters<typeof admissionOf>[0] => ({ status, text, location });
const failed = (code: string): Error => Object.assign(new Error('x'), { code });

test.for([
  ['ECONNREFUSED', 'workbench.refused'], ['ETIMEDOUT', 'workbench.timedOut'], ['EHOSTUNREACH', 'workbench.timedOut'], ['ENETUNREACH', 'workbench.timedOut'],
  ['CERT_HAS_EXPIRED', 'workbench.serverExpired'], ['CERT_NOT_YET_VALID', 'workbench.serverExpired'], ['ERR_TLS_CERT_ALTNAME_INVALID', 'workbench.otherServer'],
  ['SELF_SIGNED_CERT_IN_CHAIN', 'workbench.unknownServer'], ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'workbench.unknownServer'], ['UNABLE_TO_GET_ISSUER_CERT_LOCALLY', 'workbench.unknownServer'],
  ['ECONNRESET', 'workbench.noSecureConnection'], ['EPROTO', 'workbench.noSecureConnection'],
] as const)('%s means %s', ([code, problem]) => {
  expect(explainFailure(failed(code), destination)).toMatchObject({ problem: { code: problem, facts: { name: destination.name, detail: code } } });
});

test('a cancelled request and a bug stay what they are', () => {
  const [aborted, bug] = [Object.assign(new DOMException('stop', 'AbortError')), new TypeError('x')];
  expect([explainFailure(aborted, destination), explainFailure(bug, destination)]).toEqual([aborted, bug]);
});

test.for([
  ['ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED', true], ['ERR_SSL_SSLV3_ALERT_CERTIFICATE_EXPIRED', true], ['ERR_SSL_TLSV1_ALERT_UNKNOWN_CA', true], ['ECONNRESET', false],
] as const)('%s is a refusal of the certificate: %s', ([code, isRefusal]) => {
  expect(isRefusalOfCertificate(explainFailure(failed(code), destination))).toBe(isRefusal);
});

describe('the redirect', () => {
  test.for([`https://${destination.name}/`, `https://${destination.name}:443/hub/`, `https://${destination.name}`])('may lead to %s', (location) => {
    expect(() => judgeRedirect(page(301, '', location), destination, 443)).not.toThrow();
  });

  test.for([
    [200, '', 'workbench.noRedirect'], [301, '', 'workbench.noRedirect'], [404, 'https://x', 'workbench.noRedirect'], [301, '/login', 'workbench.otherRedirect'],
    [302, `http://${destination.name}/`, 'workbench.otherRedirect'], [302, 'https://login.example.org/', 'workbench.otherRedirect'],
    [302, `https://${destination.name}.example.org/`, 'workbench.otherRedirect'], [302, `https://${destination.name}:8443/`, 'workbench.otherRedirect'],
    [302, `https://${destination.name}@example.org/`, 'workbench.otherRedirect'],
  ] as const)('may not be %s to "%s"', ([status, location, code]) => {
    expect(() => judgeRedirect(page(status, '', location), destination, 443)).toThrow(code);
  });
});

test.for([
  [page(200), 'accepted'], [page(302), 'accepted'], [page(401), 'accepted'], [page(502), 'accepted'], [page(403), 'refused'], [page(495), 'refused'],
  [page(400, '<center>No required SSL certificate was sent</center>'), 'none-shown'], [page(400, '<center>The SSL certificate error</center>'), 'refused'], [page(400, 'other'), 'accepted'],
] as const)('%j is %s', ([answer, admission]) => {
  expect(admissionOf(answer)).toBe(admission);
});

test('a page that lets in is fine, and others have a name', () => {
  for (const status of [200, 302, 401]) expect(() => judgePage(page(status), destination)).not.toThrow();
  for (const [status, code] of [[502, 'badGateway'], [503, 'badGateway'], [504, 'gatewayTimeout'], [500, 'unexpectedAnswer'], [404, 'unexpectedAnswer']] as const) {
    expect(() => judgePage(page(status), destination)).toThrow(`workbench.${code}`);
  }
});
