package org.taizhang.projections.documents;

/**
 * A read model as stored; its JSON is the HTTP body.
 *
 * @param position the ledger position last applied to it
 * @param version the sequence of its subject's last event
 * @param unit whose it is
 */
public record Document(String id, long position, long version, String unit, String json) {}
