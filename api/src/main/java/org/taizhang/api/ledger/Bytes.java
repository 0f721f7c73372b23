package org.taizhang.api.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;

/** Bytes as answers write them. */
public final class Bytes {
    private Bytes() {}

    public static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    static String text(byte[] utf8) {
        return new String(utf8, UTF_8);
    }
}
