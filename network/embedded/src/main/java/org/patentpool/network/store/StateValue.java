package org.patentpool.network.store;

import com.google.protobuf.ByteString;

/**
 * What a key holds: the value, its serialised metadata (a {@code KVMetadataWrite}'s entries, empty
 * when there are none) and who wrote it last.
 */
public record StateValue(ByteString value, ByteString metadata, Version version) {}
