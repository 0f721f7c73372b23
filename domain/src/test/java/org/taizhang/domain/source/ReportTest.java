package org.taizhang.domain.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.taizhang.domain.source.SourceEvent.Mapping;

class ReportTest {
    private static final Instant NOW = Instant.parse("2026-11-23T08:00:00Z");
    private static final UUID SOURCE = UUID.fromString("00000000-0000-0000-0000-0000000000f1");
    private static final UUID OTHER = UUID.fromString("00000000-0000-0000-0000-0000000000f2");
    private static final Map<String, String> DOWN = Map.of("alertname", "InstanceDown", "instance", "10.0.0.1:9100");

    @Test
    void isOneRuleForTheSameLabelsOfTheSameSource() {
        var rule = report(DOWN).rule(SOURCE);
        assertThat(rule)
                .matches("instancedown-[0-9a-f]{16}")
                .isEqualTo(report(DOWN).rule(SOURCE));
        assertThat(rule).isNotEqualTo(report(DOWN).rule(OTHER));
        assertThat(rule).isNotEqualTo(report(with("instance", "10.0.0.2:9100")).rule(SOURCE));
    }

    @Test
    void tellsLabelsApartThatReadAlikeWhenPutTogether() {
        var one = report(Map.of("alertname", "a", "b", "c, d=e")).rule(SOURCE);
        var two = report(Map.of("alertname", "a", "b", "c", "d", "e")).rule(SOURCE);
        assertThat(one).isNotEqualTo(two);
    }

    @Test
    void isTheSameWithAnEmptyLabelAsWithoutIt() {
        assertThat(report(with("cluster", "")).rule(SOURCE))
                .isEqualTo(report(DOWN).rule(SOURCE));
    }

    @ParameterizedTest
    @CsvSource({
        "KubePodCrashLooping, kubepodcrashlooping-",
        "Disk / is full!, disk-is-full-",
        "主机不可达, ''",
        "--, ''",
        "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx, xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx-"
    })
    void namesItsRuleAfterTheAlertAsARuleMayBeNamed(String name, String beginning) {
        assertThat(report(with("alertname", name)).rule(SOURCE))
                .matches("[a-z0-9][a-z0-9-]{0,62}")
                .matches(beginning + "[0-9a-f]{16}");
    }

    @Test
    void saysWhatIsWrongWithIt() {
        assertThat(report(DOWN).fault()).isNull();
        assertThat(report(Map.of("instance", "x")).fault()).contains("alertname");
        assertThat(report(with("not a label", "x")).fault()).contains("not a label name");
        assertThat(report(with("text", "x".repeat(17_000))).fault()).contains("bytes");
        var many = new HashMap<>(DOWN);
        for (var i = 0; i < 64; i++) many.put("l" + i, "v");
        assertThat(report(many).fault()).contains("64 labels");
        assertThat(report(DOWN, NOW.minusMillis(1), null).fault()).contains("before");
        assertThat(report(DOWN, null, NOW.minusMillis(1)).fault()).contains("before");
        assertThat(report(DOWN, NOW, NOW).fault()).isNull();
    }

    @Test
    void saysTheFirstOfItsTexts() {
        assertThat(says(Map.of("description", "long", "summary", "short"))).isEqualTo("short");
        assertThat(says(Map.of("description", "long", "summary", " "))).isEqualTo("long");
        assertThat(says(Map.of("message", "m"))).isEqualTo("m");
        assertThat(says(Map.of())).isEqualTo("InstanceDown");
        assertThat(says(Map.of("summary", "😀".repeat(400)))).isEqualTo("😀".repeat(299) + "…");
    }

    @ParameterizedTest
    @CsvSource({"critical,1", "Critical,1", "Disaster,1", "High,2", "warning,3", "info,4", "whatever,3", "'',3"})
    void isAsBadAsItsLabelSays(String said, int severity) {
        assertThat(Mapping.USUAL.severity(Map.of("severity", said))).isEqualTo(severity);
        assertThat(Mapping.USUAL.severity(Map.of())).isEqualTo(3);
    }

    @Test
    void namesItsTargetInTheOrderOfTheLabels() {
        var labels = Map.of("host", "web-1", "instance", "10.0.0.1:9100", "target", " ", "job", "node");
        assertThat(Mapping.USUAL.names(labels)).containsExactly("10.0.0.1:9100", "web-1");
        var own = new Mapping(List.of("asset"), Map.of(), "level", Map.of("P1", 1), 4);
        assertThat(own.names(Map.of("asset", "a-1", "host", "web-1"))).containsExactly("a-1");
        assertThat(own.severity(Map.of("level", "p1"))).isEqualTo(1);
        assertThat(own.severity(Map.of("severity", "critical"))).isEqualTo(4);
    }

    private static String says(Map<String, String> annotations) {
        return new Report(new TreeMap<>(DOWN), annotations, NOW, null, null, null).text();
    }

    private static Map<String, String> with(String label, String value) {
        var labels = new HashMap<>(DOWN);
        labels.put(label, value);
        return labels;
    }

    private static Report report(Map<String, String> labels) {
        return report(labels, null, null);
    }

    private static Report report(Map<String, String> labels, Instant until, Instant over) {
        return new Report(new TreeMap<>(labels), Map.of(), NOW, until, over, null);
    }
}
