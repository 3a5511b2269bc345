// All sentences of the assistant in English; nb.ts has the same keys, and the compiler compares them. Order mails are not here.
// Facts that a sentence may name, by area; one that is missing shows as `…`. usage: option, expected (never the value: it may be a
// secret). facts: file, detail. journal, undo: file. link: address, name, networks. bundle: file (notFound only), name, sizeBytes,
// limitBytes. migration: file, line, limitBytes, address, networks, from. hosts: file, line, count, name, address. vpn: file, name, line, detail,
// server, expected, date, installed, offered, other, client, who, address, network, since, hours, minutes. otp: characters, count, seconds. ssh: host, user, name, address, file, fingerprint, minutes, rule. certificate: name, expected,
// date, minutes, installed, place, version, program, detail, count, sizeBytes, limitBytes. workbench: name, address, found, status, detail, date. program: program. practice: file, reason. programs: file. All other areas: none; `command` of elevation has its own sentence, phrases.byHand.

import type { JourneyId } from '../journeys.ts';
import type { ChangeKind, UndoPromise } from '../plans.ts';
import type { ProblemCode } from '../problems.ts';
import type { ProgramFieldId, ProgramId } from '../programs.ts';
import type { QuestionName } from '../questions.ts';
import type { Remains } from '../removal.ts';
import type { SceneId } from '../scenes.ts';
import type { SecretName } from '../secrets.ts';
import type { SkipReason, StepId, StepState } from '../steps.ts';
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
  readonly problems: Readonly<Record<ProblemCode, { readonly what: string; readonly why: string; readonly next: string }>>;
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
    'ssh.putConfigBlock': 'The short names {name} and {entry} lead to the lab, by marked lines on top of {file}.',
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
    'vpn.placeProfile': 'Take the .ovpn file out of the archive and import it in your VPN program.',
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
    'certificate.import': 'Import the .p12 file of the archive in Chrome: Settings, Privacy and security, Security, Manage certificates.',
    'certificate.addAuthority': 'Nothing: the .p12 file brings the authority {name} with it.',
    'certificate.trustRoot': 'In Chrome, Manage certificates, Authorities: trust {name} for websites, after comparing its fingerprint with {fingerprint}.',
    'certificate.retireOld': 'In Chrome, Manage certificates: remove the old certificate {name}, valid until {date}, once the new one works.',
    'certificate.importInWindows': 'Open the .p12 file of the archive, choose Current User, type the TLS passphrase, and let Windows select the store by the type of certificate.',
    'certificate.trustRootInWindows': 'While you open the .p12 file, Windows asks about {name}: answer Yes after comparing the thumbprint with {fingerprint}.',
    'certificate.archiveOld': 'Run certmgr.msc and delete the old certificate {name}, valid until {date}, under Personal, once the new one works.',
    'certificate.importInKeychain': 'Open the .mobileconfig file of the archive, then System Settings, General, Device Management (before macOS 15: Privacy and Security, Profiles). Choose the profile, Install, and type the TLS passphrase.',
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
    'remote-desktop': { title: 'Remote Desktop', text: 'A desktop on home. Leave the first command running in a terminal and connect to the near end of it.' },
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
  problems: {
    cancelled: {
      what: 'You stopped the run.',
      why: 'What was finished before stays finished.',
      next: 'Start again when it suits you; what is in place is recognised.',
    },
    internal: {
      what: 'Something failed inside the assistant.',
      why: 'This is a fault in the program, not something you did.',
      next: 'Look at what was changed; you can undo it or save a report.',
    },
    'bridge.refused': {
      what: 'The window asked for something that is not allowed. Nothing was done.',
      why: 'Whatever the window sends is checked first, and this did not fit.',
      next: 'Start the assistant again. If it comes back, save a report.',
    },
    'usage.unknownCommand': {
      what: 'There is no such command.',
      why: 'The name is misspelt, or belongs to another version.',
      next: 'Use one of these: {expected}. --help explains them.',
    },
    'usage.unknownOption': {
      what: 'This is not understood here: {option}.',
      why: 'It is misspelt, or belongs to another command.',
      next: 'Run the command with --help to see its options.',
    },
    'usage.missingValue': {
      what: 'The option {option} has no value.',
      why: 'A value must follow the option, in quotes when it holds spaces.',
      next: 'Write {option} and then its value. --help shows an example.',
    },
    'usage.badValue': {
      what: 'The value of {option} does not fit.',
      why: 'This is accepted: {expected}.',
      next: 'Change the value and run the command again.',
    },
    'usage.secretInArguments': {
      what: '{option} puts a key or passphrase where other programs can read it. Nothing was done.',
      why: 'Command lines and environment variables are visible to other programs, and shells keep a history.',
      next: 'Clear it from the shell history. Give keys with --secrets - or type them when asked.',
    },
    'usage.badSecrets': {
      what: 'The keys on standard input could not be read.',
      why: '--secrets - takes one JSON object with known names and text values.',
      next: 'Send one JSON object that uses only these names: {expected}.',
    },
    'usage.missingOption': {
      what: 'This command needs {option}.',
      why: 'Without it there is nothing to work on.',
      next: 'Add {option} and run the command again.',
    },
    'facts.invalid': {
      what: 'The facts file {file} cannot be used.',
      why: 'It is not JSON, or holds a key or value that is not allowed: {detail}.',
      next: 'Correct the file, or leave out --facts to use the facts of this program.',
    },
    'prepare.notReady': {
      what: 'This computer is not ready for a lab yet.',
      why: '{count} of the things that are needed are missing or too old.',
      next: 'The list says for each what helps. Then check again.',
    },
    'prepare.notRunHere': {
      what: 'The assistant does not carry this out here.',
      why: 'It needs an administrator, or it is no longer needed.',
      next: 'Check the computer again, or copy the line for IT support.',
    },
    'plan.changedMeanwhile': {
      what: 'The plan is no longer the one you saw. Nothing was done.',
      why: 'A file on this computer changed since then, or something else was entered.',
      next: 'Look at the new plan, then apply that one.',
    },
    'engine.busy': {
      what: 'The assistant is already at work on this computer.',
      why: 'Another window or terminal has not finished.',
      next: 'Let it finish or close it, then try again.',
    },
    'engine.openIntent': {
      what: 'An earlier run stopped in the middle of a change.',
      why: 'The computer went off, or the program was ended.',
      next: 'Continue that run or undo it. Both look first at what is really there.',
    },
    'journal.damaged': {
      what: 'The record of earlier changes is damaged: {file}.',
      why: 'A full disk or another program most likely spoiled the file.',
      next: 'Keep the file and show it to IT support. We undo nothing by guesswork.',
    },
    'journal.newerVersion': {
      what: 'A newer version of the assistant wrote the record {file}.',
      why: 'This version does not understand all of it and leaves it alone.',
      next: 'Use the newer version on this computer.',
    },
    'journal.notWritable': {
      what: 'The record of changes cannot be written: {file}. We stopped.',
      why: 'The disk is full, or your user may not write there. Without the record we change nothing.',
      next: 'Free some space or correct the rights of the folder, then try again.',
    },
    'state.otherWorld': {
      what: 'This state folder holds either practice or real work, and this run is the other one.',
      why: 'The two are kept apart, so that practice never undoes a real change.',
      next: 'Choose another folder with --state-dir.',
    },
    'undo.changedSince': {
      what: 'What we changed in {file} was changed again afterwards. We left it as it is.',
      why: 'Another person or program edited the same lines.',
      next: 'Look at our marked lines in the file and remove what you no longer need by hand.',
    },
    'link.notFound': {
      what: 'The text holds no Lab access link.',
      why: 'The link stands in the access e-mail from HUNT Cloud and contains access=.',
      next: 'Copy the whole e-mail or the whole link, and paste it again.',
    },
    'link.unreadable': {
      what: 'This is not a Lab access link that we can read.',
      why: 'Mail programs sometimes cut or change long links, or another link was copied.',
      next: 'Copy the link again from the first e-mail, or order a new Lab access link.',
    },
    'link.otherHost': {
      what: 'This link leads to {host}, not to HUNT Cloud.',
      why: 'A Lab access link always begins with https://docs.hdc.ntnu.no. Another address can be a forged e-mail.',
      next: 'Do not open the link. Ask HUNT Cloud whether the e-mail is theirs.',
    },
    'link.several': {
      what: 'The text holds {count} different Lab access links.',
      why: 'A forwarded e-mail can carry older links as well.',
      next: 'Paste only the link of the lab you want to set up.',
    },
    'link.badAddress': {
      what: 'The link has {address} where the address of the lab should be.',
      why: 'It was damaged on the way, or HUNT Cloud did not make it.',
      next: 'Copy the link again from the first e-mail, or order a new Lab access link.',
    },
    'link.badName': {
      what: 'The link has {name} where the name of the lab or the user should be.',
      why: 'It was damaged on the way, or HUNT Cloud did not make it.',
      next: 'Copy the link again from the first e-mail, or order a new Lab access link.',
    },
    'link.outsideLabNetworks': {
      what: 'The link leads to {address}, which is not an address of a HUNT Cloud lab.',
      why: 'Labs have addresses in {networks}. A forged link would send your keys to somebody else.',
      next: 'Leave this link alone and order a new Lab access link from HUNT Cloud.',
    },
    'migration.notReadable': {
      what: 'The migration map {file} cannot be read.',
      why: 'It is not there, it is no file, or you may not read it.',
      next: 'Check the file name, and try again.',
    },
    'migration.tooLarge': {
      what: 'The file {file} is larger than {limitBytes} bytes.',
      why: 'A migration map has one short line for each lab.',
      next: 'Get the map from HUNT Cloud again.',
    },
    'migration.invalid': {
      what: 'Line {line} of {file} is not a line of a migration map.',
      why: 'Each line is an old address, a colon and a new address; each old address stands once.',
      next: 'Get the map from HUNT Cloud again. Nothing was changed.',
    },
    'migration.outsideLabNetworks': {
      what: 'The migration map names {address}, which is no lab address.',
      why: 'Lab addresses lie in {networks}. A map that leads elsewhere is not from HUNT Cloud.',
      next: 'Get the map from HUNT Cloud again. Nothing was changed.',
    },
    'migration.labMoved': {
      what: 'This lab has moved from {from} to {address}, and the link is from before.',
      why: 'The old machines are gone, and the new ones have other keys and passphrases.',
      next: 'Choose the journey lab_migration.',
    },
    'keys.empty': {
      what: 'This field is empty.',
      why: 'The step that needs this key cannot be done without it.',
      next: 'Type the key from the Signal message.',
    },
    'keys.blankAtEdge': {
      what: 'There is a blank before or after the key.',
      why: 'A blank often comes along when something is copied, and then the key does not fit.',
      next: 'Remove the blank at the beginning or the end.',
    },
    'keys.unusable': {
      what: 'This cannot be a key.',
      why: 'It has a line break or another sign in it that no keyboard types.',
      next: 'Type the key from Signal on one line.',
    },
    'keys.forgotten': {
      what: 'The keys from Signal are no longer in memory. Nothing was changed.',
      why: 'They are overwritten after 15 minutes without use, and when everything is done.',
      next: 'Type the keys again.',
    },
    'bundle.notFound': {
      what: 'The archive {file} is not there.',
      why: 'It was moved, renamed or not downloaded yet.',
      next: 'Download it with the link in the access e-mail, or choose the file again.',
    },
    'bundle.notReadable': {
      what: 'The archive cannot be read.',
      why: 'This user, or this program on a Mac, has no permission for the folder it lies in.',
      next: 'Move the archive to another folder, for example Documents, and choose it there.',
    },
    'bundle.isWebPage': {
      what: 'This file is a web page and not an archive.',
      why: 'A download link that has expired answers with a page, and the browser saves that.',
      next: 'Download it again with the link in the access e-mail. If it is too old, ask HUNT Cloud for a new one.',
    },
    'bundle.notSevenZip': {
      what: 'This file is not a 7z archive.',
      why: 'Another file was chosen, or the browser saved a web page instead.',
      next: 'Choose the .7z file from the access e-mail, or download it again.',
    },
    'bundle.empty': {
      what: 'The archive is empty.',
      why: 'A download that stops at once leaves an empty file.',
      next: 'Download it again. If it stays empty, reply to the access e-mail.',
    },
    'bundle.truncated': {
      what: 'The end of the archive is missing.',
      why: 'The download most likely stopped too early.',
      next: 'Download it again with the link in the access e-mail.',
    },
    'bundle.damaged': {
      what: 'The archive is damaged.',
      why: 'Its content does not fit its own checksums, most likely after a faulty download.',
      next: 'Download it again. If nothing changes, reply to the access e-mail.',
    },
    'bundle.keyMissing': {
      what: 'The archive needs its 7-ZIP file key.',
      why: 'HUNT Cloud sends the key to your phone on Signal, as a picture.',
      next: 'Type the 7-ZIP file key from Signal.',
    },
    'bundle.unusableKey': {
      what: 'This cannot be a 7-ZIP file key.',
      why: 'It has a line break or another sign in it that no keyboard types.',
      next: 'Type the key from Signal on one line.',
    },
    'bundle.wrongKey': {
      what: 'This key does not open the archive.',
      why: 'One character is off, or the key belongs to another archive. A faulty download looks the same.',
      next: 'Type the 7-ZIP file key again. Look for 0 and O, 1, l and I. If it is right, download the archive again.',
    },
    'bundle.dangerousName': {
      what: 'The archive holds a file with a dangerous name: {name}. Nothing was kept.',
      why: 'Such a name can put a file outside the folder it belongs in.',
      next: 'Do not open it with another program. Ask HUNT Cloud about it in a new e-mail.',
    },
    'bundle.dangerousEntry': {
      what: 'The archive holds {name}, which does not belong in an access archive. Nothing was kept.',
      why: 'Links, special files or an open file among encrypted ones can mean that somebody tampered with the archive.',
      next: 'Do not open it with another program. Ask HUNT Cloud about it in a new e-mail.',
    },
    'bundle.twinNames': {
      what: 'Two files in the archive would get the same name: {name}. Nothing was kept.',
      why: 'Names that differ only in capitals or accents are one name on many computers.',
      next: 'Do not open it with another program. Ask HUNT Cloud about it in a new e-mail.',
    },
    'bundle.tooDeep': {
      what: 'The file {name} lies too deep in the folders of the archive. Nothing was kept.',
      why: 'An access archive has two levels of folders at most.',
      next: 'Choose the .7z file from the access e-mail.',
    },
    'bundle.tooManyFiles': {
      what: 'The archive holds far too many files. Nothing was kept.',
      why: 'An access archive holds a handful, so this is most likely another archive.',
      next: 'Choose the .7z file from the access e-mail.',
    },
    'bundle.tooLarge': {
      what: 'The archive is too large: it takes {sizeBytes} bytes, where {limitBytes} are accepted. Nothing was kept.',
      why: 'An access archive is small, so this is most likely another archive.',
      next: 'Choose the .7z file from the access e-mail.',
    },
    'bundle.suspiciousRatio': {
      what: 'The content is enormous beside the archive itself. Nothing was kept.',
      why: 'Archives made to fill a disk look like this.',
      next: 'Do not open it with another program. Ask HUNT Cloud about it in a new e-mail.',
    },
    'bundle.changedWhileReading': {
      what: 'The archive changed while we read it.',
      why: 'The download or a synchronised folder is most likely still at work.',
      next: 'Wait until the file is complete, then try again.',
    },
    'bundle.nothingKnown': {
      what: 'The archive opens, but holds nothing we know.',
      why: 'We look for .ovpn, .p12, .mobileconfig and .mobaxterm files and for ssh-config.txt.',
      next: 'Choose the .7z file from the access e-mail.',
    },
    'bundle.noSpace': {
      what: 'There is no room to unpack the archive.',
      why: 'The disk with the folder for temporary files is full.',
      next: 'Free about 100 MB on that disk, then try again.',
    },
    'bundle.noWorkFolder': {
      what: 'No private folder to unpack the archive in could be made.',
      why: 'The folder for temporary files is not writable, or others can read everything in it.',
      next: 'Ask IT to give you a folder for temporary files of your own.',
    },
    'bundle.programMissing': {
      what: 'The 7-Zip program that belongs to the assistant does not start.',
      why: 'The installation is incomplete or meant for another kind of computer, or a virus scanner took the program away.',
      next: 'Install the assistant again, or ask IT to allow its 7-Zip program.',
    },
    'bundle.programStopped': {
      what: '7-Zip was stopped from outside before it was done. Nothing was kept.',
      why: 'The computer ran out of memory, or another program ended it.',
      next: 'Close other programs, then try again.',
    },
    'bundle.timedOut': {
      what: 'Opening the archive took too long, and we stopped it.',
      why: 'The computer is very busy, or a virus scanner holds the file.',
      next: 'Try again in a minute.',
    },
    'hosts.changedMeanwhile': {
      what: '{file} changed while we were at it. We left it alone.',
      why: 'VPN and security programs sometimes edit the same file.',
      next: 'Try again; the plan is made anew from the file as it is now.',
    },
    'hosts.notWritable': {
      what: '{file} could not be written. It is as it was.',
      why: 'The file is write-protected, or a security program guards it.',
      next: 'Give the planned lines to IT, or remove the protection and try again.',
    },
    'hosts.locked': {
      what: 'Another program holds {file}. It is as it was.',
      why: 'A virus scanner, an editor or a VPN program most likely has it open.',
      next: 'Close editors that show the file, wait a minute, then try again.',
    },
    'hosts.noSpace': {
      what: 'There is no room to write {file}. It is as it was.',
      why: 'The disk is full. We need room for a second copy before we replace the file.',
      next: 'Free some space on the system disk, then try again.',
    },
    'hosts.damagedBlock': {
      what: 'Our marked lines in {file} are incomplete or doubled, at line {line}. We left them alone.',
      why: 'The file was most likely edited by hand, and a begin or end mark got lost.',
      next: 'Remove the marks and the lines that belong to them by hand, then try again.',
    },
    'hosts.nameOnSharedLine': {
      what: '{name} shares line {line} in {file} with other names. We left it alone.',
      why: 'That line counts before ours, and changing it would change the other names too.',
      next: 'Take {name} out of that line by hand, then try again.',
    },
    'hosts.tooManyLines': {
      what: '{file} has {count} other lines with {name}. We left it alone.',
      why: 'We take older lines for the same name out of use one by one, and these are too many.',
      next: 'Remove the older lines with {name} by hand, then try again.',
    },
    'hosts.notReadable': {
      what: '{file} could not be read. We left it alone.',
      why: 'Every user may normally read this file. A program has most likely changed that.',
      next: 'Ask IT to let every user read the file, then try again.',
    },
    'hosts.tooLarge': {
      what: '{file} is too large for us to edit safely. We left it alone.',
      why: 'Lists that block advertisements can make the file very large.',
      next: 'Make the list shorter, or add the planned lines by hand.',
    },
    'hosts.unsupportedEncoding': {
      what: '{file} is stored in a way that we cannot edit safely. We left it alone.',
      why: 'An editor most likely saved it as UTF-16 text.',
      next: 'Save the file as plain text, UTF-8 or ANSI, then try again.',
    },
    'hosts.notRegular': {
      what: '{file} is not an ordinary file. We left it alone.',
      why: 'Some systems make this file themselves or put a link in its place.',
      next: 'Add the planned lines where your system keeps them, or ask IT.',
    },
    'hosts.notResolved': {
      what: '{name} does not lead to {address} on this computer.',
      why: 'The line is missing, or an earlier line in {file} or a security program answers first.',
      next: 'Look for other lines with {name} in the file, then run the step again.',
    },
    'hosts.takenOut': {
      what: 'Our lines for {name} are gone from {file}.',
      why: 'Another program took them out. VPN programs put back older copies, and Microsoft Defender empties the file when other lines in it block Microsoft\'s own services (HostsFileHijack).',
      next: 'Run the step again. If the lines go again, show IT what Windows Security lists under Protection history.',
    },
    'vpn.unreadable': {
      what: 'The VPN profile cannot be read at line {line}.',
      why: 'OpenVPN would stop there too ({detail}). The file was damaged or changed on the way.',
      next: 'Open the archive again. If nothing changes, reply to the access e-mail.',
    },
    'vpn.dangerousOption': {
      what: 'The VPN profile holds {name} at line {line}. We do not install it.',
      why: '{name} can run programs or write files on this computer. A profile from HUNT Cloud has no use for it.',
      next: 'Do not use this profile anywhere. Ask HUNT Cloud about it in a new e-mail.',
    },
    'vpn.unknownOption': {
      what: 'The VPN profile holds {name} at line {line}, which we do not know. We do not install it.',
      why: 'We take over only what we know to be harmless.',
      next: 'Send HUNT Cloud the name and the line number in a new e-mail, and ask for another profile.',
    },
    'vpn.badArgument': {
      what: 'The VPN profile says something about {name} at line {line} that we do not accept.',
      why: 'The name is known, but what follows it is unusual and may be unsafe.',
      next: 'Send HUNT Cloud the name and the line number in a new e-mail, and ask for another profile.',
    },
    'vpn.outsideFile': {
      what: 'The VPN profile refers to another file at line {line} ({name}). We do not install it.',
      why: 'A profile from HUNT Cloud is complete in itself, and other files on this computer are none of its business.',
      next: 'Ask HUNT Cloud for a complete profile.',
    },
    'vpn.notClient': {
      what: 'This is not a VPN profile for a user: {name} is missing.',
      why: 'Another kind of OpenVPN file was packed, or the beginning of the file is gone.',
      next: 'Open the archive again. If nothing changes, reply to the access e-mail.',
    },
    'vpn.noServer': {
      what: 'The VPN profile names no server.',
      why: 'The line that begins with remote is missing.',
      next: 'Reply to the access e-mail and ask for a new profile.',
    },
    'vpn.wrongServer': {
      what: 'The VPN profile leads to {server} at line {line}. We do not install it.',
      why: 'The VPN server of HUNT Cloud is {expected}. A forged profile would send your traffic to somebody else.',
      next: 'Do not use this profile. Ask HUNT Cloud about it in a new e-mail.',
    },
    'vpn.serverNotChecked': {
      what: 'The VPN profile does not check who answers. We do not install it.',
      why: 'Without that check every other user of the service could pose as the VPN server.',
      next: 'Ask HUNT Cloud for a profile with remote-cert-tls server.',
    },
    'vpn.partMissing': {
      what: 'The VPN profile lacks its part {name}.',
      why: 'Certificate, key and authority belong inside the profile, and one of them is not there.',
      next: 'Open the archive again. If nothing changes, reply to the access e-mail.',
    },
    'vpn.partTwice': {
      what: 'The VPN profile holds the part {name} twice, again at line {line}.',
      why: 'Only one can count, and which one is a matter of luck.',
      next: 'Reply to the access e-mail and ask for a new profile.',
    },
    'vpn.partUnreadable': {
      what: 'The part {name} of the VPN profile, at line {line}, cannot be read.',
      why: 'It is damaged, or of a kind that this computer does not handle.',
      next: 'Open the archive again. If nothing changes, reply to the access e-mail.',
    },
    'vpn.keyMismatch': {
      what: 'The key in the VPN profile does not belong to its certificate.',
      why: 'The parts were mixed up when the profile was made.',
      next: 'Order a VPN certificate reset from HUNT Cloud.',
    },
    'vpn.wrongPassphrase': {
      what: 'This VPN passphrase does not open the key in the profile.',
      why: 'One character is off, or the passphrase belongs to another profile.',
      next: 'Type the VPN passphrase from Signal again. Look for 0 and O, 1, l and I.',
    },
    'vpn.certificateExpired': {
      what: 'The certificate of {name} in the VPN profile stopped working on {date}.',
      why: 'VPN certificates are valid for a limited time.',
      next: 'Order a VPN certificate reset from HUNT Cloud.',
    },
    'vpn.certificateNotYetValid': {
      what: 'The certificate of {name} in the VPN profile is valid from {date}, and that is still to come.',
      why: 'The clock of this computer is most likely wrong.',
      next: 'Set date and time of this computer, then try again.',
    },
    'vpn.certificateTooWeak': {
      what: 'The VPN certificate of {name} is of an old kind that newer VPN programs refuse.',
      why: 'Its key is too short, or it was signed in an outdated way.',
      next: 'Order a VPN certificate reset from HUNT Cloud.',
    },
    'vpn.profileTooOld': {
      what: 'This VPN profile is from before the change of 7 October 2026 and does not connect any more.',
      why: 'HUNT Cloud changed the authority of its VPN certificates then. Everybody was sent a new profile.',
      next: 'Use the archive of the newer e-mail, or order a VPN certificate reset.',
    },
    'vpn.otherRoot': {
      what: 'The VPN profile was issued by {name}, which is not the authority of HUNT Cloud.',
      why: 'The profile belongs to another service, or somebody forged it.',
      next: 'Choose the archive from the access e-mail. If it was that one, ask HUNT Cloud about it.',
    },
    'vpn.severalProfiles': {
      what: 'The archive holds more than one VPN profile: {name} and {other}.',
      why: 'We cannot know which one is meant for this computer.',
      next: 'Ask HUNT Cloud which profile is yours, or for a new archive.',
    },
    'vpn.olderThanInstalled': {
      what: 'The VPN profile on this computer is newer than the one in the archive. It stays.',
      why: 'The installed one was issued on {installed}, the one in the archive on {offered}.',
      next: 'Use the archive of the newest e-mail: a new certificate ends the older one at HUNT Cloud. To keep both, import the older file by hand under another name.',
    },
    'vpn.otherUser': {
      what: 'The VPN profile in the archive is for {name}, but your link is for {expected}.',
      why: 'The archive or the link was meant for another person, or the file was renamed.',
      next: 'Use the link and the archive that HUNT Cloud sent to you, or say that this profile is yours.',
    },
    'vpn.notReadable': {
      what: 'The VPN profile on this computer could not be read: {file}.',
      why: 'It is not an ordinary file, or your user may not read it.',
      next: 'Move it away or correct its rights, then try again.',
    },
    'vpn.notWritable': {
      what: 'The VPN profile {file} could not be written.',
      why: 'The disk is full, the folder is write-protected, or a security program guards it ({detail}).',
      next: 'Free some space or correct the rights of the folder, then try again.',
    },
    'vpn.changedMeanwhile': {
      what: 'The VPN profile {file} changed while we were at it. We left it alone.',
      why: 'Another program or person changed it in the same moment.',
      next: 'Try again; the plan is made anew from what is there now.',
    },
    'vpn.importRefused': {
      what: 'The system\'s network settings did not take the VPN profile.',
      why: 'NetworkManager answered in a way we do not know ({detail}).',
      next: 'Try again. If nothing changes, save a report and send it to HUNT Cloud.',
    },
    'vpn.notAllowed': {
      what: 'Your user may not add a VPN connection on this computer.',
      why: 'The system asks for an administrator, and nobody answered.',
      next: 'Try again on the computer itself together with someone who has the password, or ask IT.',
    },
    'vpn.notInstalled': {
      what: '{client} does not have the VPN profile of {name} as it should be.',
      why: 'It is missing, or somebody changed it afterwards ({detail}).',
      next: 'Run the step again; the profile is then put in anew.',
    },
    'otp.keyUnusable': {
      what: 'The Google Authenticator key cannot hold {characters}.',
      why: 'Such keys have the letters A to Z and the digits 2 to 7 only.',
      next: 'Look at the picture in Signal again: 0 is most likely O, 1 is I or L, 8 is B.',
    },
    'otp.keyIncomplete': {
      what: 'The Google Authenticator key is not complete: {count} letters.',
      why: 'A key has at least 16 letters, and some lengths cannot be.',
      next: 'Type the key from Signal again, all groups of it.',
    },
    'otp.otherKind': {
      what: 'This key makes another kind of code than the VPN takes.',
      why: 'The codes have six digits and change every 30 seconds; authenticator apps know no others for sure.',
      next: 'Type the Google Authenticator key from Signal.',
    },
    'otp.codeMissing': {
      what: 'A code from the authenticator app is missing.',
      why: 'The code proves that the phone has the key.',
      next: 'Type the six digits that the app shows for HUNT CLOUD VPN.',
    },
    'otp.codeMalformed': {
      what: 'This is not a code from the authenticator app.',
      why: 'A code has six digits.',
      next: 'Type the six digits that the app shows for HUNT CLOUD VPN.',
    },
    'otp.wrongCode': {
      what: 'This code does not belong to the key.',
      why: 'A digit is off, another account was read, or the key was taken into the phone with a mistake.',
      next: 'Type the code of HUNT CLOUD VPN again. If it stays wrong, scan the QR code once more.',
    },
    'otp.codeNotOfNow': {
      what: 'That code is of another moment.',
      why: 'It has run out, or the clocks of phone and computer differ.',
      next: 'Type the code that the app shows now. A second one in a row tells whether a clock is wrong.',
    },
    'otp.phoneAhead': {
      what: 'The key is right, but the phone\'s clock is {seconds} seconds ahead of this computer\'s.',
      why: 'Codes are made from the time of day, so the VPN would refuse them.',
      next: 'Compare both with an exact clock. On the phone, switch on automatic date and time.',
    },
    'otp.phoneBehind': {
      what: 'The key is right, but the phone\'s clock is {seconds} seconds behind this computer\'s.',
      why: 'Codes are made from the time of day, so the VPN would refuse them.',
      next: 'Compare both with an exact clock. On the phone, switch on automatic date and time.',
    },
    'vpn.codeMissing': {
      what: 'The VPN needs a code from the authenticator app.',
      why: 'Nobody could be asked for one.',
      next: 'Run the step again with a new code.',
    },
    'vpn.codeRunOut': {
      what: 'That code has run out, or is about to. It was not sent.',
      why: 'A code works for 30 seconds, and connecting takes some of them.',
      next: 'Give the next code from the authenticator app, as soon as it is shown.',
    },
    'vpn.codeRefused': {
      what: 'The VPN server did not accept the code. It was sent once.',
      why: 'It was mistyped, used before, or the clock of the phone or this computer is wrong.',
      next: 'Look at both clocks, then use the next code. After two refusals, wait 15 minutes.',
    },
    'vpn.passphraseMissing': {
      what: 'The VPN needs the VPN passphrase.',
      why: 'The key in the profile is locked with it.',
      next: 'Give the VPN passphrase from Signal, then run the step again.',
    },
    'vpn.noProfile': {
      what: 'There is no VPN profile for this user on this computer.',
      why: 'It was not installed yet, or it was removed.',
      next: 'Install the VPN profile from the archive first.',
    },
    'vpn.needsAdministrator': {
      what: 'Only an administrator can start OpenVPN here.',
      why: 'NetworkManager, which could do it for you, does not run on this computer.',
      next: 'Run this in a terminal, then run the step again: {command}',
    },
    'vpn.clientMissing': {
      what: 'The VPN program {name} is not installed.',
      why: 'The connection is made by it.',
      next: 'Install {name} with the package manager of this computer, or ask IT.',
    },
    'vpn.clientStopped': {
      what: 'The VPN program stopped before it was connected.',
      why: 'It said: {detail}',
      next: 'Run the step again. If it stops again, ask HUNT Cloud and give them this text.',
    },
    'vpn.unknownQuestion': {
      what: 'The VPN asks something that this assistant does not know ({name}). Nothing was answered.',
      why: 'The service may have changed how one logs in.',
      next: 'Connect with the VPN program itself, or ask HUNT Cloud.',
    },
    'vpn.serverNotFound': {
      what: 'The name of the VPN server could not be looked up.',
      why: 'This computer has no Internet, or the network blocks name look-ups.',
      next: 'Open any web page to see if the Internet works, then run the step again.',
    },
    'vpn.noNetwork': {
      what: 'This computer has no network.',
      why: 'The first packet to the VPN server could not leave it.',
      next: 'Connect to a network, then run the step again.',
    },
    'vpn.noAnswer': {
      what: 'The VPN server does not answer. The code was not used up at the server.',
      why: 'This network most likely blocks UDP port 1194, or is outside Norway and not on the access list.',
      next: 'In Norway, try the phone\'s network; if that works, ask IT about UDP port 1194. Abroad, connect NTNU\'s VPN first if you have it, or order VPN access.',
    },
    'vpn.noAnswerToKey': {
      what: 'The VPN server does not answer. No code was used.',
      why: 'This network blocks UDP port 1194, or the shared key in the VPN profile is not the server\'s: both look the same from here.',
      next: 'Try another network, such as the phone\'s. If it is silent there too, order a new VPN profile.',
    },
    'vpn.handshakeFailed': {
      what: 'The VPN server answers, but no secure connection came about.',
      why: 'The certificate may have been replaced or have expired, or the clock of this computer is wrong.',
      next: 'Look at the clock. If it is right, order a new VPN certificate.',
    },
    'vpn.notThroughTunnel': {
      what: 'The VPN is connected, but the way to the lab does not go through it. It was disconnected again.',
      why: 'Another VPN or a network with the same addresses is in the way.',
      next: 'Disconnect other VPNs or change the network, then run the step again.',
    },
    'vpn.notConnected': {
      what: 'The VPN is not connected.',
      why: 'No tunnel on this computer leads to the lab.',
      next: 'Run this step to connect.',
    },
    'vpn.labNotReached': {
      what: 'The VPN is connected, but the lab does not answer at {address}.',
      why: 'The connection may be dead, for example after sleep. After three wrong passphrases the lab is silent for 15 minutes.',
      next: 'Disconnect and connect again. If that does not help, wait 15 minutes.',
    },
    'vpn.routesUnreadable': {
      what: 'It cannot be told which way packets leave this computer.',
      why: 'The program {name} is missing or gives an answer we do not understand.',
      next: 'Install the package iproute2, then run the step again.',
    },
    'vpn.notProved': {
      what: 'Nothing was sent: the way to {address} is not proved to lead through the VPN.',
      why: 'The VPN is not connected, or another network answers for the lab.',
      next: 'Connect the VPN, then run the step again.',
    },
    'vpn.certificateRunOut': {
      what: 'The VPN certificate on this computer is no longer valid.',
      why: 'VPN certificates are valid for a limited time. A wrong clock on this computer looks the same.',
      next: 'Look at the clock of this computer. If it is right, order a VPN certificate reset from HUNT Cloud.',
    },
    'vpn.clockBehind': {
      what: 'By the clock of this computer, a certificate of the VPN is not valid yet.',
      why: 'The clock is most likely behind.',
      next: 'Set date and time of this computer, then connect again.',
    },
    'vpn.serverExpired': {
      what: 'By the clock of this computer, the certificate that the VPN server shows has run out.',
      why: 'The clock is ahead, or the profile still holds the root certificate from before October 2026.',
      next: 'Look at the clock. If it is right, install the newest VPN profile from HUNT Cloud.',
    },
    'vpn.serverNotTrusted': {
      what: 'The VPN profile does not know the authority that vouches for the server. Nothing was sent.',
      why: 'The profile is older than the present root certificate, or something else answers on this network.',
      next: 'Install the newest VPN profile from HUNT Cloud. If it is the newest, try another network.',
    },
    'vpn.serverNotGenuine': {
      what: 'What answers is not the VPN server that the profile names. Nothing was sent.',
      why: 'Its certificate has another name or another purpose.',
      next: 'Do not connect on this network. Tell HUNT Cloud in a new e-mail.',
    },
    'vpn.certificateRefused': {
      what: 'The VPN server does not accept the certificate in the profile.',
      why: 'A newer certificate was issued for you, and the older one stopped working.',
      next: 'Install the newest VPN profile you were sent. If you have no newer one, order a VPN certificate reset.',
    },
    'vpn.certificateOutdated': {
      what: 'The VPN program refuses a certificate in the profile as too weak.',
      why: 'It was signed in an outdated way, or its key is too short for this version of the program.',
      next: 'Order a VPN certificate reset from HUNT Cloud.',
    },
    'vpn.tlsNotShared': {
      what: 'The VPN program and the server have no way of encrypting the login in common.',
      why: 'The VPN program is much older or newer than the server.',
      next: 'Update the VPN program. If it is the newest, ask HUNT Cloud.',
    },
    'vpn.cipherNotShared': {
      what: 'The VPN server accepted the login, but not the encryption that the profile offers.',
      why: 'The profile is older than the VPN program, and newer programs offer less by themselves.',
      next: 'Install the profile with this assistant, which adds what is missing. If that does not help, order a VPN certificate reset.',
    },
    'vpn.routesRefused': {
      what: 'The VPN is up, but this computer did not let it set the way to the lab.',
      why: 'OpenVPN runs without the rights it needs.',
      next: 'Reinstall OpenVPN as an administrator, or ask IT to add you to the group OpenVPN Administrators.',
    },
    'vpn.tunnelRefused': {
      what: 'This computer did not let OpenVPN make the tunnel.',
      why: 'OpenVPN runs without the rights it needs.',
      next: 'Start the connection as an administrator, or ask IT.',
    },
    'vpn.noTunnelDevice': {
      what: 'This computer has no device for VPN tunnels.',
      why: 'The driver is missing or switched off.',
      next: 'Reinstall the VPN program, restart the computer, and connect again.',
    },
    'vpn.adapterBusy': {
      what: 'Another connection uses the network adapter that the VPN needs.',
      why: 'A second VPN is connected, or OpenVPN runs twice.',
      next: 'Disconnect other VPNs and quit other OpenVPN windows, then connect again.',
    },
    'vpn.sendBlocked': {
      what: 'A firewall on this computer stops the VPN program.',
      why: 'The first packet was refused before it left.',
      next: 'Allow the VPN program in the firewall of this computer, or ask IT.',
    },
    'vpn.connectionLost': {
      what: 'The VPN connection broke off.',
      why: 'The network changed, the computer slept, or the session reached its 12 hours.',
      next: 'Disconnect, then connect again with a new code.',
    },
    'vpn.endedByServer': {
      what: 'The VPN server ended the connection.',
      why: 'You connected from another computer, the session reached its 12 hours, or the server restarts.',
      next: 'Disconnect the other computer, then connect again with a new code.',
    },
    'vpn.noSettings': {
      what: 'The VPN server accepted the connection but sent no settings.',
      why: 'The server is busy, or packets get lost on the way.',
      next: 'Wait a minute, then connect again with a new code.',
    },
    'vpn.otherSharedKey': {
      what: 'What the VPN server sends does not fit the shared key in the profile.',
      why: 'The profile belongs to another server, or the service has a new key.',
      next: 'Install the newest VPN profile from HUNT Cloud.',
    },
    'vpn.sameNetwork': {
      what: 'This network uses the same addresses as the VPN.',
      why: 'Packets for the lab may go astray in the local network.',
      next: 'Change to another network, such as the phone\'s, then connect again.',
    },
    'vpn.optionNotKnown': {
      what: 'The VPN program does not know a line of the profile: {name}.',
      why: 'The VPN program is older than the profile, or the profile was changed by hand.',
      next: 'Update the VPN program. If it is the newest, install the profile from HUNT Cloud again.',
    },
    'vpn.fileMissing': {
      what: 'The VPN profile names a file that is not there: {name}.',
      why: 'The profile was moved without its files, or they were deleted.',
      next: 'Install the VPN profile from the archive again.',
    },
    'vpn.secretsMissing': {
      what: 'The VPN connection was started without a code or passphrase.',
      why: 'Nobody answered the question for them, or the part that asks is not installed.',
      next: 'Connect again and answer both questions. On Ubuntu, network-manager-openvpn-gnome is what asks.',
    },
    'vpn.managerOff': {
      what: 'NetworkManager does not run on this computer.',
      why: 'It was stopped, or the computer manages its network in another way.',
      next: 'Restart the computer. If it stays off, connect with OpenVPN itself or ask IT.',
    },
    'vpn.pluginMissing': {
      what: 'NetworkManager cannot make OpenVPN connections on this computer.',
      why: 'Its part for OpenVPN is not installed or does not start.',
      next: 'Install openvpn and network-manager-openvpn-gnome, then connect again.',
    },
    'vpn.notInGroup': {
      what: 'Your user may not start this VPN connection.',
      why: 'Windows wants you in the group OpenVPN Administrators.',
      next: 'Ask IT to add you to the group OpenVPN Administrators.',
    },
    'vpn.serviceOff': {
      what: 'The OpenVPN service does not run on this computer.',
      why: 'It is not installed, was stopped, or could not be reached.',
      next: 'Restart the computer. If it stays off, reinstall OpenVPN as an administrator.',
    },
    'vpn.driverBlocked': {
      what: 'macOS does not let Tunnelblick load its driver.',
      why: 'The driver was not allowed, or this macOS does not take it.',
      next: 'Install the newest Tunnelblick and the profile again; it then needs no driver.',
    },
    'vpn.clientSettingUnknown': {
      what: 'A setting of OpenVPN on this computer could not be read: {name}.',
      why: 'It says where OpenVPN looks for profiles, in a way we do not understand.',
      next: 'Import the .ovpn file in OpenVPN GUI by hand, or ask IT about this setting.',
    },
    'vpn.scriptBeside': {
      what: 'A program lies beside the VPN profile: {file}. We install nothing there.',
      why: 'OpenVPN GUI runs such programs when it connects. A profile from HUNT Cloud has none.',
      next: 'Look at the file. Move it away if you do not know it, then run the step again.',
    },
    'vpn.clientSilent': {
      what: 'The VPN program did not begin to connect.',
      why: 'It may show a question of its own, or its service does not run.',
      next: 'Look for its window and answer it. If there is none, restart the computer and run the step again.',
    },
    'vpn.nothingTyped': {
      what: 'Nothing was typed in the window of the VPN program.',
      why: 'It waited five minutes. No login was sent.',
      next: 'Run the step again, and type the code in that window when it opens.',
    },
    'vpn.cancelledInClient': {
      what: 'The connection was cancelled in the VPN program.',
      why: 'Its window was closed. No login was sent.',
      next: 'Run the step again when you have the phone at hand.',
    },
    'vpn.clientNotRunning': {
      what: '{name} does not run and could not be started.',
      why: 'It was closed, or it ended by itself.',
      next: 'Start {name}, then run the step again.',
    },
    'vpn.clientBusy': {
      what: '{name} does not answer.',
      why: 'It shows a window that waits for you, or is still starting.',
      next: 'Look for its window and answer it, then run the step again.',
    },
    'vpn.automationDenied': {
      what: 'macOS does not let this program control Tunnelblick.',
      why: 'The question was answered with no, once for all.',
      next: 'Open System Settings, Privacy & Security, Automation, and switch Tunnelblick on for this program. Then run the step again.',
    },
    'vpn.clientNotSetUp': {
      what: '{name} is installed but was never started.',
      why: 'At its first start it installs a part that takes an administrator password.',
      next: 'Start {name} once and answer its questions, then run the step again.',
    },
    'vpn.tunnelblickRefused': {
      what: 'Tunnelblick did not take the VPN profile {name}.',
      why: 'It may find it unsafe, or its own window waits for an answer.',
      next: 'Look for a window of Tunnelblick, then run the step again. If nothing changes, save a report and send it to HUNT Cloud.',
    },
    'vpn.installNotFinished': {
      what: 'Tunnelblick has not installed the VPN profile {name} yet.',
      why: 'Its window waits for an answer, or was closed.',
      next: 'Run the step again, choose Only Me, and type the password of this Mac.',
    },
    'vpn.removeByHand': {
      what: '{client} removes the VPN profile {name} only by hand.',
      why: 'It asks for an administrator password, which we never take.',
      next: 'Open VPN Details in {client}, choose {name} and click the minus button.',
    },
    'vpn.otherInstance': {
      what: 'Another OpenVPN runs already and is in the way.',
      why: 'An earlier connection was not ended.',
      next: 'Quit the other VPN program or restart the computer, then connect again.',
    },
    'vpn.otherVpnActive': {
      what: 'Another VPN is connected and in the way: {name}.',
      why: 'It takes the packets that are meant for the VPN of HUNT Cloud. No code was used.',
      next: 'Disconnect {name}, then run the step again.',
    },
    'vpn.splitTunnelNeeded': {
      what: 'The VPN of {who} is connected and blocks the VPN of HUNT Cloud.',
      why: 'With its usual profile, {name} takes all traffic. No code was used.',
      next: 'Disconnect it, connect it with its split-tunnel profile, then run the step again.',
    },
    'vpn.networkOverlaps': {
      what: 'The network this computer is in uses the same addresses as the VPN or the lab.',
      why: '{name} has the address {address}, in the network {network}. No code was used.',
      next: 'Change to another network, such as the phone\'s, then run the step again.',
    },
    'vpn.defaultRouteTaken': {
      what: 'The lab is reached, but all other traffic goes into the VPN too, so there is no Internet.',
      why: 'The connection on {name} is not set to be for the lab only.',
      next: 'In the IPv4 settings of the VPN connection, tick "Use this connection only for resources on its network". Then connect again.',
    },
    'vpn.sessionReset': {
      what: 'The VPN session is over. It began at {since}.',
      why: 'The service ends every VPN session after {hours} hours.',
      next: 'Disconnect if the VPN still looks connected, then connect again with a new code.',
    },
    'vpn.secondSession': {
      what: 'The VPN connection was made {minutes} minutes ago and is gone again.',
      why: 'If you did not disconnect it, you are most likely connected on another computer: each user has one session, and the newest wins.',
      next: 'Disconnect the VPN on your other computers, then connect again with a new code.',
    },
    'vpn.staleAfterSleep': {
      what: 'The VPN looks connected, but nothing comes through any more. Nothing secret was sent.',
      why: 'This computer slept for {minutes} minutes, and the connection did not survive that.',
      next: 'Disconnect the VPN, then connect again with a new code.',
    },
    'ssh.unreachable': {
      what: '{host} does not answer at {address}.',
      why: 'The VPN is down, or the lab keeps you out for 15 minutes after wrong passphrases.',
      next: 'Check the VPN. If it is connected, wait 15 minutes, then try again.',
    },
    'ssh.homeUnreachable': {
      what: 'entry does not let us through to home.',
      why: 'This happens while the passphrase on entry has not been changed, or when home is down.',
      next: 'Change the passphrase on entry first. If that is done, ask HUNT Cloud whether home is running.',
    },
    'ssh.homeDown': {
      what: 'home does not answer entry.',
      why: 'The machine is off, restarting, or so busy that it answers nobody.',
      next: 'Try again in five minutes. If it stays like this, ask HUNT Cloud whether home is running.',
    },
    'ssh.homeRefused': {
      what: 'home is there, but takes no SSH connections.',
      why: 'It is still starting, or its SSH service has stopped.',
      next: 'Try again in five minutes. If it stays like this, ask HUNT Cloud to look at home.',
    },
    'ssh.homeNotKnown': {
      what: 'entry does not know a machine named home.',
      why: 'The lab is not ready yet, or it is set up in another way than the ones we know.',
      next: 'Ask HUNT Cloud whether the lab is ready.',
    },
    'ssh.silent': {
      what: '{host} takes the connection and then says nothing.',
      why: 'The machine is overloaded, for example because its memory is full, or the network is very slow.',
      next: 'Try again in a few minutes. If it stays like this, ask HUNT Cloud to look at {host}.',
    },
    'ssh.noSecureConnection': {
      what: '{host} answers, but no secure connection comes about.',
      why: 'Something else answers at that address, or the machine offers only outdated methods.',
      next: 'Check that the VPN is connected, then try again. If it stays like this, ask HUNT Cloud.',
    },
    'ssh.closed': {
      what: '{host} ended the connection before the login was done.',
      why: 'The machine is restarting, or it keeps you out for a while after wrong passphrases.',
      next: 'Wait 15 minutes, then try again.',
    },
    'ssh.hostKeyUnknown': {
      what: 'The key of {host} is not recorded, so nothing was sent to it.',
      why: 'The line in {file} was removed or was never written.',
      next: 'Run the step again; the key is recorded through the VPN first.',
    },
    'ssh.hostKeyChanged': {
      what: '{host} shows another key than the one recorded for {name}. Nothing was sent.',
      why: 'The machine was rebuilt or moved, or something pretends to be it. The new key is {fingerprint}.',
      next: 'Ask HUNT Cloud whether the key was changed. Only then remove the old line from {file}.',
    },
    'ssh.loginNotOffered': {
      what: '{host} offers no way of logging in that we can use.',
      why: 'It asks for something besides a passphrase or a key.',
      next: 'Log in by hand with the command below, and tell HUNT Cloud.',
    },
    'ssh.temporaryKeyRefused': {
      what: '{host} did not accept the SSH temporary key.',
      why: 'It has a wrong character, was used up before, or belongs to another lab.',
      next: 'Compare it with the picture on Signal: 0 and O, 1, l and I. If it was used before, enter the passphrase you chose then.',
    },
    'ssh.passphraseRefused': {
      what: '{host} did not accept your new passphrase.',
      why: 'It is not the one that was set there. entry and home can have different ones.',
      next: 'Enter the passphrase that you use on {host}. If it is lost, order a new SSH temporary key.',
    },
    'ssh.keyRefused': {
      what: '{host} did not accept the SSH key.',
      why: 'The key is not installed there, or the lines that allow it were removed.',
      next: 'Run the step that sets up the SSH key again.',
    },
    'ssh.keyUnreadable': {
      what: 'The key file {file} does not open.',
      why: 'Its passphrase is another one, or the file is no SSH key.',
      next: 'Enter the passphrase of that key file, or let us make a new key.',
    },
    'ssh.tooManyAttempts': {
      what: 'We stopped before the lab locks you out. Nothing was sent.',
      why: 'Two logins failed within 15 minutes; a third one would close the lab to this computer for 15 minutes.',
      next: 'Wait {minutes} minutes, check the passphrases meanwhile, then try again.',
    },
    'ssh.unknownPrompt': {
      what: '{host} asked something that we do not know. We answered nothing.',
      why: 'The machine may be set up in another way than the ones we know.',
      next: 'Read what it wrote, and finish by hand with the command below.',
    },
    'ssh.passphraseMissing': {
      what: 'Your passphrase for the lab was not given. Nothing was sent.',
      why: 'This step logs in to the lab with it, or sets it there.',
      next: 'Run the step again and type the passphrase when it is asked for.',
    },
    'ssh.passphraseTooWeak': {
      what: 'The new passphrase does not meet the rules of the lab. Nothing was sent.',
      why: 'It needs 12 characters, upper and lower case, three characters that differ from the temporary key, and no user or lab name.',
      next: 'Choose another one and run the step again.',
    },
    'ssh.weakPassphrase': {
      what: '{host} did not take the new passphrase: {rule}.',
      why: 'The machine has rules of its own besides the published ones. The old passphrase still counts.',
      next: 'Choose another one that meets this rule too, and run the step again.',
    },
    'ssh.changeRefused': {
      what: '{host} did not change the passphrase.',
      why: 'The machine gave no reason that we know. The old passphrase still counts.',
      next: 'Read what it wrote. You can change the passphrase by hand with the command below.',
    },
    'ssh.changeTooSoon': {
      what: '{host} does not let the passphrase be changed again yet. The old one still counts.',
      why: 'It was changed a short while ago, and the machine wants some time in between.',
      next: 'If you changed it yourself, enter that passphrase in place of the temporary key. Otherwise try again tomorrow, or ask support.',
    },
    'ssh.entriesDiffer': {
      what: '{host} read the new passphrase differently the second time. The old one still counts.',
      why: 'We send the same passphrase twice; a letter can be lost on a bad connection.',
      next: 'Run the step again with the same new passphrase.',
    },
    'ssh.changeNotKept': {
      what: '{host} did not keep the new passphrase. The old one still counts.',
      why: 'The new one breaks a rule that the machine did not name, or the machine cannot write its list of passphrases at the moment.',
      next: 'Run the step again with another new passphrase. If that ends the same way, send support what the machine wrote.',
    },
    'ssh.tokenError': {
      what: 'The old passphrase was not accepted while changing it. Nothing was changed on {host}.',
      why: 'The temporary key has a wrong character or was replaced meanwhile, or the machine cannot change passphrases at the moment.',
      next: 'Compare the temporary key with Signal and run the step again. If it is right, send support what the machine wrote.',
    },
    'ssh.closedDuringChange': {
      what: 'The connection to {host} ended before we knew whether the passphrase was changed.',
      why: 'The VPN or the machine dropped the connection in the middle.',
      next: 'Run the step again with the same new passphrase. It is tried first, so nothing is changed twice.',
    },
    'ssh.passphraseExpired': {
      what: '{host} wants a new passphrase again.',
      why: 'Passphrases in the lab expire with time.',
      next: 'Run the step that changes the passphrase, with the present one in place of the temporary key.',
    },
    'ssh.keyNotInstalled': {
      what: 'The SSH key does not log you in on {host}.',
      why: 'The line that allows it is missing there, or the key file was replaced.',
      next: 'Run the step that sets up the SSH key again.',
    },
    'ssh.installRefused': {
      what: '{host} did not store the public key.',
      why: 'The disk of the machine is full, or the file with the keys is guarded.',
      next: 'Install the key by hand with the command below, or ask HUNT Cloud.',
    },
    'ssh.configShadowed': {
      what: 'The short name {name} does not lead where it should.',
      why: 'Another line in {file} comes before ours.',
      next: 'Remove our marked lines from that file, then run the step again; they are put on top.',
    },
    'ssh.noAnswer': {
      what: '{address} does not answer to SSH.',
      why: 'The VPN is down, or the lab keeps you out for 15 minutes after wrong passphrases.',
      next: 'Check the VPN. If it is connected, wait 15 minutes, then try again.',
    },
    'ssh.refused': {
      what: '{address} refuses SSH connections.',
      why: 'The machine is there, but its SSH service does not run, or the address is another one.',
      next: 'Compare the address with the one in the lab access link. If it is right, ask HUNT Cloud.',
    },
    'ssh.noRoute': {
      what: 'There is no way from this computer to {address}.',
      why: 'The VPN is not connected.',
      next: 'Connect the VPN, then try again.',
    },
    'ssh.nameNotFound': {
      what: 'The name {name} is not known on this computer.',
      why: 'The lines for the lab are missing from the SSH configuration, or the name was mistyped.',
      next: 'Run the step that writes the SSH configuration, then try again.',
    },
    'ssh.hostKeyDiffers': {
      what: 'A machine of the lab shows another SSH key than the one recorded.',
      why: 'The machine was rebuilt or moved, or something pretends to be it.',
      next: 'Ask HUNT Cloud whether the key was changed. Only then remove the old line.',
    },
    'ssh.hostKeyNotAccepted': {
      what: 'The SSH key of the machine is not recorded on this computer, so the login stopped.',
      why: 'This is the first contact, or the record was removed.',
      next: 'Let this assistant make the first contact; it records the key through the VPN.',
    },
    'ssh.loginRefused': {
      what: 'The machine did not accept the SSH login.',
      why: 'The passphrase, the key or the user name is another one there.',
      next: 'Check the user name. Do not try more than twice in 15 minutes; run the step for the SSH key or the passphrase instead.',
    },
    'ssh.tooManyKeys': {
      what: 'The machine ended the login because too many keys were tried.',
      why: 'The SSH agent holds many keys, and all were offered before the right one.',
      next: 'Add IdentitiesOnly yes to the lab in the SSH configuration, or remove keys from the agent.',
    },
    'ssh.keyTooOpen': {
      what: 'SSH does not use the key file {file}, because others can read it.',
      why: 'The file is open to other users of this computer.',
      next: 'Give only yourself access to that file, then try again.',
    },
    'ssh.configTooOpen': {
      what: 'SSH does not use its configuration {file}, because others can change it.',
      why: 'The file is open to other users, or belongs to one.',
      next: 'Make the file yours and give only yourself access, then try again.',
    },
    'ssh.configUnreadable': {
      what: 'SSH does not know a word in its configuration: {name}.',
      why: 'The word is mistyped, or of a newer version of SSH.',
      next: 'Remove or correct that line in the SSH configuration.',
    },
    'ssh.nothingShared': {
      what: 'SSH on this computer and on the machine have no encryption in common.',
      why: 'One of them is much older than the other.',
      next: 'Update SSH on this computer. If it is the newest, ask HUNT Cloud.',
    },
    'ssh.closedAtOnce': {
      what: 'The machine ended the SSH connection before it asked anything.',
      why: 'It keeps you out for a while after wrong passphrases, or it is restarting.',
      next: 'Wait 15 minutes, then try again.',
    },
    'ssh.notSsh': {
      what: 'What answers there does not speak SSH.',
      why: 'A login page of this network or another service answers for the lab.',
      next: 'Connect the VPN, and check the address and port.',
    },
    'ssh.keyNotReadable': {
      what: 'SSH cannot read the key file {file}.',
      why: 'The file is damaged, was cut off, or is of another kind.',
      next: 'Run the step that sets up the SSH key again.',
    },
    'ssh.agentMissing': {
      what: 'The SSH agent does not run on this computer.',
      why: 'It keeps unlocked keys, and was not started.',
      next: 'Start the SSH agent, or log in without it and type the passphrase of the key.',
    },
    'ssh.agentRefused': {
      what: 'The SSH agent did not use the key.',
      why: 'It is locked, asks for something that nobody answered, or no longer has the key.',
      next: 'Add the key to the agent again. With MobaXterm, install PuTTY and use Pageant.',
    },
    'ssh.connectionLost': {
      what: 'The SSH connection broke off.',
      why: 'The VPN dropped, the computer slept, or the machine restarted.',
      next: 'Check the VPN, then log in again.',
    },
    'ssh.accountExpired': {
      what: 'Your account in the lab is closed.',
      why: 'Accounts close after 180 days without use, or when the lab leader ends them.',
      next: 'Ask your lab leader to have it opened again.',
    },
    'ssh.accountLocked': {
      what: 'The machine has locked your account for a while.',
      why: 'Too many logins with a wrong passphrase came in.',
      next: 'Wait 15 minutes without trying, then use the right passphrase.',
    },
    'certificate.wrongKey': {
      what: 'This TLS passphrase does not open the certificate.',
      why: 'One character is off, or the passphrase belongs to another certificate.',
      next: 'Type the TLS passphrase from Signal again. Look for 0 and O, 1, l and I.',
    },
    'certificate.damaged': {
      what: 'The certificate file in the archive is damaged.',
      why: 'Its content is not what a .p12 file holds, or the end is missing.',
      next: 'Download the archive again. If nothing changes, reply to the access e-mail.',
    },
    'certificate.tooLarge': {
      what: 'The certificate file is too large: {sizeBytes} bytes, where {limitBytes} are accepted.',
      why: 'A certificate with its key takes a few thousand bytes, so this is most likely something else.',
      next: 'Choose the .7z file from the access e-mail.',
    },
    'certificate.unsupported': {
      what: 'The certificate file is locked in a way that we cannot open ({detail}).',
      why: 'It uses a rare kind of encryption or key.',
      next: 'Send this message to HUNT Cloud and ask for a certificate in the usual form.',
    },
    'certificate.noKey': {
      what: 'The file holds the certificate {name}, but no private key.',
      why: 'Without its key a certificate cannot log in anywhere.',
      next: 'Order a Workbench reissue from HUNT Cloud.',
    },
    'certificate.authorityOnly': {
      what: 'The file holds only the authority {name} and no certificate of yours.',
      why: 'An authority vouches for others. It does not log you in.',
      next: 'Order a Workbench reissue from HUNT Cloud.',
    },
    'certificate.keyMismatch': {
      what: 'The private key in the file belongs to another certificate.',
      why: 'The file was put together from parts that do not fit.',
      next: 'Order a Workbench reissue from HUNT Cloud.',
    },
    'certificate.severalKeys': {
      what: 'The file holds {count} certificates with a key, and we cannot tell which is meant.',
      why: 'HUNT Cloud sends one certificate in one file.',
      next: 'Choose the .7z file from the access e-mail.',
    },
    'certificate.otherLab': {
      what: 'The certificate was issued by {name}, but your link wants {expected}.',
      why: 'The archive and the Lab access link belong to different labs.',
      next: 'Use the link and the archive from the same e-mail, or say that this certificate is the right one.',
    },
    'certificate.otherUser': {
      what: 'The certificate is for {name}, but your link is for {expected}.',
      why: 'The archive or the link was meant for another person.',
      next: 'Use the link and the archive that HUNT Cloud sent to you, or say that this certificate is yours.',
    },
    'certificate.notForLogin': {
      what: 'The certificate {name} is not made for logging in.',
      why: 'It says itself what it may be used for, and logging in is not among that.',
      next: 'Send this message to HUNT Cloud and ask for a new certificate.',
    },
    'certificate.expired': {
      what: 'The certificate {name} expired on {date}.',
      why: 'Workbench certificates are valid for a limited time.',
      next: 'Order a Workbench reissue from HUNT Cloud.',
    },
    'certificate.notYetValid': {
      what: 'The certificate {name} becomes valid on {date}, in {minutes} minutes.',
      why: 'Most often the clock of this computer is slow.',
      next: 'Set the clock of this computer right, then try again.',
    },
    'certificate.olderThanInstalled': {
      what: 'The certificate in this archive is from {date}. A newer one, from {installed}, is already installed.',
      why: 'This is an older archive, and a working certificate is never replaced by an older one.',
      next: 'Choose the newest archive from HUNT Cloud, or say that the older one is to be added beside the newer one.',
    },
    'certificate.oldNotRetired': {
      what: 'The new certificate is in place. The old one, valid until {date}, stays beside it for now.',
      why: 'The old one is taken away only when Workbench has accepted the new one, which needs the VPN.',
      next: 'Connect to the VPN, then run the step again.',
    },
    'certificate.browserTooOld': {
      what: '{name} {version} is too old to be set up safely.',
      why: 'Up to version {expected} it keeps certificates in a place that we do not create.',
      next: 'Update {name}, then try again. Starting it once and closing it helps as well.',
    },
    'certificate.toolsMissing': {
      what: 'The program {program} is not installed.',
      why: 'Certificates for Chrome on Linux are added with it. It comes in the package {expected}.',
      next: 'Install the package with: sudo apt install {expected}. Then try again.',
    },
    'certificate.storeNotWritable': {
      what: 'The certificate store in {place} cannot be written. It is as it was.',
      why: 'The folder or its files are write-protected, or belong to another user.',
      next: 'Correct the rights of the folder or ask IT to do so, then try again.',
    },
    'certificate.storeHasPassword': {
      what: 'The certificate store in {place} is locked with a password of its own.',
      why: 'Somebody gave it one. We neither know it nor ask for it.',
      next: 'Import the certificate in Chrome itself, or ask the person who set the password to remove it.',
    },
    'certificate.storeLocked': {
      what: 'Another program holds the certificate store in {place}. It is as it was.',
      why: 'A browser or another program is most likely writing to it.',
      next: 'Close the browser, wait a minute, then try again.',
    },
    'certificate.storeDamaged': {
      what: 'The certificate store in {place} cannot be opened.',
      why: 'Its files are damaged or of a very old kind.',
      next: 'Close Chrome and move the files of that folder aside. Start Chrome once, then try again.',
    },
    'certificate.storeRefused': {
      what: 'The certificate store in {place} did not take the change ({detail}). It is as it was.',
      why: 'The program that manages the store gave a reason that we do not know.',
      next: 'Try again. If nothing changes, save a report and show it to IT support.',
    },
    'certificate.noSpace': {
      what: 'There is no room to add the certificate. The store is as it was.',
      why: 'The disk with {place} is full.',
      next: 'Free some space, then try again.',
    },
    'certificate.noWorkFolder': {
      what: 'No private folder to hand the certificate over in could be made.',
      why: 'The folder for temporary files is not writable, or others can read everything in it.',
      next: 'Ask IT to give you a folder for temporary files of your own.',
    },
    'certificate.notInstalled': {
      what: 'The certificate {name} is not complete in {place}.',
      why: 'The certificate or its private key is missing there. Another program may have removed it.',
      next: 'Run the step again.',
    },
    'certificate.rootNotTrusted': {
      what: 'The authority {name} is not trusted in {place}.',
      why: 'Without it Chrome says that the connection is not private. Another program may have changed this.',
      next: 'Run the step again.',
    },
    'certificate.rootDeclined': {
      what: 'The authority is not trusted, because the question about it was not answered with yes. It is as it was.',
      why: 'Windows or macOS asks before it trusts an authority. The question was cancelled, or its window stayed behind another.',
      next: 'Run the step again. Compare the fingerprint and agree when you are asked.',
    },
    'certificate.keychainLocked': {
      what: 'The login keychain in {place} is locked. It is as it was.',
      why: 'macOS opens it when you log in at the Mac itself. Over a remote login, or with a password of its own, it stays locked.',
      next: 'Open Keychain Access at the Mac, unlock the keychain named login, then try again.',
    },
    'certificate.keychainMissing': {
      what: 'macOS finds no login keychain in {place}.',
      why: 'It was deleted, damaged, or lies in another place.',
      next: 'Log out of the Mac and log in again, then try again. If that does not help, ask IT.',
    },
    'certificate.scriptsRestricted': {
      what: 'The certificates of your Windows account cannot be changed by this program.',
      why: 'Your organisation restricts PowerShell on this computer.',
      next: 'Open the .p12 file of the archive yourself, choose Current User, and type the TLS passphrase.',
    },
    'certificate.storeAnswerUnknown': {
      what: 'The certificate store in {place} gave an answer that we do not understand. It is as it was.',
      why: 'The system may be newer than this program, or another program changed what it prints.',
      next: 'Try again. If nothing changes, save a report and show it to IT support.',
    },
    'certificate.profileUnreadable': {
      what: 'The profile {name} holds no certificate that this program can read.',
      why: 'The archive has a .mobileconfig file and no .p12 file, and the profile is encrypted or damaged.',
      next: 'On a Mac, open the file, then System Settings, General, Device Management, and install it there. Elsewhere, ask HUNT Cloud for a .p12 file.',
    },
    'workbench.notResolved': {
      what: 'This computer does not find {name}.',
      why: 'The line for the Workbench address is missing.',
      next: 'Run the step for the Workbench address again.',
    },
    'workbench.otherAddress': {
      what: '{name} leads to {found}, and not to {address}.',
      why: 'An older line or another program answers first. The lab may also have moved.',
      next: 'Run the step for the Workbench address again.',
    },
    'workbench.refused': {
      what: '{address} does not take connections for {name}.',
      why: 'The lab has another address now, or its Workbench is down.',
      next: 'Check the VPN. If it is connected, ask HUNT Cloud whether the lab has moved.',
    },
    'workbench.timedOut': {
      what: '{name} at {address} does not answer.',
      why: 'The VPN is most likely not connected.',
      next: 'Connect to the VPN, then try again. If SSH works, the Workbench address is wrong.',
    },
    'workbench.noRedirect': {
      what: '{name} answers with {status} where it should lead on to the secure page.',
      why: 'Something else than Workbench answers, for example the login page of a network.',
      next: 'Check the VPN, then try again.',
    },
    'workbench.otherRedirect': {
      what: '{name} leads on to {found}, which is not the secure page of this lab.',
      why: 'Something else than Workbench answers, for example the login page of a network.',
      next: 'Do not log in there. Check the VPN, then try again.',
    },
    'workbench.unknownServer': {
      what: 'The server that answers for {name} cannot be told to be HUNT Cloud’s.',
      why: 'Its certificate does not lead to the authority that we know.',
      next: 'Do not log in there. Check the VPN and ask HUNT Cloud.',
    },
    'workbench.otherServer': {
      what: 'The server that answers for {name} has a certificate for another name.',
      why: 'The address of the lab is wrong, or another lab has it now.',
      next: 'Run the step for the Workbench address again, or ask HUNT Cloud.',
    },
    'workbench.serverExpired': {
      what: 'The certificate of the server {name} is not valid today.',
      why: 'It has expired on the side of HUNT Cloud, or the clock of this computer is wrong.',
      next: 'Check the clock. If it is right, tell HUNT Cloud.',
    },
    'workbench.noSecureConnection': {
      what: 'No secure connection to {name} could be made ({detail}).',
      why: 'The server or something in between ended it.',
      next: 'Check the VPN, then try again. If nothing changes, tell HUNT Cloud.',
    },
    'workbench.noCertificate': {
      what: 'Workbench wants your certificate, and none is installed on this computer.',
      why: 'It was never installed here, or it was removed.',
      next: 'Run the certificate step with the archive from HUNT Cloud.',
    },
    'workbench.certificateExpired': {
      what: 'Workbench does not let you in: your certificate expired on {date}.',
      why: 'Workbench certificates are valid for a limited time.',
      next: 'Order a Workbench reissue from HUNT Cloud.',
    },
    'workbench.certificateRefused': {
      what: 'Workbench does not accept the certificate {name} ({status}).',
      why: 'It is installed and has not expired. A newer one may have been issued since, or it was revoked.',
      next: 'Restart the browser and try there. If Workbench refuses it too, order a Workbench reissue.',
    },
    'workbench.badGateway': {
      what: 'Workbench answers, but what is behind it does not ({status}).',
      why: 'Something is down on the side of HUNT Cloud. Your computer is set up.',
      next: 'Wait some minutes. If nothing changes, tell HUNT Cloud.',
    },
    'workbench.gatewayTimeout': {
      what: 'Workbench waits too long for what is behind it ({status}).',
      why: 'Something is slow or down on the side of HUNT Cloud. Your computer is set up.',
      next: 'Wait some minutes. If nothing changes, tell HUNT Cloud.',
    },
    'workbench.unexpectedAnswer': {
      what: 'Workbench answers with {status}, which we do not know.',
      why: 'The server let the certificate through, but something behind it is not as usual.',
      next: 'Open Workbench in the browser. If it does not work there, tell HUNT Cloud.',
    },
    'programs.notSaved': {
      what: 'The file was not saved at {file}.',
      why: 'This place cannot be written to, or it is full.',
      next: 'Choose another folder, such as Documents.',
    },
    'workbench.notOpened': {
      what: 'The browser could not be opened. Workbench itself answers.',
      why: 'No browser was found here, or it did not start.',
      next: 'Open {address} in Chrome yourself.',
    },
    'elevation.refused': {
      what: 'The administrator prompt was not confirmed. That change was not made.',
      why: 'The prompt was closed, nobody answered in time, or the password was not at hand.',
      next: 'Try again together with someone who has the password, or give the planned lines to IT.',
    },
    'elevation.notAllowed': {
      what: 'This user may not make changes as administrator. That change was not made.',
      why: 'On computers run by an organisation, often only IT may.',
      next: 'Give the planned lines to IT; you can do the other steps meanwhile.',
    },
    'elevation.notAvailable': {
      what: 'We cannot ask for administrator rights on this computer. That change was not made.',
      why: 'The system program that asks for them is missing, may not run here, or has no screen to ask on.',
      next: 'Run this as administrator in a terminal, or give the planned lines to IT.',
    },
    'program.missing': {
      what: 'The program {program} does not start.',
      why: 'It is not installed, or this computer does not allow it.',
      next: 'Install it or ask IT to do so, then try again.',
    },
    'program.timedOut': {
      what: 'The program {program} took too long, and we stopped it.',
      why: 'The computer is very busy, or the program waits for something we cannot see.',
      next: 'Try again in a minute.',
    },
    'practice.folderNotWritable': {
      what: 'The practice lab cannot be made in {file}.',
      why: 'The disk is full, or your user may not write there ({reason}).',
      next: 'Free some space or choose another folder with --state-dir, then try again.',
    },
    'practice.damaged': {
      what: 'The practice lab in {file} is not complete any more.',
      why: 'Some of its files were removed or changed.',
      next: 'Delete that folder. The next practice makes a new one; nothing real is in it.',
    },
  },
} as const satisfies Shape;

/** What every language has to provide: the keys of the English texts, each with a text. */
export type Texts = SameKeys<typeof en>;
