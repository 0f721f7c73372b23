package org.taizhang.ledger;

/** An entry and the position at which it stands for ever. */
public record Recorded(long position, Entry entry) {}
