import { status } from '@grpc/grpc-js';
import { deliveryStatus } from './codes.mjs';

/** How a gateway words a chaincode's answer that is no success. */
const ANSWER = /^chaincode response \d+, (\{.*\})$/s;

/** How the package words the status that ends a delivery of blocks. */
const DELIVERY = /^Unexpected status response: (\d+)$/;

/** A failed call, told line by line: what the gateway says, and then what each node says. */
export function told(failure) {
  const nodes = (failure.details ?? []).map(({ mspId, message }) => ({
    organisation: mspId,
    message,
    ...rejection(message),
  }));
  return [{ refused: name(failure), message: failure.message }, ...nodes];
}

function name({ code, message, name }) {
  const delivery = DELIVERY.exec(message);
  return delivery === null ? (status[code] ?? name) : deliveryStatus(Number(delivery[1]));
}

/** The code of the contract's rejection and the place it names, if the contract is what refused. */
function rejection(message) {
  const answer = ANSWER.exec(message);
  if (answer === null) {
    return {};
  }
  try {
    const { code, at } = JSON.parse(answer[1]);
    return { code, at };
  } catch {
    // Another chaincode's wording: the message is told as it came.
    return {};
  }
}
