// Every function of the product that makes a command for a system, each called with a word in all the places where a word of a person, a lab or
// a folder can come. A module's functions are all named here, as builders or as others; a test compares that with what the module exports.

import * as keychain from '../../../../main/system/certificate-store/darwin.ts';
import * as nss from '../../../../main/system/certificate-store/nss/commands.ts';
import * as windowsStore from '../../../../main/system/certificate-store/win32.ts';
import { Secret } from '../../../../main/core/secret.ts';
import type { Command } from '../../../../main/system/command.ts';
import type { HostsSplice } from '../../../../main/system/elevate/elevate.ts';
import * as macosElevation from '../../../../main/system/elevate/darwin.ts';
import * as linuxElevation from '../../../../main/system/elevate/linux.ts';
import * as windowsElevation from '../../../../main/system/elevate/win32.ts';
import * as hostsFile from '../../../../main/system/hosts-file/find.ts';
import * as macosNetwork from '../../../../main/system/network/darwin.ts';
import * as linuxNetwork from '../../../../main/system/network/linux.ts';
import * as windowsNetwork from '../../../../main/system/network/win32.ts';
import * as macosQuestions from '../../../../main/system/prerequisites/darwin.ts';
import * as linuxQuestions from '../../../../main/system/prerequisites/linux.ts';
import * as windowsQuestions from '../../../../main/system/prerequisites/win32.ts';
import * as ssh from '../../../../main/system/ssh/effective-config.ts';
import * as linuxRoutes from '../../../../main/system/vpn-client/connection/linux-routes.ts';
import * as nmcliConnect from '../../../../main/system/vpn-client/connection/nmcli-connect.ts';
import * as tunnelblick from '../../../../main/system/vpn-client/darwin.ts';
import * as nmcli from '../../../../main/system/vpn-client/linux.ts';
import * as openvpnGui from '../../../../main/system/vpn-client/win32.ts';
import { actions, until } from '../elevate/actions-for-golden.ts';

type Build = (word: string) => Command | readonly Command[];

export interface Module {
  /** What the module exports. */
  readonly exports: Readonly<Record<string, unknown>>;
  readonly builders: Readonly<Record<string, Build>>;
  /** Exported functions that make no command. */
  readonly others: readonly string[];
}

const root = 'C:\\Windows';
const digest = 'a'.repeat(40);
const uuid = '01234567-89ab-cdef-0123-456789abcdef';
const der = Buffer.from('not a certificate');

function inDomain(labDomain: string): readonly HostsSplice[] {
  return actions.map((action) => ({ ...action, within: { ...action.within, labDomain } }));
}

export const windowsModules: Readonly<Record<string, Module>> = {
  'vpn-client/win32': { exports: openvpnGui, others: [], builders: {
    savedKey: (word) => openvpnGui.queryKey(root, openvpnGui.savedKey(word)), queryValue: () => openvpnGui.queryValue(root, openvpnGui.installKey, 'config_dir'),
    queryKey: (word) => openvpnGui.queryKey(root, openvpnGui.savedKey(word)), copyKey: (word) => openvpnGui.copyKey(root, openvpnGui.savedKey(word), openvpnGui.savedKey('kari')),
    deleteValue: (word) => openvpnGui.deleteValue(root, openvpnGui.savedKey(word), 'key-data'), deleteKey: (word) => openvpnGui.deleteKey(root, openvpnGui.savedKey(word)),
    listGroups: () => openvpnGui.listGroups(root), askVersion: (word) => openvpnGui.askVersion(`D:\\${word}\\openvpn.exe`), tellGui: (word) => openvpnGui.tellGui('C:\\openvpn-gui.exe', 'connect', word),
    readValueAsUtf8: () => openvpnGui.readValueAsUtf8(root, openvpnGui.guiKey, 'config_dir'), askTunnel: (word) => openvpnGui.askTunnel(root, word),
  } },
  'certificate-store/win32': { exports: windowsStore, others: [], builders: {
    listStores: () => windowsStore.listStores(root), importContainer: (word) => windowsStore.importContainer(root, Buffer.from(word), new Secret('fake')),
    addAuthority: () => windowsStore.addAuthority(root, 'CA', { der }), removeFrom: () => windowsStore.removeFrom(root, 'My', digest), setArchived: () => windowsStore.setArchived(root, digest, true),
    describeInStore: (word) => windowsStore.describeInStore(root, 'My', digest, `C:\\Users\\${word}\\AppData\\one.cer`),
  } },
  'elevate/win32': { exports: windowsElevation, others: ['composeElevatedText', 'onlyCode'], builders: { composeWindowsElevation: (word) => windowsElevation.composeWindowsElevation(inDomain(word), until, root) } },
  'hosts-file/find': { exports: hostsFile, others: ['readDataBasePath', 'findHostsFile'], builders: { askDataBasePath: () => hostsFile.askDataBasePath(root) } },
  'network/win32': { exports: windowsNetwork, others: ['readWindows'], builders: { askWindows: (word) => windowsNetwork.askWindows(['10.42.1.2', word]) } },
  'prerequisites/win32': { exports: windowsQuestions, others: ['waitingChromes', 'wingetFile'], builders: { askWindows: (word) => Object.values(windowsQuestions.askWindows({ systemRoot: root, localAppData: `C:\\Users\\${word}` })) } },
  'ssh/effective-config': { exports: ssh, others: ['effectiveConfig'], builders: { askEffectiveConfig: (word) => ssh.askEffectiveConfig('win32', word, `C:\\Users\\${word}\\.ssh\\config`) } },
};

