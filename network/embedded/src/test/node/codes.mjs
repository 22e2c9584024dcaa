import { common, peer } from '@hyperledger/fabric-protos';

/** The name of a number of the protocol, or the number itself if this version knows no name. */
function nameIn(enumeration, number) {
  const known = Object.entries(enumeration).find(([, value]) => value === number);
  return known === undefined ? number : known[0];
}

export const deliveryStatus = (number) => nameIn(common.Status, number);

export const transactionCode = (number) => nameIn(peer.TxValidationCode, number);
