// The VPN clients with windows of their own: OpenVPN GUI on Windows, Tunnelblick on a Mac. Which one a system has is fixed; whether it is
// installed shows when it is asked to connect.

import type { VpnClient } from './client.ts';
import { connectGui, disconnectGui, findGuiTunnel, openVpnGuiName, type OpenVpnGuiClient } from './openvpn-gui.ts';
import { connectTunnelblick, disconnectTunnelblick, findTunnelblickTunnel, type TunnelblickClient } from './tunnelblick.ts';
import { tunnelblickName } from '../tunnelblick/output.ts';

/** The client of Windows. */
export function createOpenVpnGuiClient(client: OpenVpnGuiClient): VpnClient {
  return {
    name: () => Promise.resolve(openVpnGuiName),
    find: (target) => findGuiTunnel(client, target),
    connect: (request) => connectGui(client, request),
    disconnect: (target) => disconnectGui(client, target),
  };
}

/** The client of macOS. */
export function createTunnelblickClient(client: TunnelblickClient): VpnClient {
  return {
    name: () => Promise.resolve(tunnelblickName),
    find: (target) => findTunnelblickTunnel(client, target),
    connect: (request) => connectTunnelblick(client, request),
    disconnect: (target) => disconnectTunnelblick(client, target),
  };
}
