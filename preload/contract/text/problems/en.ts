// What each problem says in English: what happened, why it usually does, what to do next; nb.ts has the same codes, and the compiler compares
// them. A part of its own: it is most of what there is to read, and the window's first picture needs none of it.
// Facts that a sentence may name, by area; one that is missing shows as `…`. usage: option, expected (never the value: it may be a
// secret). facts: file, detail. journal, undo: file. link: address, name, networks. bundle: file (notFound only), name, sizeBytes,
// limitBytes. migration: file, line, limitBytes, address, networks, from. hosts: file, line, count, name, address. vpn: file, name, line, detail,
// server, expected, date, installed, offered, other, client, who, address, network, since, hours, minutes. otp: characters, count, seconds. ssh: host, user, name, address, file, fingerprint, minutes, rule. certificate: name, expected,
// date, minutes, installed, place, version, program, detail, count, sizeBytes, limitBytes. workbench: name, address, found, status, detail, date. program: program. practice: file, reason. programs: file. order: file, detail, found, expected, fields, count, limit, address. kista: host, port, user, file, name, expected, found, missing, from, to, count, needed, free, seconds, detail. All other areas: none; `command` of elevation has its own sentence, phrases.byHand.

import type { ProblemCode } from '../../problems.ts';

/** The words for every problem, in one language. */
export type ProblemTexts = Readonly<Record<ProblemCode, { readonly what: string; readonly why: string; readonly next: string }>>;