export const macosModules: Readonly<Record<string, Module>> = {
  'vpn-client/darwin': { exports: tunnelblick, others: ['privateProfile', 'sharedProfile'], builders: {
    askVersion: () => tunnelblick.askVersion(), openProfile: (word) => tunnelblick.openProfile(`/Users/${word}/kari.tblk`), installPrivate: (word) => tunnelblick.installPrivate(`/Users/${word}/kari.tblk`),
    listProfiles: () => tunnelblick.listProfiles(), askState: (word) => tunnelblick.askState(word), connectProfile: (word) => tunnelblick.connectProfile(word),
    disconnectProfile: (word) => tunnelblick.disconnectProfile(word), saveUserName: (word) => tunnelblick.saveUserName(word), savePassphrase: (word) => tunnelblick.savePassphrase('kari', new Secret(word)),
    deleteCredentials: (word) => tunnelblick.deleteCredentials(word), askRoute: (word) => tunnelblick.askRoute(word), askInterface: (word) => tunnelblick.askInterface(word), listRoutes: () => tunnelblick.listRoutes(),
  } },
  'certificate-store/darwin': { exports: keychain, others: ['loginKeychain', 'chromeApps'], builders: {
    listCertificates: (word) => keychain.listCertificates(keychain.loginKeychain(`/Users/${word}`)), listIdentities: (word) => keychain.listIdentities(`/Users/${word}/k`),
    importContainer: (word) => keychain.importContainer(`/Users/${word}/k`, `/tmp/${word}/one.p12`, new Secret('fake'), keychain.chromeApps(`/Users/${word}`)),
    addCertificate: (word) => keychain.addCertificate(`/Users/${word}/k`, `/tmp/${word}/one.cer`), setTrust: (word) => keychain.setTrust(`/Users/${word}/k`, `/tmp/${word}/one.cer`, 'trustRoot'),
    removeTrust: (word) => keychain.removeTrust(`/tmp/${word}/one.cer`), exportTrust: (word) => keychain.exportTrust('user', `/tmp/${word}/trust.plist`),
    deleteCertificate: (word) => keychain.deleteCertificate(`/Users/${word}/k`, digest), deleteIdentity: (word) => keychain.deleteIdentity(`/Users/${word}/k`, digest),
    askKeychain: (word) => keychain.askKeychain(`/Users/${word}/k`), listDigests: (word) => keychain.listDigests(`/Users/${word}/k`), listClientIdentities: (word) => keychain.listClientIdentities(`/Users/${word}/k`),
    verifyAuthority: (word) => keychain.verifyAuthority(`/tmp/${word}/one.cer`),
  } },
  'elevate/darwin': { exports: macosElevation, others: [], builders: { composeMacosElevation: (word) => macosElevation.composeMacosElevation(inDomain(word), until) } },
  'network/darwin': { exports: macosNetwork, others: ['readMacosInterfaces', 'readMacosRoutes', 'readMacosWay'], builders: { askMacos: (word) => macosNetwork.askMacos(['10.42.1.2', word]) } },
  'prerequisites/darwin': { exports: macosQuestions, others: [], builders: { askMac: (word) => Object.values(macosQuestions.askMac(`/Users/${word}`)) } },
  'ssh/effective-config': { exports: ssh, others: ['effectiveConfig'], builders: { askEffectiveConfig: (word) => ssh.askEffectiveConfig('darwin', word, `/Users/${word}/.ssh/config`) } },
};

