package org.taizhang.ledger.verify.database;

/** An index of a table: its records hold the columns indexed, then the row id. */
public record Index(String name, long root) {}
