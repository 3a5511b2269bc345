// The practice Workbench: a page over HTTPS for those who show a client certificate of the lab, and the redirect on plain HTTP. Its
// refusals are the two that people meet: nginx's page for no certificate, and 403 for one that does not fit.

import { createServer as createHttpServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import type { TLSSocket } from 'node:tls';
import type { OpenServer } from './server.ts';
import { startServer } from './ports.ts';

const pageName = 'workbench-https';
const redirectName = 'workbench-http';

/** Starts the HTTPS server. It asks for a certificate and lets everybody in so far that it can say why not. */
export const openWorkbench: OpenServer = ({ material, serverName, wishedPorts }) => {
  const { chain, key, clientAuthorities } = material.server;
  const server = createHttpsServer(
    { cert: chain, key, ca: clientAuthorities, requestCert: true, rejectUnauthorized: false, minVersion: 'TLSv1.2' },
    (request, response) => answerPage(request, response, serverName),
  );
  return startServer(pageName, server, wishedPorts[pageName]);
};

/** Starts the HTTP server, which knows only where the HTTPS one is. Comes after it. */
export const openWorkbenchRedirect: OpenServer = ({ serverName, wishedPorts, ports }) => {
  const location = `https://${serverName}:${ports[pageName]}/`;
  const server = createHttpServer((_request, response) => {
    response.writeHead(301, { location }).end();
  });
  return startServer(redirectName, server, wishedPorts[redirectName]);
};

/** The ports of both, as facts want them. */
export function workbenchPorts(ports: Readonly<Record<string, number>>): { readonly httpPort: number; readonly httpsPort: number } {
  const { [redirectName]: httpPort, [pageName]: httpsPort } = ports;
  if (httpPort === undefined || httpsPort === undefined) throw new Error('the practice Workbench does not run');
  return { httpPort, httpsPort };
}

function answerPage(request: IncomingMessage, response: ServerResponse, serverName: string): void {
  const socket = request.socket as TLSSocket;
  if (socket.authorized) return send(response, 200, `Workbench of ${serverName}`, 'Practice lab. Nothing here is real.');
  if (Object.keys(socket.getPeerCertificate()).length === 0) return send(response, 400, '400 Bad Request', 'No required SSL certificate was sent');
  send(response, 403, '403 Forbidden', 'nginx (practice)');
}

function send(response: ServerResponse, status: number, title: string, text: string): void {
  response.writeHead(status, { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' });
  response.end(`<!doctype html>\n<html lang="en"><head><title>${title}</title></head><body><h1>${title}</h1><p>${text}</p></body></html>\n`);
}
