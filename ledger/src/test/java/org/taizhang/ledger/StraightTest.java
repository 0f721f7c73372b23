package org.taizhang.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class StraightTest {
    private static final Instant TIME = Instant.parse("2026-11-23T04:05:06.007Z");
    private static final Envelope.Subject SUBJECT = new Envelope.Subject("Change", "c-1", 1_234_567_890_123L);
    private static final Map<String, String> META = Map.of("actor.name", "王\"芳\"", "request", "r\\1", "tab", "\t");
    private static final String DATA = "{\"note\":\"好 }\\\"\",\"deep\":[{\"meta\":{}}]}";

    static Stream<byte[]> written() {
        return Stream.of(
                encode(SUBJECT, null, META),
                encode(null, null, Map.of()),
                encode(SUBJECT, new Envelope.Commitments("m", "d"), META),
                encode(null, new Envelope.Commitments("m", null), Map.of("k", "")),
                encode(SUBJECT, new Envelope.Commitments(null, "d"), Map.of("缓存", "满")));
    }

    private static byte[] encode(Envelope.Subject subject, Envelope.Commitments personal, Map<String, String> meta) {
        return Envelope.encode(
                "01890a5d-ac96-774b-bcce-b302099a8057",
                "change.approved/1",
                subject,
                TIME,
                personal,
                Set.of(),
                meta,
                DATA);
    }

    @ParameterizedTest
    @MethodSource("written")
    void takesApartWhatIsWrittenAsTheParserDoes(byte[] written) {
        assertThat(Straight.sliced(written)).isNotNull();
        assertSame(written);
    }

    @ParameterizedTest
    @MethodSource("written")
    void nothingChangedIsTakenApartOtherwiseThanByTheParser(byte[] written) {
        for (var at = 0; at < written.length; at++)
            for (var change :
                    new int[] {0, ' ', '"', '\\', ',', ':', '}', '{', '0', 'a', 0x1F, 0x7F, 0x80, 0xE5, 0xFF}) {
                var changed = written.clone();
                changed[at] = (byte) change;
                assertSame(changed);
            }
    }

    @ParameterizedTest
    @MethodSource("written")
    void nothingCutShortOrPulledApartIsTakenApartOtherwiseThanByTheParser(byte[] written) {
        for (var at = 0; at < written.length; at++) {
            var head = new String(written, 0, at, UTF_8);
            var tail = new String(written, at, written.length - at, UTF_8);
            assertSame(head.getBytes(UTF_8));
            assertSame((head + "}").getBytes(UTF_8));
            assertSame((head + tail.substring(1)).getBytes(UTF_8));
            assertSame((head + " " + tail).getBytes(UTF_8));
            assertSame((head + tail.charAt(0) + tail).getBytes(UTF_8));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"v\":1,\"id\":\"e\\u0041\",\"type\":\"a/1\",\"time\":\"2026-11-23T00:00:00Z\",\"meta\":{},\"data\":{}}",
                "{\"v\":1,\"id\":\"e\",\"type\":\"缓存/1\",\"time\":\"2026-11-23T00:00:00Z\",\"meta\":{},\"data\":{}}",
                "{ \"v\":1,\"id\":\"e\",\"type\":\"a/1\",\"time\":\"2026-11-23T00:00:00Z\",\"meta\":{},\"data\":{}}",
                "{\"v\":1,\"id\":\"e\",\"type\":\"a/1\",\"time\":\"2026-11-23T00:00:00Z\",\"meta\":{\"a\":[1]},\"data\":{}}"
            })
    void leavesToTheParserWhatIsOnlyUnusual(String unusual) {
        var bytes = unusual.getBytes(UTF_8);
        assertThat(Straight.sliced(bytes)).isNull();
        assertThat(Sliced.of(bytes).type()).isEqualTo(Sliced.parsed(bytes).type());
    }

    @Test
    void theSameNameIsOneText() {
        var one = Straight.sliced(encode(SUBJECT, null, META));
        var other = Straight.sliced(encode(SUBJECT, null, Map.of()));
        assertThat(one).isNotNull();
        assertThat(other).isNotNull();
        assertThat(one.type()).isSameAs(other.type()).isEqualTo("change.approved/1");
    }

    /** Metadata is not looked into before somebody wants it: what it cannot be is refused then. */
    private static void assertSame(byte[] bytes) {
        var straight = Straight.sliced(bytes);
        if (straight == null) return;
        try {
            assertThat(members(straight)).as(new String(bytes, UTF_8)).isEqualTo(members(Sliced.parsed(bytes)));
        } catch (CannotRead refused) {
            assertThatExceptionOfType(CannotRead.class)
                    .as(new String(bytes, UTF_8))
                    .isThrownBy(() -> Envelope.decode(bytes));
        }
    }

    private static List<String> members(Sliced sliced) {
        return List.of(
                sliced.id(),
                sliced.type(),
                String.valueOf(sliced.subject()),
                sliced.time(),
                String.valueOf(sliced.personal()),
                HexFormat.of().formatHex(sliced.meta()),
                HexFormat.of().formatHex(sliced.data()),
                String.valueOf(sliced.erased()));
    }
}
