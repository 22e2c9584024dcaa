import { setTimeout as pause } from 'node:timers/promises';
import { status } from '@grpc/grpc-js';
import { transactionCode } from './codes.mjs';
import { report } from './report.mjs';

const hex = (bytes) => Buffer.from(bytes).toString('hex');

/** The kinds of streams: how one is opened, what is told of it, and how its checkpoint is noted. */
export const events = {
  open: ({ network, pool }, start) => network.getChaincodeEvents(pool, start),
  lines: (event) => [
    {
      block: event.blockNumber,
      transaction: event.transactionId,
      chaincode: event.chaincodeName,
      event: event.eventName,
      payload: Buffer.from(event.payload).toString('utf8'),
    },
  ],
  note: (checkpoint, event) => checkpoint.checkpointChaincodeEvent(event),
};

export const blocks = {
  open: ({ network }, start) => network.getBlockEvents(start),
  lines: (block) => [header(block)],
  note: (checkpoint, block) => noteBlock(checkpoint, block.getHeader().getNumber()),
};

/** A line for each transaction; no payload comes with it. */
export const filteredBlocks = {
  open: ({ network }, start) => network.getFilteredBlockEvents(start),
  lines: (block) =>
    block.getFilteredTransactionsList().map((transaction) => ({
      block: block.getNumber(),
      channel: block.getChannelId(),
      transaction: transaction.getTxid(),
      code: transactionCode(transaction.getTxValidationCode()),
    })),
  note: (checkpoint, block) => noteBlock(checkpoint, block.getNumber()),
};

/** Beside the block, how many of its transactions have confidential rows that the reader holds. */
export const privateBlocks = {
  open: ({ network }, start) => network.getBlockAndPrivateDataEvents(start),
  lines: (both) => [
    { ...header(both.getBlock()), confidential: both.getPrivateDataMapMap().getLength() },
  ],
  note: (checkpoint, both) => noteBlock(checkpoint, both.getBlock().getHeader().getNumber()),
};

function header(block) {
  return {
    block: block.getHeader().getNumber(),
    previousHash: hex(block.getHeader().getPreviousHash_asU8()),
    dataHash: hex(block.getHeader().getDataHash_asU8()),
    transactions: block.getData().getDataList().length,
  };
}

const noteBlock = (checkpoint, number) => checkpoint.checkpointBlock(BigInt(number));

/** A network that closes cancels its streams; one that is gone is unavailable. */
const AWAY = [status.CANCELLED, status.UNAVAILABLE];

/** A network that is busy closing is not asked again at once. */
const PAUSE_MILLIS = 100;

/** What a stream brings, which is opened again at its checkpoint whenever the network was away. */
export async function* unbroken(connection, stream, start) {
  for (;;) {
    await connection.ready();
    const opened = await stream.open(connection, start);
    try {
      yield* opened;
      throw new Error('the network ended the stream');
    } catch (failure) {
      if (!AWAY.includes(failure.code)) {
        throw failure;
      }
      report({ disconnected: failure.message });
    } finally {
      opened.close();
    }
    await pause(PAUSE_MILLIS);
  }
}