export const linuxModules: Readonly<Record<string, Module>> = {
  'vpn-client/linux': { exports: nmcli, others: [], builders: {
    askRunning: () => nmcli.askRunning(), listConnections: () => nmcli.listConnections(), showConnection: () => nmcli.showConnection(uuid), importProfile: (word) => nmcli.importProfile(`/home/${word}/kari.ovpn`),
    finishConnection: (word) => nmcli.finishConnection({
      uuid, name: word, user: word, login: word, keyEncrypted: true, allTraffic: false, ownRoutesOnly: true, dataCiphers: 'AES-256-GCM', fallbackCipher: 'AES-256-CBC',
    }),
    renameConnection: (word) => nmcli.renameConnection(uuid, word), deleteConnection: () => nmcli.deleteConnection(uuid),
  } },
  'vpn-client/connection/nmcli-connect': { exports: nmcliConnect, others: ['composeSecrets', 'readProgress'], builders: {
    composeUp: (word) => nmcliConnect.composeUp(uuid, `/run/${word}/secrets`), composeDown: () => nmcliConnect.composeDown(uuid), askConnection: () => nmcliConnect.askConnection(uuid),
  } },
  'vpn-client/connection/linux-routes': { exports: linuxRoutes, others: ['readRoute', 'readRoutes', 'readTunnels'], builders: {
    askRoute: (word) => linuxRoutes.askRoute(word), askDecidingRoute: (word) => linuxRoutes.askDecidingRoute(word), listInterfaces: () => linuxRoutes.listInterfaces(), listRoutes: (word) => linuxRoutes.listRoutes(word),
  } },
  'certificate-store/nss/commands': { exports: nss, others: ['certificatesBatch', 'fitsInBatch', 'keyUri'], builders: {
    createDatabase: (word) => nss.createDatabase(`/home/${word}/nssdb`), openForWriting: (word) => nss.openForWriting(`/home/${word}/nssdb`), runBatch: (word) => nss.runBatch(`/home/${word}/nssdb`, `/tmp/${word}/batch`),
    listNames: (word) => nss.listNames(`/home/${word}/nssdb`), listKeys: (word) => nss.listKeys(`/home/${word}/nssdb`), listCertificate: (word) => nss.listCertificate('/home/kari/nssdb', word),
    describeCertificate: (word) => nss.describeCertificate('/home/kari/nssdb', word), putCertificate: (word) => nss.putCertificate('/home/kari/nssdb', word, 'C,,', der),
    deleteNamed: (word) => nss.deleteNamed('/home/kari/nssdb', word), deleteCertificate: () => nss.deleteCertificate('/home/kari/nssdb', digest), deleteKey: () => nss.deleteKey('/home/kari/nssdb', digest),
    importP12: (word) => nss.importP12('/home/kari/nssdb', `/tmp/${word}/one.p12`, `/tmp/${word}/pipe`), exportP12: (word) => nss.exportP12('/home/kari/nssdb', digest, `/tmp/${word}/one.p12`, `/tmp/${word}/pipe`),
  } },
  'elevate/linux': { exports: linuxElevation, others: [], builders: { composeLinuxElevation: (word) => linuxElevation.composeLinuxElevation(inDomain(word), false) } },
  'network/linux': { exports: linuxNetwork, others: ['readLinuxInterfaces', 'readLinuxRoutes'], builders: { askLinux: (word) => linuxNetwork.askLinux(['10.42.1.2', word]) } },
  'prerequisites/linux': { exports: linuxQuestions, others: ['flatpakFolders'], builders: { askLinux: () => Object.values(linuxQuestions.askLinux()) } },
  'ssh/effective-config': { exports: ssh, others: ['effectiveConfig'], builders: { askEffectiveConfig: (word) => ssh.askEffectiveConfig('linux', word, `/home/${word}/.ssh/config`) } },
};

/** What a builder made of a word; undefined when it refused. */
export function attempt(build: Build, word: string): readonly Command[] | undefined {
  try {
    const made = build(word);
    return Array.isArray(made) ? made as readonly Command[] : [made as Command];
  } catch {
    return undefined; // a refusal is the answer
  }
}
