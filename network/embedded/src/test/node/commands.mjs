import { checkpointers } from '@hyperledger/fabric-gateway';
import { transactionCode } from './codes.mjs';
import { report } from './report.mjs';
import { unbroken } from './streams.mjs';
import { UsageError } from './usage.mjs';

const text = (bytes) => Buffer.from(bytes).toString('utf8');

export async function submit(connection, [name, ...words]) {
  const contract = connection.network.getContract(connection.pool);
  const transaction = await contract.submitAsync(name, { arguments: words });
  const { blockNumber, code, successful } = await transaction.getStatus();
  report({
    transaction: transaction.getTransactionId(),
    block: blockNumber,
    code: transactionCode(code),
    answer: text(transaction.getResult()),
  });
  // What is in a block but not valid has changed nothing.
  process.exitCode = successful ? 0 : 1;
}

export async function evaluate(connection, [name, ...words]) {
  const contract = connection.network.getContract(connection.pool);
  report({ answer: text(await contract.evaluate(name, { arguments: words })) });
}

/** Reports first and notes the checkpoint then: what is noted was reported. */
export const receive =
  (stream) =>
  async (connection, [file, first, count]) => {
    const checkpoint = await checkpointers.file(file);
    let missing = number(count);
    const start = { checkpoint, startBlock: BigInt(number(first)) };
    for await (const received of unbroken(connection, stream, start)) {
      stream.lines(received).forEach(report);
      await stream.note(checkpoint, received);
      missing -= 1;
      if (missing === 0) {
        return;
      }
    }
  };

function number(word) {
  if (!/^\d+$/.test(word)) {
    throw new UsageError(`${word} is no number`);
  }
  return Number(word);
}
