package org.taizhang.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class RecordConstructorsTest {
    private static final JsonMapper PLAIN = JsonMapper.builder().build();
    private static final JsonMapper READY =
            JsonMapper.builder().addModule(new RecordConstructors()).build();

    record Range(int from, long to, String name, List<Range> parts) {
        Range {
            if (from > to) throw new IllegalArgumentException(from + " is after " + to);
        }
    }

    record Wrapped(String text) {
        @JsonCreator
        static Wrapped of(String text) {
            return new Wrapped(text + "!");
        }
    }

    record Empty() {}

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"from\":1,\"to\":2,\"name\":\"好\",\"parts\":[{\"from\":1,\"to\":1}]}",
                "{\"name\":null}",
                "{}",
                "{\"to\":1,\"from\":0}",
                "{\"from\":3,\"to\":2}",
                "{\"parts\":[{\"from\":3,\"to\":2}]}",
                "{\"from\":null}",
                "{\"from\":\"x\"}",
                "{\"other\":1}",
                "[]"
            })
    void aRecordIsWhatItIsWithoutThem(String json) {
        assertSame(json, Range.class);
    }

    @Test
    void otherWaysOfMakingARecordStay() {
        assertSame("\"text\"", Wrapped.class);
        assertSame("{}", Empty.class);
        assertSame("{\"x\":1}", Empty.class);
    }

    private static void assertSame(String json, Class<?> type) {
        var refusal = catchThrowable(() -> PLAIN.readValue(json, type));
        if (refusal == null) {
            assertThat((Object) READY.readValue(json, type)).isEqualTo(PLAIN.readValue(json, type));
            return;
        }
        assertThat(catchThrowable(() -> READY.readValue(json, type)))
                .isExactlyInstanceOf(refusal.getClass())
                .hasMessage(refusal.getMessage());
    }
}
