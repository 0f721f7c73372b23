package org.taizhang.ledger.note;

import java.time.InstantSource;

/** Makes cosignatures with the time of a clock, as a witness does, on top of a signer that holds an Ed25519 key. */
public final class Cosigner implements NoteSigner {
    private final NoteSigner ed25519;
    private final InstantSource clock;
    private final Key key;

    public Cosigner(NoteSigner ed25519, InstantSource clock) {
        var encoded = ed25519.key().encoded();
        if (!KeyType.of(encoded).filter(KeyType.ED25519::equals).isPresent())
            throw new CannotSign("A cosignature is made with an Ed25519 key, which " + ed25519.name() + " is not");
        this.ed25519 = ed25519;
        this.clock = clock;
        this.key = Key.cosignature(ed25519.name(), KeyType.ED25519.decode(encoded));
    }

    @Override
    public Key key() {
        return key;
    }

    @Override
    public byte[] sign(byte[] text) {
        var time = clock.instant().getEpochSecond();
        return new Cosignature(time, ed25519.sign(Cosignature.message(time, text))).bytes();
    }

    @Override
    public void close() {
        ed25519.close();
    }
}
