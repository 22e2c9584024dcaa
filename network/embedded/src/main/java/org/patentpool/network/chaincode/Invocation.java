package org.patentpool.network.chaincode;

import org.hyperledger.fabric.protos.peer.ChaincodeInput;
import org.hyperledger.fabric.protos.peer.SignedProposal;

/**
 * A call of a chaincode.
 *
 * @param proposal as the client signed it: the chaincode takes creator, time stamp, nonce, epoch
 *     and transient data from there, so it has to be the checked one
 */
public record Invocation(String chaincode, ChaincodeInput input, SignedProposal proposal) {}
