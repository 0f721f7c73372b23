package org.taizhang.api.rule;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.validation.Validation;
import jakarta.validation.Validator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.config.YamlMapFactoryBean;
import org.springframework.core.io.ClassPathResource;
import org.taizhang.domain.observation.AlertRule;
import org.taizhang.domain.observation.Baseline;
import org.taizhang.domain.observation.Threshold;
import tools.jackson.databind.json.JsonMapper;

/** What a target has on its first day. */
class DefaultsTest {
    /** The quantities that probes read, whatever the protocol. */
    private static final Set<String> QUANTITIES =
            Set.of(("probe_success probe_duration_seconds host_cpu_ratio host_load1 host_load5 host_load15 "
                            + "host_memory_total_bytes host_memory_available_bytes host_memory_used_ratio "
                            + "host_swap_used_ratio host_filesystem_used_ratio host_filesystem_inodes_used_ratio "
                            + "host_disk_read_bytes_per_second host_disk_busy_ratio host_network_receive_bytes_per_second "
                            + "host_network_receive_errors_total host_uptime_seconds host_processes "
                            + "host_process_running hardware_temperature_celsius hardware_fan_rpm hardware_sensor_ok "
                            + "hardware_power_on hardware_event_log_entries storage_used_ratio storage_total_bytes "
                            + "storage_component_ok storage_read_bytes_per_second storage_latency_seconds "
                            + "storage_cache_hit_ratio network_interface_up network_interface_receive_bytes_per_second "
                            + "network_interface_transmit_bytes_per_second network_interface_receive_errors_total "
                            + "network_interface_receive_discards_total network_interface_used_ratio backend_up "
                            + "backend_sessions database_up database_sessions database_sessions_limit "
                            + "database_sessions_used_ratio database_processes database_tablespace_bytes "
                            + "database_tablespace_used_ratio database_slow_queries_total "
                            + "database_replication_lag_seconds database_cache_hit_ratio database_ping_seconds "
                            + "middleware_threads_busy middleware_threads_limit middleware_threads_used_ratio "
                            + "middleware_heap_used_bytes middleware_heap_used_ratio middleware_queue_messages "
                            + "middleware_queue_consumers middleware_requests_total middleware_faults_total "
                            + "middleware_connections tcp_connect_seconds icmp_rtt_seconds icmp_loss_ratio "
                            + "dns_answer_seconds tls_certificate_days_left http_certificate_days_left "
                            + "http_total_seconds transaction_step_seconds transaction_step_ok log_lines "
                            + "log_matches app_size_bytes data_interface_rows script_value heartbeat_age_seconds "
                            + "fact_changed")
                    .split(" "));

    private static final Validator VALIDATOR =
            Validation.buildDefaultValidatorFactory().getValidator();

    private final Defaults defaults = new Defaults(new JsonMapper(), VALIDATOR);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "host",
                "host-hardware",
                "storage",
                "network",
                "operating-system",
                "database",
                "middleware",
                "website",
                "new-media",
                "app",
                "resource-library",
                "interaction",
                "disclosure",
                "application",
                "log",
                "data-interface",
                "base-service"
            })
    void everyKindHasRulesOfItsOwnThatSayWhyAndSpeakBothLanguages(String kind) {
        var rules = defaults.of(kind);
        assertThat(rules).isNotEqualTo(defaults.of("of-my-own"));
        assertThat(rules.all()).extracting(AlertRule::rule).contains("down", "silent");
        rules.all().forEach(rule -> {
            assertThat(rule.text()).as(rule.rule()).contains("{target}");
            assertThat(rule.textEn()).as(rule.rule()).contains("{target}").isNotEqualTo(rule.text());
            var reason = Objects.requireNonNull(defaults.reason(rule.rule()));
            assertThat(reason.zh()).as(rule.rule()).isNotBlank();
            assertThat(reason.en()).as(rule.rule()).isNotBlank();
            if (rule.severity() <= 2)
                assertThat(rule.acknowledgeWithin()).as(rule.rule()).isNotNull();
        });
    }

    @Test
    void aKindOfOnesOwnHasTheCommonRules() {
        assertThat(defaults.of("of-my-own").all()).extracting(AlertRule::rule).contains("down", "silent");
        assertThat(defaults.reason("of-my-own")).isNull();
    }

    @Test
    void whatIsDownSilencesTheRestOfItsTarget() {
        for (var kind : List.of("website", "database", "network")) {
            var rules = defaults.of(kind);
            var down = rules.thresholds().getFirst();
            assertThat(down.rule()).isEqualTo("down");
            rules.all()
                    .filter(rule -> !rule.silencesOthers())
                    .forEach(rule ->
                            assertThat(down.inhibits(rule)).as(rule.rule()).isTrue());
        }
    }

    /** A failed step fails the whole transaction: who is told that it fails must be told which step does. */
    @Test
    void whichStepFailsIsToldAlthoughTheTransactionIsDown() {
        for (var kind : List.of("website", "resource-library", "interaction", "disclosure", "application")) {
            var down = named(kind, "down");
            var step = named(kind, "transaction-failed");
            assertThat(down.inhibits(step)).as(kind).isFalse();
            assertThat(step.inhibits(down)).as(kind).isFalse();
            assertThat(step.inhibits(named(kind, "transaction-slow"))).as(kind).isTrue();
        }
    }

    /** A quantity that nobody thought of would be read and never judged. */
    @Test
    void everyQuantityIsJudgedOrItIsSaidWhyNot() {
        var yaml = new YamlMapFactoryBean();
        yaml.setResources(new ClassPathResource("defaults/rules.yml"));
        var table = Objects.requireNonNull(yaml.getObject());
        var known = new HashSet<String>();
        ((Map<?, ?>) table.get("rules"))
                .values()
                .forEach(rule -> known.add(((Map<?, ?>) rule).get("metric").toString()));
        ((Map<?, ?>) table.get("none")).forEach((metric, why) -> {
            assertThat(why.toString()).isNotBlank();
            assertThat(known).as("judged, or not").doesNotContain(metric.toString());
        });
        ((Map<?, ?>) table.get("none")).keySet().forEach(metric -> known.add(metric.toString()));
        assertThat(known).containsAll(QUANTITIES);
    }

    @Test
    void sessionsAreComparedWithTheirLimitAndTrafficWithLastWeek() {
        assertThat(named("database", "database-sessions").against())
                .isEqualTo(new Baseline.OtherMetric("database_sessions_limit"));
        assertThat(named("network", "interface-receive").against()).isEqualTo(new Baseline.LastWeek());
        assertThat(named("host", "cpu").against()).isNull();
    }

    private Threshold named(String kind, String rule) {
        return defaults.of(kind).thresholds().stream()
                .filter(threshold -> threshold.rule().equals(rule))
                .findFirst()
                .orElseThrow();
    }
}