export const problemsEn = {
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
  'order.catalogueInvalid': {
    what: 'The list of orders in {file} cannot be used. Nothing was ordered.',
    why: 'It does not have the right form ({detail}).',
    next: 'Show this to whoever put that file there. Until then, order from the page of HUNT Cloud.',
  },
  'order.catalogueOlder': {
    what: 'The list of orders in {file} is of {found}, older than the one in this program. Nothing was ordered.',
    why: 'Orders are read by machine, and old words may be sent back.',
    next: 'Ask whoever put that file there to remove or renew it.',
  },
  'order.catalogueNewer': {
    what: 'The list of orders in {file} is made for a newer version of this program. Nothing was ordered.',
    why: 'Half of an order is worse than none, so it is not guessed at.',
    next: 'Install the newest version of this program.',
  },
  'order.catalogueNotTrusted': {
    what: 'The list of orders in {file} is not used. Nothing was ordered.',
    why: 'Others than an administrator can change that file, or it is not a plain file.',
    next: 'Ask whoever put it there to let only administrators write to the file and its folder.',
  },
  'order.unknown': {
    what: 'There is no order with that name.',
    why: 'The orders are: {expected}.',
    next: 'Choose one of these.',
  },
  'order.notReady': {
    what: 'This order is not complete. Nothing was sent.',
    why: 'Something is missing or cannot be used in: {fields}.',
    next: 'Fill in what is marked, then try again.',
  },
  'order.secretInside': {
    what: 'There seems to be a key or passphrase in: {fields}. Nothing was sent.',
    why: 'E-mail is no place for keys; HUNT Cloud never asks for them there.',
    next: 'Take it out of the text, then try again.',
  },
  'order.tooLong': {
    what: 'This order is too long for a link to your mail program.',
    why: 'It would have {count} characters, and links are cut off after {limit}.',
    next: 'Save it as a mail file or copy it. Both take all of it.',
  },
  'order.notOpened': {
    what: 'Your mail program or browser did not open. Nothing was sent.',
    why: 'Perhaps no program is chosen for e-mail on this computer.',
    next: 'Save the order as a mail file, or copy it into an e-mail.',
  },
  'order.addressNotRead': {
    what: 'We could not find out your public address.',
    why: 'The page that tells it did not answer, or answered with something else.',
    next: 'Open docs.hdc.ntnu.no/ipv4 in your browser and type the address that it shows.',
  },
  'order.addressNotPublic': {
    what: 'The network says that your address is {address}, which is not a public one.',
    why: 'You are probably inside the network of NTNU or another VPN, where no opening is needed.',
    next: 'Disconnect the other VPN and look again, or connect to the VPN of HUNT Cloud first.',
  },
  'workbench.notOpened': {
    what: 'The browser could not be opened. Workbench itself answers.',
    why: 'No browser was found here, or it did not start.',
    next: 'Open {address} in Chrome yourself.',
  },
  'kista.informationIncomplete': {
    what: 'The transfer information is not complete. Missing: {missing}.',
    why: 'A kista is found by four values: host, port, user and SHA-256 fingerprint.',
    next: 'Paste the whole message from HUNT Cloud, or type what is missing.',
  },
  'kista.informationTwice': {
    what: 'The text has two different values for {missing}.',
    why: 'It may hold two messages, or somebody has changed it.',
    next: 'Paste only the newest message from HUNT Cloud. Ask your contact if you are in doubt.',
  },
  'kista.badHost': {
    what: 'The host is not a name that can be used.',
    why: 'A host has letters, digits, dots and hyphens, or is an address with four numbers. Addresses with colons are not used for kistas.',
    next: 'Copy the host from the transfer information. It is usually {expected}.',
  },
  'kista.otherHost': {
    what: 'The host is {host}. HUNT Cloud’s kistas are at {expected}.',
    why: 'Without the right fingerprint it would get no files. A message that names another host may still not be from HUNT Cloud.',
    next: 'Ask your HUNT Cloud contact, by another way than this message, before you accept it.',
  },
  'kista.badPort': {
    what: 'The port is not one of a kista.',
    why: 'Kistas use one port from {from} to {to}, written with digits only.',
    next: 'Copy the port from the transfer information.',
  },
  'kista.badUser': {
    what: 'The user name is not one that can be used.',
    why: 'It begins with a letter, a digit or _ and goes on with letters, digits, dot, hyphen and _, at most 64 in all.',
    next: 'Copy the user name from the transfer information.',
  },
  'kista.badFingerprint': {
    what: 'The fingerprint is not a SHA-256 fingerprint.',
    why: 'It has 43 characters, and capital and small letters matter. A single letter that is missing or changed makes it useless.',
    next: 'Copy it again from the transfer information, from SHA256: to its last character.',
  },
  'kista.oldFingerprint': {
    what: 'This is a fingerprint of the old kind (MD5 or SHA-1).',
    why: 'The old kinds can be forged, so they prove nothing.',
    next: 'Ask your HUNT Cloud contact for the SHA-256 fingerprint of the kista.',
  },
  'kista.badName': {
    what: 'That name cannot be used for a key.',
    why: 'The key gets a file of that name on this computer: letters, digits, - and _ only, at most 40.',
    next: 'Choose a short name for this transfer, for example the project.',
  },
  'kista.keyExists': {
    what: 'There is a key with the name {name} already: {file}.',
    why: 'A key is never replaced, because somebody may be using it.',
    next: 'Use that key again, or choose another name.',
  },
  'kista.keyNotThere': {
    what: 'There is no key {file} on this computer.',
    why: 'It was made on another computer, under another name, or has been removed.',
    next: 'Choose a key from the list, or make a new one and send its public part to HUNT Cloud.',
  },
  'kista.keyUnreadable': {
    what: 'The key {file} cannot be read.',
    why: 'It is damaged, of another kind, or belongs to another user of this computer.',
    next: 'Choose another key, or make a new one and send its public part to HUNT Cloud.',
  },
  'kista.keyTooOpen': {
    what: 'Other users of this computer can read the key {file}.',
    why: 'A private key is for one person. Nothing was sent.',
    next: 'Let only yourself read the file (chmod 600), or make a new key.',
  },
  'kista.passphraseWanted': {
    what: 'A new key needs a passphrase.',
    why: 'Whoever gets hold of the file could otherwise use the key at once.',
    next: 'Choose a passphrase, or say that the key is to have none.',
  },
  'kista.passphraseTooShort': {
    what: 'The passphrase is too short.',
    why: 'It has to have at least {count} characters.',
    next: 'Take three or four words that have nothing to do with each other.',
  },
  'kista.passphraseMissing': {
    what: 'The key {file} is locked with a passphrase.',
    why: 'It was chosen when the key was made, and is needed to log in.',
    next: 'Give the passphrase of the key.',
  },
  'kista.passphraseWrong': {
    what: 'The passphrase does not open the key {file}.',
    why: 'It was typed differently, or belongs to another key. Nothing was sent to the kista.',
    next: 'Try again. A forgotten passphrase cannot be recovered: make a new key then, and send its public part.',
  },
  'kista.publicFileTaken': {
    what: 'There is another file at {file}.',
    why: 'The file to send would take its place, and nothing is replaced.',
    next: 'Move that file away and try again.',
  },
  'kista.notSaved': {
    what: '{file} could not be written.',
    why: 'The folder is missing, full or not writable for you.',
    next: 'Make room or choose another folder, and try again.',
  },
  'kista.notResolved': {
    what: 'The address of {host} was not found.',
    why: 'The network you are on does not answer for this name, or you are offline.',
    next: 'Check that other pages open. At work, ask the IT department; the text for them is ready.',
  },
  'kista.noAnswer': {
    what: '{host} does not answer on port {port}.',
    why: 'Usually a firewall drops the packets. The opening is missing on your side, or HUNT Cloud does not let your address in.',
    next: 'Send the text for the firewall team to your IT department, and the other one to HUNT Cloud.',
  },
  'kista.refused': {
    what: 'Port {port} of {host} is closed.',
    why: 'The machine answers, but no kista listens there: the port is wrong, the kista is not up yet, or its time is over. Some firewalls answer so too.',
    next: 'Compare the port with the transfer information. If it is right, send the text for HUNT Cloud.',
  },
  'kista.noRoute': {
    what: 'There is no way from here to {host}.',
    why: 'The network you are on does not lead there, or a router says that it must not.',
    next: 'Check your network, and VPN connections of your own. Else send the text to your IT department.',
  },
  'kista.blockedHere': {
    what: 'This computer does not let the assistant connect to {host}.',
    why: 'A firewall or security program on the computer itself says no.',
    next: 'Send the text for the firewall team to your IT department.',
  },
  'kista.closedAtOnce': {
    what: '{host} takes the connection on port {port} and closes it before a word.',
    why: 'Something is not set up right on HUNT Cloud’s side, or your address is not on the list of those that may connect.',
    next: 'Send the text for HUNT Cloud. There is nothing to change here.',
  },
  'kista.silent': {
    what: '{host} takes the connection on port {port} and says nothing.',
    why: 'Something in between answers in the kista’s place, such as a proxy, or the kista hangs.',
    next: 'Send both texts: to your IT department and to HUNT Cloud.',
  },
  'kista.notSsh': {
    what: 'What answers at {host}, port {port}, is no kista.',
    why: 'It does not speak SSH. A proxy or a sign-in page of the network may answer in its place, or the port leads to another service.',
    next: 'Try another network. Else send both texts: to your IT department and to HUNT Cloud.',
  },
  'kista.noSecureConnection': {
    what: 'No secure connection to {host} could be agreed.',
    why: 'The kista offers only outdated ways of encrypting, or something in between changes what is said.',
    next: 'Send the text for HUNT Cloud.',
  },
  'kista.otherFingerprint': {
    what: 'This is not the kista of your transfer information. Its fingerprint is {found}.',
    why: 'Expected was {expected}. The value was copied wrongly, the kista was set up anew, or somebody in between pretends to be it. Nothing was sent, and this cannot be accepted here.',
    next: 'Compare with the transfer information. If it differs there too, ask your HUNT Cloud contact, and send nothing until you have an answer.',
  },
  'kista.loginNotOffered': {
    what: 'The kista does not accept keys.',
    why: 'A kista lets people in by key only. This one is not set up so.',
    next: 'Send the text for HUNT Cloud.',
  },
  'kista.keyRefused': {
    what: 'The kista does not know your key, or not the user {user}.',
    why: 'The public key that HUNT Cloud has is of another pair, has not been put in place yet, or the user name is different.',
    next: 'Compare the user name. Then send the text for HUNT Cloud: it has the fingerprint of the key that was tried.',
  },
  'kista.noFileTransfer': {
    what: 'You are let in, but the kista gives no access to files.',
    why: 'The login worked, so the fault is on HUNT Cloud’s side: usually rights on the folders of the kista.',
    next: 'Send the text for HUNT Cloud. There is nothing to change here.',
  },
  'kista.noUploadFolder': {
    what: 'The kista has no folder “upload”, or it is not open to you.',
    why: 'Files go into that folder and nowhere else. It is made by HUNT Cloud.',
    next: 'Send the text for HUNT Cloud. There is nothing to change here.',
  },
  'kista.connectionLost': {
    what: 'The connection to {host} broke.',
    why: 'The network was interrupted, or the kista ended it.',
    next: 'Go on with the transfer: it continues where it stopped.',
  },
  'kista.bannerNotSeen': {
    what: 'The kista’s message has not been read yet.',
    why: 'It says which kista this is, and may have changed since you read it. Nothing was sent.',
    next: 'Read the message and confirm that this is the right kista.',
  },
  'kista.nothingChosen': {
    what: 'No files were chosen.',
    why: 'There is nothing to send.',
    next: 'Drop files or folders, or choose them.',
  },
  'kista.nothingUnfinished': {
    what: 'There is no transfer to go on with.',
    why: 'The last one is complete, or was given up.',
    next: 'Begin a new one.',
  },
  'kista.oneWay': {
    what: 'The kista does not allow this direction.',
    why: 'A kista is for one direction only: data goes into the lab, or comes out of it. This one refuses the direction you chose; nothing was transferred.',
    next: 'Check in the transfer information what the kista was ordered for. For the other direction HUNT Cloud sets up another kista.',
  },
  'kista.nameTaken': {
    what: 'There is already something else named “{name}”.',
    why: 'Nothing that is there is ever replaced. What is there has the same name but other content, or its content cannot be compared.',
    next: 'Rename your file, or choose to keep both.',
  },
  'kista.nameUnusable': {
    what: '“{name}” has a name that cannot be transferred.',
    why: 'The name is too long, or has characters in it that control a screen, change the direction of text or are no text at all.',
    next: 'Rename it and transfer it again.',
  },
  'kista.linkSkipped': {
    what: '“{name}” is a link and was left out.',
    why: 'Links inside folders are not followed: they can lead anywhere, also round in a circle.',
    next: 'If what it leads to is wanted, add that itself.',
  },
  'kista.notAFile': {
    what: '“{name}” is neither a file nor a folder and was left out.',
    why: 'Devices, pipes and the like hold no data that could be transferred.',
    next: 'Nothing needs to be done.',
  },
  'kista.notReadable': {
    what: '“{name}” could not be read.',
    why: 'It is not there any more, or your account may not read it.',
    next: 'Give yourself access or ask the owner, and go on with the transfer.',
  },
  'kista.changedMeanwhile': {
    what: '“{name}” changed during the transfer.',
    why: 'What was transferred is a mixture of before and after, so it does not count as arrived.',
    next: 'Close what writes to the file, and go on: the file is transferred from its beginning.',
  },
  'kista.changedSince': {
    what: '“{name}” was changed after the transfer began.',
    why: 'Part of the earlier version was transferred. The two versions were not mixed.',
    next: 'Go on once more to transfer the file as it is now, from its beginning.',
  },
  'kista.arrivedDifferent': {
    what: '“{name}” did not arrive as it was sent.',
    why: 'What lies there was read again, and its size or its SHA-256 sum is another.',
    next: 'Go on with the transfer: the file is transferred again from its beginning. If it happens again, tell HUNT Cloud.',
  },
  'kista.fileRefused': {
    what: 'The kista does not take or give “{name}”.',
    why: 'It refuses this one file or folder: the name may be too long for its disk, or its rights forbid it.',
    next: 'Rename it or leave it out. If all files are refused, tell HUNT Cloud.',
  },
  'kista.full': {
    what: 'There is not enough room in the kista: {needed} MB are needed, {free} MB are free.',
    why: 'Its size is set when it is ordered.',
    next: 'Tell HUNT Cloud how much you want to transfer. What has arrived stays; you can go on later.',
  },
  'kista.notStored': {
    what: 'The kista could not store more of “{name}”.',
    why: 'It does not say why. Most often it is full, or a limit for your account is reached.',
    next: 'Tell HUNT Cloud. What has arrived stays; you can go on later.',
  },
  'kista.noRoomHere': {
    what: 'There is not enough room on this computer: {needed} MB are needed, {free} MB are free.',
    why: 'The disk with the chosen folder is too small or too full.',
    next: 'Make room or choose a folder on another disk, and go on.',
  },
  'kista.notWritableHere': {
    what: '“{name}” could not be written on this computer.',
    why: 'Your account may not write there, or the disk is read-only or has a fault.',
    next: 'Choose another folder.',
  },
  'kista.outsideFolder': {
    what: '“{name}” was not written: a link leads out of the chosen folder.',
    why: 'Files of a kista are written below the chosen folder and nowhere else.',
    next: 'Remove the link or choose an empty folder.',
  },
  'kista.notThere': {
    what: '“{name}” is not in the kista.',
    why: 'It was removed or renamed there.',
    next: 'Look at what the kista has now, and choose again.',
  },
  'kista.tooManyFiles': {
    what: 'There are more than {count} files and folders.',
    why: 'So many small files take long, and a list of them cannot be checked by anybody.',
    next: 'Pack them into one archive, for example with 7-Zip, and transfer that.',
  },
  'kista.stalled': {
    what: 'The kista has said nothing for {seconds} seconds.',
    why: 'The line or the server hangs.',
    next: 'Go on with the transfer: it continues where it stopped.',
  },
  'kista.oddServer': {
    what: 'The kista answers with something that is no file transfer: {detail}.',
    why: 'This is a fault of the server, or it is not the server it should be.',
    next: 'Nothing more was sent. Tell HUNT Cloud.',
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
} as const satisfies ProblemTexts;
