// All sentences of the assistant in English; nb.ts has the same keys, and the compiler compares them. What problems say is in problems/, order mails are not here.

import type { JourneyId } from '../journeys.ts';
import type { ChangeKind, UndoPromise } from '../plans.ts';
import type { ProgramFieldId, ProgramId } from '../programs.ts';
import type { QuestionName } from '../questions.ts';
import type { Remains } from '../removal.ts';
import type { SceneId } from '../scenes.ts';
import type { SecretName } from '../secrets.ts';
import type { SkipReason, StepId, StepState } from '../steps.ts';
import type { ProblemTexts } from './problems/en.ts';
import type { SameKeys } from './same-keys.ts';

interface Shape {
  readonly steps: Readonly<Record<StepId, { readonly title: string; readonly doing: string }>>;
  /** The labels of the Signal message, in its words. */
  readonly secrets: Readonly<Record<SecretName, string>>;
  readonly stepStates: Readonly<Record<StepState, string>>;
  readonly skipReasons: Readonly<Record<SkipReason, string>>;
  readonly journeys: Readonly<Record<JourneyId, { readonly title: string; readonly when: string }>>;
  readonly changes: Readonly<Record<ChangeKind, string>>;
  /** What a person does instead, with the same facts and `place`. */
  readonly byHand: Readonly<Record<ChangeKind, string>>;
  /** What a person says yes to. */
  readonly questions: Readonly<Record<QuestionName, string>>;
  readonly undoPromises: Readonly<Record<UndoPromise, string>>;
  /** What removing lab access cannot take back from this computer, and why. */
  readonly remains: Readonly<Record<Remains, string>>;
  readonly scenes: Readonly<Record<SceneId, string>>;
  /** Other programs that reach the lab, and the names of their fields. */
  readonly programs: Readonly<Record<ProgramId, { readonly title: string; readonly text: string }>>;
  readonly programFields: Readonly<Record<ProgramFieldId, string>>;
  readonly phrases: Readonly<Record<string, string>>;
}

