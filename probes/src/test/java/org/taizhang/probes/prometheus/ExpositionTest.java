package org.taizhang.probes.prometheus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.taizhang.probes.Failed;

class ExpositionTest {
    private static List<Series> read(String text) throws Failed {
        var all = new ArrayList<Series>();
        Exposition.read(text, all::add);
        return all;
    }

    @Test
    void readsTheTextFormat() throws Failed {
        assertThat(read("""
                # HELP http_requests_total The total number of HTTP requests.
                # TYPE http_requests_total counter
                http_requests_total{method="post",code="200"} 1027 1395066363000
                http_requests_total{method="post",code="400",}    3\t1395066363000

                # Escaping in label values:
                msdos_file_access_time_seconds{path="C:\\\\DIR\\\\FILE.TXT",error="Cannot find file:\\n\\"FILE.TXT\\""} 1.458255915e9
                metric_without_timestamp_and_labels 12.47
                something_weird { problem = "division by zero" } +Inf -3982045
                rpc_duration_seconds_sum -1.7560473e+07
                nothing NaN
                less -Inf
                a:b:c .5
                """))
                .containsExactly(
                        new Series("http_requests_total", Map.of("method", "post", "code", "200"), 1027),
                        new Series("http_requests_total", Map.of("method", "post", "code", "400"), 3),
                        new Series(
                                "msdos_file_access_time_seconds",
                                Map.of("path", "C:\\DIR\\FILE.TXT", "error", "Cannot find file:\n\"FILE.TXT\""),
                                1.458255915e9),
                        new Series("metric_without_timestamp_and_labels", Map.of(), 12.47),
                        new Series("something_weird", Map.of("problem", "division by zero"), Double.POSITIVE_INFINITY),
                        new Series("rpc_duration_seconds_sum", Map.of(), -1.7560473e7),
                        new Series("nothing", Map.of(), Double.NaN),
                        new Series("less", Map.of(), Double.NEGATIVE_INFINITY),
                        new Series("a:b:c", Map.of(), 0.5));
    }

    @Test
    void readsOpenMetricsWithExemplarsAndQuotedNames() throws Failed {
        assertThat(read("""
                # TYPE foo counter
                # UNIT foo_seconds seconds
                foo_total{le="1"} 17.0 1520879607.789 # {trace_id="KOO5S4vxi0o"} 0.67
                {"政务.requests",unit="省"} 2
                {"bare"} 3
                # EOF
                """))
                .containsExactly(
                        new Series("foo_total", Map.of("le", "1"), 17),
                        new Series("政务.requests", Map.of("unit", "省"), 2),
                        new Series("bare", Map.of(), 3));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<html><body>404</body></html>",
                "no_value",
                "no_value{a=\"b\"}",
                "1digit 1",
                "name 1d",
                "name 0x1",
                "name one",
                "name 1 2 3",
                "name 1 soon",
                "name{a=\"b\" 1",
                "name{a=b} 1",
                "name{a=\"b} 1",
                "name{a=\"b\"a=\"c\"} 1",
                "name{a=\"b\",a=\"c\"} 1",
                "name{,} 1",
                "{a=\"b\"} 1",
                "# EOF\nname 1"
            })
    void refusesWhatIsNoExpositionByItsLine(String garbage) {
        assertThatThrownBy(() -> read("good 1\n" + garbage))
                .isInstanceOf(Failed.class)
                .hasMessageMatching("The answer is no Prometheus exposition: line [23]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n\n", "# HELP nothing here\n", "# EOF"})
    void refusesWhatShowsNothing(String nothing) {
        assertThatThrownBy(() -> read(nothing)).hasMessage("The exporter shows no metric");
    }
}
