# A stand-in for the desktop's password dialogue, for tests. It registers as polkit's authentication agent for what one process asks, and either
# dismisses every prompt at once (`dismissed`) or leaves it open (`waiting`). It ends with that process. Its log is ~/agent.log.
# Usage: polkit-agent.py dismissed|waiting UID PID

import os
import sys

import dbus
import dbus.mainloop.glib
import dbus.service
from gi.repository import GLib

mode, uid, pid = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])


class Dismissed(dbus.DBusException):
    _dbus_error_name = 'org.freedesktop.PolicyKit1.Error.Cancelled'


class Agent(dbus.service.Object):
    interface = 'org.freedesktop.PolicyKit1.AuthenticationAgent'

    @dbus.service.method(interface, in_signature='sssa{ss}saa{sv}', out_signature='', async_callbacks=('answer', 'fail'))
    def BeginAuthentication(self, action, message, icon, details, cookie, identities, answer, fail):
        note('asked')
        if mode == 'dismissed':
            fail(Dismissed('dismissed'))

    @dbus.service.method(interface, in_signature='s', out_signature='')
    def CancelAuthentication(self, cookie):
        note('taken away')


def note(word):
    with open(os.path.join(os.environ['HOME'], 'agent.log'), 'a', encoding='ascii') as log:
        log.write(word + '\n')


def start_time():
    with open(f'/proc/{pid}/stat', encoding='ascii', errors='replace') as stat:
        return int(stat.read().rsplit(')', 1)[1].split()[19])


def end_with_the_process():
    if not os.path.exists(f'/proc/{pid}'):
        loop.quit()
    return True


dbus.mainloop.glib.DBusGMainLoop(set_as_default=True)
bus = dbus.SystemBus()
agent = Agent(bus, '/agent')
authority = dbus.Interface(bus.get_object('org.freedesktop.PolicyKit1', '/org/freedesktop/PolicyKit1/Authority'), 'org.freedesktop.PolicyKit1.Authority')
authority.RegisterAuthenticationAgent(
    ('unix-process', {'pid': dbus.UInt32(pid), 'start-time': dbus.UInt64(start_time()), 'uid': dbus.Int32(uid)}), 'C', '/agent')
loop = GLib.MainLoop()
GLib.timeout_add(100, end_with_the_process)
note('ready')
loop.run()