export const en = {
  steps: {
    'prepare-computer': { title: 'This computer', doing: 'Looking at this computer' },
    'unpack-bundle': { title: 'Archive', doing: 'Opening the archive' },
    'enrol-authenticator': { title: 'Authenticator', doing: 'Setting up the authenticator app' },
    'install-vpn-profile': { title: 'VPN profile', doing: 'Adding the VPN profile' },
    'connect-vpn': { title: 'VPN connection', doing: 'Connecting to the VPN' },
    'change-passphrase': { title: 'Lab passphrase', doing: 'Changing the passphrase on entry and home' },
    'set-up-ssh-key': { title: 'SSH key', doing: 'Setting up the SSH key' },
    'write-ssh-config': { title: 'SSH short names', doing: 'Writing the short names for SSH' },
    'edit-hosts': { title: 'Workbench address', doing: 'Setting up the Workbench address' },
    'install-certificate': { title: 'Workbench certificate', doing: 'Installing the Workbench certificate' },
    'open-workbench': { title: 'Open Workbench', doing: 'Checking that Workbench answers' },
  },
  secrets: {
    sevenZipKey: '7-ZIP file key',
    authenticatorKey: 'Google Authenticator key',
    vpnPassphrase: 'VPN passphrase',
    sshTemporaryKey: 'SSH temporary key',
    tlsPassphrase: 'TLS passphrase',
    newPassphrase: 'Your new passphrase',
    otp: 'Code from the authenticator app',
    keyPassphrase: 'Passphrase of the key file',
  },
  stepStates: {
    planned: 'To do',
    done: 'Done',
    already: 'Already fine',
    skipped: 'Skipped',
    failed: 'Problem',
    undone: 'Undone',
    unknown: 'Cannot tell',
  },
  skipReasons: {
    'not-in-this-version': 'This version of the assistant cannot do this step yet.',
    'no-bundle': 'No archive was given.',
    'not-in-bundle': 'The archive holds no file for this step.',
    'no-link': 'No Lab access link was given.',
    'cancelled': 'You stopped the run before it.',
    'earlier-step-failed': 'An earlier step that this one builds on is not done.',
    'no-key-given': 'The key for this step was not given.',
    'only-with-open': 'The browser opens only when you ask for it.',
  },
  journeys: {
    new_user: { title: 'New lab user', when: 'This is your first lab in HUNT Cloud.' },
    new_lab: { title: 'One more lab', when: 'You already use HUNT Cloud and have access to another lab.' },
    new_computer: { title: 'New computer', when: 'Your lab works on another computer, and this one is to work too.' },
    ssh_reset: { title: 'New lab passphrase', when: 'The lab passphrase is lost, and a new SSH temporary key came on Signal.' },
    vpn_reset: { title: 'New VPN certificate', when: 'HUNT Cloud sent you a new VPN profile and VPN passphrase.' },
    totp_reset: { title: 'New authenticator key', when: 'The phone is new or reset, and a new Google Authenticator key came on Signal.' },
    workbench_reissue: { title: 'New Workbench certificate', when: 'The old certificate has expired or is lost, and a new one came by e-mail.' },
    reissue_all: { title: 'Everything anew', when: 'HUNT Cloud sent you all keys and certificates again.' },
    lab_migration: { title: 'The lab has moved', when: 'HUNT Cloud moved your lab to a new address.' },
    prepare_computer: { title: 'Check this computer', when: 'Before anything has come from HUNT Cloud: is this computer ready, and what is missing.' },
  },
  changes: {
    'hosts.putBlock': 'The name {name} leads to {address}, by marked lines that are added to {file}.',
    'hosts.replaceBlock': 'The name {name} leads to {to} instead of {from}, in our marked lines in {file}.',
    'hosts.disableLine': 'Line {line} in {file} is not ours and leads {name} to {address}; it becomes a comment and is not deleted.',
    'hosts.createFile': 'The file {file} does not exist. It is created with marked lines that lead {name} to {address}.',
    'vpn.placeProfile': 'The VPN profile is written to {file}, readable only for you.',
    'vpn.replaceProfile': 'The VPN profile {file} is replaced by the new one. The old one is kept beside it as {kept}.',
    'vpn.addConnection': 'A VPN connection named {name} is added to this computer\'s network settings.',
    'vpn.retireConnection': 'The older VPN connection {name} gets the name {to}. It is not deleted.',
    'vpn.clearSaved': 'What OpenVPN GUI has saved for the older profile {name} (passphrase, password) is put aside, so that it is not tried on the new one. Undo brings it back.',
    'vpn.addToTunnelblick': 'The VPN profile {name} is added to Tunnelblick, for you only. macOS asks once if this program may control Tunnelblick: choose OK. To remove it later, use the minus button in VPN Details.',
    'vpn.replaceInTunnelblick': 'The VPN profile {name} in Tunnelblick is replaced by the new one; the old one is kept aside. Tunnelblick forgets the passphrase of the old one.',
    'vpn.openInTunnelblick': 'Tunnelblick opens with the VPN profile {name}. If it asks for whom, choose Only Me; then type the password of this Mac. To remove it later, use the minus button in VPN Details.',
    'vpn.reopenInTunnelblick': 'Tunnelblick opens with the new VPN profile {name} and replaces the old one, which is kept aside. If it asks for whom, choose Only Me; then type the password of this Mac.',
    'vpn.connect': 'This computer connects to the VPN with {client}, and stays connected.',
    'ssh.recordHostKey': 'The key of {host} is recorded in {file} at the first contact through the VPN; from then on no other key is accepted.',
    'ssh.retireHostKey': 'Line {line} of {file}, the key of {host} before the lab moved from {from} to {to}, becomes a comment once the new machine is proved.',
    'ssh.changePassphrase': 'The passphrase on {host} is changed from the temporary key to your new one.',
    'ssh.createKey': 'A new SSH key is made in {file}, protected by the passphrase you gave for it.',
    'ssh.createKeySamePassphrase': 'A new SSH key is made in {file}, protected by your new passphrase for the lab.',
    'ssh.createPlainKey': 'A new SSH key is made in {file}, without a passphrase, as you asked for.',
    'ssh.installKey': 'The public key of {file} is added on {host}, so that it logs you in there.',
    'ssh.putConfigBlock': 'The short names {name} and {entry} lead to the lab, by marked lines on top of {file}. The last of them, Host *, keeps what stands below valid for all hosts.',
    'ssh.replaceConfigBlock': 'Our marked lines in {file}, for the short names {name} and {entry}, are brought up to date.',
    'certificate.createStore': 'Chrome has no certificate store yet. An empty one is made in {place}.',
    'certificate.import': 'Your certificate {name}, issued by {issuer} and valid until {date}, is added to the store in {place}.',
    'certificate.addAuthority': 'The authority {name} is added to the store in {place}, without trusting it.',
    'certificate.trustRoot': 'Chrome will trust web servers that {name} vouches for. Its fingerprint is the one we know: {fingerprint}.',
    'certificate.retireOld': 'The old certificate {name}, valid until {date}, is taken out of the store and kept aside, once the new one is proved.',
    'certificate.importInWindows': 'Your certificate {name}, issued by {issuer} and valid until {date}, is added to the certificates of your Windows account. Its key cannot be copied out of there again.',
    'certificate.trustRootInWindows': 'Windows asks in a window of its own whether to install {name}. Compare the thumbprint it shows with {fingerprint}, and answer Yes. Your programs then trust web servers that it vouches for. Undo asks once more.',
    'certificate.archiveOld': 'The old certificate {name}, valid until {date}, is hidden from programs and kept by Windows, once the new one is proved.',
    'certificate.importInKeychain': 'Your certificate {name}, issued by {issuer} and valid until {date}, is added to your login keychain. At the first visit Chrome asks for the password of this Mac: type it and choose Always Allow.',
    'certificate.trustRootInKeychain': 'macOS asks for the password of this Mac, or for your finger, before you trust web servers that {name} vouches for. Its fingerprint is the one we know: {fingerprint}. Undo asks once more.',
    'certificate.removeOld': 'The old certificate {name}, valid until {date}, which we added earlier, is removed with its key, once the new one is proved.',
  },
  byHand: {
    'hosts.putBlock': 'Open {file} as administrator, put these lines at its end and save it.',
    'hosts.replaceBlock': 'Open {file} as administrator, put this line in place of the line with {from} and {name}, and save it.',
    'hosts.disableLine': 'Open {file} as administrator, put a # in front of line {line}, which leads {name} to {address}, and save it. Lines are counted before any are added.',
    'hosts.createFile': 'Make {file} as administrator with these lines.',
    'vpn.placeProfile': 'Put the .ovpn file of the archive at {file}. OpenVPN GUI finds it there when its menu is opened; its own Import does the same.',
    'vpn.replaceProfile': 'Take the .ovpn file out of the archive and import it in your VPN program, in place of the older profile.',
    'vpn.addConnection': 'Open the network settings, add a VPN, import from a file, and choose the .ovpn file of the archive.',
    'vpn.retireConnection': 'Open the network settings and give the older VPN connection {name} the name {to}.',
    'vpn.clearSaved': 'In OpenVPN GUI, choose Clear Saved Passwords for {name}.',
    'vpn.addToTunnelblick': 'Take the .ovpn file out of the archive, open it with Tunnelblick and choose Only Me.',
    'vpn.replaceInTunnelblick': 'Take the .ovpn file out of the archive, open it with Tunnelblick, and let it replace {name}.',
    'vpn.openInTunnelblick': 'Take the .ovpn file out of the archive, open it with Tunnelblick and choose Only Me.',
    'vpn.reopenInTunnelblick': 'Take the .ovpn file out of the archive, open it with Tunnelblick, and let it replace {name}.',
    'vpn.connect': 'Connect to the VPN in your VPN program, with the VPN passphrase and a one-time code.',
    'ssh.recordHostKey': 'Log in to {host} once through the VPN, compare the fingerprint with HUNT Cloud, and answer yes.',
    'ssh.retireHostKey': 'Put a # in front of line {line} of {file}.',
    'ssh.changePassphrase': 'Log in to {host} with the temporary key; it asks for the new passphrase by itself.',
    'ssh.createKey': 'In a terminal, run ssh-keygen -t ed25519, name the file {file} and give it a passphrase.',
    'ssh.createKeySamePassphrase': 'In a terminal, run ssh-keygen -t ed25519, name the file {file} and give it your lab passphrase.',
    'ssh.createPlainKey': 'In a terminal, run ssh-keygen -t ed25519, name the file {file} and leave the passphrase empty.',
    'ssh.installKey': 'Log in to {host} and add the content of {file}.pub as a line to .ssh/authorized_keys there.',
    'ssh.putConfigBlock': 'Put these lines on top of {file}.',
    'ssh.replaceConfigBlock': 'In {file}, put these lines in place of those that differ between our marks.',
    'certificate.createStore': 'Nothing: Chrome makes its certificate store when the first certificate is imported.',
    'certificate.import': 'Import the .p12 file of the archive in Chrome: Settings, Privacy and security, Security, Manage certificates. Then restart Chrome.',
    'certificate.addAuthority': 'Nothing: the .p12 file brings the authority {name} with it.',
    'certificate.trustRoot': 'In Chrome, Manage certificates, Authorities: trust {name} for websites, after comparing its fingerprint with {fingerprint}.',
    'certificate.retireOld': 'In Chrome, Manage certificates: remove the old certificate {name}, valid until {date}, once the new one works.',
    'certificate.importInWindows': 'Open the .p12 file of the archive, choose Current User, type the TLS passphrase, and let Windows select the store by the type of certificate. Then restart Chrome.',
    'certificate.trustRootInWindows': 'While you open the .p12 file, Windows asks about {name}: answer Yes after comparing the thumbprint with {fingerprint}.',
    'certificate.archiveOld': 'Run certmgr.msc and delete the old certificate {name}, valid until {date}, under Personal, once the new one works.',
    'certificate.importInKeychain': 'Open the .mobileconfig file of the archive, then System Settings, General, Device Management (before macOS 15: Privacy and Security, Profiles). Install the profile, type the TLS passphrase, restart Chrome.',
    'certificate.trustRootInKeychain': 'Nothing with the .mobileconfig file. Otherwise, in Keychain Access: trust {name} for SSL, after comparing its fingerprint with {fingerprint}.',
    'certificate.removeOld': 'In Keychain Access, under My Certificates, delete the old certificate {name}, valid until {date}, once the new one works.',
  },
  questions: {
    'older-certificate': 'Add the older certificate of {found}, and keep the newer one of {expected} too.',
    'other-lab-certificate': 'Install the certificate of {found} although the link is for {expected}.',
    'other-user-certificate': 'Install the certificate of {found} although the link is for {expected}.',
    'other-user-vpn-profile': 'Use the VPN profile of {found} although the link is for {expected}.',
  },
  undoPromises: {
    exact: 'Undo puts back exactly what was there.',
    'by-listing': 'Undo removes what we added and leaves the rest.',
    ended: 'Undo disconnects again.',
    impossible: 'This cannot be undone.',
  },
  remains: {
    passphrase: 'The passphrase on the lab\'s machines stays as you changed it: only the machines can change it.',
    authenticator: 'The entry in the authenticator app stays on your phone: delete it there when you no longer need it.',
    'old-certificate': 'An older certificate of yours that was replaced does not come back: this system does not let a key out again.',
    'keys-need-vpn': 'Your SSH key on the lab\'s machines can only be taken off while the VPN is connected, with your passphrase.',
    'vpn-account': 'Your account at HUNT Cloud stays. Ask HUNT Cloud to close it when you leave the lab.',
  },
  scenes: {
    'happy': 'Everything goes as it should.',
    'wrong-signal-key': 'The 7-ZIP file key has a capital O where the picture shows a zero, so the archive does not open.',
    'expired-link': 'The download link had expired, and what was saved as the archive is a web page.',
    'no-admin': 'Your user may not change the hosts file, and no administrator is at hand.',
    'vpn-blocked': 'A firewall is in the way: the VPN server never answers.',
    'clock-skew': 'The clock of the VPN server is ten minutes ahead of this computer, so no one-time code is right.',
    'old-root-certificate': 'The VPN profile is from before the VPN got its new root certificate.',
    'three-wrong-passphrases': 'The SSH temporary key is from an earlier message. Two tries are refused, and the third is not made.',
    'certificate-expired': 'The certificate in the archive has expired.',
    'second-lab': 'This computer has access to another lab already, and keeps it.',
  },
  programs: {
    'terminal': { title: 'Terminal', text: 'The short names work once they are in your SSH config file. The computer has to be connected to the VPN.' },
    'remote-desktop': { title: 'Remote Desktop', text: 'A desktop on home. Leave the first command running in a terminal, and connect to the computer named below it.' },
    'winscp': { title: 'WinSCP', text: 'Files on home, from Windows. The values for the tunnel stand under Advanced, Connection, Tunnel. WinSCP offers to turn the key file into its own format: say yes.' },
    'mobaxterm': { title: 'MobaXterm', text: 'Terminal, files and desktop, from Windows. The values for the way there stand under Network settings, SSH gateway.' },
    'cyberduck': { title: 'Cyberduck', text: 'Files on home, from a Mac. Cyberduck looks for both names in the hosts file, so an administrator puts these lines there.' },
  },
  programFields: {
    openShell: 'Work on home', openFiles: 'Files on home', copyThere: 'Copy a file there', copyHere: 'Copy a file here', openTunnel: 'Open the way there',
    computer: 'Computer', session: 'Session', protocol: 'File protocol', host: 'Host name', port: 'Port', user: 'User name', keyFile: 'Private key file',
    tunnelHost: 'Through, host name', tunnelPort: 'Through, port', tunnelUser: 'Through, user name', desktopHost: 'Desktop, host name', desktopPort: 'Desktop, port',
    hostsLines: 'Lines for the hosts file',
  },
  phrases: {
    removalHeading: 'Lab access on this computer, newest first:',
    removalNone: 'This program has left nothing in place on this computer.',
    removalNoLab: 'Without a lab',
    removalStays: 'What stays:',
    removalHow: 'Nothing has changed yet. To take all of it back, add --yes.',
    removalAsk: 'Take all of this back? Type yes:',
    removalDone: 'Lab access is removed from this computer. You can uninstall the program now.',
    removalPartly: 'Something could not be taken back. The program keeps its notes, so that you can try again.',
    chooseArchive: 'Choose the archive from the access e-mail',
    archiveFiles: '7z archives',
    chooseFiles: 'Choose files to send',
    chooseFolder: 'Choose a folder',
    choosePlace: 'Save the file for MobaXterm',
    atWork: 'The assistant is still at work.',
    atWorkDetail: 'It can stop after the change it is making. What is done stays, and can be taken back later.',
    stopAndClose: 'Stop and close',
    goOn: 'Go on',
    practice: 'Practice lab. Nothing on this computer changes.',
    otherFacts: 'The facts in force are not the ones that came with this program.',
    nothingToDo: 'Nothing to do. Everything is already in place.',
    nextCodeIn: 'waiting {seconds} s for the next one-time code',
    nothingChangedYet: 'Nothing has changed yet.',
    needsAdministrator: 'Needs an administrator',
    changeCount: 'Changes: {changes}. Administrator prompts: {prompts}.',
    applyWithDigest: 'To carry out exactly this plan, run apply with --digest {digest}',
    askSecret: '{label} (hidden while you type):',
    acceptWith: 'To agree, add --accept {name}: {sentence}',
    onceMore: '{label}, once more',
    notTheSame: 'The two were not the same.',
    presentPassphrase: 'Your passphrase for the lab',
    journey: 'Journey',
    lab: 'Lab',
    user: 'User',
    address: 'Address',
    evidence: 'What we read',
    why: 'Why',
    next: 'Next',
    byHand: 'By hand: {command}',
    proved: 'Proved',
    notProved: 'Not as it should be',
    cannotTell: 'Cannot tell',
    authenticatorGoogle: 'Google Authenticator: tap + and then Scan a QR code. By hand: Enter a setup key, account name {account}, your key, type Time based, Add.',
    authenticatorMicrosoft: 'Microsoft Authenticator: tap + and then Other account, and scan the QR code. By hand: Or enter code manually, account name {account}, your key.',
    authenticatorTypeBack: 'Type the six digits that the app shows for {account}. They change every 30 seconds.',
    authenticatorAfter: 'Delete the message with the key in Signal when the code was right. An older {account} in the app can go too.',
    vpnNoteAllTraffic: 'The profile sends all traffic of this computer through the VPN, not only that of the lab.',
    vpnNoteNameServers: 'The profile sets name servers for this computer while the VPN is on.',
    vpnNoteScriptsAllowed: 'The profile would allow scripts but has none. That line is left out.',
    vpnNoteUserChange: 'The profile names a system user to run as. That line is left out, because the name differs between computers.',
    vpnNoteCompression: 'The profile mentions compression, which newer VPN programs have given up.',
    vpnNoteKeyNotEncrypted: 'The key in the profile is not protected by a passphrase. Whoever can read the file can use it.',
    vpnNoteCiphersRepaired: 'Newer VPN programs no longer offer the server\'s cipher by themselves. It was added to the profile.',
    vpnNoteOtherUser: 'The certificate carries another name than the user.',
  },
} as const satisfies Shape;

/** What every language has to provide: the keys of the English texts, each with a text. */
export type TextsButProblems = SameKeys<typeof en>;

/** All that the window and the headless commands share. */
export interface Texts extends TextsButProblems {
  readonly problems: ProblemTexts;
}
