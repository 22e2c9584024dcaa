/** A client of the network by its npm package alone: one command, answered in JSON lines. */
import { evaluate, receive, submit } from './commands.mjs';
import { Connection } from './connection.mjs';
import { told } from './refusal.mjs';
import { report } from './report.mjs';
import { blocks, events, filteredBlocks, privateBlocks } from './streams.mjs';
import { UsageError } from './usage.mjs';

const USAGE = `usage: node client.mjs CONNECTION MSP USER COMMAND

  submit FUNCTION ARGUMENT...      sends a transaction to the chaincode 'pool'
  evaluate FUNCTION ARGUMENT...    asks it
  events CHECKPOINT FIRST COUNT    receives so many of its events, from the block FIRST on
  blocks, filtered-blocks or private-blocks CHECKPOINT FIRST COUNT
                                   receives so many blocks

What the file CHECKPOINT says was received is not received again.`;

const COMMANDS = new Map([
  ['submit', submit],
  ['evaluate', evaluate],
  ['events', receive(events)],
  ['blocks', receive(blocks)],
  ['filtered-blocks', receive(filteredBlocks)],
  ['private-blocks', receive(privateBlocks)],
]);

async function run([file, mspId, user, name, ...words]) {
  const command = COMMANDS.get(name);
  if (command === undefined) {
    throw new UsageError(USAGE);
  }
  const connection = await Connection.open(file, mspId, user);
  try {
    await command(connection, words);
  } finally {
    connection.close();
  }
}

try {
  await run(process.argv.slice(2));
} catch (failure) {
  console.error(failure.message);
  if (failure instanceof UsageError) {
    process.exitCode = 2;
  } else {
    told(failure).forEach(report);
    process.exitCode = 1;
  }
}
