package org.taizhang.probes.snmp;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.snmp4j.smi.Counter64;
import org.snmp4j.smi.Integer32;
import org.snmp4j.smi.OctetString;
import org.snmp4j.smi.Opaque;
import org.snmp4j.smi.UnsignedInteger32;
import org.snmp4j.smi.Variable;

/** What a variable says as a number or as a text. */
final class Values {
    private static final Charset GB18030 = Charset.forName("GB18030");
    private static final byte[] OPAQUE_FLOAT = {(byte) 0x9f, 0x78, 0x04};

    private Values() {}

    /** A number, also where it comes as a text or as an opaque float of net-snmp; NaN where it is none. */
    static double number(@Nullable Variable variable) {
        return switch (variable) {
            case null -> Double.NaN;
            case Opaque opaque -> decimal(opaque);
            case OctetString text -> decimal(text(text));
            case Integer32 number -> number.toLong();
            case UnsignedInteger32 number -> number.toLong();
            case Counter64 number -> number.toLong();
            default -> Double.NaN;
        };
    }

    /** A size that an agent of 32 bits says as a negative number when it is large. */
    static double size(@Nullable Variable variable) {
        return variable == null ? Double.NaN : variable.toLong() & 0xffff_ffffL;
    }

    /** UTF-8, or GB 18030 where it is not that; without the zeros that some agents end with. */
    static String text(@Nullable Variable variable) {
        if (variable == null) return "";
        if (!(variable instanceof OctetString octets)) return variable.toString();
        return decoded(octets.getValue()).replace("\0", "").strip();
    }

    private static String decoded(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            return new String(bytes, GB18030);
        }
    }

    private static double decimal(String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }

    private static double decimal(Opaque opaque) {
        var bytes = ByteBuffer.wrap(opaque.getValue());
        for (var expected : OPAQUE_FLOAT) if (!bytes.hasRemaining() || bytes.get() != expected) return Double.NaN;
        return bytes.remaining() == Float.BYTES ? bytes.getFloat() : Double.NaN;
    }
}
