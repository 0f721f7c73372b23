package org.taizhang.ledger.gm;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Arrays;
import org.bouncycastle.util.BigIntegers;
import org.taizhang.ledger.note.Key;
import org.taizhang.ledger.note.KeyFile;
import org.taizhang.ledger.note.NoteRefused;
import org.taizhang.ledger.note.NoteSigner;
import org.taizhang.ledger.note.NoteSignerProvider;
import org.taizhang.ledger.note.SignerSetting;

/** Signs with an SM2 key in a file like those of other keys: {@code sm2:/etc/taizhang/log-sm2.key}. */
public final class Sm2KeyFile implements NoteSignerProvider {
    private static final byte[] TYPE = "\u00fftaizhang.org/sm2-sm3/v1\0".getBytes(StandardCharsets.ISO_8859_1);
    private static final int NUMBER = 32;

    /** Makes a key and its file, and gives the public key. */
    public static Key create(Path file, String name) {
        var number = BigIntegers.createRandomInRange(BigInteger.ONE, Sm2Keys.LARGEST, new SecureRandom());
        var open = Sm2Keys.open(name, number);
        var secret = Arrays.copyOf(TYPE, TYPE.length + NUMBER);
        BigIntegers.asUnsignedByteArray(number, secret, TYPE.length, NUMBER);
        KeyFile.create(file, open, secret);
        return open;
    }

    @Override
    public String scheme() {
        return "sm2";
    }

    @Override
    public NoteSigner open(String name, SignerSetting setting, char[] secret) {
        setting.allow();
        var number = number(
                KeyFile.read(Path.of(setting.path()), name, (owner, encoded) -> Sm2Keys.open(owner, number(encoded))));
        return new Sm2Signer(Sm2Keys.open(name, number), Sm2Keys.secret(number), Sm2Keys.PROVIDER);
    }

    private static BigInteger number(byte[] encoded) {
        if (encoded.length != TYPE.length + NUMBER || !Arrays.equals(encoded, 0, TYPE.length, TYPE, 0, TYPE.length))
            throw new NoteRefused.Malformed("it holds no SM2 key of " + NUMBER + " bytes");
        return new BigInteger(1, encoded, TYPE.length, NUMBER);
    }
}
