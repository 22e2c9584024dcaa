package org.patentpool.pool;

/** What became of a query. */
public sealed interface Reading permits Answer, Rejected {}
