package org.taizhang.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringWriter;
import java.util.Random;
import org.junit.jupiter.api.Test;
import tools.jackson.core.ObjectWriteContext;

class Utf8Test {
    @Test
    void everyCharacterIsWrittenAsJacksonWritesIt() {
        for (var c = 0; c <= 0xFFFF; c++) assertSame("a" + (char) c + "b");
        for (var point = 0x1_0000; point <= Character.MAX_CODE_POINT; point += 0x101)
            assertSame("a" + Character.toString(point) + "b");
    }

    @Test
    void textsOfAllKindsAreWrittenAsJacksonWritesThem() {
        var random = new Random(1);
        for (var i = 0; i < 2_000; i++) {
            var text = new StringBuilder();
            for (var length = random.nextInt(40); length > 0; length--)
                text.append((char) random.nextInt(1 << 1 + random.nextInt(16)));
            assertSame(text.toString());
        }
        assertSame("");
        assertSame("\"".repeat(100_000));
        assertSame("\u0001".repeat(100_000));
        assertSame("满".repeat(100_000));
        assertSame("😀".repeat(100_000));
    }

    private static void assertSame(String text) {
        var jackson = new StringWriter();
        try (var json = Envelope.JSON.createGenerator(ObjectWriteContext.empty(), jackson)) {
            json.writeString(text);
        }
        assertThat(new Utf8(1).text(text).bytes()).isEqualTo(jackson.toString().getBytes(UTF_8));
    }
}
