import { createPrivateKey } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import * as grpc from '@grpc/grpc-js';
import { connect, signers } from '@hyperledger/fabric-gateway';
import { UsageError } from './usage.mjs';

/** No call or stream lasts longer: the program ends by itself, whatever becomes of the network. */
const LONGEST_MILLIS = 120_000;

const limit = () => ({ deadline: Date.now() + LONGEST_MILLIS });

const LIMITS = {
  evaluateOptions: limit,
  endorseOptions: limit,
  submitOptions: limit,
  commitStatusOptions: limit,
  chaincodeEventsOptions: limit,
  blockEventsOptions: limit,
  filteredBlockEventsOptions: limit,
  blockAndPrivateDataEventsOptions: limit,
};

/** One user's way to the channel that a connection.json names. */
export class Connection {
  #client;
  #gateway;
  #names;

  constructor(client, gateway, names) {
    this.#client = client;
    this.#gateway = gateway;
    this.#names = names;
  }

  static async open(file, mspId, userName) {
    const names = await read(file);
    const organization = named(names.organizations, mspId, 'organisation');
    const user = named(organization.users, userName, `user of ${mspId}`);
    const beside = (path) => readFile(resolve(dirname(file), path));
    const client = dial(organization, await beside(organization.tlsCa));
    const gateway = connect({
      client,
      identity: { mspId, credentials: await beside(user.certificate) },
      signer: signers.newPrivateKeySigner(createPrivateKey(await beside(user.key))),
      ...LIMITS,
    });
    return new Connection(client, gateway, names);
  }

  get network() {
    return this.#gateway.getNetwork(this.#names.channel);
  }

  /** What the chaincode 'pool' is called on this channel. */
  get pool() {
    return this.#names.chaincodes.pool;
  }

  /** Waits for the network when it is away. */
  ready() {
    return new Promise((done, failed) => {
      this.#client.waitForReady(limit().deadline, (away) => (away ? failed(away) : done()));
    });
  }

  close() {
    this.#gateway.close();
    this.#client.close();
  }
}

/** No proxy is asked, whatever the environment says: the network is on this machine. */
function dial({ endpoint, serverName }, tlsCa) {
  return new grpc.Client(endpoint, grpc.credentials.createSsl(tlsCa), {
    'grpc.default_authority': serverName,
    'grpc.ssl_target_name_override': serverName,
    'grpc.enable_http_proxy': 0,
    'grpc.max_reconnect_backoff_ms': 1000,
  });
}

async function read(file) {
  try {
    return JSON.parse(await readFile(file, 'utf8'));
  } catch (unreadable) {
    throw new UsageError(`${file} cannot be read: ${unreadable.message}`);
  }
}

function named(entries, name, kind) {
  if (!Object.hasOwn(entries, name)) {
    throw new UsageError(`there is no ${kind} called ${name}`);
  }
  return entries[name];
}
