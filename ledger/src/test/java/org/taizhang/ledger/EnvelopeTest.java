package org.taizhang.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EnvelopeTest {
    private static final Instant TIME = Instant.parse("2026-11-23T04:05:06.007Z");
    private static final Envelope.Subject SUBJECT = new Envelope.Subject("Change", "c-1", 7);
    private static final String WRITTEN = """
            {"v":1,"id":"e-1","type":"change.approved/1","aggregate":{"type":"Change","id":"c-1","sequence":7},\
            "time":"2026-11-23T04:05:06.007Z","meta":{"actor.name":"王\\"芳\\"","request":"r\\\\1"},\
            "data":{"note":"好 }\\"","deep":[{"meta":{}}]}}""";

    @Test
    void writesMembersInOneOrderAndNothingElse() {
        var bytes = Envelope.encode(
                "e-1",
                "change.approved/1",
                SUBJECT,
                TIME,
                Map.of("request", "r\\1", "actor.name", "王\"芳\""),
                "{\"note\":\"好 }\\\"\",\"deep\":[{\"meta\":{}}]}");
        assertThat(new String(bytes, UTF_8)).isEqualTo(WRITTEN);
    }

    @Test
    void readsWhatItWrites() {
        var envelope = Envelope.decode(WRITTEN.getBytes(UTF_8));
        assertThat(envelope.id()).isEqualTo("e-1");
        assertThat(envelope.type()).isEqualTo("change.approved/1");
        assertThat(envelope.subject()).isEqualTo(SUBJECT);
        assertThat(envelope.time()).isEqualTo(TIME);
        assertThat(envelope.meta()).containsOnly(Map.entry("actor.name", "王\"芳\""), Map.entry("request", "r\\1"));
        assertThat(envelope.data().get("note").asString()).isEqualTo("好 }\"");
        assertThat(envelope.data().get("deep").get(0).get("meta").isEmpty()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "[]", "\"text\"", "12", "-0.5", "true", "null"})
    void holdsAnyJson(String data) {
        var envelope = Envelope.decode(Envelope.encode("e", "a.b/1", null, TIME, Map.of(), data));
        assertThat(envelope.data().toString()).isEqualTo(data);
        assertThat(envelope.subject()).isNull();
        assertThat(envelope.meta()).isEmpty();
    }

    @Test
    void keepsNanosecondsWhereThereAreAny() {
        var text = new String(
                Envelope.encode("e", "a.b/1", null, Instant.parse("2026-11-23T00:00:00.000000001Z"), Map.of(), "{}"),
                UTF_8);
        assertThat(text).contains("\"time\":\"2026-11-23T00:00:00.000000001Z\"");
    }

    @Test
    void writesCommitmentsWherePersonalDataWas() {
        var bytes = Envelope.encode(
                "e",
                "a.b/1",
                null,
                TIME,
                new Envelope.Commitments("m", "d"),
                Set.of("actor.name"),
                Map.of("actor.name", "王芳", "actor.id", "wang"),
                "{}");
        assertThat(new String(bytes, UTF_8)).isEqualTo("""
                {"v":2,"id":"e","type":"a.b/1","time":"2026-11-23T04:05:06.007Z","personal":{"meta":"m","data":"d"},\
                "meta":{"actor.id":"wang"},"data":{}}""");
        assertThat(Envelope.decode(bytes).personal()).isEqualTo(new Envelope.Commitments("m", "d"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"meta\":\"m\"}", "{\"data\":\"d\"}"})
    void readsOneCommitmentAlone(String personal) {
        var envelope = Envelope.decode(committed(personal));
        assertThat(envelope.personal()).isIn(new Envelope.Commitments("m", null), new Envelope.Commitments(null, "d"));
        assertThat(envelope.erased()).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "\"m\"",
                "{\"meta\":1}",
                "{\"data\":\"d\",\"meta\":\"m\"}",
                "{\"meta\":\"m\",\"x\":\"y\"}"
            })
    void refusesCommitmentsOfAnotherForm(String personal) {
        assertThatExceptionOfType(CannotRead.class).isThrownBy(() -> Envelope.decode(committed(personal)));
    }

    private static byte[] committed(String personal) {
        return ("{\"v\":2,\"id\":\"e\",\"type\":\"a/1\",\"time\":\"2026-11-23T00:00:00Z\",\"personal\":" + personal
                        + ",\"meta\":{},\"data\":{}}")
                .getBytes(UTF_8);
    }

    @Test
    void refusesMetadataThatIsNoText() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Envelope.encode("e", "a.b/1", null, TIME, Map.of("count", 3), "{}"))
                .withMessage("Metadata count is no text: 3");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "no json",
                "{\"v\":3,\"id\":\"e\"}",
                "{\"v\":2,\"id\":\"e\",\"type\":\"a/1\",\"time\":\"2026-11-23T00:00:00Z\",\"meta\":{},\"data\":{}}",
                "{\"v\":1,\"id\":\"e\",\"type\":\"a/1\",\"time\":\"2026-11-23T00:00:00Z\",\"personal\":{\"meta\":\"m\"},\"meta\":{},\"data\":{}}",
                "{\"id\":\"e\",\"v\":1}",
                "{\"v\":1,\"id\":4,\"type\":\"a/1\",\"time\":\"2026-11-23T00:00:00Z\",\"meta\":{},\"data\":{}}",
                "{\"v\":1,\"id\":\"e\",\"type\":\"a/1\",\"time\":\"noon\",\"meta\":{},\"data\":{}}",
                "{\"v\":1,\"id\":\"e\",\"type\":\"a/1\",\"time\":\"2026-11-23T00:00:00Z\",\"meta\":[],\"data\":{}}",
                "{\"v\":1,\"id\":\"e\",\"type\":\"a/1\",\"time\":\"2026-11-23T00:00:00Z\",\"meta\":{}}",
                "{\"v\":1,\"id\":\"e\",\"type\":\"a/1\",\"time\":\"2026-11-23T00:00:00Z\",\"meta\":{},\"data\":{}",
                "{\"v\":1,\"id\":\"e\",\"type\":\"a/1\",\"time\":\"2026-11-23T00:00:00Z\",\"meta\":{},\"data\":{},\"x\":1}",
            })
    void refusesWhatItNeverWrote(String bytes) {
        assertThatExceptionOfType(CannotRead.class)
                .isThrownBy(() -> Envelope.decode(bytes.getBytes(UTF_8)))
                .withMessageStartingWith("An entry is not what this version writes (");
    }
}
