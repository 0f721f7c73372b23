package org.taizhang.ledger.verify;

/** A signed checkpoint that a tree has to meet when it has grown to a size. */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
record Mark(long size, String where, byte[] note) {}
