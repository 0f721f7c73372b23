package org.taizhang.ledger.verify.event;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EnvelopeTest {
    private static final String OWNED =
            "{\"v\":1,\"id\":\"e-1\",\"type\":\"change.approved/1\",\"aggregate\":{\"type\":\"change\",\"id\":"
                    + "\"c-7\",\"sequence\":12},\"time\":\"2026-11-23T08:00:00.5Z\",\"meta\":{\"a\":\"}\\\"{\"},\"data\":{\"x\":[1,{}]}}";

    private static Envelope read(String text) {
        var envelope = new Envelope();
        // With bytes around it, which are not its own.
        var bytes = ("??" + text + "\"}}").getBytes(UTF_8);
        assertThat(envelope.read(bytes, 2, bytes.length - 5)).isTrue();
        return envelope;
    }

    @Test
    void findsEverythingInAnEventOfAnAggregate() {
        var event = read(OWNED);
        assertThat(event.id()).hasToString("e-1");
        assertThat(event.type()).hasToString("change.approved/1");
        assertThat(event.isOwned()).isTrue();
        assertThat(event.aggregateType()).hasToString("change");
        assertThat(event.aggregate()).hasToString("c-7");
        assertThat(event.sequence()).isEqualTo(12);
        assertThat(event.time()).hasToString("2026-11-23T08:00:00.5Z");
        assertThat(new String(event.content().orElseThrow().meta(), UTF_8)).isEqualTo("{\"a\":\"}\\\"{\"}");
        assertThat(new String(event.content().orElseThrow().data(), UTF_8)).isEqualTo("{\"x\":[1,{}]}");
    }

    @Test
    void commitmentsStandBeforeTheMetadata() {
        var event =
                read(OWNED.replace("\"v\":1", "\"v\":2").replace("\"meta\"", "\"personal\":{\"data\":\"c\"},\"meta\""));
        assertThat(new String(event.content().orElseThrow().personal(), UTF_8)).isEqualTo("{\"data\":\"c\"}");
        assertThat(new String(event.content().orElseThrow().meta(), UTF_8)).isEqualTo("{\"a\":\"}\\\"{\"}");
        assertThat(read(OWNED.replace("\"v\":1", "\"v\":2")).readTime()).isFalse();
    }

    @Test
    void anEventOfNoneIsFiledUnderItsOwnId() {
        var event = read(OWNED.replaceFirst(",\"aggregate\":\\{[^}]*}", ""));
        assertThat(event.isOwned()).isFalse();
        assertThat(event.aggregate()).hasToString("e-1");
        assertThat(event.sequence()).isZero();
    }

    @Test
    void escapedTextsAreTheSameAsPlainOnes() {
        var event = read(OWNED.replace("c-7", "c\\u002d\\\"7"));
        var plain = "c-\"7".getBytes(UTF_8);
        assertThat(event.aggregate()).hasToString("c-\"7");
        assertThat(event.aggregate().is(plain, 0, plain.length)).isTrue();
        var one = new Fingerprint();
        var two = one.another();
        event.aggregate().hash(one);
        two.over(plain, 0, plain.length);
        assertThat(one.high()).isEqualTo(two.high());
        assertThat(one.low()).isEqualTo(two.low());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "{\"v\":3,\"id\":\"e\",\"type\":\"t\"}",
                "{ \"v\":1,\"id\":\"e\",\"type\":\"t\"}",
                "{\"v\":1,\"id\":\"e\",\"type\":\"t",
                "{\"v\":1,\"id\":\"e\\",
                "{\"v\":1,\"id\":\"e\",\"type\":\"t\",\"aggregate\":{\"type\":\"a\",\"id\":\"i\",\"sequence\":-1}",
                "{\"v\":1,\"id\":\"e\",\"type\":\"t\",\"aggregate\":{\"type\":\"a\",\"id\":\"i\",\"sequence\":01}",
                "{\"v\":1,\"id\":\"e\",\"type\":\"t\",\"aggregate\":{\"type\":\"a\",\"id\":\"i\",\"sequence\":1234567890123456789}"
            })
    void whatIsNotWrittenByThisVersionIsNotRead(String text) {
        var bytes = text.getBytes(UTF_8);
        assertThat(new Envelope().read(bytes, 0, bytes.length)).isFalse();
    }

    @Test
    void everyBeginningOfAnEventIsRefusedSomewhere() {
        var bytes = OWNED.getBytes(UTF_8);
        for (var length = 0; length < bytes.length; length++) {
            var event = new Envelope();
            assertThat(event.read(bytes, 0, length) && event.content().isPresent())
                    .as("the first %d bytes", length)
                    .isFalse();
        }
    }

    @Test
    void timesAreReadAsInstantsAre() {
        var random = new Random(3);
        for (var i = 0; i < 20_000; i++) {
            var time = Instant.ofEpochSecond(
                    random.nextLong(-9_000_000_000L, 9_000_000_000L),
                    switch (i % 4) {
                        case 0 -> 0;
                        case 1 -> random.nextInt(1_000) * 1_000_000;
                        case 2 -> random.nextInt(1_000_000) * 1_000;
                        default -> random.nextInt(1_000_000_000);
                    });
            var expected = time.getEpochSecond() * 1_000_000_000L + time.getNano();
            assertThat(read(OWNED.replace("2026-11-23T08:00:00.5Z", time.toString()))
                            .nanos())
                    .as(time.toString())
                    .isEqualTo(expected);
        }
        for (var wrong :
                new String[] {"", "yesterday", "2026-13-01T00:00:00Z", "2026-02-30T00:00:00Z", "3026-01-01T00:00:00Z"})
            assertThatExceptionOfType(DateTimeException.class)
                    .as(wrong)
                    .isThrownBy(() ->
                            read(OWNED.replace("2026-11-23T08:00:00.5Z", wrong)).nanos());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{}", "[]", " [1, -0.5e+3 ,true,false,null] ", "\"\\u738b\\n\\/\"", "{\"a\":{\"b\":[\"\"]}}"})
    void jsonIsRead(String text) {
        assertThat(Json.parse(text.getBytes(UTF_8))).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[1,]",
                "{\"a\":1,}",
                "{\"a\":1,\"a\":2}",
                "{a:1}",
                "01",
                "1.",
                "+1",
                "nul",
                "\"\\x\"",
                "\"\\u12\"",
                "\"",
                "\"\n\"",
                "1 2",
                "[1}",
                "'a'",
                "NaN"
            })
    void whatIsNoJsonIsRefused(String text) {
        assertThatExceptionOfType(NotJson.class).isThrownBy(() -> Json.parse(text.getBytes(UTF_8)));
    }

    @Test
    void whatIsNotUtf8OrNestedTooDeeplyIsRefused() {
        assertThatExceptionOfType(NotJson.class).isThrownBy(() -> Json.parse(new byte[] {'"', (byte) 0xFF, '"'}));
        assertThatExceptionOfType(NotJson.class)
                .isThrownBy(() -> Json.parse("[".repeat(100_000).getBytes(UTF_8)))
                .withMessageContaining("deep");
    }
}
