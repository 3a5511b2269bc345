import { describe, expect, it } from 'vitest';
import type { JourneyId } from '../../../../preload/contract/journeys.ts';
import type { BundleFileKind } from '../../../../main/core/bundle.ts';
import { inferJourney, type InferenceReason, type Signs } from '../../../../main/steps/unpack-bundle/infer.ts';

type Already = Signs['alreadyOnThisComputer'];
const nothing: Already = { vpnProfile: false, certificate: false, hosts: false };
const vpnOnly: Already = { ...nothing, vpnProfile: true };
const hostsOnly: Already = { ...nothing, hosts: true };
const certificateOnly: Already = { ...nothing, certificate: true };
const workbench: Already = { vpnProfile: false, certificate: true, hosts: true };
const everything: Already = { vpnProfile: true, certificate: true, hosts: true };

const vpn: readonly BundleFileKind[] = ['vpn-profile'];
const certificate: readonly BundleFileKind[] = ['certificate', 'mobileconfig'];
const both: readonly BundleFileKind[] = ['vpn-profile', 'certificate', 'mobileconfig', 'ssh-config', 'other'];

type Row = readonly [JourneyId | undefined, readonly BundleFileKind[] | undefined, Already, JourneyId | undefined, boolean, InferenceReason];
const table: readonly Row[] = [
  // The link's own word.
  ['new_user', undefined, nothing, 'new_user', true, 'link'],
  ['totp_reset', undefined, everything, 'totp_reset', true, 'link'],
  ['lab_migration', [], everything, 'lab_migration', true, 'link'],
  ['new_user', both, nothing, 'new_user', true, 'link-agrees-with-bundle'],
  ['new_computer', both, nothing, 'new_computer', true, 'link-agrees-with-bundle'],
  ['vpn_reset', vpn, everything, 'vpn_reset', true, 'link-agrees-with-bundle'],
  ['workbench_reissue', certificate, workbench, 'workbench_reissue', true, 'link-agrees-with-bundle'],
  ['workbench_reissue', ['mobileconfig'], nothing, 'workbench_reissue', true, 'link-agrees-with-bundle'],
  ['ssh_reset', ['ssh-config'], vpnOnly, 'ssh_reset', true, 'link-agrees-with-bundle'],
  ['new_lab', certificate, vpnOnly, 'new_lab', true, 'link-agrees-with-bundle'],
  ['new_user', ['other'], nothing, 'new_user', true, 'link'],
  // The bundle brings what the link's journey has no step for.
  ['vpn_reset', certificate, everything, 'vpn_reset', false, 'link-differs-from-bundle'],
  ['workbench_reissue', vpn, everything, 'workbench_reissue', false, 'link-differs-from-bundle'],
  ['workbench_reissue', both, everything, 'workbench_reissue', false, 'link-differs-from-bundle'],
  ['totp_reset', vpn, nothing, 'totp_reset', false, 'link-differs-from-bundle'],
  ['new_lab', vpn, vpnOnly, 'new_lab', false, 'link-differs-from-bundle'],
  ['lab_migration', ['ssh-config'], everything, 'lab_migration', false, 'link-differs-from-bundle'],
  // No link: the bundle beside what is here.
  [undefined, both, nothing, 'new_user', false, 'bundle-on-an-empty-computer'],
  [undefined, both, everything, 'reissue_all', true, 'bundle-renews-what-is-here'],
  [undefined, both, vpnOnly, 'reissue_all', false, 'bundle-renews-what-is-here'],
  [undefined, both, hostsOnly, 'reissue_all', false, 'bundle-renews-what-is-here'],
  [undefined, vpn, vpnOnly, 'vpn_reset', true, 'bundle-renews-what-is-here'],
  [undefined, vpn, everything, 'vpn_reset', true, 'bundle-renews-what-is-here'],
  [undefined, vpn, workbench, 'vpn_reset', false, 'bundle-adds-to-what-is-here'],
  [undefined, vpn, nothing, 'new_computer', false, 'bundle-on-an-empty-computer'],
  [undefined, certificate, everything, 'workbench_reissue', true, 'bundle-renews-what-is-here'],
  [undefined, certificate, workbench, 'workbench_reissue', true, 'bundle-renews-what-is-here'],
  [undefined, certificate, hostsOnly, 'workbench_reissue', false, 'bundle-renews-what-is-here'],
  [undefined, certificate, vpnOnly, 'new_lab', false, 'bundle-adds-to-what-is-here'],
  [undefined, certificate, certificateOnly, 'new_lab', false, 'bundle-adds-to-what-is-here'],
  [undefined, ['mobileconfig'], nothing, 'new_computer', false, 'bundle-on-an-empty-computer'],
  [undefined, ['ssh-config', 'mobaxterm'], vpnOnly, 'new_lab', false, 'bundle-adds-to-what-is-here'],
  [undefined, ['ssh-config'], nothing, 'new_user', false, 'bundle-on-an-empty-computer'],
  // Nothing is guessed from what is not known.
  [undefined, ['other', 'other'], everything, undefined, false, 'nothing-to-tell-from'],
  [undefined, [], nothing, undefined, false, 'nothing-to-tell-from'],
  [undefined, undefined, everything, undefined, false, 'nothing-to-tell-from'],
];

describe('the journey a person is on', () => {
  it.each(table)('link %s, bundle %j, here %j: %s (sure: %s, %s)', (...row) => {
    const [linkJourney, kinds, alreadyOnThisComputer, journey, sure, why] = row;
    expect(inferJourney({ linkJourney, kinds, alreadyOnThisComputer })).toEqual({ journey, sure, why });
  });
});
